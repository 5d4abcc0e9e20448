//! The wizard's steps as the window sees them: what was read, what a check found, what became of
//! it. Plain data made from a [`Draft`] and a [`Plan`]; numbers are masked.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::date::Day;
use crate::names::{mask_id, mask_phone};
use crate::people::rules::text::clean_line;

use super::draft::{Draft, SheetDraft};
use super::header::Target;
use super::known::Known;
use super::layout::{around, letters, rows_of, Unfolded};
use super::places::Meaning;
use super::plan::{Outcome, Plan, PlannedRow, Question};
use super::problem::{Problem, Severity};
use super::sheet_day::sheet_day;
use super::values::part_of;

/// A file of the batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftFile {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: usize,
    /// Why it could not be read.
    pub error: Option<String>,
}

/// Where the day of a sheet comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayFrom {
    /// A line of the sheet.
    Title,
    /// The name of the file or sheet.
    File,
    /// The clerk.
    Asked,
}

/// A column of a sheet: header, three values, field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftColumn {
    /// Its number among the sheet's columns.
    pub index: usize,
    /// The column's letters.
    pub letter: String,
    /// The header.
    pub header: String,
    /// The first values that are not blank, at most three.
    pub samples: Vec<String>,
    /// The field it fills; `None`: not taken.
    pub field: Option<String>,
    /// The field was not found by an exact word.
    pub guessed: bool,
}

/// A sheet of the batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftSheet {
    /// Its number in the batch.
    pub index: usize,
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Hidden in the file.
    pub hidden: bool,
    /// Takes part.
    pub ticked: bool,
    /// The day for which it speaks; `None`: it names none.
    pub day: Option<Day>,
    /// Where the day comes from.
    pub day_from: DayFrom,
    /// The village of its people where their rows name none.
    pub village: Option<String>,
    /// Rows of its headers, from 1.
    pub header_rows: Vec<usize>,
    /// People in it.
    pub rows: usize,
    /// Imported before.
    pub recognised: bool,
    /// Its columns.
    pub columns: Vec<DraftColumn>,
}

/// What was read: the wizard's first two steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportDraft {
    /// Files in order.
    pub files: Vec<DraftFile>,
    /// Sheets of all files.
    pub sheets: Vec<DraftSheet>,
}

/// A problem of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RowProblem {
    /// The field of its column.
    pub field: Option<String>,
    /// The column's letters.
    pub column: String,
    /// Stable code.
    pub code: String,
    /// What it does.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// The cell as shown in the file.
    pub raw: String,
    /// The number of the question it asks.
    pub question: Option<usize>,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckCell {
    /// The field.
    pub field: String,
    /// What forms call it.
    pub label: String,
    /// What was read, or the cell where it could not be.
    pub text: String,
    /// What the register has, where it differs.
    pub old: Option<String>,
    /// The number of its problem in the row.
    pub problem: Option<usize>,
}

/// A row of the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckRow {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Which table of the sheet, from 0.
    pub table: usize,
    /// Row as in the spreadsheet, from 1.
    pub row: usize,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The person's name.
    pub person: Option<String>,
    /// The village.
    pub village: Option<String>,
    /// Its cells.
    pub cells: Vec<CheckCell>,
    /// Its problems.
    pub problems: Vec<RowProblem>,
}

/// A choice of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportChoice {
    /// The answer.
    pub value: String,
    /// What it says.
    pub label: String,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportQuestion {
    /// From 1.
    pub number: usize,
    /// What the answer is given under.
    pub key: String,
    /// `village` or `person`.
    pub kind: &'static str,
    /// The question.
    pub text: String,
    /// What may be answered.
    pub choices: Vec<ImportChoice>,
    /// Any text may be answered.
    pub free: bool,
    /// What was answered.
    pub answer: Option<String>,
    /// Rows it is about.
    pub rows: usize,
    /// Two people side by side.
    pub compare: Vec<super::plan::Compared>,
}

/// What a check found: the wizard's third step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(
    missing_docs,
    reason = "counts by what becomes of the rows, as in `Counts`"
)]
pub struct ImportCheck {
    pub files: usize,
    pub read: usize,
    pub added: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub skipped: usize,
    pub asked: usize,
    /// Rows that go in with a doubt.
    pub warned: usize,
    /// Rows that go in.
    pub to_write: usize,
    pub rows: Vec<CheckRow>,
    /// Problems of whole files, sheets and columns.
    pub notes: Vec<Problem>,
    pub questions: Vec<ImportQuestion>,
    pub answered: usize,
    /// Villages the sheets name, while the list of villages is empty.
    pub proposed: Vec<String>,
}

