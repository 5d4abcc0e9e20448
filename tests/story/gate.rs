//! Selection, reviews and matching as of a day: as the app tells them, and as a finger finds them in
//! the records and in the letters on the desk.

use std::collections::{BTreeMap, BTreeSet};

use qinglan_core::date::Day;
use qinglan_tests::finger::{first_day, holds, text, Finger};
use serde_json::{json, Value};

use crate::office::Office;
use crate::selection::{Said, STAGES, VALID_MONTHS};

/// After how many days without a contact a prospect is told of.
const SILENT: i64 = 90;
/// Schooling of this story, from the least.
const EDUCATION: [&str; 3] = ["高中", "大专", "大学"];

/// Everything about selection and matching of a day.
pub(crate) fn equal_a_naive_recomputation(office: &Office, finger: &Finger, day: &str) {
    let desk = Letters {
        finger,
        said: &office.desk.said,
        day,
    };
    assert_eq!(
        touched(office, day),
        touched_by_hand(finger, day),
        "prospects of {day}"
    );
    assert_eq!(
        runs(office, day),
        runs_by_hand(finger, day),
        "ways into the pool of {day}"
    );
    assert_eq!(
        standings(office, day),
        standings_by_hand(&desk),
        "who is kept out and why on {day}"
    );
    assert_eq!(rounds(office, day), desk.rounds(), "reviews of {day}");
    assert_eq!(
        sent(office, day),
        sent_by_hand(finger, day),
        "who was sent where by {day}"
    );
}

/// There was something to tell.
pub(crate) fn was_no_empty_story(office: &Office, day: &str) {
    let desk = &office.desk;
    assert!(desk.kept_out > 3, "{} were kept out", desk.kept_out);
    assert!(desk.with_reason > 0, "one came in with a written reason");
    assert!(desk.sent > 3, "{} were sent to villages", desk.sent);
    let standings = standings(office, day);
    let blocked = standings.values().filter(|of| !of.blockers.is_empty());
    let why: BTreeSet<&str> = blocked
        .flat_map(|of| of.blockers.iter().map(String::as_str))
        .collect();
    assert!(why.contains(OBJECTION), "a department objects");
    assert!(why.len() > 2, "conditions are touched: {why:?}");
    let expired = standings.values().filter(|of| of.concerns.1 > 0).count();
    assert!(expired > 3, "answers hold no longer");
    let states: BTreeSet<String> = runs(office, day).into_iter().map(|run| run.1).collect();
    assert_eq!(states.len(), 3, "under way, entered and ended: {states:?}");
    assert!(sent(office, day).iter().any(|of| of.4), "a match holds");
}

/// Name and first day → contacts, days since the last one, whether that is too long.
type Touched = BTreeMap<(String, String), (usize, i64, bool)>;

fn touched(office: &Office, day: &str) -> (Touched, usize) {
    let asked = json!({ "as_of": day, "which": "all" });
    let list = office.must("prospects.list", asked);
    let rows = list["rows"].as_array().unwrap().iter();
    let told = rows.map(|row| {
        let contacts = row["contacts"].as_array().unwrap().len();
        let silent = row["days_silent"].as_i64().unwrap();
        (
            (text(&row["name"]), text(&row["from_on"])),
            (contacts, silent, row["uncontacted"] == true),
        )
    });
    (told.collect(), number(&list["open"]))
}

fn touched_by_hand(finger: &Finger, day: &str) -> (Touched, usize) {
    let mut told = Touched::new();
    let mut open = 0;
    for prospect in finger.rows("prospects") {
        let from = text(&prospect["from_on"]);
        if from.as_str() > day {
            continue;
        }
        let contacts = finger.rows("contacts");
        let mut contacts: Vec<String> = contacts
            .filter(|it| it["prospect_id"] == prospect["id"])
            .map(|it| text(&it["on_day"]))
            .filter(|on| on.as_str() <= day)
            .collect();
        contacts.sort();
        let since: Day = contacts.last().unwrap_or(&from).parse().unwrap();
        let silent = (day.parse::<Day>().unwrap() - since).num_days();
        let is_open = holds(&prospect["from_on"], &prospect["until_on"], day);
        open += usize::from(is_open);
        told.insert(
            (finger.name("people", &prospect["person_id"]), from),
            (contacts.len(), silent, is_open && silent > SILENT),
        );
    }
    (told, open)
}

