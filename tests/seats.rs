//! Whatever was changed, moved, named by hand and taken back: on every day the seats of 3+1 are what
//! somebody who reads the records with a finger would answer.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use qinglan_api::{Session, Terminal};
use qinglan_tests::finger::{text, Finger, Seats};
use serde_json::{json, Value};

/// What a clerk may do next; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Step {
    /// Role, villages, who takes over, day.
    Duty(usize, usize, usize, usize),
    /// Who, title, village, first day, last.
    Post(usize, usize, usize, usize, usize),
    /// Whose seat, which, mentor, first day, last.
    Name(usize, usize, usize, usize, usize),
    /// Which spell, village, day.
    Move(usize, usize, usize),
    /// Which spell, day.
    Leave(usize, usize),
    /// Who, village, day.
    Enter(usize, usize, usize),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let n = || 0usize..60;
    prop_oneof![
        5 => (n(), n(), n(), n()).prop_map(|(a, b, c, d)| Step::Duty(a, b, c, d)),
        3 => (n(), n(), n(), n(), n()).prop_map(|(a, b, c, d, e)| Step::Post(a, b, c, d, e)),
        3 => (n(), n(), n(), n(), n()).prop_map(|(a, b, c, d, e)| Step::Name(a, b, c, d, e)),
        2 => (n(), n(), n()).prop_map(|(a, b, c)| Step::Move(a, b, c)),
        1 => (n(), n()).prop_map(|(a, b)| Step::Leave(a, b)),
        1 => (n(), n(), n()).prop_map(|(a, b, c)| Step::Enter(a, b, c)),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

const DAYS: usize = 10;

/// The days on which something may happen, and the one before each.
fn day(number: usize) -> String {
    format!("2025-{:02}-01", 2 + number % DAYS)
}

fn days() -> Vec<String> {
    let before = (0..DAYS).map(|number| format!("2025-{:02}-28", 1 + number));
    before.chain((0..DAYS).map(day)).collect()
}

struct Office {
    session: Session,
    people: Vec<String>,
    villages: Vec<String>,
}

impl Office {
    /// 青禾镇: three villages, four people in their pools and four others.
    fn new(folder: &std::path::Path) -> Self {
        let session = Session::on_file(&folder.join("台账.qinglan"), Box::new(Terminal));
        let mut office = Self {
            session,
            people: vec![],
            villages: vec![],
        };
        let villages = ["申家营村", "柳树沟村", "北坡头村"].map(|name| json!({ "name": name }));
        let new = json!({ "owner": "township", "name": "青禾镇", "villages": villages });
        office.call("register.new", new).unwrap();
        let villages = office.call("villages.list", json!({})).unwrap();
        for village in villages.as_array().unwrap() {
            office.villages.push(village["id"].as_str().unwrap().into());
        }
        for (at, name) in "王李张刘陈杨赵黄".chars().enumerate() {
            let village = &office.villages[at % 3];
            let spell = json!({ "village_id": village, "entered_on": "2025-01-01" });
            let add = json!({
                "fields": { "name": format!("{name}安") },
                "reserve": (at < 4).then_some(spell),
            });
            let id = office.call("people.add", add).unwrap();
            office.people.push(id["value"].as_str().unwrap().into());
        }
        office
    }

    fn call(&self, command: &str, params: Value) -> Option<Value> {
        self.session.call(command, params, &|_| {}).ok()
    }

    fn person(&self, number: usize) -> &str {
        &self.people[number % self.people.len()]
    }

    fn village(&self, number: usize) -> &str {
        &self.villages[number % self.villages.len()]
    }

    fn spell(&self, number: usize) -> Option<String> {
        let asked = json!({ "state": "all", "as_of": "2025-12-31" });
        let list = self.call("reserves.list", asked)?;
        let rows = list["rows"].as_array()?;
        let row = rows.get(number % rows.len().max(1))?;
        Some(row["reserve_id"].as_str()?.into())
    }

    /// Carries out a step; whether it was accepted. What the rules refuse changes nothing.
    fn take(&self, step: &Step) -> bool {
        let until = |number: usize| (!number.is_multiple_of(3)).then(|| day(number));
        let (command, params) = match *step {
            Step::Duty(role, village, to, on) => {
                let roles = ["包村领导", "包村干部", "村党组织书记"];
                let villages: BTreeSet<&str> =
                    [village, village / 3].map(|it| self.village(it)).into();
                let to = (to % 9 < 8).then(|| json!({ "person_id": self.person(to) }));
                let role = roles[role % 3];
                let change = json!({ "role": role, "villages": villages, "to": to, "on": day(on) });
                ("duties.change", change)
            }
            Step::Post(who, title, village, from, last) => {
                let title = ["村党支部书记", "村委会主任", "党支部副书记"][title % 3];
                let village = self.village(village);
                let post = json!({ "person_id": self.person(who), "title": title, "village_id": village,
                    "from_on": day(from), "until_on": until(last) });
                ("posts.set", post)
            }
            Step::Name(whose, seat, mentor, from, last) => {
                let mentor = (mentor % 9 < 8).then(|| json!({ "person_id": self.person(mentor) }));
                let seat = format!("3+1/seat-{}", 1 + seat % 3);
                let name = json!({ "person_ids": [self.person(whose % 4)], "seat_id": seat,
                    "mentor": mentor, "from_on": day(from), "until_on": until(last), "reason": "在外学习" });
                ("pairs.name_mentor", name)
            }
            Step::Move(spell, village, on) => {
                let village = self.village(village);
                let to = json!({ "id": self.spell(spell), "village_id": village, "on": day(on) });
                ("reserves.move", to)
            }
            Step::Leave(spell, on) => {
                let leave =
                    json!({ "ids": [self.spell(spell)], "left_on": day(on), "reason": "本人申请" });
                ("reserves.leave", leave)
            }
            Step::Enter(who, village, on) => {
                let village = self.village(village);
                let enter = json!({ "person_id": self.person(who), "village_id": village, "entered_on": day(on) });
                ("reserves.enter", enter)
            }
            Step::Undo => ("history.undo", json!({})),
            Step::Redo => ("history.redo", json!({})),
        };
        self.call(command, params).is_some()
    }

    /// Mentee → seat → mentors, as the app answers.
    fn seats(&self, day: &str) -> Seats {
        let list = self.call("pairs.list", json!({ "as_of": day })).unwrap();
        let mut seats = Seats::new();
        for row in list["rows"].as_array().unwrap() {
            let of_person = seats.entry(text(&row["name"])).or_default();
            for seat in row["seats"].as_array().unwrap() {
                let mentors = seat["mentors"].as_array().unwrap().iter();
                let mentors: BTreeSet<String> = mentors.map(|it| text(&it["name"])).collect();
                assert_eq!(mentors.is_empty(), !seat["gap"].is_null(), "{seat}");
                of_person.insert(text(&seat["label"]), mentors);
            }
        }
        seats
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn seats_as_of_every_day_equal_a_naive_recomputation(
        steps in prop::collection::vec(step(), 1..60)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::new(folder.path());
        for step in &steps {
            office.take(step);
        }
        let finger = Finger::new(office.call("register.dump", json!({})).unwrap());
        for day in days() {
            prop_assert_eq!(office.seats(&day), finger.seats(&day), "{}", day);
        }
    }
}

#[test]
fn a_move_a_takeover_a_name_and_their_undo_each_show_from_their_day() {
    let folder = tempfile::tempdir().unwrap();
    let office = Office::new(folder.path());
    let leader = |on: &str| {
        office.seats(on)["王安"]["包村领导"]
            .iter()
            .cloned()
            .collect::<String>()
    };
    assert!(
        office.take(&Step::Duty(0, 0, 4, 0)),
        "陈安 for the first village"
    );
    assert!(office.take(&Step::Duty(0, 4, 5, 0)), "杨安 for the second");
    assert!(office.take(&Step::Duty(0, 4, 6, 2)), "赵安 for the second");
    assert_eq!(
        (leader("2025-01-31"), leader("2025-02-01")),
        (String::new(), "陈安".into())
    );
    assert!(office.take(&Step::Name(0, 0, 7, 4, 5)), "黄安 by hand");
    assert_eq!(
        (leader("2025-05-31"), leader("2025-06-01")),
        ("陈安".into(), "黄安".into())
    );
    assert_eq!(leader("2025-07-01"), "陈安");
    let steps = [Step::Undo, Step::Move(0, 1, 3)];
    assert!(steps.iter().all(|step| office.take(step)));
    assert_eq!(leader("2025-06-01"), "赵安");
    assert!(office.take(&Step::Undo));
    assert_eq!(leader("2025-06-01"), "陈安");
}
