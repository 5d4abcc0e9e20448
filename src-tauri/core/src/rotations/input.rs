//! What a clerk types about rotations.

use serde::Deserialize;
use ts_rs::TS;

use super::{Category, Route};
use crate::duties::NewMentor;
use crate::ids::{PersonId, RecordId, RotationId, RotationTypeId, SchemeId, VillageId};

/// A type, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RotationTypeEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<RotationTypeId>,
    /// Its name, unlike any other's.
    pub name: String,
    /// What it is counted with.
    pub category: Category,
    /// Whether it counts as 一线.
    pub front_line: bool,
    /// Months below which it is warned of; absent: none.
    #[serde(default)]
    pub least_months: Option<i64>,
    /// Suggested length in months; absent: open.
    #[serde(default)]
    pub usual_months: Option<i64>,
    /// Whether it is at a village of the register.
    pub needs_village: bool,
    /// Whether posts of both villages change with it.
    pub changes_posts: bool,
    /// Opens a pair of this scheme.
    #[serde(default)]
    pub scheme_id: Option<SchemeId>,
}

/// A placement of one or many, as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct RotationEdit {
    /// The rotation to correct (then of its one person); absent: new ones.
    pub id: Option<RotationId>,
    /// Who; one rotation each.
    #[ts(as = "Vec<PersonId>", optional = false)]
    pub people: Vec<PersonId>,
    /// Which kind.
    #[ts(as = "RotationTypeId", optional = false)]
    pub type_id: Option<RotationTypeId>,
    /// Of 跨村任职.
    pub route: Option<Route>,
    /// First day.
    #[ts(as = "String", optional = false)]
    pub from_on: String,
    /// Planned end: first day no longer; empty: open.
    pub until_on: Option<String>,
    /// At a village of the register …
    pub village_id: Option<VillageId>,
    /// … or elsewhere, in words.
    pub unit: Option<String>,
    /// Whence: a village of the register …
    pub from_village_id: Option<VillageId>,
    /// … or words; when both are absent, the village in whose pool a new one's person is that day.
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
}

/// 提前结束, of one or many, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RotationEnd {
    /// Which.
    pub ids: Vec<RotationId>,
    /// First day no longer.
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
pub struct RotationExtension {
    /// Which.
    pub ids: Vec<RotationId>,
    /// The new planned end: first day no longer.
    pub until_on: String,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// 鉴定, of one or many, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RotationAppraisal {
    /// Which.
    pub ids: Vec<RotationId>,
    /// 优秀, 合格 or 不合格; absent: not appraised any more.
    #[serde(default)]
    pub grade: Option<String>,
    /// 鉴定意见.
    #[serde(default)]
    pub appraisal: Option<String>,
    /// Who appraised.
    #[serde(default)]
    pub appraised_by: Option<String>,
    /// When; absent: today.
    #[serde(default)]
    pub appraised_on: Option<String>,
}

/// What was done in a rotation, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TallyEdit {
    /// The tally to correct; absent: a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// In which rotation.
    pub rotation_id: RotationId,
    /// The day or month, or the first one of a period.
    pub from_on: String,
    /// The last day or month of a period; empty: one day or month.
    #[serde(default)]
    pub last_on: Option<String>,
    /// What was counted: `调解纠纷`.
    pub measure: String,
    /// How many: `12`.
    #[serde(default)]
    pub count: Option<String>,
    /// … of these: 件, 次, 户; absent: 次.
    #[serde(default)]
    pub unit: Option<String>,
    /// Money: `50万元`, `3,500元`, `3500`.
    #[serde(default)]
    pub amount: Option<String>,
    /// Free text.
    #[serde(default)]
    pub remark: Option<String>,
}

/// 跨村任职, as typed: one comes to another village as its secretary, from a day.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Transfer {
    /// Who.
    #[ts(as = "PersonId", optional = false)]
    pub person_id: Option<PersonId>,
    /// Which kind; absent: the first that changes posts.
    pub type_id: Option<RotationTypeId>,
    /// How.
    #[ts(as = "Route", optional = false)]
    pub route: Option<Route>,
    /// To which village.
    #[ts(as = "VillageId", optional = false)]
    pub village_id: Option<VillageId>,
    /// As what, a title of the village's party secretary; absent: as the secretary there is called.
    pub post: Option<String>,
    /// From which village; absent: where the person is secretary, is on the board or in the pool.
    pub from_village_id: Option<VillageId>,
    /// Whether the posts in that village end; absent: they do. A secretary's always does.
    pub leaves_posts: Option<bool>,
    /// Who becomes secretary of the village that is left; absent: nobody.
    pub successor: Option<NewMentor>,
    /// From when.
    #[ts(as = "String", optional = false)]
    pub on: String,
    /// Planned end: first day no longer; empty: open.
    pub until_on: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// Who looks after it: a person of the register …
    pub supervisor_id: Option<PersonId>,
    /// … or words.
    pub supervisor: Option<String>,
    /// What is to be done.
    pub tasks: Option<String>,
    /// Whether the type's pair is opened; absent: it is.
    pub opens_pair: Option<bool>,
}
