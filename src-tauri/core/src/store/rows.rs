//! Records as rows: a record type is a plain serde struct whose fields are its table's columns,
//! and one pair of generated statements a table writes any of them. Undo uses the same pair.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::mpsc::sync_channel;
use std::thread;

use rusqlite::ffi::{SQLITE_CONSTRAINT_CHECK, SQLITE_CONSTRAINT_UNIQUE};
use rusqlite::types::{ToSqlOutput, Value as SqlValue, ValueRef};
use rusqlite::{Connection, OptionalExtension, ToSql};
use serde::de::DeserializeOwned;
use serde::Serialize;
use serde_json::{Map, Value};

use super::Db;
use crate::error::{unexpected, Result};
use crate::ids::RecordId;

/// Journaled tables, parents before children: the register's facts.
pub(crate) const JOURNALED: &[&str] = &[
    "owner",
    "townships",
    "villages",
    "village_aliases",
    "village_statuses",
    "former_villages",
    "former_townships",
    "people",
    "facts",
    "former_values",
    "merged_people",
    "reserves",
    "posts",
    "duties",
    "schemes",
    "scheme_seats",
    "scheme_steps",
    "scheme_mentors",
    "pairs",
    "pair_events",
    "named_mentors",
    "items",
    "visits",
    "visit_mentees",
    "appraisals",
    "quarter_reports",
    "kinships",
    "neighbours",
    "schools",
    "teachers",
    "courses",
    "requests",
    "sessions",
    "session_courses",
    "session_requests",
    "attendances",
    "studies",
    "rotation_types",
    "rotations",
    "rotation_events",
    "rotation_tallies",
    "terms",
    "plans",
    "plan_steps",
    "plan_templates",
    "plan_template_steps",
    "prospects",
    "contacts",
    "selection_runs",
    "selection_steps",
    "condition_lists",
    "conditions",
    "checks",
    "evidence",
    "exemptions",
    "overrides",
    "yearly_updates",
    "yearly_decisions",
    "attachments",
    "departments",
    "review_rounds",
    "review_departments",
    "review_people",
    "review_replies",
    "village_needs",
    "specialties",
    "matches",
    "secretary_types",
    "typed_secretaries",
    "indicator_lists",
    "indicators",
    "assessments",
    "scores",
    "year_grades",
    "outcome_types",
    "outcomes",
];

/// Most rows that one statement adds.
const A_STATEMENT: usize = 64;

/// How many statements' images are made ahead of the writing.
const AHEAD: usize = 8;

/// A record that is a row of a journaled table.
pub(crate) trait Row: Serialize + DeserializeOwned {
    /// The table; one of [`JOURNALED`].
    const TABLE: &'static str;
}

/// The journaled tables with their statements.
#[derive(Debug)]
pub(super) struct Tables(HashMap<&'static str, Table>);

/// Why the schema does not have a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Denied {
    /// Another row has what only one may have.
    ByAnother,
    /// It says what no row may say.
    ByItself,
}

/// One table's columns and statements.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    name: &'static str,
    insert: String,
    update: String,
    /// Selects one row by id as the journal's JSON.
    pub(super) image: String,
}

impl Tables {
    pub(super) fn read(conn: &Connection) -> Result<Self> {
        let mut columns = columns(conn)?;
        let mut tables = HashMap::new();
        for name in JOURNALED {
            let columns = columns.remove(*name).unwrap_or_default();
            let sets: Vec<String> = columns
                .iter()
                .zip(1..)
                .map(|(column, n)| format!("{column} = ?{n}"))
                .collect();
            let image = json_object(&columns, name);
            let table = Table {
                name,
                insert: insert(name, &columns, 1),
                update: format!("UPDATE {name} SET {} WHERE id = ?1", sets.join(", ")),
                image: format!("SELECT {image} FROM {name} WHERE id = ?1"),
                columns,
            };
            tables.insert(*name, table);
        }
        Ok(Self(tables))
    }

