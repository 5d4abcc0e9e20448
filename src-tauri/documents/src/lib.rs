//! Paper: a report model goes in, PDF, XLSX, DOCX or page images come out.
//!
//! What stands on the paper is decided in the core's `reports`; here it is only drawn, the same
//! cells in every format. Files appear whole or not at all.

mod binding;
mod docx;
mod faces;
mod files;
mod fonts;
mod glyphs;
mod grid;
mod pages;
mod parallel;
mod parts;
mod pdf;
mod preview;
mod sheet;
mod steps;
mod tables;
mod typeset;
mod wrap;
mod xlsx;

use std::path::{Path, PathBuf};

use qinglan_core::reports::Report;
use qinglan_core::Result;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use glyphs::Undrawable;
pub use pages::coverage;
pub use preview::{PageImage, Preview};
pub use steps::Progress;

use steps::Steps;

/// The kinds of file a report can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// For printing and sending.
    Pdf,
    /// For Excel and WPS 表格.
    Xlsx,
    /// For Word and WPS 文字.
    Docx,
}

impl Format {
    /// The file name's ending, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// Characters that print as □.
    pub undrawable: Vec<Undrawable>,
}

/// A report as the bytes of a file, and what prints as □.
///
/// # Errors
/// [`Refused::NoChineseFont`], [`qinglan_core::error::Fault::Drawing`]
///
/// [`Refused::NoChineseFont`]: qinglan_core::error::Refused::NoChineseFont
pub fn bytes(report: &Report, format: Format) -> Result<(Vec<u8>, Vec<Undrawable>)> {
    draw(
        report,
        format,
        &Steps::of(std::slice::from_ref(report), &|_, _| true),
    )
}

fn draw(report: &Report, format: Format, steps: &Steps<'_>) -> Result<(Vec<u8>, Vec<Undrawable>)> {
    match format {
        Format::Pdf => {
            let written = pdf::written(report, steps)?;
            Ok((written.bytes, written.undrawable))
        }
        Format::Xlsx => xlsx::bytes(report, steps),
        Format::Docx => docx::bytes(report, steps),
    }
}

/// `stem` as a file name that every system accepts.
#[must_use]
pub fn file_name(stem: &str, format: Format) -> String {
    files::name(stem, format.extension())
}

/// `stem` and any ending as a file name that every system accepts.
#[must_use]
pub fn safe_name(stem: &str, ending: &str) -> String {
    files::name(stem, ending)
}

/// Writes a kept file to `path`, in place of what lies there; whole or not at all.
///
/// # Errors
/// [`Refused::ReadOnly`], [`qinglan_core::error::Fault::DiskFull`],
/// [`qinglan_core::error::Fault::File`]
pub fn put(bytes: &[u8], path: &Path) -> Result<PathBuf> {
    files::prepare(path, bytes)?.publish()
}

/// Writes one report to `path`, in place of what lies there; whole or not at all.
///
/// # Errors
/// Those of [`bytes`], [`Refused::Cancelled`], [`Refused::ReadOnly`],
/// [`qinglan_core::error::Fault::DiskFull`], [`qinglan_core::error::Fault::File`]
///
/// [`Refused::Cancelled`]: qinglan_core::error::Refused::Cancelled
/// [`Refused::ReadOnly`]: qinglan_core::error::Refused::ReadOnly
pub fn write(
    report: &Report,
    format: Format,
    path: &Path,
    progress: Progress<'_>,
) -> Result<Written> {
    let steps = Steps::of(std::slice::from_ref(report), progress);
    let (bytes, undrawable) = draw(report, format, &steps)?;
    let path = files::prepare(path, &bytes)?.publish()?;
    Ok(Written { path, undrawable })
}

/// Writes one report to a PDF at `path` for the printer; how many pages it has.
///
/// # Errors
/// Those of [`write`]
pub fn write_pdf(report: &Report, path: &Path, progress: Progress<'_>) -> Result<usize> {
    let steps = Steps::of(std::slice::from_ref(report), progress);
    let written = pdf::written(report, &steps)?;
    files::prepare(path, &written.bytes)?.publish()?;
    Ok(written.pages)
}

/// Workers of a batch more than cores: one waits for the disk to have what it wrote.
const AT_THE_DISK: usize = 1;

/// Writes every report to a file of its own in `folder`, which is made if it is not there, on
/// all cores. The files get their names when all are drawn, so that a batch that fails or is
/// cancelled leaves nothing behind.
///
/// # Errors
/// Those of [`write`]
pub fn write_many(
    reports: &[Report],
    format: Format,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<Vec<Written>> {
    files::make_folder(folder)?;
    let names = reports
        .iter()
        .map(|report| file_name(&report.file_stem, format))
        .collect();
    let work: Vec<_> = reports.iter().zip(files::distinct(names)).collect();
    let steps = Steps::of(reports, progress);
    let one = |(report, name): &(&Report, String)| {
        let (bytes, undrawable) = draw(report, format, &steps)?;
        Ok((files::prepare(&folder.join(name), &bytes)?, undrawable))
    };
    // A single file shares its own sections among the cores.
    let drawn = match work.as_slice() {
        [alone] => vec![one(alone)?],
        many => parallel::map(many, parallel::cores() + AT_THE_DISK, one)?,
    };
    let published = drawn.into_iter().map(|(file, undrawable)| {
        Ok(Written {
            path: file.publish()?,
            undrawable,
        })
    });
    published.collect()
}
