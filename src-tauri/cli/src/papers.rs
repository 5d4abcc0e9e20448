//! The papers of mentoring and training as files.

use qinglan_api::Session;
use qinglan_core::date::today;
use qinglan_core::error::{Error, OrNotFound, Result};
use qinglan_core::ids::SessionId;
use qinglan_core::reports::papers::{AssessmentPaper, PaperRequest};
use qinglan_documents::write_many;
use serde_json::{json, Value};

use crate::arguments::{Paper, Report};
use crate::ask;
use crate::rosters::villages;

/// Writes the papers into a folder, which is made when it is not there.
pub(crate) fn run(session: &Session, arguments: &Report) -> Result<()> {
    let asked = &arguments.villages;
    let scheme = arguments.scheme.as_deref();
    let request = PaperRequest {
        scheme: scheme.map(|text| session.scheme(text)).transpose()?,
        as_of: arguments.as_of,
        session: session_named(session, arguments)?,
        from: arguments.from,
        to: arguments.to,
        year: arguments.year,
        villages: if asked.is_empty() {
            None
        } else {
            Some(villages(&session.villages()?, asked)?)
        },
        assessment: Some(AssessmentPaper {
            period: arguments.period.clone(),
            year: arguments.year.map(|year| year.to_string()),
            blank: arguments.blank,
            ..AssessmentPaper::default()
        }),
        one_file: arguments.one_file,
        ..PaperRequest::new(arguments.paper.into())
    };
    let papers = session.papers(&request, today())?;
    if papers.reports.is_empty() {
        let message = "没有符合条件的内容，未生成文件";
        return Err(Error::invalid("paper", "report.empty", message));
    }
    let format = arguments.format.into();
    let written = write_many(&papers.reports, format, &arguments.out, &|_, _| true)?;
    for undrawable in written.iter().flat_map(|file| &file.undrawable) {
        eprintln!("{}", undrawable.message());
    }
    println!("已生成 {} 个文件，{} 行。", written.len(), papers.rows);
    Ok(())
}

/// The session of a sign-in sheet: the newest whose title has the text in it, or the newest of all.
fn session_named(session: &Session, arguments: &Report) -> Result<Option<SessionId>> {
    if !matches!(arguments.paper, Paper::SignIn) {
        return Ok(None);
    }
    let list = ask(session, "sessions.list", json!({}))?;
    let wanted = arguments.session.as_deref().unwrap_or_default();
    let rows = list["rows"].as_array().map_or(&[][..], Vec::as_slice);
    let named = |row: &&Value| {
        row["title"]
            .as_str()
            .is_some_and(|title| title.contains(wanted))
    };
    let found = rows.iter().find(named).and_then(|row| row["id"].as_str());
    let id = found.map(str::to_owned).or_not_found("班次")?;
    Ok(Some(SessionId::from(id)))
}
