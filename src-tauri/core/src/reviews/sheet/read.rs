//! The tables of a filled sheet: where the header is, what each column holds, and what stands around
//! the table about round, department, letter and day.

use crate::error::{Refused, Result};
use crate::import::header::normalise;
use crate::import::layout::Unfolded;
use crate::import::read::{self, Grid, Workbook};
use crate::people::rules::text::{clean_line, clean_lines, is_blank_word, squeeze};

/// What a column of a reply sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Name,
    IdNumber,
    Village,
    Result,
    Grounds,
    Letter,
    RepliedOn,
    ValidUntil,
    /// 备注: grounds, where there are some and no column is for them.
    Remark,
}

/// Words of headers, normalised; a header that begins with one of the results' words is one too.
const WORDS: &[(Holds, &[&str])] = &[
    (Holds::Name, &["姓名", "人员姓名", "被审查人", "审查对象"]),
    (
        Holds::IdNumber,
        &[
            "身份证号",
            "身份证号码",
            "公民身份号码",
            "身份证",
            "证件号码",
        ],
    ),
    (
        Holds::Village,
        &["村", "所在村", "村社区", "行政村", "单位"],
    ),
    (
        Holds::Result,
        &[
            "反馈意见",
            "审查意见",
            "联审意见",
            "审核意见",
            "部门意见",
            "核查意见",
            "反馈结果",
            "审查结果",
            "联审结果",
            "核查结果",
            "审核结果",
            "反馈情况",
            "意见",
            "结果",
            "结论",
            "审查结论",
            "有无异议",
            "是否有异议",
            "有无问题",
            "是否有问题",
            "是否存在问题",
            "是否同意",
            "是否通过",
            "是否符合条件",
        ],
    ),
    (
        Holds::Grounds,
        &[
            "理由",
            "具体理由",
            "异议理由",
            "异议或缓用的理由",
            "有异议或缓用的理由",
            "有异议缓用的理由",
            "理由及依据",
            "具体情况",
            "情况说明",
            "具体情形",
            "原因",
            "问题说明",
            "存在问题",
            "说明",
        ],
    ),
    (Holds::Letter, &["文号", "函号", "复函文号", "反馈文号"]),
    (
        Holds::RepliedOn,
        &["反馈日期", "反馈时间", "审查日期", "审查时间", "日期"],
    ),
    (Holds::ValidUntil, &["有效期至", "有效期", "有效日期"]),
    (Holds::Remark, &["备注"]),
];

/// How far down a header is looked for.
const HEADER_WITHIN: usize = 30;

/// A table of replies.
pub(super) struct Table {
    /// The sheet's name, or the file's where it has none.
    pub(super) name: String,
    /// Number of the sheet, from 1.
    pub(super) number: usize,
    /// Title, department, letter and day as they stand around the table.
    pub(super) around: Vec<String>,
    /// The header of the result's column, normalised.
    pub(super) result_header: String,
    pub(super) rows: Vec<Line>,
}

/// A row with somebody's name: the texts of its columns and where they stand.
pub(super) struct Line {
    /// As in the spreadsheet, from 1.
    pub(super) row: usize,
    cells: Vec<(Holds, usize, String)>,
}

impl Line {
    /// What a column holds, and the column; empty where there is none.
    pub(super) fn get(&self, holds: Holds) -> (Option<usize>, &str) {
        let found = self.cells.iter().find(|(what, ..)| *what == holds);
        found.map_or((None, ""), |(_, column, text)| (Some(*column), text))
    }
}

impl Table {
    /// Whether a text stands around the table.
    pub(super) fn names(&self, text: &str) -> bool {
        let text = squeeze(text);
        self.around.iter().any(|line| squeeze(line).contains(&text))
    }

    /// What follows a label around the table: `反馈日期：2025年9月1日`.
    pub(super) fn after(&self, labels: &[&str]) -> Option<String> {
        let lines = self.around.iter();
        lines
            .flat_map(|line| line.split_whitespace())
            .find_map(|part| {
                let (label, text) = part.split_once(['：', ':'])?;
                let text = text.trim();
                let is_filled = text.chars().any(char::is_alphanumeric);
                let blank = is_blank_word(text) || squeeze(text) == "年月日";
                (labels.contains(&normalise(label).as_str()) && is_filled && !blank)
                    .then(|| text.to_owned())
            })
    }
}

