//! Adding people and correcting mistakes in their records.

use serde::Deserialize;
use ts_rs::TS;

use super::change::changes_of;
use super::input::{first_fact, Accepted, PersonInput};
use super::{Field, Person};
use crate::changes::Outcome;
use crate::date::Day;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::PersonId;
use crate::mentoring::evidence::EvidenceFile;
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::reserves::Entry;
use crate::store::Db;

/// One field of many people.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ManyEdit {
    /// Whom.
    pub ids: Vec<PersonId>,
    /// Which field.
    pub field: Field,
    /// The value for all of them, as typed; empty clears, which is a correction alone.
    pub value: String,
    /// From this day on; absent: a correction.
    pub on: Option<Day>,
}

impl Registry {
    /// Adds a person and, when given, the spell in a pool with which they come.
    pub fn add_person(
        &mut self,
        input: &PersonInput,
        entry: Option<&Entry>,
        today: Day,
    ) -> Result<Outcome<PersonId>> {
        let accepted = input.accept("")?;
        self.transact(Op::AddPerson, |tx| {
            let person = tx.add_person(&accepted, entry, today, "")?;
            tx.about(&person.name);
            Ok(person.id)
        })
    }

    /// Corrects what holds of a person on `as_of`; what lies after `today` is refused.
    pub fn edit_person(
        &mut self,
        id: &PersonId,
        input: &PersonInput,
        as_of: Day,
        today: Day,
    ) -> Result<Outcome<()>> {
        let accepted = input.accept("")?;
        self.transact(Op::EditPerson, |tx| {
            let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
            tx.about(&person.name);
            tx.correct_person(&person, &accepted, as_of, today, "")
        })
    }

    /// Sets one field of many people; how many differ now.
    pub fn edit_people(&mut self, edit: &ManyEdit, today: Day) -> Result<Outcome<usize>> {
        if matches!(edit.field, Field::Name | Field::IdNumber) {
            let message = format!("{}各人不同，不能批量修改", edit.field.label());
            return Err(Error::invalid("field", "field.unique", message));
        }
        if edit.on.is_some() && edit.value.trim().is_empty() {
            let message = format!("请填写{}改成什么", edit.field.label());
            return Err(Error::invalid("value", "change.missing", message));
        }
        let input = PersonInput([(edit.field, edit.value.clone())].into());
        let accepted = match edit.on {
            Some(on) => changes_of(&input, &[], on, today)?,
            None => input.accept("")?,
        };
        self.transact(Op::EditPeople, |tx| {
            for id in &edit.ids {
                let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
                match edit.on {
                    Some(on) => tx.change_to(person, accepted.clone(), on)?,
                    None => tx.correct_person(&person, &accepted, today, today, "")?,
                }
            }
            tx.about(&format!("{} 人的{}", edit.ids.len(), edit.field.label()));
            tx.db.people_touched(tx.op())
        })
    }

    /// Removes a person's record made by mistake, with everything that hangs on it. One who mentors
    /// or is mentored, or whose kin is recorded, is refused.
    pub fn remove_person(&mut self, id: &PersonId) -> Result<Outcome<()>> {
        self.transact(Op::RemovePerson, |tx| {
            let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
            tx.about(&person.name);
            let mut uses = vec![
                tx.db.mentoring_of(id)?,
                tx.db.training_of(id)?,
                tx.db.selection_of(id)?,
                tx.db.reviews_of_person(id)?,
            ];
            uses.retain(|uses| !uses.is_empty());
            if !uses.is_empty() {
                let what = format!("{}还有{}", person.name, uses.join("、"));
                return Err(Refused::StillReferenced { what }.into());
            }
            for table in [
                "facts",
                "former_values",
                "merged_people",
                "reserves",
                "posts",
                "duties",
                "attachments",
            ] {
                for belonging in tx.db.ids_of(table, id)? {
                    tx.db.remove(table, &belonging)?;
                }
            }
            tx.db.remove("people", id.as_str())
        })
    }

