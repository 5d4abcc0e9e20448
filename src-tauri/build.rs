//! Hands tauri.conf.json to Tauri.
fn main() {}
