//! What is known of each mentee and mentor that speaks for or against pairing them.

use std::collections::HashMap;

use chrono::Days;

use super::on_day::OnDay;
use super::rules::{is_barred_kin, Bar, Mentee, Mentor, Previous};
use super::specialties;
use crate::date::PartialDate;
use crate::duties::rules::title_on;
use crate::duties::Post;
use crate::error::Result;
use crate::ids::{PersonId, VillageId};
use crate::mentoring::rules::{self, in_force, is_village_party_secretary};
use crate::mentoring::NamedMentor;
use crate::people::{Fact, FactField, FactsOnDay, Person};
use crate::store::Db;

impl OnDay {
    pub(super) fn mentor(&self, person: Person) -> Mentor {
        let posts = self.posts.get(&person.id).map_or(&[][..], Vec::as_slice);
        let duties = self.duties.get(&person.id).into_iter().flatten();
        let spell = self
            .spell_of
            .get(&person.id)
            .map(|number| &self.spells[*number]);
        let at_home = spell.map(|spell| spell.reserve.village_id.clone());
        Mentor {
            post: title_on(posts, self.as_of).map(str::to_owned),
            villages: posts
                .iter()
                .filter_map(|post| post.village_id.clone())
                .chain(at_home)
                .collect(),
            duties: duties.map(|duty| duty.village_id.clone()).collect(),
            units: units(posts),
            id: person.id,
            name: person.name,
            township_id: person.township_id,
            fields: Vec::new(),
            load: 0,
            limit: None,
        }
    }

    pub(super) fn profiles(
        &self,
        db: &Db,
        people: &[Person],
        mentors: &[Mentor],
        vocabulary: &[String],
    ) -> Result<Vec<Mentee>> {
        let numbers: HashMap<&PersonId, usize> = mentors
            .iter()
            .enumerate()
            .map(|(number, mentor)| (&mentor.id, number))
            .collect();
        let mut named: HashMap<&PersonId, Vec<&NamedMentor>> = HashMap::new();
        for one in &self.named {
            named.entry(&one.person_id).or_default().push(one);
        }
        people
            .iter()
            .map(|person| {
                let named = named.get(&person.id).map_or(&[][..], Vec::as_slice);
                let village_id = self.place(&person.id);
                let village = village_id.as_ref().and_then(|id| self.villages.get(id));
                let present = self.present(named);
                let knows = self.fields_of(db, person)?;
                let knows = |field: &String| knows.iter().any(|one| specialties::agree(one, field));
                let posts = self.posts.get(&person.id).map_or(&[][..], Vec::as_slice);
                Ok(Mentee {
                    id: person.id.clone(),
                    name: person.name.clone(),
                    township_id: village
                        .map_or(&person.township_id, |it| &it.township_id)
                        .clone(),
                    village: village.map(|village| village.name.clone()),
                    neighbours: village_id
                        .as_ref()
                        .and_then(|id| self.neighbours.get(id))
                        .cloned()
                        .unwrap_or_default(),
                    village_id,
                    units: units(posts),
                    fields: vocabulary.iter().map(knows).collect(),
                    barred: self.barred(person, named, &numbers),
                    previous: self.previous(named, present, &numbers),
                    present: present.map(|named| named.mentor_id.clone()),
                })
            })
            .collect()
    }

    /// The village of a mentee.
    fn place(&self, person: &PersonId) -> Option<VillageId> {
        let spell = self.spell_of.get(person);
        let spell = spell.map(|number| self.spells[*number].reserve.village_id.clone());
        let mut posts = self.posts.get(person).into_iter().flatten();
        let post = posts.find_map(|post| post.village_id.clone());
        rules::place(self.scheme.mentees, spell, self.secretary_at(person), post)
    }

    pub(super) fn secretary_at(&self, person: &PersonId) -> Option<VillageId> {
        self.posts
            .get(person)?
            .iter()
            .filter(|post| is_village_party_secretary(&post.title))
            .find_map(|post| post.village_id.clone())
    }

