//! What of selection waits: prospects not spoken with, people in the pool in whose way something
//! stands, villages that have not done the year's update.

use chrono::Datelike;
use serde::Serialize;
use ts_rs::TS;

use super::overrides::overridden_on;
use super::rules::update_is_due;
use super::{blockers_on, ProspectFilter, RunFilter};
use crate::date::Day;
use crate::error::Result;
use crate::registry::Registry;
use crate::reserves::ReserveOnDay;

/// What of selection waits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct SelectionTasks {
    /// Prospects not spoken with for [`SelectionTasks::contact_days`].
    pub uncontacted: usize,
    /// After how many days one is told of.
    pub contact_days: i64,
    /// On the way into a pool.
    pub under_way: usize,
    /// In a pool with something in the way and no written reason.
    pub in_pool_blocked: usize,
    /// The year of the update.
    pub year: i32,
    /// Villages that have not done it; 0 as long as it is not due.
    pub not_updated: usize,
}

impl Registry {
    /// What of selection waits on a day; `pool` is that day's.
    pub(crate) fn selection_tasks(
        &self,
        pool: &[ReserveOnDay],
        as_of: Day,
    ) -> Result<SelectionTasks> {
        let prospects = self.prospects(&ProspectFilter::default(), as_of)?;
        let runs = self.selection_runs(&RunFilter::default(), as_of)?;
        let updates = self.yearly_updates(as_of.year(), as_of)?;
        let due = update_is_due(as_of.month(), updates.done);
        Ok(SelectionTasks {
            uncontacted: prospects.uncontacted,
            contact_days: prospects.contact_days,
            under_way: runs.open,
            in_pool_blocked: self.blocked_without_reason(pool, as_of)?,
            year: as_of.year(),
            not_updated: if due { updates.waiting } else { 0 },
        })
    }

    /// How many of the pool have something in the way and no written reason.
    fn blocked_without_reason(&self, pool: &[ReserveOnDay], as_of: Day) -> Result<usize> {
        let overridden = overridden_on(&self.db, as_of)?;
        let mut count = 0;
        for row in pool
            .iter()
            .filter(|row| !overridden.contains(&row.reserve.id))
        {
            let blockers = blockers_on(&self.db, &row.person.id, as_of)?;
            count += usize::from(!blockers.is_empty());
        }
        Ok(count)
    }
}
