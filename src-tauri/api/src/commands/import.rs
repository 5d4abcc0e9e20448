//! 导入: the batch in hand lives in the session; each step answers what the wizard shows next.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::thread;

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::{Error, OrNotFound, Refused, Result};
use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::header::{Target, TargetChoice};
use qinglan_core::import::plan::{Options, Plan};
use qinglan_core::import::rejects::rejects;
use qinglan_core::import::view::{ImportCheck, ImportDraft, ImportResult};
use qinglan_core::import::{ImportEntry, LoggedProblem};
use qinglan_core::reports::Report;
use qinglan_core::Registry;
use qinglan_documents::{write, Format};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Nothing;
use crate::files::{input_file, name_of, FileToken};
use crate::host::PickFor;
use crate::session::Session;
use crate::task::Task;

/// The batch in hand.
pub(crate) struct Open {
    draft: Draft,
    options: Options,
    /// Rows that stayed outside when the batch was written.
    rejects: Option<Report>,
}

/// Files to read.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OpenFiles {
    /// In their order: later ones know better.
    pub files: Vec<FileToken>,
    /// The day of sheets that name none; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// What was pasted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Paste {
    /// The clipboard's HTML.
    #[serde(default)]
    pub html: Option<String>,
    /// Its text.
    pub text: String,
}

/// What the clerk says of a sheet.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetSheet {
    /// Its number.
    pub sheet: usize,
    /// Whether it takes part.
    #[serde(default)]
    pub ticked: Option<bool>,
    /// The village of its people where their rows name none; empty: as the sheet says.
    #[serde(default)]
    pub village: Option<String>,
    /// The day for which it speaks, `2025-11-30`; empty: as the sheet says.
    #[serde(default)]
    pub day: Option<String>,
}

/// The field of a column.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetColumn {
    /// Number of the sheet.
    pub sheet: usize,
    /// Number of the column.
    pub column: usize,
    /// Id of the field; absent: not taken.
    #[serde(default)]
    pub field: Option<String>,
}

/// Which of the proposed villages come into the list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AddVillages {
    /// Their names; absent: all.
    #[serde(default)]
    pub names: Option<Vec<String>>,
}

/// An answer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Answer {
    /// Of which question.
    pub key: String,
    /// One of its choices; empty takes it back.
    pub answer: String,
    /// Whether an answer holds from now on; it does when absent. A move, a new name or a row that is left
    /// out never does.
    #[serde(default)]
    pub remember: Option<bool>,
}

/// A corrected cell.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct EditCell {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Which table of the sheet, from 0.
    pub table: usize,
    /// Row as in the spreadsheet, from 1.
    pub row: usize,
    /// The field of its column.
    pub field: String,
    /// What it should say.
    pub text: String,
}

/// One batch of the log.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Its number.
    pub id: i64,
}

/// A batch of the log.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportLogEntry {
    /// Number.
    pub id: i64,
    /// RFC 3339, UTC.
    pub at: String,
    /// Names of the files.
    pub files: Vec<String>,
    /// Rows that held a person.
    pub read: usize,
    /// New people.
    pub added: usize,
    /// People of whom something differed.
    pub updated: usize,
    /// People of whom nothing differed.
    pub unchanged: usize,
    /// Not taken.
    pub skipped: usize,
    /// Not answered.
    pub asked: usize,
    /// Taken back.
    pub undone: bool,
    /// The action's number; absent: nothing was written.
    pub op: Option<i64>,
}

/// A batch of the log with its problems.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportLog {
    /// The batch.
    pub entry: ImportLogEntry,
    /// Every problem, in the order of files, sheets and rows.
    pub problems: Vec<LoggedProblem>,
}

pub(super) fn open(session: &Session, params: OpenFiles, task: &Task<'_>) -> Result<ImportDraft> {
    let mut files = Vec::with_capacity(params.files.len());
    for (number, token) in params.files.iter().enumerate() {
        task.check(number, params.files.len(), "读取文件")?;
        let path = session.file(token)?;
        files.push(input_file(&path));
    }
    let known = session.with(|registry| registry.import_known())?;
    hold(session, Draft::open(&files, &known), params.as_of)
}

