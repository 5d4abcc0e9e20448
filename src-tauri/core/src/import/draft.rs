//! A batch under way: files read, columns mapped, cells corrected, questions answered. Plain
//! state; the window keeps one while its wizard is open, the command line makes one and applies
//! it. The register is only looked at through [`Known`].

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::Day;
use crate::people::rules::text::{clean_line, squeeze};
use crate::people::rules::Sources;

use super::header::Target;
use super::known::Known;
use super::layout::{letters, tables, Table, Unfolded};
use super::plan::{plan, Options, Plan, PlanFile};
use super::read::{self, Cell, Grid, Value, Workbook};

/// A file as it comes in.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// Its name; folders before it are cut off.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a sheet looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A list of reserves.
    Roster,
    /// People, but a sign-in list or another side list.
    SideList,
    /// Cells, but no header.
    NoHeader,
    /// Nothing.
    Empty,
}

/// A sheet of a batch.
#[derive(Debug, Clone)]
pub struct SheetDraft {
    /// Its cells, with what was corrected.
    pub grid: Grid,
    /// Its tables.
    pub tables: Vec<Table>,
    /// A field for every column of every table.
    pub mapping: Vec<Vec<Target>>,
    /// What it looks like.
    pub role: Role,
    /// Whether it takes part.
    pub ticked: bool,
    /// Of the cells as the file has them.
    pub fingerprint: String,
}

/// A file of a batch.
#[derive(Debug, Clone)]
pub struct FileDraft {
    /// Its name.
    pub name: String,
    /// Its sheets, or why it could not be read.
    pub sheets: Result<Vec<SheetDraft>, String>,
}

/// A batch.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Files in order.
    pub files: Vec<FileDraft>,
    /// Answers by question.
    pub answers: BTreeMap<String, String>,
    /// Headers mapped by hand: fingerprint and fields.
    pub(super) mapped: BTreeMap<String, Vec<Target>>,
}

/// A column of the second step: header, three values, field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ColumnView {
    /// The header.
    pub header: String,
    /// The column's letters.
    pub letters: String,
    /// The first values that are not blank, at most three.
    pub samples: Vec<String>,
    /// The field it fills.
    pub target: Target,
    /// Whether the field was found by the header.
    pub found: bool,
}

/// A table of a sheet, as the second step shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TableView {
    /// The row of its header, from 1.
    pub header_row: usize,
    /// Its title.
    pub title: String,
    /// Its columns.
    pub columns: Vec<ColumnView>,
}

/// A sheet, as the first two steps show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetView {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Hidden in the file.
    pub hidden: bool,
    /// What it looks like.
    pub role: Role,
    /// Whether it takes part.
    pub ticked: bool,
    /// Imported before.
    pub recognised: bool,
    /// Its tables.
    pub tables: Vec<TableView>,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnreadableView {
    /// The file's name.
    pub file: String,
    /// Why.
    pub why: String,
}

/// What was read: the wizard's first two steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftView {
    /// Sheets of all files.
    pub sheets: Vec<SheetView>,
    /// Files that could not be read.
    pub unreadable: Vec<UnreadableView>,
}

/// A place in a draft: file, sheet and table by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TablePlace {
    /// Number of the file.
    pub file: usize,
    /// Number of the sheet.
    pub sheet: usize,
    /// Number of the table.
    pub table: usize,
}

impl Draft {
    /// Reads files, as many at once as the machine has cores.
    #[must_use]
    pub fn open(files: &[InputFile], known: &Known) -> Self {
        let files = files
            .par_iter()
            .map(|file| {
                let name = file
                    .name
                    .rsplit(['/', '\\'])
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                let sheets = read::workbook(&file.bytes)
                    .map(|book| sheets(&name, book, known))
                    .map_err(|why| why.0);
                FileDraft { name, sheets }
            })
            .collect();
        Self {
            files,
            ..Self::default()
        }
    }

