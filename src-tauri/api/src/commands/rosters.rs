//! 花名册: options, pages on screen, files, the printer. The register is asked once for the
//! report; drawing never holds it.

use base64::prelude::{Engine as _, BASE64_STANDARD};
use qinglan_core::date::today;
use qinglan_core::error::{OrNotFound, Refused, Result};
use qinglan_core::reports::roster::{Layout, RosterColumn, RosterRequest, Rosters, COLUMNS};
use qinglan_core::Registry;
use qinglan_documents::{file_name, write, write_many, Format, Preview, Undrawable};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::files::picked;
use super::Nothing;
use crate::files::FileToken;
use crate::host::PickFor;
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

/// Pages that were set.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RosterPreview {
    /// Number to ask for pages by.
    pub preview: u64,
    /// How many pages.
    pub pages: usize,
    /// The village each page begins with.
    pub labels: Vec<String>,
    /// People on them.
    pub people: usize,
    /// Villages on them.
    pub villages: usize,
    /// Villages left out because nobody is in their pool.
    pub empty: Vec<String>,
    /// What prints as □.
    pub undrawable: Vec<Undrawable>,
}

/// One page as a picture.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Page {
    /// Of which preview.
    pub preview: u64,
    /// From 0.
    pub page: usize,
    /// Pixels.
    pub width: u32,
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

/// Files that were written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Saved {
    /// How many.
    pub files: usize,
    /// Name of the file, or of the folder of several.
    #[serde(rename = "where")]
    pub place: String,
    /// Stands for it, to open it.
    pub token: FileToken,
    /// What prints as □.
    pub undrawable: Vec<Undrawable>,
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

/// What went to the printer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Printed {
    /// How many pages.
    pub pages: usize,
    /// Whether the system's viewer was opened because there is no printer to send to.
    pub in_viewer: bool,
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
    let one_file = RosterRequest {
        one_file: true,
        ..params.clone()
    };
    let rosters = session.with(|registry| {
        remember(registry, &params)?;
        registry.rosters(&one_file, today())
    })?;
    let report = rosters.reports.first().or_not_found("花名册")?;
    task.check(0, rosters.people, "排版")?;
    let pages = Preview::of(report)?;
    let mut previews = session.previews();
    previews.number += 1;
    let info = RosterPreview {
        preview: previews.number,
        pages: pages.page_count(),
        labels: pages.labels().to_vec(),
        people: rosters.people,
        villages: rosters.villages,
        empty: rosters.empty,
        undrawable: pages.undrawable().to_vec(),
    };
    previews.pages = Some(pages);
    Ok(info)
}

pub(super) fn page(session: &Session, params: Page, _: &Task<'_>) -> Result<String> {
    let previews = session.previews();
    let pages = previews
        .pages
        .as_ref()
        .filter(|_| previews.number == params.preview)
        .or_not_found("预览")?;
    let images = pages.images(params.page..params.page + 1, params.width)?;
    let image = images.first().or_not_found("页")?;
    Ok(format!(
        "data:image/png;base64,{}",
        BASE64_STANDARD.encode(&image.png)
    ))
}

pub(super) fn save(session: &Session, params: Save, task: &Task<'_>) -> Result<Option<Saved>> {
    session.with(|registry| remember(registry, &params.request))?;
    let rosters = session.draw_up(&params.request, today())?;
    let Rosters { reports, .. } = &rosters;
    match reports.as_slice() {
        [] => Err(Refused::NotFound {
            what: "后备干部"
        }
        .into()),
        [report] => {
            let name = file_name(&report.file_stem, params.format);
            let Some(path) = session.host.pick_save(PickFor::Document, &name)? else {
                return Ok(None);
            };
            let written = write(report, params.format, &path)?;
            let file = picked(session, written.path);
            Ok(Some(Saved {
                files: 1,
                place: file.name,
                token: file.token,
                undrawable: written.undrawable,
            }))
        }
        many => {
            let Some(folder) = session.host.pick_folder()? else {
                return Ok(None);
            };
            let progress = |done, total| task.step(done, total, "生成花名册");
            let written = write_many(many, params.format, &folder, &progress)?;
            let folder = picked(session, folder);
            Ok(Some(Saved {
                files: written.len(),
                place: folder.name,
                token: folder.token,
                undrawable: written
                    .into_iter()
                    .flat_map(|file| file.undrawable)
                    .collect(),
            }))
        }
    }
}

pub(super) fn print(session: &Session, params: Print, _: &Task<'_>) -> Result<Printed> {
    let request = RosterRequest {
        one_file: true,
        ..params.request
    };
    session.with(|registry| remember(registry, &request))?;
    let rosters = session.draw_up(&request, today())?;
    let report = rosters.reports.first().or_not_found("花名册")?;
    let folder = std::env::temp_dir().join("qinglan-print");
    std::fs::create_dir_all(&folder).map_err(|error| crate::files::fault(&folder, &error))?;
    let path = folder.join(file_name(&report.file_stem, Format::Pdf));
    let pages = Preview::of(report)?;
    pages.write_pdf(&path)?;
    session.host.print(&path, params.printer.as_deref())?;
    Ok(Printed {
        pages: pages.page_count(),
        in_viewer: session.host.printers().is_empty(),
    })
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
