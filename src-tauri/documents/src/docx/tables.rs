//! The table of a section, its form and those who sign, as tables of Word.

use std::ops::Range;

use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Pic, Run, SpecialIndentType, Table, TableAlignmentType,
    TableBorder, TableBorderPosition, TableBorders, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, VMergeType, WidthType,
};
use qinglan_core::reports::{Align, FormCell, FormRow, Picture, Row, Section};

use super::sizes::{counted, dxa, emu, exactly, half_points, points, signed, sized};
use super::text::{line, run};
use super::{BODY, HEAD, LATIN};
use crate::grid::{reaching_down, FormPlace, Grid};
use crate::sheet::{dated_line, form_places_mm, names_posts, widths_mm, PageSize, SIGNED_ON};

/// Least heights of rows, in twentieths of a point.
const HEAD_HEIGHT: f32 = 820.0;
const FORM_HEAD_HEIGHT: f32 = 624.0;
const ROW_HEIGHT: f32 = 470.0;
const SIGNING_HEIGHT: f32 = 1_200.0;
const FORM_INDENT_MM: f64 = 1.4;
/// Width of a period of dated lines, in twentieths of a point.
const PERIOD_TWIPS: i32 = 1_800;
/// Width of a name of three characters and the space after it, in twentieths of a point.
const NAME_TWIPS: i32 = 840;
/// What stays white around a picture, so that its cell does not grow.
const PICTURE_INSET_MM: f64 = 2.4;
/// Line pitch of a table's cells, in points.
const TABLE_PITCH: f64 = 12.5;

/// Form and table on one grid.
pub(super) fn of(section: &Section, page: PageSize) -> Table {
    let room = page.room();
    let grid = Grid::of(std::slice::from_ref(section), room);
    let widths = widths_mm(section, room);
    let of_table = Cells {
        spans: grid.spans(&widths).iter().map(Range::len).collect(),
        widths,
        share: page.share,
    };
    let form = form_rows(section, &grid, room);
    let head_height = if section.form.is_empty() {
        HEAD_HEIGHT
    } else {
        FORM_HEAD_HEIGHT
    };
    let head = section.columns.iter();
    let head = head.map(|column| (column.label.as_str(), Align::Label));
    let head = (!section.columns.is_empty()).then(|| of_table.row(head, head_height).cant_split());
    let least = points(section.row_mm).max(ROW_HEIGHT);
    let rows = section.rows.iter().map(|row: &Row| {
        let aligns = section.columns.iter().map(|column| column.align);
        let cells = row.cells.iter().map(String::as_str).zip(aligns);
        of_table.row(cells, least).cant_split()
    });
    let rows = form.into_iter().chain(head).chain(rows).collect();
    let widths: Vec<usize> = grid.widths().into_iter().map(dxa).collect();
    Table::new(rows)
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths)
        .align(TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(30, 51, 30, 51))
        .set_borders(borders())
}

/// The rows of the form; a cell over several rows goes on in those below.
fn form_rows(section: &Section, grid: &Grid, room: f64) -> Vec<TableRow> {
    let places = form_places_mm(section, room);
    let mut above: Vec<FormPlace> = Vec::new();
    let mut rows = Vec::with_capacity(section.form.len());
    for (row, places) in section.form.iter().zip(&places) {
        let by_hand = row.cells.iter().any(|cell| cell.text.contains('\n'));
        let pitch = if by_hand { 15.0 } else { 13.0 };
        let own = row.cells.iter().zip(places);
        let own = own.map(|(cell, place)| (*place, form_cell(cell, place, row, pitch)));
        let further = above.iter().map(|place| {
            let cell = TableCell::new().add_paragraph(line("", LATIN, BODY, 21, pitch));
            (*place, cell.vertical_merge(VMergeType::Continue))
        });
        let mut cells: Vec<(FormPlace, TableCell)> = own.chain(further).collect();
        cells.sort_by(|(a, _), (b, _)| a.left.total_cmp(&b.left));
        above = reaching_down(above, places);
        let cells = cells.into_iter().map(|(place, cell)| {
            let cell = cell
                .width(dxa(place.right - place.left), WidthType::Dxa)
                .vertical_align(VAlignType::Center);
            match grid.span(&place).len() {
                0 | 1 => cell,
                span => cell.grid_span(span),
            }
        });
        let row = TableRow::new(cells.collect())
            .row_height(points(row.height_mm).max(ROW_HEIGHT))
            .height_rule(HeightRule::AtLeast);
        rows.push(row);
    }
    rows
}

fn form_cell(cell: &FormCell, place: &FormPlace, row: &FormRow, pitch: f64) -> TableCell {
    let of_form = TableCell::new();
    let of_form = if place.rows > 1 {
        of_form.vertical_merge(VMergeType::Restart)
    } else {
        of_form
    };
    if let Some(picture) = cell.picture.as_ref().and_then(Picture::for_paper) {
        let height = row.height_mm * counted(place.rows);
        let picture = Pic::new_with_dimensions(picture.0.to_vec(), 1, 1).size(
            emu(place.right - place.left - PICTURE_INSET_MM),
            emu(height - PICTURE_INSET_MM),
        );
        let run = Run::new().add_image(picture);
        let paragraph = Paragraph::new().add_run(run).align(AlignmentType::Center);
        return of_form.add_paragraph(paragraph);
    }
    let indent = signed(FORM_INDENT_MM);
    if cell.align == Align::Left && names_posts(&cell.text) {
        return hanging(of_form, &cell.text, pitch, indent, 1.0);
    }
    if cell.align == Align::Dated {
        let lines = cell.text.split('\n').map(|line| dated(line, pitch, indent));
        return lines.fold(of_form, TableCell::add_paragraph);
    }
    of_form.add_paragraph(set(&cell.text, cell.align, pitch, indent, 1.0))
}