    /// Reads what was pasted.
    #[must_use]
    pub fn pasted(html: Option<&str>, text: &str, known: &Known) -> Self {
        let name = "粘贴的表格".to_owned();
        let sheets = read::pasted(html, text)
            .map(|book| sheets(&name, book, known))
            .map_err(|why| why.0);
        Self {
            files: vec![FileDraft { name, sheets }],
            ..Self::default()
        }
    }

    /// The first two steps: sheets, columns, samples, fields.
    #[must_use]
    pub fn view(&self, known: &Known) -> DraftView {
        let mut view = DraftView {
            sheets: Vec::new(),
            unreadable: Vec::new(),
        };
        for file in &self.files {
            match &file.sheets {
                Err(why) => view.unreadable.push(UnreadableView {
                    file: file.name.clone(),
                    why: why.clone(),
                }),
                Ok(sheets) => view
                    .sheets
                    .extend(sheets.iter().map(|sheet| sheet.view(&file.name, known))),
            }
        }
        view
    }

    fn sheet_mut(&mut self, file: usize, sheet: usize) -> Option<&mut SheetDraft> {
        self.files
            .get_mut(file)?
            .sheets
            .as_mut()
            .ok()?
            .get_mut(sheet)
    }

    /// Ticks or unticks a sheet. `false` when there is no such sheet with people.
    pub fn tick(&mut self, file: usize, sheet: usize, ticked: bool) -> bool {
        self.sheet_mut(file, sheet)
            .filter(|sheet| !sheet.tables.is_empty())
            .map(|sheet| sheet.ticked = ticked)
            .is_some()
    }

    /// Sets the field of a column in every table with the same headers. `false` when there is no
    /// such column.
    pub fn set_mapping(&mut self, place: TablePlace, column: usize, target: &Target) -> bool {
        let Some(table) = self
            .sheet_mut(place.file, place.sheet)
            .and_then(|sheet| sheet.tables.get(place.table))
        else {
            return false;
        };
        if column >= table.columns.len() {
            return false;
        }
        let fingerprint = table.fingerprint();
        for sheet in self
            .files
            .iter_mut()
            .filter_map(|file| file.sheets.as_mut().ok())
            .flatten()
        {
            for (table, mapping) in sheet.tables.iter().zip(&mut sheet.mapping) {
                if table.fingerprint() == fingerprint {
                    mapping[column] = target.clone();
                    self.mapped.insert(fingerprint.clone(), mapping.clone());
                }
            }
        }
        true
    }

    /// Answers a question; an empty answer takes it back.
    pub fn answer(&mut self, key: &str, answer: &str) {
        if answer.is_empty() {
            self.answers.remove(key);
        } else {
            self.answers.insert(key.to_owned(), answer.to_owned());
        }
    }

    /// Corrects a cell: row as in the spreadsheet, column by its letters. `false` when the sheet
    /// has no such cell.
    pub fn edit_cell(
        &mut self,
        file: &str,
        sheet: &str,
        row: usize,
        column: &str,
        text: &str,
    ) -> bool {
        let Some(draft) = self
            .files
            .iter_mut()
            .find(|known| known.name == file)
            .and_then(|known| known.sheets.as_mut().ok())
        else {
            return false;
        };
        let Some(draft) = draft.iter_mut().find(|known| known.grid.name == sheet) else {
            return false;
        };
        let Some(at) = draft
            .tables
            .iter()
            .flat_map(|table| &table.columns)
            .find(|known| letters(known.at) == column)
            .map(|known| known.at)
        else {
            return false;
        };
        let (Some(row), true) = (row.checked_sub(1), text.chars().count() <= 20_000) else {
            return false;
        };
        let Some(cells) = draft.grid.rows.get_mut(row) else {
            return false;
        };
        if cells.len() <= at {
            cells.resize_with(at + 1, Cell::default);
        }
        cells[at].value = if text.trim().is_empty() {
            Value::Empty
        } else {
            Value::Text(text.to_owned())
        };
        true
    }

