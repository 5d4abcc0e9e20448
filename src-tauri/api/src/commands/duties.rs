//! Posts and 包村分工.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::duties::{
    DutyChange, DutyEdit, DutyPreview, PostEdit, Reconcile, Reconciled, Reconciliation,
    VillageDuties,
};
use qinglan_core::error::Result;
use qinglan_core::ids::{DutyId, PostId};
use qinglan_core::villages::AsOf;
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// One post.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OnePost {
    /// Which.
    pub id: PostId,
}

/// One duty.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneDuty {
    /// Which.
    pub id: DutyId,
}

pub(super) fn set_post(
    session: &Session,
    params: PostEdit,
    _: &Task<'_>,
) -> Result<Outcome<PostId>> {
    session.with(|registry| registry.set_post(&params))
}

pub(super) fn remove_post(session: &Session, params: OnePost, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_post(&params.id))
}

pub(super) fn set_duty(session: &Session, params: DutyEdit, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.set_duty(&params))
}

pub(super) fn remove_duty(session: &Session, params: OneDuty, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_duty(&params.id))
}

pub(super) fn list(session: &Session, params: AsOf, _: &Task<'_>) -> Result<Vec<VillageDuties>> {
    session.with(|registry| registry.village_duties(params.as_of.unwrap_or_else(today)))
}

pub(super) fn preview(session: &Session, params: DutyChange, _: &Task<'_>) -> Result<DutyPreview> {
    session.with(|registry| registry.preview_duty_change(&params, today()))
}

pub(super) fn change(
    session: &Session,
    params: DutyChange,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.change_duty(&params, today()))
}

pub(super) fn reconcile_preview(
    session: &Session,
    params: AsOf,
    _: &Task<'_>,
) -> Result<Reconciliation> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.preview_reconciliation(as_of))
}

pub(super) fn reconcile(
    session: &Session,
    params: Reconcile,
    _: &Task<'_>,
) -> Result<Outcome<Reconciled>> {
    session.with(|registry| registry.reconcile_mentors(&params, today()))
}
