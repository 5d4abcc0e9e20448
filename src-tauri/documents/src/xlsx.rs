//! A report as a workbook: the same cells as on the pages, ready to print from Excel or WPS.
//!
//! Sections that start a page have a sheet of their own; those that run on share one. Every cell
//! is text: IDs keep their digits, `1990.10` its zero, and nothing a clerk typed is a formula.

mod formats;
mod names;

use qinglan_core::reports::{Paper, Picture, Report, Section};
use qinglan_core::Result;
use rust_xlsxwriter::{
    ColNum, DocProperties, Format, IgnoreError, Image, RowNum, Workbook, Worksheet, XlsxError,
};

use self::formats::{Formats, Place};
use self::names::SheetNames;
use crate::glyphs::{self, Undrawable};
use crate::grid::Grid;
use crate::sheet::{
    body_width, ems, form_places_mm, title_pt, widths_mm, PageSize, BODY_PT, LETTER_PITCH_PT,
    LETTER_PT, SIGNED_ON,
};
use crate::steps::Steps;
use crate::typeset::drawing;
use crate::wrap;

/// Height of a line of body text with its leading, in points.
const LINE_PT: f64 = 14.5;
/// Space above and below the text of a row together, in points.
const ROW_PADDING_PT: f64 = 6.0;
/// The same of a row of running text.
const PROSE_PADDING_PT: f64 = 2.0;
const HEAD_LINE_PT: f64 = 16.5;
const HEAD_PADDING_PT: f64 = 12.0;
/// A row of one line is this tall.
const LOWEST_ROW_PT: f64 = 24.0;
/// Excel allows no taller row.
const TALLEST_ROW_PT: f64 = 409.0;
/// Excel allows no longer text in a cell.
const LONGEST_TEXT: usize = 32_000;
/// Excel allows no more in a footer.
const LONGEST_FOOTER: usize = 250;
/// Line for a signature or its day.
const SIGNING_LINE_PT: f64 = 32.0;
/// The line under the title, and how much of its width its left has where nothing speaks against it.
const SIDES_PT: f64 = 12.0;
const SHARE_AT_LEFT: f64 = 0.7;
const MM_TO_PT: f64 = 72.0 / 25.4;
const MM_TO_INCH: f64 = 1.0 / 25.4;
const MM_TO_PIXEL: f64 = 96.0 / 25.4;

/// The file's bytes, and the private-use characters that were replaced.
///
/// # Errors
/// [`qinglan_core::error::Refused::Cancelled`], [`qinglan_core::error::Fault::Drawing`]
pub(crate) fn bytes(report: &Report, steps: &Steps<'_>) -> Result<(Vec<u8>, Vec<Undrawable>)> {
    let (report, undrawable) = glyphs::readable(report);
    let failed = |error: XlsxError| drawing(error.to_string());
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(report.title.as_str()));
    let formats = Formats::new(PageSize::of(&report).share);
    let mut names = SheetNames::default();
    for run in report.sections.chunk_by(|_, next| !next.new_page) {
        let name = names.next(&run[0].name);
        write_run(workbook.add_worksheet(), run, &name, &report, &formats).map_err(failed)?;
        steps.advance(run.len())?;
    }
    let bytes = workbook.save_to_buffer().map_err(failed)?;
    Ok((bytes, undrawable))
}

/// Writes sections that share pages to a sheet.
fn write_run(
    grid: &mut Worksheet,
    run: &[Section],
    name: &str,
    report: &Report,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let page = PageSize::of(report);
    let room = page.room();
    let breaks = run.iter().map(|section| section.breaks.len());
    let sheets = 1 + breaks.max().unwrap_or(0);
    let mut sheet = Sheet {
        grid,
        formats,
        columns: Grid::of(run, room * counted(sheets)),
        sheets,
        share: page.share,
        room,
        row: 0,
        on_first: run[0].breaks.first().copied(),
        breaks: Vec::new(),
    };
    sheet.grid.set_name(name)?;
    sheet.set_up(&run[0], page, report.paper)?;
    if report.numbered_each {
        sheet.grid.set_print_first_page_number(1);
    }
    for (position, section) in run.iter().enumerate() {
        let head = sheet.write(section)?;
        let Some(head) = head else { continue };
        if position == 0 {
            sheet.grid.set_repeat_rows(head, head)?;
        }
        if run.len() == 1 && section.form.is_empty() && section.body.is_empty() {
            sheet.grid.set_freeze_panes(head + 1, 0)?;
        }
    }
    if !sheet.breaks.is_empty() {
        sheet.grid.set_page_breaks(&sheet.breaks)?;
    }
    Ok(())
}

