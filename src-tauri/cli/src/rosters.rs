//! Rosters as files.

use std::path::Path;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use qinglan_api::Session;
use qinglan_core::date::today;
use qinglan_core::date::Day;
use qinglan_core::error::{Error, Result};
use qinglan_core::ids::VillageId;
use qinglan_core::reports::roster::{column_of, LayoutColumn, Numbering, RosterRequest, COLUMNS};
use qinglan_core::reserves::SortBy;
use qinglan_core::villages::rules::{called, KnownAs};
use qinglan_core::villages::VillageRow;
use qinglan_documents::{write_many, Format, Written};

use crate::arguments::FileFormat;

#[derive(Debug, Args)]
pub(crate) struct Roster {
    /// 村名，重名的写“乡镇/村”，可多次给出；不给则为全部有人的村
    #[arg(long = "village", value_name = "NAME")]
    villages: Vec<String>,
    /// 截至日期
    #[arg(long, value_name = "DATE")]
    as_of: Option<Day>,
    /// 文件格式
    #[arg(long, value_enum)]
    format: FileFormat,
    /// 输出文件夹
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// 各村合为一份
    #[arg(long)]
    one_file: bool,
    /// 汇总：各村合为一份、接着排在一张表里，序号连续
    #[arg(long)]
    summary: bool,
    /// 排序
    #[arg(long, value_enum, default_value = "own")]
    sort: Order,
    /// 栏目，以逗号或顿号分隔
    #[arg(long, value_name = "COLUMNS")]
    columns: Vec<String>,
    /// 已保存的版式
    #[arg(long, value_name = "NAME")]
    layout: Option<String>,
    /// 印完整身份证号和电话（会留记录）
    #[arg(long)]
    full_ids: bool,
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

pub(crate) fn run(session: &Session, arguments: &Roster) -> Result<()> {
    let layout = arguments
        .layout
        .as_ref()
        .map(|name| session.layout(name))
        .transpose()?;
    let columns = columns(&arguments.columns)?;
    let request = RosterRequest {
        villages: villages(&session.villages()?, &arguments.villages)?,
        as_of: arguments.as_of,
        columns: if columns.is_empty() {
            layout
                .as_ref()
                .map(|layout| layout.columns.clone())
                .unwrap_or_default()
        } else {
            columns
        },
        paper: layout.and_then(|layout| layout.paper),
        sort: arguments.sort.into(),
        one_file: arguments.one_file || arguments.summary,
        new_page_per_village: !arguments.summary,
        numbering: if arguments.summary {
            Numbering::Running
        } else {
            Numbering::PerVillage
        },
        full_ids: arguments.full_ids,
        ..RosterRequest::default()
    };
    save(session, &request, arguments.format.into(), &arguments.out).map(drop)
}

/// Writes the rosters into a folder, which is made when it is not there.
pub(crate) fn save(
    session: &Session,
    request: &RosterRequest,
    format: Format,
    out: &Path,
) -> Result<Vec<Written>> {
    let rosters = session.draw_up(request, today())?;
    for village in &rosters.empty {
        eprintln!("{village}没有在库人员，未生成花名册。");
    }
    if rosters.villages == 0 {
        let message = "这一天没有一个村有在库人员，未生成花名册。请核对截至日期；要空白的花名册，用 --village 写明村名";
        return Err(Error::invalid("as_of", "report.empty", message));
    }
    let written = write_many(&rosters.reports, format, out, &|_, _| true)?;
    for undrawable in written.iter().flat_map(|file| &file.undrawable) {
        eprintln!("{}", undrawable.message);
    }
    println!(
        "已生成 {} 个文件，{} 个村，{} 人。",
        written.len(),
        rosters.villages,
        rosters.people.len()
    );
    Ok(written)
}

/// The columns asked for, each once: words parted by commas or 、 outside brackets. One nobody knows
/// stays as it is written; none at all is not what somebody who names columns can mean.
fn columns(asked: &[String]) -> Result<Vec<LayoutColumn>> {
    let mut columns: Vec<LayoutColumn> = Vec::new();
    for word in asked.iter().flat_map(|asked| words(asked)) {
        let key = column_of(word).map_or(word, |column| column.key);
        if columns.iter().all(|column| column.key != key) {
            columns.push(LayoutColumn {
                key: key.to_owned(),
                width_mm: None,
                label: None,
            });
        }
    }
    if columns.is_empty() && !asked.is_empty() {
        let known = COLUMNS.iter().map(|column| column.label);
        let known = known.collect::<Vec<&str>>().join("、");
        let message =
            format!("--columns 里没有写栏目。可选：{known}。不写 --columns 就用常用的栏目");
        return Err(Error::invalid("columns", "roster.columns_none", message));
    }
    Ok(columns)
}

/// The words of a list parted by commas or 、 outside brackets.
fn words(list: &str) -> impl Iterator<Item = &str> {
    let mut open = 0_usize;
    let words = list.split(move |c: char| {
        match c {
            '（' | '(' => open += 1,
            '）' | ')' => open = open.saturating_sub(1),
            _ => {}
        }
        open == 0 && matches!(c, ',' | '，' | '、')
    });
    words.map(str::trim).filter(|word| !word.is_empty())
}

/// The villages asked for by name; one that several may be is refused with all of them.
pub(crate) fn villages(known: &[VillageRow], asked: &[String]) -> Result<Vec<VillageId>> {
    let names: Vec<KnownAs<'_>> = known.iter().map(VillageRow::known_as).collect();
    let id = |name: &String| {
        let found = called(&names, name).into_iter().map(|at| &known[at]);
        let found: Vec<&VillageRow> = found.collect();
        match found.as_slice() {
            [village] => Ok(village.id.clone()),
            [_, ..] => {
                let ways = found
                    .iter()
                    .map(|village| format!("{}/{}", village.township, village.name));
                let ways: Vec<String> = ways.collect();
                let message = format!("有几个村都叫“{name}”，请写明乡镇：{}", ways.join("、"));
                Err(Error::invalid("village", "village.ambiguous", message))
            }
            [] => Err(Error::invalid(
                "village",
                "village.unknown",
                format!("村名单里没有“{name}”"),
            )),
        }
    };
    asked.iter().map(id).collect()
}
