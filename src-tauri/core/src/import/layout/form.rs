//! Forms of one person: 姓名 王芳 性别 女, each value at the right of its label. A label may stand
//! over two fields (姓名/性别), or say of the labels after it whose they are (全日制教育).

use crate::import::header::{field_of, is_known, parts_of, Target};
use crate::people::rules::text::clean_line;
use crate::people::rules::Sources;

use super::fields::Reader;
use super::headers::{above, Column, Line, Table};
use super::labelled::{says_a_field, says_anything};
use super::starts::starts;
use super::Unfolded;

/// Fewest labels with a value that make a form.
const FEWEST: usize = 4;

/// Fewest where the name stands with its label in one cell: a header never does.
const FEWEST_LABELLED: usize = 3;

/// Fewest where a cell holds several people or stands below a header: a name and something more.
const FEWEST_IN_A_CELL: usize = 2;

/// The forms of a sheet, from the top; none where it is a list.
pub(super) fn forms(sheet: &Unfolded<'_>, sources: &Sources) -> Vec<Table> {
    let starts = starts(sheet, sources);
    let mut tables: Vec<Table> = Vec::new();
    let mut notes: Vec<Vec<Line>> = Vec::new();
    for (nth, start) in starts.iter().enumerate() {
        let mut later = starts[nth + 1..].iter();
        let next = later.find(|later| later.row > start.row);
        let first = start.row - start.lead;
        let end = next.map_or(sheet.grid.rows.len(), |next| next.row - next.lead);
        let mut reader = Reader::new(sheet, sources, start.columns.clone());
        let told = match &start.part {
            Some(part) if start.alone => reader.read_part(first..end, start.row, part),
            _ => {
                reader.read(first, end);
                true
            }
        };
        let columns = reader.columns;
        let known = columns.iter().filter(|column| column.target.is_some());
        let fewest = match &start.part {
            Some(_) if start.alone => FEWEST_IN_A_CELL,
            Some(_) => FEWEST_LABELLED,
            None => FEWEST,
        };
        let is_list = !start.alone && goes_on(sheet, &columns);
        if !told || known.count() < fewest || is_list {
            return Vec::new();
        }
        let from = tables.iter().rev().find(|table| table.header.0 < start.row);
        let from = from.map_or(0, |table| {
            let rows = table.columns.iter().filter_map(|column| column.row);
            rows.max().map_or(0, |last| last + 1)
        });
        tables.push(Table {
            lines: above(sheet, from, first, None),
            header: (start.row, start.row),
            body: (start.row, start.row + 1),
            columns,
            beside: start.columns != (0..usize::MAX),
        });
        notes.push(reader.notes);
    }
    with_notes(&mut tables, notes);
    tables
}

/// Adds what stands below forms to the lines around them: 填表时间：2025年3月5日. What stands over
/// the first form holds for those without lines of their own, what stands below the last one for
/// all where the others have nothing.
fn with_notes(tables: &mut [Table], notes: Vec<Vec<Line>>) {
    if notes.iter().all(Vec::is_empty) {
        return;
    }
    let mut over: Vec<Line> = Vec::new();
    for table in tables.iter_mut() {
        if table.lines.is_empty() {
            table.lines.clone_from(&over);
        }
        over.clone_from(&table.lines);
    }
    let filled = notes.iter().position(|own| !own.is_empty());
    let last = notes.last().filter(|_| filled == Some(notes.len() - 1));
    let for_all = last.cloned();
    for (table, own) in tables.iter_mut().zip(notes) {
        table.lines.extend(for_all.clone().unwrap_or(own));
    }
}

pub(super) fn shown(sheet: &Unfolded<'_>, (row, column): (usize, usize)) -> String {
    clean_line(&sheet.cell(row, column).shown())
}

/// Whether a text would head a column, known as it stands or not.
pub(super) fn means_a_field(text: &str) -> bool {
    field_of(text).is_some()
}

/// The field a cell is the label of, the first of several.
pub(super) fn label(sheet: &Unfolded<'_>, row: usize, column: usize) -> Option<Target> {
    let text = clean_line(&sheet.grid.cell(row, column).shown());
    if text.is_empty() || !is_label(&text) {
        return None;
    }
    field_of(&text)
}

/// Whether a text is a known word as it stands, or several of them: 姓名/性别.
pub(super) fn is_label(text: &str) -> bool {
    is_known(text) || !parts_of(text).is_empty()
}

/// Whether most values are followed by one more: a list turned on its side, a person a column.
fn goes_on(sheet: &Unfolded<'_>, columns: &[Column]) -> bool {
    let followed = columns.iter().filter(|column| {
        let row = column.row.unwrap_or_default();
        let (below, right) = after(sheet, row, column.at);
        let raw = sheet.cell(below, right).shown();
        let text = clean_line(&raw);
        column.target.is_some() && !text.is_empty() && !is_label(&text) && !says_a_field(&raw)
    });
    followed.count() * 2
        > columns
            .iter()
            .filter(|column| column.target.is_some())
            .count()
}

/// The place right of a cell and of what is merged with it.
fn after(sheet: &Unfolded<'_>, row: usize, column: usize) -> (usize, usize) {
    let origin = sheet.origin(row, column);
    let mut right = column + 1;
    while sheet.origin(row, right) == origin {
        right += 1;
    }
    sheet.origin(row, right)
}

/// The cell right of a label, unless it is blank or a label itself.
pub(super) fn value_of(
    sheet: &Unfolded<'_>,
    row: usize,
    column: usize,
    label: Option<&Target>,
) -> Option<(usize, usize)> {
    let (row, column) = after(sheet, row, column);
    let raw = sheet.cell(row, column).shown();
    let text = clean_line(&raw);
    // A remark may say 电话：13812345678, any other value is none with a label before it.
    let another = says_a_field(&raw) && !label.is_some_and(says_anything);
    (!text.is_empty() && !another && !is_heading(&text, label)).then_some((row, column))
}

/// Whether a text is a known word and no value of the label before it: 党员, 其他 and
/// 村党组织书记 may be either.
fn is_heading(text: &str, label: Option<&Target>) -> bool {
    let post = matches!(
        label,
        Some(Target::TargetPost | Target::Occupation | Target::MentorPost(_))
    );
    let seat = || matches!(field_of(text), Some(Target::Mentors(seat)) if !seat.is_empty());
    is_label(text)
        && !matches!(text, "党员" | "其他" | "村委会" | "党支部" | "社区" | "是")
        && !(post && seat())
}
