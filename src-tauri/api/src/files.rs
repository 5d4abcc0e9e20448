//! Files the clerk chose or pasted, by token. A path never crosses to the page and never comes
//! from it.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use qinglan_core::error::{Error, Refused, Result};
use qinglan_core::import::draft::InputFile;
use qinglan_core::mentoring::evidence::{self, EvidenceFile};
use qinglan_core::mentoring::EvidenceKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::session::Session;

/// Stands for a file the clerk chose in a dialog, dropped on the window or pasted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct FileToken(pub String);

/// Largest file that is read whole.
const LARGEST: u64 = 200 * 1024 * 1024;

/// Most bytes of pasted files that a session remembers; beyond them the oldest is forgotten.
const MOST_PASTED: usize = 200 * 1024 * 1024;

/// The files of a session.
#[derive(Debug, Default)]
pub(crate) struct Files {
    known: Mutex<HashMap<FileToken, PathBuf>>,
    pasted: Mutex<Vec<Arc<Pasted>>>,
    /// Of the last token.
    number: AtomicUsize,
}

/// A file that came over the clipboard; it lies nowhere on the disk.
#[derive(Debug)]
struct Pasted {
    token: FileToken,
    name: String,
    bytes: Vec<u8>,
}

impl Files {
    /// A token for a file that was chosen.
    pub(crate) fn remember(&self, path: PathBuf) -> FileToken {
        let token = self.next_token();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(token.clone(), path);
        token
    }

    /// A token for a file that was pasted.
    pub(crate) fn remember_pasted(&self, name: String, bytes: Vec<u8>) -> FileToken {
        let token = self.next_token();
        let mut pasted = self.pasted.lock().unwrap_or_else(PoisonError::into_inner);
        pasted.push(Arc::new(Pasted {
            token: token.clone(),
            name,
            bytes,
        }));
        while pasted.len() > 1
            && pasted.iter().map(|it| it.bytes.len()).sum::<usize>() > MOST_PASTED
        {
            pasted.remove(0);
        }
        token
    }

    fn next_token(&self) -> FileToken {
        let number = self.number.fetch_add(1, Ordering::Relaxed) + 1;
        FileToken(format!("file-{number}"))
    }

    fn pasted(&self, token: &FileToken) -> Option<Arc<Pasted>> {
        let pasted = self.pasted.lock().unwrap_or_else(PoisonError::into_inner);
        pasted.iter().find(|it| it.token == *token).cloned()
    }

    /// The file a token stands for; where paths are trusted, a path stands for itself.
    pub(crate) fn path(&self, token: &FileToken, trusts_paths: bool) -> Result<PathBuf> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        match known.get(token) {
            Some(path) => Ok(path.clone()),
            None if trusts_paths => Ok(PathBuf::from(&token.0)),
            None => Err(Refused::NotFound {
                what: "所选文件"
            }
            .into()),
        }
    }
}

/// A file's name as shown; never more of its path.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// A file of an import; one that cannot be read is listed like one that cannot be understood.
#[must_use]
pub fn input_file(path: &Path) -> InputFile {
    InputFile {
        name: name_of(path),
        bytes: read(path).map_err(|error| match error {
            Error::Refused(Refused::FileUnreadable { why, .. }) => why,
            other => other.to_string(),
        }),
    }
}

/// A whole file, unless it is larger than anything a clerk would choose.
///
/// # Errors
/// [`Refused::FileUnreadable`] when it is not there, may not be read or is too large.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |why: String| Refused::FileUnreadable {
        file: name_of(path),
        why,
    };
    let size = std::fs::metadata(path)
        .map_err(|error| unreadable(reason(&error)))?
        .len();
    if size > LARGEST {
        return Err(unreadable("文件超过 200 MB".into()).into());
    }
    Ok(std::fs::read(path).map_err(|error| unreadable(reason(&error)))?)
}

/// A file that is to be kept, chosen or pasted; one that is larger than its kind may be is not read.
pub(crate) fn evidence_of(
    session: &Session,
    token: &FileToken,
    kind: EvidenceKind,
) -> Result<EvidenceFile> {
    match session.files.pasted(token) {
        Some(pasted) => EvidenceFile::read(kind, &pasted.name, pasted.bytes.clone()),
        None => read_evidence(&session.file(token)?, kind),
    }
}

/// The name and the bytes of a file, chosen or pasted.
pub(crate) fn content_of(session: &Session, token: &FileToken) -> Result<(String, Vec<u8>)> {
    if let Some(pasted) = session.files.pasted(token) {
        return Ok((pasted.name.clone(), pasted.bytes.clone()));
    }
    let path = session.file(token)?;
    Ok((name_of(&path), read(&path)?))
}

fn read_evidence(path: &Path, kind: EvidenceKind) -> Result<EvidenceFile> {
    let unreadable = |error: std::io::Error| Refused::FileUnreadable {
        file: name_of(path),
        why: reason(&error),
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let limit = evidence::largest(kind);
    if file.metadata().map_err(unreadable)?.len() > limit {
        return Err(evidence::too_large(kind, &name_of(path)).into());
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells that it grew meanwhile.
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    EvidenceFile::read(kind, &name_of(path), bytes)
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "找不到文件".into(),
        std::io::ErrorKind::PermissionDenied => "没有读取权限".into(),
        std::io::ErrorKind::IsADirectory => "这是文件夹，不是文件".into(),
        _ => "读取失败".into(),
    }
}

/// What reading or writing a path ran into.
pub(crate) fn fault(path: &Path, error: &std::io::Error) -> Error {
    Error::of_file(name_of(path), error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_files_keep_their_tokens_until_too_much_was_pasted() {
        let files = Files::default();
        let chosen = files.remember(PathBuf::from("证书.pdf"));
        let first = files.remember_pasted("一.png".into(), vec![1; MOST_PASTED / 2]);
        let second = files.remember_pasted("二.png".into(), vec![2; 10]);
        assert_eq!(files.pasted(&first).unwrap().name, "一.png");
        assert!(files.pasted(&chosen).is_none());
        let third = files.remember_pasted("三.png".into(), vec![3; MOST_PASTED / 2]);
        assert!(files.pasted(&first).is_none());
        assert_eq!(files.pasted(&second).unwrap().bytes.len(), 10);
        assert_eq!(files.pasted(&third).unwrap().name, "三.png");
        assert_eq!(files.path(&chosen, false).unwrap(), Path::new("证书.pdf"));
    }

    #[test]
    fn an_attachment_of_200_mb_is_refused_without_being_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("现场录像.jpg");
        let file = std::fs::File::create(&path).unwrap();
        file.set_len(200 * 1024 * 1024).unwrap();
        for (kind, limit) in [
            (EvidenceKind::Photo, "40 MB"),
            (EvidenceKind::Scan, "40 MB"),
            (EvidenceKind::Document, "20 MB"),
        ] {
            let refused = read_evidence(&path, kind).unwrap_err();
            assert_eq!(refused.code(), "evidence.too_large");
            let message = refused.to_string();
            assert!(
                message.contains("现场录像.jpg") && message.contains(limit),
                "{message}"
            );
        }
    }
}
