//! 师资库: who may be asked to teach, and how much they taught.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::{optional_date, required};
use super::{rules, Hours, Teacher, TrainingLevel};
use crate::changes::Outcome;
use crate::date::Day;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{PersonId, TeacherId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::rules::read_phones;
use crate::people::Person;
use crate::registry::Registry;

/// A teacher in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TeacherRow {
    /// The record.
    #[serde(flatten)]
    pub teacher: Teacher,
    /// Sessions given.
    pub sessions: usize,
    /// Hours given; a course whose hours nobody told apart counts as the rules say.
    pub hours: Hours,
    /// The last day on which a session given began.
    pub last_on: Option<Day>,
}

/// Which teachers a list shows.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct TeacherFilter {
    /// Sessions up to and on this day count; absent: today.
    pub as_of: Option<Day>,
    /// Only sessions from this day on count.
    pub from: Option<Day>,
    /// Part of name, unit or subject.
    pub text: Option<String>,
    /// Those out of use, too.
    #[ts(as = "Option<bool>", optional)]
    pub retired: bool,
}

/// A teacher as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct TeacherEdit {
    /// The teacher to correct; absent: a new one.
    pub id: Option<TeacherId>,
    /// Who, when it is a person of the register; then the name may be left out.
    pub person_id: Option<PersonId>,
    /// Name.
    #[ts(as = "Option<String>", optional)]
    pub name: String,
    /// Unit.
    pub unit: Option<String>,
    /// 职务或职称.
    pub title: Option<String>,
    /// 专业领域.
    pub subject: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Rank.
    pub level: Option<TrainingLevel>,
    /// Anything else.
    pub remark: Option<String>,
    /// Not asked any more from this day.
    pub retired_on: Option<String>,
}

impl Registry {
    /// The teachers asked for, those who taught most first.
    pub fn teachers(&self, filter: &TeacherFilter, today: Day) -> Result<Vec<TeacherRow>> {
        let as_of = filter.as_of.unwrap_or(today);
        let taught = self.db.taught(filter.from, as_of)?;
        let wanted = filter.text.as_deref().map(str::trim).unwrap_or_default();
        let shown = |teacher: &Teacher| {
            let retired = teacher.retired_on.is_some_and(|on| on.first_day() <= as_of);
            let texts = [
                Some(&teacher.name),
                teacher.unit.as_ref(),
                teacher.title.as_ref(),
                teacher.subject.as_ref(),
            ];
            (filter.retired || !retired)
                && (wanted.is_empty() || texts.into_iter().flatten().any(|it| it.contains(wanted)))
        };
        let teachers = self.db.all::<Teacher>()?.into_iter().filter(shown);
        let mut rows: Vec<TeacherRow> = teachers
            .map(|teacher| {
                let given = taught.get(&teacher.id).map_or(&[][..], Vec::as_slice);
                TeacherRow {
                    sessions: rules::sessions_given(given),
                    hours: given.iter().map(rules::Taught::counted).sum(),
                    last_on: given.iter().map(|taught| taught.begins_on).max(),
                    teacher,
                }
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.sessions));
        Ok(rows)
    }

    /// Adds or corrects a teacher.
    pub fn set_teacher(&mut self, edit: &TeacherEdit) -> Result<Outcome<TeacherId>> {
        let unit = text("unit", edit.unit.as_deref(), 100)?;
        let title = text("title", edit.title.as_deref(), 100)?;
        let subject = text("subject", edit.subject.as_deref(), 100)?;
        let phone = read_phone(edit.phone.as_deref())?;
        let remark = text("remark", edit.remark.as_deref(), 500)?;
        let retired_on = optional_date("retired_on", edit.retired_on.as_deref())?;
        self.transact(Op::SetTeacher, |tx| {
            let known: Option<Teacher> = match &edit.id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("师资")?),
            };
            let person: Option<Person> = match &edit.person_id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("人员")?),
            };
            let name = match &person {
                Some(person) if edit.name.trim().is_empty() => person.name.clone(),
                _ => required("name", &edit.name, 80, "姓名")?,
            };
            tx.about(&name);
            let teacher = Teacher {
                id: edit.id.clone().unwrap_or_else(TeacherId::new),
                township_id: match &known {
                    Some(known) => known.township_id.clone(),
                    None => tx.own_township()?,
                },
                person_id: edit.person_id.clone(),
                name,
                unit,
                title,
                subject,
                phone,
                level: edit.level,
                remark,
                retired_on,
            };
            let others: Vec<Teacher> = tx.db.find_by("name", &teacher.name)?;
            let same = |other: &Teacher| {
                other.id != teacher.id
                    && (other.person_id.is_some() && other.person_id == teacher.person_id
                        || other.unit == teacher.unit && other.phone == teacher.phone)
            };
            if others.iter().any(same) {
                let message = format!("师资库里已有“{}”", teacher.name);
                return Err(Error::invalid("name", "teacher.known", message));
            }
            match known {
                None => tx.db.insert(&teacher)?,
                Some(_) => tx.db.update(&teacher)?,
            }
            Ok(teacher.id)
        })
    }

    /// Takes out a teacher of no session.
    pub fn remove_teacher(&mut self, id: &TeacherId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveTeacher, |tx| {
            let teacher: Teacher = tx.db.find(id.as_str())?.or_not_found("师资")?;
            tx.about(&teacher.name);
            let taught = tx
                .db
                .find_by::<super::SessionCourse>("teacher_id", id.as_str())?;
            if !taught.is_empty() {
                let what = format!("{}还有 {} 次授课", teacher.name, taught.len());
                return Err(Refused::StillReferenced { what }.into());
            }
            tx.db.remove("teachers", id.as_str())
        })
    }
}

/// One phone number, where one is typed.
fn read_phone(typed: Option<&str>) -> Result<Option<String>> {
    let phones = read_phones(typed.unwrap_or_default());
    if phones.unreadable || phones.numbers.len() > 1 {
        let message = "电话应为一个手机号或座机号";
        return Err(Error::invalid("phone", "phone.unreadable", message));
    }
    Ok(phones.numbers.into_iter().next())
}
