//! Registering, correcting, copying and taking out a 班次.

use serde::Deserialize;
use ts_rs::TS;

use super::days_of;
use crate::changes::Outcome;
use crate::date::{in_words, Day};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{
    AttendanceId, CourseId, RecordId, RequestId, SchoolId, SessionId, TeacherId, VillageId,
};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::training::input::{day, required};
use crate::training::{
    read_hours, rules, Attendance, AttendanceState, Course, CourseRequest, School, Session,
    SessionCourse, SessionRequest, Teacher, TrainingLevel,
};
use crate::villages::Village;

/// What is taught in a session, as typed: a course of the menu or another title.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SessionCourseEdit {
    /// Of the menu …
    pub course_id: Option<CourseId>,
    /// … or not.
    pub title: Option<String>,
    /// By whom.
    pub teacher_id: Option<TeacherId>,
    /// As typed.
    pub hours: Option<String>,
}

/// A session as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SessionEdit {
    /// The session to correct; absent: a new one.
    pub id: Option<SessionId>,
    /// Its name.
    pub title: String,
    /// First day, as typed.
    pub begins_on: Option<String>,
    /// Last day, as typed; absent: the first.
    pub ends_on: Option<String>,
    /// Its days, when it is not held every day between; then the others may be left out.
    #[ts(as = "Option<Vec<String>>", optional)]
    pub days: Vec<String>,
    /// 学时, as typed.
    pub hours: String,
    /// Held at this school …
    pub school_id: Option<SchoolId>,
    /// … or brought to this village …
    pub village_id: Option<VillageId>,
    /// … or elsewhere; of a school or village: the room.
    pub place: Option<String>,
    /// 集中培训, 学习观摩 …
    pub form: String,
    /// Who organizes it; absent: 乡.
    pub level: Option<TrainingLevel>,
    /// The unit that organizes it.
    pub organizer: Option<String>,
    /// What it is about.
    pub content: Option<String>,
    /// Number of the paper that announces it.
    pub document: Option<String>,
    /// In their order.
    #[ts(as = "Option<Vec<SessionCourseEdit>>", optional)]
    pub courses: Vec<SessionCourseEdit>,
    /// The requests it is held for.
    #[ts(as = "Option<Vec<RequestId>>", optional)]
    pub requests: Vec<RequestId>,
}

/// A new session like an earlier one (复制上次).
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SessionCopy {
    /// Like which; absent: the one that begins last.
    #[serde(default)]
    pub id: Option<SessionId>,
    /// First day of the new one, as typed.
    pub begins_on: String,
    /// Its name; absent: the old one's, one number further (第三期 → 第四期).
    #[serde(default)]
    pub title: Option<String>,
}

