//! Which cells belong to a row: merged, repeated, written once over several people; and of a cell
//! under a header of several fields, the part that is a field's.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::Datelike;

use crate::import::header::Target;
use crate::import::layout::{PersonRow, Table, Unfolded};
use crate::import::read::Cell;
use crate::people::rules::text::{is_blank_word, squeeze};
use crate::villages::rules::stem;

use super::parts::{part, parted};
use super::Context;

/// Whether blank cells of a place column mean the value above: merged cells unfolded by an
/// export, or a name written once over its people. Not where the clerk writes it in every row.
/// `begun`: the page before has told the place with which this one goes on.
pub(super) fn filled_down(
    sheet: &Unfolded<'_>,
    column: usize,
    rows: &[PersonRow],
    begun: bool,
) -> bool {
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
        && (begun || shown.first().is_some_and(|text| !text.is_empty()))
        && (repeated == 0 || blank > shown.len() / 2)
}

/// Whether blank cells of a column that says something of people, a category or a mentor, mean
/// the value above. Its other groups must show it: some are merged cells, or at least three are
/// written once and stand each over blank cells.
pub(super) fn filled_down_by_groups(
    sheet: &Unfolded<'_>,
    column: usize,
    rows: &[PersonRow],
) -> bool {
    let filled = |row: &PersonRow| !sheet.cell(row.row, column).is_blank();
    if rows.iter().all(filled) {
        return false;
    }
    let text = |row: &PersonRow| squeeze(&sheet.cell(row.row, column).shown());
    let origin = |row: &PersonRow| sheet.origin(row.row, column);
    let (mut values, mut merged, mut alone) = (Vec::new(), 0_usize, 0_usize);
    for (at, row) in rows.iter().enumerate() {
        let value = text(row);
        if value.is_empty() || at > 0 && origin(&rows[at - 1]) == origin(row) {
            continue;
        }
        let next = rows.get(at + 1);
        match next {
            Some(next) if origin(next) == origin(row) => merged += 1,
            Some(next) if text(next).is_empty() => {}
            _ => alone += 1,
        }
        if values.contains(&value) {
            return false;
        }
        values.push(value);
    }
    let begins = rows.first().is_some_and(|row| !text(row).is_empty());
    let one_band = rows.windows(2).all(|pair| pair[0].band == pair[1].band);
    begins && one_band && (merged > 0 || (alone == 0 && values.len() >= 3))
}

/// The rows of people, each with how many times the village changes above it: at a heading, or where
/// `named` says another one.
pub(super) fn villages(
    rows: &[PersonRow],
    named: impl Fn(&PersonRow) -> Option<String>,
) -> BTreeMap<usize, usize> {
    let mut nth = 0;
    let mut villages = BTreeMap::new();
    let mut last = None;
    for (at, row) in rows.iter().enumerate() {
        let place = |row: &PersonRow| (row.band.township.clone(), row.band.village.clone());
        let own = named(row);
        let heading = at > 0 && place(&rows[at - 1]) != place(row);
        if heading || own.is_some() && last.is_some() && own != last {
            nth += 1;
        }
        last = if heading { own } else { own.or(last) };
        villages.extend((row.row..=row.last).map(|row| (row, nth)));
    }
    villages
}

/// The village that the cells of a row name, without its ending; not 同上.
pub(super) fn named_village(
    sheet: &Unfolded<'_>,
    table: &Table,
    targets: &[Target],
    row: &PersonRow,
) -> Option<String> {
    let columns = table.columns.iter().zip(targets);
    let mut villages = columns.filter(|(_, target)| **target == Target::Village);
    let (column, _) = villages.next()?;
    let text = squeeze(column.said(&sheet.cell(row.row, column.at).shown()));
    let told = !text.is_empty() && !is_ditto(&text) && !is_blank_word(&text);
    told.then(|| stem(&text))
}

