//! The pool: who is in it, entering, leaving, moving.

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::ids::{PersonId, ReserveId, VillageId};
use qinglan_core::reserves::{Leave, Mentor, Move, ReserveDraft, ReserveFilter, ReserveList};
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// 入库, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Enter {
    /// Who.
    pub person_id: PersonId,
    /// Whose pool.
    pub village_id: VillageId,
    /// First day in it.
    pub entered_on: String,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
    /// 备注 of the roster.
    #[serde(default)]
    pub remark: Option<String>,
    /// Why, although something stands in the way.
    #[serde(default)]
    pub override_reason: Option<String>,
}

/// A spell's corrected facts, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Edit {
    /// Which spell.
    pub id: ReserveId,
    /// Whose pool, when the wrong one was written; absent: as it is. A real change of village is a
    /// move.
    #[serde(default)]
    pub village_id: Option<VillageId>,
    /// First day in the pool.
    pub entered_on: String,
    /// First day no longer; empty: in the pool.
    #[serde(default)]
    pub left_on: Option<String>,
    /// One of 退出原因.
    #[serde(default)]
    pub left_reason: Option<String>,
    /// Where the person went.
    #[serde(default)]
    pub destination: Option<String>,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
    /// 备注 of the roster.
    #[serde(default)]
    pub remark: Option<String>,
    /// Mentors as the clerk states them; absent: as they are.
    #[serde(default)]
    pub stated_mentors: Option<Vec<Mentor>>,
    /// The day of which the mentors are stated; absent: today.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// The people of a village in a new order.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Order {
    /// The village.
    pub village_id: VillageId,
    /// All its open spells, in their order.
    pub ids: Vec<ReserveId>,
}

pub(super) fn list(session: &Session, params: ReserveFilter, _: &Task<'_>) -> Result<ReserveList> {
    session.with(|registry| registry.reserves(&params, today()))
}

pub(super) fn enter(session: &Session, params: Enter, _: &Task<'_>) -> Result<Outcome<ReserveId>> {
    let draft = ReserveDraft {
        village_id: Some(params.village_id),
        entered_on: params.entered_on,
        document: params.document,
        remark: params.remark,
        override_reason: params.override_reason,
        ..ReserveDraft::default()
    };
    let entry = draft.entry()?;
    session.with(|registry| registry.enter_pool(&params.person_id, &entry, today()))
}

pub(super) fn leave(session: &Session, params: Leave, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.leave_pool(&params, today()))
}

pub(super) fn move_to(session: &Session, params: Move, _: &Task<'_>) -> Result<Outcome<ReserveId>> {
    session.with(|registry| registry.move_reserve(&params))
}

pub(super) fn edit(session: &Session, params: Edit, _: &Task<'_>) -> Result<Outcome<()>> {
    let as_of = params.as_of.unwrap_or_else(today);
    let draft = ReserveDraft {
        village_id: params.village_id,
        entered_on: params.entered_on,
        left_on: params.left_on,
        left_reason: params.left_reason,
        destination: params.destination,
        document: params.document,
        remark: params.remark,
        stated_mentors: params.stated_mentors,
        override_reason: None,
    };
    session.with(|registry| registry.edit_reserve(&params.id, &draft, as_of, today()))
}

pub(super) fn order(session: &Session, params: Order, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.order_reserves(&params.village_id, &params.ids))
}
