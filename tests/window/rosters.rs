//! Printing.

use std::fs;

use tempfile::TempDir;

use crate::sample_picking;

#[test]
fn a_roster_is_looked_at_and_saved_as_pdf_and_as_a_workbook() {
    let folder = TempDir::new().unwrap();
    let app = sample_picking("a_roster_is_saved", &[folder.path().to_path_buf()]);
    app.click("花名册打印");
    let pages = "[...document.images].some((page) => page.complete && page.naturalWidth > 400)";
    app.wait_until("a page of the roster", pages);
    for (button, ending) in [("PDF", ".pdf"), ("Excel", ".xlsx"), ("Word", ".docx")] {
        app.click(button);
        app.sees(&format!("{ending}”"));
        let saved = saved(&folder);
        assert!(saved.iter().any(|name| name.ends_with(ending)), "{saved:?}");
    }
}

fn saved(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path())
        .expect("the folder is there")
        .flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}
