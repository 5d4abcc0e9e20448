//! Mentors as sheets state them, made duties and posts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use qinglan_api::Session;
use qinglan_core::date::Day;
use qinglan_core::error::Result;
use serde_json::{json, Value};

use crate::answers::answers;
use crate::ask;
use crate::duties::holder;
use crate::out::{print_json, text};

#[derive(Debug, Args)]
pub(crate) struct Mentors {
    #[command(subcommand)]
    command: MentorsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MentorsCommand {
    /// 把表上写的帮带人登记为分工和任职
    Reconcile(Reconcile),
}

#[derive(Debug, Args)]
pub(crate) struct Reconcile {
    /// 从哪天起算
    #[arg(long, value_name = "DATE")]
    from_day: Day,
    /// 对问题的回答（JSON：问题的键对选项序号，从 0 起，或 "skip"）
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// 文号
    #[arg(long, value_name = "NO")]
    document: Option<String>,
    /// 只核对，不写入
    #[arg(long)]
    dry_run: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(session: &Session, mentors: &Mentors) -> Result<()> {
    let MentorsCommand::Reconcile(arguments) = &mentors.command;
    let preview = ask(session, "mentors.reconcile_preview", json!({}))?;
    if arguments.dry_run {
        if arguments.json {
            print_json(&preview);
        } else {
            print_reconciliation(&preview);
            println!("只核对，未写入。");
        }
        return Ok(());
    }
    let outcome = reconcile(session, arguments)?;
    if arguments.json {
        print_json(&outcome);
        return Ok(());
    }
    print_reconciliation(&preview);
    let value = &outcome["value"];
    println!(
        "已登记分工 {} 条、任职 {} 条，新增 {} 人。",
        value["duties"], value["posts"], value["people"]
    );
    Ok(())
}

fn reconcile(session: &Session, arguments: &Reconcile) -> Result<Value> {
    let answers: BTreeMap<String, Value> = answers(arguments.answers.as_deref())?;
    let params = json!({
        "from_on": arguments.from_day.to_string(),
        "answers": answers,
        "document": arguments.document,
    });
    ask(session, "mentors.reconcile", params)
}

fn print_reconciliation(preview: &Value) {
    for seat in preview["seats"].as_array().into_iter().flatten() {
        if seat["state"] != "asked" {
            continue;
        }
        let choices = seat["choices"].as_array().into_iter().flatten();
        let choices: Vec<String> = choices
            .enumerate()
            .map(|(at, choice)| format!("{at} {}（{} 行）", holder(choice), choice["rows"]))
            .collect();
        println!(
            "待回答 {}\t{}\t{}\t{}",
            text(&seat["key"]),
            text(&seat["village"]),
            text(&seat["role"]),
            choices.join(" / ")
        );
    }
    println!(
        "一致 {} 席，已登记 {} 席，待回答 {} 席。",
        preview["agreed"], preview["already"], preview["asked"]
    );
}
