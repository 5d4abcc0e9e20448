//! Lists turned on their side: a row a field, a column a person.

use crate::import::header::{field_of, is_exact, normalise, parts_of, target_of, Target};
use crate::people::rules::names::LONGEST;
use crate::people::rules::text::{clean_line, is_blank_word};
use crate::people::rules::Sources;

use super::headers::{above, Column, Table};
use super::notes::{is_label, is_note};
use super::settle::settle;
use super::Unfolded;

/// Fewest labels that make a list.
const FEWEST: usize = 4;
/// Fewest where they are repeated below for more people.
const FEWEST_AGAIN: usize = 3;
/// Rows and columns that are looked at.
const SEARCHED: (usize, usize) = (200, 500);
/// Labels stand in one of the first columns.
const LABELS: usize = 4;

/// A row of the list.
struct Label {
    row: usize,
    path: Vec<String>,
    target: Option<Target>,
    /// By a word that is known, not by a part of it.
    exact: bool,
}

/// The people of a sheet on its side, a table each; none where it is no such list.
pub(super) fn sideways(sheet: &Unfolded<'_>, sources: &Sources) -> Vec<Table> {
    (0..LABELS)
        .map(|column| people(sheet, column, sources))
        .find(|tables| !tables.is_empty())
        .unwrap_or_default()
}

fn people(sheet: &Unfolded<'_>, column: usize, sources: &Sources) -> Vec<Table> {
    let blocks = blocks(sheet, column, sources);
    let fewest = if blocks.len() > 1 {
        FEWEST_AGAIN
    } else {
        FEWEST
    };
    let mut tables: Vec<Table> = Vec::new();
    let mut from = 0;
    for labels in &blocks {
        let Some(own) = block(sheet, column, labels, fewest, sources) else {
            return Vec::new();
        };
        let first = labels.first().map_or(from, |label| label.row);
        let mut lines = above(sheet, from, first, None);
        if let (true, Some(before)) = (lines.is_empty(), tables.last()) {
            lines.clone_from(&before.lines);
        }
        from = labels.last().map_or(from, |label| label.row + 1);
        tables.extend(own.into_iter().map(|table| Table {
            lines: lines.clone(),
            ..table
        }));
    }
    tables
}

/// The people of one block of labels, without what stands over them; `None` where it is none.
fn block(
    sheet: &Unfolded<'_>,
    column: usize,
    labels: &[Label],
    fewest: usize,
    sources: &Sources,
) -> Option<Vec<Table>> {
    let known = labels.iter().filter(|label| label.target.is_some());
    let names = labels
        .iter()
        .filter(|label| label.target == Some(Target::Name));
    let name = names.min_by_key(|label| !label.exact)?;
    if known.count() < fewest {
        return None;
    }
    let width = sheet.grid.rows[name.row].len().min(SEARCHED.1);
    let names: Vec<usize> = (column + 1..width)
        .filter(|&at| sheet.origin(name.row, at) == (name.row, at))
        .filter(|&at| !is_blank_word(&shown(sheet, name.row, at)))
        .collect();
    if names.is_empty() || !names.iter().all(|&at| is_name(&shown(sheet, name.row, at))) {
        return None;
    }
    let columns = |at: usize| {
        let own = labels.iter().flat_map(|label| label.of(at, sources));
        let mut own: Vec<Column> = own.collect();
        settle(&mut own);
        own
    };
    let tables = names.into_iter().map(|at| Table {
        lines: Vec::new(),
        header: (name.row, name.row),
        body: (name.row, name.row + 1),
        columns: columns(at),
        beside: false,
    });
    Some(tables.collect())
}

/// The labels of a column from the first known one down, unknown ones with them. The same word
/// again begins the people of another block below.
fn blocks(sheet: &Unfolded<'_>, column: usize, sources: &Sources) -> Vec<Vec<Label>> {
    let mut blocks: Vec<Vec<Label>> = Vec::new();
    for row in 0..sheet.grid.rows.len().min(SEARCHED.0) {
        // What stands alone above the labels is a title.
        let alone = sheet.texts(row).len() < 2;
        if blocks.is_empty() && alone {
            continue;
        }
        let Some(label) = Label::read(sheet, (row, column), sources) else {
            continue;
        };
        let known = label.target.is_some();
        match blocks.last_mut() {
            Some(block) if block.iter().any(|before| label.repeats(before)) => {
                blocks.push(vec![label]);
            }
            Some(block) if known || !alone => block.push(label),
            None if known => blocks.push(vec![label]),
            _ => {}
        }
    }
    blocks
}

impl Label {
    /// The label of a row, with the heading it stands under.
    fn read(
        sheet: &Unfolded<'_>,
        (row, column): (usize, usize),
        sources: &Sources,
    ) -> Option<Self> {
        let (mut path, mut origins) = (Vec::new(), Vec::new());
        for at in 0..=column {
            let origin = sheet.origin(row, at);
            let text = shown(sheet, row, at);
            if !text.is_empty() && !origins.contains(&origin) {
                origins.push(origin);
                path.push(text);
            }
        }
        let own = shown(sheet, row, column);
        // A title reaches over the people too, a note stands alone.
        let over = sheet.origin(row, column + 1) == sheet.origin(row, column);
        // A name right of the label 姓名 is no label, whatever it stands beside.
        let tells = |target: &Target| {
            origins.len() < 2 || field_of(&own).is_some() || matches!(target, Target::Tick(..))
        };
        let target = target_of(&path, sources).filter(tells);
        let note = target.is_none() && (is_label(&own) || is_note(&own));
        if own.is_empty() || over || note {
            return None;
        }
        let exact = is_exact(&own) || !parts_of(&own).is_empty();
        Some(Self {
            row,
            path,
            target,
            exact,
        })
    }

    /// Whether a label above is the same word for a field that is told once.
    fn repeats(&self, before: &Self) -> bool {
        let word = |label: &Self| label.path.last().map(|own| normalise(own));
        let once = self.target.as_ref().is_some_and(|own| !own.may_repeat());
        once && before.target == self.target && word(before) == word(self)
    }

    fn of(&self, at: usize, sources: &Sources) -> impl Iterator<Item = Column> {
        let row = Some(self.row);
        let columns = Column::parts(&self.path, at, sources).into_iter();
        columns.map(move |column| Column { row, ..column })
    }
}

fn shown(sheet: &Unfolded<'_>, row: usize, column: usize) -> String {
    clean_line(&sheet.cell(row, column).shown())
}

fn is_name(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && !text.chars().any(|c| c.is_ascii_digit())
        && field_of(text).is_none()
}
