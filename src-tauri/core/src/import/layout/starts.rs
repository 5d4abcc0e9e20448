//! Where the forms of a sheet begin: 姓名 with a name at its right, or 姓名：张三 in one cell, which
//! may go on with 姓名：李四.

use std::ops::Range;

use crate::import::header::{field_of, is_foreign, Target};
use crate::people::rules::names::LONGEST;
use crate::people::rules::text::{clean_line, is_blank_word, is_han, squeeze};
use crate::people::rules::Sources;

use super::form::{is_label, label, means_a_field, shown, value_of};
use super::headers::{heads_a_list, may_name_people};
use super::labelled::{labelled, says_a_field};
use super::notes::{is_note, is_total};
use super::several::people;
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
    pub(super) part: Option<Part>,
    /// All that is told of the person stands in that cell: it holds several people, or is one below
    /// the header of a list.
    pub(super) alone: bool,
}

/// A person in a cell: its column, and the numbers of the labels that are theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) at: usize,
    pub(super) labels: Range<usize>,
    /// Which of the people of the cell, from 0, and how many they are.
    pub(super) nth: usize,
    pub(super) of: usize,
}

/// The starts of a sheet's forms, from the top; none where it is a list.
pub(super) fn starts(sheet: &Unfolded<'_>, sources: &Sources) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    let mut doubtful = false;
    for row in 0..sheet.grid.rows.len().min(SEARCHED) {
        let names = labelled_names(sheet, row).unwrap_or_else(|| {
            doubtful = true;
            Vec::new()
        });
        let plain = || may_name_people(sheet, row) && names_somebody(sheet, row);
        if !names.is_empty() {
            starts.extend(beside(row, &names));
        } else if plain() {
            starts.extend(cards(sheet, row));
        }
    }
    if starts.iter().any(|start| start.part.is_some()) {
        for row in 0..sheet.grid.rows.len() {
            if heads_people(sheet, row, sources) && !heads_cells(sheet, row, &mut starts) {
                return Vec::new();
            }
        }
    }
    if stand_in_a_list(sheet, &starts) {
        return Vec::new();
    }
    // Several people in a cell of somebody's form are not its people: the family.
    if starts.iter().any(|start| start.part.is_none()) {
        starts.retain(|start| !start.alone);
    } else if doubtful {
        return Vec::new();
    }
    lead(sheet, &mut starts);
    starts
}

/// Whether somebody stands by name alone below people in cells of their own, in their column: they
/// are all people of a list.
fn stand_in_a_list(sheet: &Unfolded<'_>, starts: &[Start]) -> bool {
    let alone = starts.iter().filter(|start| start.alone);
    let mut columns = alone.filter_map(|start| Some((start.row, start.part.as_ref()?.at)));
    let Some((first, at)) = columns.next() else {
        return false;
    };
    let named_alone = |row: usize| {
        let name = squeeze(&sheet.cell(row, at).shown());
        let texts = sheet.texts(row);
        let other = |text: &str| is_total(text) || is_note(text) || is_label(text);
        (2..=4).contains(&name.chars().count())
            && name.chars().all(is_han)
            && texts.len() > 1
            && !texts.iter().any(|(_, text)| other(&squeeze(text)))
    };
    (first + 1..sheet.grid.rows.len()).any(named_alone)
}

/// Whether a row heads a list of people who are nobody's family.
fn heads_people(sheet: &Unfolded<'_>, row: usize, sources: &Sources) -> bool {
    let family = || sheet.texts(row).iter().any(|(_, text)| is_foreign(text));
    heads_a_list(sheet, row, sources) && !names_somebody(sheet, row) && !family()
}

/// Whether the people below the header of a list stand with all that is told of them in the column
/// of their names: 村 | 后备力量.
fn heads_cells(sheet: &Unfolded<'_>, row: usize, starts: &mut [Start]) -> bool {
    let texts = sheet.texts(row).into_iter();
    let mut names = texts.filter(|(_, text)| field_of(text) == Some(Target::Name));
    let (Some((at, _)), None) = (names.next(), names.next()) else {
        return false;
    };
    let mut any = false;
    for start in starts.iter_mut().filter(|start| start.row > row) {
        if start.part.as_ref().is_some_and(|part| part.at == at) {
            (start.alone, any) = (true, true);
        }
    }
    any
}

/// Forms that begin on one row, each with the columns up to the next. Where a cell holds several
/// people, each has their part of it.
fn beside(row: usize, names: &[(usize, Vec<Range<usize>>)]) -> Vec<Start> {
    let several = names.iter().any(|(_, people)| people.len() > 1);
    let start = |nth: usize, who: usize, labels: &Range<usize>| Start {
        row,
        lead: 0,
        columns: Range {
            start: if nth == 0 { 0 } else { names[nth].0 },
            end: names.get(nth + 1).map_or(usize::MAX, |(next, _)| *next),
        },
        part: Some(Part {
            at: names[nth].0,
            labels: labels.clone(),
            nth: who,
            of: names[nth].1.len(),
        }),
        alone: several,
    };
    let cells = names.iter().enumerate();
    cells
        .flat_map(|(nth, (_, people))| {
            let people = people.iter().enumerate();
            people.map(move |(who, labels)| start(nth, who, labels))
        })
        .collect()
}