/// Name, state, furthest step, village; as often as there are such runs.
type Run = (String, String, String, String);

fn runs(office: &Office, day: &str) -> Vec<Run> {
    let asked = json!({ "as_of": day, "which": "all" });
    let list = office.must("selection_runs.list", asked);
    let told = list["rows"].as_array().unwrap().iter();
    let told = told.map(|row| {
        let told = ["name", "state", "stage", "village"].map(|field| text(&row[field]));
        told.into()
    });
    let mut told: Vec<Run> = told.collect();
    told.sort();
    for (state, figure) in [("open", "open"), ("entered", "entered"), ("ended", "ended")] {
        let count = told.iter().filter(|run| run.1 == state).count();
        assert_eq!(number(&list[figure]), count, "{state} on {day}");
    }
    told
}

fn runs_by_hand(finger: &Finger, day: &str) -> Vec<Run> {
    let mut told = Vec::new();
    for run in finger.rows("selection_runs") {
        let Some(state) = state_of(finger, run, day) else {
            continue;
        };
        let furthest = stage_of(finger, run, day);
        told.push((
            finger.name("people", &run["person_id"]),
            state.to_owned(),
            furthest.map_or("", |at| STAGES[at]).to_owned(),
            finger.name("villages", &run["village_id"]),
        ));
    }
    told.sort();
    told
}

/// The furthest step a run has reached by a day.
fn stage_of(finger: &Finger, run: &Value, day: &str) -> Option<usize> {
    let steps = finger.rows("selection_steps");
    let taken = steps.filter(|it| it["run_id"] == run["id"] && text(&it["on_day"]).as_str() <= day);
    taken
        .filter_map(|it| STAGES.iter().position(|stage| it["step"] == *stage))
        .max()
}

fn state_of(finger: &Finger, run: &Value, day: &str) -> Option<&'static str> {
    let mut spells = finger.rows("reserves");
    let spell = spells.find(|spell| spell["id"] == run["reserve_id"]);
    if spell.is_some_and(|spell| first_day(&spell["entered_on"]).as_str() <= day) {
        return Some("entered");
    }
    stage_of(finger, run, day)?;
    let ended = !run["ended_on"].is_null() && text(&run["ended_on"]).as_str() <= day;
    Some(if ended { "ended" } else { "open" })
}

/// What keeps out whom a department objects to.
const OBJECTION: &str = "异议";

/// Where somebody stands.
#[derive(Debug, Default, PartialEq)]
struct Standing {
    /// Of somebody in a pool.
    village: Option<String>,
    /// Conditions met, not met, touched, open, exempt.
    conditions: [usize; 5],
    /// The conditions touched, and [`OBJECTION`].
    blockers: BTreeSet<String>,
    overridden: bool,
    /// Whether a department asks to wait, answers that hold no longer, and those that are missing.
    concerns: (bool, usize, usize),
}

fn standings(office: &Office, day: &str) -> BTreeMap<String, Standing> {
    let asked = json!({ "as_of": day, "which": "all" });
    let list = office.must("standings.list", asked);
    let rows = list["rows"].as_array().unwrap();
    let people: Vec<&Value> = rows.iter().map(|row| &row["person_id"]).collect();
    let gates = office.must("gates.list", json!({ "people": people, "on": day }));
    let mut told = BTreeMap::new();
    for (row, gate) in rows.iter().zip(gates.as_array().unwrap()) {
        let in_pool = !row["reserve_id"].is_null();
        let blockers = row["blockers"].as_array().unwrap().iter();
        let standing = Standing {
            village: in_pool.then(|| text(&row["village"])),
            conditions: ["met", "unmet", "hits", "open", "exempt"].map(|it| number(&row[it])),
            blockers: blockers.map(why).collect(),
            overridden: row["overridden"] == true,
            concerns: concerns(&gate["warnings"]),
        };
        told.insert(text(&row["name"]), standing);
    }
    let blocked = told.values();
    let blocked = blocked
        .filter(|of| of.village.is_some() && !of.blockers.is_empty() && !of.overridden)
        .count();
    assert_eq!(number(&list["in_pool_blocked"]), blocked, "of {day}");
    told
}

