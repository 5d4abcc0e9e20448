//! What rotations and tallies follow, a sentence a function.

mod money;

use std::collections::BTreeMap;

use super::{FrontLine, RotationDoubt, RotationState, RotationTally, RotationType, TallySum};
use crate::date::{in_words, Day, PartialDate};
use crate::duties::rules::Span;
use crate::tenure::rules::months_after;
use crate::tenure::Length;

pub use money::{read_money, said_money};

/// How many days ahead an end is told of.
pub const ENDING_WITHIN: i64 = 30;

/// What a rotation is on a day.
#[must_use]
pub fn state(days: Span, day: Day) -> RotationState {
    if days.from_on.first_day() > day {
        RotationState::Planned
    } else if days.until_on.is_some_and(|until| until.first_day() <= day) {
        RotationState::Ended
    } else {
        RotationState::Current
    }
}

/// The last day of an interval; `None`: open.
#[must_use]
pub fn last_day(days: Span) -> Option<Day> {
    days.until_on.map(PartialDate::day_before)
}

/// Days until the last one, negative: since.
#[must_use]
pub fn days_left(days: Span, day: Day) -> Option<i64> {
    last_day(days).map(|last| (last - day).num_days())
}

/// Whether what is under way ends within so many days.
#[must_use]
pub fn ends_within(days: Span, day: Day, within: i64) -> bool {
    state(days, day) == RotationState::Current
        && days_left(days, day).is_some_and(|left| left <= within)
}

/// An extension or an early end, as the plans of other days see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// From this day it is known: when it was recorded, or from its own day if that was earlier.
    pub from: Day,
    /// The end that was planned before it; `None`: open.
    pub former: Option<PartialDate>,
}

/// The end that was planned on a day: what was decided later leaves it as it was. `days` are those on
/// record, `turns` in the order they were recorded.
#[must_use]
pub fn planned_end(days: Span, turns: &[Turn], day: Day) -> Option<PartialDate> {
    let known = turns.iter().rposition(|turn| turn.from <= day);
    let next = turns.get(known.map_or(0, |last| last + 1));
    match next {
        // Corrected since, the first day may lie behind an end of old.
        Some(Turn { former, .. }) if former.is_none_or(|former| former > days.from_on) => *former,
        _ => days.until_on,
    }
}

/// Whole months to the planned end or, when open, to the day.
#[must_use]
pub fn months(days: Span, day: Day) -> i64 {
    let until = days.until_on.map_or(day, PartialDate::first_day);
    Length::between(days.from_on.first_day(), until).months
}

/// The end after a type's usual months.
#[must_use]
pub fn usual_until(from_on: PartialDate, kind: &RotationType) -> Option<PartialDate> {
    let end = months_after(from_on.first_day(), kind.usual_months?);
    let end = PartialDate::from(end);
    Some(if from_on.has_day() {
        end
    } else {
        end.to_month()
    })
}

/// Whether a placement is shorter than its type asks: by its planned end, an open one never.
#[must_use]
pub fn too_short(days: Span, kind: &RotationType) -> Option<i64> {
    let least = kind.least_months?;
    let until = days.until_on?.first_day();
    (until < months_after(days.from_on.first_day(), least)).then_some(least)
}

/// A placement as its doubts see it.
#[derive(Debug, Clone, Copy)]
pub struct Placement<'a> {
    /// The person's name.
    pub name: &'a str,
    /// Its type.
    pub kind: &'a RotationType,
    /// Its days.
    pub days: Span,
    /// Whether it is at a village of the register.
    pub in_village: bool,
    /// Whether the person is in a pool on the first day.
    pub in_pool: bool,
}

/// What looks wrong about a placement by itself, each with its sentence.
#[must_use]
pub fn doubts(one: Placement<'_>) -> Vec<(RotationDoubt, String)> {
    let Placement {
        name, kind, days, ..
    } = one;
    let from = in_words(days.from_on.first_day());
    let mut doubts = Vec::new();
    if let Some(least) = too_short(days, kind) {
        let text = format!("{name}的{}不满 {least} 个月", kind.name);
        doubts.push((RotationDoubt::TooShort, text));
    }
    // One who comes as a secretary by 平行交流, or a cadre sent to a village, need not be in a pool.
    if !one.in_pool && !kind.changes_posts {
        let text = format!("{name}在{from}不在后备库");
        doubts.push((RotationDoubt::NotInPool, text));
    }
    if kind.needs_village && !one.in_village {
        let text = format!("{}一般在本台账的村，这里只写了单位", kind.name);
        doubts.push((RotationDoubt::NoVillage, text));
    }
    if let Some(on) = kind
        .retired_on
        .filter(|on| on.first_day() <= days.from_on.first_day())
    {
        let text = format!("“{}”自{}起停用", kind.name, in_words(on.first_day()));
        doubts.push((RotationDoubt::Retired, text));
    }
    doubts
}

