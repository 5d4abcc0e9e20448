//! What one person scored, list by list and period by period.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::Datelike;

use super::book::Book;
use super::rules::Mean;
use super::year::roll_up;
use super::{
    AssessmentSubject, Indicator, IndicatorList, Period, PersonAssessments, PersonPeriod,
    PersonScore, Points, RankWithin, Score, ScoreStanding, YearGrade, YearRow,
};
use crate::date::Day;
use crate::error::Result;
use crate::ids::{PersonId, SubjectId};
use crate::registry::Registry;

/// A year in which somebody was scored or graded, by one list.
pub(crate) struct ScoredYear {
    pub(crate) year: i32,
    pub(crate) list: String,
    pub(crate) row: YearRow,
}

impl Registry {
    /// A person's periods and grades by every list in use, and by those under which they were scored.
    pub fn assessments_of(&self, person: &PersonId, as_of: Day) -> Result<Vec<PersonAssessments>> {
        let mut lists: Vec<IndicatorList> = self.db.all()?;
        lists.retain(|list| list.subject == AssessmentSubject::People);
        lists.sort_by_key(|list| list.position);
        let subject = SubjectId::from(person.clone());
        let mut found = Vec::new();
        for list in lists {
            let retired = list.retired_on.is_some_and(|on| on.first_day() <= as_of);
            let own = self.by_list(person, &subject, list, as_of)?;
            if !retired || own.present > 0 || !own.grades.is_empty() {
                found.push(own);
            }
        }
        Ok(found)
    }

    /// What the years of everybody came to by each list, or those of one only, the earliest first, read
    /// once for all: those in which they were scored or graded. Places are not told.
    pub(crate) fn scored_years(
        &self,
        only: Option<&SubjectId>,
        as_of: Day,
    ) -> Result<HashMap<SubjectId, Vec<ScoredYear>>> {
        let mut lists: Vec<IndicatorList> = self.db.all()?;
        lists.retain(|list| list.subject == AssessmentSubject::People);
        lists.sort_by_key(|list| list.position);
        let grades: Vec<YearGrade> = self.db.all()?;
        let mut found: HashMap<SubjectId, Vec<ScoredYear>> = HashMap::new();
        for list in lists {
            let scored = self.db.scored_periods(&list.id)?;
            let of_list = grades.iter().filter(|it| it.indicator_list_id == list.id);
            let first_grade = of_list.filter_map(|grade| grade.year.parse().ok()).min();
            let scored = scored.map(|(first, _)| first.first_day().year());
            let Some(first) = scored.into_iter().chain(first_grade).min() else {
                continue;
            };
            for year in first..=as_of.year() {
                let within = RankWithin::Register;
                for row in roll_up(&self.db, list.clone(), year, within, only, as_of)?.rows {
                    if row.present == 0 && row.grade.is_none() {
                        continue;
                    }
                    let of_subject = found.entry(row.subject.subject_id.clone()).or_default();
                    of_subject.push(ScoredYear {
                        year,
                        list: list.name.clone(),
                        row,
                    });
                }
            }
        }
        for years in found.values_mut() {
            years.sort_by_key(|scored| scored.year);
        }
        Ok(found)
    }

    fn by_list(
        &self,
        person: &PersonId,
        subject: &SubjectId,
        list: IndicatorList,
        as_of: Day,
    ) -> Result<PersonAssessments> {
        let present = Period::of(list.period, as_of);
        let scored = self.db.scored_periods(&list.id)?;
        let first = scored.map_or(present, |(first, _)| {
            Period::of(list.period, first.first_day())
        });
        let book = Book::read(&self.db, list, (first, present), Some(subject), as_of)?;
        let mut periods = Vec::new();
        let mut mean = Mean::default();
        let mut missing = 0;
        let mut period = first;
        while period.first_day() <= present.first_day() {
            let one = book.of(subject, period);
            if let Some(one) = one.filter(|one| one.standing.is_expected()) {
                let full_marks = book.full_marks(period);
                if let Some(total) = one.total {
                    mean.add(total, Points::full(full_marks));
                }
                let lacks = matches!(
                    one.standing,
                    ScoreStanding::Missing | ScoreStanding::Incomplete
                );
                missing += usize::from(lacks);
                let points: Vec<Score> = match one.scores {
                    Some(known) => {
                        let id = known.assessment.as_str();
                        self.db.find_by("assessment_id", id)?
                    }
                    None => Vec::new(),
                };
                let of = |indicator: &Indicator| {
                    let found = points.iter().find(|it| it.indicator_id == indicator.id);
                    found.map(|score| score.points)
                };
                periods.push(PersonPeriod {
                    choice: period.choice(),
                    standing: one.standing,
                    scores: book
                        .indicators(period)
                        .into_iter()
                        .map(|indicator| PersonScore {
                            points: of(indicator),
                            indicator: indicator.clone(),
                        })
                        .collect(),
                    total: one.total,
                    full_marks,
                    remark: one.scores.and_then(|scores| scores.remark.clone()),
                });
            }
            period = period.next();
        }
        let mut grades: Vec<YearGrade> = self.db.find_by("person_id", person.as_str())?;
        grades.retain(|grade| {
            grade.indicator_list_id == book.list.id && grade.decided_on.first_day() <= as_of
        });
        grades.sort_by_key(|grade| Reverse(grade.year.clone()));
        Ok(PersonAssessments {
            mean: mean.said(),
            present: usize::try_from(mean.present).unwrap_or_default(),
            missing,
            periods,
            grades,
            list: book.list,
        })
    }
}
