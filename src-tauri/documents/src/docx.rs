//! A report as a Word document: the same cells as on the pages, for those who must edit.

use std::io::{Cursor, Read, Seek, Write};
use std::ops::Range;

use docx_rs::{
    AlignmentType, BreakType, Docx, FieldCharType, Footer, HeightRule, InstrNUMPAGES, InstrPAGE,
    InstrText, LineSpacing, LineSpacingType, PageMargin, PageNumType, PageOrientationType,
    Paragraph, Pic, Run, RunFonts, SectionProperty, SpecialIndentType, Tab, TabValueType, Table,
    TableAlignmentType, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};
use qinglan_core::reports::{Align, FormCell, FormRow, Paper, Picture, Report, Row, Section};
use qinglan_core::Result;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::glyphs::{self, Undrawable};
use crate::grid::{reaching_down, FormPlace, Grid};
use crate::parts;
use crate::sheet::{
    dated_line, form_places_mm, names_posts, title_pt, widths_mm, PageSize, LETTER_PITCH_PT,
    SIGNED_ON,
};
use crate::steps::Steps;
use crate::typeset::drawing;

const MM_TO_TWIP: f64 = 1440.0 / 25.4;
/// Least heights of rows, in twentieths of a point.
const HEAD_HEIGHT: f32 = 820.0;
const FORM_HEAD_HEIGHT: f32 = 624.0;
const ROW_HEIGHT: f32 = 470.0;
const FORM_INDENT_MM: f64 = 1.4;
/// Width of a period of dated lines, in twentieths of a point.
const PERIOD_TWIPS: i32 = 1_800;
/// Width of a name of three characters and the space after it, in twentieths of a point.
const NAME_TWIPS: i32 = 840;
/// What stays white around a picture, so that its cell does not grow.
const PICTURE_INSET_MM: f64 = 2.4;
const SIGNING_HEIGHT: f32 = 1_200.0;
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
    package.document = alike(&patched(&package.document));
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
        document = document.add_table(table(section, page));
    }
    for note in &section.notes {
        let paragraph = line(note, LATIN, BODY, 21, 14.0).line_spacing(exactly(14.0, 80, 0));
        document = document.add_paragraph(paragraph);
    }
    if !section.signing.is_empty() {
        document = document.add_paragraph(line("", LATIN, BODY, 2, SECTION_GAP));
        document = document.add_table(signing(&section.signing, room));
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

/// Form and table on one grid.
fn table(section: &Section, page: PageSize) -> Table {
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

/// A size of type, in half points.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of type"
)]
fn half_points(usual: f64, share: f64) -> usize {
    (usual * share).round() as usize
}

/// A length that goes with the size of the type.
#[expect(clippy::cast_possible_truncation, reason = "an indent of paper")]
fn sized(twips: i32, share: f64) -> i32 {
    (f64::from(twips) * share).round() as i32
}

/// The cells of a row: how wide each is and how many columns of the grid it takes.
struct Cells {
    widths: Vec<f64>,
    spans: Vec<usize>,
    /// The size of their type against the usual one.
    share: f64,
}

/// Line pitch of a table's cells, in points.
const TABLE_PITCH: f64 = 12.5;

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
fn signing(names: &[String], room: f64) -> Table {
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

/// Signatures and page number at the foot of every page, counted through the document or, of
/// several forms of their own, through each: of one form the document's pages are its pages, which
/// every program counts, while `LibreOffice` does not know those of a section and leaves them open.
fn foot(section: &Section, room_mm: f64, each: bool) -> Footer {
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
    paragraph = field(paragraph, InstrText::PAGE(InstrPAGE::new()), "1");
    paragraph = paragraph.add_run(text(" 页　共 "));
    paragraph = if each {
        field(
            paragraph,
            InstrText::Unsupported("SECTIONPAGES".into()),
            "　",
        )
    } else {
        field(paragraph, InstrText::NUMPAGES(InstrNUMPAGES::new()), "1")
    };
    Footer::new().add_paragraph(paragraph.add_run(text(" 页")).snap_to_grid(false))
}

/// A number the program that opens the file fills in; `unknown` stands where it does not know it.
fn field(paragraph: Paragraph, instruction: InstrText, unknown: &str) -> Paragraph {
    let run = || self::run(LATIN, BODY, 24);
    paragraph
        .add_run(run().add_field_char(FieldCharType::Begin, false))
        .add_run(run().add_instr_text(instruction))
        .add_run(run().add_field_char(FieldCharType::Separate, false))
        .add_run(run().add_text(unknown))
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

/// A length of a picture.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of paper"
)]
fn emu(mm: f64) -> u32 {
    (mm * 36_000.0).round().max(0.0) as u32
}

