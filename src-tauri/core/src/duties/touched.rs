//! Whose mentor a seat of a village is: what a change of duty means for those who are mentored.

use std::collections::{HashMap, HashSet};

use super::DutyKind;
use crate::date::Day;
use crate::duties::rules::Span;
use crate::error::Result;
use crate::ids::{PersonId, SchemeId, SeatId, VillageId};
use crate::mentoring::{Fill, Kinship, Mentees, NamedMentor, Scheme, Seat};
use crate::store::Db;

/// The mentees of the everyone-schemes on a day, and which of their seats a hand has filled.
#[derive(Debug)]
pub(super) struct Mentored {
    /// Seats of everyone-schemes in force, with who holds them by derivation.
    seats: Vec<(SeatId, SchemeId, DutyKind)>,
    schemes: Vec<Scheme>,
    pool: HashMap<VillageId, Vec<PersonId>>,
    /// By seat and mentee.
    named: HashMap<(SeatId, PersonId), NamedMentor>,
}

impl Mentored {
    pub(super) fn read(db: &Db, day: Day) -> Result<Self> {
        let mut schemes: Vec<Scheme> = db.all()?;
        schemes.retain(|scheme| scheme.everyone && scheme.mentees == Mentees::Reserves);
        schemes.sort_by_key(|scheme| scheme.position);
        let in_force = |seat: &Seat| {
            seat.from_on.is_none_or(|from| from.first_day() <= day)
                && seat.until_on.is_none_or(|until| until.first_day() > day)
                && schemes.iter().any(|scheme| scheme.id == seat.scheme_id)
        };
        let seats: Vec<Seat> = db.all()?;
        let seats = seats
            .into_iter()
            .filter(in_force)
            .filter_map(|seat| Some((seat.id.clone(), seat.scheme_id.clone(), kind_of(&seat)?)))
            .collect();
        let mut named = HashMap::new();
        for mentor in db.all::<NamedMentor>()? {
            let span = Span {
                from_on: mentor.from_on,
                until_on: mentor.until_on,
            };
            if span.holds_on(day) {
                named.insert((mentor.seat_id.clone(), mentor.person_id.clone()), mentor);
            }
        }
        let mut pool: HashMap<_, Vec<_>> = HashMap::new();
        for (person, village) in db.pool_on(day)? {
            pool.entry(village).or_default().push(person);
        }
        Ok(Self {
            seats,
            schemes,
            pool,
            named,
        })
    }

    /// The people of a village whose mentor in such a seat follows the duty.
    pub(super) fn following(&self, village: &VillageId, kind: DutyKind) -> HashSet<&PersonId> {
        let mut people = HashSet::new();
        for (seat, _, _) in self.seats.iter().filter(|(_, _, of)| *of == kind) {
            let pool = self.pool.get(village).into_iter().flatten();
            people.extend(pool.filter(|person| !self.is_named(seat, person)));
        }
        people
    }

    /// The people of a village whose mentor in such a seat a hand named.
    pub(super) fn overridden(&self, village: &VillageId, kind: DutyKind) -> Vec<&NamedMentor> {
        let seats = self.seats.iter().filter(|(_, _, of)| *of == kind);
        let pool = || self.pool.get(village).into_iter().flatten();
        let named =
            |seat: &SeatId, person: &PersonId| self.named.get(&(seat.clone(), person.clone()));
        seats
            .flat_map(|(seat, _, _)| pool().filter_map(move |person| named(seat, person)))
            .collect()
    }

    /// The scheme whose limit counts for such a seat.
    pub(super) fn scheme_of(&self, kind: DutyKind) -> Option<&Scheme> {
        let has = |scheme: &&Scheme| {
            let mut seats = self.seats.iter();
            seats.any(|(_, of, seat)| *of == scheme.id && *seat == kind)
        };
        self.schemes.iter().find(has)
    }

    /// Everybody a person mentors under a scheme, given the seats they hold in villages.
    pub(super) fn mentees_of(
        &self,
        mentor: &PersonId,
        scheme: &SchemeId,
        held: impl Fn(DutyKind) -> Vec<VillageId>,
    ) -> HashSet<&PersonId> {
        let mut people = HashSet::new();
        for (seat, of, kind) in &self.seats {
            if of != scheme {
                continue;
            }
            for village in held(*kind) {
                let pool = self.pool.get(&village).into_iter().flatten();
                people.extend(pool.filter(|person| !self.is_named(seat, person)));
            }
            let named = self.named.values();
            people.extend(
                named
                    .filter(|named| named.mentor_id == *mentor && named.seat_id == *seat)
                    .map(|named| &named.person_id),
            );
        }
        people.remove(mentor);
        people
    }

    fn is_named(&self, seat: &SeatId, person: &PersonId) -> bool {
        self.named.contains_key(&(seat.clone(), person.clone()))
    }
}

/// Those who may not be mentored by a person: spouse, parents, children, siblings.
pub(super) fn kin_of(db: &Db, person: &PersonId) -> Result<HashSet<PersonId>> {
    let mut kin = HashSet::new();
    for kinship in db.find_by::<Kinship>("person_id", person.as_str())? {
        if kinship.relation != "其他" {
            kin.insert(kinship.relative_id);
        }
    }
    for kinship in db.find_by::<Kinship>("relative_id", person.as_str())? {
        if kinship.relation != "其他" {
            kin.insert(kinship.person_id);
        }
    }
    Ok(kin)
}

/// Which duty or post fills a seat.
fn kind_of(seat: &Seat) -> Option<DutyKind> {
    match seat.fill {
        Fill::Duty => seat.duty_role.map(DutyKind::from),
        Fill::VillagePost => seat
            .post_titles
            .as_deref()
            .is_some_and(|titles| titles.split('、').any(|title| title == "村党组织书记"))
            .then_some(DutyKind::Secretary),
        Fill::TownshipPost | Fill::Hand => None,
    }
}
