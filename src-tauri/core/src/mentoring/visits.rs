//! 帮带记录: contacts of a mentor with one or more mentees, and what came of them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::evidence::{EvidenceRow, NewEvidence, Proves};
use super::items::{past_day, refuse_own_mentor, text};
use super::{Evidence, Visit, VisitMentee};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, RecordId, VillageId, VisitId};
use crate::op::Op;
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::reserves::Reserve;
use crate::store::villages::FormerPlaces;

/// A visit as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VisitRow {
    /// The record.
    #[serde(flatten)]
    pub visit: Visit,
    /// The mentor's name.
    pub mentor: String,
    /// The mentor's title that day.
    pub post: Option<String>,
    /// For whom it counts.
    pub people: Vec<Visited>,
    /// What proves it, the oldest first.
    pub evidence: Vec<EvidenceRow>,
}

/// Someone for whom a visit counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Visited {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The village in whose pool the person was that day.
    pub village: Option<String>,
}

/// Which visits a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct VisitFilter {
    /// To this mentee.
    pub person_id: Option<PersonId>,
    /// By this mentor.
    pub mentor_id: Option<PersonId>,
    /// From this day on.
    pub from: Option<Day>,
    /// Up to and on this day.
    pub until: Option<Day>,
    /// Part of a name, a village or of what was written.
    pub text: Option<String>,
}

/// A visit as typed.
#[derive(Debug, Clone)]
pub struct VisitEdit {
    /// The visit to correct; `None`: a new one.
    pub id: Option<VisitId>,
    /// Who visited.
    pub mentor_id: PersonId,
    /// When.
    pub on_day: String,
    /// 谈心谈话, 现场指导 …
    pub method: String,
    /// Where.
    pub place: Option<String>,
    /// What was spoken of.
    pub content: Option<String>,
    /// What was found.
    pub problem: Option<String>,
    /// What comes next.
    pub next_step: Option<String>,
    /// For whom it counts.
    pub people: Vec<PersonId>,
}

impl Registry {
    /// Registers a visit with its evidence, or corrects it and adds evidence.
    pub fn set_visit(
        &mut self,
        edit: &VisitEdit,
        evidence: &[NewEvidence],
        today: Day,
    ) -> Result<Outcome<VisitId>> {
        let on_day = past_day("on_day", &edit.on_day, today)?;
        let method = text("method", Some(&edit.method), 20)?;
        let method =
            method.ok_or_else(|| Error::invalid("method", "visit.method", "请选择帮带方式"))?;
        if edit.people.is_empty() {
            return Err(Error::invalid("people", "visit.people", "请选择帮带对象"));
        }
        let place = text("place", edit.place.as_deref(), 100)?;
        let [content, problem, next_step] = [
            ("content", &edit.content),
            ("problem", &edit.problem),
            ("next_step", &edit.next_step),
        ]
        .map(|(field, typed)| text(field, typed.as_deref(), 5000));
        let (content, problem, next_step) = (content?, problem?, next_step?);
        self.transact(Op::SetVisit, |tx| {
            let mentor: Person = tx
                .db
                .find(edit.mentor_id.as_str())?
                .or_not_found("帮带人")?;
            for person in &edit.people {
                refuse_own_mentor(tx.db, &mentor.id, person)?;
            }
            tx.about(&format!("{} {} 人", mentor.name, edit.people.len()));
            let visit = Visit {
                id: edit.id.clone().unwrap_or_else(VisitId::new),
                township_id: mentor.township_id,
                mentor_id: mentor.id,
                on_day: on_day.into(),
                method,
                place,
                content,
                problem,
                next_step,
            };
            match &edit.id {
                None => tx.db.insert(&visit)?,
                Some(id) => {
                    let known: Visit = tx.db.find(id.as_str())?.or_not_found("帮带记录")?;
                    if known != visit {
                        tx.db.update(&visit)?;
                    }
                }
            }
            tx.count_for(&visit, &edit.people)?;
            let proves = Proves::Visit(visit.id.clone());
            tx.add_evidence(&proves, &visit.township_id, evidence)?;
            Ok(visit.id)
        })
    }

    /// Takes a visit out, with its evidence.
    pub fn remove_visit(&mut self, id: &VisitId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveVisit, |tx| {
            let visit: Visit = tx.db.find(id.as_str())?.or_not_found("帮带记录")?;
            let mentor = tx.db.person_name(&visit.mentor_id)?;
            tx.about(&format!("{mentor} {}", visit.on_day));
            tx.remove_visit(&visit.id)
        })
    }

    /// The visits asked for, the newest first.
    pub fn visits(&self, filter: &VisitFilter) -> Result<Vec<VisitRow>> {
        let mut visits = match (&filter.person_id, &filter.mentor_id) {
            (Some(person), _) => self.visits_to(person)?,
            (None, Some(mentor)) => self.db.find_by("mentor_id", mentor.as_str())?,
            (None, None) => self.db.all()?,
        };
        visits.retain(|visit| {
            let day = visit.on_day.first_day();
            filter
                .mentor_id
                .as_ref()
                .is_none_or(|mentor| visit.mentor_id == *mentor)
                && filter.from.is_none_or(|from| from <= day)
                && filter.until.is_none_or(|until| day <= until)
        });
        visits.sort_by(|a, b| (b.on_day, &b.id).cmp(&(a.on_day, &a.id)));
        let mut shown = Shown::new(self)?;
        let rows: Result<Vec<VisitRow>> =
            visits.into_iter().map(|visit| shown.row(visit)).collect();
        let wanted = filter.text.as_deref().map(str::trim).unwrap_or_default();
        let mut rows = rows?;
        rows.retain(|row| row.mentions(wanted));
        Ok(rows)
    }

    /// The visits to a mentee while a pair lasted, the newest first.
    pub(crate) fn visits_of(&self, pair: &super::Pair) -> Result<Vec<VisitRow>> {
        let period = pair.period();
        self.visits(&VisitFilter {
            person_id: Some(pair.person_id.clone()),
            from: Some(period.from_on),
            until: period.last_day(),
            ..VisitFilter::default()
        })
    }

    fn visits_to(&self, person: &PersonId) -> Result<Vec<Visit>> {
        let visited: Vec<VisitMentee> = self.db.find_by("person_id", person.as_str())?;
        visited
            .iter()
            .map(|visited| {
                self.db
                    .find(visited.visit_id.as_str())?
                    .or_not_found("帮带记录")
            })
            .collect()
    }
}

