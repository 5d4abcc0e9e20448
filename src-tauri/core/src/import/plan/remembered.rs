//! Whom a row means, as the clerk answered in an earlier import: the same row is not asked about
//! again, and that it was answered before is said.
//!
//! Only answers that leave somebody who and where they are recorded are remembered: a move, a new
//! name or a row that was left out are of their own day. Nothing is taken from an earlier answer
//! where the row says otherwise who it is, the person it names is not in question any more, or the
//! sheet writes the name twice.

use crate::import::fingerprint::fingerprint_of;
use crate::import::ledger::has_phone_of;
use crate::import::problem::Finding;
use crate::import::values::Reading;
use crate::people::{Field, Person};
use crate::store::import::LoggedAnswer;

use super::{Plan, Planner, Question};

/// What was answered about a row and is to be remembered.
#[derive(Debug)]
pub(in crate::import) struct Settled {
    question: String,
    row_says: String,
    /// Who it is, by their place in the ledger; `None`: it is asked again.
    person: Option<usize>,
}

impl Settled {
    /// As the log keeps it.
    pub(in crate::import) fn logged(&self, plan: &Plan) -> LoggedAnswer {
        let person = self
            .person
            .map(|at| plan.ledger.people[at].dossier.person.id.clone());
        LoggedAnswer {
            question: self.question.clone(),
            row_says: self.row_says.clone(),
            person,
        }
    }
}

impl Planner<'_> {
    /// Which of the people in question a row is, as was answered before.
    pub(super) fn recalled(&self, key: &str, reading: &Reading, people: &[usize]) -> Option<usize> {
        if self.writes_twice(reading) || self.options.unremembered.contains(key) {
            return None;
        }
        let question = (key.to_owned(), says(reading));
        let id = self.known.answers.get(&question)?;
        let person = |at: usize| &self.plan.ledger.people[at].dossier.person;
        let mut people = people.iter().copied();
        let at = people.find(|&at| person(at).id == *id)?;
        (key.starts_with("moved:") || !differs(person(at), reading)).then_some(at)
    }

    /// What was answered to a question now, else before: `recalled` is the choice that says so.
    pub(super) fn answer_now_or_before(
        &mut self,
        question: &Question,
        column: Option<usize>,
        recalled: Option<String>,
    ) -> Option<String> {
        if let Some(answer) = self.answer(&question.key) {
            return Some(answer.to_owned());
        }
        let answer = recalled?;
        let mut choices = question.choices.iter().zip(&question.labels);
        let label = choices.find(|(choice, _)| **choice == answer);
        let label = label.map_or("", |(_, label)| label);
        let message = format!("按以前的回答处理：{label}；现在不同的请重新回答");
        self.notes
            .push(Finding::warn(column, "answer.remembered", message));
        Some(answer)
    }

    /// Remembers who a row is, where that was answered in this batch. `None` where the answer is of
    /// this batch alone: what was remembered before is forgotten.
    pub(super) fn remember(&mut self, key: &str, reading: &Reading, person: Option<usize>) {
        let one_time = self.writes_twice(reading) || self.options.unremembered.contains(key);
        if one_time || self.answer(key).is_none() {
            return;
        }
        let question = (key.to_owned(), says(reading));
        if person.is_none() && !self.known.answers.contains_key(&question) {
            return;
        }
        let (question, row_says) = question;
        self.plan.settled.push(Settled {
            question,
            row_says,
            person,
        });
    }

    /// Whether the sheet at hand writes a name more than once: which row an answer meant then is
    /// known by its place only.
    pub(super) fn writes_twice(&self, reading: &Reading) -> bool {
        let rows = self.at_hand.names.get(&reading.name);
        rows.is_some_and(|rows| *rows > 1)
    }
}

/// What a row says of who it is, besides the names in the question.
fn says(reading: &Reading) -> String {
    let birth = reading.birth.map(|birth| birth.to_month().to_string());
    let id = reading.id.as_ref().map(ToString::to_string);
    fingerprint_of([birth.unwrap_or_default(), id.unwrap_or_default()])
}

/// Whether a row has another sex or other telephone numbers than a person.
fn differs(person: &Person, reading: &Reading) -> bool {
    let sex = reading.values.get(&Field::Sex);
    let other_sex = sex.is_some() && person.sex.is_some() && person.sex.as_ref() != sex;
    let has_phone = reading.values.contains_key(&Field::Phone);
    other_sex || (has_phone && person.phone.is_some() && !has_phone_of(person, reading))
}
