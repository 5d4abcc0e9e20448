//! What is built with cargo, always with the same features, so that nothing is built twice.

use std::path::PathBuf;

use crate::shell::{cargo, command, run, target_dir};
use crate::system::Purpose;
use crate::test::on_virtual_screen;
use crate::{system, ui, Result};

/// The window carries its pages inside, and its tests can be built.
pub(crate) const FEATURES: &str = "--features=qinglan/custom-protocol,qinglan-tests/window";

/// Builds the window and the command line.
pub(crate) fn build(release: bool) -> Result {
    let mut build = cargo([
        "build",
        "--workspace",
        "--exclude=xtask",
        FEATURES,
        "--bin=qinglan",
        "--bin=qinglan-cli",
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
    let with_window = names.is_empty() || names.iter().any(|name| name.starts_with("window"));
    let mut programs = vec!["--bin=bench", "--bin=qinglan-cli"];
    if with_window {
        ui::prepare()?;
        programs.push("--bin=qinglan");
    }
    run(
        cargo(["build", "--release", "--workspace", "--exclude=xtask"])
            .arg(FEATURES)
            .args(programs),
    )?;
    run(&mut on_virtual_screen(&command(
        binary("bench", true),
        names,
    )))
}

/// Writes the command table's TypeScript types. Built as the tests build it, so that both share
/// their dependencies.
pub(crate) fn bindings() -> Result {
    run(&mut cargo([
        "build",
        "--workspace",
        "--exclude=xtask",
        FEATURES,
        "--bin=bindings",
        "--test=architecture", // with it the dependencies have the features they have for the tests
    ]))?;
    run(&mut command(
        binary("bindings", false),
        ["ui/src/ipc/bindings.ts"],
    ))
}
