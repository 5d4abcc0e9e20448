//! What is wrong with people as typed, told before anything is written, and all of it at once.

use serde::Serialize;
use ts_rs::TS;

use super::edit::refuse_taken_id_number;
use super::grid::GridRow;
use super::input::{typed_date, PersonInput};
use super::{Field, Person};
use crate::date::Day;
use crate::error::{Error, FieldProblem, OrNotFound, Result};
use crate::ids::{PersonId, TownshipId};
use crate::registry::Registry;
use crate::reserves::{refuse_future, ReserveDraft};

/// What was found in a person as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Checked {
    /// What must be put right before it can be saved.
    pub problems: Vec<FieldProblem>,
    /// What may be saved as it stands, as papers do differ; somebody has to look.
    pub doubts: Vec<FieldProblem>,
}

impl Checked {
    /// Nothing, where there is no problem.
    pub fn accepted(self) -> Result<()> {
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self.problems))
        }
    }

    /// Takes over what a step found.
    fn take<T>(&mut self, step: Result<T>) -> Result<()> {
        match step {
            Ok(_) => Ok(()),
            Err(Error::Invalid(found)) => {
                self.problems.extend(found);
                Ok(())
            }
            Err(other) => Err(other),
        }
    }
}

impl Registry {
    /// A person of a form with the spell beside it; without an `id` somebody new.
    pub fn check_person(
        &self,
        id: Option<&PersonId>,
        fields: &PersonInput,
        spell: Option<&ReserveDraft>,
        today: Day,
    ) -> Result<Checked> {
        let mut checked = self.check_fields(id, fields, today)?;
        if let Some(spell) = spell {
            let entered_on = typed_date("entered_on", &spell.entered_on);
            if id.is_some() {
                checked.take(entered_on)?;
            } else {
                checked.take(spell.entry())?;
                if let Ok(on) = entered_on {
                    checked.take(refuse_future(on, today, "entered_on", "入库时间"))?;
                }
            }
        }
        Ok(checked)
    }

    /// A row of the entry grid.
    pub fn check_grid_row(&self, row: &GridRow, today: Day) -> Result<Checked> {
        let mut checked = self.check_fields(row.person_id.as_ref(), &row.fields, today)?;
        checked.take(self.village_named(&row.village, ""))?;
        let entered = row.entered(today, "");
        checked.take(entered.and_then(|on| refuse_future(on, today, "entered_on", "入库时间")))?;
        Ok(checked)
    }

    /// All rows of the entry grid; problems name the row: `rows[3].birth`.
    pub(super) fn check_grid(&self, rows: &[GridRow], today: Day) -> Result<Checked> {
        let mut checked = Checked::default();
        for (number, row) in rows.iter().enumerate() {
            let found = self.check_grid_row(row, today)?;
            let prefix = format!("rows[{number}].");
            checked.problems.extend(under(&prefix, found.problems));
            checked.doubts.extend(under(&prefix, found.doubts));
        }
        Ok(checked)
    }

    fn check_fields(
        &self,
        id: Option<&PersonId>,
        fields: &PersonInput,
        today: Day,
    ) -> Result<Checked> {
        let mut fields = fields.clone();
        let known = if let Some(id) = id {
            self.db.find(id.as_str())?.or_not_found("人员")?
        } else {
            fields.0.entry(Field::Name).or_default();
            Person::named("", TownshipId::new())
        };
        let (accepted, problems) = fields.read("");
        let mut checked = Checked {
            problems,
            doubts: Vec::new(),
        };
        let person = accepted.corrected(&known);
        let impossible = accepted.impossible_dates(&person, today, "");
        checked.problems.extend(impossible);
        if accepted.corrections.contains_key(&Field::IdNumber) {
            checked.take(refuse_taken_id_number(&self.db, &person, ""))?;
        }
        if accepted.touches_what_an_id_tells() {
            checked
                .doubts
                .extend(person.id_says_otherwise().map(|says| FieldProblem {
                    field: Field::IdNumber.name().to_owned(),
                    code: "id.says_otherwise",
                    message: format!("与填写的出生年月、性别不一致：身份证号是{says}"),
                }));
        }
        Ok(checked)
    }
}

fn under(prefix: &str, found: Vec<FieldProblem>) -> impl Iterator<Item = FieldProblem> + '_ {
    found.into_iter().map(move |problem| FieldProblem {
        field: format!("{prefix}{}", problem.field),
        ..problem
    })
}
