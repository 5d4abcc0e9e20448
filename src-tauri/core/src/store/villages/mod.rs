//! Villages by name and by what belongs to them.

use super::Db;
use crate::error::Result;
use crate::ids::VillageId;
use crate::villages::{rules, Township, Village, VillageAlias};

impl Db {
    /// The villages a written name may mean: by name or alias as written, or after their township's
    /// name (甲镇/东村, 甲镇东村), else by stem.
    pub(crate) fn villages_called(&self, written: &str) -> Result<Vec<Village>> {
        let villages: Vec<Village> = self.all()?;
        let aliases: Vec<VillageAlias> = self.all()?;
        let called = |matches: &dyn Fn(&str) -> bool| -> Vec<Village> {
            let by_alias = |village: &Village| {
                aliases
                    .iter()
                    .any(|alias| alias.village_id == village.id && matches(&alias.alias))
            };
            villages
                .iter()
                .filter(|v| matches(&v.name) || by_alias(v))
                .cloned()
                .collect()
        };
        let written = written.trim();
        let exact = called(&|name| name == written);
        if !exact.is_empty() {
            return Ok(exact);
        }
        let townships: Vec<Township> = self.all()?;
        let in_township = villages.iter().filter(|village| {
            let home = |township: &&Township| township.id == village.township_id;
            let rest = townships
                .iter()
                .find(home)
                .and_then(|township| written.strip_prefix(township.name.as_str()));
            rest.is_some_and(|rest| rest.trim_start_matches('/') == village.name)
        });
        let in_township: Vec<Village> = in_township.cloned().collect();
        if !in_township.is_empty() {
            return Ok(in_township);
        }
        let stem = rules::stem(written);
        Ok(called(&|name| rules::stem(name) == stem))
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
