//! Who a row is about: somebody new, somebody known, or a question.

use crate::date::PartialDate;
use crate::import::known::Dossier;
use crate::import::ledger::{Entry, Listing, Who};
use crate::import::problem::{Finding, Severity};
use crate::import::values::Reading;
use crate::names::{mask_id, mask_phone};
use crate::people::rules::names::matches_placeholder;
use crate::people::rules::IdNumber;
use crate::people::{Field, Person};

use super::rows::{withdrawn, Outcome, Row, Verdict};
use super::sheets::Identity;
use super::{Compared, Planner, Question};

const OLDER: &str = "本表日期早于入库日期，不改动在库情况";

impl Planner<'_> {
    pub(super) fn person(&mut self, who: Who, row: Row<'_>) -> Verdict {
        let reading = row.reading;
        let two_names = who.at().is_some_and(|at| self.two_names(at, reading));
        match who {
            Who::New => self.new_person(row),
            Who::Known(at) if two_names => {
                let why = "同一张表里这个身份证号写了两个姓名，是同一个人吗？".to_owned();
                let who = Who::Perhaps(at, "person.maybe_duplicate", why);
                self.person(who, row)
            }
            Who::Known(at) if self.is_numbered(at, reading) => self.numbered(at, row),
            Who::Known(at) => self.known_person(at, row),
            Who::Perhaps(at, ..) if self.was_read(at, reading) => self.known_person(at, row),
            Who::Perhaps(at, "person.maybe_duplicate", _) if self.goes_on_with(at, row) => {
                self.known_person(at, row)
            }
            Who::OneOf(people, why) => self.one_of(&people, why, row),
            Who::Perhaps(at, "person.other_village", _) if reading.withdrawn => {
                self.leaving(at, row)
            }
            Who::Perhaps(at, "person.other_village", _) => self.elsewhere(at, row),
            Who::Perhaps(at, kind, why) => {
                let question = self.perhaps(at, kind, &why, row);
                let key = question.key.clone();
                let column = reading.columns.name;
                let recalled = self.recalled(&key, reading, &[at]).filter(|_| !two_names);
                let recalled = recalled.map(|_| "same".to_owned());
                let allowed = ["same", "moved", "rename", "new", "skip"];
                let answer = match self.answer_to(question, &allowed, column, why, recalled) {
                    Ok(answer) => answer,
                    Err(asks) => return *asks,
                };
                let mut is = None;
                let verdict = match answer.as_str() {
                    "same" | "moved" => {
                        is = Some(at);
                        self.registered(at, row)
                    }
                    "rename" => self.known_person(at, row),
                    "new" => {
                        let verdict = self.new_person(row);
                        is = verdict.person;
                        verdict
                    }
                    _ => Verdict::skipped(Finding::skip(column, kind, "按回答跳过")),
                };
                self.remember(&key, reading, is.filter(|_| !two_names));
                verdict
            }
        }
    }

    /// A row about somebody known whose registered name stays.
    pub(super) fn registered(&mut self, at: usize, row: Row<'_>) -> Verdict {
        let mut kept = row.reading.clone();
        kept.placeholder = true;
        let row = Row {
            reading: &kept,
            ..row
        };
        self.known_person(at, row)
    }

    /// Whether an earlier import read this row into a person: the sheet was imported, and the person
    /// of the row's name has all that it says and nothing that would tell two people apart.
    fn was_read(&self, at: usize, reading: &Reading) -> bool {
        let person = &self.plan.ledger.people[at].dossier.person;
        let mut values = reading.values.iter();
        let has = |(field, value): (&Field, &String)| {
            field.dated().is_some() || person.value(*field).as_ref() == Some(value)
        };
        self.at_hand.imported_before
            && !self.writes_twice(reading)
            && person.name == reading.name
            && (person.birth, person.id_number.as_deref())
                == (reading.birth, reading.id.as_ref().map(IdNumber::as_str))
            && values.all(has)
    }

    /// Whether a sheet goes on with what another of the same file tells of its people, as one of
    /// mentors beside the list: it has no column that tells two of one name apart, and the file lists
    /// one of this name in this village.
    fn goes_on_with(&self, at: usize, row: Row<'_>) -> bool {
        let entry = &self.plan.ledger.people[at];
        let of_this_file = |listing: &Listing| listing.file == self.file;
        row.table.identity == Identity::Names
            && entry.dossier.person.name == row.reading.name
            && !self.at_hand.listed.contains(&at)
            && entry.listing.as_ref().is_some_and(of_this_file)
    }

    /// Whether the sheet lists a person under another name, both of them whole.
    fn two_names(&self, at: usize, reading: &Reading) -> bool {
        let known = &self.plan.ledger.people[at].dossier.person.name;
        self.at_hand.listed.contains(&at)
            && *known != reading.name
            && !matches_placeholder(known, &reading.name)
    }

    /// Whether a person of a row is one that is known.
    fn perhaps(&self, at: usize, kind: &'static str, why: &str, row: Row<'_>) -> Question {
        let known = &self.plan.ledger.people[at].dossier.person.name;
        let here = self.village_of_row(row);
        let name = &row.reading.name;
        let key = self.who_is(row, known);
        let mut choices = vec![("same".to_owned(), format!("是同一个人，保留“{known}”"))];
        if known != name {
            choices.push(("rename".into(), format!("是同一个人，姓名改为“{name}”")));
        }
        choices.push(("new".into(), "不是，新增一人".into()));
        choices.push(("skip".into(), "跳过这一行".into()));
        let mut question = Question::new(key, kind, format!("{name}（{here}）{why}"), choices);
        question.compare = self.compared(&[at], row);
        question
    }

    /// The key of the question who a row is, one of these names or nobody known. Rows of one sheet
    /// that write the same name are asked about one by one.
    pub(super) fn who_is(&self, row: Row<'_>, known: &str) -> String {
        let (reading, here) = (row.reading, self.village_of_row(row));
        let name = &reading.name;
        let birth = reading.birth.map(|birth| format!("/{}", birth.to_month()));
        let row = reading.row.filter(|_| self.writes_twice(reading));
        let row = row.map(|row| format!("/第{}行", row + 1));
        let (birth, row) = (birth.unwrap_or_default(), row.unwrap_or_default());
        format!("person:{name}/{here}{birth}~{known}{row}")
    }

    /// A person who came to another village after the sheet was true: the row moves nobody. Who is
    /// known by an ID number stays there, flagged, and was here until then where nothing else is
    /// known of that time.
    pub(super) fn older(&mut self, at: usize, row: Row<'_>) -> Verdict {
        let Row { reading, table, .. } = row;
        if reading.id.is_none() {
            return self.elsewhere(at, row);
        }
        let there = self.recorded_village(at, self.options.as_of);
        let here = self.village_of_row(row).to_owned();
        let column = reading.columns.village.or(reading.columns.name);
        if let Some(verdict) = self.came_earlier(at, row) {
            return verdict;
        }
        let tells_its_time = table.day.attested().is_some();
        if tells_its_time && self.plan.ledger.people[at].in_no_pool_on(table.day.on) {
            let mut verdict = self.was_there_before(at, row);
            let message =
                format!("登记在{there}，这里写的是{here}；本表日期较早，按原在{here}登记");
            let finding = Finding::warn(column, "person.other_village", message);
            verdict.findings.push(finding);
            return verdict;
        }
        let message = format!("登记在{there}，这里写的是{here}；{OLDER}");
        let mut verdict = self.update_in_place(at, row);
        let finding = Finding::warn(column, "person.other_village", message);
        verdict.findings.push(finding);
        verdict
    }

    /// A person recorded in another village: moved, or recorded twice? A sheet that is older than
    /// their place there moves nobody.
    pub(super) fn elsewhere(&mut self, at: usize, row: Row<'_>) -> Verdict {
        let Row { reading, table, .. } = row;
        let older = self.plan.ledger.people[at].placed_after(table.day);
        let there = self.recorded_village(at, table.day.on);
        let here = self.village_of_row(row).to_owned();
        let key = format!("moved:{}/{there}→{here}", reading.name);
        let name = &reading.name;
        let (text, moved) = if older {
            let asks = "是同一个人吗？";
            (
                format!("{name}登记在{there}，这里写的是{here}；{OLDER}：{asks}"),
                None,
            )
        } else {
            let asks = "是换了村，还是重复登记？";
            let moved = ("moved".to_owned(), format!("换到了{here}"));
            (
                format!("{name}登记在{there}，这里写的是{here}：{asks}"),
                Some(moved),
            )
        };
        let mut choices: Vec<(String, String)> = moved.into_iter().collect();
        choices.push(("same".to_owned(), format!("仍在{there}")));
        if reading.id.is_none() {
            choices.push(("new".to_owned(), "是另一个人".to_owned()));
        }
        choices.push(("skip".to_owned(), "跳过这一行".to_owned()));
        let kind = "person.other_village";
        let mut question = Question::new(key, kind, text.clone(), choices);
        question.compare = self.compared(&[at], row);
        let column = reading.columns.village.or(reading.columns.name);
        let allowed = ["same", "new", "skip", "moved"];
        let allowed = &allowed[..if older { 3 } else { 4 }];
        let key = question.key.clone();
        let recalled = self.recalled(&key, reading, &[at]);
        let recalled = recalled.map(|_| "same".to_owned());
        let answer = match self.answer_to(question, allowed, column, text, recalled) {
            Ok(answer) => answer,
            Err(asks) => return *asks,
        };
        let stays = answer == "same";
        self.remember(&key, reading, stays.then_some(at));
        match answer.as_str() {
            "moved" => self.update(at, row, true),
            "new" if reading.id.is_none() => self.new_person(row),
            "skip" => Verdict::skipped(Finding::skip(column, kind, "按回答跳过")),
            _ => self.update_in_place(at, row),
        }
    }

    /// What was answered to a question, now or before; while that is nothing, or nothing that can be,
    /// the row waits with the reason.
    pub(super) fn answer_to(
        &mut self,
        question: Question,
        allowed: &[&str],
        column: Option<usize>,
        why: String,
        recalled: Option<String>,
    ) -> Result<String, Box<Verdict>> {
        self.raises(std::slice::from_ref(&question.key));
        let Some(answer) = self.answer_now_or_before(&question, column, recalled) else {
            return Err(Box::new(Verdict::asking(question, column, why)));
        };
        if !allowed.contains(&answer.as_str()) {
            let question = question.refusing(&answer, "不在可选的回答里");
            let why = question.text.clone();
            return Err(Box::new(Verdict::asking(question, column, why)));
        }
        self.answered(&question, &answer);
        Ok(answer)
    }

    /// A row and the people it may be about side by side, numbers masked.
    pub(super) fn compared(&self, people: &[usize], row: Row<'_>) -> Vec<Compared> {
        let reading = row.reading;
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
        let ours = |of: &dyn Fn(usize, &Person) -> Option<String>| {
            let of = |&at: &usize| of(at, &self.plan.ledger.people[at].dossier.person);
            let mut all: Vec<String> = people.iter().filter_map(of).collect();
            all.dedup();
            all.join("；")
        };
        let id = reading.id.as_ref().map(|id| mask_id(id.as_str()));
        let phone = reading.values.get(&Field::Phone);
        let here = self.village_of_row(row);
        let lines = [
            (
                "姓名",
                Some(reading.name.clone()),
                ours(&|_, person| Some(person.name.clone())),
            ),
            (
                "村",
                Some(here.to_owned()),
                ours(&|at, _| Some(self.recorded_village(at, self.options.as_of))),
            ),
            (
                "出生年月",
                date(reading.birth),
                ours(&|_, person| date(person.birth)),
            ),
            (
                "身份证号",
                id,
                ours(&|_, person| person.id_number.as_deref().map(mask_id)),
            ),
            (
                "电话",
                phone.map(|phone| mask_phone(phone)),
                ours(&|_, person| person.phone.as_deref().map(mask_phone)),
            ),
        ];
        let lines = lines.map(|(label, theirs, ours)| Compared {
            label: label.into(),
            theirs: theirs.unwrap_or_default(),
            ours,
        });
        let lines = lines.into_iter();
        lines
            .filter(|line| !line.theirs.is_empty() || !line.ours.is_empty())
            .collect()
    }

    pub(super) fn new_person(&mut self, row: Row<'_>) -> Verdict {
        let Row { reading, table, .. } = row;
        if reading.withdrawn {
            return Verdict::skipped(withdrawn(
                reading,
                Severity::Skips,
                "写明已退出，且没有登记过此人，没有导入",
            ));
        }
        let township = self.township_of_village(&self.plan.places.villages[row.village].id);
        let person = Person::named(reading.name.clone(), township);
        let dossier = Dossier {
            person,
            facts: Vec::new(),
            former: Vec::new(),
            spells: Vec::new(),
        };
        let mut entry = Entry::new(dossier, None);
        let mut reading = reading.clone();
        let taken = reading
            .id
            .take_if(|id| self.plan.ledger.has_id(id.as_str()));
        let row = Row {
            reading: &reading,
            ..row
        };
        let mut verdict = Verdict::of(Outcome::Added, None);
        self.fill(&mut entry, &reading, table, &mut verdict);
        self.enter(&mut entry, row);
        entry.is_listed(self.listing(table));
        verdict.changes.clear();
        if taken.is_some() {
            let message = "这个身份证号已登记在另一个人名下，没有导入，请核对";
            verdict
                .findings
                .push(Finding::warn(reading.columns.id, "id.taken", message));
        }
        verdict.person = Some(self.plan.ledger.push(entry));
        verdict
    }
}
