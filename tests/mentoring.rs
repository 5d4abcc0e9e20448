//! The figures of real places, on invented people: who is covered, who is not, who carries how many.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::collections::BTreeSet;

use qinglan_core::reports::roster::RosterRequest;
use qinglan_tests::county::{County, CONTACTS, LEADERS, SINCE, VILLAGES};
use serde_json::{json, Value};
use tempfile::TempDir;

fn county(reserves: usize) -> (TempDir, County) {
    let folder = tempfile::tempdir().unwrap();
    let county = County::new(&folder.path().join("测试县.qinglan"), reserves);
    (folder, county)
}

/// The same, with nobody who answers for a village.
fn pools(reserves: usize) -> (TempDir, County) {
    let folder = tempfile::tempdir().unwrap();
    let county = County::without_duties(&folder.path().join("测试县.qinglan"), reserves);
    (folder, county)
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}

fn ids(rows: &[Value]) -> BTreeSet<String> {
    let ids = rows.iter().map(|row| row["person_id"].as_str().unwrap());
    ids.map(str::to_owned).collect()
}

/// Numbers of an answer, for comparison at a glance.
fn numbers<const N: usize>(of: &Value, keys: [&str; N]) -> [u64; N] {
    keys.map(|key| of[key].as_u64().unwrap())
}

#[test]
fn a_county_is_covered_until_a_leader_goes_and_then_each_of_his_reserves_is_named() {
    let (_folder, county) = county(405);
    let coverage = |on: &str| county.call("coverage.get", json!({ "as_of": on }));
    let full = coverage("2025-06-30");
    let keys = [
        "villages",
        "villages_covered",
        "mentees",
        "mentees_covered",
        "seats",
        "mentors",
    ];
    let mentors = (LEADERS + CONTACTS + VILLAGES) as u64;
    assert_eq!(numbers(&full, keys), [201, 201, 405, 405, 1215, mentors]);
    assert_eq!(full["sentence"], "全覆盖：201 村 / 201，405 人 / 405");
    assert_eq!(list(&full, "townships").len(), 8);
    assert!(list(&full, "exceptions").is_empty());
    assert_eq!(coverage("2024-12-31")["mentees"], 0);

    let mentors = county.call("mentors.list", json!({ "as_of": "2025-06-30" }));
    let has_seat = |load: &&Value| load["seats"][0]["seat"] == "包村领导";
    let leader = list(&mentors, "rows").iter().find(has_seat).unwrap();
    let own = json!({ "id": leader["person_id"], "as_of": "2025-06-30" });
    let his = ids(list(&county.call("mentors.get", own), "mentees"));
    assert_eq!(leader["mentees"], his.len());

    let before = county.call("register.dump", json!({}));
    let gone = json!({ "role": "包村领导", "villages": [], "from": leader["person_id"], "on": "2025-07-01" });
    county.call("duties.change", gone);
    let now = coverage("2025-07-01");
    let exceptions = list(&now, "exceptions");
    assert_eq!(ids(exceptions), his);
    assert_eq!(exceptions.len(), his.len());
    for gap in exceptions {
        let said = [&gap["seat"], &gap["reason"], &gap["text"]];
        assert_eq!(said, ["包村领导", "vacant", "该村无包村领导"]);
    }
    let villages = leader["villages"].as_u64().unwrap();
    let sentence = format!(
        "未全覆盖：{} 村 / 201，{} 人 / 405",
        201 - villages,
        405 - his.len()
    );
    assert_eq!(now["sentence"], sentence);
    assert_eq!(coverage("2025-06-30"), full);
    let pairs = county.call(
        "pairs.list",
        json!({ "as_of": "2025-07-01", "only_gaps": true }),
    );
    assert_eq!(
        (ids(list(&pairs, "rows")), &pairs["gaps"]),
        (his.clone(), &villages.into())
    );

    let days = json!({ "from": "2025-06-30", "to": "2025-07-01" });
    let adjusted = county.call("adjustments.list", days);
    let adjusted = adjusted.as_array().unwrap();
    assert_eq!((ids(adjusted), adjusted.len()), (his.clone(), his.len()));
    for row in adjusted {
        assert_eq!(row["before"]["person_id"], leader["person_id"]);
        assert_eq!(
            (&row["after"], &row["why"]),
            (&Value::Null, &"分工变更".into())
        );
    }
    county.call("history.undo", json!({}));
    assert_eq!(county.call("register.dump", json!({})), before);
    assert!(list(&coverage("2025-07-01"), "exceptions").is_empty());
}

