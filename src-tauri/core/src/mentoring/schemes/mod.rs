//! Schemes: the presets every register begins with, and what the clerk makes of them.

mod list;
mod mentors;
mod parts;
mod presets;
pub mod rules;
mod set;

pub(crate) use parts::on_day;

pub use mentors::{PoolMentorEdit, PoolMentorRow};

use serde::Deserialize;
use ts_rs::TS;

use super::{Due, Fill, Mentees};
use crate::duties::DutyRole;
use crate::ids::{SchemeId, SeatId, StepId};

/// A seat, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SeatEdit {
    /// The seat that goes on; absent: a new one.
    #[serde(default)]
    pub id: Option<SeatId>,
    /// As printed: `包村领导`.
    pub label: String,
    /// What its mentor answers for.
    #[serde(default)]
    pub task: Option<String>,
    /// How it is filled.
    pub fill: Fill,
    /// Of a seat filled by duty.
    #[serde(default)]
    pub duty_role: Option<DutyRole>,
    /// Of a seat filled by post: titles, separated by 、.
    #[serde(default)]
    pub post_titles: Option<String>,
    /// How many mentors a hand-filled seat wants; absent: one.
    #[serde(default)]
    pub mentors: Option<i64>,
}

/// A step of the checklist, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct StepEdit {
    /// The step that goes on; absent: a new one.
    #[serde(default)]
    pub id: Option<StepId>,
    /// As a column says it: `帮带目标`.
    pub label: String,
    /// Stands before the label on paper: `一个`.
    #[serde(default)]
    pub measure: Option<String>,
    /// When it is due.
    pub due: Due,
    /// Of a step due by days: how many after the pair began.
    #[serde(default)]
    pub due_days: Option<i64>,
    /// Of a step due on a fixed day: `6-30`, `2025-06-30`.
    #[serde(default)]
    pub due_on: Option<String>,
    /// Whether it is not done without evidence.
    pub evidence: bool,
}

/// A scheme with the seats and steps it should have, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SchemeEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<SchemeId>,
    /// Its name, unlike any other's.
    pub name: String,
    /// What its steps are called together: `五个一`.
    pub checklist: String,
    /// Who may be a mentee.
    pub mentees: Mentees,
    /// Whether every such mentee has the seats, paired or not.
    pub everyone: bool,
    /// Suggested limit of mentees a mentor; absent: none.
    #[serde(default)]
    pub mentees_per_mentor: Option<i64>,
    /// Usual period of a pair in months; absent: open.
    #[serde(default)]
    pub months: Option<i64>,
    /// Whether a report is due every quarter.
    pub reports: bool,
    /// Its seats in their order; a present one that is not among them goes.
    pub seats: Vec<SeatEdit>,
    /// Its steps in their order; a present one that is not among them goes.
    pub steps: Vec<StepEdit>,
    /// From which day seats and steps differ; empty: a mistake is corrected.
    #[serde(default)]
    pub from_on: Option<String>,
}
