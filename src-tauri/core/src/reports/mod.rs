//! Reports: what stands on paper, before anything is drawn.
//!
//! A report module turns rows of the register into a [`Report`]; the `documents` crate draws any
//! report in any format. m reports and n formats are m + n pieces of code, and one report says
//! the same cells in every format.

pub mod papers;
pub mod roster;
mod widths;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::mentoring::evidence::picture_of;

/// A document: one or more sections on one kind of paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Report {
    /// File name without extension, e.g. `01-申家营村-村级后备力量花名册-20251130`.
    pub file_stem: String,
    /// Title of the document's properties.
    pub title: String,
    /// Paper and direction, the same for all sections.
    pub paper: Paper,
    /// What stays white around the text.
    pub margins: Margins,
    /// Size of the tables' body text in points; 0: 10.5 pt, as tables usually have. Headings are
    /// larger in the same measure.
    pub body_pt: f64,
    /// In order; pages are numbered through all of them.
    pub sections: Vec<Section>,
    /// Whether each section that begins a page is a document of its own, its pages numbered from
    /// 1: forms and letters of many pairs in one file.
    pub numbered_each: bool,
}

impl Report {
    /// Several documents as one pile of paper, as they lie in the printer: each begins a page and
    /// counts its own.
    #[must_use]
    pub fn pile(documents: Vec<Self>) -> Option<Self> {
        let several = documents.len() > 1;
        let mut documents = documents.into_iter();
        let mut pile = documents.next()?;
        pile.numbered_each |= several;
        pile.sections.extend(documents.flat_map(|one| one.sections));
        Some(pile)
    }
}

/// The sheet a report is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 297 × 210 mm.
    #[default]
    A4Landscape,
    /// 420 × 297 mm.
    A3Landscape,
    /// 210 × 297 mm.
    A4Portrait,
}

impl Paper {
    /// Width and height in millimetres.
    #[must_use]
    pub fn size_mm(self) -> (f64, f64) {
        match self {
            Self::A4Landscape => (297.0, 210.0),
            Self::A3Landscape => (420.0, 297.0),
            Self::A4Portrait => (210.0, 297.0),
        }
    }
}

/// White space at the edges of the paper, in millimetres; the foot stands in the lower one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Margins {
    /// Above.
    pub top: f64,
    /// At the right.
    pub right: f64,
    /// Below.
    pub bottom: f64,
    /// At the left.
    pub left: f64,
}

impl Margins {
    /// Of tables: as wide as the printer allows.
    pub const TABLE: Self = Self::new(14.0, 10.0, 21.0, 10.0);
    /// Of forms, which are bound at the left.
    pub const FORM: Self = Self::new(25.0, 18.0, 24.0, 22.0);
    /// Of letters: what two or three mentors promise and sign fits one page.
    pub const LETTER: Self = Self::new(30.0, 25.0, 27.0, 27.0);

    const fn new(top: f64, right: f64, bottom: f64, left: f64) -> Self {
        Self {
            top,
            right,
            bottom,
            left,
        }
    }
}

impl Default for Margins {
    fn default() -> Self {
        Self::TABLE
    }
}

/// What stands under one title: running text, a form, a table, who signs. Whatever is empty takes
/// no place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Section {
    /// Short name: the sheet in a workbook, the label under a page's thumbnail.
    pub name: String,
    /// First line, e.g. `附件1`; `None` prints no line.
    pub attachment: Option<String>,
    /// The centred title; empty prints no line.
    pub title: String,
    /// Its size in points; 0: 22 pt, as titles usually have.
    pub title_pt: u8,
    /// Under the title at the left, e.g. `填报单位（盖章）：青禾镇申家营村党支部`.
    pub left_line: String,
    /// Under the title at the right, e.g. `截至 2025年11月30日`.
    pub right_line: String,
    /// Running text above the form and the table.
    pub body: Vec<Paragraph>,
    /// Rows of labels and values above the table, in one frame with it.
    pub form: Vec<FormRow>,
    /// The table's columns.
    pub columns: Vec<Column>,
    /// The columns with which a further sheet begins, where one is too narrow for all; usually none.
    pub breaks: Vec<usize>,
    /// How many of the first columns come again on every further sheet.
    pub repeated: usize,
    /// The table's rows, each with one cell a column.
    pub rows: Vec<Row>,
    /// Least height of the table's rows in millimetres, for what is written in by hand; 0: as high
    /// as their text.
    pub row_mm: f64,
    /// Printed after the table, a paragraph each: the full texts of cut cells, definitions (口径).
    pub notes: Vec<String>,
    /// Who signs under it, two beside each other, each with a line for the day.
    pub signing: Vec<String>,
    /// Foot of every page, left to right, e.g. `填报人：` `审核人（签字）：` `联系电话：`;
    /// `第 x 页 共 y 页` follows at the right.
    pub signatures: Vec<String>,
    /// Whether the section starts a new page.
    pub new_page: bool,
    /// Whether it goes on at the top of a page of the document it belongs to.
    pub page_break: bool,
}

