//! A step of one's own ticked off, or that taken back.

use super::{Plan, PlanMeasure, PlanStep};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::PlanStepId;
use crate::mentoring::items::{past_day, text};
use crate::op::Op;
use crate::registry::Registry;

impl Registry {
    /// Ticks a step by hand off on a day, with what was done; `done_on` empty takes that back.
    pub fn finish_plan_step(
        &mut self,
        id: &PlanStepId,
        done_on: Option<&str>,
        note: Option<&str>,
        today: Day,
    ) -> Result<Outcome<()>> {
        let done_on = filled(done_on)
            .map(|text| past_day("done_on", &text, today))
            .transpose()?;
        let note = text("note", note, 500)?;
        self.transact(Op::FinishPlanStep, |tx| {
            let step: PlanStep = tx.db.find(id.as_str())?.or_not_found("计划步骤")?;
            let plan: Plan = tx
                .db
                .find(step.plan_id.as_str())?
                .or_not_found("培养计划")?;
            let name = tx.db.person_name(&plan.person_id)?;
            tx.about(&format!("{name} {}", step.label));
            let measure = step.aim.measure;
            if measure != PlanMeasure::ByHand {
                let (label, kind) = (step.label, measure.kind().label());
                return Err(Refused::PlanStepCounted { label, kind }.into());
            }
            if done_on.is_some_and(|on| on < plan.from_on || on >= plan.until_on) {
                let period = super::set::period_said(&plan);
                let message = format!("完成日期应在计划期内（{period}）");
                return Err(Error::invalid("done_on", "plan.done_outside", message));
            }
            let finished = PlanStep {
                done_on,
                note: note.filter(|_| done_on.is_some()),
                ..step.clone()
            };
            if finished != step {
                tx.db.update(&finished)?;
            }
            Ok(())
        })
    }
}
