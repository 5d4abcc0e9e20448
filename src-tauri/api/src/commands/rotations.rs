//! Placements: their types, their list, what was done in them, and 跨村任职.

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::ids::{PersonId, RecordId, RotationId, RotationTypeId};
use qinglan_core::rotations::{
    PersonRotations, RotationAppraisal, RotationDetail, RotationEdit, RotationEnd,
    RotationExtension, RotationFilter, RotationList, RotationPreview, RotationTypeEdit,
    RotationTypeRow, RotationsSet, TallyEdit, TallyFilter, TallyList, Transfer, TransferPreview,
    Transferred,
};
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// A placement as of a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: RotationId,
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

/// A placement recorded by mistake.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Mistake {
    /// Which.
    pub id: RotationId,
}

/// One tally.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneTally {
    /// Which.
    pub id: RecordId,
}

/// One type.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneType {
    /// Which.
    pub id: RotationTypeId,
}

/// A type that is not used from a day on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RetireType {
    /// Which.
    pub id: RotationTypeId,
    /// From when, as typed; absent: in use again.
    #[serde(default)]
    pub on: Option<String>,
}

/// Types in the clerk's order.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TypeOrder {
    /// In order; those not named follow.
    pub ids: Vec<RotationTypeId>,
}

pub(super) fn types(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<RotationTypeRow>> {
    session.with(|registry| registry.rotation_types())
}

pub(super) fn set_type(
    session: &Session,
    params: RotationTypeEdit,
    _: &Task<'_>,
) -> Result<Outcome<RotationTypeId>> {
    session.with(|registry| registry.set_rotation_type(&params))
}

pub(super) fn remove_type(session: &Session, params: OneType, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_rotation_type(&params.id))
}

pub(super) fn retire_type(
    session: &Session,
    params: RetireType,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.retire_rotation_type(&params.id, params.on.as_deref()))
}

pub(super) fn order_types(
    session: &Session,
    params: TypeOrder,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.order_rotation_types(&params.ids))
}

pub(super) fn list(
    session: &Session,
    params: RotationFilter,
    _: &Task<'_>,
) -> Result<RotationList> {
    session.with(|registry| registry.rotations(&params, today()))
}

pub(super) fn get(session: &Session, params: One, _: &Task<'_>) -> Result<RotationDetail> {
    session.with(|registry| registry.rotation(&params.id, params.as_of.unwrap_or_else(today)))
}

pub(super) fn of_person(
    session: &Session,
    params: OfPerson,
    _: &Task<'_>,
) -> Result<PersonRotations> {
    session.with(|registry| registry.rotations_of(&params.id, params.as_of.unwrap_or_else(today)))
}

pub(super) fn preview(
    session: &Session,
    params: RotationEdit,
    _: &Task<'_>,
) -> Result<RotationPreview> {
    session.with(|registry| registry.preview_rotation(&params))
}

pub(super) fn set(
    session: &Session,
    params: RotationEdit,
    _: &Task<'_>,
) -> Result<Outcome<RotationsSet>> {
    session.with(|registry| registry.set_rotation(&params))
}

pub(super) fn end(session: &Session, params: RotationEnd, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.end_rotations(&params))
}

pub(super) fn extend(
    session: &Session,
    params: RotationExtension,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.extend_rotations(&params))
}

pub(super) fn appraise(
    session: &Session,
    params: RotationAppraisal,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.appraise_rotations(&params, today()))
}

pub(super) fn remove(session: &Session, params: Mistake, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_rotation(&params.id))
}

pub(super) fn preview_transfer(
    session: &Session,
    params: Transfer,
    _: &Task<'_>,
) -> Result<TransferPreview> {
    session.with(|registry| registry.preview_transfer(&params, today()))
}

pub(super) fn transfer(
    session: &Session,
    params: Transfer,
    _: &Task<'_>,
) -> Result<Outcome<Transferred>> {
    session.with(|registry| registry.transfer(&params, today()))
}

pub(super) fn tallies(session: &Session, params: TallyFilter, _: &Task<'_>) -> Result<TallyList> {
    session.with(|registry| registry.tallies(&params))
}

pub(super) fn set_tally(
    session: &Session,
    params: TallyEdit,
    _: &Task<'_>,
) -> Result<Outcome<RecordId>> {
    session.with(|registry| registry.set_tally(&params, today()))
}

pub(super) fn remove_tally(
    session: &Session,
    params: OneTally,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_tally(&params.id))
}
