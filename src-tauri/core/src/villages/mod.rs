//! Townships and their villages: the units of every roster. The clerk keeps the list; names,
//! aliases and order are hers.

mod begin;
mod correct;
mod correct_end;
mod edit;
mod end;
mod hand_over;
mod merge;
pub mod national;
mod on_day;
mod past;
pub mod read;
mod rename;
pub mod rules;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{Day, PartialDate};
use crate::ids::{RecordId, TownshipId, VillageId};
use crate::store::Row;

pub use begin::VillageBeginning;
pub use correct::{ChangeCorrection, ChangeOf, ChangeTakenBack};
pub use edit::{StatusEdit, VillageEdit};
pub use end::{EndPreview, VillageEnd};
pub use hand_over::{HandOverPreview, VillageHandOver};
pub(crate) use merge::{as_one_duty, as_one_post};
pub use merge::{MergePreview, MergeQuestion, Moving, VillageMerge};
pub use rename::{TownshipRename, VillageRename};

pub(crate) use edit::interval;

/// Who keeps a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwnerKind {
    /// A township's own register.
    Township,
    /// A county's register of several townships.
    County,
}

/// The office a register belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    pub(crate) id: String,
    /// Township or county.
    pub kind: OwnerKind,
    /// The office's name as printed, e.g. 青禾镇.
    pub name: String,
    /// 1 while the register holds the invented sample.
    pub(crate) sample: i64,
}

impl Owner {
    /// Whether the register is the invented sample.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.sample != 0
    }
}

impl Row for Owner {
    const TABLE: &'static str = "owner";
}

/// A township of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Township {
    /// Identity.
    pub id: TownshipId,
    /// Name as printed.
    pub name: String,
    /// Order on paper.
    pub position: i64,
}

impl Row for Township {
    const TABLE: &'static str = "townships";
}

/// A village, community or 嘎查.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Village {
    /// Identity.
    pub id: VillageId,
    /// The township it belongs to now.
    pub township_id: TownshipId,
    /// Name as printed, unique within the township on every day.
    pub name: String,
    /// 12-digit code of the former statistics list.
    pub code: Option<String>,
    /// 村, 社区, 嘎查 or 牧委会.
    pub kind: Option<String>,
    /// The clerk's order on paper.
    pub position: i64,
    /// First day it is no longer; `None`: still there.
    pub ended_on: Option<PartialDate>,
    /// The village it went into.
    pub ended_into: Option<VillageId>,
    /// Number of the paper that ended it.
    pub ended_document: Option<String>,
    /// Its first day; `None`: always was.
    pub began_on: Option<PartialDate>,
    /// Number of the paper that began it.
    pub began_document: Option<String>,
}

impl Row for Village {
    const TABLE: &'static str = "villages";
}

/// What a village was called, and where it belonged, until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FormerVillage {
    pub(crate) id: RecordId,
    /// The township it belonged to then.
    pub(crate) township_id: TownshipId,
    pub(crate) village_id: VillageId,
    pub(crate) name: String,
    /// First day of the next name or township.
    pub(crate) until_on: PartialDate,
    /// Number of the paper that gave it those.
    pub(crate) document: Option<String>,
    /// Its order on paper then; `None`: as now.
    pub(crate) position: Option<i64>,
}

impl Row for FormerVillage {
    const TABLE: &'static str = "former_villages";
}

/// What a township was called until a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FormerTownship {
    pub(crate) id: RecordId,
    pub(crate) township_id: TownshipId,
    pub(crate) name: String,
    /// First day of the next name.
    pub(crate) until_on: PartialDate,
    /// Number of the paper that gave it the next name.
    pub(crate) document: Option<String>,
}

impl Row for FormerTownship {
    const TABLE: &'static str = "former_townships";
}

/// What a village or township was until a day, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Former {
    /// Which record.
    pub id: RecordId,
    /// What it was called, where it got another name.
    pub name: Option<String>,
    /// The township to which it belonged, as called then, where it went to another one.
    pub township: Option<String>,
    /// First day of what came next.
    pub until_on: PartialDate,
    /// Number of the paper.
    pub document: Option<String>,
}

impl From<FormerTownship> for Former {
    fn from(former: FormerTownship) -> Self {
        Self {
            id: former.id,
            name: Some(former.name),
            township: None,
            until_on: former.until_on,
            document: former.document,
        }
    }
}

/// A township in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TownshipRow {
    /// Identity.
    pub id: TownshipId,
    /// Name as printed now.
    pub name: String,
    /// What it was called before, the latest first.
    pub former: Vec<Former>,
}

/// Another name by which sheets call a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VillageAlias {
    /// Identity.
    pub id: RecordId,
    /// The village's township.
    pub township_id: TownshipId,
    /// The village meant.
    pub village_id: VillageId,
    /// The other name, unique within the township.
    pub alias: String,
}

impl Row for VillageAlias {
    const TABLE: &'static str = "village_aliases";
}

/// What a village officially is from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VillageStatus {
    /// Identity.
    pub id: RecordId,
    /// The village's township.
    pub township_id: TownshipId,
    /// The village.
    pub village_id: VillageId,
    /// 软弱涣散, 后进村 …
    pub status: String,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for VillageStatus {
    const TABLE: &'static str = "village_statuses";
}

/// A village as the clerk types, pastes or imports it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct VillageDraft {
    /// Name.
    pub name: String,
    /// 12-digit code, if known.
    pub code: Option<String>,
    /// Other names.
    #[ts(as = "Option<Vec<String>>", optional)]
    pub aliases: Vec<String>,
    /// 村, 社区, 嘎查 or 牧委会; guessed from the name when absent.
    pub kind: Option<String>,
    /// Name of its township; the register's only or first one when absent.
    pub township: Option<String>,
    /// Its first day; empty: it always was.
    pub began_on: Option<String>,
}

/// A village in the list, with its counts as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VillageRow {
    /// Identity.
    pub id: VillageId,
    /// The township it belongs to.
    pub township_id: TownshipId,
    /// That township's name.
    pub township: String,
    /// Name as printed that day.
    pub name: String,
    /// 12-digit code.
    pub code: Option<String>,
    /// 村, 社区, 嘎查 or 牧委会.
    pub kind: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Order on paper.
    pub position: i64,
    /// People in its pool that day.
    pub reserves: i64,
    /// Its statuses, newest first.
    pub statuses: Vec<VillageStatus>,
    /// What it was before, the latest first.
    pub former: Vec<Former>,
    /// Its first day; `None`: always was.
    pub began_on: Option<PartialDate>,
    /// Number of the paper that began it.
    pub began_document: Option<String>,
    /// First day it is no longer; `None`: still there.
    pub ended_on: Option<PartialDate>,
    /// The name of the village it went into.
    pub ended_into: Option<String>,
    /// Number of the paper that ended it.
    pub ended_document: Option<String>,
}

impl VillageRow {
    /// By which names it is known.
    #[must_use]
    pub fn known_as(&self) -> rules::KnownAs<'_> {
        rules::KnownAs {
            township: &self.township,
            name: &self.name,
            aliases: &self.aliases,
        }
    }
}

/// The day a list is asked for, or today.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct AsOf {
    /// The day; today when absent.
    pub as_of: Option<Day>,
}
