//! Everything about one person, as of a day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::former::{spans, FormerValue, RecordSpan};
use super::{Fact, FactField, Field, Person, Twin};
use crate::date::{in_force, Day, PartialDate};
use crate::duties::{DutyRow, Post, PostRow};
use crate::error::{OrNotFound, Result};
use crate::history::HistoryEntry;
use crate::ids::{PersonId, ReserveId, VillageId};
use crate::names;
use crate::op::Op;
use crate::registry::Registry;
use crate::reserves::{Mentor, Reserve};
use crate::store::villages::FormerPlaces;

/// One person: record, dated properties, spells, posts, duties, and what was done to them.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PersonDetail {
    /// Identity.
    pub id: PersonId,
    /// Every known field as text, as of the day; ID number and phones masked.
    pub fields: BTreeMap<Field, String>,
    /// Full years on the day.
    pub age: Option<i32>,
    /// Hash of the photo.
    pub photo: Option<String>,
    /// Spells in pools, newest first.
    pub spells: Vec<Spell>,
    /// Posts, newest first.
    pub posts: Vec<PostRow>,
    /// Duties, newest first.
    pub duties: Vec<DutyRow>,
    /// Dated properties with their intervals.
    pub facts: Vec<Fact>,
    /// Others who may be the same person.
    pub twins: Vec<Twin>,
    /// What changed of the record itself, with the days each value held.
    pub record: Vec<RecordSpan>,
    /// The newest actions that touched the person.
    pub history: Vec<HistoryEntry>,
    /// Those of them that touched other people too, by number.
    pub of_several: Vec<i64>,
    /// What the ID number says of birth and sex where the record says otherwise.
    pub id_says: Option<String>,
    /// Fields a roster wants and nobody filled in.
    pub missing: Vec<Field>,
}

/// A spell as shown.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Spell {
    /// Identity.
    pub id: ReserveId,
    /// The village.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// First day in the pool.
    pub entered_on: PartialDate,
    /// First day no longer.
    pub left_on: Option<PartialDate>,
    /// One of 退出原因.
    pub left_reason: Option<String>,
    /// Where the person went.
    pub destination: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// 备注 of the roster, of the day.
    pub remark: Option<String>,
    /// Nobody said since when: the first day is only that of the earliest list.
    pub start_assumed: bool,
    /// Mentors as stated of the day.
    pub stated_mentors: Vec<Mentor>,
}

/// Full numbers, shown on request.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Revealed {
    /// ID number.
    pub id_number: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Other phones.
    pub other_phones: Option<String>,
}

/// Which number is shown in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RevealField {
    /// 身份证号.
    IdNumber,
    /// Phones.
    Phone,
    /// Both.
    Both,
}

/// Fields without which a roster row is incomplete.
pub(crate) const WANTED: &[Field] = &[
    Field::Sex,
    Field::Ethnicity,
    Field::Birth,
    Field::IdNumber,
    Field::Education,
    Field::PoliticalStatus,
    Field::Occupation,
    Field::Sources,
    Field::TargetPost,
    Field::Phone,
];

impl Registry {
    /// One person as of a day.
    pub fn person(&self, id: &PersonId, as_of: Day) -> Result<PersonDetail> {
        let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
        let mut facts: Vec<Fact> = self.db.find_by("person_id", id.as_str())?;
        facts.sort_by_key(|fact| (fact.field, fact.from_on));
        let names = self.db.former_places()?;
        let former = self.former_of(id)?;
        let record = masked_spans(&person, &former);
        let twins = self.twins_of(&person)?;
        let person = person.on(as_of, &former);
        let mut fields = fields_of(&person);
        for field in FactField::ALL {
            let holding = facts
                .iter()
                .find(|fact| fact.field == field && fact.holds_on(as_of));
            if let (Some(fact), Some(name)) = (
                holding,
                Field::ALL.iter().find(|f| f.dated() == Some(field)),
            ) {
                if !fact.value.is_empty() {
                    fields.insert(*name, fact.value.clone());
                }
            }
        }
        let missing = WANTED
            .iter()
            .filter(|field| !fields.contains_key(field))
            .copied()
            .collect();
        for (field, value) in &mut fields {
            *value = names::masked(field.name(), std::mem::take(value));
        }
        let history = self.db.history_of(id.as_str(), 50)?;
        let mut of_several = Vec::new();
        for entry in &history {
            if self.db.touched_others(entry.id, id.as_str())? {
                of_several.push(entry.id);
            }
        }
        Ok(PersonDetail {
            id: id.clone(),
            age: person.birth.map(|birth| birth.age_on(as_of)),
            photo: person.photo.clone(),
            spells: self.spells_of(id, &names, as_of)?,
            posts: self.posts_of(id, &names, as_of)?,
            duties: self.duties_of(id, &names, as_of)?,
            id_says: person.id_says_otherwise(),
            history,
            of_several,
            twins,
            fields,
            facts,
            record,
            missing,
        })
    }

