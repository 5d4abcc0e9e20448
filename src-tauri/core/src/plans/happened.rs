//! What really happened, as far as plans count it: read once for everybody or for one person.

use std::collections::HashMap;

use super::{rules, PlanAim, PlanCounted, PlanCountedKind};
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::{CourseId, PersonId, RotationTypeId};
use crate::mentoring::checklists::Checklists;
use crate::mentoring::seats::Seating;
use crate::mentoring::{ItemState, PairState};
use crate::registry::Registry;
use crate::rotations::RotationType;
use crate::training::studies::last_day;
use crate::training::{Course, Study};

/// A session or study somebody took part in.
#[derive(Debug, Clone)]
pub(crate) struct Lesson {
    /// A session or a study.
    pub(crate) kind: PlanCountedKind,
    pub(crate) id: String,
    /// Its last day.
    pub(crate) on_day: PartialDate,
    /// What it was called.
    pub(crate) what: String,
    /// Hours of it that count, in tenths.
    pub(crate) hours: i64,
    /// What was taught.
    pub(crate) courses: Vec<CourseId>,
}

/// A rotation of somebody.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) id: String,
    pub(crate) type_id: RotationTypeId,
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
        let course = aim.course_id.as_ref().map(CourseId::as_str);
        let id = course.or(aim.type_id.as_ref().map(RotationTypeId::as_str));
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
        let courses = self.db.all::<Course>()?.into_iter();
        let courses = courses.map(|course| (course.id.to_string(), course.title));
        let types = self.db.all::<RotationType>()?.into_iter();
        let types = types.map(|kind| (kind.id.to_string(), kind.name));
        Ok(PlanNames(courses.chain(types).collect()))
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
        for (person, lesson) in self.lessons(as_of)? {
            all.people.entry(person).or_default().lessons.push(lesson);
        }
        let names = self.plan_names()?;
        for rotation in self.db.rotations_on(as_of)? {
            let village = rotation.village_id.as_ref();
            let village = village.and_then(|id| seating.village_at.get(id));
            let village = village.map(|at| seating.villages[*at].name.as_str());
            let place = village.or(rotation.unit.as_deref()).unwrap_or_default();
            let kind = names.0.get(rotation.type_id.as_str());
            let placed = Placed {
                what: format!("{} {place}", kind.map_or("", String::as_str)),
                id: rotation.id.to_string(),
                type_id: rotation.type_id,
                from_on: rotation.from_on,
                until_on: rotation.until_on,
            };
            let happened = all.people.entry(rotation.person_id).or_default();
            happened.placements.push(placed);
        }
        Ok(all)
    }

    /// Sessions and studies that were over by a day.
    fn lessons(&self, as_of: Day) -> Result<Vec<(PersonId, Lesson)>> {
        let mut lessons = self.db.lessons_of_planned(as_of)?;
        for study in self.db.all::<Study>()? {
            let over = last_day(&study).is_some_and(|last| last <= as_of);
            let Some(on_day) = study.ends_on.filter(|_| over) else {
                continue;
            };
            let lesson = Lesson {
                kind: PlanCountedKind::Study,
                id: study.id.to_string(),
                on_day,
                what: study.title,
                hours: study.hours.unwrap_or_default().in_tenths(),
                courses: Vec::new(),
            };
            lessons.push((study.person_id, lesson));
        }
        Ok(lessons)
    }
}
