//! What lists, the grid and the person's page show of reviews. But for [`RevealedReply`] nothing here
//! tells which department said what of whom.

use serde::Serialize;
use ts_rs::TS;

use super::{Department, ReplyResult, ReviewRound};
use crate::date::Day;
use crate::ids::{DepartmentId, PersonId, ReviewRoundId, VillageId};

/// A department in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DepartmentRow {
    /// The record.
    #[serde(flatten)]
    pub department: Department,
    /// Rounds that ask it.
    pub rounds: usize,
    /// Whether it is on no new rounds as of the day asked.
    pub retired: bool,
}

/// A round in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewRoundRow {
    /// The record.
    #[serde(flatten)]
    pub round: ReviewRound,
    /// Departments it asks.
    pub departments: usize,
    /// People it asks about.
    pub people: usize,
    /// Replies received by the day asked.
    pub replies: usize,
    /// Replies wanted: departments × people.
    pub wanted: usize,
    /// Whether replies are missing after its last day.
    pub overdue: bool,
}

/// How a person stands in a round, or in all of them, without telling who said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewStanding {
    /// At least one department objects: 有异议.
    Objection,
    /// None objects, at least one asks to wait: 建议缓用.
    Deferral,
    /// Replies are missing: 未反馈齐.
    Waiting,
    /// All replied, but some of it holds no longer: 已过有效期.
    Expired,
    /// All replied and nobody objects: 均无异议.
    Clear,
}

impl ReviewStanding {
    /// As lists and papers say it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Objection => "有异议",
            Self::Deferral => "建议缓用",
            Self::Waiting => "未反馈齐",
            Self::Expired => "已过有效期",
            Self::Clear => "均无异议",
        }
    }
}

/// A department of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewColumn {
    /// Which.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// People it has replied about.
    pub replied: usize,
}

/// A person of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewRow {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The village in whose pool they are that day, or were last.
    pub village_id: Option<VillageId>,
    /// Its name.
    pub village: Option<String>,
    /// A letter a department, in their order: `-` no reply, `r` replied, `e` replied but expired.
    pub cells: String,
    /// Departments that have replied.
    pub replied: usize,
    /// Departments whose reply holds no longer.
    pub expired: usize,
    /// The earliest last day of the replies that still hold.
    pub valid_until: Option<Day>,
    /// How they stand.
    pub standing: ReviewStanding,
}

/// A round with who was asked about whom, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewGrid {
    /// The day.
    pub as_of: Day,
    /// The round, with its counts.
    pub round: ReviewRoundRow,
    /// Its departments in their order.
    pub columns: Vec<ReviewColumn>,
    /// Its people in paper order.
    pub rows: Vec<ReviewRow>,
}

/// A round one is in, as the person's page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonReview {
    /// The round.
    pub round: ReviewRound,
    /// Departments asked.
    pub departments: usize,
    /// Departments that have replied.
    pub replied: usize,
    /// Departments whose reply holds no longer.
    pub expired: usize,
    /// The earliest last day of the replies that still hold.
    pub valid_until: Option<Day>,
    /// How the person stands in it.
    pub standing: ReviewStanding,
}

/// What a department said of a person: only ever given after it was noted in the journal.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct RevealedReply {
    /// In which round.
    pub round_id: ReviewRoundId,
    /// Of whom.
    pub person_id: PersonId,
    /// Which department.
    pub department_id: DepartmentId,
    /// Its name.
    pub department: String,
    /// What.
    pub result: ReplyResult,
    /// Why.
    pub grounds: Option<String>,
    /// Number of the letter.
    pub letter: Option<String>,
    /// When.
    pub replied_on: Day,
    /// The last day on which it holds.
    pub valid_until: Day,
    /// Whether it holds no longer on the day asked.
    pub expired: bool,
}

/// What a review says against taking a person into the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewConcern {
    /// A department objects.
    Objection,
    /// A department asks to wait.
    Deferral,
    /// A reply holds no longer.
    Expired,
    /// A reply is missing.
    Missing,
}

/// Something the review says against taking a person into the pool on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewBlocker {
    /// What.
    pub concern: ReviewConcern,
    /// Whether it keeps them out; else it warns.
    pub blocks: bool,
    /// One sentence, which names no department and no grounds.
    pub text: String,
}
