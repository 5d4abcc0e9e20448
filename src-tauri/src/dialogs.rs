//! What only a desktop can do for the commands: file dialogs, the viewer, the printer. The page
//! never names a path: it asks, the clerk picks here.

use std::env;
use std::path::{Path, PathBuf};

use qinglan_api::{Handed, Host, PickFor};
use qinglan_core::error::Result;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use crate::printing;

/// What a dialog returns under test: one path a line. Folders answer dialogs that choose where to
/// save, files answer those that choose what to open.
const TEST_PICK: &str = "QINGLAN_TEST_PICK";

/// The desktop around the window.
pub(crate) struct Desktop {
    app: AppHandle,
}

impl Desktop {
    /// The desktop of a running app.
    pub(crate) fn new(app: &AppHandle) -> Self {
        Self { app: app.clone() }
    }

    fn dialog(&self, title: &str) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.app.dialog().file().set_title(title);
        match self.app.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Host for Desktop {
    fn pick_files(&self, purpose: PickFor, multiple: bool) -> Result<Vec<PathBuf>> {
        if let Some(mut picked) = under_test() {
            picked.retain(|path| !path.is_dir());
            picked.truncate(if multiple { picked.len() } else { 1 });
            return Ok(picked);
        }
        let (title, kind, endings) = offered(purpose);
        let dialog = self
            .dialog(title)
            .add_filter(kind, endings)
            .add_filter("所有文件", &["*"]);
        let picked = if multiple {
            dialog.blocking_pick_files().unwrap_or_default()
        } else {
            dialog.blocking_pick_file().into_iter().collect()
        };
        Ok(picked.into_iter().filter_map(local).collect())
    }

    fn pick_save(&self, _: PickFor, name: &str) -> Result<Option<PathBuf>> {
        if let Some(picked) = under_test() {
            return Ok(picked
                .into_iter()
                .find(|path| path.is_dir())
                .map(|dir| dir.join(name)));
        }
        let picked = self
            .dialog("保存为")
            .set_file_name(name)
            .blocking_save_file();
        Ok(picked
            .and_then(local)
            .map(|path| with_ending_of(path, name)))
    }

    fn pick_folder(&self) -> Result<Option<PathBuf>> {
        if let Some(picked) = under_test() {
            return Ok(picked.into_iter().find(|path| path.is_dir()));
        }
        Ok(self
            .dialog("选择文件夹")
            .blocking_pick_folder()
            .and_then(local))
    }

    fn open(&self, path: &Path) -> Result<()> {
        printing::open(path)
    }

    fn printers(&self) -> Vec<String> {
        printing::printers()
    }

    fn print(&self, pdf: &Path, printer: Option<&str>) -> Result<Handed> {
        printing::print(pdf, printer)
    }
}

/// Title of the dialog, name of the kind of file, and its endings.
fn offered(purpose: PickFor) -> (&'static str, &'static str, &'static [&'static str]) {
    let sheets: &[&str] = &[
        "xlsx", "xls", "et", "csv", "tsv", "txt", "docx", "mht", "mhtml", "htm", "html", "XLSX",
        "XLS", "ET", "CSV", "TSV", "TXT", "DOCX", "MHT", "HTM", "HTML",
    ];
    match purpose {
        PickFor::Import => ("选择要导入的表格", "表格", sheets),
        PickFor::Villages => ("选择村名单", "表格", sheets),
        PickFor::Photo => (
            "选择照片",
            "照片",
            &["jpg", "jpeg", "png", "JPG", "JPEG", "PNG"],
        ),
        PickFor::Evidence => (
            "选择佐证材料",
            "照片和文件",
            &[
                "jpg", "jpeg", "png", "pdf", "doc", "docx", "xls", "xlsx", "wps", "et", "JPG",
                "JPEG", "PNG", "PDF",
            ],
        ),
        PickFor::Backup => ("选择备份", "青蓝备份", &["qinglan"]),
        PickFor::Document => ("选择文件", "文件", &["pdf", "xlsx", "docx"]),
    }
}

fn under_test() -> Option<Vec<PathBuf>> {
    let picked = env::var(TEST_PICK).ok()?;
    Some(
        picked
            .lines()
            .filter(|line| !line.is_empty())
            .map(PathBuf::from)
            .collect(),
    )
}

/// Dialogs of phones return addresses that are no paths; ours always return paths.
fn local(picked: FilePath) -> Option<PathBuf> {
    picked.into_path().ok()
}

/// The GTK dialog does not add the ending the clerk left out.
fn with_ending_of(path: PathBuf, name: &str) -> PathBuf {
    let Some(wanted) = Path::new(name).extension() else {
        return path;
    };
    if path
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case(wanted))
    {
        return path;
    }
    let mut whole = path.into_os_string();
    whole.push(".");
    whole.push(wanted);
    whole.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_file_gets_the_ending_the_clerk_left_out() {
        let check = |path: &str, expected: &str| {
            assert_eq!(
                with_ending_of(path.into(), "名册.pdf"),
                PathBuf::from(expected)
            );
        };
        check("桌面/花名册", "桌面/花名册.pdf");
        check("桌面/花名册.pdf", "桌面/花名册.pdf");
        check("桌面/花名册.PDF", "桌面/花名册.PDF");
        check("桌面/2025.11.26", "桌面/2025.11.26.pdf");
    }
}
