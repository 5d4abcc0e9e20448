//! What a change of duty would do, seen before it is done.

use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

use super::change::{name_of, Plan, VillagePlan};
use super::rules::title_on;
use super::tenures::Tenures;
use super::touched::{kin_of, Mentored};
use super::who::Who;
use super::Holder;
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::{PersonId, VillageId};
use crate::reserves::some_of;
use crate::store::Db;

/// What a change would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DutyPreview {
    /// Village by village, in paper order.
    pub villages: Vec<DutyPreviewVillage>,
    /// Villages that get somebody else.
    pub changed: usize,
    /// Mentees who get another mentor.
    pub pairs: usize,
    /// Mentees who keep the mentor a hand named.
    pub unchanged: usize,
    /// Mentees of the new mentor before the change.
    pub load_before: usize,
    /// … and after it.
    pub load_after: usize,
    /// The scheme's suggested limit.
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
    /// Mentees who get another mentor.
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
        let mentored = Mentored::read(db, self.day)?;
        let to_id = self.to.as_ref().and_then(Who::id);
        let kin = to_id
            .map(|id| kin_of(db, id))
            .transpose()?
            .unwrap_or_default();
        let mut villages = Vec::new();
        let mut touched: HashSet<&PersonId> = HashSet::new();
        let mut kept: HashSet<PersonId> = HashSet::new();
        for row in &self.villages {
            let (following, unchanged) = if row.changes {
                let overridden = mentored.overridden(&row.village.id, self.kind);
                let unchanged = overridden.into_iter().map(|named| {
                    Ok(Unchanged {
                        name: name_of(db, &named.person_id)?,
                        person_id: named.person_id.clone(),
                        reason: named.reason.clone().unwrap_or_default(),
                    })
                });
                let unchanged: Vec<Unchanged> = unchanged.collect::<Result<_>>()?;
                (mentored.following(&row.village.id, self.kind), unchanged)
            } else {
                (HashSet::new(), Vec::new())
            };
            kept.extend(unchanged.iter().map(|one| one.person_id.clone()));
            villages.push(DutyPreviewVillage {
                village_id: row.village.id.clone(),
                village: row.village.name.clone(),
                before: row
                    .before
                    .as_ref()
                    .map(|tenure| tenures.shown(db, tenure, day_before(self.day)))
                    .transpose()?,
                after: self.after(row, tenures),
                pairs: following.len(),
                unchanged,
                note: self.note(db, row, &following, &kin)?,
            });
            touched.extend(following);
        }
        let scheme = mentored.scheme_of(self.kind);
        let before: HashSet<&PersonId> = match (to_id, scheme) {
            (Some(id), Some(scheme)) => {
                mentored.mentees_of(id, &scheme.id, |kind| tenures.held_by(id, kind, self.day))
            }
            _ => HashSet::new(),
        };
        let after = before.union(&touched).filter(|id| Some(**id) != to_id);
        let load_after = if self.to.is_some() { after.count() } else { 0 };
        let limit = scheme.and_then(|scheme| scheme.mentees_per_mentor);
        Ok(DutyPreview {
            changed: self.villages.iter().filter(|row| row.changes).count(),
            villages,
            pairs: touched.len(),
            unchanged: kept.len(),
            load_before: before.len(),
            load_after,
            limit,
            over: limit
                .is_some_and(|limit| i64::try_from(load_after).is_ok_and(|load| load > limit)),
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
        db: &Db,
        row: &VillagePlan,
        following: &HashSet<&PersonId>,
        kin: &HashSet<PersonId>,
    ) -> Result<Option<String>> {
        let mut notes: Vec<String> = row.note.iter().cloned().collect();
        let relatives: Vec<String> = following
            .iter()
            .filter(|id| kin.contains(**id))
            .map(|id| name_of(db, id))
            .collect::<Result<_>>()?;
        if !relatives.is_empty() {
            notes.push(format!("与{}是亲属，应当回避", some_of(&relatives)));
        }
        let to = self.to.as_ref().and_then(Who::id);
        if to.is_some_and(|id| following.contains(id)) {
            notes.push("新的帮带人本人在本村后备库，本人这一席为缺位".into());
        }
        Ok((!notes.is_empty()).then(|| notes.join("；")))
    }
}

fn day_before(day: Day) -> Day {
    day.pred_opt().unwrap_or(day)
}
