//! What the app says of a day, beside what a finger finds in the records.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use qinglan_core::reports::roster::RosterRequest;
use qinglan_core::Registry;
use qinglan_tests::finger::{first_day, text, Finger, Scored, Seats};
use serde_json::{json, Value};

use crate::office::Office;
use crate::{figures, gate};

/// Every answer as of every one of the days.
pub(crate) fn equal_a_naive_recomputation(office: Office, path: &Path, days: &[&str]) {
    let finger = Finger::new(office.must("register.dump", json!({})));
    let mut people = BTreeSet::new();
    for day in days {
        assert_eq!(seats(&office, day), finger.seats(day), "seats of {day}");
        assert_eq!(
            pool(&office, day),
            pool_by_hand(&finger, day),
            "pool of {day}"
        );
        assert_eq!(
            coverage(&office, day),
            coverage_by_hand(&finger, day),
            "coverage of {day}"
        );
        assert_eq!(
            items_done(&office, day),
            items_by_hand(&finger, day),
            "steps done by {day}"
        );
        figures::equal_a_naive_recomputation(&office, &finger, day);
        assert_eq!(
            scored(&office, day),
            finger.scored(day),
            "scores of the year of {day}"
        );
        assert_eq!(
            places(&office, day),
            finger.places(day),
            "ranking of the month of {day}"
        );
        assert_eq!(
            outcomes(&office, day),
            finger.outcomes(day),
            "outcomes by {day}"
        );
        gate::equal_a_naive_recomputation(&office, &finger, day);
        people.insert(pool(&office, day).len());
    }
    assert!(
        people.len() > 5,
        "the pool was not always as large: {people:?}"
    );
    // There was something to count.
    let last = days[days.len() - 1];
    figures::was_no_empty_story(&office, last);
    let told = scored(&office, last);
    assert!(told.len() > 10, "people were scored");
    assert!(told.values().any(|of| of.1 > 0), "months are missing");
    assert!(
        !outcomes(&office, last).is_empty(),
        "something came of some"
    );
    gate::was_no_empty_story(&office, last);
    drop(office);
    let registry = Registry::open(path).unwrap();
    for day in days {
        assert_eq!(
            roster(&registry, day),
            roster_by_hand(&finger, day),
            "rosters of {day}"
        );
    }
}

/// Mentee → seat → mentors, as the app answers.
fn seats(office: &Office, day: &str) -> Seats {
    let list = office.must("pairs.list", json!({ "as_of": day }));
    let mut seats = Seats::new();
    for row in list["rows"].as_array().unwrap() {
        let of_person = seats.entry(text(&row["name"])).or_default();
        for seat in row["seats"].as_array().unwrap() {
            let mentors = seat["mentors"].as_array().unwrap().iter();
            of_person.insert(
                text(&seat["label"]),
                mentors.map(|it| text(&it["name"])).collect(),
            );
        }
    }
    seats
}

/// Average in hundredths and missing months of everybody in the year of a day.
fn scored(office: &Office, day: &str) -> Scored {
    let year = json!({ "list_id": "five-compare", "year": &day[..4], "as_of": day });
    let year = office.must("assessments.year", year);
    let rows = year["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let expected = row["expected"].as_u64().unwrap();
        let missing = expected - row["present"].as_u64().unwrap();
        let mean = row["mean_hundredths"].as_i64();
        (
            text(&row["name"]),
            (mean, usize::try_from(missing).unwrap()),
        )
    })
    .collect()
}

/// Place and points, in tenths, of everybody who has one in the month of a day.
fn places(office: &Office, day: &str) -> BTreeMap<String, (usize, i64)> {
    let month = json!({ "list_id": "five-compare", "period": &day[..7], "as_of": day });
    let ranking = office.must("assessments.ranking", month);
    let rows = ranking["rows"].as_array().unwrap().iter();
    rows.filter_map(|row| {
        let rank = usize::try_from(row["rank"].as_u64()?).ok()?;
        Some((text(&row["name"]), (rank, row["total"].as_i64()?)))
    })
    .collect()
}

/// Outcomes and people of each type by a day, and under an empty name all that count as 使用.
fn outcomes(office: &Office, day: &str) -> BTreeMap<String, (u64, u64)> {
    let list = office.must("outcomes.list", json!({ "as_of": day }));
    let number = |value: &Value| value.as_u64().unwrap();
    let types = list["by_type"].as_array().unwrap().iter();
    let mut counts: BTreeMap<String, (u64, u64)> = types
        .map(|it| {
            (
                text(&it["label"]),
                (number(&it["outcomes"]), number(&it["people"])),
            )
        })
        .collect();
    if !counts.is_empty() {
        counts.insert(
            String::new(),
            (number(&list["outcomes"]), number(&list["people"])),
        );
    }
    counts
}

/// Village, name, education, political status and target post of everybody in the pools.
type Pool = BTreeSet<[String; 5]>;

