//! 择村 and 村党组织书记 as text or JSON.

use clap::Args;
use qinglan_api::Session;
use qinglan_core::date::Day;
use qinglan_core::error::Result;
use qinglan_core::ids::PersonId;
use serde_json::json;

use crate::arguments::Asked;
use crate::ask;
use crate::out::{print_json, rows, text};
use crate::people::person_named;
use crate::rosters::villages;

#[derive(Debug, Args)]
pub(crate) struct Match {
    /// 姓名，可多次给出；不给则为不在库、没有职务的人
    #[arg(long = "person", value_name = "NAME")]
    people: Vec<String>,
    /// 村名，可多次给出；不给则为低于配备标准的村
    #[arg(long = "village", value_name = "NAME")]
    villages: Vec<String>,
    /// 点名的人已在库的，也安排到别的村（跨村）
    #[arg(long, requires = "people")]
    reserves: bool,
    /// 每村只去一人
    #[arg(long)]
    one_each: bool,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Who could go to which village and why; nothing is written.
pub(crate) fn run(session: &Session, asked: &Match) -> Result<()> {
    let people = asked.people.iter().map(|name| person_named(session, name));
    let people: Vec<PersonId> = people.collect::<Result<_>>()?;
    let villages = villages(&session.villages()?, &asked.villages)?;
    let request = json!({
        "as_of": asked.as_of,
        "people": (!people.is_empty()).then_some(people),
        "reserves": asked.reserves,
        "villages": (!villages.is_empty()).then_some(villages),
        "one_each": asked.one_each,
    });
    let matching = ask(session, "matches.make", request)?;
    if asked.json {
        print_json(&matching);
        return Ok(());
    }
    for row in rows(&matching["rows"]) {
        let reasons = rows(&row["reasons"]).iter();
        let reasons: Vec<String> = reasons
            .map(|reason| format!("{} {}", text(&reason["text"]), reason["points"]))
            .collect();
        let [name, village] = ["name", "village"].map(|column| text(&row[column]));
        let pool = row["pool"].as_str();
        let pool = pool.map_or_else(String::new, |pool| format!("（从{pool}来）"));
        println!(
            "{name}\t{village}{pool}\t{}\t{}",
            row["score"],
            reasons.join("；")
        );
    }
    for one in rows(&matching["unplaced"]) {
        println!("{}\t未排到\t\t{}", text(&one["name"]), text(&one["why"]));
    }
    let uncovered = rows(&matching["uncovered"]).iter();
    let uncovered: Vec<&str> = uncovered.map(|one| text(&one["village"])).collect();
    if !uncovered.is_empty() {
        println!(
            "未排到人的村 {} 个：{}",
            uncovered.len(),
            uncovered.join("、")
        );
    }
    println!(
        "截至 {}：{}。",
        text(&matching["as_of"]),
        text(&matching["sentence"])
    );
    Ok(())
}

/// Who is secretary where, of which type, and who should follow.
pub(crate) fn secretaries(session: &Session, asked: &Asked) -> Result<()> {
    let list = ask(session, "secretaries.list", json!({ "as_of": asked.as_of }))?;
    if asked.json {
        print_json(&list);
        return Ok(());
    }
    for row in rows(&list["rows"]) {
        let successors = rows(&row["successors"]).iter();
        let successors: Vec<&str> = successors.map(|one| text(&one["name"])).collect();
        let of_type = row["typed"]["type_name"].as_str().unwrap_or("未定");
        let age = row["age_at_election"].as_i64();
        println!(
            "{}\t{}\t{of_type}\t换届时 {} 岁\t连续 {}\t累计 {}\t接班后备 {}",
            text(&row["village"]),
            text(&row["name"]),
            age.map_or_else(|| "–".into(), |age| age.to_string()),
            text(&row["continuous"]),
            text(&row["cumulative"]),
            if successors.is_empty() {
                "–".into()
            } else {
                successors.join("、")
            },
        );
    }
    println!(
        "截至 {}：{}。",
        text(&list["as_of"]),
        text(&list["sentence"])
    );
    Ok(())
}
