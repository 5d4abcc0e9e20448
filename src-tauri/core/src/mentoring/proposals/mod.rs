//! 建议结对: who could mentor whom in a seat filled by hand, so that nothing better is possible.
//!
//! A proposal is computed and shown, and nothing is written until it is accepted. It depends on
//! the register and the request only: asked again, it says the same.
//!
//! * `scene`, `on_day`, `profiles` what the register knows on the day · [`rules`] what speaks for a pairing and what
//!   forbids it · [`crate::assignment`] the best assignment · `why` the reasons in words · `accept` writing it

mod accept;
mod on_day;
mod profiles;
mod rules;
mod scene;
mod why;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assignment::{solve, Problem, Room, Solution};
use crate::date::Day;
use crate::error::{Error, Result};
use crate::ids::{PersonId, SchemeId, SeatId};
use crate::registry::Registry;

pub use accept::{AcceptProposal, AcceptedPair};
pub use rules::Weights;

use scene::Scene;

/// Who is to be paired with whom, and what counts.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ProposalRequest {
    /// The scheme; absent: that of the seat, or the first that has a seat filled by hand.
    pub scheme_id: Option<SchemeId>,
    /// The seat; absent: the scheme's first one filled by hand.
    pub seat_id: Option<SeatId>,
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// The mentees; absent: all who lack a mentor in the seat.
    pub people: Option<Vec<PersonId>>,
    /// Whom one may ask; absent: the scheme's pool on the day.
    pub mentors: Option<Vec<PersonId>>,
    /// Whether as many as possible keep the mentor they have or had last year; absent: yes.
    pub keep: Option<bool>,
    /// What counts how much.
    pub weights: Option<Weights>,
}

/// Someone else who could have been proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Alternative {
    /// Who.
    pub mentor_id: PersonId,
    /// Their name.
    pub mentor: String,
    /// Why not: `已满 5 人`, `相差 12 分：不同村` …
    pub why_not: String,
}

/// A proposed pairing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProposalRow {
    /// The mentee.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// Their village's name.
    pub village: Option<String>,
    /// The mentor.
    pub mentor_id: PersonId,
    /// Their name.
    pub mentor: String,
    /// Their post.
    pub post: Option<String>,
    /// What speaks for it: `同村`, `专业对口：养殖` …
    pub reasons: Vec<String>,
    /// What that is worth.
    pub score: i64,
    /// Whether the mentee has this mentor already, or had last year.
    pub kept: bool,
    /// The three who would have been best otherwise.
    pub alternatives: Vec<Alternative>,
}

/// Someone for whom there is no mentor, or fewer than the seat wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unmatched {
    /// Who.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// Why.
    pub why: String,
}

/// The best way to fill a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Proposal {
    /// The day it was computed for.
    pub as_of: Day,
    /// The scheme.
    pub scheme_id: SchemeId,
    /// The seat.
    pub seat_id: SeatId,
    /// Proposed pairings in paper order.
    pub rows: Vec<ProposalRow>,
    /// Those left without.
    pub unmatched: Vec<Unmatched>,
    /// Sum of the rows' scores.
    pub score: i64,
    /// How many keep their mentor.
    pub kept: usize,
    /// How many get another one than they have.
    pub changed: usize,
    /// Mentors who have more mentees than they should already; they get no more.
    pub over_limit: usize,
}

impl Registry {
    /// The best pairing for what is asked.
    pub fn propose(&self, request: &ProposalRequest, today: Day) -> Result<Proposal> {
        let draft = Draft::make(self, request, today)?;
        Ok(draft.proposal())
    }

    /// Why a mentor is not proposed for someone: what forbids it, or what it would cost the others.
    pub fn why_not(
        &self,
        request: &ProposalRequest,
        person: &PersonId,
        mentor: &PersonId,
        today: Day,
    ) -> Result<String> {
        Draft::make(self, request, today)?.why_not(person, mentor)
    }
}

/// A proposal with all it was made from.
struct Draft {
    scene: Scene,
    weights: Weights,
    keep: bool,
    problem: Problem,
    solution: Solution,
}

impl Draft {
    fn make(registry: &Registry, request: &ProposalRequest, today: Day) -> Result<Self> {
        let weights = request.weights.clone().unwrap_or_default();
        if !weights.are_sensible() {
            return Err(Error::invalid(
                "weights",
                "proposal.weights",
                "权重应在 0 至 1000 之间",
            ));
        }
        let scene = Scene::load(&registry.db, request, today)?;
        let keep = request.keep.unwrap_or(true);
        let problem = problem(&scene, &weights, keep);
        let solution = solve(&problem);
        Ok(Self {
            scene,
            weights,
            keep,
            problem,
            solution,
        })
    }
}

fn problem(scene: &Scene, weights: &Weights, keep: bool) -> Problem {
    let row = |mentee: &rules::Mentee| {
        let score = |(number, mentor)| {
            (!mentee.barred.contains_key(&number))
                .then(|| rules::fit(mentee, number, mentor).score(weights))
        };
        scene.mentors.iter().enumerate().map(score).collect()
    };
    let room = |mentor: &rules::Mentor| Room {
        load: mentor.load,
        limit: mentor.limit,
    };
    let kept = |mentee: &rules::Mentee| {
        let mut kept: Vec<usize> = mentee.previous.keys().copied().collect();
        kept.retain(|_| keep);
        kept
    };
    Problem {
        rooms: scene.mentors.iter().map(room).collect(),
        scores: scene.mentees.iter().map(row).collect(),
        wants: scene.mentees.iter().map(|mentee| mentee.want).collect(),
        keep: scene.mentees.iter().map(kept).collect(),
        balance: weights.balance,
    }
}

#[cfg(test)]
mod tests;
