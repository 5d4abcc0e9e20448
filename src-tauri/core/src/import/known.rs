//! What the register knows when a batch is planned.

use std::collections::HashMap;

use crate::ids::PersonId;
use crate::mentoring::PrintedMentors;
use crate::people::rules::Sources;
use crate::people::{Fact, FormerValue, Person};
use crate::reserves::Reserve;

use super::header::Target;
use super::places::Places;

/// One person with everything dated about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The person.
    pub person: Person,
    /// Dated properties.
    pub facts: Vec<Fact>,
    /// What the record said before.
    pub former: Vec<FormerValue>,
    /// Spells in pools.
    pub spells: Vec<Reserve>,
}

/// A snapshot of the register, taken once a batch.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The register belongs to a county.
    pub county: bool,
    /// Townships and villages.
    pub places: Places,
    /// Everybody.
    pub people: Vec<Dossier>,
    /// Sheets imported before, by what they are known again by: which of their people were asked
    /// about or skipped.
    pub sheets: HashMap<String, Vec<usize>>,
    /// Whom rows mean as was answered before, by the question's key and what the row says of who it
    /// is.
    pub answers: HashMap<(String, String), PersonId>,
    /// What headers were mapped to by hand, by fingerprint.
    pub mappings: HashMap<String, Vec<Target>>,
    /// Who mentors whom by duties, posts and decisions of a hand.
    pub mentors: PrintedMentors,
    /// The clerk's list of sources.
    pub sources: Sources,
}
