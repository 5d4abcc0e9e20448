//! Writes `ui/src/ipc/bindings.ts`, or whatever file is named.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let file = std::env::args_os().nth(1);
    let file = file.map_or_else(|| PathBuf::from("ui/src/ipc/bindings.ts"), PathBuf::from);
    std::fs::write(file, qinglan_api::bindings::typescript())
}
