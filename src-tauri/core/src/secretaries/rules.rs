//! What the list of secretaries follows, a sentence a function.

use super::TypedSecretary;
use crate::date::{Day, PartialDate};
use crate::tenure::rules::months_after;
use crate::tenure::Term;

/// A term of village boards is five years (组织法, 2018).
pub const TERM_MONTHS: i64 = 60;

/// The type that holds on a day: the one recorded last up to it.
#[must_use]
pub fn type_on(typed: &[TypedSecretary], day: Day) -> Option<&TypedSecretary> {
    let begun = typed.iter().filter(|one| one.from_on.first_day() <= day);
    begun.max_by_key(|one| (one.from_on.first_day(), &one.id))
}

/// The next election: the first day of a term that is planned, else the end of the present one, which
/// lasts five years where no end is recorded. An election that is late stays on its day.
#[must_use]
pub fn next_election(terms: &[Term], day: Day) -> Option<Day> {
    let begins = |term: &Term| term.from_on.first_day();
    let planned = terms.iter().map(begins).filter(|on| *on > day).min();
    let begun = terms.iter().filter(|term| begins(term) <= day);
    let present = begun.max_by_key(|term| begins(term));
    let end = present.map(|term| {
        let five_years = months_after(begins(term), TERM_MONTHS);
        term.until_on.map_or(five_years, PartialDate::first_day)
    });
    match (planned, end) {
        (Some(planned), Some(end)) if end > day => Some(planned.min(end)),
        (planned, end) => planned.or(end),
    }
}

/// How near a readiness is to taking over; what is unknown comes last.
#[must_use]
pub fn nearness(readiness: Option<&str>) -> usize {
    const ORDER: [&str; 3] = ["近期可用", "中期培养", "长期储备"];
    let place = readiness.and_then(|one| ORDER.iter().position(|known| *known == one));
    place.unwrap_or(ORDER.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RecordId;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn term(from: &str, until: Option<&str>) -> Term {
        Term {
            id: RecordId::new(),
            township_id: None,
            name: from.into(),
            from_on: from.parse().unwrap(),
            until_on: until.map(|until| until.parse().unwrap()),
        }
    }

    #[test]
    fn boards_are_elected_anew_when_their_term_ends() {
        let check = |terms: &[Term], on: &str, expect: Option<&str>| {
            assert_eq!(next_election(terms, day(on)), expect.map(day), "{on}");
        };
        check(&[], "2025-11-26", None);
        let open = [term("2021-01", None)];
        check(&open, "2025-11-26", Some("2026-01-01"));
        check(&open, "2026-03-01", Some("2026-01-01"));
        let both = [
            term("2016-01", Some("2021-01")),
            term("2021-01", Some("2025-12")),
        ];
        check(&both, "2020-06-01", Some("2021-01-01"));
        check(&both, "2025-11-26", Some("2025-12-01"));
        let planned = [term("2021-01", None), term("2025-12-20", None)];
        check(&planned, "2025-11-26", Some("2025-12-20"));
        check(&planned, "2025-12-20", Some("2030-12-20"));
    }
}
