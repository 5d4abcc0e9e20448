//! What proves an item, a visit or a check: photos, scans and documents in the register, and papers kept
//! elsewhere. Reading a file for keeping is [`EvidenceFile::read`], which needs no register.

mod file;
mod photo;
#[cfg(test)]
pub(crate) mod pictures;

use serde::Serialize;
use ts_rs::TS;

use super::flags::{Flag, FlagOf};
use super::items;
use super::{Evidence, EvidenceKind, Item, Pair, Step, Visit, VisitMentee};
use crate::changes::Outcome;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{ItemId, PairId, RecordId, TownshipId, VisitId};
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::selection::{Check, Condition};
use crate::store::{Db, Row as _};

pub use file::{largest, too_large, EvidenceFile};

pub(crate) use file::picture_of;

/// A piece of evidence with what a list shows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EvidenceRow {
    /// The record.
    #[serde(flatten)]
    pub evidence: Evidence,
    /// What its file is; `None`: a paper kept elsewhere.
    pub media_type: Option<String>,
    /// What about it needs a look.
    pub flags: Vec<Flag>,
}

/// A piece of evidence to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    /// What kind.
    pub kind: EvidenceKind,
    /// As printed; empty: the kind's name.
    pub label: String,
    /// How many.
    pub copies: i64,
    /// The file; `None` for a paper kept elsewhere.
    pub file: Option<EvidenceFile>,
}

/// What evidence proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proves {
    /// A registered step.
    Item(ItemId),
    /// A contact.
    Visit(VisitId),
    /// What a check found.
    Check(RecordId),
}

/// A kept file, to be shown or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// `姓名-事项-序号`.
    pub stem: String,
    /// `jpg`, `pdf` …
    pub ending: String,
    /// What it is.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl EvidenceKind {
    /// What the clerk calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Photo => "照片",
            Self::Scan => "扫描件",
            Self::Document => "文档",
            Self::Paper => "纸质材料",
        }
    }
}

impl Registry {
    /// Adds evidence to an item, a visit or a check.
    pub fn add_evidence(
        &mut self,
        proves: &Proves,
        evidence: &[NewEvidence],
    ) -> Result<Outcome<Vec<RecordId>>> {
        if evidence.is_empty() {
            return Err(Error::invalid(
                "evidence",
                "evidence.missing",
                "请选择照片或文件",
            ));
        }
        self.transact(Op::AddEvidence, |tx| {
            let (township_id, about) = tx.proven(proves)?;
            tx.about(&about);
            tx.add_evidence(proves, &township_id, evidence)
        })
    }

    /// Corrects what a piece of evidence is called and how many there are.
    pub fn edit_evidence(
        &mut self,
        id: &RecordId,
        label: &str,
        copies: i64,
    ) -> Result<Outcome<()>> {
        self.transact(Op::EditEvidence, |tx| {
            let evidence: Evidence = tx.db.find(id.as_str())?.or_not_found("佐证")?;
            let label = accepted_label(evidence.kind, label, "label")?;
            tx.about(&label);
            tx.db.update(&Evidence {
                label,
                copies: accepted_copies(copies, "copies")?,
                ..evidence
            })
        })
    }

