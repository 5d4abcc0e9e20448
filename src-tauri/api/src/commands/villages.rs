//! The village list.

use qinglan_core::changes::Outcome;
use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::ids::{RecordId, TownshipId, VillageId};
use qinglan_core::villages::national::{self, NationalTownship, NationalVillage};
use qinglan_core::villages::read::{pasted_list, village_list, VillageList};
use qinglan_core::villages::{
    ChangeCorrection, ChangeTakenBack, EndPreview, HandOverPreview, MergePreview, MergeQuestion,
    StatusEdit, TownshipRename, TownshipRow, VillageBeginning, VillageDraft, VillageEdit,
    VillageEnd, VillageHandOver, VillageMerge, VillageRename, VillageRow,
};
use serde::Deserialize;
use ts_rs::TS;

use super::files::OneFile;
use super::Nothing;
use crate::files::{name_of, read as read_file};
use crate::session::Session;
use crate::task::Task;

/// The day the list is asked for.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct VillagesAsked {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// Also villages that had come to their end.
    pub ended: Option<bool>,
}

/// Villages to add.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Drafts {
    /// The township of those that name none; absent: the first.
    #[serde(default)]
    pub township_id: Option<TownshipId>,
    /// In their order.
    pub villages: Vec<VillageDraft>,
}

/// Text that was typed or pasted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Pasted {
    /// A village a line.
    pub text: String,
}

/// Villages in a new order.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Order {
    /// All villages of a township, in their order.
    pub ids: Vec<VillageId>,
}

/// One village.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: VillageId,
}

/// One status of a village.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneStatus {
    /// Which.
    pub id: RecordId,
}

/// A township to add.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct NewTownship {
    /// Its name.
    pub name: String,
}

/// A township's corrected name.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TownshipEdit {
    /// Which.
    pub id: TownshipId,
    /// Its name.
    pub name: String,
}

/// What to look for in the national list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Search {
    /// Part of a township's name.
    pub text: String,
}

/// A township of the national list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Code {
    /// Its code.
    pub code: String,
}

pub(super) fn list(
    session: &Session,
    params: VillagesAsked,
    _: &Task<'_>,
) -> Result<Vec<VillageRow>> {
    let as_of = params.as_of.unwrap_or_else(today);
    session.with(|registry| match params.ended {
        Some(true) => registry.every_village(as_of),
        _ => registry.villages(as_of),
    })
}

pub(super) fn parse(_: &Session, params: Pasted, _: &Task<'_>) -> Result<VillageList> {
    Ok(pasted_list(&params.text))
}

pub(super) fn read(session: &Session, params: OneFile, _: &Task<'_>) -> Result<VillageList> {
    let path = session.file(&params.token)?;
    village_list(&name_of(&path), &read_file(&path)?)
}

pub(super) fn add(session: &Session, params: Drafts, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.add_villages(params.township_id.as_ref(), &params.villages))
}

pub(super) fn edit(session: &Session, params: VillageEdit, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.edit_village(&params))
}

pub(super) fn order(session: &Session, params: Order, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.order_villages(&params.ids))
}

pub(super) fn remove(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_village(&params.id))
}

pub(super) fn preview_merge(
    session: &Session,
    params: MergeQuestion,
    _: &Task<'_>,
) -> Result<MergePreview> {
    session.with(|registry| registry.preview_merge(&params))
}

pub(super) fn merge(session: &Session, params: VillageMerge, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.merge_villages(&params))
}

pub(super) fn rename(
    session: &Session,
    params: VillageRename,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.rename_village(&params, today()))
}

pub(super) fn begin(
    session: &Session,
    params: VillageBeginning,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.set_village_beginning(&params, today()))
}

pub(super) fn correct_change(
    session: &Session,
    params: ChangeCorrection,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.correct_change(&params, today()))
}

pub(super) fn take_back_change(
    session: &Session,
    params: ChangeTakenBack,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.take_back_change(&params))
}

pub(super) fn preview_hand_over(
    session: &Session,
    params: VillageHandOver,
    _: &Task<'_>,
) -> Result<HandOverPreview> {
    session.with(|registry| registry.preview_hand_over(&params, today()))
}

pub(super) fn hand_over(
    session: &Session,
    params: VillageHandOver,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.hand_over_village(&params, today()))
}

pub(super) fn preview_end(
    session: &Session,
    params: VillageEnd,
    _: &Task<'_>,
) -> Result<EndPreview> {
    session.with(|registry| registry.preview_village_end(&params, today()))
}

pub(super) fn end(session: &Session, params: VillageEnd, _: &Task<'_>) -> Result<Outcome<usize>> {
    session.with(|registry| registry.end_village(&params, today()))
}

pub(super) fn set_status(
    session: &Session,
    params: StatusEdit,
    _: &Task<'_>,
) -> Result<Outcome<RecordId>> {
    session.with(|registry| registry.set_village_status(&params))
}

pub(super) fn remove_status(
    session: &Session,
    params: OneStatus,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_village_status(&params.id))
}

pub(super) fn add_township(
    session: &Session,
    params: NewTownship,
    _: &Task<'_>,
) -> Result<Outcome<TownshipId>> {
    session.with(|registry| registry.add_township(&params.name))
}

pub(super) fn list_townships(
    session: &Session,
    _: Nothing,
    _: &Task<'_>,
) -> Result<Vec<TownshipRow>> {
    session.with(|registry| registry.township_rows())
}

pub(super) fn rename_township(
    session: &Session,
    params: TownshipRename,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.rename_township(&params, today()))
}

pub(super) fn edit_township(
    session: &Session,
    params: TownshipEdit,
    _: &Task<'_>,
) -> Result<Outcome<()>> {
    session.with(|registry| registry.edit_township(&params.id, &params.name))
}

pub(super) fn national_townships(
    _: &Session,
    params: Search,
    _: &Task<'_>,
) -> Result<Vec<NationalTownship>> {
    const SHOWN: usize = 50;
    Ok(national::suggest_townships(&params.text, SHOWN))
}

pub(super) fn national_villages(
    _: &Session,
    params: Code,
    _: &Task<'_>,
) -> Result<Vec<NationalVillage>> {
    Ok(national::villages_of(&params.code))
}
