//! Dossiers: how fresh they are, everything dated about a person, and pasted texts read into lines.

use qinglan_core::date::{today, Day};
use qinglan_core::dossiers::{DossierFilter, DossierList};
use qinglan_core::error::Result;
use qinglan_core::ids::PersonId;
use qinglan_core::people::rules::{read_family, read_resume, FamilyReading, ResumeReading};
use qinglan_core::timeline::Timeline;
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// A person as of a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OfPerson {
    /// Who.
    pub id: PersonId,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A text as typed or pasted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Pasted {
    /// Several lines.
    pub text: String,
}

pub(super) fn list(session: &Session, params: DossierFilter, _: &Task<'_>) -> Result<DossierList> {
    session.with(|registry| registry.dossiers(&params, today()))
}

pub(super) fn timeline(session: &Session, params: OfPerson, _: &Task<'_>) -> Result<Timeline> {
    session.with(|registry| registry.timeline(&params.id, params.as_of.unwrap_or_else(today)))
}

pub(super) fn resume(_: &Session, params: Pasted, _: &Task<'_>) -> Result<ResumeReading> {
    Ok(read_resume(&params.text))
}

pub(super) fn family(_: &Session, params: Pasted, _: &Task<'_>) -> Result<FamilyReading> {
    Ok(read_family(&params.text))
}