impl Tx<'_> {
    /// Takes a visit out, with its evidence.
    pub(crate) fn remove_visit(&self, id: &VisitId) -> Result<()> {
        self.remove_evidence_of(&Proves::Visit(id.clone()))?;
        for visited in self.db.find_by::<VisitMentee>("visit_id", id.as_str())? {
            self.db.remove("visit_mentees", visited.id.as_str())?;
        }
        self.db.remove("visits", id.as_str())
    }

    /// Makes a visit count for exactly these people.
    fn count_for(&self, visit: &Visit, people: &[PersonId]) -> Result<()> {
        let known: Vec<VisitMentee> = self.db.find_by("visit_id", visit.id.as_str())?;
        for gone in known
            .iter()
            .filter(|known| !people.contains(&known.person_id))
        {
            self.db.remove("visit_mentees", gone.id.as_str())?;
        }
        let mut counted: Vec<&PersonId> = known.iter().map(|known| &known.person_id).collect();
        for person in people {
            if counted.contains(&person) {
                continue;
            }
            self.db.person_name(person)?;
            self.db.insert(&VisitMentee {
                id: RecordId::new(),
                township_id: visit.township_id.clone(),
                visit_id: visit.id.clone(),
                person_id: person.clone(),
            })?;
            counted.push(person);
        }
        Ok(())
    }
}

impl VisitRow {
    /// Whether a text stands in a name, a village or in what was written; an empty one does.
    fn mentions(&self, text: &str) -> bool {
        let visit = &self.visit;
        let names = self.people.iter().map(|one| Some(one.name.as_str()));
        let villages = self.people.iter().map(|one| one.village.as_deref());
        let written = [
            Some(self.mentor.as_str()),
            Some(&visit.method),
            visit.place.as_deref(),
            visit.content.as_deref(),
            visit.problem.as_deref(),
            visit.next_step.as_deref(),
        ];
        let mut written = written.into_iter().chain(names).chain(villages).flatten();
        text.is_empty() || written.any(|written| written.contains(text))
    }
}

/// Rows of visits under way, with the names found so far.
struct Shown<'a> {
    registry: &'a Registry,
    names: HashMap<PersonId, String>,
    villages: HashMap<VillageId, String>,
    former: FormerPlaces,
    spells: HashMap<PersonId, Vec<Reserve>>,
}

impl<'a> Shown<'a> {
    fn new(registry: &'a Registry) -> Result<Self> {
        Ok(Self {
            registry,
            names: HashMap::new(),
            villages: HashMap::new(),
            former: registry.db.former_places()?,
            spells: HashMap::new(),
        })
    }

    fn row(&mut self, visit: Visit) -> Result<VisitRow> {
        let db = &self.registry.db;
        let visited: Vec<VisitMentee> = db.find_by("visit_id", visit.id.as_str())?;
        let evidence: Vec<Evidence> = db.find_by("visit_id", visit.id.as_str())?;
        let people: Result<Vec<Visited>> = visited
            .into_iter()
            .map(|visited| {
                Ok(Visited {
                    name: self.name(&visited.person_id)?,
                    village: self.village(&visited.person_id, visit.on_day)?,
                    person_id: visited.person_id,
                })
            })
            .collect();
        Ok(VisitRow {
            mentor: self.name(&visit.mentor_id)?,
            post: db.title_on(&visit.mentor_id, visit.on_day)?,
            people: people?,
            evidence: self.registry.evidence_rows(evidence, &[])?,
            visit,
        })
    }

    fn name(&mut self, id: &PersonId) -> Result<String> {
        if let Some(name) = self.names.get(id) {
            return Ok(name.clone());
        }
        let name = self.registry.db.person_name(id)?;
        self.names.insert(id.clone(), name.clone());
        Ok(name)
    }

    fn village(&mut self, person: &PersonId, day: PartialDate) -> Result<Option<String>> {
        if !self.spells.contains_key(person) {
            let spells = self.registry.db.find_by("person_id", person.as_str())?;
            self.spells.insert(person.clone(), spells);
        }
        let spells = self.spells.get(person).map_or(&[][..], Vec::as_slice);
        let in_pool = |spell: &&Reserve| crate::reserves::rules::in_pool_on(spell, day.first_day());
        let Some(id) = spells.iter().find(in_pool).map(|spell| &spell.village_id) else {
            return Ok(None);
        };
        let now = match self.villages.get(id) {
            Some(now) => now.clone(),
            None => self.registry.village_name(id)?,
        };
        self.villages.insert(id.clone(), now.clone());
        Ok(Some(self.former.village(id, now, day.first_day())))
    }
}
