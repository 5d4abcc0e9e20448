//! Ending placements early and extending them, each with its day and reason.

use super::{Rotation, RotationEnd, RotationEvent, RotationEventKind, RotationExtension};
use crate::changes::Outcome;
use crate::date::{in_words, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{RecordId, RotationId};
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::{Registry, Tx};
use crate::reserves::some_of;

impl Registry {
    /// 提前结束. How many.
    pub fn end_rotations(&mut self, end: &RotationEnd) -> Result<Outcome<usize>> {
        let on = typed_date("on", &end.on)?;
        let reason = accepted_reason(&end.reason)?;
        self.transact(Op::EndRotation, |tx| {
            tx.each_rotation(&end.ids, |rotation, name| {
                refuse_end(name, rotation, on)?;
                tx.db.update(&Rotation {
                    until_on: Some(on),
                    ..rotation.clone()
                })?;
                tx.db.insert(&RotationEvent {
                    id: RecordId::new(),
                    township_id: rotation.township_id.clone(),
                    rotation_id: rotation.id.clone(),
                    kind: RotationEventKind::End,
                    on_day: on,
                    until_on: None,
                    reason: reason.clone(),
                    document: filled(end.document.as_deref()),
                })
            })
        })
    }

    /// 延长: a later planned end. How many.
    pub fn extend_rotations(&mut self, extension: &RotationExtension) -> Result<Outcome<usize>> {
        let until_on = typed_date("until_on", &extension.until_on)?;
        let reason = accepted_reason(&extension.reason)?;
        self.transact(Op::ExtendRotation, |tx| {
            tx.each_rotation(&extension.ids, |rotation, name| {
                let on_day = extended_from(name, rotation, until_on)?;
                tx.db.update(&Rotation {
                    until_on: Some(until_on),
                    ..rotation.clone()
                })?;
                tx.db.insert(&RotationEvent {
                    id: RecordId::new(),
                    township_id: rotation.township_id.clone(),
                    rotation_id: rotation.id.clone(),
                    kind: RotationEventKind::Extend,
                    on_day,
                    until_on: Some(until_on),
                    reason: reason.clone(),
                    document: filled(extension.document.as_deref()),
                })
            })
        })
    }
}

impl Tx<'_> {
    /// Does the same with each of the rotations and says whose they are. How many.
    pub(super) fn each_rotation(
        &self,
        ids: &[RotationId],
        mut change: impl FnMut(&Rotation, &str) -> Result<()>,
    ) -> Result<usize> {
        let mut names = Vec::new();
        for id in ids {
            let rotation: Rotation = self.db.find(id.as_str())?.or_not_found("锻炼记录")?;
            let name = self.db.person_name(&rotation.person_id)?;
            change(&rotation, &name)?;
            names.push(name);
        }
        if names.is_empty() {
            return Err(Error::invalid("ids", "people.missing", "请选择锻炼记录"));
        }
        self.about(&some_of(&names));
        Ok(names.len())
    }
}

fn accepted_reason(text: &str) -> Result<String> {
    let reason = text.trim();
    if (1..=200).contains(&reason.chars().count()) {
        return Ok(reason.to_owned());
    }
    let message = "请填写原因（1 至 200 个字）";
    Err(Error::invalid("reason", "reason.missing", message))
}

/// An early end lies after the first day and before the planned end.
fn refuse_end(name: &str, rotation: &Rotation, on: PartialDate) -> Result<()> {
    let from = rotation.from_on.first_day();
    let planned = rotation.until_on;
    let message = if on.first_day() <= from {
        format!("{name}的锻炼自{}起，最后一天不能比这一天早", in_words(from))
    } else if let Some(until) = planned.filter(|until| until.first_day() <= on.first_day()) {
        format!(
            "{name}的锻炼本来就到{}为止，提前结束的最后一天应早于这一天；如要推迟，请用“延长”",
            in_words(until.day_before())
        )
    } else {
        return Ok(());
    };
    Err(Error::invalid("on", "interval.empty", message))
}

/// The day from which an extension holds: that of the end so far.
fn extended_from(name: &str, rotation: &Rotation, until_on: PartialDate) -> Result<PartialDate> {
    let message = match rotation.until_on {
        Some(until) if until.first_day() < until_on.first_day() => return Ok(until),
        Some(until) => format!(
            "{name}的锻炼到{}为止，延长后的最后一天应晚于这一天",
            in_words(until.day_before())
        ),
        None => format!("{name}的锻炼没有结束时间，不用延长"),
    };
    Err(Error::invalid("until_on", "interval.empty", message))
}
