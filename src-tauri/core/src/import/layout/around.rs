//! What stands around the rows of a table: lines above its header, a footer below its people.

use std::sync::Arc;

use crate::import::header::{field_of, Target};
use crate::import::sheet_day::tells_day;
use crate::people::rules::text::{clean_line, is_blank_word, is_han, squeeze};
use crate::people::rules::Sources;

use super::bands::Band;
use super::labelled::labelled;
use super::notes::is_of_one_person;
use super::rows::{people, Kind, Rows};
use super::villages::heads_village;
use super::{Table, Unfolded};

/// The words around a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Above its header.
    pub lines: Vec<String>,
    /// The village of its people, where a line above has a label for it: 村名：红旗村.
    pub village: Option<String>,
    /// Who answers for the village of its people, where a line above says so.
    pub mentors: Option<String>,
    /// Cells below its people that tell a day: 制表日期：2025年8月31日.
    pub footers: Vec<String>,
    /// Cells below its people that tell who sends the sheet: 填报单位：红旗村党支部.
    pub senders: Vec<String>,
    /// Above the sheet's first header and below its last people: what tells a day, tells it for
    /// every table that tells none of its own.
    pub sheet: Arc<[String]>,
}

/// The rows of every table of a sheet. What stands over the last rows of one goes on below a
/// header that is only repeated.
#[must_use]
pub fn rows_of(
    sheet: &Unfolded<'_>,
    tables: &[Table],
    targets: &[Vec<Target>],
    sources: &Sources,
    is_village: &dyn Fn(&str) -> bool,
) -> Vec<Rows> {
    let mut band = Band::default();
    let tables = tables.iter().zip(targets);
    tables
        .map(|(table, targets)| {
            if !table.goes_on() {
                band = Band::default();
            }
            let over = std::mem::take(&mut band);
            let rows = people(sheet, table, targets, sources, is_village, over);
            band.clone_from(&rows.band);
            rows
        })
        .collect()
}

/// The words around every table. A header repeated on every page goes on with the words of its
/// table: the lines of the first page, the footer of the last. 一、 and 二、 over tables of one sheet
/// are its parts: what stands over the first of them stands over all.
#[must_use]
pub fn around(sheet: &Unfolded<'_>, tables: &[Table], rows: &[Rows]) -> Vec<Around> {
    let mut all: Vec<Around> = tables
        .iter()
        .zip(rows)
        .map(|(table, rows)| {
            let lines = words(table);
            Around {
                village: lines.iter().find_map(|line| village(line)),
                mentors: lines.iter().find_map(|line| mentors(line)),
                lines,
                footers: below(sheet, table, rows, tells_day),
                senders: below(sheet, table, rows, tells_sender),
                sheet: Arc::default(),
            }
        })
        .collect();
    for at in (1..all.len()).filter(|&at| tables[at].lines.is_empty()) {
        let before = all[at - 1].clone();
        (all[at].lines, all[at].mentors) = (before.lines, before.mentors);
        all[at].village = before.village;
    }
    for at in (1..all.len()).filter(|&at| !tables[at].beside) {
        let (before, after) = all.split_at_mut(at);
        let (Some(Around { lines: above, .. }), Some(part)) = (before.last(), after.first_mut())
        else {
            continue;
        };
        if let (Some((last, titles)), [own]) = (above.split_last(), part.lines.as_slice()) {
            if is_part(last) && is_part(own) {
                part.lines = [titles, std::slice::from_ref(own)].concat();
            }
        }
    }
    for at in (1..all.len()).rev() {
        if tables[at].lines.is_empty() && all[at - 1].footers.is_empty() {
            let footers = all[at].footers.clone();
            all[at - 1].footers = footers;
        }
        if tables[at].lines.is_empty() && all[at - 1].senders.is_empty() {
            let senders = all[at].senders.clone();
            all[at - 1].senders = senders;
        }
    }
    let first = all.first().map_or(&[][..], |around| &around.lines);
    let last = all.last().map_or(&[][..], |around| &around.footers);
    let whole: Arc<[String]> = [first, last].concat().into();
    for around in &mut all {
        around.sheet = Arc::clone(&whole);
    }
    all
}

/// 一、书记后备人选: whether a line heads one of several parts.
fn is_part(line: &str) -> bool {
    let line = squeeze(line);
    let rest = line.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    rest.len() < line.len() && rest.starts_with(['、', '.'])
}

/// The lines above a table that speak of all its people.
fn words(table: &Table) -> Vec<String> {
    let lines = table.lines.iter().map(|line| line.text.clone());
    lines.filter(|line| !is_of_one_person(line)).collect()
}

/// The village a line tells by a label: 乡镇：青禾镇　村（社区）：红旗村. Beside the label of a name it
/// is that person's.
fn village(line: &str) -> Option<String> {
    let labels = labelled(line);
    let mut known = labels.iter().filter(|found| found.known);
    if known
        .clone()
        .any(|found| field_of(found.label) == Some(Target::Name))
    {
        return None;
    }
    let value = known.find(|found| heads_village(found.label))?.value;
    let named = value.chars().count() >= 2 && value.chars().any(is_han) && !is_blank_word(value);
    named.then(|| value.to_owned())
}

/// 包村领导：廖朵　包村干部：仇穗　村书记：梁坤, not the 村书记：梁坤 who only signs.
fn mentors(line: &str) -> Option<String> {
    let seat = |part: &&str| {
        let (label, name) = part.split_once([':', '：'])?;
        match field_of(label) {
            Some(Target::Mentors(seat)) if !name.trim().is_empty() => Some(seat),
            _ => None,
        }
    };
    let parts: Vec<&str> = line
        .split([' ', '　', ';', '；', ',', '，'])
        .filter(|part| seat(part).is_some())
        .collect();
    let answers = parts
        .iter()
        .filter_map(seat)
        .any(|seat| seat != "村党组织书记");
    answers.then(|| parts.join("\n"))
}

/// The cells below a table's people that tell something.
fn below(sheet: &Unfolded<'_>, table: &Table, rows: &Rows, tells: fn(&str) -> bool) -> Vec<String> {
    let last = rows
        .people
        .last()
        .map_or(table.header.1, |person| person.last);
    let below = rows
        .others
        .iter()
        .filter(|other| other.row > last && !matches!(other.kind, Kind::Example | Kind::Prepared));
    below
        .flat_map(|other| &sheet.grid.rows[other.row])
        .filter(|cell| !cell.is_blank())
        .map(|cell| clean_line(&cell.shown()))
        .filter(|text| tells(text))
        .collect()
}

pub(super) fn tells_sender(text: &str) -> bool {
    let text = squeeze(text);
    let label = text.split_once(':').map_or("", |(label, _)| label);
    let label = label.split('(').next().unwrap_or_default();
    text.chars().count() <= 40
        && [
            "单位",
            "填报单位",
            "报送单位",
            "上报单位",
            "填表单位",
            "推荐单位",
        ]
        .contains(&label)
}
