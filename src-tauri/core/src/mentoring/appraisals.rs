//! How mentors did in a year: 优秀, 合格, 不合格, and who is recommended as 优秀.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::pairs::scheme_or_first;
use super::{Appraisal, MentorFilter, Scheme};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, RecordId, SchemeId, TownshipId};
use crate::op::Op;
use crate::people::Person;
use crate::registry::Registry;
use crate::reserves::some_of;
use crate::store::Row;

/// The grades, best first.
pub const GRADES: [&str; 3] = ["优秀", "合格", "不合格"];

/// A mentor of a year, appraised or not yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AppraisalLine {
    /// The record; `None`: not appraised yet.
    pub id: Option<RecordId>,
    /// The mentor's township.
    pub township_id: TownshipId,
    /// Under which scheme.
    pub scheme_id: SchemeId,
    /// The mentor.
    pub person_id: PersonId,
    /// Which year.
    pub year: i64,
    /// One of [`GRADES`]; `None`: not appraised yet.
    pub grade: Option<String>,
    /// Whether recommended as 优秀.
    pub recommended: bool,
    /// Free text.
    pub remark: Option<String>,
    /// Name.
    pub name: String,
    /// Title at the end of the year, or today in a year that is not over.
    pub post: Option<String>,
    /// Mentees that day.
    pub mentees: usize,
    /// Name of the scheme.
    pub scheme: String,
}

/// How many have a grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GradeCount {
    /// Which.
    pub grade: String,
    /// How many.
    pub count: usize,
}

/// The mentors of a scheme in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AppraisalList {
    /// The most loaded first.
    pub rows: Vec<AppraisalLine>,
    /// By grade, best first.
    pub counts: Vec<GradeCount>,
    /// Recommended as 优秀.
    pub recommended: usize,
}

/// The grade of one or many mentors, as chosen.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AppraisalEdit {
    /// Under which scheme.
    pub scheme_id: SchemeId,
    /// The mentors.
    pub person_ids: Vec<PersonId>,
    /// Which year.
    pub year: i64,
    /// One of [`GRADES`]; absent: not appraised.
    #[serde(default)]
    pub grade: Option<String>,
    /// Whether recommended as 优秀.
    pub recommended: bool,
    /// Free text.
    #[serde(default)]
    pub remark: Option<String>,
}

impl Registry {
    /// The mentors of a scheme in a year, as they were on its last day, or are today.
    pub fn appraisals(
        &self,
        scheme: Option<&SchemeId>,
        year: i64,
        today: Day,
    ) -> Result<AppraisalList> {
        let scheme = scheme_or_first(&self.db, scheme)?;
        let last = i32::try_from(year).ok();
        let last = last.and_then(|year| Day::from_ymd_opt(year, 12, 31));
        let mentors = self.mentors(&MentorFilter {
            as_of: Some(last.map_or(today, |last| last.min(today))),
            scheme: Some(scheme.id.clone()),
            ..MentorFilter::default()
        })?;
        let all: Vec<Appraisal> = self.db.find_by("scheme_id", scheme.id.as_str())?;
        let mut given: HashMap<PersonId, Appraisal> = all
            .into_iter()
            .filter(|appraisal| appraisal.year == year)
            .map(|appraisal| (appraisal.person_id.clone(), appraisal))
            .collect();
        let mut rows = Vec::new();
        for load in mentors.rows {
            let appraisal = given.remove(&load.person_id);
            if appraisal.is_none() && load.mentees == 0 && load.mentees_known {
                continue;
            }
            let person: Person = self
                .db
                .find(load.person_id.as_str())?
                .or_not_found("人员")?;
            rows.push(line(
                &scheme,
                person,
                year,
                appraisal,
                load.post,
                load.mentees,
            ));
        }
        let mut others: Vec<Appraisal> = given.into_values().collect();
        others.sort_by(|one, other| one.id.cmp(&other.id));
        for appraisal in others {
            let person: Person = self
                .db
                .find(appraisal.person_id.as_str())?
                .or_not_found("人员")?;
            rows.push(line(&scheme, person, year, Some(appraisal), None, 0));
        }
        let counts = GRADES.map(|grade| GradeCount {
            grade: grade.to_owned(),
            count: rows
                .iter()
                .filter(|row| row.grade.as_deref() == Some(grade))
                .count(),
        });
        Ok(AppraisalList {
            recommended: rows.iter().filter(|row| row.recommended).count(),
            counts: counts.into(),
            rows,
        })
    }

    /// Appraises mentors, or takes that back. How many.
    pub fn set_appraisals(&mut self, edit: &AppraisalEdit) -> Result<Outcome<usize>> {
        let grade = filled(edit.grade.as_deref());
        if grade
            .as_ref()
            .is_some_and(|grade| !GRADES.contains(&grade.as_str()))
        {
            let message = format!("评定应为{}之一", GRADES.join("、"));
            return Err(Error::invalid("grade", "appraisal.unknown", message));
        }
        if !(2000..=2199).contains(&edit.year) {
            return Err(Error::invalid("year", "number.range", "请填写四位年份"));
        }
        if edit.recommended && grade.as_deref() != Some("优秀") {
            let message = "推荐为优秀的，评定应为“优秀”";
            return Err(Error::invalid("recommended", "appraisal.not_best", message));
        }
        self.transact(Op::SetAppraisal, |tx| {
            let scheme: Scheme = tx
                .db
                .find(edit.scheme_id.as_str())?
                .or_not_found("帮带机制")?;
            let mut names = Vec::new();
            for id in &edit.person_ids {
                let person: Person = tx.db.find(id.as_str())?.or_not_found("帮带人")?;
                names.push(person.name);
                let all: Vec<Appraisal> = tx.db.find_by("person_id", id.as_str())?;
                let old = all
                    .into_iter()
                    .find(|it| it.scheme_id == scheme.id && it.year == edit.year);
                let Some(grade) = grade.clone() else {
                    if let Some(old) = old {
                        tx.db.remove(Appraisal::TABLE, old.id.as_str())?;
                    }
                    continue;
                };
                let appraisal = Appraisal {
                    id: old
                        .as_ref()
                        .map_or_else(RecordId::new, |old| old.id.clone()),
                    township_id: person.township_id,
                    scheme_id: scheme.id.clone(),
                    person_id: id.clone(),
                    year: edit.year,
                    grade,
                    recommended: edit.recommended,
                    remark: filled(edit.remark.as_deref()),
                };
                if old.is_some() {
                    tx.db.update(&appraisal)?;
                } else {
                    tx.db.insert(&appraisal)?;
                }
            }
            tx.about(&format!("{} 年 {}", edit.year, some_of(&names)));
            Ok(names.len())
        })
    }
}

fn line(
    scheme: &Scheme,
    person: Person,
    year: i64,
    appraisal: Option<Appraisal>,
    post: Option<String>,
    mentees: usize,
) -> AppraisalLine {
    AppraisalLine {
        id: appraisal.as_ref().map(|it| it.id.clone()),
        township_id: person.township_id,
        scheme_id: scheme.id.clone(),
        person_id: person.id,
        year,
        grade: appraisal.as_ref().map(|it| it.grade.clone()),
        recommended: appraisal.as_ref().is_some_and(|it| it.recommended),
        remark: appraisal.and_then(|it| it.remark),
        name: person.name,
        post,
        mentees,
        scheme: scheme.name.clone(),
    }
}
