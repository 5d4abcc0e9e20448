//! Scores: sums a period for lists, single ones for the sheet.

use std::collections::HashMap;

use super::Db;
use crate::assessments::{PeriodScores, Points};
use crate::date::PartialDate;
use crate::error::Result;
use crate::ids::{AssessmentId, IndicatorId, IndicatorListId, SubjectId};
use crate::store::mentoring::known_date;

impl Db {
    /// What everybody scored by a list in the periods from `first` to `last`, the earliest first.
    pub(crate) fn period_scores(
        &self,
        list: &IndicatorListId,
        (first, until): (PartialDate, PartialDate),
        only: Option<&SubjectId>,
    ) -> Result<Vec<PeriodScores>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("period_scores.sql"))?;
        let mut rows = statement.query((
            list.as_str(),
            first.to_string(),
            until.to_string(),
            only.map(SubjectId::as_str),
        ))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(PeriodScores {
                assessment: AssessmentId::from(row.get::<_, String>("id")?),
                subject: SubjectId::from(row.get::<_, String>("subject_id")?),
                period_on: known_date(row, 2)?,
                scored: usize::try_from(row.get::<_, i64>("scored")?).unwrap_or_default(),
                points: Points::tenths(row.get("points")?),
                remark: row.get("remark")?,
            });
        }
        Ok(found)
    }

    /// Every score of a period by a list.
    pub(crate) fn scores_of_period(
        &self,
        list: &IndicatorListId,
        period: PartialDate,
    ) -> Result<HashMap<(SubjectId, IndicatorId), Points>> {
        let mut statement = self.conn.prepare_cached(include_str!("of_period.sql"))?;
        let mut rows = statement.query((list.as_str(), period.to_string()))?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let subject = SubjectId::from(row.get::<_, String>("subject_id")?);
            let indicator = IndicatorId::from(row.get::<_, String>("indicator_id")?);
            found.insert((subject, indicator), Points::tenths(row.get("points")?));
        }
        Ok(found)
    }

    /// The first and the last period with a score by a list; `None`: there is none.
    pub(crate) fn scored_periods(
        &self,
        list: &IndicatorListId,
    ) -> Result<Option<(PartialDate, PartialDate)>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("scored_periods.sql"))?;
        let (first, until): (Option<String>, Option<String>) =
            statement.query_row([list.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let read = |text: Option<String>| text.and_then(|text| text.parse().ok());
        Ok(read(first).zip(read(until)))
    }

    /// How many assessments, scores and grades of years a list has.
    pub(crate) fn uses_of_indicator_list(&self, list: &IndicatorListId) -> Result<String> {
        const USES: [(&str, &str); 2] = [("assessments", "次考核"), ("grades", "个年度等次")];
        self.uses(include_str!("uses.sql"), list.as_str(), &USES)
    }
}
