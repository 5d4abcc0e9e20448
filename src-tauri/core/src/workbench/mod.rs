//! 工作台: what is late and what comes, how far each village is, and what it lacks, as of a day.

mod assessments;
mod get;
mod placements;
mod reviews;
pub mod rules;
mod tasks;
#[cfg(test)]
mod tests;
mod training;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::Day;
use crate::error::{unexpected, Error, Result};
use crate::ids::{PairId, PersonId, PlanStepId, RotationId, StepId, VillageId};
use crate::registry::Registry;
use crate::selection::SelectionTasks;

pub use assessments::AssessmentTask;
pub(crate) use reviews::EndingReply;
pub use reviews::{ReviewDue, ReviewExpiry, ReviewTasks};
pub use training::{SessionTask, TrainingTasks};

/// Where the suggested minimum is remembered.
const MINIMUM: &str = "workbench.minimum";

/// What a task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// A step of a pair's checklist.
    Item,
    /// A birthday after which somebody no longer counts as young.
    Birthday,
    /// 转正 of a probationary party member.
    Probation,
    /// The last day of a pair.
    PairEnd,
    /// A quarterly report.
    Report,
    /// The last day of a placement.
    RotationEnd,
    /// The appraisal of a placement that is over.
    Appraisal,
    /// The day on which a secretary in office reaches five years.
    Tenure,
    /// A step of a plan.
    PlanStep,
}

/// Something to do by a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Task {
    /// What it is about.
    pub kind: TaskKind,
    /// Its day.
    pub due_on: Day,
    /// Days until then; negative: overdue.
    pub days: i64,
    /// What: `现场指导`, `满 36 岁` …
    pub what: String,
    /// What it belongs to: `五个一`, `年龄`, `转正`, `结对`, `季报`, `锻炼`, `鉴定`, `任职`,
    /// `计划`.
    pub group: String,
    /// Whom it is about.
    pub person_id: PersonId,
    /// Name; of a team's report the team's.
    pub name: String,
    /// The person's village.
    pub village: Option<String>,
    /// The person's village.
    pub village_id: Option<VillageId>,
    /// Who is to do it, or what else there is to say: `包村领导 梁启宏`.
    pub who: Option<String>,
    /// The pair.
    pub pair_id: Option<PairId>,
    /// The step.
    pub step_id: Option<StepId>,
    /// Of a quarterly step or report: `2025Q3`; else empty.
    pub quarter: String,
    /// The placement.
    pub rotation_id: Option<RotationId>,
    /// The step of a plan.
    pub plan_step_id: Option<PlanStepId>,
}

/// How far a village is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VillageProgress {
    /// Which.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// People in its pool.
    pub reserves: usize,
    /// Steps done in its active pairs.
    pub done: usize,
    /// Steps.
    pub steps: usize,
    /// Steps that are overdue.
    pub overdue: usize,
    /// Seats that are not filled.
    pub gaps: usize,
}

/// What a gap is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VillageGapKind {
    /// A seat that is not filled.
    Seat,
    /// Fewer reserves than suggested.
    Minimum,
}

/// What a village lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VillageGap {
    /// What it is.
    pub kind: VillageGapKind,
    /// Which village.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// The seat.
    pub seat: Option<String>,
    /// How many mentees lack it; of the minimum: people in the pool.
    pub people: usize,
    /// All of it: `南泉子村 村党组织书记`, `东沙梁村 无 35 岁以下`.
    pub text: String,
}

/// People of whom something wanted is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Missing {
    /// How many.
    pub people: usize,
    /// Who, in paper order.
    pub ids: Vec<PersonId>,
    /// What, as forms call it, the most frequent first.
    pub fields: Vec<String>,
}

/// The suggested minimum of a village's pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Minimum {
    /// People.
    pub reserves: i64,
    /// Young ones among them.
    pub young: i64,
    /// Until which age one is young, that age included.
    pub young_age: i64,
    /// Women among them.
    pub women: i64,
    /// 大专以上 among them.
    pub college: i64,
}