fn pool(office: &Office, day: &str) -> Pool {
    let list = office.must("reserves.list", json!({ "as_of": day }));
    let rows = list["rows"].as_array().unwrap().iter();
    let told = [
        "village",
        "name",
        "education",
        "political_status",
        "target_post",
    ];
    rows.map(|row| told.map(|field| text(&row[field])))
        .collect()
}

fn pool_by_hand(finger: &Finger, day: &str) -> Pool {
    let row = |spell: &Value| {
        let fact = |field| finger.fact(&spell["person_id"], field, day);
        [
            finger.name("villages", &spell["village_id"]),
            finger.name("people", &spell["person_id"]),
            fact("education"),
            fact("political_status"),
            fact("target_post"),
        ]
    };
    finger.in_pool(day).map(row).collect()
}

/// Villages, those covered, mentees, those covered.
fn coverage(office: &Office, day: &str) -> [usize; 4] {
    let coverage = office.must("coverage.get", json!({ "as_of": day }));
    ["villages", "villages_covered", "mentees", "mentees_covered"]
        .map(|figure| usize::try_from(coverage[figure].as_u64().unwrap()).unwrap())
}

fn coverage_by_hand(finger: &Finger, day: &str) -> [usize; 4] {
    let seats = finger.seats(day);
    let covered = |name: &str| seats[name].values().all(|mentors| !mentors.is_empty());
    let mut villages: BTreeMap<String, bool> = BTreeMap::new();
    for spell in finger.in_pool(day) {
        let village = villages.entry(finger.name("villages", &spell["village_id"]));
        *village.or_insert(true) &= covered(&finger.name("people", &spell["person_id"]));
    }
    let whole = villages.values().filter(|covered| **covered).count();
    let mentees = seats.keys().filter(|name| covered(name)).count();
    [villages.len(), whole, seats.len(), mentees]
}

/// Steps done in the running pairs of 青蓝结对.
fn items_done(office: &Office, day: &str) -> usize {
    let list = office.must(
        "pairs.list",
        json!({ "as_of": day, "scheme": "qinglan-one" }),
    );
    usize::try_from(list["done"].as_u64().unwrap()).unwrap()
}

fn items_by_hand(finger: &Finger, day: &str) -> usize {
    let of_scheme = |pair: &&Value| pair["scheme_id"] == scheme_id(finger, "青蓝结对（一对一）");
    let running = finger.holding("pairs", day).filter(of_scheme);
    let in_pool = |pair: &&Value| {
        finger
            .in_pool(day)
            .any(|spell| spell["person_id"] == pair["person_id"])
    };
    let done = running.filter(in_pool).map(|pair| {
        let inside = |item: &&Value| {
            let on = first_day(&item["done_on"]);
            let until = first_day(&pair["until_on"]);
            item["pair_id"] == pair["id"]
                && on.as_str() <= day
                && on >= first_day(&pair["from_on"])
                && (until.is_empty() || on < until)
        };
        finger.rows("items").filter(inside).count()
    });
    done.sum()
}

fn scheme_id(finger: &Finger, name: &str) -> Value {
    let mut schemes = finger.rows("schemes");
    schemes.find(|scheme| scheme["name"] == name).unwrap()["id"].clone()
}

/// Village, name and the names in the mentor cell of everybody on the printed rosters.
type Roster = BTreeSet<(String, String, BTreeSet<String>)>;

fn roster(registry: &Registry, day: &str) -> Roster {
    let as_of = day.parse().unwrap();
    let request = RosterRequest {
        as_of: Some(as_of),
        ..RosterRequest::default()
    };
    let rosters = registry.rosters(&request, as_of).unwrap();
    let mut rows = Roster::new();
    for section in rosters.reports.iter().flat_map(|report| &report.sections) {
        let column = |label: &str| {
            let mut columns = section.columns.iter();
            columns
                .position(|column| column.label.contains(label))
                .unwrap()
        };
        let (name, mentors) = (column("姓名"), column("帮带人"));
        rows.extend(section.rows.iter().map(|row| {
            // `王志强　副镇长`, or `包村领导　缺位`.
            let lines = row.cells[mentors]
                .lines()
                .filter(|line| !line.ends_with("缺位"));
            let said = lines.filter_map(|line| line.split('\u{3000}').next().map(str::to_owned));
            (
                section.name.clone(),
                row.cells[name].clone(),
                said.collect(),
            )
        }));
    }
    rows
}

fn roster_by_hand(finger: &Finger, day: &str) -> Roster {
    let seats = finger.seats(day);
    let row = |spell: &Value| {
        let name = finger.name("people", &spell["person_id"]);
        let mentors = seats[&name].values().flatten().cloned().collect();
        (finger.name("villages", &spell["village_id"]), name, mentors)
    };
    finger.in_pool(day).map(row).collect()
}
