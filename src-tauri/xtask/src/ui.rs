//! The pages in `ui/`: their packages and their build, each only when something changed.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{command, root, run, target_dir};
use crate::Result;

/// Folders of `ui/` that are made, not written.
const MADE: &[&str] = &["node_modules", "dist"];

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Makes sure that the pages are built from what stands in `ui/` now.
pub(crate) fn prepare() -> Result {
    install()?;
    let stamp = target_dir().join("xtask").join("ui.stamp");
    let fingerprint = fingerprint(&folder())?;
    let is_built = folder().join("dist/index.html").is_file();
    if is_built && fs::read_to_string(&stamp).is_ok_and(|built| built == fingerprint) {
        return Ok(());
    }
    run(&mut npm(["run", "build"]))?;
    write(&stamp, &fingerprint)
}

/// Installs the packages the lock file names, unless they are there already.
pub(crate) fn install() -> Result {
    let lock = folder().join("package-lock.json");
    let wanted = fs::read_to_string(&lock).map_err(|error| unreadable(&lock, &error))?;
    let stamp = folder().join("node_modules/.installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(&mut npm([
        "ci",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))?;
    write(&stamp, &wanted)
}

/// `npm …` in `ui/`.
pub(crate) fn npm<const N: usize>(arguments: [&str; N]) -> Command {
    let mut npm = command(NPM, arguments);
    npm.current_dir(folder()).env("TAURI_APP_PATH", root());
    npm
}

/// The Tauri command line, of the release that goes with the crate. Only icons and installers need
/// it, so it is fetched when one is made and is no part of the pages' packages.
pub(crate) fn tauri<const N: usize>(arguments: [&str; N]) -> Command {
    let fetched = [
        "exec",
        "--yes",
        "--package=@tauri-apps/cli@2.12.5",
        "--",
        "tauri",
    ];
    let mut tauri = command(NPM, fetched);
    tauri.args(arguments);
    tauri
}

fn folder() -> PathBuf {
    root().join("ui")
}

/// A number that differs when any source file does.
fn fingerprint(folder: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    add_folder(folder, &mut hasher)?;
    Ok(format!("{:016x}", hasher.finish()))
}

fn add_folder(folder: &Path, hasher: &mut DefaultHasher) -> Result {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default();
        if path.is_file() {
            name.hash(hasher);
            fs::read(&path)
                .map_err(|error| unreadable(&path, &error))?
                .hash(hasher);
        } else if !MADE.iter().any(|made| name == *made) {
            name.hash(hasher);
            add_folder(&path, hasher)?;
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result {
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("不能写入 {}：{error}", path.display()))
}

fn unreadable(path: &Path, error: &std::io::Error) -> String {
    format!("不能读取 {}：{error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_source_changes_the_fingerprint_and_a_built_file_does_not() {
        let folder = target_dir().join("xtask/fingerprint");
        write(&folder.join("src/main.ts"), "one").unwrap();
        let before = fingerprint(&folder).unwrap();
        write(&folder.join("dist/index.html"), "built").unwrap();
        assert_eq!(fingerprint(&folder).unwrap(), before);
        write(&folder.join("src/main.ts"), "two").unwrap();
        assert_ne!(fingerprint(&folder).unwrap(), before);
        fs::remove_dir_all(&folder).unwrap();
    }
}
