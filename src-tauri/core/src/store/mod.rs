//! The file on disk. Everything that speaks SQL lives here and in `migrations/`; the rest of the
//! core sees [`Db`] and its plain functions, and never a statement.
//!
//! A register is opened exclusively, in WAL mode with `synchronous=FULL`: what a command answered
//! survives a power cut. Nothing waits for exit.

mod assessments;
pub(crate) mod backup;
mod columns;
mod digest;
mod dossiers;
mod drive;
mod dump;
pub(crate) mod history;
pub(crate) mod import;
mod in_place;
pub(crate) mod journal;
mod matching;
pub(crate) mod mentoring;
mod migrations;
pub(crate) mod people;
mod plans;
pub(crate) mod reserves;
mod reviews;
mod rotations;
mod rows;
mod schemes;
mod selection;
pub(crate) mod settings;
pub(crate) mod training;
pub(crate) mod villages;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use rows::Tables;
pub(crate) use rows::{grouped, Row};

use crate::error::{unexpected, Error, Fault, Refused, Result};

/// Bytes of a page of a new register: an import has half as many to find and to guard as with the
/// usual 4,096.
const PAGE_SIZE: i32 = 8_192;

/// `PRAGMA application_id` of a register, the letters `QLAN`.
const APPLICATION_ID: i32 = 0x514C_414E;

/// Oldest `SQLite` without the WAL-reset bug that could lose commits.
const OLDEST_SQLITE: i32 = 3_051_003;

/// An open register file.
#[derive(Debug)]
pub(crate) struct Db {
    conn: Connection,
    tables: Tables,
    path: PathBuf,
}

impl Db {
    /// Makes a new, empty register file. Refuses a path that is taken.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        drive::refuse_removable(path)?;
        if path.exists() {
            return Err(Refused::RegisterExists { path: shown(path) }.into());
        }
        let conn = connect(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        )?;
        let marked = conn
            .pragma_update(None, "page_size", PAGE_SIZE)
            .and_then(|()| conn.pragma_update(None, "application_id", APPLICATION_ID));
        let made = match marked {
            Ok(()) => Self::finish(conn, path),
            Err(error) => {
                drop(conn);
                Err(unwritable_or(error, path))
            }
        };
        if made.is_err() {
            Self::discard(path);
        }
        made
    }

    /// Opens a register. A file that is newer, foreign, damaged or in use is refused unchanged.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        drive::refuse_removable(path)?;
        if !path.is_file() {
            return Err(Refused::FileMissing { path: shown(path) }.into());
        }
        if std::fs::metadata(path).is_ok_and(|file| file.permissions().readonly()) {
            return Err(Refused::ReadOnly { path: shown(path) }.into());
        }
        let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        check_identity(&conn, path)?;
        Self::finish(conn, path)
    }

    /// Opens a register that cannot be written to, for reading. Nothing is locked and nothing beside the
    /// file is looked at, so only a file that is whole by itself will do: of this version, and closed.
    pub(crate) fn open_to_read(path: &Path) -> Result<Self> {
        drive::refuse_removable(path)?;
        let refused = |why| Refused::RegisterReadOnly {
            path: shown(path),
            why,
        };
        if std::fs::File::open(path)
            .is_err_and(|error| error.kind() == std::io::ErrorKind::PermissionDenied)
        {
            return Err(refused("也没有读取权限").into());
        }
        if beside(path, "-wal").exists() {
            return Err(refused("旁边还有没并进台账的记录（-wal 文件），可能正被别人使用").into());
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(immutable(path), flags)
            .map_err(|error| in_use_or(error, path))?;
        conn.execute_batch(OF_A_READER)?;
        check_identity(&conn, path)?;
        if migrations::pending(&conn)? {
            return Err(refused("它由旧版青蓝写成，打开时要先升级").into());
        }
        conn.set_prepared_statement_cache_capacity(128);
        let tables = Tables::read(&conn)?;
        Ok(Self {
            conn,
            tables,
            path: path.to_path_buf(),
        })
    }

    /// Whether the register was opened for reading only.
    pub(crate) fn is_read_only(&self) -> Result<bool> {
        Ok(self.conn.is_readonly(rusqlite::MAIN_DB)?)
    }

    /// Refuses to change what was opened for reading only.
    pub(crate) fn refuse_to_write(&self) -> Result<()> {
        if self.is_read_only()? {
            let path = shown(&self.path);
            return Err(Refused::ReadOnly { path }.into());
        }
        Ok(())
    }

    fn finish(mut conn: Connection, path: &Path) -> Result<Self> {
        conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))
            .map_err(|error| in_use_or(error, path))?;
        if migrations::pending(&conn)? && migrations::has_data(&conn)? {
            backup::before_migration(&conn, path)?;
        }
        if migrations::run(&mut conn)? {
            journal::write_triggers(&conn)?;
        }
        digest::unseal(&conn)?;
        let tables = Tables::read(&conn)?;
        Ok(Self {
            conn,
            tables,
            path: path.to_path_buf(),
        })
    }

    /// Takes the last records into the register's own file, so that it is whole wherever it is copied
    /// alone.
    pub(crate) fn gather(&self) -> Result<()> {
        let gathered = self
            .conn
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(gathered?)
    }

    /// Removes a register that could not be finished.
    pub(crate) fn discard(path: &Path) {
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(beside(path, suffix));
        }
    }

    /// Where the register lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Everything the database can check about itself; the sentences of what is wrong.
    pub(crate) fn check(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        let mut integrity = self.conn.prepare("PRAGMA integrity_check")?;
        let lines = integrity.query_map([], |row| row.get::<_, String>(0))?;
        for line in lines {
            let line = line?;
            if line != "ok" {
                found.push(line);
            }
        }
        let mut foreign = self.conn.prepare("PRAGMA foreign_key_check")?;
        let lines = foreign.query_map([], |row| row.get::<_, String>(0))?;
        for table in lines {
            found.push(format!("{} 中有记录指向不存在的记录", table?));
        }
        Ok(found)
    }
}

