//! What was taught, where people are placed and how long secretaries have been in office: every
//! figure of a day, counted again row by row.

use std::collections::{BTreeMap, BTreeSet};

use qinglan_core::date::Day;
use qinglan_tests::finger::{first_day, holds, text, Finger, SECRETARY};
use serde_json::{json, Value};

use crate::office::Office;
use crate::selection::Turned;

/// 学时 a year below which somebody is told of, in tenths.
const MINIMUM: i64 = 320;
/// How many days before its last one a placement is told of.
const ENDING_WITHIN: i64 = 30;
/// Months that make a secretary eligible.
const FIVE_YEARS: i64 = 60;

/// Everything about training, placements and tenure of a day.
pub(crate) fn equal_a_naive_recomputation(office: &Office, finger: &Finger, day: &str) {
    let by_hand = TaughtByHand::until(finger, day);
    assert_eq!(
        taught(office, day),
        by_hand.total(),
        "training of the year of {day}"
    );
    assert_eq!(
        taught_in_villages(office, day),
        by_hand.villages(),
        "training of villages in the year of {day}"
    );
    assert_eq!(
        taught_people(office, day),
        by_hand.people(),
        "training of people in the year of {day}"
    );
    let placements = Placements {
        finger,
        turned: &office.desk.turned,
        day,
    };
    assert_eq!(
        placed(office, day),
        placements.rows(),
        "placements of {day}"
    );
    assert_eq!(
        placements_counted(office, day),
        placements.counted(),
        "how many are placed on {day}"
    );
    assert_eq!(
        placements_by_type(office, day),
        placements.by_type(),
        "placements of {day} by type"
    );
    assert_eq!(
        secretaries(office, day),
        secretaries_by_hand(finger, day),
        "tenure of {day}"
    );
}

/// There was something to count.
pub(crate) fn was_no_empty_story(office: &Office, day: &str) {
    let total = taught(office, day);
    assert!(total.iter().all(|(_, of)| *of > 0), "{total:?}");
    let villages = taught_in_villages(office, day);
    assert!(villages.values().any(|of| of.2 > 0), "brought to a village");
    let counted = placements_counted(office, day);
    // Whether anything ends within 30 days is a matter of the day.
    let told = |(what, of): &(&str, i64)| *of > 0 || *what == "ending";
    assert!(counted.iter().all(told), "{counted:?}");
    let rows = placed(office, day);
    assert!(rows.iter().any(|row| !row.4.is_empty()), "{rows:?}");
    let served = secretaries(office, day);
    assert!(served.len() > 10, "secretaries changed");
    assert!(served.values().any(|of| of.1 != of.2), "some came back");
}

type Figures = Vec<(&'static str, i64)>;

/// Who or what a record refers to.
fn id(value: &Value) -> String {
    value.to_string()
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap()
}

fn stats(office: &Office, day: &str) -> Value {
    let asked = json!({ "as_of": day, "from": format!("{}-01-01", &day[..4]), "to": day });
    office.must("training.stats", asked)
}

fn taught(office: &Office, day: &str) -> Figures {
    let stats = stats(office, day);
    let told = [
        "sessions",
        "session_hours",
        "expected",
        "attendances",
        "people",
        "reserve_attendances",
        "reserve_people",
        "guest_attendances",
        "guests",
        "hours",
    ];
    let total = told.map(|of| (of, number(&stats["total"][of])));
    let others = [
        "in_pool",
        "never_trained",
        "below_minimum",
        "studies",
        "students",
    ];
    let others = others.map(|of| (of, number(&stats[of])));
    total.into_iter().chain(others).collect()
}

/// Of each village: in the pool, never trained and below the minimum; sessions brought to it; 参加场次,
/// 应到, 人次, 人数, 学时.
type OfVillage = ([i64; 3], [i64; 5], i64);

fn taught_in_villages(office: &Office, day: &str) -> BTreeMap<String, OfVillage> {
    let stats = stats(office, day);
    let rows = stats["villages"].as_array().unwrap().iter();
    rows.map(|row| {
        let pool = ["reserves", "never_trained", "below_minimum"];
        let came = ["sessions", "expected", "attendances", "people", "hours"];
        let of_pool = pool.map(|of| number(&row[of]));
        let of_came = came.map(|of| number(&row[of]));
        (
            text(&row["village"]),
            (of_pool, of_came, number(&row["brought"])),
        )
    })
    .collect()
}

/// Of everybody in the pool or taught: expected, came as a reserve and otherwise, leave, absent;
/// hours, studies, their hours and those of the year, in tenths.
type OfPerson = [i64; 9];

fn taught_people(office: &Office, day: &str) -> BTreeMap<String, OfPerson> {
    let stats = stats(office, day);
    let rows = |of: &str| stats[of].as_array().unwrap().clone();
    let everybody = rows("people").into_iter().chain(rows("others"));
    everybody
        .map(|row| {
            let told = [
                "expected",
                "attendances",
                "outside",
                "leave",
                "absent",
                "hours",
                "studies",
                "study_hours",
                "year_hours",
            ];
            (text(&row["name"]), told.map(|of| number(&row[of])))
        })
        .collect()
}

/// One row of a list, read with its session.
struct Row<'a> {
    session: &'a Value,
    /// Person, or name and unit of a guest.
    who: String,
    guest: bool,
    /// The village of whose pool the person was that day.
    village: Option<String>,
    state: String,
    hours: i64,
}

