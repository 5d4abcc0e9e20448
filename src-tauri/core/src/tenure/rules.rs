//! How years in office are counted, a sentence a function.

use super::{Basis, Term};
pub use crate::date::{months_after, Length};
use crate::date::{Day, PartialDate};
use crate::duties::rules::Span;

/// A time in office without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// First day.
    pub from: Day,
    /// First day no longer; `None`: still.
    pub until: Option<Day>,
}

impl Run {
    /// How long it was by a day.
    #[must_use]
    pub fn length(self, day: Day) -> Length {
        Length::between(self.from, self.until.map_or(day, |until| until.min(day)))
    }

    fn holds_on(self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| until > day)
    }
}

/// The times without a gap, oldest first. Posts that overlap or follow each other are one; so are an
/// end and a beginning in the same month where the day of one is not known.
#[must_use]
pub fn runs(spans: &[Span]) -> Vec<Run> {
    let mut spans = spans.to_vec();
    spans.sort_by_key(|span| span.from_on.first_day());
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if follows(last.until_on, span.from_on) => {
                let later = |one: PartialDate, other: PartialDate| {
                    if one.first_day() >= other.first_day() {
                        one
                    } else {
                        other
                    }
                };
                last.until_on = last
                    .until_on
                    .zip(span.until_on)
                    .map(|(one, other)| later(one, other));
            }
            _ => joined.push(span),
        }
    }
    let run = |span: Span| Run {
        from: span.from_on.first_day(),
        until: span.until_on.map(PartialDate::first_day),
    };
    joined.into_iter().map(run).collect()
}

fn follows(until: Option<PartialDate>, from: PartialDate) -> bool {
    until.is_none_or(|until| from.first_day() <= until.first_day() || until.agrees_with(from))
}

/// 累计: everything up to a day, days of two posts at once counted once.
#[must_use]
pub fn cumulative(runs: &[Run], day: Day) -> Length {
    Length::sum(runs.iter().map(|run| run.length(day)))
}

/// 连续: the time without a gap that lasts on a day, or the last one before it.
#[must_use]
pub fn continuous(runs: &[Run], day: Day) -> Length {
    last(runs, day).map_or_else(Length::default, |run| run.length(day))
}

/// How long by one of the counts.
#[must_use]
pub fn served(runs: &[Run], basis: Basis, day: Day) -> Length {
    match basis {
        Basis::Cumulative => cumulative(runs, day),
        Basis::Continuous => continuous(runs, day),
    }
}

fn last(runs: &[Run], day: Day) -> Option<Run> {
    runs.iter().rev().find(|run| run.from <= day).copied()
}

/// Whether somebody is in office on a day.
#[must_use]
pub fn in_office(runs: &[Run], day: Day) -> bool {
    runs.iter().any(|run| run.holds_on(day))
}

/// The day on which somebody reaches so many years, seen from `day`: one that is past, or one to come
/// when what is recorded goes on; `None`: never, as it is.
#[must_use]
pub fn reaches_on(runs: &[Run], basis: Basis, years: u32, day: Day) -> Option<Day> {
    let wanted = i64::from(years) * 12;
    match basis {
        Basis::Continuous => {
            let run = last(runs, day)?;
            let reached = months_after(run.from, wanted);
            run.until
                .is_none_or(|until| reached <= until)
                .then_some(reached)
        }
        Basis::Cumulative => {
            let first = runs.first()?.from;
            let end = runs.last()?;
            let horizon = end.until.unwrap_or(months_after(end.from, wanted));
            if !cumulative(runs, horizon).reaches(years) {
                return None;
            }
            // Time in office never shrinks, so the day is found by halving.
            let (mut before, mut by) = (first, horizon);
            while (by - before).num_days() > 1 {
                let middle = before + (by - before) / 2;
                if cumulative(runs, middle).reaches(years) {
                    by = middle;
                } else {
                    before = middle;
                }
            }
            Some(by)
        }
    }
}

/// How long in each term up to a day, and outside all of them; what is nothing is left out.
#[must_use]
pub fn by_term<'a>(spans: &[Span], terms: &'a [Term], day: Day) -> Vec<(Option<&'a Term>, Length)> {
    let runs = runs(spans);
    let mut rests: Vec<Run> = runs.clone();
    let mut told = Vec::new();
    for term in terms {
        let of_term = Run {
            from: term.from_on.first_day(),
            until: term.until_on.map(PartialDate::first_day),
        };
        let inside: Vec<Run> = runs
            .iter()
            .filter_map(|run| common(*run, of_term))
            .collect();
        rests = rests
            .into_iter()
            .flat_map(|run| without(run, of_term))
            .collect();
        told.push((Some(term), cumulative(&inside, day)));
    }
    told.push((None, cumulative(&rests, day)));
    told.retain(|(_, length)| *length > Length::default());
    told
}

/// The days two times have in common.
fn common(one: Run, other: Run) -> Option<Run> {
    let from = one.from.max(other.from);
    let until = match (one.until, other.until) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    until
        .is_none_or(|until| until > from)
        .then_some(Run { from, until })
}

/// What remains of a time without the days of another one.
fn without(run: Run, other: Run) -> Vec<Run> {
    if common(run, other).is_none() {
        return vec![run];
    }
    let mut rests = Vec::new();
    if run.from < other.from {
        rests.push(Run {
            from: run.from,
            until: Some(other.from),
        });
    }
    if let Some(end) = other.until {
        if run.until.is_none_or(|until| until > end) {
            rests.push(Run {
                from: end,
                until: run.until,
            });
        }
    }
    rests
}

/// 口径: what a list of tenure counts and how.
#[must_use]
pub fn definition(basis: Basis, years: u32) -> String {
    let count = match basis {
        Basis::Cumulative => {
            "累计：各村、各届任职时间相加，同一天兼任两村的只计一次；各段满月后的余日相加，满30天计1个月"
        }
        Basis::Continuous => {
            "连续：到截至日（已离任的到离任日）为止没有间断的一段，换村、换届不间断的连着算"
        }
    };
    format!("口径：任村党组织书记满{years}年。{count}。只知道月份的，从当月1日起算。")
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
