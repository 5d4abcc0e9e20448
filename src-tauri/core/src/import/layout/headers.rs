//! Header rows: one row that names the columns, with rows of groups above or below it.

use crate::import::header::{is_known, normalise, target_of, Target};
use crate::import::read::Value;
use crate::people::rules::text::{clean_line, is_invisible};
use crate::people::rules::Sources;

use super::Unfolded;

/// A line of text above a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Zero-based row.
    pub row: usize,
    /// Its texts.
    pub text: String,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Zero-based column of the sheet.
    pub at: usize,
    /// The header texts from the top row down, without blanks and line breaks, joined by `/`.
    pub header: String,
    /// The field its header names.
    pub target: Option<Target>,
    /// By a word that is known, not by a part of it.
    pub exact: bool,
}

/// A header and the rows that may belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What stands above the header.
    pub lines: Vec<Line>,
    /// First and last header row.
    pub header: (usize, usize),
    /// First row after the header, and the row after the last.
    pub body: (usize, usize),
    /// The columns that have a header.
    pub columns: Vec<Column>,
    /// People stand in two columns side by side.
    pub side_by_side: bool,
}

impl Table {
    /// Equal for tables with the same headers.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let headers: Vec<String> = self
            .columns
            .iter()
            .map(|column| normalise(&column.header))
            .collect();
        headers.join("|")
    }
}

/// Rows searched for the first header.
const SEARCHED: usize = 40;
/// A header text is never longer.
const LONGEST: usize = 40;

/// The tables of a sheet, from the top.
#[must_use]
pub fn tables(sheet: &Unfolded<'_>, sources: &Sources) -> Vec<Table> {
    let rows = sheet.grid.rows.len();
    let Some(first) = first_header(sheet, sources) else {
        return Vec::new();
    };
    let mut starts = vec![first];
    let mut row = first + 1;
    while row < rows {
        if again(sheet, row, sources) {
            starts.push(row);
        }
        row += 1;
    }
    let mut tables: Vec<Table> = Vec::new();
    for &base in &starts {
        let from = tables.last().map_or(0, |table| table.header.1 + 1);
        let header = block(sheet, base, from, sources);
        if let Some(previous) = tables.last_mut() {
            previous.body.1 = header.0;
        }
        let lines = above(sheet, from, header.0);
        let columns = columns(sheet, header, sources);
        let side_by_side = side_by_side(&columns);
        tables.push(Table {
            lines,
            header,
            body: (header.1 + 1, rows),
            columns,
            side_by_side,
        });
    }
    tables
}

/// What a row says when read as a header.
#[derive(Default)]
struct Score {
    fields: Vec<Target>,
    filled: usize,
    known: usize,
    named: bool,
}

fn score(sheet: &Unfolded<'_>, row: usize, sources: &Sources) -> Score {
    let mut score = Score::default();
    for (_, text) in sheet.texts(row) {
        score.filled += 1;
        if text.chars().count() > LONGEST {
            continue;
        }
        if let Some(target) = target_of(&[text], sources) {
            score.known += 1;
            score.named |= matches!(target, Target::Name);
            if !score.fields.contains(&target) && !matches!(target, Target::Number | Target::Remark)
            {
                score.fields.push(target);
            }
        }
    }
    score
}

fn first_header(sheet: &Unfolded<'_>, sources: &Sources) -> Option<usize> {
    let mut weak = None;
    for row in 0..sheet.grid.rows.len().min(SEARCHED) {
        let score = score(sheet, row, sources);
        if !score.named || score.known * 2 < score.filled {
            continue;
        }
        if score.fields.len() >= 3 {
            return Some(row);
        }
        if score.fields.len() >= 2 && weak.is_none() {
            weak = Some(row);
        }
    }
    weak
}

/// Whether another header begins here: it names the people and at least three more columns.
fn again(sheet: &Unfolded<'_>, row: usize, sources: &Sources) -> bool {
    let hint = sheet.grid.rows[row].iter().any(|cell| match &cell.value {
        Value::Text(text) => {
            let mut han = text
                .chars()
                .filter(|c| !c.is_whitespace() && !is_invisible(*c))
                .take(8);
            text.len() < 40 && han.any(|c| matches!(c, '名' | '后'))
        }
        _ => false,
    });
    if !hint {
        return false;
    }
    let score = score(sheet, row, sources);
    score.named && score.fields.len() >= 3 && score.known * 5 >= score.filled * 3
}