/// Reads a file's cells.
pub fn workbook(file: &str, bytes: &[u8]) -> Result<Workbook> {
    read::workbook(bytes).map_err(|why| {
        Refused::FileUnreadable {
            file: file.to_owned(),
            why: why.0,
        }
        .into()
    })
}

/// Reads pasted cells: their HTML where there is one with a table, else their text.
pub fn pasted(html: Option<&str>, text: &str) -> Result<Workbook> {
    read::pasted(html, text).map_err(|why| {
        Refused::FileUnreadable {
            file: super::PASTED.to_owned(),
            why: why.0,
        }
        .into()
    })
}

/// The tables of the sheets that can be seen. A file without one is refused.
pub(super) fn tables(file: &str, book: &Workbook) -> Result<Vec<Table>> {
    let shown = book
        .sheets
        .iter()
        .zip(1..)
        .filter(|(sheet, _)| !sheet.hidden);
    let tables: Vec<Table> = shown
        .filter_map(|(sheet, number)| table(file, sheet, number))
        .collect();
    if tables.is_empty() {
        let why = "没有找到反馈表；表头应有“姓名”和“反馈意见”两列".to_owned();
        let file = file.to_owned();
        return Err(Refused::FileUnreadable { file, why }.into());
    }
    Ok(tables)
}

fn table(file: &str, sheet: &Grid, number: usize) -> Option<Table> {
    let unfolded = Unfolded::new(sheet);
    let within = sheet.rows.len().min(HEADER_WITHIN);
    let (header, columns) = (0..within).find_map(|row| Some((row, header(&unfolded, row)?)))?;
    let mut around: Vec<String> = (0..header)
        .flat_map(|row| unfolded.texts(row))
        .map(|(_, text)| text)
        .collect();
    let mut rows = Vec::new();
    for row in header + 1..sheet.rows.len() {
        let line = line(&unfolded, row, &columns);
        let (column, name) = line.get(Holds::Name);
        let is_body = !name.is_empty()
            && column.is_some_and(|column| unfolded.origin(row, column) == (row, column));
        let texts = unfolded.texts(row);
        if is_body && texts.len() > 1 && self::header(&unfolded, row).is_none() {
            rows.push(line);
        } else {
            around.extend(texts.into_iter().map(|(_, text)| text));
        }
    }
    around.push(sheet.name.clone());
    around.push(
        file.rsplit_once('.')
            .map_or(file, |(stem, _)| stem)
            .to_owned(),
    );
    let result = columns.iter().find(|(what, _)| *what == Holds::Result)?;
    Some(Table {
        name: if sheet.name.is_empty() {
            file.to_owned()
        } else {
            sheet.name.clone()
        },
        number,
        around,
        result_header: normalise(&unfolded.cell(header, result.1).shown()),
        rows,
    })
}

/// What the columns of a header row hold; `None`: the row is no header.
fn header(sheet: &Unfolded<'_>, row: usize) -> Option<Vec<(Holds, usize)>> {
    let mut columns: Vec<(Holds, usize)> = Vec::new();
    for (column, text) in sheet.texts(row) {
        let Some(holds) = holds(&text) else { continue };
        if columns.iter().all(|(known, _)| *known != holds) {
            columns.push((holds, column));
        }
    }
    let has = |what| columns.iter().any(|(holds, _)| *holds == what);
    (has(Holds::Name) && has(Holds::Result)).then_some(columns)
}

fn holds(text: &str) -> Option<Holds> {
    // What brackets add is an instruction: 反馈意见（无异议/有异议/建议缓用）.
    let bare = text.split(['（', '(']).next().unwrap_or(text);
    let (whole, bare) = (normalise(text), normalise(bare));
    let known = |words: &[&str]| words.contains(&whole.as_str()) || words.contains(&bare.as_str());
    let found = WORDS.iter().find(|(_, words)| known(words));
    found.map(|(holds, _)| *holds)
}

fn line(sheet: &Unfolded<'_>, row: usize, columns: &[(Holds, usize)]) -> Line {
    let text = |holds: Holds, column: usize| {
        let shown = sheet.cell(row, column).shown();
        match holds {
            Holds::Grounds | Holds::Remark | Holds::Result => clean_lines(&shown),
            _ => clean_line(&shown),
        }
    };
    let cells = columns.iter();
    Line {
        row: row + 1,
        cells: cells
            .map(|(holds, column)| (*holds, *column, text(*holds, *column)))
            .collect(),
    }
}
