//! What the templates read: a report's texts with everything decided that typst need not know:
//! □ for what cannot be drawn, breaks in runs wider than their column, the fonts to use.

use qinglan_core::reports::{Align, Paper, Section};
use serde::Serialize;

use crate::fonts::{family_name, FaceId, Role};
use crate::glyphs::{self, Glyphs, Text};
use crate::wrap;

/// Space at the left and right edge of the paper, mm.
pub(crate) const SIDE_MARGIN_MM: f64 = 10.0;
/// Space between a cell's text and its lines at the left and right, mm.
const CELL_INSET_MM: f64 = 0.9;
/// Size of the body, in points; these sizes stand in `templates/table.typ`, too.
pub(crate) const BODY_PT: f64 = 10.5;
const HEAD_PT: f64 = 12.0;
const TITLE_PT: f64 = 22.0;
const MM_TO_PT: f64 = 72.0 / 25.4;

/// Width and height in millimetres.
pub(crate) fn paper_mm(paper: Paper) -> (f64, f64) {
    match paper {
        Paper::A4Landscape => (297.0, 210.0),
        Paper::A3Landscape => (420.0, 297.0),
        Paper::A4Portrait => (210.0, 297.0),
    }
}

/// Column widths in mm, scaled down where together they are wider than the paper.
pub(crate) fn widths_mm(section: &Section, paper: Paper) -> Vec<f64> {
    let room = paper_mm(paper).0 - 2.0 * SIDE_MARGIN_MM;
    let sum: f64 = section.columns.iter().map(|column| column.width_mm).sum();
    let scale = if sum > room { room / sum } else { 1.0 };
    section
        .columns
        .iter()
        .map(|column| column.width_mm * scale)
        .collect()
}

/// Ems of body text that fit on a line in a column.
pub(crate) fn ems(width_mm: f64) -> f64 {
    (width_mm - 2.0 * CELL_INSET_MM) * MM_TO_PT / BODY_PT
}

/// What `templates/table.typ` reads.
#[derive(Serialize)]
pub(crate) struct Tables {
    width: f64,
    height: f64,
    faces: Faces,
    sections: Vec<Table>,
}

impl Tables {
    /// The sections as they print. The glyphs then know what does not print.
    pub(crate) fn of(sections: &[Section], paper: Paper, glyphs: &mut Glyphs) -> Self {
        let (width, height) = paper_mm(paper);
        let sections = sections
            .iter()
            .map(|section| Table::of(section, paper, glyphs))
            .collect();
        Self {
            width,
            height,
            faces: Faces::of(glyphs),
            sections,
        }
    }
}

/// What `templates/foot.typ` reads.
#[derive(Serialize)]
pub(crate) struct Feet {
    width: f64,
    height: f64,
    faces: Faces,
    pages: Vec<PageFoot>,
}

impl Feet {
    /// The feet of all pages, in order.
    pub(crate) fn of(pages: Vec<PageFoot>, paper: Paper, glyphs: &Glyphs) -> Self {
        let (width, height) = paper_mm(paper);
        Self {
            width,
            height,
            faces: Faces::of(glyphs),
            pages,
        }
    }
}

/// The foot of one page.
#[derive(Serialize)]
pub(crate) struct PageFoot {
    /// As [`signatures`] gives them.
    pub(crate) signatures: Vec<String>,
    /// From 1.
    pub(crate) number: usize,
    /// How many pages there are.
    pub(crate) total: usize,
}

/// The signatures of a section as they print.
pub(crate) fn signatures(section: &Section, glyphs: &mut Glyphs) -> Vec<String> {
    let texts = section.signatures.iter();
    texts
        .map(|text| glyphs.drawable(&Text::in_section(text, section, glyphs::FOOT)))
        .collect()
}

/// Family names by role, as templates use them.
#[derive(Serialize)]
struct Faces {
    latin: Option<String>,
    title: Vec<String>,
    head: Vec<String>,
    body: Vec<String>,
}

