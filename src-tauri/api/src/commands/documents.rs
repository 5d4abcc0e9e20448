//! What everything printed shares: pages on screen, files, the printer. Reports come in, whatever
//! they are about; the register is not held while they are drawn.

use base64::prelude::{Engine as _, BASE64_STANDARD};
use qinglan_core::error::{OrNotFound, Refused, Result};
use qinglan_core::reports::{Report, Section};
use qinglan_documents::{file_name, write, write_many, write_pdf, Format, Preview, Undrawable};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::files::picked;
use crate::files::FileToken;
use crate::host::{Handed, PickFor};
use crate::session::Session;
use crate::task::Task;

/// Pages that were set.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SetPages {
    /// Number to ask for pages by.
    pub preview: u64,
    /// How many pages.
    pub pages: usize,
    /// The section each page begins with: a village, a person.
    pub labels: Vec<String>,
    /// What prints as □.
    pub undrawable: Vec<Undrawable>,
    /// Of so many documents only the first [`SHOWN`] are set; 0: all are. Files and the printer get
    /// every one.
    pub cut_from: usize,
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

/// What went to the printer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Printed {
    /// How many pages.
    pub pages: usize,
    /// Whether the system's viewer was opened because there is no printer to send to.
    pub in_viewer: bool,
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

/// Nobody turns over more pages than those of so many documents, and each takes a megabyte.
const SHOWN: usize = 100;

/// The first documents of a batch, and how many there are when these are not all.
fn first_shown(report: &Report) -> (std::borrow::Cow<'_, Report>, usize) {
    let documents: Vec<&[Section]> = report.sections.chunk_by(|_, next| !next.new_page).collect();
    if !report.numbered_each || documents.len() <= SHOWN {
        return (std::borrow::Cow::Borrowed(report), 0);
    }
    let first = Report {
        sections: documents[..SHOWN].concat(),
        file_stem: report.file_stem.clone(),
        title: report.title.clone(),
        ..*report
    };
    (std::borrow::Cow::Owned(first), documents.len())
}

/// Sets the pages of the first report and keeps them to be shown.
pub(super) fn set(session: &Session, reports: &[Report], task: &Task<'_>) -> Result<SetPages> {
    let report = reports.first().or_not_found("可打印的内容")?;
    let (report, cut_from) = first_shown(report);
    let set = set_whole(session, &report, task)?;
    Ok(SetPages { cut_from, ..set })
}

/// Sets all pages of a report and keeps them to be shown.
pub(super) fn set_whole(session: &Session, report: &Report, task: &Task<'_>) -> Result<SetPages> {
    let pages = Preview::of(report, &|done, total| task.step(done, total, "排版"))?;
    let mut previews = session.previews();
    previews.number += 1;
    let set = SetPages {
        preview: previews.number,
        pages: pages.page_count(),
        labels: pages.labels().to_vec(),
        undrawable: pages.undrawable().to_vec(),
        cut_from: 0,
    };
    previews.pages = Some(pages);
    Ok(set)
}

/// Saves one report where the clerk says, several into a folder she picks; `None` when she
/// picks none.
pub(super) fn save(
    session: &Session,
    reports: &[Report],
    format: Format,
    task: &Task<'_>,
) -> Result<Option<Saved>> {
    let progress = |done, total| task.step(done, total, "生成文件");
    let (written, place) = match reports {
        [] => {
            let what = "可打印的内容";
            return Err(Refused::NotFound { what }.into());
        }
        [report] => {
            let name = file_name(&report.file_stem, format);
            let Some(path) = session.host.pick_save(PickFor::Document, &name)? else {
                return Ok(None);
            };
            (vec![write(report, format, &path, &progress)?], path)
        }
        many => {
            let Some(folder) = session.host.pick_folder()? else {
                return Ok(None);
            };
            (write_many(many, format, &folder, &progress)?, folder)
        }
    };
    let place = picked(session, place);
    Ok(Some(Saved {
        files: written.len(),
        place: place.name,
        token: place.token,
        undrawable: written
            .into_iter()
            .flat_map(|file| file.undrawable)
            .collect(),
    }))
}

/// Prints the first report; of what went to a printer nothing stays behind.
pub(super) fn print(
    session: &Session,
    reports: &[Report],
    printer: Option<&str>,
    task: &Task<'_>,
) -> Result<Printed> {
    let report = reports.first().or_not_found("可打印的内容")?;
    let waiting = session
        .tray
        .place(&file_name(&report.file_stem, Format::Pdf))?;
    let progress = |done, total| task.step(done, total, "排版");
    let pages = write_pdf(report, waiting.path(), &progress)?;
    waiting.shut()?;
    let handed = session.host.print(waiting.path(), printer)?;
    let in_viewer = handed == Handed::ToViewer;
    if in_viewer {
        waiting.kept();
    }
    Ok(Printed { pages, in_viewer })
}
