//! Pairs: who is whose mentee, for how long, and how far they are; and whom a hand names.
//!
//! A pair of reserves is in force while its mentee is in the pool: nothing has to be closed when a
//! spell ends or moves to another village.

mod edit;
mod get;
mod input;
mod list;
mod name_mentor;
mod open;
mod preview;
pub mod rules;
mod turn;

pub use input::{NameMentor, OpenPairs, PairEdit, PairExtension, PairTurn, PairsEdit, SeatMentor};
pub(crate) use name_mentor::Naming;
pub(crate) use open::scheme_or_first;
pub use preview::{OpenPreview, OpenPreviewRow};

use std::collections::BTreeMap;

use super::checklists::Checklists;
use super::seats::{At, OnDay, PairHeld, SchemeOnDay, Seating};
use super::{ItemState, Mentees, PairRow, PairState, Scheme};
use crate::date::{Day, PartialDate};

/// A mentee, and the pair where there is one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paired<'a> {
    pub(crate) person: At,
    pub(crate) pair: Option<(&'a PairHeld, PairState)>,
}

impl<'a> SchemeOnDay<'_, 'a> {
    /// The mentees of the day, each with the pair that is under way or suspended; then, where
    /// `all`, the pairs that are over or begin later.
    pub(crate) fn paired(&self, all: bool) -> Vec<Paired<'a>> {
        let current = |state| matches!(state, PairState::Active | PairState::Suspended);
        let wanted = self.pairs().filter(|(_, state)| all || current(*state));
        let mut list: Vec<Paired<'a>> = wanted
            .map(|(pair, state)| Paired {
                person: pair.person,
                pair: Some((pair, state)),
            })
            .collect();
        let paired = self.pairs().filter(|(_, state)| current(*state));
        let paired: std::collections::HashSet<At> = paired.map(|(pair, _)| pair.person).collect();
        let others = self.mentees().into_iter();
        let others = others.filter(|person| !paired.contains(person));
        list.extend(others.map(|person| Paired { person, pair: None }));
        list
    }

    /// A row of the list.
    fn row(&self, paired: &Paired<'_>, checklists: &Checklists, asked: Day) -> PairRow {
        let seating = self.on.seating;
        let someone = &seating.people[paired.person];
        let village = self.place(paired.person).map(|at| &seating.villages[at]);
        let pair = paired.pair.map(|(pair, _)| pair);
        let items = paired.pair.map_or_else(Vec::new, |(pair, state)| {
            checklists.cells(seating, pair, state, asked)
        });
        PairRow {
            pair_id: pair.map(|pair| pair.id.clone()),
            person_id: someone.id.clone(),
            name: someone.name_on(self.on.day).to_owned(),
            birth: someone.birth,
            village_id: village.map(|village| village.id.clone()),
            village: village.map(|village| village.name.clone()),
            township: seating.townships[self.township(paired.person)].1.clone(),
            from_on: pair.map(|pair| pair.days.from_on),
            until_on: pair.and_then(|pair| pair.days.until_on),
            state: paired.pair.map_or(PairState::None, |(_, state)| state),
            team: pair.and_then(|pair| pair.team.clone()),
            seats: self.seats_on_day(paired.person),
            done: items
                .iter()
                .filter(|item| item.state == ItemState::Done)
                .count(),
            steps: items.len(),
            items,
        }
    }
}

impl OnDay<'_> {
    /// The rows of a scheme's mentees, in paper order; seats and village of an ended pair are
    /// those of its last day, of one that begins later those of its first.
    pub(crate) fn rows(
        &self,
        scheme: &Scheme,
        list: &[Paired<'_>],
        checklists: &Checklists,
    ) -> Vec<PairRow> {
        let mut days: BTreeMap<Day, Vec<&Paired<'_>>> = BTreeMap::new();
        for paired in list {
            let day = self.day_of(paired, scheme.mentees);
            days.entry(day).or_default().push(paired);
        }
        let mut rows = Vec::with_capacity(list.len());
        for (day, list) in days {
            let other = (day != self.day).then(|| self.seating.on(day));
            let scheme = other.as_ref().unwrap_or(self).scheme_of(scheme);
            rows.extend(list.into_iter().map(|paired| {
                let row = scheme.row(paired, checklists, self.day);
                (scheme.order(paired.person), row)
            }));
        }
        rows.sort_by_key(|(order, _)| *order);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// The day for which a row is answered.
    fn day_of(&self, paired: &Paired<'_>, mentees: Mentees) -> Day {
        match paired.pair {
            Some((pair, PairState::Planned)) => pair.days.from_on.first_day(),
            Some((pair, PairState::Ended)) => last_day(self.seating, pair, mentees, self.day),
            _ => self.day,
        }
    }
}

/// The last day of a pair that is over: before its end, and while its mentee was one.
fn last_day(seating: &Seating, pair: &PairHeld, mentees: Mentees, day: Day) -> Day {
    let mut ends: Vec<Day> = pair
        .days
        .until_on
        .map(PartialDate::first_day)
        .into_iter()
        .collect();
    if mentees == Mentees::Reserves {
        let spells = seating
            .spells
            .iter()
            .filter(|spell| spell.person == pair.person);
        let known = spells.filter(|spell| spell.days.from_on.first_day() <= day);
        let last = known.max_by_key(|spell| spell.days.from_on);
        let left = last.and_then(|spell| spell.days.until_on);
        ends.extend(left.map(PartialDate::first_day));
    }
    let last = ends.into_iter().min().and_then(|end| end.pred_opt());
    last.unwrap_or(day)
        .min(day)
        .max(pair.days.from_on.first_day())
}
