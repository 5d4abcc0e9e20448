//! What becomes of a row.

use serde::Serialize;
use ts_rs::TS;

use crate::ids::VillageId;
use crate::import::draft::{Role, SheetDraft};
use crate::import::header::Target;
use crate::import::known::Dossier;
use crate::import::layout::{letters, Column, PersonRow};
use crate::import::ledger::{Entry, Who};
use crate::import::problem::{Finding, Problem, Severity};
use crate::import::values::Reading;
use crate::names::{mask_id, mask_phone};
use crate::people::rules::names::LONGEST;
use crate::people::rules::text::{is_han, is_private_use};
use crate::people::{Field, Person};

use super::places::{Prepared, PreparedTable};
use super::{Compared, Planner, Question, ReadSheet};

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
}

/// What was decided about a row.
pub(super) struct Verdict {
    pub(super) outcome: Outcome,
    pub(super) changes: Vec<FieldChange>,
    pub(super) findings: Vec<Finding>,
    pub(super) question: Option<Question>,
    pub(super) village: Option<usize>,
}

impl Verdict {
    pub(super) fn of(outcome: Outcome, finding: Option<Finding>) -> Self {
        Self {
            outcome,
            changes: Vec::new(),
            findings: finding.into_iter().collect(),
            question: None,
            village: None,
        }
    }

    fn skipped(finding: Finding) -> Self {
        Self::of(Outcome::Skipped, Some(finding))
    }
}

