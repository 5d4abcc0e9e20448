//! 工作台 as text or JSON.

use qinglan_api::Session;
use qinglan_core::error::Result;
use serde_json::{json, Value};

use crate::arguments::Asked;
use crate::ask;
use crate::out::{print_json, rows, text};

/// What is late, what comes, and what is missing.
pub(crate) fn run(session: &Session, asked: &Asked) -> Result<()> {
    let bench = ask(session, "workbench.get", json!({ "as_of": asked.as_of }))?;
    if asked.json {
        print_json(&bench);
        return Ok(());
    }
    println!(
        "截至 {}：在库 {} 人，{} 个村，任务 {}/{}，缺位 {} 席。",
        text(&bench["as_of"]),
        bench["in_pool"],
        bench["villages"],
        bench["done"],
        bench["steps"],
        bench["gaps"]
    );
    tasks("逾期", &bench["overdue"]);
    tasks("7 日内", &bench["soon"]);
    let gaps = rows(&bench["village_gaps"]);
    println!("缺口 {} 项：", gaps.len());
    for gap in gaps {
        println!("\t{}\t{} 人", text(&gap["text"]), gap["people"]);
    }
    sessions("7 日内开班", &bench["training"]["soon"]);
    sessions("未登记参训", &bench["training"]["unsaid"]);
    println!(
        "今年未参训 {} 人，学时不足 {} 人，未安排的点单 {} 条。",
        bench["training"]["never_trained"],
        bench["training"]["below_minimum"],
        bench["training"]["unmet"]
    );
    for due in rows(&bench["reviews"]["due"]) {
        println!(
            "联审未反馈\t{}\t{}\t{}\t{} 人",
            text(&due["due_on"]),
            text(&due["round"]),
            text(&due["department"]),
            due["people"]
        );
    }
    for expiry in rows(&bench["reviews"]["expiring"]) {
        println!(
            "联审将到期\t{}\t{}\t{} 人",
            text(&expiry["ends_on"]),
            text(&expiry["round"]),
            expiry["people"]
        );
    }
    for task in rows(&bench["assessments"]) {
        let (name, period) = (text(&task["list"]), text(&task["period"]["label"]));
        let (expected, lacking) = (&task["expected"], &task["lacking"]);
        println!("考核待评：{name} {period} 应评 {expected}，未评或缺项 {lacking}。");
    }
    println!("资料待补 {} 人。", bench["missing"]["people"]);
    Ok(())
}

fn tasks(title: &str, tasks: &Value) {
    let tasks = rows(tasks);
    println!("{title} {} 项：", tasks.len());
    for task in tasks {
        let columns = ["due_on", "group", "what", "name", "village", "who"];
        println!("\t{}", columns.map(|column| text(&task[column])).join("\t"));
    }
}

fn sessions(title: &str, sessions: &Value) {
    let sessions = rows(sessions);
    println!("{title} {} 个班次：", sessions.len());
    for session in sessions {
        let columns = ["begins_on", "title", "held_at"];
        println!(
            "\t{}",
            columns.map(|column| text(&session[column])).join("\t")
        );
    }
}
