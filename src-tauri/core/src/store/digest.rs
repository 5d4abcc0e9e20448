//! What a copy of the register says, as one SHA-256 that is kept inside the copy.
//!
//! `SQLite` finds damage to its pages, but not a byte of a name that has become another one. The
//! digest is of contents, not of the file's bytes: every table's rows in their order and what the
//! schema says. It stands in the copy's `settings`, so it goes wherever the clerk copies the one file,
//! and it is taken out when the copy is opened as a register, which will say something else soon. A
//! copy without one, made by hand or by an older version, is checked as far as `SQLite` can.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest as _, Sha256};

use crate::error::Result;

/// Where the digest stands in `settings`.
const KEY: &str = "copy.digest";

/// Writes into a finished copy what it says.
pub(super) fn seal(copy: &Connection) -> Result<()> {
    let digest = of(copy)?;
    copy.execute(
        "INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)",
        [KEY, &digest],
    )?;
    Ok(())
}

/// Takes the digest out of what is a register now.
pub(super) fn unseal(register: &Connection) -> Result<()> {
    register.execute("DELETE FROM settings WHERE key = ?1", [KEY])?;
    Ok(())
}

/// Whether a copy still says what it said when it was made, as far as that is known.
pub(super) fn holds(copy: &Connection) -> Result<bool> {
    let sealed: Option<String> = copy
        .query_row("SELECT value FROM settings WHERE key = ?1", [KEY], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(match sealed {
        Some(sealed) => sealed == of(copy)?,
        None => true,
    })
}

/// The digest of everything a copy says, but for itself.
fn of(copy: &Connection) -> Result<String> {
    let mut digest = Sha256::new();
    let mut schema =
        copy.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")?;
    add_rows(&mut digest, &mut schema, [])?;
    let mut tables = copy.prepare(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         ORDER BY name",
    )?;
    let tables = tables.query_map([], |row| row.get::<_, String>(0))?;
    for table in tables {
        let table = table?;
        add(&mut digest, b't', table.as_bytes());
        if table == "settings" {
            let sql = "SELECT * FROM settings WHERE key <> ?1 ORDER BY key";
            add_rows(&mut digest, &mut copy.prepare(sql)?, [KEY])?;
        } else {
            let sql = format!("SELECT * FROM \"{table}\" ORDER BY rowid");
            add_rows(&mut digest, &mut copy.prepare(&sql)?, [])?;
        }
    }
    Ok(format!("{:x}", digest.finalize()))
}

fn add_rows(
    digest: &mut Sha256,
    statement: &mut rusqlite::Statement<'_>,
    params: impl rusqlite::Params,
) -> Result<()> {
    let columns = statement.column_count();
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => add(digest, b'n', &[]),
                ValueRef::Integer(number) => add(digest, b'i', &number.to_le_bytes()),
                ValueRef::Real(number) => add(digest, b'r', &number.to_le_bytes()),
                ValueRef::Text(text) => add(digest, b's', text),
                ValueRef::Blob(bytes) => add(digest, b'b', bytes),
            }
        }
    }
    Ok(())
}

/// A value with its kind and length, so that no two rows of values are the same bytes.
fn add(digest: &mut Sha256, kind: u8, bytes: &[u8]) {
    digest.update([kind]);
    digest.update((bytes.len() as u64).to_le_bytes());
    digest.update(bytes);
}