impl Default for Minimum {
    fn default() -> Self {
        Self {
            reserves: 2,
            young: 1,
            young_age: 35,
            women: 1,
            college: 1,
        }
    }
}

/// What the clerk sees first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Workbench {
    /// The day.
    pub as_of: Day,
    /// People in the pool.
    pub in_pool: usize,
    /// Villages.
    pub villages: usize,
    /// Steps done in active pairs of all schemes.
    pub done: usize,
    /// Steps.
    pub steps: usize,
    /// Seats that are not filled, one a village.
    pub gaps: usize,
    /// How many tasks are late.
    pub overdue_tasks: usize,
    /// What is late, the latest first; see [`Workbench::keep_overdue`].
    pub overdue: Vec<Task>,
    /// What is due up to [`Workbench::soon_until`], the next first.
    pub soon: Vec<Task>,
    /// The last day of the next seven.
    pub soon_until: Day,
    /// What of training waits.
    pub training: TrainingTasks,
    /// What of selection waits.
    pub selection: SelectionTasks,
    /// What of reviews waits.
    pub reviews: ReviewTasks,
    /// Periods with missing scores, the earliest first.
    pub assessments: Vec<AssessmentTask>,
    /// What needs preparing: placements that end and secretaries who reach five years after those
    /// seven days and up to [`Workbench::ahead_until`], the next first.
    pub ahead: Vec<Task>,
    /// The last day of the next thirty.
    pub ahead_until: Day,
    /// What is unknown.
    pub missing: Missing,
    /// Dossiers nobody has touched for a quarter.
    pub stale_dossiers: usize,
    /// In paper order.
    pub progress: Vec<VillageProgress>,
    /// Seats first, in paper order.
    pub village_gaps: Vec<VillageGap>,
    /// Days since the last backup outside this computer; `None`: there was none.
    pub backup_days: Option<i64>,
    /// What villages are measured by.
    pub minimum: Minimum,
}

impl Workbench {
    /// Leaves at most the `most` latest of what is late; how many there are stays said. A county late
    /// with everything has thousands, and nobody reads them to their end.
    #[must_use]
    pub fn keep_overdue(mut self, most: usize) -> Self {
        self.overdue.truncate(most);
        self
    }

    /// Leaves what is to be done in these villages and what they lack; what is only counted for the
    /// whole register (missing data, old dossiers, training, selection, reviews, scores) goes.
    pub(crate) fn keep_villages(&mut self, villages: &[VillageId]) {
        let of_them = |task: &Task| {
            let village = task.village_id.as_ref();
            village.is_some_and(|id| villages.contains(id))
        };
        self.overdue.retain(of_them);
        self.overdue_tasks = self.overdue.len();
        self.soon.retain(of_them);
        self.ahead.retain(of_them);
        let gaps = &mut self.village_gaps;
        gaps.retain(|gap| villages.contains(&gap.village_id));
        self.training = TrainingTasks::default();
        self.selection = SelectionTasks::default();
        self.reviews = ReviewTasks::default();
        self.assessments.clear();
        self.missing = Missing::default();
        self.stale_dossiers = 0;
    }
}

impl Registry {
    /// The suggested minimum of a village's pool.
    pub fn minimum(&self) -> Result<Minimum> {
        let kept = self.setting(MINIMUM)?;
        Ok(kept
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default())
    }

    /// Remembers another suggested minimum.
    pub fn set_minimum(&mut self, minimum: &Minimum) -> Result<()> {
        let Minimum {
            reserves,
            young,
            young_age,
            women,
            college,
        } = *minimum;
        for (field, number) in [
            ("reserves", reserves),
            ("young", young),
            ("women", women),
            ("college", college),
        ] {
            if !(0..=100).contains(&number) {
                return Err(Error::invalid(field, "minimum.number", "应为 0 至 100"));
            }
        }
        if !(18..=70).contains(&young_age) {
            return Err(Error::invalid(
                "young_age",
                "minimum.age",
                "应为 18 至 70 岁",
            ));
        }
        let text = serde_json::to_string(minimum).map_err(|error| unexpected(error.to_string()))?;
        self.set_setting(MINIMUM, &text)
    }
}
