//! 进修 and courses elsewhere: who, where, how long, with what certificate.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::{optional_date, required};
use super::{read_hours, rules, Study, TrainingLevel};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, StudyId, VillageId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::Registry;

/// A study in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StudyRow {
    /// The record.
    #[serde(flatten)]
    pub study: Study,
    /// Name.
    pub name: String,
    /// The village in whose pool the person was on its first day.
    pub village: Option<String>,
    /// Whether it is under way on the day.
    pub under_way: bool,
}

/// Studies and what they come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StudyList {
    /// The day.
    pub as_of: Day,
    /// The newest first.
    pub rows: Vec<StudyRow>,
    /// 人次: studies among the rows.
    pub studies: usize,
    /// 人数: different people among the rows.
    pub people: usize,
    /// Different people of each kind.
    pub kinds: Vec<KindOfStudy>,
}

/// How often a kind of study occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KindOfStudy {
    /// 进修, 外出培训 …
    pub kind: String,
    /// 人次.
    pub studies: usize,
    /// 人数.
    pub people: usize,
}

/// Which studies a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct StudyFilter {
    /// The day; absent: today.
    pub as_of: Option<Day>,
    /// Under way on this day or later.
    pub from: Option<Day>,
    /// Under way on this day or earlier.
    pub to: Option<Day>,
    /// Of this person.
    pub person_id: Option<PersonId>,
    /// Of people in the pool of these villages on the first day; empty: of all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
    /// Of this kind.
    pub kind: Option<String>,
    /// Only those under way on the day.
    #[ts(as = "Option<bool>", optional)]
    pub under_way: bool,
    /// Part of name, title or institution.
    pub text: Option<String>,
}

/// A study as typed, for one or more people.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct StudyEdit {
    /// The study to correct, of one person; absent: a new one each.
    pub id: Option<StudyId>,
    /// Who.
    pub people: Vec<PersonId>,
    /// 进修, 外出培训 …
    pub kind: String,
    /// What.
    pub title: String,
    /// Where.
    pub institution: Option<String>,
    /// Who organizes it.
    pub level: Option<TrainingLevel>,
    /// First day or month, as typed.
    pub begins_on: String,
    /// Last day or month, as typed; absent: going on.
    pub ends_on: Option<String>,
    /// In all, as typed.
    pub hours: Option<String>,
    /// 证书或结业材料.
    pub certificate: Option<String>,
    /// How it went.
    pub result: Option<String>,
    /// Number of the paper that sends the person.
    pub document: Option<String>,
    /// Anything else.
    pub remark: Option<String>,
}

impl Registry {
    /// The studies asked for, the newest first.
    pub fn studies(&self, filter: &StudyFilter, today: Day) -> Result<StudyList> {
        let as_of = filter.as_of.unwrap_or(today);
        let names = self.db.person_names("studies", as_of)?;
        let places = self.db.spells_of_students()?;
        let villages = self.db.village_names(as_of)?;
        let wanted = filter.text.as_deref().map(str::trim).unwrap_or_default();
        let studies = self.db.all::<Study>()?.into_iter();
        let mut rows: Vec<StudyRow> = Vec::new();
        for study in studies.filter(|study| filter.wants(study, as_of)) {
            let began = study.begins_on.first_day();
            let spells = places.get(&study.person_id).into_iter().flatten();
            let mut spells = spells.filter(|it| crate::reserves::rules::in_pool_on(it, began));
            let village_id = spells.next().map(|it| &it.village_id);
            let of_villages = village_id.is_some_and(|id| filter.villages.contains(id));
            if !filter.villages.is_empty() && !of_villages {
                continue;
            }
            let village = villages.iter().find(|(id, _)| Some(id) == village_id);
            let row = StudyRow {
                name: names.get(&study.person_id).cloned().unwrap_or_default(),
                village: village.map(|(_, name)| name.clone()),
                under_way: rules::under_way(began, last_day(&study), as_of, as_of),
                study,
            };
            if row.mentions(wanted) {
                rows.push(row);
            }
        }
        rows.sort_by(|a, b| {
            (b.study.begins_on, &b.study.id).cmp(&(a.study.begins_on, &a.study.id))
        });
        Ok(StudyList {
            as_of,
            studies: rows.len(),
            people: different(rows.iter()),
            kinds: kinds(&rows),
            rows,
        })
    }

