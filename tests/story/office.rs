//! The clerk and her years: what happens is chosen by numbers that are the same in every run.

use std::path::{Path, PathBuf};

use qinglan_api::{Session, Terminal};
use serde_json::{json, Value};

use crate::selection::{Desk, Turned};

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
const GIVEN: [&str; 12] = [
    "志强", "春霞", "永平", "秀兰", "文斌", "晓燕", "建国", "丽娟", "海涛", "玉梅", "学军", "思敏",
];
/// By which list everybody is scored.
const LIST: &str = "five-compare";
/// Why one leaves the pool.
const REASONS: [&str; 4] = ["本人申请", "长期外出", "考核不合格", "户籍迁出"];

/// The office, its people by what they are for.
pub(crate) struct Office {
    session: Session,
    path: PathBuf,
    pub(crate) villages: Vec<String>,
    pub(crate) people: Vec<String>,
    pub(crate) leaders: Vec<String>,
    secretaries: Vec<String>,
    pub(crate) pairs: Vec<(String, String)>,
    pub(crate) desk: Desk,
    met: usize,
    chance: u64,
    pub(crate) accepted: usize,
    pub(crate) taken_back: usize,
}

impl Office {
    pub(crate) fn new(path: &Path) -> Self {
        let mut office = Self {
            session: Session::on_file(path, Box::new(Terminal)),
            path: path.into(),
            villages: vec![],
            people: vec![],
            leaders: vec![],
            secretaries: vec![],
            pairs: vec![],
            desk: Desk::default(),
            met: 0,
            chance: 20_201_231,
            accepted: 0,
            taken_back: 0,
        };
        let names = "东西南北上下前后".chars();
        let villages: Vec<Value> = names
            .map(|at| json!({ "name": format!("{at}河村") }))
            .collect();
        let new = json!({ "owner": "township", "name": "青禾镇", "villages": villages });
        office.must("register.new", new);
        let villages = office.must("villages.list", json!({}));
        office.villages = villages.as_array().unwrap().iter().map(id_of).collect();
        office
    }

    /// The year is over: the app is left and started again.
    pub(crate) fn closed_and_opened_again(self) -> Self {
        let Self { session, path, .. } = self;
        drop(session);
        let session = Session::on_file(&path, Box::new(Terminal));
        session.open("window").unwrap();
        Self {
            session,
            path,
            ..self
        }
    }

    /// A command that is accepted.
    pub(crate) fn must(&self, command: &str, params: Value) -> Value {
        let answer = self.session.call(command, params.clone(), &|_| {});
        answer.unwrap_or_else(|error| panic!("{command} {params}: {error}"))
    }

    /// A change the rules may refuse, in which case nothing is different.
    pub(crate) fn may(&mut self, command: &str, params: Value) -> Option<Value> {
        self.asked(command, params).ok()
    }

    /// The same, with the code of what the rules say.
    pub(crate) fn asked(&mut self, command: &str, params: Value) -> Result<Value, String> {
        let answer = self.session.call(command, params, &|_| {});
        let answer = answer.map_err(|error| error.code().to_owned())?;
        self.accepted += 1;
        Ok(answer["value"].clone())
    }

