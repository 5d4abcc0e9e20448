//! What lists of selection show, as of a day.

use serde::Serialize;
use ts_rs::TS;

use super::rules::ConditionState;
use super::{
    Blocker, Check, Condition, ConditionList, Contact, Decision, Exemption, Gate, Override,
    Prospect, SelectionRun, Stage,
};
use crate::date::{Day, PartialDate};
use crate::ids::{ConditionListId, PersonId, RecordId, ReserveId, VillageId, YearlyUpdateId};
use crate::mentoring::evidence::EvidenceRow;

/// A contact as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ContactRow {
    /// The record.
    #[serde(flatten)]
    pub contact: Contact,
    /// Who spoke with them.
    pub cadre: Option<String>,
}

/// A prospect as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProspectRow {
    /// The record.
    #[serde(flatten)]
    pub prospect: Prospect,
    /// Name.
    pub name: String,
    /// Sex, where known.
    pub sex: Option<String>,
    /// Birth, where known.
    pub birth: Option<PartialDate>,
    /// 学历, where known.
    pub education: Option<String>,
    /// Masked.
    pub phone: Option<String>,
    /// The village's name.
    pub village: String,
    /// The responsible cadre's name.
    pub cadre: Option<String>,
    /// Contacts up to the day, the newest first.
    pub contacts: Vec<ContactRow>,
    /// Days since the last one, or since the village keeps in touch.
    pub days_silent: i64,
    /// Whether that is longer than agreed; of one who ended never.
    pub uncontacted: bool,
    /// Whether they are in a pool on the day.
    pub in_pool: bool,
}

/// Prospects as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProspectList {
    /// The day.
    pub as_of: Day,
    /// In paper order of villages, the longest silent first.
    pub rows: Vec<ProspectRow>,
    /// Kept in touch with on the day.
    pub open: usize,
    /// Of these, not spoken with for [`ProspectList::contact_days`].
    pub uncontacted: usize,
    /// Who came into a pool up to the day.
    pub entered: usize,
    /// After how many days without a contact one is told of.
    pub contact_days: i64,
}

/// A step and its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StepDay {
    /// Which step; `None`: 入库.
    pub step: Option<Stage>,
    /// As lists call it.
    pub label: String,
    /// The record; `None`: not taken, or 入库.
    pub id: Option<RecordId>,
    /// When.
    pub on_day: Option<PartialDate>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// What else there is to say.
    pub note: Option<String>,
}

/// Where a run stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// Under way.
    Open,
    /// Led into the pool.
    Entered,
    /// Came to nothing.
    Ended,
}

/// A run as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunRow {
    /// The record.
    #[serde(flatten)]
    pub run: SelectionRun,
    /// Name.
    pub name: String,
    /// The village's name.
    pub village: String,
    /// Full years on the day.
    pub age: Option<i32>,
    /// 学历 on the day.
    pub education: Option<String>,
    /// On the day.
    pub state: RunState,
    /// The furthest step by the day.
    pub stage: Option<Stage>,
    /// `公示 2025.11.03`, `入库 2025.11.20`.
    pub stage_said: String,
    /// Every step in its usual order, 入库 the last.
    pub steps: Vec<StepDay>,
    /// The spell it led to.
    pub entered_on: Option<PartialDate>,
    /// What is odd about the order of days.
    pub doubts: Vec<String>,
    /// What keeps the person out of the pool; of one under way.
    pub blockers: Vec<Blocker>,
}

/// How many stand at a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StageCount {
    /// Which.
    pub stage: Stage,
    /// As lists call it.
    pub label: String,
    /// People under way whose furthest step it is.
    pub people: usize,
}

/// Runs as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RunList {
    /// The day.
    pub as_of: Day,
    /// In paper order of villages, the furthest first.
    pub rows: Vec<RunRow>,
    /// Under way.
    pub open: usize,
    /// Of these, at which step.
    pub stages: Vec<StageCount>,
    /// Led into the pool by the day.
    pub entered: usize,
    /// Came to nothing by the day.
    pub ended: usize,
}

/// A list of conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConditionListView {
    /// The record.
    #[serde(flatten)]
    pub list: ConditionList,
    /// In their order.
    pub conditions: Vec<Condition>,
    /// Findings of its conditions.
    pub checks: usize,
}

