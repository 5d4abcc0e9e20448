//! What becomes of a row.

use serde::Serialize;
use ts_rs::TS;

use crate::import::draft::SheetDraft;
use crate::import::layout::{letters, Column, PersonRow};
use crate::import::problem::{Finding, Problem, Severity};
use crate::import::values::Reading;
use crate::people::Field;

use super::order::Decided;
use super::sheets::{Prepared, PreparedTable};
use super::unfit::unfit;
use super::{Planner, Question, ReadSheet};

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "RowOutcome")]
pub enum Outcome {
    /// A new person.
    Added,
    /// Something differs.
    Updated,
    /// Nothing differs.
    Unchanged,
    /// Not taken.
    Skipped,
    /// Waits for an answer.
    Asked,
}

/// A value before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldChange {
    /// The field's name, or `village`, `mentors`, `entered_on`, `withdrawn`.
    pub field: String,
    /// What forms call it.
    pub label: String,
    /// Before.
    pub old: Option<String>,
    /// After.
    pub new: Option<String>,
}

/// A row and what becomes of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PlannedRow {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Which table of the sheet, from 0.
    pub table: usize,
    /// Row as in the spreadsheet, from 1.
    pub row: usize,
    /// The person's name as read.
    pub name: String,
    /// The village, when known.
    pub village: Option<String>,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Old and new, for rows that change somebody.
    pub changes: Vec<FieldChange>,
    /// Indices of its problems in the plan.
    pub problems: Vec<usize>,
    /// Keys of the questions it waits for.
    pub asks: Vec<String>,
    /// What the row says.
    #[serde(skip)]
    #[ts(skip)]
    pub reading: Reading,
    /// Whom it is about, by their place in the ledger.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) person: Option<usize>,
}

/// A row that holds a person, in its table, and the village it is of by its place in the list.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) reading: &'a Reading,
    pub(super) table: &'a PreparedTable,
    pub(super) village: usize,
}

/// What was decided about a row.
pub(super) struct Verdict {
    pub(super) outcome: Outcome,
    pub(super) changes: Vec<FieldChange>,
    pub(super) findings: Vec<Finding>,
    pub(super) question: Option<Question>,
    pub(super) village: Option<usize>,
    /// Whom the row is about, by their place in the ledger.
    pub(super) person: Option<usize>,
    /// What the sheet has otherwise and the register has from a newer one.
    pub(super) kept: Vec<&'static str>,
    /// Questions of the row that are answered.
    answered: Vec<Question>,
}

impl Verdict {
    pub(super) fn of(outcome: Outcome, finding: Option<Finding>) -> Self {
        Self {
            outcome,
            changes: Vec::new(),
            findings: finding.into_iter().collect(),
            question: None,
            village: None,
            person: None,
            kept: Vec::new(),
            answered: Vec::new(),
        }
    }

    /// The row waits for an answer.
    pub(super) fn asking(question: Question, column: Option<usize>, why: String) -> Self {
        let finding = Finding::ask(column, question.kind, why);
        Self {
            question: Some(question),
            ..Self::of(Outcome::Asked, Some(finding))
        }
    }

    pub(super) fn skipped(finding: Finding) -> Self {
        Self::of(Outcome::Skipped, Some(finding))
    }
}