#[test]
fn a_takeover_stores_nobody_as_mentor_and_changes_the_rosters_from_its_day() {
    let (_folder, county) = county(VILLAGES);
    let mentors = county.call("mentors.list", json!({ "as_of": SINCE }));
    let has_seat = |load: &&Value| load["seats"][0]["seat"] == "包村领导";
    let leader = list(&mentors, "rows").iter().find(has_seat).unwrap();
    let to = json!({ "name": "欧阳接任", "post": "组织委员" });
    let change = json!({ "role": "包村领导", "villages": [], "from": leader["person_id"], "on": "2025-09-01", "to": to });
    county.call("duties.change", change);

    let dump = county.call("register.dump", json!({}));
    let is_new = |person: &&Value| person["name"] == "欧阳接任";
    let new = list(&dump, "people").iter().find(is_new).unwrap();
    for (table, rows) in dump.as_object().unwrap() {
        let columns = ["person_id", "mentor_id", "relative_id"];
        let names = |row: &&Value| columns.iter().any(|column| row[*column] == new["id"]);
        let count = rows.as_array().unwrap().iter().filter(names).count();
        let expected = match table.as_str() {
            "posts" => 1,
            "duties" => usize::try_from(leader["villages"].as_u64().unwrap()).unwrap(),
            _ => 0,
        };
        assert_eq!(count, expected, "{table}");
    }
    for table in ["named_mentors", "pairs", "items", "scheme_mentors"] {
        assert!(list(&dump, table).is_empty(), "{table}");
    }

    let printed = |on: &str| -> Vec<String> {
        let request = RosterRequest {
            as_of: Some(on.parse().unwrap()),
            ..RosterRequest::default()
        };
        let rosters = county
            .session
            .draw_up(&request, on.parse().unwrap())
            .unwrap();
        let sections = rosters
            .reports
            .into_iter()
            .flat_map(|report| report.sections);
        let rows = sections.flat_map(|section| section.rows);
        rows.map(|row| row.cells.join("|")).collect()
    };
    let (before, after) = (printed("2025-08-31"), printed("2025-09-01"));
    let leader_line = format!("{}　副镇长\n", spread(leader["name"].as_str().unwrap()));
    let mut changed = 0;
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(&before.replace(&leader_line, "欧阳接任　组织委员\n"), after);
        changed += usize::from(before != after);
    }
    assert_eq!(leader["mentees"], changed);
    assert!(changed > 0 && before.iter().all(|row| row.matches('　').count() >= 3));
}

/// A name of two characters stands on paper as wide as one of three.
fn spread(name: &str) -> String {
    qinglan_core::names::spread(name)
}

#[test]
fn mentors_whose_mentees_nobody_wrote_down_are_listed_and_make_no_pairs() {
    let (_folder, county) = pools(1);
    for number in 0..102 {
        let name = format!("导师{}", char::from_u32(0x4E00 + number * 7).unwrap());
        let mentor = json!({ "scheme_id": "mentor-pool", "name": name, "post": "高级教师", "from_on": SINCE });
        county.call("schemes.set_mentor", mentor);
    }
    let asked = json!({ "scheme": "mentor-pool", "as_of": "2025-06-30" });
    let mentors = county.call("mentors.list", asked.clone());
    assert_eq!(
        (list(&mentors, "rows").len(), &mentors["idle"]),
        (102, &102.into())
    );
    for load in list(&mentors, "rows") {
        assert_eq!(
            (&load["mentees"], &load["mentees_known"]),
            (&0.into(), &false.into())
        );
    }
    let pairs = county.call("pairs.list", asked);
    assert_eq!(
        (&pairs["mentees"], list(&pairs, "rows").len()),
        (&0.into(), 0)
    );
}

