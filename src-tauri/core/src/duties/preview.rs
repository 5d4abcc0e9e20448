//! What a change of duty would do, seen before it is done.

use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

use super::change::{Plan, VillagePlan};
use super::rules::title_on;
use super::tenures::Tenures;
use super::touched::{kin_of, Touched};
use super::who::Who;
use super::Holder;
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::{PersonId, VillageId};
use crate::mentoring::Adjustment;
use crate::reserves::some_of;
use crate::store::Db;

/// What a change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DutyPreview {
    /// Village by village, in paper order.
    pub villages: Vec<DutyPreviewVillage>,
    /// Villages that get somebody else.
    pub changed: usize,
    /// Pairs with another mentor, under every scheme: the rows 调整清单 will have of it.
    pub pairs: usize,
    /// Pairs that keep the mentor a hand named.
    pub unchanged: usize,
    /// Mentees of the new mentor before the change, under the scheme where they are most or too
    /// many after it.
    pub load_before: usize,
    /// … and after it.
    pub load_after: usize,
    /// The suggested limit there.
    pub limit: Option<i64>,
    /// Whether the load is above the limit then.
    pub over: bool,
    /// Who takes over.
    pub to: Option<DutyPreviewPerson>,
    /// The first day of the change.
    pub on: Day,
    /// The last day of what was before.
    pub the_day_before: Day,
    /// Why it cannot be done so; empty: it can.
    pub problems: Vec<String>,
}

/// What a change would do in a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DutyPreviewVillage {
    /// The village.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Who holds the seat until then.
    pub before: Option<Holder>,
    /// Who holds it from then.
    pub after: Option<NewHolder>,
    /// Pairs with another mentor.
    pub pairs: usize,
    /// Mentees who keep the mentor a hand named.
    pub unchanged: Vec<Unchanged>,
    /// What is special here.
    pub note: Option<String>,
}

/// Who is to hold a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NewHolder {
    /// Who; `None`: is added to the register with the change.
    pub person_id: Option<PersonId>,
    /// Name.
    pub name: String,
    /// What they are besides; the secretary's title in the village.
    pub post: Option<String>,
    /// First day.
    pub from_on: PartialDate,
    /// Where a later planned change begins.
    pub until_on: Option<PartialDate>,
    /// Number of the paper.
    pub document: Option<String>,
}

/// Somebody whose mentor does not follow the duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unchanged {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Why a hand named the mentor.
    pub reason: String,
}

/// Who takes over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DutyPreviewPerson {
    /// Who; `None`: is added to the register with the change.
    pub person_id: Option<PersonId>,
    /// Name.
    pub name: String,
    /// What they are on the day.
    pub post: Option<String>,
    /// Since when.
    pub post_from_on: Option<PartialDate>,
}

impl Plan {
    pub(super) fn preview(&self, db: &Db, tenures: &Tenures) -> Result<DutyPreview> {
        let touched = Touched::by(self, db)?;
        let kin = match self.to.as_ref().and_then(Who::id) {
            Some(id) => kin_of(db, id)?,
            None => HashSet::new(),
        };
        let villages = self.villages.iter().map(|row| {
            let of_village = |one: &&Adjustment| one.village_id.as_ref() == Some(&row.village.id);
            let adjusted: Vec<&Adjustment> =
                touched.adjustments.iter().filter(of_village).collect();
            let before = row.before.as_ref();
            Ok(DutyPreviewVillage {
                village_id: row.village.id.clone(),
                village: row.village.name.clone(),
                before: before
                    .map(|tenure| tenures.shown(db, tenure, day_before(self.day)))
                    .transpose()?,
                after: self.after(row, tenures),
                pairs: adjusted.len(),
                unchanged: if row.changes {
                    touched.unchanged(&row.village.id)
                } else {
                    Vec::new()
                },
                note: self.note(row, &adjusted, &kin),
            })
        });
        let villages: Vec<DutyPreviewVillage> = villages.collect::<Result<_>>()?;
        let load = touched.load();
        Ok(DutyPreview {
            changed: self.villages.iter().filter(|row| row.changes).count(),
            pairs: touched.adjustments.len(),
            unchanged: villages.iter().map(|village| village.unchanged.len()).sum(),
            villages,
            load_before: load.as_ref().map_or(0, |load| load.before),
            load_after: load.as_ref().map_or(0, |load| load.after),
            limit: load.as_ref().and_then(|load| load.limit),
            over: load.is_some_and(|load| load.over),
            to: self.to.as_ref().map(|who| self.shown(who, tenures)),
            on: self.day,
            the_day_before: day_before(self.day),
            problems: self
                .problems
                .iter()
                .map(|problem| problem.message.clone())
                .collect(),
        })
    }

    /// Who holds a village's seat from the day.
    fn after(&self, row: &VillagePlan, tenures: &Tenures) -> Option<NewHolder> {
        let who = self.to.as_ref().filter(|_| row.changes)?;
        Some(NewHolder {
            person_id: who.id().cloned(),
            name: who.name().to_owned(),
            post: row.title.clone().or_else(|| self.shown(who, tenures).post),
            from_on: self.day.into(),
            until_on: row.until,
            document: self.document.clone(),
        })
    }

    fn shown(&self, who: &Who, tenures: &Tenures) -> DutyPreviewPerson {
        let posts = who.id().map_or(&[][..], |id| tenures.posts_of(id));
        let title = title_on(posts, self.day);
        let post = posts
            .iter()
            .find(|post| Some(post.title.as_str()) == title && post.span().holds_on(self.day));
        DutyPreviewPerson {
            person_id: who.id().cloned(),
            name: who.name().to_owned(),
            post: match who {
                Who::Known(_) => title.map(str::to_owned),
                Who::New { post, .. } => post.clone(),
            },
            post_from_on: post.map(|post| post.from_on),
        }
    }

    /// What is special in a village, as sentences.
    fn note(
        &self,
        row: &VillagePlan,
        adjusted: &[&Adjustment],
        kin: &HashSet<PersonId>,
    ) -> Option<String> {
        let mut notes: Vec<String> = row.note.iter().cloned().collect();
        let mut relatives: Vec<String> = Vec::new();
        for one in adjusted.iter().filter(|one| kin.contains(&one.person_id)) {
            if !relatives.contains(&one.name) {
                relatives.push(one.name.clone());
            }
        }
        if !relatives.is_empty() {
            notes.push(format!("与{}是亲属，应当回避", some_of(&relatives)));
        }
        let to = self.to.as_ref().and_then(Who::id);
        if adjusted
            .iter()
            .any(|one| Some(&one.person_id) == to && one.after.is_none())
        {
            notes.push("新的帮带人本人在本村后备库，本人这一席为缺位".into());
        }
        (!notes.is_empty()).then(|| notes.join("；"))
    }
}

fn day_before(day: Day) -> Day {
    day.pred_opt().unwrap_or(day)
}
