//! What is wrong with a cell, row, sheet or file: stable codes with one sentence each.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a problem does to its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The row waits for an answer.
    Asks,
    /// The row, sheet or file is not taken.
    Skips,
    /// The cell is left out or flagged; the row goes in.
    Warns,
}

/// A problem and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Problem {
    /// The file's name.
    pub file: String,
    /// The sheet's name; empty for delimited text.
    pub sheet: String,
    /// Row as in the spreadsheet, from 1; 0 for a whole file or sheet.
    pub row: usize,
    /// The column's header without blanks; empty for a whole row.
    pub column: String,
    /// The column's letters; empty for a whole row.
    pub column_letter: String,
    /// The field of the column.
    pub field: Option<String>,
    /// Stable code.
    pub code: &'static str,
    /// What it does.
    pub severity: Severity,
    /// One Chinese sentence.
    pub message: String,
    /// The cell as it is shown in the file.
    pub raw: String,
}

/// A problem before its place in the file is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// Index among the table's columns.
    pub(super) column: Option<usize>,
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) message: String,
}

impl Finding {
    /// A flag on a cell.
    pub(super) fn warn(
        column: Option<usize>,
        code: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            column,
            code,
            severity: Severity::Warns,
            message: message.into(),
        }
    }

    /// The row is not taken.
    pub(super) fn skip(
        column: Option<usize>,
        code: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            column,
            code,
            severity: Severity::Skips,
            message: message.into(),
        }
    }

    /// The row waits.
    pub(super) fn ask(
        column: Option<usize>,
        code: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            column,
            code,
            severity: Severity::Asks,
            message: message.into(),
        }
    }
}
