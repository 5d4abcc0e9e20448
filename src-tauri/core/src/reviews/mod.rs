//! 联审: departments asked about people, what each answered, and how long that holds.
//!
//! A round asks all its departments about all its people; no reply is 未反馈 and is not stored. What a
//! department said of whom, and why, is the most sensitive data of the register. Answers here are
//! **masked**: that a department replied, and of a person whether all is clear, but not who said
//! what. Only [`reveal`] answers with results and grounds, and notes it in the journal first.
//! Everything else, history and the register's dump included, goes without them.

mod departments;
mod grid;
mod input;
mod on_paper;
mod replies;
mod reveal;
mod rounds;
pub mod rules;
#[cfg(test)]
mod rules_tests;
pub mod sheet;
mod standing;
#[cfg(test)]
mod tests;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{Day, PartialDate};
use crate::ids::{DepartmentId, PersonId, RecordId, ReviewRoundId, TownshipId};
use crate::store::Row;

pub use input::{DepartmentEdit, ReplyEdit, RestReply, RevealReview, ReviewRoundEdit};
pub(crate) use on_paper::{PersonOnPaper, RoundOnPaper, RoundPerson};
pub(crate) use standing::blockers;
pub use views::*;

/// What a department answered about a person; no answer is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReplyResult {
    /// 无异议.
    NoObjection,
    /// 有异议, with grounds; keeps one out of the pool.
    Objection,
    /// 建议缓用, with grounds; a warning.
    Deferral,
}

impl ReplyResult {
    /// As letters and papers say it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NoObjection => "无异议",
            Self::Objection => "有异议",
            Self::Deferral => "建议缓用",
        }
    }

    /// Whether it has to say why.
    #[must_use]
    pub fn wants_grounds(self) -> bool {
        self != Self::NoObjection
    }
}

/// An office that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Department {
    /// Identity; a preset's is the same in every register.
    pub id: DepartmentId,
    /// `None`: asked by all townships.
    pub township_id: Option<TownshipId>,
    /// `公安局`.
    pub name: String,
    /// Order in lists and on paper.
    pub position: i64,
    /// Not on rounds sent from this day; `None`: in use.
    pub retired_on: Option<PartialDate>,
}

impl Row for Department {
    const TABLE: &'static str = "departments";
}

/// One round of asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewRound {
    /// Identity.
    pub id: ReviewRoundId,
    /// `None`: the county's.
    pub township_id: Option<TownshipId>,
    /// `2025年村级后备力量资格联审`.
    pub name: String,
    /// What the answers are wanted for.
    pub purpose: Option<String>,
    /// Number of the letter that asks.
    pub document: Option<String>,
    /// When it went out.
    pub sent_on: Day,
    /// The last day to answer.
    pub due_on: Day,
    /// How many months an answer holds unless it says otherwise.
    pub valid_months: i64,
}

impl Row for ReviewRound {
    const TABLE: &'static str = "review_rounds";
}

/// A department a round asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReviewDepartment {
    pub(crate) id: RecordId,
    pub(crate) township_id: Option<TownshipId>,
    pub(crate) round_id: ReviewRoundId,
    pub(crate) department_id: DepartmentId,
}

impl Row for ReviewDepartment {
    const TABLE: &'static str = "review_departments";
}

/// A person a round asks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReviewPerson {
    pub(crate) id: RecordId,
    pub(crate) township_id: TownshipId,
    pub(crate) round_id: ReviewRoundId,
    pub(crate) person_id: PersonId,
}

impl Row for ReviewPerson {
    const TABLE: &'static str = "review_people";
}

/// What a department answered about a person; counts from its day until the department's next answer in
/// the round. Never leaves the core but through [`reveal`].
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reply {
    pub(crate) id: RecordId,
    pub(crate) township_id: TownshipId,
    pub(crate) round_id: ReviewRoundId,
    pub(crate) department_id: DepartmentId,
    pub(crate) person_id: PersonId,
    pub(crate) result: ReplyResult,
    pub(crate) grounds: Option<String>,
    pub(crate) letter: Option<String>,
    pub(crate) replied_on: Day,
    pub(crate) valid_until: Day,
}

impl Row for Reply {
    const TABLE: &'static str = "review_replies";
}

impl rules::Given for Reply {
    fn whose(&self) -> (&PersonId, &DepartmentId) {
        (&self.person_id, &self.department_id)
    }

    fn replied_on(&self) -> Day {
        self.replied_on
    }
}

/// One reply as the grid counts it.
#[derive(Clone)]
pub(crate) struct ReplyCell {
    pub(crate) person_id: PersonId,
    pub(crate) department_id: DepartmentId,
    pub(crate) result: ReplyResult,
    pub(crate) replied_on: Day,
    pub(crate) valid_until: Day,
}

impl rules::Given for ReplyCell {
    fn whose(&self) -> (&PersonId, &DepartmentId) {
        (&self.person_id, &self.department_id)
    }

    fn replied_on(&self) -> Day {
        self.replied_on
    }
}
