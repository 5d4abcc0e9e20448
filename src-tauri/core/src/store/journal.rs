//! The journal: one `ops` row a user action, one `op_rows` row a record it changed.
//!
//! The record rows are written by triggers generated from the tables' columns. A record row belongs
//! to the open action and cannot be without one, so no code path can change a fact without leaving a
//! trace. Undo is an action like any other: it puts the before-images back where the present row
//! still equals the after-image, and the same triggers journal it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension};

use super::rows::{columns, json_object, JOURNALED};
use super::Db;
use crate::changes::Kind;
use crate::date;
use crate::error::{unexpected, Error, Fault, Result};
use crate::op::Op;

/// Generates the triggers of every journaled table anew.
pub(super) fn write_triggers(conn: &Connection) -> Result<()> {
    let mut sql = String::new();
    let columns = columns(conn)?;
    for table in JOURNALED {
        let columns = columns.get(*table).map(Vec::as_slice).unwrap_or_default();
        let (old, new) = (json_object(columns, "OLD"), json_object(columns, "NEW"));
        let differs: Vec<String> = columns
            .iter()
            .map(|column| format!("OLD.{column} IS NOT NEW.{column}"))
            .collect();
        for (event, when, id, before, after) in [
            ("INSERT", String::new(), "NEW.id", "NULL", new.as_str()),
            (
                "UPDATE",
                format!("WHEN {}", differs.join(" OR ")),
                "NEW.id",
                &old,
                &new,
            ),
            ("DELETE", String::new(), "OLD.id", &old, "NULL"),
        ] {
            write!(
                sql,
                "DROP TRIGGER IF EXISTS journal_{table}_{event};
                 CREATE TRIGGER journal_{table}_{event} AFTER {event} ON {table} {when} BEGIN
                    INSERT INTO op_rows (op_id, table_name, row_id, before, after)
                    VALUES ((SELECT id FROM open_op), '{table}', {id}, {before}, {after});
                 END;"
            )
            .map_err(|error| unexpected(error.to_string()))?;
        }
    }
    Ok(conn.execute_batch(&sql)?)
}

impl Db {
    /// Begins an action; its number. Everything until [`Db::end_op`] or [`Db::abandon_op`] is one
    /// transaction.
    pub(crate) fn begin_op(&self, op: Op, actor: &str, undo_of: Option<i64>) -> Result<i64> {
        self.refuse_to_write()?;
        self.conn
            .execute_batch("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;")?;
        let number = self.open_op(op, actor, undo_of);
        if number.is_err() {
            self.abandon_op();
        }
        number
    }

