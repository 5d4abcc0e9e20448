//! Somebody who answers from the records with a finger: reads the dump row by row, one day at a
//! time, with none of the app's code. What the app answers must be the same.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// Mentee → seat → names of mentors.
pub type Seats = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

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

    /// The name of the row with an id.
    pub fn name(&self, table: &str, id: &Value) -> String {
        let found = self.rows(table).find(|row| row["id"] == *id);
        found.map(|row| text(&row["name"])).unwrap_or_default()
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

/// How the post of a village's party secretary is written.
pub const SECRETARY: [&str; 2] = ["村党支部书记", "村党组织书记"];