    /// Takes a piece of evidence out; an item that needs it is open again.
    pub fn remove_evidence(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveEvidence, |tx| {
            let evidence: Evidence = tx.db.find(id.as_str())?.or_not_found("佐证")?;
            let (_, about) = tx.proven(&proves(&evidence)?)?;
            tx.about(&format!("{about} {}", evidence.label));
            tx.db.remove("evidence", id.as_str())
        })
    }

    /// The kept file of a piece of evidence, under the name it is saved by.
    pub fn evidence_file(&self, id: &RecordId) -> Result<KeptFile> {
        let evidence: Evidence = self.db.find(id.as_str())?.or_not_found("佐证")?;
        let of_same = evidence_of(&self.db, &proves(&evidence)?)?;
        let with_file = of_same.iter().filter(|one| one.hash.is_some());
        let number = 1 + with_file.take_while(|one| one.id != *id).count();
        let (whom, what) = self.named_for_saving(&evidence)?;
        self.kept(&evidence, &format!("{whom}-{what}-{number}"))
    }

    /// Every piece of evidence with a file of some pairs: of their items, and of the visits to
    /// their mentees while they lasted.
    pub fn evidence_of_pairs(&self, pairs: &[PairId]) -> Result<Vec<RecordId>> {
        let mut found = Vec::new();
        for id in pairs {
            let pair: Pair = self.db.find(id.as_str())?.or_not_found("结对")?;
            let items: Vec<Item> = self.db.find_by("pair_id", id.as_str())?;
            for item in items {
                found.extend(self.db.find_by::<Evidence>("item_id", item.id.as_str())?);
            }
            let visited: Vec<VisitMentee> =
                self.db.find_by("person_id", pair.person_id.as_str())?;
            for visited in visited {
                let visit: Visit = self
                    .db
                    .find(visited.visit_id.as_str())?
                    .or_not_found("帮带记录")?;
                if pair.period().contains(visit.on_day) {
                    found.extend(self.db.find_by::<Evidence>("visit_id", visit.id.as_str())?);
                }
            }
        }
        let mut ids: Vec<RecordId> = found
            .into_iter()
            .filter(|evidence| evidence.hash.is_some())
            .map(|evidence| evidence.id)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// Rows of evidence as lists show them, each with those of `flags` that are about it.
    pub(crate) fn evidence_rows(
        &self,
        evidence: Vec<Evidence>,
        flags: &[FlagOf],
    ) -> Result<Vec<EvidenceRow>> {
        let rows = evidence.into_iter().map(|evidence| {
            let media_type = match &evidence.hash {
                Some(hash) => self.db.media_type(hash)?,
                None => None,
            };
            let of_it = flags
                .iter()
                .filter(|flag| flag.evidence.as_ref() == Some(&evidence.id));
            Ok(EvidenceRow {
                flags: of_it.map(|flag| flag.flag.clone()).collect(),
                media_type,
                evidence,
            })
        });
        rows.collect()
    }

    fn kept(&self, evidence: &Evidence, stem: &str) -> Result<KeptFile> {
        let hash = evidence.hash.as_deref().or_not_found("佐证文件")?;
        self.kept_file(hash, evidence.original_name.as_deref(), stem)
    }

    /// A kept file, under the name it is saved by.
    pub(crate) fn kept_file(
        &self,
        hash: &str,
        original_name: Option<&str>,
        stem: &str,
    ) -> Result<KeptFile> {
        let (media_type, bytes) = self.db.blob(hash)?.or_not_found("文件")?;
        let ending = file::ending(&media_type, original_name);
        Ok(KeptFile {
            stem: stem.to_owned(),
            ending: ending.to_owned(),
            media_type,
            bytes,
        })
    }

    /// Whose evidence it is and what of, as its file is called.
    fn named_for_saving(&self, evidence: &Evidence) -> Result<(String, String)> {
        if let Some(id) = &evidence.item_id {
            let item: Item = self.db.find(id.as_str())?.or_not_found("任务登记")?;
            let pair: Pair = self.db.find(item.pair_id.as_str())?.or_not_found("结对")?;
            let step: Step = self
                .db
                .find(item.step_id.as_str())?
                .or_not_found("任务项")?;
            return Ok((
                self.db.person_name(&pair.person_id)?,
                format!("{}{}", step.label, item.quarter),
            ));
        }
        if let Some(id) = &evidence.check_id {
            let check: Check = self.db.find(id.as_str())?.or_not_found("核查记录")?;
            let whom = self.db.person_name(&check.person_id)?;
            return Ok((whom, format!("资格核查-{}", evidence.label)));
        }
        let id = evidence.visit_id.as_ref().or_not_found("帮带记录")?;
        let visit: Visit = self.db.find(id.as_str())?.or_not_found("帮带记录")?;
        let visited: Vec<VisitMentee> = self.db.find_by("visit_id", id.as_str())?;
        let whom = match visited.as_slice() {
            [one] => self.db.person_name(&one.person_id)?,
            _ => self.db.person_name(&visit.mentor_id)?,
        };
        Ok((whom, format!("帮带记录{}", visit.on_day)))
    }
}