/// `触碰“…”（…）` is about what is quoted, everything else an objection.
fn why(blocker: &Value) -> String {
    let said = text(&blocker["text"]);
    let quoted = said.split(['“', '”']).nth(1);
    if blocker["kind"] == "negative_hit" {
        quoted.unwrap().to_owned()
    } else {
        OBJECTION.to_owned()
    }
}

/// What the sentences about reviews say.
fn concerns(warnings: &Value) -> (bool, usize, usize) {
    let said: Vec<String> = warnings.as_array().unwrap().iter().map(text).collect();
    let count = |words: &str| {
        let mut about = said.iter().filter(|it| it.starts_with("联审"));
        let line = about.find(|it| it.contains(words));
        line.map_or(0, |line| first_number(line))
    };
    let waits = said.iter().any(|it| it.contains("部门建议缓用"));
    (waits, count("已过有效期"), count("未反馈"))
}

/// How many a sentence speaks of; a day may follow.
fn first_number(line: &str) -> usize {
    let digits = line.chars().skip_while(|it| !it.is_ascii_digit());
    let digits: String = digits.take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

fn standings_by_hand(desk: &Letters<'_>) -> BTreeMap<String, Standing> {
    let (finger, day) = (desk.finger, desk.day);
    let mut told: BTreeMap<String, Standing> = BTreeMap::new();
    let mut add = |person: &Value, spell: Option<&Value>| {
        let name = finger.name("people", person);
        if told.contains_key(&name) {
            return;
        }
        let overridden = spell.is_some_and(|spell| {
            let mut reasons = finger.rows("overrides");
            reasons.any(|it| {
                it["reserve_id"] == spell["id"] && first_day(&it["on_day"]).as_str() <= day
            })
        });
        let answers = desk.newest(&name);
        let says = |result| answers.values().flatten().any(|it| it.result == result);
        let mut blockers = touched_conditions(finger, person, day);
        blockers.extend(says("objection").then(|| OBJECTION.to_owned()));
        let given = answers.values().flatten().count();
        let standing = Standing {
            village: spell.map(|spell| finger.name("villages", &spell["village_id"])),
            conditions: judged(finger, person, day),
            blockers,
            overridden,
            concerns: (
                says("deferral"),
                answers
                    .values()
                    .flatten()
                    .filter(|it| desk.is_old(it))
                    .count(),
                answers.len() - given,
            ),
        };
        told.insert(name, standing);
    };
    for spell in finger.in_pool(day) {
        add(&spell["person_id"], Some(spell));
    }
    for run in finger.rows("selection_runs") {
        if state_of(finger, run, day) == Some("open") {
            add(&run["person_id"], None);
        }
    }
    for prospect in finger.holding("prospects", day) {
        add(&prospect["person_id"], None);
    }
    told
}

/// The last check of somebody and a condition up to a day.
fn last_check<'a>(
    finger: &'a Finger,
    person: &Value,
    condition: &Value,
    day: &str,
) -> Option<&'a Value> {
    let about = finger.rows("checks").filter(|check| {
        check["person_id"] == *person
            && check["condition_id"] == condition["id"]
            && text(&check["on_day"]).as_str() <= day
    });
    about.max_by_key(|check| text(&check["on_day"]))
}

fn touched_conditions(finger: &Finger, person: &Value, day: &str) -> BTreeSet<String> {
    let conditions = finger.rows("conditions");
    let touched = conditions.filter(|condition| {
        let check = last_check(finger, person, condition, day);
        check.is_some_and(|check| check["result"] == "hit")
    });
    touched.map(|condition| text(&condition["label"])).collect()
}

