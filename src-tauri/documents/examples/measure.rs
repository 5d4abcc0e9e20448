//! How long paper takes and how much memory:
//! `cargo run --release -p qinglan-documents --example measure -- TASK [FORMAT] [FILE]`
//! with a task of `each` (one village again and again, the first from cold), `files` (299 files),
//! `one` (one file of 299 villages), `forms` (one file of 1,321 forms), `dossiers` (one file of
//! 1,321 dossiers with photos), `preview`, or `page`,
//! `form`, `letter` (writes FILE to look at).

#[path = "../tests/paper/sample_dossiers.rs"]
mod sample_dossiers;
#[path = "../tests/paper/sample_forms.rs"]
mod sample_forms;
#[path = "../tests/paper/samples.rs"]
mod samples;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use qinglan_documents::{bytes, write, write_many, Format, Preview};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |position: usize| arguments.get(position).map_or("", String::as_str);
    let format = match argument(1) {
        "xlsx" => Format::Xlsx,
        "docx" => Format::Docx,
        _ => Format::Pdf,
    };
    let start = Instant::now();
    match argument(0) {
        "files" => files(format)?,
        "one" => {
            let report = samples::report(samples::county());
            println!("{} bytes", bytes(&report, format)?.0.len());
        }
        "forms" => {
            let names = (0..1_321).map(|number| format!("申海涛{number}"));
            let forms = names.map(|name| sample_forms::form(&name));
            let report = sample_forms::forms(forms.collect());
            println!("{} bytes", bytes(&report, format)?.0.len());
        }
        "dossiers" => {
            let mut report = sample_dossiers::dossier(Some(sample_dossiers::photo(480, 640)));
            let one = report.sections.clone();
            report.sections = std::iter::repeat_n(one, 1_321).flatten().collect();
            println!("{} bytes", bytes(&report, format)?.0.len());
        }
        "form" => {
            let report = sample_forms::forms(vec![sample_forms::form("申海涛")]);
            write(&report, format, Path::new(argument(2)), &|_, _| true)?;
        }
        "letter" => {
            let path = Path::new(argument(2));
            write(&sample_forms::letter(), format, path, &|_, _| true)?;
        }
        "preview" => preview()?,
        "page" => {
            let report = samples::report(vec![samples::village(0, "申家营村", 12)]);
            write(&report, format, Path::new(argument(2)), &|_, _| true)?;
        }
        _ => each(format)?,
    }
    let elapsed = start.elapsed();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or_default();
    println!("{} {elapsed:?} {peak}", arguments.join(" "));
    Ok(())
}

fn files(format: Format) -> Result<(), Box<dyn Error>> {
    let reports: Vec<_> = samples::county()
        .into_iter()
        .map(|section| samples::report(vec![section]))
        .collect();
    let folder = tempfile::tempdir()?;
    let written = write_many(&reports, format, folder.path(), &|_, _| true)?;
    println!("{} files", written.len());
    Ok(())
}

fn each(format: Format) -> Result<(), Box<dyn Error>> {
    for section in samples::county().into_iter().take(20) {
        let report = samples::report(vec![section]);
        let start = Instant::now();
        let size = bytes(&report, format)?.0.len();
        println!("{:?}, {size} bytes", start.elapsed());
    }
    Ok(())
}

fn preview() -> Result<(), Box<dyn Error>> {
    for section in samples::county().into_iter().take(5) {
        let report = samples::report(vec![section]);
        let start = Instant::now();
        let preview = Preview::of(&report, &|_, _| true)?;
        let set = start.elapsed();
        preview.images(0..1, 1516)?;
        println!("set {set:?}, first page shown {:?}", start.elapsed());
        let start = Instant::now();
        preview.images(0..1, 248)?;
        println!("thumbnail {:?}", start.elapsed());
    }
    Ok(())
}
