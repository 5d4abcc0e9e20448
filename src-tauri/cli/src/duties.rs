//! Who answers for which village, who takes over, and mentors as sheets state them.

use std::collections::BTreeMap;

use qinglan_api::Session;
use qinglan_core::date::Day;
use qinglan_core::duties::DutyKind;
use qinglan_core::error::{Error, Result};
use serde_json::{json, Value};

use crate::arguments::{Duties, DutiesCommand, DutyChange, Mentors, MentorsCommand, Reconcile};
use crate::import::answers;
use crate::rosters::villages;
use crate::{ask, print_json};

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

pub(crate) fn mentors(session: &Session, mentors: &Mentors) -> Result<()> {
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
            text(seat, "key"),
            text(seat, "village"),
            text(seat, "role"),
            choices.join(" / ")
        );
    }
    println!(
        "一致 {} 席，已登记 {} 席，待回答 {} 席。",
        preview["agreed"], preview["already"], preview["asked"]
    );
}

/// Name and post, or that nobody holds the seat.
fn holder(holder: &Value) -> String {
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
