//! The papers of mentoring as files.

use qinglan_api::Session;
use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::reports::papers::PaperRequest;
use qinglan_documents::write_many;

use crate::arguments::Report;
use crate::rosters::villages;

/// Writes the papers into a folder, which is made when it is not there.
pub(crate) fn run(session: &Session, arguments: &Report) -> Result<()> {
    let asked = &arguments.villages;
    let scheme = arguments.scheme.as_deref();
    let request = PaperRequest {
        scheme: scheme.map(|text| session.scheme(text)).transpose()?,
        as_of: arguments.as_of,
        from: arguments.from,
        to: arguments.to,
        villages: if asked.is_empty() {
            None
        } else {
            Some(villages(&session.villages()?, asked)?)
        },
        one_file: arguments.one_file,
        ..PaperRequest::new(arguments.paper.into())
    };
    let papers = session.papers(&request, today())?;
    let format = arguments.format.into();
    let written = write_many(&papers.reports, format, &arguments.out, &|_, _| true)?;
    for undrawable in written.iter().flat_map(|file| &file.undrawable) {
        eprintln!("{}", undrawable.message());
    }
    println!("已生成 {} 个文件，{} 行。", written.len(), papers.rows);
    Ok(())
}
