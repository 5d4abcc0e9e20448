//! Training: schools, teachers, courses, requests, sessions, who came, studies, figures.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::{
    AttendanceId, CourseId, RequestId, SchoolId, SessionId, StudyId, TeacherId,
};
use qinglan_core::training::attendances::{
    AttendanceEdits, AttendancesSaved, SuggestRequest, Suggested,
};
use qinglan_core::training::courses::{CourseEdit, CourseRow};
use qinglan_core::training::record::{RecordRequest, TrainingRecord};
use qinglan_core::training::requests::{RequestEdit, RequestFilter, RequestList};
use qinglan_core::training::schools::{SchoolEdit, SchoolRow};
use qinglan_core::training::sessions::{
    SessionCopy, SessionDetail, SessionEdit, SessionFilter, SessionList,
};
use qinglan_core::training::sign_in::{SignIn, SignInText};
use qinglan_core::training::stats::{
    TrainingFilter, TrainingMinimum, TrainingOptions, TrainingStats,
};
use qinglan_core::training::studies::{StudyEdit, StudyFilter, StudyList};
use qinglan_core::training::teachers::{TeacherEdit, TeacherFilter, TeacherRow};
use qinglan_core::villages::AsOf;
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// One record.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One<I> {
    /// Which.
    pub id: I,
}

/// Some of a session's list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Attendances {
    /// Which.
    pub ids: Vec<AttendanceId>,
}

pub(super) fn schools(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<SchoolRow>> {
    session.with(|registry| registry.schools())
}

pub(super) fn set_school(
    session: &Session,
    params: SchoolEdit,
    _: &Task<'_>,
) -> Result<Outcome<SchoolId>> {
    session.with(|registry| registry.set_school(&params))
}

pub(super) fn remove_school(
    session: &Session,
    params: One<SchoolId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_school(&params.id))
}

pub(super) fn teachers(
    session: &Session,
    params: TeacherFilter,
    _: &Task<'_>,
) -> Result<Vec<TeacherRow>> {
    session.with(|registry| registry.teachers(&params, today()))
}

pub(super) fn set_teacher(
    session: &Session,
    params: TeacherEdit,
    _: &Task<'_>,
) -> Result<Outcome<TeacherId>> {
    session.with(|registry| registry.set_teacher(&params))
}

pub(super) fn remove_teacher(
    session: &Session,
    params: One<TeacherId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_teacher(&params.id))
}

pub(super) fn courses(session: &Session, params: AsOf, _: &Task<'_>) -> Result<Vec<CourseRow>> {
    session.with(|registry| registry.courses(params.as_of.unwrap_or_else(today)))
}

pub(super) fn set_course(
    session: &Session,
    params: CourseEdit,
    _: &Task<'_>,
) -> Result<Outcome<CourseId>> {
    session.with(|registry| registry.set_course(&params))
}

pub(super) fn remove_course(
    session: &Session,
    params: One<CourseId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_course(&params.id))
}

pub(super) fn requests(
    session: &Session,
    params: RequestFilter,
    _: &Task<'_>,
) -> Result<RequestList> {
    session.with(|registry| registry.requests(&params, today()))
}

pub(super) fn set_request(
    session: &Session,
    params: RequestEdit,
    _: &Task<'_>,
) -> Result<Outcome<RequestId>> {
    session.with(|registry| registry.set_request(&params, today()))
}

pub(super) fn remove_request(
    session: &Session,
    params: One<RequestId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_request(&params.id))
}

pub(super) fn sessions(
    session: &Session,
    params: SessionFilter,
    _: &Task<'_>,
) -> Result<SessionList> {
    session.with(|registry| registry.sessions(&params))
}

pub(super) fn session(
    session: &Session,
    params: One<SessionId>,
    _: &Task<'_>,
) -> Result<SessionDetail> {
    session.with(|registry| registry.session(&params.id))
}

pub(super) fn set_session(
    session: &Session,
    params: SessionEdit,
    _: &Task<'_>,
) -> Result<Outcome<SessionId>> {
    session.with(|registry| registry.set_session(&params, today()))
}

pub(super) fn copy_session(
    session: &Session,
    params: SessionCopy,
    _: &Task<'_>,
) -> Result<Outcome<SessionId>> {
    session.with(|registry| registry.copy_session(&params))
}

pub(super) fn remove_session(
    session: &Session,
    params: One<SessionId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_session(&params.id))
}

pub(super) fn suggest(
    session: &Session,
    params: SuggestRequest,
    _: &Task<'_>,
) -> Result<Vec<Suggested>> {
    session.with(|registry| registry.suggest_attendances(&params, today()))
}

pub(super) fn match_sign_in(session: &Session, params: SignInText, _: &Task<'_>) -> Result<SignIn> {
    session.with(|registry| registry.match_sign_in(&params, today()))
}

pub(super) fn set_attendances(
    session: &Session,
    params: AttendanceEdits,
    _: &Task<'_>,
) -> Result<Outcome<AttendancesSaved>> {
    session.with(|registry| registry.set_attendances(&params, today()))
}

pub(super) fn remove_attendances(
    session: &Session,
    params: Attendances,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.remove_attendances(&params.ids))
}

pub(super) fn studies(session: &Session, params: StudyFilter, _: &Task<'_>) -> Result<StudyList> {
    session.with(|registry| registry.studies(&params, today()))
}

pub(super) fn set_studies(
    session: &Session,
    params: StudyEdit,
    _: &Task<'_>,
) -> Result<Outcome<Vec<StudyId>>> {
    session.with(|registry| registry.set_studies(&params))
}

pub(super) fn remove_study(
    session: &Session,
    params: One<StudyId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_study(&params.id))
}

pub(super) fn options(session: &Session, _: Nothing, _: &Task<'_>) -> Result<TrainingOptions> {
    session.with(|registry| registry.training_options())
}

pub(super) fn stats(
    session: &Session,
    params: TrainingFilter,
    _: &Task<'_>,
) -> Result<TrainingStats> {
    session.with(|registry| registry.training_stats(&params, today()))
}

pub(super) fn of_person(
    session: &Session,
    params: RecordRequest,
    _: &Task<'_>,
) -> Result<TrainingRecord> {
    session.with(|registry| registry.training_record(&params, today()))
}

pub(super) fn set_minimum(
    session: &Session,
    params: TrainingMinimum,
    _: &Task<'_>,
) -> Result<TrainingMinimum> {
    session.with(|registry| {
        registry.set_training_minimum(&params)?;
        registry.training_minimum()
    })
}
