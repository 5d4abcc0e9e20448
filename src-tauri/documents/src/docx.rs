//! A report as a Word document: the same cells as on the pages, for those who must edit.

mod package;
mod sizes;
mod tables;
mod text;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, PageMargin, PageNumType, PageOrientationType, Paragraph, Run,
    SectionProperty, SpecialIndentType, Tab, TabValueType,
};
use qinglan_core::reports::{Paper, Report, Section};
use qinglan_core::Result;

use self::sizes::{exactly, signed, twips};
use self::text::{fonts, foot, hint, line};
use crate::glyphs::{self, Undrawable};
use crate::parts;
use crate::sheet::{title_pt, PageSize, LETTER_PITCH_PT};
use crate::steps::Steps;
use crate::typeset::drawing;

/// Space above a section that runs on, in points.
const SECTION_GAP: f64 = 20.0;
const LATIN: &str = "Times New Roman";
const BODY: &str = "仿宋";
const HEAD: &str = "黑体";
const TITLE: &str = "方正小标宋简体";

/// The file's bytes, and the private-use characters that were replaced.
///
/// # Errors
/// [`qinglan_core::error::Refused::Cancelled`], [`qinglan_core::error::Fault::Drawing`]
pub(crate) fn bytes(report: &Report, steps: &Steps<'_>) -> Result<(Vec<u8>, Vec<Undrawable>)> {
    let (report, undrawable) = glyphs::readable(&parts::of(report));
    let mut package = document(&report, steps)?.build();
    package.document = package::alike(&package::patched(&package.document));
    package
        .footers
        .iter_mut()
        .for_each(|footer| *footer = package::patched(footer));
    package.styles = package::in_chinese(&package.styles);
    let mut plain = Cursor::new(Vec::new());
    let packed = package
        .pack(&mut plain)
        .and_then(|()| package::compressed(plain));
    let bytes = packed.map_err(|error| drawing(error.to_string()))?;
    Ok((bytes, undrawable))
}

fn document(report: &Report, steps: &Steps<'_>) -> Result<Docx> {
    let page = PageSize::of(report);
    let landscape = !matches!(report.paper, Paper::A4Portrait);
    let orientation = if landscape {
        PageOrientationType::Landscape
    } else {
        PageOrientationType::Portrait
    };
    let mut document = Docx::new()
        .page_size(twips(page.width), twips(page.height))
        .page_orient(orientation)
        .page_margin(PageMargin {
            top: signed(page.margins.top),
            left: signed(page.margins.left),
            bottom: signed(page.margins.bottom),
            right: signed(page.margins.right),
            header: signed(page.margins.top / 2.0),
            footer: signed(page.foot_mm() - 1.4),
            gutter: 0,
        })
        .default_fonts(fonts(LATIN, BODY))
        .default_size(21);
    let each = report.numbered_each;
    let counted = report.sections.iter().skip(1);
    let alone = !counted.clone().any(|section| section.new_page);
    if let Some(first) = report.sections.first() {
        document = document.footer(foot(first, page.room(), each && !alone));
    }
    if each {
        document = document.page_num_type(PageNumType::new().start(1));
    }
    let mut following = counted;
    for (position, section) in report.sections.iter().enumerate() {
        if position > 0 && !section.new_page {
            document = document.add_paragraph(line("", LATIN, BODY, 2, SECTION_GAP));
        }
        let breaks = position > 0 && section.new_page && !each;
        document = add(document, section, page, breaks);
        // Word wants a paragraph between tables and after the last.
        let mut closing = line("", LATIN, BODY, 2, 1.0);
        if each && following.next().is_some_and(|next| next.new_page) {
            closing = closing.section_property(SectionProperty::new());
        }
        document = document.add_paragraph(closing);
        steps.advance(1)?;
    }
    Ok(document)
}

/// Adds the section's lines, text, table, notes and signatures.
fn add(mut document: Docx, section: &Section, page: PageSize, page_break: bool) -> Docx {
    let room = page.room();
    let mut lines = opening(section, room);
    if page_break || section.page_break {
        match lines.first_mut() {
            Some(first) => *first = first.clone().page_break_before(true),
            None => lines.push(line("", LATIN, BODY, 2, 1.0).page_break_before(true)),
        }
    }
    for paragraph in lines {
        document = document.add_paragraph(paragraph.keep_next(true));
    }
    let closing = section.body.len().saturating_sub(1);
    for (position, paragraph) in section.body.iter().enumerate() {
        // No signature stands alone on a page.
        let keep = paragraph.heading || position == closing && !section.signing.is_empty();
        let chinese = if paragraph.heading { HEAD } else { BODY };
        let indent = SpecialIndentType::FirstLine(2 * 14 * 20);
        let paragraph = line(&paragraph.text, LATIN, chinese, 28, LETTER_PITCH_PT)
            .align(AlignmentType::Both)
            .indent(Some(0), Some(indent), None, None)
            .keep_next(keep);
        document = document.add_paragraph(paragraph);
    }
    if !(section.columns.is_empty() && section.form.is_empty()) {
        document = document.add_table(tables::of(section, page));
    }
    for note in &section.notes {
        let paragraph = line(note, LATIN, BODY, 21, 14.0).line_spacing(exactly(14.0, 80, 0));
        document = document.add_paragraph(paragraph);
    }
    if !section.signing.is_empty() {
        document = document.add_paragraph(line("", LATIN, BODY, 2, SECTION_GAP));
        document = document.add_table(tables::signing(&section.signing, room));
    }
    document
}

/// What stands above text and table.
fn opening(section: &Section, room: f64) -> Vec<Paragraph> {
    let attachment = section
        .attachment
        .as_ref()
        .map(|text| line(text, HEAD, HEAD, 32, 20.0).line_spacing(exactly(20.0, 0, 180)));
    let below = if section.form.is_empty() { 200 } else { 340 };
    let title_size = usize::from(title_pt(section)) * 2;
    let title = (!section.title.is_empty()).then(|| {
        line(&section.title, LATIN, TITLE, title_size, 30.0)
            .align(AlignmentType::Center)
            .line_spacing(exactly(30.0, 0, below))
    });
    let right = Tab::new()
        .val(TabValueType::Right)
        .pos(twips(room) as usize);
    let sides = Run::new()
        .add_text(&section.left_line)
        .add_tab()
        .add_text(&section.right_line);
    let sides = Paragraph::new()
        .add_tab(right)
        .add_run(sides.size(24).fonts(hint()))
        .snap_to_grid(false)
        .line_spacing(exactly(16.0, 0, 80));
    let has_sides = !(section.left_line.is_empty() && section.right_line.is_empty());
    let sides = has_sides.then_some(sides);
    attachment.into_iter().chain(title).chain(sides).collect()
}
