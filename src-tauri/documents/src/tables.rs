//! What `templates/table.typ` reads: a report's texts with everything decided that typst need not
//! know: □ for what cannot be drawn, breaks in runs wider than their column, the fonts to use.

use std::ops::Range;

use qinglan_core::reports::{Align, Picture, Row, Section};
use serde::Serialize;

use crate::fonts::{Fonts, Role};
use crate::glyphs::{self, Glyphs, Text};
use crate::grid::{form_groups, FormPlace, Grid};
use crate::sheet::{
    body_width, dated_line, ems, form_places_mm, in_usual_type, names_posts, title_pt, widths_mm,
    Faces, PageSize, BODY_PT, HEAD_PT, LETTER_PT, NAME_EMS, PERIOD_EMS, SIGNED_ON, SIGNING_PT,
};
use crate::wrap::{self, Lines};

/// Rows that stay with what stands under a table.
const KEPT_ROWS: usize = 2;
/// What is kept together at most, in lines.
const MOST_KEPT_LINES: usize = 20;
const MM_OF_PT: f64 = 25.4 / 72.0;

/// Sections that share pages.
#[derive(Serialize)]
pub(crate) struct Tables {
    page: PageSize,
    faces: Faces,
    signed: &'static str,
    /// A row of more lines may be taller than a page.
    row_lines: usize,
    sections: Vec<Table>,
    /// In the order in which cells name them.
    #[serde(skip)]
    pub(crate) pictures: Vec<Picture>,
}

impl Tables {
    /// The sections as they print. The glyphs then know what does not print.
    pub(crate) fn of(sections: &[Section], page: PageSize, glyphs: &mut Glyphs) -> Self {
        let mut pictures = Vec::new();
        let sections = sections
            .iter()
            .map(|section| Table::of(section, page, glyphs, &mut pictures))
            .collect();
        Self {
            page,
            faces: Faces::of(glyphs),
            signed: SIGNED_ON,
            row_lines: page.row_lines(),
            sections,
            pictures,
        }
    }
}

#[derive(Serialize)]
struct Table {
    page_break: bool,
    attachment: Option<String>,
    title: String,
    title_pt: u8,
    left: String,
    right: String,
    body: Vec<Prose>,
    form: Vec<FormGroup>,
    width: f64,
    widths: Vec<f64>,
    aligns: Vec<Align>,
    head: Vec<String>,
    rows: Vec<TableRow>,
    least: f64,
    /// How many of the last rows stay on one page with what stands under the table.
    together: usize,
    notes: Vec<String>,
    signing: Vec<String>,
}

#[derive(Serialize)]
struct Prose {
    text: String,
    heading: bool,
}

/// Rows of a form that cells tie together; most groups are one row.
#[derive(Serialize)]
struct FormGroup {
    widths: Vec<f64>,
    /// Least height of each row.
    least: Vec<f64>,
    /// Of the cell that needs most.
    lines: usize,
    cells: Vec<FormPiece>,
}

/// A cell of a group: the columns and rows it takes, and what stands in it.
#[derive(Serialize)]
struct FormPiece {
    x: usize,
    y: usize,
    columns: usize,
    rows: usize,
    align: Align,
    body: Cell,
}

#[derive(Serialize)]
struct TableRow {
    cells: Vec<Cell>,
    /// Of the cell that needs most.
    lines: usize,
    /// Whether it surely has so many lines, so that typst need not set it twice to learn its height.
    settled: bool,
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
    /// Lines of a period and what was then.
    Dated {
        dated: Vec<(Option<String>, String)>,
    },
    /// Lines of a name and a post; what of a post does not fit stands in under it.
    Hanging {
        hanging: Vec<String>,
    },
    /// A picture by its number, and how high its place is, mm.
    Picture {
        picture: usize,
        height: f64,
    },
}