/// A line of a period and what was then, which hangs under itself.
fn dated(text: &str, pitch: f64, indent: i32) -> Paragraph {
    let (period, then) = dated_line(text);
    let hang = i32::from(period.is_some()) * PERIOD_TWIPS;
    let run = match period {
        Some("") | None => run(LATIN, BODY, 21).add_text(then),
        Some(period) => run(LATIN, BODY, 21)
            .add_text(period)
            .add_tab()
            .add_text(then),
    };
    let hanging = match period {
        Some("") | None => None,
        Some(_) => Some(SpecialIndentType::Hanging(hang)),
    };
    Paragraph::new()
        .add_run(run)
        .snap_to_grid(false)
        .line_spacing(exactly(pitch, 0, 0))
        .indent(Some(indent + hang), hanging, Some(indent), None)
}

/// Lines of a name and a post, each of which stands in under its post where it is long.
fn hanging(cell: TableCell, text: &str, pitch: f64, indent: i32, share: f64) -> TableCell {
    let name = sized(NAME_TWIPS, share);
    let lines = text.split('\n').map(|text| {
        let hang = SpecialIndentType::Hanging(name);
        line(text, LATIN, BODY, half_points(21.0, share), pitch)
            .align(AlignmentType::Left)
            .indent(Some(indent + name), Some(hang), Some(indent), None)
    });
    lines.fold(cell, TableCell::add_paragraph)
}

/// A paragraph of a cell in type of `share` of the usual size.
fn set(text: &str, align: Align, pitch: f64, indent: i32, share: f64) -> Paragraph {
    let body = half_points(21.0, share);
    match align {
        Align::Center => line(text, LATIN, BODY, body, pitch).align(AlignmentType::Center),
        Align::Left | Align::Dated => line(text, LATIN, BODY, body, pitch)
            .align(AlignmentType::Left)
            .indent(Some(indent), None, Some(indent), None),
        Align::Label => line(text, HEAD, HEAD, half_points(24.0, share), 15.0 * share)
            .align(AlignmentType::Center),
    }
}

/// The cells of a row: how wide each is and how many columns of the grid it takes.
struct Cells {
    widths: Vec<f64>,
    spans: Vec<usize>,
    /// The size of their type against the usual one.
    share: f64,
}

impl Cells {
    /// A row of texts; least height in twentieths of a point.
    fn row<'a>(&self, texts: impl Iterator<Item = (&'a str, Align)>, least: f32) -> TableRow {
        let pitch = TABLE_PITCH * self.share;
        let cells = texts.zip(&self.widths).zip(&self.spans);
        let cells = cells.map(|(((text, align), &width), &span)| {
            let cell = TableCell::new();
            let cell = if align == Align::Left && names_posts(text) {
                hanging(cell, text, pitch, 0, self.share)
            } else {
                cell.add_paragraph(set(text, align, pitch, 0, self.share))
            };
            let cell = cell
                .width(dxa(width), WidthType::Dxa)
                .vertical_align(VAlignType::Center);
            if span > 1 {
                cell.grid_span(span)
            } else {
                cell
            }
        });
        TableRow::new(cells.collect())
            .row_height(least)
            .height_rule(HeightRule::AtLeast)
    }
}

/// Who signs, two beside each other, in a table without lines.
pub(super) fn signing(names: &[String], room: f64) -> Table {
    let half = room / 2.0;
    let rows = names.chunks(2).map(|pair| {
        let cells = pair.iter().map(|name| {
            let date = line(SIGNED_ON, LATIN, BODY, 28, 20.0).align(AlignmentType::Right);
            TableCell::new()
                .add_paragraph(line(name, LATIN, BODY, 28, 20.0).keep_next(true))
                .add_paragraph(date.line_spacing(exactly(20.0, 160, 0)))
                .width(dxa(half), WidthType::Dxa)
        });
        TableRow::new(cells.collect())
            .row_height(SIGNING_HEIGHT)
            .height_rule(HeightRule::AtLeast)
    });
    Table::new(rows.collect())
        .set_grid(vec![dxa(half); 2])
        .layout(TableLayoutType::Fixed)
        .width(dxa(room), WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .clear_all_border()
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    // Eighths of a point: the edge 1 pt, the lines inside 0.5 pt.
    let edge = [Left, Right, Top, Bottom].map(|position| TableBorder::new(position).size(8));
    let inside = [InsideH, InsideV].map(|position| TableBorder::new(position).size(4));
    edge.into_iter()
        .chain(inside)
        .fold(TableBorders::with_empty(), TableBorders::set)
}
