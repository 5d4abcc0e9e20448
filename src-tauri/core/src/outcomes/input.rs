//! What a clerk types about outcomes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::OutcomeLevel;
use crate::date::Day;
use crate::ids::{OutcomeId, OutcomeTypeId, PersonId, VillageId};

/// A kind of outcome, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OutcomeTypeEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<OutcomeTypeId>,
    /// Its name, unlike any other's.
    pub name: String,
    /// The level suggested.
    pub level: OutcomeLevel,
    /// The 退出原因 suggested; empty: one stays in the pool.
    #[serde(default)]
    pub leave_reason: Option<String>,
    /// Whether it counts as 使用.
    pub counted: bool,
}

/// What became of people, as typed: one outcome a person.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct OutcomeEdit {
    /// The outcome to correct, then of its one person; absent: new ones.
    pub id: Option<OutcomeId>,
    /// Who.
    pub people: Vec<PersonId>,
    /// What.
    pub type_id: Option<OutcomeTypeId>,
    /// When: a day or a month.
    pub on_day: String,
    /// Where one is used; absent: as the type suggests.
    pub level: Option<OutcomeLevel>,
    /// The village; absent: of each the one in whose pool they are that day, or were last.
    pub village_id: Option<VillageId>,
    /// As what.
    pub post: Option<String>,
    /// Where, when not in the village.
    pub unit: Option<String>,
    /// 批次.
    pub batch: Option<String>,
    /// Number of the paper.
    pub document: Option<String>,
    /// Free text.
    pub remark: Option<String>,
    /// The 退出原因 with which the spell in the pool ends that day; empty: one stays in it.
    pub leave_reason: Option<String>,
    /// Whether the post is recorded from that day.
    #[ts(as = "Option<bool>", optional)]
    pub opens_post: bool,
}

/// Which outcomes are asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct OutcomeFilter {
    /// The last day; today when absent.
    pub as_of: Option<Day>,
    /// The first day; absent: from the beginning.
    pub from: Option<Day>,
    /// Villages; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// Of the rows: only these types; empty: all.
    #[ts(as = "Option<Vec<OutcomeTypeId>>", optional)]
    pub types: Vec<OutcomeTypeId>,
    /// Of the rows: only this level.
    pub level: Option<OutcomeLevel>,
    /// Of the rows: only this batch; `''`: those of none.
    pub batch: Option<String>,
    /// Of the rows: part of the name, pinyin, village or phone.
    pub text: Option<String>,
}
