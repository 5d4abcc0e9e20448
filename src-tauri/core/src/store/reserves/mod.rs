//! The pool on a day: one query for the spells and one for the dated properties that hold.

use std::collections::HashMap;

use rusqlite::Rows;

use super::columns::{Columns, NamedRow};
use super::{grouped, Db};
use crate::date::{Day, PartialDate};
use crate::error::{unexpected, Result};
use crate::ids::{PersonId, TownshipId, VillageId};
use crate::people::{FactField, FactsOnDay, FormerValue, Person};
use crate::reserves::{Reserve, ReserveOnDay, Sayable, State, Stated};

impl Db {
    /// Spells in the pool (or left, or either) on a day, in paper order, with what holds that day.
    /// No village named means all.
    pub(crate) fn reserves_on(
        &self,
        as_of: Day,
        villages: &[VillageId],
        state: State,
    ) -> Result<Vec<ReserveOnDay>> {
        let day = as_of.to_string();
        let villages = (!villages.is_empty())
            .then(|| serde_json::to_string(villages).map_err(|error| unexpected(error.to_string())))
            .transpose()?;
        let mut facts = self.facts_on(&day, villages.as_deref())?;
        let names = self.former_places()?;
        let former = self.former_after(&day)?;
        let state = match state {
            State::InPool => "in_pool",
            State::Left => "left",
            State::All => "all",
        };
        let mut statement = self.conn.prepare_cached(include_str!("on_day.sql"))?;
        let columns = Columns::of(&statement);
        let mut rows = statement.query((&day, state, villages))?;
        let mut spells = Vec::new();
        while let Some(row) = rows.next()? {
            let row = &columns.row(row);
            let id = PersonId::from(row.get::<String>("person_id")?);
            let facts = if state == "in_pool" {
                facts.remove(&id).unwrap_or_default()
            } else {
                facts.get(&id).cloned().unwrap_or_default()
            };
            let reserve = reserve(row)?;
            let of: TownshipId = row.get::<String>("village_township_id")?.into();
            spells.push(ReserveOnDay {
                village: names.village(&reserve.village_id, row.get("village")?, as_of),
                township: names.township(&of, row.get("township")?, as_of),
                reserve,
                person: self::person(row)?.on(as_of, former.get(&id).map_or(&[], Vec::as_slice)),
                facts,
            });
        }
        Ok(spells)
    }

    /// What holds on a day of the people of villages, or of all.
    fn facts_on(&self, day: &str, villages: Option<&str>) -> Result<HashMap<PersonId, FactsOnDay>> {
        let mut statement = self.conn.prepare_cached(include_str!("facts_on_day.sql"))?;
        let rows = statement.query((day, villages))?;
        by_person(rows)
    }

    /// What holds on a day of these people.
    pub(crate) fn facts_of(
        &self,
        people: &[&PersonId],
        day: Day,
    ) -> Result<HashMap<PersonId, FactsOnDay>> {
        let people =
            serde_json::to_string(people).map_err(|error| unexpected(error.to_string()))?;
        let mut statement = self.conn.prepare_cached(include_str!("facts_of.sql"))?;
        let rows = statement.query((day.to_string(), people))?;
        by_person(rows)
    }

    /// What records said on a day and no longer say, by person.
    fn former_after(&self, day: &str) -> Result<HashMap<PersonId, Vec<FormerValue>>> {
        let former: Vec<FormerValue> = self.select("WHERE until_on > ?1", [day])?;
        Ok(grouped(former, |former| Some(former.person_id.clone())))
    }

    /// People in each village's pool on a day.
    pub(crate) fn reserves_per_village(&self, as_of: Day) -> Result<HashMap<VillageId, i64>> {
        let mut statement = self.conn.prepare_cached(include_str!("per_village.sql"))?;
        let counts = statement.query_map([as_of.to_string()], |row| {
            Ok((VillageId::from(row.get::<_, String>(0)?), row.get(1)?))
        })?;
        Ok(counts.collect::<Result<_, _>>()?)
    }

