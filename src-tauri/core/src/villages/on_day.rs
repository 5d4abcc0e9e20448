//! The list of a day: which villages there are, what they are called, and what they were called before.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::past::Past;
use super::{
    Former, FormerTownship, FormerVillage, Owner, OwnerKind, Township, TownshipRow, Village,
    VillageAlias, VillageRow, VillageStatus,
};
use crate::date::{in_force, Day};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{TownshipId, VillageId};
use crate::registry::Registry;
use crate::store::grouped;
use crate::store::villages::FormerPlaces;

impl Village {
    /// Whether there is the village on a day.
    #[must_use]
    pub fn is_there_on(&self, day: Day) -> bool {
        in_force(self.began_on, self.ended_on, day)
    }

    /// Whether there is the village on a day or later; without a day: on any.
    pub(super) fn is_there_from(&self, day: Option<Day>) -> bool {
        let ended = self.ended_on.zip(day);
        ended.is_none_or(|(ended, day)| day < ended.first_day())
    }

    /// Nothing of a village begins before it; told of a field that says it.
    pub(crate) fn refuse_before_beginning(&self, first_day: Day, field: &str) -> Result<()> {
        let Some(began) = self.began_on.filter(|began| first_day < began.first_day()) else {
            return Ok(());
        };
        let message = format!("{}{}起才有，请核对", self.name, began.in_words());
        Err(Error::invalid(field, "village.not_yet", message))
    }

    /// What is recorded of a village lies within its days; told of the fields that say the first day and
    /// the last one.
    pub(crate) fn refuse_outside(
        &self,
        (first_day, from): (Day, &str),
        (last_day, until): (Option<Day>, &str),
    ) -> Result<()> {
        self.refuse_before_beginning(first_day, from)?;
        self.refuse_beyond_end(last_day, until)
    }

    /// Nothing of a village reaches beyond its end; told of a field that says it.
    pub(crate) fn refuse_beyond_end(&self, last_day: Option<Day>, field: &str) -> Result<()> {
        let Some(ended) = self.ended_on else {
            return Ok(());
        };
        if last_day.is_some_and(|last| last < ended.first_day()) {
            return Ok(());
        }
        let message = format!("{}已于{}撤并，请核对", self.name, ended.in_words());
        Err(Error::invalid(field, "village.ended", message))
    }
}

impl Registry {
    /// The townships in their order, as called now.
    pub fn townships(&self) -> Result<Vec<Township>> {
        self.db.townships()
    }

    /// The townships in their order with what they were called before.
    pub fn township_rows(&self) -> Result<Vec<TownshipRow>> {
        let mut former: HashMap<TownshipId, Vec<Former>> = HashMap::new();
        for one in self.db.all::<FormerTownship>()? {
            let of = former.entry(one.township_id.clone()).or_default();
            of.push(one.into());
        }
        let rows = self.townships()?.into_iter().map(|township| TownshipRow {
            former: latest_first(former.remove(&township.id)),
            id: township.id,
            name: township.name,
        });
        Ok(rows.collect())
    }

    /// The office of the register as called on a day: a township office goes by its township.
    pub fn owner_on(&self, day: Day) -> Result<Owner> {
        let owner = self.owner()?;
        if owner.kind == OwnerKind::County {
            return Ok(owner);
        }
        let mut townships = self.townships()?.into_iter();
        let Some(own) = townships.find(|township| township.name == owner.name) else {
            return Ok(owner);
        };
        let name = self.db.former_places()?.township(&own.id, own.name, day);
        Ok(Owner { name, ..owner })
    }

    /// The villages there are on a day in the clerk's order, with what holds that day.
    pub fn villages(&self, as_of: Day) -> Result<Vec<VillageRow>> {
        let mut rows = self.every_village(as_of)?;
        rows.retain(|row| in_force(row.began_on, row.ended_on, as_of));
        Ok(rows)
    }

    /// As [`Registry::villages`], with those that had come to their end or had not begun.
    pub fn every_village(&self, as_of: Day) -> Result<Vec<VillageRow>> {
        let mut aliases: HashMap<VillageId, Vec<String>> = HashMap::new();
        for alias in self.db.all::<VillageAlias>()? {
            aliases
                .entry(alias.village_id)
                .or_default()
                .push(alias.alias);
        }
        let statuses: Vec<VillageStatus> = self.db.all()?;
        let mut statuses = grouped(statuses, |status| Some(status.village_id.clone()));
        let former: Vec<FormerVillage> = self.db.all()?;
        let mut former = grouped(former, |one| Some(one.village_id.clone()));
        let names_then = self.db.former_places()?;
        let now: HashMap<VillageId, Village> = (self.db.all::<Village>()?.into_iter())
            .map(|village| (village.id.clone(), village))
            .collect();
        let mut told = |id: &VillageId, townships: &[Township]| {
            let past = Past::from(former.remove(id).unwrap_or_default());
            let now = now.get(id);
            now.map_or_else(Vec::new, |now| past.told(now, townships, &names_then))
        };
        let counts = self.db.reserves_per_village(as_of)?;
        let (townships, townships_now) = (self.db.townships_on(as_of)?, self.db.townships()?);
        let villages = self.db.every_village_on(as_of)?;
        let names: HashMap<VillageId, String> = villages
            .iter()
            .map(|village| (village.id.clone(), village.name.clone()))
            .collect();
        let rows = villages.into_iter().map(|village| {
            let mut statuses = statuses.remove(&village.id).unwrap_or_default();
            statuses.sort_by_key(|status| Reverse(status.from_on));
            let into = village.ended_into.as_ref();
            VillageRow {
                township: townships
                    .iter()
                    .find(|township| township.id == village.township_id)
                    .map(|township| township.name.clone())
                    .unwrap_or_default(),
                aliases: aliases.remove(&village.id).unwrap_or_default(),
                reserves: counts.get(&village.id).copied().unwrap_or_default(),
                former: told(&village.id, &townships_now),
                ended_into: into.and_then(|into| names.get(into).cloned()),
                statuses,
                id: village.id,
                township_id: village.township_id,
                name: village.name,
                code: village.code,
                kind: village.kind,
                position: village.position,
                began_on: village.began_on,
                began_document: village.began_document,
                ended_on: village.ended_on,
                ended_document: village.ended_document,
            }
        });
        Ok(rows.collect())
    }

    /// What a village is called now.
    pub(crate) fn village_name(&self, id: &VillageId) -> Result<String> {
        let village: Village = self.db.find(id.as_str())?.or_not_found("村")?;
        Ok(village.name)
    }

    /// What a village was called on a day.
    pub(crate) fn village_name_on(&self, id: &VillageId, day: Day) -> Result<String> {
        self.village_called(id, &self.db.former_places()?, day)
    }

    /// What a village was called on a day, by former names that are at hand.
    pub(crate) fn village_called(
        &self,
        id: &VillageId,
        names: &FormerPlaces,
        day: Day,
    ) -> Result<String> {
        Ok(names.village(id, self.village_name(id)?, day))
    }
}

fn latest_first(former: Option<Vec<Former>>) -> Vec<Former> {
    let mut former = former.unwrap_or_default();
    former.sort_by_key(|one| Reverse(one.until_on));
    former
}
