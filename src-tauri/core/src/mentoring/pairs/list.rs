//! The list of a scheme's pairs as of a day.

use std::collections::HashSet;

use super::super::{
    Gap, ItemCell, ItemState, PairFilter, PairList, PairRow, PairState, WhichPairs,
};
use crate::date::Day;
use crate::error::Result;
use crate::registry::Registry;

impl Registry {
    /// The mentees and pairs of a scheme, with their seats and checklists.
    pub fn pairs(&self, filter: &PairFilter, today: Day) -> Result<PairList> {
        let as_of = filter.as_of.unwrap_or(today);
        let seating = self.seating_on(as_of)?;
        let scheme = seating.scheme(filter.scheme.as_ref())?;
        let checklists = self.flagged_checklists(&seating, Some(&scheme.id), as_of)?;
        let on = seating.on(as_of);
        let paired = on
            .scheme_of(scheme)
            .paired(filter.state != WhichPairs::Current);
        let mut rows = on.rows(scheme, &paired, &checklists);
        if !filter.villages.is_empty() {
            rows.retain(|row| {
                let village = row.village_id.as_ref();
                village.is_some_and(|village| filter.villages.contains(village))
            });
        }
        let everyone = scheme.everyone;
        let is_mentee = |row: &&PairRow| match row.state {
            PairState::None | PairState::Active => true,
            PairState::Suspended => everyone,
            PairState::Planned | PairState::Ended => false,
        };
        let mentees = || rows.iter().filter(is_mentee);
        let mut list = PairList {
            as_of,
            scheme: on.view(scheme),
            mentees: mentees().count(),
            complete: mentees().filter(|row| row.gaps() == 0).count(),
            gaps: empty_seats(mentees()),
            overdue: mentees().map(PairRow::overdue).sum(),
            done: mentees().map(|row| row.done).sum(),
            steps: mentees().map(|row| row.steps).sum(),
            rows: Vec::new(),
        };
        self.keep_found(&mut rows, filter.text.as_deref())?;
        rows.retain(|row| {
            filter.state.shows(row.state)
                && (!filter.only_gaps || row.gaps() > 0)
                && (!filter.only_overdue || row.overdue() > 0)
        });
        list.rows = rows;
        Ok(list)
    }

    /// Keeps the rows a text is about.
    fn keep_found(&self, rows: &mut Vec<PairRow>, text: Option<&str>) -> Result<()> {
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        if let Some(text) = text {
            let found = self.found_ids(text)?;
            rows.retain(|row| {
                let mut mentors = row.seats.iter().flat_map(|seat| &seat.mentors);
                found.contains(row.person_id.as_str())
                    || mentors.any(|mentor| mentor.name.contains(text))
                    || row.team.as_ref().is_some_and(|team| team.contains(text))
            });
        }
        Ok(())
    }
}

/// Seats that are not filled; one that a duty or post of a village would fill counts once.
fn empty_seats<'r>(rows: impl Iterator<Item = &'r PairRow>) -> usize {
    let mut seats = HashSet::new();
    for row in rows {
        for seat in row.seats.iter().filter(|seat| seat.gap.is_some()) {
            let of_village = row
                .village_id
                .as_ref()
                .filter(|_| seat.gap == Some(Gap::Vacant));
            let of = of_village.map_or(row.person_id.as_str(), |village| village.as_str());
            seats.insert((of, &seat.seat_id));
        }
    }
    seats.len()
}

impl PairRow {
    /// How many of the seats are not filled.
    #[must_use]
    pub fn gaps(&self) -> usize {
        self.seats.iter().filter(|seat| seat.gap.is_some()).count()
    }

    /// How many of the steps are overdue.
    #[must_use]
    pub fn overdue(&self) -> usize {
        let overdue = |item: &&ItemCell| item.state == ItemState::Overdue;
        self.items.iter().filter(overdue).count()
    }
}

impl WhichPairs {
    fn shows(self, state: PairState) -> bool {
        match self {
            Self::All => true,
            Self::Ended => state == PairState::Ended,
            Self::Current => !matches!(state, PairState::Ended | PairState::Planned),
        }
    }
}
