//! 选拔: who is kept in touch with before the pool, which steps lead into it, what stands in the way,
//! and a village's pool gone through once a year.
//!
//! A [`Prospect`] is somebody a village keeps in touch with; its [`Contact`]s say when. A
//! [`SelectionRun`] is one way towards a spell, its [`SelectionStep`]s carry the days; 入库 itself is
//! the spell. [`Condition`]s are data; what the last [`Check`] of each found, and what others
//! contribute, is what the [`gate`] lets in or not. An [`Override`] says why all the same.
//!
//! Import does not ask the gate: a sheet tells what has happened already. Whoever is in the pool
//! with something in the way and without a written reason is listed instead ([`StandingFilter`]).

mod checks;
mod conditions;
mod contacts;
mod enter;
pub mod gate;
mod input;
mod of_person;
mod overrides;
mod presets;
mod progress;
mod prospects;
pub mod rules;
mod standings;
mod steps;
mod tasks;
mod views;
mod yearly;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{Day, PartialDate};
use crate::ids::{
    ConditionId, ConditionListId, PersonId, ProspectId, RecordId, ReserveId, SelectionRunId,
    TownshipId, VillageId, YearlyUpdateId,
};
use crate::mentoring::flag;
use crate::store::Row;

pub use gate::{Blocker, BlockerKind, Gate};
pub use input::*;
pub use presets::ConditionPreset;
pub use tasks::SelectionTasks;
pub use views::*;

pub(crate) use gate::{blockers_of, blockers_on};

/// Ways of keeping in touch, as forms offer them.
pub const CONTACT_METHODS: [&str; 5] = ["电话", "微信", "见面", "走访家属", "座谈"];
/// Why a prospect is given up, as forms offer it; 已入库 is said by the app.
pub const PROSPECT_END_REASONS: [&str; 4] = ["无意回村", "已在外地定居", "失去联系", "不符合条件"];
/// What a prospect ends with who comes into the pool.
pub const ENTERED: &str = "已入库";

/// 重点回引对象: somebody a village keeps in touch with before the pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Prospect {
    /// Identity.
    pub id: ProspectId,
    /// The village's township.
    pub township_id: TownshipId,
    /// Who; may be known by name only.
    pub person_id: PersonId,
    /// Which village keeps in touch.
    pub village_id: VillageId,
    /// What one is good at.
    pub field: Option<String>,
    /// Where one works now.
    pub whereabouts: Option<String>,
    /// The village cadre who answers for it.
    pub cadre_id: Option<PersonId>,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Why it ended.
    pub end_reason: Option<String>,
    /// 备注.
    pub remark: Option<String>,
}

impl Row for Prospect {
    const TABLE: &'static str = "prospects";
}

/// A contact with a prospect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contact {
    /// Identity.
    pub id: RecordId,
    /// The prospect's township.
    pub township_id: TownshipId,
    /// With whom.
    pub prospect_id: ProspectId,
    /// When.
    pub on_day: PartialDate,
    /// Who spoke with them.
    pub cadre_id: Option<PersonId>,
    /// 电话, 见面 …
    pub method: String,
    /// What was spoken of.
    pub content: Option<String>,
    /// What comes next.
    pub next_step: Option<String>,
}

impl Row for Contact {
    const TABLE: &'static str = "contacts";
}

/// One way towards a spell in the pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SelectionRun {
    /// Identity.
    pub id: SelectionRunId,
    /// The village's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// Towards whose pool.
    pub village_id: VillageId,
    /// The spell it led to; `None`: none (yet).
    pub reserve_id: Option<ReserveId>,
    /// The day on which it came to nothing.
    pub ended_on: Option<PartialDate>,
    /// Why.
    pub end_reason: Option<String>,
}

impl Row for SelectionRun {
    const TABLE: &'static str = "selection_runs";
}

impl SelectionRun {
    /// Whether it may still lead somewhere.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.reserve_id.is_none() && self.ended_on.is_none()
    }
}

/// A step towards the pool that is registered by its day; 入库 is the spell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 推荐.
    Recommended,
    /// 村审.
    Village,
    /// 乡镇初审.
    Township,
    /// 县级联审.
    Review,
    /// 公示.
    Publicity,
    /// 研究、备案.
    Decision,
}

impl Stage {
    /// In their usual order.
    pub const ALL: [Self; 6] = [
        Self::Recommended,
        Self::Village,
        Self::Township,
        Self::Review,
        Self::Publicity,
        Self::Decision,
    ];

    /// As stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Village => "village",
            Self::Township => "township",
            Self::Review => "review",
            Self::Publicity => "publicity",
            Self::Decision => "decision",
        }
    }

    /// As lists and papers call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Recommended => "推荐",
            Self::Village => "村审",
            Self::Township => "初审",
            Self::Review => "联审",
            Self::Publicity => "公示",
            Self::Decision => "研究备案",
        }
    }
}

