//! Villages by name, by day and by what belongs to them.

mod former;

use std::collections::HashMap;

use super::rows::JOURNALED;
use super::{Db, Row as _};
use crate::date::PartialDate;
use crate::error::Result;
use crate::ids::VillageId;
use crate::villages::{rules, FormerVillage, Township, Village, VillageAlias};

pub(crate) use former::{called, name_then, FormerPlaces, Names};

/// Tables with villages whose rows have a township of their own: their person's, or that of a village
/// that went into another one.
const OF_THEIR_OWN: [&str; 4] = ["posts", "rotations", "outcomes", Village::TABLE];

/// Tables that say how a village is called and where it came from, not what belongs to it.
const NO_BELONGINGS: [&str; 3] = [VillageAlias::TABLE, FormerVillage::TABLE, Village::TABLE];

impl Db {
    /// The villages a written name may mean.
    pub(crate) fn villages_called(&self, written: &str) -> Result<Vec<Village>> {
        let villages: Vec<Village> = self.all()?;
        let townships: Vec<Township> = self.all()?;
        let mut aliases: HashMap<VillageId, Vec<String>> = HashMap::new();
        for alias in self.all::<VillageAlias>()? {
            aliases
                .entry(alias.village_id)
                .or_default()
                .push(alias.alias);
        }
        let known = villages.iter().map(|village| rules::KnownAs {
            township: townships
                .iter()
                .find(|township| township.id == village.township_id)
                .map_or("", |township| &township.name),
            name: &village.name,
            aliases: aliases.get(&village.id).map_or(&[], Vec::as_slice),
        });
        let places = rules::called(&known.collect::<Vec<_>>(), written);
        Ok(places.into_iter().map(|at| villages[at].clone()).collect())
    }

    /// A village's name.
    pub(crate) fn village_label(&self, id: &VillageId) -> Result<String> {
        Ok(self
            .find::<Village>(id.as_str())?
            .map(|village| village.name)
            .unwrap_or_default())
    }

    /// Whether any spell, post or duty is in the village.
    pub(crate) fn village_is_used(&self, id: &VillageId) -> Result<bool> {
        let mut statement = self.conn.prepare_cached(include_str!("is_used.sql"))?;
        Ok(statement.query_row([id.as_str()], |row| row.get(0))?)
    }

    /// How many records of each table are of the village, besides its names.
    pub(crate) fn counts_of_village(&self, id: &VillageId) -> Result<Vec<(String, i64)>> {
        let mut counts: Vec<(String, i64)> = Vec::new();
        for (table, column) in self.columns_of_villages()? {
            let sql = format!("SELECT count(*) FROM {table} WHERE {column} = ?1");
            let mut statement = self.conn.prepare_cached(&sql)?;
            let count: i64 = statement.query_row([id.as_str()], |row| row.get(0))?;
            match counts.iter_mut().find(|(known, _)| *known == table) {
                Some((_, known)) => *known += count,
                None => counts.push((table, count)),
            }
        }
        counts.retain(|(table, count)| *count > 0 && !NO_BELONGINGS.contains(&table.as_str()));
        let place = |table: &str| JOURNALED.iter().position(|known| *known == table);
        counts.sort_by_key(|(table, _)| place(table));
        Ok(counts)
    }

    /// What is still planned or open in a village from a day on, a phrase each.
    pub(crate) fn pending_of_village(
        &self,
        id: &VillageId,
        on: PartialDate,
    ) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(include_str!("pending.sql"))?;
        let day = on.first_day().to_string();
        let pending = statement.query_map([id.as_str(), &day], |row| row.get(0))?;
        Ok(pending.collect::<Result<_, _>>()?)
    }

    /// Names that different people have in the pools of two villages, now or before.
    pub(crate) fn names_in_both_pools(
        &self,
        one: &VillageId,
        other: &VillageId,
    ) -> Result<Vec<String>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("in_both_pools.sql"))?;
        let names = statement.query_map([one.as_str(), other.as_str()], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// Puts a village in the place of another in every record, and its township in the place of the
    /// other's in those that have their village's.
    pub(crate) fn replace_village(&self, gone: &Village, stays: &Village) -> Result<()> {
        for (table, column) in self.columns_of_villages()? {
            let sets = if OF_THEIR_OWN.contains(&table.as_str()) {
                ""
            } else {
                ", township_id = ?3"
            };
            let sql = format!("UPDATE {table} SET {column} = ?2{sets} WHERE {column} = ?1");
            let mut statement = self.conn.prepare_cached(&sql)?;
            let ids = [
                gone.id.as_str(),
                stays.id.as_str(),
                stays.township_id.as_str(),
            ];
            let bound = statement.parameter_count();
            statement.execute(rusqlite::params_from_iter(&ids[..bound]))?;
        }
        Ok(())
    }

    /// Every table and column that says a village.
    fn columns_of_villages(&self) -> Result<Vec<(String, String)>> {
        let mut statement = self.conn.prepare_cached(include_str!("columns.sql"))?;
        let columns = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(columns.collect::<Result<_, _>>()?)
    }

    /// Ids of a table's rows that belong to a village.
    pub(crate) fn ids_of_village(&self, table: &str, id: &VillageId) -> Result<Vec<String>> {
        self.tables.get(table)?;
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT id FROM {table} WHERE village_id = ?1 ORDER BY id"
        ))?;
        let ids = statement.query_map([id.as_str()], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}
