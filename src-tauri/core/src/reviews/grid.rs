//! A round as a grid of people and departments, masked: that they replied, and how each person stands.

use std::collections::HashMap;

use super::rules::{counting, is_expired, standing, Answer};
use super::{
    Department, ReplyCell, ReviewColumn, ReviewGrid, ReviewRound, ReviewRow, ReviewStanding,
};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{DepartmentId, PersonId, ReviewRoundId};
use crate::registry::Registry;

impl Registry {
    /// A round as of a day: replies of that day and before it.
    pub fn review_grid(&self, id: &ReviewRoundId, as_of: Day) -> Result<ReviewGrid> {
        let round: ReviewRound = self.db.find(id.as_str())?.or_not_found("联审批次")?;
        let departments = self.departments_of(id)?;
        let people = self.db.review_people(id, as_of)?;
        let mut answers = Answers::of(self.db.review_cells(id)?, as_of);
        let mut columns: Vec<ReviewColumn> = departments
            .into_iter()
            .map(|department| ReviewColumn {
                id: department.id,
                name: department.name,
                replied: 0,
            })
            .collect();
        let rows = people.into_iter().map(|person| {
            let given = answers.take(&person.id);
            let of_person = OfPerson::of(&columns, &given, as_of);
            for (column, cell) in columns.iter_mut().zip(of_person.cells.bytes()) {
                column.replied += usize::from(cell != b'-');
            }
            ReviewRow {
                person_id: person.id,
                name: person.name,
                village_id: person.village_id,
                village: person.village,
                cells: of_person.cells,
                replied: of_person.replied,
                expired: of_person.expired,
                valid_until: of_person.valid_until,
                standing: of_person.standing,
            }
        });
        let rows = rows.collect();
        Ok(ReviewGrid {
            as_of,
            round: self.review_round_row(round, as_of)?,
            columns,
            rows,
        })
    }

    /// The departments of a round in their order.
    pub(super) fn departments_of(&self, id: &ReviewRoundId) -> Result<Vec<Department>> {
        let mut departments: Vec<Department> = self.db.all()?;
        let asked = self.db.departments_asked(id)?;
        departments.retain(|department| asked.contains(&department.id));
        departments.sort_by_key(|department| department.position);
        Ok(departments)
    }
}

/// The answers of a round by person.
pub(super) struct Answers(HashMap<PersonId, Vec<(DepartmentId, Answer)>>);

impl Answers {
    /// The replies of a round that count on a day.
    pub(super) fn of(cells: Vec<ReplyCell>, as_of: Day) -> Self {
        let mut answers: HashMap<PersonId, Vec<(DepartmentId, Answer)>> = HashMap::new();
        for cell in counting(cells, as_of) {
            let answer = Answer {
                result: cell.result,
                valid_until: cell.valid_until,
            };
            let of_person = answers.entry(cell.person_id).or_default();
            of_person.push((cell.department_id, answer));
        }
        Self(answers)
    }

    pub(super) fn take(&mut self, person: &PersonId) -> Vec<(DepartmentId, Answer)> {
        self.0.remove(person).unwrap_or_default()
    }
}

/// How a person is answered about.
struct OfPerson {
    cells: String,
    replied: usize,
    expired: usize,
    valid_until: Option<Day>,
    standing: ReviewStanding,
}

impl OfPerson {
    fn of(columns: &[ReviewColumn], given: &[(DepartmentId, Answer)], as_of: Day) -> Self {
        let cell = |column: &ReviewColumn| {
            let answer = given.iter().find(|(id, _)| *id == column.id);
            match answer {
                None => '-',
                Some((_, answer)) if is_expired(answer.valid_until, as_of) => 'e',
                Some(_) => 'r',
            }
        };
        let cells: String = columns.iter().map(cell).collect();
        let answers: Vec<Answer> = given.iter().map(|(_, answer)| *answer).collect();
        let summary = Summary::of(&answers, columns.len(), as_of);
        Self {
            cells,
            replied: answers.len(),
            expired: summary.expired,
            valid_until: summary.valid_until,
            standing: summary.standing,
        }
    }
}

/// What may be said of answers without telling whose they are.
pub(super) struct Summary {
    pub(super) expired: usize,
    pub(super) valid_until: Option<Day>,
    pub(super) standing: ReviewStanding,
}

impl Summary {
    pub(super) fn of(answers: &[Answer], asked: usize, as_of: Day) -> Self {
        let ends = answers.iter().map(|answer| answer.valid_until);
        let (expired, holding): (Vec<Day>, Vec<Day>) =
            ends.partition(|end| is_expired(*end, as_of));
        Self {
            expired: expired.len(),
            valid_until: holding.into_iter().min(),
            standing: standing(answers, asked, as_of),
        }
    }
}
