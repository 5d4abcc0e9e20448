//! The wizard's steps as the window sees them: what was read, what a check found, what became of
//! it. Plain data made from a [`Draft`](super::draft::Draft) and a [`Plan`](super::plan::Plan);
//! numbers are masked.

mod check;
mod reading;

use serde::Serialize;
use ts_rs::TS;

use crate::date::Day;

use super::plan::{Compared, Outcome};
use super::problem::{Problem, Severity};

/// A file of the batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftFile {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: usize,
    /// Why it could not be read.
    pub error: Option<String>,
}

/// Where the day of a sheet comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayFrom {
    /// A line of the sheet.
    Title,
    /// The name of the file or sheet.
    File,
    /// The clerk.
    Asked,
}

/// A column of a sheet: header, three values, field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftColumn {
    /// Its number among the sheet's columns.
    pub index: usize,
    /// The column's letters.
    pub letter: String,
    /// The header.
    pub header: String,
    /// The first values that are not blank, at most three.
    pub samples: Vec<String>,
    /// The field it fills; `None`: not taken.
    pub field: Option<String>,
    /// The field was not found by an exact word.
    pub guessed: bool,
}

/// A sheet of the batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct DraftSheet {
    /// Its number in the batch.
    pub index: usize,
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Hidden in the file.
    pub hidden: bool,
    /// Takes part.
    pub ticked: bool,
    /// The day for which it speaks; `None`: it names none.
    pub day: Option<Day>,
    /// Where the day comes from.
    pub day_from: DayFrom,
    /// Neither it nor its name says a day: unless the clerk says one, it never stands against a
    /// sheet that does.
    pub undated: bool,
    /// The village of its people where their rows name none.
    pub village: Option<String>,
    /// Rows of its headers, from 1.
    pub header_rows: Vec<usize>,
    /// People in it.
    pub rows: usize,
    /// Imported before.
    pub recognised: bool,
    /// Its columns.
    pub columns: Vec<DraftColumn>,
}

/// What was read: the wizard's first two steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportDraft {
    /// Files in order.
    pub files: Vec<DraftFile>,
    /// Sheets of all files.
    pub sheets: Vec<DraftSheet>,
}

/// A problem of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowProblem {
    /// The field of its column.
    pub field: Option<String>,
    /// The column's letters.
    pub column: String,
    /// Stable code.
    pub code: String,
    /// What it does.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// The cell as shown in the file.
    pub raw: String,
    /// The number of the question it asks.
    pub question: Option<usize>,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckCell {
    /// The field.
    pub field: String,
    /// What forms call it.
    pub label: String,
    /// What was read, or the cell where it could not be.
    pub text: String,
    /// What the register has, where it differs.
    pub old: Option<String>,
    /// The number of its problem in the row.
    pub problem: Option<usize>,
}

/// A row of the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckRow {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Which table of the sheet, from 0.
    pub table: usize,
    /// Row as in the spreadsheet, from 1.
    pub row: usize,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The person's name.
    pub person: Option<String>,
    /// The village.
    pub village: Option<String>,
    /// Its cells.
    pub cells: Vec<CheckCell>,
    /// Its problems.
    pub problems: Vec<RowProblem>,
}

/// A choice of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportChoice {
    /// The answer.
    pub value: String,
    /// What it says.
    pub label: String,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportQuestion {
    /// From 1.
    pub number: usize,
    /// What the answer is given under.
    pub key: String,
    /// `village` or `person`.
    pub kind: &'static str,
    /// The question.
    pub text: String,
    /// What may be answered.
    pub choices: Vec<ImportChoice>,
    /// Any text may be answered.
    pub free: bool,
    /// What was answered.
    pub answer: Option<String>,
    /// Rows it is about.
    pub rows: usize,
    /// Two people side by side.
    pub compare: Vec<Compared>,
}

/// What a check found: the wizard's third step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(
    missing_docs,
    reason = "counts by what becomes of the rows, as in `Counts`"
)]
pub struct ImportCheck {
    pub files: usize,
    pub read: usize,
    pub added: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub skipped: usize,
    pub asked: usize,
    /// Rows that go in with a doubt.
    pub warned: usize,
    /// Rows that go in.
    pub to_write: usize,
    pub rows: Vec<CheckRow>,
    /// Problems of whole files, sheets and columns.
    pub notes: Vec<Problem>,
    pub questions: Vec<ImportQuestion>,
    pub answered: usize,
    /// Villages the sheets name, while the list of villages is empty.
    pub proposed: Vec<String>,
}

/// What became of a batch: the wizard's last step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(
    missing_docs,
    reason = "counts by what became of the rows, as in `Counts`"
)]
pub struct ImportResult {
    /// People who are new or of whom something differs, however many rows tell of each.
    pub people: usize,
    pub read: usize,
    pub added: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub skipped: usize,
    pub asked: usize,
    /// Rows in 未导入行.xlsx.
    pub rejects: usize,
    /// The action's number.
    pub op: Option<i64>,
}