/// A sheet being written from the top down.
struct Sheet<'a> {
    grid: &'a mut Worksheet,
    formats: &'a Formats,
    columns: Grid,
    /// Sheets of paper beside each other that hold the columns.
    sheets: usize,
    /// The size of the tables' type against the usual one.
    share: f64,
    /// Width between the margins, mm.
    room: f64,
    row: RowNum,
    /// Columns of the first sheet of paper, where there are more.
    on_first: Option<usize>,
    /// Rows above which a page begins.
    breaks: Vec<RowNum>,
}

impl Sheet<'_> {
    /// Paper, margins, widths and the foot.
    fn set_up(&mut self, section: &Section, page: PageSize, paper: Paper) -> Result<(), XlsxError> {
        let sheet = &mut *self.grid;
        match paper {
            Paper::A4Landscape => sheet.set_paper_size(9).set_landscape(),
            Paper::A3Landscape => sheet.set_paper_size(8).set_landscape(),
            Paper::A4Portrait => sheet.set_paper_size(9).set_portrait(),
        };
        let inches = |mm: f64| mm * MM_TO_INCH;
        sheet.set_margins(
            inches(page.margins.left),
            inches(page.margins.right),
            inches(page.margins.top),
            inches(page.margins.bottom),
            inches(page.margins.top / 2.0),
            inches(page.foot_mm() - 2.4),
        );
        sheet
            .set_print_fit_to_pages(u16::try_from(self.sheets).unwrap_or(1), 0)
            .set_print_center_horizontally(true);
        if let Some(last) = section.repeated.checked_sub(1) {
            sheet.set_repeat_columns(0, column(last))?;
        }
        sheet.set_footer(footer(&section.signatures));
        for (column, width) in (0..).zip(self.columns.widths()) {
            sheet.set_column_width_pixels(column, pixels(width))?;
        }
        Ok(())
    }

    /// Writes a section below what is there; returns the row of its table's head.
    fn write(&mut self, section: &Section) -> Result<Option<RowNum>, XlsxError> {
        let formats = self.formats;
        let last = self.last();
        if self.row > 0 {
            self.row += 1;
        }
        if let Some(attachment) = &section.attachment {
            self.line(0, last, attachment, &formats.attachment, 26.0)?;
        }
        if section.page_break && self.row > 0 {
            self.breaks.push(self.row);
        }
        if !section.title.is_empty() {
            let title = formats.title.clone().set_font_size(title_pt(section));
            self.line(0, last, &section.title, &title, 44.0)?;
        }
        if !(section.left_line.is_empty() && section.right_line.is_empty()) {
            self.sides(section)?;
        }
        for paragraph in &section.body {
            let format = if paragraph.heading {
                &formats.heading
            } else {
                &formats.letter
            };
            let text = format!("　　{}", paragraph.text);
            let room = ems(self.room) * BODY_PT / LETTER_PT;
            self.prose(&text, room, LETTER_PITCH_PT, format)?;
        }
        self.form(section)?;
        let head = if section.columns.is_empty() {
            None
        } else {
            Some(self.table(section)?)
        };
        for note in &section.notes {
            self.prose(note, ems(self.room), LINE_PT, &formats.note)?;
        }
        self.signing(&section.signing)?;
        Ok(head)
    }

    /// Labels and values above the table, in one frame with it.
    fn form(&mut self, section: &Section) -> Result<(), XlsxError> {
        let formats = self.formats;
        let first = self.row;
        let places = form_places_mm(section, self.room);
        let rights = places
            .iter()
            .flatten()
            .map(|place| self.columns.span(place).end);
        let right = rights.max().unwrap_or(0);
        for (number, (row, places)) in section.form.iter().zip(&places).enumerate() {
            let cells = || row.cells.iter().zip(places);
            let of_row =
                || cells().filter(|(cell, place)| place.rows == 1 && cell.picture.is_none());
            let widths: Vec<f64> = of_row()
                .map(|(cell, place)| body_width(place.right - place.left, cell.align, true))
                .collect();
            let texts: Vec<&str> = of_row().map(|(cell, _)| cell.text.as_str()).collect();
            let height = ROW_PADDING_PT + tallest(&texts, &widths, 1.0) * LINE_PT;
            let height = height
                .max(row.height_mm * MM_TO_PT)
                .clamp(LOWEST_ROW_PT, TALLEST_ROW_PT);
            self.grid.set_row_height(self.row, height)?;
            for (cell, place) in cells() {
                let span = self.columns.span(place);
                let last = self.row + RowNum::try_from(place.rows - 1).unwrap_or(0);
                let end = first + RowNum::try_from(section.form.len()).unwrap_or(0);
                let last = last.min(end.max(1) - 1);
                let edges = Place {
                    top: number == 0,
                    bottom: section.columns.is_empty() && last + 1 == end,
                    ..Place::of(&span, right)
                };
                let format = formats.form(cell.align, edges, is_formula(&cell.text));
                let (from, to) = (column(span.start), column(span.end - 1));
                self.block((self.row, last), (from, to), &cell.text, format)?;
                if let Some(picture) = cell.picture.as_ref().and_then(Picture::for_paper) {
                    let image = Image::new_from_buffer(&picture.0)?;
                    self.grid
                        .insert_image_fit_to_cell(self.row, from, &image, true)?;
                }
            }
            self.row += 1;
        }
        Ok(())
    }

    /// The table; returns the row of its head.
    fn table(&mut self, section: &Section) -> Result<RowNum, XlsxError> {
        let formats = self.formats;
        let widths = widths_mm(section, self.room * counted(self.sheets));
        let spans = self.columns.spans(&widths);
        let right = spans.last().map_or(0, |span| span.end);
        let head = self.row;
        let labels: Vec<&str> = section
            .columns
            .iter()
            .map(|column| column.label.as_str())
            .collect();
        let lines = tallest(&labels, &widths, 12.0 / 10.5 * self.share);
        let lines = lines * HEAD_LINE_PT * self.share;
        self.grid.set_row_height(head, HEAD_PADDING_PT + lines)?;
        for (span, label) in spans.iter().zip(labels) {
            let place = Place {
                top: section.form.is_empty(),
                ..Place::of(span, right)
            };
            let format = formats.head(place);
            self.across(column(span.start), column(span.end - 1), label, format)?;
        }
        self.row += 1;
        let aligned = section.columns.iter().zip(&widths);
        let widths: Vec<f64> = aligned
            .map(|(column, &width)| body_width(width, column.align, false))
            .collect();
        for (number, row) in section.rows.iter().enumerate() {
            let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
            let lines = tallest(&cells, &widths, self.share) * LINE_PT * self.share;
            let height = ROW_PADDING_PT + lines;
            let height = height
                .max(section.row_mm * MM_TO_PT)
                .clamp(LOWEST_ROW_PT, TALLEST_ROW_PT);
            self.grid.set_row_height(self.row, height)?;
            let bottom = number + 1 == section.rows.len();
            for ((cell, known), span) in cells.into_iter().zip(&section.columns).zip(&spans) {
                let place = Place {
                    bottom,
                    ..Place::of(span, right)
                };
                let format = formats.body(known.align, place, is_formula(cell));
                self.across(column(span.start), column(span.end - 1), cell, format)?;
            }
            self.row += 1;
        }
        if !section.rows.is_empty() {
            let stored = IgnoreError::NumberStoredAsText;
            self.grid.ignore_error_range(
                head + 1,
                0,
                self.row - 1,
                column(right.max(1) - 1),
                stored,
            )?;
        }
        Ok(head)
    }

    /// Who signs, two beside each other, each above a line for the day.
    fn signing(&mut self, names: &[String]) -> Result<(), XlsxError> {
        let formats = self.formats;
        let half = column(self.columns.half());
        let last = self.last();
        for pair in names.chunks(2) {
            self.grid.set_row_height(self.row, SIGNING_LINE_PT / 2.0)?;
            self.row += 1;
            let dates = [SIGNED_ON; 2];
            let lines = [
                (pair.iter().map(String::as_str).collect(), &formats.signing),
                (dates[..pair.len()].to_vec(), &formats.signed_on),
            ];
            let lines: [(Vec<&str>, &Format); 2] = lines;
            for (texts, format) in lines {
                self.grid.set_row_height(self.row, SIGNING_LINE_PT)?;
                for (text, (from, to)) in texts.into_iter().zip([(0, half - 1), (half, last)]) {
                    self.across(from, to.max(from), text, format)?;
                }
                self.row += 1;
            }
        }
        Ok(())
    }

    /// The last column of the first sheet of paper.
    fn last(&self) -> ColNum {
        column(self.on_first.unwrap_or(self.columns.len()).max(1) - 1)
    }

    /// A text across the table, in a row of its own.
    fn line(
        &mut self,
        from: ColNum,
        to: ColNum,
        text: &str,
        format: &Format,
        height: f64,
    ) -> Result<(), XlsxError> {
        self.across(from, to, text, format)?;
        self.grid.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    /// Running text across the table, lines `pitch` points apart in `room` ems of its type: where it
    /// is longer than a row can be tall, it goes on in the next row.
    fn prose(
        &mut self,
        text: &str,
        room: f64,
        pitch: f64,
        format: &Format,
    ) -> Result<(), XlsxError> {
        // Excel sets a line a little wider than the page does.
        let room = room * 0.97;
        let last = self.last();
        for piece in wrap::divided(text, room, most_lines(pitch)) {
            let height = counted(wrap::lines(piece, room)) * pitch + PROSE_PADDING_PT;
            self.line(0, last, piece, format, height)?;
        }
        Ok(())
    }

    /// The line under the title: who reports at the left, as of when at the right.
    fn sides(&mut self, section: &Section) -> Result<(), XlsxError> {
        let formats = self.formats;
        let last = self.last();
        let mut widths = self.columns.widths();
        widths.truncate(usize::from(last) + 1);
        let left = column(columns_at_left(&widths, section).max(1) - 1);
        if left < last {
            self.across(left + 1, last, &section.right_line, &formats.right)?;
            return self.line(0, left, &section.left_line, &formats.left, 24.0);
        }
        let both = format!("{}　　{}", section.left_line, section.right_line);
        self.line(0, last, &both, &formats.left, 24.0)
    }

    fn across(
        &mut self,
        from: ColNum,
        to: ColNum,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.block((self.row, self.row), (from, to), text, format)
    }

    /// A text in the cells of some rows, of which the present one is the first, and columns.
    fn block(
        &mut self,
        (first, last): (RowNum, RowNum),
        (from, to): (ColNum, ColNum),
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if (first, from) != (last, to) {
            self.grid.merge_range(first, from, last, to, "", format)?;
        }
        self.text(from, text, format)
    }

    fn text(&mut self, column: ColNum, text: &str, format: &Format) -> Result<(), XlsxError> {
        if text.is_empty() {
            self.grid.write_blank(self.row, column, format)?;
        } else {
            let text: String = text.chars().take(LONGEST_TEXT).collect();
            self.grid
                .write_string_with_format(self.row, column, text, format)?;
        }
        Ok(())
    }
}

