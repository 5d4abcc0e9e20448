//! The papers of mentoring and training as files.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use qinglan_api::Session;
use qinglan_core::date::today;
use qinglan_core::date::Day;
use qinglan_core::error::{Error, OrNotFound, Result};
use qinglan_core::ids::SessionId;
use qinglan_core::reports::papers::PaperKind;
use qinglan_core::reports::papers::{AssessmentPaper, PaperRequest};
use qinglan_documents::write_many;
use serde_json::{json, Value};

use crate::arguments::FileFormat;
use crate::ask;
use crate::rosters::villages;

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// 哪一种
    #[arg(value_enum)]
    paper: Paper,
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

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Paper {
    /// 结对花名册
    Pairs,
    /// 任务纪实表
    Items,
    /// 结对责任书
    Commitment,
    /// 帮带记录表
    Visits,
    /// 帮带人负担表
    Load,
    /// 全覆盖情况表
    Coverage,
    /// 调整清单
    Adjustments,
    /// 待办清单
    Workbench,
    /// 建议结对名单
    Proposal,
    /// 签到表
    SignIn,
    /// 培训台账
    Sessions,
    /// 参训统计
    TrainingStats,
    /// 培训记录，每人一份
    TrainingRecord,
    /// 点单汇总表
    Menu,
    /// 岗位锻炼台账
    Rotations,
    /// 岗位锻炼鉴定表
    Appraisal,
    /// 五年任职名单
    Tenure,
    /// 培养计划表
    Plans,
    /// 储备人才联系台账
    Contacts,
    /// 资格审查表
    Qualification,
    /// 年度滚动更新表
    YearlyUpdate,
    /// 档案更新情况表
    Freshness,
    /// 择村匹配建议表
    Matches,
    /// 择村结果表
    MatchResults,
    /// 村党组织书记台账
    Secretaries,
    /// 考核评分表
    ScoreSheet,
    /// 考核情况通报（排名）
    Ranking,
    /// 年度考核汇总表
    AssessmentYear,
    /// 使用成效台账
    Outcomes,
    /// 使用成效统计表
    OutcomeStats,
}

impl From<Paper> for PaperKind {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::Pairs => Self::Pairs,
            Paper::Items => Self::Items,
            Paper::Commitment => Self::Commitment,
            Paper::Visits => Self::Visits,
            Paper::Load => Self::Load,
            Paper::Coverage => Self::Coverage,
            Paper::Adjustments => Self::Adjustments,
            Paper::Workbench => Self::Workbench,
            Paper::Proposal => Self::Proposal,
            Paper::SignIn => Self::SignIn,
            Paper::Sessions => Self::Sessions,
            Paper::TrainingStats => Self::TrainingStats,
            Paper::TrainingRecord => Self::TrainingRecord,
            Paper::Menu => Self::Menu,
            Paper::Rotations => Self::Rotations,
            Paper::Appraisal => Self::Appraisal,
            Paper::Tenure => Self::Tenure,
            Paper::Plans => Self::Plans,
            Paper::Contacts => Self::Contacts,
            Paper::Qualification => Self::Qualification,
            Paper::YearlyUpdate => Self::YearlyUpdate,
            Paper::Freshness => Self::Freshness,
            Paper::Matches => Self::Matches,
            Paper::MatchResults => Self::MatchResults,
            Paper::Secretaries => Self::Secretaries,
            Paper::ScoreSheet => Self::ScoreSheet,
            Paper::Ranking => Self::Ranking,
            Paper::AssessmentYear => Self::AssessmentYear,
            Paper::Outcomes => Self::Outcomes,
            Paper::OutcomeStats => Self::OutcomeStats,
        }
    }
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
        ..PaperRequest::new(arguments.paper.into())
    };
    let papers = session.papers(&request, today())?;
    if papers.reports.is_empty() {
        let message = "没有符合条件的内容，未生成文件";
        return Err(Error::invalid("paper", "report.empty", message));
    }
    let format = arguments.format.into();
    let written = write_many(&papers.reports, format, &arguments.out, &|_, _| true)?;
    for undrawable in written.iter().flat_map(|file| &file.undrawable) {
        eprintln!("{}", undrawable.message());
    }
    println!("已生成 {} 个文件，{} 行。", written.len(), papers.rows);
    Ok(())
}

/// The session of a sign-in sheet: the newest whose title has the text in it, or the newest of all.
fn session_named(session: &Session, arguments: &Report) -> Result<Option<SessionId>> {
    if !matches!(arguments.paper, Paper::SignIn) {
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