impl Planner<'_> {
    /// Plans a sheet's people.
    pub(super) fn sheet(&mut self, draft: &SheetDraft, prepared: Prepared) {
        draft.grid.name.clone_into(&mut self.sheet);
        if !Self::takes(draft) {
            self.left_out(draft);
            return;
        }
        self.unknown_columns(draft);
        self.hidden_columns(draft);
        let before = if self.options.again {
            None
        } else {
            self.known.sheets.get(&draft.fingerprint)
        };
        let resumed = before.is_some();
        let before = before
            .cloned()
            .or_else(|| self.recognised.get(&draft.fingerprint).cloned());
        let mut open = Vec::new();
        let mut nth = 0;
        for (number, table) in prepared.tables.into_iter().enumerate() {
            let rows = table.rows.len();
            for at in 0..rows {
                let (row, reading) = &table.rows[at];
                let written = before.as_ref().is_some_and(|open| !open.contains(&nth));
                let verdict = self.verdict(&table, row, reading, written);
                if matches!(verdict.outcome, Outcome::Asked | Outcome::Skipped) {
                    open.push(nth);
                }
                nth += 1;
                self.record(draft, number, row, reading, verdict);
            }
        }
        self.recognised
            .insert(draft.fingerprint.clone(), open.clone());
        self.plan.sheets.push(ReadSheet {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            fingerprint: draft.fingerprint.clone(),
            open,
            resumed,
        });
    }

    /// Says why a sheet gives no people, unless the clerk left it out.
    fn left_out(&mut self, draft: &SheetDraft) {
        let (code, severity, message) = match draft.role {
            Role::Roster if draft.grid.hidden => (
                "sheet.hidden",
                Severity::Warns,
                "这张表在文件里是隐藏的，没有导入；要导入时请勾选，或在 WPS 中取消隐藏",
            ),
            _ if draft.grid.hidden => return,
            Role::NoHeader => (
                "sheet.no_header",
                Severity::Skips,
                "没有找到写着“姓名”等栏目的表头，这张表没有导入；请让每人占一行，上面一行写栏目名，再导入",
            ),
            Role::SideList => (
                "sheet.side_list",
                Severity::Skips,
                "这张表不像后备人员名单，没有导入；如确是名单，请勾选后再导入",
            ),
            Role::Roster | Role::Empty => return,
        };
        self.problem(0, ("", ""), code, severity, message.into());
    }

    /// Says which columns with values are not read.
    fn unknown_columns(&mut self, draft: &SheetDraft) {
        let unknown =
            |column: &Column, target: &Target| column.target.is_none() && *target == Target::Ignore;
        self.warn_of_columns(draft, "column.unknown", unknown, |header| {
            format!("“{header}”没有对应的栏目，没有导入；需要时可选择记入备注")
        });
    }

    /// Says which columns that are read the file hides.
    fn hidden_columns(&mut self, draft: &SheetDraft) {
        let hidden = &draft.grid.hidden_columns;
        let read = |column: &Column, target: &Target| {
            *target != Target::Ignore && hidden.contains(&column.at)
        };
        self.warn_of_columns(draft, "column.hidden", read, |header| {
            format!("“{header}”一列在文件里是隐藏的，仍按名单读取，请核对")
        });
    }

    fn warn_of_columns(
        &mut self,
        draft: &SheetDraft,
        code: &'static str,
        concerns: impl Fn(&Column, &Target) -> bool,
        message: impl Fn(&str) -> String,
    ) {
        for (table, mapping) in draft.tables.iter().zip(&draft.mapping) {
            for (column, target) in table.columns.iter().zip(mapping) {
                if concerns(column, target) && draft.has_values(table, column) {
                    self.problem(
                        column.row.unwrap_or(table.header.0) + 1,
                        (&column.header, &letters(column.at)),
                        code,
                        Severity::Warns,
                        message(&column.header),
                    );
                }
            }
        }
    }

    fn verdict(
        &mut self,
        table: &PreparedTable,
        row: &PersonRow,
        reading: &Reading,
        written: bool,
    ) -> Verdict {
        if let Some(finding) = unfit(row, reading) {
            return Verdict::skipped(finding);
        }
        let village = match self.village_of(reading, table) {
            Ok(village) => village,
            Err(question) => return self.where_(*question, reading),
        };
        if written {
            let mut findings = Vec::new();
            if reading.withdrawn {
                findings.push(withdrawn(reading, Severity::Warns, "已登记退出"));
            }
            return Verdict {
                outcome: Outcome::Unchanged,
                changes: Vec::new(),
                findings,
                question: None,
                village: Some(village),
            };
        }
        let id = self.plan.places.villages[village].id.clone();
        let who = self.plan.ledger.who(reading, &id, table.day.on);
        let mut verdict = self.person(who, reading, table, &id, village);
        verdict.village = Some(village);
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
        let finding = Finding::ask(column, "village.unknown", question.text.clone());
        Verdict {
            outcome: Outcome::Asked,
            changes: Vec::new(),
            findings: vec![finding],
            question: Some(question),
            village: None,
        }
    }

    fn person(
        &mut self,
        who: Who,
        reading: &Reading,
        table: &PreparedTable,
        id: &VillageId,
        village: usize,
    ) -> Verdict {
        match who {
            Who::New => self.new_person(reading, table, id),
            Who::Known(at) => self.known_person(at, reading, table, id, village),
            Who::Perhaps(at, kind, why) => {
                let known = self.plan.ledger.people[at].dossier.person.name.clone();
                let here = &self.plan.places.villages[village].name;
                let what = reading
                    .birth
                    .map_or_else(String::new, |birth| format!("/{}", birth.to_month()));
                let key = format!("person:{}/{here}{what}~{known}", reading.name);
                if kind == "person.other_village" {
                    return self.elsewhere(at, reading, table, id, village);
                }
                let text = format!("{}（{here}）{why}", reading.name);
                let mut choices = vec![("same".to_owned(), format!("是同一个人，保留“{known}”"))];
                if known != reading.name {
                    choices.push((
                        "rename".into(),
                        format!("是同一个人，姓名改为“{}”", reading.name),
                    ));
                }
                choices.push(("new".into(), "不是，新增一人".into()));
                choices.push(("skip".into(), "跳过这一行".into()));
                let mut question = Question::new(key, kind, text, choices);
                question.compare = self.compared(at, reading, village);
                let Some(answer) = self.answer(&question.key).map(str::to_owned) else {
                    return asked(reading, kind, &why, question);
                };
                if !["same", "moved", "rename", "new", "skip"].contains(&answer.as_str()) {
                    let question = question.refusing(&answer, "不在可选的回答里");
                    return asked(reading, kind, &question.text.clone(), question);
                }
                self.answered(&question, &answer);
                match answer.as_str() {
                    "same" | "moved" => {
                        // The registered name stays.
                        let mut kept = reading.clone();
                        kept.placeholder = true;
                        self.known_person(at, &kept, table, id, village)
                    }
                    "rename" => self.known_person(at, reading, table, id, village),
                    "new" => self.new_person(reading, table, id),
                    _ => Verdict::skipped(Finding::skip(reading.columns.name, kind, "按回答跳过")),
                }
            }
        }
    }

    /// Two people side by side, numbers masked.
    fn compared(&self, at: usize, reading: &Reading, village: usize) -> Vec<Compared> {
        let person = &self.plan.ledger.people[at].dossier.person;
        let date = |date: Option<crate::date::PartialDate>| {
            date.map(|date| date.to_string()).unwrap_or_default()
        };
        let lines = [
            ("姓名", reading.name.clone(), person.name.clone()),
            (
                "村",
                self.plan.places.villages[village].name.clone(),
                self.recorded_village(at, self.options.as_of),
            ),
            ("出生年月", date(reading.birth), date(person.birth)),
            (
                "身份证号",
                reading
                    .id
                    .as_ref()
                    .map(|id| mask_id(id.as_str()))
                    .unwrap_or_default(),
                person.id_number.as_deref().map(mask_id).unwrap_or_default(),
            ),
            (
                "电话",
                reading
                    .values
                    .get(&Field::Phone)
                    .map(|phone| mask_phone(phone))
                    .unwrap_or_default(),
                person.phone.as_deref().map(mask_phone).unwrap_or_default(),
            ),
        ];
        lines
            .into_iter()
            .filter(|(_, theirs, ours)| !theirs.is_empty() || !ours.is_empty())
            .map(|(label, theirs, ours)| Compared {
                label: label.into(),
                theirs,
                ours,
            })
            .collect()
    }

    /// A person recorded in another village: moved, or recorded twice?
    pub(super) fn elsewhere(
        &mut self,
        at: usize,
        reading: &Reading,
        table: &PreparedTable,
        id: &VillageId,
        village: usize,
    ) -> Verdict {
        let there = self.recorded_village(at, table.day.on);
        let here = self.plan.places.villages[village].name.clone();
        let key = format!("moved:{}/{there}→{here}", reading.name);
        let text = format!(
            "{}登记在{there}，这里写的是{here}：是换了村，还是重复登记？",
            reading.name
        );
        let mut choices = vec![
            ("moved".to_owned(), format!("换到了{here}")),
            ("same".to_owned(), format!("仍在{there}")),
        ];
        if reading.id.is_none() {
            choices.push(("new".to_owned(), "是另一个人".to_owned()));
        }
        choices.push(("skip".to_owned(), "跳过这一行".to_owned()));
        let kind = "person.other_village";
        let mut question = Question::new(key, kind, text.clone(), choices);
        question.compare = self.compared(at, reading, village);
        let column = reading.columns.village.or(reading.columns.name);
        let Some(answer) = self.answer(&question.key).map(str::to_owned) else {
            return Verdict {
                question: Some(question),
                ..Verdict::of(Outcome::Asked, Some(Finding::ask(column, kind, text)))
            };
        };
        if !["moved", "same", "new", "skip"].contains(&answer.as_str()) {
            let question = question.refusing(&answer, "不在可选的回答里");
            let finding = Finding::ask(column, kind, question.text.clone());
            return Verdict {
                question: Some(question),
                ..Verdict::of(Outcome::Asked, Some(finding))
            };
        }
        self.answered(&question, &answer);
        match answer.as_str() {
            "moved" => self.update(at, reading, table, id, true),
            "new" if reading.id.is_none() => self.new_person(reading, table, id),
            "skip" => Verdict::skipped(Finding::skip(column, kind, "按回答跳过")),
            _ => self.update_in_place(at, reading, table),
        }
    }

    fn new_person(&mut self, reading: &Reading, table: &PreparedTable, id: &VillageId) -> Verdict {
        if reading.withdrawn {
            return Verdict::skipped(withdrawn(
                reading,
                Severity::Skips,
                "备注为已退出，且没有登记过此人，没有导入",
            ));
        }
        let township = self.township_of_village(id);
        let person = Person::named(reading.name.clone(), township);
        let dossier = Dossier {
            person,
            facts: Vec::new(),
            spells: Vec::new(),
        };
        let mut entry = Entry::new(dossier, None);
        let mut reading = reading.clone();
        let taken = reading
            .id
            .take_if(|id| self.plan.ledger.has_id(id.as_str()));
        let reading = &reading;
        let mut verdict = Verdict {
            outcome: Outcome::Added,
            changes: Vec::new(),
            findings: Vec::new(),
            question: None,
            village: None,
        };
        self.fill(&mut entry, reading, table, &mut verdict);
        self.enter(&mut entry, reading, table, id);
        verdict.changes.clear();
        if taken.is_some() {
            let message = "这个身份证号已登记在另一个人名下，没有导入，请核对";
            verdict
                .findings
                .push(Finding::warn(reading.columns.id, "id.taken", message));
        }
        self.plan.ledger.push(entry);
        verdict
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
        for question in std::mem::take(&mut self.answered) {
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
        });
    }
}

