//! A report as pages: the one layout behind PDF and preview.
//!
//! Sections that share a page are set together, every other run of sections on its own, in
//! parallel; typst then never holds more than a few pages at work. Page numbers are known only
//! when all pages are set, so the foot is laid over them afterwards: typst's own page counter
//! would set every table twice.

use std::sync::atomic::{AtomicUsize, Ordering};

use qinglan_core::reports::{Report, Section};
use qinglan_core::Result;
use typst::ecow::EcoVec;
use typst::layout::Point;
use typst::model::DocumentInfo;
use typst_layout::{Page, PagedDocument};

use crate::fonts::Fonts;
use crate::glyphs::{Glyphs, Undrawable};
use crate::sheet::{self, Feet, PageFoot, PageSize};
use crate::steps::Steps;
use crate::tables::Tables;
use crate::typeset::{self, Template};
use crate::{parallel, parts};

/// Pages ready to be written or shown.
pub(crate) struct Pages {
    pub(crate) document: PagedDocument,
    /// For every page the name of the section that opens its run.
    pub(crate) sections: Vec<String>,
    pub(crate) undrawable: Vec<Undrawable>,
}

/// What stands where a picture cannot be read any more: one white pixel.
const BLANK: &[u8] = include_bytes!("../templates/blank.jpg");

/// So many runs are set before typst forgets what none of them needed: fonts and shapes come again,
/// people do not.
const REMEMBERED: usize = 8;

/// So many feet are laid at a time.
const FEET: usize = 64;

/// Every character of `report` that this computer cannot print.
///
/// # Errors
/// [`qinglan_core::error::Refused::NoChineseFont`]
pub fn coverage(report: &Report) -> Result<Vec<Undrawable>> {
    let mut glyphs = Glyphs::new(Fonts::installed()?);
    let report = &*parts::of(report);
    let page = PageSize::of(report);
    for section in &report.sections {
        Tables::of(std::slice::from_ref(section), page, &mut glyphs);
        sheet::signatures(section, &mut glyphs);
    }
    Ok(glyphs.undrawable)
}

/// Sets all pages of `report`, a step a section.
pub(crate) fn set(report: &Report, steps: &Steps<'_>) -> Result<Pages> {
    let fonts = Fonts::installed()?;
    let report = &*parts::of(report);
    let size = PageSize::of(report);
    let runs: Vec<&[Section]> = report.sections.chunk_by(|_, next| !next.new_page).collect();
    let runs = parallel::map(&runs, parallel::cores(), |run| {
        let set = Run::set(run, size, fonts)?;
        steps.advance(run.len())?;
        Ok(set)
    })?;

    let total = runs.iter().map(|run| run.document.pages().len()).sum();
    let mut pages = EcoVec::with_capacity(total);
    let mut feet = Vec::with_capacity(total);
    let mut sections = Vec::with_capacity(total);
    let mut undrawable = Vec::new();
    for run in runs {
        let before = if report.numbered_each { pages.len() } else { 0 };
        let of_run = run.document.pages().len();
        for page in run.document.pages() {
            pages.push(page.clone());
            sections.push(run.name.clone());
            feet.push(PageFoot {
                signatures: run.signatures.clone(),
                number: pages.len() - before,
                total: if report.numbered_each { of_run } else { total },
            });
        }
        undrawable.extend(run.undrawable);
    }
    lay_feet(pages.make_mut(), &feet, size, fonts)?;
    let mut document = PagedDocument::new(pages, DocumentInfo::default());
    document.info_mut().title = Some(report.title.as_str().into());
    Ok(Pages {
        document,
        sections,
        undrawable,
    })
}

/// Lays the foot over every page.
fn lay_feet(
    pages: &mut [Page],
    feet: &[PageFoot],
    size: PageSize,
    fonts: &'static Fonts,
) -> Result<()> {
    let mut glyphs = Glyphs::new(fonts);
    for signature in feet.iter().flat_map(|foot| &foot.signatures) {
        glyphs.need(signature);
    }
    let faces = sheet::faces(&glyphs);
    let parts = feet.chunks(FEET);
    let parts: Vec<Feet<'_>> = parts.map(|feet| Feet::of(feet, size, &glyphs)).collect();
    let set = parallel::map(&parts, parallel::cores(), |feet| {
        typeset::pages(Template::Foot, feet, fonts, &faces, Vec::new())
    })?;
    let feet = set.iter().flat_map(PagedDocument::pages);
    for (page, foot) in pages.iter_mut().zip(feet) {
        page.frame.push_frame(Point::zero(), foot.frame.clone());
    }
    Ok(())
}

/// Lets typst forget, now and then, what the last runs did not need: looking through its memory
/// takes as long as setting a short list.
fn forget() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    if RUNS
        .fetch_add(1, Ordering::Relaxed)
        .is_multiple_of(REMEMBERED)
    {
        comemo::evict(1);
    }
}

/// Sections that share pages.
struct Run {
    name: String,
    document: PagedDocument,
    signatures: Vec<String>,
    undrawable: Vec<Undrawable>,
}

impl Run {
    fn set(sections: &[Section], size: PageSize, fonts: &'static Fonts) -> Result<Self> {
        let mut glyphs = Glyphs::new(fonts);
        let first = sections.first();
        let signatures = first.map(|first| sheet::signatures(first, &mut glyphs));
        let tables = Tables::of(sections, size, &mut glyphs);
        let faces = sheet::faces(&glyphs);
        let pictures = tables.pictures.iter().enumerate().map(|(number, picture)| {
            let jpeg = picture.for_paper().map(|it| it.0.to_vec());
            let jpeg = jpeg.unwrap_or_else(|| BLANK.to_vec());
            (format!("picture-{number}.jpg"), jpeg)
        });
        let pictures = pictures.collect();
        let document = typeset::pages(Template::Table, &tables, fonts, &faces, pictures)?;
        forget();
        Ok(Self {
            name: first.map(|first| first.name.clone()).unwrap_or_default(),
            document,
            signatures: signatures.unwrap_or_default(),
            undrawable: glyphs.undrawable,
        })
    }
}
