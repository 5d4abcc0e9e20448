//! Rows of one batch that tell of one person and one day and do not agree: the later row holds,
//! and what it passes over is listed with both rows and both values. Values of different days are
//! no contradiction, and neither is one that only says less.

use std::sync::Arc;

use crate::date::Day;
use crate::import::facts;
use crate::import::leaving::says_only_left;
use crate::import::ledger::Entry;
use crate::import::problem::Finding;
use crate::import::values::Reading;
use crate::names::masked;
use crate::people::rules::share_a_number;
use crate::people::Field;

use super::fields::{fact_says_less, says_less};
use super::sheets::PreparedTable;
use super::{Place, Planner};

/// What a row of the batch said of a person.
#[derive(Debug, Clone)]
pub(in crate::import) struct Said {
    field: Field,
    /// As it is compared.
    value: String,
    day: Day,
    place: Arc<Place>,
}

impl Planner<'_> {
    /// Takes down what a row says of a person, once it has been taken; how it contradicts rows
    /// before it.
    pub(super) fn contradictions(
        &self,
        entry: &mut Entry,
        reading: &Reading,
        table: &PreparedTable,
    ) -> Vec<Finding> {
        let Some(row) = reading.row else {
            return Vec::new();
        };
        let place = Arc::new(Place {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            row: row + 1,
        });
        let mut found = Vec::new();
        for (field, value) in said_by(reading) {
            let said = Said {
                field,
                value,
                day: table.day.on,
                place: Arc::clone(&place),
            };
            match entry.said.iter().position(|other| other.field == field) {
                None => entry.said.push(said),
                Some(at) => {
                    if contradict(&entry.said[at], &said, entry) {
                        let message = self.passed_over(&entry.said[at], &said, entry);
                        found.push(Finding::warn(None, "row.contradicts", message));
                    }
                    entry.said[at] = said;
                }
            }
        }
        found
    }

    /// Two rows, two values and which of them is kept.
    fn passed_over(&self, before: &Said, said: &Said, entry: &Entry) -> String {
        let there = self.place_from_here(&before.place);
        let shown = |value: &str| masked(said.field.name(), value.to_owned());
        let kept = kept(said.field, entry, said.day).unwrap_or_default();
        let kept = match said.field {
            Field::Phone if said.value.split('、').any(|number| number == kept) => &said.value,
            Field::Phone if before.value.split('、').any(|number| number == kept) => &before.value,
            _ => &kept,
        };
        let outcome = if *kept == said.value {
            "以这一行为准".to_owned()
        } else if *kept == before.value {
            format!("以{there}为准")
        } else {
            format!("台账里是“{}”，没有改动", shown(kept))
        };
        format!(
            "{}与{there}不一致：{there}写“{}”，这一行（第{}行）写“{}”，{outcome}，请核对",
            said.field.label(),
            shown(&before.value),
            said.place.row,
            shown(&said.value),
        )
    }

    /// A place as seen from the sheet at hand.
    fn place_from_here(&self, place: &Place) -> String {
        let Place { file, sheet, row } = place;
        match (*file == self.file, *sheet == self.sheet) {
            (true, true) => format!("第{row}行"),
            (true, false) => format!("〔{sheet}〕第{row}行"),
            (false, _) if sheet.is_empty() => format!("“{file}”第{row}行"),
            (false, _) => format!("“{file}”〔{sheet}〕第{row}行"),
        }
    }
}

/// The values of a row that another row of the person may contradict. Telephone numbers are one
/// set; categories of several rows are united.
fn said_by(reading: &Reading) -> Vec<(Field, String)> {
    let birth = reading.birth.map(|birth| (Field::Birth, birth.to_string()));
    let phones = Some((Field::Phone, reading.phones())).filter(|(_, phones)| !phones.is_empty());
    let others = reading.values.iter().filter(|(field, value)| match field {
        Field::Sources | Field::Phone | Field::OtherPhones => false,
        Field::Remark => !says_only_left(value),
        _ => true,
    });
    let others = others.map(|(field, value)| (*field, value.clone()));
    birth.into_iter().chain(phones).chain(others).collect()
}

/// Whether two rows say of one day what cannot both be.
fn contradict(before: &Said, said: &Said, entry: &Entry) -> bool {
    let (one, other) = (before.value.as_str(), said.value.as_str());
    if before.day != said.day || one == other {
        return false;
    }
    match (said.field, said.field.dated()) {
        (Field::Phone, _) => !share_a_number(one, other),
        (Field::Remark, _) => !one.contains(other) && !other.contains(one),
        (_, Some(dated)) => {
            let facts = &entry.dossier.facts;
            !fact_says_less(dated, Some(one), other, facts, said.day)
                && !fact_says_less(dated, Some(other), one, facts, said.day)
        }
        (field, None) => !says_less(field, Some(one), other) && !says_less(field, Some(other), one),
    }
}

/// What a person has now of a field.
fn kept(field: Field, entry: &Entry, day: Day) -> Option<String> {
    match field.dated() {
        Some(dated) => {
            let fact = facts::on_day(&entry.dossier.facts, dated, day);
            fact.map(|fact| fact.value.clone())
        }
        None => entry.dossier.person.value(field),
    }
}
