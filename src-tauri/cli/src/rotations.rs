//! Placements of a day and secretaries' years in office, as text or JSON.

use clap::{Args, ValueEnum};
use qinglan_api::Session;
use qinglan_core::date::Day;
use qinglan_core::error::{Refused, Result};
use serde_json::json;

use crate::out::{print_json, rows, text};
use crate::{ask, nothing, rosters};

#[derive(Debug, Args)]
pub(crate) struct Rotations {
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 哪些：当日在岗、已结束、未开始、全部
    #[arg(long, value_enum, default_value = "current")]
    state: Which,
    /// 锻炼类型的名称，可多次给出；不给则为全部
    #[arg(long = "type", value_name = "NAME")]
    types: Vec<String>,
    /// 村名，可多次给出；不给则为全部
    #[arg(long = "village", value_name = "NAME")]
    villages: Vec<String>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Tenure {
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 口径：累计或连续
    #[arg(long, value_enum, default_value = "cumulative")]
    basis: Basis,
    /// 满多少年
    #[arg(long, default_value_t = 5)]
    years: u32,
    /// 只列满年限的人
    #[arg(long)]
    eligible: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Which placements.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Which {
    Current,
    Ended,
    Planned,
    All,
}

/// How years are counted.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Basis {
    /// 累计
    Cumulative,
    /// 连续
    Continuous,
}

/// Placements, as of a day.
pub(crate) fn list(session: &Session, arguments: &Rotations) -> Result<()> {
    let state = match arguments.state {
        Which::Current => "current",
        Which::Ended => "ended",
        Which::Planned => "planned",
        Which::All => "all",
    };
    let params = json!({
        "as_of": arguments.as_of,
        "state": state,
        "types": types(session, &arguments.types)?,
        "villages": rosters::villages(&session.villages()?, &arguments.villages)?,
    });
    let list = ask(session, "rotations.list", params)?;
    if arguments.json {
        print_json(&list);
        return Ok(());
    }
    for row in rows(&list["rows"]) {
        let until = row["last_day"].as_str().unwrap_or("今");
        println!(
            "{}\t{}\t{}\t{}\t{} 至 {until}\t{}",
            text(&row["pool_village"]),
            text(&row["name"]),
            text(&row["type_name"]),
            text(&row["place"]),
            text(&row["from_on"]),
            text(&row["grade"]),
        );
    }
    let types = rows(&list["types"]).iter();
    let types: Vec<String> = types
        .filter(|count| count["current"] != 0)
        .map(|count| format!("{} {}", text(&count["type_name"]), count["current"]))
        .collect();
    println!(
        "截至 {}：在岗 {} 项、{} 人（{}）；30 日内到期 {} 项，重叠 {} 项，已结束未鉴定 {} 项。",
        text(&list["as_of"]),
        list["current"],
        list["people"],
        types.join("、"),
        list["ending"],
        list["overlaps"],
        list["unappraised"],
    );
    println!("{}。", text(&list["front_line"]["sentence"]));
    Ok(())
}

/// Years in office as 村党组织书记, as of a day.
pub(crate) fn tenure(session: &Session, arguments: &Tenure) -> Result<()> {
    let basis = match arguments.basis {
        Basis::Cumulative => "cumulative",
        Basis::Continuous => "continuous",
    };
    let params = json!({
        "as_of": arguments.as_of,
        "basis": basis,
        "years": arguments.years,
        "only_eligible": arguments.eligible,
    });
    let list = ask(session, "tenure.list", params)?;
    if arguments.json {
        print_json(&list);
        return Ok(());
    }
    for row in rows(&list["rows"]) {
        let served = &row[basis];
        let reaches = served["reaches_on"].as_str().unwrap_or("–");
        println!(
            "{}\t{}\t{}\t连续 {}\t累计 {}\t{reaches}\t{}",
            text(&row["village"]),
            text(&row["name"]),
            text(&row["title"]),
            text(&row["continuous"]["text"]),
            text(&row["cumulative"]["text"]),
            match (served["reached"] == true, row["in_office"] == true) {
                (true, true) => "已满，在任",
                (true, false) => "已满，已离任",
                (false, true) => "未满，在任",
                (false, false) => "未满，已离任",
            }
        );
    }
    println!(
        "截至 {}：满 {} 年 {} 人，一年内将满 {} 人，在任 {} 人。",
        text(&list["as_of"]),
        list["years"],
        list["eligible"],
        list["soon"],
        list["in_office"]
    );
    println!("{}", text(&list["definition"]));
    Ok(())
}

/// The types of names.
fn types(session: &Session, names: &[String]) -> Result<Vec<String>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let types = ask(session, "rotation_types.list", nothing())?;
    let of = |name: &String| {
        let kind = rows(&types).iter().find(|kind| text(&kind["name"]) == name);
        kind.map(|kind| text(&kind["id"]).to_owned())
            .ok_or_else(|| {
                let detail = format!("没有名为“{name}”的锻炼类型");
                Refused::BadParameters { detail }.into()
            })
    };
    names.iter().map(of).collect()
}