/// Conditions of the list in use: met, not met, touched, open, exempt.
fn judged(finger: &Finger, person: &Value, day: &str) -> [usize; 5] {
    let mut lists = finger.rows("condition_lists");
    let list = lists.find(|list| list["adopted"] == 1).unwrap();
    let mut counts = [0; 5];
    let [met, unmet, hit, open, exempt] = [0, 1, 2, 3, 4];
    for condition in finger.rows("conditions") {
        if condition["list_id"] != list["id"] {
            continue;
        }
        let check = last_check(finger, person, condition, day);
        let own = match (text(&condition["kind"]).as_str(), check) {
            ("age", _) => {
                let birth = text(&finger.row("people", person)["birth"]);
                let most = condition["most_age"].as_i64().unwrap();
                usize::from(age(&birth, day) > most)
            }
            ("education", _) => {
                let rank = |education: &str| EDUCATION.iter().position(|it| *it == education);
                let has = rank(&finger.fact(person, "education", day)).unwrap();
                usize::from(has < rank(&text(&condition["least_education"])).unwrap())
            }
            (_, None) => open,
            (_, Some(check)) if check["result"] == "hit" => hit,
            (_, Some(check)) if is_past(&check["valid_until"], day) => open,
            (_, Some(check)) if check["result"] == "unmet" => unmet,
            (_, Some(_)) => met,
        };
        let excused = finger.rows("exemptions").any(|it| {
            it["person_id"] == *person
                && it["condition_id"] == condition["id"]
                && text(&it["on_day"]).as_str() <= day
        });
        counts[if excused && (own == unmet || own == open) {
            exempt
        } else {
            own
        }] += 1;
    }
    counts
}

fn is_past(until: &Value, day: &str) -> bool {
    !until.is_null() && text(until).as_str() <= day
}

/// Full years on a day of somebody born in a month.
fn age(birth: &str, day: &str) -> i64 {
    let year = |date: &str| date[..4].parse::<i64>().unwrap();
    year(day) - year(birth) - i64::from(day[5..7] < birth[5..7])
}

/// The letters of departments, as of a day.
struct Letters<'a> {
    finger: &'a Finger,
    said: &'a [Said],
    day: &'a str,
}

/// Round → departments, people, replies, whether some are overdue; name → a letter a department,
/// and how the person stands.
type Rounds = BTreeMap<
    String,
    (
        usize,
        usize,
        usize,
        bool,
        BTreeMap<String, (String, String)>,
    ),
>;

impl Letters<'_> {
    /// Whether an answer holds no longer: the same day so many months later has come.
    fn is_old(&self, said: &Said) -> bool {
        let (year, month): (u32, u32) = (
            said.on[..4].parse().unwrap(),
            said.on[5..7].parse().unwrap(),
        );
        let months = month - 1 + VALID_MONTHS;
        let end = format!(
            "{}-{:02}{}",
            year + months / 12,
            months % 12 + 1,
            &said.on[7..]
        );
        end.as_str() <= self.day
    }

    /// Names of the departments of a round, in their order.
    fn departments(&self, round: &Value) -> Vec<String> {
        let asked = self.finger.rows("review_departments");
        let asked: Vec<&Value> = asked
            .filter(|it| it["round_id"] == round["id"])
            .map(|it| &it["department_id"])
            .collect();
        let all = self.finger.rows("departments");
        let mut of_round: Vec<&Value> = all.filter(|it| asked.contains(&&it["id"])).collect();
        of_round.sort_by_key(|it| it["position"].as_i64());
        of_round.into_iter().map(|it| text(&it["name"])).collect()
    }

    /// Names of the people of a round.
    fn people(&self, round: &Value) -> BTreeSet<String> {
        let asked = self.finger.rows("review_people");
        let of_round = asked.filter(|it| it["round_id"] == round["id"]);
        of_round
            .map(|it| self.finger.name("people", &it["person_id"]))
            .collect()
    }

    /// What a department said last of somebody in a round by the day.
    fn letter(&self, round: &Value, department: &str, person: &str) -> Option<&Said> {
        let letters = self.said.iter().filter(|said| {
            round["name"] == said.round.as_str()
                && said.department == department
                && said.person == person
                && said.on.as_str() <= self.day
        });
        letters.max_by_key(|said| &said.on)
    }

    /// Every department that was asked about somebody by the day, with what it said last.
    fn newest(&self, person: &str) -> BTreeMap<String, Option<&Said>> {
        let mut rounds: Vec<&Value> = self.finger.rows("review_rounds").collect();
        rounds.retain(|round| text(&round["sent_on"]).as_str() <= self.day);
        rounds.sort_by_key(|round| text(&round["sent_on"]));
        let mut newest: BTreeMap<String, Option<&Said>> = BTreeMap::new();
        for round in rounds {
            if !self.people(round).contains(person) {
                continue;
            }
            for department in self.departments(round) {
                let said = self.letter(round, &department, person);
                let known = newest.entry(department).or_default();
                if said.is_some_and(|said| known.is_none_or(|known| known.on <= said.on)) {
                    *known = said;
                }
            }
        }
        newest
    }

    fn rounds(&self) -> Rounds {
        let mut told = Rounds::new();
        for round in self.finger.rows("review_rounds") {
            let departments = self.departments(round);
            let people = self.people(round);
            let mut replies = 0;
            let mut grid = BTreeMap::new();
            for person in &people {
                let said: Vec<Option<&Said>> = departments
                    .iter()
                    .map(|department| self.letter(round, department, person))
                    .collect();
                let given: Vec<&Said> = said.iter().flatten().copied().collect();
                replies += given.len();
                let says = |result| given.iter().any(|it| it.result == result);
                let standing = if says("objection") {
                    "objection"
                } else if says("deferral") {
                    "deferral"
                } else if given.len() < departments.len() {
                    "waiting"
                } else if given.iter().any(|it| self.is_old(it)) {
                    "expired"
                } else {
                    "clear"
                };
                let cell = |said: Option<&Said>| match said {
                    None => '-',
                    Some(said) if self.is_old(said) => 'e',
                    Some(_) => 'r',
                };
                let cells = said.iter().copied().map(cell).collect();
                grid.insert(person.clone(), (cells, standing.to_owned()));
            }
            let missing = replies < departments.len() * people.len();
            let overdue = missing && text(&round["due_on"]).as_str() < self.day;
            told.insert(
                text(&round["name"]),
                (departments.len(), people.len(), replies, overdue, grid),
            );
        }
        told
    }
}

