//! Importing files: one undoable action however many there are.

use std::path::PathBuf;

use clap::Args;
use qinglan_api::{input_file, Session};
use qinglan_core::date::today;
use qinglan_core::date::Day;
use qinglan_core::error::Result;
use qinglan_core::import::draft::InputFile;
use qinglan_core::import::plan::{Options, Plan};
use qinglan_core::import::Problem;

use crate::answers::answers;
use crate::out::print_json;

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct Import {
    /// 表格文件，按先后顺序，后面的为准
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 只检查，不写入
    #[arg(long)]
    dry_run: bool,
    /// 对问题的回答（JSON）
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// 没有写明日期的表所反映的日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 表里的村直接加入村名单
    #[arg(long)]
    add_villages: bool,
    /// 导入过的表也重新读
    #[arg(long)]
    again: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(session: &Session, arguments: &Import) -> Result<()> {
    let files: Vec<InputFile> = arguments
        .files
        .iter()
        .map(|path| input_file(path))
        .collect();
    let options = Options {
        as_of: arguments.as_of.unwrap_or_else(today),
        today: Some(today()),
        answers: answers(arguments.answers.as_deref())?,
        add_villages: arguments.add_villages,
        again: arguments.again,
        ..Options::default()
    };
    let plan = session.import(&files, &options, arguments.dry_run)?;
    let of_answers = |problem: &&Problem| problem.code.starts_with("answer.");
    for problem in plan.problems.iter().filter(of_answers) {
        if problem.file.is_empty() {
            eprintln!("{}。", problem.message);
        }
    }
    if arguments.json {
        print_json(&plan.json());
    } else {
        print_text(&plan, arguments.dry_run);
    }
    Ok(())
}

fn print_text(plan: &Plan, dry_run: bool) {
    for problem in &plan.problems {
        let place = match (problem.sheet.as_str(), problem.row) {
            (_, 0) if problem.file.is_empty() => "回答".to_owned(),
            (_, 0) => problem.file.clone(),
            ("", row) => format!("{} 第 {row} 行", problem.file),
            (sheet, row) => format!("{}〔{sheet}〕第 {row} 行", problem.file),
        };
        println!("{place}\t{}\t{}", problem.column, problem.message);
    }
    for question in &plan.questions {
        println!(
            "待回答 {}\t{}\t{}",
            question.key,
            question.text,
            question.choices.join(" / ")
        );
    }
    let counts = plan.counts;
    println!(
        "{}读到 {} 行：新增 {}，更新 {}，不变 {}，跳过 {}，待回答 {}。",
        if dry_run { "试读，未写入。" } else { "" },
        counts.rows,
        counts.added,
        counts.updated,
        counts.unchanged,
        counts.skipped,
        counts.asked
    );
}