pub(super) fn paste(session: &Session, params: Paste, _: &Task<'_>) -> Result<ImportDraft> {
    let known = session.with(|registry| registry.import_known())?;
    hold(
        session,
        Draft::pasted(params.html.as_deref(), &params.text, &known),
        None,
    )
}

fn hold(session: &Session, draft: Draft, as_of: Option<Day>) -> Result<ImportDraft> {
    let options = Options {
        as_of: as_of.unwrap_or_else(today),
        today: Some(today()),
        ..Options::default()
    };
    session.state().draft = Some(Open {
        draft,
        options,
        rejects: None,
    });
    view(session)
}

/// A batch that was written is held for its rejects only.
pub(super) fn get(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Option<ImportDraft>> {
    let open = |held: &Open| held.rejects.is_none();
    if !session.state().draft.as_ref().is_some_and(open) {
        return Ok(None);
    }
    view(session).map(Some)
}

pub(super) fn fields(_: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<TargetChoice>> {
    Ok(Target::choices())
}

pub(super) fn set_sheet(session: &Session, params: SetSheet, _: &Task<'_>) -> Result<ImportDraft> {
    let day = params.day.as_deref().map(day_or_none).transpose()?;
    with(session, |open, _| {
        let mut found = true;
        if let Some(ticked) = params.ticked {
            found &= open.draft.tick(params.sheet, ticked);
        }
        if let Some(village) = params.village {
            let village = Some(village).filter(|village| !village.trim().is_empty());
            found &= open.draft.set_village(params.sheet, village);
        }
        if let Some(day) = day {
            found &= open.draft.set_day(params.sheet, day);
        }
        found.then_some(()).or_not_found("工作表")
    })?;
    view(session)
}

fn day_or_none(text: &str) -> Result<Option<Day>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = text.parse();
    day.map(Some).map_err(|_| {
        Error::invalid(
            "day",
            "date.unreadable",
            "日期看不懂，请写成 2025-11-30 这样",
        )
    })
}

pub(super) fn set_column(
    session: &Session,
    params: SetColumn,
    _: &Task<'_>,
) -> Result<ImportDraft> {
    with(session, |open, _| {
        let SetColumn {
            sheet,
            column,
            field,
        } = &params;
        open.draft
            .set_column(*sheet, *column, field.as_deref())
            .then_some(())
            .or_not_found("列")
    })?;
    view(session)
}

pub(super) fn check(session: &Session, _: Nothing, _: &Task<'_>) -> Result<ImportCheck> {
    checked(session, |_| Ok(()))
}

pub(super) fn answer(session: &Session, params: Answer, _: &Task<'_>) -> Result<ImportCheck> {
    checked(session, |open| {
        if params.remember == Some(false) {
            open.draft.unremembered.insert(params.key.clone());
        } else {
            open.draft.unremembered.remove(&params.key);
        }
        open.draft.answer(&params.key, &params.answer);
        Ok(())
    })
}

pub(super) fn edit_cell(session: &Session, params: EditCell, _: &Task<'_>) -> Result<ImportCheck> {
    checked(session, |open| {
        let EditCell {
            file,
            sheet,
            table,
            row,
            field,
            text,
        } = &params;
        open.draft
            .edit_cell((file, sheet), (*table, *row), field, text)
            .then_some(())
            .or_not_found("单元格")
    })
}

pub(super) fn add_villages(
    session: &Session,
    params: AddVillages,
    _: &Task<'_>,
) -> Result<ImportCheck> {
    checked(session, |open| {
        open.options.add_villages = true;
        open.options.chosen_villages = params.names.map(BTreeSet::from_iter);
        Ok(())
    })
}

pub(super) fn apply(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Outcome<ImportResult>> {
    with(session, |open, registry| {
        registry.back_up("import")?;
        let known = registry.import_known()?;
        let plan = open.draft.check(&known, &open.options);
        let Outcome {
            value: plan,
            changes,
            op,
        } = registry.import_batch(&known, &open.draft, plan)?;
        open.rejects = Some(rejects(&open.draft, &plan));
        Ok(Outcome {
            value: plan.result(op),
            changes,
            op,
        })
    })
}

pub(super) fn discard(session: &Session, _: Nothing, _: &Task<'_>) -> Result<()> {
    session.state().draft = None;
    Ok(())
}

/// 未导入行.xlsx: the rows that did not go in, with the reasons; its name, unless cancelled.
pub(super) fn save_rejects(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Option<String>> {
    let report = with(session, |open, registry| {
        if let Some(report) = &open.rejects {
            return Ok(report.clone());
        }
        let plan = open.draft.check(&registry.import_known()?, &open.options);
        Ok(rejects(&open.draft, &plan))
    })?;
    let Some(path) = session.host.pick_save(PickFor::Document, "未导入行.xlsx")? else {
        return Ok(None);
    };
    Ok(Some(name_of(
        &write(&report, Format::Xlsx, &path, &|_, _| true)?.path,
    )))
}

pub(super) fn list(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<ImportLogEntry>> {
    let entries = session.with(|registry| registry.imports())?;
    Ok(entries
        .into_iter()
        .map(|entry| logged(entry).entry)
        .collect())
}

pub(super) fn one(session: &Session, params: One, _: &Task<'_>) -> Result<ImportLog> {
    let entries = session.with(|registry| registry.imports())?;
    let entry = entries.into_iter().find(|entry| entry.id == params.id);
    entry.map(logged).or_not_found("导入记录")
}

fn logged(entry: ImportEntry) -> ImportLog {
    let summary = entry.summary;
    ImportLog {
        entry: ImportLogEntry {
            id: entry.id,
            at: entry.at,
            files: entry.files,
            read: summary.rows,
            added: summary.added,
            updated: summary.updated,
            unchanged: summary.unchanged,
            skipped: summary.skipped,
            asked: summary.asked,
            undone: entry.undone,
            op: entry.op,
        },
        problems: summary.problems,
    }
}

/// Works with the batch in hand and the register.
fn with<T>(
    session: &Session,
    work: impl FnOnce(&mut Open, &mut Registry) -> Result<T>,
) -> Result<T> {
    let mut state = session.state();
    let state = &mut *state;
    let open = state.draft.as_mut().ok_or(Refused::NotFound {
        what: "正在导入的文件",
    })?;
    work(open, state.registry.as_mut().ok_or(Refused::NoRegister)?)
}

fn view(session: &Session) -> Result<ImportDraft> {
    with(session, |open, registry| {
        Ok(open.draft.view(&registry.import_known()?, today()))
    })
}

fn checked(session: &Session, change: impl FnOnce(&mut Open) -> Result<()>) -> Result<ImportCheck> {
    with(session, |open, registry| {
        change(open)?;
        let plan = open.draft.check(&registry.import_known()?, &open.options);
        Ok(open.draft.check_view(&plan))
    })
}

/// Reads, plans and writes files in one go, as the command line does.
pub(crate) fn import_files(
    registry: &mut Registry,
    files: &[InputFile],
    options: &Options,
    dry_run: bool,
) -> Result<Plan> {
    let known = registry.import_known()?;
    let draft = Draft::open(files, &known);
    if dry_run {
        return Ok(draft.check(&known, options));
    }
    // Files are opened on all cores; what follows leaves one to the copy for much of the time.
    let (plan, saved) = thread::scope(|scope| {
        let register = &mut *registry;
        let saving = scope.spawn(move || register.back_up("import"));
        let plan = draft.check(&known, options);
        let saved = saving.join();
        (plan, saved.unwrap_or_else(|panic| resume_unwind(panic)))
    });
    saved?;
    Ok(registry.import_batch(&known, &draft, plan)?.value)
}
