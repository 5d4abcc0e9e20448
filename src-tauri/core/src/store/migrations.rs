//! The steps from an empty file to today's schema. A released step is never edited, only added to.

use rusqlite::Connection;
use rusqlite_migration::{Migrations, M};

use crate::error::{Fault, Result};

/// In order; the next step goes to the end.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("../../../../migrations/0001_register.sql")),
    M::up(include_str!("../../../../migrations/0002_mentoring.sql")),
    M::up(include_str!("../../../../migrations/0003_training.sql")),
    M::up(include_str!("../../../../migrations/0004_rotations.sql")),
    M::up(include_str!("../../../../migrations/0005_plans.sql")),
    M::up(include_str!("../../../../migrations/0006_selection.sql")),
    M::up(include_str!("../../../../migrations/0007_attachments.sql")),
    M::up(include_str!("../../../../migrations/0008_reviews.sql")),
    M::up(include_str!("../../../../migrations/0009_matching.sql")),
    M::up(include_str!("../../../../migrations/0010_assessments.sql")),
];

/// The schema version this program writes.
pub(super) fn latest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// Whether the file is older than this program.
pub(super) fn pending(conn: &Connection) -> Result<bool> {
    Ok(version(conn)? < latest())
}

/// Whether the file holds anything worth a backup.
pub(super) fn has_data(conn: &Connection) -> Result<bool> {
    Ok(version(conn)? > 0)
}

/// Brings the file to [`latest`]; whether there was anything to do.
pub(super) fn run(conn: &mut Connection) -> Result<bool> {
    if !pending(conn)? {
        return Ok(false);
    }
    Migrations::from_slice(STEPS)
        .to_latest(conn)
        .map_err(|error| Fault::Database {
            detail: error.to_string(),
        })?;
    Ok(true)
}

fn version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::super::backup::backup_folder;
    use super::super::{Db, APPLICATION_ID};
    use super::*;

    #[test]
    fn every_step_applies_to_an_empty_file() {
        Migrations::from_slice(STEPS).validate().unwrap();
    }

    #[test]
    fn a_register_of_every_released_schema_is_copied_and_brought_up_to_date() {
        for version in 1..STEPS.len() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("台账.qinglan");
            let mut conn = Connection::open(&path).unwrap();
            conn.pragma_update(None, "application_id", APPLICATION_ID)
                .unwrap();
            Migrations::from_slice(STEPS)
                .to_version(&mut conn, version)
                .unwrap();
            drop(conn);
            let register = Db::open(&path).unwrap_or_else(|error| panic!("{version}: {error}"));
            assert!(!pending(&register.conn).unwrap());
            let copies = std::fs::read_dir(backup_folder(&path)).unwrap();
            assert_eq!(copies.count(), 1, "schema {version}");
        }
    }
}
