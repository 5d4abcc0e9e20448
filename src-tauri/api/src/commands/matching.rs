//! 择村: who could go where, what villages need, and who was sent.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::{PersonId, RecordId, VillageId};
use qinglan_core::matching::{
    AcceptMatches, Candidates, MatchRequest, MatchResultFilter, MatchResults, MatchWeights,
    Matching, VillageNeedEdit, VillageNeedRow,
};
use qinglan_core::specialties::{Specialty, SpecialtyEdit};
use qinglan_core::villages::AsOf;
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// Somebody and a village they were not suggested for.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct WhyNot {
    /// What was asked.
    pub request: MatchRequest,
    /// Who.
    pub person_id: PersonId,
    /// Where.
    pub village_id: VillageId,
}

/// What villages need.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Needs {
    /// A row a village.
    pub rows: Vec<VillageNeedEdit>,
}

/// Rows of a sheet.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Pasted {
    /// As pasted.
    pub text: String,
}

/// A specialty.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneSpecialty {
    /// Which.
    pub id: RecordId,
}

pub(super) fn candidates(session: &Session, params: AsOf, _: &Task<'_>) -> Result<Candidates> {
    session.with(|registry| registry.match_candidates(params.as_of.unwrap_or_else(today)))
}

pub(super) fn make(session: &Session, params: MatchRequest, _: &Task<'_>) -> Result<Matching> {
    session.with(|registry| registry.match_people(&params, today()))
}

pub(super) fn why_not(session: &Session, params: WhyNot, _: &Task<'_>) -> Result<String> {
    let (person, village) = (&params.person_id, &params.village_id);
    session.with(|registry| registry.why_not_there(&params.request, person, village, today()))
}

pub(super) fn accept(
    session: &Session,
    params: AcceptMatches,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.accept_matches(&params, today()))
}

pub(super) fn results(
    session: &Session,
    params: MatchResultFilter,
    _: &Task<'_>,
) -> Result<MatchResults> {
    session.with(|registry| registry.match_results(&params, today()))
}

pub(super) fn weights(session: &Session, _: Nothing, _: &Task<'_>) -> Result<MatchWeights> {
    session.with(|registry| registry.match_weights())
}

pub(super) fn set_weights(
    session: &Session,
    params: MatchWeights,
    _: &Task<'_>,
) -> Result<MatchWeights> {
    session.with(|registry| registry.set_match_weights(&params).map(|()| params.clone()))
}

pub(super) fn needs(session: &Session, params: AsOf, _: &Task<'_>) -> Result<Vec<VillageNeedRow>> {
    session.with(|registry| registry.village_needs(params.as_of.unwrap_or_else(today)))
}

pub(super) fn read_needs(
    session: &Session,
    params: Pasted,
    _: &Task<'_>,
) -> Result<Vec<VillageNeedRow>> {
    session.with(|registry| registry.read_village_needs(&params.text))
}

pub(super) fn set_needs(session: &Session, params: Needs, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.set_village_needs(&params.rows))
}

pub(super) fn specialties(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<Specialty>> {
    session.with(|registry| registry.specialties())
}

pub(super) fn set_specialty(
    session: &Session,
    params: SpecialtyEdit,
    _: &Task<'_>,
) -> Result<Outcome<RecordId>> {
    session.with(|registry| registry.set_specialty(&params))
}

pub(super) fn remove_specialty(
    session: &Session,
    params: OneSpecialty,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_specialty(&params.id))
}
