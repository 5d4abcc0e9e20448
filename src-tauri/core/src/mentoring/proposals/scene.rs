//! The register as a proposal sees it: mentees and mentors on a day, numbered, with everything
//! that speaks for or against pairing them.

use std::collections::HashSet;

use super::on_day::OnDay;
use super::rules::{Mentee, Mentor};
use super::{specialties, ProposalRequest, Unmatched};
use crate::date::{today, Day};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::PersonId;
use crate::mentoring::rules::in_force;
use crate::mentoring::{Fill, Scheme, Seat};
use crate::store::Db;

/// Who may be paired with whom.
pub(super) struct Scene {
    pub(super) as_of: Day,
    pub(super) scheme: Scheme,
    pub(super) seat: Seat,
    /// In paper order.
    pub(super) mentees: Vec<Mentee>,
    pub(super) mentors: Vec<Mentor>,
    /// Asked for, and no mentee of a seat to be filled.
    pub(super) left_out: Vec<Unmatched>,
    /// What the numbers in [`Mentor::fields`] mean.
    pub(super) vocabulary: Vec<String>,
    /// Mentors who have more mentees than they should before anything is proposed.
    pub(super) over_limit: usize,
}

impl Scene {
    pub(super) fn load(db: &Db, request: &ProposalRequest) -> Result<Self> {
        let as_of = request.as_of.unwrap_or_else(today);
        let (scheme, seat) = scheme_and_seat(db, request, as_of)?;
        let day = OnDay::load(db, as_of, scheme, seat)?;
        let (people, left_out) = day.mentees(db, request.people.as_deref())?;
        let pool = day.pool(db, request.mentors.as_deref())?;
        let moved: HashSet<&PersonId> = people.iter().map(|person| &person.id).collect();
        let mut vocabulary: Vec<String> = Vec::new();
        let mut over_limit = 0;
        let mut mentors = Vec::new();
        for (person, mentor) in pool {
            let limit = mentor
                .as_ref()
                .and_then(|mentor| mentor.mentees)
                .or(day.scheme.mentees_per_mentor)
                .map(|limit| usize::try_from(limit).unwrap_or_default());
            over_limit += usize::from(limit.is_some_and(|it| day.load_of(&person.id, None) > it));
            let knows = [
                mentor.and_then(|mentor| mentor.specialty),
                person.skills.clone(),
            ];
            let fields = knows
                .iter()
                .flatten()
                .flat_map(|text| specialties::fields_of(text))
                .map(|field| number_of(field, &mut vocabulary))
                .collect();
            mentors.push(Mentor {
                load: day.load_of(&person.id, Some(&moved)),
                limit,
                fields,
                ..day.mentor(person)
            });
        }
        let mentees = day.profiles(db, &people, &mentors, &vocabulary)?;
        Ok(Self {
            as_of,
            mentees,
            mentors,
            left_out,
            vocabulary,
            over_limit,
            scheme: day.scheme,
            seat: day.seat,
        })
    }
}

/// The seat asked for, or the first one filled by hand, of the scheme asked for or the first one
/// that has such a seat.
fn scheme_and_seat(db: &Db, request: &ProposalRequest, as_of: Day) -> Result<(Scheme, Seat)> {
    let mut seats: Vec<Seat> = match (&request.seat_id, &request.scheme_id) {
        (Some(seat), _) => vec![db.find(seat.as_str())?.or_not_found("席位")?],
        (None, Some(scheme)) => db.find_by("scheme_id", scheme.as_str())?,
        (None, None) => db.all()?,
    };
    seats.retain(|seat| seat.fill == Fill::Hand && in_force(seat.from_on, seat.until_on, as_of));
    let mut schemes: Vec<Scheme> = db.all()?;
    schemes.sort_by_key(|scheme| scheme.position);
    seats.sort_by_key(|seat| seat.position);
    schemes.retain(|scheme| request.scheme_id.as_ref().is_none_or(|id| *id == scheme.id));
    for scheme in schemes {
        if let Some(seat) = seats.iter().find(|seat| seat.scheme_id == scheme.id) {
            return Ok((scheme, seat.clone()));
        }
    }
    Err(Error::invalid(
        "seat_id",
        "proposal.no_seat",
        "只有由人指定帮带人的席位才需要建议结对",
    ))
}

fn number_of(field: String, vocabulary: &mut Vec<String>) -> usize {
    let known = vocabulary.iter().position(|one| *one == field);
    known.unwrap_or_else(|| {
        vocabulary.push(field);
        vocabulary.len() - 1
    })
}
