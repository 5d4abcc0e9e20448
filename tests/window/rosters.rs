//! Printing.

use tempfile::TempDir;

use crate::sample_picking;

#[test]
fn a_roster_is_looked_at_and_saved() {
    let folder = TempDir::new().unwrap();
    let app = sample_picking("a_roster_is_saved", &[folder.path().to_path_buf()]);
    app.screenshot(std::path::Path::new("/tmp/list.png"));
    app.click("花名册打印");
}
