//! PDFs on their way to a printer or to the system's viewer. They hold what the register guards, so
//! they lie in a folder of the owner alone beside the register, go as soon as the printer has them,
//! and at the latest when the window closes or, after a crash, when it opens the next time.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use qinglan_core::error::Result;

use crate::files::fault;

/// In the data folder.
const FOLDER: &str = "printing";
/// Where earlier versions left what they printed, in the system's folder for such files.
const LEFT_BEHIND: &str = "qinglan-print";

/// Where PDFs wait for the printer.
#[derive(Debug)]
pub(crate) struct Tray {
    folder: PathBuf,
}

/// A PDF in the tray; gone when dropped unless it is [`Waiting::kept`].
pub(crate) struct Waiting {
    path: Option<PathBuf>,
}

impl Tray {
    /// The tray of a data folder; nothing is written yet.
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self {
            folder: folder.join(FOLDER),
        }
    }

    /// A place for a PDF of this name, readable by the owner alone once it is written.
    pub(crate) fn place(&self, name: &str) -> Result<Waiting> {
        let folder = &self.folder;
        private_folder(folder).map_err(|error| fault(folder, &error))?;
        Ok(Waiting {
            path: Some(folder.join(name)),
        })
    }

    /// Takes everything out. What a viewer still holds open goes the next time.
    pub(crate) fn clear(&self) {
        for folder in [&self.folder, &std::env::temp_dir().join(LEFT_BEHIND)] {
            drop(fs::remove_dir_all(folder));
        }
    }
}

impl Waiting {
    /// Where it is to be written.
    pub(crate) fn path(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(""))
    }

    /// Shuts everybody else out of what was written.
    pub(crate) fn shut(&self) -> Result<()> {
        let path = self.path();
        private_file(path).map_err(|error| fault(path, &error))
    }

    /// It stays until the tray is cleared: a viewer reads it for as long as it is open.
    pub(crate) fn kept(mut self) {
        self.path = None;
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            drop(fs::remove_file(path));
        }
    }
}

#[cfg(unix)]
fn private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

/// The data folder is the user's own there.
#[cfg(not(unix))]
fn private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

#[cfg(unix)]
fn private_file(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn private_file(_: &Path) -> io::Result<()> {
    Ok(())
}