/// Forms whose names stand in cells of their own on one row: one, or several beside each other
/// where the labels of the first are repeated at the right.
fn cards(sheet: &Unfolded<'_>, row: usize) -> Vec<Start> {
    let width = sheet.grid.rows[row].len().min(40);
    let names: Vec<usize> = (0..width)
        .filter(|&at| sheet.origin(row, at) == (row, at))
        .filter(|&at| label(sheet, row, at) == Some(Target::Name) && is_own(sheet, row, at))
        .filter(|&at| named_beside(sheet, row, at, &Target::Name))
        .collect();
    let repeated = |pair: &[usize]| {
        let by = pair[1] - pair[0];
        let last = (row + 3).min(sheet.grid.rows.len());
        let again = |below: usize, at: usize| {
            let own = label(sheet, below, at);
            own.is_some() && own == label(sheet, below, at + by)
        };
        let cells = (row..last).flat_map(|below| (pair[0]..pair[1]).map(move |at| (below, at)));
        cells.filter(|&(below, at)| again(below, at)).count() >= 3
    };
    let several = names.len() > 1 && names.windows(2).all(repeated);
    let start = |columns: Range<usize>| Start {
        row,
        lead: 0,
        columns,
        part: None,
        alone: false,
    };
    if !several {
        return vec![start(0..usize::MAX)];
    }
    let ends = names.iter().skip(1).copied().chain([usize::MAX]);
    let begins = [0].into_iter().chain(names.iter().skip(1).copied());
    begins.zip(ends).map(|(from, to)| start(from..to)).collect()
}

/// Whether a label is the person's: none before it says that it is a mentor's or a relative's, as in
/// 包村领导 | 姓名 | 廖朵.
fn is_own(sheet: &Unfolded<'_>, row: usize, column: usize) -> bool {
    let before = column.checked_sub(1).map(|at| shown(sheet, (row, at)));
    let of_another = |text: String| {
        let mentors = || matches!(field_of(&text), Some(Target::Mentors(_)));
        !text.is_empty() && (is_foreign(&text) || is_label(&text) && mentors())
    };
    !before.is_some_and(of_another)
}

/// Whether a name stands right of a label.
fn named_beside(sheet: &Unfolded<'_>, row: usize, column: usize, target: &Target) -> bool {
    value_of(sheet, row, column, Some(target)).is_some_and(|place| {
        let name = shown(sheet, place);
        !is_blank_word(&name)
            && name.chars().count() <= LONGEST
            && !name.chars().any(|c| c.is_ascii_digit())
            && !means_a_field(&name)
    })
}

/// Finds the rows of the first form above its name; the others have as many.
fn lead(sheet: &Unfolded<'_>, starts: &mut [Start]) {
    let Some(first) = starts.first().map(|start| start.row) else {
        return;
    };
    let rows = (0..first).rev().take(LEAD);
    let most = rows.take_while(|&row| is_lead(sheet, row)).count();
    let mut before: Option<(usize, usize)> = None;
    for start in starts {
        let above = (0..start.row).rev().take(most);
        let free = above.take_while(|row| before.is_none_or(|(before, _)| *row > before));
        let own = free.take_while(|&row| is_lead(sheet, row)).count();
        // What stands over a cell of several people, or over forms side by side, is of all of them.
        let beside = |start: &Start| start.alone || start.part.is_none();
        let shared = before.filter(|&(row, _)| beside(start) && row == start.row);
        start.lead = shared.map_or(own, |(_, lead)| lead);
        before = Some((start.row, start.lead));
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

/// The columns of the cells of a row in which names stand with their labels, and the labels of each
/// person. `None` where one holds several people who cannot be told apart.
fn labelled_names(sheet: &Unfolded<'_>, row: usize) -> Option<Vec<(usize, Vec<Range<usize>>)>> {
    let mut names = Vec::new();
    for column in 0..sheet.grid.rows[row].len().min(500) {
        let text = sheet.grid.cell(row, column).shown();
        if !text.contains([':', '：']) {
            continue;
        }
        let people = people(&labelled(&text))?;
        if !people.is_empty() {
            names.push((column, people));
        }
    }
    Some(names)
}

/// Whether a label asks for the name of a person and the value is one.
pub(super) fn names_a_person(label: &str, value: &str) -> bool {
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
    let mut labels: Vec<(usize, Target)> = (0..sheet.grid.rows[row].len().min(40))
        .filter(|&column| sheet.origin(row, column) == (row, column))
        .filter_map(|column| Some((column, label(sheet, row, column)?)))
        .collect();
    // 村党组织书记 right of 培养方向 and 其他 right of 人员类别 are what it says, though a list may
    // have columns of that name.
    let values = labels.iter().filter_map(|(column, target)| {
        let place = value_of(sheet, row, *column, Some(target))?;
        is_label(&shown(sheet, place)).then_some(place)
    });
    let values: Vec<(usize, usize)> = values.collect();
    labels.retain(|(column, _)| !values.contains(&(row, *column)));
    let followed = labels.iter().filter(|(column, target)| {
        let value = value_of(sheet, row, *column, Some(target));
        value.is_some_and(|place| values.contains(&place) || !means_a_field(&shown(sheet, place)))
    });
    if followed.count() * 2 < labels.len() {
        return false;
    }
    labels.iter().any(|(column, target)| {
        let named = is_own(sheet, row, *column) && named_beside(sheet, row, *column, target);
        let below = (sheet.last_row(row, *column) + 1, *column);
        let raw = sheet.cell(below.0, below.1).shown();
        let below = clean_line(&raw);
        *target == Target::Name
            && named
            && (below.is_empty() || is_label(&below) || says_a_field(&raw))
    })
}