impl Planner<'_> {
    /// Notes what becomes of a sheet's people.
    pub(super) fn sheet(
        &mut self,
        draft: &SheetDraft,
        prepared: &Prepared,
        decided: Option<Decided>,
    ) {
        draft.grid.name.clone_into(&mut self.sheet);
        let Some(decided) = decided else {
            self.left_out(draft);
            return;
        };
        self.lists_of_others(draft);
        self.unknown_columns(draft);
        self.hidden_columns(draft);
        self.misspelt_columns(draft);
        self.partly_struck(draft);
        self.villages_named_twice(prepared);
        if prepared.rows().next().is_none() {
            self.blank();
        }
        let mut taken = decided.verdicts.values();
        if taken.any(|verdict| verdict.village.is_some()) {
            self.titles_of_another_township(prepared);
        }
        let open = decided.open();
        let verdicts = decided.verdicts.into_values();
        for ((number, _, (row, reading)), verdict) in prepared.rows().zip(verdicts) {
            self.record(draft, number, row, reading, verdict);
        }
        self.plan.sheets.push(ReadSheet {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            fingerprint: decided.identity,
            open,
            resumed: decided.resumed,
        });
    }

    pub(super) fn verdict(
        &mut self,
        table: &PreparedTable,
        row: &PersonRow,
        reading: &Reading,
        written: bool,
    ) -> Verdict {
        let mut verdict = self.decide(table, row, reading, written);
        verdict.answered = std::mem::take(&mut self.answered);
        verdict.findings.append(&mut self.notes);
        verdict
    }

    fn decide(
        &mut self,
        table: &PreparedTable,
        row: &PersonRow,
        reading: &Reading,
        written: bool,
    ) -> Verdict {
        if let Some(finding) = unfit(row, reading) {
            return Verdict::skipped(finding);
        }
        if let Some(finding) = self.village_as_name(reading) {
            return Verdict::skipped(finding);
        }
        if let Some(in_office) = table.in_office.get(&row.row) {
            return Verdict::skipped(in_office.finding());
        }
        let village = match self.village_of(reading, table) {
            Ok(village) => village,
            Err(question) => {
                let asks = self.of_another_township(reading, table);
                return asks.unwrap_or_else(|| self.where_(*question, reading));
            }
        };
        let id = &self.plan.places.villages[village].id;
        let who = self.plan.ledger.who(reading, id, table.day.on);
        if written {
            return Verdict {
                village: Some(village),
                person: who.at(),
                ..self.written_before(who.at(), reading, table)
            };
        }
        let mut verdict = self.person(
            who,
            Row {
                reading,
                table,
                village,
            },
        );
        verdict.village = Some(village);
        verdict
    }

    /// A row that an earlier import wrote: it is compared with others, and nothing of it is taken.
    fn written_before(
        &mut self,
        at: Option<usize>,
        reading: &Reading,
        table: &PreparedTable,
    ) -> Verdict {
        let finding = withdrawn(reading, Severity::Warns, "已登记退出");
        let finding = reading.withdrawn.then_some(finding);
        let mut verdict = Verdict::of(Outcome::Unchanged, finding);
        if let Some(at) = at {
            if !reading.withdrawn {
                self.lists(at, table);
            }
            let mut entry = self.plan.ledger.people[at].clone();
            verdict
                .findings
                .extend(self.contradictions(&mut entry, reading, table));
            self.plan.ledger.people[at] = entry;
        }
        verdict
    }

    fn where_(&mut self, question: Question, reading: &Reading) -> Verdict {
        if self.answer(&question.key) == Some("skip") {
            self.answered(&question, "skip");
            return Verdict::skipped(Finding::skip(
                reading.columns.village,
                "village.unknown",
                "按回答跳过",
            ));
        }
        let column = reading.columns.village.or(reading.columns.name);
        let why = question.text.clone();
        Verdict::asking(question, column, why)
    }

    fn record(
        &mut self,
        draft: &SheetDraft,
        number: usize,
        row: &PersonRow,
        reading: &Reading,
        verdict: Verdict,
    ) {
        let layout = &draft.tables[number];
        let counts = &mut self.plan.counts;
        counts.rows += 1;
        *match verdict.outcome {
            Outcome::Added => &mut counts.added,
            Outcome::Updated => &mut counts.updated,
            Outcome::Unchanged => &mut counts.unchanged,
            Outcome::Skipped => &mut counts.skipped,
            Outcome::Asked => &mut counts.asked,
        } += 1;
        let mut problems = Vec::new();
        for finding in reading.findings.iter().chain(&verdict.findings) {
            let column: Option<&Column> = finding.column.and_then(|at| layout.columns.get(at));
            problems.push(self.plan.problems.len());
            self.plan.problems.push(Problem {
                file: self.file.clone(),
                sheet: self.sheet.clone(),
                row: column.and_then(|column| column.row).unwrap_or(row.row) + 1,
                column: column
                    .map(|column| column.header.clone())
                    .unwrap_or_default(),
                column_letter: column.map(|column| letters(column.at)).unwrap_or_default(),
                field: finding
                    .column
                    .and_then(|at| draft.mapping[number].get(at))
                    .map(|target| String::from(target.clone())),
                code: finding.code,
                severity: finding.severity,
                message: finding.message.clone(),
                raw: finding
                    .column
                    .map(|at| layout.place(at, row.row))
                    .map(|(row, column)| draft.grid.cell(row, column).shown())
                    .unwrap_or_default(),
            });
        }
        for question in verdict.answered {
            self.settle(question, row.row + 1);
        }
        let asks = verdict
            .question
            .iter()
            .map(|question| question.key.clone())
            .collect();
        if let Some(question) = verdict.question {
            self.ask(question, row.row + 1);
        }
        self.plan.rows.push(PlannedRow {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            table: number,
            row: row.row + 1,
            name: reading.name.clone(),
            village: verdict
                .village
                .map(|at| self.plan.places.villages[at].name.clone()),
            outcome: verdict.outcome,
            changes: verdict.changes,
            problems,
            asks,
            reading: reading.clone(),
            person: verdict.person,
        });
    }
}

pub(super) fn withdrawn(reading: &Reading, severity: Severity, message: &str) -> Finding {
    let column = reading.columns.remark.or(reading.columns.name);
    Finding {
        column,
        code: "person.withdrawn_remark",
        severity,
        message: message.into(),
    }
}

/// What a field is called in a change.
pub(super) fn change(field: Field, old: Option<String>, new: &str) -> FieldChange {
    FieldChange {
        field: field.name().to_owned(),
        label: field.label().to_owned(),
        old,
        new: Some(new.to_owned()),
    }
}
