//! What of reviews waits: departments whose replies are missing, and replies that soon hold no longer.
//! Neither tells what was answered.

use std::collections::{BTreeMap, HashSet};

use chrono::Duration;
use serde::Serialize;
use ts_rs::TS;

use crate::date::Day;
use crate::error::Result;
use crate::ids::{DepartmentId, PersonId, ReviewRoundId};
use crate::registry::Registry;
use crate::reviews::rules::{counting, Given, EXPIRING_WITHIN};

/// A department whose replies are late or due soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewDue {
    /// In which round.
    pub round_id: ReviewRoundId,
    /// Its name.
    pub round: String,
    /// The last day to answer.
    pub due_on: Day,
    /// Days until then; negative: overdue.
    pub days: i64,
    /// Which department.
    pub department: String,
    /// People it has not answered about.
    pub people: usize,
}

/// A round whose replies soon hold no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReviewExpiry {
    /// Which.
    pub round_id: ReviewRoundId,
    /// Its name.
    pub round: String,
    /// The first last day of them.
    pub ends_on: Day,
    /// Days until then.
    pub days: i64,
    /// People whose replies end up to [`ReviewTasks::until`].
    pub people: usize,
}

/// What of reviews waits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct ReviewTasks {
    /// Missing replies that are late or due in seven days, the latest first.
    pub due: Vec<ReviewDue>,
    /// Rounds whose replies end in the next thirty days, the next first.
    pub expiring: Vec<ReviewExpiry>,
    /// The last day of the next thirty.
    pub until: Day,
}

impl Registry {
    /// What of reviews waits on a day, with replies due up to and on another.
    pub(super) fn review_tasks(&self, as_of: Day, soon_until: Day) -> Result<ReviewTasks> {
        let until = as_of + Duration::days(EXPIRING_WITHIN);
        Ok(ReviewTasks {
            due: self.db.reviews_due(as_of, soon_until)?,
            expiring: expiring(self.db.replies_ending(as_of, until)?, as_of, until),
            until,
        })
    }
}

/// A reply with the round it was given in.
pub(crate) struct EndingReply {
    pub(crate) person_id: PersonId,
    pub(crate) department_id: DepartmentId,
    pub(crate) replied_on: Day,
    pub(crate) valid_until: Day,
    pub(crate) round_id: ReviewRoundId,
    pub(crate) round: String,
}

impl Given for EndingReply {
    fn whose(&self) -> (&PersonId, &DepartmentId) {
        (&self.person_id, &self.department_id)
    }

    fn replied_on(&self) -> Day {
        self.replied_on
    }
}

/// Rounds some of whose replies that count on a day end from then up to another.
fn expiring(replies: Vec<EndingReply>, as_of: Day, until: Day) -> Vec<ReviewExpiry> {
    let mut ending = counting(replies, as_of);
    ending.retain(|reply| (as_of..=until).contains(&reply.valid_until));
    let mut rounds: BTreeMap<&ReviewRoundId, Vec<&EndingReply>> = BTreeMap::new();
    for reply in &ending {
        rounds.entry(&reply.round_id).or_default().push(reply);
    }
    let found = rounds.into_iter().filter_map(|(id, replies)| {
        let first = replies.iter().min_by_key(|reply| reply.valid_until)?;
        let people: HashSet<&PersonId> = replies.iter().map(|reply| &reply.person_id).collect();
        Some(ReviewExpiry {
            round_id: id.clone(),
            round: first.round.clone(),
            ends_on: first.valid_until,
            days: (first.valid_until - as_of).num_days(),
            people: people.len(),
        })
    });
    let mut found: Vec<ReviewExpiry> = found.collect();
    found.sort_by_key(|round| round.ends_on);
    found
}
