//! 未导入行: the rows that were not taken, as they stand in their sheets, with a last column that
//! says why.

use crate::people::rules::text::clean_lines;
use crate::reports::{Align, Column, Paper, Report, Row, Section};

use super::draft::{Draft, SheetDraft};
use super::header::Target;
use super::layout::Unfolded;
use super::plan::{Outcome, Plan, PlannedRow};

/// The report of the rows that were skipped or asked about; a section a table.
#[must_use]
pub fn rejects(draft: &Draft, plan: &Plan) -> Report {
    let mut sections = Vec::new();
    for file in &draft.files {
        for sheet in file.sheets.iter().flatten() {
            for number in 0..sheet.tables.len() {
                sections.extend(section(&file.name, sheet, number, plan));
            }
        }
    }
    Report {
        file_stem: "未导入行".into(),
        title: "未导入行".into(),
        paper: Paper::A3Landscape,
        sections,
        ..Report::default()
    }
}

fn section(file: &str, sheet: &SheetDraft, number: usize, plan: &Plan) -> Option<Section> {
    let table = &sheet.tables[number];
    let unfolded = Unfolded::new(&sheet.grid);
    let rejected: Vec<&PlannedRow> = plan
        .rows
        .iter()
        .filter(|row| matches!(row.outcome, Outcome::Skipped | Outcome::Asked))
        .filter(|row| row.file == file && row.sheet == sheet.grid.name)
        .filter(|row| row.table == number)
        .collect();
    if rejected.is_empty() {
        return None;
    }
    let digits = |at: usize| {
        matches!(
            sheet.mapping[number][at],
            Target::IdNumber | Target::Phone | Target::OtherPhone
        )
    };
    let mut columns = vec![column("行", 12.0, true)];
    columns.extend(
        table
            .columns
            .iter()
            .enumerate()
            .map(|(at, known)| column(&known.header, 28.0, digits(at))),
    );
    columns.push(Column {
        align: Align::Left,
        ..column("原因", 60.0, false)
    });
    let rows = rejected
        .iter()
        .map(|row| {
            let mut cells = vec![row.row.to_string()];
            cells.extend(table.columns.iter().enumerate().map(|(at, known)| {
                let (row, column) = table.place(at, row.row - 1);
                clean_lines(known.said(&unfolded.cell(row, column).shown()))
            }));
            let why: Vec<&str> = row
                .problems
                .iter()
                .map(|&at| plan.problems[at].message.as_str())
                .collect();
            cells.push(why.join("；"));
            Row {
                cells,
                person: Some(row.name.clone()),
            }
        })
        .collect();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = if sheet.grid.name.is_empty() {
        stem.to_owned()
    } else {
        format!("{stem}-{}", sheet.grid.name)
    };
    Some(Section {
        name: name.chars().take(60).collect(),
        title: format!("未导入行：{file}"),
        left_line: sheet.grid.name.clone(),
        right_line: format!("共 {} 行", rejected.len()),
        columns,
        rows,
        new_page: true,
        ..Section::default()
    })
}

fn column(label: &str, width_mm: f64, digits: bool) -> Column {
    Column {
        label: label.to_owned(),
        width_mm,
        align: Align::Center,
        digits,
    }
}
