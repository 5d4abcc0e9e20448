//! What plans follow: when their steps are due, what counts for one, and what an edit must say. None
//! of it asks the store or the clock.

mod input;

use super::{
    Happened, Lesson, Placed, Plan, PlanAim, PlanCounted, PlanCountedKind, PlanMeasure, PlanState,
    PlanStep, PlanStepState, PlanTemplateStep,
};
use crate::date::{months_after, Day, Length, PartialDate};
use crate::mentoring::rules::{fixed_day_in, Period};

pub(super) use input::{month_and_day, problems_of_plan, problems_of_template};

/// In templates' goals: the person's own 培养方向.
pub const TARGET: &str = "{培养方向}";

/// What is counted is kept in tenths, for half hours of training.
const TENTHS: i64 = 10;

/// What a plan is on a day, given whether its reserve is in the pool.
#[must_use]
pub fn plan_state(plan: &Plan, in_pool: bool, day: Day) -> PlanState {
    if plan.from_on > day {
        PlanState::Planned
    } else if plan.until_on <= day || !in_pool {
        PlanState::Ended
    } else {
        PlanState::Active
    }
}

/// Two plans share a day.
#[must_use]
pub fn overlap(one: (Day, Day), other: (Day, Day)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// The first day no longer of a plan that lasts so many months.
#[must_use]
pub fn usual_end(from: Day, months: i64) -> Day {
    months_after(from, months)
}

/// The last day of a template's step in a plan: never after the plan's own.
#[must_use]
pub fn due_day(step: &PlanTemplateStep, from: Day, until: Day) -> Day {
    let last = until.pred_opt().unwrap_or(from);
    let period = Period {
        from_on: from,
        until_on: Some(until),
    };
    let due = match (step.due_months, step.due_on.as_deref()) {
        (Some(months), _) => Some(months_after(from, months)),
        (None, Some(on)) => fixed_day_in(on, period),
        (None, None) => None,
    };
    due.unwrap_or(last).min(last)
}

/// A template's goals as one person's plan says them.
#[must_use]
pub fn own_goals(goals: &str, target_post: Option<&str>) -> String {
    goals.replace(TARGET, target_post.unwrap_or("拟任岗位"))
}

/// How far a step is on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Progress {
    /// The day on which it was done.
    pub(crate) met_on: Option<PartialDate>,
    /// In tenths, not above [`Self::want`].
    pub(crate) have: i64,
    pub(crate) want: i64,
    /// The oldest first.
    pub(crate) counted: Vec<PlanCounted>,
}

/// What counts for a step of a plan up to a day: only what happened in the plan's period.
pub(crate) fn progress(plan: &Plan, step: &PlanStep, happened: &Happened, day: Day) -> Progress {
    let within = Within {
        period: Period {
            from_on: plan.from_on,
            until_on: Some(plan.until_on),
        },
        day,
    };
    let PlanAim {
        measure, amount, ..
    } = step.aim;
    let want = amount.unwrap_or(1) * TENTHS;
    let one_each = |counted: Vec<PlanCounted>| {
        let counted = counted.into_iter().map(|it| (it, TENTHS)).collect();
        summed(counted, want)
    };
    match measure {
        PlanMeasure::Hours => {
            let lessons = within.lessons(happened);
            let hours = lessons.map(|lesson| (of_lesson(lesson), lesson.hours));
            summed(hours.collect(), want)
        }
        PlanMeasure::Sessions => one_each(within.lessons(happened).map(of_lesson).collect()),
        PlanMeasure::Course => {
            let taught = |lesson: &&Lesson| {
                let course = step.aim.course_id.as_ref();
                course.is_some_and(|course| lesson.courses.contains(course))
            };
            let lessons = within.lessons(happened).filter(taught);
            one_each(lessons.map(of_lesson).collect())
        }
        PlanMeasure::Placement | PlanMeasure::Months => within.placed(&step.aim, happened, want),
        PlanMeasure::Items => one_each(within.of(&happened.items)),
        PlanMeasure::Visits => one_each(within.of(&happened.visits)),
        PlanMeasure::ByHand => {
            let done = step.done_on.map(|on| PlanCounted {
                kind: PlanCountedKind::Hand,
                scheme_id: None,
                id: step.id.to_string(),
                on_day: on.into(),
                what: step.note.clone().unwrap_or_default(),
                amount: String::new(),
            });
            one_each(within.of(done.as_slice()))
        }
    }
}

/// What a step is on a day, and how many days are left; negative: by how many it is late. What was
/// not taken while the plan lasted is missed and not late any more.
#[must_use]
pub fn step_state(met: bool, due_on: Day, state: PlanState, day: Day) -> (PlanStepState, i64) {
    let days = (due_on - day).num_days();
    let what = match state {
        _ if met => PlanStepState::Done,
        PlanState::Ended => PlanStepState::Missed,
        _ if days < 0 => PlanStepState::Overdue,
        _ => PlanStepState::Due,
    };
    (what, days)
}

