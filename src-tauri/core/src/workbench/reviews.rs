//! What of reviews waits: departments whose replies are missing, and replies that soon hold no longer.
//! Neither tells what was answered.

use chrono::Duration;
use serde::Serialize;
use ts_rs::TS;

use crate::date::Day;
use crate::error::Result;
use crate::ids::ReviewRoundId;
use crate::registry::Registry;
use crate::reviews::rules::EXPIRING_WITHIN;

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
            expiring: self.db.reviews_expiring(as_of, until)?,
            until,
        })
    }
}
