//! What lists, sheets and papers show of rotations as of a day.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Category, Rotation, RotationEvent, RotationTally, RotationType};
use crate::date::{Day, PartialDate};
use crate::duties::{DutyPreviewVillage, PostRow};
use crate::ids::{PersonId, RotationId, RotationTypeId, VillageId};
use crate::mentoring::SeatOnDay;
use crate::tenure::PersonTenure;
use crate::villages::VillageStatus;

/// A type with how many placements it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RotationTypeRow {
    /// The type.
    #[serde(flatten)]
    pub kind: RotationType,
    /// The name of the scheme it opens a pair of.
    pub scheme: Option<String>,
    /// Placements of it, of all days.
    pub rotations: usize,
}

/// What a rotation is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RotationState {
    /// It begins later.
    Planned,
    /// It is under way.
    Current,
    /// Its end has come.
    Ended,
}

/// What looks wrong about a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RotationDoubt {
    /// The person is in another placement at the same time.
    Overlap,
    /// Shorter than the type asks.
    TooShort,
    /// The person is in no pool on the first day.
    NotInPool,
    /// The type is for a village of the register.
    NoVillage,
    /// The type is retired by the first day.
    Retired,
    /// A 提拔 of somebody who is neither a reserve nor on a board.
    NoBoard,
}

/// Something that looks wrong, and is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RotationWarning {
    /// What.
    pub doubt: RotationDoubt,
    /// Whom it is about.
    pub person_id: PersonId,
    /// The whole sentence.
    pub text: String,
    /// Of an overlap: the other rotation.
    pub other: Option<RotationId>,
}

/// A sum of tallies of one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TallySum {
    /// What was counted.
    pub measure: String,
    /// How many; 0 where only money was told.
    pub count: i64,
    /// … of these; `None` where only money was told.
    pub unit: Option<String>,
    /// Money, in 分.
    pub amount: i64,
    /// `调解纠纷 12 件`, `帮办贷款 5 笔 50 万元`.
    pub text: String,
}

/// A rotation as lists show it on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RotationRow {
    /// The record.
    #[serde(flatten)]
    pub rotation: Rotation,
    /// The person's name.
    pub name: String,
    /// 出生年月.
    pub birth: Option<PartialDate>,
    /// The person's township.
    pub township: String,
    /// The village in whose pool the person is that day, or was on the first.
    pub pool_village: Option<String>,
    /// Its identity.
    pub pool_village_id: Option<VillageId>,
    /// The type's name.
    pub type_name: String,
    /// What it is counted with.
    pub category: Category,
    /// Whether it counts as 一线.
    pub front_line: bool,
    /// Where: the village or the unit.
    pub place: String,
    /// Whence: the village or the unit.
    pub from_place: Option<String>,
    /// Who looks after it.
    pub supervisor_name: Option<String>,
    /// What it is.
    pub state: RotationState,
    /// Its last day; `None`: open.
    pub last_day: Option<Day>,
    /// Days until the last one; negative: since. `None`: open.
    pub days_left: Option<i64>,
    /// Its length in whole months, to the planned end or, when open, to the day.
    pub months: i64,
    /// Whether it is over and nobody appraised it.
    pub unappraised: bool,
    /// What looks wrong.
    pub warnings: Vec<RotationWarning>,
    /// What was done in it.
    pub sums: Vec<TallySum>,
}

/// Which rotations a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichRotations {
    /// Under way on the day.
    #[default]
    Current,
    /// Over by then.
    Ended,
    /// Beginning later.
    Planned,
    /// All of them.
    All,
}

/// What a list of rotations asks for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct RotationFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// Which of them; absent: those under way.
    pub state: Option<WhichRotations>,
    /// Only these types; absent or empty: all.
    pub types: Option<Vec<RotationTypeId>>,
    /// Only at, from or of these villages; absent or empty: all.
    pub villages: Option<Vec<VillageId>>,
    /// Only of this paper.
    pub document: Option<String>,
    /// Only begun in this month: `2025-09`.
    pub month: Option<String>,
    /// Part of a name, a place, a post or a document.
    pub text: Option<String>,
    /// Only ending within so many days of the day.
    pub ending_within: Option<u32>,
    /// Only those that overlap another one.
    pub only_overlaps: Option<bool>,
    /// Only those that are over without appraisal.
    pub only_unappraised: Option<bool>,
    /// Only those that count as 一线, of people in the pool on the day.
    pub only_front_line: Option<bool>,
}

/// How many placements a type has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TypeCount {
    /// Which.
    pub type_id: RotationTypeId,
    /// Its name.
    pub type_name: String,
    /// What it is counted with.
    pub category: Category,
    /// Under way on the day.
    pub current: usize,
    /// People under way, each once.
    pub people: usize,
    /// Begun by the day.
    pub begun: usize,
}

/// How many placements one paper, or one month without a paper, made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BatchCount {
    /// Number of the paper.
    pub document: Option<String>,
    /// The month of the first day: `2025-09`.
    pub month: String,
    /// Placements begun by the day.
    pub begun: usize,
    /// Of these under way on the day.
    pub current: usize,
    /// By type, in the types' order.
    pub types: Vec<BatchType>,
}

/// How many placements of a type a batch made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BatchType {
    /// The type's name.
    pub type_name: String,
    /// Placements begun.
    pub begun: usize,
}

