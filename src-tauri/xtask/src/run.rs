//! `cargo xtask run`: from a fresh machine to the open window, or, without a display, to what the
//! window would have shown.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cargo::{binary, build, FEATURES};
use crate::shell::{self, cargo, command, root, say};
use crate::system::Purpose;
use crate::test::on_virtual_screen;
use crate::{system, ui, Result};

/// The register the window opens in its data folder.
const REGISTER: &str = "台账.qinglan";

/// Opens the window, or leaves rosters and screenshots in `out/`.
pub(crate) fn run(arguments: &[String]) -> Result {
    let release = match arguments {
        [] => false,
        [flag] if flag == "--release" => true,
        other => return Err(format!("不认识的参数：{}", other.join(" "))),
    };
    let has_display = has_display();
    system::prepare(if has_display {
        Purpose::Show
    } else {
        Purpose::Test
    })?;
    ui::prepare()?;
    build(release)?;
    if has_display {
        let window = binary("qinglan", release);
        return shell::run(&mut command(&window, [] as [&str; 0]));
    }
    say("没有显示器：导入样表、打印花名册、在虚拟屏幕上截图。");
    without_display(release)
}

fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn without_display(release: bool) -> Result {
    let out = root().join("out");
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|error| format!("不能清空 {}：{error}", out.display()))?;
    }
    fs::create_dir_all(&out).map_err(|error| format!("不能建立 {}：{error}", out.display()))?;
    let data_dir = out.join("数据");
    rosters(&data_dir.join(REGISTER), &out.join("花名册"), release)?;
    screenshots(&data_dir, &out.join("截图"), release)?;
    say(&format!("完成：花名册和截图在 {}", out.display()));
    Ok(())
}

/// Every village's roster from the sample sheets, by the command line alone.
fn rosters(register: &Path, folder: &Path, release: bool) -> Result {
    let program = binary("qinglan-cli", release);
    let qinglan = || {
        let mut cli = command(&program, ["--register"]);
        cli.arg(register);
        cli
    };
    let villages = root().join("tests/fixtures/villages.csv");
    shell::run(
        qinglan()
            .args(["new", "--township", "青禾镇", "--villages"])
            .arg(villages),
    )?;
    shell::run(qinglan().arg("import").args(samples()?))?;
    shell::run(
        qinglan()
            .args(["roster", "--format", "pdf", "--out"])
            .arg(folder),
    )
}

fn samples() -> Result<Vec<PathBuf>> {
    let folder = root().join("tests/fixtures/township");
    let unreadable = |error| format!("不能读取 {}：{error}", folder.display());
    let mut sheets: Vec<PathBuf> = fs::read_dir(&folder)
        .map_err(unreadable)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it != "json"))
        .collect();
    sheets.sort();
    Ok(sheets)
}

/// Pictures of every page of the real window.
fn screenshots(data_dir: &Path, folder: &Path, release: bool) -> Result {
    let mut screens = cargo(["build", "--workspace", "--bin=screens", FEATURES]);
    if release {
        screens.arg("--release");
    }
    shell::run(&mut screens)?;
    let program = binary("screens", release);
    shell::run(&mut on_virtual_screen(&command(
        &program,
        [data_dir, folder],
    )))
}
