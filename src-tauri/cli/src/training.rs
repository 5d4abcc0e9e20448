//! What was taught, to whom, and who was left out, as text or JSON.

use clap::{Args, Subcommand};
use qinglan_api::Session;
use qinglan_core::date::Day;
use qinglan_core::error::Result;
use serde_json::{json, Value};

use crate::out::{print_json, rows, text};
use crate::{ask, rosters};

#[derive(Debug, Args)]
pub(crate) struct Training {
    #[command(subcommand)]
    command: TrainingCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TrainingCommand {
    /// 场次、人次、人数、学时，分村
    Stats(Period),
    /// 期间从未参训的在库人员
    NeverTrained(Period),
}

#[derive(Debug, Args)]
pub(crate) struct Period {
    /// 在库人员的截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 起始日期；不给则为当年 1 月 1 日
    #[arg(long, value_name = "DATE")]
    from: Option<Day>,
    /// 截止日期；不给则为截至日期
    #[arg(long, value_name = "DATE")]
    to: Option<Day>,
    /// 村名，可多次给出；不给则为全部
    #[arg(long = "village", value_name = "NAME")]
    villages: Vec<String>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Sessions {
    /// 起始日期
    #[arg(long, value_name = "DATE")]
    from: Option<Day>,
    /// 截止日期
    #[arg(long, value_name = "DATE")]
    to: Option<Day>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Keys that hold 学时.
const HOURS: [&str; 5] = [
    "hours",
    "session_hours",
    "study_hours",
    "year_hours",
    "minimum",
];

/// `training stats` and `training never-trained`.
pub(crate) fn run(session: &Session, arguments: &Training) -> Result<()> {
    match &arguments.command {
        TrainingCommand::Stats(period) => stats(session, period),
        TrainingCommand::NeverTrained(period) => never_trained(session, period),
    }
}

/// The sessions of a period.
pub(crate) fn sessions(session: &Session, arguments: &Sessions) -> Result<()> {
    let params = json!({ "from": arguments.from, "to": arguments.to });
    let list = ask(session, "sessions.list", params)?;
    if arguments.json {
        print_json(&in_hours(list));
        return Ok(());
    }
    for row in rows(&list["rows"]) {
        println!(
            "{}\t{}\t{}\t{}\t{} 学时\t应到 {}\t实到 {}",
            text(&row["begins_on"]),
            text(&row["title"]),
            text(&row["held_at"]),
            text(&row["form"]),
            hours(&row["hours"]),
            row["counts"]["expected"],
            row["counts"]["present"]
        );
    }
    println!(
        "共 {} 场次，实到 {} 人次。",
        rows(&list["rows"]).len(),
        list["counts"]["present"]
    );
    Ok(())
}

fn stats(session: &Session, period: &Period) -> Result<()> {
    let stats = figures(session, period)?;
    if period.json {
        print_json(&in_hours(stats));
        return Ok(());
    }
    let total = &stats["total"];
    println!(
        "{} 至 {}：{} 场次，{} 学时，应到 {} 人次，实到 {} 人次，{} 人（后备 {} 人），台账外 {} 人、{} 人次。",
        text(&stats["from"]),
        text(&stats["to"]),
        total["sessions"],
        hours(&total["session_hours"]),
        total["expected"],
        total["attendances"],
        total["people"],
        total["reserve_people"],
        total["guests"],
        total["guest_attendances"]
    );
    println!(
        "在库 {} 人，从未参训 {} 人，{} 年学时不足 {} 的 {} 人；进修 {} 人、{} 人次。",
        stats["in_pool"],
        stats["never_trained"],
        stats["year"],
        hours(&stats["minimum"]),
        stats["below_minimum"],
        stats["students"],
        stats["studies"]
    );
    for village in rows(&stats["villages"]) {
        println!(
            "{}\t在库 {}\t应到 {}\t实到 {}\t{} 人\t{} 学时\t从未参训 {}",
            text(&village["village"]),
            village["reserves"],
            village["expected"],
            village["attendances"],
            village["people"],
            hours(&village["hours"]),
            village["never_trained"]
        );
    }
    println!("{}", text(&stats["definition"]));
    Ok(())
}

fn never_trained(session: &Session, period: &Period) -> Result<()> {
    let stats = figures(session, period)?;
    let never = rows(&stats["people"])
        .iter()
        .filter(|row| row["never_trained"] == true);
    if period.json {
        print_json(&in_hours(Value::Array(never.cloned().collect())));
        return Ok(());
    }
    for row in never {
        println!(
            "{}\t{}\t应到 {}",
            text(&row["village"]),
            text(&row["name"]),
            row["expected"]
        );
    }
    println!(
        "{} 至 {}：在库 {} 人中从未参训 {} 人。",
        text(&stats["from"]),
        text(&stats["to"]),
        stats["in_pool"],
        stats["never_trained"]
    );
    Ok(())
}

fn figures(session: &Session, period: &Period) -> Result<Value> {
    let params = json!({
        "as_of": period.as_of,
        "from": period.from,
        "to": period.to,
        "villages": rosters::villages(&session.villages()?, &period.villages)?,
    });
    ask(session, "training.stats", params)
}

/// 学时 as people write them; on the wire they are tenths.
fn hours(value: &Value) -> String {
    qinglan_core::training::Hours::tenths(value.as_i64().unwrap_or_default()).to_string()
}

/// The same figures as on the page and on paper: 学时 in hours, where the wire has tenths.
fn in_hours(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(key, value)| match value {
                Value::Number(_) if HOURS.contains(&key.as_str()) => {
                    let hours = serde_json::from_str(&hours(&value)).unwrap_or(value);
                    (key, hours)
                }
                other => (key, in_hours(other)),
            });
            Value::Object(fields.collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(in_hours).collect()),
        other => other,
    }
}
