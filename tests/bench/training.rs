//! Training of a county: five years of sessions and placements, a list of three hundred, a pasted
//! sign-in list.

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

use qinglan_core::ids::{PersonId, SessionId};
use qinglan_core::reserves::ReserveFilter;
use qinglan_core::rotations::{RotationEdit, RotationTypeRow};
use qinglan_core::training::attendances::{AttendanceEdit, AttendanceEdits};
use qinglan_core::training::sessions::SessionEdit;
use qinglan_core::training::sign_in::SignInText;
use qinglan_core::training::stats::TrainingFilter;
use qinglan_core::training::AttendanceState;
use qinglan_core::Registry;
use tempfile::TempDir;

use crate::generated::{day, of_a_county, Chance};
use crate::measure::median;

/// Sessions a year, and people at each.
const SESSIONS: usize = 60;
const PEOPLE: usize = 66;
/// Placements a year.
const ROTATIONS: usize = 120;

/// The figures of five years, in ms.
pub(crate) fn stats() -> f64 {
    let registry = open();
    let filter = TrainingFilter {
        as_of: Some(day()),
        from: "2021-01-01".parse().ok(),
        ..TrainingFilter::default()
    };
    let stats = || registry.training_stats(&filter, day()).expect("figures");
    assert_eq!(stats().total.attendances, 5 * SESSIONS * PEOPLE);
    median((0..9).map(|_| timed(|| drop(black_box(stats())))).collect())
}

/// Three hundred ticked and saved, in ms.
pub(crate) fn save() -> f64 {
    let mut registry = open();
    let people = reserves(&registry);
    let once = |at: usize| {
        let session = session(&mut registry, "2025-11-20");
        let people = people.iter().cycle().skip(at * 40).take(300);
        let edits = list(session, people);
        timed(|| {
            registry.set_attendances(&edits, day()).expect("saved");
        })
    };
    median((0..5).map(once).collect())
}

/// A list of three hundred names, one in fifteen of them unknown, in ms.
pub(crate) fn sign_in() -> f64 {
    let registry = open();
    let list = registry
        .reserves(&ReserveFilter::default(), day())
        .expect("a list");
    let mut chance = Chance::new(7);
    let lines: Vec<String> = (0..300)
        .map(|number| {
            let row = &list.rows[number * 4];
            if number % 15 == 0 {
                format!("{number} {} 县农技中心", chance.name())
            } else {
                format!("{number} {} {} 15400000000", row.name, row.village)
            }
        })
        .collect();
    let pasted = SignInText {
        session_id: None,
        on_day: Some("2025-11-20".into()),
        text: lines.join("\n"),
    };
    let matched = || {
        registry
            .match_sign_in(&pasted, day())
            .expect("a matched list")
    };
    assert!(matched().matched > 250);
    median(
        (0..9)
            .map(|_| timed(|| drop(black_box(matched()))))
            .collect(),
    )
}

fn open() -> Registry {
    Registry::open(&of_five_years()).expect("a register")
}

/// The county with five years of sessions and placements and, last of all, a session to which 300
/// people are expected; made once a run. A case that opens a window copies it.
pub(crate) fn of_five_years() -> PathBuf {
    static REGISTER: OnceLock<TempDir> = OnceLock::new();
    let folder = REGISTER.get_or_init(|| {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("training.qinglan");
        std::fs::copy(of_a_county(), &path).expect("a copy of the county");
        let mut registry = Registry::open(&path).expect("a register");
        let people = reserves(&registry);
        for number in 0..5 * SESSIONS {
            let (year, month) = (2021 + number / SESSIONS, 1 + number % 10);
            let begins_on = format!("{year}-{month:02}-{:02}", 1 + number % 28);
            let session = session(&mut registry, &begins_on);
            let people = people.iter().cycle().skip(number * 17).take(PEOPLE);
            let edits = list(session, people);
            registry.set_attendances(&edits, day()).expect("saved");
        }
        place(&mut registry, &people);
        let session = session(&mut registry, "2025-11-24");
        let mut expected = list(session, people.iter().take(300));
        for row in &mut expected.rows {
            row.state = Some(AttendanceState::Expected);
        }
        registry.set_attendances(&expected, day()).expect("saved");
        folder
    });
    folder.path().join("training.qinglan")
}

/// Five years of placements, a dozen people at a time; those of the last months go on.
fn place(registry: &mut Registry, people: &[PersonId]) {
    let types = registry.rotation_types().expect("the types");
    let anywhere = |it: &&RotationTypeRow| !it.kind.needs_village && !it.kind.changes_posts;
    let kind = &types.iter().find(anywhere).expect("a type").kind;
    for number in 0..5 * ROTATIONS / 12 {
        let (year, month) = (2021 + number * 12 / ROTATIONS, 1 + number % 10);
        let who = people.iter().cycle().skip(number * 29).take(12);
        let edit = RotationEdit {
            people: who.cloned().collect(),
            type_id: Some(kind.id.clone()),
            from_on: format!("{year}-{month:02}-01"),
            until_on: (year < 2025).then(|| format!("{}-{month:02}-01", year + 1)),
            unit: Some("县产业园".into()),
            ..RotationEdit::default()
        };
        registry.set_rotation(&edit).expect("a placement");
    }
}

fn reserves(registry: &Registry) -> Vec<PersonId> {
    let list = registry
        .reserves(&ReserveFilter::default(), day())
        .expect("a list");
    list.rows.into_iter().map(|row| row.person_id).collect()
}

fn session(registry: &mut Registry, begins_on: &str) -> SessionId {
    let edit = SessionEdit {
        title: format!("培训班 {begins_on}"),
        begins_on: Some(begins_on.into()),
        hours: "4".into(),
        form: "集中培训".into(),
        ..SessionEdit::default()
    };
    registry.set_session(&edit, day()).expect("a session").value
}

fn list<'a>(session_id: SessionId, people: impl Iterator<Item = &'a PersonId>) -> AttendanceEdits {
    let rows = people.map(|person| AttendanceEdit {
        person_id: Some(person.clone()),
        state: Some(AttendanceState::Present),
        ..AttendanceEdit::default()
    });
    AttendanceEdits {
        session_id,
        rows: rows.collect(),
        whole: true,
    }
}

fn timed(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64() * 1000.0
}
