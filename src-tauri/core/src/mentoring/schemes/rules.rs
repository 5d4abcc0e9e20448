//! What schemes follow: what makes one acceptable, and what an edit does to its seats and steps.

use std::collections::HashSet;

use super::super::{Due, Fill, Seat, Step};
use super::{SchemeEdit, SeatEdit, StepEdit};
use crate::date::{in_force, Day, PartialDate};
use crate::error::FieldProblem;
use crate::ids::{SeatId, StepId};

/// A seat or a step: something of a scheme that holds from a day on.
pub trait Part: Clone + PartialEq {
    /// Identity.
    fn id(&self) -> &str;
    /// As the clerk calls it.
    fn label(&self) -> &str;
    /// First day; `None`: as long as the scheme.
    fn first_on(&self) -> Option<PartialDate>;
    /// First day no longer; `None`: still.
    fn until_on(&self) -> Option<PartialDate>;
    /// Order within the scheme.
    fn position(&self) -> i64;
    /// The same in another place.
    #[must_use]
    fn at(self, position: i64) -> Self;
    /// The same for other days.
    #[must_use]
    fn lasting(self, from_on: Option<PartialDate>, until_on: Option<PartialDate>) -> Self;
    /// The same with an identity of its own.
    #[must_use]
    fn renewed(self) -> Self;
}

macro_rules! part {
    ($type:ident, $id:ident) => {
        impl Part for $type {
            fn id(&self) -> &str {
                self.id.as_str()
            }
            fn label(&self) -> &str {
                &self.label
            }
            fn first_on(&self) -> Option<PartialDate> {
                self.from_on
            }
            fn until_on(&self) -> Option<PartialDate> {
                self.until_on
            }
            fn position(&self) -> i64 {
                self.position
            }
            fn at(self, position: i64) -> Self {
                Self { position, ..self }
            }
            fn lasting(self, from_on: Option<PartialDate>, until_on: Option<PartialDate>) -> Self {
                Self {
                    from_on,
                    until_on,
                    ..self
                }
            }
            fn renewed(self) -> Self {
                Self {
                    id: $id::new(),
                    ..self
                }
            }
        }
    };
}

part!(Seat, SeatId);
part!(Step, StepId);

/// What becomes of a seat or step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartChange<P> {
    /// A new one.
    Add(P),
    /// The same one, otherwise; or only in another place.
    Correct(P),
    /// One ends and another goes on in its place.
    Renew {
        /// The one that ends.
        ended: P,
        /// The one that goes on.
        begun: P,
    },
    /// Ends.
    End(P),
    /// Was a mistake.
    Remove(P),
}

/// Whether a part holds on a day.
#[must_use]
pub fn holds_on(part: &impl Part, day: Day) -> bool {
    in_force(part.first_on(), part.until_on(), day)
}

/// What an edit does to the parts that hold on its day: without a day it corrects them in place;
/// from a day on, what differs ends and goes on with an identity of its own, so that the days before
/// stay as they were. What does not differ keeps its identity; its place in the order has no
/// history.
pub fn changed_parts<P: Part>(
    present: &[P],
    wanted: &[P],
    on: Option<PartialDate>,
) -> Vec<PartChange<P>> {
    // A part that began on the very day has no days before.
    let before = |part: &P| {
        on.filter(|on| {
            part.first_on()
                .is_none_or(|from| from.first_day() < on.first_day())
        })
    };
    let mut changes = Vec::new();
    for (position, part) in (1..).zip(wanted) {
        let part = part.clone().at(position);
        let Some(old) = present.iter().find(|old| old.id() == part.id()) else {
            changes.push(PartChange::Add(part.lasting(on, None)));
            continue;
        };
        let part = part.lasting(old.first_on(), old.until_on());
        if part == *old {
            continue;
        }
        let only_moved = part == old.clone().at(position);
        match before(old).filter(|_| !only_moved) {
            None => changes.push(PartChange::Correct(part)),
            Some(on) => changes.push(PartChange::Renew {
                ended: old.clone().lasting(old.first_on(), Some(on)),
                begun: part.renewed().lasting(Some(on), old.until_on()),
            }),
        }
    }
    for old in present {
        if wanted.iter().all(|part| part.id() != old.id()) {
            changes.push(match before(old) {
                None => PartChange::Remove(old.clone()),
                Some(on) => PartChange::End(old.clone().lasting(old.first_on(), Some(on))),
            });
        }
    }
    changes
}

/// Whether whom a hand named for one seat still sits in the one that goes on in its place: both are
/// answered in the same way.
#[must_use]
pub fn answered_alike(one: &Seat, other: &Seat) -> bool {
    (one.fill, one.duty_role, &one.post_titles) == (other.fill, other.duty_role, &other.post_titles)
}

