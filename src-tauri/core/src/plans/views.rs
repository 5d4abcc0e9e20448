//! What lists, the person's panel and papers show of plans as of a day.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Plan, PlanStep, PlanStepKind, PlanTemplate, PlanTemplateStep};
use crate::date::{Day, PartialDate};
use crate::ids::{PersonId, SchemeId, VillageId};

/// What a plan is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// It begins later.
    Planned,
    /// It is under way.
    Active,
    /// It is over, or the person left the pool.
    Ended,
}

/// What a step is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanStepState {
    /// It was taken.
    Done,
    /// Not yet, and there is time.
    Due,
    /// Not yet, and its day is over.
    Overdue,
    /// It was not taken while the plan lasted.
    Missed,
}

/// A kind of record that counts for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanCountedKind {
    /// A session of training.
    Session,
    /// A study elsewhere.
    Study,
    /// A rotation.
    Rotation,
    /// A registered step of a pair.
    Item,
    /// A contact with a mentor.
    Visit,
    /// A tick by hand.
    Hand,
}

/// A record that counts for a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanCounted {
    /// What kind.
    pub kind: PlanCountedKind,
    /// Which record; of an item its pair.
    pub id: String,
    /// Of an item: under which scheme.
    pub scheme_id: Option<SchemeId>,
    /// When.
    pub on_day: PartialDate,
    /// What: `青禾镇党校秋季班`, `现场指导`.
    pub what: String,
    /// How much of it: `8 学时`; empty where it counts as one.
    pub amount: String,
}

/// How far a step is on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanStepView {
    /// The record.
    #[serde(flatten)]
    pub step: PlanStep,
    /// What it is about.
    pub kind: PlanStepKind,
    /// What it asks for, in words: `24 学时`.
    pub asks: String,
    /// What it is.
    pub state: PlanStepState,
    /// Days until its last day; negative: overdue.
    pub days: i64,
    /// The day on which it was done, known by the day asked.
    pub met_on: Option<PartialDate>,
    /// How much there is, in tenths of what is counted, not above [`Self::want`].
    pub have: i64,
    /// How much is asked for, in the same tenths.
    pub want: i64,
    /// How far, in words: `12/24 学时`.
    pub progress: String,
    /// What was counted, the oldest first.
    pub counted: Vec<PlanCounted>,
}

/// A plan on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanView {
    /// The record.
    #[serde(flatten)]
    pub plan: Plan,
    /// What it is.
    pub state: PlanState,
    /// Its steps, in their order.
    pub steps: Vec<PlanStepView>,
    /// Steps done.
    pub done: usize,
    /// Steps overdue.
    pub overdue: usize,
}

/// A reserve with or without a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanRow {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Whose pool.
    pub village_id: VillageId,
    /// The village's name.
    pub village: String,
    /// Its township.
    pub township: String,
    /// 培养方向 that day.
    pub target_post: Option<String>,
    /// 成熟度 that day.
    pub readiness: Option<String>,
    /// The plan under way, else the next one; `None`: without.
    pub plan: Option<PlanView>,
}

/// Which reserves a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichPlans {
    /// Everybody in the pool.
    #[default]
    All,
    /// Those with a plan.
    With,
    /// Those without.
    Without,
    /// Those with an overdue step.
    Overdue,
}

/// What a list of plans asks for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct PlanFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// Villages; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// Part of the name, pinyin, village or phone.
    pub text: Option<String>,
    /// 成熟度 that day, any of them; empty: all.
    #[ts(as = "Option<Vec<String>>", optional)]
    pub readiness: Vec<String>,
    /// Which reserves.
    #[ts(as = "Option<WhichPlans>", optional)]
    pub which: WhichPlans,
}

/// The reserves of a day and their plans. The figures are about everybody in the pool of the villages
/// asked for, whatever text, 成熟度 or `which` leave out of the rows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PlanList {
    /// The day.
    pub as_of: Day,
    /// In paper order.
    pub rows: Vec<PlanRow>,
    /// Reserves in the pool.
    pub reserves: usize,
    /// Those with a plan.
    pub with_plan: usize,
    /// Those with an overdue step.
    pub behind: usize,
    /// Steps of plans under way that are overdue.
    pub overdue: usize,
    /// Steps of plans under way that are done.
    pub done: usize,
    /// Steps of plans under way.
    pub steps: usize,
}

/// A step of a template, with the words a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanTemplateStepView {
    /// The record.
    #[serde(flatten)]
    pub step: PlanTemplateStep,
    /// What it is about.
    pub kind: PlanStepKind,
    /// What it asks for, in words.
    pub asks: String,
}

/// A template with its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlanTemplateView {
    /// The record.
    #[serde(flatten)]
    pub template: PlanTemplate,
    /// Its steps, in their order.
    pub steps: Vec<PlanTemplateStepView>,
}

/// What applying a template would do for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ApplyFate {
    /// Gets a plan.
    New,
    /// Has one in this time, which goes.
    Replace,
    /// Has one in this time, which stays.
    Skip,
    /// Is not in the pool on the first day.
    Outside,
}

/// What would become of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ApplyPreviewRow {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The village in whose pool the person is on the first day.
    pub village: Option<String>,
    /// 成熟度 that day.
    pub readiness: Option<String>,
    /// The post the plan would train for.
    pub target_post: Option<String>,
    /// What would be done.
    pub fate: ApplyFate,
    /// The plan there is: `中期培养型 2025.03.01 至 2027.02.28`.
    pub there: Option<String>,
}

/// A step as every new plan would have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ApplyStep {
    /// `参加党校集中培训`.
    pub label: String,
    /// What it is about.
    pub kind: PlanStepKind,
    /// What it asks for, in words.
    pub asks: String,
    /// The last day.
    pub due_on: Day,
}

/// What applying a template would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ApplyPreview {
    /// One a person.
    pub rows: Vec<ApplyPreviewRow>,
    /// The steps of each plan.
    pub steps: Vec<ApplyStep>,
    /// Plans that would be made, those that replace others included.
    pub to_make: usize,
    /// Plans that would be replaced.
    pub replaced: usize,
    /// People left alone because they have a plan.
    pub skipped: usize,
    /// People not in the pool on the first day.
    pub outside: usize,
    /// First day.
    pub from_on: Day,
    /// First day no longer.
    pub until_on: Day,
}
