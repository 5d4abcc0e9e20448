//! Copies of the register that are known to be good: written whole, read back, compared, and only
//! then given their name.

use std::collections::HashSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::rows::JOURNALED;
use super::{application_of, beside, check_identity, digest, immutable, shown, Db, APPLICATION_ID};
use crate::backups::Held;
use crate::error::{Error, Fault, Refused, Result};

/// Ending of a copy that is not known to be good yet.
const UNFINISHED: &str = "unfinished";

impl Db {
    /// Writes a verified copy of the register to `to`, over whatever is there; the people in it.
    pub(crate) fn copy_to(&self, to: &Path) -> Result<i64> {
        copy(&self.conn, to)
    }
}

impl Db {
    /// Whether a file is a copy of this register: it has one of its townships.
    pub(crate) fn is_copied_in(&self, path: &Path) -> bool {
        let ids = |conn: &Connection| -> Result<HashSet<String>> {
            let mut statement = conn.prepare("SELECT id FROM townships")?;
            let ids = statement.query_map([], |row| row.get(0))?;
            Ok(ids.collect::<Result<_, _>>()?)
        };
        let there = to_read(path)
            .map_err(Error::from)
            .and_then(|conn| ids(&conn));
        match (ids(&self.conn), there) {
            (Ok(here), Ok(there)) => !here.is_disjoint(&there),
            _ => false,
        }
    }
}

/// The copy kept beside the register before its schema is brought up to date.
pub(super) fn before_migration(conn: &Connection, register: &Path) -> Result<()> {
    let folder = backup_folder(register);
    fs::create_dir_all(&folder).map_err(|error| broken(&folder, &error))?;
    copy(
        conn,
        &folder.join(crate::backups::rules::file_name(
            &crate::date::now(),
            "upgrade",
        )),
    )?;
    Ok(())
}

/// The folder beside a register that holds its automatic backups.
pub(crate) fn backup_folder(register: &Path) -> PathBuf {
    register.with_extension("backups")
}

/// Makes a folder for backups, where there is none.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|_| {
        let path = shown(folder);
        Refused::ReadOnly { path }.into()
    })
}

fn copy(conn: &Connection, to: &Path) -> Result<i64> {
    let unfinished = to.with_extension(UNFINISHED);
    let _ = fs::remove_file(&unfinished);
    let written = write_and_verify(conn, &unfinished, to).and_then(|people| {
        fs::rename(&unfinished, to).map_err(|error| broken(to, &error))?;
        sync_folder(to)?;
        Ok(people)
    });
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// Writes a copy and reads it back. Where nothing can be written, the file that was asked for is
/// named.
fn write_and_verify(conn: &Connection, to: &Path, asked_for: &Path) -> Result<i64> {
    let name = to.to_str().ok_or_else(|| Fault::File {
        path: shown(to),
        detail: "the path is not valid Unicode".into(),
    })?;
    conn.execute("VACUUM INTO ?1", [name])
        .map_err(|error| match Error::from(error) {
            Error::Fault(Fault::Database { .. }) => {
                let path = shown(asked_for);
                Refused::ReadOnly { path }.into()
            }
            other => other,
        })?;
    seal(to)?;
    let file = File::options()
        .write(true)
        .open(to)
        .map_err(|error| broken(to, &error))?;
    file.sync_all().map_err(|error| broken(to, &error))?;
    let copied = verified(to)?;
    if counts(conn)? == counts(&copied)? {
        people(&copied)
    } else {
        Err(Refused::BackupBroken {
            path: shown(to),
            detail: "记录数与台账不一致".into(),
        }
        .into())
    }
}

/// Notes in a finished copy what it says. Nothing beside the file is written: it is not one to keep
/// before it is read back.
fn seal(copy: &Path) -> Result<()> {
    let conn = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))?;
    digest::seal(&conn)
}

/// Opens a copy read-only and checks every page of it, and that it says what it said when it was
/// made.
pub(crate) fn verified(path: &Path) -> Result<Connection> {
    let broken = |detail: String| Refused::BackupBroken {
        path: shown(path),
        detail,
    };
    let conn = to_read(path).map_err(|_| broken("打不开".into()))?;
    check_identity(&conn, path).map_err(|error| match error {
        Error::Refused(Refused::RegisterDamaged { detail }) => broken(detail).into(),
        other => other,
    })?;
    let verdict: String = conn
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|_| broken("内容不完整".into()))?;
    if verdict != "ok" {
        return Err(broken("内容不完整".into()).into());
    }
    match digest::holds(&conn) {
        Ok(true) => Ok(conn),
        Ok(false) | Err(_) => Err(broken("内容与备份时不一致".into()).into()),
    }
}

/// What a copy that is known to be good holds.
pub(crate) fn held_by(path: &Path) -> Result<Held> {
    refuse_unclosed(path)?;
    let conn = verified(path)?;
    Ok(conn.query_row(
        "SELECT name, (SELECT max(at) FROM ops), (SELECT count(*) FROM villages),
                (SELECT count(*) FROM people)
         FROM owner",
        [],
        |row| {
            Ok(Held {
                name: row.get(0)?,
                changed_at: row.get(1)?,
                villages: row.get(2)?,
                people: row.get(3)?,
            })
        },
    )?)
}

