//! Writing a suggestion, whole or in part, as it was or as the clerk changed it.

use std::collections::HashSet;

use serde::Deserialize;
use ts_rs::TS;

use super::rules::fit;
use super::scene::Scene;
use super::{Match, MatchRequest, MatchWeights};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::Post;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, PostId, RecordId, ReserveId, VillageId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::{some_of, Entry, Move, Reserve};
use crate::villages::Village;

/// Somebody and the village they go to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptedMatch {
    /// Who.
    pub person_id: PersonId,
    /// Where.
    pub village_id: VillageId,
}

/// Rows of a suggestion to be written.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct AcceptMatches {
    /// First day there, as typed.
    #[ts(as = "String", optional = false)]
    pub from_on: String,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// Whether they enter the village's pool.
    #[ts(as = "bool", optional = false)]
    pub enter_pool: bool,
    /// Whether who is in another village's pool moves from it; else they are refused.
    #[ts(as = "Option<bool>", optional)]
    pub moves: bool,
    /// Why they enter although something stands in the way; see [`crate::selection`].
    pub override_reason: Option<String>,
    /// The post they get there, `村党支部副书记`; empty: none.
    pub post: Option<String>,
    /// Who goes where.
    #[ts(as = "Vec<AcceptedMatch>", optional = false)]
    pub matches: Vec<AcceptedMatch>,
    /// What counted how much; absent: as remembered.
    pub weights: Option<MatchWeights>,
}

impl Registry {
    /// Sends people to villages from a day on: into the pool, to a post, or both; of who is in another
    /// village's pool the spell moves, or only a post begins. What spoke for it is kept. How many.
    pub fn accept_matches(&mut self, accept: &AcceptMatches, today: Day) -> Result<Outcome<usize>> {
        let from_on = typed_date("from_on", &accept.from_on)?;
        let document = text("document", accept.document.as_deref(), 100)?;
        let title = text("post", accept.post.as_deref(), 100)?;
        refuse_nothing(accept, title.as_deref())?;
        let weights = match &accept.weights {
            Some(weights) => weights.clone(),
            None => self.match_weights()?,
        };
        weights.check()?;
        let request = MatchRequest {
            people: Some(
                accept
                    .matches
                    .iter()
                    .map(|it| it.person_id.clone())
                    .collect(),
            ),
            villages: Some(
                accept
                    .matches
                    .iter()
                    .map(|it| it.village_id.clone())
                    .collect(),
            ),
            reserves: true,
            ..MatchRequest::default()
        };
        let scene = Scene::load(self, &request, &weights, today)?;
        self.transact(Op::AcceptMatches, |tx| {
            let mut names = Vec::new();
            for one in &accept.matches {
                let person: Person = tx.db.find(one.person_id.as_str())?.or_not_found("人员")?;
                let village: Village = tx.db.find(one.village_id.as_str())?.or_not_found("村")?;
                let entry = Entry {
                    document: document.clone(),
                    override_reason: accept.override_reason.clone(),
                    ..Entry::new(village.id.clone(), from_on)
                };
                let reserve_id = if accept.enter_pool {
                    Some(tx.enter_or_move(&person, &entry, accept.moves)?)
                } else {
                    None
                };
                let post_id = match &title {
                    None => None,
                    Some(title) => Some(tx.add_post(Post {
                        id: PostId::new(),
                        township_id: person.township_id.clone(),
                        person_id: person.id.clone(),
                        village_id: Some(village.id.clone()),
                        unit: None,
                        title: title.clone(),
                        from_on,
                        until_on: None,
                        document: document.clone(),
                        term: None,
                    })?),
                };
                let (score, reasons) = scene.said(one, &weights);
                tx.db.insert(&Match {
                    id: RecordId::new(),
                    township_id: village.township_id,
                    person_id: person.id,
                    village_id: village.id,
                    from_on,
                    reserve_id,
                    post_id,
                    score,
                    reasons,
                    document: document.clone(),
                })?;
                names.push(person.name);
            }
            tx.about(&some_of(&names));
            Ok(names.len())
        })
    }
}

impl Tx<'_> {
    /// Into the village's pool; out of another one where that was wanted.
    fn enter_or_move(&self, person: &Person, entry: &Entry, moves: bool) -> Result<ReserveId> {
        let spells: Vec<Reserve> = self.db.find_by("person_id", person.id.as_str())?;
        let elsewhere = spells
            .into_iter()
            .find(|it| it.left_on.is_none() && it.village_id != entry.village_id);
        match elsewhere {
            Some(spell) if moves => {
                let to = Move {
                    id: spell.id.clone(),
                    village_id: entry.village_id.clone(),
                    on: entry.entered_on.first_day(),
                    document: entry.document.clone(),
                    override_reason: entry.override_reason.clone(),
                };
                self.move_reserve(person, spell, &to)
            }
            _ => self.enter_pool(person, entry),
        }
    }
}

impl Scene {
    /// What a match is worth and what speaks for it.
    fn said(&self, one: &AcceptedMatch, weights: &MatchWeights) -> (i64, String) {
        let person = self.people.iter().find(|it| it.id == one.person_id);
        let village = self.villages.iter().find(|it| it.id == one.village_id);
        let Some((person, village)) = person.zip(village) else {
            return (0, String::new());
        };
        let fit = fit(person, village);
        let reasons = fit.reasons(weights, &self.vocabulary).into_iter();
        let reasons: Vec<String> = reasons.map(|reason| reason.text).collect();
        (fit.score(weights), reasons.join("；"))
    }
}

fn refuse_nothing(accept: &AcceptMatches, title: Option<&str>) -> Result<()> {
    if accept.matches.is_empty() {
        return Err(Error::invalid("matches", "people.missing", "请选择人员"));
    }
    if !accept.enter_pool && title.is_none() {
        let message = "请选择入后备库，或填写到村任什么职务，如 村党支部副书记";
        return Err(Error::invalid("post", "match.nothing", message));
    }
    let people: HashSet<_> = accept.matches.iter().map(|it| &it.person_id).collect();
    if people.len() < accept.matches.len() {
        let message = "同一人不能同时去两个村";
        return Err(Error::invalid("matches", "match.twice", message));
    }
    Ok(())
}
