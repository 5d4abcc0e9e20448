//! Who mentors whom, whether everybody is covered, and what changed, as text or JSON.

use clap::Args;
use qinglan_api::Session;
use qinglan_core::date::Day;
use qinglan_core::error::Result;
use serde_json::{json, Value};

use crate::out::{print_json, rows, text};
use crate::{ask, rosters};

#[derive(Debug, Args)]
pub(crate) struct Pairs {
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 帮带机制的名称；不给则为第一个
    #[arg(long, value_name = "NAME")]
    scheme: Option<String>,
    /// 村名，可多次给出；不给则为全部
    #[arg(long = "village", value_name = "NAME")]
    villages: Vec<String>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Coverage {
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 帮带机制的名称；不给则为第一个
    #[arg(long, value_name = "NAME")]
    scheme: Option<String>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Adjustments {
    /// 起始日期
    #[arg(long, value_name = "DATE")]
    from: Day,
    /// 截止日期
    #[arg(long, value_name = "DATE")]
    to: Day,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(crate) fn pairs(session: &Session, arguments: &Pairs) -> Result<()> {
    let scheme = arguments.scheme.as_ref();
    let params = json!({
        "as_of": arguments.as_of,
        "scheme": scheme.map(|name| session.scheme(name)).transpose()?,
        "villages": rosters::villages(&session.villages()?, &arguments.villages)?,
    });
    let list = ask(session, "pairs.list", params)?;
    if arguments.json {
        print_json(&list["rows"]);
        return Ok(());
    }
    for row in rows(&list["rows"]) {
        let seats: Vec<String> = rows(&row["seats"]).iter().map(seat).collect();
        let done = if row["pair_id"].is_null() {
            String::new()
        } else {
            format!("\t{}/{}", row["done"], row["steps"])
        };
        println!(
            "{}\t{}\t{}\t{}{done}",
            text(&row["township"]),
            text(&row["village"]),
            text(&row["name"]),
            seats.join("；")
        );
    }
    println!(
        "{}：{} 人，席位齐全 {} 人，缺位 {} 席，逾期 {} 项。",
        text(&list["scheme"]["name"]),
        list["mentees"],
        list["complete"],
        list["gaps"],
        list["overdue"]
    );
    Ok(())
}

pub(crate) fn coverage(session: &Session, asked: &Coverage) -> Result<()> {
    let scheme = asked.scheme.as_ref();
    let scheme = scheme.map(|name| session.scheme(name)).transpose()?;
    let params = json!({ "as_of": asked.as_of, "scheme": scheme });
    let coverage = ask(session, "coverage.get", params)?;
    if asked.json {
        print_json(&coverage);
        return Ok(());
    }
    for gap in rows(&coverage["exceptions"]) {
        println!(
            "{}\t{}\t{}\t{}",
            text(&gap["township"]),
            text(&gap["village"]),
            text(&gap["name"]),
            text(&gap["text"])
        );
    }
    println!("{}", text(&coverage["sentence"]));
    Ok(())
}

pub(crate) fn adjustments(session: &Session, asked: &Adjustments) -> Result<()> {
    let params = json!({ "from": asked.from, "to": asked.to });
    let list = ask(session, "adjustments.list", params)?;
    if asked.json {
        print_json(&list);
        return Ok(());
    }
    for row in rows(&list) {
        let mentor = |who: &Value| {
            if who.is_null() {
                "缺位".to_owned()
            } else {
                text(&who["name"]).to_owned()
            }
        };
        println!(
            "{}\t{}\t{}\t{}\t{} → {}\t{}",
            text(&row["scheme"]),
            text(&row["village"]),
            text(&row["name"]),
            text(&row["seat"]),
            mentor(&row["before"]),
            mentor(&row["after"]),
            text(&row["why"])
        );
    }
    println!("共 {} 处调整。", rows(&list).len());
    Ok(())
}

/// `包村领导 廖朵`, with a mark where a hand named the mentor, or `包村领导 缺位`.
fn seat(seat: &Value) -> String {
    let mentors: Vec<String> = rows(&seat["mentors"])
        .iter()
        .map(|mentor| {
            let by_hand = if mentor["reason"].is_null() {
                ""
            } else {
                "（手工）"
            };
            format!("{}{by_hand}", text(&mentor["name"]))
        })
        .collect();
    if mentors.is_empty() {
        format!("{} 缺位", text(&seat["label"]))
    } else {
        format!("{} {}", text(&seat["label"]), mentors.join("、"))
    }
}
