//! Replies registered, corrected and taken back. What the journal says about it names the round and
//! how many, never who said what of whom.

use std::collections::{HashMap, HashSet};

use super::{rules, Department, Reply, ReplyEdit, ReplyResult, RestReply, ReviewRound};
use crate::changes::Outcome;
use crate::date::{in_words, Day};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{DepartmentId, PersonId, RecordId, ReviewRoundId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::Person;
use crate::registry::{Registry, Tx};
use crate::store::{Db, Row};
use crate::training::input::day;

/// What a department answered, read and checked, but for about whom.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) result: ReplyResult,
    pub(super) grounds: Option<String>,
    pub(super) letter: Option<String>,
    pub(super) replied_on: Day,
    pub(super) valid_until: Day,
}

impl Registry {
    /// Registers what a department answered about people; how many. It counts from its day, and what the
    /// department said before stays until then, unless that is corrected.
    pub fn set_replies(&mut self, edit: &ReplyEdit, today: Day) -> Result<Outcome<usize>> {
        let grounds = text("grounds", edit.grounds.as_deref(), 1000)?;
        if edit.result.wants_grounds() && grounds.is_none() {
            let message = format!("“{}”应写明理由", edit.result.label());
            return Err(Error::invalid("grounds", "reply.no_grounds", message));
        }
        if !edit.result.wants_grounds() && grounds.is_some() {
            let message = "“无异议”不填理由；如确有情况，请改为“有异议”或“建议缓用”";
            return Err(Error::invalid("grounds", "reply.grounds_of_none", message));
        }
        let letter = text("letter", edit.letter.as_deref(), 60)?;
        self.transact(Op::SetReplies, |tx| {
            let asked = Asked::of(tx.db, &edit.round_id, &edit.department_id)?;
            let replied_on = edit.replied_on.as_deref();
            let (replied_on, valid_until) = days(
                &asked.round,
                (replied_on, edit.valid_until.as_deref()),
                today,
            )?;
            let said = Said {
                result: edit.result,
                grounds: grounds.clone(),
                letter: letter.clone(),
                replied_on,
                valid_until,
            };
            if edit.people.is_empty() {
                let message = "请选择反馈的是谁";
                return Err(Error::invalid("people", "review.no_people", message));
            }
            let about = edit.people.iter().map(|person| (person, &said));
            tx.write_replies(&asked, about, edit.corrects)
        })
    }

    /// 其余均无异议: about everybody a department has not answered about; how many.
    pub fn set_rest_of_replies(&mut self, edit: &RestReply, today: Day) -> Result<Outcome<usize>> {
        let letter = text("letter", edit.letter.as_deref(), 60)?;
        self.transact(Op::SetReplies, |tx| {
            let asked = Asked::of(tx.db, &edit.round_id, &edit.department_id)?;
            let replied_on = edit.replied_on.as_deref();
            let (replied_on, valid_until) = days(
                &asked.round,
                (replied_on, edit.valid_until.as_deref()),
                today,
            )?;
            let said = Said {
                result: ReplyResult::NoObjection,
                grounds: None,
                letter: letter.clone(),
                replied_on,
                valid_until,
            };
            let rest: Vec<PersonId> = tx
                .db
                .people_of_round(&asked.round.id)?
                .into_iter()
                .filter(|person| !asked.known.contains_key(person))
                .collect();
            if rest.is_empty() {
                let department = asked.department.name;
                return Err(Refused::ReviewAllReplied { department }.into());
            }
            let about = rest.iter().map(|person| (person, &said));
            tx.write_replies(&asked, about, false)
        })
    }

    /// Takes back what a department answered last about people, as registered by mistake; how many. What
    /// it answered before counts again.
    pub fn remove_replies(
        &mut self,
        round: &ReviewRoundId,
        department: &DepartmentId,
        people: &[PersonId],
    ) -> Result<Outcome<usize>> {
        self.transact(Op::RemoveReplies, |tx| {
            let asked = Asked::of(tx.db, round, department)?;
            let there: Vec<&Reply> = people.iter().filter_map(|it| asked.last(it)).collect();
            tx.about(&format!("{} {} 条", asked.round.name, there.len()));
            for reply in &there {
                tx.db.remove(Reply::TABLE, reply.id.as_str())?;
            }
            Ok(there.len())
        })
    }
}

/// A round, one of its departments, and what that answered so far.
pub(super) struct Asked {
    pub(super) round: ReviewRound,
    pub(super) department: Department,
    pub(super) people: HashSet<PersonId>,
    /// By whom they are about, each by its day.
    known: HashMap<PersonId, Vec<Reply>>,
}

