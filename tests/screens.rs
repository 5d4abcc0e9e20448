//! Pictures of every page of the real window: `screens DATA_DIR OUT`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use qinglan_tests::app::App;

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [data_dir, out] = folders.as_slice() else {
        eprintln!("用法：screens 数据目录 图片目录");
        return ExitCode::FAILURE;
    };
    if let Err(error) = std::fs::create_dir_all(out) {
        eprintln!("不能建立 {}：{error}", out.display());
        return ExitCode::FAILURE;
    }
    picture_every_page(data_dir, out);
    ExitCode::SUCCESS
}

/// Walks down the sidebar. A fresh machine has none yet: then there is the first page alone.
fn picture_every_page(data_dir: &Path, out: &Path) {
    let app = App::with_data_in(data_dir, "screens", &[]);
    app.screenshot(&out.join("0-开始.png"));
    let pages = app.value("[...document.querySelectorAll('nav a span')].map((it) => it.innerText)");
    let pages = pages
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str());
    for (index, page) in pages.enumerate() {
        app.click(page);
        app.wait_until_ready(page);
        app.screenshot(&out.join(format!("{}-{page}.png", index + 1)));
    }
}
