//! 班次: when, where, what, by whom, for which requests.

mod edit;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use edit::{SessionCopy, SessionCourseEdit, SessionEdit};

use super::attendances::AttendanceRow;
use super::{
    rules, Course, Hours, School, Session, SessionCourse, SessionRequest, Teacher, TrainingLevel,
};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{CourseId, RequestId, SchoolId, SessionId, TeacherId, VillageId};
use crate::registry::Registry;
use crate::store::villages::FormerPlaces;
use crate::villages::Village;

/// Who was expected at a session and who came, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct AttendanceCounts {
    /// 应到: everybody on the list.
    pub expected: usize,
    /// 实到; of them …
    pub present: usize,
    /// … were in the pool on the first day, and …
    pub reserves: usize,
    /// … are not in the register.
    pub guests: usize,
    /// 请假.
    pub leave: usize,
    /// 缺席.
    pub absent: usize,
}

/// What is taught in a session, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionCourseRow {
    /// Of the menu.
    pub course_id: Option<CourseId>,
    /// What is taught.
    pub title: String,
    /// By whom.
    pub teacher_id: Option<TeacherId>,
    /// The teacher's name.
    pub teacher: Option<String>,
    /// `None`: not told apart.
    pub hours: Option<Hours>,
}

/// A session in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionRow {
    /// The record.
    #[serde(flatten)]
    pub session: Session,
    /// Every day it is held on.
    pub held_on: Vec<Day>,
    /// Where, in words: the school, the village or the place.
    pub held_at: String,
    /// In their order.
    pub courses: Vec<SessionCourseRow>,
    /// The requests it is held for.
    pub requests: Vec<RequestId>,
    /// Who was expected and who came.
    pub counts: AttendanceCounts,
}

/// A session with everybody on its list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionDetail {
    /// As in the list.
    #[serde(flatten)]
    pub row: SessionRow,
    /// Reserves in paper order, then others of the register, then guests.
    pub attendances: Vec<AttendanceRow>,
}

/// Sessions and what they come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionList {
    /// The newest first.
    pub rows: Vec<SessionRow>,
    /// 应到 and 实到 (人次) of all rows together.
    pub counts: AttendanceCounts,
}

/// Which sessions a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SessionFilter {
    /// That begin on this day or later.
    pub from: Option<Day>,
    /// That begin on this day or earlier.
    pub to: Option<Day>,
    /// Of this form.
    pub form: Option<String>,
    /// Of this level.
    pub level: Option<TrainingLevel>,
    /// At this school.
    pub school_id: Option<SchoolId>,
    /// Brought to this village.
    pub village_id: Option<VillageId>,
    /// With this teacher.
    pub teacher_id: Option<TeacherId>,
    /// With this course.
    pub course_id: Option<CourseId>,
    /// Part of title, place, course or teacher.
    pub text: Option<String>,
}

impl Registry {
    /// The sessions asked for, the newest first.
    pub fn sessions(&self, filter: &SessionFilter) -> Result<SessionList> {
        let mut sessions: Vec<Session> = self.db.all()?;
        sessions.retain(|session| filter.wants(session));
        sessions.sort_by(|a, b| (b.begins_on, &b.id).cmp(&(a.begins_on, &a.id)));
        let mut rows = self.session_rows(sessions)?;
        let wanted = filter.text.as_deref().map(str::trim).unwrap_or_default();
        rows.retain(|row| {
            let teacher = filter.teacher_id.as_ref();
            let course = filter.course_id.as_ref();
            let mut taught = row.courses.iter();
            (teacher.is_none() && course.is_none()
                || taught.any(|it| {
                    teacher.is_none_or(|id| it.teacher_id.as_ref() == Some(id))
                        && course.is_none_or(|id| it.course_id.as_ref() == Some(id))
                }))
                && row.mentions(wanted)
        });
        let mut counts = AttendanceCounts::default();
        for row in &rows {
            counts.add(row.counts);
        }
        Ok(SessionList { rows, counts })
    }

    /// One session with everybody on its list.
    pub fn session(&self, id: &SessionId) -> Result<SessionDetail> {
        let session: Session = self.db.find(id.as_str())?.or_not_found("班次")?;
        let attendances = self.attendance_rows(&session)?;
        let row = self.session_rows(vec![session])?.into_iter().next();
        let row = row.or_not_found("班次")?;
        Ok(SessionDetail { row, attendances })
    }

    /// Sessions as lists show them, in the order given.
    pub(crate) fn session_rows(&self, sessions: Vec<Session>) -> Result<Vec<SessionRow>> {
        let one = match sessions.as_slice() {
            [one] => Some(one.id.clone()),
            _ => None,
        };
        let counts = self.db.session_counts(one.as_ref())?;
        let mut names = Names::read(self, one.as_ref())?;
        let rows = sessions.into_iter().map(|session| SessionRow {
            held_on: days_of(&session),
            held_at: names.held_at(&session),
            courses: names.courses.remove(&session.id).unwrap_or_default(),
            requests: names.requests.remove(&session.id).unwrap_or_default(),
            counts: counts.get(&session.id).copied().unwrap_or_default(),
            session,
        });
        Ok(rows.collect())
    }
}

