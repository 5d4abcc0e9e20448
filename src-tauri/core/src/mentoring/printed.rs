//! The mentors of a reserve as a roster prints them.

use std::collections::HashMap;

use super::SeatOnDay;
use crate::date::Day;
use crate::error::Result;
use crate::ids::PersonId;
use crate::registry::Registry;

impl Registry {
    /// The seats of everybody who has a mentor that day under a scheme for everyone such as 3+1;
    /// of several schemes the first that has one.
    pub(crate) fn printed_mentors(&self, day: Day) -> Result<HashMap<PersonId, Vec<SeatOnDay>>> {
        let seating = self.seating()?;
        let on = seating.on(day);
        let mut printed = HashMap::new();
        for scheme in seating.schemes.iter().filter(|scheme| scheme.everyone) {
            let of_scheme = on.scheme_of(scheme);
            for mentee in of_scheme.mentees() {
                let seats = of_scheme.seats_on_day(mentee);
                if seats.iter().any(|seat| !seat.mentors.is_empty()) {
                    let id = seating.people[mentee].id.clone();
                    printed.entry(id).or_insert(seats);
                }
            }
        }
        Ok(printed)
    }
}
