//! Mentors as sheets state them, beside those whom seats answer.

use crate::date::Day;
use crate::import::header::Seats;
use crate::import::intervals::Spanned as _;
use crate::import::ledger::Entry;
use crate::import::values::Reading;
use crate::mentoring::SeatOnDay;
use crate::reserves::{mentors_in_words as in_words, Mentor};

use super::rows::Verdict;
use super::sheets::{Prepared, PreparedTable};
use super::spells::changed;
use super::Planner;

impl Planner<'_> {
    /// Asks the seats of every day of which a sheet names mentors, as rosters print them.
    pub(super) fn ask_seats(&mut self, prepared: &[Vec<Prepared>]) {
        let tables = prepared.iter().flatten().flat_map(|sheet| &sheet.tables);
        for table in tables {
            let mut rows = table.rows.iter();
            if rows.any(|(_, reading)| !reading.mentors.is_empty()) {
                let on = table.day.on;
                let printed = &self.known.mentors;
                self.seats.entry(on).or_insert_with(|| printed.on(on));
            }
        }
    }

    /// The seats of a person as a roster of a day prints them.
    fn seats_of(&self, entry: &Entry, day: Day) -> &[SeatOnDay] {
        let seats = self.seats.get(&day);
        let own = seats.and_then(|seats| seats.get(&entry.dossier.person.id));
        own.map_or(&[], Vec::as_slice)
    }

    /// Stated mentors: seats the sheet names are restated from its day on, a name without a post
    /// never replaces the same name with one, nor the general seat the one somebody is known to
    /// sit in. A sheet older than what is stated tells of the days before. What a seat answers that
    /// day is derived, not stated: a printed roster read back says nothing new.
    pub(super) fn mentors(
        &self,
        entry: &mut Entry,
        at: usize,
        reading: &Reading,
        table: &PreparedTable,
        verdict: &mut Verdict,
    ) {
        let day = table.day;
        let spell = &entry.dossier.spells[at];
        let known = spell.stated_mentors.on(day.on);
        let seats = self.seats_of(entry, day.on);
        let named: Vec<Mentor> = reading
            .mentors
            .iter()
            .filter(|mentor| is_named(mentor, known) || !answers(seats, mentor))
            .cloned()
            .collect();
        if named.is_empty() {
            return;
        }
        let stated = &spell.stated_mentors;
        let in_force = stated.statement_on(day.on);
        let older = in_force.is_some_and(|statement| statement.span().seen_after(day.on));
        let before = self.spell_before(entry, at);
        let untouched = before.is_some_and(|one| one.stated_mentors == *stated);
        let still = in_force.is_some_and(|statement| statement.until_on.is_none());
        if entry.told_after(day) && !older && still && !known.is_empty() && untouched {
            if !named.iter().all(|mentor| is_named(mentor, known)) {
                verdict.kept.push("帮带人");
            }
            return;
        }
        let said = restated(known, &named, older);
        let (old, new) = (in_words(known), in_words(&said));
        if self.restate(entry, at, said, day) {
            let old = Some(old).filter(|text| !text.is_empty());
            verdict
                .changes
                .push(changed("mentors", "帮带人", old, Some(new)));
        }
    }
}

/// Whether a mentor of this name is among some.
fn is_named(mentor: &Mentor, among: &[Mentor]) -> bool {
    among.iter().any(|other| other.name == mentor.name)
}

/// Whether a mentor is one whom the seats answer: by the seat, by the post that is printed beside
/// the name, or where neither is written.
fn answers(seats: &[SeatOnDay], mentor: &Mentor) -> bool {
    let general = mentor.seat == Seats::GENERAL;
    seats.iter().any(|seat| {
        let mut sitting = seat.mentors.iter().filter(|one| one.name == mentor.name);
        let its_seat = general || mentor.seat == seat.label;
        sitting.any(|one| its_seat || (one.post.is_some() && one.post == mentor.post))
    })
}

/// What is stated when a sheet names mentors beside those known: in the order of the seats. A sheet
/// older than those, which names nobody else, says nothing new.
fn restated(known: &[Mentor], named: &[Mentor], older: bool) -> Vec<Mentor> {
    let mut said: Vec<Mentor> = Vec::new();
    for mentor in named {
        let same = |other: &&Mentor| {
            other.name == mentor.name
                && (other.seat == mentor.seat || mentor.seat == Seats::GENERAL)
        };
        said.push(match known.iter().find(same) {
            Some(known) => Mentor {
                seat: known.seat.clone(),
                post: mentor.post.clone().or_else(|| known.post.clone()),
                ..mentor.clone()
            },
            None => mentor.clone(),
        });
    }
    if !older || said.iter().all(|mentor| known.contains(mentor)) {
        let seated = |other: &Mentor| {
            let mut said = said.iter();
            said.any(|mentor| mentor.seat == other.seat || mentor.name == other.name)
        };
        let others: Vec<Mentor> = known
            .iter()
            .filter(|other| !seated(other))
            .cloned()
            .collect();
        said.extend(others);
    }
    let place = |mentor: &Mentor| {
        let mut seats = Seats::KNOWN.iter();
        seats.position(|seat| *seat == mentor.seat).unwrap_or(9)
    };
    said.sort_by_key(place);
    said
}