    /// The last place in a village's own order.
    pub(crate) fn last_position(&self, village: &VillageId) -> Result<i64> {
        let mut statement = self.conn.prepare_cached(
            "SELECT coalesce(max(position), 0) FROM reserves WHERE village_id = ?1",
        )?;
        Ok(statement.query_row([village.as_str()], |row| row.get(0))?)
    }
}

fn reserve(row: &NamedRow<'_>) -> Result<Reserve> {
    Ok(Reserve {
        id: row.get::<String>("reserve_id")?.into(),
        township_id: row.get::<String>("township_id")?.into(),
        person_id: row.get::<String>("person_id")?.into(),
        village_id: row.get::<String>("village_id")?.into(),
        entered_on: known_date(row, "entered_on")?
            .ok_or_else(|| unexpected("a spell without its first day"))?,
        left_on: known_date(row, "left_on")?,
        left_reason: row.get("left_reason")?,
        destination: row.get("destination")?,
        document: row.get("document")?,
        position: row.get("position")?,
        stated_mentors: stated(row, "stated_mentors")?,
        remark: stated(row, "reserve_remark")?,
        start_assumed: row.get("start_assumed")?,
        listed_on: known_date(row, "listed_on")?,
    })
}

fn person(row: &NamedRow<'_>) -> Result<Person> {
    Ok(Person {
        id: row.get::<String>("person_id")?.into(),
        township_id: row.get::<String>("township_id")?.into(),
        name: row.get("name")?,
        sex: row.get("sex")?,
        ethnicity: row.get("ethnicity")?,
        birth: known_date(row, "birth")?,
        id_number: row.get("id_number")?,
        native_place: row.get("native_place")?,
        birthplace: row.get("birthplace")?,
        address: row.get("address")?,
        degree: row.get("degree")?,
        party_joined: known_date(row, "party_joined")?,
        party_confirmed: known_date(row, "party_confirmed")?,
        work_started: known_date(row, "work_started")?,
        health: row.get("health")?,
        skills: row.get("skills")?,
        title: row.get("title")?,
        resume: row.get("resume")?,
        awards: row.get("awards")?,
        family: row.get("family")?,
        phone: row.get("phone")?,
        other_phones: row.get("other_phones")?,
        remark: row.get("remark")?,
        photo: row.get("photo")?,
    })
}

fn stated<T: Sayable + Clone>(row: &NamedRow<'_>, column: &str) -> Result<Stated<T>> {
    let text: Option<String> = row.get(column)?;
    let said = text.map(|text| Stated::read(&text).map_err(|e| unexpected(e.to_string())));
    Ok(said.transpose()?.unwrap_or_default())
}

fn known_date(row: &NamedRow<'_>, column: &str) -> Result<Option<PartialDate>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| {
        text.parse()
            .map_err(|_| unexpected(format!("{column} holds no date")))
    })
    .transpose()
}

/// Facts by person, from rows of person, field and value in the order of people.
fn by_person(mut rows: Rows<'_>) -> Result<HashMap<PersonId, FactsOnDay>> {
    let mut facts: HashMap<PersonId, FactsOnDay> = HashMap::new();
    let mut person = String::new();
    let mut of_person = FactsOnDay::default();
    while let Some(row) = rows.next()? {
        let id = row.get_ref(0)?.as_str().unwrap_or_default();
        if id != person {
            if !person.is_empty() {
                let known = std::mem::take(&mut person).into();
                facts.insert(known, std::mem::take(&mut of_person));
            }
            id.clone_into(&mut person);
        }
        if let Some(field) = FactField::named(row.get_ref(1)?.as_str().unwrap_or_default()) {
            of_person.set(field, row.get(2)?);
        }
    }
    if !person.is_empty() {
        facts.insert(person.into(), of_person);
    }
    Ok(facts)
}