    /// The next number below `of`.
    pub(crate) fn pick(&mut self, of: usize) -> usize {
        self.chance = self
            .chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.chance >> 33).unwrap() % of
    }

    pub(crate) fn one_of(&mut self, what: &[String]) -> String {
        what[self.pick(what.len())].clone()
    }

    /// A person nobody has met yet.
    pub(crate) fn somebody(&mut self, reserve: Option<Value>) -> String {
        let number = self.met;
        self.met += 1;
        let surname = SURNAMES.chars().nth(number % 20).unwrap();
        let given = GIVEN[number / 20 % GIVEN.len()];
        let birth = format!("{}-{:02}", 1975 + self.pick(28), 1 + self.pick(12));
        let education = ["高中", "大专", "大学"][self.pick(3)];
        let fields = json!({
            "name": format!("{surname}{given}"),
            "sex": if number.is_multiple_of(3) { "女" } else { "男" },
            "birth": birth,
            "education": education,
            "political_status": "群众",
        });
        let add = json!({ "fields": fields, "reserve": reserve });
        text(&self.must("people.add", add)["value"])
    }

    /// Every village gets a secretary, a leader and a contact; the pools get their first people.
    pub(crate) fn begin_with_an_election(&mut self, on: &str) {
        for _ in 0..14 {
            let leader = self.somebody(None);
            self.leaders.push(leader);
        }
        for village in self.villages.clone() {
            let secretary = self.somebody(None);
            let post = json!({ "person_id": secretary, "title": "村党支部书记", "village_id": village, "from_on": on });
            self.must("posts.set", post);
            self.secretaries.push(secretary);
            for (role, first) in [("包村领导", 0), ("包村干部", 6)] {
                let at = first + self.pick(6);
                let leader = &self.leaders[at];
                let duty = json!({ "person_id": leader, "village_ids": [village], "role": role, "from_on": on });
                self.must("duties.set", duty);
            }
            for _ in 0..2 {
                let spell = json!({ "village_id": village, "entered_on": on });
                let person = self.somebody(Some(spell));
                self.people.push(person);
            }
        }
        let post = json!({ "person_id": self.leaders[0], "title": "镇党委书记", "from_on": on, "unit": "青禾镇" });
        self.must("posts.set", post);
    }

    /// The term is over: every third village keeps its secretary, the others elect one of the pools or
    /// whoever was elected five years ago elsewhere.
    pub(crate) fn hold_an_election(&mut self, on: &str) {
        let before = self.accepted;
        for (number, village) in self.villages.clone().into_iter().enumerate() {
            let to = match number % 3 {
                0 => continue,
                1 => &self.people[number],
                _ => &self.secretaries[number - 1],
            };
            let change = json!({ "role": "村党组织书记", "villages": [village], "to": { "person_id": to }, "on": on });
            self.may("duties.change", change);
        }
        assert!(self.accepted > before + 2, "most were elected anew");
    }

    /// What one month brings: a session, a few events, some of them taken back, and scores at its end.
    pub(crate) fn live_a_month(&mut self, year: usize, month: usize) {
        self.hold_a_session(&format!("{year}-{month:02}-15"));
        for _ in 0..5 + self.pick(4) {
            let on = format!("{year}-{month:02}-{:02}", 1 + self.pick(28));
            self.do_and_think_again(|office| office.live_through(&on));
        }
        self.select(year, month);
        self.score(&format!("{year}-{month:02}"));
    }

    /// Does something; what was accepted is sometimes taken back, and then sometimes done after all.
    pub(crate) fn do_and_think_again(&mut self, act: impl FnOnce(&mut Self)) {
        let (before, desk) = (self.accepted, self.desk.clone());
        act(self);
        if self.accepted == before || self.pick(9) > 0 {
            return;
        }
        self.must("history.undo", json!({}));
        self.taken_back += 1;
        let taken_back = std::mem::replace(&mut self.desk, desk);
        if self.pick(3) == 0 {
            self.must("history.redo", json!({}));
            self.desk = taken_back;
        }
    }

    fn live_through(&mut self, on: &str) {
        let village = self.one_of(&self.villages.clone());
        match self.pick(20) {
            0 => self.change_duty(&village, on),
            1 => self.change_secretary(&village, on),
            2 => {
                let spell = json!({ "village_id": village, "entered_on": on });
                let person = self.somebody(Some(spell));
                self.people.push(person);
                self.accepted += 1;
            }
            3 => self.leave(on),
            4 => {
                let person = self.one_of(&self.people.clone());
                let enter = json!({ "person_id": person, "village_id": village, "entered_on": on });
                self.may("reserves.enter", enter);
            }
            5 => {
                let Some(spell) = self.open_spell(on) else {
                    return;
                };
                let to = json!({ "id": spell, "village_id": village, "on": on });
                self.may("reserves.move", to);
            }
            6 => self.override_a_seat(on),
            7 => self.become_something(on),
            8 => self.open_a_pair(on),
            9 | 10 => self.work_on_a_pair(on),
            11 => self.place(&village, on),
            12 => self.end_a_placement(on),
            13 => self.transfer(&village, on),
            14 => self.come_to_something(on),
            15 => self.study(on),
            16 => self.extend_a_placement(on),
            17 => self.appraise(on),
            18 => self.tally(on),
            _ => self.talk(on),
        }
    }

    fn change_duty(&mut self, village: &str, on: &str) {
        let (role, first) = [("包村领导", 0), ("包村干部", 6)][self.pick(2)];
        let other = self.one_of(&self.villages.clone());
        let villages = if other == village {
            vec![village.to_owned()]
        } else {
            vec![village.to_owned(), other]
        };
        let at = first + self.pick(8);
        let leaves_empty = self.pick(8) == 0;
        let to = (!leaves_empty).then(|| json!({ "person_id": self.leaders[at] }));
        let change = json!({ "role": role, "villages": villages, "to": to, "on": on });
        self.may("duties.change", change);
    }

    /// Sometimes one of the pool becomes the secretary and mentors the others, but not oneself.
    fn change_secretary(&mut self, village: &str, on: &str) {
        let from_pool = self.pick(2) == 0;
        let people = if from_pool {
            self.people.clone()
        } else {
            self.secretaries.clone()
        };
        let to = self.one_of(&people);
        let change = json!({ "role": "村党组织书记", "villages": [village], "to": { "person_id": to }, "on": on });
        self.may("duties.change", change);
    }

    fn open_spell(&mut self, on: &str) -> Option<String> {
        let list = self.must("reserves.list", json!({ "as_of": on }));
        let rows = list["rows"].as_array().unwrap();
        if rows.is_empty() {
            return None;
        }
        Some(text(&rows[self.pick(rows.len())]["reserve_id"]))
    }

    fn leave(&mut self, on: &str) {
        let Some(spell) = self.open_spell(on) else {
            return;
        };
        let reason = REASONS[self.pick(REASONS.len())];
        let leave = json!({ "ids": [spell], "left_on": on, "reason": reason });
        self.may("reserves.leave", leave);
    }

    fn override_a_seat(&mut self, on: &str) {
        let person = self.one_of(&self.people.clone());
        let mentor = self.one_of(&self.leaders.clone());
        let name = json!({
            "person_ids": [person],
            "seat_id": format!("3+1/seat-{}", 1 + self.pick(3)),
            "mentor": { "person_id": mentor },
            "from_on": on,
            "until_on": (self.pick(2) == 0).then(|| format!("{}-12-31", &on[..4])),
            "reason": "原帮带人在外学习",
        });
        self.may("pairs.name_mentor", name);
    }

    fn become_something(&mut self, on: &str) {
        let person = self.one_of(&self.people.clone());
        let (field, value) = [
            ("political_status", "中共党员"),
            ("education", "大学"),
            ("occupation", "村委会委员"),
            ("target_post", "村党组织书记"),
        ][self.pick(4)];
        let change = json!({ "id": person, "on": on, "fields": { field: value } });
        self.may("people.change", change);
    }

    fn open_a_pair(&mut self, on: &str) {
        let person = self.one_of(&self.people.clone());
        let mentor = self.one_of(&self.leaders.clone());
        let open = json!({
            "scheme_id": "qinglan-one",
            "people": [person],
            "from_on": on,
            "mentors": [{ "seat_id": "qinglan-one/seat-1", "person_id": mentor }],
        });
        if let Some(ids) = self.may("pairs.open", open) {
            self.pairs.push((text(&ids[0]), mentor));
        }
    }

    /// Registers a step with a paper kept elsewhere, or ends the pair.
    fn work_on_a_pair(&mut self, on: &str) {
        let Some(at) = self.pairs.len().checked_sub(1) else {
            return;
        };
        let at = at - self.pick((at + 1).min(6));
        let (pair, mentor) = self.pairs[at].clone();
        if self.pick(10) == 0 {
            let end = json!({ "ids": [pair], "on": on, "reason": "帮带期满" });
            self.may("pairs.end", end);
            return;
        }
        let item = json!({
            "pair_id": pair,
            "step_id": format!("qinglan-one/step-{}", 1 + self.pick(5)),
            "done_on": on,
            "mentor_id": mentor,
            "content": format!("{on} 当面交流"),
            "evidence": [{ "kind": "document", "label": "谈话记录" }],
        });
        self.may("items.set", item);
    }

    /// Everybody of the pool is on the list, one who is not, and two who are not in the register; most
    /// of them come. It lasts two days at times, or is brought to a village.
    fn hold_a_session(&mut self, on: &str) {
        let two_days = self.pick(3) == 0;
        let village = (self.pick(4) == 0).then(|| self.one_of(&self.villages.clone()));
        let session = json!({
            "title": format!("{on} 集中培训"),
            "begins_on": on,
            "ends_on": two_days.then(|| format!("{}16", &on[..8])),
            "hours": if two_days { "14" } else { "3.5" },
            "form": "集中培训",
            "village_id": village,
        });
        let session = self.must("sessions.set", session)["value"].clone();
        let list = self.must("reserves.list", json!({ "as_of": on }));
        let mut who: Vec<Value> = list["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| json!({ "person_id": row["person_id"] }))
            .collect();
        let leader = self.one_of(&self.leaders.clone());
        who.push(json!({ "person_id": leader }));
        for name in ["钱进", "孙立"] {
            let unit = ["县农牧局", "县委党校"][self.pick(2)];
            who.push(json!({ "guest": name, "guest_unit": unit }));
        }
        for row in &mut who {
            row["state"] =
                ["present", "present", "present", "leave", "absent"][self.pick(5)].into();
            if self.pick(6) == 0 {
                row["hours"] = "2".into();
            }
        }
        self.must(
            "attendances.set",
            json!({ "session_id": session, "rows": who }),
        );
        self.accepted += 2;
    }

    /// 进修, which goes on at times.
    fn study(&mut self, on: &str) {
        let person = self.one_of(&self.people.clone());
        let year: usize = on[..4].parse().unwrap();
        let ends_on = [
            None,
            Some(on.to_owned()),
            Some(format!("{}{}", year + 1, &on[4..])),
        ];
        let study = json!({
            "people": [person],
            "kind": "进修",
            "title": "乡村治理",
            "begins_on": on,
            "ends_on": ends_on[self.pick(3)],
            "hours": (self.pick(3) > 0).then_some("30"),
        });
        self.may("studies.set", study);
    }

    fn place(&mut self, village: &str, on: &str) {
        let person = self.one_of(&self.people.clone());
        let year: usize = on[..4].parse().unwrap();
        let until = (self.pick(4) > 0).then(|| format!("{}{}", year + 1, &on[4..]));
        let kind = ["grid", "assistant", "mediator"][self.pick(3)];
        let rotation = json!({
            "people": [person], "type_id": kind, "from_on": on, "until_on": until, "village_id": village,
        });
        self.may("rotations.set", rotation);
    }

    fn end_a_placement(&mut self, on: &str) {
        let Some(rotation) = self.a_placement(on) else {
            return;
        };
        let end = json!({ "ids": [rotation["id"]], "on": on, "reason": "工作需要" });
        if self.may("rotations.end", end).is_some() {
            self.turned(&rotation, on);
        }
    }

    /// By a year; known from the end that was planned before.
    fn extend_a_placement(&mut self, on: &str) {
        let Some(rotation) = self.a_placement(on) else {
            return;
        };
        let former = text(&rotation["until_on"]);
        if former.is_empty() {
            return;
        }
        let year: usize = former[..4].parse().unwrap();
        let until = format!("{}{}", year + 1, &former[4..]);
        let extension = json!({ "ids": [rotation["id"]], "until_on": until, "reason": "工作需要" });
        if self.may("rotations.extend", extension).is_some() {
            self.turned(&rotation, &former);
        }
    }

    /// One of those under way, as it is on record.
    fn a_placement(&mut self, on: &str) -> Option<Value> {
        let list = self.must("rotations.list", json!({ "as_of": on }));
        let rows = list["rows"].as_array().unwrap();
        if rows.is_empty() {
            return None;
        }
        let id = &rows[self.pick(rows.len())]["id"];
        let detail = self.must("rotations.get", json!({ "id": id, "as_of": "2099-12-31" }));
        Some(detail["row"].clone())
    }

    fn turned(&mut self, rotation: &Value, on: &str) {
        self.desk.turned.push(Turned {
            rotation: ["name", "place", "from_on"].map(|field| text(&rotation[field])),
            on: on.to_owned(),
            former: text(&rotation["until_on"]),
        });
    }

    /// Appraises one that is over.
    fn appraise(&mut self, on: &str) {
        let asked = json!({ "as_of": on, "state": "ended", "only_unappraised": true });
        let list = self.must("rotations.list", asked);
        let rows = list["rows"].as_array().unwrap();
        if rows.is_empty() {
            return;
        }
        let id = &rows[self.pick(rows.len())]["id"];
        let grade = ["优秀", "合格"][self.pick(2)];
        self.may(
            "rotations.appraise",
            json!({ "ids": [id], "grade": grade, "appraised_on": on }),
        );
    }

    fn tally(&mut self, on: &str) {
        let Some(rotation) = self.a_placement(on) else {
            return;
        };
        let measure = ["调解纠纷", "入户走访"][self.pick(2)];
        let count = (1 + self.pick(30)).to_string();
        let id = &rotation["id"];
        self.may(
            "tallies.set",
            json!({ "rotation_id": id, "from_on": on, "measure": measure, "count": count }),
        );
    }

    /// One of the pool becomes the secretary of another village.
    fn transfer(&mut self, village: &str, on: &str) {
        let person = self.one_of(&self.people.clone());
        let transfer =
            json!({ "person_id": person, "route": "提拔", "village_id": village, "on": on });
        self.may("rotations.transfer", transfer);
    }

    /// Half of the sheet of a month is scored, a row in eight but for one indicator; from June of the
    /// first year on.
    fn score(&mut self, month: &str) {
        if month < "2021-06" {
            return;
        }
        let sheet = self.must(
            "assessments.sheet",
            json!({ "list_id": LIST, "period": month }),
        );
        let indicators = sheet["indicators"].as_array().unwrap();
        let mut rows = Vec::new();
        for row in sheet["rows"].as_array().unwrap() {
            if self.pick(2) == 0 {
                continue;
            }
            let left_out = self.pick(8);
            let scores: Vec<Value> = indicators
                .iter()
                .enumerate()
                .map(|(at, indicator)| {
                    let halves = 10 + self.pick(11);
                    let points = format!(
                        "{}.{}",
                        halves / 2,
                        if halves.is_multiple_of(2) { 0 } else { 5 }
                    );
                    let points = if at == left_out {
                        String::new()
                    } else {
                        points
                    };
                    json!({ "indicator_id": indicator["id"], "points": points })
                })
                .collect();
            rows.push(json!({ "subject_id": row["subject_id"], "scores": scores }));
        }
        self.must(
            "assessments.set",
            json!({ "list_id": LIST, "period": month, "rows": rows }),
        );
        self.accepted += 1;
    }

    /// Something becomes of one of the pool, who often leaves it for that.
    fn come_to_something(&mut self, on: &str) {
        let person = self.one_of(&self.people.clone());
        let kind = ["board", "advanced", "promoted", "removed"][self.pick(4)];
        let leaves = self.pick(2) == 0;
        let outcome = json!({
            "people": [person],
            "type_id": kind,
            "on_day": on,
            "batch": format!("{}年", &on[..4]),
            "leave_reason": leaves.then_some("已任用"),
        });
        self.may("outcomes.set", outcome);
    }

    fn talk(&mut self, on: &str) {
        let people = [
            self.one_of(&self.people.clone()),
            self.one_of(&self.people.clone()),
        ];
        let visit = json!({
            "mentor_id": self.one_of(&self.leaders.clone()),
            "on_day": on,
            "method": "座谈交流",
            "content": format!("{on} 座谈"),
            "people": people,
        });
        self.may("visits.set", visit);
    }
}

fn id_of(row: &Value) -> String {
    text(&row["id"])
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().into()
}
