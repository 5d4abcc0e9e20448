//! Kinds of pairing, and who may be asked to mentor in them.

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::ids::{RecordId, SchemeId};
use qinglan_core::mentoring::schemes::{PoolMentorEdit, PoolMentorRow, SchemeEdit};
use qinglan_core::mentoring::SchemeView;
use qinglan_core::villages::AsOf;
use serde::Deserialize;
use ts_rs::TS;

use super::kinships;
use crate::session::Session;
use crate::task::Task;

/// One scheme.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: SchemeId,
}

/// A scheme and the name of its copy.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Copy {
    /// Which.
    pub id: SchemeId,
    /// What the copy is called.
    pub name: String,
}

/// 停用 or 启用.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Retire {
    /// Which.
    pub id: SchemeId,
    /// No new pairs from this day; absent: in use again.
    #[serde(default)]
    pub on: Option<String>,
}

/// The schemes in a new order.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Order {
    /// All of them.
    pub ids: Vec<SchemeId>,
}

/// The pool of a scheme as of a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MentorsOf {
    /// Which scheme.
    pub scheme: SchemeId,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

pub(super) fn list(session: &Session, params: AsOf, _: &Task<'_>) -> Result<Vec<SchemeView>> {
    session.with(|registry| registry.schemes(params.as_of.unwrap_or_else(today)))
}

pub(super) fn set(
    session: &Session,
    params: SchemeEdit,
    _: &Task<'_>,
) -> Result<Outcome<SchemeId>> {
    session.with(|registry| registry.set_scheme(&params, today()))
}

pub(super) fn copy(session: &Session, params: Copy, _: &Task<'_>) -> Result<Outcome<SchemeId>> {
    session.with(|registry| registry.copy_scheme(&params.id, &params.name, today()))
}

pub(super) fn remove(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_scheme(&params.id))
}

pub(super) fn retire(session: &Session, params: Retire, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.retire_scheme(&params.id, params.on.as_deref()))
}

pub(super) fn order(session: &Session, params: Order, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.order_schemes(&params.ids))
}

pub(super) fn mentors(
    session: &Session,
    params: MentorsOf,
    _: &Task<'_>,
) -> Result<Vec<PoolMentorRow>> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.pool_mentors(&params.scheme, as_of))
}

pub(super) fn set_mentor(
    session: &Session,
    params: PoolMentorEdit,
    _: &Task<'_>,
) -> Result<Outcome<RecordId>> {
    session.with(|registry| registry.set_pool_mentor(&params))
}

pub(super) fn remove_mentor(
    session: &Session,
    params: kinships::One,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_pool_mentor(&params.id))
}