/// How many columns the left of the line under the title gets: about seven tenths of the width, but
/// more or fewer where a side would be cut off there.
fn columns_at_left(widths: &[f64], section: &Section) -> usize {
    let need = |text: &str| (wrap::ems(text) + 1.0) * SIDES_PT / MM_TO_PT;
    let (left, right) = (need(&section.left_line), need(&section.right_line));
    let total: f64 = widths.iter().sum();
    let mut used = 0.0;
    let splits = (1..widths.len()).zip(widths).map(|(count, width)| {
        used += width;
        let cut = (left - used).max(0.0) + (right - (total - used)).max(0.0);
        (cut, (used - total * SHARE_AT_LEFT).max(0.0), -used, count)
    });
    let best = splits.min_by(|a, b| {
        let by = |one: f64, other: f64| one.total_cmp(&other);
        by(a.0, b.0).then(by(a.1, b.1)).then(by(a.2, b.2))
    });
    best.map_or(widths.len(), |(.., count)| count)
}

/// Whether a spreadsheet would take the text for a formula when it is typed in again.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\''])
}

/// Lines of the cell that needs most; `scale` is the size of the type against the body's.
fn tallest(texts: &[&str], widths: &[f64], scale: f64) -> f64 {
    let lines = texts.iter().zip(widths).map(|(text, &width)| {
        // Excel keeps a little more room at the sides of a cell than the page does.
        wrap::lines(text, (ems(width) - 0.2) / scale)
    });
    counted(lines.max().unwrap_or(1))
}

