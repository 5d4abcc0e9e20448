//! Mentors: how much each carries, who carries too much, who nobody.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::pairs::Paired;
use super::seats::{At, OnDay, SchemeOnDay};
use super::{
    Fill, MentorDetail, MentorFilter, MentorList, MentorLoad, MentorRow, PairRow, SeatLoad,
};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, SchemeId};
use crate::registry::Registry;

impl Registry {
    /// The mentors of a scheme, the most loaded first.
    pub fn mentors(&self, filter: &MentorFilter, today: Day) -> Result<MentorList> {
        let as_of = filter.as_of.unwrap_or(today);
        let seating = self.seating_on(as_of)?;
        let scheme = seating.scheme(filter.scheme.as_ref())?;
        let on = seating.on(as_of);
        let of_scheme = on.scheme_of(scheme);
        let checklists = self.checklists(Some(&scheme.id))?;
        let mentees = on.rows(scheme, &of_scheme.paired(false), &checklists);
        let late = overdue_by_mentor(&mentees);
        let loads = of_scheme.loads().into_iter();
        let mut rows: Vec<MentorRow> = loads
            .map(|load| MentorRow {
                overdue: late.get(&load.person_id).copied().unwrap_or(0),
                load,
            })
            .collect();
        let count = |of: fn(&&MentorRow) -> bool| rows.iter().filter(of).count();
        let over = count(|row| row.load.over);
        let idle = count(|row| row.load.mentees == 0);
        let overdue = count(|row| row.overdue > 0);
        let text = filter.text.as_deref().map(str::trim);
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let found = self.found_ids(text)?;
            let holds = |post: &Option<String>| post.as_ref().is_some_and(|p| p.contains(text));
            rows.retain(|MentorRow { load, .. }| {
                found.contains(load.person_id.as_str()) || holds(&load.post)
            });
        }
        rows.retain(|row| {
            (!filter.only_over || row.load.over)
                && (!filter.only_idle || row.load.mentees == 0)
                && (!filter.only_overdue || row.overdue > 0)
        });
        Ok(MentorList {
            as_of,
            rows,
            over,
            idle,
            overdue,
        })
    }

    /// How much each mentor of a scheme carries on a day, the most loaded first.
    pub(crate) fn mentor_loads(
        &self,
        scheme: Option<&SchemeId>,
        as_of: Day,
    ) -> Result<Vec<MentorLoad>> {
        let seating = self.seating_on(as_of)?;
        let scheme = seating.scheme(scheme)?;
        Ok(seating.on(as_of).scheme_of(scheme).loads())
    }

    /// A mentor of a scheme and the mentees.
    pub fn mentor(
        &self,
        id: &PersonId,
        scheme: Option<&SchemeId>,
        as_of: Day,
    ) -> Result<MentorDetail> {
        let seating = self.seating_on(as_of)?;
        let scheme = seating.scheme(scheme)?;
        let checklists = self.checklists(Some(&scheme.id))?;
        let on = seating.on(as_of);
        let mentor = seating.person(id)?;
        let of_scheme = on.scheme_of(scheme);
        let tally = of_scheme.tallies().remove(&mentor);
        let tally = tally.or_not_found("帮带人")?;
        let mut mentees = of_scheme.paired(false);
        mentees.retain(|Paired { person, .. }| tally.mentees.contains(person));
        Ok(MentorDetail {
            load: tally.load(&of_scheme, mentor),
            mentees: on.rows(scheme, &mentees, &checklists),
        })
    }
}

/// The overdue steps of each mentor's mentees; who sits in two seats of a mentee has them once.
fn overdue_by_mentor(mentees: &[PairRow]) -> HashMap<PersonId, usize> {
    let mut late: HashMap<PersonId, usize> = HashMap::new();
    for row in mentees {
        let overdue = row.overdue();
        if overdue > 0 {
            let mentors = row.seats.iter().flat_map(|seat| &seat.mentors);
            let mentors: HashSet<&PersonId> = mentors.map(|one| &one.person_id).collect();
            for mentor in mentors {
                *late.entry(mentor.clone()).or_default() += overdue;
            }
        }
    }
    late
}

