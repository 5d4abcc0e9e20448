//! What a clerk types about selection.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CheckResult, ConditionKind, Decision, Stage};
use crate::date::Day;
use crate::duties::NewMentor;
use crate::ids::{
    ConditionId, ConditionListId, PersonId, ProspectId, RecordId, ReserveId, SelectionRunId,
    VillageId,
};
use crate::mentoring::evidence::NewEvidence;

/// Which prospects a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichProspects {
    /// Kept in touch with on the day.
    #[default]
    Open,
    /// Of these, not spoken with for the agreed number of days.
    Uncontacted,
    /// Ended by the day.
    Ended,
    /// All that had begun by the day.
    All,
}

/// Which prospects a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ProspectFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// In which state.
    #[ts(as = "Option<WhichProspects>", optional)]
    pub which: WhichProspects,
    /// Of these villages; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// Part of a name or of what was written.
    pub text: Option<String>,
}

/// A prospect as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ProspectEdit {
    /// The prospect to correct; absent: a new one.
    pub id: Option<ProspectId>,
    /// Of a new one: somebody of the register, or a name that comes into it.
    #[ts(as = "Option<NewPerson>", optional)]
    pub person: NewPerson,
    /// Which village keeps in touch.
    pub village_id: Option<VillageId>,
    /// What one is good at.
    pub field: Option<String>,
    /// Where one works now.
    pub whereabouts: Option<String>,
    /// The village cadre who answers for it.
    pub cadre: Option<NewMentor>,
    /// First day.
    pub from_on: String,
    /// 备注.
    pub remark: Option<String>,
}

/// Somebody of the register, or a name with a phone that comes into it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct NewPerson {
    /// Somebody of the register.
    pub person_id: Option<PersonId>,
    /// Else the name …
    pub name: Option<String>,
    /// … and a phone, where one is known.
    pub phone: Option<String>,
}

/// Prospects that are given up, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProspectEnd {
    /// Which.
    pub ids: Vec<ProspectId>,
    /// First day no longer.
    pub until_on: String,
    /// Why.
    pub reason: String,
}

/// A prospect who comes into the pool, as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ProspectEntry {
    /// Which.
    #[serde(default)]
    pub ids: Vec<ProspectId>,
    /// Whose pool; absent: that of the village which kept in touch.
    #[serde(default)]
    pub village_id: Option<VillageId>,
    /// First day in the pool.
    pub entered_on: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
    /// Why, although something stands in the way.
    #[serde(default)]
    pub override_reason: Option<String>,
}

/// A contact as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ContactEdit {
    /// The contact to correct; absent: a new one.
    pub id: Option<RecordId>,
    /// With whom.
    pub prospect_id: Option<ProspectId>,
    /// When.
    pub on_day: String,
    /// Who spoke with them; absent: the responsible cadre.
    pub cadre: Option<NewMentor>,
    /// 电话, 见面 …
    pub method: String,
    /// What was spoken of.
    pub content: Option<String>,
    /// What comes next.
    pub next_step: Option<String>,
}

/// Whose way towards the pool a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichRuns {
    /// Under way on the day.
    #[default]
    Open,
    /// In the pool by the day.
    Entered,
    /// Came to nothing by the day.
    Ended,
    /// All that had begun by the day.
    All,
}

/// Which runs a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct RunFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// In which state.
    #[ts(as = "Option<WhichRuns>", optional)]
    pub which: WhichRuns,
    /// At this step.
    pub stage: Option<Stage>,
    /// Of these villages; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// Part of a name.
    pub text: Option<String>,
}

/// A step of many people, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SelectionStepEdit {
    /// Whose: somebody in the pool gets it on the way to the present spell, somebody else on the
    /// way under way, or on a new one.
    pub people: Vec<PersonId>,
    /// Of this run only; with one person.
    #[serde(default)]
    pub run_id: Option<SelectionRunId>,
    /// Of a new run: towards whose pool; absent: the village that keeps in touch with the person.
    #[serde(default)]
    pub village_id: Option<VillageId>,
    /// Which step.
    pub step: Stage,
    /// When.
    pub on_day: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
    /// What else there is to say.
    #[serde(default)]
    pub note: Option<String>,
}

