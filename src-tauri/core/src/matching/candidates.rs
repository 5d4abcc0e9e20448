//! Who and which villages come into question on a day, for the clerk to choose from.

use super::rules::{tenths_said, Board};
use super::scene::{major, OnDay};
use super::{CandidateRow, Candidates, SoughtRow, VillageNeed};
use crate::codes::is_college_or_above;
use crate::date::{Day, PartialDate};
use crate::duties::rules::title_on;
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::{FactField, FactsOnDay, Person};
use crate::registry::Registry;
use crate::villages::VillageRow;

/// The source of those who came from a university.
const GRADUATE: &str = "高校毕业生";
/// Until which age one who has 大专以上 counts as a graduate.
const GRADUATE_AGE: i32 = 30;

impl Registry {
    /// The people in no pool, those in one, and all villages, with what a choice is made by.
    pub fn match_candidates(&self, as_of: Day) -> Result<Candidates> {
        let day = OnDay::read(self, as_of)?;
        let mut people = self.db.people_without_spell(as_of)?;
        people.retain(|person| !day.is_gone(&person.id));
        let by_name = |a: &Person, b: &Person| (&a.name, &a.id).cmp(&(&b.name, &b.id));
        people.sort_by(by_name);
        let mut reserves: Vec<Person> = day.in_pool().map(|row| row.person.clone()).collect();
        reserves.sort_by(by_name);
        people.extend(reserves);
        let ids: Vec<&PersonId> = people.iter().map(|person| &person.id).collect();
        let facts = self.db.facts_of(&ids, as_of)?;
        let none = FactsOnDay::default();
        let row = |person: &Person| {
            let facts = facts.get(&person.id).unwrap_or(&none);
            day.candidate(self, person, facts)
        };
        let people: Result<Vec<_>> = people.iter().map(row).collect();
        let villages = day.villages.iter().map(|village| day.row(self, village));
        Ok(Candidates {
            as_of,
            people: people?,
            villages: villages.collect::<Result<_>>()?,
        })
    }
}

impl OnDay {
    fn candidate(
        &self,
        registry: &Registry,
        person: &Person,
        facts: &FactsOnDay,
    ) -> Result<CandidateRow> {
        let age = person.birth.map(|birth| birth.age_on(self.as_of));
        let education = facts.get(FactField::Education);
        let young = age.is_some_and(|age| age <= GRADUATE_AGE);
        let by_source = facts.sources().iter().any(|source| source == GRADUATE);
        Ok(CandidateRow {
            person_id: person.id.clone(),
            name: person.name.clone(),
            sex: person.sex.clone(),
            age,
            education: education.map(str::to_owned),
            major: major(facts),
            native_place: person.native_place.clone(),
            skills: person.skills.clone(),
            standing: self.standing(registry, &person.id)?,
            pool: self.pool_of(&person.id).map(|row| row.village.clone()),
            graduate: by_source || young && education.is_some_and(is_college_or_above),
            prospect: self.prospects.contains_key(&person.id),
            left: self.left.contains_key(&person.id),
            busy: self.is_busy(&person.id),
        })
    }

    /// The post that names somebody, a duty, who keeps in touch, or the pool they left.
    fn standing(&self, registry: &Registry, person: &PersonId) -> Result<Option<String>> {
        let posts = self.posts.get(person).into_iter().flatten();
        if let Some(title) = title_on(posts, self.as_of) {
            return Ok(Some(title.to_owned()));
        }
        if self.on_duty.contains(person) {
            return Ok(Some("包村".into()));
        }
        if let Some(row) = self.pool_of(person) {
            return Ok(Some(format!("{}后备干部", row.village)));
        }
        if let Some(prospect) = self.prospects.get(person) {
            let village = registry.village_name_on(&prospect.village_id, self.as_of)?;
            let good_at = prospect.field.as_ref();
            let good_at = good_at.map_or_else(String::new, |field| format!("，{field}"));
            return Ok(Some(format!("{village}联系的人才{good_at}")));
        }
        let Some(spell) = self.left.get(person) else {
            return Ok(None);
        };
        let last_day = spell.left_on.map(PartialDate::day_before);
        let last_day = last_day.unwrap_or(self.as_of);
        let village = registry.village_name_on(&spell.village_id, last_day)?;
        let on = spell.left_on.map(PartialDate::dotted_month);
        let reason = spell.left_reason.as_ref();
        let reason = reason.map_or_else(String::new, |reason| format!("（{reason}）"));
        let on = on.unwrap_or_default();
        Ok(Some(format!("{on} 退出{village}后备库{reason}")))
    }

    fn row(&self, registry: &Registry, village: &VillageRow) -> Result<SoughtRow> {
        let board = self.boards.get(&village.id);
        let mean_age = board.and_then(Board::mean_age);
        Ok(SoughtRow {
            village_id: village.id.clone(),
            village: village.name.clone(),
            township: village.township.clone(),
            reserves: self.reserves(&village.id),
            lacks: self.lacks(registry, &village.id)?,
            needs: self.needs.get(&village.id).map(VillageNeed::in_one_line),
            board: board.map_or(0, |board| board.members),
            mean_age: mean_age.map(tenths_said),
        })
    }
}

impl VillageNeed {
    /// `产业：肉羊养殖；需要：会计；返乡青年优先`.
    #[must_use]
    pub fn in_one_line(&self) -> String {
        let labelled =
            |label: &str, text: &Option<String>| text.as_ref().map(|text| format!("{label}{text}"));
        let parts = [
            labelled("产业：", &self.industry),
            labelled("需要：", &self.majors),
            labelled("", &self.wishes),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("；")
    }
}