/// How many of the pool are on the front line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FrontLine {
    /// People in the pool on the day.
    pub in_pool: usize,
    /// Of these in a placement that counts as 一线.
    pub people: usize,
    /// The share in tenths of a percent: 333 is 33.3%.
    pub permille: usize,
    /// `237 名后备干部中 79 名在一线锻炼，占 33.3%`.
    pub sentence: String,
}

/// The rotations of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RotationList {
    /// The day.
    pub as_of: Day,
    /// Those asked for, in paper order of their places, the newest first.
    pub rows: Vec<RotationRow>,
    /// Under way on the day, in the villages asked for.
    pub current: usize,
    /// People under way, each once.
    pub people: usize,
    /// Ending within 30 days.
    pub ending: usize,
    /// Under way and overlapping another one.
    pub overlaps: usize,
    /// Over without appraisal.
    pub unappraised: usize,
    /// By type, in the types' order; those without placements too while in use.
    pub types: Vec<TypeCount>,
    /// By paper and month, the newest first.
    pub batches: Vec<BatchCount>,
    /// How many of the pool are on the front line.
    pub front_line: FrontLine,
}

/// Everything about a rotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RotationDetail {
    /// As the list shows it.
    pub row: RotationRow,
    /// What happened to it, oldest first.
    pub events: Vec<RotationEvent>,
    /// What was done in it, the newest first.
    pub tallies: Vec<TallyRow>,
}

/// Where a person was, and how long a secretary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonRotations {
    /// Of all days, the newest first.
    pub rows: Vec<RotationRow>,
    /// What was done in all of them.
    pub sums: Vec<TallySum>,
    /// As 村党组织书记; `None`: never was.
    pub tenure: Option<PersonTenure>,
}

/// What a placement would be, before it is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RotationPreview {
    /// How many people.
    pub people: usize,
    /// The end after the type's usual months, as suggested.
    pub usual_until: Option<PartialDate>,
    /// What looks wrong.
    pub warnings: Vec<RotationWarning>,
}

/// Placements that were recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RotationsSet {
    /// Which.
    pub ids: Vec<RotationId>,
    /// What looks wrong about them.
    pub warnings: Vec<RotationWarning>,
}

/// A tally as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TallyRow {
    /// The record.
    #[serde(flatten)]
    pub tally: RotationTally,
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The rotation's type.
    pub type_name: String,
    /// Where.
    pub place: String,
    /// When, as printed: `2025.09.08`, `2025.07—2025.09`.
    pub when: String,
    /// `12 件`, `5 笔 50 万元`.
    pub text: String,
}

/// What tallies are summed by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TallyBy {
    /// By person.
    #[default]
    Person,
    /// By village or unit.
    Place,
    /// By type.
    Type,
    /// By month of the first day.
    Month,
}

/// Which tallies are summed, and by what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct TallyFilter {
    /// By what; absent: by person.
    pub by: Option<TallyBy>,
    /// From this day on.
    pub from: Option<Day>,
    /// Up to and on this day.
    pub until: Option<Day>,
    /// Only of this rotation.
    pub rotation_id: Option<RotationId>,
    /// Only of this person.
    pub person_id: Option<PersonId>,
    /// Only of these types; absent or empty: all.
    pub types: Option<Vec<RotationTypeId>>,
    /// Only at these villages; absent or empty: all.
    pub villages: Option<Vec<VillageId>>,
}

/// Tallies of one person, place, type or month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TallyGroup {
    /// The person, village, type or month; of a unit its name.
    pub key: String,
    /// As printed.
    pub label: String,
    /// Tallies.
    pub tallies: usize,
    /// By measure.
    pub sums: Vec<TallySum>,
    /// All money, in 分.
    pub amount: i64,
}

/// What was done, summed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TallyList {
    /// The newest first.
    pub rows: Vec<TallyRow>,
    /// The groups, in paper order or by month.
    pub groups: Vec<TallyGroup>,
    /// Over all of them, by measure.
    pub total: Vec<TallySum>,
    /// All money, in 分.
    pub amount: i64,
    /// The same as printed: `512.5 万元`.
    pub amount_text: String,
    /// Measures in use, the most frequent first.
    pub measures: Vec<String>,
}

/// What a 跨村任职 would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TransferPreview {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// From when.
    pub on: Day,
    /// The village that is left.
    pub from_village: Option<String>,
    /// The village they come to.
    pub village: String,
    /// What that village officially is on the day: 软弱涣散, 后进村.
    pub statuses: Vec<VillageStatus>,
    /// Its secretary before and after.
    pub arrival: Option<DutyPreviewVillage>,
    /// The secretary of the village that is left, before and after; `None`: does not change.
    pub departure: Option<DutyPreviewVillage>,
    /// Other posts in the village that is left, which end.
    pub ends: Vec<PostRow>,
    /// The village in whose pool the person stays.
    pub stays_in_pool: Option<String>,
    /// The scheme whose pair is opened.
    pub scheme: Option<String>,
    /// Who mentors by it, derived for the village they come to.
    pub mentors: Vec<SeatOnDay>,
    /// What looks wrong.
    pub warnings: Vec<RotationWarning>,
    /// Why it cannot be done so; empty: it can.
    pub problems: Vec<String>,
}

/// What a 跨村任职 did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Transferred {
    /// The placement.
    pub rotation_id: RotationId,
    /// Posts that ended.
    pub ended: usize,
    /// Whether a pair was opened.
    pub paired: bool,
    /// What looks wrong.
    pub warnings: Vec<RotationWarning>,
}