/// What was taught in the year of a day, up to it.
struct TaughtByHand<'a> {
    finger: &'a Finger,
    day: &'a str,
    sessions: Vec<&'a Value>,
    rows: Vec<Row<'a>>,
    studies: Vec<&'a Value>,
}

impl<'a> TaughtByHand<'a> {
    fn until(finger: &'a Finger, day: &'a str) -> Self {
        let year = format!("{}-01-01", &day[..4]);
        let inside = |on: &str| year.as_str() <= on && on <= day;
        let sessions: Vec<&Value> = finger
            .rows("sessions")
            .filter(|session| inside(&text(&session["begins_on"])))
            .collect();
        let mut rows = Vec::new();
        for &session in &sessions {
            let on = text(&session["begins_on"]);
            let of = |row: &&Value| row["session_id"] == session["id"];
            for row in finger.rows("attendances").filter(of) {
                let guest = row["person_id"].is_null();
                let village = finger
                    .in_pool(&on)
                    .find(|spell| !guest && spell["person_id"] == row["person_id"])
                    .map(|spell| finger.name("villages", &spell["village_id"]));
                let who = if guest {
                    format!("{} {}", text(&row["guest"]), text(&row["guest_unit"]))
                } else {
                    id(&row["person_id"])
                };
                let hours = row["hours"].as_i64();
                let came = row["state"] == "present";
                rows.push(Row {
                    session,
                    who,
                    guest,
                    village,
                    state: text(&row["state"]),
                    hours: if came {
                        hours.unwrap_or_else(|| number(&session["hours"]))
                    } else {
                        0
                    },
                });
            }
        }
        let studied = |study: &&Value| {
            let ends = text(&study["ends_on"]);
            text(&study["begins_on"]).as_str() <= day && (ends.is_empty() || ends >= year)
        };
        Self {
            finger,
            day,
            sessions,
            rows,
            studies: finger.rows("studies").filter(studied).collect(),
        }
    }

    fn came(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(|row| row.state == "present")
    }

    /// Hours of studies that ended by the day.
    fn studied(&self, person: &str) -> i64 {
        let ended = |study: &&&Value| {
            let ends = text(&study["ends_on"]);
            id(&study["person_id"]) == person && !ends.is_empty() && ends.as_str() <= self.day
        };
        let studies = self.studies.iter().filter(ended);
        studies.filter_map(|study| study["hours"].as_i64()).sum()
    }

    fn studies_of(&self, person: &str) -> i64 {
        let own = self.studies.iter();
        count(own.filter(|study| id(&study["person_id"]) == person))
    }

    fn hours_of(&self, person: &str) -> i64 {
        let own = self.came().filter(|row| row.who == person);
        own.map(|row| row.hours).sum()
    }

    fn never_came(&self, person: &str) -> bool {
        self.studies_of(person) == 0 && !self.came().any(|row| row.who == person)
    }

    fn is_below(&self, person: &str) -> bool {
        self.hours_of(person) + self.studied(person) < MINIMUM
    }

    /// Who is in which village's pool on the day.
    fn pool(&self) -> Vec<(String, String)> {
        let pool = self.finger.in_pool(self.day);
        pool.map(|spell| {
            let village = self.finger.name("villages", &spell["village_id"]);
            (id(&spell["person_id"]), village)
        })
        .collect()
    }

