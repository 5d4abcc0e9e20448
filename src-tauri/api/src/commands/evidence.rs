//! What proves items, visits and checks: files are read before the register is held, and written while
//! it is not.

use std::collections::HashMap;

use base64::prelude::{Engine as _, BASE64_STANDARD};
use qinglan_core::changes::Outcome;
use qinglan_core::error::{Refused, Result};
use qinglan_core::ids::{ItemId, PairId, RecordId, VisitId};
use qinglan_core::mentoring::evidence::{self, Proves};
use qinglan_core::mentoring::EvidenceKind;
use qinglan_documents::{put, safe_name};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::files::{evidence_of, name_of, FileToken};
use crate::host::PickFor;
use crate::session::Session;
use crate::task::Task;

/// A piece of evidence to add.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct NewEvidence {
    /// What kind.
    pub kind: EvidenceKind,
    /// As printed: `责任书`; empty: the kind's name.
    pub label: String,
    /// How many; 1 when absent.
    #[serde(default)]
    pub copies: Option<i64>,
    /// The file; absent for a paper kept elsewhere.
    #[serde(default)]
    pub token: Option<FileToken>,
}

/// Evidence to add to an item, a visit or a check.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Add {
    /// To this item …
    #[serde(default)]
    pub item_id: Option<ItemId>,
    /// … or to this visit …
    #[serde(default)]
    pub visit_id: Option<VisitId>,
    /// … or to this check.
    #[serde(default)]
    pub check_id: Option<RecordId>,
    /// What.
    pub evidence: Vec<NewEvidence>,
}

/// What a piece of evidence is called.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Edit {
    /// Which.
    pub id: RecordId,
    /// As printed.
    pub label: String,
    /// How many.
    pub copies: i64,
}

/// One piece of evidence.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct One {
    /// Which.
    pub id: RecordId,
}

/// The evidence of pairs.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OfPairs {
    /// Which pairs.
    pub pair_ids: Vec<PairId>,
}

/// Evidence that was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SavedEvidence {
    /// How many files.
    pub files: usize,
    /// Name of the folder.
    #[serde(rename = "where")]
    pub place: String,
}

/// The files of new evidence, read for keeping.
pub(super) fn read_all(
    session: &Session,
    evidence: &[NewEvidence],
) -> Result<Vec<evidence::NewEvidence>> {
    let read = evidence.iter().map(|new| {
        let token = new.token.as_ref();
        let file = token.map(|token| evidence_of(session, token, new.kind));
        Ok(evidence::NewEvidence {
            kind: new.kind,
            label: new.label.clone(),
            copies: new.copies.unwrap_or(1),
            file: file.transpose()?,
        })
    });
    read.collect()
}

pub(super) fn add(session: &Session, params: Add, _: &Task<'_>) -> Result<Outcome<Vec<RecordId>>> {
    let proves = params.proves()?;
    let evidence = read_all(session, &params.evidence)?;
    session.with(|registry| registry.add_evidence(&proves, &evidence))
}

impl Add {
    fn proves(&self) -> Result<Proves> {
        match (&self.item_id, &self.visit_id, &self.check_id) {
            (Some(id), None, None) => Ok(Proves::Item(id.clone())),
            (None, Some(id), None) => Ok(Proves::Visit(id.clone())),
            (None, None, Some(id)) => Ok(Proves::Check(id.clone())),
            _ => Err(Refused::BadParameters {
                detail: "item_id、visit_id、check_id 只能给出一个".into(),
            }
            .into()),
        }
    }
}

pub(super) fn edit(session: &Session, params: Edit, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.edit_evidence(&params.id, &params.label, params.copies))
}

pub(super) fn remove(session: &Session, params: One, _: &Task<'_>) -> Result<Outcome<()>> {
    session.with(|registry| registry.remove_evidence(&params.id))
}

pub(super) fn show(session: &Session, params: One, _: &Task<'_>) -> Result<String> {
    let file = session.with(|registry| registry.evidence_file(&params.id))?;
    let encoded = BASE64_STANDARD.encode(file.bytes);
    Ok(format!("data:{};base64,{encoded}", file.media_type))
}

pub(super) fn save(session: &Session, params: One, _: &Task<'_>) -> Result<Option<String>> {
    let file = session.with(|registry| registry.evidence_file(&params.id))?;
    let name = safe_name(&file.stem, &file.ending);
    let chosen = session.host.pick_save(PickFor::Document, &name)?;
    let written = chosen.map(|path| put(&file.bytes, &path)).transpose()?;
    Ok(written.map(|path| name_of(&path)))
}

pub(super) fn save_all(
    session: &Session,
    params: OfPairs,
    task: &Task<'_>,
) -> Result<Option<SavedEvidence>> {
    let ids = session.with(|registry| registry.evidence_of_pairs(&params.pair_ids))?;
    if ids.is_empty() {
        return Err(Refused::NotFound {
            what: "佐证文件"
        }
        .into());
    }
    let Some(folder) = session.host.pick_folder()? else {
        return Ok(None);
    };
    let mut taken: HashMap<String, usize> = HashMap::new();
    for (done, id) in ids.iter().enumerate() {
        task.check(done, ids.len(), "保存佐证")?;
        let file = session.with(|registry| registry.evidence_file(id))?;
        let count = taken.entry(file.stem.clone()).or_default();
        *count += 1;
        // Two people of one name.
        let stem = match count {
            1 => file.stem,
            again => format!("{}({again})", file.stem),
        };
        put(&file.bytes, &folder.join(safe_name(&stem, &file.ending)))?;
    }
    Ok(Some(SavedEvidence {
        files: ids.len(),
        place: name_of(&folder),
    }))
}
