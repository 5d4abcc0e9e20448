//! The menu of courses, how often each was given, and how often it is asked for.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::{optional_date, required};
use super::requests::{RequestFilter, RequestState};
use super::{read_hours, rules, Course, CourseRequest, SessionCourse, TrainingLevel};
use crate::changes::Outcome;
use crate::date::Day;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::CourseId;
use crate::mentoring::items::text;
use crate::op::Op;
use crate::plans::{PlanStep, PlanTemplateStep};
use crate::registry::Registry;

/// A course in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CourseRow {
    /// The record.
    #[serde(flatten)]
    pub course: Course,
    /// Sessions in which it is taught, those to come included.
    pub sessions: usize,
    /// Requests for it that are not met.
    pub unmet: usize,
}

/// A course as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct CourseEdit {
    /// The course to correct; absent: a new one.
    pub id: Option<CourseId>,
    /// What is taught.
    pub title: String,
    /// 党建, 法律, 产业 …
    pub subject: Option<String>,
    /// Usual hours, as typed.
    pub hours: Option<String>,
    /// For whom.
    pub level: Option<TrainingLevel>,
    /// Anything else.
    pub remark: Option<String>,
    /// Off the menu from this day.
    pub retired_on: Option<String>,
}

impl Registry {
    /// The menu as of a day: courses most asked for and not given first, those off it last.
    pub fn courses(&self, as_of: Day) -> Result<Vec<CourseRow>> {
        let requests = self.requests(
            &RequestFilter {
                as_of: Some(as_of),
                state: Some(RequestState::Unmet),
                ..RequestFilter::default()
            },
            as_of,
        )?;
        let mut unmet: HashMap<CourseId, usize> = HashMap::new();
        for row in requests.rows {
            if let Some(course) = row.request.course_id {
                *unmet.entry(course).or_default() += 1;
            }
        }
        let mut given: HashMap<CourseId, Vec<_>> = HashMap::new();
        for row in self.db.all::<SessionCourse>()? {
            if let Some(course) = row.course_id {
                given.entry(course).or_default().push(row.session_id);
            }
        }
        let courses = self.db.all::<Course>()?.into_iter();
        let mut rows: Vec<CourseRow> = courses
            .map(|course| {
                let mut sessions = given.remove(&course.id).unwrap_or_default();
                sessions.sort_unstable();
                sessions.dedup();
                CourseRow {
                    sessions: sessions.len(),
                    unmet: unmet.get(&course.id).copied().unwrap_or_default(),
                    course,
                }
            })
            .collect();
        rows.sort_by_key(|row| {
            let retired = row
                .course
                .retired_on
                .is_some_and(|on| on.first_day() <= as_of);
            (retired, std::cmp::Reverse(row.unmet))
        });
        Ok(rows)
    }

    /// Adds or corrects a course.
    pub fn set_course(&mut self, edit: &CourseEdit) -> Result<Outcome<CourseId>> {
        let title = required("title", &edit.title, 100, "课程名称")?;
        let subject = text("subject", edit.subject.as_deref(), 100)?;
        let hours = edit.hours.as_deref();
        let hours = read_hours("hours", hours, rules::LEAST_HOURS, rules::MOST_HOURS)?;
        let remark = text("remark", edit.remark.as_deref(), 500)?;
        let retired_on = optional_date("retired_on", edit.retired_on.as_deref())?;
        self.transact(Op::SetCourse, |tx| {
            tx.about(&title);
            let known: Option<Course> = match &edit.id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("课程")?),
            };
            let called: Vec<Course> = tx.db.find_by("title", &title)?;
            if called
                .iter()
                .any(|other| Some(&other.id) != edit.id.as_ref())
            {
                let message = format!("已有课程“{title}”");
                return Err(Error::invalid("title", "course.known", message));
            }
            let course = Course {
                id: edit.id.clone().unwrap_or_else(CourseId::new),
                township_id: match &known {
                    Some(known) => known.township_id.clone(),
                    None => tx.own_township()?,
                },
                title,
                subject,
                hours,
                level: edit.level,
                remark,
                retired_on,
            };
            match known {
                None => tx.db.insert(&course)?,
                Some(_) => tx.db.update(&course)?,
            }
            Ok(course.id)
        })
    }

    /// Takes out a course that was never given nor asked for.
    pub fn remove_course(&mut self, id: &CourseId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveCourse, |tx| {
            let course: Course = tx.db.find(id.as_str())?.or_not_found("课程")?;
            tx.about(&course.title);
            let given = tx
                .db
                .find_by::<SessionCourse>("course_id", id.as_str())?
                .len();
            let asked = tx
                .db
                .find_by::<CourseRequest>("course_id", id.as_str())?
                .len();
            let planned = tx.db.find_by::<PlanStep>("course_id", id.as_str())?.len();
            let templates = tx
                .db
                .find_by::<PlanTemplateStep>("course_id", id.as_str())?;
            let uses = [
                (given, "次授课"),
                (asked, "条点单"),
                (planned, "项培养计划步骤"),
                (templates.len(), "项计划模板步骤"),
            ];
            let uses = uses.iter().filter(|(count, _)| *count > 0);
            let uses: Vec<String> = uses
                .map(|(count, noun)| format!("{count} {noun}"))
                .collect();
            if !uses.is_empty() {
                let what = format!("“{}”还有 {}", course.title, uses.join("、"));
                return Err(Refused::StillReferenced { what }.into());
            }
            tx.db.remove("courses", id.as_str())
        })
    }
}
