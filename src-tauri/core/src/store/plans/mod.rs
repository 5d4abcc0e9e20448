//! What plans count of training: only that of people who have a plan.

use std::collections::HashMap;

use super::mentoring::known_date;
use super::Db;
use crate::date::Day;
use crate::error::Result;
use crate::ids::{CourseId, PersonId, SessionId};
use crate::plans::{Lesson, PlanCountedKind};
use crate::training::rules::counted_hours;
use crate::training::{AttendanceState, Hours};

impl Db {
    /// Sessions that were over by a day, each with who of those with a plan was there.
    pub(crate) fn lessons_of_planned(&self, as_of: Day) -> Result<Vec<(PersonId, Lesson)>> {
        let mut courses: HashMap<SessionId, Vec<CourseId>> = HashMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("courses.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let session: String = row.get(0)?;
            let course: String = row.get(1)?;
            let of_session = courses.entry(session.into()).or_default();
            of_session.push(course.into());
        }
        let mut statement = self.conn.prepare_cached(include_str!("lessons.sql"))?;
        let mut rows = statement.query([as_of.to_string()])?;
        let mut lessons = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(1)?;
            let own = row.get::<_, Option<i64>>(5)?.map(Hours::tenths);
            let whole = Hours::tenths(row.get(4)?);
            let counted = counted_hours(AttendanceState::Present, own, whole);
            let lesson = Lesson {
                kind: PlanCountedKind::Session,
                on_day: known_date(row, 2)?,
                what: row.get(3)?,
                hours: counted.in_tenths(),
                courses: courses.get(id.as_str()).cloned().unwrap_or_default(),
                id,
            };
            lessons.push((row.get::<_, String>(0)?.into(), lesson));
        }
        Ok(lessons)
    }
}
