//! 选拔: who is kept in touch with, which steps lead into the pool, what keeps somebody out, and a
//! village's pool gone through once a year.

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::ids::{
    ConditionId, ConditionListId, PersonId, ProspectId, RecordId, ReserveId, SelectionRunId,
    VillageId,
};
use qinglan_core::selection::{
    CheckEdit, CheckFound, CheckResult, ConditionListEdit, ConditionListView, ConditionPreset,
    ContactEdit, ExemptionEdit, Gate, OverrideEdit, PersonSelection, ProspectEdit, ProspectEnd,
    ProspectEntry, ProspectFilter, ProspectList, RunEnd, RunEntry, RunFilter, RunList,
    SelectionStepEdit, StandingFilter, StandingList, YearlySheet, YearlyUpdateEdit, YearlyUpdates,
};
use serde::Deserialize;
use ts_rs::TS;

use super::evidence::{read_all, NewEvidence};
use super::pairs::OfPerson;
use super::training::One;
use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// People who may enter the pool.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Gates {
    /// Who.
    pub people: Vec<PersonId>,
    /// From which day; today when absent.
    #[serde(default)]
    pub on: Option<Day>,
}

/// A check of one or many people.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetChecks {
    /// Whom.
    pub people: Vec<PersonId>,
    /// When, as typed.
    pub on_day: String,
    /// Person or office, in words.
    #[serde(default)]
    pub checked_by: Option<String>,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
    /// The last day on which it holds, as typed; empty: for good.
    #[serde(default)]
    pub valid_to: Option<String>,
    /// What was found; another finding of the same condition and day is replaced.
    pub found: Vec<CheckedCondition>,
}

/// What was found about one condition.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CheckedCondition {
    /// Which condition.
    pub condition_id: ConditionId,
    /// What.
    pub result: CheckResult,
    /// What shows it, in words.
    #[serde(default)]
    pub evidence: Option<String>,
    /// Files and papers that show it, to be added to those there are.
    #[serde(default)]
    #[ts(as = "Option<Vec<NewEvidence>>", optional)]
    pub proofs: Vec<NewEvidence>,
}

/// After how many days without a contact a prospect is told of.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactDays {
    /// Days.
    pub days: i64,
}

/// A year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfYear {
    /// Which.
    pub year: i32,
}

/// A village's update of a year.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct YearlyOf {
    /// Which village.
    pub village_id: VillageId,
    /// Which year.
    pub year: i32,
    /// Who is in the pool on which day, where it is not done yet; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

pub(super) fn prospects(
    session: &Session,
    params: ProspectFilter,
    _: &Task<'_>,
) -> Result<ProspectList> {
    session.with(|registry| registry.prospects(&params, today()))
}

pub(super) fn set_prospect(
    session: &Session,
    params: ProspectEdit,
    _: &Task<'_>,
) -> Result<Outcome<ProspectId>> {
    session.with(|registry| registry.set_prospect(&params, today()))
}

pub(super) fn end_prospects(
    session: &Session,
    params: ProspectEnd,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.end_prospects(&params))
}

pub(super) fn enter_prospects(
    session: &Session,
    params: ProspectEntry,
    _: &Task<'_>,
) -> Result<Outcome<Vec<ReserveId>>> {
    session.with(|registry| registry.enter_prospects(&params, today()))
}

pub(super) fn remove_prospect(
    session: &Session,
    params: One<ProspectId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_prospect(&params.id))
}

pub(super) fn set_contact_days(session: &Session, params: ContactDays, _: &Task<'_>) -> Result<()> {
    session.with(|registry| registry.set_contact_days(params.days))
}

pub(super) fn set_contact(
    session: &Session,
    params: ContactEdit,
    _: &Task<'_>,
) -> Result<Outcome<RecordId>> {
    session.with(|registry| registry.set_contact(&params, today()))
}

pub(super) fn remove_contact(
    session: &Session,
    params: One<RecordId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_contact(&params.id))
}

pub(super) fn runs(session: &Session, params: RunFilter, _: &Task<'_>) -> Result<RunList> {
    session.with(|registry| registry.selection_runs(&params, today()))
}

pub(super) fn end_runs(session: &Session, params: RunEnd, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.end_selection_runs(&params))
}

