//! How mentors did in a year, and the quarterly reports of pairs and teams.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::SchemeId;
use qinglan_core::mentoring::appraisals::{AppraisalEdit, AppraisalList};
use qinglan_core::mentoring::quarter_reports::{QuarterReportEdit, QuarterReports};
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// A year of a scheme.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Year {
    /// The scheme; the first one when absent.
    #[serde(default)]
    pub scheme: Option<SchemeId>,
    /// The year.
    pub year: i64,
}

/// A quarter of a scheme.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Quarter {
    /// The scheme; the first one when absent.
    #[serde(default)]
    pub scheme: Option<SchemeId>,
    /// `2025Q3`.
    pub quarter: String,
}

pub(super) fn list(session: &Session, params: Year, _: &Task<'_>) -> Result<AppraisalList> {
    session.with(|registry| registry.appraisals(params.scheme.as_ref(), params.year, today()))
}

pub(super) fn set(
    session: &Session,
    params: AppraisalEdit,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.set_appraisals(&params))
}

pub(super) fn reports(session: &Session, params: Quarter, _: &Task<'_>) -> Result<QuarterReports> {
    session.with(|registry| registry.quarter_reports(params.scheme.as_ref(), &params.quarter))
}

pub(super) fn set_report(
    session: &Session,
    params: QuarterReportEdit,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.set_quarter_report(&params, today()))
}