impl<'a> Context<'a> {
    /// The row whose cell a row without one has in a column that is written once over its people.
    pub(super) fn row_above(&self, row: &PersonRow, at: usize) -> Option<PersonRow> {
        let blank = |row: usize| {
            let (row, column) = self.table.place(at, row);
            self.sheet.cell(row, column).is_blank()
        };
        if !self.filled_down[at] || !(row.row..=row.last).all(blank) {
            return None;
        }
        let above = (self.table.body.0..row.row)
            .rev()
            .find(|&above| !blank(above))?;
        // A category inside a village ends with it; one that stands left of the villages goes on.
        let shown = |row: usize, place: usize| {
            let (row, column) = self.table.place(place, row);
            squeeze(&self.sheet.cell(row, column).shown())
        };
        let another = |place: usize| {
            let own = shown(row.row, place);
            !own.is_empty() && own != shown(above, place)
        };
        let mut villages = (0..at).filter(|&place| self.targets[place] == Target::Village);
        if villages.any(another) {
            return None;
        }
        // A merged cell says itself where it ends.
        let column = self.table.columns[at].at;
        if self.sheet.origin(above, column).0 < above {
            return None;
        }
        Some(PersonRow {
            row: above,
            last: above,
            ..row.clone()
        })
    }

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
            .filter(|&(_, column)| !self.is_of_another(at, column))
            .map(|(row, column)| {
                let cell = if is_own(&self.targets[at]) {
                    self.sheet.grid.cell(row, column)
                } else {
                    as_above(self, &self.targets[at], row, column)
                };
                self.own(at, cell)
            })
            .collect()
    }

    /// Whether the cell at a place of the sheet is of a column left of the given one: a merged cell
    /// belongs to its first column.
    fn is_of_another(&self, at: usize, place: usize) -> bool {
        let own = self.table.columns[at].at;
        place < own && self.table.columns.iter().any(|column| column.at == place)
    }

    /// The cell of a column in a row.
    pub(super) fn cell(&self, row: usize, at: usize) -> Cow<'a, Cell> {
        let (row, column) = self.table.place(at, row);
        self.own(at, self.sheet.cell(row, column))
    }

    /// What of a cell belongs to a column.
    fn own(&self, at: usize, cell: &'a Cell) -> Cow<'a, Cell> {
        let column = &self.table.columns[at];
        let year = self.day.on.year();
        match (&column.within, &column.share) {
            (None, None) => Cow::Borrowed(cell),
            (None, Some(share)) => part(cell, &share.fields, share.nth, year),
            (Some(_), share) => {
                let said = Cell {
                    struck: cell.struck,
                    ..Cell::text(column.said(&cell.shown()))
                };
                Cow::Owned(match share {
                    None => said,
                    Some(share) => part(&said, &share.fields, share.nth, year).into_owned(),
                })
            }
        }
    }

    /// The fields of a cell whose values cannot be told apart, asked of the first of its columns.
    pub(super) fn run_together(&self, row: &PersonRow, at: usize) -> Option<&'a [Target]> {
        let column = &self.table.columns[at];
        let share = column.share.as_ref();
        let fields = &share.filter(|share| share.nth == 0)?.fields;
        let (row, at) = self.table.place(at, row.row);
        let text = self.sheet.cell(row, at).shown();
        let text = column.said(&text);
        let doubtful = parted(text, fields, self.day.on.year()).doubtful;
        (doubtful && !text.trim().is_empty()).then_some(fields)
    }
}

/// Whether a field is each person's own, so that 同上 says nothing of it.
fn is_own(target: &Target) -> bool {
    matches!(
        target,
        Target::Name
            | Target::IdNumber
            | Target::Birth
            | Target::BirthMonth
            | Target::BirthDay
            | Target::Phone
            | Target::OtherPhone
    )
}

/// The cell, or for 同上 and 〃 the nearest one above that says what, of a person under the same
/// heading. Mentors are a village's own: nobody has those of the village above.
fn as_above<'a>(context: &Context<'a>, target: &Target, row: usize, column: usize) -> &'a Cell {
    let sheet = context.sheet;
    let villages = match target.seat() {
        Some(_) => &context.villages,
        None => &context.headings,
    };
    let ditto = |row: usize| is_ditto(&squeeze(&sheet.cell(row, column).shown()));
    let own = sheet.grid.cell(row, column);
    let Some(village) = villages.get(&row).filter(|_| ditto(row)) else {
        return own;
    };
    let above = villages.range(..row).rev();
    above
        .take_while(|(_, other)| *other == village)
        .map(|(&above, _)| above)
        .find(|&above| !ditto(above) && !sheet.cell(above, column).is_blank())
        .map_or(own, |above| sheet.cell(above, column))
}

fn is_ditto(text: &str) -> bool {
    matches!(
        text.trim_matches(['(', ')', '。']),
        "同上"
            | "同上行"
            | "同上一行"
            | "同上栏"
            | "〃"
            | "〃〃"
            | "′′"
            | "\""
            | "\"\""
            | "''"
            | "“"
            | "”"
            | "“”"
            | "同左上"
            | "同前"
    )
}