impl Tx<'_> {
    /// Keeps a file that was read; its hash.
    pub(crate) fn keep_file(&self, file: &EvidenceFile) -> Result<String> {
        let hash = file::hash_of(&file.bytes);
        self.db.add_blob(&hash, file.media_type, &file.bytes)?;
        Ok(hash)
    }

    /// Adds evidence to what is there.
    pub(crate) fn add_evidence(
        &self,
        proves: &Proves,
        township_id: &TownshipId,
        evidence: &[NewEvidence],
    ) -> Result<Vec<RecordId>> {
        let (mut item_id, mut visit_id, mut check_id) = (None, None, None);
        match proves {
            Proves::Item(id) => item_id = Some(id.clone()),
            Proves::Visit(id) => visit_id = Some(id.clone()),
            Proves::Check(id) => check_id = Some(id.clone()),
        }
        let added = evidence.iter().enumerate().map(|(number, new)| {
            let field = |name: &str| format!("evidence[{number}].{name}");
            let file = accepted_file(new, &field("token"))?;
            let hash = file.map(|file| self.keep_file(file)).transpose()?;
            let record = Evidence {
                id: RecordId::new(),
                township_id: township_id.clone(),
                item_id: item_id.clone(),
                visit_id: visit_id.clone(),
                check_id: check_id.clone(),
                kind: new.kind,
                label: accepted_label(new.kind, &new.label, &field("label"))?,
                copies: accepted_copies(new.copies, &field("copies"))?,
                hash,
                original_hash: file.map(|file| file.original_hash.clone()),
                original_name: file.map(|file| file.original_name.clone()),
                original_size: file.and_then(|file| i64::try_from(file.original_size).ok()),
                taken_on: file.and_then(|file| file.taken_on).map(Into::into),
            };
            self.db.insert(&record)?;
            Ok(record.id)
        });
        added.collect()
    }

    /// Takes out all evidence of an item, a visit or a check.
    pub(crate) fn remove_evidence_of(&self, proves: &Proves) -> Result<()> {
        evidence_of(self.db, proves)?
            .iter()
            .try_for_each(|one| self.db.remove(Evidence::TABLE, one.id.as_str()))
    }

    /// Township and name of what evidence proves.
    fn proven(&self, proves: &Proves) -> Result<(TownshipId, String)> {
        match proves {
            Proves::Item(id) => {
                let item: Item = self.db.find(id.as_str())?.or_not_found("任务登记")?;
                let about = items::about(self.db, &item)?;
                Ok((item.township_id, about))
            }
            Proves::Visit(id) => {
                let visit: Visit = self.db.find(id.as_str())?.or_not_found("帮带记录")?;
                let mentor = self.db.person_name(&visit.mentor_id)?;
                Ok((visit.township_id, format!("{mentor} {}", visit.on_day)))
            }
            Proves::Check(id) => {
                let check: Check = self.db.find(id.as_str())?.or_not_found("核查记录")?;
                let of: Condition = self
                    .db
                    .find(check.condition_id.as_str())?
                    .or_not_found("资格条件")?;
                let whom = self.db.person_name(&check.person_id)?;
                Ok((check.township_id, format!("{whom} {}", of.label)))
            }
        }
    }
}

fn proves(evidence: &Evidence) -> Result<Proves> {
    let item = evidence.item_id.clone().map(Proves::Item);
    let visit = || evidence.visit_id.clone().map(Proves::Visit);
    let check = || evidence.check_id.clone().map(Proves::Check);
    item.or_else(visit).or_else(check).or_not_found("佐证")
}

/// All evidence of an item, a visit or a check.
pub(crate) fn evidence_of(db: &Db, proves: &Proves) -> Result<Vec<Evidence>> {
    match proves {
        Proves::Item(id) => db.find_by("item_id", id.as_str()),
        Proves::Visit(id) => db.find_by("visit_id", id.as_str()),
        Proves::Check(id) => db.find_by("check_id", id.as_str()),
    }
}

fn accepted_file<'a>(new: &'a NewEvidence, field: &str) -> Result<Option<&'a EvidenceFile>> {
    let problem = |message: &str| Err(Error::invalid(field, "evidence.file", message));
    match (new.kind, &new.file) {
        (EvidenceKind::Paper, Some(_)) => problem("纸质材料不带文件，请改选照片、扫描件或文档"),
        (EvidenceKind::Paper, None) => Ok(None),
        (_, None) => problem("请选择文件"),
        (_, Some(file)) => Ok(Some(file)),
    }
}

fn accepted_label(kind: EvidenceKind, label: &str, field: &str) -> Result<String> {
    let label = label.trim();
    let label = if label.is_empty() { kind.name() } else { label };
    if label.chars().count() > 100 {
        let message = "佐证名称最多 100 个字";
        return Err(Error::invalid(field, "text.too_long", message));
    }
    Ok(label.to_owned())
}

fn accepted_copies(copies: i64, field: &str) -> Result<i64> {
    if !(1..=999).contains(&copies) {
        let message = "份数应为 1 至 999";
        return Err(Error::invalid(field, "evidence.copies", message));
    }
    Ok(copies)
}