    fn total(&self) -> Figures {
        let pool = self.pool();
        let of_pool =
            |holds: &dyn Fn(&str) -> bool| count(pool.iter().filter(|(person, _)| holds(person)));
        let students: BTreeSet<String> = self
            .studies
            .iter()
            .map(|study| id(&study["person_id"]))
            .collect();
        vec![
            ("sessions", count(self.sessions.iter())),
            (
                "session_hours",
                self.sessions.iter().map(|it| number(&it["hours"])).sum(),
            ),
            ("expected", count(self.rows.iter())),
            ("attendances", count(self.came())),
            ("people", different(self.came().filter(|row| !row.guest))),
            (
                "reserve_attendances",
                count(self.came().filter(|row| row.village.is_some())),
            ),
            (
                "reserve_people",
                different(self.came().filter(|row| row.village.is_some())),
            ),
            (
                "guest_attendances",
                count(self.came().filter(|row| row.guest)),
            ),
            ("guests", different(self.came().filter(|row| row.guest))),
            ("hours", self.came().map(|row| row.hours).sum()),
            ("in_pool", count(pool.iter())),
            ("never_trained", of_pool(&|person| self.never_came(person))),
            ("below_minimum", of_pool(&|person| self.is_below(person))),
            ("studies", count(self.studies.iter())),
            ("students", count(students.iter())),
        ]
    }

    fn villages(&self) -> BTreeMap<String, OfVillage> {
        let pool = self.pool();
        let of_village = |village: &Value| {
            let name = text(&village["name"]);
            let own = || pool.iter().filter(|(_, at)| *at == name);
            let rows = || {
                self.rows
                    .iter()
                    .filter(|row| row.village.as_ref() == Some(&name))
            };
            let came = || rows().filter(|row| row.state == "present");
            let sessions: BTreeSet<String> = came().map(|row| id(&row.session["id"])).collect();
            let brought = self.sessions.iter();
            let brought = brought.filter(|session| session["village_id"] == village["id"]);
            let figures = (
                [
                    count(own()),
                    count(own().filter(|(person, _)| self.never_came(person))),
                    count(own().filter(|(person, _)| self.is_below(person))),
                ],
                [
                    count(sessions.iter()),
                    count(rows()),
                    count(came()),
                    different(came()),
                    came().map(|row| row.hours).sum(),
                ],
                count(brought),
            );
            (name, figures)
        };
        self.finger.rows("villages").map(of_village).collect()
    }

    fn people(&self) -> BTreeMap<String, OfPerson> {
        let mut people: BTreeSet<String> =
            self.pool().into_iter().map(|(person, _)| person).collect();
        let came = self.came().filter(|row| !row.guest);
        people.extend(came.map(|row| row.who.clone()));
        people.extend(self.studies.iter().map(|study| id(&study["person_id"])));
        let names: BTreeMap<String, String> = self
            .finger
            .rows("people")
            .map(|person| (id(&person["id"]), text(&person["name"])))
            .collect();
        let of_person = |person: String| {
            let rows = || self.rows.iter().filter(|row| row.who == person);
            let as_ = |state: &str| count(rows().filter(|row| row.state == state));
            let came = || rows().filter(|row| row.state == "present");
            let figures = [
                count(rows()),
                count(came().filter(|row| row.village.is_some())),
                count(came().filter(|row| row.village.is_none())),
                as_("leave"),
                as_("absent"),
                self.hours_of(&person),
                self.studies_of(&person),
                self.studied(&person),
                self.hours_of(&person) + self.studied(&person),
            ];
            (names[&person].clone(), figures)
        };
        people.iter().cloned().map(of_person).collect()
    }
}

fn count<T>(rows: impl Iterator<Item = T>) -> i64 {
    i64::try_from(rows.count()).unwrap()
}

/// How many different people rows are of.
fn different<'a>(rows: impl Iterator<Item = &'a Row<'a>>) -> i64 {
    count(rows.map(|row| &row.who).collect::<BTreeSet<_>>().iter())
}

/// Name, place, first day, the end planned on the day, and what was done in it by then.
type Placed = BTreeSet<(String, String, String, String, BTreeMap<String, i64>)>;

fn placed(office: &Office, day: &str) -> Placed {
    let list = office.must("rotations.list", json!({ "as_of": day }));
    let rows = list["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let [name, place, from] = ["name", "place", "from_on"].map(|field| text(&row[field]));
        let sums = row["sums"].as_array().unwrap().iter();
        let sums = sums.map(|sum| (text(&sum["measure"]), number(&sum["count"])));
        (name, place, from, text(&row["until_on"]), sums.collect())
    })
    .collect()
}

fn placements_counted(office: &Office, day: &str) -> Figures {
    let list = office.must("rotations.list", json!({ "as_of": day }));
    let told = ["current", "people", "ending", "overlaps", "unappraised"];
    let mut figures: Figures = told.iter().map(|of| (*of, number(&list[*of]))).collect();
    let line = &list["front_line"];
    figures.push(("front line", number(&line["people"])));
    figures.push(("in pool", number(&line["in_pool"])));
    figures
}

