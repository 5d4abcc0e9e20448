//! What lists, previews and papers show of outcomes.

use serde::Serialize;
use ts_rs::TS;

use super::{OutcomeLevel, OutcomeRecord, OutcomeType};
use crate::date::Day;
use crate::ids::{OutcomeTypeId, PersonId, VillageId};

/// A kind of outcome and how often it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutcomeTypeRow {
    /// The kind.
    #[serde(flatten)]
    pub kind: OutcomeType,
    /// Outcomes of it, whenever.
    pub outcomes: usize,
}

/// An outcome as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutcomeRow {
    /// The outcome.
    #[serde(flatten)]
    pub outcome: OutcomeRecord,
    /// Name.
    pub name: String,
    /// What.
    pub type_name: String,
    /// Whether it counts as 使用.
    pub counted: bool,
    /// The village's name.
    pub village: Option<String>,
    /// The township's name.
    pub township: String,
    /// Whether the person is in a pool on the day asked.
    pub in_pool: bool,
}

/// How many of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutcomeCount {
    /// As figures call it: `进“两委”`, `村`, `2025年第一批`, `申家营村`.
    pub label: String,
    /// Of a type: which.
    pub type_id: Option<OutcomeTypeId>,
    /// Of a village: which.
    pub village_id: Option<VillageId>,
    /// Of a level: which.
    pub level: Option<OutcomeLevel>,
    /// Outcomes (项).
    pub outcomes: usize,
    /// People (人); who has two counts once.
    pub people: usize,
    /// Those of them who were in the pool in the period …
    pub of_pool: usize,
    /// … as a share of all who were: `14.8%`; empty: nobody was.
    pub share: String,
    /// Whether it counts as 使用.
    pub counted: bool,
}

/// Outcomes of a period. The figures are about all outcomes of the period and villages, whatever type,
/// level, batch or text leave out of the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutcomeList {
    /// The first day; `None`: from the beginning.
    pub from: Option<Day>,
    /// The last day.
    pub as_of: Day,
    /// The newest first.
    pub rows: Vec<OutcomeRow>,
    /// Outcomes that count as 使用.
    pub outcomes: usize,
    /// People who have one …
    pub people: usize,
    /// … of whom so many were in the pool in the period.
    pub of_pool: usize,
    /// People who were in the pool on any day of the period.
    pub pool: usize,
    /// By type, in their order; only those there are.
    pub by_type: Vec<OutcomeCount>,
    /// Of those that count: by level.
    pub by_level: Vec<OutcomeCount>,
    /// Of those that count: by batch, by name; those of none last.
    pub by_batch: Vec<OutcomeCount>,
    /// Of those that count: by village, in paper order; those of none last.
    pub by_village: Vec<OutcomeCount>,
    /// `村 83 + 乡镇 61 = 144 项`.
    pub sentence: String,
    /// How it is counted.
    pub definition: String,
}

/// What recording an outcome would do to one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutcomePreviewRow {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The village it would be counted with.
    pub village: Option<String>,
    /// What happens, a sentence each.
    pub effects: Vec<String>,
    /// What speaks against it, a sentence each; accepted all the same.
    pub warnings: Vec<String>,
}

/// What recording outcomes would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutcomePreview {
    /// Person by person.
    pub rows: Vec<OutcomePreviewRow>,
    /// Why it cannot be done so; empty: it can.
    pub problems: Vec<String>,
}