/// The header rows around the one that names the people.
fn block(sheet: &Unfolded<'_>, base: usize, from: usize, sources: &Sources) -> (usize, usize) {
    let mut first = base;
    while first > from && base - first < 2 && is_group_row(sheet, first - 1, base) {
        first -= 1;
    }
    let mut last = base;
    while last + 1 < sheet.grid.rows.len()
        && last - base < 2
        && is_sub_row(sheet, last + 1, base, sources)
    {
        last += 1;
    }
    (first, last)
}

/// A row of group headings above the base row: some cells span several columns, none all.
fn is_group_row(sheet: &Unfolded<'_>, row: usize, base: usize) -> bool {
    let texts = sheet.texts(row);
    let width = sheet.texts(base).len().max(2);
    if texts.is_empty()
        || texts
            .iter()
            .any(|(_, text)| is_fill_line(text) || text.chars().count() > LONGEST)
    {
        return false;
    }
    let merged = sheet.grid.merges.iter().any(|merge| {
        let span = merge.right - merge.left + 1;
        merge.top == row && span >= 2 && span * 10 < width * 9
    });
    let worded = texts.iter().any(|(_, text)| {
        [
            "情况",
            "信息",
            "教育",
            "全日制",
            "在职",
            "帮带",
            "来源",
            "类别",
            "导师",
        ]
        .iter()
        .any(|word| text.contains(word))
    });
    texts.len() >= 2 && (merged || worded) || (texts.len() == 1 && merged && texts[0].0 > 0)
}

