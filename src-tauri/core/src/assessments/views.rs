//! What lists, the person's panel and papers show of assessments.

use serde::Serialize;
use ts_rs::TS;

use super::{Indicator, IndicatorList, Points, RankWithin, YearGrade};
use crate::date::{Day, PartialDate};
use crate::ids::{AssessmentId, SubjectId, VillageId};

/// What somebody scored in a period, summed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PeriodScores {
    pub(crate) assessment: AssessmentId,
    pub(crate) subject: SubjectId,
    pub(crate) period_on: PartialDate,
    /// Indicators with a score.
    pub(crate) scored: usize,
    pub(crate) points: Points,
    pub(crate) remark: Option<String>,
}

/// A period to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PeriodChoice {
    /// `2025-11`: its first month.
    pub value: String,
    /// `2025年11月`.
    pub label: String,
    /// Its last day.
    pub last_day: Day,
}

/// A list of indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IndicatorListView {
    /// The list.
    #[serde(flatten)]
    pub list: IndicatorList,
    /// The indicators that hold from now on, in their order.
    pub indicators: Vec<Indicator>,
    /// Indicators that held until some period, in their order.
    pub former: Vec<Indicator>,
    /// Full marks of those that hold from now on.
    pub full_marks: i64,
    /// The first period with a score; `None`: it was never used.
    pub first: Option<PeriodChoice>,
    /// The last period with a score.
    pub last: Option<PeriodChoice>,
    /// Periods to choose, the newest first: from the present one back to the first scored, or a year.
    pub periods: Vec<PeriodChoice>,
}

/// How somebody stands in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ScoreStanding {
    /// Scored for every indicator.
    Scored,
    /// For some of them: not counted, as what lacks is not 0.
    Incomplete,
    /// Not at all, and the period is over.
    Missing,
    /// Not at all, and the period is not over.
    Ahead,
    /// Not at all, and was not in the pool, or the list was not in use yet.
    Outside,
}

impl ScoreStanding {
    /// Asks for scores, or has them.
    #[must_use]
    pub fn is_expected(self) -> bool {
        self != Self::Outside
    }
}

/// Who or what is scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SubjectRow {
    /// The person or the village.
    pub subject_id: SubjectId,
    /// Name.
    pub name: String,
    /// The person's village in the period, or the village itself.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Its township.
    pub township: String,
}

/// A row of a sheet of scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScoreRow {
    /// Who.
    #[serde(flatten)]
    pub subject: SubjectRow,
    /// How they stand.
    pub standing: ScoreStanding,
    /// Points, an indicator each; `None`: not scored.
    pub scores: Vec<Option<Points>>,
    /// Their sum, once all are there.
    pub total: Option<Points>,
    /// Free text.
    pub remark: Option<String>,
    /// In the pool for a part of the period only: `2025年11月5日退出`.
    pub note: Option<String>,
}

/// The scores of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AssessmentSheet {
    /// By which list.
    pub list: IndicatorList,
    /// The period.
    pub period: PeriodChoice,
    /// The indicators of the period, in their order.
    pub indicators: Vec<Indicator>,
    /// Their full marks.
    pub full_marks: i64,
    /// In paper order.
    pub rows: Vec<ScoreRow>,
    /// Who is to be scored: in the pool on the last day, or scored.
    pub expected: usize,
    /// Scored for every indicator.
    pub scored: usize,
    /// Scored for some of them.
    pub incomplete: usize,
    /// Not scored.
    pub missing: usize,
}

/// A row of a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RankingRow {
    /// Who.
    #[serde(flatten)]
    pub subject: SubjectRow,
    /// How they stand.
    pub standing: ScoreStanding,
    /// The place; equal scores share it. `None`: not scored.
    pub rank: Option<usize>,
    /// Points.
    pub total: Option<Points>,
    /// The place in the period before; `None`: had none.
    pub before: Option<usize>,
    /// Places gained since then; negative: lost.
    pub moved: Option<i64>,
    /// Points, an indicator each.
    pub scores: Vec<Option<Points>>,
    /// Free text.
    pub remark: Option<String>,
}