/// Lines of text that a row has room for.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few dozen lines"
)]
fn most_lines(pitch: f64) -> usize {
    ((TALLEST_ROW_PT - PROSE_PADDING_PT) / pitch) as usize
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn counted(lines: usize) -> f64 {
    lines as f64
}

/// Signatures and page number in Excel's own words; `&` begins a code there.
fn footer(signatures: &[String]) -> String {
    let page = "&R&\"仿宋,Regular\"&12第 &P 页　共 &N 页";
    let escaped: Vec<String> = signatures
        .iter()
        .map(|text| text.replace('&', "&&"))
        .collect();
    let (first, others) = escaped
        .split_first()
        .map_or(("", &[][..]), |(first, rest)| (first, rest));
    let others = others.join("　　　　　　　　　　");
    let signed = format!("&L&\"仿宋,Regular\"&12{first}&C&\"仿宋,Regular\"&12{others}");
    if signed.chars().count() + page.chars().count() > LONGEST_FOOTER {
        return page.to_owned();
    }
    format!("{signed}{page}")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "widths of paper, in millimetres"
)]
fn pixels(mm: f64) -> u32 {
    (mm * MM_TO_PIXEL).round().clamp(2.0, 1_700.0) as u32
}

fn column(position: usize) -> ColNum {
    ColNum::try_from(position).unwrap_or(ColNum::MAX)
}
