//! A pair's checklist as of a day: which steps it has, when they are due, what became of them.

use std::collections::{HashMap, HashSet};

use super::rules::{self, Done, Period, StepPeriod};
use super::seats::{PairHeld, Seating};
use super::{ItemCell, ItemState, PairState, Step};
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::{ItemId, PairId, SchemeId, StepId};
use crate::registry::Registry;

/// A registered step, as far as its cell shows it.
#[derive(Debug, Clone)]
pub(crate) struct Registered {
    pub(crate) id: ItemId,
    pub(crate) step: StepId,
    pub(crate) quarter: String,
    pub(crate) done_on: PartialDate,
    /// Pieces of evidence.
    pub(crate) evidence: i64,
}

/// What was registered, by pair.
#[derive(Debug, Default)]
pub(crate) struct Checklists {
    pub(crate) registered: HashMap<PairId, Vec<Registered>>,
    /// Items that need a look, where that was asked.
    flagged: HashSet<ItemId>,
}

impl Registry {
    /// What was registered for the pairs of a scheme, or of all.
    pub(crate) fn checklists(&self, scheme: Option<&SchemeId>) -> Result<Checklists> {
        self.db.checklists(scheme)
    }

    /// [`Registry::checklists`], with what needs a look.
    pub(crate) fn flagged_checklists(
        &self,
        seating: &Seating,
        scheme: Option<&SchemeId>,
        as_of: Day,
    ) -> Result<Checklists> {
        Ok(Checklists {
            flagged: self.flags_with(seating, as_of)?.items(),
            ..self.checklists(scheme)?
        })
    }
}

impl Checklists {
    /// The cells of a pair on a day: of the steps that were in force when it began, and of those
    /// something was registered for.
    pub(crate) fn cells(
        &self,
        seating: &Seating,
        pair: &PairHeld,
        state: PairState,
        day: Day,
    ) -> Vec<ItemCell> {
        let begun = pair.days.from_on.first_day();
        let registered = self.registered.get(&pair.id).map_or(&[][..], Vec::as_slice);
        let of_pair = |step: &&Step| {
            step.scheme_id == pair.scheme
                && (rules::in_force(step.from_on, step.until_on, begun)
                    || registered.iter().any(|item| item.step == step.id))
        };
        let period = pair.period();
        let mut cells = Vec::new();
        for step in seating.steps.iter().filter(of_pair) {
            for due in rules::periods_of(step, period, day) {
                let of_cell =
                    |item: &&Registered| item.step == step.id && item.quarter == due.quarter;
                let item = registered.iter().find(of_cell);
                let suspended = state == PairState::Suspended;
                let mut cell = cell(step, period, due, item, suspended, day);
                cell.flagged |= item.is_some_and(|item| self.flagged.contains(&item.id));
                cells.push(cell);
            }
        }
        cells
    }
}

/// One cell of a pair on a day.
pub(crate) fn cell(
    step: &Step,
    period: Period,
    due: StepPeriod,
    item: Option<&Registered>,
    suspended: bool,
    day: Day,
) -> ItemCell {
    let done = item.map(|item| Done {
        on: item.done_on,
        has_evidence: item.evidence > 0,
    });
    let (state, days) = rules::item_state(done, step.evidence, period, due.due_on, suspended, day);
    let known = item.filter(|item| item.done_on.first_day() <= day);
    ItemCell {
        step_id: step.id.clone(),
        quarter: due.quarter,
        label: step.label.clone(),
        state,
        due_on: due.due_on,
        done_on: known.map(|item| item.done_on),
        days,
        item_id: item.map(|item| item.id.clone()),
        evidence: item.map_or(0, |item| item.evidence),
        flagged: state == ItemState::Outside,
    }
}
