//! The papers of mentoring: pages on screen, files, the printer.

use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::reports::papers::PaperRequest;
use qinglan_documents::Format;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::documents::{self, Printed, Saved, SetPages};
use crate::session::Session;
use crate::task::Task;

/// Pages of papers that were set.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperPreview {
    /// The pages.
    #[serde(flatten)]
    pub set: SetPages,
    /// Rows of lists, or pairs.
    pub rows: usize,
}

/// Papers to save.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Save {
    /// Which.
    pub request: PaperRequest,
    /// As what.
    pub format: Format,
}

/// Papers to print.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Print {
    /// Which.
    pub request: PaperRequest,
    /// On which printer; absent: the usual one, or the system's viewer.
    #[serde(default)]
    pub printer: Option<String>,
}

pub(super) fn preview(
    session: &Session,
    params: PaperRequest,
    task: &Task<'_>,
) -> Result<PaperPreview> {
    session.previews().revealed.clear();
    let papers = session.papers(&in_one_file(params), today())?;
    let set = documents::set(session, &papers.reports, task)?;
    let rows = papers.rows;
    Ok(PaperPreview { set, rows })
}

pub(super) fn save(session: &Session, params: Save, task: &Task<'_>) -> Result<Option<Saved>> {
    let papers = session.papers(&params.request, today())?;
    documents::save(session, &papers.reports, params.format, task)
}

pub(super) fn print(session: &Session, params: Print, task: &Task<'_>) -> Result<Printed> {
    let papers = session.papers(&in_one_file(params.request), today())?;
    documents::print(session, &papers.reports, params.printer.as_deref(), task)
}

fn in_one_file(request: PaperRequest) -> PaperRequest {
    PaperRequest {
        one_file: true,
        ..request
    }
}
