//! How long secretaries have been in office, and the terms it is told by.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::RecordId;
use qinglan_core::tenure::{TenureFilter, TenureList, Term, TermEdit};
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// One term.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneTerm {
    /// Which.
    pub id: RecordId,
}

pub(super) fn list(session: &Session, params: TenureFilter, _: &Task<'_>) -> Result<TenureList> {
    session.with(|registry| registry.tenure(&params, today()))
}

pub(super) fn terms(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<Term>> {
    session.with(|registry| registry.terms())
}

pub(super) fn set_term(
    session: &Session,
    params: TermEdit,
    _: &Task<'_>,
) -> Result<Outcome<RecordId>> {
    session.with(|registry| registry.set_term(&params))
}

pub(super) fn remove_term(session: &Session, params: OneTerm, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_term(&params.id))
}