    /// Sets or removes a person's photo, read by [`crate::dossiers::read_portrait`]. Its hash.
    pub fn set_photo(
        &mut self,
        id: &PersonId,
        photo: Option<&EvidenceFile>,
    ) -> Result<Outcome<Option<String>>> {
        self.transact(Op::SetPhoto, |tx| {
            let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
            tx.about(&person.name);
            let hash = photo.map(|photo| tx.keep_file(photo)).transpose()?;
            tx.db.update(&Person {
                photo: hash.clone(),
                ..person
            })?;
            Ok(hash)
        })
    }

    /// A kept picture: media type and bytes.
    pub fn picture(&self, hash: &str) -> Result<(String, Vec<u8>)> {
        self.db.blob(hash)?.or_not_found("照片")
    }
}

impl Tx<'_> {
    /// A new person with the accepted values; problems are reported under `prefix`.
    pub(crate) fn add_person(
        &self,
        accepted: &Accepted,
        entry: Option<&Entry>,
        today: Day,
        prefix: &str,
    ) -> Result<Person> {
        let township_id = self.township_for(entry)?;
        let blank = Person::named("", township_id);
        let person = accepted.corrected(&blank).completed_by_id();
        if person.name.is_empty() {
            return Err(Error::invalid(
                &format!("{prefix}name"),
                "name.missing",
                "请填写姓名",
            ));
        }
        refuse_impossible_dates(accepted, &person, today, prefix)?;
        if let Some(entry) = entry {
            entry.refuse_future(today, prefix)?;
        }
        refuse_taken_id_number(self.db, &person, prefix)?;
        self.db.insert(&person)?;
        let seen_on = entry.map_or_else(|| today.into(), |entry| entry.entered_on);
        for (field, value) in &accepted.dated {
            if let Some(value) = value {
                self.db
                    .insert(&first_fact(&person, *field, value.clone(), seen_on))?;
            }
        }
        if let Some(entry) = entry {
            self.enter_pool(&person, entry)?;
        }
        Ok(person)
    }

    /// Writes the accepted values over those that hold of a person on `as_of`.
    pub(crate) fn correct_person(
        &self,
        person: &Person,
        accepted: &Accepted,
        as_of: Day,
        today: Day,
        prefix: &str,
    ) -> Result<()> {
        let of_now = Accepted {
            corrections: self.correct_former(person, accepted.corrections.clone(), as_of)?,
            ..Accepted::default()
        };
        let mut corrected = of_now.corrected(person);
        if accepted.touches_what_an_id_tells() {
            corrected = corrected.completed_by_id();
        }
        if corrected != *person {
            refuse_impossible_dates(accepted, &corrected, today, prefix)?;
            refuse_taken_id_number(self.db, &corrected, prefix)?;
            self.db.update(&corrected)?;
        }
        for (field, value) in &accepted.dated {
            self.correct_fact(person, *field, value.clone(), as_of.into())?;
        }
        Ok(())
    }

    fn township_for(&self, entry: Option<&Entry>) -> Result<crate::ids::TownshipId> {
        use crate::villages::{Township, Village};
        if let Some(entry) = entry {
            let village: Village = self
                .db
                .find(entry.village_id.as_str())?
                .or_not_found("村")?;
            return Ok(village.township_id);
        }
        let townships: Vec<Township> = self.db.all()?;
        let first = townships
            .into_iter()
            .min_by_key(|township| township.position);
        first
            .map(|township| township.id)
            .ok_or_else(|| Refused::NotFound { what: "乡镇" }.into())
    }
}

/// At most one person has an ID number.
pub(super) fn refuse_taken_id_number(db: &Db, person: &Person, prefix: &str) -> Result<()> {
    let Some(number) = &person.id_number else {
        return Ok(());
    };
    let holders: Vec<Person> = db.find_by("id_number", number)?;
    match holders.iter().find(|holder| holder.id != person.id) {
        None => Ok(()),
        Some(holder) => Err(Error::invalid(
            &format!("{prefix}id_number"),
            "id.taken",
            format!("这个身份证号已登记在“{}”名下", holder.name),
        )),
    }
}

/// Whatever day the record is looked at, what is still to come is so from today on.
fn refuse_impossible_dates(
    accepted: &Accepted,
    person: &Person,
    today: Day,
    prefix: &str,
) -> Result<()> {
    let problems = accepted.impossible_dates(person, today, prefix);
    if problems.is_empty() {
        return Ok(());
    }
    Err(Error::Invalid(problems))
}
