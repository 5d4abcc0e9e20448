//! 培养计划: who has one, how far it is, one or many made, and the templates they are made from.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::{PlanId, PlanStepId, PlanTemplateId};
use qinglan_core::plans::{
    ApplyPreview, ApplyTemplate, PlanEdit, PlanFilter, PlanList, PlanTemplateEdit,
    PlanTemplateView, PlanView,
};
use serde::Deserialize;
use ts_rs::TS;

use super::pairs::OfPerson;
use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// A plan.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: PlanId,
}

/// A template.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneTemplate {
    /// Which.
    pub id: PlanTemplateId,
}

/// A step by hand that was done, or was not after all.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Finish {
    /// Which.
    pub id: PlanStepId,
    /// When; empty: not done after all.
    #[serde(default)]
    pub done_on: Option<String>,
    /// What was done.
    #[serde(default)]
    pub note: Option<String>,
}

pub(super) fn list(session: &Session, params: PlanFilter, _: &Task<'_>) -> Result<PlanList> {
    session.with(|registry| registry.plans(&params, today()))
}

pub(super) fn of_person(
    session: &Session,
    params: OfPerson,
    _: &Task<'_>,
) -> Result<Vec<PlanView>> {
    session.with(|registry| registry.plans_of(&params.id, params.as_of.unwrap_or_else(today)))
}

pub(super) fn set(session: &Session, params: PlanEdit, _: &Task<'_>) -> Result<Outcome<PlanId>> {
    session.with(|registry| registry.set_plan(&params))
}

pub(super) fn remove(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_plan(&params.id))
}

pub(super) fn preview_apply(
    session: &Session,
    params: ApplyTemplate,
    _: &Task<'_>,
) -> Result<ApplyPreview> {
    session.with(|registry| registry.preview_plan_template(&params))
}

pub(super) fn apply(
    session: &Session,
    params: ApplyTemplate,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.apply_plan_template(&params))
}

pub(super) fn finish_step(session: &Session, params: Finish, _: &Task<'_>) -> Result<Outcome<()>> {
    let (done_on, note) = (params.done_on.as_deref(), params.note.as_deref());
    session.with(|registry| registry.finish_plan_step(&params.id, done_on, note, today()))
}

pub(super) fn templates(
    session: &Session,
    _: Nothing,
    _: &Task<'_>,
) -> Result<Vec<PlanTemplateView>> {
    session.with(|registry| registry.plan_templates())
}

pub(super) fn set_template(
    session: &Session,
    params: PlanTemplateEdit,
    _: &Task<'_>,
) -> Result<Outcome<PlanTemplateId>> {
    session.with(|registry| registry.set_plan_template(&params))
}

pub(super) fn remove_template(
    session: &Session,
    params: OneTemplate,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_plan_template(&params.id))
}