impl Registry {
    /// Registers or corrects a session with what is taught in it.
    pub fn set_session(&mut self, edit: &SessionEdit, today: Day) -> Result<Outcome<SessionId>> {
        let accepted = Accepted::read(edit)?;
        self.transact(Op::SetSession, |tx| {
            tx.about(&format!("{} {}", accepted.title, accepted.begins_on));
            let known: Option<Session> = match &edit.id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("班次")?),
            };
            let village: Option<Village> = match &edit.village_id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("村")?),
            };
            let school: Option<School> = match &edit.school_id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("党校")?),
            };
            let township_id = match (village, school) {
                (Some(village), _) => Some(village.township_id),
                (None, Some(school)) => school.township_id,
                (None, None) => tx.own_township()?,
            };
            let session = Session {
                id: edit.id.clone().unwrap_or_else(SessionId::new),
                township_id,
                ..accepted.clone()
            };
            match &known {
                None => tx.db.insert(&session)?,
                Some(known) => {
                    tx.refuse_future_presence(known, &session, today)?;
                    tx.db.update(&session)?;
                }
            }
            tx.teach(&session, &edit.courses)?;
            tx.hold_for(&session, &edit.requests)?;
            Ok(session.id)
        })
    }

    /// A new session like an earlier one: what is taught, by whom, and everybody on its list but
    /// those who are not in the pool any more, all of them expected.
    pub fn copy_session(&mut self, copy: &SessionCopy) -> Result<Outcome<SessionId>> {
        let begins_on = day("begins_on", &copy.begins_on)?;
        let title = text("title", copy.title.as_deref(), 100)?;
        self.transact(Op::CopySession, |tx| {
            let earlier: Session = if let Some(id) = &copy.id {
                tx.db.find(id.as_str())?.or_not_found("班次")?
            } else {
                let all = tx.db.all::<Session>()?.into_iter();
                let last = all.max_by(|a, b| (a.begins_on, &a.id).cmp(&(b.begins_on, &b.id)));
                last.or_not_found("可以复制的班次")?
            };
            let shift = begins_on - earlier.begins_on.first_day();
            let moved: Vec<Day> = days_of(&earlier).iter().map(|day| *day + shift).collect();
            let last = moved.last().copied().unwrap_or(begins_on);
            let session = Session {
                id: SessionId::new(),
                title: title.unwrap_or_else(|| rules::next_title(&earlier.title)),
                begins_on: begins_on.into(),
                ends_on: last.into(),
                days: earlier.days.as_ref().map(|_| joined(&moved)),
                document: None,
                ..earlier.clone()
            };
            tx.about(&format!("{} {}", session.title, session.begins_on));
            tx.db.insert(&session)?;
            let courses: Vec<SessionCourse> = tx.db.find_by("session_id", earlier.id.as_str())?;
            for course in courses {
                tx.db.insert(&SessionCourse {
                    id: RecordId::new(),
                    session_id: session.id.clone(),
                    ..course
                })?;
            }
            tx.expect_again(&earlier, &session)?;
            Ok(session.id)
        })
    }

    /// Takes out a session with everybody on its list.
    pub fn remove_session(&mut self, id: &SessionId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveSession, |tx| {
            let session: Session = tx.db.find(id.as_str())?.or_not_found("班次")?;
            tx.about(&format!("{} {}", session.title, session.begins_on));
            for row in tx.db.find_by::<Attendance>("session_id", id.as_str())? {
                tx.db.remove("attendances", row.id.as_str())?;
            }
            for row in tx.db.find_by::<SessionRequest>("session_id", id.as_str())? {
                tx.db.remove("session_requests", row.id.as_str())?;
            }
            for row in tx.db.find_by::<SessionCourse>("session_id", id.as_str())? {
                tx.db.remove("session_courses", row.id.as_str())?;
            }
            tx.db.remove("sessions", id.as_str())
        })
    }
}

impl Tx<'_> {
    /// A session whose list says who came does not move to a day that has not come.
    fn refuse_future_presence(&self, known: &Session, new: &Session, today: Day) -> Result<()> {
        let begins_on = new.begins_on.first_day();
        if begins_on <= today || known.begins_on == new.begins_on {
            return Ok(());
        }
        let list: Vec<Attendance> = self.db.find_by("session_id", known.id.as_str())?;
        let present = list
            .iter()
            .filter(|row| row.state == AttendanceState::Present);
        match present.count() {
            0 => Ok(()),
            present => {
                let message = format!(
                    "已登记 {present} 人实到，不能改到还没有到的日期（{}）",
                    in_words(begins_on)
                );
                Err(Error::invalid(
                    "begins_on",
                    "session.future_presence",
                    message,
                ))
            }
        }
    }

    /// Makes exactly this be taught, in this order.
    fn teach(&self, session: &Session, edits: &[SessionCourseEdit]) -> Result<()> {
        let mut known: Vec<SessionCourse> = self.db.find_by("session_id", session.id.as_str())?;
        known.sort_by_key(|course| course.position);
        let mut known = known.into_iter();
        for (number, edit) in edits.iter().enumerate() {
            let field = |name: &str| format!("courses[{number}].{name}");
            if let Some(id) = &edit.course_id {
                self.db.find::<Course>(id.as_str())?.or_not_found("课程")?;
            }
            if let Some(id) = &edit.teacher_id {
                self.db.find::<Teacher>(id.as_str())?.or_not_found("师资")?;
            }
            let title = if edit.course_id.is_some() {
                None
            } else {
                let title = edit.title.as_deref().unwrap_or_default();
                Some(required(&field("title"), title, 100, "课程名称")?)
            };
            let hours = edit.hours.as_deref();
            let hours = read_hours(
                &field("hours"),
                hours,
                rules::LEAST_HOURS,
                rules::MOST_HOURS,
            )?;
            let before = known.next();
            let course = SessionCourse {
                id: before
                    .as_ref()
                    .map_or_else(RecordId::new, |it| it.id.clone()),
                township_id: session.township_id.clone(),
                session_id: session.id.clone(),
                course_id: edit.course_id.clone(),
                title,
                teacher_id: edit.teacher_id.clone(),
                hours,
                position: i64::try_from(number).unwrap_or(i64::MAX),
            };
            match before {
                None => self.db.insert(&course)?,
                Some(_) => self.db.update(&course)?,
            }
        }
        for surplus in known {
            self.db.remove("session_courses", surplus.id.as_str())?;
        }
        Ok(())
    }

    /// Makes a session be held for exactly these requests.
    fn hold_for(&self, session: &Session, requests: &[RequestId]) -> Result<()> {
        let known: Vec<SessionRequest> = self.db.find_by("session_id", session.id.as_str())?;
        for gone in known
            .iter()
            .filter(|known| !requests.contains(&known.request_id))
        {
            self.db.remove("session_requests", gone.id.as_str())?;
        }
        let mut held: Vec<&RequestId> = known.iter().map(|known| &known.request_id).collect();
        for request in requests {
            if held.contains(&request) {
                continue;
            }
            self.db
                .find::<CourseRequest>(request.as_str())?
                .or_not_found("点单")?;
            self.db.insert(&SessionRequest {
                id: RecordId::new(),
                township_id: session.township_id.clone(),
                session_id: session.id.clone(),
                request_id: request.clone(),
            })?;
            held.push(request);
        }
        Ok(())
    }

    /// Puts those of an earlier list on a new session's, but for reserves who have left.
    fn expect_again(&self, earlier: &Session, session: &Session) -> Result<()> {
        let then = earlier.begins_on.first_day();
        let now = session.begins_on.first_day();
        for row in self
            .db
            .find_by::<Attendance>("session_id", earlier.id.as_str())?
        {
            let left = match &row.person_id {
                None => false,
                Some(person) => {
                    self.standing(person, then)? == rules::Standing::Reserve
                        && self.standing(person, now)? != rules::Standing::Reserve
                }
            };
            if !left {
                self.db.insert(&Attendance {
                    id: AttendanceId::new(),
                    session_id: session.id.clone(),
                    state: AttendanceState::Expected,
                    hours: None,
                    result: None,
                    remark: None,
                    ..row
                })?;
            }
        }
        Ok(())
    }
}

