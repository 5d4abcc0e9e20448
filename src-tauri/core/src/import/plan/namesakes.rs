//! Several people of the register whom a row may be about: each is a choice, told apart by the ends
//! of their numbers.

use std::collections::HashSet;

use crate::import::ledger::Who;
use crate::import::problem::Finding;
use crate::import::values::Reading;
use crate::names::{mask_id, mask_phone};
use crate::people::rules::IdNumber;
use crate::people::Person;

use super::rows::{Row, Verdict};
use super::{Planner, Question};

impl Planner<'_> {
    /// Whether a row means one of several people whom its sheet numbers, and no ID number tells that
    /// it is this one.
    pub(super) fn is_numbered(&self, at: usize, reading: &Reading) -> bool {
        let id = &self.plan.ledger.people[at].dossier.person.id_number;
        let by_id = reading.id.as_ref().map(IdNumber::as_str);
        reading.is_namesake && (by_id.is_none() || by_id != id.as_deref())
    }

    /// A row about one of several people whom its sheet numbers: where another row is this one, it is
    /// about somebody else; whether it is somebody of the register is asked.
    pub(super) fn numbered(&mut self, at: usize, row: Row<'_>) -> Verdict {
        if self.at_hand.listed.contains(&at) {
            return self.new_person(row);
        }
        let name = &row.reading.name;
        let why = format!("表上有几个{name}，用数字区分，这一行是已登记的{name}吗？");
        self.person(Who::Perhaps(at, "person.maybe_duplicate", why), row)
    }

    /// A row about one of several people, or about somebody else.
    pub(super) fn one_of(&mut self, people: &[usize], why: String, row: Row<'_>) -> Verdict {
        let reading = row.reading;
        let known = people
            .iter()
            .map(|&at| &self.plan.ledger.people[at].dossier.person);
        let known: Vec<&Person> = known.collect();
        let mut names: Vec<&str> = known.iter().map(|person| person.name.as_str()).collect();
        names.dedup();
        let key = self.who_is(row, &names.join("、"));
        let mut choices = told_apart(&known);
        let offered: Vec<String> = choices.iter().map(|(value, _)| value.clone()).collect();
        choices.push(("new".into(), "都不是，新增一人".into()));
        choices.push(("skip".into(), "跳过这一行".into()));
        let here = self.village_of_row(row);
        let text = format!("{}（{here}）{why}", reading.name);
        let kind = "person.maybe_duplicate";
        let mut question = Question::new(key, kind, text, choices);
        question.compare = self.compared(people, row);
        let column = reading.columns.name;
        let allowed: Vec<&str> = offered
            .iter()
            .map(String::as_str)
            .chain(["new", "skip"])
            .collect();
        let key = question.key.clone();
        let recalled = self.recalled(&key, reading, people);
        let recalled = recalled.and_then(|is| people.iter().position(|at| *at == is));
        let recalled = recalled.map(|nth| offered[nth].clone());
        let answer = match self.answer_to(question, &allowed, column, why, recalled) {
            Ok(answer) => answer,
            Err(asks) => return *asks,
        };
        let nth = offered.iter().position(|value| *value == answer);
        let verdict = match nth {
            Some(nth) => self.registered(people[nth], row),
            None if answer == "new" => self.new_person(row),
            None => Verdict::skipped(Finding::skip(column, kind, "按回答跳过")),
        };
        let is = nth.map(|nth| people[nth]).or(verdict.person);
        self.remember(&key, reading, is);
        verdict
    }
}

/// A choice for each of some people: `same:0017` by the end of the ID number, else of the telephone
/// number; people whom no number tells apart are counted.
fn told_apart(people: &[&Person]) -> Vec<(String, String)> {
    let mut seen = HashSet::new();
    let people = people.iter().zip(1..);
    let choices = people.map(|(person, nth)| {
        let id = person.id_number.as_deref();
        let id = id.map(|id| (end(id), format!("身份证号{}", mask_id(id))));
        let phone = person.phone.as_deref().filter(|phone| phone.len() >= 8);
        let phone = phone.map(|phone| (end(phone), format!("电话{}", mask_phone(phone))));
        let number = id.or(phone).filter(|(end, _)| seen.insert(end.clone()));
        let (mark, what) = number.unwrap_or_else(|| (nth.to_string(), format!("登记的第{nth}位")));
        (
            format!("same:{mark}"),
            format!("是{}（{what}）", person.name),
        )
    });
    choices.collect()
}

/// The last four characters of a number.
fn end(number: &str) -> String {
    let from = number.chars().count().saturating_sub(4);
    number.chars().skip(from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::TownshipId;

    #[test]
    fn people_are_told_apart_by_their_numbers_else_counted() {
        let person = |id: Option<&str>, phone: Option<&str>| Person {
            id_number: id.map(str::to_owned),
            phone: phone.map(str::to_owned),
            ..Person::named("李明", TownshipId::new())
        };
        let people = [
            person(Some("150221198506150017"), Some("13812345678")),
            person(None, Some("13912340000")),
            person(None, None),
            person(Some("150222198506150017"), None),
        ];
        let people: Vec<&Person> = people.iter().collect();
        let choices = told_apart(&people);
        let values: Vec<&str> = choices.iter().map(|(value, _)| value.as_str()).collect();
        assert_eq!(values, ["same:0017", "same:0000", "same:3", "same:4"]);
        assert_eq!(choices[0].1, "是李明（身份证号150221********0017）");
        assert_eq!(choices[1].1, "是李明（电话139****0000）");
        assert_eq!(choices[2].1, "是李明（登记的第3位）");
    }
}
