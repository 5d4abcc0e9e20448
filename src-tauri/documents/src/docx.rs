//! A report as a Word document: the same cells as on the pages, for those who must edit.

use std::io::{Cursor, Read, Seek, Write};

use docx_rs::{
    AlignmentType, BreakType, Docx, FieldCharType, Footer, HeightRule, InstrNUMPAGES, InstrPAGE,
    InstrText, LineSpacing, LineSpacingType, PageMargin, PageOrientationType, Paragraph, Run,
    RunFonts, Tab, TabValueType, Table, TableAlignmentType, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use qinglan_core::reports::{Align, Paper, Report, Section};
use qinglan_core::Result;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::glyphs::{self, Undrawable};
use crate::sheet::{paper_mm, widths_mm, SIDE_MARGIN_MM};
use crate::typeset::drawing;

const MM_TO_TWIP: f64 = 1440.0 / 25.4;
/// Top and bottom margin and the distance of the foot from the paper's edge, mm.
const TOP_MM: f64 = 14.0;
const BOTTOM_MM: f64 = 21.0;
const FOOT_MM: f64 = 12.0;
/// Least heights of rows, in twentieths of a point.
const HEAD_HEIGHT: f32 = 820.0;
const ROW_HEIGHT: f32 = 470.0;
/// Space above a section that runs on, in points.
const SECTION_GAP: f64 = 20.0;
const LATIN: &str = "Times New Roman";
const BODY: &str = "仿宋";
const HEAD: &str = "黑体";
const TITLE: &str = "方正小标宋简体";

/// The file's bytes, and the private-use characters that were replaced.
///
/// # Errors
/// [`qinglan_core::error::Fault::Drawing`]
pub(crate) fn bytes(report: &Report) -> Result<(Vec<u8>, Vec<Undrawable>)> {
    let (report, undrawable) = glyphs::readable(report);
    let mut package = document(&report).build();
    package.document = patched(&package.document);
    package
        .footers
        .iter_mut()
        .for_each(|footer| *footer = patched(footer));
    package.styles = in_chinese(&package.styles);
    let mut plain = Cursor::new(Vec::new());
    let packed = package.pack(&mut plain).and_then(|()| compressed(plain));
    let bytes = packed.map_err(|error| drawing(error.to_string()))?;
    Ok((bytes, undrawable))
}

fn document(report: &Report) -> Docx {
    let (width, height) = paper_mm(report.paper);
    let landscape = !matches!(report.paper, Paper::A4Portrait);
    let orientation = if landscape {
        PageOrientationType::Landscape
    } else {
        PageOrientationType::Portrait
    };
    let side = signed(SIDE_MARGIN_MM);
    let mut document = Docx::new()
        .page_size(twips(width), twips(height))
        .page_orient(orientation)
        .page_margin(PageMargin {
            top: signed(TOP_MM),
            left: side,
            bottom: signed(BOTTOM_MM),
            right: side,
            header: signed(7.0),
            footer: signed(FOOT_MM),
            gutter: 0,
        })
        .default_fonts(fonts(LATIN, BODY))
        .default_size(21);
    if let Some(first) = report.sections.first() {
        document = document.footer(foot(first, width - 2.0 * SIDE_MARGIN_MM));
    }
    for (position, section) in report.sections.iter().enumerate() {
        if position > 0 && !section.new_page {
            document = document.add_paragraph(line("", LATIN, BODY, 2, SECTION_GAP));
        }
        document = add(
            document,
            section,
            report.paper,
            position > 0 && section.new_page,
        );
    }
    document
}

/// Adds the section's lines, table and notes.
fn add(mut document: Docx, section: &Section, paper: Paper, new_page: bool) -> Docx {
    let room = paper_mm(paper).0 - 2.0 * SIDE_MARGIN_MM;
    let attachment = section
        .attachment
        .as_ref()
        .map(|text| line(text, HEAD, HEAD, 32, 20.0).line_spacing(exactly(20.0, 0, 180)));
    let title = line(&section.title, LATIN, TITLE, 44, 30.0)
        .align(AlignmentType::Center)
        .line_spacing(exactly(30.0, 0, 200));
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
    let mut lines: Vec<Paragraph> = attachment.into_iter().chain([title, sides]).collect();
    if new_page {
        lines[0] = lines[0].clone().page_break_before(true);
    }
    for paragraph in lines {
        document = document.add_paragraph(paragraph.keep_next(true));
    }
    document = document.add_table(table(section, paper));
    for note in &section.notes {
        let paragraph = line(note, LATIN, BODY, 21, 14.0).line_spacing(exactly(14.0, 80, 0));
        document = document.add_paragraph(paragraph);
    }
    // Word wants a paragraph between tables and after the last.
    document.add_paragraph(line("", LATIN, BODY, 2, 1.0))
}

fn table(section: &Section, paper: Paper) -> Table {
    let widths: Vec<usize> = widths_mm(section, paper)
        .into_iter()
        .map(|width| twips(width) as usize)
        .collect();
    let cell = |paragraph: Paragraph, width: usize| {
        TableCell::new()
            .add_paragraph(paragraph)
            .width(width, WidthType::Dxa)
            .vertical_align(VAlignType::Center)
    };
    let labels = section.columns.iter().zip(&widths).map(|(column, &width)| {
        let label = line(&column.label, HEAD, HEAD, 24, 15.0).align(AlignmentType::Center);
        cell(label, width)
    });
    let head = TableRow::new(labels.collect())
        .row_height(HEAD_HEIGHT)
        .height_rule(HeightRule::AtLeast)
        .cant_split();
    let rows = section.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&section.columns).zip(&widths);
        let cells = cells.map(|((text, column), &width)| {
            let align = match column.align {
                Align::Center => AlignmentType::Center,
                Align::Left => AlignmentType::Left,
            };
            cell(line(text, LATIN, BODY, 21, 12.5).align(align), width)
        });
        TableRow::new(cells.collect())
            .row_height(ROW_HEIGHT)
            .height_rule(HeightRule::AtLeast)
            .cant_split()
    });
    let rows = std::iter::once(head).chain(rows).collect();
    Table::new(rows)
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(30, 51, 30, 51))
        .set_borders(borders())
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

