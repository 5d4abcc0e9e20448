//! The pool: who is in it, entering, leaving, moving.

use qinglan_core::changes::Outcome;
use qinglan_core::date::Day;
use qinglan_core::error::Result;
use qinglan_core::ids::{PersonId, ReserveId, VillageId};
use qinglan_core::reserves::{Leave, ReserveDraft, ReserveFilter, ReserveList};
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// 入库.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Enter {
    /// Who.
    pub person_id: PersonId,
    /// The spell, as typed.
    pub reserve: ReserveDraft,
}

/// 调整所在村.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The open spell.
    pub id: ReserveId,
    /// The village to go to.
    pub village_id: VillageId,
    /// First day there.
    pub on: Day,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
}

/// A spell's corrected facts.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// Which spell.
    pub id: ReserveId,
    /// As typed.
    pub reserve: ReserveDraft,
}

/// The people of a village in a new order.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// All open spells of a village, in their order.
    pub ids: Vec<ReserveId>,
}

pub(super) fn list(session: &Session, params: ReserveFilter, _: &Task<'_>) -> Result<ReserveList> {
    session.with(|registry| registry.reserves(&params))
}

pub(super) fn enter(session: &Session, params: Enter, _: &Task<'_>) -> Result<Outcome<ReserveId>> {
    let entry = params.reserve.entry()?;
    session.with(|registry| registry.enter_pool(&params.person_id, &entry))
}

pub(super) fn leave(session: &Session, params: Leave, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.leave_pool(&params))
}

pub(super) fn move_to(session: &Session, params: Move, _: &Task<'_>) -> Result<Outcome<ReserveId>> {
    let document = params.document.as_deref();
    session
        .with(|registry| registry.move_reserve(&params.id, &params.village_id, params.on, document))
}

pub(super) fn edit(session: &Session, params: Edit, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.edit_reserve(&params.id, &params.reserve))
}

pub(super) fn order(session: &Session, params: Order, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.order_reserves(&params.ids))
}
