//! What lists, sheets and papers show of mentoring as of a day.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::items::ItemDetail;
use super::visits::VisitRow;
use super::{Appraisal, NamedMentor, Pair, PairEvent, Scheme, Seat, Step};
use crate::date::{Day, PartialDate};
use crate::ids::{ItemId, PairId, PersonId, RecordId, SchemeId, SeatId, StepId, VillageId};

/// Who mentors in a seat on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MentorOnDay {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The title that fills the seat, else the mentor's own that day.
    pub post: Option<String>,
    /// The decision of a hand that says so; `None`: derived.
    pub named: Option<RecordId>,
    /// Why the derived one does not hold.
    pub reason: Option<String>,
}

/// Why a seat is not filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// Nobody has the duty or post.
    Vacant,
    /// Who has it is the mentee.
    #[serde(rename = "self")]
    #[ts(rename = "self")]
    Holder,
    /// The mentee has no village that day.
    NoVillage,
    /// Fewer are named than wanted.
    Unnamed,
}

impl Gap {
    /// The sentence about a seat.
    #[must_use]
    pub fn says(self, seat: &str) -> String {
        match self {
            Self::Vacant => format!("该村无{seat}"),
            Self::Holder => format!("{seat}就是本人"),
            Self::NoVillage => "当日不属于任何村".into(),
            Self::Unnamed => format!("未指定{seat}"),
        }
    }
}

/// A seat of a mentee on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SeatOnDay {
    /// Which.
    pub seat_id: SeatId,
    /// As printed.
    pub label: String,
    /// Who sits in it.
    pub mentors: Vec<MentorOnDay>,
    /// Why it is not filled; `None`: it is.
    pub gap: Option<Gap>,
}

/// What became of a step of a pair by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Done in the pair's period, with evidence where it is wanted.
    Done,
    /// Done, but evidence is wanted and missing.
    AwaitingEvidence,
    /// Registered with a day outside the pair's period.
    Outside,
    /// Not done, and its day is over.
    Overdue,
    /// Not done yet.
    Due,
    /// Not done, and no day is set.
    None,
}

/// A cell of a pair's checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ItemCell {
    /// Which step.
    pub step_id: StepId,
    /// Of a quarterly step: `2025Q3`; else empty.
    pub quarter: String,
    /// As a column says it.
    pub label: String,
    /// What became of it.
    pub state: ItemState,
    /// When it is due.
    pub due_on: Option<Day>,
    /// When it was done.
    pub done_on: Option<PartialDate>,
    /// Days it is overdue; else 0.
    pub days: i64,
    /// What was registered.
    pub item_id: Option<ItemId>,
    /// How many pieces of evidence.
    pub evidence: i64,
    /// Whether something about it must be looked at before an inspector does.
    pub flagged: bool,
}

/// What a pair is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PairState {
    /// A mentee of a scheme for everyone, without a pair.
    None,
    /// It begins later.
    Planned,
    /// It is under way.
    Active,
    /// It is suspended.
    Suspended,
    /// It is over, or its mentee may no longer be one.
    Ended,
}

/// A mentee under a scheme, with or without a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PairRow {
    /// `None`: not paired.
    pub pair_id: Option<PairId>,
    /// The mentee.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// 出生年月.
    pub birth: Option<PartialDate>,
    /// The village whose duties answer for the mentee.
    pub village_id: Option<VillageId>,
    /// Its name.
    pub village: Option<String>,
    /// The village's township, else the mentee's.
    pub township: String,
    /// The pair's first day.
    pub from_on: Option<PartialDate>,
    /// The pair's first day no longer; `None`: open.
    pub until_on: Option<PartialDate>,
    /// What the pair is.
    pub state: PairState,
    /// Of a 组团式 scheme.
    pub team: Option<String>,
    /// The scheme's seats; of an ended pair, as of its last day.
    pub seats: Vec<SeatOnDay>,
    /// The pair's checklist.
    pub items: Vec<ItemCell>,
    /// Cells done.
    pub done: usize,
    /// Cells.
    pub steps: usize,
}

/// Which pairs a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichPairs {
    /// Mentees of the day: not paired, active, suspended.
    #[default]
    Current,
    /// Those that are over.
    Ended,
    /// Either, and those that begin later.
    All,
}

