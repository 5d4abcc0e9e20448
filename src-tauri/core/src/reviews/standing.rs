//! How a person stands over all rounds, and what that says against taking them into the pool.

use std::collections::HashSet;

use super::grid::Summary;
use super::rules::{self, counting, Answer};
use super::{PersonReview, Reply, ReviewBlocker, ReviewPerson, ReviewRound};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::PersonId;
use crate::registry::Registry;
use crate::store::Db;

impl Registry {
    /// The rounds a person is in by a day, the newest first.
    pub fn reviews_of(&self, person: &PersonId, as_of: Day) -> Result<Vec<PersonReview>> {
        let mut replies: Vec<Reply> = self.db.find_by("person_id", person.as_str())?;
        let mut reviews = Vec::new();
        for round in rounds_of(&self.db, person, as_of)? {
            let of_round = replies.extract_if(.., |reply| reply.round_id == round.id);
            let answers = answers(of_round.collect(), as_of);
            let departments = self.db.departments_asked(&round.id)?.len();
            let summary = Summary::of(&answers, departments, as_of);
            reviews.push(PersonReview {
                departments,
                replied: answers.len(),
                expired: summary.expired,
                valid_until: summary.valid_until,
                standing: summary.standing,
                round,
            });
        }
        reviews.sort_by_key(|review| std::cmp::Reverse(review.round.sent_on));
        Ok(reviews)
    }
}

/// What departments said, by a day, against taking a person into the pool; of each department its
/// newest answer counts, in whatever round. Nobody asked is nothing to say.
pub(crate) fn blockers(db: &Db, person: &PersonId, as_of: Day) -> Result<Vec<ReviewBlocker>> {
    let mut rounds = rounds_of(db, person, as_of)?;
    rounds.sort_by_key(|round| round.sent_on);
    let mut asked = HashSet::new();
    for round in &rounds {
        asked.extend(db.departments_asked(&round.id)?);
    }
    let sent = |reply: &Reply| rounds.iter().position(|round| round.id == reply.round_id);
    let mut replies: Vec<Reply> = db.find_by("person_id", person.as_str())?;
    replies.retain(|reply| sent(reply).is_some());
    replies.sort_by_key(sent);
    Ok(rules::blockers(
        &answers(replies, as_of),
        asked.len(),
        as_of,
    ))
}

fn rounds_of(db: &Db, person: &PersonId, as_of: Day) -> Result<Vec<ReviewRound>> {
    let mut rounds = Vec::new();
    for asked in db.find_by::<ReviewPerson>("person_id", person.as_str())? {
        let round: ReviewRound = db.find(asked.round_id.as_str())?.or_not_found("联审批次")?;
        if round.sent_on <= as_of {
            rounds.push(round);
        }
    }
    Ok(rounds)
}

fn answers(replies: Vec<Reply>, as_of: Day) -> Vec<Answer> {
    let counting = counting(replies, as_of).into_iter();
    let answers = counting.map(|reply| Answer {
        result: reply.result,
        valid_until: reply.valid_until,
    });
    answers.collect()
}
