//! Rotations: dated placements in which people are tried, what they did there, and how it ended.
//!
//! A [`RotationType`] is data: whether it counts as 一线, how long it should last, whether it moves
//! posts, which mentoring it opens. A [`Rotation`] holds from its first day until its planned end;
//! [`RotationEvent`]s say why that end is another one. What looks wrong (two placements at once, too
//! short, not in the pool) is said and accepted: only what cannot be understood is refused.
//!
//! Deliberately not here: how long somebody was secretary ([`crate::tenure`]), and who mentors them
//! ([`crate::mentoring`]).

mod appraise;
mod input;
mod list;
pub mod rules;
mod scene;
mod set;
mod tallies;
mod transfer;
mod turn;
mod types;
mod views;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::ids::{PersonId, RecordId, RotationId, RotationTypeId, SchemeId, TownshipId, VillageId};
use crate::mentoring::flag;
use crate::store::Row;

pub use input::*;
pub use views::*;

/// The grades of an appraisal, best first.
pub const GRADES: [&str; 3] = ["优秀", "合格", "不合格"];

/// What a type is counted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Category {
    /// Learning beside somebody in a post.
    #[serde(rename = "跟岗")]
    Shadowing,
    /// Sent to another unit for a time.
    #[serde(rename = "挂职")]
    Secondment,
    /// Holding a post.
    #[serde(rename = "任职")]
    Post,
    /// A practice post in a village.
    #[serde(rename = "实践岗位")]
    Practice,
}

/// A kind of placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RotationType {
    /// Identity; a preset's is the same in every register.
    pub id: RotationTypeId,
    /// `None`: used by all townships.
    pub township_id: Option<TownshipId>,
    /// `跟岗历练`.
    pub name: String,
    /// What it is counted with.
    pub category: Category,
    /// Whether it counts as 一线.
    #[serde(with = "flag")]
    #[ts(as = "bool")]
    pub front_line: bool,
    /// Months below which it is warned of; `None`: none.
    pub least_months: Option<i64>,
    /// Suggested length in months; `None`: open.
    pub usual_months: Option<i64>,
    /// Whether it is at a village of the register.
    #[serde(with = "flag")]
    #[ts(as = "bool")]
    pub needs_village: bool,
    /// Whether posts of both villages change with it.
    #[serde(with = "flag")]
    #[ts(as = "bool")]
    pub changes_posts: bool,
    /// Opens a pair of this scheme.
    pub scheme_id: Option<SchemeId>,
    /// Order in lists.
    pub position: i64,
    /// Not for placements from this day.
    pub retired_on: Option<PartialDate>,
}

impl Row for RotationType {
    const TABLE: &'static str = "rotation_types";
}

/// How somebody comes to another village as its secretary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Route {
    /// From the reserves or a board.
    #[serde(rename = "提拔")]
    Promotion,
    /// From being secretary elsewhere.
    #[serde(rename = "平行交流")]
    Lateral,
}

/// One person in one placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rotation {
    /// Identity.
    pub id: RotationId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// Which kind.
    pub type_id: RotationTypeId,
    /// Of 跨村任职.
    pub route: Option<Route>,
    /// First day.
    pub from_on: PartialDate,
    /// Planned end: first day no longer; `None`: open.
    pub until_on: Option<PartialDate>,
    /// At a village of the register …
    pub village_id: Option<VillageId>,
    /// … or elsewhere, in words.
    pub unit: Option<String>,
    /// Whence: a village of the register …
    pub from_village_id: Option<VillageId>,
    /// … or words.
    pub from_unit: Option<String>,
    /// As what.
    pub post: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// Who looks after it: a person of the register …
    pub supervisor_id: Option<PersonId>,
    /// … or words.
    pub supervisor: Option<String>,
    /// What is to be done.
    pub tasks: Option<String>,
    /// One of [`GRADES`]; `None`: not appraised.
    pub grade: Option<String>,
    /// 鉴定意见.
    pub appraisal: Option<String>,
    /// Who appraised.
    pub appraised_by: Option<String>,
    /// When.
    pub appraised_on: Option<PartialDate>,
}

impl Row for Rotation {
    const TABLE: &'static str = "rotations";
}

/// What happened to a rotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RotationEventKind {
    /// 提前结束.
    End,
    /// 延长.
    Extend,
}

/// An early end or an extension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RotationEvent {
    /// Identity.
    pub id: RecordId,
    /// The rotation's township.
    pub township_id: TownshipId,
    /// Of which rotation.
    pub rotation_id: RotationId,
    /// What.
    pub kind: RotationEventKind,
    /// From this day.
    pub on_day: PartialDate,
    /// The new end of an extended one.
    pub until_on: Option<PartialDate>,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for RotationEvent {
    const TABLE: &'static str = "rotation_events";
}

/// What was done in a rotation, by a free measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RotationTally {
    /// Identity.
    pub id: RecordId,
    /// The rotation's township.
    pub township_id: TownshipId,
    /// In which rotation.
    pub rotation_id: RotationId,
    /// The day or month, or the first one of a period.
    pub from_on: PartialDate,
    /// First day after a period; `None`: one day or month.
    pub until_on: Option<PartialDate>,
    /// What was counted: `调解纠纷`.
    pub measure: String,
    /// How many …
    pub count: Option<i64>,
    /// … of these: 件, 次, 户.
    pub unit: Option<String>,
    /// Money, in 分.
    pub amount: Option<i64>,
    /// Free text.
    pub remark: Option<String>,
}

impl Row for RotationTally {
    const TABLE: &'static str = "rotation_tallies";
}