    fn fields_of(&self, db: &Db, person: &Person) -> Result<Vec<String>> {
        let mut facts = FactsOnDay::default();
        if let Some(number) = self.spell_of.get(&person.id) {
            facts.clone_from(&self.spells[*number].facts);
        } else {
            let mut all: Vec<Fact> = db.find_by("person_id", person.id.as_str())?;
            all.retain(|fact| fact.holds_on(self.as_of));
            for fact in all {
                facts.set(fact.field, fact.value);
            }
        }
        let majors = [
            FactField::SchoolMajor,
            FactField::FullTimeSchool,
            FactField::InServiceSchool,
        ];
        let majors = majors.into_iter().filter_map(|field| facts.get(field));
        let others = [FactField::Occupation, FactField::TargetPost];
        let others = others.into_iter().filter_map(|field| facts.get(field));
        Ok(majors
            .flat_map(specialties::fields_of_major)
            .chain(
                others
                    .chain(person.skills.as_deref())
                    .flat_map(specialties::fields_of),
            )
            .collect())
    }

    /// Mentors who may not be this person's.
    fn barred(
        &self,
        person: &Person,
        named: &[&NamedMentor],
        numbers: &HashMap<&PersonId, usize>,
    ) -> HashMap<usize, Bar> {
        let several = self.seat.mentors > 1;
        let seated = named
            .iter()
            .filter(|named| in_force(Some(named.from_on), named.until_on, self.as_of))
            .filter(|named| several || named.seat_id != self.seat.id)
            .map(|named| {
                let label = self.labels.get(named.seat_id.as_str()).cloned();
                (&named.mentor_id, Bar::Seated(label.unwrap_or_default()))
            });
        let kin = self.kin.get(&person.id).into_iter().flatten();
        let kin = kin
            .filter(|(_, relation)| is_barred_kin(relation))
            .map(|(relative, relation)| (relative, Bar::Kin(relation.clone())));
        seated
            .chain(kin)
            .chain([(&person.id, Bar::Same)])
            .filter_map(|(mentor, bar)| Some((*numbers.get(mentor)?, bar)))
            .collect()
    }

    /// Whom a seat of one mentor has.
    fn present<'a>(&self, named: &[&'a NamedMentor]) -> Option<&'a NamedMentor> {
        let holds_now = |named: &&&NamedMentor| {
            named.seat_id == self.seat.id
                && in_force(Some(named.from_on), named.until_on, self.as_of)
                && self.is_mentee(&named.person_id)
        };
        let now = named
            .iter()
            .filter(holds_now)
            .max_by_key(|it| (it.from_on, &it.id));
        now.filter(|_| self.seat.mentors == 1).copied()
    }

    /// Who mentors in the seat, or did within the last year.
    fn previous(
        &self,
        named: &[&NamedMentor],
        present: Option<&NamedMentor>,
        numbers: &HashMap<&PersonId, usize>,
    ) -> Option<(usize, Previous)> {
        if let Some(present) = present {
            return Some((*numbers.get(&present.mentor_id)?, Previous::Present));
        }
        let year_ago = self.as_of.checked_sub_days(Days::new(366))?;
        let ended = |named: &NamedMentor| {
            let pairs = self.pairs.get(&named.person_id).into_iter().flatten();
            let pair_ends = pairs.filter_map(|(pair, _)| pair.until_on).max();
            let ends = [named.until_on, pair_ends].into_iter().flatten();
            ends.map(PartialDate::first_day).min()
        };
        let last = named
            .iter()
            .filter(|named| named.seat_id == self.seat.id)
            .filter(|named| named.from_on.first_day() <= self.as_of)
            .filter_map(|named| Some((ended(named)?, *named)))
            .filter(|(end, _)| (year_ago..=self.as_of).contains(end))
            .max_by_key(|(end, named)| (*end, &named.id))?;
        Some((*numbers.get(&last.1.mentor_id)?, Previous::LastYear))
    }
}

fn units(posts: &[Post]) -> Vec<String> {
    posts.iter().filter_map(|post| post.unit.clone()).collect()
}
