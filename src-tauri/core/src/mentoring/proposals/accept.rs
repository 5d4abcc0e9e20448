//! Writing a proposal, whole or in part, as it was or as the clerk changed it. What the rules
//! forbid by now is refused, and nothing is written.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use ts_rs::TS;

use super::scene::Scene;
use super::ProposalRequest;
use crate::changes::Outcome;
use crate::date::PartialDate;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{PairId, PersonId, SchemeId, SeatId, TownshipId};
use crate::mentoring::pairs::rules::usual_end;
use crate::mentoring::pairs::Naming;
use crate::mentoring::rules::in_force;
use crate::mentoring::Pair;
use crate::op::Op;
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::villages::interval;

/// A mentee and who is to mentor them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptedPair {
    /// The mentee.
    pub person_id: PersonId,
    /// The mentor.
    pub mentor_id: PersonId,
}

/// Rows of a proposal to be written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AcceptProposal {
    /// The scheme.
    pub scheme_id: SchemeId,
    /// Its seat, filled by hand.
    pub seat_id: SeatId,
    /// First day, as typed.
    pub from_on: String,
    /// First day no longer of the pairs that begin; empty: the scheme's usual period.
    #[serde(default)]
    pub until_on: Option<String>,
    /// Who mentors whom.
    pub pairs: Vec<AcceptedPair>,
}

impl Registry {
    /// Opens pairs where there is none and names the mentors; a mentor of the seat who is
    /// replaced is so from the first day on. How many mentors were named.
    pub fn accept_proposal(&mut self, accept: &AcceptProposal) -> Result<Outcome<usize>> {
        let (from_on, until_on) = interval(&accept.from_on, accept.until_on.as_deref())?;
        let mut pairs = HashSet::new();
        if !accept.pairs.iter().all(|pair| pairs.insert(pair)) {
            return Err(Error::invalid(
                "pairs",
                "proposal.twice",
                "同一人不能两次选同一名帮带人",
            ));
        }
        self.transact(Op::OpenPairs, |tx| {
            let day = from_on.first_day();
            let scene = Scene::load(tx.db, &request(accept), day)?;
            refuse_too_many(&scene, &accept.pairs)?;
            refuse_stale(&scene, &accept.pairs)?;
            let until_on = until_on.or_else(|| usual_end(from_on, scene.scheme.months));
            let mut named = 0;
            for pair in &accept.pairs {
                let person: Person = tx.db.find(pair.person_id.as_str())?.or_not_found("人员")?;
                tx.pair_from(&scene, &person, from_on, until_on)?;
                let mentor: Person = tx.db.find(pair.mentor_id.as_str())?.or_not_found("人员")?;
                named += usize::from(tx.name_in_seat(&Naming {
                    seat: &scene.seat,
                    mentee: &person,
                    township_id: &township_of(&scene, &person),
                    mentor: &mentor,
                    from_on,
                    until_on: None,
                    reason: None,
                    document: None,
                    instead_of: None,
                })?);
            }
            tx.about(&format!(
                "{} {} {named} 人",
                scene.scheme.name, scene.seat.label
            ));
            Ok(named)
        })
    }
}

fn request(accept: &AcceptProposal) -> ProposalRequest {
    let mentors = accept.pairs.iter().map(|pair| pair.mentor_id.clone());
    ProposalRequest {
        scheme_id: Some(accept.scheme_id.clone()),
        seat_id: Some(accept.seat_id.clone()),
        people: Some(accept.pairs.iter().map(|it| it.person_id.clone()).collect()),
        mentors: Some(mentors.collect()),
        ..ProposalRequest::default()
    }
}

/// A seat has no more mentors than it wants.
fn refuse_too_many(scene: &Scene, pairs: &[AcceptedPair]) -> Result<()> {
    for mentee in &scene.mentees {
        let chosen = pairs.iter().filter(|pair| pair.person_id == mentee.id);
        let lacks = mentee.want.lacks();
        if chosen.count() > lacks {
            let message = format!("{}在这个席位上只能选 {lacks} 名帮带人", mentee.name);
            return Err(Error::invalid("pairs", "proposal.twice", message));
        }
    }
    Ok(())
}

/// A proposal holds only as long as nobody left, became kin or is full since it was made.
fn refuse_stale(scene: &Scene, pairs: &[AcceptedPair]) -> Result<()> {
    let mut reasons: Vec<String> = scene
        .left_out
        .iter()
        .map(|out| format!("{}{}", out.name, out.why))
        .collect();
    let mut loads: HashMap<usize, usize> = HashMap::new();
    for pair in pairs {
        let mentee = scene.mentees.iter().find(|it| it.id == pair.person_id);
        let number = scene.mentors.iter().position(|it| it.id == pair.mentor_id);
        let (Some(mentee), Some(number)) = (mentee, number) else {
            continue;
        };
        if let Some(bar) = mentee.barred.get(&number) {
            let mentor = &scene.mentors[number].name;
            reasons.push(format!("{}的{mentor}{}", mentee.name, bar.text()));
        }
        *loads.entry(number).or_default() += 1;
    }
    for (number, mentor) in scene.mentors.iter().enumerate() {
        let load = mentor.load + loads.get(&number).copied().unwrap_or_default();
        if let Some(limit) = mentor.limit.filter(|limit| load > *limit) {
            reasons.push(format!("{}将带 {load} 人，限 {limit} 人", mentor.name));
        }
    }
    if reasons.is_empty() {
        Ok(())
    } else {
        Err(Refused::ProposalStale { reasons }.into())
    }
}

impl Tx<'_> {
    /// Opens a pair of the scheme unless there is one on that day.
    fn pair_from(
        &self,
        scene: &Scene,
        person: &Person,
        from_on: PartialDate,
        until_on: Option<PartialDate>,
    ) -> Result<()> {
        let pairs: Vec<Pair> = self.db.find_by("person_id", person.id.as_str())?;
        let mut of_scheme = pairs
            .iter()
            .filter(|pair| pair.scheme_id == scene.scheme.id);
        let day = from_on.first_day();
        if of_scheme
            .clone()
            .any(|pair| in_force(Some(pair.from_on), pair.until_on, day))
        {
            return Ok(());
        }
        let overlaps = |pair: &&Pair| {
            pair.from_on.first_day() > day
                && until_on.is_none_or(|until| pair.from_on.first_day() < until.first_day())
        };
        if let Some(later) = of_scheme.find(overlaps) {
            let reason = format!("{}已有自{}起的结对", person.name, later.from_on.in_words());
            return Err(Refused::ProposalStale {
                reasons: vec![reason],
            }
            .into());
        }
        self.db.insert(&Pair {
            id: PairId::new(),
            township_id: township_of(scene, person),
            scheme_id: scene.scheme.id.clone(),
            person_id: person.id.clone(),
            team: None,
            from_on,
            until_on,
            goal: None,
            measures: None,
            result: None,
            document: None,
        })
    }
}

/// The township a mentee belongs to on the day.
fn township_of(scene: &Scene, person: &Person) -> TownshipId {
    let mentee = scene.mentees.iter().find(|mentee| mentee.id == person.id);
    mentee
        .map_or(&person.township_id, |mentee| &mentee.township_id)
        .clone()
}
