//! Printers of the system, and its viewer where there is none to choose from.

use std::path::Path;
use std::process::{Command, Stdio};

use qinglan_api::Handed;
use qinglan_core::error::{Fault, Result};

/// Names of the printers one can choose from, the usual one first. Empty where the system has no
/// `lpstat`: there the viewer does the printing.
pub(crate) fn printers() -> Vec<String> {
    let usual = lpstat("-d")
        .rsplit_once(": ")
        .map(|(_, name)| name.trim().to_owned());
    let mut printers: Vec<String> = lpstat("-e").lines().map(str::to_owned).collect();
    printers.sort_by_key(|name| Some(name) != usual.as_ref());
    printers
}

/// Sends a PDF to a printer, the usual one unless another is named; without printers the viewer
/// shows it.
pub(crate) fn print(pdf: &Path, printer: Option<&str>) -> Result<Handed> {
    let usual = printers().into_iter().next();
    let Some(printer) = printer.or(usual.as_deref()) else {
        return open(pdf).map(|()| Handed::ToViewer);
    };
    let sent = Command::new("lp")
        .args(["-d", printer, "--"])
        .arg(pdf)
        .output();
    match sent {
        // The queue has its own copy by then.
        Ok(sent) if sent.status.success() => Ok(Handed::ToPrinter),
        Ok(sent) => Err(broken(pdf, String::from_utf8_lossy(&sent.stderr).trim())),
        Err(error) => Err(broken(pdf, &error.to_string())),
    }
}

/// Opens a file or a folder with the program the system has for it.
pub(crate) fn open(path: &Path) -> Result<()> {
    open::that_detached(path).map_err(|error| broken(path, &error.to_string()))
}

/// What `lpstat` says, in English whatever the desktop speaks.
fn lpstat(option: &str) -> String {
    let said = Command::new("lpstat")
        .arg(option)
        .env("LC_ALL", "C")
        .stderr(Stdio::null())
        .output();
    said.map(|it| String::from_utf8_lossy(&it.stdout).into_owned())
        .unwrap_or_default()
}

fn broken(path: &Path, detail: &str) -> qinglan_core::Error {
    let path = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Fault::File {
        path,
        detail: detail.to_owned(),
    }
    .into()
}
