//! Pairs: their list, one of them, those of a person; and where two days differ.

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::ids::{PairId, PersonId, SchemeId};
use qinglan_core::mentoring::pairs::{
    NameMentor, OpenPairs, OpenPreview, PairEdit, PairExtension, PairTurn, PairsEdit,
};
use qinglan_core::mentoring::{Adjustment, PairDetail, PairFilter, PairList, PersonPairs};
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// A pair as of a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: PairId,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A person as of a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OfPerson {
    /// Who.
    pub id: PersonId,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// Two days to compare.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Between {
    /// The earlier day.
    pub from: Day,
    /// The later day.
    pub to: Day,
    /// The scheme; all when absent.
    #[serde(default)]
    pub scheme: Option<SchemeId>,
}

/// A pair made by mistake.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Mistake {
    /// Which.
    pub id: PairId,
}

pub(super) fn list(session: &Session, params: PairFilter, _: &Task<'_>) -> Result<PairList> {
    session.with(|registry| registry.pairs(&params, today()))
}

pub(super) fn get(session: &Session, params: One, _: &Task<'_>) -> Result<PairDetail> {
    session.with(|registry| registry.pair(&params.id, params.as_of.unwrap_or_else(today)))
}

pub(super) fn of_person(session: &Session, params: OfPerson, _: &Task<'_>) -> Result<PersonPairs> {
    session.with(|registry| registry.pairs_of(&params.id, params.as_of.unwrap_or_else(today)))
}

pub(super) fn adjustments(
    session: &Session,
    params: Between,
    _: &Task<'_>,
) -> Result<Vec<Adjustment>> {
    session.with(|registry| registry.adjustments(params.from, params.to, params.scheme.as_ref()))
}

pub(super) fn open(
    session: &Session,
    params: OpenPairs,
    _: &Task<'_>,
) -> Result<Outcome<Vec<PairId>>> {
    session.with(|registry| registry.open_pairs(&params))
}

pub(super) fn edit(session: &Session, params: PairEdit, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.edit_pair(&params))
}

pub(super) fn edit_many(
    session: &Session,
    params: PairsEdit,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.edit_pairs(&params))
}

pub(super) fn end(session: &Session, params: PairTurn, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.end_pairs(&params))
}

pub(super) fn suspend(session: &Session, params: PairTurn, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.suspend_pairs(&params))
}

pub(super) fn resume(session: &Session, params: PairTurn, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.resume_pairs(&params))
}

pub(super) fn extend(
    session: &Session,
    params: PairExtension,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.extend_pairs(&params))
}

pub(super) fn remove(session: &Session, params: Mistake, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_pair(&params.id))
}

pub(super) fn preview_open(
    session: &Session,
    params: OpenPairs,
    _: &Task<'_>,
) -> Result<OpenPreview> {
    session.with(|registry| registry.preview_open_pairs(&params))
}

pub(super) fn name_mentor(
    session: &Session,
    params: NameMentor,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.name_mentor(&params))
}