    /// The table, when it is a journaled one.
    pub(super) fn get(&self, name: &str) -> Result<&Table> {
        self.0
            .get(name)
            .ok_or_else(|| unexpected(format!("table {name} is not journaled")))
    }
}

impl Table {
    /// What the row of an image binds, in the order of the columns.
    fn values_of<'a>(&'a self, image: &'a Map<String, Value>) -> impl Iterator<Item = Bound<'a>> {
        let columns = self.columns.iter();
        columns.map(|column| Bound(image.get(column).unwrap_or(&Value::Null)))
    }
}

/// The columns of every table in their order; `id` is always the first.
pub(super) fn columns(conn: &Connection) -> Result<HashMap<String, Vec<String>>> {
    let mut statement = conn.prepare(
        "SELECT tables.name, columns.name
         FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table'
         ORDER BY columns.cid",
    )?;
    let mut rows = statement.query([])?;
    let mut columns: HashMap<String, Vec<String>> = HashMap::new();
    while let Some(row) = rows.next()? {
        columns.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(columns)
}

/// The statement that adds so many rows to a table.
fn insert(table: &str, columns: &[String], rows: usize) -> String {
    let row = format!("({})", vec!["?"; columns.len()].join(", "));
    let rows = vec![row; rows].join(", ");
    format!("INSERT INTO {table} ({}) VALUES {rows}", columns.join(", "))
}

/// The SQL expression that turns a row into the journal's JSON.
pub(super) fn json_object(columns: &[String], row: &str) -> String {
    let pairs: Vec<String> = columns
        .iter()
        .map(|column| format!("'{column}', {row}.{column}"))
        .collect();
    format!("json_object({})", pairs.join(", "))
}

/// A JSON value as a bound parameter.
struct Bound<'a>(&'a Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Bool(yes) => ToSqlOutput::Owned(SqlValue::Integer(i64::from(*yes))),
            Value::Number(number) => {
                ToSqlOutput::Owned(SqlValue::Integer(number.as_i64().unwrap_or_default()))
            }
            Value::String(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            nested => ToSqlOutput::Owned(SqlValue::Text(nested.to_string())),
        })
    }
}

impl Db {
    /// Adds a record.
    pub(crate) fn insert<R: Row>(&self, record: &R) -> Result<()> {
        self.write(R::TABLE, &image_of(record)?, false)
    }

    /// Adds records, many a statement: the pages it changes are then guarded once for all of them.
    /// Images are made and given back on other cores while this one writes.
    pub(crate) fn insert_all<'a, R: Row + Sync + 'a>(
        &self,
        records: impl IntoIterator<Item = &'a R>,
    ) -> Result<()> {
        let table = self.tables.get(R::TABLE)?;
        let records: Vec<&R> = records.into_iter().collect();
        thread::scope(|scope| {
            let (made, images) = sync_channel(AHEAD);
            scope.spawn(move || {
                let images_of = |records: &[&R]| records.iter().map(|it| image_of(*it)).collect();
                let mut images = records.chunks(A_STATEMENT).map(images_of);
                images.try_for_each(|images: Result<Vec<_>>| made.send(images))
            });
            for images in images {
                let images = images?;
                let mut statement =
                    self.conn
                        .prepare_cached(&insert(table.name, &table.columns, images.len()))?;
                let values = images.iter().flat_map(|image| table.values_of(image));
                statement.execute(rusqlite::params_from_iter(values))?;
                rayon::spawn(move || drop(images));
            }
            Ok(())
        })
    }

    /// Writes a record over the one with the same id.
    pub(crate) fn update<R: Row>(&self, record: &R) -> Result<()> {
        self.write(R::TABLE, &image_of(record)?, true)
    }

    /// Writes a row from its image: over the one with its id, or as a new one.
    pub(super) fn write(&self, table: &str, image: &Map<String, Value>, over: bool) -> Result<()> {
        let table = self.tables.get(table)?;
        let mut statement = if over {
            self.conn.prepare_cached(&table.update)?
        } else {
            self.conn.prepare_cached(&table.insert)?
        };
        statement.execute(rusqlite::params_from_iter(table.values_of(image)))?;
        Ok(())
    }

