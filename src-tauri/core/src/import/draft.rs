//! A batch under way: files read, columns mapped, cells corrected, questions answered. Plain
//! state; the window keeps one while its wizard is open, the command line makes one and applies
//! it. The register is only looked at through [`Known`].

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::date::Day;

use super::fingerprint::fingerprint;
use super::header::Target;
use super::known::Known;
use super::layout::{
    join_split_headers, labelled_people, may_be_split, tables, Around, Column, Line, Table,
    Unfolded,
};
use super::plan::{plan, Options, Plan, PlanFile};
use super::read::{self, Cell, Grid, Value, Workbook};
use super::role::{role, without_others};
use super::sheet_day::named_day;
use super::values::with_part;

pub use super::role::Role;

/// A file as it comes in.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// Its name; folders before it are cut off.
    pub name: String,
    /// Its bytes, or why there are none; the sentence of `file.unreadable`.
    pub bytes: Result<Vec<u8>, String>,
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
    /// What stands over lists of others that share the sheet, and are no part of it.
    pub(super) of_others: Vec<Line>,
    /// What it looks like.
    pub role: Role,
    /// Whether it takes part.
    pub ticked: bool,
    /// Of the cells as the file has them.
    pub fingerprint: String,
    /// The day for which it speaks, when set by hand.
    pub day: Option<Day>,
    /// The village of its people where it names none, when set by hand.
    pub village: Option<String>,
}