impl Table {
    fn of(
        section: &Section,
        page: PageSize,
        glyphs: &mut Glyphs,
        pictures: &mut Vec<Picture>,
    ) -> Self {
        let room = page.room();
        let widths = widths_mm(section, room);
        let in_usual_type = widths.iter().map(|&it| in_usual_type(it, page.share));
        let in_usual_type: Vec<f64> = in_usual_type.collect();
        let places = form_places_mm(section, room);
        let groups = form_groups(&section.form).into_iter();
        let form: Vec<FormGroup> = groups
            .map(|rows| FormGroup::of(rows, section, &places, glyphs, pictures))
            .collect();
        let of_form = form.iter().map(|row| row.widths.iter().sum());
        let width: f64 = of_form.fold(widths.iter().sum(), f64::max);
        // A letter has the whole page.
        let width = if width > 0.0 { width } else { room };
        let rows = section.rows.iter();
        let rows: Vec<TableRow> = rows
            .map(|row| TableRow::of(row, section, &in_usual_type, glyphs))
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
            .map(|(column, &width)| {
                line.set(&column.label, glyphs::LABELS, HEAD_PT * page.share, width)
            })
            .collect();
        let notes = section.notes.iter();
        let notes = notes.map(|text| line.set(text, glyphs::NOTES, BODY_PT, width));
        let notes: Vec<String> = notes.collect();
        let signing = section.signing.iter();
        let signing = signing.map(|text| line.set(text, glyphs::SIGNING, SIGNING_PT, width / 2.0));
        let signing = signing.collect();
        Self {
            page_break: section.page_break,
            attachment,
            title: line.set(
                &section.title,
                glyphs::TITLE,
                f64::from(title_pt(section)),
                width,
            ),
            title_pt: title_pt(section),
            left: line.set(&section.left_line, glyphs::LEFT_LINE, BODY_PT, width),
            right: line.set(&section.right_line, glyphs::RIGHT_LINE, BODY_PT, width),
            body,
            form,
            width,
            widths,
            aligns: section.columns.iter().map(|column| column.align).collect(),
            head,
            together: together(section, &rows, &notes, width),
            rows,
            least: section.row_mm,
            notes,
            signing,
        }
    }
}