/// Pairs people of the pools under 师带徒: the mentors' sizes of their groups, one mentor a team.
fn apprentices(county: &County, groups: &[usize]) {
    let reserves = county.call("reserves.list", json!({ "as_of": SINCE }));
    let mut people = list(&reserves, "rows").iter().map(|row| &row["person_id"]);
    for (number, size) in groups.iter().enumerate() {
        let name = format!(
            "师傅{}",
            char::from_u32(0x4E00 + u32::try_from(number).unwrap() * 7).unwrap()
        );
        let add = json!({ "fields": { "name": name } });
        let mentor = county.call("people.add", add);
        let people: Vec<&Value> = people.by_ref().take(*size).collect();
        assert_eq!(people.len(), *size);
        county.call(
            "pairs.open",
            json!({
                "scheme_id": "apprentices", "people": people, "from_on": "2025-03-01",
                "team": format!("第{}组", number + 1),
                "mentors": [{ "seat_id": "apprentices/seat-1", "person_id": mentor }],
            }),
        );
    }
}

#[test]
fn twenty_five_mentors_carry_two_hundred_and_fifty() {
    let (_folder, county) = pools(250);
    apprentices(&county, &[10; 25]);
    let asked = json!({ "scheme": "apprentices", "as_of": "2025-06-30" });
    let mentors = county.call("mentors.list", asked.clone());
    let loads = list(&mentors, "rows");
    assert_eq!((loads.len(), &mentors["over"]), (25, &0.into()));
    assert!(loads
        .iter()
        .all(|load| load["mentees"] == 10 && load["limit"] == 10));
    let pairs = county.call("pairs.list", asked.clone());
    let expected = [250, 250, 0];
    assert_eq!(numbers(&pairs, ["mentees", "complete", "gaps"]), expected);
    let coverage = county.call("coverage.get", asked);
    assert_eq!(
        numbers(&coverage, ["mentees", "mentees_covered", "mentors"]),
        [250, 250, 25]
    );
}

#[test]
fn nineteen_teams_with_thirty_two_mentees_are_not_thirty_two_teams() {
    let (_folder, county) = pools(32);
    let mut groups = [1; 19];
    groups[..13].fill(2);
    apprentices(&county, &groups);
    let asked = json!({ "scheme": "apprentices", "as_of": "2025-06-30" });
    let pairs = county.call("pairs.list", asked.clone());
    let rows = list(&pairs, "rows");
    let teams: BTreeSet<&str> = rows
        .iter()
        .map(|row| row["team"].as_str().unwrap())
        .collect();
    assert_eq!((rows.len(), teams.len(), ids(rows).len()), (32, 19, 32));
    let mentors = county.call("mentors.list", asked);
    assert_eq!(list(&mentors, "rows").len(), 19);
    let quarter = json!({ "scheme": "apprentices", "quarter": "2025Q2" });
    let reports = county.call("quarter_reports.list", quarter);
    assert_eq!(
        (list(&reports, "rows").len(), &reports["missing"]),
        (19, &19.into())
    );
}

#[test]
fn a_video_of_200_mb_registers_nothing_of_the_step_it_was_to_prove() {
    let (folder, county) = pools(3);
    apprentices(&county, &[3]);
    let video = folder.path().join("现场录像.mp4");
    let file = std::fs::File::create(&video).unwrap();
    file.set_len(200 * 1024 * 1024).unwrap();
    let pairs = county.call(
        "pairs.list",
        json!({ "scheme": "apprentices", "as_of": SINCE }),
    );
    assert!(list(&pairs, "rows").is_empty(), "they begin in March");
    let asked = json!({ "scheme": "apprentices", "as_of": "2025-03-10" });
    let pairs = county.call("pairs.list", asked);
    let row = &list(&pairs, "rows")[0];
    let mentor = &row["seats"][0]["mentors"][0]["person_id"];
    let evidence = json!([
        { "kind": "paper", "label": "师徒协议" },
        { "kind": "document", "label": "录像", "token": video },
    ]);
    let item = json!({
        "pair_id": row["pair_id"], "step_id": row["items"][0]["step_id"],
        "done_on": "2025-03-10", "mentor_id": mentor, "evidence": evidence,
    });
    let visit = json!({
        "mentor_id": mentor, "on_day": "2025-03-10", "method": "谈心谈话",
        "people": [row["person_id"]], "evidence": evidence,
    });
    let before = county.call("register.dump", json!({}));
    for (command, params) in [("items.set", item), ("visits.set", visit)] {
        let refused = county.session.call(command, params, &|_| {}).unwrap_err();
        assert_eq!(refused.code(), "evidence.too_large", "{command}");
        assert!(refused.to_string().contains("现场录像.mp4"), "{refused}");
        assert_eq!(county.call("register.dump", json!({})), before, "{command}");
    }
}
