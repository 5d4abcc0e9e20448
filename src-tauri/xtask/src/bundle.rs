//! `cargo xtask bundle`: the installer.

use crate::shell::{run, say, target_dir};
use crate::system::Purpose;
use crate::{system, ui, Result};

/// What this system installs.
const FORMAT: &str = if cfg!(windows) { "nsis" } else { "deb" };

/// Builds the installer with the Tauri command line.
pub(crate) fn bundle() -> Result {
    system::prepare(Purpose::Show)?;
    ui::prepare()?;
    run(&mut ui::tauri(["build", "--bundles", FORMAT, "--ci"]))?;
    say(&format!(
        "安装包在 {}",
        target_dir().join("release/bundle").join(FORMAT).display()
    ));
    Ok(())
}
