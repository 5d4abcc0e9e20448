//! One row's cells → what they say, and what is wrong with them. Pure: nothing here knows who is
//! in the register.

mod cells;
mod checks;
mod dates;
mod identity;
mod legend;
mod parts;
mod places;
mod remarks;
mod schooling;
mod ticks;
mod words;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use crate::date::PartialDate;
use crate::people::rules::codes::Education;
use crate::people::rules::names::run_together;
use crate::people::rules::{IdNumber, Sources};
use crate::people::Field;
use crate::reserves::Mentor;

use super::header::Target;
use super::layout::{Band, PersonRow, Table, Unfolded};
use super::mentors::{self, MentorCell};
use super::problem::Finding;
use super::sheet_day::SheetDay;

pub(in crate::import) use cells::brief;
pub use remarks::Moved;

pub(super) use parts::{part_of, with_part};

/// What a row says about a person.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// As stored; empty when the row has none.
    pub name: String,
    /// The name's cell without blank lines around it.
    pub(super) raw_name: String,
    /// A number behind the name: of a note below the table, or one that tells namesakes apart.
    pub(super) name_number: Option<String>,
    /// The sheet numbers several people of this name.
    pub(super) is_namesake: bool,
    /// A character of the name could not be typed.
    pub(super) placeholder: bool,
    /// A valid ID number.
    pub id: Option<IdNumber>,
    /// Birth as written, or from the ID number where no birth is written.
    pub birth: Option<PartialDate>,
    /// Values by field, in the form they are stored; blanks are absent.
    pub values: BTreeMap<Field, String>,
    /// Level of education, for comparing.
    pub(super) education: Option<Education>,
    /// Stated mentors.
    pub mentors: Vec<Mentor>,
    /// Village cell or band, as written.
    pub village: Option<String>,
    /// Township cell, as written.
    pub township: Option<String>,
    /// 入库时间.
    pub entered_on: Option<PartialDate>,
    /// 已退出 or struck through.
    pub withdrawn: bool,
    /// 退出时间, where a column tells it; not after the sheet's day.
    pub left_on: Option<PartialDate>,
    /// The column of 变动时间, of whatever else the row says that changed.
    pub(super) changed_at: Option<usize>,
    /// The column of states that says 新增.
    pub(super) came_at: Option<usize>,
    /// 退出原因.
    pub left_reason: Option<String>,
    /// 由甲村调整到乙村.
    pub moved: Option<Moved>,
    /// The column of a political status with a day of joining that is none, and that day: 2019.
    pub(super) undated: Option<(usize, String)>,
    /// Problems of single cells.
    pub(super) findings: Vec<Finding>,
    /// Columns other stages point at.
    pub(super) columns: Columns,
    /// Zero-based row of the sheet.
    pub(super) row: Option<usize>,
}

impl Reading {
    /// Every telephone number, parted by 、; empty without one.
    pub(super) fn phones(&self) -> String {
        let fields = [Field::Phone, Field::OtherPhones];
        let numbers = fields.iter().filter_map(|field| self.values.get(field));
        numbers.map(String::as_str).collect::<Vec<_>>().join("、")
    }

    /// Whether the name runs two together and the row has nothing that only one person has. Four
    /// characters may be the name of one.
    pub(super) fn names_two(&self) -> bool {
        let long = self.name.chars().count() > 4;
        long && self.birth.is_none() && self.id.is_none() && run_together(&self.name).is_some()
    }
}

/// Where a row's identifying cells stand, among the table's columns.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Columns {
    pub(super) name: Option<usize>,
    pub(super) village: Option<usize>,
    pub(super) id: Option<usize>,
    pub(super) remark: Option<usize>,
}

/// What a table's rows share.
pub struct Context<'a> {
    /// The sheet.
    pub sheet: &'a Unfolded<'a>,
    /// The table.
    pub table: &'a Table,
    /// A field for each column.
    pub targets: &'a [Target],
    /// The clerk's list of sources.
    pub sources: &'a Sources,
    /// The sheet's day.
    pub day: SheetDay,
    /// Columns of delimited text in which some month below ten is written with one digit.
    pub(super) short_months: Vec<bool>,
    /// Columns whose blank cells take the value above.
    pub(super) filled_down: Vec<bool>,
    /// Rows of people, and a number each heading of another village changes.
    pub(super) headings: BTreeMap<usize, usize>,
    /// The same, where a cell that names another village changes it, too.
    pub(super) villages: BTreeMap<usize, usize>,
    /// Cells of mentors read before, by seat and text: people of a village have the same.
    mentors: RefCell<HashMap<(String, String), MentorCell>>,
}

impl<'a> Context<'a> {
    /// What a cell of mentors says, see [`mentors::read`].
    pub(super) fn mentors(&self, raw: &str, seat: &str) -> MentorCell {
        let mut known = self.mentors.borrow_mut();
        let cell = (seat.to_owned(), raw.to_owned());
        known
            .entry(cell)
            .or_insert_with(|| mentors::read(raw, seat))
            .clone()
    }

    /// Looks through the table's rows for what its columns have in common; `above` is what the page
    /// before has told.
    #[must_use]
    pub fn new(
        sheet: &'a Unfolded<'a>,
        table: &'a Table,
        targets: &'a [Target],
        sources: &'a Sources,
        day: SheetDay,
        rows: &[PersonRow],
        above: &Above,
    ) -> Self {
        let mut context = Self {
            sheet,
            table,
            targets,
            sources,
            day,
            short_months: vec![false; targets.len()],
            filled_down: vec![false; targets.len()],
            headings: places::villages(rows, |_| None),
            villages: places::villages(rows, |row| {
                places::named_village(sheet, table, targets, row)
            }),
            mentors: RefCell::default(),
        };
        for (at, target) in targets.iter().enumerate() {
            let column = table.columns[at].at;
            match target {
                Target::Village | Target::Township | Target::Place => {
                    context.filled_down[at] =
                        places::filled_down(sheet, column, rows, above.0.contains_key(&at));
                }
                Target::Sources
                | Target::TargetPost
                | Target::Mentors(_)
                | Target::MentorName(_)
                | Target::MentorPost(_) => {
                    context.filled_down[at] = places::filled_down_by_groups(sheet, column, rows);
                }
                Target::Birth
                | Target::PartyJoined
                | Target::PartyConfirmed
                | Target::WorkStarted
                | Target::EnteredOn => {
                    context.short_months[at] = dates::short_months(sheet, column, rows);
                }
                _ => {}
            }
        }
        context
    }

    /// Reads a row.
    #[must_use]
    pub fn read(&self, row: &PersonRow, above: &mut Above) -> Reading {
        let mut reading = Reading {
            row: Some(row.row),
            ..Reading::default()
        };
        cells::read(self, row, above, &mut reading);
        checks::settle(self, row, &mut reading);
        cells::changed_on(self, row, &mut reading);
        reading
    }
}

/// Village and township cells of the rows above, for columns that are filled only once, with the
/// heading over them and how many sums stand above.
#[derive(Debug, Clone, Default)]
pub struct Above(BTreeMap<usize, (String, Band, usize)>);
