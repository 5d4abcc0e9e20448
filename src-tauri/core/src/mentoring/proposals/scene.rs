//! The register as a proposal sees it: mentees and mentors on a day, numbered, with everything
//! that speaks for or against pairing them.

use std::collections::HashSet;

use super::on_day::OnDay;
use super::rules::{Mentee, Mentor};
use super::{ProposalRequest, Unmatched};
use crate::date::Day;
use crate::error::{Error, Result};
use crate::mentoring::rules::in_force;
use crate::mentoring::seats::Seating;
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
    pub(super) fn load(db: &Db, request: &ProposalRequest, today: Day) -> Result<Self> {
        let as_of = request.as_of.unwrap_or(today);
        let seating = db.seating_on(as_of)?;
        let (scheme, seat) = scheme_and_seat(&seating, request, as_of)?;
        let on = seating.on(as_of);
        let of_scheme = on.scheme_of(scheme);
        let day = OnDay::new(db, &of_scheme, seat)?;
        let (people, left_out) = day.to_be_seated(request.people.as_deref())?;
        let asked = day.asked(request.mentors.as_deref())?;
        let too_many = |(mentor, member): &&(_, _)| {
            let limit = day.limit(*member);
            limit.is_some_and(|limit| day.load(*mentor) > limit)
        };
        let over_limit = asked.iter().filter(too_many).count();
        let moved: HashSet<_> = people.iter().copied().collect();
        let mut vocabulary = Vec::new();
        let mentors = day.mentors(db, &asked, &moved, &mut vocabulary)?;
        let mentees = day.mentees(db, &people, &asked, &vocabulary)?;
        Ok(Self {
            as_of,
            scheme: scheme.clone(),
            seat: seat.clone(),
            mentees,
            mentors,
            left_out,
            vocabulary,
            over_limit,
        })
    }
}

/// The seat asked for, or the first one filled by hand, of the scheme asked for or the first one
/// that has such a seat.
fn scheme_and_seat<'a>(
    seating: &'a Seating,
    request: &ProposalRequest,
    as_of: Day,
) -> Result<(&'a Scheme, &'a Seat)> {
    if let Some(scheme) = &request.scheme_id {
        seating.scheme(Some(scheme))?;
    }
    let by_hand = |seat: &&Seat| {
        seat.fill == Fill::Hand
            && in_force(seat.from_on, seat.until_on, as_of)
            && request.seat_id.as_ref().is_none_or(|id| *id == seat.id)
    };
    let schemes = seating.schemes.iter();
    let mut asked = schemes.filter(|it| request.scheme_id.as_ref().is_none_or(|id| *id == it.id));
    let found = asked.find_map(|scheme| {
        let mut seats = seating.seats.iter().filter(|it| it.scheme_id == scheme.id);
        Some((scheme, seats.find(by_hand)?))
    });
    found.ok_or_else(|| {
        Error::invalid(
            "seat_id",
            "proposal.no_seat",
            "只有由人指定帮带人的席位才需要建议结对",
        )
    })
}