pub(super) fn enter_runs(
    session: &Session,
    params: RunEntry,
    _: &Task<'_>,
) -> Result<Outcome<Vec<ReserveId>>> {
    session.with(|registry| registry.enter_runs(&params, today()))
}

pub(super) fn remove_run(
    session: &Session,
    params: One<SelectionRunId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_selection_run(&params.id))
}

pub(super) fn set_step(
    session: &Session,
    params: SelectionStepEdit,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.set_selection_step(&params))
}

pub(super) fn remove_step(
    session: &Session,
    params: One<RecordId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_selection_step(&params.id))
}

pub(super) fn of_person(
    session: &Session,
    params: OfPerson,
    _: &Task<'_>,
) -> Result<PersonSelection> {
    session.with(|registry| registry.selection_of(&params.id, params.as_of.unwrap_or_else(today)))
}

pub(super) fn condition_lists(
    session: &Session,
    _: Nothing,
    _: &Task<'_>,
) -> Result<Vec<ConditionListView>> {
    session.with(|registry| registry.condition_lists())
}

pub(super) fn condition_presets(
    session: &Session,
    _: Nothing,
    _: &Task<'_>,
) -> Result<Vec<ConditionPreset>> {
    session.with(|registry| registry.condition_presets())
}

pub(super) fn add_condition_preset(
    session: &Session,
    params: One<ConditionListId>,
    _: &Task<'_>,
) -> Result<Outcome<ConditionListId>> {
    session.with(|registry| registry.add_condition_preset(&params.id))
}

pub(super) fn set_condition_list(
    session: &Session,
    params: ConditionListEdit,
    _: &Task<'_>,
) -> Result<Outcome<ConditionListId>> {
    session.with(|registry| registry.set_condition_list(&params))
}

pub(super) fn adopt_condition_list(
    session: &Session,
    params: One<ConditionListId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.adopt_condition_list(&params.id))
}

pub(super) fn remove_condition_list(
    session: &Session,
    params: One<ConditionListId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_condition_list(&params.id))
}

pub(super) fn standings(
    session: &Session,
    params: StandingFilter,
    _: &Task<'_>,
) -> Result<StandingList> {
    session.with(|registry| registry.standings(&params, today()))
}

pub(super) fn set_checks(
    session: &Session,
    params: SetChecks,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    let found = params.found.into_iter().map(|found| {
        Ok(CheckFound {
            condition_id: found.condition_id,
            result: found.result,
            evidence: found.evidence,
            proofs: read_all(session, &found.proofs)?,
        })
    });
    let edit = CheckEdit {
        found: found.collect::<Result<_>>()?,
        people: params.people,
        on_day: params.on_day,
        checked_by: params.checked_by,
        document: params.document,
        valid_to: params.valid_to,
    };
    session.with(|registry| registry.set_checks(&edit, today()))
}

pub(super) fn remove_check(
    session: &Session,
    params: One<RecordId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_check(&params.id))
}

pub(super) fn set_exemption(
    session: &Session,
    params: ExemptionEdit,
    _: &Task<'_>,
) -> Result<Outcome<RecordId>> {
    session.with(|registry| registry.set_exemption(&params, today()))
}

pub(super) fn remove_exemption(
    session: &Session,
    params: One<RecordId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_exemption(&params.id))
}

pub(super) fn gates(session: &Session, params: Gates, _: &Task<'_>) -> Result<Vec<Gate>> {
    session.with(|registry| registry.gates(&params.people, params.on.unwrap_or_else(today)))
}

pub(super) fn set_override(
    session: &Session,
    params: OverrideEdit,
    _: &Task<'_>,
) -> Result<Outcome<RecordId>> {
    session.with(|registry| registry.set_override(&params, today()))
}

pub(super) fn remove_override(
    session: &Session,
    params: One<RecordId>,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_override(&params.id))
}

pub(super) fn yearly_updates(
    session: &Session,
    params: OfYear,
    _: &Task<'_>,
) -> Result<YearlyUpdates> {
    session.with(|registry| registry.yearly_updates(params.year, today()))
}

pub(super) fn yearly_sheet(
    session: &Session,
    params: YearlyOf,
    _: &Task<'_>,
) -> Result<YearlySheet> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.yearly_sheet(&params.village_id, params.year, as_of))
}

pub(super) fn set_yearly_update(
    session: &Session,
    params: YearlyUpdateEdit,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.set_yearly_update(&params, today()))
}
