//! What a person's record said before a day: the record itself says what holds now.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Field, Person};
use crate::date::{in_force, Day, PartialDate};
use crate::error::Result;
use crate::ids::{PersonId, RecordId, TownshipId};
use crate::registry::Tx;
use crate::store::Row;

/// A value that a field of a person's record had until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerValue {
    /// Identity.
    pub id: RecordId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Whose it was.
    pub person_id: PersonId,
    /// Which field; one of the record, see [`Field::is_of_the_record`].
    pub field: Field,
    /// The value; `None`: there was none.
    pub value: Option<String>,
    /// First day no longer.
    pub until_on: PartialDate,
    /// Earliest day the value is attested; `None`: only that it ended is known.
    pub seen_on: Option<PartialDate>,
}

impl Row for FormerValue {
    const TABLE: &'static str = "former_values";
}

impl FormerValue {
    /// A value of a person's record that ends on a day.
    #[must_use]
    pub fn new(
        person: &Person,
        field: Field,
        value: Option<String>,
        until_on: PartialDate,
    ) -> Self {
        Self {
            id: RecordId::new(),
            township_id: person.township_id.clone(),
            person_id: person.id.clone(),
            field,
            value,
            until_on,
            seen_on: None,
        }
    }
}

/// A value of a person's record and the days it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordSpan {
    /// Which field.
    pub field: Field,
    /// The value; `None`: there was none. Phones are masked.
    pub value: Option<String>,
    /// First day; `None`: as far back as is known.
    pub from_on: Option<PartialDate>,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
}

/// What held of a field on a day, where it was not what holds now.
fn former_on(former: &[FormerValue], field: Field, day: Day) -> Option<&FormerValue> {
    former
        .iter()
        .filter(|former| former.field == field && in_force(None, Some(former.until_on), day))
        .min_by_key(|former| former.until_on.first_day())
}

/// The fields that changed, each with all its values, the oldest first.
#[must_use]
pub(super) fn spans(person: &Person, former: &[FormerValue]) -> Vec<RecordSpan> {
    let changed = |field: &Field| former.iter().any(|former| former.field == *field);
    let span = |field, value, from_on, until_on| RecordSpan {
        field,
        value,
        from_on,
        until_on,
    };
    let mut spans = Vec::new();
    for field in Field::ALL.iter().copied().filter(changed) {
        let ended = ended(former, field);
        let since = ended.last().map(|(_, last)| last.until_on);
        let values = ended.into_iter();
        spans.extend(values.map(|(from_on, former)| {
            let value = former.value.clone();
            span(field, value, from_on, Some(former.until_on))
        }));
        spans.push(span(field, person.value(field), since, None));
    }
    spans
}

/// The values of a field that ended, the oldest first, each with its first day.
pub(crate) fn ended(
    former: &[FormerValue],
    field: Field,
) -> Vec<(Option<PartialDate>, &FormerValue)> {
    let mut own: Vec<&FormerValue> = former.iter().filter(|it| it.field == field).collect();
    own.sort_by_key(|former| former.until_on.first_day());
    let mut since = None;
    let with_start = own.into_iter().map(|former| {
        let from_on = since.replace(former.until_on);
        (from_on, former)
    });
    with_start.collect()
}

impl Person {
    /// What the record said of a field on a day.
    #[must_use]
    pub(crate) fn value_on(
        &self,
        field: Field,
        day: Day,
        former: &[FormerValue],
    ) -> Option<String> {
        match former_on(former, field, day) {
            Some(former) => former.value.clone(),
            None => self.value(field),
        }
    }

    /// What they were called on a day.
    #[must_use]
    pub(crate) fn name_on(&self, day: Day, former: &[FormerValue]) -> String {
        let then = self.value_on(Field::Name, day, former);
        then.unwrap_or_else(|| self.name.clone())
    }

    /// The record as it was on a day: what held then, and of days in a life only those that had come.
    #[must_use]
    pub fn on(mut self, day: Day, former: &[FormerValue]) -> Self {
        for field in Field::ALL.iter().filter(|field| field.is_of_the_record()) {
            if let Some(then) = former_on(former, *field, day) {
                self.set(*field, then.value.clone());
            }
        }
        let come = |date: &PartialDate| date.first_day() <= day;
        Self {
            party_joined: self.party_joined.filter(come),
            party_confirmed: self.party_confirmed.filter(come),
            work_started: self.work_started.filter(come),
            ..self
        }
    }
}

impl Tx<'_> {
    /// From `on`, a field of the record has `value`; what was recorded for later days stays.
    pub(super) fn change_record(
        &self,
        person: &mut Person,
        field: Field,
        value: Option<String>,
        on: PartialDate,
    ) -> Result<()> {
        let former: Vec<FormerValue> = self.db.find_by("person_id", person.id.as_str())?;
        let holding = former_on(&former, field, on.first_day());
        let old = person.value_on(field, on.first_day(), &former);
        if old == value {
            return Ok(());
        }
        if let Some(holding) = holding {
            self.db.update(&FormerValue {
                value,
                ..holding.clone()
            })?;
        } else {
            person.set(field, value);
            self.db.update(person)?;
        }
        let begins = |former: &FormerValue| {
            former.field == field && former.until_on.first_day() == on.first_day()
        };
        if former.iter().any(begins) {
            return Ok(());
        }
        self.db.insert(&FormerValue::new(person, field, old, on))
    }

    /// A mistake: what the record said on a day should have been this. Makes the corrections of what
    /// held then and no longer does; those of what holds now are left.
    pub(super) fn correct_former(
        &self,
        person: &Person,
        corrections: BTreeMap<Field, Option<String>>,
        on: Day,
    ) -> Result<BTreeMap<Field, Option<String>>> {
        let former: Vec<FormerValue> = self.db.find_by("person_id", person.id.as_str())?;
        let mut of_now = BTreeMap::new();
        for (field, value) in corrections {
            match former_on(&former, field, on) {
                Some(then) if then.value == value => {}
                Some(then) => self.db.update(&FormerValue {
                    value,
                    ..then.clone()
                })?,
                None => drop(of_now.insert(field, value)),
            }
        }
        Ok(of_now)
    }
}
