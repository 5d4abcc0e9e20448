//! Mentoring: who mentors whom, by which rule, what they do together, and the evidence for it.
//!
//! A [`Scheme`] is data: its seats, its checklist, who may be a mentee. A seat is answered *on a
//! day*: a derived seat from the duties and posts of the mentee's village, a hand-filled one from
//! [`NamedMentor`]s. Nothing here stores whom a derived seat says.

mod adjustments;
pub mod appraisals;
pub(crate) mod checklists;
mod coverage;
pub mod evidence;
pub mod flags;
pub mod items;
pub mod kinships;
mod mentors;
pub mod neighbours;
pub mod pairs;
mod printed;
pub mod proposals;
pub mod quarter_reports;
pub mod rules;
pub mod schemes;
pub(crate) mod seats;
mod views;
pub mod visits;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::duties::DutyRole;
use crate::ids::{
    ItemId, PairId, PersonId, RecordId, SchemeId, SeatId, StepId, TownshipId, VillageId, VisitId,
};
use crate::store::Row;

pub use printed::PrintedMentors;
pub use views::*;

/// Who may be a mentee of a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Mentees {
    /// Those in a village's pool on the day; their village is that of the spell.
    Reserves,
    /// 新录用公务员: any person of the register.
    CivilServants,
    /// 跨村任职: those who hold a post of 村党组织书记; their village is that of the post.
    CrossVillage,
    /// Any person of the register.
    Anyone,
}

/// A kind of pairing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Scheme {
    /// Identity; a preset's is the same in every register.
    pub id: SchemeId,
    /// `None`: used by all townships.
    pub township_id: Option<TownshipId>,
    /// `3+1`, `青蓝结对（一对一）` …
    pub name: String,
    /// What its steps are called together: `五个一`.
    pub checklist: String,
    /// Who may be a mentee.
    pub mentees: Mentees,
    /// Whether every such mentee has the seats, paired or not.
    #[serde(with = "flag")]
    #[ts(as = "bool")]
    pub everyone: bool,
    /// Suggested limit of mentees a mentor; `None`: none.
    pub mentees_per_mentor: Option<i64>,
    /// Usual period of a pair in months; `None`: open.
    pub months: Option<i64>,
    /// Whether a report is due every quarter.
    #[serde(with = "flag")]
    #[ts(as = "bool")]
    pub reports: bool,
    /// Order in lists.
    pub position: i64,
    /// No new pairs from this day.
    pub retired_on: Option<PartialDate>,
}

impl Row for Scheme {
    const TABLE: &'static str = "schemes";
}

/// How a seat is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// By whoever has the duty for the mentee's village on the day.
    Duty,
    /// By whoever holds one of the titles at the mentee's village on the day.
    VillagePost,
    /// By whoever holds one of the titles in the mentee's township, outside its villages.
    TownshipPost,
    /// By hand.
    Hand,
}

/// A mentor's role in a scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Seat {
    /// Identity.
    pub id: SeatId,
    /// As its scheme.
    pub township_id: Option<TownshipId>,
    /// Of which scheme.
    pub scheme_id: SchemeId,
    /// As printed: `包村领导`.
    pub label: String,
    /// What the mentor of this seat answers for.
    pub task: Option<String>,
    /// How it is filled.
    pub fill: Fill,
    /// Of a seat filled by duty.
    pub duty_role: Option<DutyRole>,
    /// Titles that fill a seat by post, separated by 、.
    pub post_titles: Option<String>,
    /// How many mentors a hand-filled seat wants.
    pub mentors: i64,
    /// Order within the scheme.
    pub position: i64,
    /// First day; `None`: as long as the scheme.
    pub from_on: Option<PartialDate>,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
}

impl Row for Seat {
    const TABLE: &'static str = "scheme_seats";
}

/// When a step is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Days after the pair began.
    Days,
    /// Once in each quarter the pair lives in, by its last day.
    Quarterly,
    /// On a fixed day.
    On,
    /// By the last day of the pair's period.
    End,
}

