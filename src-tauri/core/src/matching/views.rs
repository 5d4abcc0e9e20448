//! What is asked of matching and what it answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MatchWeights;
use crate::date::{Day, PartialDate};
use crate::ids::{PersonId, RecordId, VillageId};

/// Who is to be sent, where, and what counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct MatchRequest {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// The people; absent: everybody who comes into question.
    pub people: Option<Vec<PersonId>>,
    /// Whether those asked for who are in a pool are sent to another village; else they are only named.
    #[ts(as = "Option<bool>", optional)]
    pub reserves: bool,
    /// The villages; absent: those below the suggested minimum.
    pub villages: Option<Vec<VillageId>>,
    /// Whether no village gets a second one; absent: where there are more people, it does.
    pub one_each: Option<bool>,
    /// What counts how much; absent: as remembered.
    pub weights: Option<MatchWeights>,
}

/// What speaks for a village, and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatchReason {
    /// `籍贯申家营村`, `对口产业：养殖` …
    pub text: String,
    /// Points.
    pub points: i64,
}

/// Another village somebody could have been suggested for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatchAlternative {
    /// Which.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// What it would be worth.
    pub score: i64,
    /// Why not: `少 25 分：产业不对口`, `多 5 分，但由王芳去，合起来更好` …
    pub why_not: String,
}

/// Somebody suggested for a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatchRow {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// 性别.
    pub sex: Option<String>,
    /// Full years on the day.
    pub age: Option<i32>,
    /// 学历 on the day.
    pub education: Option<String>,
    /// 专业.
    pub major: Option<String>,
    /// 籍贯.
    pub native_place: Option<String>,
    /// The village in whose pool they are; `None`: in none.
    pub pool: Option<String>,
    /// Where.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Its township's name.
    pub township: String,
    /// The how-manieth of this suggestion the village gets, from 1.
    pub round: usize,
    /// What it is worth.
    pub score: i64,
    /// What speaks for it.
    pub reasons: Vec<MatchReason>,
    /// The three villages that would have been best otherwise.
    pub alternatives: Vec<MatchAlternative>,
}

/// Somebody for whom there was no village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unplaced {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Why.
    pub why: String,
}

/// A village nobody was left for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Uncovered {
    /// Which.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
}

/// The best way to send people to villages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Matching {
    /// The day it was computed for.
    pub as_of: Day,
    /// In the villages' paper order, round by round.
    pub rows: Vec<MatchRow>,
    /// Those left without.
    pub unplaced: Vec<Unplaced>,
    /// Villages left without.
    pub uncovered: Vec<Uncovered>,
    /// Sum of the rows' scores.
    pub score: i64,
    /// Villages that get somebody.
    pub covered: usize,
    /// Villages asked for whose board is not recorded, so that its age and schooling count nothing.
    pub without_board: usize,
    /// Villages asked for whose 产业 and needs are not recorded.
    pub without_need: usize,
    /// What counted how much.
    pub weights: MatchWeights,
    /// `31 人去 31 个村；其中大学以上 24 人，占 77.4%，平均年龄 36.0 岁`.
    pub sentence: String,
}

/// Somebody who comes into question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the groups somebody may belong to, any of them at once"
)]
pub struct CandidateRow {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// 性别.
    pub sex: Option<String>,
    /// Full years on the day.
    pub age: Option<i32>,
    /// 学历 on the day.
    pub education: Option<String>,
    /// 专业.
    pub major: Option<String>,
    /// 籍贯.
    pub native_place: Option<String>,
    /// 特长.
    pub skills: Option<String>,
    /// What they are now: `副镇长`, `2025.03 退出申家营村后备库（本人申请）`; `None`: nothing.
    pub standing: Option<String>,
    /// 高校毕业生 by source, or 大专以上 of at most thirty.
    pub graduate: bool,
    /// The village in whose pool they are; `None`: in none.
    pub pool: Option<String>,
    /// A village keeps in touch with them.
    pub prospect: bool,
    /// Was in a pool once.
    pub left: bool,
    /// Holds a post or duty on the day, so that nobody thinks of them first.
    pub busy: bool,
}

/// A village that comes into question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SoughtRow {
    /// Which.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Its township's name.
    pub township: String,
    /// People in its pool.
    pub reserves: usize,
    /// What its pool lacks of the suggested minimum, in words; empty: nothing.
    pub lacks: Vec<String>,
    /// 产业, wanted majors and wishes, in one line; `None`: not recorded.
    pub needs: Option<String>,
    /// Members of its board.
    pub board: usize,
    /// Their mean age, `52.3`; `None`: not known.
    pub mean_age: Option<String>,
}

/// Who and which villages come into question on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Candidates {
    /// The day.
    pub as_of: Day,
    /// People in no pool, by name; then those in a pool, who may be sent to another village.
    pub people: Vec<CandidateRow>,
    /// Every village, in paper order.
    pub villages: Vec<SoughtRow>,
}

/// Which results are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct MatchResultFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// Only who was sent from this day on.
    pub from: Option<Day>,
    /// Only under this paper.
    pub document: Option<String>,
}

/// Somebody who was sent to a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatchResultRow {
    /// The record.
    pub id: RecordId,
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// 性别.
    pub sex: Option<String>,
    /// 出生年月.
    pub birth: Option<PartialDate>,
    /// Full years on the day.
    pub age: Option<i32>,
    /// 学历 on the day.
    pub education: Option<String>,
    /// 专业.
    pub major: Option<String>,
    /// Where.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Its township's name.
    pub township: String,
    /// The first day there.
    pub from_on: PartialDate,
    /// As what: `后备干部`, `村党支部副书记`, or both.
    pub placed_as: String,
    /// Whether they are that on the day.
    pub holds: bool,
    /// As it was when accepted.
    pub score: i64,
    /// As said when accepted.
    pub reasons: String,
    /// Number of the paper.
    pub document: Option<String>,
}

/// Who was sent where, up to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MatchResults {
    /// The day.
    pub as_of: Day,
    /// In the villages' paper order.
    pub rows: Vec<MatchResultRow>,
    /// People, each once.
    pub people: usize,
    /// Villages, each once.
    pub villages: usize,
    /// Of the people those with 大学 or more.
    pub degree: usize,
    /// Mean age of the people in tenths of a year; `None`: no birth is known.
    pub mean_age: Option<i64>,
    /// `31 人去 31 个村；其中大学以上 24 人，占 77.4%，平均年龄 36.0 岁`.
    pub sentence: String,
}
