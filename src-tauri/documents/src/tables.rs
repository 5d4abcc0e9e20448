//! What `templates/table.typ` reads: a report's texts with everything decided that typst need not
//! know: □ for what cannot be drawn, breaks in runs wider than their column, the fonts to use.

use qinglan_core::reports::{Align, FormRow, Row, Section};
use serde::Serialize;

use crate::fonts::Role;
use crate::glyphs::{self, Glyphs, Text};
use crate::sheet::{
    body_width, ems, form_widths_mm, widths_mm, Faces, PageSize, BODY_PT, HEAD_PT, LETTER_PT,
    SIGNED_ON, SIGNING_PT, TITLE_PT,
};
use crate::wrap;

/// Sections that share pages.
#[derive(Serialize)]
pub(crate) struct Tables {
    page: PageSize,
    faces: Faces,
    signed: &'static str,
    sections: Vec<Table>,
}

impl Tables {
    /// The sections as they print. The glyphs then know what does not print.
    pub(crate) fn of(sections: &[Section], page: PageSize, glyphs: &mut Glyphs) -> Self {
        let sections = sections
            .iter()
            .map(|section| Table::of(section, page.room(), glyphs))
            .collect();
        Self {
            page,
            faces: Faces::of(glyphs),
            signed: SIGNED_ON,
            sections,
        }
    }
}

#[derive(Serialize)]
struct Table {
    attachment: Option<String>,
    title: String,
    left: String,
    right: String,
    body: Vec<Prose>,
    form: Vec<Form>,
    width: f64,
    widths: Vec<f64>,
    aligns: Vec<Align>,
    head: Vec<String>,
    rows: Vec<TableRow>,
    least: f64,
    notes: Vec<String>,
    signing: Vec<String>,
}

#[derive(Serialize)]
struct Prose {
    text: String,
    heading: bool,
}

#[derive(Serialize)]
struct Form {
    least: f64,
    widths: Vec<f64>,
    aligns: Vec<Align>,
    row: TableRow,
}

#[derive(Serialize)]
struct TableRow {
    cells: Vec<Cell>,
    /// Of the cell that needs most.
    lines: usize,
}

/// What stands in a cell.
#[derive(Serialize)]
#[serde(untagged)]
enum Cell {
    Text(String),
    /// A number that only fits at this share of the usual size.
    Smaller {
        text: String,
        share: f64,
    },
}

impl Table {
    fn of(section: &Section, room: f64, glyphs: &mut Glyphs) -> Self {
        let widths = widths_mm(section, room);
        let form = section.form.iter();
        let form: Vec<Form> = form
            .map(|row| Form::of(row, section, room, glyphs))
            .collect();
        let of_form = form.iter().map(|row| row.widths.iter().sum());
        let width: f64 = of_form.fold(widths.iter().sum(), f64::max);
        // A letter has the whole page.
        let width = if width > 0.0 { width } else { room };
        let rows = section.rows.iter();
        let rows = rows
            .map(|row| TableRow::of(row, section, &widths, glyphs))
            .collect();
        let mut line = Line { section, glyphs };
        let attachment = section.attachment.as_ref();
        let attachment = attachment.map(|text| line.set(text, glyphs::ATTACHMENT, HEAD_PT, width));
        let body = section.body.iter().map(|paragraph| Prose {
            text: line.prose(&paragraph.text, paragraph.heading, room),
            heading: paragraph.heading,
        });
        let body = body.collect();
        let labels = section.columns.iter().zip(&widths);
        let head = labels
            .map(|(column, &width)| line.set(&column.label, glyphs::LABELS, HEAD_PT, width))
            .collect();
        let notes = section.notes.iter();
        let notes = notes.map(|text| line.set(text, glyphs::NOTES, BODY_PT, width));
        let notes = notes.collect();
        let signing = section.signing.iter();
        let signing = signing.map(|text| line.set(text, glyphs::SIGNING, SIGNING_PT, width / 2.0));
        let signing = signing.collect();
        Self {
            attachment,
            title: line.set(&section.title, glyphs::TITLE, TITLE_PT, width),
            left: line.set(&section.left_line, glyphs::LEFT_LINE, BODY_PT, width),
            right: line.set(&section.right_line, glyphs::RIGHT_LINE, BODY_PT, width),
            body,
            form,
            width,
            widths,
            aligns: section.columns.iter().map(|column| column.align).collect(),
            head,
            rows,
            least: section.row_mm,
            notes,
            signing,
        }
    }
}

