//! Somebody who answers from the records with a finger: reads the dump row by row, one day at a
//! time, with none of the app's code. What the app answers must be the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// Mentee → seat → names of mentors.
pub type Seats = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Name → average of the year in hundredths of a point, and missing months.
pub type Scored = BTreeMap<String, (Option<i64>, usize)>;

/// How many indicators 五比五看 has.
const INDICATORS: usize = 5;

/// A text value; missing is empty.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().into()
}

/// Whether `[from, until)` holds on a day; a missing bound is open, a month is its first day.
pub fn holds(from: &Value, until: &Value, day: &str) -> bool {
    let begun = from.is_null() || first_day(from).as_str() <= day;
    begun && (until.is_null() || first_day(until).as_str() > day)
}

/// A day as it is, a month as its first day.
pub fn first_day(date: &Value) -> String {
    let date = text(date);
    if date.len() == "2025-06".len() {
        date + "-01"
    } else {
        date
    }
}

/// The dump, read with a finger.
pub struct Finger(Value);

impl Finger {
    /// Reads a dump.
    pub fn new(dump: Value) -> Self {
        Self(dump)
    }

    /// The rows of a table.
    pub fn rows(&self, table: &str) -> impl Iterator<Item = &Value> {
        self.0[table].as_array().into_iter().flatten()
    }

    /// The rows whose `[from_on, until_on)` holds on a day.
    pub fn holding<'a>(&'a self, table: &str, day: &'a str) -> impl Iterator<Item = &'a Value> {
        let on_day = move |row: &&Value| holds(&row["from_on"], &row["until_on"], day);
        self.rows(table).filter(on_day)
    }

    /// The row with an id; `null` where there is none.
    pub fn row(&self, table: &str, id: &Value) -> &Value {
        let found = self.rows(table).find(|row| row["id"] == *id);
        found.unwrap_or(&Value::Null)
    }

    /// The name of the row with an id.
    pub fn name(&self, table: &str, id: &Value) -> String {
        text(&self.row(table, id)["name"])
    }

    /// The spells of a day.
    pub fn in_pool<'a>(&'a self, day: &'a str) -> impl Iterator<Item = &'a Value> {
        self.rows("reserves")
            .filter(move |spell| holds(&spell["entered_on"], &spell["left_on"], day))
    }

    /// What a property of a person is on a day; what has no day holds until another value begins.
    pub fn fact(&self, person: &Value, field: &str, day: &str) -> String {
        let of_person = |fact: &&Value| {
            fact["person_id"] == *person
                && fact["field"] == field
                && holds(&fact["from_on"], &fact["until_on"], day)
        };
        let latest = self
            .rows("facts")
            .filter(of_person)
            .max_by_key(|fact| text(&fact["from_on"]));
        latest.map(|fact| text(&fact["value"])).unwrap_or_default()
    }

    /// Who mentors whom under 3+1 on a day.
    pub fn seats(&self, day: &str) -> Seats {
        let scheme = self.rows("schemes").find(|scheme| scheme["name"] == "3+1");
        let scheme = scheme.map(|scheme| &scheme["id"]);
        let mut seats = Seats::new();
        for spell in self.in_pool(day) {
            let mentee = &spell["person_id"];
            let of_person = seats.entry(self.name("people", mentee)).or_default();
            let of_scheme = |seat: &&Value| Some(&seat["scheme_id"]) == scheme;
            for seat in self.rows("scheme_seats").filter(of_scheme) {
                let mut mentors: BTreeSet<String> = self
                    .holding("named_mentors", day)
                    .filter(|named| named["seat_id"] == seat["id"] && named["person_id"] == *mentee)
                    .map(|named| self.name("people", &named["mentor_id"]))
                    .collect();
                if mentors.is_empty() {
                    let holder = self.holder(seat, &spell["village_id"], day);
                    let other = holder.filter(|held| held["person_id"] != *mentee);
                    mentors.extend(other.map(|held| self.name("people", &held["person_id"])));
                }
                of_person.insert(text(&seat["label"]), mentors);
            }
        }
        seats
    }

    /// Who scored what by the list of people in a month, with how many indicators.
    fn points(&self, month: &str) -> Vec<(&Value, usize, i64)> {
        let of_month = self
            .rows("assessments")
            .filter(|it| it["period_on"] == month && !it["person_id"].is_null());
        of_month
            .map(|assessment| {
                let own = self
                    .rows("scores")
                    .filter(|score| score["assessment_id"] == assessment["id"]);
                let points: Vec<i64> = own.filter_map(|score| score["points"].as_i64()).collect();
                (&assessment["person_id"], points.len(), points.iter().sum())
            })
            .collect()
    }

