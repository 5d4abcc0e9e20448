//! What the command line understands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use qinglan_core::date::Day;
use qinglan_core::duties::DutyKind;
use qinglan_core::reports::papers::PaperKind;
use qinglan_core::reserves::SortBy;
use qinglan_documents::Format;

/// 青蓝：村级后备干部台账（命令行）
#[derive(Debug, Parser)]
#[command(version, about)]
pub(crate) struct Arguments {
    /// 台账文件
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) register: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 新建台账
    #[command(group(clap::ArgGroup::new("owner").required(true).args(["township", "county"])))]
    New {
        /// 乡镇名称
        #[arg(long, value_name = "NAME")]
        township: Option<String>,
        /// 县（区、旗）名称
        #[arg(long, value_name = "NAME")]
        county: Option<String>,
        /// 村名单，每行：村名[,代码[,别名/别名[,乡镇]]]
        #[arg(long, value_name = "FILE")]
        villages: Option<PathBuf>,
    },
    /// 导入表格
    Import(Import),
    /// 在库人员
    People {
        /// 截至日期
        #[arg(long, value_name = "DATE")]
        as_of: Option<Day>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 查找：姓名、拼音、村、电话尾号
    Find {
        /// 要找的内容
        text: String,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 村名单
    Villages {
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 结对：谁帮带谁，任务完成到哪里
    Pairs(Pairs),
    /// 是否人人有帮带人，缺在哪里
    Coverage {
        /// 截至日期
        #[arg(long, value_name = "DATE")]
        as_of: Option<Day>,
        /// 帮带机制的名称；不给则为第一个
        #[arg(long, value_name = "NAME")]
        scheme: Option<String>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 两个日期之间帮带人的调整
    Adjustments {
        /// 起始日期
        #[arg(long, value_name = "DATE")]
        from: Day,
        /// 截止日期
        #[arg(long, value_name = "DATE")]
        to: Day,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 花名册
    Roster(Roster),
    /// 包村分工和村党组织书记
    Duties(Duties),
    /// 帮带人
    Mentors(Mentors),
    /// 一人一档：生成文件；不给 --out 则列出各人档案的更新情况
    Dossier(Dossier),
    /// 培养计划：谁有计划，完成到哪里
    Plans {
        /// 截至日期
        #[arg(long, value_name = "DATE")]
        as_of: Option<Day>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 选拔进度：谁在哪一步，谁暂不能入库
    Selection {
        /// 截至日期
        #[arg(long, value_name = "DATE")]
        as_of: Option<Day>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 重点回引对象：谁在联系，多久没联系
    Prospects {
        /// 截至日期
        #[arg(long, value_name = "DATE")]
        as_of: Option<Day>,
        /// 只列久未联系的
        #[arg(long)]
        silent: bool,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 联审：批次、送审名单和反馈表、导入部门反馈
    #[command(subcommand)]
    Review(ReviewCommand),
    /// 工作台：逾期、7 日内、缺口
    Workbench {
        /// 截至日期
        #[arg(long, value_name = "DATE")]
        as_of: Option<Day>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 培训：场次、人次、人数、学时
    Training(Training),
    /// 培训班次
    Sessions(Sessions),
    /// 岗位锻炼：谁在哪里锻炼，一线占比，到期和重叠
    Rotations(Rotations),
    /// 村党组织书记任职年限
    Tenure(Tenure),
    /// 择村：没有村的人可以去哪个村，为什么
    Match(Match),
    /// 村党组织书记：类型、换届时年龄、任职年限、接班后备
    Secretaries {
        /// 截至日期
        #[arg(long, value_name = "DATE")]
        as_of: Option<Day>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 考核：一个时段的排名，或一年的汇总和等次
    Assessments(Assessments),
    /// 使用成效：谁怎样任用，按类型、层级、批次、村计数
    Outcomes(Outcomes),
    /// 花名册、责任书、纪实表、签到表、锻炼台账、鉴定表等
    Report(Report),
    /// 撤销上一步
    Undo,
    /// 重做
    Redo,
    /// 台账内容的规范文本
    Dump,
    /// 检查台账文件
    Check,
    /// 操作记录
    History {
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 备份到文件
    Backup {
        /// 备份文件
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// 从备份恢复
    Restore {
        /// 备份文件
        file: PathBuf,
    },
    /// 执行任一命令
    Call {
        /// 命令名，见 commands
        command: String,
        /// 参数（JSON）
        #[arg(default_value = "{}")]
        params: String,
    },
    /// 列出全部命令
    Commands {
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 示例台账和它的花名册
    Demo {
        /// 输出文件夹
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
}

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct Import {
    /// 表格文件，按先后顺序，后面的为准
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// 只检查，不写入
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// 对问题的回答（JSON）
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// 没有写明日期的表所反映的日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 表里的村直接加入村名单
    #[arg(long)]
    pub(crate) add_villages: bool,
    /// 导入过的表也重新读
    #[arg(long)]
    pub(crate) again: bool,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Pairs {
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 帮带机制的名称；不给则为第一个
    #[arg(long, value_name = "NAME")]
    pub(crate) scheme: Option<String>,
    /// 村名，可多次给出；不给则为全部
    #[arg(long = "village", value_name = "NAME")]
    pub(crate) villages: Vec<String>,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Rotations {
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 哪些：当日在岗、已结束、未开始、全部
    #[arg(long, value_enum, default_value = "current")]
    pub(crate) state: Which,
    /// 锻炼类型的名称，可多次给出；不给则为全部
    #[arg(long = "type", value_name = "NAME")]
    pub(crate) types: Vec<String>,
    /// 村名，可多次给出；不给则为全部
    #[arg(long = "village", value_name = "NAME")]
    pub(crate) villages: Vec<String>,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Tenure {
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 口径：累计或连续
    #[arg(long, value_enum, default_value = "cumulative")]
    pub(crate) basis: Basis,
    /// 满多少年
    #[arg(long, default_value_t = 5)]
    pub(crate) years: u32,
    /// 只列满年限的人
    #[arg(long)]
    pub(crate) eligible: bool,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which placements.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Which {
    Current,
    Ended,
    Planned,
    All,
}

/// How years are counted.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Basis {
    /// 累计
    Cumulative,
    /// 连续
    Continuous,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(group(clap::ArgGroup::new("whose").required(true).args(["person", "villages", "all"])))]
pub(crate) struct Dossier {
    /// 姓名
    #[arg(value_name = "PERSON")]
    pub(crate) person: Option<String>,
    /// 村名，可多次给出
    #[arg(long = "village", value_name = "NAME")]
    pub(crate) villages: Vec<String>,
    /// 全部在库人员
    #[arg(long)]
    pub(crate) all: bool,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 文件格式
    #[arg(long, value_enum, default_value = "pdf")]
    pub(crate) format: FileFormat,
    /// 输出文件夹
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// 合为一份
    #[arg(long)]
    pub(crate) one_file: bool,
    /// 印完整身份证号和电话（会留记录）
    #[arg(long)]
    pub(crate) full_ids: bool,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Assessments {
    /// 指标表的名称；不给则为第一张在用的
    #[arg(long, value_name = "NAME")]
    pub(crate) list: Option<String>,
    /// 时段，如 2025-11 或 2025Q4；不给则为最近已评的
    #[arg(long, value_name = "PERIOD", conflicts_with = "year")]
    pub(crate) period: Option<String>,
    /// 看一年的汇总，如 2025
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<String>,
    /// 在什么范围内排名
    #[arg(long, value_enum, default_value = "township")]
    pub(crate) within: Within,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

/// Among whom places are given.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Within {
    /// 全部
    Register,
    /// 本乡镇
    Township,
    /// 本村
    Village,
}

#[derive(Debug, Args)]
pub(crate) struct Outcomes {
    /// 起始日期
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Day>,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Roster {
    /// 村名，可多次给出；不给则为全部有人的村
    #[arg(long = "village", value_name = "NAME")]
    pub(crate) villages: Vec<String>,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 文件格式
    #[arg(long, value_enum)]
    pub(crate) format: FileFormat,
    /// 输出文件夹
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// 各村合为一份
    #[arg(long)]
    pub(crate) one_file: bool,
    /// 排序
    #[arg(long, value_enum, default_value = "own")]
    pub(crate) sort: Order,
    /// 栏目，以逗号分隔
    #[arg(long, value_delimiter = ',', value_name = "COLUMNS")]
    pub(crate) columns: Vec<String>,
    /// 已保存的版式
    #[arg(long, value_name = "NAME")]
    pub(crate) layout: Option<String>,
    /// 印完整身份证号和电话（会留记录）
    #[arg(long)]
    pub(crate) full_ids: bool,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Duties {
    #[command(subcommand)]
    pub(crate) command: Option<DutiesCommand>,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DutiesCommand {
    /// 从某日起换人
    Change(DutyChange),
}

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("where").required(true).multiple(true).args(["villages", "from"])))]
#[command(group(clap::ArgGroup::new("whom").required(true).args(["to", "nobody"])))]
pub(crate) struct DutyChange {
    /// 席位
    #[arg(long, value_enum)]
    pub(crate) role: Role,
    /// 村名，可给多个
    #[arg(long = "village", value_name = "NAME", num_args = 1..)]
    pub(crate) villages: Vec<String>,
    /// 只换这个人担任的村；不给村名则为其全部的村
    #[arg(long, value_name = "NAME")]
    pub(crate) from: Option<String>,
    /// 接任的人
    #[arg(long, value_name = "NAME")]
    pub(crate) to: Option<String>,
    /// 接任人的职务；台账里没有这个人时会新增
    #[arg(long, value_name = "TITLE", requires = "to")]
    pub(crate) post: Option<String>,
    /// 暂时无人接任
    #[arg(long)]
    pub(crate) nobody: bool,
    /// 从哪天起
    #[arg(long, value_name = "DATE")]
    pub(crate) on: Day,
    /// 文号
    #[arg(long, value_name = "NO")]
    pub(crate) document: Option<String>,
    /// 只预览，不写入
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Mentors {
    #[command(subcommand)]
    pub(crate) command: MentorsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MentorsCommand {
    /// 把表上写的帮带人登记为分工和任职
    Reconcile(Reconcile),
}

#[derive(Debug, Args)]
pub(crate) struct Reconcile {
    /// 从哪天起算
    #[arg(long, value_name = "DATE")]
    pub(crate) from_day: Day,
    /// 对问题的回答（JSON：问题的键对选项序号，从 0 起，或 "skip"）
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// 文号
    #[arg(long, value_name = "NO")]
    pub(crate) document: Option<String>,
    /// 只核对，不写入
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

/// A seat of a village.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Role {
    #[value(name = "包村领导")]
    Leader,
    #[value(name = "包村干部")]
    Contact,
    #[value(name = "驻村第一书记")]
    FirstSecretary,
    #[value(name = "村党组织书记")]
    Secretary,
}

impl From<Role> for DutyKind {
    fn from(role: Role) -> Self {
        match role {
            Role::Leader => Self::Leader,
            Role::Contact => Self::Contact,
            Role::FirstSecretary => Self::FirstSecretary,
            Role::Secretary => Self::Secretary,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Training {
    #[command(subcommand)]
    pub(crate) command: TrainingCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TrainingCommand {
    /// 场次、人次、人数、学时，分村
    Stats(Period),
    /// 期间从未参训的在库人员
    NeverTrained(Period),
}

#[derive(Debug, Args)]
pub(crate) struct Period {
    /// 在库人员的截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 起始日期；不给则为当年 1 月 1 日
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Day>,
    /// 截止日期；不给则为截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Day>,
    /// 村名，可多次给出；不给则为全部
    #[arg(long = "village", value_name = "NAME")]
    pub(crate) villages: Vec<String>,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Match {
    /// 姓名，可多次给出；不给则为不在库、没有职务的人
    #[arg(long = "person", value_name = "NAME")]
    pub(crate) people: Vec<String>,
    /// 村名，可多次给出；不给则为低于配备标准的村
    #[arg(long = "village", value_name = "NAME")]
    pub(crate) villages: Vec<String>,
    /// 点名的人已在库的，也安排到别的村（跨村）
    #[arg(long, requires = "people")]
    pub(crate) reserves: bool,
    /// 每村只去一人
    #[arg(long)]
    pub(crate) one_each: bool,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Sessions {
    /// 起始日期
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Day>,
    /// 截止日期
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Day>,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    /// 哪一种
    #[arg(value_enum)]
    pub(crate) paper: Paper,
    /// 帮带机制的名称，不给则为第一种
    #[arg(long, value_name = "NAME")]
    pub(crate) scheme: Option<String>,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 起始日期（调整清单、帮带记录、培训）
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Day>,
    /// 截止日期（调整清单、帮带记录、培训）
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Day>,
    /// 村名，可多次给出；不给则为全部
    #[arg(long = "village", value_name = "NAME")]
    pub(crate) villages: Vec<String>,
    /// 班次名称（签到表）；不给则为最近的班次
    #[arg(long, value_name = "TITLE")]
    pub(crate) session: Option<String>,
    /// 年度（年度滚动更新表、年度考核汇总表）；不给则为截至日期所在的年
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    /// 时段（考核评分表、排名），如 2025-11；不给则为当前或最近已评的
    #[arg(long, value_name = "PERIOD")]
    pub(crate) period: Option<String>,
    /// 空白表（考核评分表）
    #[arg(long)]
    pub(crate) blank: bool,
    /// 文件格式
    #[arg(long, value_enum)]
    pub(crate) format: FileFormat,
    /// 输出文件夹
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// 每对（每人）一张的表合为一份
    #[arg(long)]
    pub(crate) one_file: bool,
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

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum FileFormat {
    Pdf,
    Xlsx,
    Docx,
}

impl From<FileFormat> for Format {
    fn from(format: FileFormat) -> Self {
        match format {
            FileFormat::Pdf => Self::Pdf,
            FileFormat::Xlsx => Self::Xlsx,
            FileFormat::Docx => Self::Docx,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Order {
    /// 村内自定
    Own,
    /// 姓氏笔画
    Strokes,
    /// 拼音
    Pinyin,
}

impl From<Order> for SortBy {
    fn from(order: Order) -> Self {
        match order {
            Order::Own => Self::Own,
            Order::Strokes => Self::Strokes,
            Order::Pinyin => Self::Pinyin,
        }
    }
}

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
    pub(crate) round: String,
    /// 输出文件夹
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// 部门名称，可多次给出；不给则为全部
    #[arg(long = "department", value_name = "NAME")]
    pub(crate) departments: Vec<String>,
    /// 文件格式
    #[arg(long, value_enum, default_value = "xlsx")]
    pub(crate) format: FileFormat,
    /// 各部门合为一份
    #[arg(long)]
    pub(crate) one_file: bool,
    /// 身份证号写全（会留记录）
    #[arg(long)]
    pub(crate) full_ids: bool,
    /// 另出汇总表，只列是否反馈
    #[arg(long)]
    pub(crate) summary: bool,
    /// 另出汇总表，列出具体意见和理由（会留记录）
    #[arg(long)]
    pub(crate) reveal: bool,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ReviewImport {
    /// 部门填好的反馈表（xlsx、xls、csv 等）
    pub(crate) file: PathBuf,
    /// 联审批次的名称；不给则按表的标题
    #[arg(long, value_name = "NAME")]
    pub(crate) round: Option<String>,
    /// 部门名称；不给则按表上写的
    #[arg(long, value_name = "NAME")]
    pub(crate) department: Option<String>,
    /// 复函文号
    #[arg(long, value_name = "NUMBER")]
    pub(crate) letter: Option<String>,
    /// 反馈日期；不给则按表上写的，再不然为今天
    #[arg(long, value_name = "DATE")]
    pub(crate) replied_on: Option<Day>,
    /// 有效期至；不给则按批次的有效期
    #[arg(long, value_name = "DATE")]
    pub(crate) valid_until: Option<Day>,
    /// 对“待回答”的回答：JSON 文件，键为行，值为人员
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// 列出具体意见和理由（会留记录）
    #[arg(long)]
    pub(crate) reveal: bool,
    /// 只试读，不写入
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}
