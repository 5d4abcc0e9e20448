//! What really happened, as far as plans count it: read once for everybody or for one person.

use std::collections::HashMap;

use super::{rules, PlanAim, PlanCounted, PlanCountedKind};
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::PersonId;
use crate::mentoring::checklists::Checklists;
use crate::mentoring::seats::Seating;
use crate::mentoring::{ItemState, PairState};
use crate::registry::Registry;

/// A session or study somebody took part in.
#[derive(Debug, Clone)]
pub(crate) struct Lesson {
    pub(crate) id: String,
    pub(crate) on_day: PartialDate,
    /// What it was called.
    pub(crate) what: String,
    /// Hours of it that count, in tenths.
    pub(crate) hours: i64,
    /// What was taught.
    pub(crate) courses: Vec<String>,
}

/// A rotation of somebody.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) id: String,
    pub(crate) type_id: String,
    /// `跟岗历练 党委办公室`.
    pub(crate) what: String,
    pub(crate) from_on: PartialDate,
    pub(crate) until_on: Option<PartialDate>,
}

/// What happened to a person.
#[derive(Debug, Clone, Default)]
pub(crate) struct Happened {
    pub(crate) lessons: Vec<Lesson>,
    pub(crate) placements: Vec<Placed>,
    /// Steps of the checklists of one's pairs that are done.
    pub(crate) items: Vec<PlanCounted>,
    /// Contacts with mentors.
    pub(crate) visits: Vec<PlanCounted>,
}

/// What courses and types of rotations are called, by id.
#[derive(Debug, Default)]
pub(crate) struct PlanNames(HashMap<String, String>);

impl PlanNames {
    /// What a step asks for, in words.
    pub(crate) fn asks(&self, aim: &PlanAim) -> String {
        let id = aim.course_id.as_ref().or(aim.type_id.as_ref());
        let name = id.and_then(|id| self.0.get(id));
        rules::asks(aim, name.map(String::as_str))
    }
}

/// What happened to everybody.
#[derive(Debug, Default)]
pub(crate) struct OfEverybody {
    people: HashMap<PersonId, Happened>,
    nothing: Happened,
}

impl OfEverybody {
    pub(crate) fn of(&self, person: &PersonId) -> &Happened {
        self.people.get(person).unwrap_or(&self.nothing)
    }
}

impl Registry {
    /// What courses and types of rotations are called.
    pub(crate) fn plan_names(&self) -> Result<PlanNames> {
        Ok(PlanNames::default())
    }

    /// What happened up to a day.
    pub(crate) fn happened(
        &self,
        seating: &Seating,
        checklists: &Checklists,
        as_of: Day,
    ) -> Result<OfEverybody> {
        let mut all = OfEverybody::default();
        for pair in &seating.pairs {
            let items = checklists.cells(seating, pair, PairState::Active, as_of);
            let done = items
                .into_iter()
                .filter(|item| item.state == ItemState::Done);
            let done = done.filter_map(|item| {
                Some(PlanCounted {
                    kind: PlanCountedKind::Item,
                    scheme_id: Some(pair.scheme.clone()),
                    id: pair.id.to_string(),
                    on_day: item.done_on?,
                    what: item.label,
                    amount: String::new(),
                })
            });
            let person = seating.people[pair.person].id.clone();
            all.people.entry(person).or_default().items.extend(done);
        }
        for (person, visit) in self.db.visits_received(as_of)? {
            all.people.entry(person).or_default().visits.push(visit);
        }
        Ok(all)
    }
}
