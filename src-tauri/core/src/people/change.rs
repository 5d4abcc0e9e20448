//! Something changed from a day on: the interval that holds is closed, the next one opens.
//!
//! How facts stated on papers of different days fit together is the importer's business, see
//! [`crate::import`].

use super::input::{first_fact, Accepted, PersonInput};
use super::{Fact, FactField, Field, Person};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, RecordId};
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::reserves::rules::in_pool_on;
use crate::reserves::Reserve;

impl Registry {
    /// Records that something about a person is another from `on`, or there is none any more:
    /// `ended`. What nobody is born without or joins twice is only corrected, with
    /// [`Registry::edit_person`]. An empty value is a question nobody answered, not an end.
    pub fn change_person(
        &mut self,
        id: &PersonId,
        on: Day,
        document: Option<&str>,
        input: &PersonInput,
        ended: &[Field],
        today: Day,
    ) -> Result<Outcome<()>> {
        let accepted = changes_of(input, ended, on, today)?;
        self.transact(Op::ChangePerson, |tx| {
            let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
            tx.about(&match filled(document) {
                Some(document) => format!("{}（{document}）", person.name),
                None => person.name.clone(),
            });
            tx.change_to(person, accepted, on)
        })
    }
}

/// What changes from a day on: every value is filled in, and what ends has none. The record of a
/// person says what holds now, so what is to come of it is recorded when it has come.
pub(super) fn changes_of(
    input: &PersonInput,
    ended: &[Field],
    on: Day,
    today: Day,
) -> Result<Accepted> {
    if let Some((field, _)) = input.0.iter().find(|(_, text)| text.trim().is_empty()) {
        let message = format!(
            "请填写{}现在是什么；没有了请注明从这天起没有了",
            field.label()
        );
        return Err(Error::invalid(field.name(), "change.missing", message));
    }
    let ends = ended.iter().map(|field| (*field, String::new()));
    let accepted = PersonInput(input.0.clone().into_iter().chain(ends).collect()).accept("")?;
    let mut corrected = accepted.corrections.keys();
    if let Some(field) = corrected.find(|field| !field.is_of_the_record()) {
        let message = format!("{}不随时间变化，请用“更正”", field.label());
        return Err(Error::invalid(field.name(), "field.not_dated", message));
    }
    if let Some(field) = accepted.corrections.keys().next().filter(|_| on > today) {
        let message = format!("{}从以后的日子起才变化，请到那天再登记", field.label());
        return Err(Error::invalid("on", "date.future", message));
    }
    Ok(accepted)
}

impl Tx<'_> {
    /// From `on`, a person is as accepted.
    pub(super) fn change_to(&self, mut person: Person, accepted: Accepted, on: Day) -> Result<()> {
        for (field, value) in accepted.dated {
            self.change_fact(&person, field, value.unwrap_or_default(), on.into())?;
        }
        for (field, value) in accepted.corrections {
            if field == Field::Remark && self.change_remark(&person, value.as_deref(), on)? {
                continue;
            }
            self.change_record(&mut person, field, value, on.into())?;
        }
        Ok(())
    }

    /// From `on`, the remark that rosters print is another, where it is one of the time in the pool.
    /// Whether that says it all; that there is none any more is said of the person too.
    fn change_remark(&self, person: &Person, remark: Option<&str>, on: Day) -> Result<bool> {
        let spells: Vec<Reserve> = self.db.find_by("person_id", person.id.as_str())?;
        let mut spells = spells.into_iter();
        let Some(spell) = spells.find(|it| in_pool_on(it, on) && it.remark.on(on).is_some()) else {
            return Ok(false);
        };
        let said = remark.unwrap_or_default().to_owned();
        self.db.update(&Reserve {
            remark: spell.remark.from_day(said, on.into()),
            ..spell
        })?;
        Ok(remark.is_some())
    }

    /// From `on`, the property has `value` (`''`: none). What was recorded for later days stays.
    pub(crate) fn change_fact(
        &self,
        person: &Person,
        field: FactField,
        value: String,
        on: PartialDate,
    ) -> Result<()> {
        let facts = self.facts_of(person, field)?;
        let holding = facts.iter().find(|fact| fact.holds_on(on.first_day()));
        if holding.map_or("", |fact| fact.value.as_str()) == value {
            return Ok(());
        }
        let next = facts
            .iter()
            .filter_map(|fact| fact.from_on)
            .filter(|from| *from > on)
            .min();
        if let Some(holding) = holding {
            if holding.from_on.is_some_and(|from| from == on) {
                return self.db.update(&Fact {
                    value,
                    seen_on: Some(on),
                    ..holding.clone()
                });
            }
            self.db.update(&Fact {
                until_on: Some(on),
                ..holding.clone()
            })?;
        }
        if value.is_empty() && holding.is_none() {
            return Ok(());
        }
        self.db.insert(&Fact {
            id: RecordId::new(),
            from_on: Some(on),
            until_on: next,
            ..first_fact(person, field, value, on)
        })
    }

    /// A mistake: the value that holds on `on` should have been `value`. Nothing recorded yet makes
    /// it hold as far back as is known.
    pub(crate) fn correct_fact(
        &self,
        person: &Person,
        field: FactField,
        value: Option<String>,
        on: PartialDate,
    ) -> Result<()> {
        let facts = self.facts_of(person, field)?;
        let holding = facts.iter().find(|fact| fact.holds_on(on.first_day()));
        match (holding, value) {
            (None, None) => Ok(()),
            (None, Some(value)) => {
                let next = facts
                    .iter()
                    .filter_map(|fact| fact.from_on)
                    .filter(|from| *from > on)
                    .min();
                self.db.insert(&Fact {
                    until_on: next,
                    ..first_fact(person, field, value, on)
                })
            }
            (Some(fact), None) => self.db.remove("facts", fact.id.as_str()),
            (Some(fact), Some(value)) => self.db.update(&Fact {
                value,
                ..fact.clone()
            }),
        }
    }

    fn facts_of(&self, person: &Person, field: FactField) -> Result<Vec<Fact>> {
        let mut facts: Vec<Fact> = self.db.find_by("person_id", person.id.as_str())?;
        facts.retain(|fact| fact.field == field);
        Ok(facts)
    }
}
