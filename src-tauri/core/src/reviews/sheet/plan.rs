//! Rows of a filled sheet against a round: who is meant, what is said, what is in the way.

use std::collections::{HashMap, HashSet};

use super::read::{Line, Table};
use super::who::label;
use super::{
    ReplySheetOptions, ReplySheetPlan, SheetCandidate, SheetProblem, SheetRow, SheetRowState, Taken,
};
use crate::date::Day;
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, PersonId};
use crate::import::layout::letters;
use crate::reviews::replies::Said;
use crate::reviews::rules::names_department;
use crate::reviews::{Department, Reply, ReviewRound, RoundPerson};

/// What the register knows that a sheet is matched with.
pub(super) struct Known {
    pub(super) round: ReviewRound,
    /// Those the round asks, in their order.
    pub(super) departments: Vec<Department>,
    /// All there are.
    pub(super) all: Vec<Department>,
    pub(super) people: Vec<RoundPerson>,
    /// Everybody: name and ID number.
    pub(super) register: Vec<(String, Option<String>)>,
    pub(super) replies: Vec<Reply>,
    pub(super) today: Day,
}

/// What a sheet would do.
pub(super) struct Planned {
    pub(super) round: ReviewRound,
    pub(super) rows: Vec<Taken>,
    departments: Vec<Department>,
    answering: Vec<usize>,
    problems: Vec<SheetProblem>,
    missing: Vec<String>,
}

/// A row that is not taken: the column, what is wrong, and who may be meant.
pub(super) struct NotTaken {
    pub(super) column: Option<usize>,
    pub(super) message: String,
    pub(super) candidates: Vec<SheetCandidate>,
}

impl NotTaken {
    pub(super) fn new(column: Option<usize>, message: impl Into<String>) -> Self {
        Self {
            column,
            message: message.into(),
            candidates: Vec::new(),
        }
    }
}

/// Matches the tables of a file with a round.
pub(super) fn plan(tables: &[Table], known: Known, options: &ReplySheetOptions) -> Result<Planned> {
    let mut taken: Vec<Taken> = Vec::new();
    let mut problems = Vec::new();
    let mut answering = Vec::new();
    let mut named: HashSet<PersonId> = HashSet::new();
    for table in tables {
        let department = known.department_of(table, options)?;
        if !answering.contains(&department) {
            answering.push(department);
        }
        let mut of_table: Vec<(usize, Taken)> = Vec::new();
        for line in &table.rows {
            let who = known.who(table, line, options);
            named.extend(who.as_ref().ok().map(|person| person.id.clone()));
            match who.and_then(|person| known.line(table, line, person, department, options)) {
                Ok(row) => of_table.push((line.row, row)),
                Err(why) => problems.push(why.at(table, line.row)),
            }
        }
        once_each(table, &of_table, &mut taken, &mut problems);
    }
    let missing = known.missing(&answering, &named, &problems);
    Ok(Planned {
        round: known.round,
        rows: taken,
        departments: known.departments,
        answering,
        problems,
        missing,
    })
}

/// Somebody named twice with the same answer is taken once, with two answers not at all.
fn once_each(
    table: &Table,
    of_table: &[(usize, Taken)],
    taken: &mut Vec<Taken>,
    problems: &mut Vec<SheetProblem>,
) {
    let mut by_person: HashMap<PersonId, Vec<usize>> = HashMap::new();
    for (at, (_, row)) in of_table.iter().enumerate() {
        by_person.entry(row.person_id.clone()).or_default().push(at);
    }
    let same = |a: &Taken, b: &Taken| match (&a.said, &b.said) {
        (Some(a), Some(b)) => a.result == b.result && a.grounds == b.grounds,
        (a, b) => a.is_none() && b.is_none(),
    };
    for (at, (row, line)) in of_table.iter().enumerate() {
        let all = &by_person[&line.person_id];
        if all.iter().any(|other| !same(line, &of_table[*other].1)) {
            let others = all.iter().filter(|other| **other != at);
            let others: Vec<String> = others.map(|other| of_table[*other].0.to_string()).collect();
            let message = format!(
                "{}在第 {} 行还有一条不同的意见，请只留一条",
                line.name,
                others.join("、")
            );
            problems.push(NotTaken::new(None, message).at(table, *row));
        } else if all.first() == Some(&at) {
            taken.push(line.clone());
        }
    }
}

impl NotTaken {
    fn at(self, table: &Table, row: usize) -> SheetProblem {
        let column = self.column.map(|column| format!(" {} 列", letters(column)));
        SheetProblem {
            key: format!("{}:{row}", table.number),
            place: format!("{} 第 {row} 行{}", table.name, column.unwrap_or_default()),
            message: self.message,
            candidates: self.candidates,
        }
    }
}

impl Known {
    /// The department whose sheet it is: the one asked for, else the one the sheet names.
    fn department_of(&self, table: &Table, options: &ReplySheetOptions) -> Result<usize> {
        let named = |department: &Department| {
            let mut around = table.around.iter();
            around.any(|line| names_department(line, &department.name))
        };
        if let Some(id) = &options.department_id {
            let at = self.departments.iter().position(|it| it.id == *id);
            return at.ok_or_else(|| {
                let name = self.all.iter().find(|it| it.id == *id);
                not_asked(table, name.map_or("该部门", |it| &it.name), &self.round)
            });
        }
        let of_form = table.after(&["反馈部门盖章", "反馈部门"]);
        let label = of_form.clone();
        let label = label.or_else(|| table.after(&["部门盖章", "部门", "单位盖章"]));
        let labelled = label.as_ref().and_then(|label| {
            let mut asked = self.departments.iter();
            asked.position(|it| names_department(label, &it.name))
        });
        if let Some(at) = labelled {
            return Ok(at);
        }
        // What the form itself says goes before the name of the sheet or file it was copied from.
        if let Some(other) = of_form {
            return Err(not_asked(table, &other, &self.round));
        }
        let asked = self.departments.iter().enumerate();
        let found: Vec<usize> = asked
            .filter(|(_, it)| named(it))
            .map(|(at, _)| at)
            .collect();
        if let [at] = found.as_slice() {
            return Ok(*at);
        }
        if found.is_empty() {
            if let Some(other) = self.all.iter().find(|it| named(it)) {
                return Err(not_asked(table, &other.name, &self.round));
            }
        }
        let message = format!("看不出“{}”是哪个部门的反馈表，请选择部门", table.name);
        Err(Error::invalid(
            "department_id",
            "review.which_department",
            message,
        ))
    }