    /// What everybody scored in the year of a day, up to it. A month that is over lacks for those in
    /// the pool on its last day, once anybody was ever scored; a month with gaps lacks for whom it has.
    pub fn scored(&self, day: &str) -> Scored {
        let begins = self
            .rows("assessments")
            .map(|it| text(&it["period_on"]))
            .min();
        let mut totals: BTreeMap<String, (Vec<i64>, usize)> = BTreeMap::new();
        for month in 1..=12 {
            let month = format!("{}-{month:02}", &day[..4]);
            if month.as_str() > &day[..7] {
                break;
            }
            let points = self.points(&month);
            let mut told = BTreeSet::new();
            for (person, count, sum) in points.into_iter().filter(|(_, count, _)| *count > 0) {
                let name = self.name("people", person);
                let of_person = totals.entry(name.clone()).or_default();
                if count == INDICATORS {
                    of_person.0.push(sum);
                } else {
                    of_person.1 += 1;
                }
                told.insert(name);
            }
            let last = last_day(&month);
            if last.as_str() >= day || begins.as_deref().is_none_or(|begins| *month < *begins) {
                continue;
            }
            for spell in self.in_pool(&last) {
                let name = self.name("people", &spell["person_id"]);
                if told.insert(name.clone()) {
                    totals.entry(name).or_default().1 += 1;
                }
            }
        }
        let mean = |totals: &[i64]| {
            let count = i64::try_from(totals.len()).unwrap_or_default();
            let sum: i64 = totals.iter().sum();
            (count > 0).then(|| (sum * 20 + count) / (count * 2))
        };
        let told = totals.into_iter();
        told.map(|(name, (totals, missing))| (name, (mean(&totals), missing)))
            .collect()
    }

    /// Who has which place in the month of a day, with how many points; equal points share it.
    pub fn places(&self, day: &str) -> BTreeMap<String, (usize, i64)> {
        let mut points = self.points(&day[..7]);
        points.retain(|(_, count, _)| *count == INDICATORS);
        let place = |sum: i64| points.iter().filter(|(_, _, other)| *other > sum).count() + 1;
        points
            .iter()
            .map(|(person, _, sum)| (self.name("people", person), (place(*sum), *sum)))
            .collect()
    }

    /// Outcomes and people of each type by a day, and under an empty name all that count as 使用.
    pub fn outcomes(&self, day: &str) -> BTreeMap<String, (u64, u64)> {
        let mut counts: BTreeMap<String, (u64, BTreeSet<String>)> = BTreeMap::new();
        let by_day = self
            .rows("outcomes")
            .filter(|it| first_day(&it["on_day"]).as_str() <= day);
        for outcome in by_day {
            let mut kinds = self.rows("outcome_types");
            let kind = kinds.find(|kind| kind["id"] == outcome["outcome_type_id"]);
            let counted = kind.is_some_and(|kind| kind["counted"] == 1);
            let name = kind.map(|kind| text(&kind["name"])).unwrap_or_default();
            let all = counted.then(String::new);
            for label in [Some(name), all].into_iter().flatten() {
                let count = counts.entry(label).or_default();
                count.0 += 1;
                count.1.insert(outcome["person_id"].to_string());
            }
        }
        if !counts.is_empty() {
            counts.entry(String::new()).or_default();
        }
        let told = counts.into_iter();
        told.map(|(label, (outcomes, people))| (label, (outcomes, people.len() as u64)))
            .collect()
    }

    /// The duty or post that fills a derived seat for a village on a day.
    fn holder(&self, seat: &Value, village: &Value, day: &str) -> Option<&Value> {
        let fits = |held: &Value| {
            held["village_id"] == *village
                && if seat["fill"] == "duty" {
                    held["role"] == seat["duty_role"]
                } else {
                    SECRETARY.contains(&text(&held["title"]).as_str())
                }
        };
        let table = if seat["fill"] == "duty" {
            "duties"
        } else {
            "posts"
        };
        let held = self.rows(table).filter(|held| fits(held));
        held.filter(|held| holds(&held["from_on"], &held["until_on"], day))
            .max_by_key(|held| text(&held["from_on"]))
    }
}

/// The last day of a month, as text.
fn last_day(month: &str) -> String {
    let (year, number) = month.split_once('-').unwrap_or((month, "1"));
    let (year, number): (u32, u32) = (year.parse().unwrap_or(0), number.parse().unwrap_or(1));
    let days = match number {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    format!("{month}-{days}")
}

/// How the post of a village's party secretary is written.
pub const SECRETARY: [&str; 2] = ["村党支部书记", "村党组织书记"];
