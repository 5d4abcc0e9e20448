//! What a plan or a template must say to be accepted.

use std::ops::RangeInclusive;

use super::super::{PlanAim, PlanEdit, PlanMeasure, PlanTemplateEdit};
use super::TARGET;
use crate::error::FieldProblem;
use crate::mentoring::schemes::rules::fixed_day;

/// Everything about a plan, as typed, that cannot be accepted, its days apart.
pub(in super::super) fn problems_of_plan(edit: &PlanEdit) -> Vec<FieldProblem> {
    let mut problems = Problems::default();
    problems.longest("goals", "培养目标", edit.goals.as_deref(), 1000);
    problems.longest("document", "文号", edit.document.as_deref(), 60);
    if edit.goals.as_deref().is_some_and(|it| it.contains(TARGET)) {
        let message = format!("“{TARGET}”只在模板里代表各人的培养方向，这里请写明");
        problems.push("goals", "plan.placeholder", message);
    }
    if edit.steps.is_empty() {
        problems.push("steps", "plan.no_steps", "请至少列一项步骤".into());
    }
    for (at, step) in edit.steps.iter().enumerate() {
        problems.step(&format!("steps[{at}]"), &step.label, &step.aim());
    }
    problems.0
}

/// Everything about a template, as typed, that cannot be accepted.
pub(in super::super) fn problems_of_template(edit: &PlanTemplateEdit) -> Vec<FieldProblem> {
    let mut problems = Problems::default();
    problems.text("name", "模板名称", &edit.name, 40);
    problems.number("months", "期限（月）", Some(edit.months), 1..=120);
    problems.longest("goals", "培养目标", edit.goals.as_deref(), 1000);
    if edit.steps.is_empty() {
        problems.push("steps", "plan.no_steps", "请至少列一项步骤".into());
    }
    for (at, step) in edit.steps.iter().enumerate() {
        let place = format!("steps[{at}]");
        problems.step(&place, &step.label, &step.aim());
        let label = step.label.trim();
        let on = step.due_on.as_deref().filter(|on| !on.trim().is_empty());
        match (step.due_months, on) {
            (Some(months), None) => {
                let what = format!("步骤“{label}”的期限（月）");
                let most = edit.months.clamp(1, 120);
                problems.number(
                    &format!("{place}.due_months"),
                    &what,
                    Some(months),
                    1..=most,
                );
            }
            (None, Some(on)) if month_and_day(on).is_some() => {}
            (None, Some(_)) => {
                let message = format!("步骤“{label}”的固定日期请写成 12-20 这样的月和日");
                problems.push(&format!("{place}.due_on"), "step.no_day", message);
            }
            _ => {
                let message = format!("请为步骤“{label}”填写开始后第几个月内完成，或一个固定日期");
                problems.push(&format!("{place}.due_months"), "step.no_days", message);
            }
        }
    }
    problems.0
}

/// `MM-DD` from what was typed.
pub(in super::super) fn month_and_day(text: &str) -> Option<String> {
    fixed_day(text).filter(|day| day.len() == "MM-DD".len())
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

    fn longest(&mut self, field: &str, what: &str, text: Option<&str>, longest: usize) {
        if text.is_some_and(|text| text.trim().chars().count() > longest) {
            let message = format!("{what}最多 {longest} 个字");
            self.push(field, "text.too_long", message);
        }
    }

    fn number(&mut self, field: &str, what: &str, number: Option<i64>, range: RangeInclusive<i64>) {
        if number.is_none_or(|number| !range.contains(&number)) {
            let message = format!("{what}应为 {} 至 {}", range.start(), range.end());
            self.push(field, "number.range", message);
        }
    }

    fn step(&mut self, at: &str, label: &str, aim: &PlanAim) {
        self.text(&format!("{at}.label"), "步骤名称", label, 40);
        let label = label.trim();
        if aim.measure.counts() {
            let what = format!("步骤“{label}”的数量");
            self.number(&format!("{at}.amount"), &what, aim.amount, 1..=1000);
        }
        if aim.measure == PlanMeasure::Course && aim.course_id.is_none() {
            let message = format!("请为步骤“{label}”选一门课程");
            self.push(&format!("{at}.course_id"), "plan.no_course", message);
        }
    }
}
