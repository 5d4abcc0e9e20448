//! On the way into the pool and to a village: who is kept in touch with, goes through steps, checks
//! and reviews, is kept out or comes in all the same, and who is sent where by matching.

use serde_json::{json, Value};

use crate::office::{text, Office};

/// Departments that may be asked: identity and name.
const DEPARTMENTS: [(&str, &str); 4] = [
    ("discipline", "纪委监委"),
    ("police", "公安局"),
    ("court", "法院"),
    ("tax", "税务局"),
];
/// How many months an answer holds here.
pub(crate) const VALID_MONTHS: u32 = 8;
/// The steps before 入库.
pub(crate) const STAGES: [&str; 6] = [
    "recommended",
    "village",
    "township",
    "review",
    "publicity",
    "decision",
];
/// What keeps somebody out.
const BLOCKED: &str = "reserve.entry_blocked";

/// What lies on a desk beside the register: whom one met before the pool, and what departments said,
/// which the register tells nobody who has not asked for it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Desk {
    /// Identity of the prospect and of the person.
    prospects: Vec<(String, String)>,
    rounds: Vec<(String, String)>,
    pub(crate) said: Vec<Said>,
    /// Who was sent back at the gate, and who came in with a written reason after that.
    pub(crate) kept_out: usize,
    pub(crate) with_reason: usize,
    /// Who was sent to a village by matching.
    pub(crate) sent: usize,
    /// Placements ended early or extended, in the order it was decided.
    pub(crate) turned: Vec<Turned>,
}

/// A placement whose end was decided anew.
#[derive(Debug, Clone)]
pub(crate) struct Turned {
    /// Whose, where, from when.
    pub(crate) rotation: [String; 3],
    /// From when that is known.
    pub(crate) on: String,
    /// The end that was planned before; empty: none.
    pub(crate) former: String,
}

/// What a department said of somebody in a round, all by name.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) round: String,
    pub(crate) department: &'static str,
    pub(crate) person: String,
    pub(crate) result: &'static str,
    pub(crate) on: String,
}

impl Desk {
    /// A letter came: it lies beside what the department said before in the round, of one day one letter.
    fn put(&mut self, said: Said) {
        let same = |old: &Said| {
            (&old.round, old.department, &old.person, &old.on)
                == (&said.round, said.department, &said.person, &said.on)
        };
        self.said.retain(|old| !same(old));
        self.said.push(said);
    }
}

impl Office {
    /// What one month brings to those before the pool; every half year a round of reviews, and one of
    /// matching.
    pub(crate) fn select(&mut self, year: usize, month: usize) {
        let month_of = format!("{year}-{month:02}");
        if month % 6 == 2 {
            self.do_and_think_again(|office| office.send_a_round(&month_of));
        }
        for _ in 0..4 + self.pick(3) {
            let on = format!("{month_of}-{:02}", 1 + self.pick(28));
            self.do_and_think_again(|office| office.go_on_the_way(&on));
        }
        if month % 6 == 5 {
            let on = format!("{month_of}-20");
            self.do_and_think_again(|office| office.send_to_villages(&on));
        }
    }

    fn go_on_the_way(&mut self, on: &str) {
        match self.pick(13) {
            0 | 1 => self.keep_in_touch(on),
            2 => self.contact(on),
            3 | 4 => self.take_a_step(on),
            5 | 6 => self.check(on),
            7 => self.exempt(on),
            8..=10 => self.answer(on),
            11 => self.enter(on),
            _ => self.give_up(on),
        }
    }

    fn keep_in_touch(&mut self, on: &str) {
        let village = self.one_of(&self.villages.clone());
        let person = self.somebody(None);
        let prospect = json!({
            "person": { "person_id": person }, "village_id": village, "from_on": on, "field": "电商",
        });
        if let Some(id) = self.may("prospects.set", prospect) {
            self.desk.prospects.push((text(&id), person));
        }
    }

    /// One of those met before the pool: prospect and person.
    fn a_prospect(&mut self) -> Option<(String, String)> {
        let known = self.desk.prospects.len();
        (known > 0).then(|| {
            let at = self.pick(known);
            self.desk.prospects[at].clone()
        })
    }

