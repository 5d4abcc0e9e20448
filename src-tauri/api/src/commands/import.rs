//! 导入: the batch in hand lives in the session; each step answers what the wizard shows next.

mod views;

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::{OrNotFound, Refused, Result};
use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::header::{Target, TargetChoice};
use qinglan_core::import::known::Known;
use qinglan_core::import::plan::{Options, Plan};
use qinglan_core::import::ImportEntry;
use qinglan_core::Registry;
use qinglan_documents::{write, Format};
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::files::{name_of, read, FileToken};
use crate::host::PickFor;
use crate::session::Session;
use crate::task::Task;

pub use views::{ImportCheck, ImportDraft, ImportResult};

/// The batch in hand.
pub struct Open {
    draft: Draft,
    options: Options,
    sizes: Vec<u64>,
    /// Rows that stay outside after the batch was written.
    rejects: Option<qinglan_core::reports::Report>,
}

/// Files to read.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
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
pub struct Paste {
    /// The clipboard's HTML.
    #[serde(default)]
    pub html: Option<String>,
    /// Its text.
    pub text: String,
}

/// A sheet to tick, or the day of those that name none.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetSheet {
    /// Number of the sheet.
    pub sheet: usize,
    /// Whether it takes part.
    #[serde(default)]
    pub ticked: Option<bool>,
    /// The day of sheets that name none.
    #[serde(default)]
    pub day: Option<Day>,
}

/// The field of a column.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetColumn {
    /// Number of the sheet.
    pub sheet: usize,
    /// Number of the column.
    pub column: usize,
    /// Id of the field; absent: not taken.
    #[serde(default)]
    pub field: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Of which question.
    pub key: String,
    /// One of its choices; empty takes it back.
    pub answer: String,
}

/// A corrected cell.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditCell {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Row as in the spreadsheet, from 1.
    pub row: usize,
    /// Letters of the column.
    pub column: String,
    /// What it should say.
    pub text: String,
}

/// One batch of the log.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct One {
    /// Its number.
    pub id: i64,
}

pub(super) fn open(session: &Session, params: OpenFiles, task: &Task<'_>) -> Result<ImportDraft> {
    let paths = params
        .files
        .iter()
        .map(|token| session.file(token))
        .collect::<Result<Vec<_>>>()?;
    let mut files = Vec::with_capacity(paths.len());
    for (number, path) in paths.iter().enumerate() {
        task.check(number, paths.len(), "读取文件")?;
        // A file that cannot be read is listed like one that cannot be understood.
        files.push(InputFile {
            name: name_of(path),
            bytes: read(path).unwrap_or_default(),
        });
    }
    let known = session.with(|registry| registry.import_known())?;
    let sizes = files.iter().map(|file| file.bytes.len() as u64).collect();
    let draft = Draft::open(&files, &known);
    hold(session, draft, params.as_of, sizes)
}

pub(super) fn paste(session: &Session, params: Paste, _: &Task<'_>) -> Result<ImportDraft> {
    let known = session.with(|registry| registry.import_known())?;
    let sizes = vec![params.text.len() as u64];
    let draft = Draft::pasted(params.html.as_deref(), &params.text, &known);
    hold(session, draft, None, sizes)
}

fn hold(
    session: &Session,
    draft: Draft,
    as_of: Option<Day>,
    sizes: Vec<u64>,
) -> Result<ImportDraft> {
    let options = Options {
        as_of: as_of.unwrap_or_else(today),
        ..Options::default()
    };
    session.state().draft = Some(Open {
        draft,
        options,
        sizes,
        rejects: None,
    });
    view(session)
}

