//! Forms whose labels stand over their values, a row of labels and a row of values in turn:
//! 姓名 | 性别 over 王芳 | 女, below them 学历 | 联系电话 over 大专 | 139….

use crate::import::header::field_of;
use crate::import::header::Target;
use crate::people::rules::text::clean_line;
use crate::people::rules::Sources;

use super::form::is_label;
use super::headers::{above, may_name_people, Column, Table};
use super::Unfolded;

/// Rows in which the first form may begin.
const SEARCHED: usize = 40;

/// The forms of a sheet, from the top; none where it is a list.
pub(super) fn pairs(sheet: &Unfolded<'_>, sources: &Sources) -> Vec<Table> {
    let rows = sheet.grid.rows.len();
    let begins = |row: &usize| names_people(sheet, *row);
    let Some(first) = (0..rows.min(SEARCHED)).find(begins) else {
        return Vec::new();
    };
    if first + 2 >= rows || !is_labels(sheet, first + 2) || names_people(sheet, first + 2) {
        return Vec::new();
    }
    let mut tables: Vec<Table> = Vec::new();
    let mut row = first;
    let mut from = 0;
    while let Some(start) = (row..rows).find(begins) {
        let mut columns: Vec<Column> = Vec::new();
        let mut labels = start;
        while labels + 1 < rows && is_labels(sheet, labels) && !is_labels(sheet, labels + 1) {
            if labels > start && names_people(sheet, labels) {
                break;
            }
            columns.extend(under(sheet, labels, sources));
            labels += 2;
        }
        // One row of labels only heads a list.
        if labels < start + 4 {
            return Vec::new();
        }
        repeated(&mut columns);
        tables.push(Table {
            lines: above(sheet, from, start, None),
            header: (start, start),
            body: (start + 1, start + 2),
            columns,
            beside: false,
        });
        (row, from) = (labels, labels);
    }
    tables
}

/// The columns of a row of labels, each with its value below.
fn under<'a>(
    sheet: &'a Unfolded<'_>,
    row: usize,
    sources: &'a Sources,
) -> impl Iterator<Item = Column> + 'a {
    sheet.texts(row).into_iter().flat_map(move |(at, label)| {
        let columns = Column::parts(&[label], at, sources).into_iter();
        columns.map(move |column| Column {
            row: Some(row + 1),
            ..column
        })
    })
}

/// Of two labels of one field the first has it.
fn repeated(columns: &mut [Column]) {
    let mut seen: Vec<Target> = Vec::new();
    for column in columns {
        let Some(target) = column.target.clone() else {
            continue;
        };
        if seen.contains(&target) && !target.may_repeat() {
            column.beat();
        }
        seen.push(target);
    }
}

/// Whether a row has nothing but labels, several of them.
fn is_labels(sheet: &Unfolded<'_>, row: usize) -> bool {
    let texts = sheet.texts(row);
    texts.len() >= 2 && texts.iter().all(|(_, text)| is_label(&clean_line(text)))
}

/// Whether a row of labels asks for a name.
fn names_people(sheet: &Unfolded<'_>, row: usize) -> bool {
    let name = |(_, text): &(usize, String)| field_of(text) == Some(Target::Name);
    may_name_people(sheet, row) && is_labels(sheet, row) && sheet.texts(row).iter().any(name)
}
