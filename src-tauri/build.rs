//! Hands tauri.conf.json, the capability and the permissions to Tauri, and tells the linker to keep the
//! window small.

use std::env;

use tauri_build::{try_build, AppManifest, Attributes};

fn main() {
    for path in [
        "tauri.conf.json",
        "src-tauri/capabilities",
        "src-tauri/permissions",
        "src-tauri/icons",
    ] {
        println!("cargo:rerun-if-changed={path}");
    }
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        // Read whole at every start: 3 MB of the window's memory, packed a fiftieth.
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    let permissions = AppManifest::new().permissions_path_pattern("./src-tauri/permissions/*.toml");
    let attributes = Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/*.json")
        .app_manifest(permissions);
    if let Err(error) = try_build(attributes) {
        panic!("tauri.conf.json, a capability or a permission is not right: {error:#}");
    }
}