/// What a step asks for, in words; `name` is that of its course or type of rotation.
#[must_use]
pub fn asks(aim: &PlanAim, name: Option<&str>) -> String {
    let amount = aim.amount.unwrap_or(1);
    match aim.measure {
        PlanMeasure::Hours => format!("培训 {amount} 学时"),
        PlanMeasure::Sessions => format!("参加培训 {amount} 次"),
        PlanMeasure::Course => format!("参加“{}”课程", name.unwrap_or("未定")),
        PlanMeasure::Placement => format!("{}一次", name.unwrap_or("岗位锻炼")),
        PlanMeasure::Months => format!("{}满 {amount} 个月", name.unwrap_or("岗位锻炼")),
        PlanMeasure::Items => format!("帮带任务 {amount} 项"),
        PlanMeasure::Visits => format!("帮带 {amount} 次"),
        PlanMeasure::ByHand => "按要求完成".into(),
    }
}

/// How far a step is, in words: `12/24 学时`; what is asked for once is there or not.
pub(crate) fn said(measure: PlanMeasure, progress: &Progress) -> String {
    let unit = match measure {
        PlanMeasure::Hours => "学时",
        PlanMeasure::Sessions | PlanMeasure::Visits => "次",
        PlanMeasure::Months => "个月",
        PlanMeasure::Items => "项",
        PlanMeasure::Course | PlanMeasure::Placement | PlanMeasure::ByHand => {
            return match progress.met_on {
                Some(_) => "已完成".into(),
                None => "未完成".into(),
            }
        }
    };
    format!("{}/{} {unit}", tenths(progress.have), tenths(progress.want))
}

/// `12`, `4.5`.
fn tenths(number: i64) -> String {
    match number % TENTHS {
        0 => (number / TENTHS).to_string(),
        rest => format!("{}.{rest}", number / TENTHS),
    }
}

/// A plan's period up to a day.
#[derive(Clone, Copy)]
struct Within {
    period: Period,
    day: Day,
}

impl Within {
    fn has(self, on: PartialDate) -> bool {
        on.first_day() <= self.day && self.period.contains(on)
    }

    fn of(self, all: &[PlanCounted]) -> Vec<PlanCounted> {
        let counted = all.iter().filter(|one| self.has(one.on_day));
        counted.cloned().collect()
    }

    fn lessons(self, happened: &Happened) -> impl Iterator<Item = &Lesson> + '_ {
        let lessons = happened.lessons.iter();
        lessons.filter(move |lesson| self.has(lesson.on_day))
    }

    /// Rotations of which a day is in the period: the first one is enough, or the one that lasted
    /// longest in it is measured in full months.
    fn placed(self, aim: &PlanAim, happened: &Happened, want: i64) -> Progress {
        let end = self.day.succ_opt().unwrap_or(self.day);
        let end = self.period.until_on.map_or(end, |until| end.min(until));
        let mut found: Vec<(Day, i64, PlanCounted)> = Vec::new();
        for placed in &happened.placements {
            let wanted = aim.type_id.as_ref();
            let from = placed.from_on.first_day().max(self.period.from_on);
            let until = placed.until_on.map(PartialDate::first_day);
            let until = until.map_or(end, |until| until.min(end));
            if until > from && wanted.is_none_or(|wanted| placed.type_id == *wanted) {
                let months = Length::between(from, until).months;
                found.push((from, months, of_placement(placed, months)));
            }
        }
        found.sort_by_key(|(from, ..)| *from);
        if aim.measure == PlanMeasure::Placement {
            let first = found.first().map(|(from, ..)| (*from).into());
            let counted = found.into_iter().map(|(.., mut counted)| {
                counted.amount = String::new();
                counted
            });
            return Progress {
                met_on: first,
                have: if first.is_some() { want } else { 0 },
                want,
                counted: counted.collect(),
            };
        }
        let months = want / TENTHS;
        let full = found.iter().filter(|(_, had, _)| *had >= months);
        let met = full.filter_map(|(from, ..)| months_after(*from, months).pred_opt());
        let longest = found.iter().map(|(_, had, _)| *had).max();
        Progress {
            met_on: met.min().map(Into::into),
            have: (longest.unwrap_or(0) * TENTHS).min(want),
            want,
            counted: found.into_iter().map(|(.., counted)| counted).collect(),
        }
    }
}

fn of_lesson(lesson: &Lesson) -> PlanCounted {
    PlanCounted {
        kind: lesson.kind,
        scheme_id: None,
        id: lesson.id.clone(),
        on_day: lesson.on_day,
        what: lesson.what.clone(),
        amount: format!("{} 学时", tenths(lesson.hours)),
    }
}

fn of_placement(placed: &Placed, months: i64) -> PlanCounted {
    PlanCounted {
        kind: PlanCountedKind::Rotation,
        scheme_id: None,
        id: placed.id.clone(),
        on_day: placed.from_on,
        what: placed.what.clone(),
        amount: format!("{months} 个月"),
    }
}

/// Adds up what counts, the oldest first, and finds the day on which it was enough.
fn summed(mut counted: Vec<(PlanCounted, i64)>, want: i64) -> Progress {
    counted.sort_by_key(|(one, _)| one.on_day);
    let mut have = 0;
    let mut met_on = None;
    for (one, amount) in &counted {
        have += amount;
        if have >= want && met_on.is_none() {
            met_on = Some(one.on_day);
        }
    }
    Progress {
        met_on,
        have: have.min(want),
        want,
        counted: counted.into_iter().map(|(one, _)| one).collect(),
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
