//! Where the tables of a sheet are, which rows hold people and what stands around them.
//!
//! First [`tables`] finds header rows; columns then get their fields (by name, by what is
//! remembered, or by hand); with these [`people`] tells people from bands, totals, notes and
//! examples. Nothing here knows the register.

mod apart;
mod around;
mod bands;
mod columns;
mod fields;
mod form;
mod headers;
mod labelled;
mod notes;
mod pairs;
mod prose;
mod rows;
mod settle;
mod several;
mod sideways;
mod split;
mod starts;
mod ticked;
mod villages;
mod within;

pub use around::{around, rows_of, Around};
pub use bands::Band;
pub(super) use bands::{unnumbered, without_ordinal};
pub use headers::{tables, Column, Line, Share, Table};
pub(super) use labelled::holds_fields;
pub(super) use prose::{labelled_people, labelled_piece, tells_of_people};
pub use rows::{Kind, OtherRow, PersonRow, Rows};
pub(super) use split::{join as join_split_headers, may_be_split};
pub use within::Within;

use std::collections::HashMap;

use crate::people::rules::text::clean_line;

use super::read::{Cell, Grid};

/// A sheet with its merged cells unfolded.
pub struct Unfolded<'a> {
    /// The sheet.
    pub grid: &'a Grid,
    origins: HashMap<(usize, usize), (usize, usize)>,
}

impl<'a> Unfolded<'a> {
    /// Unfolds ranges of a reasonable size.
    #[must_use]
    pub fn new(grid: &'a Grid) -> Self {
        let mut origins = HashMap::new();
        for merge in &grid.merges {
            let high = merge.bottom.saturating_sub(merge.top) + 1;
            let wide = merge.right.saturating_sub(merge.left) + 1;
            if high.saturating_mul(wide) > 20_000 || origins.len() > 500_000 {
                continue;
            }
            for row in merge.top..=merge.bottom {
                for column in merge.left..=merge.right {
                    origins.insert((row, column), (merge.top, merge.left));
                }
            }
        }
        Self { grid, origins }
    }

    /// The place whose cell is shown at the given one.
    #[must_use]
    pub fn origin(&self, row: usize, column: usize) -> (usize, usize) {
        self.origins
            .get(&(row, column))
            .copied()
            .unwrap_or((row, column))
    }

    /// The cell shown at a place.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &'a Cell {
        let (row, column) = self.origin(row, column);
        self.grid.cell(row, column)
    }

    /// The distinct texts of a row, left to right, with the first column of each.
    #[must_use]
    pub fn texts(&self, row: usize) -> Vec<(usize, String)> {
        let width = self.grid.rows.get(row).map_or(0, Vec::len);
        (0..width)
            .filter(|&column| !self.grid.cell(row, column).is_blank())
            .map(|column| (column, clean_line(&self.grid.cell(row, column).shown())))
            .collect()
    }

    /// The last row of the merged range a place lies in, or the row itself.
    #[must_use]
    pub fn last_row(&self, row: usize, column: usize) -> usize {
        let origin = self.origin(row, column);
        let mut last = row;
        while self.origins.contains_key(&(last + 1, column))
            && self.origin(last + 1, column) == origin
        {
            last += 1;
        }
        last
    }
}

/// The letters of a column: A, B, … AA.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(
            b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0),
        ));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}
