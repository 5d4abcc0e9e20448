//! What two records of one person say of a field, and what of it counts.

use super::Side;
use crate::date::{Day, PartialDate};
use crate::import::facts::lay;
use crate::import::sheet_day::SheetDay;
use crate::people::{Fact, FactField, Field, FormerValue, Person};

/// What a record says of a field now, and the newest day of which it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) value: Option<String>,
    on: Option<Day>,
}

impl Side {
    /// What the record says of a field now.
    pub(super) fn told(&self, field: Field) -> Told {
        let Some(dated) = field.dated() else {
            return Told {
                value: self.person.value(field),
                on: self.newest(),
            };
        };
        let last = latest(&self.facts, dated);
        Told {
            value: last
                .map(|fact| fact.value.clone())
                .filter(|value| !value.is_empty()),
            on: last.and_then(attested).or_else(|| self.newest()),
        }
    }

    /// The newest day of which anything is told.
    fn newest(&self) -> Option<Day> {
        let facts = self.facts.iter().filter_map(attested);
        let former = self.former.iter().map(|former| former.until_on.first_day());
        let spells = self.spells.iter();
        let spells = spells.flat_map(|it| [Some(it.entered_on), it.left_on, it.listed_on]);
        let spells = spells.flatten().map(PartialDate::first_day);
        facts.chain(former).chain(spells).max()
    }

    fn of(&self, field: FactField) -> Vec<Fact> {
        let own = self.facts.iter().filter(|fact| fact.field == field);
        own.cloned().collect()
    }
}

/// The fact that holds last.
fn latest(facts: &[Fact], field: FactField) -> Option<&Fact> {
    let own = facts.iter().filter(|fact| fact.field == field);
    own.max_by_key(|fact| (fact.until_on.is_none(), fact.from_on))
}

/// The day of which a fact is told.
fn attested(fact: &Fact) -> Option<Day> {
    fact.seen_on.max(fact.from_on).map(PartialDate::first_day)
}

/// Whether one record says the better of a field: where the other says nothing, less of the same, or
/// what was so before. What somebody is born with does not grow old.
pub(super) fn better(field: Field, one: &Told, other: &Told) -> bool {
    let (Some(said), Some(known)) = (&one.value, &other.value) else {
        return one.value.is_some();
    };
    let changes = field.dated().is_some() || (field.is_of_the_record() && field != Field::Name);
    match (said.contains(known.as_str()), known.contains(said.as_str())) {
        (true, same) => !same,
        (false, true) => false,
        (false, false) => changes && one.on > other.on,
    }
}

/// The record with what is taken of the one that goes.
pub(super) fn record_of_both(goes: &Person, stays: &Person, taken: &[Field]) -> Person {
    let mut one = stays.clone();
    for field in taken.iter().filter(|field| field.dated().is_none()) {
        one.set(*field, goes.value(*field));
    }
    one.photo = one.photo.or_else(|| goes.photo.clone());
    one.completed_by_id()
}

/// The dated properties of both: those of the one that counts, and before them what the other says of
/// older days.
pub(super) fn facts_of_both(goes: &Side, stays: &Side, taken: &[Field]) -> Vec<Fact> {
    let mut all = Vec::new();
    for field in FactField::ALL {
        let chosen = taken.iter().any(|taken| taken.dated() == Some(field));
        let (mut kept, mut other) = (stays.of(field), goes.of(field));
        if chosen {
            std::mem::swap(&mut kept, &mut other);
        }
        if kept.is_empty() {
            std::mem::swap(&mut kept, &mut other);
        }
        other.sort_by_key(attested);
        for fact in other.iter().filter(|fact| !fact.value.is_empty()) {
            let first = kept.iter().filter_map(attested).min();
            if let Some(day) = attested(fact).filter(|day| first.is_some_and(|first| *day < first))
            {
                let day = SheetDay::stated(day);
                lay(
                    &mut kept,
                    &stays.person,
                    field,
                    &fact.value,
                    day,
                    None,
                    &|_| false,
                );
            }
        }
        all.extend(kept);
    }
    let of_one = |fact: Fact| Fact {
        person_id: stays.person.id.clone(),
        township_id: stays.person.township_id.clone(),
        ..fact
    };
    all.into_iter().map(of_one).collect()
}

/// What the record said before: as the one has it that counts, else as the other.
pub(super) fn values_of_before(goes: &Side, stays: &Side, taken: &[Field]) -> Vec<FormerValue> {
    let mut all = Vec::new();
    for field in Field::ALL {
        let of = |side: &Side| -> Vec<FormerValue> {
            let own = side.former.iter().filter(|former| former.field == *field);
            own.cloned().collect()
        };
        let (kept, other) = if taken.contains(field) {
            (of(goes), of(stays))
        } else {
            (of(stays), of(goes))
        };
        all.extend(if kept.is_empty() { other } else { kept });
    }
    let of_one = |former: FormerValue| FormerValue {
        person_id: stays.person.id.clone(),
        township_id: stays.person.township_id.clone(),
        ..former
    };
    all.into_iter().map(of_one).collect()
}
