//! 划归: from a day on a village belongs to another township of the register.
//!
//! Lists of the days before go on showing it where it was. Whoever is of the village goes with it; its
//! 包村分工 stay with whom they are until they are changed, and so do all its other records. Worked out
//! once, shown before it is done, done in one action.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::past::{wrong_day, Change, Past};
use super::{rules, FormerVillage, Township, Village, VillageAlias};
use crate::changes::Outcome;
use crate::date::{in_force, Day, PartialDate};
use crate::duties::{filled, Duty, DutyKind, Post};
use crate::error::{Error, FieldProblem, OrNotFound, Result};
use crate::ids::{PersonId, TownshipId, VillageId};
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::Reserve;
use crate::store::Db;

/// Which village goes to which township, and from when, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VillageHandOver {
    /// Which.
    pub id: VillageId,
    /// The township to which it belongs from the day on.
    pub township_id: TownshipId,
    /// First day there.
    pub on: String,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
}

/// What a hand-over would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HandOverPreview {
    /// People of its pool, who go with it.
    pub people: usize,
    /// Others with a post in the village, who go with it.
    pub officers: usize,
    /// Who answers for it and goes on to: 梁启宏（包村领导）.
    pub duties: Vec<String>,
    /// What stands in the way.
    pub problems: Vec<String>,
}

impl Registry {
    /// What [`Registry::hand_over_village`] would do.
    pub fn preview_hand_over(
        &self,
        hand_over: &VillageHandOver,
        today: Day,
    ) -> Result<HandOverPreview> {
        let plan = Plan::of(&self.db, hand_over, today)?;
        Ok(HandOverPreview {
            people: plan.pool.len(),
            officers: plan.officers.difference(&plan.pool).count(),
            duties: plan.duties,
            problems: plan.problems.into_iter().map(|it| it.message).collect(),
        })
    }

    /// A village belongs to another township from a day on, and whoever is of it with it.
    pub fn hand_over_village(
        &mut self,
        hand_over: &VillageHandOver,
        today: Day,
    ) -> Result<Outcome<()>> {
        self.transact(Op::HandOverVillage, |tx| {
            let plan = Plan::of(tx.db, hand_over, today)?;
            let (village, from, to) = (&plan.village.name, &plan.from.name, &plan.to.name);
            tx.about(&format!("{village}由{from}划归{to}"));
            if !plan.problems.is_empty() {
                return Err(Error::Invalid(plan.problems));
            }
            plan.carry_out(tx)
        })
    }
}

/// A hand-over worked out, not yet made.
struct Plan {
    village: Village,
    from: Township,
    to: Township,
    on: PartialDate,
    document: Option<String>,
    /// Who is in the pool that day or later.
    pool: HashSet<PersonId>,
    /// Who has a post in the village that day or later.
    officers: HashSet<PersonId>,
    duties: Vec<String>,
    problems: Vec<FieldProblem>,
}

impl Plan {
    fn of(db: &Db, hand_over: &VillageHandOver, today: Day) -> Result<Self> {
        let on = typed_date("on", &hand_over.on)?;
        let village: Village = db.find(hand_over.id.as_str())?.or_not_found("村")?;
        let of = village.id.as_str();
        let goes_on = |until: Option<PartialDate>| in_force(None, until, on.first_day());
        let [pool, officers] = people_of(db, &village.id, on)?;
        let duties: Vec<Duty> = db.find_by("village_id", of)?;
        let duties = duties.into_iter().filter(|duty| goes_on(duty.until_on));
        let told = duties.map(|duty| {
            let name = db.person_name(&duty.person_id)?;
            Ok(format!("{name}（{}）", DutyKind::from(duty.role).label()))
        });
        let mut plan = Self {
            from: db
                .find(village.township_id.as_str())?
                .or_not_found("乡镇")?,
            to: db
                .find(hand_over.township_id.as_str())?
                .or_not_found("乡镇")?,
            on,
            document: filled(hand_over.document.as_deref()),
            pool,
            officers,
            duties: told.collect::<Result<_>>()?,
            problems: Vec::new(),
            village,
        };
        plan.find_problems(db, today)?;
        Ok(plan)
    }

    fn find_problems(&mut self, db: &Db, today: Day) -> Result<()> {
        let Self {
            village, to, on, ..
        } = self;
        let moved = Village {
            township_id: to.id.clone(),
            ..village.clone()
        };
        let past = Past::of(db, village)?;
        let last = past.last(village, Change::Township, *on);
        let day = rules::may_change("划归", *on, today, last).map_err(wrong_day);
        let first_day = on.first_day();
        let found = [
            day,
            village.refuse_before_beginning(first_day, "on"),
            village.refuse_beyond_end(Some(first_day), "on"),
            if village.township_id == to.id {
                let message = format!("{}现在就属于{}，请选择另一个乡镇", village.name, to.name);
                Err(Error::invalid("township_id", "township.same", message))
            } else {
                refuse_taken_names(db, &moved, to, first_day)
            },
        ];
        for refused in found {
            match refused {
                Err(Error::Invalid(problems)) => self.problems.extend(problems),
                other => other?,
            }
        }
        Ok(())
    }

