//! What plans are made from. Plans that were made stay as they are, whatever becomes of a template.

use super::rules::{month_and_day, problems_of_template};
use super::{
    PlanTemplate, PlanTemplateEdit, PlanTemplateStep, PlanTemplateStepView, PlanTemplateView,
};
use crate::changes::Outcome;
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PlanTemplateId, RecordId};
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::store::{Db, Row};

impl Registry {
    /// Every template with its steps, in the order in which they were made.
    pub fn plan_templates(&self) -> Result<Vec<PlanTemplateView>> {
        let names = self.plan_names()?;
        let mut templates: Vec<PlanTemplate> = self.db.all()?;
        templates.sort_by_key(|template| template.position);
        let views = templates.into_iter().map(|template| {
            let steps = steps_of(&self.db, &template.id)?.into_iter();
            let steps = steps.map(|step| PlanTemplateStepView {
                kind: step.aim.measure.kind(),
                asks: names.asks(&step.aim),
                step,
            });
            Ok(PlanTemplateView {
                steps: steps.collect(),
                template,
            })
        });
        views.collect()
    }

    /// Makes a template, or corrects one.
    pub fn set_plan_template(
        &mut self,
        edit: &PlanTemplateEdit,
    ) -> Result<Outcome<PlanTemplateId>> {
        let problems = problems_of_template(edit);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let name = edit.name.trim();
        self.transact(Op::SetPlanTemplate, |tx| {
            tx.about(name);
            let all: Vec<PlanTemplate> = tx.db.all()?;
            let old = match &edit.id {
                Some(id) => {
                    let old = all.iter().find(|template| template.id == *id);
                    Some(old.or_not_found("培养计划模板")?)
                }
                None => None,
            };
            let last = all.iter().map(|template| template.position).max();
            let template = PlanTemplate {
                id: old.map_or_else(PlanTemplateId::new, |old| old.id.clone()),
                township_id: old.and_then(|old| old.township_id.clone()),
                name: name.to_owned(),
                months: edit.months,
                goals: filled(edit.goals.as_deref()),
                readiness: filled(edit.readiness.as_deref()),
                position: old.map_or(last.unwrap_or_default() + 1, |old| old.position),
            };
            if all
                .iter()
                .any(|other| other.name == name && other.id != template.id)
            {
                let message = format!("已有名为“{name}”的模板，请换一个名称");
                return Err(Error::invalid("name", "template.name_taken", message));
            }
            match old {
                None => tx.db.insert(&template)?,
                Some(old) if *old != template => tx.db.update(&template)?,
                Some(_) => {}
            }
            tx.write_template_steps(&template, edit)?;
            Ok(template.id)
        })
    }

    /// Takes a template out; the plans made from it stay.
    pub fn remove_plan_template(&mut self, id: &PlanTemplateId) -> Result<Outcome<()>> {
        self.transact(Op::RemovePlanTemplate, |tx| {
            let template: PlanTemplate = tx.db.find(id.as_str())?.or_not_found("培养计划模板")?;
            tx.about(&template.name);
            for step in steps_of(tx.db, id)? {
                tx.db.remove(PlanTemplateStep::TABLE, step.id.as_str())?;
            }
            tx.db.remove(PlanTemplate::TABLE, id.as_str())
        })
    }
}

impl Tx<'_> {
    fn write_template_steps(&self, template: &PlanTemplate, edit: &PlanTemplateEdit) -> Result<()> {
        let present = steps_of(self.db, &template.id)?;
        for gone in present.iter().filter(|step| {
            let meant = |edit: &Option<RecordId>| edit.as_ref() == Some(&step.id);
            !edit.steps.iter().any(|edit| meant(&edit.id))
        }) {
            self.db.remove(PlanTemplateStep::TABLE, gone.id.as_str())?;
        }
        for (edit, position) in edit.steps.iter().zip(1..) {
            let old = match &edit.id {
                Some(id) => {
                    let old = present.iter().find(|step| step.id == *id);
                    Some(old.or_not_found("模板步骤")?)
                }
                None => None,
            };
            let step = PlanTemplateStep {
                id: old.map_or_else(RecordId::new, |old| old.id.clone()),
                township_id: template.township_id.clone(),
                template_id: template.id.clone(),
                label: edit.label.trim().to_owned(),
                aim: edit.aim(),
                due_months: edit.due_months,
                due_on: edit.due_on.as_deref().and_then(month_and_day),
                position,
            };
            match old {
                None => self.db.insert(&step)?,
                Some(old) if *old != step => self.db.update(&step)?,
                Some(_) => {}
            }
        }
        Ok(())
    }
}

/// The steps of a template, in their order.
pub(super) fn steps_of(db: &Db, id: &PlanTemplateId) -> Result<Vec<PlanTemplateStep>> {
    let mut steps: Vec<PlanTemplateStep> = db.find_by("template_id", id.as_str())?;
    steps.sort_by_key(|step| step.position);
    Ok(steps)
}
