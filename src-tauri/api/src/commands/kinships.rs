//! Who is related to whom, and which villages lie side by side.

use qinglan_core::changes::Outcome;
use qinglan_core::error::Result;
use qinglan_core::ids::{PersonId, RecordId};
use qinglan_core::mentoring::kinships::{KinRow, KinshipEdit};
use qinglan_core::mentoring::neighbours::NeighbourRow;
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// Whose relatives.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Of {
    /// The person.
    pub person_id: PersonId,
}

/// One relation.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: RecordId,
}

pub(super) fn list(session: &Session, params: Of, _: &Task<'_>) -> Result<Vec<KinRow>> {
    session.with(|registry| registry.kinships(&params.person_id))
}

pub(super) fn set(
    session: &Session,
    params: KinshipEdit,
    _: &Task<'_>,
) -> Result<Outcome<RecordId>> {
    session.with(|registry| registry.set_kinship(&params))
}

pub(super) fn remove(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_kinship(&params.id))
}

pub(super) fn neighbours(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<NeighbourRow>> {
    session.with(|registry| registry.neighbours())
}

pub(super) fn set_neighbours(
    session: &Session,
    params: NeighbourRow,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.set_neighbours(&params))
}
