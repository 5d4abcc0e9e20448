//! What is built with cargo, always with the same features, so that nothing is built twice.

use std::path::PathBuf;

use crate::shell::{cargo, run, target_dir};
use crate::system::Purpose;
use crate::test::on_virtual_screen;
use crate::{system, ui, Result};

/// The window carries its pages inside.
pub(crate) const FEATURES: &str = "--features=qinglan/custom-protocol";

/// The window's tests too; they need a screen and are therefore asked for by name.
pub(crate) const FEATURES_WITH_WINDOW: &str =
    "--features=qinglan/custom-protocol,qinglan-tests/window";

/// Builds the window and the command line.
pub(crate) fn build(release: bool) -> Result {
    let mut build = cargo([
        "build",
        "--workspace",
        "--exclude=xtask",
        "--bins",
        FEATURES,
    ]);
    if release {
        build.arg("--release");
    }
    run(&mut build)
}

/// Where [`build`] puts a program.
pub(crate) fn binary(name: &str, release: bool) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    target_dir()
        .join(profile)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Runs the benchmarks, all or those whose names start as given.
pub(crate) fn bench(names: &[String]) -> Result {
    system::prepare(Purpose::Test)?;
    // The window takes long to build; a case of the core alone does not wait for it.
    if names.is_empty() || names.iter().any(|name| name.starts_with("window")) {
        ui::prepare()?;
        build(true)?;
    } else {
        run(&mut cargo(["build", "--release", "-p", "qinglan-cli"]))?;
    }
    let bench = [
        "run",
        "--release",
        "-p",
        "qinglan-tests",
        "--features=window",
        "--bin=bench",
        "--",
    ];
    run(&mut on_virtual_screen(cargo(bench).args(names)))
}

/// Writes the command table's TypeScript types.
pub(crate) fn bindings() -> Result {
    run(&mut cargo([
        "run",
        "-p",
        "qinglan-api",
        "--bin",
        "bindings",
        "--",
        "ui/src/ipc/bindings.ts",
    ]))
}
