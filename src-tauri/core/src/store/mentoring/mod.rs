//! The columns that seats are answered from, read at once and without the detour over JSON that
//! single records take.

mod done;

use std::collections::HashMap;
use std::hash::Hash;

use rusqlite::Row as SqlRow;
use serde::de::DeserializeOwned;

use super::Db;
use crate::date::{Day, PartialDate};
use crate::error::{unexpected, Result};
use crate::ids::{PairId, PersonId, SchemeId, TownshipId};
use crate::mentoring::checklists::{Checklists, Registered};
use crate::mentoring::seats::{
    At, Days, DutyHeld, Named, PairHeld, Place, PoolHeld, PostHeld, Seating, Someone, Spell,
};
use crate::mentoring::{Scheme, Seat, Step};
use crate::villages::{Township, Village};

impl Db {
    /// Everything seats are answered from, with places called as on a day, and where they were.
    pub(crate) fn seating_on(&self, day: Day) -> Result<Seating> {
        self.seating_of(self.townships_on(day)?, self.every_village_on(day)?)
    }

    /// Everything seats are answered from, with places called as now.
    pub(crate) fn seating(&self) -> Result<Seating> {
        self.seating_of(self.townships()?, self.every_village_now()?)
    }

    /// Everything seats are answered from, with these places in the order of paper.
    fn seating_of(&self, townships: Vec<Township>, villages: Vec<Village>) -> Result<Seating> {
        let mut seating = Seating {
            schemes: self.all::<Scheme>()?,
            seats: self.all::<Seat>()?,
            steps: self.all::<Step>()?,
            ..Seating::default()
        };
        seating.schemes.sort_by_key(|scheme| scheme.position);
        seating.seats.sort_by_key(|seat| seat.position);
        seating.steps.sort_by_key(|step| step.position);
        seating.townships = townships.into_iter().map(|it| (it.id, it.name)).collect();
        let township_at: HashMap<TownshipId, At> = (0..)
            .zip(&seating.townships)
            .map(|(at, (id, _))| (id.clone(), at))
            .collect();
        let former = self.former_places()?;
        let at = |id: &TownshipId| {
            let at = township_at.get(id).copied();
            at.ok_or_else(|| unexpected("a village without a township"))
        };
        for village in villages {
            let before = former.townships_of(&village.id);
            let before = before.map(|(until_on, id)| Ok((until_on, at(id)?)));
            let place = Place {
                townships_before: before.collect::<Result<_>>()?,
                township: at(&village.township_id)?,
                id: village.id,
                name: village.name,
                began_on: village.began_on,
                ended_on: village.ended_on,
            };
            let next = seating.villages.len();
            seating.village_at.insert(place.id.clone(), next);
            seating.villages.push(place);
        }
        self.read_people(&mut seating, &township_at)?;
        self.read_spells(&mut seating)?;
        self.read_posts_and_duties(&mut seating)?;
        self.read_pairs(&mut seating)?;
        Ok(seating)
    }

    /// Everybody, in the order in which they came.
    fn read_people(
        &self,
        seating: &mut Seating,
        township_at: &HashMap<TownshipId, At>,
    ) -> Result<()> {
        let mut former_names = self.former_names()?;
        self.each(include_str!("people.sql"), |row| {
            let id: PersonId = id(row, 0)?;
            let someone = Someone {
                former_names: former_names.remove(&id).unwrap_or_default(),
                id,
                township: place(township_at, row, 1)?,
                name: row.get(2)?,
                birth: date(row, 3)?,
            };
            seating
                .person_at
                .insert(someone.id.clone(), seating.people.len());
            seating.people.push(someone);
            Ok(())
        })
    }

    fn read_spells(&self, seating: &mut Seating) -> Result<()> {
        self.each(include_str!("spells.sql"), |row| {
            seating.spells.push(Spell {
                id: id(row, 0)?,
                person: place(&seating.person_at, row, 1)?,
                village: place(&seating.village_at, row, 2)?,
                days: days(row, 3)?,
                position: row.get(5)?,
                document: row.get(6)?,
            });
            Ok(())
        })
    }

    fn read_posts_and_duties(&self, seating: &mut Seating) -> Result<()> {
        self.each(include_str!("posts.sql"), |row| {
            let in_village = row.get_ref(2)? != rusqlite::types::ValueRef::Null;
            let village = in_village.then(|| place(&seating.village_at, row, 2));
            seating.posts.push(PostHeld {
                id: id(row, 0)?,
                person: place(&seating.person_at, row, 1)?,
                village: village.transpose()?,
                title: row.get(3)?,
                days: days(row, 4)?,
                document: row.get(6)?,
                unit: row.get(7)?,
            });
            Ok(())
        })?;
        self.each(include_str!("duties.sql"), |row| {
            seating.duties.push(DutyHeld {
                id: id(row, 0)?,
                person: place(&seating.person_at, row, 1)?,
                village: place(&seating.village_at, row, 2)?,
                role: word(row, 3)?,
                days: days(row, 4)?,
                document: row.get(6)?,
            });
            Ok(())
        })
    }

