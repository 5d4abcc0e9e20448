//! 培养计划: what a reserve should learn, try and do by when, and how far that is as of a day.
//!
//! Progress is counted, never stored: attendances, rotations, items and visits inside the plan's
//! period tell it ([`happened`] loads them once, [`rules`] counts). Only a step of one's own, which
//! no other record tells, is ticked off by hand. A plan made from a template is a copy of it.

mod apply;
mod finish;
mod happened;
mod input;
mod list;
mod on_day;
pub mod rules;
mod set;
mod templates;
#[cfg(test)]
mod tests;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::Day;
use crate::ids::{
    CourseId, PersonId, PlanId, PlanStepId, PlanTemplateId, RecordId, RotationTypeId, TownshipId,
};
use crate::store::Row;

pub(crate) use happened::{Happened, Lesson, OfEverybody, Placed, PlanNames};
pub use input::{ApplyTemplate, PlanEdit, PlanStepEdit, PlanTemplateEdit, PlanTemplateStepEdit};
pub(crate) use on_day::PlansOnDay;
pub use views::*;

/// What a step of a plan is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanStepKind {
    /// 教育培训.
    Training,
    /// 岗位锻炼.
    Rotation,
    /// 结对帮带.
    Mentoring,
    /// 自定.
    Own,
}

impl PlanStepKind {
    /// As lists and papers call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Training => "教育培训",
            Self::Rotation => "岗位锻炼",
            Self::Mentoring => "结对帮带",
            Self::Own => "自定",
        }
    }
}

/// What shows that a step was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanMeasure {
    /// So many hours of training (学时).
    Hours,
    /// So many sessions of training.
    Sessions,
    /// One named course.
    Course,
    /// A rotation, of one type or any.
    Placement,
    /// So many months in one rotation, of one type or any.
    Months,
    /// So many steps of the checklists of one's pairs.
    Items,
    /// So many contacts with mentors.
    Visits,
    /// A day somebody ticked off.
    ByHand,
}

impl PlanMeasure {
    /// What a step measured like this is about.
    #[must_use]
    pub fn kind(self) -> PlanStepKind {
        match self {
            Self::Hours | Self::Sessions | Self::Course => PlanStepKind::Training,
            Self::Placement | Self::Months => PlanStepKind::Rotation,
            Self::Items | Self::Visits => PlanStepKind::Mentoring,
            Self::ByHand => PlanStepKind::Own,
        }
    }

    /// Whether it says how many.
    #[must_use]
    pub fn counts(self) -> bool {
        !matches!(self, Self::Course | Self::Placement | Self::ByHand)
    }
}

/// What a step asks for; the columns of a plan's and of a template's steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanAim {
    /// What shows that it was taken.
    pub measure: PlanMeasure,
    /// How many; `None` where one is enough.
    pub amount: Option<i64>,
    /// Of a named course: which.
    pub course_id: Option<CourseId>,
    /// Of a rotation: which type; `None`: any.
    pub type_id: Option<RotationTypeId>,
}

/// The plan of a reserve for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Plan {
    /// Identity.
    pub id: PlanId,
    /// The reserve's township.
    pub township_id: TownshipId,
    /// Whose.
    pub person_id: PersonId,
    /// First day.
    pub from_on: Day,
    /// First day no longer.
    pub until_on: Day,
    /// 培养目标, in words.
    pub goals: Option<String>,
    /// The post one is trained for.
    pub target_post: Option<String>,
    /// What one should reach by its end, one of 成熟度.
    pub readiness: Option<String>,
    /// Name of the template it was made from; `None`: of its own.
    pub template: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for Plan {
    const TABLE: &'static str = "plans";
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanStep {
    /// Identity.
    pub id: PlanStepId,
    /// The plan's township.
    pub township_id: TownshipId,
    /// Of which plan.
    pub plan_id: PlanId,
    /// `参加党校集中培训`.
    pub label: String,
    /// What it asks for.
    #[serde(flatten)]
    pub aim: PlanAim,
    /// The last day.
    pub due_on: Day,
    /// Of a step by hand: when it was done.
    pub done_on: Option<Day>,
    /// Of a step by hand: what was done.
    pub note: Option<String>,
    /// Order within the plan.
    pub position: i64,
}

impl Row for PlanStep {
    const TABLE: &'static str = "plan_steps";
}

/// What plans for many are made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanTemplate {
    /// Identity; a preset's is the same in every register.
    pub id: PlanTemplateId,
    /// `None`: used by all townships.
    pub township_id: Option<TownshipId>,
    /// `中期培养型`.
    pub name: String,
    /// How many months a plan of it lasts.
    pub months: i64,
    /// 培养目标; `{培养方向}` stands for the person's own.
    pub goals: Option<String>,
    /// What one should reach by its end.
    pub readiness: Option<String>,
    /// Order in lists.
    pub position: i64,
}

impl Row for PlanTemplate {
    const TABLE: &'static str = "plan_templates";
}

/// A step of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanTemplateStep {
    /// Identity; a preset's is the same in every register.
    pub id: RecordId,
    /// As its template.
    pub township_id: Option<TownshipId>,
    /// Of which template.
    pub template_id: PlanTemplateId,
    /// `参加党校集中培训`.
    pub label: String,
    /// What it asks for.
    #[serde(flatten)]
    pub aim: PlanAim,
    /// Due so many months after the plan's first day …
    pub due_months: Option<i64>,
    /// … or on the first such day of a year in it: `MM-DD`.
    pub due_on: Option<String>,
    /// Order within the template.
    pub position: i64,
}

impl Row for PlanTemplateStep {
    const TABLE: &'static str = "plan_template_steps";
}
