//! People: finding, adding, correcting, and what changes from a day on.

use base64::prelude::{Engine as _, BASE64_STANDARD};
use qinglan_core::changes::Outcome;
use qinglan_core::codes::{self, List};
use qinglan_core::date::{today, Day};
use qinglan_core::dossiers::read_portrait;
use qinglan_core::error::Result;
use qinglan_core::ids::PersonId;
use qinglan_core::people::{
    grid_heads, Checked, Field, GridHeads, GridOutcome, GridRow, ManyEdit, PersonDetail, PersonHit,
    PersonInput, PersonMerge, PersonMergePreview, PersonMergeQuestion, RevealField, Revealed,
};
use qinglan_core::reserves::ReserveDraft;
use qinglan_core::selection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Nothing;
use crate::files::{content_of, FileToken};
use crate::session::Session;
use crate::task::Task;

/// What the clerk remembers of someone.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Find {
    /// Part of the name, pinyin, village, end of a number.
    pub text: String,
    /// Most hits; 20 when absent.
    #[serde(default)]
    pub limit: Option<usize>,
}

/// One person.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Who.
    pub id: PersonId,
}

/// A number to show in full.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Reveal {
    /// Whose.
    pub id: PersonId,
    /// Which.
    pub field: RevealField,
    /// As it was on this day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// One person on a day.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneAsOf {
    /// Who.
    pub id: PersonId,
    /// The day; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A kept picture.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Photo {
    /// Its hash.
    pub hash: String,
}

/// A person of a form, to be looked at before it is saved.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Check {
    /// Who is corrected; absent: somebody new.
    #[serde(default)]
    pub id: Option<PersonId>,
    /// As typed.
    pub fields: PersonInput,
    /// The spell beside it.
    #[serde(default)]
    pub reserve: Option<ReserveDraft>,
}

/// The first rows of a block pasted into the entry grid.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Block {
    /// Their cells.
    pub rows: Vec<Vec<String>>,
    /// The column it is pasted into.
    pub into: String,
}

/// A row of the entry grid.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Row {
    /// As typed.
    pub row: GridRow,
}

/// A person to add.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Add {
    /// As typed.
    pub fields: PersonInput,
    /// The spell with which they come into a pool.
    #[serde(default)]
    pub reserve: Option<ReserveDraft>,
}

/// 更正: a mistake in a record.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Edit {
    /// Who.
    pub id: PersonId,
    /// As typed; fields left out stay.
    pub fields: PersonInput,
    /// The day whose values are corrected; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// 登记变化: new values from a day on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Change {
    /// Who.
    pub id: PersonId,
    /// First day of the new values.
    pub on: Day,
    /// Number of the paper that says so; kept in the journal.
    #[serde(default)]
    pub document: Option<String>,
    /// As typed; none of them empty.
    pub fields: PersonInput,
    /// Properties there are none of from that day on.
    #[serde(default)]
    pub ended: Option<Vec<Field>>,
}

/// Rows of the entry grid.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Grid {
    /// As typed.
    pub rows: Vec<GridRow>,
    /// Day of entry where a row gives none; today when absent.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A person's photo.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SetPhoto {
    /// Who.
    pub id: PersonId,
    /// The picture; absent: none any more.
    #[serde(default)]
    pub token: Option<FileToken>,
}

/// The lists forms offer, in their order.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Codes {
    /// 性别.
    pub sexes: Vec<&'static str>,
    /// 民族.
    pub ethnic_groups: Vec<&'static str>,
    /// 学历.
    pub educations: Vec<&'static str>,
    /// 学位.
    pub degrees: Vec<&'static str>,
    /// 政治面貌.
    pub political_statuses: Vec<&'static str>,
    /// 专业技术职务.
    pub titles: Vec<&'static str>,
    /// 健康状况.
    pub health: Vec<&'static str>,
    /// 人员类别.
    pub sources: Vec<&'static str>,
    /// 培养方向.
    pub target_posts: Vec<&'static str>,
    /// 成熟度.
    pub readiness: Vec<&'static str>,
    /// 退出原因.
    pub leave_reasons: Vec<&'static str>,
    /// Kinds of villages.
    pub village_kinds: Vec<&'static str>,
    /// Statuses of villages.
    pub village_statuses: Vec<&'static str>,
    /// 帮带方式.
    pub visit_methods: Vec<&'static str>,
    /// How a mentor did.
    pub appraisal_grades: Vec<&'static str>,
    /// What a relative is, as far as 回避 asks.
    pub kinship_relations: Vec<&'static str>,
    /// What evidence is usually called.
    pub evidence_labels: Vec<&'static str>,
    /// Ways of keeping in touch with a prospect.
    pub contact_methods: Vec<&'static str>,
    /// Why a prospect is given up.
    pub prospect_end_reasons: Vec<&'static str>,
    /// What attachments of a dossier are.
    pub attachment_kinds: Vec<&'static str>,
}

