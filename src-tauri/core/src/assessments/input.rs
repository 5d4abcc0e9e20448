//! What a clerk types about assessments.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssessmentSubject, PeriodKind};
use crate::date::Day;
use crate::ids::{IndicatorId, IndicatorListId, SubjectId, VillageId};

/// An indicator, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct IndicatorEdit {
    /// The indicator that goes on; absent: a new one.
    #[serde(default)]
    pub id: Option<IndicatorId>,
    /// `比担当`.
    pub label: String,
    /// What is looked at.
    #[serde(default)]
    pub guide: Option<String>,
    /// Full marks, in points.
    pub full_marks: i64,
}

/// A list with the indicators it should have, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct IndicatorListEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<IndicatorListId>,
    /// Its name, unlike any other's.
    pub name: String,
    /// How often.
    pub period: PeriodKind,
    /// What is scored.
    pub subject: AssessmentSubject,
    /// 优秀 is suggested from so many percent of the full marks …
    pub excellent: i64,
    /// … and 合格 from so many.
    pub qualified: i64,
    /// Its indicators in their order; a present one that is not among them goes.
    pub indicators: Vec<IndicatorEdit>,
    /// Of a list in use: the period from which other indicators or full marks hold; absent: the one
    /// after the last that was scored.
    #[serde(default)]
    pub from: Option<String>,
}

/// A score, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoreEdit {
    /// For what.
    pub indicator_id: IndicatorId,
    /// How many points; empty: not scored.
    pub points: String,
}

/// What somebody scored, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AssessmentEdit {
    /// Who or which village.
    pub subject_id: SubjectId,
    /// For what how many; indicators that are not named keep what they have.
    pub scores: Vec<ScoreEdit>,
    /// Free text; absent: as it was.
    #[serde(default)]
    pub remark: Option<String>,
}

/// Scores of a period, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssessmentEdits {
    /// By which list.
    pub list_id: IndicatorListId,
    /// The period: `2025-11`, `2025Q4`.
    pub period: String,
    /// Rows; who is not among them stays as they are.
    pub rows: Vec<AssessmentEdit>,
}

/// Which scores are asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SheetRequest {
    /// By which list; absent: the first in use.
    pub list_id: Option<IndicatorListId>,
    /// The period: `2025-11`, `2025Q4`; absent: the one of the day.
    pub period: Option<String>,
    /// Villages; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// The day; today when absent.
    pub as_of: Option<Day>,
}

/// Among whom places are given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RankWithin {
    /// Everybody of the register.
    Register,
    /// Those of a township.
    #[default]
    Township,
    /// Those of a village.
    Village,
}

impl RankWithin {
    /// As papers call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Register => "全部",
            Self::Township => "本乡镇",
            Self::Village => "本村",
        }
    }
}

/// Which ranking is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct RankingRequest {
    /// By which list; absent: the first in use.
    pub list_id: Option<IndicatorListId>,
    /// The period; absent: the last that was scored.
    pub period: Option<String>,
    /// Among whom.
    #[ts(as = "Option<RankWithin>", optional)]
    pub within: RankWithin,
    /// Villages shown; places are given among all. Empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// The day; today when absent.
    pub as_of: Option<Day>,
}

/// Which year is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct YearRequest {
    /// By which list; absent: the first in use.
    pub list_id: Option<IndicatorListId>,
    /// `2025`; absent: the year of the day.
    pub year: Option<String>,
    /// Among whom places are given.
    #[ts(as = "Option<RankWithin>", optional)]
    pub within: RankWithin,
    /// Villages shown; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// The day; today when absent.
    pub as_of: Option<Day>,
}

/// The grade of one, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct GradeEdit {
    /// Who or which village.
    pub subject_id: SubjectId,
    /// One of 优秀, 合格, 不合格; empty: not decided.
    pub grade: String,
    /// Why, when it is another one than suggested.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Grades of a year, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct GradeEdits {
    /// By which list.
    pub list_id: IndicatorListId,
    /// `2025`.
    pub year: String,
    /// When it was decided.
    pub decided_on: String,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
    /// Rows; who is not among them stays as they are.
    pub rows: Vec<GradeEdit>,
}
