//! The sample's reviews: last year's round, whose answers soon hold no longer, and this autumn's, which
//! two departments have not answered and in which one objects and one asks to wait.

use chrono::Duration;

use super::Calendar;
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{DepartmentId, PersonId, RecordId, ReviewRoundId, TownshipId};
use crate::registry::Tx;
use crate::reserves::State;
use crate::reviews::rules::valid_until;
use crate::reviews::{Department, Reply, ReplyResult, ReviewDepartment, ReviewPerson, ReviewRound};
use crate::villages::Township;

/// Days since a round went out, days it gave to answer, for every how many-th of the pool, departments
/// that are asked, and of those the last that have not answered.
const LAST_YEAR: Asked = Asked {
    sent: 362,
    to_answer: 20,
    every: 4,
    departments: 6,
    silent: 0,
};
const THIS_YEAR: Asked = Asked {
    sent: 24,
    to_answer: 18,
    every: 2,
    departments: 16,
    silent: 2,
};

struct Asked {
    sent: i64,
    to_answer: i64,
    every: usize,
    departments: usize,
    silent: usize,
}

/// Adds the rounds with their answers.
pub(super) fn add(tx: &Tx<'_>, calendar: Calendar) -> Result<()> {
    for asked in [LAST_YEAR, THIS_YEAR] {
        round(tx, calendar.today, &asked)?;
    }
    Ok(())
}

fn round(tx: &Tx<'_>, today: Day, asked: &Asked) -> Result<()> {
    let sent_on = today - Duration::days(asked.sent);
    let year = sent_on.format("%Y");
    let townships: Vec<Township> = tx.db.all()?;
    let township = townships.into_iter().next().or_not_found("乡镇")?;
    let round = ReviewRound {
        id: ReviewRoundId::new(),
        township_id: Some(township.id.clone()),
        name: format!("{year}年村级后备力量资格联审"),
        purpose: Some("村级后备力量年度资格审查".into()),
        document: Some(format!("青禾党函〔{year}〕31号")),
        sent_on,
        due_on: sent_on + Duration::days(asked.to_answer),
        valid_months: 12,
    };
    tx.db.insert(&round)?;
    let mut departments: Vec<Department> = tx.db.all()?;
    departments.sort_by_key(|department| department.position);
    departments.truncate(asked.departments);
    for department in &departments {
        tx.db.insert(&ReviewDepartment {
            id: RecordId::new(),
            township_id: round.township_id.clone(),
            round_id: round.id.clone(),
            department_id: department.id.clone(),
        })?;
    }
    let pool = tx.db.reserves_on(sent_on, &[], State::InPool)?;
    let people = pool.into_iter().map(|row| row.person.id);
    let people: Vec<PersonId> = people.step_by(asked.every).collect();
    for person_id in &people {
        tx.db.insert(&ReviewPerson {
            id: RecordId::new(),
            township_id: township.id.clone(),
            round_id: round.id.clone(),
            person_id: person_id.clone(),
        })?;
    }
    let answering = departments.len() - asked.silent;
    for (number, department) in departments.iter().take(answering).enumerate() {
        for (at, person) in people.iter().enumerate() {
            let (result, grounds) = said(asked, department, at);
            tx.db.insert(&reply(
                &round,
                &township.id,
                (department, person),
                number,
                (result, grounds),
            ))?;
        }
    }
    Ok(())
}

/// What a department says of the person at a place in the list.
fn said(asked: &Asked, department: &Department, at: usize) -> (ReplyResult, Option<&'static str>) {
    if asked.silent == 0 {
        return (ReplyResult::NoObjection, None);
    }
    match (department.name.as_str(), at) {
        ("公安局", 4) => (
            ReplyResult::Objection,
            Some("2023年因赌博受过治安处罚，处罚期满未满三年"),
        ),
        ("信访局", 9) => (
            ReplyResult::Deferral,
            Some("有一件涉及本人的信访事项正在办理，建议办结后再用"),
        ),
        _ => (ReplyResult::NoObjection, None),
    }
}

fn reply(
    round: &ReviewRound,
    township: &TownshipId,
    (department, person): (&Department, &PersonId),
    number: usize,
    (result, grounds): (ReplyResult, Option<&str>),
) -> Reply {
    let after = i64::try_from(3 + number).unwrap_or_default();
    let replied_on = round.sent_on + Duration::days(after);
    let id: &DepartmentId = &department.id;
    Reply {
        id: RecordId::new(),
        township_id: township.clone(),
        round_id: round.id.clone(),
        department_id: id.clone(),
        person_id: person.clone(),
        result,
        grounds: grounds.map(str::to_owned),
        letter: Some(format!(
            "复函〔{}〕{}号",
            round.sent_on.format("%Y"),
            11 + number
        )),
        replied_on,
        valid_until: valid_until(replied_on, round.valid_months),
    }
}