/// A fixed day as stored, `MM-DD` of each year or `YYYY-MM-DD`, from what was typed.
#[must_use]
pub fn fixed_day(text: &str) -> Option<String> {
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .collect();
    let number = |at: usize| numbers[at].parse::<u32>().ok();
    // Any year without a 29 February serves to see that the day is in every year.
    let day_of = |year: i32, at: usize| Day::from_ymd_opt(year, number(at)?, number(at + 1)?);
    match numbers.len() {
        2 => day_of(2023, 0).map(|day| day.format("%m-%d").to_string()),
        3 if numbers[0].len() == 4 => {
            let year = numbers[0].parse().ok()?;
            day_of(year, 1).map(|day| day.to_string())
        }
        _ => None,
    }
}

/// Everything about a scheme, as typed, that cannot be accepted.
#[must_use]
pub fn problems_of(edit: &SchemeEdit) -> Vec<FieldProblem> {
    let mut problems = Problems::default();
    problems.text("name", "机制名称", &edit.name, 40);
    problems.text("checklist", "清单名称", &edit.checklist, 20);
    problems.number(
        "mentees_per_mentor",
        "每名帮带人的人数上限",
        edit.mentees_per_mentor,
        1..=1000,
    );
    problems.number("months", "结对期限（月）", edit.months, 1..=120);
    for (at, seat) in edit.seats.iter().enumerate() {
        problems.seat(&format!("seats[{at}]"), seat);
    }
    for (at, step) in edit.steps.iter().enumerate() {
        problems.step(&format!("steps[{at}]"), step);
    }
    problems.twice("seats", "席位", edit.seats.iter().map(|seat| &seat.label));
    problems.twice("steps", "任务", edit.steps.iter().map(|step| &step.label));
    problems.0
}

#[derive(Default)]
struct Problems(Vec<FieldProblem>);

impl Problems {
    fn push(&mut self, field: &str, code: &'static str, message: String) {
        self.0.push(FieldProblem {
            field: field.to_owned(),
            code,
            message,
        });
    }

    fn text(&mut self, field: &str, what: &str, text: &str, longest: usize) {
        if !(1..=longest).contains(&text.trim().chars().count()) {
            let message = format!("请填写{what}（1 至 {longest} 个字）");
            self.push(field, "text.length", message);
        }
    }

    fn number(
        &mut self,
        field: &str,
        what: &str,
        number: Option<i64>,
        range: std::ops::RangeInclusive<i64>,
    ) {
        if number.is_some_and(|number| !range.contains(&number)) {
            let message = format!("{what}应为 {} 至 {}", range.start(), range.end());
            self.push(field, "number.range", message);
        }
    }

    fn seat(&mut self, at: &str, seat: &SeatEdit) {
        self.text(&format!("{at}.label"), "席位名称", &seat.label, 20);
        self.number(&format!("{at}.mentors"), "人数", seat.mentors, 1..=20);
        let label = seat.label.trim();
        if seat.fill == Fill::Duty && seat.duty_role.is_none() {
            let message = format!("请为席位“{label}”选择由哪项包村分工担任");
            self.push(&format!("{at}.duty_role"), "seat.no_role", message);
        }
        let by_post = matches!(seat.fill, Fill::VillagePost | Fill::TownshipPost);
        if by_post
            && seat
                .post_titles
                .as_deref()
                .is_none_or(|titles| titles.trim().is_empty())
        {
            let message = format!("请为席位“{label}”填写由哪些职务担任");
            self.push(&format!("{at}.post_titles"), "seat.no_title", message);
        }
    }

    fn step(&mut self, at: &str, step: &StepEdit) {
        self.text(&format!("{at}.label"), "任务名称", &step.label, 20);
        let label = step.label.trim();
        let measure = step.measure.as_deref().unwrap_or_default().trim();
        if measure.chars().count() > 10 {
            let message = format!("任务“{label}”的数量词不超过 10 个字");
            self.push(&format!("{at}.measure"), "text.length", message);
        }
        let days = step.due_days.filter(|days| (0..=3650).contains(days));
        if step.due == Due::Days && days.is_none() {
            let message = format!("请为任务“{label}”填写结对后多少天内完成（0 至 3650）");
            self.push(&format!("{at}.due_days"), "step.no_days", message);
        }
        let on = step.due_on.as_deref().and_then(fixed_day);
        if step.due == Due::On && on.is_none() {
            let message = format!("请为任务“{label}”填写固定日期，如 6-30（每年）或 2025-06-30");
            self.push(&format!("{at}.due_on"), "step.no_day", message);
        }
    }

    fn twice<'a>(&mut self, field: &str, what: &str, labels: impl Iterator<Item = &'a String>) {
        let mut seen = HashSet::new();
        for (at, label) in labels.enumerate() {
            let label = label.trim();
            if !label.is_empty() && !seen.insert(label) {
                let message = format!("{what}“{label}”出现了两次，请改成不同的名称");
                self.push(&format!("{field}[{at}].label"), "name.twice", message);
            }
        }
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
