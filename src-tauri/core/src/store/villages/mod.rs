//! Villages by name and by what belongs to them.

use std::collections::HashMap;

use super::Db;
use crate::error::Result;
use crate::ids::VillageId;
use crate::villages::{rules, Township, Village, VillageAlias};

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
