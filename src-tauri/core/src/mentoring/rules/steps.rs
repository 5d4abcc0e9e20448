//! When the steps of a checklist are due, and what became of them.

use chrono::{Datelike, Days};

use super::super::{Due, ItemState, Step};
use super::Quarter;
use crate::date::{days_in_words, Day, PartialDate};

/// The days of a pair, `[from_on, until_on)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) from_on: Day,
    pub(crate) until_on: Option<Day>,
}

impl Period {
    /// Its last day; `None`: open.
    pub(crate) fn last_day(self) -> Option<Day> {
        self.until_on.and_then(|until| until.pred_opt())
    }

    /// `2025年3月1日至2026年2月28日`.
    pub(crate) fn in_words(self) -> String {
        days_in_words(self.from_on.into(), self.last_day())
    }

    /// A day in it, or its last day where it is over by then.
    fn at_most(self, day: Day) -> Day {
        self.last_day().map_or(day, |last| day.min(last))
    }

    /// Whether something done then was done in it; a month counts when any of its days does.
    pub(crate) fn contains(self, on: PartialDate) -> bool {
        on.last_day() >= self.from_on && self.until_on.is_none_or(|until| on.first_day() < until)
    }
}

/// One cell of a checklist: of which quarter (empty: not a quarterly step), and when it is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StepPeriod {
    pub(crate) quarter: String,
    pub(crate) due_on: Option<Day>,
}

/// What was registered for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) on: PartialDate,
    pub(crate) has_evidence: bool,
}

/// The cells a step has in a pair: one, or one a quarter the pair lives in (up to `day` where it
/// has no end). No due day is after the pair's last day.
pub(crate) fn periods_of(step: &Step, pair: Period, day: Day) -> Vec<StepPeriod> {
    let once = |due_on: Option<Day>| {
        vec![StepPeriod {
            quarter: String::new(),
            due_on,
        }]
    };
    match step.due {
        Due::Days => {
            let days = u64::try_from(step.due_days.unwrap_or_default()).unwrap_or_default();
            let due = pair.from_on.checked_add_days(Days::new(days));
            once(due.map(|due| pair.at_most(due)))
        }
        Due::On => once(step.due_on.as_deref().and_then(|on| fixed_day_in(on, pair))),
        Due::End => once(pair.last_day()),
        Due::Quarterly => quarters(pair, day),
    }
}

/// The day itself, or the first such day of a year in the period.
pub(crate) fn fixed_day_in(on: &str, pair: Period) -> Option<Day> {
    if on.len() > "MM-DD".len() {
        return on.parse().ok();
    }
    let years = pair.from_on.year()..pair.from_on.year() + 9;
    let mut days = years.filter_map(|year| format!("{year}-{on}").parse::<Day>().ok());
    days.find(|day| *day >= pair.from_on)
        .filter(|day| pair.until_on.is_none_or(|until| *day < until))
}

/// The quarters a pair lives in, up to `day` where it has no end, each with its last day.
pub(crate) fn quarters(pair: Period, day: Day) -> Vec<StepPeriod> {
    let last = pair.last_day().unwrap_or(day.max(pair.from_on));
    let from = Quarter::of(pair.from_on);
    let quarters = std::iter::successors(Some(from), |quarter| Some(quarter.next()));
    quarters
        .take_while(|quarter| quarter.first_day() <= last)
        .map(|quarter| StepPeriod {
            quarter: quarter.to_string(),
            due_on: Some(pair.at_most(quarter.last_day())),
        })
        .collect()
}