fn rounds(office: &Office, day: &str) -> Rounds {
    let list = office.must("reviews.list", json!({ "as_of": day }));
    let mut told = Rounds::new();
    for round in list.as_array().unwrap() {
        let asked = json!({ "id": round["id"], "as_of": day });
        let grid = office.must("reviews.get", asked);
        let rows = grid["rows"].as_array().unwrap().iter();
        let rows = rows.map(|row| {
            let [name, cells, standing] =
                ["name", "cells", "standing"].map(|field| text(&row[field]));
            (name, (cells, standing))
        });
        let [departments, people, replies] =
            ["departments", "people", "replies"].map(|it| number(&round[it]));
        assert_eq!(number(&round["wanted"]), departments * people, "of {day}");
        let overdue = round["overdue"] == true;
        told.insert(
            text(&round["name"]),
            (departments, people, replies, overdue, rows.collect()),
        );
    }
    told
}

/// Name, village, since when, as what, whether it holds.
type Sent = BTreeSet<(String, String, String, String, bool)>;

fn sent(office: &Office, day: &str) -> Sent {
    let list = office.must("matches.results", json!({ "as_of": day }));
    let rows = list["rows"].as_array().unwrap().iter();
    let told = rows.map(|row| {
        let [name, village, from_on, placed_as] =
            ["name", "village", "from_on", "placed_as"].map(|field| text(&row[field]));
        (name, village, from_on, placed_as, row["holds"] == true)
    });
    told.collect()
}

fn sent_by_hand(finger: &Finger, day: &str) -> Sent {
    let mut told = Sent::new();
    for sent in finger.rows("matches") {
        let from_on = text(&sent["from_on"]);
        if from_on.as_str() > day {
            continue;
        }
        let mut placed_as = Vec::new();
        let mut is_there = false;
        if !sent["reserve_id"].is_null() {
            let spell = finger.row("reserves", &sent["reserve_id"]);
            placed_as.push("后备干部".to_owned());
            is_there |= holds(&spell["entered_on"], &spell["left_on"], day);
        }
        if !sent["post_id"].is_null() {
            let post = finger.row("posts", &sent["post_id"]);
            placed_as.push(text(&post["title"]));
            is_there |= holds(&post["from_on"], &post["until_on"], day);
        }
        told.insert((
            finger.name("people", &sent["person_id"]),
            finger.name("villages", &sent["village_id"]),
            from_on,
            placed_as.join("、"),
            is_there,
        ));
    }
    told
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}