pub(super) fn find(session: &Session, params: Find, _: &Task<'_>) -> Result<Vec<PersonHit>> {
    session.with(|registry| registry.find_people(&params.text, params.limit.unwrap_or(20).min(200)))
}

pub(super) fn get(session: &Session, params: OneAsOf, _: &Task<'_>) -> Result<PersonDetail> {
    session.with(|registry| registry.person(&params.id, params.as_of.unwrap_or_else(today)))
}

pub(super) fn reveal(session: &Session, params: Reveal, _: &Task<'_>) -> Result<Revealed> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.reveal_person(&params.id, params.field, as_of))
}

pub(super) fn photo(session: &Session, params: Photo, _: &Task<'_>) -> Result<String> {
    let (media_type, bytes) = session.with(|registry| registry.picture(&params.hash))?;
    Ok(format!(
        "data:{media_type};base64,{}",
        BASE64_STANDARD.encode(bytes)
    ))
}

pub(super) fn check(session: &Session, params: Check, _: &Task<'_>) -> Result<Checked> {
    let Check {
        id,
        fields,
        reserve,
    } = params;
    session.with(|registry| registry.check_person(id.as_ref(), &fields, reserve.as_ref(), today()))
}

pub(super) fn check_row(session: &Session, params: Row, _: &Task<'_>) -> Result<Checked> {
    session.with(|registry| registry.check_grid_row(&params.row, today()))
}

pub(super) fn heads(_: &Session, params: Block, _: &Task<'_>) -> Result<Option<GridHeads>> {
    Ok(grid_heads(&params.rows, &params.into))
}

pub(super) fn add(session: &Session, params: Add, _: &Task<'_>) -> Result<Outcome<PersonId>> {
    let Add { fields, reserve } = params;
    session.with(|registry| {
        registry
            .check_person(None, &fields, reserve.as_ref(), today())?
            .accepted()?;
        let entry = reserve.as_ref().map(ReserveDraft::entry).transpose()?;
        registry.add_person(&fields, entry.as_ref(), today())
    })
}

pub(super) fn edit(session: &Session, params: Edit, _: &Task<'_>) -> Result<Outcome<()>> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| registry.edit_person(&params.id, &params.fields, as_of, today()))
}

pub(super) fn change(session: &Session, params: Change, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| {
        registry.change_person(
            &params.id,
            params.on,
            params.document.as_deref(),
            &params.fields,
            &params.ended.unwrap_or_default(),
            today(),
        )
    })
}

pub(super) fn edit_many(
    session: &Session,
    params: ManyEdit,
    _: &Task<'_>,
) -> Result<Outcome<usize>> {
    session.with(|registry| registry.edit_people(&params, today()))
}

pub(super) fn enter_grid(
    session: &Session,
    params: Grid,
    _: &Task<'_>,
) -> Result<Outcome<GridOutcome>> {
    session.with(|registry| registry.enter_grid(&params.rows, params.as_of.unwrap_or_else(today)))
}

pub(super) fn remove(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_person(&params.id))
}

pub(super) fn twins(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<String>> {
    session.with(|registry| registry.twins())
}

pub(super) fn preview_merge(
    session: &Session,
    params: PersonMergeQuestion,
    _: &Task<'_>,
) -> Result<PersonMergePreview> {
    session.with(|registry| registry.preview_person_merge(&params))
}

pub(super) fn merge(session: &Session, params: PersonMerge, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.merge_people(&params))
}

pub(super) fn set_photo(
    session: &Session,
    params: SetPhoto,
    _: &Task<'_>,
) -> Result<Outcome<Option<String>>> {
    let read = |token| {
        let (name, bytes) = content_of(session, &token)?;
        read_portrait(&name, &bytes)
    };
    let photo = params.token.map(read).transpose()?;
    session.with(|registry| registry.set_photo(&params.id, photo.as_ref()))
}

pub(super) fn codes(_: &Session, _: Nothing, _: &Task<'_>) -> Result<Codes> {
    let labels = |list: List| {
        codes::list(list)
            .iter()
            .map(|choice| choice.label)
            .collect()
    };
    Ok(Codes {
        sexes: vec!["男", "女"],
        ethnic_groups: labels(List::Ethnicity),
        educations: labels(List::Education),
        degrees: labels(List::Degree),
        political_statuses: labels(List::PoliticalStatus),
        titles: labels(List::Title),
        health: labels(List::Health),
        sources: labels(List::Source),
        target_posts: labels(List::TargetPost),
        readiness: labels(List::Readiness),
        leave_reasons: labels(List::LeaveReason),
        village_kinds: labels(List::VillageKind),
        village_statuses: labels(List::VillageStatus),
        visit_methods: labels(List::VisitMethod),
        appraisal_grades: labels(List::AppraisalGrade),
        kinship_relations: labels(List::KinshipRelation),
        evidence_labels: labels(List::EvidenceLabel),
        contact_methods: selection::CONTACT_METHODS.to_vec(),
        prospect_end_reasons: selection::PROSPECT_END_REASONS.to_vec(),
        attachment_kinds: labels(List::AttachmentKind),
    })
}