/// People in a verified copy, for the list of backups.
pub(crate) fn people_in(path: &Path) -> Result<i64> {
    people(&to_read(path)?)
}

/// Opens a copy that nobody changes; nothing is written beside it.
fn to_read(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(immutable(path), flags)
}

fn people(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("SELECT count(*) FROM people", [], |row| row.get(0))?)
}

/// Rows of every table; a file from before an upgrade lacks the tables that came later.
fn counts(conn: &Connection) -> Result<Vec<i64>> {
    let mut schema = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    let there = schema.query_map([], |row| row.get(0))?;
    let there: HashSet<String> = there.collect::<Result<_, _>>()?;
    let tables = JOURNALED
        .iter()
        .chain(&["ops", "op_rows", "blobs", "imports"])
        .filter(|table| there.contains(**table));
    let counts: Vec<String> = tables
        .map(|table| format!("(SELECT count(*) FROM {table})"))
        .collect();
    let all = format!("SELECT {}", counts.join(", "));
    let row = |row: &rusqlite::Row| (0..counts.len()).map(|table| row.get(table)).collect();
    Ok(conn.query_row(&all, [], row)?)
}

/// A file that was not closed keeps its last records beside it; copied alone it would lack them.
fn refuse_unclosed(copy: &Path) -> Result<()> {
    let kept = fs::metadata(beside(copy, "-wal"));
    if kept.is_ok_and(|kept| kept.len() > 0) {
        return Err(Refused::BackupBroken {
            path: shown(copy),
            detail: "它没有正常关闭，旁边的 -wal 文件里还有最后的记录；请先用青蓝打开它一次再恢复"
                .into(),
        }
        .into());
    }
    Ok(())
}

/// What is replaced is a register, sound or damaged, and not the database of another program.
fn refuse_foreign(register: &Path) -> Result<()> {
    let conn = Connection::open_with_flags(register, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match application_of(&conn) {
        Ok(id) if id != i64::from(APPLICATION_ID) => Err(Refused::RegisterForeign {
            path: shown(register),
        }
        .into()),
        _ => Ok(()),
    }
}

/// Removes what a copy or a restore that was killed has left beside a register that is open now:
/// whoever makes a backup beside it has it open, which only one may, and a restore wants it closed.
pub(crate) fn clear_leftovers(register: &Path) {
    let _ = fs::remove_file(incoming(register));
    let Ok(entries) = fs::read_dir(backup_folder(register)) else {
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let finished = path.with_extension("qinglan");
        let name = finished.file_name().and_then(|name| name.to_str());
        let is_ours = name.is_some_and(|name| crate::backups::rules::parts_of(name).is_some());
        if is_ours && path.extension().is_some_and(|it| it == UNFINISHED) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// What a copy on its way into the place of a register is called.
fn incoming(register: &Path) -> PathBuf {
    register.with_extension("incoming")
}

/// Puts a verified copy in the place of a closed register. The register it replaces is kept as
/// `safety`, and comes back by itself when the copy does not open.
pub(crate) fn restore(copy: &Path, register: &Path, safety: &Path) -> Result<()> {
    refuse_unclosed(copy)?;
    drop(verified(copy)?);
    super::drive::refuse_removable(register)?;
    let incoming = incoming(register);
    let replaced = replace(copy, &incoming, register, safety);
    if replaced.is_err() {
        let _ = fs::remove_file(&incoming);
    }
    replaced
}

fn replace(copy: &Path, incoming: &Path, register: &Path, safety: &Path) -> Result<()> {
    fs::copy(copy, incoming).map_err(|error| broken(incoming, &error))?;
    File::options()
        .write(true)
        .open(incoming)
        .and_then(|file| file.sync_all())
        .map_err(|error| broken(incoming, &error))?;
    drop(verified(incoming)?);
    if register.exists() {
        refuse_foreign(register)?;
        if let Some(folder) = safety.parent() {
            make_folder(folder)?;
        }
        let live = Db::open(register);
        match live {
            Ok(db) => {
                db.copy_to(safety)?;
            }
            // A register that does not open any more is kept as it is.
            Err(Error::Refused(Refused::RegisterInUse { path })) => {
                return Err(Refused::RegisterInUse { path }.into())
            }
            Err(_) => {
                fs::copy(register, safety).map_err(|error| broken(safety, &error))?;
            }
        }
    }
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(beside(register, suffix));
    }
    fs::rename(incoming, register).map_err(|error| broken(register, &error))?;
    sync_folder(register)?;
    if let Err(error) = Db::open(register) {
        if safety.exists() {
            fs::copy(safety, register).map_err(|error| broken(register, &error))?;
        }
        return Err(error);
    }
    Ok(())
}

fn sync_folder(path: &Path) -> Result<()> {
    let Some(folder) = path.parent().filter(|_| cfg!(unix)) else {
        return Ok(());
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| broken(folder, &error))
}

fn broken(path: &Path, error: &std::io::Error) -> Error {
    Error::of_file(shown(path), error)
}
