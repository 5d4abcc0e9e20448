//! What a clerk types about plans.

use serde::Deserialize;
use ts_rs::TS;

use super::{PlanAim, PlanMeasure};
use crate::ids::{
    CourseId, PersonId, PlanId, PlanStepId, PlanTemplateId, RecordId, RotationTypeId, VillageId,
};

/// A step of a plan, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PlanStepEdit {
    /// The step that goes on; absent: a new one.
    #[serde(default)]
    pub id: Option<PlanStepId>,
    /// `参加党校集中培训`.
    pub label: String,
    /// What shows that it was taken.
    pub measure: PlanMeasure,
    /// How many, where that is counted.
    #[serde(default)]
    pub amount: Option<i64>,
    /// Of a named course: which.
    #[serde(default)]
    pub course_id: Option<CourseId>,
    /// Of a rotation: which type; absent: any.
    #[serde(default)]
    pub type_id: Option<RotationTypeId>,
    /// The last day.
    pub due_on: String,
}

/// A plan with the steps it should have, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PlanEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<PlanId>,
    /// Whose.
    pub person_id: PersonId,
    /// First day.
    pub from_on: String,
    /// First day no longer.
    pub until_on: String,
    /// 培养目标.
    #[serde(default)]
    pub goals: Option<String>,
    /// The post one is trained for.
    #[serde(default)]
    pub target_post: Option<String>,
    /// What one should reach by its end.
    #[serde(default)]
    pub readiness: Option<String>,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
    /// Its steps in their order; a present one that is not among them goes.
    pub steps: Vec<PlanStepEdit>,
}

/// A step of a template, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PlanTemplateStepEdit {
    /// The step that goes on; absent: a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// `参加党校集中培训`.
    pub label: String,
    /// What shows that it was taken.
    pub measure: PlanMeasure,
    /// How many, where that is counted.
    #[serde(default)]
    pub amount: Option<i64>,
    /// Of a named course: which.
    #[serde(default)]
    pub course_id: Option<CourseId>,
    /// Of a rotation: which type; absent: any.
    #[serde(default)]
    pub type_id: Option<RotationTypeId>,
    /// Due so many months after the plan's first day …
    #[serde(default)]
    pub due_months: Option<i64>,
    /// … or on a fixed day: `12-20`.
    #[serde(default)]
    pub due_on: Option<String>,
}

/// A template with the steps it should have, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PlanTemplateEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<PlanTemplateId>,
    /// Its name, unlike any other's.
    pub name: String,
    /// How many months a plan of it lasts.
    pub months: i64,
    /// 培养目标; `{培养方向}` stands for the person's own.
    #[serde(default)]
    pub goals: Option<String>,
    /// What one should reach by its end.
    #[serde(default)]
    pub readiness: Option<String>,
    /// Its steps in their order; a present one that is not among them goes.
    pub steps: Vec<PlanTemplateStepEdit>,
}

/// Plans for many from a template, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ApplyTemplate {
    /// Which template.
    pub template_id: PlanTemplateId,
    /// For these people …
    #[serde(default)]
    pub people: Option<Vec<PersonId>>,
    /// … and everybody in the pools of these villages on the first day …
    #[serde(default)]
    pub villages: Option<Vec<VillageId>>,
    /// … who have one of these 成熟度; absent or empty: any.
    #[serde(default)]
    pub readiness: Option<Vec<String>>,
    /// First day.
    pub from_on: String,
    /// First day no longer; empty: after the template's months.
    #[serde(default)]
    pub until_on: Option<String>,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
    /// Whether a plan somebody has in this time goes; else they are left alone.
    pub replace: bool,
}

/// Takes what a measure needs of what was typed, and nothing else.
macro_rules! aim_of {
    ($edit:ident) => {
        impl $edit {
            /// What the step asks for.
            pub(super) fn aim(&self) -> PlanAim {
                let measure = self.measure;
                PlanAim {
                    measure,
                    amount: self.amount.filter(|_| measure.counts()),
                    course_id: self
                        .course_id
                        .clone()
                        .filter(|_| measure == PlanMeasure::Course),
                    type_id: self.type_id.clone().filter(|_| {
                        matches!(measure, PlanMeasure::Placement | PlanMeasure::Months)
                    }),
                }
            }
        }
    };
}

aim_of!(PlanStepEdit);
aim_of!(PlanTemplateStepEdit);