/// A step of a scheme's checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Step {
    /// Identity.
    pub id: StepId,
    /// As its scheme.
    pub township_id: Option<TownshipId>,
    /// Of which scheme.
    pub scheme_id: SchemeId,
    /// As a column says it: `帮带目标`.
    pub label: String,
    /// Stands before the label on paper: `一个`.
    pub measure: Option<String>,
    /// When it is due.
    pub due: Due,
    /// Days after the pair began.
    pub due_days: Option<i64>,
    /// `MM-DD` of each year, or `YYYY-MM-DD`.
    pub due_on: Option<String>,
    /// Whether it is not done without evidence.
    #[serde(with = "flag")]
    #[ts(as = "bool")]
    pub evidence: bool,
    /// Order within the scheme.
    pub position: i64,
    /// Pairs that begin from this day have it; `None`: all.
    pub from_on: Option<PartialDate>,
    /// Pairs that begin from this day do not; `None`: they do.
    pub until_on: Option<PartialDate>,
}

impl Row for Step {
    const TABLE: &'static str = "scheme_steps";
}

/// Someone who may be asked to mentor under a scheme's hand-filled seats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PoolMentor {
    /// Identity.
    pub id: RecordId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Under which scheme.
    pub scheme_id: SchemeId,
    /// Who.
    pub person_id: PersonId,
    /// Fields, separated by 、.
    pub specialty: Option<String>,
    /// Own limit; `None`: the scheme's.
    pub mentees: Option<i64>,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
}

impl Row for PoolMentor {
    const TABLE: &'static str = "scheme_mentors";
}

/// One mentee under one scheme for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pair {
    /// Identity.
    pub id: PairId,
    /// The mentee's township.
    pub township_id: TownshipId,
    /// Under which scheme.
    pub scheme_id: SchemeId,
    /// The mentee.
    pub person_id: PersonId,
    /// Of a 组团式 scheme.
    pub team: Option<String>,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: open.
    pub until_on: Option<PartialDate>,
    /// 帮带目标.
    pub goal: Option<String>,
    /// 帮带措施.
    pub measures: Option<String>,
    /// 完成情况.
    pub result: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for Pair {
    const TABLE: &'static str = "pairs";
}

/// What happened to a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PairEventKind {
    /// 结束.
    End,
    /// 中止.
    Suspend,
    /// 恢复.
    Resume,
    /// 延长.
    Extend,
}

/// An end, suspension, resumption or extension of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PairEvent {
    /// Identity.
    pub id: RecordId,
    /// The pair's township.
    pub township_id: TownshipId,
    /// Which pair.
    pub pair_id: PairId,
    /// What.
    pub kind: PairEventKind,
    /// From this day.
    pub on_day: PartialDate,
    /// The new end of an extended pair.
    pub until_on: Option<PartialDate>,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for PairEvent {
    const TABLE: &'static str = "pair_events";
}

/// A mentor by decision of a hand: of a hand-filled seat, or instead of whom a derived seat says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedMentor {
    /// Identity.
    pub id: RecordId,
    /// The mentee's township.
    pub township_id: TownshipId,
    /// In which seat.
    pub seat_id: SeatId,
    /// The mentee.
    pub person_id: PersonId,
    /// The mentor.
    pub mentor_id: PersonId,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Why the derived mentor does not hold; never `None` for a derived seat.
    pub reason: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for NamedMentor {
    const TABLE: &'static str = "named_mentors";
}

/// A registered step of a pair's checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Item {
    /// Identity.
    pub id: ItemId,
    /// The pair's township.
    pub township_id: TownshipId,
    /// Of which pair.
    pub pair_id: PairId,
    /// Which step.
    pub step_id: StepId,
    /// Of a quarterly step: `2025Q3`; else empty.
    pub quarter: String,
    /// When it was done.
    pub done_on: PartialDate,
    /// Who did it; stays whoever holds the seat later.
    pub mentor_id: Option<PersonId>,
    /// Where.
    pub place: Option<String>,
    /// What was done.
    pub content: Option<String>,
    /// 成效.
    pub result: Option<String>,
}

impl Row for Item {
    const TABLE: &'static str = "items";
}

/// 帮带记录: one contact of a mentor with one or more mentees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Visit {
    /// Identity.
    pub id: VisitId,
    /// The mentor's township.
    pub township_id: TownshipId,
    /// Who visited.
    pub mentor_id: PersonId,
    /// When.
    pub on_day: PartialDate,
    /// 谈心谈话, 现场指导 …
    pub method: String,
    /// Where.
    pub place: Option<String>,
    /// What was spoken of.
    pub content: Option<String>,
    /// What was found.
    pub problem: Option<String>,
    /// What comes next.
    pub next_step: Option<String>,
}

