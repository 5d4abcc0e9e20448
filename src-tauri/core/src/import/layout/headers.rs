//! Header rows: one row that names the columns, with rows of groups above or below it.

use crate::import::header::{is_exact, is_known, normalise, target_of, targets_of, Target};
use crate::import::read::Value;
use crate::people::rules::text::{clean_line, is_invisible, squeeze};
use crate::people::rules::{read_date, Sources};

use super::columns::{columns, header_text, Part};
use super::form::forms;
use super::pairs::pairs;
use super::sideways::sideways;
use super::villages::is_count;
use super::within::Within;
use super::Unfolded;

/// A line of text above a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Zero-based row.
    pub row: usize,
    /// Its texts.
    pub text: String,
}

/// One of the fields that stand together in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Which of them, from 0.
    pub nth: usize,
    /// All of them, in the order of the header.
    pub fields: Vec<Target>,
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
    /// The field its header names, where another column has it.
    pub beaten: Option<Target>,
    /// Its part in a header that stands over several fields: 姓名/性别.
    pub share: Option<Share>,
    /// The row of its one value, in a form or a list on its side; `None` in a list.
    pub row: Option<usize>,
    /// Its part of a cell that holds more.
    pub within: Option<Within>,
    /// Its header only sounds like the word for its field: 联系电化.
    pub misspelt: bool,
}

impl Column {
    /// The column at a place under its header texts, from the top row down; one a field where the
    /// header stands over several.
    pub(super) fn parts(path: &[String], at: usize, sources: &Sources) -> Vec<Self> {
        let mut targets = targets_of(path, sources);
        if targets.len() < 2 {
            return vec![Self::under(path, at, targets.pop())];
        }
        let fields = targets.clone();
        let parts = targets.into_iter().enumerate();
        parts
            .map(|(nth, target)| Self {
                share: Some(Share {
                    nth,
                    fields: fields.clone(),
                }),
                exact: true,
                ..Self::under(path, at, Some(target))
            })
            .collect()
    }

    /// A column of one field under its header texts, from the top row down.
    pub(super) fn under(path: &[String], at: usize, target: Option<Target>) -> Self {
        let header: Vec<String> = path
            .iter()
            .map(|text| text.chars().filter(|c| !c.is_whitespace()).collect())
            .collect();
        Self {
            at,
            header: header.join("/"),
            target,
            exact: path.last().is_some_and(|text| is_exact(text)),
            beaten: None,
            share: None,
            row: None,
            within: None,
            misspelt: false,
        }
    }

    /// Whether another column names the same field by a word as it stands and this one only holds
    /// such a word: 村民小组手机 beside 手机.
    pub(super) fn gives_way_to(&self, other: &Self) -> bool {
        let rival = |target: &Target| other.target.as_ref() == Some(target);
        let mut own = self.target.iter();
        !self.exact && other.exact && own.any(|target| !target.may_repeat() && rival(target))
    }

    /// Leaves the field to another column.
    pub(super) fn beat(&mut self) {
        self.beaten = self.target.take();
    }

    /// What a cell that holds more says of the column; of any other the whole text.
    #[must_use]
    pub fn said<'a>(&self, text: &'a str) -> &'a str {
        self.within
            .as_ref()
            .map_or(text, |within| within.said(text))
    }
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
    /// Another table stands beside it on the same rows.
    pub beside: bool,
}

impl Table {
    /// Where the cell of a column stands for a person whose row is given.
    #[must_use]
    pub fn place(&self, column: usize, row: usize) -> (usize, usize) {
        let column = &self.columns[column];
        (column.row.unwrap_or(row), column.at)
    }

    /// One person, a cell a field, each beside its label.
    #[must_use]
    pub fn is_form(&self) -> bool {
        self.columns.iter().any(|column| column.row.is_some())
    }

    /// Whether its header is only one repeated on another page.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        self.lines.is_empty() && !self.beside
    }

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

/// Rows searched for the first header; below them only rows that may say 姓名.
pub(super) const SEARCHED: usize = 40;
/// A header text is never longer.
pub(super) const LONGEST: usize = 40;

