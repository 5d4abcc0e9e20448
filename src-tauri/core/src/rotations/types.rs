//! Kinds of placement: what the clerk makes of the shipped ones.

use super::{Rotation, RotationType, RotationTypeEdit, RotationTypeRow};
use crate::changes::Outcome;
use crate::duties::filled;
use crate::error::{Error, FieldProblem, OrNotFound, Refused, Result};
use crate::ids::RotationTypeId;
use crate::mentoring::Scheme;
use crate::op::Op;
use crate::people::typed_date;
use crate::plans::{PlanStep, PlanTemplateStep};
use crate::registry::{Registry, Tx};
use crate::store::Row;

impl Registry {
    /// The types in their order.
    pub fn rotation_types(&self) -> Result<Vec<RotationTypeRow>> {
        let mut types: Vec<RotationType> = self.db.all()?;
        types.sort_by_key(|kind| kind.position);
        let rotations: Vec<Rotation> = self.db.all()?;
        let row = |kind: RotationType| {
            let scheme: Option<Scheme> = match &kind.scheme_id {
                Some(id) => self.db.find(id.as_str())?,
                None => None,
            };
            let of_kind = rotations.iter().filter(|it| it.type_id == kind.id);
            Ok(RotationTypeRow {
                rotations: of_kind.count(),
                scheme: scheme.map(|scheme| scheme.name),
                kind,
            })
        };
        types.into_iter().map(row).collect()
    }

    /// Makes a type, or corrects one.
    pub fn set_rotation_type(
        &mut self,
        edit: &RotationTypeEdit,
    ) -> Result<Outcome<RotationTypeId>> {
        let problems = problems_of(edit);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        self.transact(Op::SetRotationType, |tx| {
            let known: Option<RotationType> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("锻炼类型")?),
                None => None,
            };
            if let Some(id) = &edit.scheme_id {
                let _: Scheme = tx.db.find(id.as_str())?.or_not_found("帮带机制")?;
            }
            let all: Vec<RotationType> = tx.db.all()?;
            let last = all.iter().map(|kind| kind.position).max();
            let kind = RotationType {
                id: known
                    .as_ref()
                    .map_or_else(RotationTypeId::new, |known| known.id.clone()),
                township_id: known.as_ref().and_then(|known| known.township_id.clone()),
                name: edit.name.trim().to_owned(),
                category: edit.category,
                front_line: edit.front_line,
                least_months: edit.least_months,
                usual_months: edit.usual_months,
                needs_village: edit.needs_village,
                changes_posts: edit.changes_posts,
                scheme_id: edit.scheme_id.clone(),
                position: known
                    .as_ref()
                    .map_or(last.unwrap_or_default() + 1, |known| known.position),
                retired_on: known.as_ref().and_then(|known| known.retired_on),
            };
            tx.about(&kind.name);
            let taken = |other: &RotationType| other.id != kind.id && other.name == kind.name;
            if all.iter().any(taken) {
                let message = format!("已有名为“{}”的锻炼类型，请换一个名称", kind.name);
                return Err(Error::invalid("name", "name.twice", message));
            }
            match known {
                None => tx.db.insert(&kind)?,
                Some(known) if known != kind => tx.db.update(&kind)?,
                Some(_) => {}
            }
            Ok(kind.id)
        })
    }

    /// Removes a type without placements.
    pub fn remove_rotation_type(&mut self, id: &RotationTypeId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveRotationType, |tx| {
            let kind = tx.rotation_type(id)?;
            tx.about(&kind.name);
            let uses = [
                (
                    tx.db.find_by::<Rotation>("type_id", id.as_str())?.len(),
                    "项锻炼",
                ),
                (
                    tx.db.find_by::<PlanStep>("type_id", id.as_str())?.len(),
                    "项培养计划步骤",
                ),
                (
                    tx.db
                        .find_by::<PlanTemplateStep>("type_id", id.as_str())?
                        .len(),
                    "项计划模板步骤",
                ),
            ];
            let uses = uses.iter().filter(|(count, _)| *count > 0);
            let uses: Vec<String> = uses
                .map(|(count, noun)| format!("{count} {noun}"))
                .collect();
            if !uses.is_empty() {
                let what = format!(
                    "“{}”已有 {}（不再使用时请“停用”，原有记录照常保留）",
                    kind.name,
                    uses.join("、")
                );
                return Err(Refused::StillReferenced { what }.into());
            }
            tx.db.remove(RotationType::TABLE, id.as_str())
        })
    }

    /// Not for placements from a day on; `None`: in use again.
    pub fn retire_rotation_type(
        &mut self,
        id: &RotationTypeId,
        on: Option<&str>,
    ) -> Result<Outcome<()>> {
        let retired_on = filled(on).map(|text| typed_date("on", &text)).transpose()?;
        self.transact(Op::SetRotationType, |tx| {
            let kind = tx.rotation_type(id)?;
            let what = if retired_on.is_some() {
                "停用"
            } else {
                "启用"
            };
            tx.about(&format!("{} {what}", kind.name));
            tx.db.update(&RotationType { retired_on, ..kind })
        })
    }

    /// Puts the types into the clerk's order; those not named follow.
    pub fn order_rotation_types(&mut self, ids: &[RotationTypeId]) -> Result<Outcome<()>> {
        self.transact(Op::SetRotationType, |tx| {
            tx.about("调整顺序");
            for id in ids {
                tx.rotation_type(id)?;
            }
            let mut types: Vec<RotationType> = tx.db.all()?;
            let place = |id: &RotationTypeId| ids.iter().position(|it| it == id);
            types.sort_by_key(|kind| (place(&kind.id).unwrap_or(ids.len()), kind.position));
            for (position, kind) in (1..).zip(types) {
                if kind.position != position {
                    tx.db.update(&RotationType { position, ..kind })?;
                }
            }
            Ok(())
        })
    }
}

impl Tx<'_> {
    fn rotation_type(&self, id: &RotationTypeId) -> Result<RotationType> {
        self.db.find(id.as_str())?.or_not_found("锻炼类型")
    }
}

fn problems_of(edit: &RotationTypeEdit) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    let mut problem = |field: &str, code, message: &str| {
        problems.push(FieldProblem {
            field: field.into(),
            code,
            message: message.into(),
        });
    };
    if !(1..=40).contains(&edit.name.trim().chars().count()) {
        problem("name", "text.length", "请填写类型名称（1 至 40 个字）");
    }
    let months = [
        ("least_months", edit.least_months),
        ("usual_months", edit.usual_months),
    ];
    for (field, number) in months {
        if number.is_some_and(|number| !(1..=120).contains(&number)) {
            problem(field, "number.range", "月数应为 1 至 120");
        }
    }
    if let (Some(least), Some(usual)) = (edit.least_months, edit.usual_months) {
        if usual < least {
            problem("usual_months", "number.range", "一般期限不应短于最短期限");
        }
    }
    if edit.changes_posts && !edit.needs_village {
        let message = "变动两村职务的类型应在本台账的村";
        problem("needs_village", "type.posts", message);
    }
    problems
}
