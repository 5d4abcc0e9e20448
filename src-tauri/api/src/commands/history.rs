//! 操作记录, undo and redo.

use qinglan_core::changes::Outcome;
use qinglan_core::error::Result;
use qinglan_core::history::{HistoryDetail, HistoryEntry};
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// A page of the journal.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct List {
    /// Actions before this one; absent: the newest.
    pub before: Option<i64>,
    /// Most entries; 50 when absent.
    pub limit: Option<u32>,
}

/// One action.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Its number.
    pub id: i64,
}

/// What to take back.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Undo {
    /// The action's number; absent: the newest one in force.
    pub op: Option<i64>,
}

pub(super) fn list(session: &Session, params: List, _: &Task<'_>) -> Result<Vec<HistoryEntry>> {
    session.with(|registry| registry.history(params.before, params.limit.unwrap_or(50).min(1000)))
}

pub(super) fn get(session: &Session, params: One, _: &Task<'_>) -> Result<HistoryDetail> {
    session.with(|registry| registry.history_detail(params.id))
}

pub(super) fn undo(session: &Session, params: Undo, _: &Task<'_>) -> Result<Outcome<String>> {
    session.with(|registry| registry.undo(params.op))
}

pub(super) fn redo(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Outcome<String>> {
    session.with(qinglan_core::Registry::redo)
}
