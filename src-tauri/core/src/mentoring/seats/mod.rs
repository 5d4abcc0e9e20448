//! Who sits where: one picture of everything seats are answered from, loaded once and asked for
//! any day. It holds positions instead of identities, so that 60,000 mentees are answered at once.
//!
//! [`Seating`] is the register of all days; [`OnDay`] is a day of it; [`SchemeOnDay`] answers
//! for the mentees of one scheme. Nothing of this is stored.

mod day;
mod scheme;

use std::collections::{HashMap, HashSet};

use super::rules::Period;
use super::views::MentorOnDay;
use super::{rules, PairEventKind, Scheme, Seat, Step};
use crate::date::{Day, PartialDate};
use crate::duties::DutyRole;
use crate::error::{OrNotFound, Result};
use crate::ids::{
    DutyId, PairId, PersonId, PostId, RecordId, ReserveId, SchemeId, SeatId, TownshipId, VillageId,
};
use crate::registry::Registry;
use crate::store::villages::{name_then, Names};

pub(crate) use day::OnDay;
pub(crate) use scheme::{SchemeOnDay, Sits, Sitter};

/// Place of a person in [`Seating::people`], of a village in [`Seating::villages`] …
pub(crate) type At = usize;

/// `[from_on, until_on)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    pub(crate) from_on: PartialDate,
    pub(crate) until_on: Option<PartialDate>,
}

impl Days {
    /// Whether the day is one of them.
    pub(crate) fn has(self, day: Day) -> bool {
        rules::in_force(Some(self.from_on), self.until_on, day)
    }
}

/// A person, as far as lists name them.
#[derive(Debug, Clone)]
pub(crate) struct Someone {
    pub(crate) id: PersonId,
    /// The name now.
    pub(crate) name: String,
    /// Names until a day, the earliest end first.
    pub(crate) former_names: Names,
    pub(crate) birth: Option<PartialDate>,
    pub(crate) township: At,
}

impl Someone {
    /// The name on a day.
    pub(crate) fn name_on(&self, day: Day) -> &str {
        name_then(&self.former_names, day).unwrap_or(&self.name)
    }
}

/// A village; its place is its order on paper.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) id: VillageId,
    pub(crate) name: String,
    /// The township as of the day of the picture.
    pub(crate) township: At,
    /// Townships until a day, the earliest end first.
    pub(crate) townships_before: Vec<(PartialDate, At)>,
    /// Its first day; `None`: always was.
    pub(crate) began_on: Option<PartialDate>,
    /// First day it is no longer; `None`: still there.
    pub(crate) ended_on: Option<PartialDate>,
}

impl Place {
    /// The township to which it belongs on a day.
    pub(crate) fn township_on(&self, day: Day) -> At {
        let mut before = self.townships_before.iter();
        let then = before.find(|(until_on, _)| day < until_on.first_day());
        then.map_or(self.township, |(_, township)| *township)
    }

    /// Whether there is the village on a day.
    pub(crate) fn is_there_on(&self, day: Day) -> bool {
        rules::in_force(self.began_on, self.ended_on, day)
    }
}

/// A spell in a village's pool.
#[derive(Debug, Clone)]
pub(crate) struct Spell {
    pub(crate) id: ReserveId,
    pub(crate) person: At,
    pub(crate) village: At,
    pub(crate) days: Days,
    pub(crate) position: i64,
    pub(crate) document: Option<String>,
}

/// A post of a person.
#[derive(Debug, Clone)]
pub(crate) struct PostHeld {
    pub(crate) id: PostId,
    pub(crate) person: At,
    pub(crate) village: Option<At>,
    pub(crate) title: String,
    pub(crate) days: Days,
    pub(crate) document: Option<String>,
    pub(crate) unit: Option<String>,
}

/// A duty of a person for a village.
#[derive(Debug, Clone)]
pub(crate) struct DutyHeld {
    pub(crate) id: DutyId,
    pub(crate) person: At,
    pub(crate) village: At,
    pub(crate) role: DutyRole,
    pub(crate) days: Days,
    pub(crate) document: Option<String>,
}

/// A mentor a hand named.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) id: RecordId,
    pub(crate) person: At,
    pub(crate) mentor: At,
    pub(crate) seat: SeatId,
    pub(crate) days: Days,
    pub(crate) reason: Option<String>,
    pub(crate) document: Option<String>,
}

