//! Forms of one person: 姓名 王芳 性别 女, each value at the right of its label. A label may stand
//! over two fields (姓名/性别), or say of the labels after it whose they are (全日制教育).

use crate::import::header::{is_known, parts_of, target_of, Target};
use crate::people::rules::names::LONGEST;
use crate::people::rules::text::{clean_line, is_blank_word};
use crate::people::rules::Sources;

use super::headers::{above, may_name_people, Column, Table};
use super::Unfolded;

/// Fewest labels with a value that make a form.
const FEWEST: usize = 4;

/// The forms of a sheet, from the top; none where it is a list.
pub(super) fn forms(sheet: &Unfolded<'_>, sources: &Sources) -> Vec<Table> {
    let starts: Vec<usize> = (0..sheet.grid.rows.len().min(2_000))
        .filter(|&row| may_name_people(sheet, row) && names_somebody(sheet, row))
        .collect();
    let mut tables: Vec<Table> = Vec::new();
    for (nth, &start) in starts.iter().enumerate() {
        let end = starts
            .get(nth + 1)
            .copied()
            .unwrap_or(sheet.grid.rows.len());
        let columns = fields(sheet, (start, end), sources);
        let known = columns.iter().filter(|column| column.target.is_some());
        if known.count() < FEWEST || goes_on(sheet, &columns) {
            return Vec::new();
        }
        let from = tables.last().map_or(0, |table: &Table| {
            let rows = table.columns.iter().filter_map(|column| column.row);
            rows.max().map_or(0, |last| last + 1)
        });
        tables.push(Table {
            lines: above(sheet, from, start, None),
            header: (start, start),
            body: (start, start + 1),
            columns,
            beside: false,
        });
    }
    tables
}

/// Whether a row has the label 姓名 with a name at its right, and no name below it. In the header
/// of a list the next text is a header too, and so are most that follow others.
fn names_somebody(sheet: &Unfolded<'_>, row: usize) -> bool {
    let labels: Vec<(usize, Target)> = (0..sheet.grid.rows[row].len().min(40))
        .filter(|&column| sheet.origin(row, column) == (row, column))
        .filter_map(|column| Some((column, label(sheet, row, column)?)))
        .collect();
    let followed = labels.iter().filter(|(column, target)| {
        let value = value_of(sheet, row, *column, Some(target));
        value.is_some_and(|place| !means_a_field(&shown(sheet, place)))
    });
    if followed.count() * 2 < labels.len() {
        return false;
    }
    labels.iter().any(|(column, target)| {
        let named = value_of(sheet, row, *column, Some(target)).is_some_and(|place| {
            let name = shown(sheet, place);
            !is_blank_word(&name)
                && name.chars().count() <= LONGEST
                && !name.chars().any(|c| c.is_ascii_digit())
                && !means_a_field(&name)
        });
        let below = shown(sheet, (sheet.last_row(row, *column) + 1, *column));
        *target == Target::Name && named && (below.is_empty() || is_label(&below))
    })
}

fn shown(sheet: &Unfolded<'_>, (row, column): (usize, usize)) -> String {
    clean_line(&sheet.cell(row, column).shown())
}

/// Whether a text would head a column, known as it stands or not.
fn means_a_field(text: &str) -> bool {
    target_of(&[text.to_owned()], &Sources::default()).is_some()
}

/// The field a cell is the label of, the first of several.
fn label(sheet: &Unfolded<'_>, row: usize, column: usize) -> Option<Target> {
    let text = clean_line(&sheet.grid.cell(row, column).shown());
    if text.is_empty() || !is_label(&text) {
        return None;
    }
    target_of(&[text], &Sources::default())
}

/// Whether a text is a known word as it stands, or several of them: 姓名/性别.
fn is_label(text: &str) -> bool {
    is_known(text) || !parts_of(text).is_empty()
}

/// Whether most values are followed by one more: a list turned on its side, a person a column.
fn goes_on(sheet: &Unfolded<'_>, columns: &[Column]) -> bool {
    let followed = columns.iter().filter(|column| {
        let row = column.row.unwrap_or_default();
        let text = shown(sheet, after(sheet, row, column.at));
        column.target.is_some() && !text.is_empty() && !is_label(&text)
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
fn value_of(
    sheet: &Unfolded<'_>,
    row: usize,
    column: usize,
    label: Option<&Target>,
) -> Option<(usize, usize)> {
    let (row, column) = after(sheet, row, column);
    let text = shown(sheet, (row, column));
    (!text.is_empty() && !is_heading(&text, label)).then_some((row, column))
}

/// Whether a text is a known word and no value of the label before it: 党员, 其他 and
/// 村党组织书记 may be either.
fn is_heading(text: &str, label: Option<&Target>) -> bool {
    let post = matches!(label, Some(Target::TargetPost | Target::Occupation));
    let seat = || {
        let target = target_of(&[text.to_owned()], &Sources::default());
        matches!(target, Some(Target::Mentors(seat)) if !seat.is_empty())
    };
    is_label(text)
        && !matches!(text, "党员" | "其他" | "村委会" | "党支部" | "社区" | "是")
        && !(post && seat())
}

fn fields(sheet: &Unfolded<'_>, (start, end): (usize, usize), sources: &Sources) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut row = start;
    while row < end {
        let this = row;
        row += 1;
        let width = sheet.grid.rows[this].len();
        let mut group: Option<String> = None;
        for at in 0..width {
            if sheet.origin(this, at) != (this, at) || taken.contains(&(this, at)) {
                continue;
            }
            let header = clean_line(&sheet.grid.cell(this, at).shown());
            let known = is_label(&header);
            if header.is_empty() || (!known && header.chars().count() > 20) {
                continue;
            }
            let path: Vec<String> = group.iter().chain([&header]).cloned().collect();
            let target = target_of(&path, sources);
            if is_family(&header) {
                // A list of its own, down to the next label below it.
                row = (this + 1..end)
                    .find(|&below| {
                        sheet.origin(below, at).0 > this && !sheet.cell(below, at).is_blank()
                    })
                    .unwrap_or(end);
                columns.push(Column {
                    row: Some(this),
                    ..Column::under(&[header], at, None)
                });
                break;
            }
            let Some(place) = value_of(sheet, this, at, target.as_ref()) else {
                continue;
            };
            if of_education(&header) {
                group = Some(header);
            }
            let again = target.is_some() && columns.iter().any(|column| column.target == target);
            if !again {
                taken.push(place);
                let parts = Column::parts(&path, place.1, sources).into_iter();
                columns.extend(parts.map(|column| Column {
                    row: Some(place.0),
                    ..column
                }));
            }
        }
    }
    columns
}

fn is_family(header: &str) -> bool {
    header.contains("家庭") && !header.contains("址") || header.contains("社会关系")
}

/// Whether a label says of the labels after it in its row which education they are of: 全日制教育,
/// 大专, 毕业院校系及专业, 河套学院.
fn of_education(header: &str) -> bool {
    let target = target_of(&[header.to_owned()], &Sources::default());
    matches!(
        target,
        Some(Target::FullTimeEducation | Target::InServiceEducation)
    )
}
