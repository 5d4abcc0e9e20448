//! A plan made, corrected or taken out, whole with its steps.

use super::rules::{overlap, problems_of_plan};
use super::{Plan, PlanEdit, PlanStep, PlanStepEdit};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::filled;
use crate::error::{Error, FieldProblem, OrNotFound, Refused, Result};
use crate::ids::{PersonId, PlanId, PlanStepId, TownshipId};
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::rules::in_pool_on;
use crate::reserves::Reserve;
use crate::store::{Db, Row};
use crate::villages::interval;

impl Registry {
    /// Makes a plan, or corrects one; what was ticked off of steps that go on stays.
    pub fn set_plan(&mut self, edit: &PlanEdit) -> Result<Outcome<PlanId>> {
        let (from_on, until_on) = interval(&edit.from_on, Some(&edit.until_on))?;
        let from_on = from_on.first_day();
        let until_on = until_on.map(super::super::date::PartialDate::first_day);
        let until_on = until_on
            .ok_or_else(|| Error::invalid("until_on", "plan.no_end", "请填写计划到哪天为止"))?;
        let mut problems = problems_of_plan(edit);
        let days = due_days(&edit.steps, (from_on, until_on), &mut problems);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        self.transact(Op::SetPlan, |tx| {
            let person: Person = tx.db.find(edit.person_id.as_str())?.or_not_found("人员")?;
            tx.about(&person.name);
            let old: Option<Plan> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("培养计划")?),
                None => None,
            };
            let plan = Plan {
                id: old.as_ref().map_or_else(PlanId::new, |old| old.id.clone()),
                township_id: in_pool_township(tx.db, &person, from_on)?,
                person_id: person.id.clone(),
                from_on,
                until_on,
                goals: filled(edit.goals.as_deref()),
                target_post: filled(edit.target_post.as_deref()),
                readiness: filled(edit.readiness.as_deref()),
                template: old.as_ref().and_then(|old| old.template.clone()),
                document: filled(edit.document.as_deref()),
            };
            if let Some(other) = overlapping(tx.db, &plan.person_id, (from_on, until_on))?
                .into_iter()
                .find(|other| other.id != plan.id)
            {
                let (name, period) = (person.name, period_said(&other));
                return Err(Refused::PlanOverlap { name, period }.into());
            }
            match &old {
                None => tx.db.insert(&plan)?,
                Some(old) if *old != plan => tx.db.update(&plan)?,
                Some(_) => {}
            }
            tx.write_steps(&plan, &edit.steps, &days)?;
            Ok(plan.id)
        })
    }

    /// Takes a plan out, with its steps.
    pub fn remove_plan(&mut self, id: &PlanId) -> Result<Outcome<()>> {
        self.transact(Op::RemovePlan, |tx| {
            let plan: Plan = tx.db.find(id.as_str())?.or_not_found("培养计划")?;
            tx.about(&tx.db.person_name(&plan.person_id)?);
            tx.remove_plan(&plan)
        })
    }
}

impl Tx<'_> {
    pub(super) fn remove_plan(&self, plan: &Plan) -> Result<()> {
        for step in self.db.find_by::<PlanStep>("plan_id", plan.id.as_str())? {
            self.db.remove(PlanStep::TABLE, step.id.as_str())?;
        }
        self.db.remove(Plan::TABLE, plan.id.as_str())
    }

    fn write_steps(&self, plan: &Plan, edits: &[PlanStepEdit], days: &[Day]) -> Result<()> {
        let present: Vec<PlanStep> = self.db.find_by("plan_id", plan.id.as_str())?;
        let goes_on = |step: &&PlanStep| {
            let meant = |edit: &PlanStepEdit| edit.id.as_ref() == Some(&step.id);
            edits.iter().any(meant)
        };
        for gone in present.iter().filter(|step| !goes_on(step)) {
            self.db.remove(PlanStep::TABLE, gone.id.as_str())?;
        }
        for ((edit, due_on), position) in edits.iter().zip(days).zip(1..) {
            let old = match &edit.id {
                Some(id) => {
                    let old = present.iter().find(|step| step.id == *id);
                    Some(old.or_not_found("计划步骤")?)
                }
                None => None,
            };
            let aim = edit.aim();
            let by_hand = old.filter(|_| aim.measure == super::PlanMeasure::ByHand);
            let step = PlanStep {
                id: old.map_or_else(PlanStepId::new, |old| old.id.clone()),
                township_id: plan.township_id.clone(),
                plan_id: plan.id.clone(),
                label: edit.label.trim().to_owned(),
                aim,
                due_on: *due_on,
                done_on: by_hand.and_then(|old| old.done_on),
                note: by_hand.and_then(|old| old.note.clone()),
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

/// The last days of steps, as typed; a month means its last day. A day outside the plan is a problem.
fn due_days(
    steps: &[PlanStepEdit],
    (from_on, until_on): (Day, Day),
    problems: &mut Vec<FieldProblem>,
) -> Vec<Day> {
    let mut days = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let field = format!("steps[{at}].due_on");
        let due = match typed_date(&field, &step.due_on) {
            Ok(date) => date.last_day(),
            Err(Error::Invalid(found)) => {
                problems.extend(found);
                continue;
            }
            Err(_) => continue,
        };
        if due < from_on || due >= until_on {
            problems.push(FieldProblem {
                field,
                code: "plan.due_outside",
                message: format!("步骤“{}”的完成时限应在计划的起止时间内", step.label.trim()),
            });
        }
        days.push(due);
    }
    days
}

/// The township in whose pool a reserve is on a day; refused for one who is in none.
fn in_pool_township(db: &Db, person: &Person, on: Day) -> Result<TownshipId> {
    let spells: Vec<Reserve> = db.find_by("person_id", person.id.as_str())?;
    let spell = spells.into_iter().find(|spell| in_pool_on(spell, on));
    spell.map(|spell| spell.township_id).ok_or_else(|| {
        let name = person.name.clone();
        Refused::PlanOutsideSpell { name, on }.into()
    })
}

/// The plans of a person that share a day with a period, the oldest first.
pub(super) fn overlapping(db: &Db, person: &PersonId, period: (Day, Day)) -> Result<Vec<Plan>> {
    let mut plans: Vec<Plan> = db.find_by("person_id", person.as_str())?;
    plans.retain(|plan| overlap((plan.from_on, plan.until_on), period));
    plans.sort_by_key(|plan| plan.from_on);
    Ok(plans)
}

/// `2025.03.01 至 2027.02.28`.
pub(super) fn period_said(plan: &Plan) -> String {
    let last = plan.until_on.pred_opt().unwrap_or(plan.until_on);
    format!(
        "{} 至 {}",
        plan.from_on.format("%Y.%m.%d"),
        last.format("%Y.%m.%d")
    )
}
