//! Posts and 包村分工.

use qinglan_core::changes::Outcome;
use qinglan_core::duties::{DutyEdit, PostEdit};
use qinglan_core::error::Result;
use qinglan_core::ids::{DutyId, PostId};
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
