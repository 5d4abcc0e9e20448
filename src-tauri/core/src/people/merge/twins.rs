//! Who may be one human being recorded twice.

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::ids::{PersonId, VillageId};
use crate::people::rules::share_a_number;
use crate::people::Person;
use crate::registry::Registry;
use crate::reserves::Reserve;
use crate::store::{grouped, Db};

/// Somebody who may be the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Twin {
    /// Who.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// The village of the open or else the last spell.
    pub village: Option<String>,
    /// What is the same: `姓名、出生年月相同`.
    pub why: &'static str,
}

impl Registry {
    /// People who may be one, a sentence a pair.
    pub fn twins(&self) -> Result<Vec<String>> {
        let people = grouped(self.db.all::<Person>()?, |it| Some(it.name.clone()));
        let spells = grouped(self.db.all::<Reserve>()?, |it| Some(it.person_id.clone()));
        let mut sentences = Vec::new();
        let mut namesakes: Vec<Vec<Person>> =
            people.into_values().filter(|it| it.len() > 1).collect();
        namesakes.sort_by(|one, other| one[0].id.cmp(&other[0].id));
        for people in namesakes {
            for (at, one) in people.iter().enumerate() {
                for other in &people[at + 1..] {
                    let (here, there) = (last(&spells, &one.id), last(&spells, &other.id));
                    let Some(why) = may_be_one(one, other, here.is_some() && here == there) else {
                        continue;
                    };
                    let (one, other) = (self.placed(one, here)?, self.placed(other, there)?);
                    sentences.push(format!("{one}和{other}像是同一个人：{why}"));
                }
            }
        }
        Ok(sentences)
    }

    /// Others who may be the same person.
    pub(crate) fn twins_of(&self, person: &Person) -> Result<Vec<Twin>> {
        let namesakes: Vec<Person> = self.db.find_by("name", &person.name)?;
        if namesakes.len() < 2 {
            return Ok(Vec::new());
        }
        let here = self.db.last_village_of(&person.id)?;
        let mut twins = Vec::new();
        for other in namesakes.into_iter().filter(|other| other.id != person.id) {
            let there = self.db.last_village_of(&other.id)?;
            let in_one = here.is_some() && here == there;
            let Some(why) = may_be_one(person, &other, in_one) else {
                continue;
            };
            let village = there
                .as_ref()
                .map(|id| self.db.village_label(id))
                .transpose()?;
            twins.push(Twin {
                id: other.id,
                name: other.name,
                village,
                why,
            });
        }
        Ok(twins)
    }

    fn placed(&self, person: &Person, village: Option<&VillageId>) -> Result<String> {
        let village = village.map(|id| self.db.village_label(id)).transpose()?;
        Ok(village.map_or_else(
            || person.name.clone(),
            |village| format!("{}（{village}）", person.name),
        ))
    }
}

impl Db {
    fn last_village_of(&self, id: &PersonId) -> Result<Option<VillageId>> {
        let spells: Vec<Reserve> = self.find_by("person_id", id.as_str())?;
        Ok(last_of(&spells).map(|spell| spell.village_id.clone()))
    }
}

fn last<'s>(spells: &'s HashMap<PersonId, Vec<Reserve>>, id: &PersonId) -> Option<&'s VillageId> {
    let own = spells.get(id).map(Vec::as_slice).unwrap_or_default();
    last_of(own).map(|spell| &spell.village_id)
}

/// The open spell, else the last one.
pub(super) fn last_of(spells: &[Reserve]) -> Option<&Reserve> {
    spells
        .iter()
        .max_by_key(|spell| (spell.left_on.is_none(), spell.entered_on))
}

/// Why two people of one name may be one; nobody has two ID numbers or was born twice.
fn may_be_one(one: &Person, other: &Person, in_one_village: bool) -> Option<&'static str> {
    let two_numbers = one.id_number.is_some() && other.id_number.is_some();
    let births = one.birth.zip(other.birth);
    let born_alike = births.map(|(one, other)| one.agrees_with(other));
    let phones = |person: &Person| {
        let phones = [person.phone.as_deref(), person.other_phones.as_deref()];
        phones.into_iter().flatten().collect::<Vec<_>>().join("、")
    };
    if two_numbers || born_alike == Some(false) {
        None
    } else if born_alike == Some(true) {
        Some("姓名、出生年月相同")
    } else if share_a_number(&phones(one), &phones(other)) {
        Some("姓名、电话相同")
    } else {
        in_one_village.then_some("姓名相同，在同一个村")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::TownshipId;

    fn person(id_number: &str, birth: &str, phone: &str) -> Person {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Person {
            id_number: some(id_number),
            birth: birth.parse().ok(),
            phone: some(phone),
            ..Person::named("王芳", TownshipId::new())
        }
    }

    #[test]
    fn people_of_one_name_may_be_one_unless_what_they_are_born_with_differs() {
        let check = |one: (&str, &str, &str), other: (&str, &str, &str), village, expect| {
            let (one, other) = (
                person(one.0, one.1, one.2),
                person(other.0, other.1, other.2),
            );
            assert_eq!(may_be_one(&one, &other, village), expect);
        };
        check(
            ("", "1990-05", ""),
            ("", "1990-05-06", ""),
            false,
            Some("姓名、出生年月相同"),
        );
        check(("", "1990-05", ""), ("", "1991-05", ""), true, None);
        check(("1", "1990-05", ""), ("2", "1990-05", ""), true, None);
        check(
            ("1", "", "13800001111"),
            ("", "1990-05", "13800001111"),
            false,
            Some("姓名、电话相同"),
        );
        check(
            ("", "", ""),
            ("", "1990-05", ""),
            true,
            Some("姓名相同，在同一个村"),
        );
        check(("", "", ""), ("", "1990-05", ""), false, None);
    }
}
