//! 显示详情: results and grounds, after the journal has noted that they were looked at.

use std::collections::{HashMap, HashSet};

use super::rules::{counting, is_expired};
use super::{Department, Reply, RevealReview, RevealedReply, ReviewRound};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{DepartmentId, PersonId, ReviewRoundId};
use crate::op::Op;
use crate::registry::Registry;

impl Registry {
    /// What departments said of people, as it counts on a day; the journal notes of which round and of whom, or of
    /// how many.
    pub fn reveal_reviews(&self, asked: &RevealReview, today: Day) -> Result<Vec<RevealedReply>> {
        let as_of = asked.as_of.unwrap_or(today);
        let rounds: Vec<ReviewRound> = match &asked.round_id {
            Some(id) => vec![self.db.find(id.as_str())?.or_not_found("联审批次")?],
            None => self.db.all()?,
        };
        let whose = match asked.people.as_deref() {
            Some([one]) => self.db.person_name(one)?,
            Some(many) => format!("{} 人", many.len()),
            None => "全部人员".into(),
        };
        let of = match rounds.as_slice() {
            [round] if asked.round_id.is_some() => round.name.as_str(),
            _ => "各批次",
        };
        self.note_reveal(&format!("{of} {whose}"))?;
        let mut replies = Vec::new();
        for round in &rounds {
            replies.extend(self.replies_in_full(&round.id, asked.people.as_deref(), as_of)?);
        }
        Ok(replies)
    }

    /// Notes that review details leave the register.
    pub(crate) fn note_reveal(&self, what: &str) -> Result<()> {
        self.note(Op::RevealReview, what)
    }

    /// The replies of a round that count on a day in the order of departments. For those who note it.
    pub(crate) fn replies_in_full(
        &self,
        round: &ReviewRoundId,
        people: Option<&[PersonId]>,
        as_of: Day,
    ) -> Result<Vec<RevealedReply>> {
        let people: Option<HashSet<&PersonId>> = people.map(|people| people.iter().collect());
        let departments = self.departments_of(round)?;
        let named: HashMap<&DepartmentId, (usize, &Department)> = departments
            .iter()
            .enumerate()
            .map(|(at, department)| (&department.id, (at, department)))
            .collect();
        let replies: Vec<Reply> = self.db.find_by("round_id", round.as_str())?;
        let mut found: Vec<(usize, RevealedReply)> = counting(replies, as_of)
            .into_iter()
            .filter(|reply| {
                let asked = people.as_ref();
                asked.is_none_or(|people| people.contains(&reply.person_id))
            })
            .filter_map(|reply| {
                let (at, department) = named.get(&reply.department_id)?;
                let revealed = RevealedReply {
                    round_id: reply.round_id,
                    person_id: reply.person_id,
                    department_id: reply.department_id,
                    department: department.name.clone(),
                    result: reply.result,
                    grounds: reply.grounds,
                    letter: reply.letter,
                    replied_on: reply.replied_on,
                    valid_until: reply.valid_until,
                    expired: is_expired(reply.valid_until, as_of),
                };
                Some((*at, revealed))
            })
            .collect();
        found.sort_by_key(|(at, _)| *at);
        Ok(found.into_iter().map(|(_, reply)| reply).collect())
    }
}
