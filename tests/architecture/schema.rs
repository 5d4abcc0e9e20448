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

#[test]
fn mentors_of_derived_seats_are_stored_nowhere() {
    let derived = ["包村领导", "包村干部"];
    let in_code = |line: &str| {
        let code = line.split("--").next().unwrap_or_default();
        derived.iter().any(|seat| code.contains(seat))
    };
    assert_none(
        sources("migrations", &["sql"])
            .iter()
            .flat_map(|it| it.lines(in_code)),
    );
}