#[expect(clippy::cast_precision_loss, reason = "a few rows")]
fn counted(rows: usize) -> f64 {
    rows as f64
}

/// Width of a cell or column.
fn dxa(mm: f64) -> usize {
    twips(mm) as usize
}

/// Height of a row, in twentieths of a point.
#[expect(clippy::cast_possible_truncation, reason = "heights of paper")]
fn points(mm: f64) -> f32 {
    (mm * MM_TO_TWIP) as f32
}

fn signed(mm: f64) -> i32 {
    i32::try_from(twips(mm)).unwrap_or(0)
}

/// Says what docx-rs cannot: the head row a table begins with is repeated on each page, and no
/// space is put between Han characters and digits. Only rows of tables are kept whole, those of
/// forms and signatures are not. Texts are escaped in the XML, so the tags looked for are never a
/// clerk's.
fn patched(xml: &[u8]) -> Vec<u8> {
    let xml = String::from_utf8_lossy(xml);
    let mut tables = xml.split("<w:tbl>");
    let mut patched = String::with_capacity(xml.len() + xml.len() / 4);
    patched.push_str(tables.next().unwrap_or_default());
    for table in tables {
        patched.push_str("<w:tbl>");
        let (first, others) = table.split_once("</w:tr>").unwrap_or((table, ""));
        let head = first.replacen("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />", 1);
        patched.extend([&head, "</w:tr>", others]);
    }
    let grid = "<w:snapToGrid w:val=\"false\" />";
    let spaced = "<w:autoSpaceDE w:val=\"false\" /><w:autoSpaceDN w:val=\"false\" />";
    patched
        .replace(grid, &format!("{spaced}{grid}"))
        .into_bytes()
}

/// Gives every form the page of the last one: its size, its foot, pages counted from 1.
fn alike(xml: &[u8]) -> Vec<u8> {
    const END: &str = "</w:sectPr>";
    let xml = String::from_utf8_lossy(xml);
    let mut sections = xml.split("<w:sectPr");
    let mut alike = sections.next().unwrap_or_default().to_owned();
    let Some(last) = sections.clone().last() else {
        return alike.into_bytes();
    };
    let (last, _) = last.split_once(END).unwrap_or_default();
    for section in sections {
        let (_, rest) = section.split_once(END).unwrap_or_default();
        alike.extend(["<w:sectPr", last, END, rest]);
    }
    alike.into_bytes()
}

/// Says that the text is Chinese, so that no line begins with a comma.
fn in_chinese(styles: &[u8]) -> Vec<u8> {
    let language = "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" /></w:rPr></w:rPrDefault>";
    let styles = String::from_utf8_lossy(styles);
    styles
        .replacen("</w:rPr></w:rPrDefault>", language, 1)
        .into_bytes()
}

/// The archive with its parts deflated: docx-rs stores them, ten times as large. Pictures, which
/// it takes for PNG whatever they are, get the ending of what they are.
fn compressed(archive: impl Read + Seek) -> ZipResult<Vec<u8>> {
    let mut plain = ZipArchive::new(archive)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut content = Vec::new();
    for position in 0..plain.len() {
        let mut part = plain.by_index(position)?;
        if part.is_file() {
            content.clear();
            part.read_to_end(&mut content)?;
            let mut name = part.name().to_owned();
            if name.starts_with("word/media/") {
                name = name.replace(".png", ".jpg");
            } else if name == "word/_rels/document.xml.rels" {
                content = String::from_utf8_lossy(&content)
                    .replace(".png\"", ".jpg\"")
                    .into_bytes();
            }
            writer.start_file(name, SimpleFileOptions::default())?;
            writer.write_all(&content)?;
        }
    }
    Ok(writer.finish()?.into_inner())
}
