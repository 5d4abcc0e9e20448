//! `cargo xtask test`: everything that has to hold, in the order in which it breaks most quickly.

use std::process::Command;

use crate::cargo::FEATURES;
use crate::shell::{cargo, command};
use crate::system::Purpose;
use crate::tally::Tally;
use crate::{system, ui, Result};

/// The screen of the cheapest laptop an office has. It stays as it is when a window closes: a reset
/// would turn away the window that opens at that moment.
const SCREEN: &str = "-screen 0 1366x768x24 -noreset";

/// Does all set-up, runs every check, and closes with a line `N passed, N failed`.
pub(crate) fn test() -> Result {
    system::prepare(Purpose::Test)?;
    let mut tally = Tally::default();
    tally.step("格式", &mut cargo(["fmt", "--all", "--check"]));
    pages(&mut tally);
    workspace(&mut tally);
    window(&mut tally);
    tally.close()
}

fn pages(tally: &mut Tally) {
    tally.record("页面依赖", &ui::install());
    tally.step("页面规范", &mut ui::npm(["run", "lint"]));
    tally.step("页面类型", &mut ui::npm(["run", "typecheck"]));
    tally.tests("页面测试", &mut ui::npm(["run", "test"]));
    tally.record("页面编译", &ui::prepare());
}

/// Everything but this program with one set of features, so that nothing is built twice.
fn workspace(tally: &mut Tally) {
    let all = |verb, targets| cargo([verb, "--workspace", "--exclude=xtask", targets, FEATURES]);
    for targets in ["--all-targets", "--test=window"] {
        let mut clippy = all("clippy", targets);
        tally.step("代码规范", clippy.args(["--", "-D", "warnings"]));
    }
    // With all targets: dependencies of tests alone switch on features of others, and without
    // them here everything below would be built twice.
    tally.step("编译", &mut all("build", "--all-targets"));
    tally.tests("测试", &mut all("test", "--no-fail-fast"));
    let own = |verb| cargo([verb, "--package=xtask", "--all-targets"]);
    tally.step("工具规范", own("clippy").args(["--", "-D", "warnings"]));
    tally.tests("工具测试", &mut own("test"));
}

/// The window's tests are asked for by name: they need a screen.
fn window(tally: &mut Tally) {
    if !cfg!(target_os = "linux") {
        return;
    }
    let test = [
        "test",
        "--workspace",
        "--exclude=xtask",
        "--test=window",
        FEATURES,
    ];
    tally.tests("窗口测试", &mut on_virtual_screen(&cargo(test)));
}

/// The command in a virtual screen. GPU variables are left alone: they make screenshots hang.
pub(crate) fn on_virtual_screen(inner: &Command) -> Command {
    let mut outer = command("xvfb-run", ["-a", "-s", SCREEN]);
    outer.arg(inner.get_program()).args(inner.get_args());
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    outer
}
