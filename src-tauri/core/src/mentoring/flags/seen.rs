//! What was done up to a day, as far as flags look at it.

use crate::date::PartialDate;
use crate::ids::{ItemId, PairId, PersonId, RecordId, StepId, VisitId};

/// An item.
#[derive(Debug)]
pub(crate) struct ItemSeen {
    pub(crate) id: ItemId,
    pub(crate) pair: PairId,
    pub(crate) step: StepId,
    pub(crate) quarter: String,
    pub(crate) done_on: PartialDate,
    /// What was done, 成效.
    pub(crate) texts: [Option<String>; 2],
}

/// A visit.
#[derive(Debug)]
pub(crate) struct VisitSeen {
    pub(crate) id: VisitId,
    pub(crate) mentor: PersonId,
    pub(crate) on_day: PartialDate,
    pub(crate) people: Vec<PersonId>,
    /// What was spoken of, found and comes next.
    pub(crate) texts: [Option<String>; 3],
}

/// A file.
#[derive(Debug)]
pub(crate) struct FileSeen {
    pub(crate) id: RecordId,
    pub(crate) item: Option<ItemId>,
    pub(crate) visit: Option<VisitId>,
    pub(crate) label: String,
    pub(crate) original_hash: String,
    pub(crate) taken_on: Option<PartialDate>,
}

/// All of it.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) items: Vec<ItemSeen>,
    pub(crate) visits: Vec<VisitSeen>,
    pub(crate) files: Vec<FileSeen>,
}