/// Sets the texts around a section's table.
struct Line<'a, 'b> {
    section: &'a Section,
    glyphs: &'b mut Glyphs,
}

impl Line<'_, '_> {
    /// A text of `size` points that has `width` mm.
    fn set(&mut self, text: &str, column: &str, size: f64, width: f64) -> String {
        let role = match column {
            glyphs::ATTACHMENT | glyphs::LABELS => Role::Head,
            glyphs::TITLE => Role::Title,
            _ => Role::Body,
        };
        let align = match column {
            glyphs::NOTES | glyphs::SIGNING => Align::Left,
            _ => Align::Center,
        };
        let place = Text::in_section(text, self.section, column);
        let width = width * BODY_PT / size;
        fitting(&Text { role, ..place }, width, align, self.glyphs)
    }

    /// A paragraph of running text.
    fn prose(&mut self, text: &str, heading: bool, width: f64) -> String {
        let role = if heading { Role::Head } else { Role::Body };
        let place = Text::in_section(text, self.section, glyphs::PROSE);
        let width = width * BODY_PT / LETTER_PT;
        fitting(&Text { role, ..place }, width, Align::Left, self.glyphs)
    }
}

impl Form {
    fn of(row: &FormRow, section: &Section, room: f64, glyphs: &mut Glyphs) -> Self {
        let widths = form_widths_mm(section, row, room);
        let mut label = "";
        let cells = row.cells.iter().zip(&widths).map(|(cell, &width)| {
            // A value is known by the label before it.
            if cell.align == Align::Label {
                label = &cell.text;
            }
            let place = Text::in_section(&cell.text, section, label);
            let role = role(cell.align);
            (
                Text { role, ..place },
                body_width(width, cell.align, true),
                cell.align,
            )
        });
        Self {
            least: row.height_mm,
            row: TableRow::set(cells, glyphs),
            widths,
            aligns: row.cells.iter().map(|cell| cell.align).collect(),
        }
    }
}

impl TableRow {
    fn of(row: &Row, section: &Section, widths: &[f64], glyphs: &mut Glyphs) -> Self {
        let texts = row
            .cells
            .iter()
            .map(String::as_str)
            .chain(std::iter::repeat(""));
        let cells = section.columns.iter().zip(widths).zip(texts);
        let cells = cells.map(|((column, &width), text)| {
            let place = Text {
                role: role(column.align),
                person: row.person.as_deref(),
                ..Text::in_section(text, section, &column.label)
            };
            (place, body_width(width, column.align, false), column.align)
        });
        Self::set(cells, glyphs)
    }

    /// Cells with the width in mm that body text has in them.
    fn set<'a>(cells: impl Iterator<Item = (Text<'a>, f64, Align)>, glyphs: &mut Glyphs) -> Self {
        let mut lines = 0;
        let cells = cells.map(|(text, width, align)| {
            let advance = |character| glyphs.fonts.advance(text.role, character);
            if let Some(share) = wrap::narrowed(text.content, ems(width), advance) {
                lines = lines.max(1);
                let text = glyphs.drawable(&text);
                return Cell::Smaller { text, share };
            }
            let printed = fitting(&text, width, align, glyphs);
            lines = lines.max(wrap::lines(&printed, ems(width)));
            Cell::Text(printed)
        });
        Self {
            cells: cells.collect(),
            lines,
        }
    }
}

/// The role of the typeface in which a cell is set.
fn role(align: Align) -> Role {
    match align {
        Align::Label => Role::Head,
        Align::Center | Align::Left => Role::Body,
    }
}

/// The text as it prints in a column of `width` mm of body text, no run wider than the column.
fn fitting(text: &Text, width: f64, align: Align, glyphs: &mut Glyphs) -> String {
    let printed = glyphs.drawable(text);
    let advance = |character| glyphs.fonts.advance(text.role, character);
    let room = ems(width);
    let halved = match align {
        Align::Center | Align::Label => wrap::halved(&printed, room, advance),
        Align::Left => None,
    };
    halved.unwrap_or_else(|| wrap::break_long_runs(&printed, room, advance))
}
