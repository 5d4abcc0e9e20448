//! 建议结对: the best pairing, why not otherwise, and writing it.

use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::ids::PersonId;
use qinglan_core::mentoring::proposals::{AcceptProposal, Proposal, ProposalRequest};
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// One pairing that was not proposed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct WhyNot {
    /// What was asked for.
    pub request: ProposalRequest,
    /// The mentee.
    pub person_id: PersonId,
    /// The mentor.
    pub mentor_id: PersonId,
}

pub(super) fn make(session: &Session, params: ProposalRequest, _: &Task<'_>) -> Result<Proposal> {
    session.with(|registry| registry.propose(&params, today()))
}

pub(super) fn why_not(session: &Session, params: WhyNot, _: &Task<'_>) -> Result<String> {
    let WhyNot {
        request,
        person_id,
        mentor_id,
    } = params;
    session.with(|registry| registry.why_not(&request, &person_id, &mentor_id, today()))
}

pub(super) fn accept(
    session: &Session,
    params: AcceptProposal,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.accept_proposal(&params))
}
