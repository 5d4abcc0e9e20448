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
    /// `village.unknown`, `person.maybe_duplicate`, `person.other_village`, `person.left_elsewhere` or
    /// `person.left_and_listed`.
    pub kind: &'static str,
    /// The question.
    pub text: String,
    /// What may be answered: names of villages, or `same`, `new`, `moved`, `left`, `stays`, `skip`.
    pub choices: Vec<String>,
    /// What the choices say, one each.
    pub labels: Vec<String>,
    /// Rows that wait, or waited.
    pub rows: Vec<Place>,
    /// What was answered; `None`: still open.
    #[serde(skip)]
    pub answer: Option<String>,
    /// What was answered and cannot be, with the reason; still open.
    #[serde(skip)]
    pub refused: Option<String>,
    /// For people: what the file and the register say.
    #[serde(skip)]
    pub compare: Vec<Compared>,
}

/// One property of two people who may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Compared {
    /// What it is called.
    pub label: String,
    /// In the file.
    pub theirs: String,
    /// In the register.
    pub ours: String,
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
            answer: None,
            refused: None,
            compare: Vec::new(),
        }
    }

    /// Asks again, saying why an answer cannot be.
    pub(super) fn refusing(mut self, answer: &str, why: &str) -> Self {
        let refused = format!("回答“{answer}”不能用：{why}");
        self.text = format!("{}（{refused}）", self.text);
        self.refused = Some(refused);
        self
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

    /// Adds a row to a question that is answered.
    pub(super) fn settle(&mut self, question: Question, row: usize) {
        let place = Place {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            row,
        };
        match self
            .plan
            .answered
            .iter_mut()
            .find(|known| known.key == question.key)
        {
            Some(known) => known.rows.push(place),
            None => self.plan.answered.push(Question {
                rows: vec![place],
                ..question
            }),
        }
    }

    /// Notes that a question has its answer.
    pub(super) fn answered(&mut self, question: &Question, answer: &str) {
        let answered = Question {
            answer: Some(answer.to_owned()),
            ..question.clone()
        };
        self.answered.push(answered);
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
