//! A sample register and its rosters, to look at.

use std::path::Path;

use qinglan_api::{Session, Terminal};
use qinglan_core::date::today;
use qinglan_core::error::{Fault, Result};
use qinglan_core::reports::roster::RosterRequest;
use qinglan_core::sample;
use qinglan_documents::Format;

use crate::rosters::save;

pub(crate) fn run(out: &Path) -> Result<()> {
    std::fs::create_dir_all(out).map_err(|error| Fault::File {
        path: out.display().to_string(),
        detail: error.to_string(),
    })?;
    let register = out.join("示例.qinglan");
    drop(sample::create(&register, today())?);
    let session = Session::on_file(&register, Box::new(Terminal));
    session.open("cli")?;
    let one_each = RosterRequest {
        one_file: false,
        ..RosterRequest::default()
    };
    save(&session, &one_each, Format::Pdf, &out.join("各村花名册"))?;
    for format in [Format::Pdf, Format::Xlsx, Format::Docx] {
        save(&session, &RosterRequest::default(), format, out)?;
    }
    println!("示例台账和花名册在“{}”。", out.display());
    Ok(())
}
