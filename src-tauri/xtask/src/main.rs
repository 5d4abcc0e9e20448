//! Chores: `cargo xtask run | test | bench | bindings | bundle | icons`.
//!
//! Each chore does its own set-up, so that a fresh machine with nothing but Rust and Node needs no
//! other instruction. Only the standard library is used here and no crate of the workspace: this
//! has to build before the system's packages for the window are installed.

mod bundle;
mod cargo;
mod icons;
mod run;
mod shell;
mod system;
mod tally;
mod test;
mod ui;

use std::process::ExitCode;

/// What went wrong, as a sentence for the console.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
用法：cargo xtask <命令>

  run [--release]   准备环境、编译并打开窗口；没有显示器时导入样表、打印花名册、截图到 out/
  test              准备环境并运行全部检查和测试
  bench [名称…]     用发布版测速
  bindings          由命令表重新生成 ui/src/ipc/bindings.ts
  bundle            制作安装包（.deb）
  icons             由 src-tauri/icons/qinglan.svg 重新生成图标";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = match arguments.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let done = match chore {
        "run" => run::run(rest),
        "test" => test::test(),
        "bench" => cargo::bench(rest),
        "bindings" => cargo::bindings(),
        "bundle" => bundle::bundle(),
        "icons" => icons::icons(),
        "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("没有“{other}”这个命令。\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("✗ {message}");
            ExitCode::FAILURE
        }
    }
}
