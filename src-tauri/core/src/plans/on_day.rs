//! Plans of a day: every plan with its steps, and how far each is, counted from one reading of what
//! happened.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::rules;
use super::{
    OfEverybody, Plan, PlanNames, PlanState, PlanStep, PlanStepState, PlanStepView, PlanView,
};
use crate::date::Day;
use crate::error::Result;
use crate::ids::{PersonId, PlanId};
use crate::mentoring::checklists::Checklists;
use crate::mentoring::seats::Seating;
use crate::registry::Registry;

/// Plans as they are on a day.
#[derive(Debug)]
pub(crate) struct PlansOnDay {
    /// By person, the newest first.
    plans: HashMap<PersonId, Vec<(Plan, Vec<PlanStep>)>>,
    happened: OfEverybody,
    names: PlanNames,
    day: Day,
}

impl Registry {
    /// The plans of everybody on a day.
    pub(crate) fn plans_on(&self, day: Day) -> Result<PlansOnDay> {
        let plans: Vec<Plan> = self.db.all()?;
        let steps: Vec<PlanStep> = self.db.all()?;
        let (seating, checklists) = (self.seating_on(day)?, self.checklists(None)?);
        self.plans_from(plans, steps, &seating, &checklists, day)
    }

    /// The same, for who has the picture of mentoring already.
    pub(crate) fn plans_with(
        &self,
        seating: &Seating,
        checklists: &Checklists,
        day: Day,
    ) -> Result<PlansOnDay> {
        self.plans_from(self.db.all()?, self.db.all()?, seating, checklists, day)
    }

    fn plans_from(
        &self,
        plans: Vec<Plan>,
        steps: Vec<PlanStep>,
        seating: &Seating,
        checklists: &Checklists,
        day: Day,
    ) -> Result<PlansOnDay> {
        let mut of_plan: HashMap<PlanId, Vec<PlanStep>> = HashMap::new();
        for step in steps {
            of_plan.entry(step.plan_id.clone()).or_default().push(step);
        }
        // Nobody has a plan: nothing has to be counted.
        let happened = if plans.is_empty() {
            OfEverybody::default()
        } else {
            self.happened(seating, checklists, day)?
        };
        let mut by_person: HashMap<PersonId, Vec<(Plan, Vec<PlanStep>)>> = HashMap::new();
        for plan in plans {
            let mut steps = of_plan.remove(&plan.id).unwrap_or_default();
            steps.sort_by_key(|step| step.position);
            let own = by_person.entry(plan.person_id.clone()).or_default();
            own.push((plan, steps));
        }
        for plans in by_person.values_mut() {
            plans.sort_by_key(|(plan, _)| Reverse(plan.from_on));
        }
        Ok(PlansOnDay {
            plans: by_person,
            happened,
            names: self.plan_names()?,
            day,
        })
    }
}

impl PlansOnDay {
    /// A person's plans, the newest first.
    pub(crate) fn of(&self, person: &PersonId, in_pool: bool) -> Vec<PlanView> {
        let plans = self.plans.get(person).into_iter().flatten();
        let view = |(plan, steps): &(Plan, Vec<PlanStep>)| self.view(plan, steps, in_pool);
        plans.map(view).collect()
    }

    /// The plan of a reserve that is under way, else the next one.
    pub(crate) fn current(&self, person: &PersonId) -> Option<PlanView> {
        let plans = self.plans.get(person)?;
        let mut open = plans
            .iter()
            .filter(|(plan, _)| rules::plan_state(plan, true, self.day) != PlanState::Ended);
        let (plan, steps) = open.next_back()?;
        Some(self.view(plan, steps, true))
    }

    fn view(&self, plan: &Plan, steps: &[PlanStep], in_pool: bool) -> PlanView {
        let state = rules::plan_state(plan, in_pool, self.day);
        let steps: Vec<PlanStepView> = steps
            .iter()
            .map(|step| self.step(plan, step, state))
            .collect();
        let count = |wanted| steps.iter().filter(|step| step.state == wanted).count();
        PlanView {
            state,
            done: count(PlanStepState::Done),
            overdue: count(PlanStepState::Overdue),
            plan: plan.clone(),
            steps,
        }
    }

    fn step(&self, plan: &Plan, step: &PlanStep, of_plan: PlanState) -> PlanStepView {
        let happened = self.happened.of(&plan.person_id);
        let progress = rules::progress(plan, step, happened, self.day);
        let met = progress.met_on.is_some();
        let (state, days) = rules::step_state(met, step.due_on, of_plan, self.day);
        PlanStepView {
            kind: step.aim.measure.kind(),
            asks: self.names.asks(&step.aim),
            state,
            days,
            progress: rules::said(step.aim.measure, &progress),
            met_on: progress.met_on,
            have: progress.have,
            want: progress.want,
            counted: progress.counted,
            step: step.clone(),
        }
    }
}