fn asked(reading: &Reading, kind: &'static str, why: &str, question: Question) -> Verdict {
    let finding = Finding::ask(reading.columns.name, kind, why);
    Verdict {
        outcome: Outcome::Asked,
        changes: Vec::new(),
        findings: vec![finding],
        question: Some(question),
        village: None,
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

/// Why a row cannot be a person's.
fn unfit(row: &PersonRow, reading: &Reading) -> Option<Finding> {
    let column = reading.columns.name;
    if !row.named || reading.name.is_empty() {
        return Some(Finding::skip(
            column,
            "name.missing",
            "这一行有内容但没有姓名，没有导入",
        ));
    }
    let name = &reading.name;
    if name.chars().count() > LONGEST {
        return Some(Finding::skip(
            column,
            "name.too_long",
            format!("姓名超过 {LONGEST} 个字，没有导入"),
        ));
    }
    if several(name, &['、', '，', ',', ';', '；', '/']) || several(&reading.raw_name, &['\n']) {
        return Some(Finding::skip(
            column,
            "name.several",
            "一格里写了不止一个姓名，请分行后再导入",
        ));
    }
    let letters = name
        .chars()
        .filter(|c| c.is_alphabetic() || is_private_use(*c))
        .count();
    let digits = name.chars().filter(char::is_ascii_digit).count();
    if letters == 0 || (digits > 0 && letters <= 1) {
        return Some(Finding::skip(
            column,
            "name.unreadable",
            format!("“{name}”不是姓名，没有导入"),
        ));
    }
    None
}

/// Whether a text is several names with one of the marks between them.
fn several(text: &str, marks: &[char]) -> bool {
    let parts: Vec<&str> = text.split(marks).map(str::trim).collect();
    let is_name = |part: &&str| (2..=4).contains(&part.chars().count()) && part.chars().all(is_han);
    parts.len() > 1 && parts.iter().all(is_name)
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