impl SessionFilter {
    fn wants(&self, session: &Session) -> bool {
        let begins_on = session.begins_on.first_day();
        let (school, village) = (self.school_id.as_ref(), self.village_id.as_ref());
        self.from.is_none_or(|from| from <= begins_on)
            && self.to.is_none_or(|to| begins_on <= to)
            && self.form.as_ref().is_none_or(|form| session.form == *form)
            && self.level.is_none_or(|level| session.level == level)
            && school.is_none_or(|id| session.school_id.as_ref() == Some(id))
            && village.is_none_or(|id| session.village_id.as_ref() == Some(id))
    }
}

impl AttendanceCounts {
    fn add(&mut self, other: Self) {
        self.expected += other.expected;
        self.present += other.present;
        self.reserves += other.reserves;
        self.guests += other.guests;
        self.leave += other.leave;
        self.absent += other.absent;
    }
}

impl SessionRow {
    fn mentions(&self, text: &str) -> bool {
        let session = &self.session;
        let own = [
            Some(&session.title),
            Some(&self.held_at),
            session.content.as_ref(),
        ];
        let taught = self.courses.iter();
        let mut taught = taught.flat_map(|it| [Some(&it.title), it.teacher.as_ref()]);
        let has = |it: Option<&String>| it.is_some_and(|it| it.contains(text));
        text.is_empty() || own.into_iter().any(has) || taught.any(has)
    }
}

/// Every day a session is held on.
pub(crate) fn days_of(session: &Session) -> Vec<Day> {
    let listed = session.days.as_deref().unwrap_or_default().split('、');
    let listed: Vec<Day> = listed.filter_map(|day| day.parse().ok()).collect();
    if listed.is_empty() {
        rules::days_between(session.begins_on.first_day(), session.ends_on.first_day())
    } else {
        listed
    }
}

/// What the ids in sessions stand for.
struct Names {
    schools: HashMap<SchoolId, String>,
    villages: HashMap<VillageId, String>,
    former: FormerPlaces,
    courses: HashMap<SessionId, Vec<SessionCourseRow>>,
    requests: HashMap<SessionId, Vec<RequestId>>,
}

impl Names {
    /// Of one session, or of all.
    fn read(registry: &Registry, one: Option<&SessionId>) -> Result<Self> {
        let db = &registry.db;
        let mut taught: Vec<SessionCourse> = match one {
            Some(id) => db.find_by("session_id", id.as_str())?,
            None => db.all()?,
        };
        taught.sort_by_key(|it| it.position);
        let titles = db.all::<Course>()?.into_iter().map(|it| (it.id, it.title));
        let titles: HashMap<CourseId, String> = titles.collect();
        let teachers = db.all::<Teacher>()?.into_iter().map(|it| (it.id, it.name));
        let teachers: HashMap<TeacherId, String> = teachers.collect();
        let mut courses: HashMap<SessionId, Vec<SessionCourseRow>> = HashMap::new();
        for it in taught {
            let title = it.course_id.as_ref().and_then(|id| titles.get(id).cloned());
            let teacher = it.teacher_id.as_ref();
            let row = SessionCourseRow {
                title: title.or(it.title).unwrap_or_default(),
                teacher: teacher.and_then(|id| teachers.get(id).cloned()),
                course_id: it.course_id,
                teacher_id: it.teacher_id,
                hours: it.hours,
            };
            courses.entry(it.session_id).or_default().push(row);
        }
        let links: Vec<SessionRequest> = match one {
            Some(id) => db.find_by("session_id", id.as_str())?,
            None => db.all()?,
        };
        let mut requests: HashMap<SessionId, Vec<RequestId>> = HashMap::new();
        for link in links {
            requests
                .entry(link.session_id)
                .or_default()
                .push(link.request_id);
        }
        let villages = db.all::<Village>()?.into_iter();
        let schools = db.all::<School>()?.into_iter().map(|it| (it.id, it.name));
        Ok(Self {
            schools: schools.collect(),
            villages: villages.map(|it| (it.id, it.name)).collect(),
            former: db.former_places()?,
            courses,
            requests,
        })
    }

    /// `青禾镇党校（二楼会议室）`, `申家营村`, or the place alone.
    fn held_at(&self, session: &Session) -> String {
        let school = session
            .school_id
            .as_ref()
            .and_then(|id| self.schools.get(id));
        let village = session.village_id.as_ref().and_then(|id| {
            let now = self.villages.get(id)?.clone();
            Some(self.former.village(id, now, session.begins_on.first_day()))
        });
        let place = session.place.as_deref();
        match (school.cloned().or(village), place) {
            (Some(at), Some(room)) => format!("{at}（{room}）"),
            (Some(at), None) => at,
            (None, place) => place.unwrap_or_default().to_owned(),
        }
    }
}
