//! What a sheet says about a dated property, laid into the intervals already known.
//!
//! The first value known holds as far back as is known; a different one from the day of the
//! sheet that says it. A sheet that is surely older than the first attestation of the value in
//! force only adds what was true before.

use crate::date::{Day, PartialDate};
use crate::ids::RecordId;
use crate::people::{Fact, FactField, Person};

use super::sheet_day::SheetDay;

/// The value that holds on a day.
#[must_use]
pub fn on_day(facts: &[Fact], field: FactField, day: Day) -> Option<&Fact> {
    facts.iter().find(|fact| {
        fact.field == field
            && fact.from_on.is_none_or(|from| from.first_day() <= day)
            && fact.until_on.is_none_or(|until| until.first_day() > day)
    })
}

/// The latest value, still holding.
#[must_use]
pub fn latest(facts: &[Fact], field: FactField) -> Option<&Fact> {
    facts
        .iter()
        .find(|fact| fact.field == field && fact.until_on.is_none())
}

/// Lays a value into the intervals. Returns whether the intervals differ now; that a value is
/// attested earlier than known changes nothing anybody sees. `fresh` knows the facts this batch
/// has brought: of two sheets without a day in one batch the later corrects the earlier.
pub fn lay(
    facts: &mut Vec<Fact>,
    person: &Person,
    field: FactField,
    value: &str,
    day: SheetDay,
    fresh: &dyn Fn(&RecordId) -> bool,
) -> bool {
    let at = facts.iter().position(|fact| {
        Some(fact.id.as_str()) == on_day(facts, field, day.on).map(|fact| fact.id.as_str())
    });
    let Some(at) = at else {
        let next = facts
            .iter()
            .filter(|fact| fact.field == field)
            .filter_map(|fact| fact.from_on)
            .min();
        facts.push(Fact {
            until_on: next,
            ..new(person, field, value, None, day)
        });
        return true;
    };
    if facts[at].value == value {
        let earlier = day.earliest.map(PartialDate::from).filter(|_| day.stated);
        if earlier.is_some() && (facts[at].seen_on.is_none() || earlier < facts[at].seen_on) {
            facts[at].seen_on = earlier;
        }
        return false;
    }
    let on: PartialDate = day.on.into();
    match facts[at].seen_on {
        Some(seen) if seen.first_day() > day.on => {
            // An older sheet: its value held until the one in force was first seen.
            let from = facts[at].from_on;
            facts[at].from_on = Some(seen);
            let earlier = new(person, field, value, from, day);
            facts.push(Fact {
                until_on: Some(seen),
                ..earlier
            });
        }
        _ if facts[at].from_on == Some(on)
            || facts[at].seen_on == Some(on)
            || (!day.stated
                && facts[at].from_on.is_none()
                && facts[at].seen_on.is_none()
                && fresh(&facts[at].id)) =>
        {
            // The same day, or nothing said when: the later sheet corrects the earlier one.
            value.clone_into(&mut facts[at].value);
        }
        _ => {
            let until = facts[at].until_on.replace(on);
            let next = new(person, field, value, Some(on), day);
            facts.push(Fact {
                until_on: until,
                ..next
            });
        }
    }
    join(facts, field);
    true
}

/// Intervals that follow each other with the same value become one.
fn join(facts: &mut Vec<Fact>, field: FactField) {
    let mut order: Vec<usize> = (0..facts.len())
        .filter(|&at| facts[at].field == field)
        .collect();
    order.sort_by_key(|&at| facts[at].from_on);
    let mut gone = Vec::new();
    let mut first: Option<usize> = None;
    for at in order {
        match first {
            Some(kept)
                if facts[kept].value == facts[at].value
                    && facts[kept].until_on == facts[at].from_on =>
            {
                facts[kept].until_on = facts[at].until_on;
                gone.push(at);
            }
            _ => first = Some(at),
        }
    }
    gone.sort_unstable();
    for at in gone.into_iter().rev() {
        facts.remove(at);
    }
}

fn new(
    person: &Person,
    field: FactField,
    value: &str,
    from_on: Option<PartialDate>,
    day: SheetDay,
) -> Fact {
    Fact {
        id: RecordId::new(),
        township_id: person.township_id.clone(),
        person_id: person.id.clone(),
        field,
        value: value.to_owned(),
        from_on,
        until_on: None,
        seen_on: day.earliest.filter(|_| day.stated).map(PartialDate::from),
    }
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
        for (value, day) in said {
            lay(
                &mut facts,
                &person,
                FactField::Education,
                value,
                *day,
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
