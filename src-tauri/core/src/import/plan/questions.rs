//! Questions: who and where, nothing else.

use serde::Serialize;
use ts_rs::TS;

use crate::import::places::Meaning;
use crate::import::problem::Severity;

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
    /// `village.unknown`, `person.maybe_duplicate`, `person.other_village`, `person.left_elsewhere`,
    /// `person.left_and_listed` or `township.other`.
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

    /// Notes that a question is asked, under each of its keys.
    pub(super) fn raises(&mut self, keys: &[String]) {
        self.raised.extend(keys.iter().cloned());
    }

    /// Says which answers are of no use: to no question of this batch, empty, or none that may be
    /// given.
    pub(super) fn answers_without_use(&mut self) {
        let options = self.options;
        for (key, answer) in &options.answers {
            let found = self.without_use(key, answer.trim());
            if let Some((code, why)) = found {
                let message = format!("“{key}”的{why}");
                self.problem(0, ("", ""), code, Severity::Warns, message);
                if let Some(problem) = self.plan.problems.last_mut() {
                    problem.raw.clone_from(answer);
                }
            }
        }
    }

    fn without_use(&self, key: &str, answer: &str) -> Option<(&'static str, String)> {
        if answer.is_empty() {
            return Some(("answer.empty", "回答是空的，没有用上".to_owned()));
        }
        if !self.raised.contains(key) {
            let why = "回答没有用上：这次导入没有这个问题，请核对";
            return (!self.knows_village(key, answer)).then(|| ("answer.unknown", why.to_owned()));
        }
        let mut open = self.plan.questions.iter();
        let refused = open.find(|question| question.key == key)?.refused.clone();
        refused.map(|why| ("answer.refused", why))
    }

    /// Whether the list of villages already knows what an answer says of a village's name.
    fn knows_village(&self, key: &str, answer: &str) -> bool {
        let places = &self.plan.places;
        let of = |text: &str| {
            let text = text.rsplit_once('/').map_or(text, |(_, village)| village);
            places.village(text, None)
        };
        let known = |text: &str| matches!(of(text), Meaning::Village(_));
        let named = key.strip_prefix("village:");
        named.is_some_and(|name| known(name) && (answer == "new" || of(name) == of(answer)))
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
