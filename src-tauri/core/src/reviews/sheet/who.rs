//! Who is meant by a row of a filled sheet: by ID number, else by a name that one person of the round
//! has. Whoever is not clear is asked about, with the place.

use super::plan::{Known, NotTaken};
use super::read::{Holds, Line};
use super::SheetCandidate;
use crate::names::mask_id;
use crate::people::rules::id_number::IdNumber;
use crate::people::rules::names::{matches_placeholder, read_name};
use crate::people::rules::text::{is_blank_word, squeeze};
use crate::reviews::RoundPerson;

impl Known {
    /// Who is meant: by ID number, else by a name only one person of the round has.
    pub(super) fn person(&self, line: &Line) -> std::result::Result<&RoundPerson, NotTaken> {
        let (name_column, raw_name) = line.get(Holds::Name);
        let (id_column, raw_id) = line.get(Holds::IdNumber);
        let name = read_name(raw_name).name;
        let called: Vec<&RoundPerson> = self
            .people
            .iter()
            .filter(|person| person.name == name || matches_placeholder(&person.name, &name))
            .collect();
        if !is_blank_word(raw_id) {
            let number = IdNumber::read(raw_id).ok();
            let shown = squeeze(raw_id);
            let has = |person: &&&RoundPerson| {
                let of_person = person.id_number.as_deref();
                of_person.is_some_and(|own| match &number {
                    Some(number) => own == number.as_str(),
                    None => mask_id(own) == shown,
                })
            };
            let people: Vec<&RoundPerson> = self.people.iter().collect();
            let mut numbered = people.iter().filter(has).copied();
            match (numbered.next(), numbered.next()) {
                (Some(one), None) if called.iter().any(|person| person.id == one.id) => {
                    return Ok(one)
                }
                (Some(one), None) => {
                    let message =
                        format!("身份证号是{}的，姓名写的是“{name}”，请确认是谁", one.name);
                    return Err(asking(id_column, message, called.into_iter().chain([one])));
                }
                _ => {}
            }
            if let Some(number) = &number {
                let owner = self
                    .register
                    .iter()
                    .find(|(_, own)| own.as_deref() == Some(number.as_str()));
                if let Some((owner, _)) = owner {
                    return Err(NotTaken::new(
                        id_column,
                        format!("{owner}不在“{}”的送审名单里", self.round.name),
                    ));
                }
            }
            // Somebody whose number the register does not know is told by the name alone.
            let unknown = called.iter().filter(|person| person.id_number.is_none());
            let unknown: Vec<&RoundPerson> = unknown.copied().collect();
            return match (unknown.as_slice(), called.is_empty()) {
                ([one], _) if called.len() == 1 => Ok(one),
                (_, true) => Err(self.stranger(name_column, &name)),
                _ => {
                    let message = format!("“{name}”的身份证号与送审名单不一致，请确认是谁");
                    Err(asking(id_column, message, called.into_iter()))
                }
            };
        }
        match called.as_slice() {
            [one] => Ok(one),
            [] => Err(self.stranger(name_column, &name)),
            many => {
                let (_, village) = line.get(Holds::Village);
                let of_village = |person: &&&RoundPerson| {
                    let own = person.village.as_deref();
                    !village.is_empty() && own.is_some_and(|own| own.contains(village))
                };
                let mut there = many.iter().filter(of_village);
                if let (Some(one), None) = (there.next(), there.next()) {
                    return Ok(one);
                }
                let message = format!("送审名单里有 {} 个“{name}”，请确认是谁", many.len());
                Err(asking(name_column, message, called.into_iter()))
            }
        }
    }

    fn stranger(&self, column: Option<usize>, name: &str) -> NotTaken {
        let round = &self.round.name;
        let is_known = self.register.iter().any(|(known, _)| known == name);
        let message = if is_known {
            format!("{name}不在“{round}”的送审名单里")
        } else {
            format!("台账里没有“{name}”，请核对姓名")
        };
        NotTaken::new(column, message)
    }
}

fn asking<'p>(
    column: Option<usize>,
    message: String,
    people: impl Iterator<Item = &'p RoundPerson>,
) -> NotTaken {
    let candidates = people.map(|person| SheetCandidate {
        person_id: person.id.clone(),
        label: label(person),
    });
    NotTaken {
        column,
        message,
        candidates: candidates.collect(),
    }
}

pub(super) fn label(person: &RoundPerson) -> String {
    match &person.village {
        Some(village) => format!("{}（{village}）", person.name),
        None => person.name.clone(),
    }
}
