//! 场次, 人次, 人数, 学时 and 参训率 within a period, as of a day: counted in memory from what was read once.

mod book;
mod count;
mod minimum;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Hours, TrainingLevel};
use crate::date::Day;
use crate::ids::{PersonId, VillageId};

pub(crate) use book::{Book, Came, Held, InPool, Studied, Who};
pub use minimum::TrainingMinimum;

/// What figures are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct TrainingFilter {
    /// The day on which the pool is asked; absent: today.
    pub as_of: Option<Day>,
    /// First day of the period; absent: the first of the last day's year.
    pub from: Option<Day>,
    /// Last day of the period; absent, or after the day: the day.
    pub to: Option<Day>,
    /// Only reserves of these villages; empty: everybody.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
}

/// What some sessions come to. A session counts in the period in which it begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Tally {
    /// 场次.
    pub sessions: usize,
    /// 学时 of the sessions themselves.
    pub session_hours: Hours,
    /// 应到人次: everybody on the lists.
    pub expected: usize,
    /// 实到人次: everybody who came, guests and others included.
    pub attendances: usize,
    /// 人数: different people of the register who came.
    pub people: usize,
    /// 人次 of those in the pool on the session's first day.
    pub reserve_attendances: usize,
    /// 人数 of those in the pool on a session's first day.
    pub reserve_people: usize,
    /// 人次 of those not in the register.
    pub guest_attendances: usize,
    /// 人数 of those not in the register, told apart by name and unit.
    pub guests: usize,
    /// 学时 of everybody who came, added up.
    pub hours: Hours,
}

/// What the sessions of a month, form or level come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TallyPart {
    /// `2025-09`, `集中培训`, `乡`.
    pub label: String,
    /// What they come to.
    #[serde(flatten)]
    pub tally: Tally,
}

/// What the reserves of a village come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VillageTraining {
    /// Which.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// 人数 in its pool on the day.
    pub reserves: usize,
    /// Sessions brought to it (送学上门).
    pub brought: usize,
    /// Sessions to which reserves of it came.
    pub sessions: usize,
    /// 应到人次 of its reserves.
    pub expected: usize,
    /// 实到人次 of its reserves.
    pub attendances: usize,
    /// 人数: its different reserves who came.
    pub people: usize,
    /// 学时 of its reserves who came, added up.
    pub hours: Hours,
    /// In its pool on the day and trained neither at a session nor elsewhere.
    pub never_trained: usize,
    /// In its pool on the day and below the minimum of the year.
    pub below_minimum: usize,
}

/// What somebody was taught.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonTraining {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The village in whose pool they are on the day.
    pub village_id: Option<VillageId>,
    /// Its name.
    pub village: Option<String>,
    /// 应到人次.
    pub expected: usize,
    /// 实到人次 while in the pool.
    pub attendances: usize,
    /// 实到人次 while not in it: not counted as a reserve's.
    pub outside: usize,
    /// 请假.
    pub leave: usize,
    /// 缺席.
    pub absent: usize,
    /// 学时 of the sessions they came to.
    pub hours: Hours,
    /// 进修 and courses elsewhere under way in the period.
    pub studies: usize,
    /// 学时 of those that ended in it.
    pub study_hours: Hours,
    /// 学时 of the last day's year, sessions and studies.
    pub year_hours: Hours,
    /// The first day of the last session they came to.
    pub last_on: Option<Day>,
    /// In the pool on the day and trained neither at a session nor elsewhere.
    pub never_trained: bool,
    /// In the pool on the day and below the minimum of the year.
    pub below_minimum: bool,
}

/// The figures of a period, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrainingStats {
    /// The day on which the pool was asked.
    pub as_of: Day,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// 人数 in the pool on the day.
    pub in_pool: usize,
    /// Everything together.
    pub total: Tally,
    /// By month, the earliest first.
    pub months: Vec<TallyPart>,
    /// By form, the most frequent first.
    pub forms: Vec<TallyPart>,
    /// By level, the highest first.
    pub levels: Vec<TallyPart>,
    /// In paper order.
    pub villages: Vec<VillageTraining>,
    /// Those in the pool on the day, in paper order.
    pub people: Vec<PersonTraining>,
    /// Those of the register who came and are not in the pool on the day.
    pub others: Vec<PersonTraining>,
    /// 人数 in the pool and trained neither at a session nor elsewhere.
    pub never_trained: usize,
    /// 人数 in the pool and below the minimum of the year.
    pub below_minimum: usize,
    /// 人次: studies elsewhere under way in the period.
    pub studies: usize,
    /// 人数: different people in them.
    pub students: usize,
    /// The year the minimum is asked for: the last day's.
    pub year: i32,
    /// 学时 a year at least.
    pub minimum: Hours,
    /// 口径: what the figures mean.
    pub definition: String,
}

/// What forms of training offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrainingOptions {
    /// Forms of sessions.
    pub forms: Vec<String>,
    /// Levels, the highest first.
    pub levels: Vec<TrainingLevel>,
    /// Kinds of studies.
    pub study_kinds: Vec<String>,
    /// 学时 a year at least.
    pub minimum: TrainingMinimum,
}