    fn carry_out(self, tx: &Tx<'_>) -> Result<()> {
        let Self { village, on, .. } = self;
        tx.keep_former(&village, on, self.document)?;
        let former: Vec<FormerVillage> = tx.db.find_by("village_id", village.id.as_str())?;
        for one in former.into_iter().filter(|one| one.position.is_none()) {
            tx.db.update(&FormerVillage {
                position: Some(village.position),
                ..one
            })?;
        }
        let there: Vec<Village> = tx.db.find_by("township_id", self.to.id.as_str())?;
        let last = there.iter().map(|other| other.position).max();
        let moved = Village {
            township_id: self.to.id,
            position: last.unwrap_or_default() + 1,
            ..village.clone()
        };
        tx.goes_to_township(&village, &moved, on)?;
        tx.db.update(&moved)
    }
}

/// Who is in the pool of a village on a day or later, and who has a post in it.
fn people_of(db: &Db, village: &VillageId, on: PartialDate) -> Result<[HashSet<PersonId>; 2]> {
    let goes_on = |until: Option<PartialDate>| in_force(None, until, on.first_day());
    let spells: Vec<Reserve> = db.find_by("village_id", village.as_str())?;
    let spells = spells.into_iter().filter(|spell| goes_on(spell.left_on));
    let posts: Vec<Post> = db.find_by("village_id", village.as_str())?;
    let posts = posts.into_iter().filter(|post| goes_on(post.until_on));
    Ok([
        spells.map(|spell| spell.person_id).collect(),
        posts.map(|post| post.person_id).collect(),
    ])
}

/// From a day on a village brings no name into a township by which another one is known there then.
fn refuse_taken_names(db: &Db, moved: &Village, to: &Township, from: Day) -> Result<()> {
    let aliases: Vec<VillageAlias> = db.find_by("village_id", moved.id.as_str())?;
    let own = aliases.iter().map(|alias| &alias.alias);
    let there: Vec<Village> = db.find_by("township_id", to.id.as_str())?;
    let is_there = |id: &VillageId| {
        let mut there = there.iter();
        *id != moved.id && there.any(|it| it.id == *id && it.is_there_from(Some(from)))
    };
    for name in std::iter::once(&moved.name).chain(own) {
        let known: Vec<VillageAlias> = db.find_by("alias", name)?;
        let mut named = there.iter().filter(|it| it.name == *name);
        let named = named.any(|it| is_there(&it.id));
        if named || known.iter().any(|alias| is_there(&alias.village_id)) {
            let message = format!(
                "{}已经有一个叫“{name}”的村，请先把其中一个更名或者去掉别名",
                to.name
            );
            return Err(Error::invalid("township_id", "village.taken", message));
        }
    }
    Ok(())
}

impl Tx<'_> {
    /// The names of a village and whoever is of it from a day on go to the township to which it moved.
    pub(super) fn goes_to_township(
        &self,
        village: &Village,
        moved: &Village,
        on: PartialDate,
    ) -> Result<()> {
        let (from, to) = (&village.township_id, &moved.township_id);
        let township: Township = self.db.find(to.as_str())?.or_not_found("乡镇")?;
        refuse_taken_names(self.db, moved, &township, on.first_day())?;
        let aliases: Vec<VillageAlias> = self.db.find_by("village_id", village.id.as_str())?;
        for alias in aliases {
            self.db.update(&VillageAlias {
                township_id: to.clone(),
                ..alias
            })?;
        }
        let [pool, officers] = people_of(self.db, &village.id, on)?;
        let mut people = pool.union(&officers);
        people.try_for_each(|id| self.person_goes_to(id, from, to, on.first_day()))
    }

    /// Somebody of a village goes with it to another township, unless they are recorded elsewhere or
    /// have a post beyond the villages that day.
    fn person_goes_to(
        &self,
        id: &PersonId,
        from: &TownshipId,
        to: &TownshipId,
        day: Day,
    ) -> Result<()> {
        let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
        let posts: Vec<Post> = self.db.find_by("person_id", id.as_str())?;
        let beyond = |post: &Post| post.village_id.is_none() && post.span().holds_on(day);
        if person.township_id != *from || posts.iter().any(beyond) {
            return Ok(());
        }
        self.db.update(&Person {
            township_id: to.clone(),
            ..person
        })
    }
}
