//! 一人一档 as files, and how fresh the dossiers are.

use std::path::PathBuf;

use clap::Args;
use qinglan_api::Session;
use qinglan_core::date::today;
use qinglan_core::date::Day;
use qinglan_core::error::{Error, Result};
use qinglan_core::reports::papers::{PaperKind, PaperRequest};
use qinglan_documents::write_many;
use serde_json::{json, Value};

use crate::arguments::FileFormat;
use crate::ask;
use crate::out::print_json;
use crate::people::person_named;
use crate::rosters::villages;

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(group(clap::ArgGroup::new("whose").required(true).args(["person", "villages", "all"])))]
pub(crate) struct Dossier {
    /// 姓名
    #[arg(value_name = "PERSON")]
    person: Option<String>,
    /// 村名，可多次给出
    #[arg(long = "village", value_name = "NAME")]
    villages: Vec<String>,
    /// 全部在库人员
    #[arg(long)]
    all: bool,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 文件格式
    #[arg(long, value_enum, default_value = "pdf")]
    format: FileFormat,
    /// 输出文件夹
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// 合为一份
    #[arg(long)]
    one_file: bool,
    /// 印完整身份证号和电话（会留记录）
    #[arg(long)]
    full_ids: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(session: &Session, arguments: &Dossier) -> Result<()> {
    let asked = &arguments.villages;
    let villages = (!asked.is_empty())
        .then(|| villages(&session.villages()?, asked))
        .transpose()?;
    let person = arguments.person.as_deref();
    let person = person.map(|name| person_named(session, name)).transpose()?;
    let Some(out) = &arguments.out else {
        let asked = json!({ "as_of": arguments.as_of, "villages": villages });
        let mut list = ask(session, "dossiers.list", asked)?;
        if let (Some(person), Some(rows)) = (&person, list["rows"].as_array_mut()) {
            rows.retain(|row| row["person_id"] == person.as_str());
        }
        freshness(&list, arguments.json);
        return Ok(());
    };
    let request = PaperRequest {
        as_of: arguments.as_of,
        villages,
        people: person.map(|id| vec![id]),
        full_ids: arguments.full_ids,
        one_file: arguments.one_file,
        ..PaperRequest::new(PaperKind::Dossier)
    };
    let papers = session.papers(&request, today())?;
    if papers.reports.is_empty() {
        let message = "没有符合条件的人，未生成文件";
        return Err(Error::invalid("person", "report.empty", message));
    }
    let written = write_many(&papers.reports, arguments.format.into(), out, &|_, _| true)?;
    for undrawable in written.iter().flat_map(|file| &file.undrawable) {
        eprintln!("{}", undrawable.message);
    }
    if arguments.json {
        let files = written.iter().map(|file| file.path.display().to_string());
        print_json(&json!({ "files": files.collect::<Vec<_>>(), "people": papers.rows }));
    } else {
        println!("已生成 {} 个文件，{} 人。", written.len(), papers.rows);
    }
    Ok(())
}

/// When anything about each was last put down.
fn freshness(list: &Value, json: bool) {
    if json {
        print_json(list);
        return;
    }
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for row in list["rows"].as_array().into_iter().flatten() {
        let stale = row["stale"] == Value::Bool(true);
        let columns = ["village", "name", "last_on", "last_what"].map(|column| text(&row[column]));
        let mark = if stale { "\t一季度未更新" } else { "" };
        println!("{}{mark}", columns.join("\t"));
    }
    println!(
        "截至 {}：档案 {} 份，一季度内更新 {} 份，未更新 {} 份。",
        text(&list["as_of"]),
        list["dossiers"],
        list["fresh"],
        list["stale"],
    );
}