    /// Mostly somebody before the pool, sometimes one who was or is in it.
    fn anybody(&mut self) -> String {
        if self.pick(4) > 0 {
            if let Some((_, person)) = self.a_prospect() {
                return person;
            }
        }
        self.one_of(&self.people.clone())
    }

    fn contact(&mut self, on: &str) {
        let Some((prospect, _)) = self.a_prospect() else {
            return;
        };
        let contact = json!({
            "prospect_id": prospect, "on_day": on, "method": "电话", "content": "介绍村里的产业",
        });
        self.may("contacts.set", contact);
    }

    fn take_a_step(&mut self, on: &str) {
        let person = self.anybody();
        let village = self.one_of(&self.villages.clone());
        let step = STAGES[self.pick(STAGES.len())];
        let step = json!({ "people": [person], "village_id": village, "step": step, "on_day": on });
        self.may("selection_steps.set", step);
    }

    /// A condition of the list in use that is of one of the kinds.
    fn condition(&mut self, kinds: &[&str]) -> Value {
        let lists = self.must("condition_lists.list", json!({}));
        let mut lists = lists.as_array().unwrap().iter();
        let list = lists.find(|list| list["adopted"] == true).unwrap();
        let conditions = list["conditions"].as_array().unwrap().iter();
        let fits = |condition: &&Value| kinds.contains(&condition["kind"].as_str().unwrap());
        let conditions: Vec<&Value> = conditions.filter(fits).collect();
        conditions[self.pick(conditions.len())].clone()
    }

    fn check(&mut self, on: &str) {
        let person = self.anybody();
        let condition = self.condition(&["positive", "negative"]);
        let bad = self.pick(3) == 0;
        let result = match (bad, condition["kind"] == "negative") {
            (false, _) => "met",
            (true, true) => "hit",
            (true, false) => "unmet",
        };
        let year: usize = on[..4].parse().unwrap();
        let valid_to = (self.pick(3) == 0).then(|| format!("{}{}", year + 1, &on[4..]));
        let check = json!({
            "people": [person], "on_day": on, "checked_by": "镇纪委", "valid_to": valid_to,
            "found": [{ "condition_id": condition["id"], "result": result }],
        });
        self.may("checks.set", check);
    }

    fn exempt(&mut self, on: &str) {
        let person = self.anybody();
        let condition = self.condition(&["positive", "age", "education"]);
        let exemption = json!({
            "person_id": person, "condition_id": condition["id"], "on_day": on, "reason": "村里急需",
        });
        self.may("exemptions.set", exemption);
    }

    /// Those before the pool and a village's pool are asked about at three of the four departments.
    fn send_a_round(&mut self, month: &str) {
        let left_out = self.pick(DEPARTMENTS.len());
        let mut departments = DEPARTMENTS.map(|(id, _)| id).to_vec();
        departments.remove(left_out);
        let people: Vec<String> = self.desk.prospects.iter().map(|of| of.1.clone()).collect();
        let name = format!("{month}联审");
        let round = json!({
            "name": name,
            "sent_on": format!("{month}-05"),
            "due_on": format!("{month}-25"),
            "valid_months": VALID_MONTHS,
            "departments": departments,
            "people": people,
            "villages": [self.one_of(&self.villages.clone())],
        });
        if let Some(id) = self.may("reviews.set", round) {
            self.desk.rounds.push((text(&id), name));
        }
    }

