//! The papers of mentoring and training as files.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::Args;
use qinglan_api::Session;
use qinglan_core::date::{today, Day};
use qinglan_core::error::{Error, OrNotFound, Result};
use qinglan_core::ids::SessionId;
use qinglan_core::reports::papers::{AssessmentPaper, PaperKind, PaperRequest};
use qinglan_documents::write_many;
use serde_json::{json, Value};

use crate::arguments::FileFormat;
use crate::ask;
use crate::rosters::villages;

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// 哪一种
    #[arg(value_parser = paper())]
    paper: PaperKind,
    /// 帮带机制的名称，不给则为第一种
    #[arg(long, value_name = "NAME")]
    scheme: Option<String>,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 起始日期（调整清单、帮带记录、培训）
    #[arg(long, value_name = "DATE")]
    from: Option<Day>,
    /// 截止日期（调整清单、帮带记录、培训）
    #[arg(long, value_name = "DATE")]
    to: Option<Day>,
    /// 村名，可多次给出；不给则为全部
    #[arg(long = "village", value_name = "NAME")]
    villages: Vec<String>,
    /// 班次名称（签到表）；不给则为最近的班次
    #[arg(long, value_name = "TITLE")]
    session: Option<String>,
    /// 年度（年度滚动更新表、年度考核汇总表）；不给则为截至日期所在的年
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// 时段（考核评分表、排名），如 2025-11；不给则为当前或最近已评的
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// 空白表（考核评分表）
    #[arg(long)]
    blank: bool,
    /// 文件格式
    #[arg(long, value_enum)]
    format: FileFormat,
    /// 输出文件夹
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// 每对（每人）一张的表合为一份
    #[arg(long)]
    one_file: bool,
}

/// What the command line calls each paper, and what it is.
const PAPERS: [(&str, PaperKind, &str); 30] = [
    ("pairs", PaperKind::Pairs, "结对花名册"),
    ("items", PaperKind::Items, "任务纪实表"),
    ("commitment", PaperKind::Commitment, "结对责任书"),
    ("visits", PaperKind::Visits, "帮带记录表"),
    ("load", PaperKind::Load, "帮带人负担表"),
    ("coverage", PaperKind::Coverage, "全覆盖情况表"),
    ("adjustments", PaperKind::Adjustments, "调整清单"),
    ("workbench", PaperKind::Workbench, "待办清单"),
    ("proposal", PaperKind::Proposal, "建议结对名单"),
    ("sign-in", PaperKind::SignIn, "签到表"),
    ("sessions", PaperKind::Sessions, "培训台账"),
    ("training-stats", PaperKind::TrainingStats, "参训统计"),
    (
        "training-record",
        PaperKind::TrainingRecord,
        "培训记录，每人一份",
    ),
    ("menu", PaperKind::Menu, "点单汇总表"),
    ("rotations", PaperKind::Rotations, "岗位锻炼台账"),
    ("appraisal", PaperKind::Appraisal, "岗位锻炼鉴定表"),
    ("tenure", PaperKind::Tenure, "五年任职名单"),
    ("plans", PaperKind::Plans, "培养计划表"),
    ("contacts", PaperKind::Contacts, "储备人才联系台账"),
    ("qualification", PaperKind::Qualification, "资格审查表"),
    ("yearly-update", PaperKind::YearlyUpdate, "年度滚动更新表"),
    ("freshness", PaperKind::Freshness, "档案更新情况表"),
    ("matches", PaperKind::Matches, "择村匹配建议表"),
    ("match-results", PaperKind::MatchResults, "择村结果表"),
    ("secretaries", PaperKind::Secretaries, "村党组织书记台账"),
    ("score-sheet", PaperKind::ScoreSheet, "考核评分表"),
    ("ranking", PaperKind::Ranking, "考核情况通报（排名）"),
    (
        "assessment-year",
        PaperKind::AssessmentYear,
        "年度考核汇总表",
    ),
    ("outcomes", PaperKind::Outcomes, "使用成效台账"),
    ("outcome-stats", PaperKind::OutcomeStats, "使用成效统计表"),
];

/// Reads the name of a paper.
fn paper() -> impl TypedValueParser<Value = PaperKind> {
    let names = PAPERS.map(|(name, _, what)| PossibleValue::new(name).help(what));
    PossibleValuesParser::new(names).try_map(|asked| {
        let found = PAPERS.iter().find(|(name, ..)| *name == asked);
        found.map(|(_, kind, _)| *kind).ok_or("没有这种表")
    })
}

/// Writes the papers into a folder, which is made when it is not there.
pub(crate) fn run(session: &Session, arguments: &Report) -> Result<()> {
    let asked = &arguments.villages;
    let scheme = arguments.scheme.as_deref();
    let request = PaperRequest {
        scheme: scheme.map(|text| session.scheme(text)).transpose()?,
        as_of: arguments.as_of,
        session: session_named(session, arguments)?,
        from: arguments.from,
        to: arguments.to,
        year: arguments.year,
        villages: if asked.is_empty() {
            None
        } else {
            Some(villages(&session.villages()?, asked)?)
        },
        assessment: Some(AssessmentPaper {
            period: arguments.period.clone(),
            year: arguments.year.map(|year| year.to_string()),
            blank: arguments.blank,
            ..AssessmentPaper::default()
        }),
        one_file: arguments.one_file,
        ..PaperRequest::new(arguments.paper)
    };
    let papers = session.papers(&request, today())?;
    if papers.reports.is_empty() {
        let message = "没有符合条件的内容，未生成文件";
        return Err(Error::invalid("paper", "report.empty", message));
    }
    let format = arguments.format.into();
    let written = write_many(&papers.reports, format, &arguments.out, &|_, _| true)?;
    for undrawable in written.iter().flat_map(|file| &file.undrawable) {
        eprintln!("{}", undrawable.message);
    }
    println!("已生成 {} 个文件，{} 行。", written.len(), papers.rows);
    Ok(())
}

/// The session of a sign-in sheet: the newest whose title has the text in it, or the newest of all.
fn session_named(session: &Session, arguments: &Report) -> Result<Option<SessionId>> {
    if arguments.paper != PaperKind::SignIn {
        return Ok(None);
    }
    let list = ask(session, "sessions.list", json!({}))?;
    let wanted = arguments.session.as_deref().unwrap_or_default();
    let rows = list["rows"].as_array().map_or(&[][..], Vec::as_slice);
    let named = |row: &&Value| {
        row["title"]
            .as_str()
            .is_some_and(|title| title.contains(wanted))
    };
    let found = rows.iter().find(named).and_then(|row| row["id"].as_str());
    let id = found.map(str::to_owned).or_not_found("班次")?;
    Ok(Some(SessionId::from(id)))
}
