//! 撤并: from a day on a village is no longer. Lists of the days before stay as they were.
//!
//! Whoever is in its pool goes on in the village it went into; duties, posts, statuses and placements of
//! the village end; what is planned or open in it is named. Worked out once, shown before it is done, done in one action.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::past::Past;
use super::{rules, Village, VillageStatus};
use crate::changes::Outcome;
use crate::date::{in_force, Day, PartialDate};
use crate::duties::{filled, Duty, DutyKind, Post};
use crate::error::{Error, FieldProblem, OrNotFound, Result};
use crate::ids::{RecordId, ReserveId, VillageId};
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::{Move, Reserve, MOVED};
use crate::rotations::{Rotation, RotationEvent, RotationEventKind};
use crate::selection::Override;
use crate::store::Db;

/// Which village is no longer, from when, and into which it went, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VillageEnd {
    /// Which.
    pub id: VillageId,
    /// First day it is no longer.
    pub on: String,
    /// The village it goes into; absent: none.
    #[serde(default)]
    pub into: Option<VillageId>,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
}

/// What ending a village would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EndPreview {
    /// People of its pool, who go on in the other village's.
    pub people: usize,
    /// 包村分工 that end.
    pub duties: usize,
    /// Posts in the village that end.
    pub posts: usize,
    /// Statuses such as 软弱涣散 that end.
    pub statuses: usize,
    /// Placements in the village that end.
    pub rotations: usize,
    /// What is still planned or open in the village and has to be looked after.
    pub pending: Vec<String>,
    /// What stands in the way.
    pub problems: Vec<String>,
}

impl Registry {
    /// What [`Registry::end_village`] would do.
    pub fn preview_village_end(&self, end: &VillageEnd, today: Day) -> Result<EndPreview> {
        let plan = Plan::of(&self.db, end, today)?;
        Ok(EndPreview {
            people: plan.spells.len(),
            duties: plan.duties.len(),
            posts: plan.posts.len(),
            statuses: plan.statuses.len(),
            rotations: plan.rotations.len(),
            pending: self.db.pending_of_village(&end.id, plan.on)?,
            problems: plan.problems.into_iter().map(|it| it.message).collect(),
        })
    }

    /// A village is no longer from a day on. How many people went on in the other one's pool.
    pub fn end_village(&mut self, end: &VillageEnd, today: Day) -> Result<Outcome<usize>> {
        self.transact(Op::EndVillage, |tx| {
            let plan = Plan::of(tx.db, end, today)?;
            tx.about(&plan.says());
            if plan.problems.is_empty() {
                plan.carry_out(tx)
            } else {
                Err(Error::Invalid(plan.problems))
            }
        })
    }
}

/// The end of a village worked out, not yet made.
struct Plan {
    village: Village,
    into: Option<Village>,
    on: PartialDate,
    document: Option<String>,
    /// In the pool that day, in their order.
    spells: Vec<Reserve>,
    /// What else would go on.
    duties: Vec<Duty>,
    posts: Vec<Post>,
    statuses: Vec<VillageStatus>,
    rotations: Vec<Rotation>,
    problems: Vec<FieldProblem>,
}

impl Plan {
    fn of(db: &Db, end: &VillageEnd, today: Day) -> Result<Self> {
        let on = typed_date("on", &end.on)?;
        let village: Village = db.find(end.id.as_str())?.or_not_found("村")?;
        let into = end.into.as_ref();
        let into = into.map(|id| db.find::<Village>(id.as_str())?.or_not_found("村"));
        let of = village.id.as_str();
        let goes_on = |until: Option<PartialDate>| in_force(None, until, on.first_day());
        let mut spells: Vec<Reserve> = db.find_by("village_id", of)?;
        spells.retain(|spell| goes_on(spell.left_on));
        spells.sort_by_key(|spell| (spell.position, spell.id.clone()));
        let mut duties: Vec<Duty> = db.find_by("village_id", of)?;
        duties.retain(|duty| goes_on(duty.until_on));
        let mut posts: Vec<Post> = db.find_by("village_id", of)?;
        posts.retain(|post| goes_on(post.until_on));
        let mut statuses: Vec<VillageStatus> = db.find_by("village_id", of)?;
        statuses.retain(|status| goes_on(status.until_on));
        let mut rotations: Vec<Rotation> = db.find_by("village_id", of)?;
        rotations.retain(|rotation| goes_on(rotation.until_on));
        let mut plan = Self {
            into: into.transpose()?,
            on,
            document: filled(end.document.as_deref()),
            spells,
            duties,
            posts,
            statuses,
            rotations,
            problems: Vec::new(),
            village,
        };
        plan.find_problems(db, today)?;
        Ok(plan)
    }

