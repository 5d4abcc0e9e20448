//! 选拔 as text or JSON.

use clap::Args;
use qinglan_api::Session;
use qinglan_core::date::Day;
use qinglan_core::error::Result;
use serde_json::json;

use crate::arguments::Asked;
use crate::ask;
use crate::out::{print_json, rows, text};

#[derive(Debug, Args)]
pub(crate) struct Prospects {
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 只列久未联系的
    #[arg(long)]
    silent: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Who is at which step towards the pool, and what keeps whom out.
pub(crate) fn run(session: &Session, asked: &Asked) -> Result<()> {
    let list = ask(
        session,
        "selection_runs.list",
        json!({ "as_of": asked.as_of }),
    )?;
    if asked.json {
        print_json(&list);
        return Ok(());
    }
    for row in rows(&list["rows"]) {
        let columns = ["village", "name", "stage_said"].map(|column| text(&row[column]));
        let blockers = row["blockers"].as_array().into_iter().flatten();
        let blockers: Vec<&str> = blockers.map(|one| text(&one["text"])).collect();
        let kept_out = if blockers.is_empty() {
            String::new()
        } else {
            format!("\t暂不能入库：{}", blockers.join("；"))
        };
        println!("{}{kept_out}", columns.join("\t"));
    }
    println!(
        "截至 {}：选拔中 {} 人，经选拔入库 {} 人，未通过 {} 人。",
        text(&list["as_of"]),
        list["open"],
        list["entered"],
        list["ended"],
    );
    Ok(())
}

/// Whom villages keep in touch with.
pub(crate) fn prospects(session: &Session, asked: &Prospects) -> Result<()> {
    let which = if asked.silent { "uncontacted" } else { "open" };
    let params = json!({ "as_of": asked.as_of, "which": which });
    let list = ask(session, "prospects.list", params)?;
    if asked.json {
        print_json(&list);
        return Ok(());
    }
    for row in rows(&list["rows"]) {
        let columns = ["village", "name", "field", "cadre"].map(|column| text(&row[column]));
        println!("{}\t{} 天没联系", columns.join("\t"), row["days_silent"]);
    }
    println!(
        "截至 {}：联系中 {} 人，超过 {} 天没有联系 {} 人，已入库 {} 人。",
        text(&list["as_of"]),
        list["open"],
        list["contact_days"],
        list["uncontacted"],
        list["entered"],
    );
    Ok(())
}