/// What a step is on a day, and by how many days it is overdue. What was registered for a later
/// day is not done yet; a suspended pair is never overdue.
pub(crate) fn item_state(
    done: Option<Done>,
    wants_evidence: bool,
    pair: Period,
    due_on: Option<Day>,
    suspended: bool,
    day: Day,
) -> (ItemState, i64) {
    if let Some(done) = done.filter(|done| done.on.first_day() <= day) {
        let state = if !pair.contains(done.on) {
            ItemState::Outside
        } else if wants_evidence && !done.has_evidence {
            ItemState::AwaitingEvidence
        } else {
            ItemState::Done
        };
        return (state, 0);
    }
    match due_on {
        None => (ItemState::None, 0),
        Some(due) if due < day && !suspended => (ItemState::Overdue, (day - due).num_days()),
        Some(_) => (ItemState::Due, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{SchemeId, StepId};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn period(from: &str, until: &str) -> Period {
        Period {
            from_on: day(from),
            until_on: (!until.is_empty()).then(|| day(until)),
        }
    }

    fn step(due: Due, days: Option<i64>, on: Option<&str>) -> Step {
        Step {
            id: StepId::new(),
            township_id: None,
            scheme_id: SchemeId::new(),
            label: "现场指导".into(),
            measure: None,
            due,
            due_days: days,
            due_on: on.map(str::to_owned),
            evidence: true,
            position: 1,
            from_on: None,
            until_on: None,
        }
    }

    #[test]
    fn a_step_is_due_after_its_days_on_its_day_or_at_the_end_but_never_after_the_pair() {
        let check = |step: &Step, pair: Period, expect: &str| {
            let cells = periods_of(step, pair, day("2025-06-01"));
            let due: Vec<String> = cells
                .iter()
                .map(|cell| cell.due_on.map(|due| due.to_string()).unwrap_or_default())
                .collect();
            assert_eq!(due, [expect]);
        };
        let year = period("2025-03-01", "2026-03-01");
        let open = period("2025-03-01", "");
        let short = period("2025-03-01", "2025-03-11");
        check(&step(Due::Days, Some(15), None), year, "2025-03-16");
        check(&step(Due::Days, Some(15), None), short, "2025-03-10");
        check(&step(Due::End, None, None), year, "2026-02-28");
        check(&step(Due::End, None, None), open, "");
        check(&step(Due::On, None, Some("2025-09-30")), year, "2025-09-30");
        check(&step(Due::On, None, Some("09-30")), year, "2025-09-30");
        check(&step(Due::On, None, Some("02-10")), year, "2026-02-10");
        check(&step(Due::On, None, Some("02-10")), short, "");
        check(&step(Due::On, None, Some("02-29")), open, "2028-02-29");
    }

    #[test]
    fn a_quarterly_step_is_due_in_each_quarter_the_pair_lives_in() {
        let check = |pair: Period, on: &str, expect: &[(&str, &str)]| {
            let cells = periods_of(&step(Due::Quarterly, None, None), pair, day(on));
            let expect: Vec<StepPeriod> = expect
                .iter()
                .map(|(quarter, due)| StepPeriod {
                    quarter: (*quarter).into(),
                    due_on: Some(day(due)),
                })
                .collect();
            assert_eq!(cells, expect);
        };
        let three = [
            ("2025Q1", "2025-03-31"),
            ("2025Q2", "2025-06-30"),
            ("2025Q3", "2025-08-14"),
        ];
        check(period("2025-02-15", "2025-08-15"), "2025-03-01", &three);
        check(
            period("2025-02-15", ""),
            "2025-06-30",
            &[three[0], three[1]],
        );
        check(
            period("2025-10-31", "2025-11-01"),
            "2025-06-30",
            &[("2025Q4", "2025-10-31")],
        );
    }

    #[test]
    fn an_item_is_done_only_inside_the_period_and_with_its_evidence() {
        let pair = period("2025-03-15", "2026-03-01");
        let due = Some(day("2025-06-30"));
        let check = |done: Option<(&str, bool)>, suspended, on: &str, expect| {
            let done = done.map(|(on, has_evidence)| Done {
                on: on.parse().unwrap(),
                has_evidence,
            });
            let state = item_state(done, true, pair, due, suspended, day(on));
            assert_eq!(state, expect, "{done:?} {on}");
        };
        check(
            Some(("2025-06-01", true)),
            false,
            "2025-07-01",
            (ItemState::Done, 0),
        );
        check(
            Some(("2025-03", true)),
            false,
            "2025-07-01",
            (ItemState::Done, 0),
        );
        check(
            Some(("2025-02", true)),
            false,
            "2025-07-01",
            (ItemState::Outside, 0),
        );
        check(
            Some(("2025-03-14", true)),
            false,
            "2025-07-01",
            (ItemState::Outside, 0),
        );
        check(
            Some(("2026-03-01", true)),
            false,
            "2026-07-01",
            (ItemState::Outside, 0),
        );
        let awaiting = (ItemState::AwaitingEvidence, 0);
        check(Some(("2025-06-01", false)), false, "2025-07-01", awaiting);
        check(
            Some(("2025-07-05", true)),
            false,
            "2025-07-02",
            (ItemState::Overdue, 2),
        );
        check(None, false, "2025-06-30", (ItemState::Due, 0));
        check(None, false, "2025-07-01", (ItemState::Overdue, 1));
        check(None, true, "2025-07-01", (ItemState::Due, 0));
        let no_due = item_state(None, true, pair, None, false, day("2025-07-01"));
        assert_eq!(no_due, (ItemState::None, 0));
    }
}
