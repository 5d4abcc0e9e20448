//! Training: schools, teachers, courses and requests; sessions and who came; studies elsewhere.
//!
//! Nothing that can be counted is kept: 场次, 人次, 人数, 学时, who was never trained, whether a request
//! is met are answered from the records, as of a day and within a period ([`stats`]). 人次 is
//! always called `attendances` and 人数 `people`. Whether somebody came as a reserve is asked of
//! their spells for the session's first day.

pub mod attendances;
pub mod courses;
mod hours;
pub(crate) mod input;
pub mod record;
pub mod requests;
pub mod rules;
pub mod schools;
pub mod sessions;
pub mod sign_in;
pub mod stats;
pub mod studies;
pub mod teachers;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::ids::{
    AttendanceId, CourseId, PersonId, RecordId, RequestId, SchoolId, SessionId, StudyId, TeacherId,
    TownshipId, VillageId,
};
use crate::store::Row;

pub use hours::{read_hours, Hours};

/// What forms offer as a session's form.
pub const FORMS: [&str; 5] = ["集中培训", "学习观摩", "研讨交流", "现场教学", "网络"];
/// What forms offer as the kind of a study.
pub const STUDY_KINDS: [&str; 4] = ["进修", "外出培训", "学历提升", "网络学习"];

/// Who organizes it, or of which rank a teacher is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum TrainingLevel {
    /// 省级.
    #[serde(rename = "省")]
    Province,
    /// 市级.
    #[serde(rename = "市")]
    City,
    /// 县级.
    #[serde(rename = "县")]
    County,
    /// 乡级.
    #[serde(rename = "乡")]
    Township,
    /// 村级.
    #[serde(rename = "村")]
    Village,
}

impl TrainingLevel {
    /// Every level, the highest first.
    pub const ALL: [Self; 5] = [
        Self::Province,
        Self::City,
        Self::County,
        Self::Township,
        Self::Village,
    ];

    /// As stored and shown.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Province => "省",
            Self::City => "市",
            Self::County => "县",
            Self::Township => "乡",
            Self::Village => "村",
        }
    }
}

/// A training place of its own: 乡镇党校.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct School {
    /// Identity.
    pub id: SchoolId,
    /// `None`: of the county.
    pub township_id: Option<TownshipId>,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Option<String>,
    /// Anything else.
    pub remark: Option<String>,
    /// No new sessions from this day.
    pub retired_on: Option<PartialDate>,
}

impl Row for School {
    const TABLE: &'static str = "schools";
}

/// Someone of the 师资库.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Teacher {
    /// Identity.
    pub id: TeacherId,
    /// `None`: of the county.
    pub township_id: Option<TownshipId>,
    /// Who, when it is a person of the register.
    pub person_id: Option<PersonId>,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: Option<String>,
    /// 职务或职称.
    pub title: Option<String>,
    /// 专业领域.
    pub subject: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Rank.
    pub level: Option<TrainingLevel>,
    /// Anything else.
    pub remark: Option<String>,
    /// Not asked any more from this day.
    pub retired_on: Option<PartialDate>,
}

impl Row for Teacher {
    const TABLE: &'static str = "teachers";
}

/// A course of the menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Course {
    /// Identity.
    pub id: CourseId,
    /// `None`: of the county.
    pub township_id: Option<TownshipId>,
    /// What is taught.
    pub title: String,
    /// 党建, 法律, 产业 …
    pub subject: Option<String>,
    /// Usual hours.
    pub hours: Option<Hours>,
    /// For whom.
    pub level: Option<TrainingLevel>,
    /// Anything else.
    pub remark: Option<String>,
    /// Off the menu from this day.
    pub retired_on: Option<PartialDate>,
}

impl Row for Course {
    const TABLE: &'static str = "courses";
}

/// 点单: what a village or a person asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CourseRequest {
    /// Identity.
    pub id: RequestId,
    /// Township of village or person.
    pub township_id: TownshipId,
    /// The village that asks, or the person's.
    pub village_id: Option<VillageId>,
    /// The person who asks.
    pub person_id: Option<PersonId>,
    /// A course of the menu …
    pub course_id: Option<CourseId>,
    /// … or free words.
    pub topic: Option<String>,
    /// Asked on.
    pub on_day: PartialDate,
    /// How many want it.
    pub people: Option<i64>,
    /// Anything else.
    pub remark: Option<String>,
}

