//! What an inspector would find, found before: dates outside a pair's period, and the same photo
//! or the same text used for somebody else.
//!
//! * [`seen`] what was done, as far as flags look at it · `look` the look · [`rules`] when two
//!   texts say the same

mod look;
mod rules;
mod seen;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::seats::Seating;
use crate::date::Day;
use crate::error::Result;
use crate::ids::{ItemId, PairId, PersonId, RecordId, SchemeId, VisitId};
use crate::registry::Registry;

use look::Look;
pub(crate) use seen::{FileSeen, ItemSeen, Seen, VisitSeen};

/// What is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    /// The item's date lies outside the pair's period.
    Outside,
    /// A photo was taken outside the pair's period; of a visit: outside every period of those
    /// visited.
    TakenOutside,
    /// The same file proves something of somebody else, or another visit.
    SamePhoto,
    /// The same text stands for somebody else.
    SameText,
}

/// Something about an item or a visit that needs a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Flag {
    /// What is odd.
    pub kind: FlagKind,
    /// The item's pair; of a visit `None`.
    pub pair_id: Option<PairId>,
    /// The mentee; of a visit the first of them.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The mentee's village.
    pub village: Option<String>,
    /// The step, or 帮带记录.
    pub label: String,
    /// Who and where else: `马晓慧（南泉子村）“小结点评”`.
    pub other: Option<String>,
    /// What is odd, beside the name, the village and the step.
    pub says: String,
    /// All of it in a sentence.
    pub text: String,
    /// Which item …
    pub item_id: Option<ItemId>,
    /// … or which visit.
    pub visit_id: Option<VisitId>,
}

/// A flag and the piece of evidence it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FlagOf {
    pub(crate) flag: Flag,
    pub(crate) evidence: Option<RecordId>,
}

/// Which flags a list shows.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct FlagFilter {
    /// Of which scheme: of its pairs, and visits to its mentees; absent: all.
    pub scheme: Option<SchemeId>,
    /// As of the day; today when absent.
    pub as_of: Option<Day>,
}

/// The flags of the register, in paper order.
#[derive(Debug, Default)]
pub(crate) struct Flags(Vec<FlagOf>);

impl Flags {
    /// Those of an item.
    pub(crate) fn of_item(&self, id: &ItemId) -> Vec<FlagOf> {
        let of_item = |flag: &&FlagOf| flag.flag.item_id.as_ref() == Some(id);
        self.0.iter().filter(of_item).cloned().collect()
    }

    /// The items that need a look.
    pub(crate) fn items(&self) -> HashSet<ItemId> {
        let items = self.0.iter().filter_map(|flag| flag.flag.item_id.clone());
        items.collect()
    }
}

impl Registry {
    /// Everything that needs a look, in paper order.
    pub fn flags(&self, filter: &FlagFilter, today: Day) -> Result<Vec<Flag>> {
        let as_of = filter.as_of.unwrap_or(today);
        let seating = self.seating_on(as_of)?;
        let Flags(flags) = self.flags_with(&seating, as_of)?;
        let mut flags: Vec<Flag> = flags.into_iter().map(|flag| flag.flag).collect();
        let Some(scheme) = &filter.scheme else {
            return Ok(flags);
        };
        let scheme = seating.scheme(Some(scheme))?;
        let pairs = || seating.pairs.iter().filter(|it| it.scheme == scheme.id);
        let of_scheme: HashSet<&PairId> = pairs().map(|pair| &pair.id).collect();
        let mentees: HashSet<&PersonId> = pairs()
            .map(|pair| &seating.people[pair.person].id)
            .collect();
        flags.retain(|flag| match &flag.pair_id {
            Some(pair) => of_scheme.contains(pair),
            None => scheme.everyone || mentees.contains(&flag.person_id),
        });
        Ok(flags)
    }

    /// The flags of the register as of a day.
    pub(crate) fn flags_as_of(&self, as_of: Day) -> Result<Flags> {
        self.flags_with(&self.seating_on(as_of)?, as_of)
    }

    /// [`Registry::flags_as_of`], where the seating is at hand.
    pub(crate) fn flags_with(&self, seating: &Seating, as_of: Day) -> Result<Flags> {
        let seen = self.db.seen(as_of)?;
        Ok(Flags(Look::new(seating, &seen, as_of).flags()))
    }
}
