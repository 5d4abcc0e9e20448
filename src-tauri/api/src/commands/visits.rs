//! 帮带记录.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::{PersonId, VisitId};
use qinglan_core::mentoring::visits::{VisitEdit, VisitFilter, VisitRow};
use serde::Deserialize;
use ts_rs::TS;

use super::evidence::{read_all, NewEvidence};
use crate::session::Session;
use crate::task::Task;

/// A visit to register or to correct.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Edit {
    /// The visit to correct; absent: a new one.
    #[serde(default)]
    pub id: Option<VisitId>,
    /// Who visited.
    pub mentor_id: PersonId,
    /// When, as typed.
    pub on_day: String,
    /// 谈心谈话, 现场指导 …
    pub method: String,
    /// Where.
    #[serde(default)]
    pub place: Option<String>,
    /// What was spoken of.
    #[serde(default)]
    pub content: Option<String>,
    /// What was found.
    #[serde(default)]
    pub problem: Option<String>,
    /// What comes next.
    #[serde(default)]
    pub next_step: Option<String>,
    /// For whom it counts.
    pub people: Vec<PersonId>,
    /// Evidence to add.
    #[serde(default)]
    #[ts(as = "Option<Vec<NewEvidence>>", optional)]
    pub evidence: Vec<NewEvidence>,
}

/// One visit.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: VisitId,
}

impl From<Edit> for VisitEdit {
    fn from(edit: Edit) -> Self {
        Self {
            id: edit.id,
            mentor_id: edit.mentor_id,
            on_day: edit.on_day,
            method: edit.method,
            place: edit.place,
            content: edit.content,
            problem: edit.problem,
            next_step: edit.next_step,
            people: edit.people,
        }
    }
}

pub(super) fn list(session: &Session, params: VisitFilter, _: &Task<'_>) -> Result<Vec<VisitRow>> {
    session.with(|registry| registry.visits(&params))
}

pub(super) fn set(session: &Session, params: Edit, _: &Task<'_>) -> Result<Outcome<VisitId>> {
    let evidence = read_all(session, &params.evidence)?;
    let edit = params.into();
    session.with(|registry| registry.set_visit(&edit, &evidence, today()))
}

pub(super) fn remove(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_visit(&params.id))
}