/// A pair and what happened to it, oldest first.
#[derive(Debug, Clone)]
pub(crate) struct PairHeld {
    pub(crate) id: PairId,
    pub(crate) person: At,
    pub(crate) scheme: SchemeId,
    pub(crate) team: Option<String>,
    pub(crate) days: Days,
    pub(crate) document: Option<String>,
    pub(crate) events: Vec<(PairEventKind, PartialDate)>,
}

impl PairHeld {
    /// Its days.
    pub(crate) fn period(&self) -> Period {
        Period {
            from_on: self.days.from_on.first_day(),
            until_on: self.days.until_on.map(PartialDate::first_day),
        }
    }
}

/// Someone in a scheme's pool of mentors.
#[derive(Debug, Clone)]
pub(crate) struct PoolHeld {
    pub(crate) person: At,
    pub(crate) scheme: SchemeId,
    pub(crate) days: Days,
    /// Own limit; `None`: the scheme's.
    pub(crate) mentees: Option<i64>,
    pub(crate) specialty: Option<String>,
}

/// Everything seats are answered from, of all days.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seating {
    pub(crate) people: Vec<Someone>,
    pub(crate) person_at: HashMap<PersonId, At>,
    /// In paper order.
    pub(crate) townships: Vec<(TownshipId, String)>,
    /// In paper order.
    pub(crate) villages: Vec<Place>,
    pub(crate) village_at: HashMap<VillageId, At>,
    pub(crate) spells: Vec<Spell>,
    pub(crate) posts: Vec<PostHeld>,
    pub(crate) duties: Vec<DutyHeld>,
    pub(crate) named: Vec<Named>,
    pub(crate) pairs: Vec<PairHeld>,
    pub(crate) pool: Vec<PoolHeld>,
    /// In their order.
    pub(crate) schemes: Vec<Scheme>,
    /// Of all schemes, in their order.
    pub(crate) seats: Vec<Seat>,
    /// Of all schemes, in their order.
    pub(crate) steps: Vec<Step>,
    pub(crate) schemes_in_use: HashSet<SchemeId>,
}

impl Registry {
    /// The picture seats are answered from, with villages called as on a day.
    pub(crate) fn seating_on(&self, day: Day) -> Result<Seating> {
        self.db.seating_on(day)
    }

    /// The scheme of a name.
    pub fn scheme_named(&self, name: &str) -> Result<SchemeId> {
        let mut schemes = self.db.all::<Scheme>()?.into_iter();
        let scheme = schemes.find(|scheme| scheme.name == name.trim());
        scheme.map(|scheme| scheme.id).or_not_found("帮带机制")
    }
}

impl Seating {
    /// The scheme asked for, or the first one.
    pub(crate) fn scheme(&self, id: Option<&SchemeId>) -> Result<&Scheme> {
        let mut schemes = self.schemes.iter();
        match id {
            None => schemes.next(),
            Some(id) => schemes.find(|scheme| scheme.id == *id),
        }
        .or_not_found("帮带机制")
    }

    /// The place of a person.
    pub(crate) fn person(&self, id: &PersonId) -> Result<At> {
        self.person_at.get(id).copied().or_not_found("人员")
    }

    /// A scheme's seats in force on a day.
    pub(crate) fn seats_of<'a>(
        &'a self,
        scheme: &'a SchemeId,
        day: Day,
    ) -> impl Iterator<Item = &'a Seat> + 'a {
        let in_force = move |seat: &&Seat| {
            seat.scheme_id == *scheme && rules::in_force(seat.from_on, seat.until_on, day)
        };
        self.seats.iter().filter(in_force)
    }

    /// A scheme's steps for pairs that begin on a day.
    pub(crate) fn steps_of<'a>(
        &'a self,
        scheme: &'a SchemeId,
        day: Day,
    ) -> impl Iterator<Item = &'a Step> + 'a {
        let in_force = move |step: &&Step| {
            step.scheme_id == *scheme && rules::in_force(step.from_on, step.until_on, day)
        };
        self.steps.iter().filter(in_force)
    }

    /// A day of it.
    pub(crate) fn on(&self, day: Day) -> OnDay<'_> {
        OnDay::new(self, day)
    }
}

impl Seating {
    /// A mentor as lists of a day show them.
    pub(crate) fn shown(&self, sitter: &Sitter<'_>, day: Day) -> MentorOnDay {
        let someone = &self.people[sitter.person];
        MentorOnDay {
            person_id: someone.id.clone(),
            name: someone.name_on(day).to_owned(),
            post: sitter.title.map(str::to_owned),
            named: sitter.named.map(|named| named.id.clone()),
            reason: sitter.named.and_then(|named| named.reason.clone()),
        }
    }
}
