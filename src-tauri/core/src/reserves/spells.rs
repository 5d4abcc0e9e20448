//! Entering, leaving and moving between pools, each from a day.

use serde::Deserialize;
use ts_rs::TS;

use super::{rules, Mentor, Remarks, Reserve, Stated};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{PersonId, ReserveId, VillageId};
use crate::op::Op;
use crate::people::typed_date;
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::selection::Override;
use crate::villages::Village;

/// A spell that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Whose pool.
    pub village_id: VillageId,
    /// First day in it.
    pub entered_on: PartialDate,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// 备注 of the roster.
    pub remark: Option<String>,
    /// Why, although something stands in the way; see [`crate::selection::gate`].
    pub override_reason: Option<String>,
}

impl Entry {
    /// Into a village's pool from a day on, with nothing else to say.
    #[must_use]
    pub fn new(village_id: VillageId, entered_on: PartialDate) -> Self {
        Self {
            village_id,
            entered_on,
            document: None,
            remark: None,
            override_reason: None,
        }
    }

    /// Nobody enters before the day has come; told under `prefix`.
    pub(crate) fn refuse_future(&self, today: Day, prefix: &str) -> Result<()> {
        let field = format!("{prefix}entered_on");
        refuse_future(self.entered_on, today, &field, "入库时间")
    }
}

/// A spell's facts, as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ReserveDraft {
    /// Whose pool; on correction the village stays when absent.
    pub village_id: Option<VillageId>,
    /// First day in the pool.
    pub entered_on: String,
    /// First day no longer; empty: in the pool.
    pub left_on: Option<String>,
    /// One of 退出原因.
    pub left_reason: Option<String>,
    /// Where the person went.
    pub destination: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// 备注 of the roster.
    pub remark: Option<String>,
    /// Mentors as the clerk states them.
    pub stated_mentors: Option<Vec<Mentor>>,
    /// Of one that begins: why, although something stands in the way.
    pub override_reason: Option<String>,
}

/// 退出后备, of one or many.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Leave {
    /// Which spells end.
    pub ids: Vec<ReserveId>,
    /// First day no longer in the pool, as typed.
    pub left_on: String,
    /// One of 退出原因.
    pub reason: String,
    /// Where they go.
    #[serde(default)]
    pub destination: Option<String>,
}

impl ReserveDraft {
    /// The spell that begins, from a form; or everything that is wrong with it.
    pub fn entry(&self) -> Result<Entry> {
        let entered_on = if self.entered_on.trim().is_empty() {
            let what = "请填写入库时间";
            Err(Error::invalid("entered_on", "entered_on.missing", what))
        } else {
            typed_date("entered_on", &self.entered_on)
        };
        let Some(village_id) = self.village_id.clone() else {
            let missing = Error::invalid("village_id", "village.missing", "请选择村");
            return Err(missing.and(entered_on.err()));
        };
        Ok(Entry {
            village_id,
            entered_on: entered_on?,
            document: filled(self.document.as_deref()),
            remark: filled(self.remark.as_deref()),
            override_reason: filled(self.override_reason.as_deref()),
        })
    }
}

/// 调整所在村, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Move {
    /// The open spell.
    pub id: ReserveId,
    /// The village to go to.
    pub village_id: VillageId,
    /// First day there.
    pub on: Day,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
    /// Why, although something stands in the way; absent: as of the spell that ends.
    #[serde(default)]
    pub override_reason: Option<String>,
}

impl Move {
    /// To a village from a day on, with nothing else to say.
    #[must_use]
    pub fn new(id: ReserveId, village_id: VillageId, on: Day) -> Self {
        Self {
            id,
            village_id,
            on,
            document: None,
            override_reason: None,
        }
    }
}

/// Nobody enters or leaves a pool before the day has come.
pub(crate) fn refuse_future(date: PartialDate, today: Day, field: &str, what: &str) -> Result<()> {
    if date.first_day() <= today {
        return Ok(());
    }
    let message = format!("{what}不能在将来，请核对");
    Err(Error::invalid(field, "date.future", message))
}

impl Registry {
    /// 入库: a spell begins.
    pub fn enter_pool(
        &mut self,
        person_id: &PersonId,
        entry: &Entry,
        today: Day,
    ) -> Result<Outcome<ReserveId>> {
        entry.refuse_future(today, "")?;
        self.transact(Op::EnterPool, |tx| {
            let person: Person = tx.db.find(person_id.as_str())?.or_not_found("人员")?;
            tx.about(&person.name);
            tx.enter_pool(&person, entry)
        })
    }

