//! The dated properties of a person, while a batch is planned.

use std::mem;

use crate::date::Day;
use crate::ids::RecordId;
use crate::people::{Fact, FactField, Person};

use super::intervals;
use super::sheet_day::SheetDay;

/// The value that holds on a day.
#[must_use]
pub fn on_day(facts: &[Fact], field: FactField, day: Day) -> Option<&Fact> {
    facts
        .iter()
        .find(|fact| fact.field == field && fact.holds_on(day))
}

/// The latest value, still holding.
#[must_use]
pub fn latest(facts: &[Fact], field: FactField) -> Option<&Fact> {
    facts
        .iter()
        .find(|fact| fact.field == field && fact.until_on.is_none())
}

/// Whether a value held and holds no longer: a sheet without a day that is read again told of then,
/// and says nothing new.
#[must_use]
pub fn was_so(facts: &[Fact], field: FactField, value: &str) -> bool {
    let mut own = facts.iter().filter(|fact| fact.field == field);
    own.any(|fact| fact.value == value && fact.until_on.is_some())
}

/// Lays a value into the intervals of its property, see [`intervals::lay`]. Returns whether they
/// differ now. `fresh` knows the facts this batch has brought.
pub fn lay(
    facts: &mut Vec<Fact>,
    person: &Person,
    field: FactField,
    value: &str,
    day: SheetDay,
    again: Option<Day>,
    fresh: &dyn Fn(&RecordId) -> bool,
) -> bool {
    let (mut own, others) = mem::take(facts)
        .into_iter()
        .partition(|fact: &Fact| fact.field == field);
    let said = Fact {
        id: RecordId::new(),
        township_id: person.township_id.clone(),
        person_id: person.id.clone(),
        field,
        value: value.to_owned(),
        from_on: None,
        until_on: None,
        seen_on: None,
    };
    let differs = intervals::lay(&mut own, said, day, again, |fact| fresh(&fact.id));
    *facts = others;
    facts.append(&mut own);
    differs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::TownshipId;

    fn stated(day: &str) -> SheetDay {
        let on = day.parse().unwrap();
        SheetDay {
            on,
            earliest: Some(on),
            stated: true,
        }
    }

    fn check(said: &[(&str, SheetDay)], expect: &str) {
        let person = Person::named("李明", TownshipId::new());
        let mut facts = Vec::new();
        for (nth, (value, day)) in said.iter().enumerate() {
            let before = said[..nth].iter().map(|(_, day)| *day);
            let stated = before.filter(|before| before.stated).map(|day| day.on);
            let again = stated.filter(|on| *on > day.on).min();
            lay(
                &mut facts,
                &person,
                FactField::Education,
                value,
                *day,
                again,
                &|_| true,
            );
        }
        facts.sort_by_key(|fact: &Fact| fact.from_on);
        let shown: Vec<String> = facts
            .iter()
            .map(|fact| {
                format!(
                    "{}[{},{})",
                    fact.value,
                    fact.from_on.map_or(String::new(), |d| d.to_string()),
                    fact.until_on.map_or(String::new(), |d| d.to_string())
                )
            })
            .collect();
        assert_eq!(shown.join(" "), expect);
    }

    #[test]
    fn a_later_value_holds_from_its_sheets_day() {
        check(
            &[
                ("高中", stated("2025-09-30")),
                ("大专", stated("2025-12-31")),
            ],
            "高中[,2025-12-31) 大专[2025-12-31,)",
        );
    }

    #[test]
    fn an_older_sheet_never_overwrites() {
        check(
            &[
                ("大专", stated("2025-12-31")),
                ("高中", stated("2025-09-30")),
            ],
            "高中[,2025-12-31) 大专[2025-12-31,)",
        );
        check(
            &[
                ("高中", stated("2025-09-30")),
                ("大专", stated("2025-12-31")),
                ("初中", stated("2024-12-31")),
            ],
            "初中[,2025-09-30) 高中[2025-09-30,2025-12-31) 大专[2025-12-31,)",
        );
    }

    #[test]
    fn a_sheet_between_two_that_agree_tells_of_its_time_only() {
        let (first, between, last) = (
            stated("2024-12-31"),
            stated("2025-06-30"),
            stated("2026-03-31"),
        );
        let middle = "高中[,2025-06-30) 大专[2025-06-30,2026-03-31) 高中[2026-03-31,)";
        for order in [
            [("高中", first), ("高中", last), ("大专", between)],
            [("高中", last), ("高中", first), ("大专", between)],
            [("高中", first), ("大专", between), ("高中", last)],
        ] {
            check(&order, middle);
        }
        check(
            &[("高中", first), ("高中", last), ("高中", between)],
            "高中[,)",
        );
        // A mistake of the first sheet's own day is put right until the last.
        check(
            &[("高中", first), ("高中", last), ("大专", first)],
            "大专[,2026-03-31) 高中[2026-03-31,)",
        );
    }

    #[test]
    fn a_sheet_without_a_day_protects_nothing() {
        let undated = SheetDay {
            on: "2026-11-22".parse().unwrap(),
            earliest: None,
            stated: false,
        };
        check(
            &[("高中", undated), ("大专", stated("2025-12-31"))],
            "高中[,2025-12-31) 大专[2025-12-31,)",
        );
        check(&[("高中", undated), ("大专", undated)], "大专[,)");
    }

    #[test]
    fn a_value_attested_on_both_sides_is_one_interval() {
        let today = SheetDay {
            on: "2026-11-22".parse().unwrap(),
            earliest: None,
            stated: false,
        };
        check(
            &[
                ("高中", stated("2025-09-30")),
                ("大专", today),
                ("大专", stated("2025-12-31")),
            ],
            "高中[,2025-12-31) 大专[2025-12-31,)",
        );
    }

    #[test]
    fn the_same_day_corrects() {
        check(
            &[
                ("高中", stated("2025-09-30")),
                ("大专", stated("2025-09-30")),
            ],
            "大专[,)",
        );
    }
}
