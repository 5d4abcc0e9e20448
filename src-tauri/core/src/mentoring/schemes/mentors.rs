//! 导师库: who may be asked to mentor under a scheme's hand-filled seats.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::pairs::rules::overlap;
use super::super::{PoolMentor, Scheme};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::{filled, NewMentor};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, RecordId, SchemeId};
use crate::op::Op;
use crate::people::Person;
use crate::registry::Registry;
use crate::store::Row;
use crate::villages::interval;

/// Someone of the pool, as a list shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PoolMentorRow {
    /// The record.
    #[serde(flatten)]
    pub member: PoolMentor,
    /// Name.
    pub name: String,
    /// Title that day.
    pub post: Option<String>,
    /// Mentees under the scheme that day.
    pub mentees_now: usize,
}

/// Someone of the pool, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PoolMentorEdit {
    /// The record to correct; absent: a new one.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// Under which scheme.
    pub scheme_id: SchemeId,
    /// Somebody of the register …
    #[serde(default)]
    pub person_id: Option<PersonId>,
    /// … or a name …
    #[serde(default)]
    pub name: Option<String>,
    /// … with a post.
    #[serde(default)]
    pub post: Option<String>,
    /// Fields, separated by 、.
    #[serde(default)]
    pub specialty: Option<String>,
    /// Own limit of mentees; absent: the scheme's.
    #[serde(default)]
    pub mentees: Option<i64>,
    /// First day.
    pub from_on: String,
    /// First day no longer; empty: still.
    #[serde(default)]
    pub until_on: Option<String>,
}

impl Registry {
    /// Who is in a scheme's pool on a day, in the order in which they came.
    pub fn pool_mentors(&self, scheme: &SchemeId, as_of: Day) -> Result<Vec<PoolMentorRow>> {
        let loads = self.mentor_loads(Some(scheme), as_of)?.into_iter();
        let loads: HashMap<_, _> = loads.map(|load| (load.person_id.clone(), load)).collect();
        let members: Vec<PoolMentor> = self.db.find_by("scheme_id", scheme.as_str())?;
        let mut rows = Vec::new();
        for member in members {
            let days = (member.from_on, member.until_on);
            if !super::super::pairs::rules::has_day(days, as_of) {
                continue;
            }
            let load = loads.get(&member.person_id).or_not_found("人员")?;
            rows.push(PoolMentorRow {
                name: load.name.clone(),
                post: load.post.clone(),
                mentees_now: load.mentees,
                member,
            });
        }
        Ok(rows)
    }

    /// Puts somebody into a scheme's pool, or corrects that.
    pub fn set_pool_mentor(&mut self, edit: &PoolMentorEdit) -> Result<Outcome<RecordId>> {
        let (from_on, until_on) = interval(&edit.from_on, edit.until_on.as_deref())?;
        if edit
            .mentees
            .is_some_and(|mentees| !(0..=1000).contains(&mentees))
        {
            let message = "可带人数应为 0 至 1000";
            return Err(Error::invalid("mentees", "number.range", message));
        }
        self.transact(Op::SetPoolMentor, |tx| {
            let scheme: Scheme = tx
                .db
                .find(edit.scheme_id.as_str())?
                .or_not_found("帮带机制")?;
            let old: Option<PoolMentor> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("导师库成员")?),
                None => None,
            };
            let named = edit.person_id.is_some() || edit.name.is_some();
            let person: Person = if let Some(old) = old.as_ref().filter(|_| !named) {
                tx.db.find(old.person_id.as_str())?.or_not_found("人员")?
            } else {
                let mentor = NewMentor {
                    person_id: edit.person_id.clone(),
                    name: edit.name.clone(),
                    post: edit.post.clone(),
                    township_id: None,
                };
                tx.mentor_person(&mentor, &tx.first_township()?.id, from_on)?
            };
            tx.about(&format!("{} {}", scheme.name, person.name));
            let member = PoolMentor {
                id: old
                    .as_ref()
                    .map_or_else(RecordId::new, |old| old.id.clone()),
                township_id: person.township_id,
                scheme_id: scheme.id,
                person_id: person.id,
                specialty: filled(edit.specialty.as_deref()),
                mentees: edit.mentees,
                from_on,
                until_on,
            };
            let others: Vec<PoolMentor> = tx.db.find_by("person_id", member.person_id.as_str())?;
            let twice = others.iter().any(|other| {
                other.id != member.id
                    && other.scheme_id == member.scheme_id
                    && overlap((other.from_on, other.until_on), (from_on, until_on))
            });
            if twice {
                let message = format!("{}这段时间已在“{}”的导师库中", person.name, scheme.name);
                return Err(Error::invalid("person_id", "pool.twice", message));
            }
            if old.is_some() {
                tx.db.update(&member)?;
            } else {
                tx.db.insert(&member)?;
            }
            Ok(member.id)
        })
    }

    /// Takes a record out of the pool that was a mistake.
    pub fn remove_pool_mentor(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::SetPoolMentor, |tx| {
            let member: PoolMentor = tx.db.find(id.as_str())?.or_not_found("导师库成员")?;
            let person: Person = tx
                .db
                .find(member.person_id.as_str())?
                .or_not_found("人员")?;
            tx.about(&format!("删除 {}", person.name));
            tx.db.remove(PoolMentor::TABLE, id.as_str())
        })
    }
}