/// A paragraph of running text.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Paragraph {
    /// Without line breaks.
    pub text: String,
    /// A heading: `一、帮带目标`.
    pub heading: bool,
}

impl Paragraph {
    /// `一、帮带目标`.
    pub fn heading(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            heading: true,
        }
    }

    /// What a clerk wrote, a paragraph a line.
    pub fn lines(text: &str) -> impl Iterator<Item = Self> + '_ {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| Self {
            text: line.to_owned(),
            heading: false,
        })
    }
}

/// A row of a form; its cells, with those of rows above that reach into it, are as wide as the
/// table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FormRow {
    /// Least height in millimetres.
    pub height_mm: f64,
    /// Left to right.
    pub cells: Vec<FormCell>,
}

impl FormRow {
    /// A row of cells at least so high.
    #[must_use]
    pub fn new(height_mm: f64, cells: Vec<FormCell>) -> Self {
        Self { height_mm, cells }
    }
}

/// A label or a value of a form.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FormCell {
    /// `\n` breaks the line.
    pub text: String,
    /// Width in millimetres of the printed page.
    pub width_mm: f64,
    /// How it is set.
    pub align: Align,
    /// How many rows it is high; the rows below leave its place out. At least 1.
    pub rows: usize,
    /// Printed in place of the text, as large as the cell.
    #[serde(skip)]
    #[ts(skip)]
    pub picture: Option<Picture>,
}

/// Most pixels of a picture on its longest side: 49 mm at 330 dpi, as a portrait is kept.
const LONGEST_SIDE: u32 = 640;

/// A picture of a form: JPEG, PNG or WebP.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture(pub Arc<[u8]>);

impl Picture {
    /// The picture as a JPEG that is no larger than paper shows it; `None`: it cannot be read.
    #[must_use]
    pub fn for_paper(&self) -> Option<Self> {
        picture_of(&self.0, LONGEST_SIDE).map(|jpeg| Self(jpeg.into()))
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} bytes)", self.0.len())
    }
}

impl FormCell {
    /// A label.
    pub fn label(text: impl Into<String>, width_mm: f64) -> Self {
        Self::new(text, width_mm, Align::Label)
    }

    /// A short value.
    pub fn value(text: impl Into<String>, width_mm: f64) -> Self {
        Self::new(text, width_mm, Align::Center)
    }

    /// Running text.
    pub fn text(text: impl Into<String>, width_mm: f64) -> Self {
        Self::new(text, width_mm, Align::Left)
    }

    /// Dated lines.
    pub fn dated(text: impl Into<String>, width_mm: f64) -> Self {
        Self::new(text, width_mm, Align::Dated)
    }

    /// The same cell, so many rows high.
    #[must_use]
    pub fn over(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    fn new(text: impl Into<String>, width_mm: f64, align: Align) -> Self {
        Self {
            text: text.into(),
            width_mm,
            align,
            rows: 1,
            picture: None,
        }
    }
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
    /// Running text in lines of a period, two blanks and what was then, which is set under itself.
    Dated,
    /// What the row or the cell beside it is called; in the typeface of headers.
    Label,
}

impl Column {
    /// A column of words.
    pub fn new(label: impl Into<String>, width_mm: f64, align: Align) -> Self {
        Self {
            label: label.into(),
            width_mm,
            align,
            digits: false,
        }
    }

    /// The columns of a paper: label, width and setting of each.
    #[must_use]
    pub fn each(columns: &[(&str, f64, Align)]) -> Vec<Self> {
        let columns = columns.iter();
        columns
            .map(|(label, width, align)| Self::new(*label, *width, *align))
            .collect()
    }
}

/// A row of a section's table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Row {
    /// One text a column, already cut to what is printed; `\n` breaks the line.
    pub cells: Vec<String>,
    /// Who the row is about, for messages such as “姓名里的字印不出”, with the village where the
    /// section does not say it; `None` for totals.
    pub person: Option<String>,
}
