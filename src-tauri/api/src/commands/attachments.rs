//! Attachments of dossiers: files are read before the register is held, and written while it is
//! not.

use base64::prelude::{Engine as _, BASE64_STANDARD};
use qinglan_core::changes::Outcome;
use qinglan_core::dossiers::{self, AttachmentEdit, AttachmentRow};
use qinglan_core::error::Result;
use qinglan_core::ids::{AttachmentId, PersonId};
use qinglan_core::mentoring::EvidenceKind;
use qinglan_documents::{put, safe_name};
use serde::Deserialize;
use ts_rs::TS;

use crate::files::{evidence_of, name_of, FileToken};
use crate::host::PickFor;
use crate::session::Session;
use crate::task::Task;

/// Whose attachments.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OfPerson {
    /// Who.
    pub person_id: PersonId,
}

/// An attachment to put in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct NewAttachment {
    /// 学历证书, 获奖证书 …; empty: 其他.
    pub kind: String,
    /// As printed; empty: the file's name.
    pub title: String,
    /// The day or month it bears, as typed; absent: unknown.
    #[serde(default)]
    pub on_day: Option<String>,
    /// How many pages; 1 when absent.
    #[serde(default)]
    pub pages: Option<i64>,
    /// The file; absent for a paper kept elsewhere.
    #[serde(default)]
    pub token: Option<FileToken>,
}

/// Attachments to put into a dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Add {
    /// Whose.
    pub person_id: PersonId,
    /// What.
    pub attachments: Vec<NewAttachment>,
}

/// One attachment.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: AttachmentId,
}

pub(super) fn list(
    session: &Session,
    params: OfPerson,
    _: &Task<'_>,
) -> Result<Vec<AttachmentRow>> {
    session.with(|registry| registry.attachments_of(&params.person_id))
}

pub(super) fn add(
    session: &Session,
    params: Add,
    _: &Task<'_>,
) -> Result<Outcome<Vec<AttachmentId>>> {
    let attachments = params.attachments.iter().map(|new| {
        let token = new.token.as_ref();
        let read = |token| evidence_of(session, token, EvidenceKind::Scan);
        Ok(dossiers::NewAttachment {
            kind: new.kind.clone(),
            title: new.title.clone(),
            on_day: new.on_day.clone().unwrap_or_default(),
            pages: new.pages.unwrap_or(1),
            file: token.map(read).transpose()?,
        })
    });
    let attachments = attachments.collect::<Result<Vec<_>>>()?;
    session.with(|registry| registry.add_attachments(&params.person_id, &attachments))
}

pub(super) fn edit(session: &Session, params: AttachmentEdit, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.edit_attachment(&params))
}

pub(super) fn remove(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_attachment(&params.id))
}

pub(super) fn show(session: &Session, params: One, _: &Task<'_>) -> Result<String> {
    let file = session.with(|registry| registry.attachment_file(&params.id))?;
    let encoded = BASE64_STANDARD.encode(file.bytes);
    Ok(format!("data:{};base64,{encoded}", file.media_type))
}

pub(super) fn save(session: &Session, params: One, _: &Task<'_>) -> Result<Option<String>> {
    let file = session.with(|registry| registry.attachment_file(&params.id))?;
    let name = safe_name(&file.stem, &file.ending);
    let chosen = session.host.pick_save(PickFor::Document, &name)?;
    let written = chosen.map(|path| put(&file.bytes, &path)).transpose()?;
    Ok(written.map(|path| name_of(&path)))
}
