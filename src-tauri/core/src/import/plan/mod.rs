//! Sheets, the register and answers → what would be written, row by row, and what is asked.
//!
//! Nothing is written here: [`plan`] works on a [`Ledger`] that starts as the register and ends
//! as it will be; [`super::apply`] writes the difference.

mod absent;
mod contradictions;
mod fields;
mod former;
mod leaving;
mod mentors;
mod namesakes;
mod news;
mod notices;
mod order;
mod places;
mod questions;
mod remembered;
mod rows;
mod sheets;
mod sitting;
mod spells;
mod stated;
mod unfit;
mod villages;
mod who;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::Serialize;
use ts_rs::TS;

use crate::date::Day;
use crate::ids::PersonId;
use crate::mentoring::SeatOnDay;

use super::draft::{Role, SheetDraft};
use super::known::{Dossier, Known};
use super::ledger::Ledger;
use super::places::{KnownTownship, Places};
use super::problem::{Finding, Problem, Severity};

use order::SheetAtHand;

pub(super) use contradictions::Said;
pub(super) use former::AttestedValue;
pub use questions::{Compared, Place, Question};
pub(super) use remembered::Settled;
pub use rows::{FieldChange, Outcome, PlannedRow};

/// What a batch is planned with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day of sheets that name none.
    pub as_of: Day,
    /// The day it is: no sheet speaks of what comes after it. `None`: not known.
    pub today: Option<Day>,
    /// Questions' keys and what was answered.
    pub answers: BTreeMap<String, String>,
    /// Questions whose answers hold for this batch only.
    pub unremembered: BTreeSet<String>,
    /// Villages the sheets name come into the list.
    pub add_villages: bool,
    /// Of those the ones of these names, where the clerk chose; `None`: all.
    pub chosen_villages: Option<BTreeSet<String>>,
    /// Sheets imported before are read again.
    pub again: bool,
}

/// A file of a batch.
#[derive(Debug, Clone)]
pub struct PlanFile<'a> {
    /// Its name, without folders.
    pub name: &'a str,
    /// Its sheets, or why it could not be read.
    pub sheets: Result<&'a [SheetDraft], &'a str>,
}

/// Rows by what becomes of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Counts {
    /// Rows that hold a person.
    pub rows: usize,
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
}

/// A sheet as it will be remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadSheet {
    pub(super) file: String,
    pub(super) sheet: String,
    pub(super) fingerprint: String,
    /// Which of its people were asked about or skipped, counted from 0.
    pub(super) open: Vec<usize>,
    /// The others had been written by an earlier import.
    pub(super) resumed: bool,
}

/// What a batch would do.
#[derive(Debug)]
pub struct Plan {
    /// Counts.
    pub counts: Counts,
    /// Every row that holds a person, in order.
    pub rows: Vec<PlannedRow>,
    /// Every problem, in the order of files, sheets and rows.
    pub problems: Vec<Problem>,
    /// What is asked.
    pub questions: Vec<Question>,
    /// What was asked and is answered.
    pub answered: Vec<Question>,
    /// Everybody as they will be.
    pub(super) ledger: Ledger,
    /// Townships, villages and aliases as they will be.
    pub(super) places: Places,
    /// Who rows are by the answers of this batch.
    pub(super) settled: Vec<Settled>,
    /// Aliases learnt from answers: village and alias.
    pub(super) aliases: Vec<(usize, String)>,
    /// Names of villages that would be added, with their townships.
    pub new_villages: Vec<(String, String)>,
    /// Names of villages that could be added where the list has none yet.
    pub proposed_villages: Vec<String>,
    pub(super) sheets: Vec<ReadSheet>,
}

impl Plan {
    /// Counts, problems and open questions as the command line prints them.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        let counts = self.counts;
        serde_json::json!({
            "rows": counts.rows,
            "added": counts.added,
            "updated": counts.updated,
            "unchanged": counts.unchanged,
            "skipped": counts.skipped,
            "asked": counts.asked,
            "problems": self.problems,
            "questions": self.questions,
        })
    }

    /// The people of a name, as they will be.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Dossier> {
        let people = self.ledger.people.iter().map(|entry| &entry.dossier);
        people.filter(move |dossier| dossier.person.name == name)
    }

    /// How many people are new or have something that differs; rows may tell of one twice.
    #[must_use]
    pub fn people_written(&self) -> usize {
        let written = |row: &&PlannedRow| matches!(row.outcome, Outcome::Added | Outcome::Updated);
        let people = self
            .rows
            .iter()
            .filter(written)
            .filter_map(|row| row.person);
        people.collect::<HashSet<usize>>().len()
    }

    /// Whether writing it would change anything.
    #[must_use]
    pub fn changes_anything(&self) -> bool {
        self.counts.added + self.counts.updated > 0
            || !self.aliases.is_empty()
            || !self.new_villages.is_empty()
    }
}