    /// Plans the batch against the register.
    #[must_use]
    pub fn check(&self, known: &Known, options: &Options) -> Plan {
        let files: Vec<PlanFile<'_>> = self
            .files
            .iter()
            .map(|file| PlanFile {
                name: &file.name,
                sheets: file.sheets.as_deref().map_err(String::as_str),
            })
            .collect();
        let mut options = options.clone();
        options.answers.extend(self.answers.clone());
        plan(&files, known, &options)
    }

    /// [`Draft::check`] with nothing but the draft's own answers.
    #[must_use]
    pub fn check_on(&self, known: &Known, as_of: Day) -> Plan {
        self.check(
            known,
            &Options {
                as_of,
                ..Options::default()
            },
        )
    }

    /// The cells of a row that have a header: header and text.
    #[must_use]
    pub fn cells(&self, file: &str, sheet: &str, row: usize) -> Vec<(String, String)> {
        let draft = self
            .files
            .iter()
            .find(|known| known.name == file)
            .and_then(|known| known.sheets.as_ref().ok());
        let Some(draft) =
            draft.and_then(|sheets| sheets.iter().find(|known| known.grid.name == sheet))
        else {
            return Vec::new();
        };
        let Some(at) = row.checked_sub(1) else {
            return Vec::new();
        };
        let unfolded = Unfolded::new(&draft.grid);
        let table = draft
            .tables
            .iter()
            .find(|table| (table.body.0..table.body.1).contains(&at));
        table.map_or_else(Vec::new, |table| {
            table
                .columns
                .iter()
                .map(|column| {
                    (
                        column.header.clone(),
                        clean_line(&unfolded.cell(at, column.at).shown()),
                    )
                })
                .collect()
        })
    }
}

fn sheets(file: &str, book: Workbook, known: &Known) -> Vec<SheetDraft> {
    book.sheets
        .into_iter()
        .map(|grid| SheetDraft::new(file, grid, known))
        .collect()
}

impl SheetDraft {
    fn new(file: &str, grid: Grid, known: &Known) -> Self {
        let unfolded = Unfolded::new(&grid);
        let tables = tables(&unfolded, &known.sources);
        let mapping: Vec<Vec<Target>> = tables
            .iter()
            .map(|table| {
                let remembered = known
                    .mappings
                    .get(&table.fingerprint())
                    .filter(|fields| fields.len() == table.columns.len());
                remembered.cloned().unwrap_or_else(|| {
                    table
                        .columns
                        .iter()
                        .map(|column| column.target.clone().unwrap_or(Target::Ignore))
                        .collect()
                })
            })
            .collect();
        let role = role(file, &grid, &tables, &mapping, &known.sources);
        let fingerprint = fingerprint(&grid);
        let ticked = role == Role::Roster && !grid.hidden;
        Self {
            grid,
            tables,
            mapping,
            role,
            ticked,
            fingerprint,
        }
    }

    /// Whether a column holds anything below its header.
    pub(super) fn has_values(&self, table: &Table, column: usize) -> bool {
        (table.body.0..table.body.1).any(|row| !self.grid.cell(row, column).is_blank())
    }

    fn view(&self, file: &str, known: &Known) -> SheetView {
        let unfolded = Unfolded::new(&self.grid);
        let tables = self
            .tables
            .iter()
            .zip(&self.mapping)
            .map(|(table, mapping)| TableView {
                header_row: table.header.0 + 1,
                title: table
                    .lines
                    .first()
                    .map(|line| line.text.clone())
                    .unwrap_or_default(),
                columns: table
                    .columns
                    .iter()
                    .zip(mapping)
                    .map(|(column, target)| ColumnView {
                        header: column.header.clone(),
                        letters: letters(column.at),
                        samples: (table.body.0..table.body.1)
                            .filter(|&row| unfolded.origin(row, column.at) == (row, column.at))
                            .map(|row| clean_line(&self.grid.cell(row, column.at).shown()))
                            .filter(|text| !text.is_empty())
                            .take(3)
                            .map(|text| text.chars().take(60).collect())
                            .collect(),
                        target: target.clone(),
                        found: column.target.is_some(),
                    })
                    .collect(),
            });
        SheetView {
            file: file.to_owned(),
            sheet: self.grid.name.clone(),
            hidden: self.grid.hidden,
            role: self.role,
            ticked: self.ticked,
            recognised: known.sheets.contains_key(&self.fingerprint),
            tables: tables.collect(),
        }
    }
}

