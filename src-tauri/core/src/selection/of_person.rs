//! Everything about one person's selection, as of a day.

use super::{Override, OverrideRow, PersonSelection, Prospect, SelectionRun};
use crate::date::Day;
use crate::error::{unexpected, OrNotFound, Result};
use crate::ids::PersonId;
use crate::mentoring::evidence::{evidence_of, Proves};
use crate::registry::Registry;
use crate::reserves::Reserve;

impl Registry {
    /// What was checked, which ways led towards the pool, who kept in touch, and why all the same.
    pub fn selection_of(&self, id: &PersonId, as_of: Day) -> Result<PersonSelection> {
        let person = std::slice::from_ref(id);
        let judge = self.judge(person, as_of)?;
        let runs: Vec<SelectionRun> = self.db.find_by("person_id", id.as_str())?;
        let mut runs = self.run_rows(runs, as_of)?;
        runs.sort_by(|a, b| b.run.id.cmp(&a.run.id));
        let prospects: Vec<Prospect> = self.db.find_by("person_id", id.as_str())?;
        let mut prospects = self.prospect_rows(prospects, as_of)?;
        prospects.sort_by_key(|row| std::cmp::Reverse(row.prospect.from_on));
        let mut overrides: Vec<Override> = self.db.find_by("person_id", id.as_str())?;
        overrides.sort_by_key(|it| std::cmp::Reverse(it.on_day));
        let overrides = overrides.into_iter().map(|record| {
            let spell: Reserve = self
                .db
                .find(record.reserve_id.as_str())?
                .or_not_found("在库记录")?;
            let village = self.village_name_on(&spell.village_id, record.on_day.first_day())?;
            Ok(OverrideRow { record, village })
        });
        let gate = self.gates(person, as_of)?.pop();
        let judged = judge.of(id);
        let mut evidence = Vec::new();
        for check in judged.iter().filter_map(|it| it.check.as_ref()) {
            evidence.extend(evidence_of(&self.db, &Proves::Check(check.id.clone()))?);
        }
        Ok(PersonSelection {
            person_id: id.clone(),
            judged,
            evidence: self.evidence_rows(evidence, &[])?,
            gate: gate.ok_or_else(|| unexpected("no gate for the person"))?,
            runs,
            prospects,
            overrides: overrides.collect::<Result<_>>()?,
            list: judge.list.name,
        })
    }
}