    /// Full numbers of a person as of a day; that they were looked at is noted in the journal.
    pub fn reveal_person(&self, id: &PersonId, field: RevealField, as_of: Day) -> Result<Revealed> {
        let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
        let person = person.on(as_of, &self.former_of(id)?);
        self.note(Op::RevealNumbers, &person.name)?;
        let wants = |one: RevealField| field == one || field == RevealField::Both;
        Ok(Revealed {
            id_number: person.id_number.filter(|_| wants(RevealField::IdNumber)),
            phone: person.phone.filter(|_| wants(RevealField::Phone)),
            other_phones: person.other_phones.filter(|_| wants(RevealField::Phone)),
        })
    }

    /// What changed of a person's record, with the days each value held.
    pub(crate) fn record_of(&self, person: &Person) -> Result<Vec<RecordSpan>> {
        Ok(masked_spans(person, &self.former_of(&person.id)?))
    }

    fn former_of(&self, id: &PersonId) -> Result<Vec<FormerValue>> {
        self.db.find_by("person_id", id.as_str())
    }

    fn spells_of(&self, id: &PersonId, names: &FormerPlaces, as_of: Day) -> Result<Vec<Spell>> {
        let mut spells: Vec<Reserve> = self.db.find_by("person_id", id.as_str())?;
        spells.sort_by_key(|spell| std::cmp::Reverse(spell.entered_on));
        spells
            .into_iter()
            .map(|spell| {
                Ok(Spell {
                    village: self.village_called(&spell.village_id, names, as_of)?,
                    id: spell.id,
                    village_id: spell.village_id,
                    entered_on: spell.entered_on,
                    left_on: spell.left_on,
                    left_reason: spell.left_reason,
                    destination: spell.destination,
                    document: spell.document,
                    remark: spell.remark.on(as_of).map(str::to_owned),
                    start_assumed: spell.start_assumed,
                    stated_mentors: spell.stated_mentors.on(as_of).to_vec(),
                })
            })
            .collect()
    }

    fn posts_of(&self, id: &PersonId, names: &FormerPlaces, as_of: Day) -> Result<Vec<PostRow>> {
        let mut posts: Vec<Post> = self.db.find_by("person_id", id.as_str())?;
        posts.sort_by_key(|post| std::cmp::Reverse(post.from_on));
        posts
            .into_iter()
            .map(|post| {
                let village = post
                    .village_id
                    .as_ref()
                    .map(|id| self.village_called(id, names, as_of))
                    .transpose()?;
                Ok(PostRow { post, village })
            })
            .collect()
    }
}

impl Fact {
    /// Whether the value holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        in_force(self.from_on, self.until_on, day)
    }
}

/// The known fields of a person's record, as text.
fn fields_of(person: &Person) -> BTreeMap<Field, String> {
    let known = |field: &Field| Some((*field, person.value(*field)?));
    Field::ALL.iter().filter_map(known).collect()
}

fn masked_spans(person: &Person, former: &[FormerValue]) -> Vec<RecordSpan> {
    let spans = spans(person, former).into_iter();
    spans.map(RecordSpan::masked).collect()
}

impl RecordSpan {
    fn masked(self) -> Self {
        let value = self
            .value
            .map(|value| names::masked(self.field.name(), value));
        Self { value, ..self }
    }
}
