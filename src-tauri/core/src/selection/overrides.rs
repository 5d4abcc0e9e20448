//! 强行入库: the written reason by which somebody is in the pool although something stands in the way.

use std::collections::HashSet;

use super::gate::listed;
use super::rules::says_why;
use super::{blockers_of, Override, OverrideEdit};
use crate::changes::Outcome;
use crate::date::{in_words, Day};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{RecordId, ReserveId};
use crate::mentoring::items::{past_day, text};
use crate::op::Op;
use crate::registry::Registry;
use crate::reserves::Reserve;
use crate::store::{Db, Row};

impl Registry {
    /// Writes down, or corrects, why somebody is in the pool although something stands in the way.
    pub fn set_override(&mut self, edit: &OverrideEdit, today: Day) -> Result<Outcome<RecordId>> {
        let on_day = past_day("on_day", &edit.on_day, today)?;
        let reason = accepted_reason("reason", Some(&edit.reason))?;
        let reason = reason.ok_or_else(|| {
            Error::invalid(
                "reason",
                "reason.missing",
                "请填写书面理由（1 至 500 个字）",
            )
        })?;
        let document = text("document", edit.document.as_deref(), 100)?;
        self.transact(Op::SetOverride, |tx| {
            let spell: Reserve = tx
                .db
                .find(edit.reserve_id.as_str())?
                .or_not_found("在库记录")?;
            let name = tx.db.person_name(&spell.person_id)?;
            tx.about(&name);
            if on_day < spell.entered_on.first_day() {
                let entered = in_words(spell.entered_on.first_day());
                let message = format!("{name}自{entered}起入库，补记理由的日期不能更早");
                return Err(Error::invalid("on_day", "interval.empty", message));
            }
            let known: Vec<Override> = tx.db.find_by("reserve_id", spell.id.as_str())?;
            if let Some(known) = known.into_iter().next() {
                let id = known.id.clone();
                tx.db.update(&Override {
                    reason,
                    document,
                    ..known
                })?;
                return Ok(id);
            }
            let blockers = blockers_of(tx.db, &spell.person_id, on_day)?;
            if blockers.is_empty() {
                return Err(Refused::NothingToOverride { name }.into());
            }
            let record = Override {
                id: RecordId::new(),
                township_id: spell.township_id,
                person_id: spell.person_id,
                reserve_id: spell.id,
                on_day: on_day.into(),
                reason,
                document,
                blockers: listed(&blockers),
            };
            tx.db.insert(&record)?;
            Ok(record.id)
        })
    }

    /// Takes a written reason out that was recorded by mistake.
    pub fn remove_override(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveOverride, |tx| {
            let known: Override = tx.db.find(id.as_str())?.or_not_found("书面理由")?;
            tx.about(&tx.db.person_name(&known.person_id)?);
            tx.db.remove(Override::TABLE, id.as_str())
        })
    }
}

/// The spells for which there was a written reason on a day.
pub(super) fn overridden_on(db: &Db, as_of: Day) -> Result<HashSet<ReserveId>> {
    let given = db.all::<Override>()?.into_iter();
    let by_day = given.filter(|it| it.on_day.first_day() <= as_of);
    Ok(by_day.map(|it| it.reserve_id).collect())
}

/// A written reason as typed; `None` where there is none.
pub(super) fn accepted_reason(field: &str, typed: Option<&str>) -> Result<Option<String>> {
    let reason = filled(typed);
    if reason.as_ref().is_some_and(|it| it.chars().count() > 500) {
        let message = "书面理由最多 500 个字";
        return Err(Error::invalid(field, "text.too_long", message));
    }
    if let Some(empty) = reason.as_ref().filter(|it| !says_why(it)) {
        let message = format!("“{empty}”不是理由，请写明为什么仍要入库");
        return Err(Error::invalid(field, "reason.missing", message));
    }
    Ok(reason)
}