    fn find_problems(&mut self, db: &Db, today: Day) -> Result<()> {
        let name = self.village.name.clone();
        if let Some(ended) = self.village.ended_on {
            self.problem("on", format!("{name}已于{}撤并", ended.in_words()));
            return Ok(());
        }
        let past = Past::of(db, &self.village)?;
        let mut changes = past.changes(&self.village).into_iter();
        let last = changes
            .next_back()
            .map(|(then, _)| (then.until_on, "更过名或划归过"));
        if let Err(message) = rules::may_change("撤并", self.on, today, last) {
            self.problem("on", message);
        }
        let began = self.village.began_on;
        if let Some(began) = began.filter(|began| self.on.first_day() <= began.first_day()) {
            let began = began.in_words();
            self.problem("on", format!("{name}{began}起才有，撤并时间应晚于那一天"));
        }
        match &self.into {
            Some(into) if into.id == self.village.id => {
                self.problem("into", "请选择另一个村".into());
            }
            Some(into) if into.ended_on.is_some() => {
                let message = format!("{}也已撤并，请选择现在还在的村", into.name);
                self.problem("into", message);
            }
            Some(into) if !into.is_there_on(self.on.first_day()) => {
                let began = into.began_on.map(PartialDate::in_words).unwrap_or_default();
                let message = format!("{}{began}起才有，请核对", into.name);
                self.problem("into", message);
            }
            None if !self.spells.is_empty() => {
                let people = self.spells.len();
                let message =
                    format!("{name}还有 {people} 人在库：请选择并入哪个村，或者先办理退出");
                self.problem("into", message);
            }
            _ => {}
        }
        let later = self.begun_later(db)?;
        if !later.is_empty() {
            let day = self.on.in_words();
            let message = format!(
                "{name}在{day}或以后还有新开始的记录，请先核对：{}",
                rules::some_records(&later)
            );
            self.problem("on", message);
        }
        Ok(())
    }

    /// Whose records in the village begin only when it is no longer.
    fn begun_later(&self, db: &Db) -> Result<Vec<String>> {
        let is_later = |from: PartialDate| self.on.first_day() <= from.first_day();
        let spells = self
            .spells
            .iter()
            .map(|it| (&it.person_id, it.entered_on, "入库"));
        let duties = self.duties.iter();
        let duties = duties.map(|it| (&it.person_id, it.from_on, DutyKind::from(it.role).label()));
        let posts = self.posts.iter();
        let posts = posts.map(|it| (&it.person_id, it.from_on, it.title.as_str()));
        let rotations = self.rotations.iter();
        let rotations = rotations.map(|it| (&it.person_id, it.from_on, "岗位锻炼"));
        let mut later = Vec::new();
        for (person, from, what) in spells.chain(duties).chain(posts).chain(rotations) {
            if is_later(from) {
                later.push(db.record_begun(person, from, what)?);
            }
        }
        let statuses = self.statuses.iter().filter(|it| is_later(it.from_on));
        later.extend(statuses.map(|it| it.status.clone()));
        Ok(later)
    }

    fn problem(&mut self, field: &str, message: String) {
        self.problems.push(FieldProblem {
            field: field.into(),
            code: "village.end",
            message,
        });
    }

    /// `申家营村并入南泉子村`, `申家营村`.
    fn says(&self) -> String {
        let name = &self.village.name;
        match &self.into {
            Some(into) => format!("{name}并入{}", into.name),
            None => name.clone(),
        }
    }

    fn carry_out(self, tx: &Tx<'_>) -> Result<usize> {
        let (until_on, people) = (Some(self.on), self.spells.len());
        let reason = format!("随{}", self.says());
        if let Some(into) = &self.into {
            for spell in self.spells {
                tx.go_on_in(into, spell, self.on, self.document.as_deref(), &reason)?;
            }
        }
        for duty in self.duties {
            tx.db.update(&Duty { until_on, ..duty })?;
        }
        for post in self.posts {
            tx.db.update(&Post { until_on, ..post })?;
        }
        for status in self.statuses {
            tx.db.update(&VillageStatus { until_on, ..status })?;
        }
        for rotation in self.rotations {
            tx.db.insert(&RotationEvent {
                id: RecordId::new(),
                township_id: rotation.township_id.clone(),
                rotation_id: rotation.id.clone(),
                kind: RotationEventKind::End,
                on_day: self.on,
                until_on: None,
                reason: reason.clone(),
                document: self.document.clone(),
            })?;
            tx.db.update(&Rotation {
                until_on,
                ..rotation
            })?;
        }
        tx.db.update(&Village {
            ended_on: Some(self.on),
            ended_into: self.into.map(|into| into.id),
            ended_document: self.document,
            ..self.village
        })?;
        Ok(people)
    }
}

impl Tx<'_> {
    /// Somebody goes on in another village's pool from a day on, whether still in it or not. What
    /// stands in the way of entering a pool does not stop it: whoever is in one stays in one.
    fn go_on_in(
        &self,
        village: &Village,
        spell: Reserve,
        on: PartialDate,
        document: Option<&str>,
        reason: &str,
    ) -> Result<()> {
        if spell.left_on.is_none() {
            let person: Person = self
                .db
                .find(spell.person_id.as_str())?
                .or_not_found("人员")?;
            let known: Vec<Override> = self.db.find_by("reserve_id", spell.id.as_str())?;
            let known = known.into_iter().next().map(|known| known.reason);
            let mut to = Move::new(spell.id.clone(), village.id.clone(), on.first_day());
            to.document = document.map(str::to_owned);
            to.override_reason = Some(known.unwrap_or_else(|| reason.to_owned()));
            self.move_reserve(&person, spell, &to)?;
            return Ok(());
        }
        let rest = Reserve {
            id: ReserveId::new(),
            village_id: village.id.clone(),
            township_id: village.township_id.clone(),
            entered_on: on,
            document: document.map(str::to_owned),
            position: self.db.last_position(&village.id)? + 1,
            start_assumed: false,
            ..spell.clone()
        };
        self.db.update(&Reserve {
            left_on: Some(on),
            left_reason: Some(MOVED.into()),
            destination: Some(self.db.village_called_on(&village.id, on.first_day())?),
            ..spell
        })?;
        self.db.insert(&rest)
    }
}