/// Begun by the day, under way, people under way.
fn placements_by_type(office: &Office, day: &str) -> BTreeMap<String, [i64; 3]> {
    let list = office.must("rotations.list", json!({ "as_of": day }));
    let types = list["types"].as_array().unwrap().iter();
    types
        .map(|of| {
            let told = ["begun", "current", "people"];
            (text(&of["type_name"]), told.map(|it| number(&of[it])))
        })
        .collect()
}

/// A placement as it was planned on a day.
struct Planned<'a> {
    row: &'a Value,
    until: String,
}

impl Planned<'_> {
    fn has_begun(&self, day: &str) -> bool {
        text(&self.row["from_on"]).as_str() <= day
    }

    fn has_ended(&self, day: &str) -> bool {
        !self.until.is_empty() && self.until.as_str() <= day
    }

    fn is_current(&self, day: &str) -> bool {
        self.has_begun(day) && !self.has_ended(day)
    }

    fn shares_a_day_with(&self, other: &Planned) -> bool {
        let ends_before = |one: &Planned, other: &Planned| {
            !one.until.is_empty() && one.until <= text(&other.row["from_on"])
        };
        !ends_before(self, other) && !ends_before(other, self)
    }
}

/// The placements on record and what was decided of their ends, as of a day.
struct Placements<'a> {
    finger: &'a Finger,
    turned: &'a [Turned],
    day: &'a str,
}

impl<'a> Placements<'a> {
    /// What was decided after the day has not happened yet.
    fn planned(&self) -> Vec<Planned<'a>> {
        let rows = self.finger.rows("rotations");
        rows.map(|row| {
            let called = [
                self.finger.name("people", &row["person_id"]),
                self.finger.name("villages", &row["village_id"]),
                text(&row["from_on"]),
            ];
            let own: Vec<&Turned> = self
                .turned
                .iter()
                .filter(|it| it.rotation == called)
                .collect();
            let known = own.iter().rposition(|it| it.on.as_str() <= self.day);
            let next = own.get(known.map_or(0, |last| last + 1));
            Planned {
                row,
                until: next.map_or_else(|| text(&row["until_on"]), |it| it.former.clone()),
            }
        })
        .collect()
    }

    fn kind(&self, planned: &Planned) -> &'a Value {
        self.finger.row("rotation_types", &planned.row["type_id"])
    }

    fn rows(&self) -> Placed {
        let planned = self.planned().into_iter();
        let current = planned.filter(|it| it.is_current(self.day));
        current
            .map(|it| {
                let mut sums: BTreeMap<String, i64> = BTreeMap::new();
                let own = |tally: &&Value| {
                    tally["rotation_id"] == it.row["id"]
                        && text(&tally["from_on"]).as_str() <= self.day
                };
                for tally in self.finger.rows("rotation_tallies").filter(own) {
                    *sums.entry(text(&tally["measure"])).or_default() += number(&tally["count"]);
                }
                let name = self.finger.name("people", &it.row["person_id"]);
                let place = self.finger.name("villages", &it.row["village_id"]);
                (name, place, text(&it.row["from_on"]), it.until, sums)
            })
            .collect()
    }

    fn counted(&self) -> Figures {
        let all = self.planned();
        let current = || all.iter().filter(|it| it.is_current(self.day));
        let person = |it: &Planned| id(&it.row["person_id"]);
        let ending = current().filter(|it| {
            let until: Option<Day> = it.until.parse().ok();
            let day: Day = self.day.parse().unwrap();
            until.is_some_and(|until| (until - day).num_days() - 1 <= ENDING_WITHIN)
        });
        let overlapping = current().filter(|it| {
            all.iter().any(|other| {
                other.row["id"] != it.row["id"]
                    && other.row["person_id"] == it.row["person_id"]
                    && it.shares_a_day_with(other)
            })
        });
        let unappraised = all.iter().filter(|it| {
            let by = text(&it.row["appraised_on"]);
            let appraised = !it.row["grade"].is_null() && by.as_str() <= self.day;
            it.has_begun(self.day) && it.has_ended(self.day) && !appraised
        });
        let pool: BTreeSet<String> = self
            .finger
            .in_pool(self.day)
            .map(|spell| id(&spell["person_id"]))
            .collect();
        let line: BTreeSet<String> = current()
            .filter(|it| self.kind(it)["front_line"] == 1 && pool.contains(&person(it)))
            .map(person)
            .collect();
        let people: BTreeSet<String> = current().map(person).collect();
        vec![
            ("current", count(current())),
            ("people", count(people.iter())),
            ("ending", count(ending)),
            ("overlaps", count(overlapping)),
            ("unappraised", count(unappraised)),
            ("front line", count(line.iter())),
            ("in pool", count(pool.iter())),
        ]
    }

    fn by_type(&self) -> BTreeMap<String, [i64; 3]> {
        let all = self.planned();
        let of_type = |kind: &Value| {
            let own = || all.iter().filter(|it| it.row["type_id"] == kind["id"]);
            let current = || own().filter(|it| it.is_current(self.day));
            let people: BTreeSet<String> = current().map(|it| id(&it.row["person_id"])).collect();
            let figures = [
                count(own().filter(|it| it.has_begun(self.day))),
                count(current()),
                count(people.iter()),
            ];
            (text(&kind["name"]), figures)
        };
        self.finger.rows("rotation_types").map(of_type).collect()
    }
}

