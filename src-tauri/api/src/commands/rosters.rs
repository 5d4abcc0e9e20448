//! 花名册: options, pages on screen, files, the printer. The register is asked once for the
//! report; drawing never holds it.

use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::reports::roster::{Layout, RosterColumn, RosterRequest, COLUMNS};
use qinglan_core::reports::Report;
use qinglan_core::Registry;
use qinglan_documents::Format;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::documents::{self, Printed, Saved, SetPages};
use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// Where the last choices are remembered.
const LAST: &str = "rosters.last";

/// What the page offers.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RosterOptions {
    /// Every column.
    pub columns: &'static [RosterColumn],
    /// Saved layouts.
    pub layouts: Vec<Layout>,
    /// The last choices.
    pub last: RosterRequest,
    /// Printers, the usual one first.
    pub printers: Vec<String>,
}

/// Pages of rosters that were set.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RosterPreview {
    /// The pages.
    #[serde(flatten)]
    pub set: SetPages,
    /// People on them.
    pub people: usize,
    /// Villages on them.
    pub villages: usize,
    /// Villages left out because nobody is in their pool.
    pub empty: Vec<String>,
}

/// A roster to save.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Save {
    /// What.
    pub request: RosterRequest,
    /// As what.
    pub format: Format,
}

/// A roster to print.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Print {
    /// What.
    pub request: RosterRequest,
    /// On which printer; absent: the usual one, or the system's viewer.
    #[serde(default)]
    pub printer: Option<String>,
}

/// A saved layout.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct LayoutName {
    /// Its name.
    pub name: String,
}

pub(super) fn options(session: &Session, _: Nothing, _: &Task<'_>) -> Result<RosterOptions> {
    let printers = session.host.printers();
    session.with(|registry| {
        let last = registry
            .setting(LAST)?
            .and_then(|text| serde_json::from_str(&text).ok());
        Ok(RosterOptions {
            columns: COLUMNS,
            layouts: registry.layouts()?,
            last: last.unwrap_or_default(),
            printers,
        })
    })
}

pub(super) fn preview(
    session: &Session,
    params: RosterRequest,
    task: &Task<'_>,
) -> Result<RosterPreview> {
    session.with(|registry| remember(registry, &params))?;
    let rosters = session.draw_up_to_show(&params, today())?;
    let pile = Report::pile(rosters.reports).unwrap_or_default();
    Ok(RosterPreview {
        set: documents::set_whole(session, &pile, task)?,
        people: rosters.people.len(),
        villages: rosters.villages,
        empty: rosters.empty,
    })
}

pub(super) fn save(session: &Session, params: Save, task: &Task<'_>) -> Result<Option<Saved>> {
    session.with(|registry| remember(registry, &params.request))?;
    let rosters = session.draw_up(&params.request, today())?;
    documents::save(session, &rosters.reports, params.format, task)
}

pub(super) fn print(session: &Session, params: Print, task: &Task<'_>) -> Result<Printed> {
    session.with(|registry| remember(registry, &params.request))?;
    let rosters = session.draw_up(&params.request, today())?;
    let pile: Vec<Report> = Report::pile(rosters.reports).into_iter().collect();
    documents::print(session, &pile, params.printer.as_deref(), task)
}

pub(super) fn save_layout(session: &Session, params: Layout, _: &Task<'_>) -> Result<Vec<Layout>> {
    session.with(|registry| {
        registry.save_layout(&params)?;
        registry.layouts()
    })
}

pub(super) fn remove_layout(
    session: &Session,
    params: LayoutName,
    _: &Task<'_>,
) -> Result<Vec<Layout>> {
    session.with(|registry| {
        registry.remove_layout(&params.name)?;
        registry.layouts()
    })
}

/// The choices come back the next time, but full numbers are asked for anew.
fn remember(registry: &mut Registry, request: &RosterRequest) -> Result<()> {
    let kept = RosterRequest {
        full_ids: false,
        as_of: None,
        ..request.clone()
    };
    let text = serde_json::to_string(&kept).unwrap_or_default();
    registry.set_setting(LAST, &text)
}
