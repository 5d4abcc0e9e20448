//! Rounds: whom they ask about whom, how far the replies are.

use std::collections::HashSet;

use super::{
    rules, Department, Reply, ReviewDepartment, ReviewPerson, ReviewRound, ReviewRoundEdit,
    ReviewRoundRow,
};
use crate::changes::Outcome;
use crate::date::Day;
use crate::error::{Error, FieldProblem, OrNotFound, Refused, Result};
use crate::ids::{DepartmentId, PersonId, RecordId, ReviewRoundId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::reserves::State;
use crate::store::Row;
use crate::training::input::day;

/// Most people of a round.
const MOST_PEOPLE: usize = 20_000;

impl Registry {
    /// The rounds as of a day, the newest first.
    pub fn review_rounds(&self, as_of: Day) -> Result<Vec<ReviewRoundRow>> {
        let mut rounds: Vec<ReviewRound> = self.db.all()?;
        rounds.sort_by(|a, b| (b.sent_on, &b.id).cmp(&(a.sent_on, &a.id)));
        rounds
            .into_iter()
            .map(|round| self.review_round_row(round, as_of))
            .collect()
    }

    /// A round with its counts as of a day.
    pub(super) fn review_round_row(
        &self,
        round: ReviewRound,
        as_of: Day,
    ) -> Result<ReviewRoundRow> {
        let [departments, people, replies] = self.db.review_counts(&round.id, as_of)?;
        let wanted = departments * people;
        Ok(ReviewRoundRow {
            overdue: replies < wanted && round.due_on < as_of,
            departments,
            people,
            replies,
            wanted,
            round,
        })
    }

    /// Makes a round, or corrects one. Who has been answered about and who has answered stays on it.
    pub fn set_review_round(
        &mut self,
        edit: &ReviewRoundEdit,
        today: Day,
    ) -> Result<Outcome<ReviewRoundId>> {
        let sent_on = day("sent_on", &edit.sent_on)?;
        let due_on = day("due_on", &edit.due_on)?;
        let purpose = text("purpose", edit.purpose.as_deref(), 200)?;
        let document = text("document", edit.document.as_deref(), 60)?;
        let valid_months = edit.valid_months.unwrap_or(rules::VALID_MONTHS);
        let name = edit.name.trim().to_owned();
        problems(
            &name,
            (sent_on, due_on),
            valid_months,
            edit.departments.len(),
        )?;
        self.transact(Op::SetReviewRound, |tx| {
            tx.about(&name);
            let known: Option<ReviewRound> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("联审批次")?),
                None => None,
            };
            let called: Vec<ReviewRound> = tx.db.find_by("name", &name)?;
            if called
                .iter()
                .any(|other| Some(&other.id) != edit.id.as_ref())
            {
                let message = format!("已有名为“{name}”的联审批次，请换一个名称");
                return Err(Error::invalid("name", "name.twice", message));
            }
            let round = ReviewRound {
                id: known
                    .as_ref()
                    .map_or_else(ReviewRoundId::new, |known| known.id.clone()),
                township_id: match &known {
                    Some(known) => known.township_id.clone(),
                    None => tx.own_township()?,
                },
                name: name.clone(),
                purpose,
                document,
                sent_on,
                due_on,
                valid_months,
            };
            match &known {
                None => tx.db.insert(&round)?,
                Some(known) if *known != round => tx.db.update(&round)?,
                Some(_) => {}
            }
            tx.ask_departments(&round, &edit.departments)?;
            let people = tx.asked_about(edit, &round, today)?;
            tx.ask_about(&round, &people)?;
            Ok(round.id)
        })
    }

    /// Takes a round out, with everything that was answered in it.
    pub fn remove_review_round(&mut self, id: &ReviewRoundId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveReviewRound, |tx| {
            let round: ReviewRound = tx.db.find(id.as_str())?.or_not_found("联审批次")?;
            tx.about(&round.name);
            for reply in tx.db.find_by::<Reply>("round_id", id.as_str())? {
                tx.db.remove(Reply::TABLE, reply.id.as_str())?;
            }
            for person in tx.db.find_by::<ReviewPerson>("round_id", id.as_str())? {
                tx.db.remove(ReviewPerson::TABLE, person.id.as_str())?;
            }
            for asked in tx.db.find_by::<ReviewDepartment>("round_id", id.as_str())? {
                tx.db.remove(ReviewDepartment::TABLE, asked.id.as_str())?;
            }
            tx.db.remove(ReviewRound::TABLE, id.as_str())
        })
    }
}

