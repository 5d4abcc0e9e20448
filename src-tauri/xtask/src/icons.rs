//! `cargo xtask icons`: the window's and the installer's icons from the one drawing.

use std::fs;

use crate::shell::{root, run, target_dir};
use crate::{ui, Result};

/// The icons that tauri.conf.json names.
const KEPT: &[&str] = &[
    "32x32.png",
    "128x128.png",
    "128x128@2x.png",
    "icon.png",
    "icon.ico",
];

/// Draws every size; phones' icons, which the Tauri command line draws too, are left out.
pub(crate) fn icons() -> Result {
    let folder = root().join("src-tauri/icons");
    let drawing = folder.join("qinglan.svg");
    let drawn = target_dir().join("xtask/icons");
    let words = [
        "icon",
        &drawing.to_string_lossy(),
        "--output",
        &drawn.to_string_lossy(),
    ];
    run(&mut ui::tauri(words))?;
    for name in KEPT {
        fs::copy(drawn.join(name), folder.join(name))
            .map_err(|error| format!("不能写入图标 {name}：{error}"))?;
    }
    Ok(())
}