/// Where somebody stands with a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Judged {
    /// Which condition.
    pub condition: Condition,
    /// Where.
    pub standing: ConditionState,
    /// In words: 符合, 未触碰, 触碰 …
    pub said: String,
    /// Of a threshold: what the record says.
    pub known: String,
    /// The check that holds.
    pub check: Option<Check>,
    /// 破格.
    pub exemption: Option<Exemption>,
}

/// Where somebody stands with the list in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StandingRow {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Village of the pool, else of the run or the prospect.
    pub village_id: Option<VillageId>,
    /// Its name.
    pub village: Option<String>,
    /// Full years on the day.
    pub age: Option<i32>,
    /// 学历 on the day.
    pub education: Option<String>,
    /// In a pool on the day: the spell.
    pub reserve_id: Option<ReserveId>,
    /// Conditions met, or not touched.
    pub met: usize,
    /// Conditions not met.
    pub unmet: usize,
    /// Conditions touched.
    pub hits: usize,
    /// Not checked, too old, or not known.
    pub open: usize,
    /// 破格.
    pub exempt: usize,
    /// All conditions.
    pub of: usize,
    /// What keeps, or should have kept, the person out.
    pub blockers: Vec<Blocker>,
    /// Whether there is a written reason for the spell.
    pub overridden: bool,
}

/// Where people stand with the list in use, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StandingList {
    /// The day.
    pub as_of: Day,
    /// The list in use.
    pub list_id: ConditionListId,
    /// Its name.
    pub list: String,
    /// In paper order of villages.
    pub rows: Vec<StandingRow>,
    /// In a pool with something in the way and no written reason.
    pub in_pool_blocked: usize,
}

/// A written reason as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OverrideRow {
    /// The record.
    #[serde(flatten)]
    pub record: Override,
    /// The village of the spell.
    pub village: String,
}

/// Everything about a person's selection, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonSelection {
    /// Who.
    pub person_id: PersonId,
    /// The list in use.
    pub list: String,
    /// Every condition of it.
    pub judged: Vec<Judged>,
    /// Files and papers that prove the checks that hold, as they came.
    pub evidence: Vec<EvidenceRow>,
    /// What would keep them out, and what would be said, on the day.
    pub gate: Gate,
    /// Ways towards the pool, the newest first.
    pub runs: Vec<RunRow>,
    /// When a village kept in touch, the newest first.
    pub prospects: Vec<ProspectRow>,
    /// Written reasons, the newest first.
    pub overrides: Vec<OverrideRow>,
}

/// What a yearly update decides, or decided, about one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearlyRow {
    /// Which spell.
    pub reserve_id: ReserveId,
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: Option<String>,
    /// Birth.
    pub birth: Option<PartialDate>,
    /// Full years on the day.
    pub age: Option<i32>,
    /// 学历 on the day.
    pub education: Option<String>,
    /// 现任职务.
    pub occupation: Option<String>,
    /// 培养方向.
    pub target_post: Option<String>,
    /// First day in the pool.
    pub entered_on: PartialDate,
    /// 成熟度 before.
    pub before: Option<String>,
    /// What was decided; `None`: not yet.
    pub decision: Option<Decision>,
    /// 成熟度 after.
    pub after: Option<String>,
    /// Of one who left: why.
    pub left_reason: Option<String>,
    /// Of one who left: where to.
    pub destination: Option<String>,
    /// What else there is to say.
    pub remark: Option<String>,
}

/// A village's update of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearlySheet {
    /// Which village.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Which year.
    pub year: i32,
    /// When it was done; `None`: not yet.
    pub done_on: Option<Day>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// In the clerk's own order.
    pub rows: Vec<YearlyRow>,
}

/// How far a village is with the year's update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearlyVillage {
    /// Which village.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// In its pool on the day.
    pub in_pool: usize,
    /// The update; `None`: not yet.
    pub update_id: Option<YearlyUpdateId>,
    /// When it was done.
    pub done_on: Option<Day>,
    /// Who stay as they are.
    pub stay: usize,
    /// Who left.
    pub leave: usize,
    /// Who are of another 成熟度.
    pub readiness: usize,
}

/// How far villages are with the year's update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct YearlyUpdates {
    /// Which year.
    pub year: i32,
    /// In paper order.
    pub villages: Vec<YearlyVillage>,
    /// Villages that have done it.
    pub done: usize,
    /// Villages with people in the pool that have not.
    pub waiting: usize,
}
