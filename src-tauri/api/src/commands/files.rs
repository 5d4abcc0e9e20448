//! Choosing and pasting files; the page gets tokens and names.

use std::path::PathBuf;

use base64::prelude::{Engine as _, BASE64_STANDARD};
use qinglan_core::error::{Refused, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::files::{name_of, FileToken};
use crate::host::PickFor;
use crate::session::Session;
use crate::task::Task;

/// What to choose.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Pick {
    /// What for.
    pub purpose: PickFor,
    /// One or several.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub multiple: bool,
}

/// One chosen file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct OneFile {
    /// Which.
    pub token: FileToken,
}

/// A file to write.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SaveAs {
    /// The name it is offered.
    pub name: String,
    /// What for.
    pub purpose: PickFor,
}

/// A file that came over the clipboard.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PastedFile {
    /// What it is called.
    pub name: String,
    /// Its bytes, as Base64.
    pub data: String,
}

/// A file the clerk chose.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PickedFile {
    /// Stands for it.
    pub token: FileToken,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

pub(crate) fn picked(session: &Session, path: PathBuf) -> PickedFile {
    PickedFile {
        name: name_of(&path),
        size: std::fs::metadata(&path)
            .map(|file| file.len())
            .unwrap_or_default(),
        token: session.files.remember(path),
    }
}

pub(super) fn pick(session: &Session, params: Pick, _: &Task<'_>) -> Result<Vec<PickedFile>> {
    let paths = session.host.pick_files(params.purpose, params.multiple)?;
    Ok(paths
        .into_iter()
        .map(|path| picked(session, path))
        .collect())
}

pub(super) fn paste(session: &Session, params: PastedFile, _: &Task<'_>) -> Result<PickedFile> {
    let bytes = BASE64_STANDARD.decode(&params.data);
    let bytes = bytes.map_err(|error| Refused::BadParameters {
        detail: error.to_string(),
    })?;
    let name: String = params.name.chars().take(200).collect();
    Ok(PickedFile {
        size: bytes.len() as u64,
        token: session.files.remember_pasted(name.clone(), bytes),
        name,
    })
}

pub(super) fn save_as(
    session: &Session,
    params: SaveAs,
    _: &Task<'_>,
) -> Result<Option<FileToken>> {
    let path = session.host.pick_save(params.purpose, &params.name)?;
    Ok(path.map(|path| session.files.remember(path)))
}

pub(super) fn open(session: &Session, params: OneFile, _: &Task<'_>) -> Result<()> {
    session.host.open(&session.file(&params.token)?)
}
