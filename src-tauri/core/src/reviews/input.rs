//! What a clerk types about reviews.

use serde::Deserialize;
use ts_rs::TS;

use super::ReplyResult;
use crate::ids::{DepartmentId, PersonId, ReviewRoundId, VillageId};

/// A department as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DepartmentEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<DepartmentId>,
    /// Its name, unlike any other's.
    pub name: String,
    /// Not on rounds sent from this day; empty: in use.
    #[serde(default)]
    pub retired_on: Option<String>,
}

/// A round as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReviewRoundEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<ReviewRoundId>,
    /// Its name, unlike any other's.
    pub name: String,
    /// What the answers are wanted for.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Number of the letter that asks.
    #[serde(default)]
    pub document: Option<String>,
    /// When it goes out.
    pub sent_on: String,
    /// The last day to answer.
    pub due_on: String,
    /// How many months an answer holds; absent: 12.
    #[serde(default)]
    pub valid_months: Option<i64>,
    /// Whom it asks.
    pub departments: Vec<DepartmentId>,
    /// About these people …
    pub people: Vec<PersonId>,
    /// … and about everybody in the pools of these villages on the day it goes out.
    #[serde(default)]
    pub villages: Option<Vec<VillageId>>,
}

/// A department's answer about one or more people, as typed. It counts from its day; what the department
/// said before counts until then.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReplyEdit {
    /// In which round.
    pub round_id: ReviewRoundId,
    /// Which department answers.
    pub department_id: DepartmentId,
    /// About whom.
    pub people: Vec<PersonId>,
    /// What.
    pub result: ReplyResult,
    /// Why; wanted of 有异议 and 建议缓用.
    #[serde(default)]
    pub grounds: Option<String>,
    /// Number of the answering letter.
    #[serde(default)]
    pub letter: Option<String>,
    /// When it was given; absent: today.
    #[serde(default)]
    pub replied_on: Option<String>,
    /// The last day on which it holds; absent: after the round's months.
    #[serde(default)]
    pub valid_until: Option<String>,
    /// Whether what was registered last is a mistake, in the place of which this comes.
    #[serde(default)]
    pub corrects: bool,
}

/// 其余均无异议: about everybody a department has not answered about.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RestReply {
    /// In which round.
    pub round_id: ReviewRoundId,
    /// Which department.
    pub department_id: DepartmentId,
    /// Number of the answering letter.
    #[serde(default)]
    pub letter: Option<String>,
    /// When it was given; absent: today.
    #[serde(default)]
    pub replied_on: Option<String>,
    /// The last day on which it holds; absent: after the round's months.
    #[serde(default)]
    pub valid_until: Option<String>,
}

/// Whose results and grounds are to be shown.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RevealReview {
    /// Of which round; absent: of all.
    #[serde(default)]
    pub round_id: Option<ReviewRoundId>,
    /// Of these people; absent: of everybody in the round.
    #[serde(default)]
    pub people: Option<Vec<PersonId>>,
    /// As of when; today when absent.
    #[serde(default)]
    pub as_of: Option<crate::date::Day>,
}
