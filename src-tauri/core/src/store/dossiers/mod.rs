//! Dossiers: when anything about a person was last put down, and how much is attached.

use std::collections::{HashMap, HashSet};

use super::Db;
use crate::date::{end_of, Day};
use crate::error::Result;

impl Db {
    /// The last action up to and on a day about each person: its instant and what it is called.
    pub(crate) fn last_touched(&self, day: Day) -> Result<HashMap<String, (String, String)>> {
        let last = self.last_op_on(day)?;
        let sql = concat!(
            "SELECT about.person_id, ops.at, ops.label FROM (",
            include_str!("about.sql"),
            ") AS about JOIN ops ON ops.id = about.op_id ORDER BY about.person_id"
        );
        let mut statement = self.conn.prepare_cached(sql)?;
        let touched = statement.query_map((0, last), |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
        })?;
        Ok(touched.collect::<Result<_, _>>()?)
    }

    /// About whom anything was put down after one day, up to and on another.
    pub(crate) fn touched_between(&self, after: Day, until: Day) -> Result<HashSet<String>> {
        let first = self.last_op_on(after)? + 1;
        let last = self.last_op_on(until)?;
        let mut statement = self.conn.prepare_cached(include_str!("about.sql"))?;
        let touched = statement.query_map((first, last), |row| row.get(0))?;
        Ok(touched.collect::<Result<_, _>>()?)
    }

    /// Attachments of each person who has any.
    pub(crate) fn attachments_per_person(&self) -> Result<HashMap<String, usize>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person_id, count(*) FROM attachments GROUP BY person_id ORDER BY person_id",
        )?;
        let counts = statement.query_map([], |row| {
            let count: i64 = row.get(1)?;
            Ok((row.get(0)?, usize::try_from(count).unwrap_or_default()))
        })?;
        Ok(counts.collect::<Result<_, _>>()?)
    }

    /// The last action up to and on a day; 0: there was none.
    fn last_op_on(&self, day: Day) -> Result<i64> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT coalesce(max(id), 0) FROM ops WHERE at < ?1")?;
        Ok(statement.query_row([end_of(day)], |row| row.get(0))?)
    }

    /// Writes something else into one record of a table; how many there were.
    #[cfg(test)]
    pub(crate) fn change_one(&self, table: &str, known: &str, column: &str) -> Result<usize> {
        let sql = format!(
            "UPDATE {table} SET {column} = '改过' WHERE id = (SELECT id FROM {table} WHERE {known} IS NOT NULL LIMIT 1)"
        );
        Ok(self.conn.execute(&sql, [])?)
    }

    /// Makes every action so far as old as if it had been done at that instant.
    #[cfg(test)]
    pub(crate) fn backdate(&self, at: &str) {
        self.conn.execute("UPDATE ops SET at = ?1", [at]).unwrap();
    }
}
