//! What was read: files, sheets and their columns.

use crate::date::Day;
use crate::import::draft::{Draft, SheetDraft};
use crate::import::fingerprint::recognised;
use crate::import::header::Target;
use crate::import::known::Known;
use crate::import::layout::{around, letters, rows_of, Around, Rows, Unfolded};
use crate::import::places::Meaning;
use crate::import::sheet_day::sheet_day;
use crate::import::values::part_of;
use crate::names::{mask_id, mask_phone};
use crate::people::rules::text::clean_line;

use super::{DayFrom, DraftColumn, DraftFile, DraftSheet, ImportDraft};

impl Draft {
    /// The first two steps.
    #[must_use]
    pub fn view(&self, known: &Known, today: Day) -> ImportDraft {
        let files = self
            .files
            .iter()
            .map(|file| DraftFile {
                name: file.name.clone(),
                size: file.size,
                error: file.sheets.as_ref().err().cloned(),
            })
            .collect();
        let sheets = self
            .files
            .iter()
            .flat_map(|file| file.sheets.iter().flatten().map(move |sheet| (file, sheet)))
            .enumerate()
            .map(|(index, (file, sheet))| sheet_view(index, &file.name, sheet, known, today))
            .collect();
        ImportDraft { files, sheets }
    }
}

fn sheet_view(
    index: usize,
    file: &str,
    draft: &SheetDraft,
    known: &Known,
    today: Day,
) -> DraftSheet {
    let unfolded = Unfolded::new(&draft.grid);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_village = |text: &str| matches!(known.places.village(text, None), Meaning::Village(_));
    let rows = rows_of(
        &unfolded,
        &draft.tables,
        &draft.mapping,
        &known.sources,
        &is_village,
    );
    let all = around(&unfolded, &draft.tables, &rows);
    let words = all.first().cloned().unwrap_or_default();
    let never = Day::MIN;
    let by_title = sheet_day(&words, &[], never, today);
    let by_name = sheet_day(&words, &[stem, &draft.grid.name], never, today);
    let (day, day_from) = match (draft.day, by_title.earliest, by_name.earliest) {
        (Some(day), ..) => (Some(day), DayFrom::Asked),
        (None, Some(_), _) => (Some(by_title.on), DayFrom::Title),
        (None, None, Some(_)) => (Some(by_name.on), DayFrom::File),
        (None, None, None) => (None, DayFrom::Asked),
    };
    let village = draft.village.clone().or_else(|| {
        let of_lines = |words: &Around| {
            let mut lines = words.lines.iter();
            lines.find_map(|line| known.places.village_in(line, None))
        };
        let contradicting = known
            .places
            .contradicting(&draft.grid.name, stem, &words.lines, None);
        if contradicting.is_some_and(|names| names.both().is_some()) {
            return None;
        }
        let found = known
            .places
            .village_in(&draft.grid.name, None)
            .or_else(|| of_lines(&words));
        // Tables of several villages on one sheet.
        if all.iter().any(|other| of_lines(other) != of_lines(&words)) {
            return None;
        }
        match found.or_else(|| known.places.village_in(stem, None))? {
            Meaning::Village(at) => Some(known.places.villages[at].name.clone()),
            Meaning::Unknown(text) => Some(text),
        }
    });
    DraftSheet {
        index,
        file: file.to_owned(),
        sheet: draft.grid.name.clone(),
        hidden: draft.grid.hidden,
        ticked: draft.ticked,
        day,
        day_from,
        undated: by_name.earliest.is_none(),
        village,
        header_rows: draft
            .tables
            .iter()
            .flat_map(|table| table.header.0 + 1..=table.header.1 + 1)
            .collect(),
        rows: rows.iter().map(|rows| rows.people.len()).sum(),
        recognised: recognised(
            &known.sheets,
            &draft.fingerprint,
            draft.told_day(stem, all.first()),
        )
        .is_some(),
        columns: columns(draft, &unfolded, &rows),
    }
}

/// The columns of a sheet, those of tables with the same headers once.
fn columns(draft: &SheetDraft, unfolded: &Unfolded<'_>, rows: &[Rows]) -> Vec<DraftColumn> {
    draft
        .distinct_columns()
        .into_iter()
        .enumerate()
        .map(|(index, (number, at))| {
            let table = &draft.tables[number];
            let column = &table.columns[at];
            let target = &draft.mapping[number][at];
            let people = rows[number].people.iter().map(|person| person.row);
            let samples = people
                .map(|row| table.place(at, row))
                .filter(|&(row, at)| unfolded.origin(row, at) == (row, at))
                .map(|(row, at)| draft.grid.cell(row, at).shown())
                .map(|text| clean_line(column.said(&text)))
                .filter(|text| !text.is_empty())
                .take(3)
                .map(|text| match &column.share {
                    None => text,
                    Some(share) => part_of(&text, share),
                })
                .map(|text| match target {
                    Target::IdNumber => mask_id(&text),
                    Target::Phone | Target::OtherPhone => mask_phone(&text),
                    _ => text.chars().take(60).collect(),
                })
                .collect();
            DraftColumn {
                index,
                letter: letters(column.at),
                header: column.header.clone(),
                samples,
                field: Some(String::from(target.clone())).filter(|_| *target != Target::Ignore),
                guessed: column.target.is_some()
                    && !column.exact
                    && column.target.as_ref() == Some(target),
            }
        })
        .collect()
}
