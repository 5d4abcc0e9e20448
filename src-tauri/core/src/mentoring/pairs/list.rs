//! The list of a scheme's pairs as of a day.

use super::super::{ItemCell, ItemState, PairFilter, PairList, PairRow, PairState, WhichPairs};
use crate::date::today;
use crate::error::Result;
use crate::registry::Registry;

impl Registry {
    /// The mentees and pairs of a scheme, with their seats and checklists.
    pub fn pairs(&self, filter: &PairFilter) -> Result<PairList> {
        let as_of = filter.as_of.unwrap_or_else(today);
        let seating = self.seating()?;
        let scheme = seating.scheme(filter.scheme.as_ref())?;
        let checklists = self.checklists(Some(&scheme.id))?;
        let on = seating.on(as_of);
        let paired = on
            .scheme_of(scheme)
            .paired(filter.state != WhichPairs::Current);
        let mut rows = on.rows(scheme, &paired, &checklists);
        self.keep_asked(&mut rows, filter)?;

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
            gaps: mentees().map(PairRow::gaps).sum(),
            overdue: mentees().map(PairRow::overdue).sum(),
            done: mentees().map(|row| row.done).sum(),
            steps: mentees().map(|row| row.steps).sum(),
            rows: Vec::new(),
        };
        rows.retain(|row| {
            filter.state.shows(row.state)
                && (!filter.only_gaps || row.gaps() > 0)
                && (!filter.only_overdue || row.overdue() > 0)
        });
        list.rows = rows;
        Ok(list)
    }

    /// Keeps the rows of the villages and of the text asked for.
    fn keep_asked(&self, rows: &mut Vec<PairRow>, filter: &PairFilter) -> Result<()> {
        if !filter.villages.is_empty() {
            let asked = |row: &PairRow| {
                let village = row.village_id.as_ref();
                village.is_some_and(|village| filter.villages.contains(village))
            };
            rows.retain(asked);
        }
        let text = filter.text.as_deref().map(str::trim);
        if let Some(text) = text.filter(|text| !text.is_empty()) {
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
