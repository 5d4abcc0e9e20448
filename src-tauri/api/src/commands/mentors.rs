//! Mentors: whether everybody has theirs, and how much each carries.

use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::ids::{PersonId, SchemeId};
use qinglan_core::mentoring::{Coverage, MentorDetail, MentorFilter, MentorList};
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// A scheme as of a day.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SchemeAsOf {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// The scheme; the first one when absent.
    pub scheme: Option<SchemeId>,
}

/// A mentor of a scheme as of a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Who.
    pub id: PersonId,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// The scheme; the first one when absent.
    #[serde(default)]
    pub scheme: Option<SchemeId>,
}

pub(super) fn coverage(session: &Session, params: SchemeAsOf, _: &Task<'_>) -> Result<Coverage> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.coverage(params.scheme.as_ref(), as_of))
}

pub(super) fn list(session: &Session, params: MentorFilter, _: &Task<'_>) -> Result<MentorList> {
    session.with(|registry| registry.mentors(&params, today()))
}

pub(super) fn get(session: &Session, params: One, _: &Task<'_>) -> Result<MentorDetail> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.mentor(&params.id, params.scheme.as_ref(), as_of))
}
