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
    let name = name_of(path);
    let bytes = match left_by_office(&name) {
        Some(of) => Err(format!(
            "这是 WPS、Excel 打开表格时留下的临时文件，不是表格，没有导入；请选{of}"
        )),
        None => read(path).map_err(|error| match error {
            Error::Refused(Refused::FileUnreadable { why, .. }) => why,
            other => other.to_string(),
        }),
    };
    InputFile { name, bytes }
}

/// Of which sheet a file is the mark that somebody has it open: `~$名单.xlsx`, `.~名单.xlsx`,
/// `.~lock.名单.xlsx#`.
fn left_by_office(name: &str) -> Option<String> {
    let of = name
        .strip_prefix("~$")
        .or_else(|| name.strip_prefix(".~lock."))
        .or_else(|| name.strip_prefix(".~"))?;
    Some(match of.trim_end_matches('#') {
        "" => "原来的文件".to_owned(),
        of => format!("“{of}”"),
    })
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
    // A pipe is not even opened: that waits for somebody to write into it.
    let kind = std::fs::metadata(path).map_err(|error| unreadable(reason(&error)))?;
    if kind.is_dir() {
        return Err(unreadable(A_FOLDER.into()).into());
    }
    if !kind.is_file() {
        return Err(unreadable("这不是普通文件，是系统设备或管道".into()).into());
    }
    let bytes = read_at_most(path, LARGEST).map_err(|error| unreadable(reason(&error)))?;
    Ok(bytes.ok_or_else(|| unreadable("文件超过 200 MB".into()))?)
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

/// What a file holds, unless that is more than `limit` bytes; such a file is not read.
fn read_at_most(path: &Path, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    let file = std::fs::File::open(path)?;
    if file.metadata()?.len() > limit {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells that it grew meanwhile.
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= limit))
}

fn read_evidence(path: &Path, kind: EvidenceKind) -> Result<EvidenceFile> {
    let unreadable = |error: std::io::Error| Refused::FileUnreadable {
        file: name_of(path),
        why: reason(&error),
    };
    let bytes = read_at_most(path, evidence::largest(kind)).map_err(unreadable)?;
    let bytes = bytes.ok_or_else(|| evidence::too_large(kind, &name_of(path)))?;
    EvidenceFile::read(kind, &name_of(path), bytes)
}

const A_FOLDER: &str = "这是文件夹，不是文件；请选文件夹里的表格";

/// Windows' error when another program has a file to itself: `ERROR_SHARING_VIOLATION`, and
/// `ERROR_LOCK_VIOLATION` for a part of it.
const HELD_OPEN: [i32; 2] = [32, 33];

fn reason(error: &std::io::Error) -> String {
    let held = error.raw_os_error().filter(|code| HELD_OPEN.contains(code));
    let reason = match error.kind() {
        _ if cfg!(windows) && held.is_some() => {
            "文件正被别的程序占用，请先在 WPS、Excel 里关闭它，再试一次"
        }
        std::io::ErrorKind::NotFound => "找不到文件，请核对文件名和所在的文件夹",
        std::io::ErrorKind::PermissionDenied => {
            "没有读取权限，文件本身未必有问题；请在文件属性的权限（安全）里允许读取，或复制一份到自己的文件夹再试"
        }
        std::io::ErrorKind::IsADirectory => A_FOLDER,
        _ => "读取失败，请把文件复制到本机硬盘再试",
    };
    reason.into()
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

    #[cfg(unix)]
    #[test]
    fn what_is_no_ordinary_file_is_not_read() {
        for endless in ["/dev/zero", "/dev/null"] {
            let why = read(Path::new(endless)).unwrap_err().to_string();
            assert!(why.contains("不是普通文件"), "{why}");
        }
    }

    #[test]
    fn marks_that_office_programs_leave_beside_an_open_sheet_are_named_and_not_read() {
        for (name, of) in [
            ("~$名单.xlsx", "请选“名单.xlsx”"),
            (".~名单.et", "请选“名单.et”"),
            (".~lock.名单.xlsx#", "请选“名单.xlsx”"),
            ("~$", "请选原来的文件"),
        ] {
            let file = input_file(Path::new(name));
            assert_eq!(file.name, name);
            let why = file.bytes.unwrap_err();
            assert!(why.contains("临时文件") && why.ends_with(of), "{why}");
        }
    }

    #[test]
    fn what_keeps_a_file_from_being_read_is_said_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let why = |error: Error| match error {
            Error::Refused(Refused::FileUnreadable { why, .. }) => why,
            other => other.to_string(),
        };
        let not_there = why(read(&folder.path().join("没有.xlsx")).unwrap_err());
        assert!(not_there.starts_with("找不到文件，请核对"), "{not_there}");
        assert_eq!(why(read(folder.path()).unwrap_err()), A_FOLDER);
        let forbidden = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        assert!(reason(&forbidden).starts_with("没有读取权限"));
        assert!(!reason(&forbidden).contains("损坏"));
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