/// What a list of pairs asks for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct PairFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// The scheme; the first one when absent.
    pub scheme: Option<SchemeId>,
    /// Villages; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// Part of the mentee's name, pinyin, village or phone, or of a mentor's or team's name.
    pub text: Option<String>,
    /// Only those with an empty seat.
    #[ts(as = "Option<bool>", optional)]
    pub only_gaps: bool,
    /// Only those with an overdue step.
    #[ts(as = "Option<bool>", optional)]
    pub only_overdue: bool,
    /// Which pairs.
    #[ts(as = "Option<WhichPairs>", optional)]
    pub state: WhichPairs,
}

/// Pairs of a scheme as of a day. The figures are about all mentees of the day in the villages asked
/// for, whatever the text, the state or `only_…` leave out of the rows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PairList {
    /// The day.
    pub as_of: Day,
    /// The scheme that day.
    pub scheme: SchemeView,
    /// In paper order: township, village, the clerk's own.
    pub rows: Vec<PairRow>,
    /// Mentees that day.
    pub mentees: usize,
    /// Those whose seats are all filled.
    pub complete: usize,
    /// Seats that are not filled: one a village, or one a mentee where no village answers for it.
    pub gaps: usize,
    /// Steps overdue.
    pub overdue: usize,
    /// Steps done.
    pub done: usize,
    /// Steps.
    pub steps: usize,
}

/// A scheme with its parts of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SchemeView {
    /// The scheme.
    #[serde(flatten)]
    pub scheme: Scheme,
    /// Its seats in force, in their order.
    pub seats: Vec<Seat>,
    /// Its steps in force, in their order.
    pub steps: Vec<Step>,
    /// Active pairs.
    pub pairs: usize,
    /// Whether pairs, named mentors or a pool of mentors refer to it.
    pub in_use: bool,
}

/// A mentor a hand named, with the words a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedMentorRow {
    /// The decision.
    #[serde(flatten)]
    pub named: NamedMentor,
    /// Label of the seat.
    pub seat: String,
    /// The mentor's name.
    pub mentor: String,
    /// The mentor's title that day.
    pub post: Option<String>,
}

/// Everything about one pair.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PairDetail {
    /// As in the list.
    pub row: PairRow,
    /// The scheme that day.
    pub scheme: SchemeView,
    /// The record.
    pub pair: Pair,
    /// What happened to it, oldest first.
    pub events: Vec<PairEvent>,
    /// Its checklist, with what was registered.
    pub items: Vec<ItemDetail>,
    /// The visits to its mentee while it lasted, newest first.
    pub visits: Vec<VisitRow>,
    /// Whom hands named for its mentee under the scheme, newest first.
    pub named: Vec<NamedMentorRow>,
}

/// A pair of a person, whatever the scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonPairRow {
    /// As in the list.
    #[serde(flatten)]
    pub row: PairRow,
    /// Name of the scheme.
    pub scheme: String,
    /// The scheme.
    pub scheme_id: SchemeId,
}

/// A person as mentee and as mentor.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PersonPairs {
    /// Pairs of all schemes and states, newest first; first those without a beginning.
    pub pairs: Vec<PersonPairRow>,
    /// Whom the person mentors, under all schemes; `None`: nobody, and no duty or pool to.
    pub as_mentor: Option<MentorLoad>,
    /// How the person did as a mentor, newest first.
    pub appraisals: Vec<AppraisalRow>,
}

/// How a mentor did in a year, with the words a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AppraisalRow {
    /// The record.
    #[serde(flatten)]
    pub appraisal: Appraisal,
    /// Name of the scheme.
    pub scheme: String,
}

/// A seat and how many mentees a mentor has in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SeatLoad {
    /// Which.
    pub seat_id: SeatId,
    /// As printed.
    pub seat: String,
    /// Mentees.
    pub mentees: usize,
}

