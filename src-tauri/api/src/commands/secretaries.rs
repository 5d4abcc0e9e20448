//! 村党组织书记: who is where, of which type, and the list of types.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::{RecordId, SecretaryTypeId};
use qinglan_core::secretaries::{
    SecretaryFilter, SecretaryList, SecretaryTypeEdit, SecretaryTypeRow, TypedSecretaryEdit,
};
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// What was said of a secretary.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneTyped {
    /// Which.
    pub id: RecordId,
}

/// A type.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneType {
    /// Which.
    pub id: SecretaryTypeId,
}

pub(super) fn list(
    session: &Session,
    params: SecretaryFilter,
    _: &Task<'_>,
) -> Result<SecretaryList> {
    session.with(|registry| registry.secretaries(&params, today()))
}

pub(super) fn set_type(
    session: &Session,
    params: TypedSecretaryEdit,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.type_secretaries(&params))
}

pub(super) fn remove_type(
    session: &Session,
    params: OneTyped,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_typed_secretary(&params.id))
}

pub(super) fn types(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<SecretaryTypeRow>> {
    session.with(|registry| registry.secretary_types())
}

pub(super) fn set_kind(
    session: &Session,
    params: SecretaryTypeEdit,
    _: &Task<'_>,
) -> Result<Outcome<SecretaryTypeId>> {
    session.with(|registry| registry.set_secretary_type(&params))
}

pub(super) fn remove_kind(session: &Session, params: OneType, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_secretary_type(&params.id))
}
