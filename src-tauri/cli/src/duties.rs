//! Who answers for which village, and who takes over.

use std::collections::BTreeMap;

use clap::{Args, Subcommand, ValueEnum};
use qinglan_api::Session;
use qinglan_core::date::Day;
use qinglan_core::duties::DutyKind;
use qinglan_core::error::{Error, Result};
use serde_json::{json, Value};

use crate::ask;
use crate::out::print_json;
use crate::rosters::villages;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Duties {
    #[command(subcommand)]
    command: Option<DutiesCommand>,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DutiesCommand {
    /// 从某日起换人
    Change(DutyChange),
}

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("where").required(true).multiple(true).args(["villages", "from"])))]
#[command(group(clap::ArgGroup::new("whom").required(true).args(["to", "nobody"])))]
pub(crate) struct DutyChange {
    /// 席位
    #[arg(long, value_enum)]
    role: Role,
    /// 村名，可给多个
    #[arg(long = "village", value_name = "NAME", num_args = 1..)]
    villages: Vec<String>,
    /// 只换这个人担任的村；不给村名则为其全部的村
    #[arg(long, value_name = "NAME")]
    from: Option<String>,
    /// 接任的人
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// 接任人的职务；台账里没有这个人时会新增
    #[arg(long, value_name = "TITLE", requires = "to")]
    post: Option<String>,
    /// 暂时无人接任
    #[arg(long)]
    nobody: bool,
    /// 从哪天起
    #[arg(long, value_name = "DATE")]
    on: Day,
    /// 文号
    #[arg(long, value_name = "NO")]
    document: Option<String>,
    /// 只预览，不写入
    #[arg(long)]
    dry_run: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// A seat of a village.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Role {
    #[value(name = "包村领导")]
    Leader,
    #[value(name = "包村干部")]
    Contact,
    #[value(name = "驻村第一书记")]
    FirstSecretary,
    #[value(name = "村党组织书记")]
    Secretary,
}

impl From<Role> for DutyKind {
    fn from(role: Role) -> Self {
        match role {
            Role::Leader => Self::Leader,
            Role::Contact => Self::Contact,
            Role::FirstSecretary => Self::FirstSecretary,
            Role::Secretary => Self::Secretary,
        }
    }
}

pub(crate) fn run(session: &Session, duties: &Duties) -> Result<()> {
    match &duties.command {
        Some(DutiesCommand::Change(arguments)) => change(session, arguments),
        None => list(session, duties.as_of, duties.json),
    }
}

fn list(session: &Session, as_of: Option<Day>, json: bool) -> Result<()> {
    let villages = ask(session, "duties.list", json!({ "as_of": as_of }))?;
    if json {
        print_json(&villages);
        return Ok(());
    }
    for village in villages.as_array().into_iter().flatten() {
        println!(
            "{}\t{}\t{}\t{}\t{}\t{}",
            text(village, "township"),
            text(village, "village"),
            holder(&village["leader"]),
            holder(&village["contact"]),
            holder(&village["secretary"]),
            holder(&village["first_secretary"]),
        );
    }
    Ok(())
}

fn change(session: &Session, arguments: &DutyChange) -> Result<()> {
    let role = DutyKind::from(arguments.role);
    let ids = villages(&session.villages()?, &arguments.villages)?;
    let from = arguments.from.as_ref();
    let from = from.map(|name| holder_called(session, role, name, arguments.on));
    let to = arguments.to.as_ref();
    let to = to.map(|name| successor(session, name, arguments.post.as_deref()));
    let params = json!({
        "role": role,
        "villages": ids,
        "from": from.transpose()?,
        "to": to.transpose()?,
        "on": arguments.on.to_string(),
        "document": arguments.document,
    });
    let preview = ask(session, "duties.preview", params.clone())?;
    if arguments.dry_run {
        if arguments.json {
            print_json(&preview);
        } else {
            print_preview(&preview);
            println!("只预览，未写入。");
        }
        return Ok(());
    }
    let outcome = ask(session, "duties.change", params)?;
    if arguments.json {
        print_json(&outcome);
    } else {
        print_preview(&preview);
        println!("已变更 {} 个村的{}。", outcome["value"], role.label());
    }
    Ok(())
}