/// How much a mentor carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MentorLoad {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Title that day.
    pub post: Option<String>,
    /// The seats the person has.
    pub seats: Vec<SeatLoad>,
    /// Different mentees.
    pub mentees: usize,
    /// Villages the person answers for or has mentees in.
    pub villages: usize,
    /// The suggested limit.
    pub limit: Option<i64>,
    /// Whether it is exceeded.
    pub over: bool,
    /// `false`: in the pool of mentors, and nobody wrote down for whom.
    pub mentees_known: bool,
}

/// A mentor as a list shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MentorRow {
    /// How much they carry.
    #[serde(flatten)]
    pub load: MentorLoad,
    /// Steps of their mentees that are overdue.
    pub overdue: usize,
}

/// Which mentors a list shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct MentorFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// The scheme; the first one when absent.
    pub scheme: Option<SchemeId>,
    /// Part of the name, pinyin or title.
    pub text: Option<String>,
    /// Only those over the limit.
    #[ts(as = "Option<bool>", optional)]
    pub only_over: bool,
    /// Only those without mentees.
    #[ts(as = "Option<bool>", optional)]
    pub only_idle: bool,
    /// Only those with an overdue step.
    #[ts(as = "Option<bool>", optional)]
    pub only_overdue: bool,
}

/// The mentors of a scheme, the most loaded first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MentorList {
    /// The day.
    pub as_of: Day,
    /// The mentors asked for.
    pub rows: Vec<MentorRow>,
    /// All over the limit.
    pub over: usize,
    /// All without mentees.
    pub idle: usize,
    /// All with an overdue step.
    pub overdue: usize,
}

/// A mentor and the mentees.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MentorDetail {
    /// How much.
    pub load: MentorLoad,
    /// Whom.
    pub mentees: Vec<PairRow>,
}

/// A seat that is not filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CoverageException {
    /// The mentee.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The mentee's village.
    pub village_id: Option<VillageId>,
    /// Its name.
    pub village: Option<String>,
    /// Its township.
    pub township: String,
    /// Which seat.
    pub seat_id: SeatId,
    /// As printed.
    pub seat: String,
    /// Why.
    pub reason: Gap,
    /// Why, in words.
    pub text: String,
}

/// How often a seat is not filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SeatGaps {
    /// Which.
    pub seat_id: SeatId,
    /// As printed.
    pub seat: String,
    /// How often.
    pub gaps: usize,
}

/// Coverage of a township.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct TownshipCoverage {
    /// Its name.
    pub township: String,
    /// Villages with mentees.
    pub villages: usize,
    /// Those all of whose mentees have every seat filled.
    pub villages_covered: usize,
    /// Mentees.
    pub mentees: usize,
    /// Those with every seat filled.
    pub mentees_covered: usize,
}

/// 全覆盖, computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Coverage {
    /// The day.
    pub as_of: Day,
    /// Name of the scheme.
    pub scheme: String,
    /// The scheme.
    pub scheme_id: SchemeId,
    /// Villages with mentees.
    pub villages: usize,
    /// Those all of whose mentees have every seat filled.
    pub villages_covered: usize,
    /// Mentees.
    pub mentees: usize,
    /// Those with every seat filled.
    pub mentees_covered: usize,
    /// Seats of all mentees.
    pub seats: usize,
    /// Those that are filled.
    pub seats_filled: usize,
    /// Different mentors.
    pub mentors: usize,
    /// `全覆盖：201 村 / 201，405 人 / 405`.
    pub sentence: String,
    /// Every seat that is not filled, in paper order.
    pub exceptions: Vec<CoverageException>,
    /// The same by seat.
    pub by_seat: Vec<SeatGaps>,
    /// In paper order.
    pub townships: Vec<TownshipCoverage>,
}

/// A seat that has another mentor than on an earlier day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Adjustment {
    /// The mentee.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The mentee's village, on the later day or else the earlier.
    pub village_id: Option<VillageId>,
    /// Its name.
    pub village: Option<String>,
    /// Name of the scheme.
    pub scheme: String,
    /// As printed.
    pub seat: String,
    /// Who mentored.
    pub before: Option<MentorOnDay>,
    /// Who mentors.
    pub after: Option<MentorOnDay>,
    /// 分工变更, 书记变更, 调整所在村, 入库, 退出, 手工指定 …
    pub why: String,
    /// Number of the paper that says so.
    pub document: Option<String>,
}