    /// 退出后备: spells end on a day, for a reason. How many.
    pub fn leave_pool(&mut self, leave: &Leave, today: Day) -> Result<Outcome<usize>> {
        let left_on = typed_date("left_on", &leave.left_on)?;
        refuse_future(left_on, today, "left_on", "退出时间")?;
        let Some(reason) = filled(Some(&leave.reason)) else {
            return Err(Error::invalid(
                "reason",
                "reserve.reason_missing",
                "请选择退出原因",
            ));
        };
        self.transact(Op::LeavePool, |tx| {
            let mut names = Vec::new();
            for id in &leave.ids {
                names.push(tx.leave_pool(id, left_on, &reason, leave.destination.as_deref())?);
            }
            tx.about(&some_of(&names));
            Ok(names.len())
        })
    }

    /// 调整所在村: the open spell ends in one village and one begins in another, from a day that may
    /// lie ahead: in a pool the person is all the time.
    pub fn move_reserve(&mut self, to: &Move) -> Result<Outcome<ReserveId>> {
        self.transact(Op::MoveReserve, |tx| {
            let spell: Reserve = tx.db.find(to.id.as_str())?.or_not_found("在库记录")?;
            let person: Person = tx.db.find(spell.person_id.as_str())?.or_not_found("人员")?;
            tx.about(&person.name);
            tx.move_reserve(&person, spell, to)
        })
    }

    /// Corrects the facts of a spell; of stated mentors and remarks those of `as_of`. A day that stays as it was
    /// is not asked about.
    pub fn edit_reserve(
        &mut self,
        id: &ReserveId,
        draft: &ReserveDraft,
        as_of: Day,
        today: Day,
    ) -> Result<Outcome<()>> {
        let entered_on = typed_date("entered_on", &draft.entered_on)?;
        let left_on = filled(draft.left_on.as_deref())
            .map(|text| typed_date("left_on", &text))
            .transpose()?;
        if left_on.is_some_and(|left| left.first_day() < entered_on.first_day()) {
            return Err(Error::invalid(
                "left_on",
                "interval.empty",
                "退出时间早于入库时间",
            ));
        }
        self.transact(Op::EditReserve, |tx| {
            let spell: Reserve = tx.db.find(id.as_str())?.or_not_found("在库记录")?;
            if entered_on != spell.entered_on {
                refuse_future(entered_on, today, "entered_on", "入库时间")?;
            }
            if let Some(left) = left_on.filter(|left| Some(*left) != spell.left_on) {
                refuse_future(left, today, "left_on", "退出时间")?;
            }
            let person: Person = tx.db.find(spell.person_id.as_str())?.or_not_found("人员")?;
            tx.about(&person.name);
            let village: Village = match &draft.village_id {
                Some(id) => tx.db.find(id.as_str())?.or_not_found("村")?,
                None => tx.db.find(spell.village_id.as_str())?.or_not_found("村")?,
            };
            let last_day = left_on.map(PartialDate::day_before);
            let first_day = entered_on.first_day();
            village.refuse_outside((first_day, "entered_on"), (last_day, "left_on"))?;
            let position = if village.id == spell.village_id {
                spell.position
            } else {
                tx.db.last_position(&village.id)? + 1
            };
            let corrected = Reserve {
                position,
                village_id: village.id,
                township_id: village.township_id,
                entered_on,
                left_on,
                left_reason: filled(draft.left_reason.as_deref()),
                destination: filled(draft.destination.as_deref()),
                document: filled(draft.document.as_deref()),
                remark: spell
                    .remark
                    .clone()
                    .corrected(filled(draft.remark.as_deref()).unwrap_or_default(), as_of),
                start_assumed: spell.start_assumed && spell.entered_on == entered_on,
                stated_mentors: match &draft.stated_mentors {
                    Some(mentors) => spell
                        .stated_mentors
                        .clone()
                        .corrected(mentors.clone(), as_of),
                    None => spell.stated_mentors.clone(),
                },
                ..spell
            };
            tx.refuse_overlap(&person, &corrected)?;
            tx.db.update(&corrected)
        })
    }

    /// Puts the people of a village's pool into the clerk's order.
    pub fn order_reserves(
        &mut self,
        village_id: &VillageId,
        ids: &[ReserveId],
    ) -> Result<Outcome<()>> {
        self.transact(Op::OrderReserves, |tx| {
            tx.about(&format!("{} 人", ids.len()));
            for (position, id) in (1..).zip(ids) {
                let spell: Reserve = tx.db.find(id.as_str())?.or_not_found("在库记录")?;
                if spell.village_id != *village_id {
                    return Err(Refused::NotFound {
                        what: "村的在库记录",
                    }
                    .into());
                }
                tx.db.update(&Reserve { position, ..spell })?;
            }
            Ok(())
        })
    }
}

