//! 培养计划 as text or JSON.

use qinglan_api::Session;
use qinglan_core::error::Result;
use serde_json::{json, Value};

use crate::arguments::Asked;
use crate::ask;
use crate::out::{print_json, text};

/// Who has a plan, how far it is and what of it is late.
pub(crate) fn run(session: &Session, asked: &Asked) -> Result<()> {
    let list = ask(session, "plans.list", json!({ "as_of": asked.as_of }))?;
    if asked.json {
        print_json(&list);
        return Ok(());
    }
    for row in list["rows"].as_array().into_iter().flatten() {
        let who = ["village", "name"].map(|column| text(&row[column]));
        let plan = &row["plan"];
        let steps = plan["steps"].as_array();
        let Some(steps) = steps else {
            println!("{}\t没有计划", who.join("\t"));
            continue;
        };
        println!("{}\t{}/{}", who.join("\t"), plan["done"], steps.len());
        for step in steps {
            let columns = ["due_on", "label", "asks", "progress"];
            let columns = columns.map(|column| text(&step[column])).join("\t");
            println!("\t{}\t{columns}", state(step));
        }
    }
    println!(
        "截至 {}：在库 {} 人，有计划 {} 人；步骤 {}/{}，逾期 {} 项（{} 人）。",
        text(&list["as_of"]),
        list["reserves"],
        list["with_plan"],
        list["done"],
        list["steps"],
        list["overdue"],
        list["behind"],
    );
    Ok(())
}

fn state(step: &Value) -> &'static str {
    match text(&step["state"]) {
        "done" => "完成",
        "overdue" => "逾期",
        "missed" => "未完成",
        _ => "未到期",
    }
}
