//! A report as a PDF file.

use qinglan_core::reports::{Report, Section};
use qinglan_core::Result;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::binding::Binding;
use crate::glyphs::Undrawable;
use crate::pages;
use crate::steps::Steps;
use crate::typeset;

/// So many documents of a batch are set and written before the next are: typst keeps every page
/// until its file is written, which is a megabyte a dossier.
const AT_ONCE: usize = 32;

/// What a file says made it.
pub(crate) const CREATOR: &str = "青蓝";

/// The file's bytes, its pages, and what prints as □.
pub(crate) struct Written {
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: usize,
    pub(crate) undrawable: Vec<Undrawable>,
}

/// The report as a file.
///
/// # Errors
/// [`qinglan_core::error::Refused::NoChineseFont`], [`qinglan_core::error::Refused::Cancelled`],
/// [`qinglan_core::error::Fault::Drawing`]
pub(crate) fn written(report: &Report, steps: &Steps<'_>) -> Result<Written> {
    let documents: Vec<&[Section]> = report.sections.chunk_by(|_, next| !next.new_page).collect();
    if !report.numbered_each || documents.len() <= AT_ONCE {
        return part(report, steps);
    }
    let mut binding = Binding::new(&report.title);
    let (mut pages, mut undrawable) = (0, Vec::new());
    for documents in documents.chunks(AT_ONCE) {
        let batch = Report {
            sections: documents.concat(),
            file_stem: report.file_stem.clone(),
            title: report.title.clone(),
            ..*report
        };
        let mut part = part(&batch, steps)?;
        undrawable.append(&mut part.undrawable);
        pages += part.pages;
        binding.add(&part.bytes)?;
        comemo::evict(0);
    }
    Ok(Written {
        bytes: binding.finish()?,
        pages,
        undrawable,
    })
}

fn part(report: &Report, steps: &Steps<'_>) -> Result<Written> {
    let pages = pages::set(report, steps)?;
    Ok(Written {
        bytes: export(&pages.document, &report.file_stem)?,
        pages: pages.document.pages().len(),
        undrawable: pages.undrawable,
    })
}

/// The bytes of a document that is set; `ident` names the document inside the file.
///
/// # Errors
/// [`qinglan_core::error::Fault::Drawing`]
pub(crate) fn export(document: &PagedDocument, ident: &str) -> Result<Vec<u8>> {
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        // Tags make a table ten times as large; nobody reads a roster aloud.
        tagged: false,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| typeset::drawing(typeset::summary(&errors)))
}