/// What became of a batch: the wizard's last step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(
    missing_docs,
    reason = "counts by what became of the rows, as in `Counts`"
)]
pub struct ImportResult {
    pub read: usize,
    pub added: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub skipped: usize,
    pub asked: usize,
    /// Rows in 未导入行.xlsx.
    pub rejects: usize,
    /// The action's number.
    pub op: Option<i64>,
}

impl Draft {
    /// The first two steps.
    #[must_use]
    pub fn view(&self, known: &Known) -> ImportDraft {
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
            .map(|(index, (file, sheet))| sheet_view(index, &file.name, sheet, known))
            .collect();
        ImportDraft { files, sheets }
    }

    /// The third step.
    #[must_use]
    pub fn check_view(&self, plan: &Plan) -> ImportCheck {
        let questions: Vec<ImportQuestion> = plan
            .questions
            .iter()
            .chain(&plan.answered)
            .zip(1..)
            .map(|(question, number)| question_view(question, number))
            .collect();
        let numbers: BTreeMap<&str, usize> = questions
            .iter()
            .map(|question| (question.key.as_str(), question.number))
            .collect();
        let rows: Vec<CheckRow> = plan
            .rows
            .iter()
            .map(|row| Self::row_view(plan, row, &numbers))
            .collect();
        let goes_in = |row: &&CheckRow| !matches!(row.outcome, Outcome::Asked | Outcome::Skipped);
        let counts = plan.counts;
        let own: std::collections::BTreeSet<usize> = plan
            .rows
            .iter()
            .flat_map(|row| row.problems.iter().copied())
            .collect();
        ImportCheck {
            proposed: plan.proposed_villages.clone(),
            files: self.files.len(),
            read: counts.rows,
            added: counts.added,
            updated: counts.updated,
            unchanged: counts.unchanged,
            skipped: counts.skipped,
            asked: counts.asked,
            warned: rows
                .iter()
                .filter(goes_in)
                .filter(|row| !row.problems.is_empty())
                .count(),
            to_write: counts.added + counts.updated,
            notes: plan
                .problems
                .iter()
                .enumerate()
                .filter(|(at, _)| !own.contains(at))
                .map(|(_, problem)| problem.clone())
                .collect(),
            answered: plan.answered.len(),
            rows,
            questions,
        }
    }

    fn row_view(plan: &Plan, row: &PlannedRow, numbers: &BTreeMap<&str, usize>) -> CheckRow {
        let question = row
            .asks
            .first()
            .and_then(|key| numbers.get(key.as_str()))
            .copied();
        let problems: Vec<RowProblem> = row
            .problems
            .iter()
            .map(|&at| {
                let problem = &plan.problems[at];
                RowProblem {
                    field: problem.field.clone(),
                    column: problem.column_letter.clone(),
                    code: problem.code.to_owned(),
                    severity: problem.severity,
                    message: problem.message.clone(),
                    raw: clean_line(&problem.raw),
                    question: question.filter(|_| problem.severity == Severity::Asks),
                }
            })
            .collect();
        CheckRow {
            file: row.file.clone(),
            sheet: row.sheet.clone(),
            table: row.table,
            row: row.row,
            outcome: row.outcome,
            person: Some(row.name.clone()).filter(|name| !name.is_empty()),
            village: row.village.clone(),
            cells: cells(row, &problems),
            problems,
        }
    }
}

impl Plan {
    /// The last step.
    #[must_use]
    pub fn result(&self, op: Option<i64>) -> ImportResult {
        let counts = self.counts;
        ImportResult {
            read: counts.rows,
            added: counts.added,
            updated: counts.updated,
            unchanged: counts.unchanged,
            skipped: counts.skipped,
            asked: counts.asked,
            rejects: counts.skipped + counts.asked,
            op,
        }
    }
}