/// Whether a sheet is a list of reserves. A list of names with a signature, a score or a sum of
/// money beside them is none; nor is one that says nothing about its people.
fn role(
    file: &str,
    grid: &Grid,
    tables: &[Table],
    mapping: &[Vec<Target>],
    sources: &Sources,
) -> Role {
    if grid.rows.iter().flatten().all(Cell::is_blank) {
        return Role::Empty;
    }
    if tables.is_empty() {
        return Role::NoHeader;
    }
    let words: String = tables
        .iter()
        .flat_map(|table| &table.lines)
        .map(|line| line.text.as_str())
        .chain([grid.name.as_str(), file])
        .collect::<Vec<_>>()
        .join(" ");
    let headers: String = tables
        .iter()
        .flat_map(|table| &table.columns)
        .map(|column| squeeze(&column.header))
        .collect::<Vec<_>>()
        .join(" ");
    let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let heads = |list: &[&str]| list.iter().any(|word| headers.contains(word));
    let reserves = says(&["后备", "储备", "培养对象"]);
    if says(&[
        "签到", "考勤", "测评", "得票", "选票", "票决", "打分", "发放", "领取",
    ]) || heads(&[
        "签到",
        "签名",
        "得票",
        "票数",
        "得分",
        "分数",
        "金额",
        "工资",
        "领取人",
    ]) {
        return Role::SideList;
    }
    if !reserves
        && says(&[
            "会议",
            "培训",
            "参训",
            "值班",
            "通讯录",
            "慰问",
            "补贴",
            "工资",
            "党费",
            "志愿者",
            "低保",
            "体检",
            "保险",
            "选民",
        ])
    {
        return Role::SideList;
    }
    let evidence = mapping
        .iter()
        .flatten()
        .filter(|target| about_a_person(target))
        .count();
    let named = sources.find(&words).is_some() || reserves;
    if evidence >= 3 || (evidence >= 1 && named) {
        Role::Roster
    } else {
        Role::SideList
    }
}

fn about_a_person(target: &Target) -> bool {
    matches!(
        target,
        Target::Sex
            | Target::Ethnicity
            | Target::Birth
            | Target::Age
            | Target::IdNumber
            | Target::NativePlace
            | Target::Education
            | Target::FullTimeEducation
            | Target::InServiceEducation
            | Target::PoliticalStatus
            | Target::IsMember
            | Target::PartyJoined
            | Target::Sources
            | Target::TargetPost
            | Target::Tick(..)
            | Target::Mentors(_)
            | Target::MentorName(_)
            | Target::Readiness
            | Target::Phone
    )
}

/// Equal for sheets whose normalised cells are equal, whatever the file's name, format or bytes:
/// FNV-1a of 128 bits over the texts in their places, blank rows left out.
fn fingerprint(grid: &Grid) -> String {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let mut add = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    };
    for row in &grid.rows {
        let mut any = false;
        for (column, cell) in row.iter().enumerate() {
            let text = squeeze(&cell.shown());
            if text.is_empty() {
                continue;
            }
            any = true;
            add(&u32::try_from(column).unwrap_or(u32::MAX).to_le_bytes());
            add(text.as_bytes());
            add(if cell.struck { b"~" } else { b"|" });
        }
        if any {
            add(b"\n");
        }
    }
    format!("{hash:032x}")
}
