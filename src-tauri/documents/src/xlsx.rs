//! A report as a workbook: the same cells as on the pages, ready to print from Excel or WPS.
//!
//! Sections that start a page have a sheet of their own; those that run on share one. Every cell
//! is text: IDs keep their digits, `1990.10` its zero, and nothing a clerk typed is a formula.

mod formats;
mod names;

use qinglan_core::reports::{Paper, Report, Section};
use qinglan_core::Result;
use rust_xlsxwriter::{
    ColNum, DocProperties, Format, IgnoreError, RowNum, Workbook, Worksheet, XlsxError,
};

use self::formats::{Formats, Place};
use self::names::SheetNames;
use crate::glyphs::{self, Undrawable};
use crate::sheet::{ems, widths_mm, SIDE_MARGIN_MM};
use crate::typeset::drawing;
use crate::wrap;

/// Height of a line of body text with its leading, in points.
const LINE_PT: f64 = 14.5;
/// Space above and below the text of a row together, in points.
const ROW_PADDING_PT: f64 = 6.0;
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
const MM_TO_INCH: f64 = 1.0 / 25.4;
const MM_TO_PIXEL: f64 = 96.0 / 25.4;

/// The file's bytes, and the private-use characters that were replaced.
///
/// # Errors
/// [`qinglan_core::error::Fault::Drawing`]
pub(crate) fn bytes(report: &Report) -> Result<(Vec<u8>, Vec<Undrawable>)> {
    let (report, undrawable) = glyphs::readable(report);
    let bytes = workbook(&report).map_err(|error| drawing(error.to_string()))?;
    Ok((bytes, undrawable))
}

fn workbook(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(report.title.as_str()));
    let formats = Formats::new();
    let mut names = SheetNames::default();
    for run in report.sections.chunk_by(|_, next| !next.new_page) {
        let mut sheet = Sheet {
            grid: workbook.add_worksheet(),
            formats: &formats,
            paper: report.paper,
            row: 0,
        };
        sheet.grid.set_name(names.next(&run[0].name))?;
        sheet.set_up(&run[0])?;
        for (position, section) in run.iter().enumerate() {
            let head = sheet.write(section)?;
            if position == 0 {
                sheet.grid.set_repeat_rows(head, head)?;
            }
            if run.len() == 1 {
                sheet.grid.set_freeze_panes(head + 1, 0)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// A sheet being written from the top down.
struct Sheet<'a> {
    grid: &'a mut Worksheet,
    formats: &'a Formats,
    paper: Paper,
    row: RowNum,
}

impl Sheet<'_> {
    /// Paper, margins, widths and the foot.
    fn set_up(&mut self, section: &Section) -> Result<(), XlsxError> {
        let sheet = &mut *self.grid;
        match self.paper {
            Paper::A4Landscape => sheet.set_paper_size(9).set_landscape(),
            Paper::A3Landscape => sheet.set_paper_size(8).set_landscape(),
            Paper::A4Portrait => sheet.set_paper_size(9).set_portrait(),
        };
        let side = SIDE_MARGIN_MM * MM_TO_INCH;
        let margin = |mm: f64| mm * MM_TO_INCH;
        sheet.set_margins(
            side,
            side,
            margin(14.0),
            margin(21.0),
            margin(7.0),
            margin(11.0),
        );
        sheet
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true);
        sheet.set_footer(footer(&section.signatures));
        for (column, width) in (0..).zip(widths_mm(section, self.paper)) {
            sheet.set_column_width_pixels(column, pixels(width))?;
        }
        Ok(())
    }

    /// Writes a section below what is there; returns the row of its head.
    fn write(&mut self, section: &Section) -> Result<RowNum, XlsxError> {
        let formats = self.formats;
        let widths = widths_mm(section, self.paper);
        let last = column(widths.len().max(1) - 1);
        if self.row > 0 {
            self.row += 1;
        }
        if let Some(attachment) = &section.attachment {
            self.line(0, last, attachment, &formats.attachment, 26.0)?;
        }
        self.line(0, last, &section.title, &formats.title, 44.0)?;
        self.sides(section, &widths)?;

        let head = self.row;
        let labels: Vec<&str> = section
            .columns
            .iter()
            .map(|column| column.label.as_str())
            .collect();
        let lines = tallest(&labels, &widths, 12.0 / 10.5);
        self.grid
            .set_row_height(head, HEAD_PADDING_PT + lines * HEAD_LINE_PT)?;
        for (position, label) in (0..).zip(labels) {
            let place = Place {
                first: position == 0,
                last: position == last,
                bottom: false,
            };
            self.text(position, label, formats.head(place))?;
        }
        self.row += 1;

        for (number, row) in section.rows.iter().enumerate() {
            let cells: Vec<&str> = row.cells.iter().map(String::as_str).collect();
            let height = ROW_PADDING_PT + tallest(&cells, &widths, 1.0) * LINE_PT;
            let height = height.clamp(LOWEST_ROW_PT, TALLEST_ROW_PT);
            self.grid.set_row_height(self.row, height)?;
            let bottom = number + 1 == section.rows.len();
            for ((position, cell), column) in (0..).zip(cells).zip(&section.columns) {
                let place = Place {
                    first: position == 0,
                    last: position == last,
                    bottom,
                };
                self.text(
                    position,
                    cell,
                    formats.body(column.align, place, is_formula(cell)),
                )?;
            }
            self.row += 1;
        }
        if !section.rows.is_empty() {
            let stored = IgnoreError::NumberStoredAsText;
            self.grid
                .ignore_error_range(head + 1, 0, self.row - 1, last, stored)?;
        }

        let room = ems(widths.iter().sum());
        for note in &section.notes {
            #[expect(clippy::cast_precision_loss, reason = "a few lines")]
            let lines = wrap::lines(note, room * 0.97) as f64;
            let height = (lines * LINE_PT + 2.0).min(TALLEST_ROW_PT);
            self.line(0, last, note, &formats.note, height)?;
        }
        Ok(head)
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

    /// The line under the title: who reports at the left, as of when at the right.
    fn sides(&mut self, section: &Section, widths: &[f64]) -> Result<(), XlsxError> {
        let formats = self.formats;
        let last = column(widths.len().max(1) - 1);
        let total: f64 = widths.iter().sum();
        let mut used = 0.0;
        let left = widths.iter().take_while(|&&width| {
            used += width;
            used <= total * 0.7
        });
        let left = column(left.count().max(1) - 1);
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
        if from == to {
            return self.text(from, text, format);
        }
        self.grid
            .merge_range(self.row, from, self.row, to, "", format)?;
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
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let lines = lines.max().unwrap_or(1) as f64;
    lines
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
    (mm * MM_TO_PIXEL).round().clamp(8.0, 1_700.0) as u32
}

fn column(position: usize) -> ColNum {
    ColNum::try_from(position).unwrap_or(ColNum::MAX)
}
