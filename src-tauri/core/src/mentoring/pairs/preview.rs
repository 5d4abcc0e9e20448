//! What opening pairs would do, before anything is written.

use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

use super::super::seats::{At, Seating, Spell};
use super::super::{MentorOnDay, SeatOnDay};
use super::open::Plan;
use super::OpenPairs;
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::{PersonId, VillageId};
use crate::registry::Registry;

/// What would become of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenPreviewRow {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The village whose duties answer for them.
    pub village: Option<String>,
    /// Who would sit in each seat on the first day.
    pub seats: Vec<SeatOnDay>,
    /// Why there would be no pair.
    pub problem: Option<String>,
    /// Has a pair of the scheme in this time and is left alone.
    pub already: bool,
}

/// What would become of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpenPreview {
    /// One a person.
    pub rows: Vec<OpenPreviewRow>,
    /// Pairs that would begin.
    pub to_open: usize,
    /// Left alone.
    pub already: usize,
    /// Refused.
    pub refused: usize,
    /// Reserves of the villages asked for who enter the pool only after the first day, and are
    /// not among the rows.
    pub not_yet: usize,
    /// First day.
    pub from_on: Day,
    /// First day no longer.
    pub until_on: Option<Day>,
}

impl Registry {
    /// What [`Registry::open_pairs`] would do.
    pub fn preview_open_pairs(&self, request: &OpenPairs) -> Result<OpenPreview> {
        let plan = Plan::of(&self.db, request)?;
        let seating = self.seating_on(plan.from_on.first_day())?;
        let on = seating.on(plan.from_on.first_day());
        let scheme = on.scheme_of(seating.scheme(Some(&plan.scheme.id))?);
        let mut rows = Vec::new();
        for row in &plan.rows {
            let at = seating.person(&row.person.id)?;
            let village = scheme.place(at).map(|at| seating.villages[at].name.clone());
            let mut seats = scheme.seats_on_day(at);
            if !row.already {
                for (seat, mentor) in &plan.mentors {
                    let post = on.title(seating.person(&mentor.id)?);
                    let sits = seats.iter_mut().find(|it| it.seat_id == seat.id);
                    let Some(sits) = sits else { continue };
                    sits.mentors.push(MentorOnDay {
                        person_id: mentor.id.clone(),
                        name: mentor.name.clone(),
                        post: post.map(str::to_owned),
                        named: None,
                        reason: None,
                    });
                    if i64::try_from(sits.mentors.len()).is_ok_and(|it| it >= seat.mentors) {
                        sits.gap = None;
                    }
                }
            }
            let problem = row.township.as_ref().err().map(ToString::to_string);
            rows.push(OpenPreviewRow {
                person_id: row.person.id.clone(),
                name: row.person.name.clone(),
                village,
                seats,
                problem: problem.filter(|_| !row.already),
                already: row.already,
            });
        }
        let already = rows.iter().filter(|row| row.already).count();
        let refused = rows.iter().filter(|row| row.problem.is_some()).count();
        let not_yet = entering_later(&seating, request, plan.from_on.first_day());
        Ok(OpenPreview {
            not_yet,
            to_open: rows.len() - already - refused,
            already,
            refused,
            rows,
            from_on: plan.from_on.first_day(),
            until_on: plan.until_on.map(PartialDate::first_day),
        })
    }
}

/// How many enter the pool of a village asked for after a day, and are in none that day.
fn entering_later(seating: &Seating, request: &OpenPairs, day: Day) -> usize {
    let asked: HashSet<&VillageId> = request.villages.iter().flatten().collect();
    let of = |is: fn(&Spell, Day) -> bool| {
        let spells = seating.spells.iter().filter(move |spell| is(spell, day));
        spells.filter(|spell| asked.contains(&seating.villages[spell.village].id))
    };
    let there: HashSet<At> = of(|spell, day| spell.days.has(day))
        .map(|it| it.person)
        .collect();
    let later = of(|spell, day| spell.days.from_on.first_day() > day).map(|it| it.person);
    let later: HashSet<At> = later.filter(|person| !there.contains(person)).collect();
    later.len()
}
