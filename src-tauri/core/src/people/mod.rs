//! People: one human being each, whatever roles they have.
//!
//! What identifies and describes a person now is their record ([`Person`]), with what it said before
//! a day beside it ([`former`]); what changes often is a [`Fact`] with its interval. A mistake is
//! corrected, a change is dated: two different actions, see [`edit`] and [`change`].

mod change;
mod check;
mod edit;
mod fields;
mod find;
mod former;
mod get;
mod grid;
mod heads;
mod input;
mod merge;

pub mod rules;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::ids::{PersonId, RecordId, TownshipId};
use crate::store::Row;

pub use check::Checked;
pub use edit::ManyEdit;
pub use fields::Field;
pub use find::{PersonHit, PersonState};
pub use former::{FormerValue, RecordSpan};
pub use get::{PersonDetail, RevealField, Revealed, Spell};
pub use grid::{GridOutcome, GridRow};
pub use heads::{grid_heads, GridHeads};
pub use input::PersonInput;
pub use merge::{MergeField, PersonMerge, PersonMergePreview, PersonMergeQuestion, Twin};

pub(crate) use former::ended;
pub(crate) use get::WANTED;
pub(crate) use input::{parse_date, typed_date};

/// What is known of a person now. Texts are never empty; unknown is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "each field is a column explained in migrations/0001_register.sql"
)]
pub struct Person {
    pub id: PersonId,
    pub township_id: TownshipId,
    pub name: String,
    pub sex: Option<String>,
    pub ethnicity: Option<String>,
    pub birth: Option<PartialDate>,
    pub id_number: Option<String>,
    pub native_place: Option<String>,
    pub birthplace: Option<String>,
    pub address: Option<String>,
    pub degree: Option<String>,
    pub party_joined: Option<PartialDate>,
    pub party_confirmed: Option<PartialDate>,
    pub work_started: Option<PartialDate>,
    pub health: Option<String>,
    pub skills: Option<String>,
    pub title: Option<String>,
    pub resume: Option<String>,
    pub awards: Option<String>,
    pub family: Option<String>,
    pub phone: Option<String>,
    pub other_phones: Option<String>,
    pub remark: Option<String>,
    pub photo: Option<String>,
}

impl Row for Person {
    const TABLE: &'static str = "people";
}

impl Person {
    /// Birth and sex filled in from the ID number where they stand empty.
    pub(crate) fn completed_by_id(self) -> Self {
        let Some(id) = self.valid_id() else {
            return self;
        };
        Self {
            birth: self.birth.or_else(|| Some(id.birth())),
            sex: self.sex.or_else(|| Some(id.sex().label().to_owned())),
            ..self
        }
    }

    /// What the ID number says where birth or sex disagree with it, `1985年6月15日、男`. What is
    /// written counts, as papers do differ: somebody has to look.
    pub(crate) fn id_says_otherwise(&self) -> Option<String> {
        let id = self.valid_id()?;
        let (birth, sex) = (id.birth(), id.sex().label());
        let agrees = self.birth.is_none_or(|own| own.agrees_with(birth))
            && self.sex.as_deref().is_none_or(|own| own == sex);
        (!agrees).then(|| format!("{}、{sex}", birth.in_words()))
    }

    fn valid_id(&self) -> Option<rules::IdNumber> {
        rules::IdNumber::read(self.id_number.as_deref()?).ok()
    }

    /// A person of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>, township_id: TownshipId) -> Self {
        Self {
            id: PersonId::new(),
            township_id,
            name: name.into(),
            sex: None,
            ethnicity: None,
            birth: None,
            id_number: None,
            native_place: None,
            birthplace: None,
            address: None,
            degree: None,
            party_joined: None,
            party_confirmed: None,
            work_started: None,
            health: None,
            skills: None,
            title: None,
            resume: None,
            awards: None,
            family: None,
            phone: None,
            other_phones: None,
            remark: None,
            photo: None,
        }
    }
}

/// A property of a person that holds from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactField {
    /// 学历: the higher of full-time and in-service.
    Education,
    /// 毕业院校及专业 of that education.
    SchoolMajor,
    /// 全日制学历.
    FullTimeEducation,
    /// 全日制毕业院校及专业.
    FullTimeSchool,
    /// 在职学历.
    InServiceEducation,
    /// 在职毕业院校及专业.
    InServiceSchool,
    /// 政治面貌.
    PoliticalStatus,
    /// 现任职务或从事职业.
    Occupation,
    /// 培养方向.
    TargetPost,
    /// 成熟度.
    Readiness,
    /// 人员类别, joined by 、, the primary first.
    Sources,
}

impl FactField {
    /// Every field, in the order forms show them.
    pub const ALL: [Self; 11] = [
        Self::Education,
        Self::SchoolMajor,
        Self::FullTimeEducation,
        Self::FullTimeSchool,
        Self::InServiceEducation,
        Self::InServiceSchool,
        Self::PoliticalStatus,
        Self::Occupation,
        Self::TargetPost,
        Self::Readiness,
        Self::Sources,
    ];

    /// Name as stored and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Education => "education",
            Self::SchoolMajor => "school_major",
            Self::FullTimeEducation => "full_time_education",
            Self::FullTimeSchool => "full_time_school",
            Self::InServiceEducation => "in_service_education",
            Self::InServiceSchool => "in_service_school",
            Self::PoliticalStatus => "political_status",
            Self::Occupation => "occupation",
            Self::TargetPost => "target_post",
            Self::Readiness => "readiness",
            Self::Sources => "sources",
        }
    }

    /// The field of a stored name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// One value of a dated property and the days it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fact {
    /// Identity.
    pub id: RecordId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Whose it is.
    pub person_id: PersonId,
    /// Which property.
    pub field: FactField,
    /// The value; `''` says that from then on there is none.
    pub value: String,
    /// First day; `None`: as far back as is known.
    pub from_on: Option<PartialDate>,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Earliest day the value is attested.
    pub seen_on: Option<PartialDate>,
}

impl Row for Fact {
    const TABLE: &'static str = "facts";
}

/// The dated properties of one person on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactsOnDay([Option<String>; FactField::ALL.len()]);

impl FactsOnDay {
    /// The value that holds.
    #[must_use]
    pub fn get(&self, field: FactField) -> Option<&str> {
        self.0[field as usize].as_deref()
    }

    /// Sets the value that holds; an empty one is none.
    pub fn set(&mut self, field: FactField, value: String) {
        self.0[field as usize] = Some(value).filter(|value| !value.is_empty());
    }

    /// 人员类别, the primary first.
    #[must_use]
    pub fn sources(&self) -> Vec<String> {
        let joined = self.get(FactField::Sources).unwrap_or_default();
        joined
            .split('、')
            .filter(|source| !source.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