fn is_fill_line(text: &str) -> bool {
    [
        "填报",
        "填表",
        "截至",
        "截止",
        "单位：",
        "单位:",
        "时间：",
        "时间:",
        "日期：",
        "日期:",
        "制表",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// A row of sub-headings below the base row: it says nothing below the people's names, and what
/// it says are headers or values of the group above.
fn is_sub_row(sheet: &Unfolded<'_>, row: usize, base: usize, sources: &Sources) -> bool {
    let name = sheet
        .texts(base)
        .into_iter()
        .find(|(_, text)| target_of(std::slice::from_ref(text), sources) == Some(Target::Name));
    let Some((name, _)) = name else {
        return false;
    };
    let below = sheet.origin(row, name);
    if below.0 >= row && !sheet.grid.cell(below.0, below.1).is_blank() {
        return false;
    }
    let texts = sheet.texts(row);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    if texts.iter().any(|(_, text)| digits(text) >= 4) {
        return false;
    }
    let known = texts
        .iter()
        .filter(|(column, text)| {
            let above = header_text(sheet, base, *column);
            text.chars().count() <= LONGEST
                && !text.chars().all(|c| c.is_ascii_digit())
                && (target_of(&[above, text.clone()], sources).is_some()
                    || target_of(std::slice::from_ref(text), sources).is_some()
                    || is_heading(text))
        })
        .count();
    // A band such as “一、某某村” is one text; sub-headings come at least in pairs.
    texts.len() >= 2 && known * 5 >= texts.len() * 3
}

fn is_heading(text: &str) -> bool {
    [
        "姓名", "职务", "学历", "学位", "学校", "院校", "专业", "电话", "单位", "时间", "教育",
        "情况",
    ]
    .iter()
    .any(|word| text.ends_with(word))
}

/// The header text at a place; a blank one takes the group heading at its left.
fn header_text(sheet: &Unfolded<'_>, row: usize, column: usize) -> String {
    let own = sheet.cell(row, column);
    if !own.is_blank() {
        return clean_line(&own.shown());
    }
    (0..column)
        .rev()
        .find(|&left| !sheet.cell(row, left).is_blank())
        .map(|left| clean_line(&sheet.cell(row, left).shown()))
        .unwrap_or_default()
}

fn columns(sheet: &Unfolded<'_>, (first, last): (usize, usize), sources: &Sources) -> Vec<Column> {
    let width = (first..=last)
        .filter_map(|row| sheet.grid.rows.get(row))
        .map(Vec::len)
        .max()
        .unwrap_or(0);
    let filled = |row: usize, column: usize| !sheet.cell(row, column).is_blank();
    let mut columns: Vec<Column> = Vec::new();
    for at in 0..width {
        let mut path: Vec<String> = Vec::new();
        let mut origins: Vec<(usize, usize)> = Vec::new();
        for row in first..=last {
            let lower =
                (row + 1..=last).any(|lower| filled(lower, at) && sheet.origin(lower, at).0 > row);
            let place = if filled(row, at) {
                sheet.origin(row, at)
            } else if lower
                && !sheet
                    .grid
                    .merges
                    .iter()
                    .any(|merge| merge.top == row && merge.right > merge.left)
            {
                // Without merged cells a group heading stands over its first column only.
                let left = (0..at).rev().find(|&left| filled(row, left));
                match left.filter(|&left| (row + 1..=last).any(|lower| filled(lower, left))) {
                    Some(left) => sheet.origin(row, left),
                    None => continue,
                }
            } else {
                continue;
            };
            if !origins.contains(&place) {
                origins.push(place);
                path.push(clean_line(&sheet.grid.cell(place.0, place.1).shown()));
            }
        }
        if path.is_empty() {
            continue;
        }
        let header: Vec<String> = path
            .iter()
            .map(|text| text.chars().filter(|c| !c.is_whitespace()).collect())
            .collect();
        columns.push(Column {
            at,
            header: header.join("/"),
            target: target_of(&path, sources),
            exact: path.last().is_some_and(|text| is_known(text)),
        });
    }
    settle(&mut columns);
    columns
}

/// Fields that two columns name go to the first; a post right after a mentor's name is the
/// mentor's, whatever else it could be.
fn settle(columns: &mut [Column]) {
    let mut seen: Vec<Target> = Vec::new();
    let mut mentor: Option<String> = None;
    for column in columns {
        let Some(target) = column.target.clone() else {
            mentor = mentor.filter(|_| column.header.contains("电话"));
            continue;
        };
        match &target {
            Target::Mentors(seat) | Target::MentorName(seat) => mentor = Some(seat.clone()),
            Target::Occupation if seen.contains(&target) => {
                if let Some(seat) = mentor.take() {
                    column.target = Some(Target::MentorPost(seat));
                }
            }
            Target::Phone if seen.contains(&target) => column.target = None,
            _ if seen.contains(&target) && !target.may_repeat() => column.target = None,
            Target::MentorPost(_) => {}
            _ => mentor = None,
        }
        seen.push(target);
    }
}

/// Two tables beside each other name the people and something else about them twice.
fn side_by_side(columns: &[Column]) -> bool {
    let plain: Vec<String> = columns
        .iter()
        .filter(|column| !column.header.contains('/'))
        .map(|column| normalise(&column.header))
        .collect();
    let twice = |word: &&String| plain.iter().filter(|other| other == word).count() >= 2;
    let names = plain
        .iter()
        .filter(|word| matches!(word.as_str(), "姓名" | "名字"))
        .filter(twice)
        .count();
    let others = plain
        .iter()
        .filter(|word| {
            matches!(
                word.as_str(),
                "序号"
                    | "性别"
                    | "出生年月"
                    | "民族"
                    | "学历"
                    | "身份证号"
                    | "身份证号码"
                    | "联系电话"
                    | "电话"
                    | "政治面貌"
            )
        })
        .filter(twice)
        .count();
    names >= 2 && others >= 2
}

/// The lines over a table: everything above the first one, titles right above a later one.
fn above(sheet: &Unfolded<'_>, from: usize, to: usize) -> Vec<Line> {
    let start = to.saturating_sub(12).max(from);
    let mut lines: Vec<Line> = Vec::new();
    for row in (start..to).rev() {
        let texts = sheet.texts(row);
        if from > 0 && texts.len() > 2 && !texts.iter().any(|(_, text)| is_fill_line(text)) {
            break;
        }
        if !texts.is_empty() {
            let texts: Vec<String> = texts.into_iter().map(|(_, text)| text).collect();
            lines.push(Line {
                row,
                text: texts.join("　"),
            });
        }
    }
    lines.reverse();
    lines
}