/// A file of a batch.
#[derive(Debug, Clone)]
pub struct FileDraft {
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: usize,
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
    /// Questions whose answers hold for this batch only.
    pub unremembered: BTreeSet<String>,
    /// Headers mapped by hand: fingerprint and fields.
    pub(super) mapped: BTreeMap<String, Vec<Target>>,
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
                let sheets = file
                    .bytes
                    .as_ref()
                    .map_err(Clone::clone)
                    .and_then(|bytes| read::workbook(bytes).map_err(|why| why.0))
                    .map(|book| sheets(&name, book, known));
                FileDraft {
                    name,
                    size: file.bytes.as_ref().map_or(0, Vec::len),
                    sheets,
                }
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
            files: vec![FileDraft {
                name,
                size: text.len(),
                sheets,
            }],
            ..Self::default()
        }
    }

    /// A sheet by its number in the batch.
    fn sheet_mut(&mut self, number: usize) -> Option<&mut SheetDraft> {
        self.files
            .iter_mut()
            .filter_map(|file| file.sheets.as_mut().ok())
            .flatten()
            .nth(number)
    }

    /// Ticks or unticks a sheet. `false` when there is no such sheet with people.
    pub fn tick(&mut self, sheet: usize, ticked: bool) -> bool {
        let sheet = self
            .sheet_mut(sheet)
            .filter(|sheet| !sheet.tables.is_empty());
        sheet.map(|sheet| sheet.ticked = ticked).is_some()
    }

    /// Sets the day for which a sheet speaks; `None`: as the sheet says. `false` when there is no
    /// such sheet.
    pub fn set_day(&mut self, sheet: usize, day: Option<Day>) -> bool {
        self.sheet_mut(sheet).map(|sheet| sheet.day = day).is_some()
    }

    /// Sets the village of a sheet's people where their rows name none; `None`: as the sheet
    /// says. `false` when there is no such sheet.
    pub fn set_village(&mut self, sheet: usize, village: Option<String>) -> bool {
        self.sheet_mut(sheet)
            .map(|sheet| sheet.village = village)
            .is_some()
    }

    /// Sets the field of a column in every table with the same headers; `None`: not taken.
    /// `false` when there is no such column.
    pub fn set_column(&mut self, sheet: usize, column: usize, field: Option<&str>) -> bool {
        let target = field.map_or(Target::Ignore, |field| Target::from(field.to_owned()));
        let place = self.sheet_mut(sheet).and_then(|sheet| {
            let (number, at) = sheet.distinct_columns().get(column).copied()?;
            Some((sheet.tables[number].fingerprint(), at))
        });
        let Some((fingerprint, at)) = place else {
            return false;
        };
        for sheet in self
            .files
            .iter_mut()
            .filter_map(|file| file.sheets.as_mut().ok())
            .flatten()
        {
            for (table, mapping) in sheet.tables.iter().zip(&mut sheet.mapping) {
                if table.fingerprint() == fingerprint {
                    mapping[at] = target.clone();
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

    /// Corrects the cell of a field: table and row as in [`super::view::CheckRow`]. `false` when
    /// the sheet has no such cell.
    pub fn edit_cell(
        &mut self,
        (file, sheet): (&str, &str),
        (table, row): (usize, usize),
        field: &str,
        text: &str,
    ) -> bool {
        let target = Target::from(field.to_owned());
        let sheets = self
            .files
            .iter_mut()
            .filter(|known| known.name == file)
            .filter_map(|known| known.sheets.as_mut().ok());
        let Some(draft) = sheets.flatten().find(|known| known.grid.name == sheet) else {
            return false;
        };
        let (Some(row), true) = (row.checked_sub(1), text.chars().count() <= 20_000) else {
            return false;
        };
        let Some((layout, targets)) = draft.tables.get(table).zip(draft.mapping.get(table)) else {
            return false;
        };
        let Some(column) = targets.iter().position(|known| *known == target) else {
            return false;
        };
        let (row, at) = layout.place(column, row);
        let Some(cells) = draft.grid.rows.get_mut(row) else {
            return false;
        };
        if cells.len() <= at {
            cells.resize_with(at + 1, Cell::default);
        }
        let (column, whole) = (&layout.columns[column], cells[at].shown());
        let mut text = match &column.share {
            None => text.to_owned(),
            Some(share) => with_part(column.said(&whole), share, text),
        };
        if let Some(within) = &column.within {
            text = within.with(&whole, &text);
        }
        cells[at].value = if text.trim().is_empty() {
            Value::Empty
        } else {
            Value::Text(text)
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
        options.unremembered.extend(self.unremembered.clone());
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
}

fn sheets(file: &str, book: Workbook, known: &Known) -> Vec<SheetDraft> {
    book.sheets
        .into_iter()
        .map(|grid| SheetDraft::new(file, grid, known))
        .collect()
}

/// The tables of a sheet. Words of a header that stand in two cells are put together in it, and lines
/// of text in one column whose values blanks keep apart are parted.
fn tables_of(grid: &mut Grid, known: &Known) -> Vec<Table> {
    let found = tables(&Unfolded::new(grid), &known.sources);
    let changed =
        may_be_split(&found) && join_split_headers(grid) || found.is_empty() && part_lines(grid);
    if changed {
        return tables(&Unfolded::new(grid), &known.sources);
    }
    told_in_sentences(grid, &found, known).unwrap_or(found)
}

/// The tables of a sheet whose people are told in sentences, in cells below a header for their names
/// or in lines without any header.
fn told_in_sentences(grid: &mut Grid, found: &[Table], known: &Known) -> Option<Vec<Table>> {
    let is_name = |column: &&Column| column.target == Some(Target::Name) && column.row.is_none();
    let names: Vec<(usize, usize)> = found
        .iter()
        .flat_map(|table| {
            let names = table.columns.iter().filter(is_name);
            names.map(|name| (table.body.0, name.at))
        })
        .collect();
    let below_a_name = |row, at| {
        names
            .iter()
            .any(|&(first, name)| row >= first && at == name)
    };
    let of = |row, at| found.is_empty() || below_a_name(row, at);
    let people = labelled_people(grid, of);
    if people.is_empty() {
        return None;
    }
    let mut labelled = grid.clone();
    for (row, column, text) in people {
        labelled.rows[row][column] = Cell::text(text);
    }
    let tables = tables(&Unfolded::new(&labelled), &known.sources);
    let told = tables.iter().any(Table::is_form);
    told.then(|| {
        *grid = labelled;
        tables
    })
}

/// Where no column is for the village, one under an unknown word that holds nothing but villages of
/// the list is: 连队, 屯.
fn named_by_villages(table: &mut Table, grid: &Grid, known: &Known) {
    let places = [Target::Village, Target::Place];
    let mut targets = table.columns.iter().filter_map(|it| it.target.as_ref());
    if table.is_form() || targets.any(|target| places.contains(target)) {
        return;
    }
    let (first, end) = table.body;
    let heads_names = |column: &&Column| column.target == Some(Target::Name);
    let heads = table.columns.iter().filter(heads_names);
    let heads: Vec<usize> = heads.map(|column| column.at).collect();
    let of_villages = |column: &Column| {
        let named = |row: &usize| heads.iter().any(|at| !grid.cell(*row, *at).is_blank());
        let people = (first..end).filter(named);
        let cells = people.map(|row| grid.cell(row, column.at));
        let mut texts = cells
            .filter(|cell| !cell.is_blank())
            .map(Cell::shown)
            .peekable();
        texts.peek().is_some() && texts.all(|text| known.places.called(&text).is_some())
    };
    let mut unknown = table.columns.iter_mut().filter(|it| it.target.is_none());
    if let Some(column) = unknown.find(|column| of_villages(column)) {
        column.target = Some(Target::Village);
    }
}

/// Parts the lines of a sheet that has one column; `false` where they have no columns of their own.
fn part_lines(grid: &mut Grid) -> bool {
    let line = |cells: &Vec<Cell>| {
        let mut filled = cells.iter().filter(|cell| !cell.is_blank());
        let line = filled.next().map(Cell::shown).unwrap_or_default();
        (filled.next().is_none() && !line.contains('\n')).then_some(line)
    };
    let lines: Option<Vec<String>> = grid.rows.iter().map(line).collect();
    let Some(rows) = lines.and_then(|lines| read::aligned::rows(&lines.join("\n"))) else {
        return false;
    };
    for (cells, fields) in grid.rows.iter_mut().zip(rows) {
        let struck = cells.iter().any(|cell| cell.struck);
        if fields.len() > 1 {
            let cell = |field| Cell {
                struck,
                ..Cell::text(field)
            };
            *cells = fields.into_iter().map(cell).collect();
        }
    }
    true
}

impl SheetDraft {
    fn new(file: &str, mut grid: Grid, known: &Known) -> Self {
        let fingerprint = fingerprint(&grid);
        let (mut tables, of_others) = without_others(tables_of(&mut grid, known));
        for table in &mut tables {
            named_by_villages(table, &grid, known);
        }
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
        let ticked = role == Role::Roster && !grid.hidden;
        Self {
            grid,
            tables,
            mapping,
            of_others,
            role,
            ticked,
            fingerprint,
            day: None,
            village: None,
        }
    }

    /// The day for which it speaks, where the clerk or only its name tells it.
    pub(super) fn told_day(&self, file: &str, around: Option<&Around>) -> Option<Day> {
        let named = |around| named_day(around, &[file, &self.grid.name]);
        self.day.or_else(|| around.and_then(named))
    }

    /// Whether a column holds anything below its header.
    pub(super) fn has_values(&self, table: &Table, column: &Column) -> bool {
        (table.body.0..table.body.1).any(|row| {
            let cell = self.grid.cell(column.row.unwrap_or(row), column.at);
            match column.within {
                None => !cell.is_blank(),
                Some(_) => !column.said(&cell.shown()).is_empty(),
            }
        })
    }

    /// The columns of tables with different headers, each by its table and place.
    pub(super) fn distinct_columns(&self) -> Vec<(usize, usize)> {
        let mut seen = BTreeSet::new();
        let tables = self
            .tables
            .iter()
            .enumerate()
            .filter(|(_, table)| seen.insert(table.fingerprint()));
        tables
            .flat_map(|(number, table)| (0..table.columns.len()).map(move |at| (number, at)))
            .collect()
    }
}