/// The one who holds such a seat under a name on a day.
fn holder_called(session: &Session, role: DutyKind, name: &str, on: Day) -> Result<Value> {
    let key = match role {
        DutyKind::Leader => "leader",
        DutyKind::Contact => "contact",
        DutyKind::FirstSecretary => "first_secretary",
        DutyKind::Secretary => "secretary",
    };
    let rows = ask(session, "duties.list", json!({ "as_of": on }))?;
    let rows = rows.as_array().into_iter().flatten();
    let called: BTreeMap<String, &Value> = rows
        .map(|village| &village[key])
        .filter(|holder| holder["name"] == name)
        .map(|holder| (text(holder, "person_id"), &holder["person_id"]))
        .collect();
    only(called.into_values().cloned().collect()).map_err(|found| {
        let message = if found == 0 {
            format!("{on} 没有叫“{name}”的{}", role.label())
        } else {
            format!(
                "{on} 有 {found} 个叫“{name}”的{}，请用 --village 写明村名",
                role.label()
            )
        };
        Error::invalid("from", "person.unknown", message)
    })
}

/// Who takes over: by name and post whoever that is, by name alone somebody of the register.
fn successor(session: &Session, name: &str, post: Option<&str>) -> Result<Value> {
    if post.is_some() {
        return Ok(json!({ "name": name, "post": post }));
    }
    let hits = ask(session, "people.find", json!({ "text": name, "limit": 50 }))?;
    let hits = hits.as_array().cloned().unwrap_or_default();
    let called = hits.into_iter().filter(|hit| hit["name"] == name);
    let ids = called
        .map(|hit| json!({ "person_id": hit["id"] }))
        .collect();
    only(ids).map_err(|found| {
        let message = if found == 0 {
            format!("台账里没有叫“{name}”的人；如要新增，请用 --post 写明职务")
        } else {
            format!("台账里有 {found} 个人叫“{name}”，请用 --post 写明职务")
        };
        Error::invalid("to", "person.unknown", message)
    })
}

/// The only one of a list, or how many there are.
fn only(mut values: Vec<Value>) -> std::result::Result<Value, usize> {
    match values.len() {
        1 => Ok(values.remove(0)),
        found => Err(found),
    }
}

fn print_preview(preview: &Value) {
    for village in preview["villages"].as_array().into_iter().flatten() {
        let after = if village["after"].is_null() && text(village, "note").ends_with("不变") {
            holder(&village["before"])
        } else {
            holder(&village["after"])
        };
        println!(
            "{}\t{} → {after}\t{} 对\t{}",
            text(village, "village"),
            holder(&village["before"]),
            village["pairs"],
            text(village, "note"),
        );
        for kept in village["unchanged"].as_array().into_iter().flatten() {
            println!(
                "\t{}不变，已手工指定：{}",
                text(kept, "name"),
                text(kept, "reason")
            );
        }
    }
    for problem in preview["problems"].as_array().into_iter().flatten() {
        println!("不能这样变更：{}", problem.as_str().unwrap_or_default());
    }
    println!(
        "{} 个村换人，{} 对随之变更，{} 对不变；{}仍按原来。",
        preview["changed"],
        preview["pairs"],
        preview["unchanged"],
        text(preview, "the_day_before"),
    );
    if preview["over"] == true {
        println!(
            "{}将带 {} 人，超过建议上限 {} 人。",
            text(&preview["to"], "name"),
            preview["load_after"],
            preview["limit"]
        );
    }
}

/// Name and post, or that nobody holds the seat.
pub(crate) fn holder(holder: &Value) -> String {
    if holder.is_null() {
        return "缺位".into();
    }
    let post = text(holder, "post");
    format!("{} {post}", text(holder, "name"))
        .trim_end()
        .to_owned()
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}
