//! How mentors did in a year: 优秀, 合格, 不合格, and who is recommended as 优秀.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::pairs::scheme_or_first;
use super::{Appraisal, Scheme};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, RecordId, SchemeId, TownshipId};
use crate::op::Op;
use crate::people::Person;
use crate::registry::{Registry, Tx};
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

/// How mentors did in a year, as chosen.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AppraisalEdit {
    /// Under which scheme.
    pub scheme_id: SchemeId,
    /// Which year.
    pub year: i64,
    /// Each mentor's grade; the others keep theirs.
    pub grades: Vec<Graded>,
}

/// How one mentor did.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Graded {
    /// The mentor.
    pub person_id: PersonId,
    /// One of [`GRADES`]; absent: not appraised.
    #[serde(default)]
    pub grade: Option<String>,
    /// Whether recommended as 优秀.
    pub recommended: bool,
    /// Free text; absent: stays as it is.
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
        let as_of = last.map_or(today, |last| last.min(today));
        let loads = self.mentor_loads(Some(&scheme.id), as_of)?;
        let all: Vec<Appraisal> = self.db.find_by("scheme_id", scheme.id.as_str())?;
        let mut given: HashMap<PersonId, Appraisal> = all
            .into_iter()
            .filter(|appraisal| appraisal.year == year)
            .map(|appraisal| (appraisal.person_id.clone(), appraisal))
            .collect();
        let mut rows = Vec::new();
        for load in loads {
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

    /// Appraises mentors, or takes that back, all in one action. How many.
    pub fn set_appraisals(&mut self, edit: &AppraisalEdit) -> Result<Outcome<usize>> {
        if !(2000..=2199).contains(&edit.year) {
            return Err(Error::invalid("year", "number.range", "请填写四位年份"));
        }
        edit.grades.iter().try_for_each(Graded::check)?;
        self.transact(Op::SetAppraisal, |tx| {
            let scheme: Scheme = tx
                .db
                .find(edit.scheme_id.as_str())?
                .or_not_found("帮带机制")?;
            let mut names = Vec::new();
            for graded in &edit.grades {
                names.push(tx.appraise(&scheme, edit.year, graded)?);
            }
            tx.about(&format!("{} 年 {}", edit.year, some_of(&names)));
            Ok(names.len())
        })
    }
}

impl Graded {
    fn grade(&self) -> Option<String> {
        filled(self.grade.as_deref())
    }

    fn check(&self) -> Result<()> {
        let grade = self.grade();
        let known = |grade: &String| GRADES.contains(&grade.as_str());
        if !grade.as_ref().is_none_or(known) {
            let message = format!("评定应为{}之一", GRADES.join("、"));
            return Err(Error::invalid("grade", "appraisal.unknown", message));
        }
        if self.recommended && grade.as_deref() != Some("优秀") {
            let message = "推荐为优秀的，评定应为“优秀”";
            return Err(Error::invalid("recommended", "appraisal.not_best", message));
        }
        Ok(())
    }
}

impl Tx<'_> {
    /// Writes one grade, or takes it out. The mentor's name.
    fn appraise(&self, scheme: &Scheme, year: i64, graded: &Graded) -> Result<String> {
        let id = &graded.person_id;
        let person: Person = self.db.find(id.as_str())?.or_not_found("帮带人")?;
        let all: Vec<Appraisal> = self.db.find_by("person_id", id.as_str())?;
        let mut all = all.into_iter();
        let old = all.find(|it| it.scheme_id == scheme.id && it.year == year);
        let Some(grade) = graded.grade() else {
            if let Some(old) = old {
                self.db.remove(Appraisal::TABLE, old.id.as_str())?;
            }
            return Ok(person.name);
        };
        let known = old.is_some();
        let (id, remark) = old.map_or_else(|| (RecordId::new(), None), |old| (old.id, old.remark));
        let appraisal = Appraisal {
            id,
            township_id: person.township_id,
            scheme_id: scheme.id.clone(),
            person_id: person.id,
            year,
            grade,
            recommended: graded.recommended,
            remark: filled(graded.remark.as_deref()).or(remark),
        };
        if known {
            self.db.update(&appraisal)?;
        } else {
            self.db.insert(&appraisal)?;
        }
        Ok(person.name)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Field, PersonInput};
    use crate::villages::{rules::parse, OwnerKind};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_list_of_grades_is_one_action_and_one_undo_takes_all_of_it_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.qinglan");
        let villages = parse("申家营村");
        let mut registry =
            Registry::create(&path, OwnerKind::Township, "青禾镇", &villages).unwrap();
        let mut person = |name: &str| {
            let input = PersonInput([(Field::Name, name.to_owned())].into());
            let added = registry.add_person(&input, None, day("2025-01-01"));
            added.unwrap().value
        };
        let graded = |person_id: PersonId, grade: Option<&str>, recommended| Graded {
            person_id,
            grade: grade.map(str::to_owned),
            recommended,
            remark: None,
        };
        let mut edit = AppraisalEdit {
            scheme_id: "3+1".to_owned().into(),
            year: 2025,
            grades: vec![
                graded(person("赵景明"), Some("优秀"), true),
                graded(person("苏晓岚"), Some("合格"), false),
                graded(person("孟佳"), Some("不合格"), false),
            ],
        };
        let before = registry.dump().unwrap();
        assert_eq!(registry.set_appraisals(&edit).unwrap().value, 3);
        let list = registry.appraisals(None, 2025, day("2025-11-26")).unwrap();
        let counts: Vec<usize> = list.counts.iter().map(|count| count.count).collect();
        assert_eq!((counts, list.recommended), (vec![1, 1, 1], 1));
        registry.undo(None).unwrap();
        assert_eq!(registry.dump().unwrap(), before);

        edit.grades[1].recommended = true;
        let refused = registry.set_appraisals(&edit).unwrap_err();
        assert!(refused.to_string().contains("推荐为优秀的，评定应为“优秀”"));
        edit.grades[1].recommended = false;
        edit.grades[2].grade = Some("良好".into());
        assert!(registry.set_appraisals(&edit).is_err());
        assert_eq!(registry.dump().unwrap(), before, "nothing half-written");
    }
}