/// Whether somebody is a secretary; months and days in all and without a gap; which of the two make
/// five years.
type Served = (bool, [i64; 2], [i64; 2], [bool; 2]);

fn secretaries(office: &Office, day: &str) -> BTreeMap<String, Served> {
    let list = office.must("tenure.list", json!({ "as_of": day }));
    let rows = list["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let length = |basis: &str| {
            let length = &row[basis]["length"];
            [&length["months"], &length["days"]].map(number)
        };
        let bases = ["cumulative", "continuous"];
        let served = (
            row["in_office"].as_bool().unwrap(),
            length(bases[0]),
            length(bases[1]),
            bases.map(|basis| row[basis]["reached"].as_bool().unwrap()),
        );
        (text(&row["name"]), served)
    })
    .collect()
}

/// Ticks every day in office, whatever posts it is of, and counts each run of ticks by the calendar.
fn secretaries_by_hand(finger: &Finger, day: &str) -> BTreeMap<String, Served> {
    let mut ticked: BTreeMap<String, BTreeSet<Day>> = BTreeMap::new();
    let mut now = BTreeSet::new();
    for post in finger.rows("posts") {
        let from = first_day(&post["from_on"]);
        if post["village_id"].is_null()
            || !SECRETARY.contains(&text(&post["title"]).as_str())
            || from.as_str() > day
        {
            continue;
        }
        let name = finger.name("people", &post["person_id"]);
        if holds(&post["from_on"], &post["until_on"], day) {
            now.insert(name.clone());
        }
        let from: Day = from.parse().unwrap();
        let served = from.iter_days().take_while(|on| {
            let on = on.to_string();
            on.as_str() < day && holds(&post["from_on"], &post["until_on"], &on)
        });
        ticked.entry(name).or_default().extend(served);
    }
    let told = ticked.into_iter().map(|(name, days)| {
        let runs = runs(&days);
        let all = in_months(&runs);
        // Who begins on the day itself has no run of days yet, and whatever was before is over.
        let begins = now.contains(&name) && runs.last().is_none_or(|run| run.1.to_string() != day);
        let last = if begins {
            &[]
        } else {
            &runs[runs.len().saturating_sub(1)..]
        };
        let last = in_months(last);
        let five = [all, last].map(|[months, _]| months >= FIVE_YEARS);
        (name.clone(), (now.contains(&name), all, last, five))
    });
    told.collect()
}

/// First days and first days no longer of what follows each other.
fn runs(days: &BTreeSet<Day>) -> Vec<(Day, Day)> {
    let mut runs: Vec<(Day, Day)> = Vec::new();
    for &day in days {
        let next = day.succ_opt().unwrap();
        match runs.last_mut() {
            Some((_, end)) if *end == day => *end = next,
            _ => runs.push((day, next)),
        }
    }
    runs
}

/// Whole months and days of all runs; the days of several runs make months by thirty.
fn in_months(runs: &[(Day, Day)]) -> [i64; 2] {
    let [mut months, mut rest] = [0, 0];
    for &(from, end) in runs {
        let mut at = from;
        while month_later(at) <= end {
            at = month_later(at);
            months += 1;
        }
        rest += (end - at).num_days();
    }
    if runs.len() > 1 {
        (months, rest) = (months + rest / 30, rest % 30);
    }
    [months, rest]
}

/// The same day of the next month; nothing in this story begins after a 28th.
fn month_later(day: Day) -> Day {
    let day = day.to_string();
    let [year, month, of_month] =
        [&day[..4], &day[5..7], &day[8..]].map(|part| part.parse::<u32>().unwrap());
    let later = format!("{}-{:02}-{of_month:02}", year + month / 12, month % 12 + 1);
    later.parse().unwrap()
}
