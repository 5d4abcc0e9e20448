//! A report as a PDF file.

use qinglan_core::reports::Report;
use qinglan_core::Result;
use typst::foundations::Smart;
use typst_pdf::PdfOptions;

use crate::glyphs::Undrawable;
use crate::pages::{self, Pages};
use crate::steps::Steps;
use crate::typeset;

/// The file's bytes, and what prints as □.
///
/// # Errors
/// [`qinglan_core::error::Refused::NoChineseFont`], [`qinglan_core::error::Refused::Cancelled`],
/// [`qinglan_core::error::Fault::Drawing`]
pub(crate) fn bytes(report: &Report, steps: &Steps<'_>) -> Result<(Vec<u8>, Vec<Undrawable>)> {
    let pages = pages::set(report, steps)?;
    let bytes = export(&pages, &report.file_stem)?;
    Ok((bytes, pages.undrawable))
}

/// The bytes of pages that are set; `ident` names the document inside the file.
///
/// # Errors
/// [`qinglan_core::error::Fault::Drawing`]
pub(crate) fn export(pages: &Pages, ident: &str) -> Result<Vec<u8>> {
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("青蓝".to_owned())),
        // Tags make a table ten times as large; nobody reads a roster aloud.
        tagged: false,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages.document, &options)
        .map_err(|errors| typeset::drawing(typeset::summary(&errors)))
}
