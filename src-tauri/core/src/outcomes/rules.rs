//! How outcomes are counted. Pure.

use std::collections::HashSet;

use super::{OutcomeCount, OutcomeLevel, OutcomeRow};
use crate::ids::PersonId;

/// `14.8%` of so many; empty: of nobody.
#[must_use]
pub fn share(part: usize, whole: usize) -> String {
    if whole == 0 {
        return String::new();
    }
    let tenths = (part * 2000 + whole) / (whole * 2);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Outcomes and people of some rows, out of those who were in the pool.
pub(super) fn count<'r>(
    label: &str,
    rows: impl Iterator<Item = &'r OutcomeRow>,
    pool: &HashSet<PersonId>,
) -> OutcomeCount {
    let mut outcomes = 0;
    let mut people = HashSet::new();
    for row in rows {
        outcomes += 1;
        people.insert(&row.outcome.person_id);
    }
    let of_pool = people
        .iter()
        .filter(|person| pool.contains(**person))
        .count();
    OutcomeCount {
        label: label.to_owned(),
        type_id: None,
        village_id: None,
        level: None,
        outcomes,
        people: people.len(),
        of_pool,
        share: share(of_pool, pool.len()),
        counted: true,
    }
}

/// `村 83 + 乡镇 61 = 144 项`; of one level only `144 项`.
#[must_use]
pub fn sum_said(levels: &[(OutcomeLevel, usize)]) -> String {
    let total: usize = levels.iter().map(|(_, count)| count).sum();
    let parts: Vec<String> = levels
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| format!("{} {count}", level.label()))
        .collect();
    match parts.as_slice() {
        [] | [_] => format!("{total} 项"),
        several => format!("{} = {total} 项", several.join(" + ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_to_tenths_of_a_percent() {
        assert_eq!(share(35, 237), "14.8%");
        assert_eq!(share(1, 8), "12.5%");
        assert_eq!(share(2, 3), "66.7%");
        assert_eq!(share(0, 5), "0.0%");
        assert_eq!(share(0, 0), "");
    }

    #[test]
    fn a_sum_is_said_with_its_parts() {
        let all = [(OutcomeLevel::Village, 83), (OutcomeLevel::Township, 61)];
        assert_eq!(sum_said(&all), "村 83 + 乡镇 61 = 144 项");
        assert_eq!(sum_said(&all[..1]), "83 项");
        assert_eq!(sum_said(&[]), "0 项");
    }
}
