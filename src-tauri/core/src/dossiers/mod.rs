//! 一人一档: what a person's dossier holds besides what is recorded, and whose dossier nobody has
//! touched for a quarter. How it stands on paper is told in [`crate::reports`].

mod attachments;
mod freshness;
mod photo;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::ids::{AttachmentId, PersonId, TownshipId};
use crate::store::Row;

pub use attachments::{AttachmentEdit, AttachmentRow, NewAttachment};
pub use freshness::{DossierFilter, DossierList, DossierRow};
pub use photo::read_portrait;

/// A piece of a dossier (附件): the scan of a certificate, a proof, or a paper in a cupboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Attachment {
    /// Identity.
    pub id: AttachmentId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Whose dossier.
    pub person_id: PersonId,
    /// 学历证书, 获奖证书 …, as lists group them.
    pub kind: String,
    /// As printed.
    pub title: String,
    /// The day or month it bears.
    pub on_day: Option<PartialDate>,
    /// How many pages.
    pub pages: i64,
    /// Hash of the stored file; `None`: a paper kept elsewhere.
    pub hash: Option<String>,
    /// SHA-256 of the file as it came.
    pub original_hash: Option<String>,
    /// Its name as it came.
    pub original_name: Option<String>,
    /// Its bytes as it came.
    pub original_size: Option<i64>,
}

impl Row for Attachment {
    const TABLE: &'static str = "attachments";
}
