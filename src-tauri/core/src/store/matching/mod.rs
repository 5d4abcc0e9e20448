//! Who is in no pool on a day, and is not meant to be later.

use std::collections::HashMap;

use super::Db;
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::PersonId;
use crate::people::Person;
use crate::reserves::{Reserve, State};

impl Db {
    /// The people who are in no village's pool on a day or after it.
    pub(crate) fn people_without_spell(&self, day: Day) -> Result<Vec<Person>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("people_without_spell.sql"))?;
        let ids = statement.query_map([day.to_string()], |row| row.get::<_, String>(0))?;
        let ids = ids.collect::<Result<Vec<_>, _>>()?;
        ids.iter()
            .map(|id| self.find(id)?.or_not_found("人员"))
            .collect()
    }

    /// Of those who left a pool by a day the spell that ended last.
    pub(crate) fn last_spells_left(&self, day: Day) -> Result<HashMap<PersonId, Reserve>> {
        let mut last: HashMap<PersonId, Reserve> = HashMap::new();
        for row in self.reserves_on(day, &[], State::Left)? {
            let spell = row.reserve;
            let later = last
                .get(&spell.person_id)
                .is_none_or(|known| known.left_on < spell.left_on);
            if later {
                last.insert(spell.person_id.clone(), spell);
            }
        }
        Ok(last)
    }
}
