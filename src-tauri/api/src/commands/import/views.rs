//! What the wizard shows of a batch.

use qinglan_core::date::Day;
use qinglan_core::import::draft::{Draft, SheetView, TablePlace};
use qinglan_core::import::header::Target;
use qinglan_core::import::known::Known;
use qinglan_core::import::plan::{Outcome, Plan, PlannedRow, Question};
use qinglan_core::import::{Problem, Severity};
use qinglan_core::names::{mask_id, mask_phone};
use qinglan_core::people::Field;
use qinglan_core::reports::{Align, Column, Paper, Report, Row, Section};
use serde::Serialize;
use ts_rs::TS;

/// The files of a batch and their sheets: the first two steps.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportDraft {
    /// In their order.
    pub files: Vec<DraftFile>,
    /// A line a table; a sheet without one has a line of its own.
    pub sheets: Vec<DraftSheet>,
}

/// A file of a batch.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftFile {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Why it could not be read.
    pub error: Option<String>,
}

/// A table of a sheet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftSheet {
    /// Number to name it by.
    pub index: usize,
    /// The file's name.
    pub file: String,
    /// The sheet's name; empty for text.
    pub sheet: String,
    /// Hidden in the file.
    pub hidden: bool,
    /// Whether it takes part.
    pub ticked: bool,
    /// Imported before.
    pub recognised: bool,
    /// What it looks like: `roster`, `side_list`, `no_header`, `empty`.
    pub role: qinglan_core::import::draft::Role,
    /// The day of sheets that name none.
    pub day: Day,
    /// The row of its header, from 1.
    pub header_row: Option<usize>,
    /// Its title.
    pub title: String,
    /// Its columns.
    pub columns: Vec<DraftColumn>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DraftColumn {
    /// Number to name it by.
    pub index: usize,
    /// Its letters.
    pub letter: String,
    /// Its header.
    pub header: String,
    /// The first values that are not blank, at most three.
    pub samples: Vec<String>,
    /// The field it fills; absent: not taken.
    pub field: Option<String>,
    /// Whether the field was found by the header.
    pub guessed: bool,
}

/// The third step: counts, rows, questions.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportCheck {
    /// Files in the batch.
    pub files: usize,
    /// Rows that hold a person.
    pub read: usize,
    /// New people.
    pub added: usize,
    /// People of whom something differs.
    pub updated: usize,
    /// People of whom nothing differs.
    pub unchanged: usize,
    /// Not taken.
    pub skipped: usize,
    /// Waiting for an answer.
    pub asked: usize,
    /// Rows that go in with a warning.
    pub warned: usize,
    /// Rows that will be written.
    pub to_write: usize,
    /// Every row that holds a person.
    pub rows: Vec<CheckRow>,
    /// Problems of files and sheets rather than of a row.
    pub problems: Vec<RowProblem>,
    /// What is asked, answered or not.
    pub questions: Vec<ImportQuestion>,
    /// Villages the sheets name that are not in the list: name and township.
    pub new_villages: Vec<(String, String)>,
}

/// A row and what becomes of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckRow {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Row as in the spreadsheet, from 1.
    pub row: usize,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The person's name as read.
    pub person: String,
    /// The village, when known.
    pub village: Option<String>,
    /// What the row says, and what is on record where it differs.
    pub cells: Vec<CheckCell>,
    /// What is wrong with it.
    pub problems: Vec<RowProblem>,
}

/// A value of a row.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckCell {
    /// The field.
    pub field: String,
    /// What forms call it.
    pub label: String,
    /// As it would be written; numbers masked.
    pub text: String,
    /// What is on record and would be replaced.
    pub old: Option<String>,
}

/// What is wrong with a row or one of its cells.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RowProblem {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Row as in the spreadsheet; 0 for the sheet or file.
    pub row: usize,
    /// Header of the column.
    pub column: String,
    /// Letters of the column.
    pub column_letter: String,
    /// Stable code.
    pub code: &'static str,
    /// What follows from it.
    pub severity: Severity,
    /// The sentence.
    pub message: String,
    /// What the cell says.
    pub raw: String,
    /// Number of the question it waits for.
    pub question: Option<usize>,
}

/// A question.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportQuestion {
    /// Number by which rows refer to it, from 1.
    pub number: usize,
    /// What the answer is given under.
    pub key: String,
    /// `village.unknown`, `person.maybe_duplicate` or `person.other_village`.
    pub kind: &'static str,
    /// The question.
    pub text: String,
    /// What may be answered.
    pub choices: Vec<QuestionChoice>,
    /// What was answered.
    pub answer: Option<String>,
    /// How many rows wait.
    pub rows: usize,
}

