//! Kinds of outcome: what the clerk makes of the shipped ones.

use super::{OutcomeRecord, OutcomeType, OutcomeTypeEdit, OutcomeTypeRow};
use crate::changes::Outcome;
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::OutcomeTypeId;
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::Registry;
use crate::store::Row;

impl Registry {
    /// The kinds in their order.
    pub fn outcome_types(&self) -> Result<Vec<OutcomeTypeRow>> {
        let mut types: Vec<OutcomeType> = self.db.all()?;
        types.sort_by_key(|kind| kind.position);
        let outcomes: Vec<OutcomeRecord> = self.db.all()?;
        let rows = types.into_iter().map(|kind| {
            let own = outcomes.iter().filter(|it| it.outcome_type_id == kind.id);
            OutcomeTypeRow {
                outcomes: own.count(),
                kind,
            }
        });
        Ok(rows.collect())
    }

    /// Makes a kind, or corrects one.
    pub fn set_outcome_type(&mut self, edit: &OutcomeTypeEdit) -> Result<Outcome<OutcomeTypeId>> {
        let name = edit.name.trim();
        if !(1..=20).contains(&name.chars().count()) {
            let message = "请填写成效类型的名称（1 至 20 个字）";
            return Err(Error::invalid("name", "text.length", message));
        }
        self.transact(Op::SetOutcomeType, |tx| {
            tx.about(name);
            let all: Vec<OutcomeType> = tx.db.all()?;
            let old = match &edit.id {
                Some(id) => {
                    let old = all.iter().find(|kind| kind.id == *id);
                    Some(old.or_not_found("成效类型")?)
                }
                None => None,
            };
            let last = all.iter().map(|kind| kind.position).max();
            let kind = OutcomeType {
                id: old.map_or_else(OutcomeTypeId::new, |old| old.id.clone()),
                township_id: old.and_then(|old| old.township_id.clone()),
                name: name.to_owned(),
                level: edit.level,
                leave_reason: filled(edit.leave_reason.as_deref()),
                counted: edit.counted,
                position: old.map_or(last.unwrap_or_default() + 1, |old| old.position),
                retired_on: old.and_then(|old| old.retired_on),
            };
            let taken = |other: &OutcomeType| other.id != kind.id && other.name == name;
            if all.iter().any(taken) {
                let message = format!("已有名为“{name}”的成效类型，请换一个名称");
                return Err(Error::invalid("name", "name.twice", message));
            }
            match old {
                None => tx.db.insert(&kind)?,
                Some(old) if *old != kind => tx.db.update(&kind)?,
                Some(_) => {}
            }
            Ok(kind.id)
        })
    }

    /// Takes a kind out that nobody has.
    pub fn remove_outcome_type(&mut self, id: &OutcomeTypeId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveOutcomeType, |tx| {
            let kind: OutcomeType = tx.db.find(id.as_str())?.or_not_found("成效类型")?;
            tx.about(&kind.name);
            let own: Vec<OutcomeRecord> = tx.db.find_by("outcome_type_id", id.as_str())?;
            if !own.is_empty() {
                let count = own.len();
                let what = format!("“{}”已有 {count} 条成效（不再使用时请“停用”）", kind.name);
                return Err(Refused::StillReferenced { what }.into());
            }
            tx.db.remove(OutcomeType::TABLE, id.as_str())
        })
    }

    /// Not for outcomes from a day on; `None`: in use again.
    pub fn retire_outcome_type(
        &mut self,
        id: &OutcomeTypeId,
        on: Option<&str>,
    ) -> Result<Outcome<()>> {
        let retired_on = filled(on).map(|text| typed_date("on", &text)).transpose()?;
        self.transact(Op::SetOutcomeType, |tx| {
            let kind: OutcomeType = tx.db.find(id.as_str())?.or_not_found("成效类型")?;
            let what = if retired_on.is_some() {
                "停用"
            } else {
                "启用"
            };
            tx.about(&format!("{} {what}", kind.name));
            tx.db.update(&OutcomeType { retired_on, ..kind })
        })
    }
}
