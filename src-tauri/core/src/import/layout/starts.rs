//! Where the forms of a sheet begin: 姓名 with a name at its right, or 姓名：张三 in one cell.

use std::ops::Range;

use crate::import::header::{field_of, is_foreign, Target};
use crate::people::rules::names::LONGEST;
use crate::people::rules::text::{clean_line, is_blank_word, is_han, squeeze};
use crate::people::rules::Sources;

use super::form::{is_label, label, means_a_field, shown, value_of};
use super::headers::{heads_a_list, may_name_people};
use super::labelled::{labelled, says_a_field};
use super::notes::is_note;
use super::Unfolded;

/// Rows that are searched.
const SEARCHED: usize = 2_000;
/// Most rows of a form above the one with the name.
const LEAD: usize = 5;

/// Where a form begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Start {
    /// The row with the name.
    pub(super) row: usize,
    /// How many rows of the form stand above it.
    pub(super) lead: usize,
    /// The columns of the form.
    pub(super) columns: Range<usize>,
    /// The name stands with its label in one cell.
    pub(super) labelled: bool,
}

/// The starts of a sheet's forms, from the top; none where it is a list.
pub(super) fn starts(sheet: &Unfolded<'_>, sources: &Sources) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    for row in 0..sheet.grid.rows.len().min(SEARCHED) {
        let names = labelled_names(sheet, row);
        if names.windows(2).any(|pair| pair[0] == pair[1]) {
            return Vec::new();
        }
        let plain = || may_name_people(sheet, row) && names_somebody(sheet, row);
        if !names.is_empty() {
            starts.extend(beside(row, &names));
        } else if plain() {
            starts.push(Start {
                row,
                lead: 0,
                columns: 0..usize::MAX,
                labelled: false,
            });
        }
    }
    let written = starts.iter().any(|start| start.labelled);
    if written && (0..sheet.grid.rows.len()).any(|row| heads_people(sheet, row, sources)) {
        return Vec::new();
    }
    lead(sheet, &mut starts);
    starts
}

/// Whether a row heads a list of people who are nobody's family.
fn heads_people(sheet: &Unfolded<'_>, row: usize, sources: &Sources) -> bool {
    let family = || sheet.texts(row).iter().any(|(_, text)| is_foreign(text));
    heads_a_list(sheet, row, sources) && !names_somebody(sheet, row) && !family()
}

/// Forms that begin on one row, each with the columns up to the next.
fn beside(row: usize, names: &[usize]) -> impl Iterator<Item = Start> + '_ {
    names.iter().enumerate().map(move |(nth, &column)| Start {
        row,
        lead: 0,
        columns: Range {
            start: if nth == 0 { 0 } else { column },
            end: names.get(nth + 1).copied().unwrap_or(usize::MAX),
        },
        labelled: true,
    })
}

/// Finds the rows of the first form above its name; the others have as many.
fn lead(sheet: &Unfolded<'_>, starts: &mut [Start]) {
    let Some(first) = starts.first().map(|start| start.row) else {
        return;
    };
    let rows = (0..first).rev().take(LEAD);
    let most = rows.take_while(|&row| is_lead(sheet, row)).count();
    let mut before = None;
    for start in starts {
        let above = (0..start.row).rev().take(most);
        let free = above.take_while(|row| before.is_none_or(|before| *row > before));
        start.lead = free.take_while(|&row| is_lead(sheet, row)).count();
        before = Some(start.row);
    }
}

/// Whether a row tells something of a person by labels; not who sends the sheet.
fn is_lead(sheet: &Unfolded<'_>, row: usize) -> bool {
    let texts = sheet.texts(row);
    let first = texts.first().map_or("", |(_, text)| text.as_str());
    let tells = |target: &Target| !matches!(target, Target::Place | Target::Remark | Target::Name);
    let field = |column: usize| {
        let text = sheet.grid.cell(row, column).shown();
        let named = labelled(&text)
            .into_iter()
            .filter(|found| found.known && !found.value.is_empty())
            .find_map(|found| field_of(found.label));
        named.or_else(|| {
            let target = label(sheet, row, column)?;
            value_of(sheet, row, column, Some(&target)).map(|_| target)
        })
    };
    !is_note(&squeeze(first))
        && texts
            .iter()
            .filter_map(|(column, _)| field(*column))
            .any(|target| tells(&target))
}

/// The columns of the cells of a row in which a name stands with its label, one a name.
fn labelled_names(sheet: &Unfolded<'_>, row: usize) -> Vec<usize> {
    let mut names = Vec::new();
    for column in 0..sheet.grid.rows[row].len().min(500) {
        let text = sheet.grid.cell(row, column).shown();
        if !text.contains([':', '：']) {
            continue;
        }
        let of_a_person = labelled(&text)
            .into_iter()
            .filter(|found| found.known && names_a_person(found.label, found.value));
        names.extend(of_a_person.map(|_| column));
    }
    names
}

/// Whether a label asks for the name of a person and the value is one.
fn names_a_person(label: &str, value: &str) -> bool {
    if field_of(label) != Some(Target::Name) {
        return false;
    }
    let outside = value.split(['(', '（', '/']).next().unwrap_or_default();
    let name: String = outside.chars().filter(|c| !c.is_whitespace()).collect();
    let han = name.chars().filter(|c| is_han(*c)).count();
    (1..=LONGEST).contains(&han)
        && !name.chars().any(|c| c.is_ascii_digit())
        && !is_blank_word(&name)
        && !means_a_field(&name)
}

/// Whether a row has the label 姓名 with a name at its right, and no name below it. In the header
/// of a list the next text is a header too, and so are most that follow others.
fn names_somebody(sheet: &Unfolded<'_>, row: usize) -> bool {
    let labels: Vec<(usize, Target)> = (0..sheet.grid.rows[row].len().min(40))
        .filter(|&column| sheet.origin(row, column) == (row, column))
        .filter_map(|column| Some((column, label(sheet, row, column)?)))
        .collect();
    let followed = labels.iter().filter(|(column, target)| {
        let value = value_of(sheet, row, *column, Some(target));
        value.is_some_and(|place| !means_a_field(&shown(sheet, place)))
    });
    if followed.count() * 2 < labels.len() {
        return false;
    }
    labels.iter().any(|(column, target)| {
        let named = value_of(sheet, row, *column, Some(target)).is_some_and(|place| {
            let name = shown(sheet, place);
            !is_blank_word(&name)
                && name.chars().count() <= LONGEST
                && !name.chars().any(|c| c.is_ascii_digit())
                && !means_a_field(&name)
        });
        let below = (sheet.last_row(row, *column) + 1, *column);
        let raw = sheet.cell(below.0, below.1).shown();
        let below = clean_line(&raw);
        *target == Target::Name
            && named
            && (below.is_empty() || is_label(&below) || says_a_field(&raw))
    })
}