pub(super) fn get(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Option<ImportDraft>> {
    if session.state().draft.is_none() {
        return Ok(None);
    }
    view(session).map(Some)
}

pub(super) fn fields(_: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<TargetChoice>> {
    Ok(Target::choices())
}

pub(super) fn set_sheet(session: &Session, params: SetSheet, _: &Task<'_>) -> Result<ImportDraft> {
    with(session, |open, _| {
        let place = views::place(&open.draft, params.sheet).or_not_found("工作表")?;
        if let Some(ticked) = params.ticked {
            open.draft.tick(place.file, place.sheet, ticked);
        }
        if let Some(day) = params.day {
            open.options.as_of = day;
        }
        Ok(())
    })?;
    view(session)
}

pub(super) fn set_column(
    session: &Session,
    params: SetColumn,
    _: &Task<'_>,
) -> Result<ImportDraft> {
    with(session, |open, _| {
        let place = views::place(&open.draft, params.sheet).or_not_found("工作表")?;
        let target = Target::from(params.field.unwrap_or_else(|| "ignore".into()));
        if open.draft.set_mapping(place, params.column, &target) {
            Ok(())
        } else {
            Err(Refused::NotFound { what: "列" }.into())
        }
    })?;
    view(session)
}

pub(super) fn check(session: &Session, _: Nothing, _: &Task<'_>) -> Result<ImportCheck> {
    checked(session, |_| Ok(()))
}

pub(super) fn answer(session: &Session, params: Answer, _: &Task<'_>) -> Result<ImportCheck> {
    checked(session, |open| {
        open.draft.answer(&params.key, &params.answer);
        Ok(())
    })
}

pub(super) fn edit_cell(session: &Session, params: EditCell, _: &Task<'_>) -> Result<ImportCheck> {
    checked(session, |open| {
        let EditCell {
            file,
            sheet,
            row,
            column,
            text,
        } = &params;
        if open.draft.edit_cell(file, sheet, *row, column, text) {
            Ok(())
        } else {
            Err(Refused::NotFound { what: "单元格" }.into())
        }
    })
}

pub(super) fn add_villages(session: &Session, _: Nothing, _: &Task<'_>) -> Result<ImportCheck> {
    checked(session, |open| {
        open.options.add_villages = true;
        Ok(())
    })
}

pub(super) fn apply(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Outcome<ImportResult>> {
    with(session, |open, registry| {
        registry.back_up("import")?;
        let written = registry.import_batch(&open.draft, &open.options)?;
        let rejects = views::rejects(&open.draft, &written.value);
        let result = ImportResult::of(&written.value, rejects.sections[0].rows.len());
        open.rejects = Some(rejects);
        Ok(Outcome {
            value: result,
            changes: written.changes,
            op: written.op,
        })
    })
}

pub(super) fn discard(session: &Session, _: Nothing, _: &Task<'_>) -> Result<()> {
    session.state().draft = None;
    Ok(())
}

/// Rows that did not go in, as a workbook with the reasons; where it lies.
pub(super) fn save_rejects(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Option<String>> {
    let rejects = with(session, |open, registry| {
        if let Some(rejects) = &open.rejects {
            return Ok(rejects.clone());
        }
        let plan = open.draft.check(&registry.import_known()?, &open.options);
        Ok(views::rejects(&open.draft, &plan))
    })?;
    let Some(path) = session.host.pick_save(PickFor::Document, "未导入行.xlsx")? else {
        return Ok(None);
    };
    Ok(Some(name_of(&write(&rejects, Format::Xlsx, &path)?.path)))
}

pub(super) fn list(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<ImportEntry>> {
    session.with(|registry| registry.imports())
}

pub(super) fn one(session: &Session, params: One, _: &Task<'_>) -> Result<ImportEntry> {
    let entries = session.with(|registry| registry.imports())?;
    entries
        .into_iter()
        .find(|entry| entry.id == params.id)
        .or_not_found("导入记录")
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
        let known: Known = registry.import_known()?;
        Ok(ImportDraft::of(
            &open.draft,
            &open.sizes,
            &known,
            open.options.as_of,
        ))
    })
}

fn checked(session: &Session, change: impl FnOnce(&mut Open) -> Result<()>) -> Result<ImportCheck> {
    with(session, |open, registry| {
        change(open)?;
        let known = registry.import_known()?;
        let plan = open.draft.check(&known, &open.options);
        Ok(ImportCheck::of(&open.draft, &plan))
    })
}

/// Reads, plans and writes files in one go, as the command line does.
///
/// # Errors
/// Those of the register; files that cannot be read are problems of the plan.
pub fn import_files(
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
    registry.back_up("import")?;
    Ok(registry.import_batch(&draft, options)?.value)
}