/// A possible answer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuestionChoice {
    /// What is sent back.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// What a batch has done.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct ImportResult {
    /// Rows that held a person.
    pub read: usize,
    /// New people.
    pub added: usize,
    /// People of whom something differs.
    pub updated: usize,
    /// People of whom nothing differs.
    pub unchanged: usize,
    /// Not taken.
    pub skipped: usize,
    /// Not answered.
    pub asked: usize,
    /// Rows in 未导入行.xlsx.
    pub rejects: usize,
}

impl ImportDraft {
    pub(super) fn of(draft: &Draft, sizes: &[u64], known: &Known, day: Day) -> Self {
        let files = draft.files.iter().zip(sizes).map(|(file, size)| DraftFile {
            name: file.name.clone(),
            size: *size,
            error: file.sheets.as_ref().err().cloned(),
        });
        let view = draft.view(known);
        let sheets = tables(draft)
            .zip(lines(&view.sheets))
            .enumerate();
        Self {
            files: files.collect(),
            sheets: sheets
                .map(|(index, (_, (sheet, table)))| DraftSheet {
                    index,
                    file: sheet.file.clone(),
                    sheet: sheet.sheet.clone(),
                    hidden: sheet.hidden,
                    ticked: sheet.ticked,
                    recognised: sheet.recognised,
                    role: sheet.role,
                    day,
                    header_row: table.map(|table| table.header_row),
                    title: table.map(|table| table.title.clone()).unwrap_or_default(),
                    columns: table
                        .into_iter()
                        .flat_map(|table| &table.columns)
                        .enumerate()
                        .map(column)
                        .collect(),
                })
                .collect(),
        }
    }
}

fn column((index, column): (usize, &qinglan_core::import::draft::ColumnView)) -> DraftColumn {
    DraftColumn {
        index,
        letter: column.letters.clone(),
        header: column.header.clone(),
        samples: column.samples.clone(),
        field: (column.target != Target::Ignore).then(|| column.target.clone().into()),
        guessed: column.found,
    }
}

/// The tables of a draft in order; a sheet without one counts once.
fn tables(draft: &Draft) -> impl Iterator<Item = TablePlace> + '_ {
    draft.files.iter().enumerate().flat_map(|(file, known)| {
        let sheets = known.sheets.as_deref().unwrap_or_default();
        sheets.iter().enumerate().flat_map(move |(sheet, draft)| {
            (0..draft.tables.len().max(1)).map(move |table| TablePlace { file, sheet, table })
        })
    })
}

fn lines(
    sheets: &[SheetView],
) -> impl Iterator<Item = (&SheetView, Option<&qinglan_core::import::draft::TableView>)> {
    sheets.iter().flat_map(|sheet| {
        let count = sheet.tables.len().max(1);
        (0..count).map(move |number| (sheet, sheet.tables.get(number)))
    })
}

/// The table of a number.
pub(super) fn place(draft: &Draft, index: usize) -> Option<TablePlace> {
    tables(draft).nth(index)
}

impl ImportCheck {
    pub(super) fn of(draft: &Draft, plan: &Plan) -> Self {
        let counts = plan.counts;
        let number = |key: &String| {
            plan.questions
                .iter()
                .position(|question| question.key == *key)
                .map(|place| place + 1)
        };
        let rows: Vec<CheckRow> = plan
            .rows
            .iter()
            .map(|row| check_row(row, plan, &number))
            .collect();
        let warned = rows
            .iter()
            .filter(|row| !row.problems.is_empty())
            .filter(|row| !matches!(row.outcome, Outcome::Asked | Outcome::Skipped))
            .count();
        let of_sheets = plan.problems.iter().filter(|problem| problem.row == 0);
        let questions = plan
            .questions
            .iter()
            .zip(1..)
            .map(|(question, number)| ImportQuestion {
                number,
                key: question.key.clone(),
                kind: question.kind,
                text: question.text.clone(),
                choices: choices(question),
                answer: draft.answers.get(&question.key).cloned(),
                rows: question.rows.len(),
            });
        Self {
            files: draft.files.len(),
            read: counts.rows,
            added: counts.added,
            updated: counts.updated,
            unchanged: counts.unchanged,
            skipped: counts.skipped,
            asked: counts.asked,
            warned,
            to_write: counts.added + counts.updated,
            rows,
            problems: of_sheets
                .map(|problem| row_problem(problem, None))
                .collect(),
            questions: questions.collect(),
            new_villages: plan.new_villages.clone(),
        }
    }
}

fn choices(question: &Question) -> Vec<QuestionChoice> {
    let pairs = question.choices.iter().zip(&question.labels);
    pairs
        .map(|(value, label)| QuestionChoice {
            value: value.clone(),
            label: label.clone(),
        })
        .collect()
}

