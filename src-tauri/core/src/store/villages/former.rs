//! Which villages there were on a day, what they and their townships were called, and to which township
//! they belonged.

use std::collections::HashMap;
use std::hash::Hash;

use crate::date::{Day, PartialDate};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, TownshipId, VillageId};
use crate::store::mentoring::{id, known_date};
use crate::store::Db;
use crate::villages::{FormerVillage, Township, Village};

/// What one was called, each name until a day, the earliest first.
pub(crate) type Names = Vec<(PartialDate, String)>;

/// What a village was until a day.
#[derive(Debug, Clone)]
struct Then {
    until_on: PartialDate,
    name: String,
    township: TownshipId,
    /// Its order on paper; `None`: as now.
    position: Option<i64>,
}

/// What villages and townships were before they became what they are now.
#[derive(Debug, Clone, Default)]
pub(crate) struct FormerPlaces {
    /// The earliest first.
    villages: HashMap<VillageId, Vec<Then>>,
    townships: HashMap<TownshipId, Names>,
}

impl FormerPlaces {
    /// What a village that is called `now` was called on a day.
    pub(crate) fn village(&self, id: &VillageId, now: String, day: Day) -> String {
        self.then(id, day).map_or(now, |then| then.name.clone())
    }

    /// What a township that is called `now` was called on a day.
    pub(crate) fn township(&self, id: &TownshipId, now: String, day: Day) -> String {
        called(self.townships.get(id), now, day)
    }

    /// The townships to which a village belonged, each until a day, the earliest first.
    pub(crate) fn townships_of(
        &self,
        id: &VillageId,
    ) -> impl Iterator<Item = (PartialDate, &TownshipId)> {
        let states = self.villages.get(id).into_iter().flatten();
        states.map(|then| (then.until_on, &then.township))
    }

    /// A village as it was on a day.
    fn village_on(&self, village: Village, day: Day) -> Village {
        let Some(then) = self.then(&village.id, day) else {
            return village;
        };
        Village {
            name: then.name.clone(),
            township_id: then.township.clone(),
            position: then.position.unwrap_or(village.position),
            ..village
        }
    }

    fn then(&self, id: &VillageId, day: Day) -> Option<&Then> {
        let mut states = self.villages.get(id)?.iter();
        states.find(|then| day < then.until_on.first_day())
    }
}

/// What one who is called `now` was called on a day.
pub(crate) fn called(names: Option<&Names>, now: String, day: Day) -> String {
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
    /// What villages and townships were before.
    pub(crate) fn former_places(&self) -> Result<FormerPlaces> {
        let mut villages: HashMap<VillageId, Vec<Then>> = HashMap::new();
        self.each(include_str!("former_villages.sql"), |row| {
            let of = villages.entry(id(row, 0)?).or_default();
            of.push(Then {
                until_on: known_date(row, 1)?,
                name: row.get(2)?,
                township: id(row, 3)?,
                position: row.get(4)?,
            });
            Ok(())
        })?;
        Ok(FormerPlaces {
            villages,
            townships: self.names_until(include_str!("former_townships.sql"))?,
        })
    }

    /// What people were called before, each name until a day.
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

    /// The townships in the order of paper, as called now.
    pub(crate) fn townships(&self) -> Result<Vec<Township>> {
        let mut townships: Vec<Township> = self.all()?;
        townships.sort_by(|a, b| (a.position, &a.id).cmp(&(b.position, &b.id)));
        Ok(townships)
    }

    /// The townships in the order of paper, as called on a day.
    pub(crate) fn townships_on(&self, day: Day) -> Result<Vec<Township>> {
        let names = self.former_places()?;
        let mut townships = self.townships()?;
        for township in &mut townships {
            let now = std::mem::take(&mut township.name);
            township.name = names.township(&township.id, now, day);
        }
        Ok(townships)
    }

    /// Every village in the order of paper, as it is now.
    pub(crate) fn every_village_now(&self) -> Result<Vec<Village>> {
        let mut villages: Vec<Village> = self.all()?;
        let townships = self.townships()?;
        in_order_of_paper(&mut villages, &townships);
        Ok(villages)
    }

    /// Every village in the order of paper, as called and where it belonged on a day; also those that
    /// had ended by then or had not begun, for what is told of other days.
    pub(crate) fn every_village_on(&self, day: Day) -> Result<Vec<Village>> {
        let former = self.former_places()?;
        let villages: Vec<Village> = self.all()?;
        let villages = villages.into_iter();
        let mut villages: Vec<Village> = villages.map(|it| former.village_on(it, day)).collect();
        in_order_of_paper(&mut villages, &self.townships()?);
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

    /// What a village is called on a day.
    pub(crate) fn village_called_on(&self, id: &VillageId, day: Day) -> Result<String> {
        let village: Village = self.find(id.as_str())?.or_not_found("村")?;
        Ok(self.former_places()?.village(id, village.name, day))
    }

    /// The township to which a village belongs on a day.
    pub(crate) fn township_of_village(&self, id: &VillageId, day: Day) -> Result<TownshipId> {
        let village: Village = self.find(id.as_str())?.or_not_found("村")?;
        let former: Vec<FormerVillage> = self.find_by("village_id", id.as_str())?;
        let later = former
            .into_iter()
            .filter(|it| day < it.until_on.first_day());
        let then = later.min_by_key(|it| it.until_on.first_day());
        Ok(then.map_or(village.township_id, |then| then.township_id))
    }
}

fn in_order_of_paper(villages: &mut [Village], townships: &[Township]) {
    let place = |id: &TownshipId| townships.iter().position(|township| township.id == *id);
    villages.sort_by_cached_key(|it| (place(&it.township_id), it.position, it.id.clone()));
}
