//! What the surroundings do for the commands: choosing files, showing them, printing them. The
//! window does it with dialogs; the command line never asks.

use std::path::{Path, PathBuf};

use qinglan_core::error::{Refused, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a file is picked for; decides the dialog's title and the endings it offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PickFor {
    /// Sheets to import.
    Import,
    /// A person's photo.
    Photo,
    /// Photos, scans and documents that prove something.
    Evidence,
    /// A list of villages.
    Villages,
    /// A backup to restore or to write.
    Backup,
    /// A document to write.
    Document,
}

/// Who has a PDF that was to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// The printer's queue, which has a copy of its own.
    ToPrinter,
    /// The system's viewer, which reads the file.
    ToViewer,
}

/// The surroundings of a session.
pub trait Host: Send + Sync {
    /// Files the clerk chooses; empty when she cancels.
    fn pick_files(&self, purpose: PickFor, multiple: bool) -> Result<Vec<PathBuf>>;

    /// Where to write a file of this name; `None` when she cancels.
    fn pick_save(&self, purpose: PickFor, name: &str) -> Result<Option<PathBuf>>;

    /// A folder to write files into; `None` when she cancels.
    fn pick_folder(&self) -> Result<Option<PathBuf>>;

    /// Opens a file or folder in the system's own viewer.
    fn open(&self, path: &Path) -> Result<()>;

    /// Printers by name, the usual one first; empty where only the system's viewer prints.
    fn printers(&self) -> Vec<String>;

    /// Prints a PDF; without printers it is opened in the system's viewer.
    fn print(&self, pdf: &Path, printer: Option<&str>) -> Result<Handed>;

    /// Whether commands may name files by their path, as the command line does. The window's
    /// pages may not: they hold tokens only.
    fn trusts_paths(&self) -> bool {
        false
    }
}

/// The command line: it never asks, and its caller names files by path.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terminal;

impl Host for Terminal {
    fn pick_files(&self, _: PickFor, _: bool) -> Result<Vec<PathBuf>> {
        Err(no_dialogs())
    }

    fn pick_save(&self, _: PickFor, _: &str) -> Result<Option<PathBuf>> {
        Err(no_dialogs())
    }

    fn pick_folder(&self) -> Result<Option<PathBuf>> {
        Err(no_dialogs())
    }

    fn open(&self, _: &Path) -> Result<()> {
        Err(no_dialogs())
    }

    fn printers(&self) -> Vec<String> {
        Vec::new()
    }

    fn print(&self, _: &Path, _: Option<&str>) -> Result<Handed> {
        Err(no_dialogs())
    }

    fn trusts_paths(&self) -> bool {
        true
    }
}

fn no_dialogs() -> qinglan_core::Error {
    Refused::BadParameters {
        detail: "命令行不弹出对话框，请用参数给出文件".into(),
    }
    .into()
}
