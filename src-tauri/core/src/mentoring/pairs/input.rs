//! What a clerk types about pairs.

use serde::Deserialize;
use ts_rs::TS;

use crate::duties::NewMentor;
use crate::ids::{PairId, PersonId, SchemeId, SeatId, VillageId};

/// A mentor for a hand-filled seat of every pair that is opened.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeatMentor {
    /// Which seat.
    pub seat_id: SeatId,
    /// Who sits in it.
    pub person_id: PersonId,
}

/// 结对, of one or many, as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct OpenPairs {
    /// Under which scheme; absent: the first.
    pub scheme_id: Option<SchemeId>,
    /// For these people …
    pub people: Option<Vec<PersonId>>,
    /// … and everybody in the pools of these villages on the first day.
    pub villages: Option<Vec<VillageId>>,
    /// First day.
    #[ts(as = "String", optional = false)]
    pub from_on: String,
    /// First day no longer; empty: after the scheme's usual months.
    pub until_on: Option<String>,
    /// Of a 组团式 scheme.
    pub team: Option<String>,
    /// 帮带目标.
    pub goal: Option<String>,
    /// 帮带措施.
    pub measures: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// Mentors of hand-filled seats, the same for all.
    pub mentors: Option<Vec<SeatMentor>>,
}

/// A pair's corrected facts, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PairEdit {
    /// Which.
    pub id: PairId,
    /// First day.
    pub from_on: String,
    /// First day no longer; empty: open.
    #[serde(default)]
    pub until_on: Option<String>,
    /// Of a 组团式 scheme.
    #[serde(default)]
    pub team: Option<String>,
    /// 帮带目标.
    #[serde(default)]
    pub goal: Option<String>,
    /// 帮带措施.
    #[serde(default)]
    pub measures: Option<String>,
    /// 完成情况.
    #[serde(default)]
    pub result: Option<String>,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// Goal and measures for many pairs.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PairsEdit {
    /// Which.
    pub ids: Vec<PairId>,
    /// 帮带目标; absent: as they are; empty: none.
    #[serde(default)]
    pub goal: Option<String>,
    /// 帮带措施; absent: as they are; empty: none.
    #[serde(default)]
    pub measures: Option<String>,
}

/// 结束, 中止 or 恢复, of one or many, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PairTurn {
    /// Which.
    pub ids: Vec<PairId>,
    /// From this day.
    pub on: String,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// 延长, of one or many, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PairExtension {
    /// Which.
    pub ids: Vec<PairId>,
    /// The new first day no longer.
    pub until_on: String,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// A mentor named by hand for one or many mentees, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct NameMentor {
    /// The mentees.
    pub person_ids: Vec<PersonId>,
    /// In which seat.
    pub seat_id: SeatId,
    /// Who; absent: back to whom duty or post says, or nobody.
    #[serde(default)]
    pub mentor: Option<NewMentor>,
    /// Whose place they take in a seat for several; absent: nobody's.
    #[serde(default)]
    pub instead_of: Option<PersonId>,
    /// First day.
    pub from_on: String,
    /// First day no longer; empty: as long as the pair.
    #[serde(default)]
    pub until_on: Option<String>,
    /// Why not whom duty or post says; needed for a derived seat.
    #[serde(default)]
    pub reason: Option<String>,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
}