/// What a row says by field, with what the register had and what is wrong.
fn cells(row: &PlannedRow, problems: &[RowProblem]) -> Vec<CheckCell> {
    let reading = &row.reading;
    let mut texts: Vec<(String, String, String)> = vec![
        ("name".into(), "姓名".into(), row.name.clone()),
        (
            "village".into(),
            "村".into(),
            row.village
                .clone()
                .or_else(|| reading.village.clone())
                .unwrap_or_default(),
        ),
        (
            "birth".into(),
            "出生年月".into(),
            reading
                .birth
                .map(|birth| birth.to_string())
                .unwrap_or_default(),
        ),
        (
            "id_number".into(),
            "身份证号".into(),
            reading
                .id
                .as_ref()
                .map(|id| mask_id(id.as_str()))
                .unwrap_or_default(),
        ),
    ];
    for (field, value) in &reading.values {
        let text = if field.name() == "phone" || field.name() == "other_phones" {
            mask_phone(value)
        } else {
            value.clone()
        };
        texts.push((field.name().to_owned(), field.label().to_owned(), text));
    }
    for change in &row.changes {
        if !texts.iter().any(|(field, ..)| *field == change.field) {
            texts.push((
                change.field.clone(),
                change.label.clone(),
                change.new.clone().unwrap_or_default(),
            ));
        }
    }
    for problem in problems {
        if let Some(field) = problem
            .field
            .as_ref()
            .filter(|field| !texts.iter().any(|(known, ..)| known == *field))
        {
            let label = Target::from(field.clone()).label();
            texts.push((field.clone(), label, String::new()));
        }
    }
    texts
        .into_iter()
        .map(|(field, label, text)| {
            let problem = problems
                .iter()
                .position(|problem| problem.field.as_ref() == Some(&field));
            let text = match problem {
                Some(at) if text.is_empty() => problems[at].raw.clone(),
                _ => text,
            };
            let old = row
                .changes
                .iter()
                .find(|change| change.field == field)
                .and_then(|change| change.old.clone());
            let old = old.map(|old| match field.as_str() {
                "id_number" => mask_id(&old),
                "phone" | "other_phones" => mask_phone(&old),
                _ => old,
            });
            CheckCell {
                field,
                label,
                text,
                old,
                problem,
            }
        })
        .collect()
}

fn question_view(question: &Question, number: usize) -> ImportQuestion {
    let choices = question.choices.iter().zip(&question.labels);
    ImportQuestion {
        number,
        key: question.key.clone(),
        kind: if question.kind.starts_with("village") {
            "village"
        } else {
            "person"
        },
        text: question.text.clone(),
        choices: choices
            .map(|(value, label)| ImportChoice {
                value: value.clone(),
                label: label.clone(),
            })
            .collect(),
        free: false,
        answer: question.answer.clone(),
        rows: question.rows.len(),
        compare: question.compare.clone(),
    }
}

fn sheet_view(index: usize, file: &str, draft: &SheetDraft, known: &Known) -> DraftSheet {
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
    let words = around(&unfolded, &draft.tables, &rows);
    let words = words.into_iter().next().unwrap_or_default();
    let never = Day::MIN;
    let by_title = sheet_day(&words, &[], never);
    let by_name = sheet_day(&words, &[stem, &draft.grid.name], never);
    let (day, day_from) = match (draft.day, by_title.earliest, by_name.earliest) {
        (Some(day), ..) => (Some(day), DayFrom::Asked),
        (None, Some(_), _) => (Some(by_title.on), DayFrom::Title),
        (None, None, Some(_)) => (Some(by_name.on), DayFrom::File),
        (None, None, None) => (None, DayFrom::Asked),
    };
    let village = draft.village.clone().or_else(|| {
        let found = known.places.village_in(&draft.grid.name, None).or_else(|| {
            words
                .lines
                .iter()
                .find_map(|line| known.places.village_in(line, None))
        });
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
        village,
        header_rows: draft
            .tables
            .iter()
            .flat_map(|table| table.header.0 + 1..=table.header.1 + 1)
            .collect(),
        rows: rows.iter().map(|rows| rows.people.len()).sum(),
        recognised: known.sheets.contains_key(&draft.fingerprint),
        columns: columns(draft, &unfolded),
    }
}

/// The columns of a sheet, those of tables with the same headers once.
fn columns(draft: &SheetDraft, unfolded: &Unfolded<'_>) -> Vec<DraftColumn> {
    draft
        .distinct_columns()
        .into_iter()
        .enumerate()
        .map(|(index, (number, at))| {
            let table = &draft.tables[number];
            let column = &table.columns[at];
            let target = &draft.mapping[number][at];
            let samples = (table.body.0..table.body.1)
                .map(|row| table.place(at, row))
                .filter(|&(row, at)| unfolded.origin(row, at) == (row, at))
                .map(|(row, at)| clean_line(&draft.grid.cell(row, at).shown()))
                .filter(|text| !text.is_empty())
                .take(3)
                .map(|text| match &column.share {
                    None => text,
                    Some(share) => part_of(&text, share),
                })
                .map(|text| match target {
                    Target::IdNumber => mask_id(&text),
                    Target::Phone => mask_phone(&text),
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