    /// A department answers about most people of one of the last rounds, or objects to one of them.
    fn answer(&mut self, on: &str) {
        let Some(last) = self.desk.rounds.len().checked_sub(1) else {
            return;
        };
        let at = last - self.pick(last.min(1) + 1);
        let (id, round) = self.desk.rounds[at].clone();
        let (department, name) = DEPARTMENTS[self.pick(DEPARTMENTS.len())];
        let grid = self.must("reviews.get", json!({ "id": id, "as_of": on }));
        let mut rows = grid["rows"].as_array().unwrap().clone();
        let result = ["objection", "deferral", "no_objection"][self.pick(5).min(2)];
        if result == "no_objection" {
            rows.retain(|_| self.pick(4) > 0);
        } else if !rows.is_empty() {
            rows = vec![rows[self.pick(rows.len())].clone()];
        }
        let people: Vec<&Value> = rows.iter().map(|row| &row["person_id"]).collect();
        let reply = json!({
            "round_id": id, "department_id": department, "people": people, "result": result,
            "grounds": (result != "no_objection").then_some("正在了解情况"), "replied_on": on,
        });
        if self.may("replies.set", reply).is_none() {
            return;
        }
        for row in rows {
            self.desk.put(Said {
                round: round.clone(),
                department: name,
                person: text(&row["name"]),
                result,
                on: on.into(),
            });
        }
    }

    /// From a run, or at once from being kept in touch with; who is kept out comes in with a written
    /// reason or not at all.
    fn enter(&mut self, on: &str) {
        let runs = self.must("selection_runs.list", json!({ "as_of": on }));
        let runs = runs["rows"].as_array().unwrap();
        let (command, id, person) = if runs.is_empty() || self.pick(2) == 0 {
            let Some((prospect, person)) = self.a_prospect() else {
                return;
            };
            ("prospects.enter", prospect, person)
        } else {
            let run = &runs[self.pick(runs.len())];
            (
                "selection_runs.enter",
                text(&run["id"]),
                text(&run["person_id"]),
            )
        };
        let entry = |reason: Option<&str>| json!({ "ids": [id], "entered_on": on, "override_reason": reason });
        let mut entered = self.asked(command, entry(None));
        if entered.as_ref().is_err_and(|code| code == BLOCKED) {
            self.desk.kept_out += 1;
            if self.pick(2) == 0 {
                return;
            }
            entered = self.asked(command, entry(Some("村里急需，镇党委会研究同意")));
            self.desk.with_reason += usize::from(entered.is_ok());
        }
        if entered.is_ok() {
            self.people.push(person);
        }
    }

    fn give_up(&mut self, on: &str) {
        if self.pick(2) == 0 {
            let Some((prospect, _)) = self.a_prospect() else {
                return;
            };
            let end = json!({ "ids": [prospect], "until_on": on, "reason": "无意回村" });
            self.may("prospects.end", end);
            return;
        }
        let runs = self.must("selection_runs.list", json!({ "as_of": on }));
        let runs = runs["rows"].as_array().unwrap();
        if !runs.is_empty() {
            let id = runs[self.pick(runs.len())]["id"].clone();
            let end = json!({ "ids": [id], "on": on, "reason": "初审未通过" });
            self.may("selection_runs.end", end);
        }
    }

    /// The first of a suggestion go, into the pool and to a post or to a post only; one who is kept
    /// out stays where they are.
    fn send_to_villages(&mut self, on: &str) {
        let people: Vec<String> = self.desk.prospects.iter().map(|of| of.1.clone()).collect();
        let request =
            json!({ "as_of": on, "people": people, "villages": self.villages, "one_each": true });
        let suggested = self.must("matches.make", request);
        let mut rows = suggested["rows"].as_array().unwrap().clone();
        rows.truncate(1 + self.pick(3));
        let enter_pool = self.pick(3) > 0;
        while !rows.is_empty() {
            let chosen = |row: &Value| json!({ "person_id": row["person_id"], "village_id": row["village_id"] });
            let accept = json!({
                "from_on": on,
                "enter_pool": enter_pool,
                "post": "村党支部副书记",
                "matches": rows.iter().map(chosen).collect::<Vec<_>>(),
            });
            match self.asked("matches.accept", accept) {
                Ok(_) => {
                    self.desk.sent += rows.len();
                    let people = rows.iter().map(|row| text(&row["person_id"]));
                    self.people.extend(people);
                    return;
                }
                Err(code) => {
                    self.desk.kept_out += usize::from(code == BLOCKED);
                    rows.pop();
                }
            }
        }
    }
}