    /// Registers a study for each of some people, or corrects one.
    pub fn set_studies(&mut self, edit: &StudyEdit) -> Result<Outcome<Vec<StudyId>>> {
        if edit.people.is_empty() || (edit.id.is_some() && edit.people.len() > 1) {
            return Err(Error::invalid("people", "study.people", "请选择人员"));
        }
        let kind = required("kind", &edit.kind, 20, "类别")?;
        let title = required("title", &edit.title, 100, "进修或培训名称")?;
        let begins_on = typed_date("begins_on", &edit.begins_on)?;
        let ends_on = optional_date("ends_on", edit.ends_on.as_deref())?;
        if ends_on.is_some_and(|ends_on| ends_on < begins_on) {
            let message = "结束时间早于开始时间";
            return Err(Error::invalid("ends_on", "study.ends_before", message));
        }
        let hours = edit.hours.as_deref();
        let hours = read_hours("hours", hours, rules::LEAST_HOURS, rules::MOST_STUDY_HOURS)?;
        let [institution, certificate, document] = [
            ("institution", &edit.institution),
            ("certificate", &edit.certificate),
            ("document", &edit.document),
        ]
        .map(|(field, typed)| text(field, typed.as_deref(), 100));
        let (institution, certificate, document) = (institution?, certificate?, document?);
        let result = text("result", edit.result.as_deref(), 200)?;
        let remark = text("remark", edit.remark.as_deref(), 500)?;
        self.transact(Op::SetStudy, |tx| {
            let mut ids = Vec::new();
            let mut seen = HashSet::new();
            for person_id in edit.people.iter().filter(|id| seen.insert(*id)) {
                let person: Person = tx.db.find(person_id.as_str())?.or_not_found("人员")?;
                tx.about(&match edit.people.len() {
                    1 => format!("{} {title}", person.name),
                    people => format!("{people} 人 {title}"),
                });
                if let Some(id) = &edit.id {
                    tx.db.find::<Study>(id.as_str())?.or_not_found("进修记录")?;
                }
                let study = Study {
                    id: edit.id.clone().unwrap_or_else(StudyId::new),
                    township_id: person.township_id,
                    person_id: person.id,
                    kind: kind.clone(),
                    title: title.clone(),
                    institution: institution.clone(),
                    level: edit.level,
                    begins_on,
                    ends_on,
                    hours,
                    certificate: certificate.clone(),
                    result: result.clone(),
                    document: document.clone(),
                    remark: remark.clone(),
                };
                match &edit.id {
                    None => tx.db.insert(&study)?,
                    Some(_) => tx.db.update(&study)?,
                }
                ids.push(study.id);
            }
            Ok(ids)
        })
    }

    /// Takes out a study.
    pub fn remove_study(&mut self, id: &StudyId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveStudy, |tx| {
            let study: Study = tx.db.find(id.as_str())?.or_not_found("进修记录")?;
            tx.about(&format!(
                "{} {}",
                tx.db.person_name(&study.person_id)?,
                study.title
            ));
            tx.db.remove("studies", id.as_str())
        })
    }
}

impl StudyFilter {
    fn wants(&self, study: &Study, as_of: Day) -> bool {
        let began = study.begins_on.first_day();
        let last = last_day(study);
        let (from, to) = (self.from.unwrap_or(Day::MIN), self.to.unwrap_or(Day::MAX));
        self.person_id
            .as_ref()
            .is_none_or(|id| study.person_id == *id)
            && self.kind.as_ref().is_none_or(|kind| study.kind == *kind)
            && rules::under_way(began, last, from, to)
            && (!self.under_way || rules::under_way(began, last, as_of, as_of))
    }
}

impl StudyRow {
    fn mentions(&self, text: &str) -> bool {
        let texts = [
            Some(&self.name),
            Some(&self.study.title),
            self.study.institution.as_ref(),
            self.village.as_ref(),
        ];
        text.is_empty() || texts.into_iter().flatten().any(|it| it.contains(text))
    }
}

/// The last day of a study; of a month its last one.
pub(crate) fn last_day(study: &Study) -> Option<Day> {
    study.ends_on.map(PartialDate::last_day)
}

fn different<'a>(rows: impl Iterator<Item = &'a StudyRow>) -> usize {
    rows.map(|row| &row.study.person_id)
        .collect::<HashSet<_>>()
        .len()
}

fn kinds(rows: &[StudyRow]) -> Vec<KindOfStudy> {
    let mut by_kind: BTreeMap<&str, Vec<&StudyRow>> = BTreeMap::new();
    for row in rows {
        by_kind.entry(&row.study.kind).or_default().push(row);
    }
    let mut kinds: Vec<KindOfStudy> = by_kind
        .into_iter()
        .map(|(kind, rows)| KindOfStudy {
            kind: kind.to_owned(),
            studies: rows.len(),
            people: different(rows.into_iter()),
        })
        .collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.people));
    kinds
}