/// A step of a run and its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SelectionStep {
    /// Identity.
    pub id: RecordId,
    /// The run's township.
    pub township_id: TownshipId,
    /// Of which run.
    pub run_id: SelectionRunId,
    /// Which step.
    pub step: Stage,
    /// When.
    pub on_day: PartialDate,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// What else there is to say.
    pub note: Option<String>,
}

impl Row for SelectionStep {
    const TABLE: &'static str = "selection_steps";
}

/// A list of conditions people are checked by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConditionList {
    /// Identity; a preset's is the same in every register.
    pub id: ConditionListId,
    /// `None`: used by all townships.
    pub township_id: Option<TownshipId>,
    /// Its name, unlike any other's.
    pub name: String,
    /// Whether people are checked by it now; exactly one is.
    #[serde(with = "flag")]
    #[ts(as = "bool")]
    pub adopted: bool,
    /// Order in lists.
    pub position: i64,
}

impl Row for ConditionList {
    const TABLE: &'static str = "condition_lists";
}

/// How a condition is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConditionKind {
    /// 正面条件: somebody looked and found it so.
    Positive,
    /// 负面条件: somebody looked and found nothing.
    Negative,
    /// Full years on the day, told by the birth date.
    Age,
    /// 学历 on the day, told by the record.
    Education,
}

impl ConditionKind {
    /// Whether the record itself answers it.
    #[must_use]
    pub fn is_threshold(self) -> bool {
        matches!(self, Self::Age | Self::Education)
    }
}

/// A condition of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Condition {
    /// Identity; a preset's is the same in every register.
    pub id: ConditionId,
    /// As its list.
    pub township_id: Option<TownshipId>,
    /// Of which list.
    pub list_id: ConditionListId,
    /// How it is met.
    pub kind: ConditionKind,
    /// In words.
    pub label: String,
    /// Of an age: full years, those included.
    pub most_age: Option<i64>,
    /// Of an education: the least.
    pub least_education: Option<String>,
    /// Order within the list.
    pub position: i64,
}

impl Row for Condition {
    const TABLE: &'static str = "conditions";
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckResult {
    /// 符合; of a negative condition 未触碰.
    Met,
    /// 不符合, of a positive condition.
    Unmet,
    /// 触碰, of a negative condition.
    Hit,
}

/// What was found about a person and a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Check {
    /// Identity.
    pub id: RecordId,
    /// The person's township.
    pub township_id: TownshipId,
    /// About whom.
    pub person_id: PersonId,
    /// Of which condition.
    pub condition_id: ConditionId,
    /// When.
    pub on_day: Day,
    /// What.
    pub result: CheckResult,
    /// Person or office, in words.
    pub checked_by: Option<String>,
    /// What shows it.
    pub evidence: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// First day on which it holds no longer; `None`: for good.
    pub valid_until: Option<Day>,
}

impl Row for Check {
    const TABLE: &'static str = "checks";
}

/// 破格: why a condition is not asked of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exemption {
    /// Identity.
    pub id: RecordId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Of whom.
    pub person_id: PersonId,
    /// Which condition.
    pub condition_id: ConditionId,
    /// From this day on.
    pub on_day: Day,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for Exemption {
    const TABLE: &'static str = "exemptions";
}

/// 强行入库: why a spell began although something stood in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Override {
    /// Identity.
    pub id: RecordId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// Which spell.
    pub reserve_id: ReserveId,
    /// The spell's first day, or the day it was said later.
    pub on_day: PartialDate,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// What stood in the way, a line each.
    pub blockers: String,
}

impl Row for Override {
    const TABLE: &'static str = "overrides";
}

/// 年度滚动更新: a village's pool gone through for a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct YearlyUpdate {
    /// Identity.
    pub id: YearlyUpdateId,
    /// The village's township.
    pub township_id: TownshipId,
    /// Which village.
    pub village_id: VillageId,
    /// For which year.
    pub year: i32,
    /// From this day on people have left.
    pub on_day: Day,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for YearlyUpdate {
    const TABLE: &'static str = "yearly_updates";
}

/// What becomes of a spell in a yearly update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// 继续保留.
    Stay,
    /// 退出.
    Leave,
    /// 调整成熟度.
    Readiness,
}

impl Decision {
    /// As lists and papers call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Stay => "继续保留",
            Self::Leave => "退出",
            Self::Readiness => "调整成熟度",
        }
    }
}

/// What a yearly update decided about a spell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct YearlyDecision {
    /// Identity.
    pub id: RecordId,
    /// The update's township.
    pub township_id: TownshipId,
    /// Of which update.
    pub update_id: YearlyUpdateId,
    /// About which spell.
    pub reserve_id: ReserveId,
    /// What.
    pub decision: Decision,
    /// 成熟度 before.
    pub before: Option<String>,
    /// What else there is to say.
    pub remark: Option<String>,
}

impl Row for YearlyDecision {
    const TABLE: &'static str = "yearly_decisions";
}