impl Asked {
    /// Refused for a department the round does not ask.
    pub(super) fn of(db: &Db, round: &ReviewRoundId, department: &DepartmentId) -> Result<Self> {
        let round: ReviewRound = db.find(round.as_str())?.or_not_found("联审批次")?;
        let department: Department = db.find(department.as_str())?.or_not_found("部门")?;
        if !db.departments_asked(&round.id)?.contains(&department.id) {
            return Err(Refused::ReviewNotAsked {
                department: department.name,
                round: round.name,
            }
            .into());
        }
        let mut replies = db.replies_of_department(&round.id, &department.id)?;
        replies.sort_by_key(|reply| reply.replied_on);
        let mut known: HashMap<PersonId, Vec<Reply>> = HashMap::new();
        for reply in replies {
            known
                .entry(reply.person_id.clone())
                .or_default()
                .push(reply);
        }
        Ok(Self {
            people: db.people_of_round(&round.id)?.into_iter().collect(),
            known,
            round,
            department,
        })
    }

    fn last(&self, about: &PersonId) -> Option<&Reply> {
        self.known.get(about).and_then(|replies| replies.last())
    }

    /// The reply in whose place another comes: that of the same day, or the last one where that was a
    /// mistake; `None`: it is one more.
    fn replaced(&self, person: &Person, on: Day, corrects: bool) -> Result<Option<&Reply>> {
        let mut known = self.known.get(&person.id).into_iter().flatten();
        let of_day = known.find(|reply| reply.replied_on == on);
        let last = self.last(&person.id).filter(|_| corrects);
        match (last, of_day) {
            (Some(last), Some(other)) if last.id != other.id => {
                let (name, department) = (&person.name, &self.department.name);
                let on = in_words(on);
                let message = format!("{department}{on}对{name}另有一次反馈，更正后不能与它同一天");
                Err(Error::invalid("replied_on", "reply.day_taken", message))
            }
            (last, of_day) => Ok(last.or(of_day)),
        }
    }
}

impl Tx<'_> {
    /// Writes what a department said, about each person their own; how many differ. With `corrects` it
    /// comes in the place of what was registered last.
    pub(super) fn write_replies<'r>(
        &self,
        asked: &Asked,
        about: impl Iterator<Item = (&'r PersonId, &'r Said)>,
        corrects: bool,
    ) -> Result<usize> {
        let mut written = 0;
        for (id, said) in about {
            let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
            if !asked.people.contains(id) {
                return Err(Refused::ReviewNotSent {
                    name: person.name,
                    round: asked.round.name.clone(),
                }
                .into());
            }
            let known = asked.replaced(&person, said.replied_on, corrects)?;
            let reply = Reply {
                id: known.map_or_else(RecordId::new, |known| known.id.clone()),
                township_id: person.township_id,
                round_id: asked.round.id.clone(),
                department_id: asked.department.id.clone(),
                person_id: person.id,
                result: said.result,
                grounds: said.grounds.clone(),
                letter: said.letter.clone(),
                replied_on: said.replied_on,
                valid_until: said.valid_until,
            };
            match known {
                None => self.db.insert(&reply)?,
                Some(known) if *known != reply => self.db.update(&reply)?,
                Some(_) => continue,
            }
            written += 1;
        }
        self.about(&format!("{} {written} 条", asked.round.name));
        Ok(written)
    }
}

/// When a reply was given and the last day on which it holds, as typed or as usual.
pub(super) fn days(
    round: &ReviewRound,
    (replied_on, valid_until): (Option<&str>, Option<&str>),
    today: Day,
) -> Result<(Day, Day)> {
    let replied_on = filled(replied_on)
        .map(|typed| day("replied_on", &typed))
        .transpose()?
        .unwrap_or(today);
    let invalid = |field, code, message: &str| Err(Error::invalid(field, code, message));
    if replied_on < round.sent_on {
        let message = format!("反馈日期早于送审日期 {}", in_words(round.sent_on));
        return invalid("replied_on", "reply.before_sent", &message);
    }
    if replied_on > today {
        return invalid("replied_on", "reply.in_future", "反馈日期不能晚于今天");
    }
    let valid_until = filled(valid_until)
        .map(|typed| day("valid_until", &typed))
        .transpose()?
        .unwrap_or_else(|| rules::valid_until(replied_on, round.valid_months));
    if valid_until < replied_on {
        return invalid(
            "valid_until",
            "reply.valid_before",
            "有效期不能早于反馈日期",
        );
    }
    Ok((replied_on, valid_until))
}
