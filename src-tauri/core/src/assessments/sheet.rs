//! The scores of a period: a row a person or village, a column an indicator.

use std::collections::HashMap;

use super::book::InPeriod;
use super::{AssessmentSheet, Indicator, Period, Points, ScoreRow, ScoreStanding, SheetRequest};
use crate::date::Day;
use crate::error::Result;
use crate::ids::{IndicatorId, SubjectId};
use crate::registry::Registry;

impl Registry {
    /// The sheet of a period. Rows are who was in the pool on any of its days, and who was scored.
    pub fn assessment_sheet(&self, request: &SheetRequest, today: Day) -> Result<AssessmentSheet> {
        let as_of = request.as_of.unwrap_or(today);
        let list = self.indicator_list(request.list_id.as_ref())?;
        let period = match &request.period {
            Some(text) => list.typed_period("period", text)?,
            None => Period::of(list.period, as_of),
        };
        let book = self.book(list, (period, period), as_of)?;
        let scores = self.db.scores_of_period(&book.list.id, period.month())?;
        let indicators = book.indicators(period);
        let mut rows = book.in_period(period);
        let shown = |row: &InPeriod<'_>| {
            request.villages.is_empty() || request.villages.contains(&row.row.village_id)
        };
        rows.retain(shown);
        let count = |wanted| rows.iter().filter(|row| row.standing == wanted).count();
        let missing = count(ScoreStanding::Missing) + count(ScoreStanding::Ahead);
        Ok(AssessmentSheet {
            period: period.choice(),
            full_marks: book.full_marks(period),
            expected: rows.iter().filter(|row| row.standing.is_expected()).count(),
            scored: count(ScoreStanding::Scored),
            incomplete: count(ScoreStanding::Incomplete),
            missing,
            rows: rows
                .into_iter()
                .map(|row| ScoreRow {
                    scores: single(&scores, &row.row.subject_id, &indicators),
                    standing: row.standing,
                    total: row.total,
                    remark: row.scores.and_then(|scores| scores.remark.clone()),
                    note: row.note,
                    subject: row.row,
                })
                .collect(),
            indicators: indicators.into_iter().cloned().collect(),
            list: book.list,
        })
    }
}

/// The points of one, an indicator each.
pub(super) fn single(
    scores: &HashMap<(SubjectId, IndicatorId), Points>,
    subject: &SubjectId,
    indicators: &[&Indicator],
) -> Vec<Option<Points>> {
    let points = |indicator: &&Indicator| {
        let key = (subject.clone(), indicator.id.clone());
        scores.get(&key).copied()
    };
    indicators.iter().map(points).collect()
}
