//! Attachments of a dossier: put in, corrected, taken out, shown. Their files are read and kept as
//! evidence is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Attachment;
use crate::changes::Outcome;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{AttachmentId, PersonId};
use crate::mentoring::evidence::{EvidenceFile, KeptFile};
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};

/// What an attachment is when nobody says.
const OTHER: &str = "其他";

/// An attachment with what a list shows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentRow {
    /// The record.
    #[serde(flatten)]
    pub attachment: Attachment,
    /// What its file is; `None`: a paper kept elsewhere.
    pub media_type: Option<String>,
}

/// An attachment to be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttachment {
    /// What it is; empty: 其他.
    pub kind: String,
    /// As printed; empty: the file's name without its ending, or the kind.
    pub title: String,
    /// The day or month it bears, as typed; empty: unknown.
    pub on_day: String,
    /// How many pages.
    pub pages: i64,
    /// The file; `None` for a paper kept elsewhere.
    pub file: Option<EvidenceFile>,
}

/// What is known of an attachment, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentEdit {
    /// Which.
    pub id: AttachmentId,
    /// What it is.
    pub kind: String,
    /// As printed.
    pub title: String,
    /// The day or month it bears; empty: unknown.
    pub on_day: String,
    /// How many pages.
    pub pages: i64,
}

impl Registry {
    /// The attachments of a dossier, by kind and day.
    pub fn attachments_of(&self, person: &PersonId) -> Result<Vec<AttachmentRow>> {
        let mut attachments: Vec<Attachment> = self.db.find_by("person_id", person.as_str())?;
        attachments.sort_by(|a, b| (&a.kind, a.on_day, &a.id).cmp(&(&b.kind, b.on_day, &b.id)));
        let rows = attachments.into_iter().map(|attachment| {
            let hash = attachment.hash.as_deref();
            let media_type = hash.map(|hash| self.db.media_type(hash)).transpose()?;
            Ok(AttachmentRow {
                media_type: media_type.flatten(),
                attachment,
            })
        });
        rows.collect()
    }

    /// Puts attachments into a dossier.
    pub fn add_attachments(
        &mut self,
        person: &PersonId,
        attachments: &[NewAttachment],
    ) -> Result<Outcome<Vec<AttachmentId>>> {
        if attachments.is_empty() {
            let message = "请选择文件，或登记一份纸质材料";
            return Err(Error::invalid("attachments", "attachment.missing", message));
        }
        self.transact(Op::AddAttachments, |tx| {
            let person: Person = tx.db.find(person.as_str())?.or_not_found("人员")?;
            tx.about(&format!("{} {} 份", person.name, attachments.len()));
            let added = attachments.iter().enumerate();
            added
                .map(|(number, new)| tx.add_attachment(&person, new, number))
                .collect()
        })
    }

    /// Corrects what an attachment is called, its day and its pages.
    pub fn edit_attachment(&mut self, edit: &AttachmentEdit) -> Result<Outcome<()>> {
        self.transact(Op::EditAttachment, |tx| {
            let attachment: Attachment = tx.db.find(edit.id.as_str())?.or_not_found("附件")?;
            let corrected = Attachment {
                kind: kind(&edit.kind, "")?,
                title: title(&edit.title, "", "")?,
                on_day: on_day(&edit.on_day, "")?,
                pages: pages(edit.pages, "")?,
                ..attachment
            };
            tx.about(&tx.named(&corrected)?);
            tx.db.update(&corrected)
        })
    }

    /// Takes an attachment out.
    pub fn remove_attachment(&mut self, id: &AttachmentId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveAttachment, |tx| {
            let attachment: Attachment = tx.db.find(id.as_str())?.or_not_found("附件")?;
            tx.about(&tx.named(&attachment)?);
            tx.db.remove("attachments", id.as_str())
        })
    }

    /// The kept file of an attachment, under the name it is saved by.
    pub fn attachment_file(&self, id: &AttachmentId) -> Result<KeptFile> {
        let attachment: Attachment = self.db.find(id.as_str())?.or_not_found("附件")?;
        let hash = attachment.hash.as_deref().or_not_found("附件文件")?;
        let whom = self.db.person_name(&attachment.person_id)?;
        let stem = format!("{whom}-{}", attachment.title);
        self.kept_file(hash, attachment.original_name.as_deref(), &stem)
    }
}

impl Tx<'_> {
    fn add_attachment(
        &self,
        person: &Person,
        new: &NewAttachment,
        number: usize,
    ) -> Result<AttachmentId> {
        let prefix = format!("attachments[{number}].");
        let kind = kind(&new.kind, &prefix)?;
        let file = new.file.as_ref();
        let name = file.map_or(kind.as_str(), |file| stem(&file.original_name));
        let attachment = Attachment {
            id: AttachmentId::new(),
            township_id: person.township_id.clone(),
            person_id: person.id.clone(),
            title: title(&new.title, name, &prefix)?,
            on_day: on_day(&new.on_day, &prefix)?,
            pages: pages(new.pages, &prefix)?,
            hash: file.map(|file| self.keep_file(file)).transpose()?,
            original_hash: file.map(|file| file.original_hash.clone()),
            original_name: file.map(|file| file.original_name.clone()),
            original_size: file.and_then(|file| i64::try_from(file.original_size).ok()),
            kind,
        };
        self.db.insert(&attachment)?;
        Ok(attachment.id)
    }

    /// `王芳 大专毕业证`.
    fn named(&self, attachment: &Attachment) -> Result<String> {
        let whom = self.db.person_name(&attachment.person_id)?;
        Ok(format!("{whom} {}", attachment.title))
    }
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn kind(typed: &str, prefix: &str) -> Result<String> {
    let typed = typed.trim();
    let kind = if typed.is_empty() { OTHER } else { typed };
    short(kind, 20, &format!("{prefix}kind"), "附件类别最多 20 个字")
}

fn title(typed: &str, otherwise: &str, prefix: &str) -> Result<String> {
    let field = format!("{prefix}title");
    let typed = typed.trim();
    let title = if typed.is_empty() { otherwise } else { typed };
    if title.is_empty() {
        return Err(Error::invalid(&field, "attachment.title", "请填写附件名称"));
    }
    short(title, 100, &field, "附件名称最多 100 个字")
}

fn short(text: &str, most: usize, field: &str, message: &str) -> Result<String> {
    if text.chars().count() > most {
        return Err(Error::invalid(field, "text.too_long", message));
    }
    Ok(text.to_owned())
}

fn on_day(typed: &str, prefix: &str) -> Result<Option<crate::date::PartialDate>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    typed_date(&format!("{prefix}on_day"), typed).map(Some)
}

fn pages(pages: i64, prefix: &str) -> Result<i64> {
    if !(1..=999).contains(&pages) {
        let field = format!("{prefix}pages");
        return Err(Error::invalid(
            &field,
            "attachment.pages",
            "页数应为 1 至 999",
        ));
    }
    Ok(pages)
}
