//! When two records are of one day.

use std::collections::HashMap;
use std::hash::Hash;

use crate::date::{in_words, Day, PartialDate};

/// The days of a record: `[from_on, until_on)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    /// First day; `None`: as far back as is known.
    pub(super) from_on: Option<PartialDate>,
    /// First day no longer; `None`: still.
    pub(super) until_on: Option<PartialDate>,
}

impl Days {
    pub(crate) fn new(from_on: PartialDate, until_on: Option<PartialDate>) -> Self {
        Self {
            from_on: Some(from_on),
            until_on,
        }
    }

    fn first(self) -> Day {
        self.from_on.map_or(Day::MIN, PartialDate::first_day)
    }

    /// The first day no longer.
    fn end(self) -> Day {
        self.until_on.map_or(Day::MAX, PartialDate::first_day)
    }

    /// Whether both have a day in common.
    pub(crate) fn shares_a_day_with(self, other: Self) -> bool {
        self.first() < other.end() && other.first() < self.end()
    }

    /// `自2024年1月1日至2025年2月28日`, `自2025年3月1日起`.
    pub(crate) fn in_words(self) -> String {
        let from = self
            .from_on
            .map(|from| format!("自{}", in_words(from.first_day())));
        let last = self
            .until_on
            .map(|until| format!("至{}", in_words(until.day_before())));
        match (from, last) {
            (Some(from), Some(last)) => from + &last,
            (Some(from), None) => from + "起",
            (None, Some(last)) => last,
            (None, None) => "没有写起止时间".into(),
        }
    }
}

/// Records of one kind that share a day with an earlier one of it, each with that one, in the order
/// of the kinds' first records.
pub(super) fn clashes<T, K: Eq + Hash>(
    records: &[T],
    kind: impl Fn(&T) -> K,
    days: impl Fn(&T) -> Days,
) -> Vec<(&T, &T)> {
    let mut kinds: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Vec<&T>> = Vec::new();
    for record in records {
        let at = *kinds.entry(kind(record)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(record),
            None => groups.push(vec![record]),
        }
    }
    let mut found = Vec::new();
    for mut group in groups {
        // A record of no day shares none.
        group.retain(|record| days(record).first() < days(record).end());
        group.sort_by_key(|record| days(record).first());
        let mut longest: Option<&T> = None;
        for record in group {
            match longest {
                Some(before) if days(record).first() < days(before).end() => {
                    found.push((before, record));
                }
                _ => {}
            }
            if longest.is_none_or(|before| days(before).end() <= days(record).end()) {
                longest = Some(record);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_share_days_when_one_begins_before_the_other_ends() {
        let check = |spans: &[(&str, &str)], expect: usize| {
            let days = |(from, until): &(&str, &str)| Days {
                from_on: from.parse().ok(),
                until_on: until.parse().ok(),
            };
            assert_eq!(clashes(spans, |_| 0, days).len(), expect, "{spans:?}");
        };
        check(&[("2024-01-01", "2024-06-01"), ("2024-06-01", "")], 0);
        check(&[("2024-01-01", "2024-06-02"), ("2024-06-01", "")], 1);
        check(&[("2024-06", ""), ("2024-01", "2024-06")], 0);
        check(&[("", ""), ("2024-01-01", "")], 1);
        check(&[("2024-01-01", ""), ("2024-06-01", "2024-06-01")], 0);
        // A long one over two short ones.
        check(
            &[
                ("2024-01", "2025-01"),
                ("2024-02", "2024-03"),
                ("2024-04", "2024-05"),
            ],
            2,
        );
    }

    #[test]
    fn records_of_two_kinds_do_not_clash() {
        let same = Days::new("2024-01".parse().unwrap(), None);
        assert!(clashes(&[(1, same), (2, same)], |it| it.0, |it| it.1).is_empty());
        assert_eq!(
            clashes(&[(1, same), (1, same)], |it| it.0, |it| it.1).len(),
            1
        );
    }
}
