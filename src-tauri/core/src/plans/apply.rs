//! Plans for many at once from a template. What it comes to is shown before anything is written.

use std::collections::HashSet;

use super::rules::{due_day, own_goals, usual_end};
use super::set::{overlapping, period_said};
use super::templates::steps_of;
use super::{
    ApplyFate, ApplyPreview, ApplyPreviewRow, ApplyStep, ApplyTemplate, Plan, PlanStep,
    PlanTemplate, PlanTemplateStep,
};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, PlanId, PlanStepId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::{FactField, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::{some_of, ReserveOnDay, State};
use crate::store::Db;
use crate::villages::interval;

/// What a request comes to.
struct Batch {
    template: PlanTemplate,
    steps: Vec<PlanTemplateStep>,
    from_on: Day,
    until_on: Day,
    document: Option<String>,
    people: Vec<Planned>,
}

/// What it comes to for one person.
struct Planned {
    person: Person,
    /// In the pool on the first day.
    reserve: Option<ReserveOnDay>,
    /// The plans there are in this time.
    there: Vec<Plan>,
    fate: ApplyFate,
}

impl Registry {
    /// Makes a plan for each; who has one in this time is left alone, or it is replaced. Who is not
    /// in the pool on the first day gets none. How many were made.
    pub fn apply_plan_template(&mut self, request: &ApplyTemplate) -> Result<Outcome<usize>> {
        self.transact(Op::ApplyPlanTemplate, |tx| tx.apply_plan_template(request))
    }

    /// What [`Registry::apply_plan_template`] would do.
    pub fn preview_plan_template(&self, request: &ApplyTemplate) -> Result<ApplyPreview> {
        let batch = Batch::of(&self.db, request)?;
        let names = self.plan_names()?;
        let steps = batch.steps.iter().map(|step| ApplyStep {
            label: step.label.clone(),
            kind: step.aim.measure.kind(),
            asks: names.asks(&step.aim),
            due_on: due_day(step, batch.from_on, batch.until_on),
        });
        let count = |fate| batch.people.iter().filter(|it| it.fate == fate).count();
        let replaced = count(ApplyFate::Replace);
        Ok(ApplyPreview {
            steps: steps.collect(),
            to_make: count(ApplyFate::New) + replaced,
            replaced,
            skipped: count(ApplyFate::Skip),
            outside: count(ApplyFate::Outside),
            from_on: batch.from_on,
            until_on: batch.until_on,
            rows: batch.people.iter().map(Planned::row).collect(),
        })
    }
}

impl Batch {
    fn of(db: &Db, request: &ApplyTemplate) -> Result<Self> {
        let template: PlanTemplate = db
            .find(request.template_id.as_str())?
            .or_not_found("培养计划模板")?;
        let (from_on, until_on) = interval(&request.from_on, request.until_on.as_deref())?;
        let from_on = from_on.first_day();
        let until_on = until_on.map(PartialDate::first_day);
        let mut batch = Self {
            steps: steps_of(db, &template.id)?,
            until_on: until_on.unwrap_or_else(|| usual_end(from_on, template.months)),
            template,
            from_on,
            document: text("document", request.document.as_deref(), 60)?,
            people: Vec::new(),
        };
        let readiness = request.readiness.as_deref().unwrap_or_default();
        let villages = request.villages.as_deref().unwrap_or_default();
        let named = request.people.as_deref().unwrap_or_default();
        let mut rest: HashSet<&PersonId> = named.iter().collect();
        for row in db.reserves_on(from_on, &[], State::InPool)? {
            let own = row.facts.get(FactField::Readiness);
            let fits = readiness.is_empty()
                || own.is_some_and(|own| readiness.iter().any(|wanted| wanted == own));
            let of_village = villages.contains(&row.reserve.village_id) && fits;
            if rest.remove(&row.person.id) || of_village {
                batch.add(db, row.person.clone(), Some(row), request.replace)?;
            }
        }
        for id in named {
            if rest.remove(id) {
                let person = db.find(id.as_str())?.or_not_found("人员")?;
                batch.add(db, person, None, request.replace)?;
            }
        }
        if batch.people.is_empty() {
            let message = "请选择要制定计划的人，或选择当天有后备干部的村";
            return Err(Error::invalid("people", "people.missing", message));
        }
        Ok(batch)
    }

    fn add(
        &mut self,
        db: &Db,
        person: Person,
        reserve: Option<ReserveOnDay>,
        replace: bool,
    ) -> Result<()> {
        let there = overlapping(db, &person.id, (self.from_on, self.until_on))?;
        let fate = match (&reserve, there.is_empty()) {
            (None, _) => ApplyFate::Outside,
            (Some(_), true) => ApplyFate::New,
            (Some(_), false) if replace => ApplyFate::Replace,
            (Some(_), false) => ApplyFate::Skip,
        };
        self.people.push(Planned {
            person,
            reserve,
            there,
            fate,
        });
        Ok(())
    }
}

impl Planned {
    fn is_made(&self) -> bool {
        matches!(self.fate, ApplyFate::New | ApplyFate::Replace)
    }

    fn row(&self) -> ApplyPreviewRow {
        let reserve = self.reserve.as_ref();
        let fact = |field| {
            let fact = reserve.and_then(|reserve| reserve.facts.get(field));
            fact.map(str::to_owned)
        };
        let there = self.there.first();
        ApplyPreviewRow {
            person_id: self.person.id.clone(),
            name: self.person.name.clone(),
            village: reserve.map(|reserve| reserve.village.clone()),
            readiness: fact(FactField::Readiness),
            target_post: fact(FactField::TargetPost),
            fate: self.fate,
            there: there.map(|plan| {
                let template = plan.template.as_deref().unwrap_or("自定");
                format!("{template} {}", period_said(plan))
            }),
        }
    }
}

impl Tx<'_> {
    /// Makes a plan for each and says whose. How many.
    pub(crate) fn apply_plan_template(&self, request: &ApplyTemplate) -> Result<usize> {
        let batch = Batch::of(self.db, request)?;
        let mut names = Vec::new();
        for planned in &batch.people {
            let Some(reserve) = planned.reserve.as_ref().filter(|_| planned.is_made()) else {
                continue;
            };
            for plan in &planned.there {
                self.give_way(plan, batch.from_on)?;
            }
            self.add_from(&batch, reserve)?;
            names.push(planned.person.name.clone());
        }
        self.about(&format!("{} {}", batch.template.name, some_of(&names)));
        Ok(names.len())
    }

    /// A plan makes room for another from a day on: it ends the day before, or goes where it has not
    /// begun by then.
    fn give_way(&self, plan: &Plan, on: Day) -> Result<()> {
        if plan.from_on >= on {
            return self.remove_plan(plan);
        }
        self.db.update(&Plan {
            until_on: on,
            ..plan.clone()
        })
    }

    fn add_from(&self, batch: &Batch, reserve: &ReserveOnDay) -> Result<()> {
        let target_post = reserve.facts.get(FactField::TargetPost);
        let goals = batch.template.goals.as_deref();
        let plan = Plan {
            id: PlanId::new(),
            township_id: reserve.reserve.township_id.clone(),
            person_id: reserve.person.id.clone(),
            from_on: batch.from_on,
            until_on: batch.until_on,
            goals: filled(goals.map(|goals| own_goals(goals, target_post)).as_deref()),
            target_post: target_post.map(str::to_owned),
            readiness: batch.template.readiness.clone(),
            template: Some(batch.template.name.clone()),
            document: batch.document.clone(),
        };
        self.db.insert(&plan)?;
        for (step, position) in batch.steps.iter().zip(1..) {
            self.db.insert(&PlanStep {
                id: PlanStepId::new(),
                township_id: plan.township_id.clone(),
                plan_id: plan.id.clone(),
                label: step.label.clone(),
                aim: step.aim.clone(),
                due_on: due_day(step, batch.from_on, batch.until_on),
                done_on: None,
                note: None,
                position,
            })?;
        }
        Ok(())
    }
}
