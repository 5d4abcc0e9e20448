//! Files on disk: whole or not at all, and under names every system accepts.

use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use qinglan_core::{Error, Result};
use tempfile::TempPath;

/// Longest file name in bytes: 255 on most systems, less room for `(12)`.
const LONGEST_NAME: usize = 240;

/// `stem` and `extension` as a file name that Windows, macOS and Linux accept.
pub(crate) fn name(stem: &str, extension: &str) -> String {
    let clean: String = stem
        .chars()
        .map(|character| match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            _ if character.is_control() => '_',
            _ => character,
        })
        .collect();
    let mut clean = clean.trim_matches([' ', '.', '　']).to_owned();
    while clean.len() + extension.len() + 1 > LONGEST_NAME {
        clean.pop();
    }
    let device = clean
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    let reserved = matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (device.len() == 4
            && (device.starts_with("COM") || device.starts_with("LPT"))
            && device.ends_with(|last: char| last.is_ascii_digit()));
    match (clean.is_empty(), reserved) {
        (true, _) => format!("未命名.{extension}"),
        (_, true) => format!("_{clean}.{extension}"),
        _ => format!("{clean}.{extension}"),
    }
}

/// Makes names differ that would fall on the same file: `a.pdf`, `a(2).pdf`.
pub(crate) fn distinct(names: Vec<String>) -> Vec<String> {
    let mut taken = HashSet::new();
    let distinct = names.into_iter().map(|name| {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        let numbered = (2..).map(|number| format!("{stem}({number}).{extension}"));
        let mut candidates = std::iter::once(name.clone()).chain(numbered);
        candidates
            .find(|name| taken.insert(name.to_lowercase()))
            .unwrap_or(name)
    });
    distinct.collect()
}

/// A file that is complete on disk but does not have its name yet; dropped, it is gone.
pub(crate) struct Finished {
    temporary: TempPath,
    path: PathBuf,
}

/// Writes `bytes` beside `path` and makes them durable.
pub(crate) fn prepare(path: &Path, bytes: &[u8]) -> Result<Finished> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let failed = |error: std::io::Error| failure(&error, path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".qinglan-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file of the user; a temporary file would be hidden from colleagues.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    Ok(Finished {
        temporary: file.into_temp_path(),
        path: path.to_owned(),
    })
}

impl Finished {
    /// Gives the file its name, in place of an older one.
    pub(crate) fn publish(self) -> Result<PathBuf> {
        let Self { temporary, path } = self;
        temporary
            .persist(&path)
            .map_err(|error| failure(&error.error, &path))?;
        Ok(path)
    }
}

/// Makes the folder, and those above it.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| failure(&error, folder))
}

fn failure(error: &std::io::Error, path: &Path) -> Error {
    Error::of_file(path.display().to_string(), error)
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn a_file_name_is_one_every_system_accepts() {
        for (stem, expect) in [
            (
                "01-申家营村-村级后备力量花名册-20251130",
                "01-申家营村-村级后备力量花名册-20251130.pdf",
            ),
            ("../../etc/passwd", "_.._etc_passwd.pdf"),
            ("a:b*c?\"d\"", "a_b_c__d_.pdf"),
            ("con", "_con.pdf"),
            ("com1", "_com1.pdf"),
            ("commune", "commune.pdf"),
            ("　 . ", "未命名.pdf"),
            ("两行\n名", "两行_名.pdf"),
        ] {
            assert_eq!(name(stem, "pdf"), expect, "{stem:?}");
        }
        assert!(name(&"村".repeat(300), "pdf").len() <= 255);
    }

    #[test]
    fn a_full_disk_and_a_read_only_one_are_told_apart() {
        for (kind, code) in [
            (ErrorKind::StorageFull, "fault.disk_full"),
            (ErrorKind::QuotaExceeded, "fault.disk_full"),
            (ErrorKind::ReadOnlyFilesystem, "file.read_only"),
            (ErrorKind::PermissionDenied, "file.read_only"),
            (ErrorKind::NotFound, "fault.file"),
        ] {
            assert_eq!(failure(&kind.into(), Path::new("花名册.pdf")).code(), code);
        }
    }

    #[test]
    fn two_villages_of_one_name_become_two_files() {
        let names = ["a.pdf", "A.pdf", "a(2).pdf"].map(String::from).to_vec();
        assert_eq!(distinct(names), ["a.pdf", "A(2).pdf", "a(2)(2).pdf"]);
    }
}