/// What was typed of a session, accepted; its identity and township are still to be told.
struct Accepted;

impl Accepted {
    fn read(edit: &SessionEdit) -> Result<Session> {
        let title = required("title", &edit.title, 100, "班次名称")?;
        let begins_on = filled(edit.begins_on.as_deref());
        let begins_on = begins_on
            .map(|typed| day("begins_on", &typed))
            .transpose()?;
        let ends_on = filled(edit.ends_on.as_deref());
        let ends_on = ends_on.map(|typed| day("ends_on", &typed)).transpose()?;
        let days = edit.days.iter().enumerate();
        let days: Result<Vec<Day>> = days
            .map(|(number, typed)| day(&format!("days[{number}]"), typed))
            .collect();
        let (begins_on, ends_on, days) = rules::held_on(begins_on, ends_on, &days?)?;
        let hours = read_hours(
            "hours",
            Some(&edit.hours),
            rules::LEAST_HOURS,
            rules::MOST_HOURS,
        )?;
        let hours =
            hours.ok_or_else(|| Error::invalid("hours", "training.missing", "请填写学时"))?;
        let held = if days.is_empty() {
            rules::days_between(begins_on, ends_on).len()
        } else {
            days.len()
        };
        rules::hours_fit(hours, held)?;
        let place = text("place", edit.place.as_deref(), 100)?;
        if edit.school_id.is_some() && edit.village_id.is_some() {
            let message = "地点只能选一处：党校，或送学上门的村";
            return Err(Error::invalid("village_id", "session.two_places", message));
        }
        Ok(Session {
            id: SessionId::from(String::new()),
            township_id: None,
            title,
            begins_on: begins_on.into(),
            ends_on: ends_on.into(),
            days: (!days.is_empty()).then(|| joined(&days)),
            hours,
            school_id: edit.school_id.clone(),
            village_id: edit.village_id.clone(),
            place,
            form: required("form", &edit.form, 20, "培训形式")?,
            level: edit.level.unwrap_or(TrainingLevel::Township),
            organizer: text("organizer", edit.organizer.as_deref(), 100)?,
            content: text("content", edit.content.as_deref(), 5000)?,
            document: text("document", edit.document.as_deref(), 100)?,
        })
    }
}

fn joined(days: &[Day]) -> String {
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    days.join("、")
}
