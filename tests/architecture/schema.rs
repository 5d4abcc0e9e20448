//! What the file on disk looks like, and that it only ever grows.

use super::sources;

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
/// are what a sheet says of its mentors, as said; whom a hand named; and who did what was done.
#[test]
fn mentors_of_derived_seats_are_stored_nowhere() {
    const KEPT: [&str; 4] = [
        "reserves.stated_mentors",
        "named_mentors.mentor_id",
        "items.mentor_id",
        "visits.mentor_id",
    ];
    let mut table = "";
    let migrations = sources("migrations", &["sql"]);
    let mut found = Vec::new();
    for line in migrations
        .iter()
        .flat_map(|migration| migration.text.lines())
    {
        let mut words = line.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some("CREATE"), Some("TABLE"), Some(name)) => table = name,
            (Some(column), Some("TEXT"), _) if column.contains("mentor") => {
                found.push(format!("{table}.{column}"));
            }
            _ => {}
        }
    }
    assert_eq!(found, KEPT);
}
