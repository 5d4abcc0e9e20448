//! Assessments: lists of indicators, scores of a period, ranks, years and their grades.

use qinglan_core::assessments::{
    AssessmentEdits, AssessmentSheet, AssessmentsSaved, GradeEdits, IndicatorListEdit,
    IndicatorListView, PersonAssessments, Ranking, RankingRequest, SheetRequest, YearRequest,
    YearRollUp,
};
use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::IndicatorListId;
use serde::Deserialize;
use ts_rs::TS;

use super::pairs::OfPerson;
use super::Nothing;
use crate::session::Session;
use crate::task::Task;

/// A list of indicators.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OneList {
    /// Which.
    pub id: IndicatorListId,
}

/// A list that is not used from a day on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RetireList {
    /// Which.
    pub id: IndicatorListId,
    /// From when, as typed; absent: in use again.
    #[serde(default)]
    pub on: Option<String>,
}

pub(super) fn lists(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<IndicatorListView>> {
    session.with(|registry| registry.indicator_lists(today()))
}

pub(super) fn set_list(
    session: &Session,
    params: IndicatorListEdit,
    _: &Task<'_>,
) -> Result<Outcome<IndicatorListId>> {
    session.with(|registry| registry.set_indicator_list(&params))
}

pub(super) fn remove_list(session: &Session, params: OneList, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_indicator_list(&params.id))
}

pub(super) fn retire_list(
    session: &Session,
    params: RetireList,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.retire_indicator_list(&params.id, params.on.as_deref()))
}

pub(super) fn sheet(
    session: &Session,
    params: SheetRequest,
    _: &Task<'_>,
) -> Result<AssessmentSheet> {
    session.with(|registry| registry.assessment_sheet(&params, today()))
}

pub(super) fn set(
    session: &Session,
    params: AssessmentEdits,
    _: &Task<'_>,
) -> Result<Outcome<AssessmentsSaved>> {
    session.with(|registry| registry.set_assessments(&params, today()))
}

pub(super) fn ranking(session: &Session, params: RankingRequest, _: &Task<'_>) -> Result<Ranking> {
    session.with(|registry| registry.ranking(&params, today()))
}

pub(super) fn year(session: &Session, params: YearRequest, _: &Task<'_>) -> Result<YearRollUp> {
    session.with(|registry| registry.assessment_year(&params, today()))
}

pub(super) fn of_person(
    session: &Session,
    params: OfPerson,
    _: &Task<'_>,
) -> Result<Vec<PersonAssessments>> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.assessments_of(&params.id, as_of))
}

pub(super) fn set_grades(
    session: &Session,
    params: GradeEdits,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.set_year_grades(&params, today()))
}
