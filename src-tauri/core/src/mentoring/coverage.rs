//! 全覆盖 as a computed statement, with every exception by name, seat and reason.

use std::collections::HashSet;

use super::seats::{At, SchemeOnDay};
use super::{Coverage, CoverageException, SeatGaps, TownshipCoverage};
use crate::date::Day;
use crate::error::Result;
use crate::ids::SchemeId;
use crate::registry::Registry;

impl Registry {
    /// Whether every mentee of a scheme has every mentor on a day.
    pub fn coverage(&self, scheme: Option<&SchemeId>, as_of: Day) -> Result<Coverage> {
        let seating = self.seating_on(as_of)?;
        let scheme = seating.scheme(scheme)?;
        let on = seating.on(as_of);
        Ok(on.scheme_of(scheme).coverage())
    }
}

impl SchemeOnDay<'_, '_> {
    pub(crate) fn coverage(&self) -> Coverage {
        let seating = self.on.seating;
        let mut coverage = Coverage {
            as_of: self.on.day,
            scheme: self.scheme.name.clone(),
            scheme_id: self.scheme.id.clone(),
            villages: 0,
            villages_covered: 0,
            mentees: 0,
            mentees_covered: 0,
            seats: 0,
            seats_filled: 0,
            mentors: 0,
            sentence: String::new(),
            exceptions: Vec::new(),
            by_seat: Vec::new(),
            townships: Vec::new(),
        };
        let mut gaps = vec![0; self.seats.len()];
        let mut mentors = HashSet::new();
        let mut townships: Vec<Option<TownshipCoverage>> = vec![None; seating.townships.len()];
        let mut villages: Vec<Option<bool>> = vec![None; seating.villages.len()];
        for person in self.mentees() {
            let mut covered = true;
            for (at, sits) in self.sits(person).into_iter().enumerate() {
                coverage.seats += 1;
                mentors.extend(sits.mentors.iter().map(|mentor| mentor.person));
                let Some(gap) = sits.gap else { continue };
                covered = false;
                gaps[at] += 1;
                let exception = self.exception(person, &sits, gap);
                coverage.exceptions.push(exception);
            }
            coverage.mentees += 1;
            coverage.mentees_covered += usize::from(covered);
            let township = townships[self.township(person)].get_or_insert_default();
            township.mentees += 1;
            township.mentees_covered += usize::from(covered);
            if let Some(at) = self.place(person) {
                *villages[at].get_or_insert(true) &= covered;
            }
        }
        for (place, covered) in seating.villages.iter().zip(villages) {
            let (Some(covered), Some(township)) = (covered, &mut townships[place.township]) else {
                continue;
            };
            township.villages += 1;
            township.villages_covered += usize::from(covered);
        }
        for ((_, name), township) in seating.townships.iter().zip(townships) {
            let Some(township) = township else { continue };
            coverage.villages += township.villages;
            coverage.villages_covered += township.villages_covered;
            coverage.townships.push(TownshipCoverage {
                township: name.clone(),
                ..township
            });
        }
        coverage.mentors = mentors.len();
        coverage.seats_filled = coverage.seats - coverage.exceptions.len();
        coverage.by_seat = self.by_seat(&gaps);
        coverage.sentence = coverage.says();
        coverage
    }

    fn exception(
        &self,
        person: At,
        sits: &super::seats::Sits<'_>,
        reason: super::Gap,
    ) -> CoverageException {
        let seating = self.on.seating;
        let village = self.place(person).map(|at| &seating.villages[at]);
        CoverageException {
            person_id: seating.people[person].id.clone(),
            name: seating.people[person].name_on(self.on.day).to_owned(),
            village_id: village.map(|village| village.id.clone()),
            village: village.map(|village| village.name.clone()),
            township: seating.townships[self.township(person)].1.clone(),
            seat_id: sits.seat.id.clone(),
            seat: sits.seat.label.clone(),
            reason,
            text: reason.says(&sits.seat.label),
        }
    }

    fn by_seat(&self, gaps: &[usize]) -> Vec<SeatGaps> {
        let seats = self.seats.iter().zip(gaps);
        seats
            .map(|(seat, gaps)| SeatGaps {
                seat_id: seat.seat.id.clone(),
                seat: seat.seat.label.clone(),
                gaps: *gaps,
            })
            .collect()
    }
}

impl Coverage {
    /// The statement.
    fn says(&self) -> String {
        let Self {
            villages,
            villages_covered,
            mentees,
            mentees_covered,
            ..
        } = self;
        if *mentees == 0 {
            return "没有帮带对象".into();
        }
        let whole = if mentees == mentees_covered {
            "全覆盖"
        } else {
            "未全覆盖"
        };
        format!("{whole}：{villages_covered} 村 / {villages}，{mentees_covered} 人 / {mentees}")
    }
}
