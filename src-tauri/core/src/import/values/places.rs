//! Which cells belong to a row: merged, repeated, written once over several people; and of a cell
//! under a header of several fields, the part that is a field's.

use std::borrow::Cow;

use chrono::Datelike;

use crate::import::header::Target;
use crate::import::layout::{PersonRow, Unfolded};
use crate::import::read::Cell;
use crate::people::rules::text::squeeze;

use super::parts::{part, parted};
use super::Context;

/// Whether blank cells of a place column mean the value above: merged cells unfolded by an
/// export, or a name written once over its people. Not where the clerk writes it in every row.
pub(super) fn filled_down(sheet: &Unfolded<'_>, column: usize, rows: &[PersonRow]) -> bool {
    let shown: Vec<String> = rows
        .iter()
        .map(|row| squeeze(&sheet.cell(row.row, column).shown()))
        .collect();
    let blank = shown.iter().filter(|text| text.is_empty()).count();
    let repeated = shown
        .windows(2)
        .enumerate()
        .filter(|(at, pair)| {
            let one_cell =
                sheet.origin(rows[*at].row, column) == sheet.origin(rows[at + 1].row, column);
            !pair[0].is_empty() && pair[0] == pair[1] && !one_cell
        })
        .count();
    blank > 0
        && shown.first().is_some_and(|text| !text.is_empty())
        && (repeated == 0 || blank > shown.len() / 2)
}

impl<'a> Context<'a> {
    /// The distinct cells of a column that belong to a row, several when its name spans rows.
    pub(super) fn cells(&self, row: &PersonRow, at: usize) -> Vec<Cow<'a, Cell>> {
        let mut origins = Vec::new();
        for row in row.row..=row.last {
            let (row, column) = self.table.place(at, row);
            let origin = self.sheet.origin(row, column);
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        let cells = origins.into_iter();
        cells
            .map(|(row, column)| self.own(at, as_above(self, row, column)))
            .collect()
    }

    /// The cell of a column in a row.
    pub(super) fn cell(&self, row: usize, at: usize) -> Cow<'a, Cell> {
        let (row, column) = self.table.place(at, row);
        self.own(at, self.sheet.cell(row, column))
    }

    /// What of a cell belongs to a column.
    fn own(&self, at: usize, cell: &'a Cell) -> Cow<'a, Cell> {
        match &self.table.columns[at].share {
            None => Cow::Borrowed(cell),
            Some(share) => part(cell, &share.fields, share.nth, self.day.on.year()),
        }
    }

    /// The fields of a cell whose values cannot be told apart, asked of the first of its columns.
    pub(super) fn run_together(&self, row: &PersonRow, at: usize) -> Option<&'a [Target]> {
        let share = self.table.columns[at].share.as_ref();
        let fields = &share.filter(|share| share.nth == 0)?.fields;
        let (row, column) = self.table.place(at, row.row);
        let text = self.sheet.cell(row, column).shown();
        let doubtful = parted(&text, fields, self.day.on.year()).doubtful;
        (doubtful && !text.trim().is_empty()).then_some(fields)
    }
}

/// The cell, or for 同上 and 〃 the nearest one above that says what.
fn as_above<'a>(context: &Context<'a>, row: usize, column: usize) -> &'a Cell {
    let sheet = context.sheet;
    let ditto = |row: usize| is_ditto(&squeeze(&sheet.cell(row, column).shown()));
    if !ditto(row) {
        return sheet.grid.cell(row, column);
    }
    let above = (context.table.body.0..row)
        .rev()
        .find(|&above| !ditto(above) && !sheet.cell(above, column).is_blank());
    above.map_or_else(
        || sheet.grid.cell(row, column),
        |above| sheet.cell(above, column),
    )
}

fn is_ditto(text: &str) -> bool {
    matches!(
        text,
        "同上" | "〃" | "″" | "\"" | "\"\"" | "''" | "″″" | "“" | "”" | "同左上" | "同前"
    )
}
