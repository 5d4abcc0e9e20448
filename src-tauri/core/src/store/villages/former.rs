//! Which villages there were on a day, and what they and their townships were called.

use std::collections::HashMap;
use std::hash::Hash;

use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::{PersonId, TownshipId, VillageId};
use crate::store::mentoring::{id, known_date};
use crate::store::Db;
use crate::villages::{Township, Village};

/// What one was called, each name until a day, the earliest first.
pub(crate) type Names = Vec<(PartialDate, String)>;

/// What villages and townships were called before they got the names they have now.
#[derive(Debug, Clone, Default)]
pub(crate) struct FormerNames {
    villages: HashMap<VillageId, Names>,
    townships: HashMap<TownshipId, Names>,
}

impl FormerNames {
    /// What a village that is called `now` was called on a day.
    pub(crate) fn village(&self, id: &VillageId, now: String, day: Day) -> String {
        called(self.villages.get(id), now, day)
    }

    /// What a township that is called `now` was called on a day.
    pub(crate) fn township(&self, id: &TownshipId, now: String, day: Day) -> String {
        called(self.townships.get(id), now, day)
    }
}

fn called(names: Option<&Names>, now: String, day: Day) -> String {
    let then = names.and_then(|names| name_then(names, day));
    then.map_or(now, str::to_owned)
}

/// The former name that held on a day; `None`: none did.
pub(crate) fn name_then(names: &[(PartialDate, String)], day: Day) -> Option<&str> {
    let mut names = names.iter();
    let name = names.find(|(until_on, _)| day < until_on.first_day());
    name.map(|(_, name)| name.as_str())
}

impl Db {
    /// What villages and townships were called before.
    pub(crate) fn former_places(&self) -> Result<FormerNames> {
        Ok(FormerNames {
            villages: self.names_until(include_str!("former_villages.sql"))?,
            townships: self.names_until(include_str!("former_townships.sql"))?,
        })
    }

    /// What people were called before.
    pub(crate) fn former_names(&self) -> Result<HashMap<PersonId, Names>> {
        self.names_until(include_str!("../people/former_names.sql"))
    }

    fn names_until<I: From<String> + Eq + Hash>(&self, sql: &str) -> Result<HashMap<I, Names>> {
        let mut names: HashMap<I, Names> = HashMap::new();
        self.each(sql, |row| {
            let of = names.entry(id(row, 0)?).or_default();
            of.push((known_date(row, 1)?, row.get(2)?));
            Ok(())
        })?;
        Ok(names)
    }

    /// The townships in the order of paper, as called on a day.
    pub(crate) fn townships_on(&self, day: Day) -> Result<Vec<Township>> {
        let names = self.former_places()?;
        let mut townships: Vec<Township> = self.all()?;
        townships.sort_by_key(|township| township.position);
        for township in &mut townships {
            let now = std::mem::take(&mut township.name);
            township.name = names.township(&township.id, now, day);
        }
        Ok(townships)
    }

    /// Every village in the order of paper, as called on a day; also those that had ended by then,
    /// for what is told of days before.
    pub(crate) fn every_village_on(&self, day: Day) -> Result<Vec<Village>> {
        let names = self.former_places()?;
        let townships = self.townships_on(day)?;
        let place = |id: &TownshipId| townships.iter().position(|township| township.id == *id);
        let mut villages: Vec<Village> = self.all()?;
        villages.sort_by_key(|village| (place(&village.township_id), village.position));
        for village in &mut villages {
            let now = std::mem::take(&mut village.name);
            village.name = names.village(&village.id, now, day);
        }
        Ok(villages)
    }

    /// The villages there are on a day, in the order of paper and as called then.
    pub(crate) fn villages_on(&self, day: Day) -> Result<Vec<Village>> {
        let mut villages = self.every_village_on(day)?;
        villages.retain(|village| village.is_there_on(day));
        Ok(villages)
    }

    /// What every village is called on a day, in the order of paper.
    pub(crate) fn village_names(&self, day: Day) -> Result<Vec<(VillageId, String)>> {
        let villages = self.every_village_on(day)?.into_iter();
        Ok(villages.map(|village| (village.id, village.name)).collect())
    }
}
