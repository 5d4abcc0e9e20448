//! The cells of a file, all kinds of files alike.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

/// A file's sheets, in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workbook {
    /// In the order of the file.
    pub sheets: Vec<Grid>,
}

impl Workbook {
    /// How many cells hold something.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.sheets
            .iter()
            .flat_map(|sheet| &sheet.rows)
            .flatten()
            .filter(|cell| !cell.is_blank())
            .count()
    }
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// Its name; empty for delimited and pasted text.
    pub name: String,
    /// Hidden in the file.
    pub hidden: bool,
    /// The sheet came from delimited text, where numbers lost their format.
    pub delimited: bool,
    /// Serial numbers count from 1904.
    pub epoch_1904: bool,
    /// Rows from the first; short rows end early.
    pub rows: Vec<Vec<Cell>>,
    /// Merged ranges of more than one cell.
    pub merges: Vec<Merge>,
    /// Rows hidden in the file, from 0.
    pub hidden_rows: BTreeSet<usize>,
    /// Columns hidden in the file, from 0.
    pub hidden_columns: BTreeSet<usize>,
    /// Rows and columns of cells of which a part is struck through, and left out of their text.
    pub partly_struck: BTreeSet<(usize, usize)>,
    /// Comments on cells, by row and column.
    pub comments: BTreeMap<(usize, usize), String>,
}

/// A merged range, zero-based and inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First row.
    pub top: usize,
    /// First column.
    pub left: usize,
    /// Last row.
    pub bottom: usize,
    /// Last column.
    pub right: usize,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// Set in a struck-through font.
    pub struck: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text as stored.
    Text(String),
    /// A number and how many decimals its format shows; `None` for the general format.
    Number(f64, Option<u8>),
    /// A day, and whether the cell's format shows the day of the month.
    Date(NaiveDate, bool),
    /// Ticked or not.
    Bool(bool),
    /// An error such as `#N/A`, as shown.
    Error(String),
    /// A formula whose result the file does not hold.
    FormulaWithoutValue,
}

/// Most cells of a sheet, filled or between filled ones.
pub(super) const MAX_CELLS: usize = 2_000_000;
/// Most rows of a sheet.
pub(super) const MAX_ROWS: usize = 100_000;
/// Most columns of a sheet.
pub(super) const MAX_COLUMNS: usize = 4_096;
/// Most characters of a cell: what Excel and WPS let in.
pub(super) const MAX_TEXT: usize = 32_767;

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self {
            value,
            struck: false,
        }
    }
}

impl Cell {
    /// A text cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Value::Text(text.into()).into()
    }

    /// Whether nothing can be seen in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Empty => true,
            Value::Text(text) => text
                .chars()
                .all(|c| c.is_whitespace() || crate::people::rules::text::is_invisible(c)),
            _ => false,
        }
    }

    /// Whether it holds more than [`MAX_TEXT`] characters.
    pub(super) fn is_overfull(&self) -> bool {
        match &self.value {
            // No more characters than bytes.
            Value::Text(text) => text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT,
            _ => false,
        }
    }

    /// What the cell shows, as near as can be told.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Empty | Value::FormulaWithoutValue => String::new(),
            Value::Text(text) | Value::Error(text) => text.clone(),
            Value::Number(number, decimals) => shown_number(*number, *decimals),
            Value::Date(day, true) => day.format("%Y-%m-%d").to_string(),
            Value::Date(day, false) => day.format("%Y-%m").to_string(),
            Value::Bool(true) => "是".into(),
            Value::Bool(false) => "否".into(),
        }
    }
}

fn shown_number(number: f64, decimals: Option<u8>) -> String {
    match decimals {
        Some(decimals) => format!("{number:.*}", usize::from(decimals)),
        None if number.fract() == 0.0 && number.abs() < 1e18 => format!("{number:.0}"),
        None => format!("{number}"),
    }
}

impl Grid {
    /// The cell, or a blank one outside the sheet.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        static BLANK: Cell = Cell {
            value: Value::Empty,
            struck: false,
        };
        self.rows
            .get(row)
            .and_then(|cells| cells.get(column))
            .unwrap_or(&BLANK)
    }

    /// The number of columns of the longest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Puts a cell in its place; `false` when the sheet would become too big.
    pub(super) fn put(&mut self, row: usize, column: usize, cell: Cell, room: &mut usize) -> bool {
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            // Far outside any roster: a stray mark is left out, a sheet full of them is refused.
            *room = room.saturating_sub(100);
            return *room > 0;
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            let more = column + 1 - cells.len();
            if *room < more {
                return false;
            }
            *room -= more;
            cells.resize_with(column + 1, Cell::default);
        }
        cells[column] = cell;
        true
    }
}

/// How many decimals a number format shows; `None` for the general and the text format.
#[must_use]
pub(super) fn decimals(format: &str) -> Option<u8> {
    let format = format.split(';').next().unwrap_or(format);
    if format.eq_ignore_ascii_case("general")
        || format.contains('@')
        || format.contains(['E', 'e', '?', '%'])
    {
        return None;
    }
    let plain: String = format.split('"').step_by(2).collect();
    let mut after_point = plain.split('.').skip(1);
    match after_point.next() {
        Some(part) => u8::try_from(part.chars().take_while(|&c| c == '0').count()).ok(),
        None => plain.contains(['0', '#']).then_some(0),
    }
}

/// Whether a date format shows the day of the month (or no month either, as clock times).
#[must_use]
pub(super) fn shows_day(format: &str, id: Option<u32>) -> bool {
    match id {
        Some(17 | 27 | 36 | 50 | 52 | 55 | 57) if format.is_empty() => false,
        _ => {
            let mut plain: String = format
                .split('"')
                .step_by(2)
                .collect::<String>()
                .to_ascii_lowercase();
            while let (Some(open), Some(close)) = (plain.find('['), plain.find(']')) {
                if open > close {
                    break;
                }
                plain.replace_range(open..=close, "");
            }
            plain.contains('d') || !(plain.contains('y') && plain.contains('m'))
        }
    }
}

/// The day of a serial number, when it is one between 1900 and 2199.
#[must_use]
pub fn serial_day(serial: f64, epoch_1904: bool) -> Option<NaiveDate> {
    if !(1.0..110_000.0).contains(&serial) {
        return None;
    }
    let epoch = if epoch_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked above"
    )]
    let days = serial.floor() as u64;
    epoch.checked_add_days(chrono::Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_how_precise_a_cell_is() {
        for (format, expect) in [
            ("General", None),
            ("0.00", Some(2)),
            ("0", Some(0)),
            ("#,##0.00_ ", Some(2)),
            ("0.0_);[Red]0.00", Some(1)),
            ("@", None),
            ("0.00E+00", None),
        ] {
            assert_eq!(decimals(format), expect, "{format}");
        }
        for (format, id, expect) in [
            ("yyyy\"年\"m\"月\"", None, false),
            ("yyyy-mm-dd", None, true),
            ("yyyy/m", None, false),
            ("", Some(57), false),
            ("", Some(31), true),
            ("[$-804]yyyy\"年\"m\"月\";@", None, false),
            ("h:mm", None, true),
        ] {
            assert_eq!(shows_day(format, id), expect, "{format} {id:?}");
        }
    }

    #[test]
    fn serial_numbers_count_from_either_epoch() {
        assert_eq!(
            serial_day(45292.0, false).unwrap().to_string(),
            "2024-01-01"
        );
        assert_eq!(serial_day(43830.0, true).unwrap().to_string(), "2024-01-01");
        assert_eq!(serial_day(-1.0, false), None);
        assert_eq!(serial_day(f64::NAN, false), None);
    }
}
