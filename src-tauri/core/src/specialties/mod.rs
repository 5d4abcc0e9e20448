//! 专业门类: what people know about and villages need, as words that can be compared.
//!
//! Which words mean one specialty is data the clerk may change; a word no specialty has stands for
//! itself. Proposals of mentors and matching with villages both ask here.

pub mod rules;
mod set;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::ids::{RecordId, TownshipId};
use crate::people::{FactField, FactsOnDay};
use crate::store::{Db, Row};

pub use set::SpecialtyEdit;

pub(crate) use rules::agree;

/// Words that mean one specialty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Specialty {
    /// Identity; a preset's is the same in every register.
    pub id: RecordId,
    /// `None`: used by all townships.
    pub township_id: Option<TownshipId>,
    /// `养殖`, as reasons call it.
    pub name: String,
    /// Joined by 、: whatever holds one of them means it.
    pub words: String,
    /// Order in lists.
    pub position: i64,
}

impl Row for Specialty {
    const TABLE: &'static str = "specialties";
}

/// The specialties of the register, to compare texts with.
#[derive(Debug)]
pub(crate) struct Specialties(Vec<rules::Known>);

impl Specialties {
    pub(crate) fn read(db: &Db) -> Result<Self> {
        let known = set::in_order(db)?.into_iter().map(|one| rules::Known {
            words: rules::words_of(&one.words),
            name: one.name,
        });
        Ok(Self(known.collect()))
    }

    /// The fields a text speaks of.
    pub(crate) fn fields_of(&self, text: &str) -> Vec<String> {
        rules::fields_of(&self.0, text)
    }

    /// What somebody studied, does and is good at.
    pub(crate) fn known_by(&self, facts: &FactsOnDay, skills: Option<&str>) -> Vec<String> {
        let majors = [
            FactField::SchoolMajor,
            FactField::FullTimeSchool,
            FactField::InServiceSchool,
        ];
        let majors = majors.into_iter().filter_map(|field| facts.get(field));
        let others = [FactField::Occupation, FactField::TargetPost];
        let others = others.into_iter().filter_map(|field| facts.get(field));
        majors
            .flat_map(|text| rules::fields_of_major(&self.0, text))
            .chain(others.chain(skills).flat_map(|text| self.fields_of(text)))
            .collect()
    }
}