impl Row for CourseRequest {
    const TABLE: &'static str = "requests";
}

/// 班次.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Session {
    /// Identity.
    pub id: SessionId,
    /// `None`: of the county.
    pub township_id: Option<TownshipId>,
    /// Its name.
    pub title: String,
    /// First day.
    pub begins_on: PartialDate,
    /// Last day, on which it still takes place.
    pub ends_on: PartialDate,
    /// Its days, separated by 、, when not every day from first to last.
    pub days: Option<String>,
    /// 学时 of who came to all of it.
    pub hours: Hours,
    /// Held at this school …
    pub school_id: Option<SchoolId>,
    /// … or brought to this village (送学上门) …
    pub village_id: Option<VillageId>,
    /// … or elsewhere; of a school or village: the room.
    pub place: Option<String>,
    /// 集中培训, 学习观摩 …
    pub form: String,
    /// Who organizes it.
    pub level: TrainingLevel,
    /// The unit that organizes it.
    pub organizer: Option<String>,
    /// What it is about.
    pub content: Option<String>,
    /// Number of the paper that announces it.
    pub document: Option<String>,
}

impl Row for Session {
    const TABLE: &'static str = "sessions";
}

/// What is taught in a session, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionCourse {
    /// Identity.
    pub id: RecordId,
    /// As its session.
    pub township_id: Option<TownshipId>,
    /// In which session.
    pub session_id: SessionId,
    /// Of the menu …
    pub course_id: Option<CourseId>,
    /// … or not.
    pub title: Option<String>,
    /// By whom.
    pub teacher_id: Option<TeacherId>,
    /// `None`: not told apart.
    pub hours: Option<Hours>,
    /// Order within the session.
    pub position: i64,
}

impl Row for SessionCourse {
    const TABLE: &'static str = "session_courses";
}

/// That a session is held for a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SessionRequest {
    pub(crate) id: RecordId,
    pub(crate) township_id: Option<TownshipId>,
    pub(crate) session_id: SessionId,
    pub(crate) request_id: RequestId,
}

impl Row for SessionRequest {
    const TABLE: &'static str = "session_requests";
}

/// Whether somebody came.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceState {
    /// 应到, nothing said yet.
    #[default]
    Expected,
    /// 实到.
    Present,
    /// 请假.
    Leave,
    /// 缺席.
    Absent,
}

impl AttendanceState {
    /// The state of a stored name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "expected" => Some(Self::Expected),
            "present" => Some(Self::Present),
            "leave" => Some(Self::Leave),
            "absent" => Some(Self::Absent),
            _ => None,
        }
    }

    /// As papers say it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Expected => "应到",
            Self::Present => "实到",
            Self::Leave => "请假",
            Self::Absent => "缺席",
        }
    }
}

/// Someone expected at a session: a person of the register or a guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attendance {
    /// Identity.
    pub id: AttendanceId,
    /// The person's township; a guest's: the session's.
    pub township_id: Option<TownshipId>,
    /// At which session.
    pub session_id: SessionId,
    /// Who …
    pub person_id: Option<PersonId>,
    /// … or the name of somebody not in the register.
    pub guest: Option<String>,
    /// The guest's unit.
    pub guest_unit: Option<String>,
    /// Whether they came.
    pub state: AttendanceState,
    /// Own hours; `None`: the session's.
    pub hours: Option<Hours>,
    /// 考核结果.
    pub result: Option<String>,
    /// Anything else.
    pub remark: Option<String>,
}

impl Row for Attendance {
    const TABLE: &'static str = "attendances";
}

/// 进修 or a course elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Study {
    /// Identity.
    pub id: StudyId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// 进修, 外出培训 …
    pub kind: String,
    /// What.
    pub title: String,
    /// Where.
    pub institution: Option<String>,
    /// Who organizes it.
    pub level: Option<TrainingLevel>,
    /// First day or month.
    pub begins_on: PartialDate,
    /// Last day or month; `None`: going on.
    pub ends_on: Option<PartialDate>,
    /// In all.
    pub hours: Option<Hours>,
    /// 证书或结业材料.
    pub certificate: Option<String>,
    /// How it went.
    pub result: Option<String>,
    /// Number of the paper that sends the person.
    pub document: Option<String>,
    /// Anything else.
    pub remark: Option<String>,
}

impl Row for Study {
    const TABLE: &'static str = "studies";
}
