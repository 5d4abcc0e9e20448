//! Reports: what stands on paper, before anything is drawn.
//!
//! A report module turns rows of the register into a [`Report`]; the `documents` crate draws any
//! report in any format. m reports and n formats are m + n pieces of code, and one report says
//! the same cells in every format.

pub mod roster;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A document: one or more sections on one kind of paper.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Report {
    /// File name without extension, e.g. `01-申家营村-村级后备力量花名册-20251130`.
    pub file_stem: String,
    /// Title of the document's properties.
    pub title: String,
    /// Paper and direction, the same for all sections.
    pub paper: Paper,
    /// In order; pages are numbered through all of them.
    pub sections: Vec<Section>,
}

/// The sheet a report is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 297 × 210 mm.
    A4Landscape,
    /// 420 × 297 mm.
    A3Landscape,
    /// 210 × 297 mm.
    A4Portrait,
}

/// A titled table with what stands above and below it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Section {
    /// Short name: the sheet in a workbook, the label under a page's thumbnail.
    pub name: String,
    /// First line, e.g. `附件1`; `None` prints no line.
    pub attachment: Option<String>,
    /// The centred title.
    pub title: String,
    /// Under the title at the left, e.g. `填报单位（盖章）：青禾镇申家营村党支部`.
    pub left_line: String,
    /// Under the title at the right, e.g. `截至 2025年11月30日`.
    pub right_line: String,
    /// The table's columns.
    pub columns: Vec<Column>,
    /// The table's rows, each with one cell a column.
    pub rows: Vec<Row>,
    /// Printed after the table, a paragraph each: the full texts of cut cells, definitions (口径).
    pub notes: Vec<String>,
    /// Foot of every page, left to right, e.g. `填报人：` `审核人（签字）：` `联系电话：`;
    /// `第 x 页 共 y 页` follows at the right.
    pub signatures: Vec<String>,
    /// Whether the section starts a new page.
    pub new_page: bool,
}

/// A column of a section's table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Column {
    /// Header; `\n` breaks the line.
    pub label: String,
    /// Width in millimetres of the printed page.
    pub width_mm: f64,
    /// How its cells are set; headers are always centred.
    pub align: Align,
    /// Whether its values are digits that must stay text in a workbook (ID numbers, phones).
    pub digits: bool,
}

/// Horizontal setting of a column's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Short values.
    Center,
    /// Running text: 职务, 简历, 备注, mentors.
    Left,
}

/// A row of a section's table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Row {
    /// One text a column, already cut to what is printed; `\n` breaks the line.
    pub cells: Vec<String>,
    /// Who the row is about, for messages such as “姓名里的字印不出”; `None` for totals.
    pub person: Option<String>,
}