/// The tables of a sheet, from the top.
#[must_use]
pub fn tables(sheet: &Unfolded<'_>, sources: &Sources) -> Vec<Table> {
    let forms = forms(sheet, sources);
    if !forms.is_empty() {
        return forms;
    }
    let pairs = pairs(sheet, sources);
    if !pairs.is_empty() {
        return pairs;
    }
    let rows = sheet.grid.rows.len();
    let (strong, weak) = first_header(sheet, sources);
    let Some(first) = strong.or_else(|| weak.filter(|_| sideways(sheet, sources).is_empty()))
    else {
        return sideways(sheet, sources);
    };
    let mut starts = vec![first];
    // 姓名 and 职务 under 包村领导 are sub-headings, no header of their own.
    let mut row = last_of_block(sheet, first, sources) + 1;
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
        for previous in tables.iter_mut().filter(|table| table.body.1 == rows) {
            previous.body.1 = header.0;
        }
        let parts = columns(sheet, header, sources);
        let beside = parts.len() > 1;
        for Part { columns, title } in parts {
            let span = columns.first().zip(columns.last()).filter(|_| beside);
            let span = span.map(|(first, last)| (first.at, last.at));
            let mut lines = above(sheet, from, header.0, span);
            lines.extend(title);
            tables.push(Table {
                lines,
                header,
                body: (header.1 + 1, rows),
                columns,
                beside,
            });
        }
    }
    titles_of_pages(&mut tables);
    tables
}

/// A title that is printed again over the header of every page stands over the first: it is no line
/// of the page, and no heading below the people of the page before.
fn titles_of_pages(tables: &mut [Table]) {
    for at in 1..tables.len() {
        let (before, page) = tables.split_at_mut(at);
        let (Some(first), Some(page)) = (before.first(), page.first_mut()) else {
            continue;
        };
        let said = |line: &Line| first.lines.iter().any(|own| own.text == line.text);
        if !page.lines.iter().all(said) || page.fingerprint() != first.fingerprint() {
            continue;
        }
        let title = page.lines.drain(..).map(|line| line.row).min();
        if let (Some(title), Some(last)) = (title, before.last_mut()) {
            last.body.1 = last.body.1.min(title);
        }
    }
}

/// What a row says when read as a header.
#[derive(Default)]
struct Score {
    fields: Vec<Target>,
    filled: usize,
    known: usize,
    /// Words that are known as they stand.
    exact: usize,
    named: bool,
}

fn score(sheet: &Unfolded<'_>, row: usize, sources: &Sources) -> Score {
    let mut score = Score::default();
    for (_, text) in sheet.texts(row) {
        score.filled += 1;
        if text.chars().count() > LONGEST || says_its_value(&text) {
            continue;
        }
        let exact = is_known(&text);
        if let Some(target) = target_of(&[text], sources) {
            score.known += 1;
            score.exact += usize::from(exact);
            score.named |= matches!(target, Target::Name);
            if !score.fields.contains(&target) && !matches!(target, Target::Number | Target::Remark)
            {
                score.fields.push(target);
            }
        }
    }
    score
}

/// Whether a label is written with its value in one cell: 姓名：李明. What brackets say of a header is
/// no value: 出生年月（格式：1985.06）.
fn says_its_value(text: &str) -> bool {
    let outside = text
        .split(['(', '（', '[', '【'])
        .next()
        .unwrap_or_default();
    let value = outside.split_once([':', '：']);
    value.is_some_and(|(label, value)| !label.trim().is_empty() && !value.trim().is_empty())
}

/// The first row that names people and two things about them; else the first with one thing.
fn first_header(sheet: &Unfolded<'_>, sources: &Sources) -> (Option<usize>, Option<usize>) {
    let mut weak = None;
    for row in 0..sheet.grid.rows.len() {
        if row >= SEARCHED && !may_name_people(sheet, row) {
            continue;
        }
        let score = score(sheet, row, sources);
        // Three words as they stand are a header, whatever else an office has columns for.
        if !score.named || (score.known * 2 < score.filled && score.exact < 3) {
            continue;
        }
        if score.fields.len() >= 3 {
            return (Some(row), weak);
        }
        if score.fields.len() >= 2 && weak.is_none() {
            weak = Some(row);
        }
    }
    (None, weak)
}

/// Whether a row may say 姓名 or a word for it: a first look, since most rows do not.
pub(super) fn may_name_people(sheet: &Unfolded<'_>, row: usize) -> bool {
    sheet.grid.rows[row].iter().any(|cell| match &cell.value {
        Value::Text(text) => {
            let mut han = text
                .chars()
                .filter(|c| !c.is_whitespace() && !is_invisible(*c))
                .take(8);
            text.len() < 40 && han.any(|c| matches!(c, '名' | '后'))
        }
        _ => false,
    })
}

