//! The mentors of a reserve as a roster prints them.

use std::collections::{HashMap, HashSet};

use super::seats::{At, Seating};
use super::SeatOnDay;
use crate::date::Day;
use crate::error::Result;
use crate::ids::PersonId;
use crate::registry::Registry;

/// The mentors rosters print, of any day, read once.
#[derive(Debug, Clone, Default)]
pub struct PrintedMentors(Seating);

impl Registry {
    /// The mentors rosters print, to be asked for days.
    pub(crate) fn printed_mentors(&self) -> Result<PrintedMentors> {
        self.db.seating().map(PrintedMentors)
    }
}

impl PrintedMentors {
    /// The seats of everybody who has a mentor that day under a scheme for everyone such as 3+1, or
    /// whose village had one who answered for it; of several schemes the first that has one.
    pub(crate) fn on(&self, day: Day) -> HashMap<PersonId, Vec<SeatOnDay>> {
        let Self(seating) = self;
        let on = seating.on(day);
        // Who answers for a village is known there from its first duty on, also that nobody does.
        let began = seating.duties.iter();
        let began = began.filter(|duty| duty.days.from_on.first_day() <= day);
        let answered: HashSet<At> = began.map(|duty| duty.village).collect();
        let mut printed = HashMap::new();
        for scheme in seating.schemes.iter().filter(|scheme| scheme.everyone) {
            let of_scheme = on.scheme_of(scheme);
            for mentee in of_scheme.mentees() {
                let seats = of_scheme.seats_on_day(mentee);
                let answered = of_scheme
                    .place(mentee)
                    .is_some_and(|village| answered.contains(&village));
                if answered || seats.iter().any(|seat| !seat.mentors.is_empty()) {
                    let id = seating.people[mentee].id.clone();
                    printed.entry(id).or_insert(seats);
                }
            }
        }
        printed
    }
}
