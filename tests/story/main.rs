//! Five years in a township office, on a real file that is closed and opened every year: elections,
//! duty changes, people in and out and in again, selection and reviews, matching, mentoring, training,
//! rotations, mistakes taken back. Afterwards every roster, coverage and figure as of twenty days is
//! what somebody who reads the records with a finger would answer.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]
#![expect(
    clippy::needless_pass_by_value,
    reason = "parameters are written where they are passed"
)]

mod answers;
mod figures;
mod gate;
mod office;
mod selection;

use office::Office;

/// Twenty days: the eve and the day of elections and changes, ends of quarters, days between.
const DAYS: [&str; 20] = [
    "2020-12-31",
    "2021-01-01",
    "2021-03-31",
    "2021-06-01",
    "2021-08-15",
    "2021-12-31",
    "2022-02-28",
    "2022-07-01",
    "2022-09-30",
    "2022-12-31",
    "2023-03-01",
    "2023-06-15",
    "2023-10-01",
    "2024-02-29",
    "2024-06-30",
    "2024-11-11",
    "2025-03-31",
    "2025-08-31",
    "2025-09-01",
    "2025-12-31",
];

#[test]
fn five_years_in_a_township_office() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("青禾镇.qinglan");
    let mut office = Office::new(&path);
    office.begin_with_an_election("2021-01-01");
    for year in 2021..=2025 {
        for month in 1..=12 {
            if (year, month) == (2025, 9) {
                office.hold_an_election("2025-09-01");
            }
            office.live_a_month(year, month);
        }
        office = office.closed_and_opened_again();
    }
    assert!(
        office.accepted > 200,
        "{} changes were accepted",
        office.accepted
    );
    assert!(
        office.taken_back > 10,
        "{} were taken back",
        office.taken_back
    );
    answers::equal_a_naive_recomputation(office, &path, &DAYS);
}