    /// Whom a row is about: the one chosen, else the one it names.
    fn who(
        &self,
        table: &Table,
        line: &Line,
        options: &ReplySheetOptions,
    ) -> std::result::Result<&RoundPerson, NotTaken> {
        let key = format!("{}:{}", table.number, line.row);
        let answers = options.answers.as_ref();
        match answers.and_then(|answers| answers.get(&key)) {
            Some(id) => {
                let person = self.people.iter().find(|person| person.id == *id);
                person.ok_or_else(|| NotTaken::new(None, "所选的人不在本批次"))
            }
            None => self.person(line),
        }
    }

    fn line(
        &self,
        table: &Table,
        line: &Line,
        person: &RoundPerson,
        department: usize,
        options: &ReplySheetOptions,
    ) -> std::result::Result<Taken, NotTaken> {
        let id = &self.departments[department].id;
        let known = self.replies.iter();
        let known = known.filter(|it| it.department_id == *id && it.person_id == person.id);
        let last = known.clone().max_by_key(|reply| reply.replied_on);
        let said = self.said(table, line, last, options)?;
        let of_day = said.as_ref().and_then(|said| {
            let mut known = known.clone();
            known.find(|reply| reply.replied_on == said.replied_on)
        });
        Ok(Taken {
            place: format!("{} 第 {} 行", table.name, line.row),
            department,
            person_id: person.id.clone(),
            name: person.name.clone(),
            village: person.village.clone(),
            state: state(of_day.or(last), said.as_ref()),
            said,
        })
    }

    /// Of the round and neither named in the sheets nor answered about before.
    fn missing(
        &self,
        answering: &[usize],
        named: &HashSet<PersonId>,
        problems: &[SheetProblem],
    ) -> Vec<String> {
        let [department] = answering else {
            return Vec::new();
        };
        let id = &self.departments[*department].id;
        let is_missing = |person: &&RoundPerson| {
            let replied = self
                .replies
                .iter()
                .any(|reply| reply.department_id == *id && reply.person_id == person.id);
            let asked = problems.iter().flat_map(|problem| &problem.candidates);
            !replied
                && !named.contains(&person.id)
                && asked.clone().all(|one| one.person_id != person.id)
        };
        let people = self.people.iter().filter(is_missing);
        people.map(label).collect()
    }
}

impl Planned {
    /// The departments that answer, by name.
    pub(super) fn departments(&self) -> Vec<String> {
        let names = self.answering.iter().map(|at| &self.departments[*at].name);
        names.cloned().collect()
    }

    /// What is to be written, by department.
    pub(super) fn by_department(&self) -> Vec<(&DepartmentId, Vec<(&PersonId, &Said)>)> {
        let of = |at: &usize| {
            let rows = self.rows.iter().filter(|row| row.department == *at);
            let about = rows.filter_map(|row| Some((&row.person_id, row.said.as_ref()?)));
            (&self.departments[*at].id, about.collect())
        };
        self.answering.iter().map(of).collect()
    }

    pub(super) fn view(&self, reveal: bool) -> ReplySheetPlan {
        let count = |state| self.rows.iter().filter(|row| row.state == state).count();
        let rows = self.rows.iter().map(|row| {
            let said = row.said.as_ref().filter(|_| reveal);
            SheetRow {
                place: row.place.clone(),
                department: self.departments[row.department].name.clone(),
                person_id: row.person_id.clone(),
                name: row.name.clone(),
                village: row.village.clone(),
                state: row.state,
                result: said.map(|said| said.result),
                grounds: said.and_then(|said| said.grounds.clone()),
            }
        });
        ReplySheetPlan {
            round_id: self.round.id.clone(),
            round: self.round.name.clone(),
            departments: self.departments(),
            read: self.rows.len() + self.problems.len(),
            new: count(SheetRowState::New),
            changed: count(SheetRowState::Changed),
            same: count(SheetRowState::Same),
            unanswered: count(SheetRowState::Unanswered),
            rows: rows.collect(),
            problems: self.problems.clone(),
            missing: self.missing.clone(),
            revealed: reveal,
        }
    }
}

fn not_asked(table: &Table, department: &str, round: &ReviewRound) -> Error {
    let message = format!(
        "“{}”：{department}不在“{}”的送审部门里，没有导入",
        table.name, round.name
    );
    Error::invalid("department_id", "review.not_asked", message)
}

fn state(before: Option<&Reply>, said: Option<&Said>) -> SheetRowState {
    match (before, said) {
        (_, None) => SheetRowState::Unanswered,
        (None, Some(_)) => SheetRowState::New,
        (Some(before), Some(said)) => {
            let same = before.result == said.result
                && before.grounds == said.grounds
                && before.letter == said.letter
                && before.replied_on == said.replied_on
                && before.valid_until == said.valid_until;
            if same {
                SheetRowState::Same
            } else {
                SheetRowState::Changed
            }
        }
    }
}