/// What guards a connection that only reads.
const OF_A_READER: &str = "PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA mmap_size = 0;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -32768;";

/// The file beside a register that has its name with an ending.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut file = path.as_os_str().to_owned();
    file.push(ending);
    PathBuf::from(file)
}

/// The address of a file that nobody changes while it is open.
fn immutable(path: &Path) -> String {
    let mut address = String::from("file:");
    let path = path.to_string_lossy().replace('\\', "/");
    if path.as_bytes().get(1) == Some(&b':') {
        address.push('/'); // a drive's letter
    }
    for c in path.chars() {
        match c {
            '%' => address.push_str("%25"),
            '?' => address.push_str("%3f"),
            '#' => address.push_str("%23"),
            other => address.push(other),
        }
    }
    address.push_str("?immutable=1");
    address
}

/// Opens a connection with every pragma that does not touch the file.
fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        let version = rusqlite::version();
        return Err(unexpected(format!("SQLite {version} is too old")));
    }
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| unwritable_or(error, path))?;
    // On a drive that is read-only SQLite opens the file for reading and fails at the first lock.
    if conn.is_readonly(rusqlite::MAIN_DB)? {
        return Err(Refused::ReadOnly { path: shown(path) }.into());
    }
    conn.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -32768;",
    )
    .map_err(|error| in_use_or(error, path))?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(conn)
}

/// Whose file it is and whether this program knows its version, before anything is written to it.
fn check_identity(conn: &Connection, path: &Path) -> Result<()> {
    let application = application_of(conn).map_err(|error| in_use_or(error, path))?;
    if application != i64::from(APPLICATION_ID) {
        return Err(Refused::RegisterForeign { path: shown(path) }.into());
    }
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = migrations::latest();
    if found > known {
        return Err(Refused::RegisterTooNew { found, known }.into());
    }
    if found == 0 {
        return Err(Refused::RegisterDamaged {
            detail: "里面还没有记录；可能是只复制了它，没有复制旁边的 -wal 文件".into(),
        }
        .into());
    }
    Ok(())
}

/// The program a database says it belongs to.
fn application_of(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "application_id", |row| row.get(0))
}

fn in_use_or(error: rusqlite::Error, path: &Path) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            Refused::RegisterInUse { path: shown(path) }.into()
        }
        Some(ErrorCode::NotADatabase) => Refused::RegisterForeign { path: shown(path) }.into(),
        _ => unwritable_or(error, path),
    }
}

fn unwritable_or(error: rusqlite::Error, path: &Path) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            Refused::ReadOnly { path: shown(path) }.into()
        }
        _ => error.into(),
    }
}