/// Whether a row heads a list: it names the people and something about them.
pub(super) fn heads_a_list(sheet: &Unfolded<'_>, row: usize, sources: &Sources) -> bool {
    if !may_name_people(sheet, row) {
        return false;
    }
    let score = score(sheet, row, sources);
    score.named && score.fields.len() >= 2 && score.known * 2 >= score.filled
}

/// Whether another header begins here: it names the people and at least three more columns.
fn again(sheet: &Unfolded<'_>, row: usize, sources: &Sources) -> bool {
    if !may_name_people(sheet, row) {
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
    (first, last_of_block(sheet, base, sources))
}

/// The last row of sub-headings below the row that names the people.
fn last_of_block(sheet: &Unfolded<'_>, base: usize, sources: &Sources) -> usize {
    let mut last = base;
    while last + 1 < sheet.grid.rows.len()
        && last - base < 2
        && is_sub_row(sheet, last + 1, base, sources)
    {
        last += 1;
    }
    last
}

/// A row of group headings above the base row: some cells span several columns, none all. A row of
/// somebody's dates and numbers, the last of a page whose header is repeated, is none.
fn is_group_row(sheet: &Unfolded<'_>, row: usize, base: usize) -> bool {
    let texts = sheet.texts(row);
    let width = sheet.texts(base).len().max(2);
    if texts.is_empty()
        || texts.iter().any(|(_, text)| {
            is_fill_line(text) || is_of_somebody(text) || text.chars().count() > LONGEST
        })
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

/// A date, a telephone or an ID number: what no heading is made of.
fn is_of_somebody(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 6 || read_date(text, 2_099).is_ok()
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

/// Whether the texts of a row are headers or figures: a summary that stands over the list.
fn is_of_a_table(texts: &[(usize, String)]) -> bool {
    let told = |text: &str| is_known(text) || text.chars().all(|c| c.is_ascii_digit());
    texts.iter().filter(|(_, text)| told(text)).count() >= 2
}

/// Who filled in and who checked stands below the people, never over the next table's.
fn ends_a_list(first: &str) -> bool {
    [
        "填报人",
        "填表人",
        "制表人",
        "审核人",
        "经办人",
        "负责人",
        "合计",
        "注：",
        "注:",
    ]
    .iter()
    .any(|start| first.starts_with(start))
}

/// A row of sub-headings below the base row: it says nothing below the people's names, and what
/// it says are headers or values of the group above.
fn is_sub_row(sheet: &Unfolded<'_>, row: usize, base: usize, sources: &Sources) -> bool {
    let words = sheet.texts(base).into_iter();
    let mut names = words
        .filter(|(_, text)| target_of(std::slice::from_ref(text), sources) == Some(Target::Name))
        .peekable();
    if names.peek().is_none() {
        return false;
    }
    let names_somebody = |(name, _): (usize, String)| {
        let below = sheet.origin(row, name);
        let under = clean_line(&sheet.grid.cell(below.0, below.1).shown());
        // 姓名 may stand below 后备人选一, a name never.
        let header = target_of(std::slice::from_ref(&under), sources) == Some(Target::Name);
        below.0 >= row && !under.is_empty() && !header
    };
    if names.any(names_somebody) {
        return false;
    }
    let texts = sheet.texts(row);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    // 青禾社区 | 2人 heads people.
    let counts = texts.iter().any(|(_, text)| is_count(&squeeze(text)));
    if counts || texts.iter().any(|(_, text)| digits(text) >= 4) {
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

/// The lines over a table: everything above the first one, titles right above a later one. Of
/// tables beside each other each takes what stands over its own columns.
pub(super) fn above(
    sheet: &Unfolded<'_>,
    from: usize,
    to: usize,
    span: Option<(usize, usize)>,
) -> Vec<Line> {
    let start = to.saturating_sub(12).max(from);
    let mut lines: Vec<Line> = Vec::new();
    for row in (start..to).rev() {
        let mut texts = sheet.texts(row);
        let first = texts.first().map_or("", |(_, text)| text.as_str());
        let wide = texts.len() > 2 && !texts.iter().any(|(_, text)| is_fill_line(text));
        if from > 0 && (wide || ends_a_list(first)) {
            break;
        }
        if wide && is_of_a_table(&texts) {
            continue;
        }
        if let Some((first, last)) = span.filter(|_| texts.len() > 1) {
            texts.retain(|(column, _)| (first..=last).contains(column));
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