fn check_row(row: &PlannedRow, plan: &Plan, number: &dyn Fn(&String) -> Option<usize>) -> CheckRow {
    let asks = row.asks.first().and_then(number);
    let changed = |field: &str| row.changes.iter().find(|change| change.field == field);
    let mut cells: Vec<CheckCell> = Field::ALL
        .iter()
        .filter_map(|field| {
            let text = row.reading.values.get(field)?;
            let old = changed(field.name()).and_then(|change| change.old.clone());
            let shown = |text: &str| masked(*field, text);
            Some(CheckCell {
                field: field.name().into(),
                label: field.label().into(),
                text: shown(text),
                old: old.as_deref().map(shown),
            })
        })
        .collect();
    let others = row
        .changes
        .iter()
        .filter(|change| Field::ALL.iter().all(|f| f.name() != change.field));
    cells.extend(others.map(|change| CheckCell {
        field: change.field.clone(),
        label: change.label.clone(),
        text: change.new.clone().unwrap_or_default(),
        old: change.old.clone(),
    }));
    let problems = row.problems.iter().filter_map(|at| plan.problems.get(*at));
    CheckRow {
        file: row.file.clone(),
        sheet: row.sheet.clone(),
        row: row.row,
        outcome: row.outcome,
        person: row.name.clone(),
        village: row.village.clone(),
        cells,
        problems: problems
            .map(|problem| {
                row_problem(problem, asks.filter(|_| problem.severity == Severity::Asks))
            })
            .collect(),
    }
}

fn masked(field: Field, text: &str) -> String {
    match field {
        Field::IdNumber => mask_id(text),
        Field::Phone | Field::OtherPhones => mask_phone(text),
        _ => text.to_owned(),
    }
}

fn row_problem(problem: &Problem, question: Option<usize>) -> RowProblem {
    RowProblem {
        file: problem.file.clone(),
        sheet: problem.sheet.clone(),
        row: problem.row,
        column: problem.column.clone(),
        column_letter: problem.column_letter.clone(),
        code: problem.code,
        severity: problem.severity,
        message: problem.message.clone(),
        raw: problem.raw.clone(),
        question,
    }
}

impl ImportResult {
    pub(super) fn of(plan: &Plan, rejects: usize) -> Self {
        let counts = plan.counts;
        Self {
            read: counts.rows,
            added: counts.added,
            updated: counts.updated,
            unchanged: counts.unchanged,
            skipped: counts.skipped,
            asked: counts.asked,
            rejects,
        }
    }
}

/// 未导入行: the rows that did not go in, as they stand in their files, and why.
pub(super) fn rejects(draft: &Draft, plan: &Plan) -> Report {
    let outside: Vec<&PlannedRow> = plan
        .rows
        .iter()
        .filter(|row| matches!(row.outcome, Outcome::Asked | Outcome::Skipped))
        .collect();
    let mut headers: Vec<String> = Vec::new();
    let cells: Vec<Vec<(String, String)>> = outside
        .iter()
        .map(|row| draft.cells(&row.file, &row.sheet, row.row))
        .collect();
    for (header, _) in cells.iter().flatten() {
        if !headers.contains(header) {
            headers.push(header.clone());
        }
    }
    let rows = outside.iter().zip(&cells).map(|(row, cells)| {
        let problems = row.problems.iter().filter_map(|at| plan.problems.get(*at));
        let reason: Vec<&str> = problems.map(|problem| problem.message.as_str()).collect();
        let of = |header: &String| {
            let cell = cells.iter().find(|(known, _)| known == header);
            cell.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let mut texts = vec![row.file.clone(), row.sheet.clone(), row.row.to_string()];
        texts.extend(headers.iter().map(of));
        texts.push(reason.join("；"));
        Row {
            cells: texts,
            person: Some(row.name.clone()),
        }
    });
    let column = |label: &str, width_mm: f64| Column {
        label: label.to_owned(),
        width_mm,
        align: Align::Left,
        digits: true,
    };
    let mut columns = vec![
        column("文件", 40.0),
        column("工作表", 20.0),
        column("行", 10.0),
    ];
    columns.extend(headers.iter().map(|header| column(header, 20.0)));
    columns.push(column("未导入原因", 60.0));
    Report {
        file_stem: "未导入行".into(),
        title: "未导入行".into(),
        paper: Paper::A3Landscape,
        sections: vec![Section {
            name: "未导入行".into(),
            attachment: None,
            title: "未导入行".into(),
            left_line: "改好后可以直接再次导入这个文件".into(),
            right_line: String::new(),
            columns,
            rows: rows.collect(),
            notes: Vec::new(),
            signatures: Vec::new(),
            new_page: false,
        }],
    }
}
