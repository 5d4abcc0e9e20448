//! `cargo xtask bundle`: the installer, with the window and the command line in it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cargo::{binary, build};
use crate::shell::{run, say, target_dir};
use crate::system::Purpose;
use crate::{system, ui, Result};

/// What this system installs.
const FORMAT: &str = if cfg!(windows) { "nsis" } else { "deb" };

/// Builds both programs as `cargo xtask bench` does, so that nothing is built twice, and has the
/// Tauri command line pack them.
pub(crate) fn bundle() -> Result {
    system::prepare(Purpose::Show)?;
    ui::prepare()?;
    build(true)?;
    let config = with_command_line(&binary("qinglan-cli", true))?;
    let words = ["bundle", "--bundles", FORMAT, "--ci", "--config"];
    run(ui::tauri(words).arg(config))?;
    say(&format!(
        "安装包在 {}",
        target_dir().join("release/bundle").join(FORMAT).display()
    ));
    Ok(())
}

/// What tauri.conf.json cannot say, because it does not know where cargo builds: the command line
/// goes beside the window.
fn with_command_line(cli: &Path) -> Result<PathBuf> {
    let cli = cli.display().to_string().replace('\\', "/");
    let bundle = if cfg!(windows) {
        format!(r#"{{ "resources": {{ "{cli}": "qinglan-cli.exe" }} }}"#)
    } else {
        format!(
            r#"{{ "linux": {{ "deb": {{ "files": {{ "/usr/bin/qinglan-cli": "{cli}" }} }} }} }}"#
        )
    };
    let file = target_dir().join("xtask/bundle.json");
    file.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&file, format!(r#"{{ "bundle": {bundle} }}"#)))
        .map_err(|error| format!("不能写入 {}：{error}", file.display()))?;
    Ok(file)
}