/// Runs that came to nothing, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RunEnd {
    /// Which.
    pub ids: Vec<SelectionRunId>,
    /// When.
    pub on: String,
    /// Why.
    pub reason: String,
}

/// 入库 of many at once, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RunEntry {
    /// Which runs lead into the pool.
    pub ids: Vec<SelectionRunId>,
    /// First day in the pool.
    pub entered_on: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
    /// Why, of those in whose way something stands.
    #[serde(default)]
    pub override_reason: Option<String>,
}

/// A condition as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ConditionEdit {
    /// The condition that goes on; absent: a new one.
    #[serde(default)]
    pub id: Option<ConditionId>,
    /// How it is met.
    pub kind: ConditionKind,
    /// In words.
    pub label: String,
    /// Of an age: full years, those included.
    #[serde(default)]
    pub most_age: Option<i64>,
    /// Of an education: the least.
    #[serde(default)]
    pub least_education: Option<String>,
}

/// A list with the conditions it should have, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ConditionListEdit {
    /// Which; absent: a new one.
    #[serde(default)]
    pub id: Option<ConditionListId>,
    /// Its name, unlike any other's.
    pub name: String,
    /// In their order; a present one that is not among them goes.
    pub conditions: Vec<ConditionEdit>,
}

/// What was found about one condition, as typed.
#[derive(Debug, Clone)]
pub struct CheckFound {
    /// Which condition.
    pub condition_id: ConditionId,
    /// What.
    pub result: CheckResult,
    /// What shows it, in words.
    pub evidence: Option<String>,
    /// Files and papers that show it, to be added to those there are.
    pub proofs: Vec<NewEvidence>,
}

/// A check of one or many people, as typed.
#[derive(Debug, Clone)]
pub struct CheckEdit {
    /// Whom.
    pub people: Vec<PersonId>,
    /// When.
    pub on_day: String,
    /// Person or office, in words.
    pub checked_by: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// The last day on which it holds; empty: for good.
    pub valid_to: Option<String>,
    /// What was found; another finding of the same condition and day is replaced.
    pub found: Vec<CheckFound>,
}

/// 破格, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ExemptionEdit {
    /// Of whom.
    pub person_id: PersonId,
    /// Which condition; one there is already is replaced.
    pub condition_id: ConditionId,
    /// From this day on.
    pub on_day: String,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// A written reason for a spell that began already, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OverrideEdit {
    /// Which spell.
    pub reserve_id: ReserveId,
    /// When it was decided.
    pub on_day: String,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// Whom a list of standings shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichStandings {
    /// On the way into a pool, or kept in touch with.
    #[default]
    Candidates,
    /// In a pool.
    InPool,
    /// In a pool with something in the way and no written reason.
    InPoolBlocked,
    /// Everybody of these.
    All,
}

/// Whom a list of standings shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct StandingFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// Whom.
    #[ts(as = "Option<WhichStandings>", optional)]
    pub which: WhichStandings,
    /// Of these villages; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// Part of a name.
    pub text: Option<String>,
}

/// What becomes of a spell, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DecisionEdit {
    /// Which spell.
    pub reserve_id: ReserveId,
    /// What.
    pub decision: Decision,
    /// Of one who leaves: one of 退出原因.
    #[serde(default)]
    pub reason: Option<String>,
    /// Of one who leaves: where to.
    #[serde(default)]
    pub destination: Option<String>,
    /// The new 成熟度.
    #[serde(default)]
    pub readiness: Option<String>,
    /// What else there is to say.
    #[serde(default)]
    pub remark: Option<String>,
}

/// A village's yearly update, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct YearlyUpdateEdit {
    /// Which village.
    pub village_id: VillageId,
    /// For which year.
    pub year: i32,
    /// The day of it: who leaves is in the pool no longer from it on.
    pub on_day: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
    /// One a person in the pool.
    pub decisions: Vec<DecisionEdit>,
}
