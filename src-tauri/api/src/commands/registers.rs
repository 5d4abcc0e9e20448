//! The register itself: what is open, making one, the sample.

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::{Refused, Result};
use qinglan_core::history::HistoryEntry;
use qinglan_core::villages::{OwnerKind, Township, VillageDraft};
use qinglan_core::{sample, Registry};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Nothing;
use crate::files::fault;
use crate::session::Session;
use crate::task::Task;

/// The open register, as the frame of the window shows it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegisterInfo {
    /// Township or county.
    pub owner: OwnerKind,
    /// The office's name.
    pub name: String,
    /// Whether it is the invented sample.
    pub sample: bool,
    /// Today.
    pub as_of: Day,
    /// The townships in their order.
    pub townships: Vec<Township>,
    /// How many villages.
    pub villages: usize,
    /// People in the pool today.
    pub in_pool: i64,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// When the newest automatic backup was made; RFC 3339, UTC.
    pub last_backup_at: Option<String>,
    /// 字号: `normal`, `large` or `huge`.
    pub zoom: String,
}

/// A register to be made.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct NewRegister {
    /// Township or county.
    pub owner: OwnerKind,
    /// The office's name, e.g. 青禾镇.
    pub name: String,
    /// Its villages, as far as they are known.
    #[serde(default)]
    pub villages: Vec<VillageDraft>,
}

pub(super) fn info(registry: &Registry) -> Result<RegisterInfo> {
    let owner = registry.owner()?;
    let villages = registry.villages(today())?;
    let (undo, redo) = registry.next_undo_redo()?;
    let shown = |entry: HistoryEntry| {
        if entry.detail.is_empty() {
            entry.label
        } else {
            format!("{}：{}", entry.label, entry.detail)
        }
    };
    Ok(RegisterInfo {
        owner: owner.kind,
        sample: owner.is_sample(),
        name: owner.name,
        as_of: today(),
        townships: registry.townships()?,
        villages: villages.len(),
        in_pool: villages.iter().map(|village| village.reserves).sum(),
        undo: undo.map(shown),
        redo: redo.map(shown),
        last_backup_at: registry.last_backup_at(),
        zoom: registry.setting("zoom")?.unwrap_or_else(|| "normal".into()),
    })
}

pub(super) fn get(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Option<RegisterInfo>> {
    // What could not be opened is tried again here, so that the page hears why and may retry.
    if session.state().registry.is_none() {
        session.open_again()?;
    }
    session.state().registry.as_ref().map(info).transpose()
}

pub(super) fn new(
    session: &Session,
    params: NewRegister,
    _: &Task<'_>,
) -> Result<Outcome<RegisterInfo>> {
    let path = session.register_path();
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| fault(folder, &error))?;
    }
    let registry = Registry::create(&path, params.owner, &params.name, &params.villages)?;
    let info = info(&registry)?;
    session.set_registry(Some(registry));
    Ok(Outcome::of_everything(info))
}

pub(super) fn sample(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Outcome<RegisterInfo>> {
    let path = session.sample_path();
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| fault(folder, &error))?;
    }
    let registry = if path.exists() {
        Registry::open(&path)?
    } else {
        sample::create(&path, today())?
    };
    let info = info(&registry)?;
    session.set_registry(Some(registry));
    Ok(Outcome::of_everything(info))
}

pub(super) fn clear_sample(
    session: &Session,
    _: Nothing,
    _: &Task<'_>,
) -> Result<Outcome<Option<RegisterInfo>>> {
    let is_sample = session.with(|registry| Ok(registry.owner()?.is_sample()))?;
    if !is_sample {
        return Err(Refused::NotFound { what: "示例" }.into());
    }
    session.set_registry(None);
    sample::remove(&session.sample_path())?;
    session.open_again()?;
    let info = session.state().registry.as_ref().map(info).transpose()?;
    Ok(Outcome::of_everything(info))
}

pub(super) fn check(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<String>> {
    session.with(|registry| registry.check())
}

pub(super) fn contradictions(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<String>> {
    session.with(|registry| registry.contradictions())
}

pub(super) fn dump(session: &Session, _: Nothing, _: &Task<'_>) -> Result<serde_json::Value> {
    session.with(|registry| registry.dump_masked())
}
