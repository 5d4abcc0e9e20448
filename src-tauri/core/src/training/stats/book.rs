//! What figures are counted from, read at once; records refer to each other by place.

use std::collections::{HashMap, HashSet};

use super::super::{AttendanceState, Hours, TrainingLevel};
use crate::date::{Day, PartialDate};
use crate::ids::{PersonId, SessionId, VillageId};

/// Where a record stands in its list.
pub(crate) type At = usize;

/// Sessions that begin in a stretch of days, who was on their lists, and who is in the pool when.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// In paper order.
    pub(crate) villages: Vec<(VillageId, String)>,
    /// Villages that are no longer, with the first such day.
    pub(crate) ended: HashMap<At, Day>,
    /// Villages that began only after what is counted.
    pub(crate) not_yet: HashSet<At>,
    pub(crate) people: Vec<(PersonId, String)>,
    /// Of each of the people.
    pub(crate) spells: HashMap<At, Vec<InPool>>,
    pub(crate) sessions: Vec<Held>,
    pub(crate) came: Vec<Came>,
    pub(crate) studied: Vec<Studied>,
}

/// A spell in the pool.
#[derive(Debug, Clone)]
pub(crate) struct InPool {
    pub(crate) village: At,
    pub(crate) from_on: PartialDate,
    pub(crate) until_on: Option<PartialDate>,
    pub(crate) position: i64,
}

/// A session.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) id: SessionId,
    pub(crate) begins_on: Day,
    pub(crate) hours: Hours,
    pub(crate) form: String,
    pub(crate) level: TrainingLevel,
    pub(crate) village: Option<At>,
}

/// Somebody on a session's list.
#[derive(Debug)]
pub(crate) struct Came {
    pub(crate) session: At,
    pub(crate) who: Who,
    pub(crate) state: AttendanceState,
    pub(crate) hours: Option<Hours>,
}

/// A person of the register, or one of the guests, numbered by name and unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Who {
    Person(At),
    Guest(At),
}

/// A study elsewhere.
#[derive(Debug)]
pub(crate) struct Studied {
    pub(crate) person: At,
    pub(crate) begins_on: Day,
    pub(crate) last_day: Option<Day>,
    pub(crate) hours: Option<Hours>,
}

impl Book {
    /// The spell of a person that holds on a day.
    pub(crate) fn spell(&self, person: At, day: Day) -> Option<&InPool> {
        let spells = self.spells.get(&person)?;
        let holds = |it: &&InPool| crate::date::in_force(Some(it.from_on), it.until_on, day);
        spells.iter().find(holds)
    }

    /// Those in the pool on a day with their villages, in paper order.
    pub(crate) fn pool(&self, day: Day) -> Vec<(At, At)> {
        let mut pool: Vec<(At, i64, At)> = (0..self.people.len())
            .filter_map(|person| {
                let spell = self.spell(person, day)?;
                Some((spell.village, spell.position, person))
            })
            .collect();
        pool.sort_unstable();
        pool.into_iter()
            .map(|(village, _, person)| (person, village))
            .collect()
    }
}
