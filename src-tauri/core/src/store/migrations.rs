//! The steps from an empty file to today's schema. A released step is never edited, only added to.

use rusqlite::Connection;
use rusqlite_migration::{Migrations, M};

use crate::error::{Error, Fault, Result};

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
    M::up(include_str!(
        "../../../../migrations/0011_check_evidence.sql"
    )),
    M::up(include_str!(
        "../../../../migrations/0012_replies_by_day.sql"
    )),
    M::up(include_str!(
        "../../../../migrations/0013_assumed_start.sql"
    )),
    M::up(include_str!(
        "../../../../migrations/0014_import_answers.sql"
    )),
    M::up(include_str!(
        "../../../../migrations/0015_former_values.sql"
    )),
    M::up(include_str!(
        "../../../../migrations/0016_former_villages.sql"
    )),
    M::up(include_str!(
        "../../../../migrations/0017_remarks_by_day.sql"
    )),
    M::up(include_str!(
        "../../../../migrations/0018_merged_people.sql"
    )),
    M::up(include_str!(
        "../../../../migrations/0019_villages_of_days.sql"
    )),
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
        .map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => Error::from(err),
            error => Fault::Database {
                detail: error.to_string(),
            }
            .into(),
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

    /// A register of an earlier schema with some rows, brought up to date.
    fn upgraded(version: usize, rows: &str) -> (tempfile::TempDir, Db) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.qinglan");
        let mut conn = Connection::open(&path).unwrap();
        conn.pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        Migrations::from_slice(STEPS)
            .to_version(&mut conn, version)
            .unwrap();
        // What the rows refer to does not matter here.
        conn.pragma_update(None, "foreign_keys", false).unwrap();
        conn.execute_batch(rows).unwrap();
        Migrations::from_slice(STEPS).to_latest(&mut conn).unwrap();
        drop(conn);
        let register = Db::open(&path).unwrap();
        (folder, register)
    }

    fn remembered(register: &Db) -> (Option<String>, Option<String>) {
        let of_rows = "SELECT before, after FROM op_rows";
        let row = register
            .conn
            .query_row(of_rows, [], |row| Ok((row.get(0)?, row.get(1)?)));
        row.unwrap()
    }

    #[test]
    fn what_the_journal_remembers_of_evidence_still_equals_the_row_after_the_table_was_made_anew() {
        let (_folder, register) = upgraded(
            10,
            r#"INSERT INTO visits (id, township_id, mentor_id, on_day, method)
               VALUES ('v', 't', 'm', '2025-11-03', '座谈交流');
               INSERT INTO evidence (id, township_id, visit_id, kind, label, copies)
               VALUES ('e', 't', 'v', 'paper', '“会议”记录', 2);
               INSERT INTO ops (id, kind, label, actor, at) VALUES (1, 'evidence.add', '添加佐证', 'clerk', '2025-11-03T00:00:00.000Z');
               INSERT INTO op_rows (op_id, table_name, row_id, after) VALUES (1, 'evidence', 'e',
                 '{"id":"e","township_id":"t","item_id":null,"visit_id":"v","kind":"paper","label":"“会议”记录","copies":2,"hash":null,"original_hash":null,"original_name":null,"original_size":null,"taken_on":null}');"#,
        );
        let now = register.image("evidence", "e").unwrap();
        assert!(now.is_some());
        assert_eq!(remembered(&register), (None, now));
    }

    #[test]
    fn who_came_before_starts_could_be_assumed_can_still_be_taken_back() {
        let (_folder, register) = upgraded(
            12,
            r#"INSERT INTO reserves (id, township_id, person_id, village_id, entered_on, position)
               VALUES ('r', 't', 'p', 'v', '2025-03', 1);
               INSERT INTO ops (id, kind, label, actor, at) VALUES (1, 'reserves.enter', '入库', 'clerk', '2025-11-10T00:00:00.000Z');
               INSERT INTO op_rows (op_id, table_name, row_id, after) VALUES (1, 'reserves', 'r',
                 '{"id":"r","township_id":"t","person_id":"p","village_id":"v","entered_on":"2025-03","left_on":null,"left_reason":null,"destination":null,"document":null,"position":1,"stated_mentors":null,"remark":null}');"#,
        );
        let now = register.image("reserves", "r").unwrap();
        assert!(now.is_some());
        assert_eq!(remembered(&register), (None, now));
    }

    #[test]
    fn a_remark_written_before_remarks_had_days_holds_on_every_day_and_can_still_be_undone() {
        let (_folder, register) = upgraded(
            16,
            r#"INSERT INTO reserves (id, township_id, person_id, village_id, entered_on, position, remark)
               VALUES ('r', 't', 'p', 'v', '2025-03', 1, '“党员”示范户');
               INSERT INTO ops (id, kind, label, actor, at) VALUES (1, 'reserves.enter', '入库', 'clerk', '2025-11-10T00:00:00.000Z');
               INSERT INTO op_rows (op_id, table_name, row_id, after) VALUES (1, 'reserves', 'r',
                 '{"id":"r","township_id":"t","person_id":"p","village_id":"v","entered_on":"2025-03","left_on":null,"left_reason":null,"destination":null,"document":null,"position":1,"stated_mentors":null,"remark":"“党员”示范户","start_assumed":0,"listed_on":null}');"#,
        );
        let now = register.image("reserves", "r").unwrap();
        assert_eq!(remembered(&register), (None, now));
        let spells: Vec<crate::reserves::Reserve> = register.all().unwrap();
        let on = |day: &str| spells[0].remark.on(day.parse().unwrap());
        assert_eq!(on("1999-01-01"), Some("“党员”示范户"));
        assert_eq!(on("2099-01-01"), Some("“党员”示范户"));
    }

    #[test]
    fn what_departments_said_before_answers_were_told_apart_by_day_stays_and_can_be_undone() {
        let (_folder, register) = upgraded(
            11,
            r#"INSERT INTO review_replies (id, township_id, round_id, department_id, person_id, result, grounds, replied_on, valid_until)
               VALUES ('r', 't', 'n', 'police', 'p', 'objection', '正在“核查”', '2025-11-10', '2026-11-09');
               INSERT INTO ops (id, kind, label, actor, at) VALUES (1, 'review_replies.set', '登记联审反馈', 'clerk', '2025-11-10T00:00:00.000Z');
               INSERT INTO op_rows (op_id, table_name, row_id, after) VALUES (1, 'review_replies', 'r',
                 '{"id":"r","township_id":"t","round_id":"n","department_id":"police","person_id":"p","result":"objection","grounds":"正在“核查”","letter":null,"replied_on":"2025-11-10","valid_until":"2026-11-09"}');"#,
        );
        let now = register.image("review_replies", "r").unwrap();
        assert!(now.is_some());
        assert_eq!(remembered(&register), (None, now));
    }

    #[test]
    fn a_village_added_before_it_could_end_can_still_be_taken_back() {
        let (_folder, register) = upgraded(
            15,
            r#"INSERT INTO villages (id, township_id, name, kind, position) VALUES ('v', 't', '申家营村', '村', 1);
               INSERT INTO ops (id, kind, label, actor, at) VALUES (1, 'villages.add', '新增村', 'clerk', '2025-11-10T00:00:00.000Z');
               INSERT INTO op_rows (op_id, table_name, row_id, after) VALUES (1, 'villages', 'v',
                 '{"id":"v","township_id":"t","name":"申家营村","code":null,"kind":"村","position":1}');"#,
        );
        let now = register.image("villages", "v").unwrap();
        assert!(now.is_some());
        assert_eq!(remembered(&register), (None, now));
    }
}
