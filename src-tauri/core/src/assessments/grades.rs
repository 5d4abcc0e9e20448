//! Grades of a year: suggested by the scores, decided by the clerk, with a reason where they differ.

use super::year::{roll_up, typed_year};
use super::{AssessmentSubject, GradeEdits, IndicatorList, RankWithin, YearGrade, YearRow, GRADES};
use crate::changes::Outcome;
use crate::date::{in_words, Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, FieldProblem, OrNotFound, Result};
use crate::ids::{IndicatorListId, PersonId, RecordId, TownshipId, VillageId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::store::Row;
use crate::villages::Village;

/// Longest reason.
const LONGEST: usize = 200;

impl Registry {
    /// Decides grades of a year, or takes them back. How many were decided.
    pub fn set_year_grades(&mut self, edits: &GradeEdits, today: Day) -> Result<Outcome<usize>> {
        self.transact(Op::SetYearGrades, |tx| tx.set_year_grades(edits, today))
    }
}

impl Tx<'_> {
    pub(crate) fn set_year_grades(&self, edits: &GradeEdits, today: Day) -> Result<usize> {
        let year = typed_year(&edits.year)?;
        let decided_on = decided_on(edits, year, today)?;
        let document = text("document", edits.document.as_deref(), 100)?;
        let list: IndicatorList = self
            .db
            .find(edits.list_id.as_str())?
            .or_not_found("考核指标表")?;
        self.about(&format!("{} {year}年", list.name));
        let people = list.subject == AssessmentSubject::People;
        let list_id = list.id.clone();
        let book = roll_up(self.db, list, year, RankWithin::default(), None, today)?;
        let mut problems = Vec::new();
        let mut decided = 0;
        for (at, edit) in edits.rows.iter().enumerate() {
            let found = book
                .rows
                .iter()
                .find(|row| row.subject.subject_id == edit.subject_id);
            let row = found.or_not_found("这一年的考核对象")?;
            let Some(grade) = filled(Some(&edit.grade)) else {
                if let Some(known) = self.grade_of(row, &list_id, year)? {
                    self.db.remove(YearGrade::TABLE, known.id.as_str())?;
                }
                continue;
            };
            let reason = filled(edit.reason.as_deref());
            if let Some((field, code, message)) = problem_of(row, &grade, reason.as_deref()) {
                problems.push(FieldProblem {
                    field: format!("rows[{at}].{field}"),
                    code,
                    message,
                });
                continue;
            }
            let known = self.grade_of(row, &list_id, year)?;
            let id = || edit.subject_id.as_str().to_owned();
            let person_id = people.then(|| PersonId::from(id()));
            let village_id = (!people).then(|| VillageId::from(id()));
            let differs = row.suggested.as_deref() != Some(grade.as_str());
            let new = YearGrade {
                id: known
                    .as_ref()
                    .map_or_else(RecordId::new, |known| known.id.clone()),
                township_id: self.township_of(person_id.as_ref(), village_id.as_ref())?,
                indicator_list_id: list_id.clone(),
                person_id,
                village_id,
                year: year.to_string(),
                reason: reason.filter(|_| differs),
                suggested: row.suggested.clone(),
                grade,
                decided_on,
                document: document.clone(),
            };
            match known {
                None => self.db.insert(&new)?,
                Some(known) if known != new => self.db.update(&new)?,
                Some(_) => {}
            }
            decided += 1;
        }
        if problems.is_empty() {
            return Ok(decided);
        }
        Err(Error::Invalid(problems))
    }

    fn grade_of(
        &self,
        row: &YearRow,
        list: &IndicatorListId,
        year: i32,
    ) -> Result<Option<YearGrade>> {
        let subject = &row.subject.subject_id;
        let year = year.to_string();
        let all: Vec<YearGrade> = self.db.find_by("indicator_list_id", list.as_str())?;
        let mut all = all.into_iter();
        Ok(all.find(|grade| grade.subject() == *subject && grade.year == year))
    }

    fn township_of(
        &self,
        person: Option<&PersonId>,
        village: Option<&VillageId>,
    ) -> Result<TownshipId> {
        if let Some(person) = person {
            let person: Person = self.db.find(person.as_str())?.or_not_found("人员")?;
            return Ok(person.township_id);
        }
        let village = village.map_or("", VillageId::as_str);
        let village: Village = self.db.find(village)?.or_not_found("村")?;
        Ok(village.township_id)
    }
}

fn decided_on(edits: &GradeEdits, year: i32, today: Day) -> Result<PartialDate> {
    let on = typed_date("decided_on", &edits.decided_on)?;
    if on.first_day() > today {
        let message = format!("不能晚于今天（{}）", in_words(today));
        return Err(Error::invalid("decided_on", "date.future", message));
    }
    let begins = Day::from_ymd_opt(year, 1, 1).unwrap_or(Day::MIN);
    if on.first_day() < begins {
        let message = format!("{year}年的等次不能在这一年之前评定");
        return Err(Error::invalid("decided_on", "interval.empty", message));
    }
    Ok(on)
}

fn problem_of(
    row: &YearRow,
    grade: &str,
    reason: Option<&str>,
) -> Option<(&'static str, &'static str, String)> {
    let name = &row.subject.name;
    if !GRADES.contains(&grade) {
        let message = format!("{name}的等次只能是优秀、合格、不合格");
        return Some(("grade", "grade.unknown", message));
    }
    if reason.is_some_and(|reason| reason.chars().count() > LONGEST) {
        let message = format!("{name}的理由最多 {LONGEST} 个字");
        return Some(("reason", "text.too_long", message));
    }
    let differs = row.suggested.as_deref() != Some(grade);
    (differs && reason.is_none()).then(|| {
        let message = match &row.suggested {
            Some(suggested) => {
                format!("{name}按得分建议“{suggested}”，评为“{grade}”请写明理由")
            }
            None => format!("{name}这一年没有得分，评为“{grade}”请写明理由"),
        };
        ("reason", "grade.no_reason", message)
    })
}