    /// Writes a row over the one with its id, unless the schema denies it.
    pub(super) fn write_unless_denied(
        &self,
        table: &str,
        image: &Map<String, Value>,
    ) -> Result<Option<Denied>> {
        let table = self.tables.get(table)?;
        let mut statement = self.conn.prepare_cached(&table.update)?;
        let written = statement.execute(rusqlite::params_from_iter(table.values_of(image)));
        let code = |error: &rusqlite::Error| error.sqlite_error().map(|it| it.extended_code);
        match written {
            Ok(_) => Ok(None),
            Err(error) => match code(&error) {
                Some(SQLITE_CONSTRAINT_UNIQUE) => Ok(Some(Denied::ByAnother)),
                Some(SQLITE_CONSTRAINT_CHECK) => Ok(Some(Denied::ByItself)),
                _ => Err(error.into()),
            },
        }
    }

    /// Removes a row of a journaled table.
    pub(crate) fn remove(&self, table: &str, id: &str) -> Result<()> {
        self.tables.get(table)?;
        self.conn
            .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?
            .execute([id])?;
        Ok(())
    }

    /// Takes out, changes and adds what differs of records.
    pub(crate) fn write_differences<R: Row + PartialEq>(
        &self,
        before: &[R],
        now: &[R],
        id: impl Fn(&R) -> &RecordId,
    ) -> Result<()> {
        for old in before {
            match now.iter().find(|one| id(one) == id(old)) {
                None => self.remove(R::TABLE, id(old).as_str())?,
                Some(one) if one != old => self.update(one)?,
                Some(_) => {}
            }
        }
        for one in now {
            if !before.iter().any(|old| id(old) == id(one)) {
                self.insert(one)?;
            }
        }
        Ok(())
    }

    /// The record with an id.
    pub(crate) fn find<R: Row>(&self, id: &str) -> Result<Option<R>> {
        self.image(R::TABLE, id)?
            .map(|image| record_of(&image))
            .transpose()
    }

    /// The records whose `column` holds `value`, oldest id first.
    pub(crate) fn find_by<R: Row>(&self, column: &str, value: &str) -> Result<Vec<R>> {
        self.select(&format!("WHERE {column} = ?1"), [value])
    }

    /// All records of a table, oldest id first.
    pub(crate) fn all<R: Row>(&self) -> Result<Vec<R>> {
        self.select("", [])
    }

    pub(super) fn select<R: Row>(
        &self,
        filter: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<R>> {
        let image = json_object(&self.tables.get(R::TABLE)?.columns, R::TABLE);
        let sql = format!("SELECT {image} FROM {} {filter} ORDER BY id", R::TABLE);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params)?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            records.push(record_of(row.get_ref(0)?.as_str().unwrap_or_default())?);
        }
        Ok(records)
    }

    /// The journal's image of a row.
    pub(super) fn image(&self, table: &str, id: &str) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached(&self.tables.get(table)?.image)?;
        Ok(statement.query_row([id], |row| row.get(0)).optional()?)
    }
}

fn image_of<R: Row>(record: &R) -> Result<Map<String, Value>> {
    match serde_json::to_value(record) {
        Ok(Value::Object(image)) => Ok(image),
        Ok(_) => Err(unexpected(format!("{} is no row", R::TABLE))),
        Err(error) => Err(unexpected(error.to_string())),
    }
}

/// A record from the journal's image of its row.
pub(super) fn record_of<R: Row>(image: &str) -> Result<R> {
    serde_json::from_str(image).map_err(|error| unexpected(format!("{}: {error}", R::TABLE)))
}

/// Records by what they belong to, in their order; those that belong to nothing are left out.
pub(crate) fn grouped<K: Eq + Hash, T>(
    all: Vec<T>,
    key: impl Fn(&T) -> Option<K>,
) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for one in all {
        if let Some(key) = key(&one) {
            groups.entry(key).or_default().push(one);
        }
    }
    groups
}
