//! What is known of each mentee and mentor that speaks for or against pairing them.

use std::collections::{HashMap, HashSet};

use chrono::Days;

use super::on_day::OnDay;
use super::rules::{Bar, Mentee, Mentor, Previous};
use crate::assignment::Want;
use crate::date::PartialDate;
use crate::error::{OrNotFound, Result};
use crate::ids::PersonId;
use crate::mentoring::seats::{At, Named, PoolHeld};
use crate::people::Person;
use crate::specialties::{agree, Specialties};
use crate::store::Db;

impl OnDay<'_, '_> {
    /// The mentors, with their fields as numbers in a vocabulary that grows with them.
    pub(super) fn mentors(
        &self,
        db: &Db,
        asked: &[(At, Option<&PoolHeld>)],
        moved: &HashSet<At>,
        vocabulary: &mut Vec<String>,
    ) -> Result<Vec<Mentor>> {
        let specialties = Specialties::read(db)?;
        let mentors = asked.iter().map(|(at, member)| {
            let person = self.person(db, *at)?;
            let specialty = member.and_then(|member| member.specialty.as_deref());
            let knows = [specialty, person.skills.as_deref()];
            let knows = knows.into_iter().flatten();
            let fields = knows.flat_map(|text| specialties.fields_of(text));
            let fields = fields.map(|field| number_of(field, vocabulary)).collect();
            let posts = self.scheme.on.posts(*at);
            let at_home = self.scheme.on.spell(*at).map(|spell| spell.village);
            Ok(Mentor {
                post: self.scheme.on.title(*at).map(str::to_owned),
                township: self.seating().people[*at].township,
                villages: posts
                    .iter()
                    .filter_map(|it| it.village)
                    .chain(at_home)
                    .collect(),
                duties: self.duties.get(at).cloned().unwrap_or_default(),
                units: self.units(*at),
                fields,
                load: self.load_that_stays(*at, moved),
                limit: self.limit(*member),
                id: person.id,
                name: person.name,
            })
        });
        mentors.collect()
    }

    /// How many mentees a mentor should have at most.
    pub(super) fn limit(&self, member: Option<&PoolHeld>) -> Option<usize> {
        let own = member.and_then(|member| member.mentees);
        let limit = own.or(self.scheme.scheme.mentees_per_mentor);
        limit.map(|limit| usize::try_from(limit).unwrap_or_default())
    }

    pub(super) fn mentees(
        &self,
        db: &Db,
        people: &[At],
        asked: &[(At, Option<&PoolHeld>)],
        vocabulary: &[String],
    ) -> Result<Vec<Mentee>> {
        let numbers: HashMap<At, usize> = (0..)
            .zip(asked)
            .map(|(number, (at, _))| (*at, number))
            .collect();
        let ids: Vec<&PersonId> = people
            .iter()
            .map(|at| &self.seating().people[*at].id)
            .collect();
        let mut facts = db.facts_of(&ids, self.day())?;
        let specialties = Specialties::read(db)?;
        let paired: HashSet<At> = self.mentees.iter().copied().collect();
        let mentees = people.iter().map(|at| {
            let person = self.person(db, *at)?;
            let facts = facts.remove(&person.id).unwrap_or_default();
            let knows = specialties.known_by(&facts, person.skills.as_deref());
            let knows = |field: &String| knows.iter().any(|one| agree(one, field));
            let village = self.scheme.place(*at);
            let sitters = self.sitters(*at);
            let township = self.scheme.township(*at);
            let several = self.wanted() > 1;
            let present = sitters
                .iter()
                .filter(|_| !several && paired.contains(at))
                .max_by_key(|sitter| sitter.named.map(|it| (it.days.from_on, &it.id)));
            let present = present.map(|sitter| sitter.person);
            Ok(Mentee {
                township_id: self.seating().townships[township].0.clone(),
                township,
                village,
                village_name: village.map(|at| self.seating().villages[at].name.clone()),
                neighbours: village
                    .and_then(|village| self.neighbours.get(&village))
                    .cloned()
                    .unwrap_or_default(),
                units: self.units(*at),
                fields: vocabulary.iter().map(knows).collect(),
                barred: self.barred(*at, &numbers),
                previous: self.previous(*at, present, &numbers),
                present: present.map(|mentor| self.seating().people[mentor].id.clone()),
                want: Want {
                    has: if several { sitters.len() } else { 0 },
                    wants: self.wanted(),
                },
                id: person.id,
                name: person.name,
            })
        });
        mentees.collect()
    }

    fn person(&self, db: &Db, at: At) -> Result<Person> {
        let id = &self.seating().people[at].id;
        db.find(id.as_str())?.or_not_found("人员")
    }

    fn units(&self, at: At) -> Vec<String> {
        let posts = self.scheme.on.posts(at).iter();
        posts.filter_map(|post| post.unit.clone()).collect()
    }

    /// Mentors who may not be this person's, by number.
    fn barred(&self, person: At, numbers: &HashMap<At, usize>) -> HashMap<usize, Bar> {
        let mut barred = HashMap::new();
        let mut bar = |mentor: At, bar: Bar| {
            barred.extend(numbers.get(&mentor).map(|number| (*number, bar)));
        };
        for sits in self.scheme.sits(person) {
            if self.wanted() > 1 || sits.seat.id != self.seat.id {
                for mentor in &sits.mentors {
                    bar(mentor.person, Bar::Seated(sits.seat.label.clone()));
                }
            }
        }
        for (relative, relation) in self.kin.get(&person).into_iter().flatten() {
            bar(*relative, Bar::Kin(relation.clone()));
        }
        bar(person, Bar::Same);
        barred
    }

    /// Who mentors in a seat of one, else those who did in the seat within the last year, by
    /// number: the last ones, as many as the seat wants.
    fn previous(
        &self,
        person: At,
        present: Option<At>,
        numbers: &HashMap<At, usize>,
    ) -> HashMap<usize, Previous> {
        if let Some(present) = present {
            let number = numbers.get(&present);
            return number
                .map(|it| (*it, Previous::Present))
                .into_iter()
                .collect();
        }
        let Some(year_ago) = self.day().checked_sub_days(Days::new(366)) else {
            return HashMap::new();
        };
        let pairs = self.pairs.get(&person).into_iter().flatten();
        let pair_ends = pairs.filter_map(|(pair, _)| pair.days.until_on).max();
        let ended = |named: &Named| {
            let ends = [named.days.until_on, pair_ends].into_iter().flatten();
            ends.map(PartialDate::first_day).min()
        };
        let named = self.named.get(&person).into_iter().flatten();
        let mut last: Vec<_> = named
            .filter(|named| named.days.from_on.first_day() <= self.day())
            .filter_map(|named| Some((ended(named)?, &named.id, named.mentor)))
            .filter(|(end, ..)| (year_ago..=self.day()).contains(end))
            .collect();
        last.sort_unstable_by(|a, b| b.cmp(a));
        let last = last.into_iter().take(self.wanted());
        last.filter_map(|(.., mentor)| Some((*numbers.get(&mentor)?, Previous::LastYear)))
            .collect()
    }
}

fn number_of(field: String, vocabulary: &mut Vec<String>) -> usize {
    let known = vocabulary.iter().position(|one| *one == field);
    known.unwrap_or_else(|| {
        vocabulary.push(field);
        vocabulary.len() - 1
    })
}
