//! What a person's record said on the days of sheets. The record says what holds now; where sheets of
//! different days say something else, what was so before holds until then, in whatever order they
//! are read.

use std::collections::BTreeSet;

use crate::date::{Day, PartialDate};
use crate::ids::RecordId;
use crate::import::intervals::{self, Dated, Span, Spanned};
use crate::import::known::{Dossier, Known};
use crate::import::ledger::{days_told, Entry, Ledger};
use crate::import::sheet_day::SheetDay;
use crate::people::{ended, Field, FormerValue};

use super::fields::says_less;

/// What a sheet that tells its day said of a field of the record.
#[derive(Debug, Clone)]
pub(in crate::import) struct AttestedValue {
    field: Field,
    value: String,
    day: SheetDay,
}

impl Entry {
    /// Whether a sheet of this batch that is newer told of a field already; that this one does is
    /// noted.
    pub(super) fn knows_newer(&mut self, field: Field, day: SheetDay) -> bool {
        let newest = self.attested.get(&field).copied();
        if let Some(on) = day.attested() {
            let newest = newest.map_or(on, |newest| newest.max(on));
            self.attested.insert(field, newest);
        }
        newest.is_some_and(|newest| day.on < newest)
    }

    /// Notes what a sheet says of a field of the record, where it tells its day.
    pub(super) fn attest(&mut self, field: Field, value: &str, day: SheetDay) {
        if day.attested().is_some() {
            self.attested_values.push(AttestedValue {
                field,
                value: value.to_owned(),
                day,
            });
        }
    }
}

impl Dossier {
    /// What the record says of a field on a day.
    pub(super) fn value_on(&self, field: Field, day: Day) -> Option<String> {
        self.person.value_on(field, day, &self.former)
    }

    /// Whether it is what the person was called until a day.
    pub(super) fn was_called(&self, name: &str) -> bool {
        let mut former = self.former.iter();
        former.any(|it| it.field == Field::Name && it.value.as_deref() == Some(name))
    }

    /// All values of a field of the record, the oldest first.
    fn held(&self, field: Field) -> Vec<Held> {
        let ended = ended(&self.former, field);
        let from_on = ended.last().map(|(_, last)| last.until_on);
        let former = ended.into_iter().map(|(from_on, former)| Held {
            id: former.id.clone(),
            field,
            value: former.value.clone(),
            span: Span {
                from_on,
                until_on: Some(former.until_on),
                seen_on: former.seen_on,
            },
        });
        let mut held: Vec<Held> = former.collect();
        let value = self.person.value(field);
        if value.is_some() || !held.is_empty() {
            // The record does not say since when it is known to be so: since it changed, else since
            // the first day of which anything is.
            let since = from_on.map(PartialDate::first_day);
            let seen_on = since.or_else(|| days_told(self).min());
            held.push(Held {
                id: RecordId::new(),
                field,
                value,
                span: Span {
                    from_on,
                    until_on: None,
                    seen_on: seen_on.map(PartialDate::from),
                },
            });
        }
        held
    }
}

/// A value of a field of the record with its span.
#[derive(Debug, Clone)]
struct Held {
    id: RecordId,
    field: Field,
    value: Option<String>,
    span: Span,
}

impl Held {
    fn says_less_than(&self, other: &Self) -> bool {
        let said = self.value.as_deref().unwrap_or_default();
        says_less(self.field, other.value.as_deref(), said)
    }
}

impl Spanned for Held {
    fn span(&self) -> Span {
        self.span
    }

    fn set_span(&mut self, span: Span) {
        self.span = span;
    }
}

impl Dated for Held {
    /// Whether they say one thing, the one perhaps more of it.
    fn agrees_with(&self, other: &Self) -> bool {
        self.value == other.value || self.says_less_than(other) || other.says_less_than(self)
    }

    fn take_value(&mut self, other: Self) {
        self.value = other.value;
    }

    fn anew(&self) -> Self {
        Self {
            id: RecordId::new(),
            ..self.clone()
        }
    }
}

/// Keeps what sheets of this batch, and the record before it, say of days before others.
pub(super) fn keep_former_values(ledger: &mut Ledger, known: &Known) {
    for entry in &mut ledger.people {
        let said = std::mem::take(&mut entry.attested_values);
        let fields: BTreeSet<Field> = said.iter().map(|said| said.field).collect();
        let before = entry.known.map(|at| &known.people[at]);
        for field in fields {
            let held = before.map_or_else(Vec::new, |before| before.held(field));
            let said = said.iter().filter(|said| said.field == field);
            let mut held = laid(held, said, entry.listed_on);
            entry.now_says(field, &mut held);
            entry.dossier.keep_former(field, held);
        }
    }
}

/// Lays what sheets say of a field into what is known of it; the newest list that the register knew
/// of somebody tells again what was so then.
fn laid<'s>(
    mut held: Vec<Held>,
    said: impl Iterator<Item = &'s AttestedValue>,
    listed_on: Option<Day>,
) -> Vec<Held> {
    let known: Vec<RecordId> = held.iter().map(|held| held.id.clone()).collect();
    let mut told: BTreeSet<Day> = listed_on.into_iter().collect();
    for AttestedValue { field, value, day } in said {
        let said = Held {
            id: RecordId::new(),
            field: *field,
            value: Some(value.clone()),
            span: Span::from(None, *day),
        };
        let again = told.iter().find(|told| **told > day.on).copied();
        told.insert(day.on);
        let on_day = |held: &&mut Held| held.span.holds_on(day.on);
        if let Some(then) = held.iter_mut().find(on_day) {
            if then.says_less_than(&said) {
                then.value.clone_from(&said.value);
            }
        }
        let fresh = |held: &Held| !known.contains(&held.id);
        intervals::lay(&mut held, said, *day, again, fresh);
    }
    held
}

impl Entry {
    /// What the record says now was so on the newest day of which it tells, if not before.
    fn now_says(&self, field: Field, held: &mut Vec<Held>) {
        let now = self.dossier.person.value(field);
        let Some(last) = held.last_mut().filter(|last| last.value != now) else {
            return;
        };
        let until_on = self.told_on.map(PartialDate::from);
        let until_on = until_on.filter(|until| last.span.from_on.is_none_or(|from| from < *until));
        last.span.until_on = until_on;
        if until_on.is_none() {
            held.pop();
        }
    }
}

impl Dossier {
    /// Keeps the values of a field that ended; the one that holds stands in the record.
    fn keep_former(&mut self, field: Field, held: Vec<Held>) {
        self.former.retain(|former| former.field != field);
        let person = &self.person;
        let ended = held.into_iter().filter_map(|held| {
            Some(FormerValue {
                id: held.id,
                seen_on: held.span.seen_on,
                ..FormerValue::new(person, field, held.value, held.span.until_on?)
            })
        });
        self.former.extend(ended);
    }
}