impl Faces {
    fn of(glyphs: &Glyphs) -> Self {
        let names = |role| glyphs.faces(role).into_iter().map(family_name).collect();
        Self {
            latin: glyphs.fonts.face_of(Role::Latin).map(family_name),
            title: names(Role::Title),
            head: names(Role::Head),
            body: names(Role::Body),
        }
    }
}

/// All faces the texts looked up so far need, for the font book.
pub(crate) fn faces(glyphs: &Glyphs) -> Vec<FaceId> {
    let roles = [Role::Title, Role::Head, Role::Body].map(|role| glyphs.faces(role));
    let mut faces: Vec<_> = roles.into_iter().flatten().collect();
    faces.extend(glyphs.fonts.face_of(Role::Latin));
    faces.sort_unstable();
    faces.dedup();
    faces
}

#[derive(Serialize)]
struct Table {
    attachment: Option<String>,
    title: String,
    left: String,
    right: String,
    widths: Vec<f64>,
    aligns: Vec<Align>,
    head: Vec<String>,
    rows: Vec<TableRow>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct TableRow {
    cells: Vec<String>,
    /// Of the cell that needs most.
    lines: usize,
}

impl Table {
    fn of(section: &Section, paper: Paper, glyphs: &mut Glyphs) -> Self {
        let widths = widths_mm(section, paper);
        let total: f64 = widths.iter().sum();
        let mut draw = |text: &str, role, column, room| {
            let place = Text::in_section(text, section, column);
            let align = if column == glyphs::NOTES {
                Align::Left
            } else {
                Align::Center
            };
            fitting(&Text { role, ..place }, room, align, glyphs)
        };
        let attachment = section.attachment.as_ref();
        let attachment = attachment.map(|text| draw(text, Role::Head, glyphs::ATTACHMENT, total));
        let title = draw(
            &section.title,
            Role::Title,
            glyphs::TITLE,
            total * BODY_PT / TITLE_PT,
        );
        let left = draw(&section.left_line, Role::Body, glyphs::LEFT_LINE, total);
        let right = draw(&section.right_line, Role::Body, glyphs::RIGHT_LINE, total);
        let labels = section.columns.iter().zip(&widths).map(|(column, &width)| {
            let room = width * BODY_PT / HEAD_PT;
            draw(&column.label, Role::Head, glyphs::LABELS, room)
        });
        let head = labels.collect();
        let notes = section.notes.iter();
        let notes = notes
            .map(|text| draw(text, Role::Body, glyphs::NOTES, total))
            .collect();
        let aligns = section.columns.iter().map(|column| column.align).collect();
        let rows = section.rows.iter().map(|row| {
            let texts = row
                .cells
                .iter()
                .map(String::as_str)
                .chain(std::iter::repeat(""));
            let mut lines = 0;
            let cells = section.columns.iter().zip(&widths).zip(texts);
            let cells = cells.map(|((column, &width), text)| {
                let person = row.person.as_deref();
                let place = Text::in_section(text, section, &column.label);
                let printed = fitting(&Text { person, ..place }, width, column.align, glyphs);
                lines = lines.max(wrap::lines(&printed, ems(width)));
                printed
            });
            TableRow {
                cells: cells.collect(),
                lines,
            }
        });
        let rows = rows.collect();
        Self {
            attachment,
            title,
            left,
            right,
            widths,
            aligns,
            head,
            rows,
            notes,
        }
    }
}

/// The text as it prints in a column of `width` mm of body text, no run wider than the column.
fn fitting(text: &Text, width: f64, align: Align, glyphs: &mut Glyphs) -> String {
    let printed = glyphs.drawable(text);
    let advance = |character| glyphs.fonts.advance(text.role, character);
    let room = ems(width);
    let halved = match align {
        Align::Center => wrap::halved(&printed, room, advance),
        Align::Left => None,
    };
    halved.unwrap_or_else(|| wrap::break_long_runs(&printed, room, advance))
}