/// How many of the last rows stay on one page with the notes and signatures under them: two, where
/// all of it is only part of a page. A form that is printed by the hundred and only has its
/// definition under it goes without: it is set twice as fast.
fn together(section: &Section, rows: &[TableRow], notes: &[String], width: f64) -> usize {
    let last = rows.iter().rev().take(KEPT_ROWS).map(|row| row.lines);
    let under = notes.iter().map(|note| wrap::lines(note, ems(width)));
    let is_form = !section.form.is_empty();
    let wanted = !section.signing.is_empty() || !is_form && !notes.is_empty();
    let short = last.chain(under).sum::<usize>() <= MOST_KEPT_LINES;
    if wanted && short && rows.len() > KEPT_ROWS {
        KEPT_ROWS
    } else {
        0
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

impl FormGroup {
    fn of(
        rows: Range<usize>,
        section: &Section,
        places: &[Vec<FormPlace>],
        glyphs: &mut Glyphs,
        pictures: &mut Vec<Picture>,
    ) -> Self {
        let grid = Grid::of_places(&places[rows.clone()]);
        let least: Vec<f64> = section.form[rows.clone()]
            .iter()
            .map(|row| row.height_mm)
            .collect();
        let mut lines = 0;
        let mut cells = Vec::new();
        let mut label = "";
        for (y, at) in rows.enumerate() {
            for (cell, place) in section.form[at].cells.iter().zip(&places[at]) {
                // A value is known by the label before it.
                if cell.align == Align::Label {
                    label = &cell.text;
                }
                let body = if let Some(picture) = &cell.picture {
                    pictures.push(picture.clone());
                    let below = least.iter().skip(y).take(place.rows);
                    Cell::Picture {
                        picture: pictures.len() - 1,
                        height: below.sum(),
                    }
                } else {
                    let role = role(cell.align);
                    let text = Text::in_section(&cell.text, section, label);
                    let width = body_width(place.right - place.left, cell.align, true);
                    let (body, of_cell) =
                        Cell::set(&Text { role, ..text }, width, cell.align, glyphs);
                    if place.rows == 1 {
                        lines = lines.max(of_cell);
                    }
                    body
                };
                let span = grid.span(place);
                cells.push(FormPiece {
                    x: span.start,
                    y,
                    columns: span.len(),
                    rows: place.rows,
                    align: cell.align,
                    body,
                });
            }
        }
        Self {
            widths: grid.widths(),
            least,
            lines,
            cells,
        }
    }
}

impl Cell {
    /// The cell as it prints in `width` mm of body text, and how many lines it has.
    fn set(text: &Text<'_>, width: f64, align: Align, glyphs: &mut Glyphs) -> (Self, usize) {
        if align == Align::Dated {
            return Self::dated(text, width, glyphs);
        }
        let advance = |character| glyphs.fonts.advance(text.role, character);
        if let Some(share) = wrap::narrowed(text.content, ems(width), advance) {
            let text = glyphs.drawable(text);
            return (Self::Smaller { text, share }, 1);
        }
        let printed = fitting(text, width, align, glyphs);
        let lines = wrap::lines(&printed, ems(width));
        let fits = lines == printed.split('\n').count();
        if align == Align::Left && !fits && names_posts(&printed) {
            let hanging: Vec<String> = printed.split('\n').map(str::to_owned).collect();
            let lines = hanging.iter().map(|line| hanging_lines(line, width)).sum();
            return (Self::Hanging { hanging }, lines);
        }
        (Self::Text(printed), lines)
    }

    /// The lines of body text in `width` mm.
    fn counted(&self, role: Role, width: f64, fonts: &Fonts) -> Lines {
        match self {
            Self::Text(text) if role == Role::Body => {
                let advance = |character| fonts.advance(role, character);
                wrap::counted(text, ems(width), advance)
            }
            Self::Smaller { .. } => Lines::Exactly(1),
            Self::Hanging { hanging } => {
                Lines::AtMost(hanging.iter().map(|line| hanging_lines(line, width)).sum())
            }
            Self::Text(_) | Self::Dated { .. } | Self::Picture { .. } => Lines::AtMost(usize::MAX),
        }
    }

    fn dated(text: &Text<'_>, width: f64, glyphs: &mut Glyphs) -> (Self, usize) {
        let mut lines = 0;
        let dated = text.content.split('\n').map(|line| {
            let (period, then) = dated_line(line);
            let room = match period {
                Some(_) => width - PERIOD_EMS * BODY_PT * MM_OF_PT,
                None => width,
            };
            let place = |content| Text { content, ..*text };
            let period = period.map(|period| glyphs.drawable(&place(period)));
            let then = fitting(&place(then), room, Align::Left, glyphs);
            lines += wrap::lines(&then, ems(room));
            (period, then)
        });
        let dated = dated.collect();
        (Self::Dated { dated }, lines)
    }
}

impl TableRow {
    fn of(row: &Row, section: &Section, widths: &[f64], glyphs: &mut Glyphs) -> Self {
        let texts = row
            .cells
            .iter()
            .map(String::as_str)
            .chain(std::iter::repeat(""));
        let of = glyphs::place_of(row, section);
        let cells = section.columns.iter().zip(widths).zip(texts);
        let cells = cells.map(|((column, &width), text)| {
            let place = Text {
                role: role(column.align),
                section: of,
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
        let mut counted = Vec::new();
        let cells = cells.map(|(text, width, align)| {
            let (cell, of_cell) = Cell::set(&text, width, align, glyphs);
            lines = lines.max(of_cell);
            counted.push(cell.counted(text.role, width, glyphs.fonts));
            cell
        });
        let cells = cells.collect();
        let settled = settled(&counted);
        Self {
            cells,
            lines: settled.unwrap_or(lines),
            settled: settled.is_some(),
        }
    }
}

/// Most lines of a row that need not be divided between pages.
const UNDIVIDED: usize = 12;

/// The lines of a row when they are sure: no cell may need more than one that is sure of them. The
/// first cell of a low row has more space around it, and must have one line.
fn settled(cells: &[Lines]) -> Option<usize> {
    let sure = cells.iter().filter_map(|lines| match lines {
        Lines::Exactly(lines) => Some(*lines),
        Lines::AtMost(_) => None,
    });
    let sure = sure.max().filter(|lines| *lines <= UNDIVIDED)?;
    let enough = |lines: &Lines| match lines {
        Lines::Exactly(_) => true,
        Lines::AtMost(most) => *most <= sure,
    };
    let first = sure > 2 || cells.first() == Some(&Lines::Exactly(1));
    (first && cells.iter().all(enough)).then_some(sure)
}

/// The role of the typeface in which a cell is set.
fn role(align: Align) -> Role {
    match align {
        Align::Label => Role::Head,
        Align::Center | Align::Left | Align::Dated => Role::Body,
    }
}

/// Lines a name and a post take in `width` mm; rather one too many than one too few.
fn hanging_lines(line: &str, width: f64) -> usize {
    match wrap::lines(line, ems(width)) {
        1 => 1,
        _ => wrap::lines(line, ems(width) - NAME_EMS),
    }
}

/// The text as it prints in a column of `width` mm of body text, no run wider than the column.
fn fitting(text: &Text, width: f64, align: Align, glyphs: &mut Glyphs) -> String {
    let printed = glyphs.drawable(text);
    let advance = |character| glyphs.fonts.advance(text.role, character);
    let room = ems(width);
    let halved = match align {
        Align::Center | Align::Label => wrap::halved(&printed, room, advance),
        Align::Left | Align::Dated => None,
    };
    halved.unwrap_or_else(|| wrap::break_long_runs(&printed, room, advance))
}
