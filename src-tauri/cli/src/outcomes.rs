//! 使用成效 as text or JSON.

use clap::Args;
use qinglan_api::Session;
use qinglan_core::date::Day;
use qinglan_core::error::Result;
use qinglan_core::outcomes::OutcomeLevel;
use serde_json::{json, Value};

use crate::ask;
use crate::out::{print_json, text};

#[derive(Debug, Args)]
pub(crate) struct Outcomes {
    /// 起始日期
    #[arg(long, value_name = "DATE")]
    from: Option<Day>,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// What became of whom, and the figures of it.
pub(crate) fn run(session: &Session, asked: &Outcomes) -> Result<()> {
    let params = json!({ "from": asked.from, "as_of": asked.as_of });
    let answer = ask(session, "outcomes.list", params)?;
    if asked.json {
        print_json(&answer);
        return Ok(());
    }
    for row in answer["rows"].as_array().into_iter().flatten() {
        let [on, village, name, kind, post, batch] =
            ["on_day", "village", "name", "type_name", "post", "batch"].map(|it| text(&row[it]));
        let level = level_label(&row["level"]);
        println!("{on}\t{village}\t{name}\t{kind}\t{level}\t{post}\t{batch}");
    }
    for (group, field) in [
        ("按类型", "by_type"),
        ("按层级", "by_level"),
        ("按批次", "by_batch"),
        ("按村", "by_village"),
    ] {
        for count in answer[field].as_array().into_iter().flatten() {
            let label = text(&count["label"]);
            let (outcomes, people) = (&count["outcomes"], &count["people"]);
            println!(
                "{group}\t{label}\t{outcomes} 项\t{people} 人\t{}",
                text(&count["share"])
            );
        }
    }
    println!(
        "截至 {}：使用成效 {}，涉及 {} 人；期内在库过 {} 人。",
        text(&answer["as_of"]),
        text(&answer["sentence"]),
        answer["people"],
        answer["pool"]
    );
    Ok(())
}

/// A level as lists and papers call it.
fn level_label(value: &Value) -> &'static str {
    let level = serde_json::from_value::<OutcomeLevel>(value.clone());
    level.map_or("", OutcomeLevel::label)
}
