//! Questions: who and where, nothing else.

use serde::Serialize;
use ts_rs::TS;

/// A row of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The sheet's name.
    pub sheet: String,
    /// Row as in the spreadsheet, from 1.
    pub row: usize,
}

/// One question and the rows that wait for it. The key is the same in every run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Question {
    /// What the answer is given under.
    pub key: String,
    /// `village.unknown`, `person.maybe_duplicate` or `person.other_village`.
    pub kind: &'static str,
    /// The question.
    pub text: String,
    /// What may be answered: names of villages, or `same`, `new`, `moved`, `skip`.
    pub choices: Vec<String>,
    /// What the choices say, one each.
    pub labels: Vec<String>,
    /// Rows that wait.
    pub rows: Vec<Place>,
}

impl Question {
    pub(super) fn new(
        key: String,
        kind: &'static str,
        text: String,
        choices: Vec<(String, String)>,
    ) -> Self {
        let (choices, labels) = choices.into_iter().unzip();
        Self {
            key,
            kind,
            text,
            choices,
            labels,
            rows: Vec::new(),
        }
    }
}

impl super::Planner<'_> {
    /// Adds a row to a question, which is asked once however many rows wait for it.
    pub(super) fn ask(&mut self, question: Question, row: usize) {
        let place = Place {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            row,
        };
        match self
            .plan
            .questions
            .iter_mut()
            .find(|known| known.key == question.key)
        {
            Some(known) => known.rows.push(place),
            None => self.plan.questions.push(Question {
                rows: vec![place],
                ..question
            }),
        }
    }

    /// What was answered under a key.
    pub(super) fn answer(&self, key: &str) -> Option<&str> {
        self.options
            .answers
            .get(key)
            .map(|answer| answer.trim())
            .filter(|answer| !answer.is_empty())
    }
}
