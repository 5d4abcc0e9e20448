//! 联审: the rounds, what is sent to departments, and what they send back.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use qinglan_api::Session;
use qinglan_core::date::today;
use qinglan_core::date::Day;
use qinglan_core::error::{Error, Result};
use qinglan_core::ids::{DepartmentId, PersonId, ReviewRoundId};
use qinglan_core::reports::papers::{PaperKind, PaperRequest};
use qinglan_documents::write_many;
use serde_json::{json, Value};

use crate::answers::answers;
use crate::arguments::FileFormat;
use crate::ask;
use crate::out::{print_json, text};

#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    /// 联审批次，已反馈多少
    List {
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 每个部门的送审名单和反馈表
    Export(ReviewExport),
    /// 导入部门填好的反馈表
    Import(ReviewImport),
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct ReviewExport {
    /// 联审批次的名称
    round: String,
    /// 输出文件夹
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// 部门名称，可多次给出；不给则为全部
    #[arg(long = "department", value_name = "NAME")]
    departments: Vec<String>,
    /// 文件格式
    #[arg(long, value_enum, default_value = "xlsx")]
    format: FileFormat,
    /// 各部门合为一份
    #[arg(long)]
    one_file: bool,
    /// 身份证号写全（会留记录）
    #[arg(long)]
    full_ids: bool,
    /// 另出汇总表，只列是否反馈
    #[arg(long)]
    summary: bool,
    /// 另出汇总表，列出具体意见和理由（会留记录）
    #[arg(long)]
    reveal: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ReviewImport {
    /// 部门填好的反馈表（xlsx、xls、csv 等）
    file: PathBuf,
    /// 联审批次的名称；不给则按表的标题
    #[arg(long, value_name = "NAME")]
    round: Option<String>,
    /// 部门名称；不给则按表上写的
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    /// 复函文号
    #[arg(long, value_name = "NUMBER")]
    letter: Option<String>,
    /// 反馈日期；不给则按表上写的，再不然为今天
    #[arg(long, value_name = "DATE")]
    replied_on: Option<Day>,
    /// 有效期至；不给则按批次的有效期
    #[arg(long, value_name = "DATE")]
    valid_until: Option<Day>,
    /// 对“待回答”的回答：JSON 文件，键为行，值为人员
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// 列出具体意见和理由（会留记录）
    #[arg(long)]
    reveal: bool,
    /// 只试读，不写入
    #[arg(long)]
    dry_run: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Lists rounds, writes a round's papers, or reads a department's filled sheet.
pub(crate) fn run(session: &Session, command: &ReviewCommand) -> Result<()> {
    match command {
        ReviewCommand::List { json } => list(session, *json),
        ReviewCommand::Export(export) => self::export(session, export),
        ReviewCommand::Import(import) => self::import(session, import),
    }
}

fn list(session: &Session, json: bool) -> Result<()> {
    let rounds = ask(session, "reviews.list", json!({}))?;
    if json {
        print_json(&rounds);
        return Ok(());
    }
    for round in each(&rounds) {
        println!(
            "{}\t送审 {}\t反馈期限 {}\t{} 个部门 {} 人\t已反馈 {}/{}{}",
            text(&round["name"]),
            text(&round["sent_on"]),
            text(&round["due_on"]),
            round["departments"],
            round["people"],
            round["replies"],
            round["wanted"],
            if round["overdue"] == true {
                "\t逾期"
            } else {
                ""
            },
        );
    }
    Ok(())
}

/// The name list and the reply form of each department, and the 汇总表 where that is wanted.
fn export(session: &Session, arguments: &ReviewExport) -> Result<()> {
    let round = round_named(session, &arguments.round)?;
    let departments = departments_named(session, &round, &arguments.departments)?;
    let of = |paper| PaperRequest {
        round: Some(ReviewRoundId::from(round.clone())),
        departments: departments.clone(),
        full_ids: arguments.full_ids,
        reveal: Some(arguments.reveal),
        one_file: arguments.one_file,
        ..PaperRequest::new(paper)
    };
    let mut kinds = vec![PaperKind::ReviewNames, PaperKind::ReviewReply];
    if arguments.summary || arguments.reveal {
        kinds.push(PaperKind::ReviewSummary);
    }
    let mut files = Vec::new();
    for kind in kinds {
        let papers = session.papers(&of(kind), today())?;
        let format = arguments.format.into();
        for written in write_many(&papers.reports, format, &arguments.out, &|_, _| true)? {
            for undrawable in &written.undrawable {
                eprintln!("{}", undrawable.message);
            }
            files.push(written.path.display().to_string());
        }
    }
    if arguments.json {
        print_json(&json!({ "files": files }));
    } else {
        println!("已生成 {} 个文件。", files.len());
    }
    Ok(())
}

/// Takes what a department's filled sheet says; a dry run only looks.
fn import(session: &Session, arguments: &ReviewImport) -> Result<()> {
    let round = match &arguments.round {
        Some(name) => Some(round_named(session, name)?),
        None => None,
    };
    let department = match (&arguments.department, &round) {
        (None, _) => None,
        (Some(name), Some(round)) => {
            let asked = departments_named(session, round, std::slice::from_ref(name))?;
            asked.into_iter().flatten().next()
        }
        (Some(name), None) => Some(department_of_all(session, name)?),
    };
    let given: BTreeMap<String, PersonId> = answers(arguments.answers.as_deref())?;
    let params = json!({
        "token": arguments.file,
        "options": {
            "round_id": round,
            "department_id": department,
            "letter": arguments.letter,
            "replied_on": arguments.replied_on,
            "valid_until": arguments.valid_until,
            "answers": given,
            "reveal": arguments.reveal,
        },
    });
    // What it says is shown, where that is asked for, before it goes in.
    let plan = ask(session, "replies.check_sheet", params.clone())?;
    if !arguments.dry_run {
        ask(session, "replies.import_sheet", params)?;
    }
    if arguments.json {
        print_json(&plan);
        return Ok(());
    }
    for row in each(&plan["rows"]).filter(|_| arguments.reveal) {
        let grounds = text(&row["grounds"]);
        let result = result_label(&row["result"]);
        println!(
            "{}\t{}\t{result}\t{grounds}",
            text(&row["place"]),
            text(&row["name"])
        );
    }
    for problem in each(&plan["problems"]) {
        println!("{}\t{}", text(&problem["place"]), text(&problem["message"]));
        for candidate in each(&problem["candidates"]) {
            let key = text(&problem["key"]);
            let id = text(&candidate["person_id"]);
            println!("\t待回答 {key}\t{id}\t{}", text(&candidate["label"]));
        }
    }
    for name in each(&plan["missing"]) {
        println!("表中没有\t{}", text(name));
    }
    println!(
        "{}{}：读到 {} 行，新增 {}，与原来不同 {}，不变 {}，未反馈 {}，未导入 {}。",
        if arguments.dry_run {
            "试读，未写入。"
        } else {
            ""
        },
        each(&plan["departments"])
            .map(text)
            .collect::<Vec<_>>()
            .join("、"),
        plan["read"],
        plan["new"],
        plan["changed"],
        plan["same"],
        plan["unanswered"],
        each(&plan["problems"]).count(),
    );
    Ok(())
}

/// The id of the round whose name is or has the text; an ambiguous one is refused.
fn round_named(session: &Session, name: &str) -> Result<String> {
    let rounds = ask(session, "reviews.list", json!({}))?;
    one_named(each(&rounds), name, "联审批次")
}

fn departments_named(
    session: &Session,
    round: &str,
    names: &[String],
) -> Result<Option<Vec<DepartmentId>>> {
    if names.is_empty() {
        return Ok(None);
    }
    let grid = ask(session, "reviews.get", json!({ "id": round }))?;
    let id = |name: &String| one_named(each(&grid["columns"]), name, "送审部门").map(Into::into);
    names.iter().map(id).collect::<Result<_>>().map(Some)
}

fn department_of_all(session: &Session, name: &str) -> Result<DepartmentId> {
    let departments = ask(session, "departments.list", json!({}))?;
    one_named(each(&departments), name, "部门").map(Into::into)
}

fn one_named<'v>(
    rows: impl Iterator<Item = &'v Value> + Clone,
    name: &str,
    noun: &str,
) -> Result<String> {
    let exact = rows.clone().find(|row| text(&row["name"]) == name);
    let mut like = rows.filter(|row| text(&row["name"]).contains(name));
    let found = match (exact, like.next(), like.next()) {
        (Some(one), ..) | (None, Some(one), None) => text(&one["id"]).to_owned(),
        (None, None, _) => {
            let message = format!("没有名为“{name}”的{noun}");
            return Err(Error::invalid("name", "review.unknown", message));
        }
        (None, Some(_), Some(_)) => {
            let message = format!("有几个{noun}的名称含“{name}”，请写全");
            return Err(Error::invalid("name", "review.ambiguous", message));
        }
    };
    Ok(found)
}

fn result_label(value: &Value) -> &'static str {
    match text(value) {
        "no_objection" => "无异议",
        "objection" => "有异议",
        "deferral" => "建议缓用",
        _ => "未反馈",
    }
}

fn each(value: &Value) -> impl Iterator<Item = &Value> + Clone {
    value.as_array().map_or(&[][..], Vec::as_slice).iter()
}
