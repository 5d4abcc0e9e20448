//! What the tests of the whole share: where the project and its fixtures lie, where the built
//! programs are, an office, an invented county, sheets made in a test, a naive reader of records, and, with the
//! feature `window`, a hand that works the real window.

#[cfg(feature = "window")]
pub mod app;
pub mod county;
pub mod finger;
pub mod office;
pub mod sheets;

use std::env;
use std::path::{Path, PathBuf};

/// The project's top folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A file or folder of `tests/fixtures`.
pub fn fixture(path: &str) -> PathBuf {
    root().join("tests/fixtures").join(path)
}

/// A program built beside this test.
///
/// # Panics
/// It has not been built.
pub fn binary(name: &str) -> PathBuf {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let here = env::current_exe().expect("a running test has a path");
    let found = here
        .ancestors()
        .skip(1)
        .take(2)
        .map(|dir| dir.join(&file))
        .find(|it| it.is_file());
    found.unwrap_or_else(|| {
        panic!("{name} is not built: run `cargo xtask test`, or `cargo build --workspace` first")
    })
}
