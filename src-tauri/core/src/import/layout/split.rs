//! Words of a header that stand in two cells without being merged: 姓 | 名 side by side, 性 over 别.
//! They are put together where neither part is a word alone, the whole is one, and the values under
//! them can be told: one of the two columns is blank, or the parts are those of a name.

use crate::import::header::{field_of, is_known, Target};
use crate::import::read::{Cell, Grid, Value};
use crate::names::surname_length;
use crate::people::rules::read_sex;
use crate::people::rules::text::{is_han, squeeze};

use super::headers::{Table, SEARCHED};

/// Whether a header may have such words: nothing heads the names, or a column is headed by a part.
pub(in crate::import) fn may_be_split(tables: &[Table]) -> bool {
    let mut columns = tables.iter().flat_map(|table| &table.columns);
    let part = |text: &str| (1..=2).contains(&text.chars().count());
    let name_again = |table: &Table| {
        let mut pairs = table.columns.windows(2);
        pairs.any(|pair| {
            let again = pair[0].header == pair[1].header && pair[1].at == pair[0].at + 1;
            again && pair[0].target == Some(Target::Name) && pair[1].target.is_none()
        })
    };
    tables.is_empty()
        || tables.iter().any(name_again)
        || columns.any(|column| column.target.is_none() && part(&column.header))
}

/// Puts the words together; `false` where there are none.
pub(in crate::import) fn join(grid: &mut Grid) -> bool {
    let high = grid.merges.iter().any(|merge| merge.top != merge.bottom);
    under_one(grid) | beside(grid) | (!high && over_each_other(grid))
}

/// 姓名 merged over two columns, of which one has surnames only and the other what follows them.
fn under_one(grid: &mut Grid) -> bool {
    let wide = grid.merges.iter().position(|merge| {
        let header = text(grid, merge.top, merge.left);
        merge.right == merge.left + 1
            && field_of(&header) == Some(Target::Name)
            && is_known(&header)
    });
    let Some(merge) = wide.map(|at| grid.merges[at]) else {
        return false;
    };
    let pairs: Vec<(usize, String, String)> = (merge.bottom + 1..grid.rows.len())
        .map(|row| {
            (
                row,
                text(grid, row, merge.left),
                text(grid, row, merge.right),
            )
        })
        .filter(|(_, surname, given)| !surname.is_empty() && !given.is_empty())
        .collect();
    let parted = |(_, surname, given): &(usize, String, String)| {
        surname_length(&format!("{surname}{given}")) == surname.chars().count()
            && given.chars().count() <= 2
            && given.chars().all(is_han)
            && read_sex(given).is_none()
    };
    if pairs.is_empty() || !pairs.iter().all(parted) {
        return false;
    }
    for (row, surname, given) in pairs {
        set(grid, (row, merge.left), &format!("{surname}{given}"));
        clear(grid, (row, merge.right));
    }
    true
}

/// A header in two rows, 姓 over 名 and 性 over 别: two such words at least.
fn over_each_other(grid: &mut Grid) -> bool {
    let last = grid.rows.len().min(SEARCHED);
    let found = (1..last).find(|&row| {
        let parts = |at: &usize| whole(&text(grid, row - 1, *at), &text(grid, row, *at)).is_some();
        (0..grid.rows[row].len()).filter(parts).count() >= 2
    });
    let Some(row) = found else {
        return false;
    };
    for at in 0..grid.rows[row].len() {
        let (upper, lower) = (text(grid, row - 1, at), text(grid, row, at));
        let joined = format!("{upper}{lower}");
        if !upper.is_empty() && !lower.is_empty() && is_known(&joined) {
            set(grid, (row - 1, at), &joined);
            clear(grid, (row, at));
        }
    }
    true
}

/// A header whose words go on in the next cell, in a row with other words that are known.
fn beside(grid: &mut Grid) -> bool {
    let mut any = false;
    for row in 0..grid.rows.len().min(SEARCHED) {
        let width = grid.rows[row].len();
        let pairs: Vec<usize> = (1..width)
            .filter(|&at| whole(&text(grid, row, at - 1), &text(grid, row, at)).is_some())
            .collect();
        if pairs.is_empty() {
            continue;
        }
        let known = (0..width)
            .filter(|&at| is_known(&text(grid, row, at)))
            .count();
        if known + pairs.len() < 3 {
            continue;
        }
        for at in pairs {
            any |= join_columns(grid, row, at - 1);
        }
    }
    any
}

/// Joins a column with the next one from a row down.
fn join_columns(grid: &mut Grid, row: usize, at: usize) -> bool {
    let Some(header) = whole(&text(grid, row, at), &text(grid, row, at + 1)) else {
        return false;
    };
    let of_name = field_of(&header) == Some(Target::Name);
    let below: Vec<(usize, String, String)> = (row + 1..grid.rows.len())
        .map(|below| (below, text(grid, below, at), text(grid, below, at + 1)))
        .filter(|(_, _, second)| !second.is_empty())
        .collect();
    let name = |text: &str| text.chars().count() <= 3 && text.chars().all(is_han);
    let parts = |first: &str, second: &str| of_name && name(first) && name(second);
    let mut told = below.iter();
    if !told.all(|(_, first, second)| first.is_empty() || parts(first, second)) {
        return false;
    }
    set(grid, (row, at), &header);
    clear(grid, (row, at + 1));
    for (below, first, second) in below {
        if first.is_empty() {
            let cell = grid.rows[below][at + 1].clone();
            put(grid, (below, at), cell);
        } else {
            set(grid, (below, at), &format!("{first}{second}"));
        }
        clear(grid, (below, at + 1));
    }
    true
}

/// The word that two parts make, neither of them one alone, nor a sex to be ticked.
fn whole(first: &str, second: &str) -> Option<String> {
    let part = |text: &str| (1..=2).contains(&text.chars().count()) && text.chars().all(is_han);
    let alone = |text: &str| is_known(text) || read_sex(text).is_some();
    if !part(first) || !part(second) || alone(first) || alone(second) {
        return None;
    }
    let whole = format!("{first}{second}");
    is_known(&whole).then_some(whole)
}

fn text(grid: &Grid, row: usize, at: usize) -> String {
    match grid.rows.get(row).and_then(|cells| cells.get(at)) {
        Some(cell) if matches!(cell.value, Value::Text(_)) => squeeze(&cell.shown()),
        _ => String::new(),
    }
}

fn set(grid: &mut Grid, place: (usize, usize), text: &str) {
    put(grid, place, Cell::text(text));
}

fn clear(grid: &mut Grid, place: (usize, usize)) {
    put(grid, place, Cell::default());
}

fn put(grid: &mut Grid, (row, at): (usize, usize), cell: Cell) {
    if let Some(cells) = grid.rows.get_mut(row) {
        if cells.len() <= at {
            cells.resize_with(at + 1, Cell::default);
        }
        cells[at] = cell;
    }
}