impl Tx<'_> {
    fn ask_departments(&self, round: &ReviewRound, ids: &[DepartmentId]) -> Result<()> {
        let wanted: HashSet<&DepartmentId> = ids.iter().collect();
        let present: Vec<ReviewDepartment> = self.db.find_by("round_id", round.id.as_str())?;
        for gone in present
            .iter()
            .filter(|it| !wanted.contains(&it.department_id))
        {
            let department: Department = self
                .db
                .find(gone.department_id.as_str())?
                .or_not_found("部门")?;
            let replies = self.db.replies_of_department(&round.id, &department.id)?;
            let about: HashSet<&PersonId> = replies.iter().map(|it| &it.person_id).collect();
            if !about.is_empty() {
                let what = format!("{}已反馈 {} 人", department.name, about.len());
                return Err(Refused::StillReferenced { what }.into());
            }
            self.db.remove(ReviewDepartment::TABLE, gone.id.as_str())?;
        }
        for id in ids {
            if present.iter().any(|it| it.department_id == *id) {
                continue;
            }
            let department: Department = self.db.find(id.as_str())?.or_not_found("部门")?;
            if department.is_retired(round.sent_on) {
                let message = format!("{}已停用，不能再送审", department.name);
                return Err(Error::invalid("departments", "department.retired", message));
            }
            self.db.insert(&ReviewDepartment {
                id: RecordId::new(),
                township_id: round.township_id.clone(),
                round_id: round.id.clone(),
                department_id: department.id,
            })?;
        }
        Ok(())
    }

    /// The people named, and those in the pools of the villages named on the day it goes out, or today
    /// where that lies ahead.
    fn asked_about(
        &self,
        edit: &ReviewRoundEdit,
        round: &ReviewRound,
        today: Day,
    ) -> Result<Vec<PersonId>> {
        let mut people = edit.people.clone();
        if let Some(villages) = edit.villages.as_ref().filter(|it| !it.is_empty()) {
            let on = round.sent_on.min(today);
            let pool = self.db.reserves_on(on, villages, State::InPool)?;
            people.extend(pool.into_iter().map(|row| row.person.id));
        }
        let mut seen = HashSet::new();
        people.retain(|id| seen.insert(id.clone()));
        if people.is_empty() {
            let message = "请选择送审人员";
            return Err(Error::invalid("people", "review.no_people", message));
        }
        if people.len() > MOST_PEOPLE {
            let message = format!("一个批次最多 {MOST_PEOPLE} 人");
            return Err(Error::invalid("people", "review.many_people", message));
        }
        Ok(people)
    }

    fn ask_about(&self, round: &ReviewRound, people: &[PersonId]) -> Result<()> {
        let wanted: HashSet<&PersonId> = people.iter().collect();
        let present: Vec<ReviewPerson> = self.db.find_by("round_id", round.id.as_str())?;
        let there: HashSet<&PersonId> = present.iter().map(|it| &it.person_id).collect();
        for gone in present.iter().filter(|it| !wanted.contains(&it.person_id)) {
            if self.db.is_answered_about(&round.id, &gone.person_id)? {
                let what = format!("{}已有部门反馈", self.db.person_name(&gone.person_id)?);
                return Err(Refused::StillReferenced { what }.into());
            }
            self.db.remove(ReviewPerson::TABLE, gone.id.as_str())?;
        }
        for id in people.iter().filter(|id| !there.contains(id)) {
            let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
            self.db.insert(&ReviewPerson {
                id: RecordId::new(),
                township_id: person.township_id,
                round_id: round.id.clone(),
                person_id: person.id,
            })?;
        }
        Ok(())
    }
}

fn problems(
    name: &str,
    (sent_on, due_on): (Day, Day),
    valid_months: i64,
    departments: usize,
) -> Result<()> {
    let mut problems = Vec::new();
    let mut problem = |field: &str, code, message: &str| {
        problems.push(FieldProblem {
            field: field.into(),
            code,
            message: message.into(),
        });
    };
    if !(1..=60).contains(&name.chars().count()) {
        problem("name", "text.length", "请填写批次名称（1 至 60 个字）");
    }
    if due_on < sent_on {
        let message = "反馈期限不应早于送审日期";
        problem("due_on", "review.due_before_sent", message);
    }
    if !(1..=120).contains(&valid_months) {
        problem("valid_months", "number.range", "有效期应为 1 至 120 个月");
    }
    if departments == 0 {
        problem("departments", "review.no_departments", "请至少选择一个部门");
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}
