//! 考核: what people and villages score month by month or quarter by quarter, how they rank, what the
//! year comes to and which grade it gets.
//!
//! An [`IndicatorList`] is data: how often, whom, by which [`Indicator`]s. Of a list in use they come
//! and go from a period on, so that every period keeps those by which it was scored. Totals, ranks and
//! averages are counted for the period asked ([`book`] reads the scores once, [`rules`] count); a score
//! that is not there is missing and never 0, and who was not in the pool in a period lacks nothing.
//!
//! Deliberately not here: how mentors do in a year ([`crate::mentoring::appraisals`]) and how a
//! placement went ([`crate::rotations`]).

mod book;
mod grades;
mod input;
mod lists;
mod of_person;
mod period;
pub mod rules;
mod set;
mod sheet;
mod standings;
mod views;
mod year;

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::ids::{
    AssessmentId, IndicatorId, IndicatorListId, PersonId, RecordId, SubjectId, TownshipId,
    VillageId,
};
use crate::store::Row;

pub use input::*;
pub(crate) use of_person::ScoredYear;
pub(crate) use period::Period;
pub use period::PeriodKind;
pub use views::*;

/// The grades of a year, best first.
pub use crate::rotations::GRADES;

/// Points in tenths: 185 are 18.5. Only half points are given.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(transparent)]
pub struct Points(i64);

impl Points {
    /// So many tenths.
    #[must_use]
    pub const fn tenths(tenths: i64) -> Self {
        Self(tenths)
    }

    /// In tenths.
    #[must_use]
    pub const fn in_tenths(self) -> i64 {
        self.0
    }

    /// So many full points.
    #[must_use]
    pub const fn full(points: i64) -> Self {
        Self(points * 10)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}", self.0 / 10),
            tenth => write!(f, "{}.{tenth}", self.0 / 10),
        }
    }
}

/// What is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AssessmentSubject {
    /// Reserves.
    People,
    /// Villages.
    Villages,
}

/// A list of indicators and how it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IndicatorList {
    /// Identity; a preset's is the same in every register.
    pub id: IndicatorListId,
    /// `None`: used by all townships.
    pub township_id: Option<TownshipId>,
    /// `五比五看`.
    pub name: String,
    /// How often.
    pub period: PeriodKind,
    /// What is scored.
    pub subject: AssessmentSubject,
    /// 优秀 is suggested from so many percent of the full marks …
    pub excellent: i64,
    /// … and 合格 from so many.
    pub qualified: i64,
    /// Order in lists.
    pub position: i64,
    /// Not for periods from this day.
    pub retired_on: Option<PartialDate>,
}

impl Row for IndicatorList {
    const TABLE: &'static str = "indicator_lists";
}

/// What is looked at, and how many points there are for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Indicator {
    /// Identity.
    pub id: IndicatorId,
    /// As its list.
    pub township_id: Option<TownshipId>,
    /// Of which list.
    pub indicator_list_id: IndicatorListId,
    /// `比担当`.
    pub label: String,
    /// What is looked at.
    pub guide: Option<String>,
    /// Full marks, in points.
    pub full_marks: i64,
    /// First period, by its first month; `None`: from the beginning.
    pub from_on: Option<PartialDate>,
    /// First period no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Order within the list.
    pub position: i64,
}

impl Row for Indicator {
    const TABLE: &'static str = "indicators";
}

/// A person or a village in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Identity.
    pub id: AssessmentId,
    /// The person's or the village's township.
    pub township_id: TownshipId,
    /// By which list.
    pub indicator_list_id: IndicatorListId,
    /// Who …
    pub person_id: Option<PersonId>,
    /// … or which village.
    pub village_id: Option<VillageId>,
    /// First month of the period.
    pub period_on: PartialDate,
    /// Free text.
    pub remark: Option<String>,
}

impl Row for Assessment {
    const TABLE: &'static str = "assessments";
}

/// Points for an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Identity.
    pub id: RecordId,
    /// The assessment's township.
    pub township_id: TownshipId,
    /// In which assessment.
    pub assessment_id: AssessmentId,
    /// For what.
    pub indicator_id: IndicatorId,
    /// How many.
    pub points: Points,
}

impl Row for Score {
    const TABLE: &'static str = "scores";
}

/// The grade of a year, decided by the clerk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct YearGrade {
    /// Identity.
    pub id: RecordId,
    /// The person's or the village's township.
    pub township_id: TownshipId,
    /// By which list.
    pub indicator_list_id: IndicatorListId,
    /// Who …
    pub person_id: Option<PersonId>,
    /// … or which village.
    pub village_id: Option<VillageId>,
    /// `2025`.
    pub year: String,
    /// One of [`GRADES`].
    pub grade: String,
    /// What the scores suggested when it was decided; `None`: there were none.
    pub suggested: Option<String>,
    /// Why it is another one than suggested.
    pub reason: Option<String>,
    /// When it was decided.
    pub decided_on: PartialDate,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for YearGrade {
    const TABLE: &'static str = "year_grades";
}

/// Who or what a record is about: the person, else the village.
macro_rules! about_subject {
    ($($record:ident),*) => {$(
        impl $record {
            /// Who or what it is about.
            #[must_use]
            pub fn subject(&self) -> SubjectId {
                match (&self.person_id, &self.village_id) {
                    (Some(person), _) => person.clone().into(),
                    (None, Some(village)) => village.clone().into(),
                    (None, None) => SubjectId::from(String::new()),
                }
            }
        }
    )*};
}

about_subject!(Assessment, YearGrade);
