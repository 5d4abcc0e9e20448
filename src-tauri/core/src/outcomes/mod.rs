//! 使用成效: what became of those who were trained (进“两委”, 任书记, 考录 …), each on a day and by a paper.
//!
//! A kind of outcome is data ([`OutcomeType`]). An outcome may close the spell in the pool and open a
//! post in the same action: both go through the verbs of [`crate::reserves`] and [`crate::duties`], so
//! an outcome repeats nothing they know. Figures are counted for a period as of a day, never kept:
//! outcomes by type, level, batch and village, and people out of those who were in the pool.

mod input;
mod list;
pub mod rules;
mod set;
mod types;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::ids::{OutcomeId, OutcomeTypeId, PersonId, TownshipId, VillageId};
use crate::mentoring::flag;
use crate::store::Row;

pub use input::*;
pub use views::*;

/// Where one is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum OutcomeLevel {
    /// In a village.
    #[serde(rename = "村")]
    Village,
    /// In a township.
    #[serde(rename = "乡镇")]
    Township,
    /// Above.
    #[serde(rename = "县级以上")]
    Above,
}

impl OutcomeLevel {
    /// Every level, the lowest first.
    pub const ALL: [Self; 3] = [Self::Village, Self::Township, Self::Above];

    /// As printed.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Village => "村",
            Self::Township => "乡镇",
            Self::Above => "县级以上",
        }
    }
}

/// What may become of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutcomeType {
    /// Identity; a preset's is the same in every register.
    pub id: OutcomeTypeId,
    /// `None`: used by all townships.
    pub township_id: Option<TownshipId>,
    /// `进“两委”`.
    pub name: String,
    /// The level suggested.
    pub level: OutcomeLevel,
    /// The 退出原因 suggested; `None`: one stays in the pool.
    pub leave_reason: Option<String>,
    /// Whether it counts as 使用.
    #[serde(with = "flag")]
    #[ts(as = "bool")]
    pub counted: bool,
    /// Order in lists.
    pub position: i64,
    /// Not for outcomes from this day.
    pub retired_on: Option<PartialDate>,
}

impl Row for OutcomeType {
    const TABLE: &'static str = "outcome_types";
}

/// What became of a person on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutcomeRecord {
    /// Identity.
    pub id: OutcomeId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// What.
    pub outcome_type_id: OutcomeTypeId,
    /// When.
    pub on_day: PartialDate,
    /// Where one is used.
    pub level: OutcomeLevel,
    /// The village from whose pool, or where; `None`: no village.
    pub village_id: Option<VillageId>,
    /// As what.
    pub post: Option<String>,
    /// Where, when not in the village.
    pub unit: Option<String>,
    /// `2025年第一批`.
    pub batch: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// Free text.
    pub remark: Option<String>,
}

impl Row for OutcomeRecord {
    const TABLE: &'static str = "outcomes";
}
