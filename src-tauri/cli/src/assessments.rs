//! Assessments as text or JSON: the ranking of a period, or what a year comes to.

use clap::{Args, ValueEnum};
use qinglan_api::Session;
use qinglan_core::error::{OrNotFound, Result};
use serde_json::{json, Value};

use crate::out::{print_json, rows, text};
use crate::{ask, nothing};

#[derive(Debug, Args)]
pub(crate) struct Assessments {
    /// 指标表的名称；不给则为第一张在用的
    #[arg(long, value_name = "NAME")]
    list: Option<String>,
    /// 时段，如 2025-11 或 2025Q4；不给则为最近已评的
    #[arg(long, value_name = "PERIOD", conflicts_with = "year")]
    period: Option<String>,
    /// 看一年的汇总，如 2025
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
    /// 在什么范围内排名
    #[arg(long, value_enum, default_value = "township")]
    within: Within,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Among whom places are given.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Within {
    /// 全部
    Register,
    /// 本乡镇
    Township,
    /// 本村
    Village,
}

/// Who stands where.
pub(crate) fn run(session: &Session, asked: &Assessments) -> Result<()> {
    let within = match asked.within {
        Within::Register => "register",
        Within::Township => "township",
        Within::Village => "village",
    };
    let list_id = list_named(session, asked.list.as_deref())?;
    if let Some(year) = &asked.year {
        let params = json!({ "list_id": list_id, "year": year, "within": within });
        let answer = ask(session, "assessments.year", params)?;
        return show(&answer, asked.json, print_year);
    }
    let params = json!({ "list_id": list_id, "period": asked.period, "within": within });
    let answer = ask(session, "assessments.ranking", params)?;
    show(&answer, asked.json, print_ranking)
}

#[expect(clippy::unnecessary_wraps, reason = "the end of every command")]
fn show(answer: &Value, json: bool, print: fn(&Value)) -> Result<()> {
    if json {
        print_json(answer);
    } else {
        print(answer);
    }
    Ok(())
}

/// The list of a name; `None`: the first in use.
fn list_named(session: &Session, name: Option<&str>) -> Result<Option<String>> {
    let Some(name) = name else { return Ok(None) };
    let lists = ask(session, "indicator_lists.list", nothing())?;
    let mut lists = lists.as_array().into_iter().flatten();
    let found = lists.find(|list| list["name"] == name);
    let id = found.and_then(|list| list["id"].as_str());
    Ok(Some(id.or_not_found("考核指标表")?.to_owned()))
}

fn print_ranking(ranking: &Value) {
    for row in rows(&ranking["rows"]) {
        let rank = number(&row["rank"]);
        let who = ["village", "name"]
            .map(|column| text(&row[column]))
            .join("\t");
        let moved = number(&row["moved"]);
        println!(
            "{rank}\t{who}\t{}\t{moved}\t{}",
            tenths(&row["total"]),
            text(&row["remark"])
        );
    }
    println!(
        "{} {}：应评 {}，参加排名 {}，平均 {} 分。{}。",
        text(&ranking["list"]["name"]),
        text(&ranking["period"]["label"]),
        ranking["expected"],
        ranking["ranked"],
        text(&ranking["mean"]),
        text(&ranking["definition"])
    );
}

fn print_year(year: &Value) {
    for row in rows(&year["rows"]) {
        let who = ["village", "name"]
            .map(|column| text(&row[column]))
            .join("\t");
        let grade = row["grade"]["grade"].as_str().unwrap_or("未评定");
        let missing = match text(&row["missing"]) {
            "" => String::new(),
            months => format!("缺 {months}"),
        };
        println!(
            "{}\t{who}\t{}\t{}/{}\t建议{}\t{grade}\t{missing}",
            number(&row["rank"]),
            text(&row["mean"]),
            row["present"],
            row["expected"],
            text(&row["suggested"]),
        );
    }
    println!(
        "{} {}年：{} 行，有缺评的 {}。{}。",
        text(&year["list"]["name"]),
        text(&year["year"]),
        rows(&year["rows"]).len(),
        year["lacking"],
        text(&year["definition"])
    );
}

fn number(value: &Value) -> String {
    value
        .as_i64()
        .map_or_else(|| "—".into(), |number| number.to_string())
}

/// Points, kept in tenths.
fn tenths(value: &Value) -> String {
    let points = |tenths| qinglan_core::assessments::Points::tenths(tenths).to_string();
    value.as_i64().map_or_else(|| "未评".into(), points)
}