    fn read_pairs(&self, seating: &mut Seating) -> Result<()> {
        self.each(include_str!("named.sql"), |row| {
            seating.named.push(Named {
                id: id(row, 0)?,
                person: place(&seating.person_at, row, 1)?,
                mentor: place(&seating.person_at, row, 2)?,
                seat: id(row, 3)?,
                days: days(row, 4)?,
                reason: row.get(6)?,
                document: row.get(7)?,
            });
            Ok(())
        })?;
        let mut pair_at: HashMap<PairId, At> = HashMap::new();
        self.each(include_str!("pairs.sql"), |row| {
            let pair = PairHeld {
                id: id(row, 0)?,
                person: place(&seating.person_at, row, 1)?,
                scheme: id(row, 2)?,
                team: row.get(3)?,
                days: days(row, 4)?,
                document: row.get(6)?,
                events: Vec::new(),
            };
            pair_at.insert(pair.id.clone(), seating.pairs.len());
            seating.pairs.push(pair);
            Ok(())
        })?;
        self.each(include_str!("events.sql"), |row| {
            let event = (word(row, 1)?, known_date(row, 2)?);
            seating.pairs[place(&pair_at, row, 0)?].events.push(event);
            Ok(())
        })?;
        self.each(include_str!("pool.sql"), |row| {
            seating.pool.push(PoolHeld {
                person: place(&seating.person_at, row, 0)?,
                scheme: id(row, 1)?,
                days: days(row, 2)?,
                mentees: row.get(4)?,
                specialty: row.get(5)?,
            });
            Ok(())
        })?;
        self.each(include_str!("in_use.sql"), |row| {
            seating.schemes_in_use.insert(id(row, 0)?);
            Ok(())
        })
    }

    /// What was registered for the pairs of a scheme, or of all.
    pub(crate) fn checklists(&self, scheme: Option<&SchemeId>) -> Result<Checklists> {
        let mut statement = self.conn.prepare_cached(include_str!("items.sql"))?;
        let mut rows = statement.query([scheme.map(SchemeId::as_str)])?;
        let mut checklists = Checklists::default();
        while let Some(row) = rows.next()? {
            let registered = Registered {
                id: id(row, 0)?,
                step: id(row, 2)?,
                quarter: row.get(3)?,
                done_on: known_date(row, 4)?,
                evidence: row.get(5)?,
            };
            checklists
                .registered
                .entry(id(row, 1)?)
                .or_default()
                .push(registered);
        }
        Ok(checklists)
    }

    pub(super) fn each(
        &self,
        sql: &str,
        mut read: impl FnMut(&SqlRow<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            read(row)?;
        }
        Ok(())
    }
}

pub(super) fn id<I: From<String>>(row: &SqlRow<'_>, column: usize) -> Result<I> {
    Ok(row.get::<_, String>(column)?.into())
}

/// Where the record a column refers to stands.
pub(super) fn place<I>(places: &HashMap<I, At>, row: &SqlRow<'_>, column: usize) -> Result<At>
where
    I: Hash + Eq + std::borrow::Borrow<str>,
{
    let id = row.get_ref(column)?.as_str().unwrap_or_default();
    let at = places.get(id).copied();
    at.ok_or_else(|| unexpected(format!("nothing is called {id}")))
}

/// A word that stands for a variant.
pub(super) fn word<W: DeserializeOwned>(row: &SqlRow<'_>, column: usize) -> Result<W> {
    let text: String = row.get(column)?;
    serde_json::from_value(text.into()).map_err(|error| unexpected(error.to_string()))
}

pub(super) fn days(row: &SqlRow<'_>, column: usize) -> Result<Days> {
    Ok(Days {
        from_on: known_date(row, column)?,
        until_on: date(row, column + 1)?,
    })
}

pub(super) fn known_date(row: &SqlRow<'_>, column: usize) -> Result<PartialDate> {
    date(row, column)?.ok_or_else(|| unexpected("a record without its day"))
}

pub(super) fn date(row: &SqlRow<'_>, column: usize) -> Result<Option<PartialDate>> {
    let text = row
        .get_ref(column)?
        .as_str_or_null()
        .map_err(|error| unexpected(error.to_string()))?;
    text.map(|text| {
        text.parse()
            .map_err(|_| unexpected(format!("{text} is no date")))
    })
    .transpose()
}