/// Signatures and page number at the foot of every page.
fn foot(section: &Section, room_mm: f64) -> Footer {
    let width = twips(room_mm) as usize;
    let mut run = run(LATIN, BODY, 24);
    let mut paragraph = Paragraph::new();
    let count = section.signatures.len().max(1);
    // The page number takes about 30 mm at the right, the signatures share the rest.
    let share = width.saturating_sub(twips(30.0) as usize) / count;
    for (position, signature) in section.signatures.iter().enumerate() {
        if position > 0 {
            paragraph = paragraph.add_tab(Tab::new().val(TabValueType::Left).pos(position * share));
            run = run.add_tab();
        }
        run = run.add_text(signature);
    }
    paragraph = paragraph.add_tab(Tab::new().val(TabValueType::Right).pos(width));
    let text = |text: &str| self::run(LATIN, BODY, 24).add_text(text);
    paragraph = paragraph.add_run(run.add_tab().add_text("第 "));
    paragraph = field(paragraph, InstrText::PAGE(InstrPAGE::new()));
    paragraph = paragraph.add_run(text(" 页　共 "));
    paragraph = field(paragraph, InstrText::NUMPAGES(InstrNUMPAGES::new()));
    Footer::new().add_paragraph(paragraph.add_run(text(" 页")).snap_to_grid(false))
}

/// A number Word fills in.
fn field(paragraph: Paragraph, instruction: InstrText) -> Paragraph {
    let run = || self::run(LATIN, BODY, 24);
    paragraph
        .add_run(run().add_field_char(FieldCharType::Begin, false))
        .add_run(run().add_instr_text(instruction))
        .add_run(run().add_field_char(FieldCharType::Separate, false))
        .add_run(run().add_text("1"))
        .add_run(run().add_field_char(FieldCharType::End, false))
}

/// A paragraph of one typeface; sizes in half points, line pitch in points.
fn line(text: &str, latin: &str, chinese: &str, size: usize, pitch: f64) -> Paragraph {
    let mut run = run(latin, chinese, size);
    for (position, text) in text.split('\n').enumerate() {
        if position > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(text);
    }
    Paragraph::new()
        .add_run(run)
        .snap_to_grid(false)
        .line_spacing(exactly(pitch, 0, 0))
}

fn run(latin: &str, chinese: &str, size: usize) -> Run {
    Run::new()
        .fonts(fonts(latin, chinese).hint("eastAsia"))
        .size(size)
}

/// Typefaces; the hint makes “” and · Chinese.
fn fonts(latin: &str, chinese: &str) -> RunFonts {
    RunFonts::new()
        .ascii(latin)
        .hi_ansi(latin)
        .east_asia(chinese)
}

fn hint() -> RunFonts {
    fonts(LATIN, BODY).hint("eastAsia")
}

/// A fixed line pitch in points, space before and after in twentieths of a point.
fn exactly(pitch: f64, before: u32, after: u32) -> LineSpacing {
    #[expect(clippy::cast_possible_truncation, reason = "a few points")]
    let line = (pitch * 20.0).round() as i32;
    LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(line)
        .before(before)
        .after(after)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of paper"
)]
fn twips(mm: f64) -> u32 {
    (mm * MM_TO_TWIP).round().max(0.0) as u32
}

fn signed(mm: f64) -> i32 {
    i32::try_from(twips(mm)).unwrap_or(0)
}

/// Says what docx-rs cannot: the first row of every table is repeated on each page, and no space
/// is put between Han characters and digits. Texts are escaped in the XML, so the tags looked
/// for are never a clerk's.
fn patched(xml: &[u8]) -> Vec<u8> {
    let xml = String::from_utf8_lossy(xml);
    let mut tables = xml.split("<w:tbl>");
    let mut patched = String::with_capacity(xml.len() + xml.len() / 4);
    patched.push_str(tables.next().unwrap_or_default());
    for table in tables {
        patched.push_str("<w:tbl>");
        patched.push_str(&table.replacen("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />", 1));
    }
    let grid = "<w:snapToGrid w:val=\"false\" />";
    let spaced = "<w:autoSpaceDE w:val=\"false\" /><w:autoSpaceDN w:val=\"false\" />";
    patched
        .replace(grid, &format!("{spaced}{grid}"))
        .into_bytes()
}

/// Says that the text is Chinese, so that no line begins with a comma.
fn in_chinese(styles: &[u8]) -> Vec<u8> {
    let language = "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" /></w:rPr></w:rPrDefault>";
    let styles = String::from_utf8_lossy(styles);
    styles
        .replacen("</w:rPr></w:rPrDefault>", language, 1)
        .into_bytes()
}

/// The archive with its parts deflated: docx-rs stores them, ten times as large.
fn compressed(archive: impl Read + Seek) -> ZipResult<Vec<u8>> {
    let mut plain = ZipArchive::new(archive)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut content = Vec::new();
    for position in 0..plain.len() {
        let mut part = plain.by_index(position)?;
        if part.is_file() {
            content.clear();
            part.read_to_end(&mut content)?;
            writer.start_file(part.name(), SimpleFileOptions::default())?;
            writer.write_all(&content)?;
        }
    }
    Ok(writer.finish()?.into_inner())
}
