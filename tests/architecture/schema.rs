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

/// A village's 包村领导 stands in its duties; who therefore mentors whom is derived as of a day. Only
/// what a sheet says of its mentors is kept, as said.
#[test]
fn mentors_of_derived_seats_are_stored_nowhere() {
    let is_stored = |line: &str| {
        let code = line.split("--").next().unwrap_or_default().to_lowercase();
        code.contains("mentor") && !code.contains("stated")
    };
    assert_none(
        sources("migrations", &["sql"])
            .iter()
            .flat_map(|it| it.lines(is_stored)),
    );
}
