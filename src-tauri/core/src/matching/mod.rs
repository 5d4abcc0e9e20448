//! 择村: which village somebody could go to, and who could go to a village, so that nothing better is
//! possible over all of them.
//!
//! Whoever is in a pool comes into question only when chosen, for a post or the pool of another village
//! (跨村). A suggestion is computed and shown, and nothing is written until it is accepted. It depends on the
//! register and the request only: asked again, it says the same. What villages need is kept with them
//! ([`VillageNeed`]); a [`Match`] says who was sent where by a suggestion, as it was said then.
//!
//! * `candidates` who and which villages come into question · [`rules`] what speaks for sending one to
//!   a village · `scene` what the register knows of both · [`crate::assignment`] the best of all ·
//!   `why` the reasons in words · `accept` writing it · `results` what became of it

mod accept;
mod candidates;
mod needs;
mod results;
pub mod rules;
mod scene;
mod views;
mod weights;
mod why;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::assignment::{solve, Problem, Room, Solution, Want};
use crate::date::{Day, PartialDate};
use crate::error::{Error, Result};
use crate::ids::{PersonId, PostId, RecordId, ReserveId, TownshipId, VillageId};
use crate::registry::Registry;
use crate::store::Row;

pub use accept::{AcceptMatches, AcceptedMatch};
pub use needs::{VillageNeedEdit, VillageNeedRow};
pub use views::*;
pub use weights::MatchWeights;

use scene::Scene;

/// More pairs of one person and one village are not compared at once.
const MOST: usize = 1_000_000;

/// What a village lives from and whom it could use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VillageNeed {
    /// Identity.
    pub id: RecordId,
    /// The village's township.
    pub township_id: TownshipId,
    /// Which village; it has one such record.
    pub village_id: VillageId,
    /// 产业: `肉羊养殖、设施蔬菜`.
    pub industry: Option<String>,
    /// Wanted majors and skills.
    pub majors: Option<String>,
    /// Anything else, in free words.
    pub wishes: Option<String>,
}

impl Row for VillageNeed {
    const TABLE: &'static str = "village_needs";
}

/// Somebody sent to a village by matching.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Match {
    /// Identity.
    pub id: RecordId,
    /// The village's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// Where.
    pub village_id: VillageId,
    /// The first day there.
    pub from_on: PartialDate,
    /// The spell that began.
    pub reserve_id: Option<ReserveId>,
    /// The post that began.
    pub post_id: Option<PostId>,
    /// As it was when accepted.
    pub score: i64,
    /// Joined by ；, as said when accepted.
    pub reasons: String,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for Match {
    const TABLE: &'static str = "matches";
}

impl Registry {
    /// The best way to send people to villages.
    pub fn match_people(&self, request: &MatchRequest, today: Day) -> Result<Matching> {
        Ok(Draft::make(self, request, today)?.matching())
    }

    /// Why somebody is not suggested for a village: what it would cost the others.
    pub fn why_not_there(
        &self,
        request: &MatchRequest,
        person: &PersonId,
        village: &VillageId,
        today: Day,
    ) -> Result<String> {
        Draft::make(self, request, today)?.why_not(person, village)
    }
}

/// A suggestion with all it was made from.
struct Draft {
    scene: Scene,
    weights: MatchWeights,
    problem: Problem,
    /// For each village the people who go there.
    solution: Solution,
}

impl Draft {
    fn make(registry: &Registry, request: &MatchRequest, today: Day) -> Result<Self> {
        let weights = match &request.weights {
            Some(weights) => weights.clone(),
            None => registry.match_weights()?,
        };
        weights.check()?;
        let scene = Scene::load(registry, request, &weights, today)?;
        if scene.people.len() * scene.villages.len() > MOST {
            let message = format!(
                "{} 人 × {} 个村太多，请分批择村（人数 × 村数不超过 100 万）",
                scene.people.len(),
                scene.villages.len()
            );
            return Err(Error::invalid("people", "match.too_many", message));
        }
        let problem = problem(&scene, &weights, request.one_each.unwrap_or(false));
        let solution = solve(&problem);
        Ok(Self {
            scene,
            weights,
            problem,
            solution,
        })
    }
}

/// Villages take people: one each until all have one, then a second round where there are more.
fn problem(scene: &Scene, weights: &MatchWeights, one_each: bool) -> Problem {
    let (people, villages) = (scene.people.len(), scene.villages.len());
    let rounds = if one_each {
        1
    } else {
        people.div_ceil(villages.max(1)).max(1)
    };
    let row = |village: &rules::Sought| {
        let score = |one: &rules::Candidate| {
            let is_elsewhere = one.pool.as_ref() != Some(&village.id);
            is_elsewhere.then(|| rules::fit(one, village).score(weights))
        };
        scene.people.iter().map(score).collect()
    };
    Problem {
        rooms: vec![
            Room {
                load: 0,
                limit: Some(1),
            };
            people
        ],
        wants: vec![
            Want {
                has: 0,
                wants: rounds,
            };
            villages
        ],
        scores: scene.villages.iter().map(row).collect(),
        keep: vec![Vec::new(); villages],
        balance: 0,
    }
}