impl Row for Visit {
    const TABLE: &'static str = "visits";
}

/// For whom a visit counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VisitMentee {
    /// Identity.
    pub id: RecordId,
    /// The visit's township.
    pub township_id: TownshipId,
    /// Which visit.
    pub visit_id: VisitId,
    /// The mentee.
    pub person_id: PersonId,
}

impl Row for VisitMentee {
    const TABLE: &'static str = "visit_mentees";
}

/// What kind of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// 照片.
    Photo,
    /// 扫描件.
    Scan,
    /// 文档.
    Document,
    /// 纸质材料, kept elsewhere.
    Paper,
}

/// What proves an item, a visit or what a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// Identity.
    pub id: RecordId,
    /// The township of what it proves.
    pub township_id: TownshipId,
    /// Proves this item …
    pub item_id: Option<ItemId>,
    /// … or this visit …
    pub visit_id: Option<VisitId>,
    /// … or this check.
    pub check_id: Option<RecordId>,
    /// What kind.
    pub kind: EvidenceKind,
    /// As printed: `责任书`.
    pub label: String,
    /// How many.
    pub copies: i64,
    /// Hash of the stored file; `None`: a paper kept elsewhere.
    pub hash: Option<String>,
    /// SHA-256 of the file as it came.
    pub original_hash: Option<String>,
    /// Its name as it came.
    pub original_name: Option<String>,
    /// Its bytes as it came.
    pub original_size: Option<i64>,
    /// The day its EXIF says.
    pub taken_on: Option<PartialDate>,
}

impl Row for Evidence {
    const TABLE: &'static str = "evidence";
}

/// How a mentor did in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Appraisal {
    /// Identity.
    pub id: RecordId,
    /// The mentor's township.
    pub township_id: TownshipId,
    /// Under which scheme.
    pub scheme_id: SchemeId,
    /// The mentor.
    pub person_id: PersonId,
    /// Which year.
    pub year: i64,
    /// 优秀, 合格 or 不合格.
    pub grade: String,
    /// Whether recommended as 优秀.
    #[serde(with = "flag")]
    #[ts(as = "bool")]
    pub recommended: bool,
    /// Free text.
    pub remark: Option<String>,
}

impl Row for Appraisal {
    const TABLE: &'static str = "appraisals";
}

/// What became of a quarterly report; none: 未交.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// 已交.
    Submitted,
    /// 退回.
    Returned,
}

/// The quarterly report of a pair or of a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuarterReport {
    /// Identity.
    pub id: RecordId,
    /// The pair's or team's township.
    pub township_id: TownshipId,
    /// Under which scheme.
    pub scheme_id: SchemeId,
    /// Of this pair …
    pub pair_id: Option<PairId>,
    /// … or of this team.
    pub team: Option<String>,
    /// `2025Q3`.
    pub quarter: String,
    /// What became of it.
    pub state: ReportState,
    /// Submitted or returned on.
    pub on_day: PartialDate,
    /// Why it was returned.
    pub reason: Option<String>,
    /// What it says.
    pub summary: Option<String>,
}

impl Row for QuarterReport {
    const TABLE: &'static str = "quarter_reports";
}

/// Who is related to whom; each relation once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Kinship {
    /// Identity.
    pub id: RecordId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// Whose relative.
    pub relative_id: PersonId,
    /// What the relative is to the person: 配偶, 父母, 子女, 兄弟姐妹 or 其他.
    pub relation: String,
}

impl Row for Kinship {
    const TABLE: &'static str = "kinships";
}

/// Two villages that lie side by side, the smaller id first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Neighbours {
    /// Identity.
    pub id: RecordId,
    /// Their township.
    pub township_id: TownshipId,
    /// One.
    pub village_id: VillageId,
    /// The other.
    pub neighbour_id: VillageId,
}

impl Row for Neighbours {
    const TABLE: &'static str = "neighbours";
}

/// The stored form of a yes or no: 1 or 0.
pub(crate) mod flag {
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands out references"
    )]
    pub(crate) fn serialize<S: Serializer>(yes: &bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(*yes)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<bool, D::Error> {
        Ok(i64::deserialize(deserializer)? != 0)
    }
}
