//! In which order rows are decided about: all that list somebody, then all that say somebody left,
//! of sheets that tell their days the oldest first, so that it makes no difference which of two
//! sheets that do not agree comes first.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::import::fingerprint::{identity, recognised};

use super::rows::{Outcome, Verdict};
use super::sheets::Prepared;
use super::{PlanFile, Planner};

/// What was decided about the rows of a sheet.
#[derive(Default)]
pub(super) struct Decided {
    /// What the sheet is known again by.
    pub(super) identity: String,
    /// By the number of the row among the sheet's people.
    pub(super) verdicts: BTreeMap<usize, Verdict>,
    sheet: SheetAtHand,
    /// An earlier import wrote its rows but for those left open.
    pub(super) resumed: bool,
}

/// What is known of a sheet while its rows are decided about.
#[derive(Default)]
pub(super) struct SheetAtHand {
    /// Whom its rows that list somebody are about, by their place in the ledger.
    pub(super) listed: HashSet<usize>,
    /// How many of its rows write a name.
    pub(super) names: HashMap<String, usize>,
    /// An earlier import read it.
    pub(super) imported_before: bool,
}

impl Decided {
    /// The rows that wait for an answer or are not taken.
    pub(super) fn open(&self) -> Vec<usize> {
        let is_open =
            |verdict: &Verdict| matches!(verdict.outcome, Outcome::Asked | Outcome::Skipped);
        let open = self.verdicts.iter().filter(|(_, it)| is_open(it));
        open.map(|(nth, _)| *nth).collect()
    }
}

impl Planner<'_> {
    /// Decides about the rows of all sheets that take part, by the numbers of file and sheet.
    pub(super) fn decide_all(
        &mut self,
        files: &[PlanFile<'_>],
        prepared: &[Vec<Prepared>],
    ) -> HashMap<(usize, usize), Decided> {
        let mut decided: HashMap<(usize, usize), Decided> = HashMap::new();
        let order = by_day(files, prepared);
        for leaving in [false, true] {
            // The open rows of the sheets of this turn, by their cells.
            let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
            for &(at, nth) in &order {
                let file = &files[at];
                let Some(draft) = file.sheets.unwrap_or_default().get(nth) else {
                    continue;
                };
                let sheet = &prepared[at][nth];
                file.name.clone_into(&mut self.file);
                draft.grid.name.clone_into(&mut self.sheet);
                let (cells, told) = (draft.fingerprint.as_str(), sheet.told);
                let known = &self.known.sheets;
                let before = recognised(known, cells, told);
                let own = decided.entry((at, nth)).or_default();
                own.sheet.imported_before = before.is_some();
                // Read again or not: what an earlier import wrote goes when that is undone.
                own.resumed = before.is_some();
                let before = before.filter(|_| !self.options.again);
                let same = before.or_else(|| recognised(&seen, cells, told));
                own.identity = same.map_or_else(|| identity(cells, told), |(same, _)| same.clone());
                let open = same.map(|(_, open)| open.clone());
                let written = |row: usize| open.as_ref().is_some_and(|open| !open.contains(&row));
                self.decide_sheet(sheet, own, leaving, &written);
                seen.insert(own.identity.clone(), own.open());
            }
        }
        decided
    }

    /// Decides about the rows of a sheet that list somebody, or say that somebody left: a sheet
    /// that does both of one person contradicts itself.
    fn decide_sheet(
        &mut self,
        sheet: &Prepared,
        own: &mut Decided,
        leaving: bool,
        written: &dyn Fn(usize) -> bool,
    ) {
        self.at_hand = std::mem::take(&mut own.sheet);
        if self.at_hand.names.is_empty() {
            for (_, _, (_, reading)) in sheet.rows() {
                let rows = self.at_hand.names.entry(reading.name.clone());
                *rows.or_default() += 1;
            }
        }
        for (nth, (_, table, (row, reading))) in sheet.rows().enumerate() {
            if reading.withdrawn == leaving {
                let verdict = self.verdict(table, row, reading, written(nth));
                if !leaving {
                    self.at_hand.listed.extend(verdict.person);
                }
                own.verdicts.insert(nth, verdict);
            }
        }
        own.sheet = std::mem::take(&mut self.at_hand);
    }
}

/// The sheets that take part, by the numbers of file and sheet: those that tell their days in the
/// order of these, in the places of each other; one that tells none stays where it stands.
fn by_day(files: &[PlanFile<'_>], prepared: &[Vec<Prepared>]) -> Vec<(usize, usize)> {
    let drafts = files.iter().enumerate().flat_map(|(at, file)| {
        let drafts = file.sheets.unwrap_or_default().iter().enumerate();
        drafts.map(move |(nth, draft)| ((at, nth), draft))
    });
    let taken = drafts.filter(|(_, draft)| Planner::takes(draft));
    let mut order: Vec<(usize, usize)> = taken.map(|(place, _)| place).collect();
    let day = |&(at, nth): &(usize, usize)| {
        let table = prepared[at][nth].tables.first()?;
        table.day.attested().map(|_| table.day.on)
    };
    let mut dated: Vec<(usize, usize)> = order
        .iter()
        .copied()
        .filter(|it| day(it).is_some())
        .collect();
    dated.sort_by_key(day);
    let mut dated = dated.into_iter();
    for place in &mut order {
        if day(place).is_some() {
            *place = dated.next().unwrap_or(*place);
        }
    }
    order
}