/// A path as messages show it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Fault::DiskFull.into(),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Refused::RegisterDamaged {
                    detail: "内容不完整".into(),
                }
                .into()
            }
            _ => Fault::Database {
                detail: error.to_string(),
            }
            .into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::error::{Error, Fault};
    use crate::people::{Field, PersonInput};
    use crate::{sample, Registry};

    /// A register of the sample, closed; where it lies.
    fn closed(folder: &tempfile::TempDir) -> std::path::PathBuf {
        let path = folder.path().join("台账.qinglan");
        drop(sample::create(&path, "2025-11-26".parse().unwrap()).unwrap());
        path
    }

    fn refused_unchanged(path: &std::path::Path) -> Error {
        let before = std::fs::read(path).unwrap();
        let Err(error) = Registry::open(path) else {
            panic!("opened");
        };
        assert!(std::fs::read(path).unwrap() == before, "the file changed");
        error
    }

    #[test]
    fn a_register_of_a_newer_version_is_refused_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        let path = closed(&folder);
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.pragma_update(None, "user_version", 999).unwrap();
        drop(conn);
        let error = refused_unchanged(&path);
        assert_eq!(error.code(), "register.too_new");
        assert!(error.to_string().contains("999"), "{error}");
    }

    #[test]
    fn a_register_that_is_made_or_backed_up_is_whole_without_the_file_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.qinglan");
        let alone = folder.path().join("复制.qinglan");
        let mut registry = sample::create(&path, "2025-11-26".parse().unwrap()).unwrap();
        let copied = |registry: &Registry| {
            std::fs::copy(&path, &alone).unwrap();
            Registry::open(&alone).unwrap().dump().unwrap() == registry.dump().unwrap()
        };
        assert!(copied(&registry), "made");
        let name = PersonInput([(Field::Name, "柳成林".to_owned())].into());
        registry
            .add_person(&name, None, "2025-11-26".parse().unwrap())
            .unwrap();
        registry.back_up("auto").unwrap();
        assert!(copied(&registry), "backed up");
    }

    #[test]
    fn a_register_copied_before_its_first_record_was_in_it_is_refused_unchanged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.qinglan");
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.pragma_update(None, "application_id", super::APPLICATION_ID)
            .unwrap();
        drop(conn);
        let error = refused_unchanged(&path);
        assert_eq!(error.code(), "register.damaged");
        assert!(error.to_string().contains("-wal"), "{error}");
    }

    #[test]
    fn a_damaged_register_is_refused_unchanged_and_never_as_a_program_error() {
        let folder = tempfile::tempdir().unwrap();
        let path = closed(&folder);
        let whole = std::fs::read(&path).unwrap();
        let mut scratched = whole.clone();
        scratched[100..].fill(0x5A);
        std::fs::write(&path, scratched).unwrap();
        assert_eq!(refused_unchanged(&path).code(), "register.damaged");
        std::fs::write(&path, &whole[..whole.len() / 3]).unwrap();
        assert_eq!(refused_unchanged(&path).code(), "register.damaged");
    }

    #[test]
    fn on_a_full_disk_an_action_is_refused_in_words_and_the_register_is_as_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.qinglan");
        let mut registry = sample::create(&path, "2025-11-26".parse().unwrap()).unwrap();
        let before = registry.dump().unwrap();
        let pages = |registry: &Registry, most: i64| {
            let set = format!("PRAGMA max_page_count = {most}");
            registry
                .db
                .conn
                .query_row(&set, [], |row| row.get::<_, i64>(0))
                .unwrap()
        };
        pages(&registry, 1);

        let long = PersonInput(
            [
                (Field::Name, "柳成林".to_owned()),
                (Field::Resume, "简历".repeat(9_000)),
            ]
            .into(),
        );
        let error = registry
            .add_person(&long, None, "2025-11-26".parse().unwrap())
            .unwrap_err();

        assert!(matches!(error, Error::Fault(Fault::DiskFull)), "{error:?}");
        assert!(error.to_string().contains("磁盘"), "{error}");
        assert_eq!(registry.dump().unwrap(), before);
        pages(&registry, 1_000_000);
        let short = PersonInput([(Field::Name, "柳成林".to_owned())].into());
        registry
            .add_person(&short, None, "2025-11-26".parse().unwrap())
            .unwrap();
        drop(registry);
        assert_eq!(Registry::open(&path).unwrap().check().unwrap(), [""; 0]);
    }
}
