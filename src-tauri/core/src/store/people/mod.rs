//! People: what belongs to them, and what a search looks through.

use rusqlite::OptionalExtension;

use super::columns::{Columns, NamedRow};
use super::Db;
use crate::error::Result;
use crate::ids::PersonId;
use crate::names::search::Entry;
use crate::people::{PersonHit, PersonState};

/// A person's id, and how the search index wants them; `None`: there is no such person any more.
type Touched = (String, Option<Entry>);

impl Db {
    /// Ids of a table's rows that belong to a person.
    pub(crate) fn ids_of(&self, table: &str, id: &PersonId) -> Result<Vec<String>> {
        self.tables.get(table)?;
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT id FROM {table} WHERE person_id = ?1 ORDER BY id"
        ))?;
        let ids = statement.query_map([id.as_str()], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// How many people an action has changed so far.
    pub(crate) fn people_touched(&self, op: i64) -> Result<usize> {
        let mut statement = self.conn.prepare_cached(include_str!("touched.sql"))?;
        let count: i64 = statement.query_row([op], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Everybody, as the search index wants them.
    pub(crate) fn search_entries(&self) -> Result<Vec<Entry>> {
        let mut statement = self.conn.prepare(concat!(
            include_str!("search_entries.sql"),
            "ORDER BY people.id"
        ))?;
        let columns = Columns::of(&statement);
        let entries = statement.query_map([], |row| search_entry(&columns.row(row)))?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// The people whom an action touched, as the search index wants them; `None`
    /// when it may have touched more than `most`.
    pub(crate) fn to_be_found_anew(&self, op: i64, most: u32) -> Result<Option<Vec<Touched>>> {
        let mut renamed = self.conn.prepare_cached(
            "SELECT 1 FROM op_rows WHERE op_id = ?1 AND (table_name IN ('former_villages', 'village_aliases')
             OR (table_name = 'villages' AND before IS NOT NULL))",
        )?;
        if renamed.exists([op])? {
            return Ok(None);
        }
        let mut statement = self
            .conn
            .prepare_cached(include_str!("to_be_found_anew.sql"))?;
        let ids = statement.query_map((op, most + 1), |row| row.get(0))?;
        let ids: Vec<String> = ids.collect::<Result<_, _>>()?;
        if ids.len() > most as usize {
            return Ok(None);
        }
        let mut one = self.conn.prepare_cached(concat!(
            include_str!("search_entries.sql"),
            "WHERE people.id = ?1"
        ))?;
        let columns = Columns::of(&one);
        let entries = ids.into_iter().map(|id| {
            let entry = one.query_row([&id], |row| search_entry(&columns.row(row)));
            let entry = entry.optional()?;
            Ok((id, entry))
        });
        entries.collect::<Result<_>>().map(Some)
    }

    /// A person as a search result.
    pub(crate) fn person_hit(&self, id: &str) -> Result<Option<PersonHit>> {
        let mut statement = self.conn.prepare_cached(include_str!("hit.sql"))?;
        let mut rows = statement.query([id])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let birth: Option<String> = row.get("birth")?;
        let hit = PersonHit {
            id: row.get::<_, String>("id")?.into(),
            name: row.get("name")?,
            former_names: row.get("former_names")?,
            village: row.get("village")?,
            post: row.get("post")?,
            birth: birth.and_then(|birth| birth.parse().ok()),
            state: match row.get_ref("state")?.as_str().unwrap_or_default() {
                "in_pool" => PersonState::InPool,
                "left" => PersonState::Left,
                _ => PersonState::None,
            },
            phone: row.get("phone")?,
        };
        Ok(Some(hit.masked()))
    }
}

fn search_entry(row: &NamedRow<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: row.get("id")?,
        name: row.get("name")?,
        former_names: listed(row, "former_names")?,
        village: row.get::<Option<String>>("village")?.unwrap_or_default(),
        other_villages: listed(row, "other_villages")?,
        phones: listed(row, "phones")?,
        id_number: row.get("id_number")?,
    })
}

/// What a column joins by 、: every number of a person, every name of a village.
fn listed(row: &NamedRow<'_>, column: &str) -> rusqlite::Result<Vec<String>> {
    let joined: Option<String> = row.get(column)?;
    let joined = joined.unwrap_or_default();
    Ok(joined
        .split('、')
        .filter(|one| !one.is_empty())
        .map(str::to_owned)
        .collect())
}