impl Tx<'_> {
    /// A spell begins; at the end of the village's own order.
    pub(crate) fn enter_pool(&self, person: &Person, entry: &Entry) -> Result<ReserveId> {
        let village: Village = self
            .db
            .find(entry.village_id.as_str())?
            .or_not_found("村")?;
        let first_day = entry.entered_on.first_day();
        village.refuse_outside((first_day, "entered_on"), (None, "village_id"))?;
        let spell = Reserve {
            id: ReserveId::new(),
            township_id: village.township_id,
            person_id: person.id.clone(),
            position: self.db.last_position(&village.id)? + 1,
            village_id: village.id,
            entered_on: entry.entered_on,
            left_on: None,
            left_reason: None,
            destination: None,
            document: entry.document.clone(),
            stated_mentors: Stated::default(),
            remark: Remarks::of(entry.remark.clone()),
            start_assumed: false,
            listed_on: None,
        };
        self.refuse_overlap(person, &spell)?;
        let reason = entry.override_reason.as_deref();
        let blockers = self.pass_gate(person, spell.entered_on.first_day(), reason)?;
        self.db.insert(&spell)?;
        self.after_entry(&spell, &blockers, reason)?;
        Ok(spell.id)
    }

    /// The spell ends on a day, for a reason; whose it was.
    pub(crate) fn leave_pool(
        &self,
        id: &ReserveId,
        left_on: PartialDate,
        reason: &str,
        destination: Option<&str>,
    ) -> Result<String> {
        let spell: Reserve = self.db.find(id.as_str())?.or_not_found("在库记录")?;
        let person: Person = self
            .db
            .find(spell.person_id.as_str())?
            .or_not_found("人员")?;
        if left_on.first_day() < spell.entered_on.first_day() {
            let message = format!("{}的退出时间早于入库时间 {}", person.name, spell.entered_on);
            return Err(Error::invalid("left_on", "interval.empty", message));
        }
        let ended = Reserve {
            left_on: Some(left_on),
            left_reason: Some(reason.to_owned()),
            destination: filled(destination),
            ..spell
        };
        self.refuse_overlap(&person, &ended)?;
        self.db.update(&ended)?;
        Ok(person.name)
    }

    /// The spell ends where it is and one begins in another village on the same day; the written
    /// reason it has goes along unless there is a new one.
    pub(crate) fn move_reserve(
        &self,
        person: &Person,
        spell: Reserve,
        to: &Move,
    ) -> Result<ReserveId> {
        let on = PartialDate::from(to.on);
        let known: Vec<Override> = self.db.find_by("reserve_id", spell.id.as_str())?;
        let known = known.into_iter().next().map(|known| known.reason);
        if spell.left_on.is_some() {
            return Err(Refused::NotFound {
                what: "在库记录"
            }
            .into());
        }
        if on.first_day() < spell.entered_on.first_day() {
            let message = format!("调整时间早于入库时间 {}", spell.entered_on);
            return Err(Error::invalid("on", "interval.empty", message));
        }
        let remark = spell.remark.on(to.on).map(str::to_owned);
        self.db.update(&Reserve {
            left_on: Some(on),
            left_reason: Some(MOVED.into()),
            destination: Some(self.db.village_called_on(&to.village_id, on.first_day())?),
            ..spell
        })?;
        self.enter_pool(
            person,
            &Entry {
                village_id: to.village_id.clone(),
                entered_on: on,
                document: filled(to.document.as_deref()),
                remark,
                override_reason: filled(to.override_reason.as_deref()).or(known),
            },
        )
    }

    /// A person is in at most one pool on any day.
    pub(crate) fn refuse_overlap(&self, person: &Person, spell: &Reserve) -> Result<()> {
        let others: Vec<Reserve> = self.db.find_by("person_id", person.id.as_str())?;
        let clash = others
            .iter()
            .find(|other| other.id != spell.id && rules::overlap(other, spell));
        match clash {
            None => Ok(()),
            Some(open) if open.left_on.is_none() => Err(Refused::AlreadyInPool {
                name: person.name.clone(),
                village: self.db.village_label(&open.village_id)?,
            }
            .into()),
            Some(_) => Err(Refused::SpellsOverlap {
                name: person.name.clone(),
            }
            .into()),
        }
    }
}

/// 退出原因 of a spell that goes on in another village.
pub(crate) const MOVED: &str = "调整到其他村";

/// The first names of a list and how many there are: `王芳、李强等 5 人`.
pub(crate) fn some_of(names: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown = names[..names.len().min(SHOWN)].join("、");
    if names.len() > SHOWN {
        format!("{shown}等 {} 人", names.len())
    } else {
        shown
    }
}