/// Plans a batch: files in their order, each seeing what the ones before it would have written. Who
/// left is decided when all lists are read.
#[must_use]
pub fn plan(files: &[PlanFile<'_>], known: &Known, options: &Options) -> Plan {
    let mut planner = Planner {
        known,
        options,
        plan: Plan {
            counts: Counts::default(),
            rows: Vec::new(),
            problems: Vec::new(),
            questions: Vec::new(),
            answered: Vec::new(),
            ledger: Ledger::new(known),
            places: known.places.clone(),
            settled: Vec::new(),
            aliases: Vec::new(),
            new_villages: Vec::new(),
            proposed_villages: Vec::new(),
            sheets: Vec::new(),
        },
        answered: Vec::new(),
        notes: Vec::new(),
        raised: BTreeSet::new(),
        at_hand: SheetAtHand::default(),
        seats: HashMap::new(),
        ours_named: false,
        file: String::new(),
        sheet: String::new(),
    };
    let prepared = planner.prepare(files);
    let mut tables = prepared.iter().flatten().flat_map(|sheet| &sheet.tables);
    planner.ours_named = planner.only_township().is_some()
        && tables.any(|table| table.names_ours || table.titled_ours);
    if options.add_villages {
        planner.add_villages(&prepared);
    } else if known.places.villages.is_empty() {
        let missing = planner.missing_villages(&prepared).into_iter();
        planner.plan.proposed_villages = missing.map(|(_, name)| name).collect();
    }
    planner.ask_seats(&prepared);
    let mut decided = planner.decide_all(files, &prepared);
    for (at, (file, sheets)) in files.iter().zip(&prepared).enumerate() {
        file.name.clone_into(&mut planner.file);
        planner.sheet.clear();
        match file.sheets {
            Err(why) => planner.problem(
                0,
                ("", ""),
                "file.unreadable",
                Severity::Skips,
                why.to_owned(),
            ),
            Ok(drafts) => {
                for (nth, (draft, sheet)) in drafts.iter().zip(sheets).enumerate() {
                    planner.sheet(draft, sheet, decided.remove(&(at, nth)));
                }
            }
        }
    }
    planner.file.clear();
    planner.sheet.clear();
    planner.answers_without_use();
    former::keep_former_values(&mut planner.plan.ledger, known);
    planner.settle_changes();
    planner.plan
}

/// A batch being planned.
struct Planner<'a> {
    known: &'a Known,
    options: &'a Options,
    plan: Plan,
    /// Answered questions of the row at hand.
    answered: Vec<Question>,
    /// What is said of the row at hand besides what becomes of it.
    notes: Vec<Finding>,
    /// Keys of all questions of the batch, answered or not.
    raised: BTreeSet<String>,
    /// The sheet whose rows are decided about.
    at_hand: SheetAtHand,
    /// Who sits in whose seats, on the days of sheets that name mentors.
    seats: HashMap<Day, HashMap<PersonId, Vec<SeatOnDay>>>,
    /// Some sheet of a township's own register names that township.
    ours_named: bool,
    file: String,
    sheet: String,
}

impl Planner<'_> {
    fn problem(
        &mut self,
        row: usize,
        (column, letters): (&str, &str),
        code: &'static str,
        severity: Severity,
        message: String,
    ) {
        self.plan.problems.push(Problem {
            raw: String::new(),
            field: None,
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            row,
            column: column.to_owned(),
            column_letter: letters.to_owned(),
            code,
            severity,
            message,
        });
    }

    /// The township of a township's own register.
    fn only_township(&self) -> Option<&KnownTownship> {
        match self.plan.places.townships.as_slice() {
            [one] if !self.known.county => Some(one),
            _ => None,
        }
    }

    /// Whether a sheet takes part.
    fn takes(draft: &SheetDraft) -> bool {
        draft.ticked && matches!(draft.role, Role::Roster | Role::SideList)
    }
}