    fn open_op(&self, op: Op, actor: &str, undo_of: Option<i64>) -> Result<i64> {
        self.conn
            .prepare_cached(
                "INSERT INTO ops (kind, label, actor, at, undo_of) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((op.kind(), op.label(), actor, date::now(), undo_of))?;
        let number = self.conn.last_insert_rowid();
        self.conn
            .prepare_cached("INSERT INTO open_op (id) VALUES (?1)")?
            .execute([number])?;
        Ok(number)
    }

    /// Ends and commits an action; what it touched. One that changed nothing leaves no trace.
    pub(crate) fn end_op(&self, number: i64, detail: &str) -> Result<BTreeSet<Kind>> {
        self.conn.execute("DELETE FROM open_op", [])?;
        let mut statement = self
            .conn
            .prepare_cached("SELECT DISTINCT table_name FROM op_rows WHERE op_id = ?1")?;
        let tables = statement.query_map([number], |row| row.get::<_, String>(0))?;
        let mut kinds = BTreeSet::new();
        for table in tables {
            kinds.extend(Kind::of_table(&table?));
        }
        if kinds.is_empty() {
            self.conn
                .execute("UPDATE imports SET op_id = NULL WHERE op_id = ?1", [number])?;
            self.conn
                .execute("DELETE FROM ops WHERE id = ?1", [number])?;
        } else {
            // A new action ends what could have been done again.
            self.conn.execute(
                "UPDATE ops SET undone = 2
                 WHERE undone = 1 AND (SELECT undo_of FROM ops WHERE id = ?1) IS NULL",
                [number],
            )?;
            self.conn
                .execute("UPDATE ops SET detail = ?2 WHERE id = ?1", (number, detail))?;
        }
        self.conn.execute_batch("COMMIT")?;
        Ok(kinds)
    }

    /// Rolls the action back; as if it had never been begun.
    pub(crate) fn abandon_op(&self) {
        // After a full disk or a corrupt page SQLite has rolled back by itself.
        if !self.conn.is_autocommit() {
            let _ = self.conn.execute_batch("ROLLBACK");
        }
    }

    /// The action that undo would take back: the newest one still in force.
    pub(crate) fn op_to_undo(&self) -> Result<Option<i64>> {
        self.one_op(include_str!("history/to_undo.sql"))
    }

    /// The action that redo would do again: the one taken back last, unless a new one overtook it.
    pub(crate) fn op_to_redo(&self) -> Result<Option<i64>> {
        self.one_op(include_str!("history/to_redo.sql"))
    }

    fn one_op(&self, sql: &str) -> Result<Option<i64>> {
        Ok(self
            .conn
            .prepare_cached(sql)?
            .query_row([], |row| row.get(0))
            .optional()?)
    }

    /// Puts the records an action changed back to before it (or, to redo, to after it).
    ///
    /// Whatever was changed since stays as it is and is answered: unless there is none, the change
    /// under way must be abandoned.
    pub(crate) fn revert(&self, number: i64, direction: Direction) -> Result<Vec<Conflict>> {
        let order = if direction == Direction::Back {
            "DESC"
        } else {
            "ASC"
        };
        let sql = format!(
            "SELECT table_name, row_id, before, after FROM op_rows WHERE op_id = ?1 ORDER BY seq {order}"
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query([number])?;
        let mut conflicts: Vec<Conflict> = Vec::new();
        let mut removed = false;
        while let Some(row) = rows.next()? {
            let (table, id): (String, String) = (row.get(0)?, row.get(1)?);
            let (before, after): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
            let (expected, wanted) = if direction == Direction::Back {
                (after, before)
            } else {
                (before, after)
            };
            let now = self.image(&table, &id)?;
            let since = if now == expected {
                removed |= wanted.is_none();
                self.put_back(&table, &id, wanted, expected.is_some())?
            } else {
                Some(Since::Changed {
                    then: expected,
                    now,
                })
            };
            let known = |it: &Conflict| it.table == table && it.id == id;
            if let Some(since) = since.filter(|_| !conflicts.iter().any(known)) {
                conflicts.push(Conflict { table, id, since });
            }
        }
        if conflicts.is_empty() && removed {
            conflicts = self.leaning_on_nothing()?;
        }
        if !conflicts.is_empty() {
            return Ok(conflicts);
        }
        self.conn
            .prepare_cached("UPDATE ops SET undone = ?2 WHERE id = ?1")?
            .execute((number, direction == Direction::Back))?;
        Ok(conflicts)
    }

    /// Puts one record back, unless another one is in its way.
    fn put_back(
        &self,
        table: &str,
        id: &str,
        wanted: Option<String>,
        over: bool,
    ) -> Result<Option<Since>> {
        let Some(image) = wanted else {
            self.remove(table, id)?;
            return Ok(None);
        };
        let image = serde_json::from_str(&image).map_err(|error| unexpected(error.to_string()))?;
        match self.write(table, &image, over) {
            Err(Error::Fault(Fault::Database { detail })) if detail.contains("constraint") => {
                Ok(Some(Since::InTheWay))
            }
            written => written.map(|()| None),
        }
    }

    /// Records that refer to one that is gone.
    fn leaning_on_nothing(&self) -> Result<Vec<Conflict>> {
        let mut statement = self.conn.prepare_cached("PRAGMA foreign_key_check")?;
        let mut rows = statement.query([])?;
        let mut found: Vec<Conflict> = Vec::new();
        while let Some(row) = rows.next()? {
            let (table, at): (String, i64) = (row.get(0)?, row.get(1)?);
            self.tables.get(&table)?;
            let sql = format!("SELECT id FROM {table} WHERE rowid = ?1");
            let id: String = self.conn.query_row(&sql, [at], |row| row.get(0))?;
            if !found.iter().any(|it| it.table == table && it.id == id) {
                let since = Since::LeansOn;
                found.push(Conflict { table, id, since });
            }
        }
        Ok(found)
    }
}

/// A record that keeps an action from being taken back.
#[derive(Debug)]
pub(crate) struct Conflict {
    pub(crate) table: String,
    pub(crate) id: String,
    pub(crate) since: Since,
}

/// What became of a record since the action that is to be taken back.
#[derive(Debug)]
pub(crate) enum Since {
    /// It is not as the action left it; images of then and now, `None`: it was or is not there.
    Changed {
        then: Option<String>,
        now: Option<String>,
    },
    /// It came later and refers to a record that would go.
    LeansOn,
    /// It cannot come back beside what came later.
    InTheWay,
}

/// Which image of a journaled row is put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// The before-images.
    Back,
    /// The after-images.
    Forth,
}

#[cfg(test)]
mod tests {
    use crate::sample;

    #[test]
    fn no_fact_is_written_outside_an_action() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.qinglan");
        let registry = sample::create(&path, "2025-11-26".parse().unwrap()).unwrap();
        let before = registry.dump().unwrap();
        for sql in [
            "INSERT INTO townships (id, name, position) VALUES ('new', '新镇', 9)",
            "UPDATE people SET name = '柳成林'",
            "DELETE FROM duties",
        ] {
            let error = registry.db.conn.execute(sql, []).unwrap_err();
            assert!(
                error.to_string().contains("op_rows.op_id"),
                "{sql}: {error}"
            );
        }
        assert_eq!(registry.dump().unwrap(), before);
    }
}