/// A ranking of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Ranking {
    /// By which list.
    pub list: IndicatorList,
    /// The period.
    pub period: PeriodChoice,
    /// The period before.
    pub previous: PeriodChoice,
    /// Among whom places are given.
    pub within: RankWithin,
    /// The indicators of the period, in their order.
    pub indicators: Vec<Indicator>,
    /// Their full marks.
    pub full_marks: i64,
    /// By place, those without one last; by township or village where places are given within one.
    pub rows: Vec<RankingRow>,
    /// Who is to be scored.
    pub expected: usize,
    /// Who has a place.
    pub ranked: usize,
    /// Average of those with a place: `87.5`; empty: there is none.
    pub mean: String,
    /// How it is counted.
    pub definition: String,
}

/// Somebody in a period of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PeriodCell {
    /// `2025-11`.
    pub period: String,
    /// `11月`.
    pub label: String,
    /// How they stand.
    pub standing: ScoreStanding,
    /// Points of a scored period.
    pub total: Option<Points>,
    /// Full marks of the period.
    pub full_marks: i64,
}

/// What a year comes to for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearRow {
    /// Who.
    #[serde(flatten)]
    pub subject: SubjectRow,
    /// Period by period.
    pub periods: Vec<PeriodCell>,
    /// Periods that count.
    pub present: usize,
    /// Periods that should count so far.
    pub expected: usize,
    /// Those that lack, in words: `3月、7月`; empty: none.
    pub missing: String,
    /// Average points in hundredths; `None`: no period counts.
    pub mean_hundredths: Option<i64>,
    /// The same in words: `92.35`.
    pub mean: String,
    /// The place by it.
    pub rank: Option<usize>,
    /// The grade the scores suggest.
    pub suggested: Option<String>,
    /// The grade that was decided.
    pub grade: Option<YearGrade>,
    /// The scores suggest another grade now than when it was decided.
    pub changed: bool,
}

/// What a year comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearRollUp {
    /// By which list.
    pub list: IndicatorList,
    /// `2025`.
    pub year: String,
    /// The day.
    pub as_of: Day,
    /// Among whom places are given.
    pub within: RankWithin,
    /// The periods of the year: `1月` …
    pub periods: Vec<PeriodChoice>,
    /// In paper order.
    pub rows: Vec<YearRow>,
    /// Those decided 优秀, 合格, 不合格.
    pub graded: [usize; 3],
    /// Those with a lacking period.
    pub lacking: usize,
    /// How it is counted.
    pub definition: String,
}

/// A period of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonPeriod {
    /// The period.
    #[serde(flatten)]
    pub choice: PeriodChoice,
    /// How they stand.
    pub standing: ScoreStanding,
    /// Points, an indicator of the period each.
    pub scores: Vec<PersonScore>,
    /// Their sum, once all are there.
    pub total: Option<Points>,
    /// Full marks of the period.
    pub full_marks: i64,
    /// Free text.
    pub remark: Option<String>,
}

/// Points of a person for an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonScore {
    /// For what.
    pub indicator: Indicator,
    /// How many; `None`: not scored.
    pub points: Option<Points>,
}

/// What a person scored by one list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonAssessments {
    /// By which list.
    pub list: IndicatorList,
    /// Periods in which they were to be scored or were, the earliest first.
    pub periods: Vec<PersonPeriod>,
    /// Average of the periods that count.
    pub mean: String,
    /// Periods that count.
    pub present: usize,
    /// Periods that lack.
    pub missing: usize,
    /// Grades of years, the newest first.
    pub grades: Vec<YearGrade>,
}

/// What saving scores came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AssessmentsSaved {
    /// Rows with something in them now.
    pub kept: usize,
    /// Rows that were emptied.
    pub cleared: usize,
}
