//! 使用成效: its kinds, what became of whom, and the figures of it.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::{OutcomeId, OutcomeTypeId};
use qinglan_core::outcomes::{
    OutcomeEdit, OutcomeFilter, OutcomeList, OutcomePreview, OutcomeRow, OutcomeTypeEdit,
    OutcomeTypeRow,
};
use serde::Deserialize;
use ts_rs::TS;

use super::pairs::OfPerson;
use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// An outcome.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct One {
    /// Which.
    pub id: OutcomeId,
}

/// A kind of outcome.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OneType {
    /// Which.
    pub id: OutcomeTypeId,
}

/// A kind that is not used from a day on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RetireType {
    /// Which.
    pub id: OutcomeTypeId,
    /// From when, as typed; absent: in use again.
    #[serde(default)]
    pub on: Option<String>,
}

pub(super) fn types(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<OutcomeTypeRow>> {
    session.with(|registry| registry.outcome_types())
}

pub(super) fn set_type(
    session: &Session,
    params: OutcomeTypeEdit,
    _: &Task<'_>,
) -> Result<Outcome<OutcomeTypeId>> {
    session.with(|registry| registry.set_outcome_type(&params))
}

pub(super) fn remove_type(session: &Session, params: OneType, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_outcome_type(&params.id))
}

pub(super) fn retire_type(
    session: &Session,
    params: RetireType,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.retire_outcome_type(&params.id, params.on.as_deref()))
}

pub(super) fn list(session: &Session, params: OutcomeFilter, _: &Task<'_>) -> Result<OutcomeList> {
    session.with(|registry| registry.outcomes(&params, today()))
}

pub(super) fn of_person(
    session: &Session,
    params: OfPerson,
    _: &Task<'_>,
) -> Result<Vec<OutcomeRow>> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.outcomes_of(&params.id, as_of))
}

pub(super) fn preview(
    session: &Session,
    params: OutcomeEdit,
    _: &Task<'_>,
) -> Result<OutcomePreview> {
    session.with(|registry| registry.preview_outcome(&params, today()))
}

pub(super) fn set(
    session: &Session,
    params: OutcomeEdit,
    _: &Task<'_>,
) -> Result<Outcome<Vec<OutcomeId>>> {
    session.with(|registry| registry.set_outcome(&params, today()))
}

pub(super) fn remove(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_outcome(&params.id))
}
