//! Which scores are missing: those of the present period once it is nearly over, and of the last one.

use serde::Serialize;
use ts_rs::TS;

use crate::assessments::{AssessmentSubject, IndicatorList, Period, PeriodChoice, ScoreStanding};
use crate::date::Day;
use crate::error::Result;
use crate::ids::IndicatorListId;
use crate::registry::Registry;

/// How many days before its end a period is asked for.
const ASKED_FOR: i64 = 7;

/// A period of which scores are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AssessmentTask {
    /// By which list.
    pub list_id: IndicatorListId,
    /// Its name.
    pub list: String,
    /// What is scored.
    pub subject: AssessmentSubject,
    /// The period.
    pub period: PeriodChoice,
    /// Days until its last day; negative: it is over.
    pub days: i64,
    /// Who is to be scored.
    pub expected: usize,
    /// Of them not scored, or not for every indicator.
    pub lacking: usize,
}

impl Registry {
    /// The periods with missing scores, the earliest first; only of lists somebody was scored by.
    pub(super) fn assessment_tasks(&self, as_of: Day) -> Result<Vec<AssessmentTask>> {
        let mut lists: Vec<IndicatorList> = self.db.all()?;
        lists.sort_by_key(|list| list.position);
        let mut tasks = Vec::new();
        for list in lists {
            if self.db.scored_periods(&list.id)?.is_none() {
                continue;
            }
            let present = Period::of(list.period, as_of);
            let previous = present.previous();
            let book = self.book(list, (previous, present), as_of)?;
            for period in [previous, present] {
                let days = (period.last_day() - as_of).num_days();
                let standings: Vec<ScoreStanding> = book.standings(period);
                let expected = standings.iter().filter(|it| it.is_expected()).count();
                let lacks = |it: &&ScoreStanding| it.is_expected() && **it != ScoreStanding::Scored;
                let lacking = standings.iter().filter(lacks).count();
                if lacking > 0 && days <= ASKED_FOR {
                    tasks.push(AssessmentTask {
                        list_id: book.list.id.clone(),
                        list: book.list.name.clone(),
                        subject: book.list.subject,
                        period: period.choice(),
                        days,
                        expected,
                        lacking,
                    });
                }
            }
        }
        tasks.sort_by_key(|task| task.days);
        Ok(tasks)
    }
}
