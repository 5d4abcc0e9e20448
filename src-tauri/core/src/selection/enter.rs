//! Into the pool from a prospect or from runs, in one action; the gate is asked for each.

use super::{Blocker, Prospect, ProspectEntry, RunEntry, SelectionRun};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{PersonId, ReserveId, VillageId};
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::{refuse_future, some_of, Entry};

impl Registry {
    /// Prospects come into the pool: what kept in touch ends, spells begin.
    pub fn enter_prospects(
        &mut self,
        entry: &ProspectEntry,
        today: Day,
    ) -> Result<Outcome<Vec<ReserveId>>> {
        let entered_on = typed_date("entered_on", &entry.entered_on)?;
        refuse_future(entered_on, today, "entered_on", "入库时间")?;
        self.transact(Op::EnterPool, |tx| {
            let mut who = Vec::new();
            for id in &entry.ids {
                let prospect: Prospect = tx.db.find(id.as_str())?.or_not_found("重点回引对象")?;
                let village = entry.village_id.clone().unwrap_or(prospect.village_id);
                who.push((prospect.person_id, village));
            }
            let pattern = Pattern {
                entered_on,
                document: filled(entry.document.as_deref()),
                reason: filled(entry.override_reason.as_deref()),
            };
            tx.enter_many(&who, &pattern)
        })
    }

    /// 入库, the last step, of many at once.
    pub fn enter_runs(&mut self, entry: &RunEntry, today: Day) -> Result<Outcome<Vec<ReserveId>>> {
        let entered_on = typed_date("entered_on", &entry.entered_on)?;
        refuse_future(entered_on, today, "entered_on", "入库时间")?;
        self.transact(Op::EnterPool, |tx| {
            let mut who = Vec::new();
            for id in &entry.ids {
                let run: SelectionRun = tx.db.find(id.as_str())?.or_not_found("选拔记录")?;
                if !run.is_open() {
                    let name = tx.db.person_name(&run.person_id)?;
                    return Err(Refused::RunOver { name }.into());
                }
                who.push((run.person_id, run.village_id));
            }
            let pattern = Pattern {
                entered_on,
                document: filled(entry.document.as_deref()),
                reason: filled(entry.override_reason.as_deref()),
            };
            tx.enter_many(&who, &pattern)
        })
    }
}

/// What all spells that begin at once share.
struct Pattern {
    entered_on: PartialDate,
    document: Option<String>,
    /// Stands by those in whose way something is.
    reason: Option<String>,
}

impl Tx<'_> {
    /// Everybody enters, or nobody; who is kept out is named with what stands in the way.
    fn enter_many(
        &self,
        who: &[(PersonId, VillageId)],
        pattern: &Pattern,
    ) -> Result<Vec<ReserveId>> {
        if who.is_empty() {
            return Err(Error::invalid("ids", "people.missing", "请选择人员"));
        }
        let mut people = Vec::new();
        let mut kept_out: Vec<(String, Vec<Blocker>)> = Vec::new();
        for (id, village) in who {
            let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
            let blockers = super::blockers_of(self.db, id, pattern.entered_on.first_day())?;
            if !blockers.is_empty() && pattern.reason.is_none() {
                kept_out.push((person.name.clone(), blockers));
            }
            people.push((person, village));
        }
        if !kept_out.is_empty() {
            return Err(blocked(kept_out).into());
        }
        let mut spells = Vec::new();
        for (person, village) in &people {
            let entry = Entry {
                village_id: (*village).clone(),
                entered_on: pattern.entered_on,
                document: pattern.document.clone(),
                remark: None,
                override_reason: pattern.reason.clone(),
            };
            spells.push(self.enter_pool(person, &entry)?);
        }
        let names: Vec<String> = people.into_iter().map(|(person, _)| person.name).collect();
        self.about(&some_of(&names));
        Ok(spells)
    }
}

/// Who is kept out, and by what.
fn blocked(kept_out: Vec<(String, Vec<Blocker>)>) -> Refused {
    let names: Vec<String> = kept_out.iter().map(|(name, _)| name.clone()).collect();
    let many = names.len() > 1;
    let reasons = kept_out.into_iter().flat_map(|(name, blockers)| {
        let texts = blockers.into_iter().map(|blocker| blocker.text);
        let said = texts.map(|text| if many { format!("{name}{text}") } else { text });
        said.collect::<Vec<_>>()
    });
    Refused::EntryBlocked {
        reasons: reasons.collect(),
        name: some_of(&names),
    }
}