/// How an overlap is told: both placements by their names and days.
#[must_use]
pub fn overlap_text(name: &str, one: (&str, &str, Span), other: (&str, &str, Span)) -> String {
    let told =
        |(kind, place, days): (&str, &str, Span)| format!("{kind}（{place}，{}）", days.in_words());
    format!("{name}同时有两项锻炼：{}与{}", told(one), told(other))
}

/// The share of the pool on the front line, rounded to a tenth of a percent.
#[must_use]
pub fn front_line(in_pool: usize, people: usize) -> FrontLine {
    let permille = (people * 2000 + in_pool).checked_div(in_pool * 2);
    let permille = permille.unwrap_or_default();
    FrontLine {
        in_pool,
        people,
        permille,
        sentence: format!(
            "{in_pool} 名后备干部中 {people} 名在一线锻炼，占 {}.{}%",
            permille / 10,
            permille % 10
        ),
    }
}

/// A whole number as typed: `12`, `1,600`.
#[must_use]
pub fn read_count(text: &str) -> Option<i64> {
    let plain = money::plain_number(text);
    let count: i64 = plain.parse().ok()?;
    (0..=100_000_000).contains(&count).then_some(count)
}

/// The first day after a period whose last day or month is given.
#[must_use]
pub fn after(last: PartialDate) -> PartialDate {
    let first = last.first_day();
    if last.has_day() {
        first.succ_opt().unwrap_or(first).into()
    } else {
        PartialDate::from(months_after(first, 1)).to_month()
    }
}

/// When something was done, as printed: `2025.09.08`, `2025.09`, `2025.07—2025.09`.
#[must_use]
pub fn when(tally: &RotationTally) -> String {
    let dotted = |date: PartialDate| date.to_string().replace('-', ".");
    let last = tally.until_on.map(|until| {
        let last = PartialDate::from(until.day_before());
        if until.has_day() {
            last
        } else {
            last.to_month()
        }
    });
    match last {
        Some(last) if last != tally.from_on => {
            format!("{}—{}", dotted(tally.from_on), dotted(last))
        }
        _ => dotted(tally.from_on),
    }
}

/// `12 件`, `5 笔 50 万元`, `50 万元`.
#[must_use]
pub fn said(count: Option<(i64, &str)>, amount: Option<i64>) -> String {
    let count = count.map(|(count, unit)| format!("{count} {unit}"));
    let parts = count.into_iter().chain(amount.map(said_money));
    parts.collect::<Vec<_>>().join(" ")
}

/// How many, and how much money in 分 where any was told.
type Sum = (i64, Option<i64>);

/// The sums of tallies by measure and unit, in the order of the measures' names. Money told without
/// a number joins the measure's own line when there is only one.
#[must_use]
pub fn sums<'a>(tallies: impl IntoIterator<Item = &'a RotationTally>) -> Vec<TallySum> {
    let mut lines: BTreeMap<&str, BTreeMap<Option<&str>, Sum>> = BTreeMap::new();
    for tally in tallies {
        let units = lines.entry(&tally.measure).or_default();
        let (count, amount) = units.entry(tally.unit.as_deref()).or_default();
        *count += tally.count.unwrap_or_default();
        if let Some(more) = tally.amount {
            *amount = Some(amount.unwrap_or_default() + more);
        }
    }
    let mut sums = Vec::new();
    for (measure, mut units) in lines {
        if units.len() == 2 {
            if let Some((_, Some(money))) = units.remove(&None) {
                for (_, amount) in units.values_mut() {
                    *amount = Some(amount.unwrap_or_default() + money);
                }
            }
        }
        for (unit, (count, amount)) in units {
            let told = said(unit.map(|unit| (count, unit)), amount);
            sums.push(TallySum {
                measure: measure.to_owned(),
                count,
                unit: unit.map(str::to_owned),
                amount: amount.unwrap_or_default(),
                text: format!("{measure} {told}"),
            });
        }
    }
    sums
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
