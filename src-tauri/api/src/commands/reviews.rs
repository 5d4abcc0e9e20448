//! 联审: departments, rounds, the masked grid, replies, a department's filled sheet, and 显示详情,
//! which notes itself in the journal.

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::ids::{DepartmentId, PersonId, ReviewRoundId};
use qinglan_core::reviews::sheet::{self, ReplySheetOptions, ReplySheetPlan};
use qinglan_core::reviews::{
    DepartmentEdit, DepartmentRow, PersonReview, ReplyEdit, RestReply, RevealReview, RevealedReply,
    ReviewGrid, ReviewRoundEdit, ReviewRoundRow,
};
use qinglan_core::villages::AsOf;
use serde::Deserialize;
use ts_rs::TS;

use super::pairs::OfPerson;
use crate::files::{self, FileToken};
use crate::session::Session;
use crate::task::Task;

/// A department.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneDepartment {
    /// Which.
    pub id: DepartmentId,
}

/// Departments in their order.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DepartmentOrder {
    /// Those not named follow.
    pub ids: Vec<DepartmentId>,
}

/// A round.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: ReviewRoundId,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// Replies registered by mistake.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Mistake {
    /// In which round.
    pub round_id: ReviewRoundId,
    /// From which department.
    pub department_id: DepartmentId,
    /// About whom.
    pub people: Vec<PersonId>,
}

/// A department's filled sheet: a file, or what was pasted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ReplySheet {
    /// The file …
    #[serde(default)]
    pub token: Option<FileToken>,
    /// … or pasted text …
    #[serde(default)]
    pub text: Option<String>,
    /// … with its HTML.
    #[serde(default)]
    pub html: Option<String>,
    /// How it is to be read.
    pub options: ReplySheetOptions,
}

pub(super) fn departments(
    session: &Session,
    params: AsOf,
    _: &Task<'_>,
) -> Result<Vec<DepartmentRow>> {
    session.with(|registry| registry.departments(params.as_of.unwrap_or_else(today)))
}

pub(super) fn set_department(
    session: &Session,
    params: DepartmentEdit,
    _: &Task<'_>,
) -> Result<Outcome<DepartmentId>> {
    session.with(|registry| registry.set_department(&params))
}

pub(super) fn remove_department(
    session: &Session,
    params: OneDepartment,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_department(&params.id))
}

pub(super) fn order_departments(
    session: &Session,
    params: DepartmentOrder,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.order_departments(&params.ids))
}

pub(super) fn rounds(session: &Session, params: AsOf, _: &Task<'_>) -> Result<Vec<ReviewRoundRow>> {
    session.with(|registry| registry.review_rounds(params.as_of.unwrap_or_else(today)))
}

pub(super) fn get(session: &Session, params: One, _: &Task<'_>) -> Result<ReviewGrid> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.review_grid(&params.id, as_of))
}

pub(super) fn set_round(
    session: &Session,
    params: ReviewRoundEdit,
    _: &Task<'_>,
) -> Result<Outcome<ReviewRoundId>> {
    session.with(|registry| registry.set_review_round(&params, today()))
}

pub(super) fn remove_round(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_review_round(&params.id))
}

pub(super) fn of_person(
    session: &Session,
    params: OfPerson,
    _: &Task<'_>,
) -> Result<Vec<PersonReview>> {
    session.with(|registry| registry.reviews_of(&params.id, params.as_of.unwrap_or_else(today)))
}

pub(super) fn reveal(
    session: &Session,
    params: RevealReview,
    _: &Task<'_>,
) -> Result<Vec<RevealedReply>> {
    session.with(|registry| registry.reveal_reviews(&params, today()))
}

pub(super) fn set_replies(
    session: &Session,
    params: ReplyEdit,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.set_replies(&params, today()))
}

pub(super) fn set_rest(
    session: &Session,
    params: RestReply,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.set_rest_of_replies(&params, today()))
}

pub(super) fn remove_replies(
    session: &Session,
    params: Mistake,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    let (round, department) = (&params.round_id, &params.department_id);
    session.with(|registry| registry.remove_replies(round, department, &params.people))
}

pub(super) fn check_sheet(
    session: &Session,
    params: ReplySheet,
    _: &Task<'_>,
) -> Result<ReplySheetPlan> {
    let (file, book) = read(session, &params)?;
    session.with(|registry| registry.check_reply_sheet(&file, &book, &params.options, today()))
}

pub(super) fn import_sheet(
    session: &Session,
    params: ReplySheet,
    _: &Task<'_>,
) -> Result<Outcome<ReplySheetPlan>> {
    let (file, book) = read(session, &params)?;
    session.with(|registry| registry.import_reply_sheet(&file, &book, &params.options, today()))
}

/// The cells of what was chosen or pasted; the register is not held meanwhile.
fn read(session: &Session, params: &ReplySheet) -> Result<(String, sheet::Workbook)> {
    if let Some(token) = &params.token {
        let path = session.file(token)?;
        let name = files::name_of(&path);
        let book = sheet::workbook(&name, &files::read(&path)?)?;
        return Ok((name, book));
    }
    let text = params.text.as_deref().unwrap_or_default();
    let book = sheet::pasted(params.html.as_deref(), text)?;
    Ok((sheet::PASTED.to_owned(), book))
}
