//! What the command line understands: each command's own arguments stand beside what it does.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use qinglan_core::date::Day;
use qinglan_documents::Format;

use crate::{
    assessments, dossiers, duties, import, matching, mentoring, mentors, outcomes, papers, reviews,
    rosters, rotations, selection, training,
};

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
    Import(import::Import),
    /// 在库人员
    People(Asked),
    /// 查找：姓名、拼音、村、电话尾号
    Find {
        /// 要找的内容
        text: String,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 村名单
    Villages(Asked),
    /// 结对：谁帮带谁，任务完成到哪里
    Pairs(mentoring::Pairs),
    /// 是否人人有帮带人，缺在哪里
    Coverage(mentoring::Coverage),
    /// 两个日期之间帮带人的调整
    Adjustments(mentoring::Adjustments),
    /// 花名册
    Roster(rosters::Roster),
    /// 包村分工和村党组织书记
    Duties(duties::Duties),
    /// 帮带人
    Mentors(mentors::Mentors),
    /// 一人一档：生成文件；不给 --out 则列出各人档案的更新情况
    Dossier(dossiers::Dossier),
    /// 培养计划：谁有计划，完成到哪里
    Plans(Asked),
    /// 选拔进度：谁在哪一步，谁暂不能入库
    Selection(Asked),
    /// 重点回引对象：谁在联系，多久没联系
    Prospects(selection::Prospects),
    /// 联审：批次、送审名单和反馈表、导入部门反馈
    #[command(subcommand)]
    Review(reviews::ReviewCommand),
    /// 工作台：逾期、7 日内、缺口
    Workbench(Asked),
    /// 培训：场次、人次、人数、学时
    Training(training::Training),
    /// 培训班次
    Sessions(training::Sessions),
    /// 岗位锻炼：谁在哪里锻炼，一线占比，到期和重叠
    Rotations(rotations::Rotations),
    /// 村党组织书记任职年限
    Tenure(rotations::Tenure),
    /// 择村：没有村的人可以去哪个村，为什么
    Match(matching::Match),
    /// 村党组织书记：类型、换届时年龄、任职年限、接班后备
    Secretaries(Asked),
    /// 考核：一个时段的排名，或一年的汇总和等次
    Assessments(assessments::Assessments),
    /// 使用成效：谁怎样任用，按类型、层级、批次、村计数
    Outcomes(outcomes::Outcomes),
    /// 花名册、责任书、纪实表、签到表、锻炼台账、鉴定表等
    Report(papers::Report),
    /// 撤销上一步
    Undo {
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 重做
    Redo {
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 台账内容的规范文本（JSON）
    Dump {
        /// 以 JSON 输出；不写也一样
        #[arg(long)]
        json: bool,
    },
    /// 检查台账文件
    Check {
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
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

/// Of which day, and how the answer is given.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
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
