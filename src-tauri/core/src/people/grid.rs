//! 表格录入: many people at once, each row a new person or corrections to one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::{typed_date, PersonInput};
use super::Person;
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::PersonId;
use crate::op::Op;
use crate::registry::Registry;
use crate::reserves::Entry;
use crate::villages::Village;

/// A row of the entry grid, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct GridRow {
    /// Whom the row corrects; absent: a new person.
    pub person_id: Option<PersonId>,
    /// The village's name.
    pub village: String,
    /// Day of entry into the pool; empty: the grid's day.
    pub entered_on: Option<String>,
    /// The other cells.
    pub fields: PersonInput,
}

/// What became of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct GridOutcome {
    /// New people.
    pub added: usize,
    /// People corrected.
    pub updated: usize,
}

impl GridRow {
    /// Day of entry as typed, or the grid's.
    pub(super) fn entered(&self, as_of: Day, prefix: &str) -> Result<PartialDate> {
        let typed = self.entered_on.as_deref().unwrap_or_default();
        if typed.trim().is_empty() {
            Ok(as_of.into())
        } else {
            typed_date(&format!("{prefix}entered_on"), typed)
        }
    }
}

impl Registry {
    /// Writes the rows, all or none; problems name the row: `rows[3].birth`.
    pub fn enter_grid(&mut self, rows: &[GridRow], as_of: Day) -> Result<Outcome<GridOutcome>> {
        self.check_grid(rows, as_of)?.accepted()?;
        let mut accepted = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let prefix = format!("rows[{number}].");
            let village = self.village_named(&row.village, &prefix)?;
            let entry = Entry::new(village.id, row.entered(as_of, &prefix)?);
            let fields = row.fields.accept(&prefix)?;
            accepted.push((prefix, row.person_id.as_ref(), fields, entry));
        }
        self.transact(Op::EnterGrid, |tx| {
            let mut outcome = GridOutcome::default();
            for (prefix, person_id, fields, entry) in &accepted {
                if let Some(id) = person_id {
                    let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
                    tx.correct_person(&person, fields, as_of, as_of, prefix)?;
                    outcome.updated += 1;
                } else {
                    tx.add_person(fields, Some(entry), as_of, prefix)?;
                    outcome.added += 1;
                }
            }
            tx.about(&format!("{} 人", outcome.added + outcome.updated));
            Ok(outcome)
        })
    }

    /// The village a typed name means.
    pub(crate) fn village_named(&self, name: &str, prefix: &str) -> Result<Village> {
        let field = format!("{prefix}village");
        if name.trim().is_empty() {
            return Err(Error::invalid(&field, "village.missing", "请填写村"));
        }
        let mut found = self.db.villages_called(name)?;
        match (found.pop(), found.is_empty()) {
            (Some(village), true) => Ok(village),
            (Some(_), false) => Err(Error::invalid(
                &field,
                "village.ambiguous",
                format!("有几个村都叫“{name}”，请写明乡镇"),
            )),
            (None, _) => Err(Error::invalid(
                &field,
                "village.unknown",
                format!("村名单里没有“{name}”"),
            )),
        }
    }
}
