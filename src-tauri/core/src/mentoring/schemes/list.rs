//! The schemes as of a day.

use super::super::SchemeView;
use crate::date::Day;
use crate::error::Result;
use crate::registry::Registry;

impl Registry {
    /// Every scheme in the clerk's order, with the seats and steps that hold on a day.
    pub fn schemes(&self, as_of: Day) -> Result<Vec<SchemeView>> {
        let seating = self.seating_on(as_of)?;
        let on = seating.on(as_of);
        Ok(seating
            .schemes
            .iter()
            .map(|scheme| on.view(scheme))
            .collect())
    }
}
