//! Measures 全覆盖 of 3+1 on a day, for a county's 1,321 invented reserves and for 60,000:
//!
//! ```sh
//! cargo run --release -p qinglan-core --example measure_seats
//! ```

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use qinglan_core::date::Day;
use qinglan_core::duties::{DutyEdit, DutyRole, PostEdit};
use qinglan_core::ids::{PersonId, VillageId};
use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::Options;
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::villages::{OwnerKind, VillageDraft};
use qinglan_core::{Registry, Result};

const VILLAGES: usize = 201;
const RUNS: usize = 9;

fn main() -> Result<()> {
    let day = Day::from_ymd_opt(2025, 6, 30).unwrap_or_default();
    for reserves in [1_321, 60_000] {
        let name = format!("qinglan-seats-{}-{reserves}.qinglan", std::process::id());
        let path = std::env::temp_dir().join(name);
        let registry = county(&path, reserves, day)?;
        let mut times = Vec::new();
        for _ in 0..RUNS {
            let started = Instant::now();
            let coverage = registry.coverage(None, day)?;
            times.push(started.elapsed());
            assert_eq!(coverage.seats_filled, reserves * 3, "{}", coverage.sentence);
        }
        times.sort();
        let (median, slowest): (Duration, Duration) = (times[RUNS / 2], times[RUNS - 1]);
        println!("coverage of {reserves} × 3 seats: median {median:?}, slowest {slowest:?}");
        drop(registry);
        for ending in ["", "-wal", "-shm"] {
            let mut file = path.clone().into_os_string();
            file.push(ending);
            let _ = std::fs::remove_file(file);
        }
    }
    Ok(())
}

/// 201 villages, each with a secretary, a leader and a contact, and so many reserves in turn.
fn county(path: &Path, reserves: usize, day: Day) -> Result<Registry> {
    let villages: Vec<VillageDraft> = (0..VILLAGES)
        .map(|at| VillageDraft {
            name: format!("{}沟村", name(at * 41)),
            township: Some(format!("{}河镇", ["东", "南", "西", "北"][at % 4])),
            ..VillageDraft::default()
        })
        .collect();
    let mut registry = Registry::create(path, OwnerKind::County, "测速县", &villages)?;
    let mut sheet = String::from("村,姓名,性别,出生年月\n");
    for number in 0..reserves {
        let village = &villages[number % VILLAGES].name;
        let birth = format!("{}.{:02}", 1980 + number % 20, 1 + number % 12);
        let _ = writeln!(sheet, "{village},{},男,{birth}", name(number));
    }
    let file = InputFile {
        name: "后备.csv".into(),
        bytes: Ok(sheet.into_bytes()),
    };
    let options = Options {
        as_of: day,
        ..Options::default()
    };
    let known = registry.import_known()?;
    let draft = Draft::open(&[file], &known);
    registry.import_batch(&known, &draft, draft.check(&known, &options))?;
    let ids: Vec<VillageId> = registry
        .villages(day)?
        .into_iter()
        .map(|it| it.id)
        .collect();
    for (number, villages) in ids.chunks(3).enumerate() {
        for role in [DutyRole::Leader, DutyRole::Contact] {
            let edit = DutyEdit {
                id: None,
                person_id: add(&mut registry, number, day)?,
                village_ids: villages.to_vec(),
                role,
                from_on: "2025-01-01".into(),
                until_on: None,
                document: None,
            };
            registry.set_duty(&edit)?;
        }
    }
    for (number, village) in ids.into_iter().enumerate() {
        let edit = PostEdit {
            id: None,
            person_id: add(&mut registry, number, day)?,
            title: "党支部书记".into(),
            village_id: Some(village),
            unit: None,
            from_on: "2025-01-01".into(),
            until_on: None,
            document: None,
            term: None,
        };
        registry.set_post(&edit)?;
    }
    Ok(registry)
}

fn add(registry: &mut Registry, number: usize, day: Day) -> Result<PersonId> {
    let fields = [(Field::Name, name(number * 13 + 7))];
    let input = PersonInput(fields.into_iter().collect());
    Ok(registry.add_person(&input, None, day)?.value)
}

/// The invented name of a number: a surname and two characters of 200 each.
fn name(number: usize) -> String {
    let surname = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
        .chars()
        .nth(number % 20);
    let given = |at: usize| ('\u{4e00}'..'\u{9fa5}').step_by(97).nth(at % 200);
    let characters = [surname, given(number / 20), given(number / 4_000 + 3)];
    characters.into_iter().flatten().collect()
}
