//! Scores of a period recorded, corrected and taken out, all rows or none.

use std::collections::HashMap;

use super::book::Book;
use super::rules::read_points;
use super::{
    Assessment, AssessmentEdit, AssessmentEdits, AssessmentSubject, AssessmentsSaved, Indicator,
    IndicatorList, Period, Points, Score,
};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::filled;
use crate::error::{Error, FieldProblem, OrNotFound, Result};
use crate::ids::{AssessmentId, IndicatorId, PersonId, RecordId, SubjectId, VillageId};
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::store::Row;

/// Longest remark.
const LONGEST: usize = 200;

impl Registry {
    /// Writes the scores of a period. Who is not named stays as they are; a row without scores and
    /// remark is taken out.
    pub fn set_assessments(
        &mut self,
        edits: &AssessmentEdits,
        today: Day,
    ) -> Result<Outcome<AssessmentsSaved>> {
        self.transact(Op::SetAssessments, |tx| tx.set_assessments(edits, today))
    }
}

/// A row read against the book.
struct Read<'e> {
    edit: &'e AssessmentEdit,
    /// Points by indicator; `None`: not scored.
    points: Vec<(IndicatorId, Option<Points>)>,
}

impl Tx<'_> {
    pub(crate) fn set_assessments(
        &self,
        edits: &AssessmentEdits,
        today: Day,
    ) -> Result<AssessmentsSaved> {
        let list: IndicatorList = self
            .db
            .find(edits.list_id.as_str())?
            .or_not_found("考核指标表")?;
        let period = list.typed_period("period", &edits.period)?;
        if period.first_day() > today {
            let message = format!("{}还没有到，不能登记得分", period.label());
            return Err(Error::invalid("period", "assessment.future", message));
        }
        self.about(&format!("{} {}", list.name, period.label()));
        let book = Book::read(self.db, list, (period, period), None, today)?;
        let read = read(&book, period, edits)?;
        let present = self.present(&book.list, period)?;
        let mut saved = AssessmentsSaved {
            kept: 0,
            cleared: 0,
        };
        for row in &read {
            let old = present.get(&row.edit.subject_id);
            if self.write(&book, period, row, old)? {
                saved.kept += 1;
            } else if old.is_some() {
                saved.cleared += 1;
            }
        }
        Ok(saved)
    }

    /// The assessments of a period with their scores.
    fn present(
        &self,
        list: &IndicatorList,
        period: Period,
    ) -> Result<HashMap<SubjectId, (Assessment, Vec<Score>)>> {
        let months = (period.month(), period.month());
        let mut present = HashMap::new();
        for known in self.db.period_scores(&list.id, months, None)? {
            let id = known.assessment.as_str();
            let assessment: Assessment = self.db.find(id)?.or_not_found("考核")?;
            let scores = self.db.find_by("assessment_id", id)?;
            present.insert(known.subject, (assessment, scores));
        }
        Ok(present)
    }

    /// Writes a row; whether there is anything in it now.
    fn write(
        &self,
        book: &Book,
        period: Period,
        row: &Read<'_>,
        old: Option<&(Assessment, Vec<Score>)>,
    ) -> Result<bool> {
        let (edit, subject) = (row.edit, &row.edit.subject_id);
        let old_scores = old.map_or(&[][..], |(_, scores)| scores);
        let old_remark = old.and_then(|(old, _)| old.remark.clone());
        let remark = match &edit.remark {
            Some(remark) => filled(Some(remark)),
            None => old_remark,
        };
        let set = |indicator: &IndicatorId| row.points.iter().find(|(id, _)| id == indicator);
        let stays =
            |score: &&Score| set(&score.indicator_id).is_none_or(|(_, points)| points.is_some());
        let scored = row.points.iter().any(|(_, points)| points.is_some());
        let keeps = scored || remark.is_some() || old_scores.iter().any(|score| stays(&score));
        for gone in old_scores.iter().filter(|score| !stays(score)) {
            self.db.remove(Score::TABLE, gone.id.as_str())?;
        }
        if !keeps {
            if let Some((old, _)) = old {
                self.db.remove(Assessment::TABLE, old.id.as_str())?;
            }
            return Ok(false);
        }
        let township = book.township_of(subject).or_not_found("考核对象")?.clone();
        let people = book.list.subject == AssessmentSubject::People;
        let id = || subject.as_str().to_owned();
        let assessment = Assessment {
            id: old.map_or_else(AssessmentId::new, |(old, _)| old.id.clone()),
            township_id: township.clone(),
            indicator_list_id: book.list.id.clone(),
            person_id: people.then(|| PersonId::from(id())),
            village_id: (!people).then(|| VillageId::from(id())),
            period_on: period.month(),
            remark,
        };
        match old {
            None => self.db.insert(&assessment)?,
            Some((old, _)) if *old != assessment => self.db.update(&assessment)?,
            Some(_) => {}
        }
        for (indicator, points) in &row.points {
            let Some(points) = *points else { continue };
            let known = old_scores.iter().find(|it| it.indicator_id == *indicator);
            match known {
                Some(known) if known.points == points => {}
                Some(known) => self.db.update(&Score {
                    points,
                    ..known.clone()
                })?,
                None => self.db.insert(&Score {
                    id: RecordId::new(),
                    township_id: township.clone(),
                    assessment_id: assessment.id.clone(),
                    indicator_id: indicator.clone(),
                    points,
                })?,
            }
        }
        Ok(true)
    }
}

/// Reads every row; what cannot be taken is said with its place.
fn read<'e>(book: &Book, period: Period, edits: &'e AssessmentEdits) -> Result<Vec<Read<'e>>> {
    let indicators = book.indicators(period);
    let mut problems = Vec::new();
    let mut read = Vec::new();
    for (at, edit) in edits.rows.iter().enumerate() {
        let mut problem = |field: String, code, message| {
            problems.push(FieldProblem {
                field,
                code,
                message,
            });
        };
        let field = format!("rows[{at}]");
        let Some(one) = book.of(&edit.subject_id, period) else {
            let who = book.name_of(&edit.subject_id).unwrap_or("这一行的人");
            let message = format!("{who}在{}不在库，没有得分可登记", period.label());
            problem(format!("{field}.subject_id"), "assessment.outside", message);
            continue;
        };
        let again = |other: &AssessmentEdit| other.subject_id == edit.subject_id;
        if edits.rows[..at].iter().any(again) {
            let message = format!("{}写了两行", one.row.name);
            problem(format!("{field}.subject_id"), "assessment.twice", message);
        }
        if edit
            .remark
            .as_deref()
            .is_some_and(|text| text.trim().chars().count() > LONGEST)
        {
            let message = format!("{}的备注最多 {LONGEST} 个字", one.row.name);
            problem(format!("{field}.remark"), "text.too_long", message);
        }
        let mut points = Vec::new();
        for score in &edit.scores {
            let found = indicators.iter().find(|it| it.id == score.indicator_id);
            let indicator: &Indicator = found.or_not_found("这个时段的考核指标")?;
            match read_points(&score.points, indicator.full_marks) {
                Ok(read) => points.push((indicator.id.clone(), read)),
                Err(why) => problem(
                    format!("{field}.{}", indicator.id),
                    why.code,
                    format!("{} “{}”：{}", one.row.name, indicator.label, why.message),
                ),
            }
        }
        read.push(Read { edit, points });
    }
    if problems.is_empty() {
        return Ok(read);
    }
    Err(Error::Invalid(problems))
}
