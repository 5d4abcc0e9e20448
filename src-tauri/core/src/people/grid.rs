//! 表格录入: many people at once, each row a new person or corrections to one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::{typed_date, PersonInput};
use super::{Field, Person};
use crate::changes::Outcome;
use crate::date::Day;
use crate::error::{Error, FieldProblem, OrNotFound, Result};
use crate::ids::{PersonId, TownshipId};
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

impl Registry {
    /// What is wrong with one row, for the cells it concerns.
    pub fn check_grid_row(&self, row: &GridRow, today: Day) -> Result<Vec<FieldProblem>> {
        let mut fields = row.fields.clone();
        if row.person_id.is_none() {
            fields.0.entry(Field::Name).or_default();
        }
        let mut problems = match fields.accept("") {
            Err(Error::Invalid(problems)) => problems,
            Err(other) => return Err(other),
            Ok(accepted) => {
                let known = match &row.person_id {
                    Some(id) => self.db.find(id.as_str())?.or_not_found("人员")?,
                    None => Person::named("", TownshipId::new()),
                };
                accepted.impossible_dates(&accepted.corrected(&known)?, today, "")
            }
        };
        for problem in [
            self.village_named(&row.village, "").err(),
            entered_on(row, today, "").err(),
        ] {
            if let Some(Error::Invalid(found)) = problem {
                problems.extend(found);
            }
        }
        Ok(problems)
    }

    /// Writes the rows, all or none; problems name the row: `rows[3].birth`.
    pub fn enter_grid(&mut self, rows: &[GridRow], as_of: Day) -> Result<Outcome<GridOutcome>> {
        let mut problems = Vec::new();
        let mut accepted = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let prefix = format!("rows[{number}].");
            let fields = row.fields.accept(&prefix);
            let village = self.village_named(&row.village, &prefix);
            let entered = entered_on(row, as_of, &prefix);
            match (fields, village, entered) {
                (Ok(fields), Ok(village), Ok(entered_on)) => {
                    let entry = Entry::new(village.id, entered_on);
                    accepted.push((prefix, row.person_id.as_ref(), fields, entry));
                }
                (fields, village, entered) => {
                    for problem in [fields.err(), village.err(), entered.err()]
                        .into_iter()
                        .flatten()
                    {
                        match problem {
                            Error::Invalid(found) => problems.extend(found),
                            other => return Err(other),
                        }
                    }
                }
            }
        }
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        self.transact(Op::EnterGrid, |tx| {
            let mut outcome = GridOutcome::default();
            for (prefix, person_id, fields, entry) in &accepted {
                if let Some(id) = person_id {
                    let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
                    tx.correct_person(&person, fields, (as_of, as_of), prefix)?;
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

fn entered_on(row: &GridRow, as_of: Day, prefix: &str) -> Result<crate::date::PartialDate> {
    match row
        .entered_on
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        None => Ok(as_of.into()),
        Some(text) => typed_date(&format!("{prefix}entered_on"), text),
    }
}
