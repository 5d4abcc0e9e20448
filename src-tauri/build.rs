//! Hands tauri.conf.json, the capability and the permissions to Tauri.

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
    let permissions = AppManifest::new().permissions_path_pattern("./src-tauri/permissions/*.toml");
    let attributes = Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/*.json")
        .app_manifest(permissions);
    if let Err(error) = try_build(attributes) {
        panic!("tauri.conf.json, a capability or a permission is not right: {error:#}");
    }
}
