//! What the file on disk looks like, and that it only ever grows.

use super::{assert_none, sources};

#[test]
fn migrations_are_numbered_without_a_gap_and_open_with_prose() {
    let migrations = sources("migrations", &["sql"]);
    for (index, migration) in migrations.iter().enumerate() {
        let number = format!("migrations/{:04}_", index + 1);
        assert!(
            migration.path.starts_with(&number),
            "{} is not {number}…",
            migration.path
        );
        assert!(
            migration.text.starts_with("--"),
            "{} says nothing first",
            migration.path
        );
    }
}

/// A village's 包村领导 stands in its duties; who therefore mentors whom is derived as of a day. Kept
/// are what a sheet says of its mentors, as said; whom a hand named; and who did a thing that was done.
#[test]
fn mentors_of_derived_seats_are_stored_nowhere() {
    const KEPT: [&str; 4] = [
        "stated_mentors",
        "named_mentors",
        "scheme_mentors",
        "mentees_per_mentor",
    ];
    let mut table = String::new();
    let mut found = Vec::new();
    for migration in sources("migrations", &["sql"]) {
        for line in migration.text.lines() {
            let code = line.split("--").next().unwrap_or_default();
            if let Some(name) = code.strip_prefix("CREATE TABLE ") {
                name.split(' ')
                    .next()
                    .unwrap_or_default()
                    .clone_into(&mut table);
            }
            let plain = KEPT
                .iter()
                .fold(code.to_owned(), |code, kept| code.replace(kept, ""));
            let says_who_did_it = ["named_mentors", "items", "visits"].contains(&table.as_str());
            let column = plain.contains("mentor_id") && !says_who_did_it;
            let other = plain
                .replace("mentor_id", "")
                .replace("mentors     INTEGER", "")
                .contains("mentor");
            if (column || other) && !code.starts_with("CREATE INDEX") {
                found.push(format!("{}: {line}", migration.path));
            }
        }
    }
    assert_none(found);
}
