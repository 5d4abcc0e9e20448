//! Where 青蓝 keeps its own files on this machine.

use std::env;
use std::path::PathBuf;

use tauri::{AppHandle, Manager};

/// Names the folder under test, so that a test never meets the user's own data.
const DATA_DIR: &str = "QINGLAN_DATA_DIR";

/// The folder of registers, backups and settings.
pub(crate) fn data_dir(app: &AppHandle) -> tauri::Result<PathBuf> {
    match env::var_os(DATA_DIR) {
        Some(folder) => Ok(folder.into()),
        None => Ok(app.path().data_dir()?.join("qinglan")),
    }
}
