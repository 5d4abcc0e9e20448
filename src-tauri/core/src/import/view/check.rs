//! What a check found, row by row, and what became of the batch.

use std::collections::BTreeMap;

use crate::import::draft::Draft;
use crate::import::header::Target;
use crate::import::plan::{Outcome, Plan, PlannedRow, Question};
use crate::import::problem::Severity;
use crate::names::{mask_id, masked};
use crate::people::rules::text::clean_line;

use super::{
    CheckCell, CheckRow, ImportCheck, ImportChoice, ImportQuestion, ImportResult, RowProblem,
};

impl Draft {
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
            village: row.village.clone().or_else(|| asked_village(&row.asks)),
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
            people: self.people_written(),
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

/// The village a row's question is about, where its sheet alone names one.
fn asked_village(asks: &[String]) -> Option<String> {
    let named = |key: &String| {
        let text = key.strip_prefix("village:")?;
        let name = text.rsplit_once('/').map_or(text, |(_, village)| village);
        (!text.starts_with('?')).then(|| name.to_owned())
    };
    asks.iter().find_map(named)
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
        let text = masked(field.name(), value.clone());
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
            let old = old.map(|old| masked(&field, old));
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
