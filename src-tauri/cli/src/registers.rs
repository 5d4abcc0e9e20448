//! The register as a file: making, checking, backing up, going back.

use std::path::Path;

use qinglan_api::bindings::parameters_of;
use qinglan_api::commands::{CommandKind, COMMANDS};
use qinglan_api::{read_file, Session};
use qinglan_core::backups::restore_backup;
use qinglan_core::error::{json_text_in_chinese, Refused, Result};
use qinglan_core::villages::read::{village_list, VillageList};
use serde_json::{json, Value};

use crate::out::{print_json, rows};
use crate::{ask, nothing};

pub(crate) fn new(
    session: &Session,
    township: Option<&str>,
    county: Option<&str>,
    villages: Option<&Path>,
) -> Result<()> {
    let (owner, name) = match (township, county) {
        (Some(name), _) => ("township", name),
        (None, name) => ("county", name.unwrap_or_default()),
    };
    let VillageList { villages, notes } = villages.map(listed).transpose()?.unwrap_or_default();
    let info = ask(
        session,
        "register.new",
        json!({ "owner": owner, "name": name, "villages": villages }),
    )?;
    for note in notes {
        eprintln!("{note}");
    }
    println!("已新建{name}的台账，{} 个村。", info["value"]["villages"]);
    Ok(())
}

/// Takes back or does again; says what.
pub(crate) fn undo(session: &Session, command: &str, done: &str, json: bool) -> Result<()> {
    let outcome = ask(session, command, nothing())?;
    if json {
        print_json(&outcome);
    } else {
        println!("{done}：{}", outcome["value"].as_str().unwrap_or_default());
    }
    Ok(())
}

pub(crate) fn dump(session: &Session) -> Result<()> {
    print_json(&ask(session, "register.dump", nothing())?);
    Ok(())
}

/// Whether the file is whole, and whether its records agree.
pub(crate) fn check(session: &Session, json: bool) -> Result<()> {
    let damage = sentences(&ask(session, "register.check", nothing())?);
    let whole = damage.is_empty();
    let contradictions = if whole {
        sentences(&ask(session, "records.check", nothing())?)
    } else {
        Vec::new()
    };
    let count = contradictions.len();
    if json {
        print_json(&json!({ "damage": damage, "contradictions": contradictions }));
    } else if whole && count == 0 {
        println!("台账完好。");
    } else {
        for sentence in &contradictions {
            println!("{sentence}");
        }
    }
    if !whole {
        let detail = damage.join("；");
        return Err(Refused::RegisterDamaged { detail }.into());
    }
    match count {
        0 => Ok(()),
        count => Err(Refused::RecordsContradict { count }.into()),
    }
}

fn sentences(answer: &Value) -> Vec<String> {
    let all = rows(answer).iter().filter_map(Value::as_str);
    all.map(str::to_owned).collect()
}

pub(crate) fn history(session: &Session, json: bool) -> Result<()> {
    let entries = ask(session, "history.list", json!({ "limit": 1000 }))?;
    if json {
        print_json(&entries);
        return Ok(());
    }
    for entry in entries.as_array().into_iter().flatten() {
        let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
        let undone = if entry["undone"] == true {
            "（已撤销）"
        } else {
            ""
        };
        println!(
            "{}\t{}\t{}\t{}{undone}",
            entry["id"],
            text("at"),
            text("label"),
            text("detail")
        );
    }
    Ok(())
}

pub(crate) fn backup(session: &Session, out: &Path) -> Result<()> {
    session.back_up_to(out)?;
    println!("已备份到“{}”。", out.display());
    Ok(())
}

pub(crate) fn restore(file: &Path, register: &Path) -> Result<()> {
    drop(restore_backup(file, register)?);
    println!("已从备份恢复到“{}”。", register.display());
    Ok(())
}

/// Carries out any command with parameters as JSON.
pub(crate) fn call(session: &Session, command: &str, params: &str) -> Result<()> {
    let params: Value = serde_json::from_str(params).map_err(|error| Refused::BadParameters {
        detail: json_text_in_chinese(params, &error),
    })?;
    print_json(&ask(session, command, params)?);
    Ok(())
}

/// Lists every command.
pub(crate) fn commands(json: bool) {
    let kind = |kind: CommandKind| match kind {
        CommandKind::Query => "query",
        CommandKind::Change => "change",
    };
    if json {
        let list = COMMANDS.iter().map(|command| {
            let (parameters, types) = parameters_of(command);
            json!({
                "name": command.name,
                "kind": kind(command.kind),
                "parameters": parameters,
                "types": types,
            })
        });
        print_json(&list.collect());
        return;
    }
    for command in COMMANDS {
        println!(
            "{}\t{}\t{}",
            command.name,
            kind(command.kind),
            parameters_of(command).0
        );
    }
}

/// The villages a file lists, whatever kind of sheet or text it is.
fn listed(path: &Path) -> Result<VillageList> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    village_list(&name, &read_file(path)?)
}
