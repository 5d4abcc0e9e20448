//! 任务纪实: the steps of a pair's checklist, and what about them needs a look.

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::ids::{ItemId, PairId, PersonId, StepId};
use qinglan_core::mentoring::flags::{Flag, FlagFilter};
use qinglan_core::mentoring::items::{ItemDetail, ItemEdit, ItemPlace};
use serde::Deserialize;
use ts_rs::TS;

use super::evidence::{read_all, NewEvidence};
use crate::session::Session;
use crate::task::Task;

/// A step of a pair on a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// The pair.
    pub pair_id: PairId,
    /// The step.
    pub step_id: StepId,
    /// Of a quarterly step: `2025Q3`; that of the day when absent.
    #[serde(default)]
    pub quarter: Option<String>,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A step to register or to correct.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Edit {
    /// The pair.
    pub pair_id: PairId,
    /// The step.
    pub step_id: StepId,
    /// Of a quarterly step: `2025Q3`; that in which it was done when absent.
    #[serde(default)]
    pub quarter: Option<String>,
    /// When it was done, as typed.
    pub done_on: String,
    /// Who did it.
    #[serde(default)]
    pub mentor_id: Option<PersonId>,
    /// Where.
    #[serde(default)]
    pub place: Option<String>,
    /// What was done.
    #[serde(default)]
    pub content: Option<String>,
    /// 成效.
    #[serde(default)]
    pub result: Option<String>,
    /// Evidence to add.
    #[serde(default)]
    #[ts(as = "Option<Vec<NewEvidence>>", optional)]
    pub evidence: Vec<NewEvidence>,
}

/// A registered step.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Remove {
    /// Which.
    pub id: ItemId,
}

impl From<Edit> for ItemEdit {
    fn from(edit: Edit) -> Self {
        Self {
            at: ItemPlace {
                pair_id: edit.pair_id,
                step_id: edit.step_id,
                quarter: edit.quarter,
            },
            done_on: edit.done_on,
            mentor_id: edit.mentor_id,
            place: edit.place,
            content: edit.content,
            result: edit.result,
        }
    }
}

pub(super) fn get(session: &Session, params: One, _: &Task<'_>) -> Result<ItemDetail> {
    let at = ItemPlace {
        pair_id: params.pair_id,
        step_id: params.step_id,
        quarter: params.quarter,
    };
    session.with(|registry| registry.item(&at, params.as_of.unwrap_or_else(today)))
}

pub(super) fn set(session: &Session, params: Edit, _: &Task<'_>) -> Result<Outcome<ItemId>> {
    let evidence = read_all(session, &params.evidence)?;
    let edit = params.into();
    session.with(|registry| registry.set_item(&edit, &evidence, today()))
}

pub(super) fn remove(session: &Session, params: Remove, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_item(&params.id))
}

pub(super) fn flags(session: &Session, params: FlagFilter, _: &Task<'_>) -> Result<Vec<Flag>> {
    session.with(|registry| registry.flags(&params, today()))
}
