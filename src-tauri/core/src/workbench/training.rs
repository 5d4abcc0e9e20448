//! What of training waits: sessions of the next days, sessions without a list of who came, and
//! reserves who are taught too little.

use chrono::{Datelike, Days};
use serde::Serialize;
use ts_rs::TS;

use crate::date::Day;
use crate::error::Result;
use crate::ids::SessionId;
use crate::registry::Registry;
use crate::training::requests::{RequestFilter, RequestState};
use crate::training::sessions::{SessionFilter, SessionRow};
use crate::training::stats::TrainingFilter;
use crate::training::Hours;

/// How many days a session without a list is asked for.
const ASKED_FOR: u64 = 60;

/// A session to prepare or to register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SessionTask {
    /// Which.
    pub session_id: SessionId,
    /// Its name.
    pub title: String,
    /// First day.
    pub begins_on: Day,
    /// Days until then; negative: it has begun.
    pub days: i64,
    /// Where.
    pub held_at: String,
    /// 应到.
    pub expected: usize,
    /// 应到, of whom nobody has said yet whether they came.
    pub unsaid: usize,
}

/// What of training waits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct TrainingTasks {
    /// Sessions of the next seven days, the next first.
    pub soon: Vec<SessionTask>,
    /// Sessions that are over and do not say who came, the latest first.
    pub unsaid: Vec<SessionTask>,
    /// In the pool and not trained this year.
    pub never_trained: usize,
    /// In the pool and below the minimum of the year.
    pub below_minimum: usize,
    /// The year.
    pub year: i32,
    /// 学时 a year at least.
    pub minimum: Hours,
    /// Requests that no session is held for.
    pub unmet: usize,
}

impl Registry {
    /// What of training waits on a day, with sessions up to and on another.
    pub(super) fn training_tasks(&self, as_of: Day, soon_until: Day) -> Result<TrainingTasks> {
        let sessions = self.sessions(&SessionFilter {
            from: as_of.checked_sub_days(Days::new(ASKED_FOR)),
            to: Some(soon_until),
            ..SessionFilter::default()
        })?;
        let tasks = sessions.rows.into_iter().map(|row| task(row, as_of));
        let (mut soon, mut unsaid): (Vec<SessionTask>, Vec<SessionTask>) =
            tasks.partition(|task| task.days >= 0);
        soon.reverse();
        unsaid.retain(|task| task.expected == 0 || task.unsaid > 0);
        let stats = self.training_stats(
            &TrainingFilter {
                as_of: Some(as_of),
                ..TrainingFilter::default()
            },
            as_of,
        )?;
        let requests = self.requests(
            &RequestFilter {
                as_of: Some(as_of),
                state: Some(RequestState::Unmet),
                ..RequestFilter::default()
            },
            as_of,
        )?;
        Ok(TrainingTasks {
            soon,
            unsaid,
            never_trained: stats.never_trained,
            below_minimum: stats.below_minimum,
            year: as_of.year(),
            minimum: stats.minimum,
            unmet: requests.rows.len(),
        })
    }
}

fn task(row: SessionRow, as_of: Day) -> SessionTask {
    let begins_on = row.session.begins_on.first_day();
    let counts = row.counts;
    SessionTask {
        session_id: row.session.id,
        title: row.session.title,
        begins_on,
        days: (begins_on - as_of).num_days(),
        held_at: row.held_at,
        expected: counts.expected,
        unsaid: counts.expected - counts.present - counts.leave - counts.absent,
    }
}
