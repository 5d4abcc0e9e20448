//! The gate of the pool: what keeps somebody out, and what is only said.
//!
//! `known_by` asks every noun that may say no; a new one adds its line there. At the gate
//! ([`blockers_of`]) whatever is known at the moment of writing counts, whichever day somebody enters
//! from: nobody comes in by an earlier date. Lists as of a day ([`blockers_on`]) say what was known
//! on it, and say the same next year.

use serde::Serialize;
use ts_rs::TS;

use super::overrides::accepted_reason;
use super::rules::{hit_said, last_check};
use super::{Check, CheckResult, Condition, Override, Prospect, SelectionRun, ENTERED};
use crate::date::Day;
use crate::error::{OrNotFound, Refused, Result};
use crate::ids::{PersonId, RecordId};
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::reserves::Reserve;
use crate::reviews;
use crate::store::Db;

/// What keeps somebody out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BlockerKind {
    /// A negative condition is touched.
    NegativeHit,
    /// A department objects.
    Objection,
}

/// Something that keeps somebody out of the pool unless there is a written reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Blocker {
    /// What it is.
    pub kind: BlockerKind,
    /// The sentence; holds nothing that is shown on request only.
    pub text: String,
}

/// What stands between somebody and the pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Gate {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// What keeps them out.
    pub blockers: Vec<Blocker>,
    /// What is said and keeps nobody out: conditions not met, not checked, or checked too long ago,
    /// and what reviews say beside objections.
    pub warnings: Vec<String>,
}

/// Everything that keeps a person out of the pool who enters on a day.
pub(crate) fn blockers_of(db: &Db, person: &PersonId, on: Day) -> Result<Vec<Blocker>> {
    known_by(db, person, Day::MAX, on)
}

/// What was known on a day that keeps, or should have kept, a person out of the pool.
pub(crate) fn blockers_on(db: &Db, person: &PersonId, as_of: Day) -> Result<Vec<Blocker>> {
    known_by(db, person, as_of, as_of)
}

/// What was known by one day, noun by noun, as it is said on another.
fn known_by(db: &Db, person: &PersonId, by: Day, on: Day) -> Result<Vec<Blocker>> {
    let mut blockers = hits(db, person, by, on)?;
    blockers.extend(objections(db, person, by)?);
    Ok(blockers)
}

/// That departments object in reviews; which of them and why is shown on request only.
fn objections(db: &Db, person: &PersonId, by: Day) -> Result<Vec<Blocker>> {
    if !db.was_objected_to(person)? {
        return Ok(Vec::new());
    }
    let said = reviews::blockers(db, person, by)?;
    let blocking = said.into_iter().filter(|said| said.blocks);
    let blockers = blocking.map(|said| Blocker {
        kind: BlockerKind::Objection,
        text: said.text,
    });
    Ok(blockers.collect())
}

/// What reviews say and keeps nobody out: 建议缓用, replies that hold no longer or are missing.
fn concerns(db: &Db, person: &PersonId, on: Day) -> Result<Vec<String>> {
    let said = reviews::blockers(db, person, on)?;
    let warning = said.into_iter().filter(|said| !said.blocks);
    Ok(warning.map(|said| said.text).collect())
}

/// Negative conditions whose last check, of any list, was a hit.
fn hits(db: &Db, person: &PersonId, by: Day, on: Day) -> Result<Vec<Blocker>> {
    let checks: Vec<Check> = db.find_by("person_id", person.as_str())?;
    let mut blockers = Vec::new();
    for check in &checks {
        let of_same = checks.iter();
        let of_same = of_same.filter(|other| other.condition_id == check.condition_id);
        let holds = last_check(of_same, by).is_some_and(|last| last.id == check.id);
        if check.result != CheckResult::Hit || !holds {
            continue;
        }
        let condition: Condition = db
            .find(check.condition_id.as_str())?
            .or_not_found("资格条件")?;
        blockers.push(Blocker {
            kind: BlockerKind::NegativeHit,
            text: hit_said(&condition, check, on),
        });
    }
    Ok(blockers)
}

impl Registry {
    /// What stands between people and the pool, should they enter on a day.
    pub fn gates(&self, people: &[PersonId], on: Day) -> Result<Vec<Gate>> {
        let judge = self.judge(people, on)?;
        let gates = people.iter().map(|id| {
            let mut warnings = judge.warnings(id);
            warnings.extend(concerns(&self.db, id, on)?);
            Ok(Gate {
                name: self.db.person_name(id)?,
                blockers: blockers_of(&self.db, id, on)?,
                warnings,
                person_id: id.clone(),
            })
        });
        gates.collect()
    }
}

impl Tx<'_> {
    /// Whether somebody may enter: what stands in the way, which is nothing or goes with a written
    /// reason; refused without one.
    pub(crate) fn pass_gate(
        &self,
        person: &Person,
        on: Day,
        reason: Option<&str>,
    ) -> Result<Vec<Blocker>> {
        let blockers = blockers_of(self.db, &person.id, on)?;
        if blockers.is_empty() || accepted_reason("override_reason", reason)?.is_some() {
            return Ok(blockers);
        }
        Err(Refused::EntryBlocked {
            name: person.name.clone(),
            reasons: blockers.into_iter().map(|blocker| blocker.text).collect(),
        }
        .into())
    }

    /// What follows when a spell begins: the written reason stands by it, the way under way has led
    /// to it, and nobody is kept in touch with any more.
    pub(crate) fn after_entry(
        &self,
        spell: &Reserve,
        blockers: &[Blocker],
        reason: Option<&str>,
    ) -> Result<()> {
        let reason = reason.filter(|_| !blockers.is_empty());
        if let Some(reason) = accepted_reason("override_reason", reason)? {
            self.db.insert(&Override {
                id: RecordId::new(),
                township_id: spell.township_id.clone(),
                person_id: spell.person_id.clone(),
                reserve_id: spell.id.clone(),
                on_day: spell.entered_on,
                reason,
                document: spell.document.clone(),
                blockers: listed(blockers),
            })?;
        }
        let runs: Vec<SelectionRun> = self.db.find_by("person_id", spell.person_id.as_str())?;
        if let Some(run) = runs.into_iter().rfind(SelectionRun::is_open) {
            self.db.update(&SelectionRun {
                reserve_id: Some(spell.id.clone()),
                village_id: spell.village_id.clone(),
                ..run
            })?;
        }
        let prospects: Vec<Prospect> = self.db.find_by("person_id", spell.person_id.as_str())?;
        for prospect in prospects.into_iter().filter(|it| it.until_on.is_none()) {
            let until_on = if spell.entered_on < prospect.from_on {
                prospect.from_on
            } else {
                spell.entered_on
            };
            self.db.update(&Prospect {
                until_on: Some(until_on),
                end_reason: Some(ENTERED.into()),
                ..prospect
            })?;
        }
        Ok(())
    }
}

/// The sentences of blockers, a line each.
pub(super) fn listed(blockers: &[Blocker]) -> String {
    let texts = blockers.iter().map(|blocker| blocker.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}
