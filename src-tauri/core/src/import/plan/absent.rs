//! A village of the list that is not there on the day of a sheet: it had come to its end and went into
//! none, or began only later. Whose people those are is asked.

use super::{Planner, Question};
use crate::date::{in_words, Day};
use crate::ids::TownshipId;
use crate::import::places::KnownVillage;

impl Planner<'_> {
    /// The village that a village is on a day, or the question which one it is.
    pub(super) fn village_then(
        &mut self,
        at: usize,
        township: Option<&TownshipId>,
        day: Day,
    ) -> Result<usize, Box<Question>> {
        let at = self.plan.places.on_day(at, day);
        let village = &self.plan.places.villages[at];
        if village.is_there_on(day) {
            return Ok(at);
        }
        let name = village.name.clone();
        let why = match village.ended_on.filter(|_| village_ended(village, day)) {
            Some(ended) => format!("已于{}撤并，没有并入别的村", in_words(ended)),
            None => format!("{}还没有设立", in_words(day)),
        };
        let key = format!("village:{name}@{day}");
        self.raises(std::slice::from_ref(&key));
        let text = format!("“{name}”{why}，这些人是哪个村的？");
        let choices = self.village_choices(&name, township, day);
        let question = Question::new(key, "village.unknown", text, choices);
        let Some(answer) = self.answer(&question.key).map(str::to_owned) else {
            return Err(Box::new(question));
        };
        let ended = village_ended(&self.plan.places.villages[at], day);
        let meant = match answer.as_str() {
            "new" | "add" if ended => {
                let of = self.plan.places.villages[at].township_id.clone();
                Some(self.add_village(&name, of))
            }
            _ => self.answered_village(&answer, township),
        };
        let meant = meant.map(|at| self.plan.places.on_day(at, day));
        match meant.filter(|at| self.plan.places.villages[*at].is_there_on(day)) {
            Some(at) => {
                self.answered(&question, &answer);
                Ok(at)
            }
            None => Err(Box::new(question.refusing(&answer, "那一天没有这个村"))),
        }
    }
}

/// Whether a village had come to its end by a day.
fn village_ended(village: &KnownVillage, day: Day) -> bool {
    village.ended_on.is_some_and(|ended| ended <= day)
}