/// What is counted of a mentor.
#[derive(Debug, Default)]
struct Tally {
    /// Mentees by seat, the seat given by its place in the scheme.
    seats: BTreeMap<At, usize>,
    mentees: HashSet<At>,
    villages: HashSet<At>,
    /// In the scheme's pool …
    in_pool: bool,
    /// … with this limit of their own.
    limit: Option<i64>,
}

impl SchemeOnDay<'_, '_> {
    /// Every mentor: who has mentees, whom a duty or post puts into a seat, who is in the pool.
    fn loads(&self) -> Vec<MentorLoad> {
        let tallies = self.tallies().into_iter();
        let mut loads: Vec<MentorLoad> = tallies
            .map(|(mentor, tally)| tally.load(self, mentor))
            .collect();
        loads.sort_by(|a, b| {
            let of = |load: &MentorLoad| (Reverse(load.mentees), Reverse(load.villages));
            of(a)
                .cmp(&of(b))
                .then_with(|| a.person_id.cmp(&b.person_id))
        });
        loads
    }

    /// What a person carries under the scheme; `None`: nothing, and no duty or pool to.
    pub(crate) fn load_of(&self, mentor: At) -> Option<MentorLoad> {
        let tally = self.tallies().remove(&mentor)?;
        Some(tally.load(self, mentor))
    }

    fn tallies(&self) -> HashMap<At, Tally> {
        let mut tallies: HashMap<At, Tally> = HashMap::new();
        for (at, seat) in self.seats.iter().enumerate() {
            for (village, holding) in seat.holders() {
                let tally = tallies.entry(holding.person).or_default();
                tally.seats.entry(at).or_default();
                if seat.seat.fill != Fill::TownshipPost {
                    tally.villages.insert(village);
                }
            }
        }
        for person in self.mentees() {
            let village = self.place(person);
            for (at, sits) in self.sits(person).iter().enumerate() {
                for mentor in &sits.mentors {
                    let tally = tallies.entry(mentor.person).or_default();
                    *tally.seats.entry(at).or_default() += 1;
                    tally.mentees.insert(person);
                    tally.villages.extend(village);
                }
            }
        }
        let pool = self.on.seating.pool.iter();
        for member in pool.filter(|one| one.scheme == self.scheme.id && one.days.has(self.on.day)) {
            let tally = tallies.entry(member.person).or_default();
            tally.in_pool = true;
            tally.limit = member.mentees;
        }
        tallies
    }
}

impl Tally {
    fn load(&self, scheme: &SchemeOnDay<'_, '_>, mentor: At) -> MentorLoad {
        let someone = &scheme.on.seating.people[mentor];
        let seats = self.seats.iter().map(|(at, mentees)| {
            let seat = scheme.seats[*at].seat;
            SeatLoad {
                seat_id: seat.id.clone(),
                seat: seat.label.clone(),
                mentees: *mentees,
            }
        });
        let limit = self.limit.or(scheme.scheme.mentees_per_mentor);
        let mentees = self.mentees.len();
        MentorLoad {
            person_id: someone.id.clone(),
            name: someone.name_on(scheme.on.day).to_owned(),
            post: scheme.on.title(mentor).map(str::to_owned),
            seats: seats.collect(),
            mentees,
            villages: self.villages.len(),
            limit,
            over: limit.is_some_and(|limit| i64::try_from(mentees).is_ok_and(|it| it > limit)),
            mentees_known: mentees > 0 || !self.in_pool,
        }
    }
}

impl OnDay<'_> {
    /// What a person carries under all schemes; `None`: nothing, and no duty or pool to.
    pub(crate) fn load_of(&self, mentor: At) -> Option<MentorLoad> {
        let mut all: Option<(MentorLoad, Tally)> = None;
        for scheme in &self.seating.schemes {
            let of_scheme = self.scheme_of(scheme);
            let Some(tally) = of_scheme.tallies().remove(&mentor) else {
                continue;
            };
            let load = tally.load(&of_scheme, mentor);
            all = Some(match all {
                None => (load, tally),
                Some((mut sum, mut known)) => {
                    known.mentees.extend(tally.mentees);
                    known.villages.extend(tally.villages);
                    sum.seats.extend(load.seats);
                    sum.mentees = known.mentees.len();
                    sum.villages = known.villages.len();
                    sum.limit = None;
                    sum.over |= load.over;
                    sum.mentees_known &= load.mentees_known;
                    (sum, known)
                }
            });
        }
        all.map(|(load, _)| load)
    }
}
