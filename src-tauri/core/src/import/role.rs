//! Whether a sheet is a list of reserves, another list of people, or none.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use crate::people::rules::text::squeeze;
use crate::people::rules::Sources;

use super::header::Target;
use super::layout::{Line, Table};
use super::read::{Cell, Grid};

/// What a sheet looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A list of reserves.
    Roster,
    /// People, but a sign-in list or another side list.
    SideList,
    /// Cells, but no header.
    NoHeader,
    /// Nothing.
    Empty,
}

/// Whether a sheet is a list of reserves. A list of names with a signature, a score or a sum of
/// money beside them is none; nor is one that says nothing about its people.
pub(super) fn role(
    file: &str,
    grid: &Grid,
    tables: &[Table],
    mapping: &[Vec<Target>],
    sources: &Sources,
) -> Role {
    if grid.rows.iter().flatten().all(Cell::is_blank) {
        return Role::Empty;
    }
    if tables.is_empty() {
        return Role::NoHeader;
    }
    let words = tables
        .iter()
        .flat_map(|table| &table.lines)
        .map(|line| line.text.as_str())
        .chain([grid.name.as_str(), file])
        .collect::<Vec<_>>()
        .join(" ");
    let words: String = words
        .chars()
        .filter(|c| !matches!(c, '“' | '”' | '"'))
        .collect();
    let headers: String = tables
        .iter()
        .flat_map(|table| &table.columns)
        .map(|column| squeeze(&column.header))
        .collect::<Vec<_>>()
        .join(" ");
    let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let heads = |list: &[&str]| list.iter().any(|word| headers.contains(word));
    let reserves = speaks_of_reserves(&words) || heads(&["后备", "储备"]);
    let distinct: BTreeSet<String> = mapping
        .iter()
        .flatten()
        .cloned()
        .map(String::from)
        .collect();
    let distinct: Vec<Target> = distinct.into_iter().map(Target::from).collect();
    let count =
        |wanted: fn(&Target) -> bool| distinct.iter().filter(|target| wanted(target)).count();
    let (strong, weak) = (count(is_personal), count(is_common));
    if says(&[
        "签到", "考勤", "测评", "得票", "选票", "票决", "打分", "发放", "领取",
    ]) || strong < 3
        && heads(&[
            "签到",
            "签名",
            "得票",
            "票数",
            "得分",
            "分数",
            "金额",
            "工资",
            "领取人",
        ])
    {
        return Role::SideList;
    }
    if lists(&words, &["学员", "参训人员", "参会人员", "谈话"])
        || says(&["谈话记录", "走访记录", "会议记录"])
        || !reserves && (says(OF_OTHERS) || lists(&words, OTHERS))
        || of_others(grid, tables) && !heads(&["后备", "储备"])
    {
        return Role::SideList;
    }
    // Only a list of reserves names who mentors each of its people.
    let mentors = count(|target| matches!(target, Target::Mentors(_) | Target::MentorName(_)));
    let placed = mentors >= 1 && distinct.contains(&Target::Village);
    // A list that calls itself one of reserves may say nothing but where each belongs.
    let listed = reserves && distinct.contains(&Target::Village) && !says(OF_AN_EVENT);
    // Who comes to an examination or is proposed is told by name, not by what a reserve is.
    if strong < 3 && !placed && says(OF_A_SELECTION) {
        return Role::SideList;
    }
    let named = sources.find(&words).is_some() || reserves;
    if (strong >= 1 && strong + weak >= 2)
        || (strong + weak >= 1 && named)
        || mentors >= 2
        || placed
        || listed
    {
        Role::Roster
    } else {
        Role::SideList
    }
}

/// Whether a sheet calls itself a list of others, whatever its file is called: 红旗村两委班子成员花名册.
fn of_others(grid: &Grid, tables: &[Table]) -> bool {
    let lines = tables.first().into_iter().flat_map(|table| &table.lines);
    let own = lines.map(|line| line.text.as_str());
    let own: String = own
        .chain([grid.name.as_str()])
        .collect::<Vec<_>>()
        .join(" ");
    !speaks_of_reserves(&own) && lists(&own, OTHERS)
}

fn speaks_of_reserves(text: &str) -> bool {
    ["后备", "储备", "培养对象"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether a text calls a list one of some people: the noun right before 名册 says whose it is,
/// whatever stands before that.
fn lists<'w>(text: &str, whose: impl IntoIterator<Item = &'w &'w str>) -> bool {
    let mut whose = whose.into_iter();
    whose.any(|whose| {
        let mut lists = LISTS.iter();
        lists.any(|list| text.contains(&format!("{whose}{list}")))
    })
}

/// The tables of a sheet without those that call themselves lists of others beside one that does
/// not, and what these call themselves: 红旗村“两委”班子成员名单 below the reserves of the village.
pub(super) fn without_others(tables: Vec<Table>) -> (Vec<Table>, Vec<Line>) {
    let mut titles = Vec::new();
    let mut of_others = false;
    let own: Vec<bool> = tables
        .iter()
        .map(|table| {
            // 二、主任名单 on a sheet of reserves lists those for the post, 现任主任名单 who holds it.
            let others = |line: &&Line| {
                let holders = line.text.contains("现任");
                let others = OTHERS.iter();
                lists(
                    &line.text,
                    others.filter(|it| holders || !POSTS.contains(it)),
                )
            };
            let title = table.lines.iter().find(others);
            let reserves = || {
                table
                    .lines
                    .iter()
                    .any(|line| speaks_of_reserves(&line.text))
            };
            let title = title.filter(|_| !table.beside && !reserves());
            of_others = title.is_some() || of_others && table.goes_on();
            titles.extend(title.cloned());
            !of_others
        })
        .collect();
    if !own.contains(&true) {
        return (tables, Vec::new());
    }
    let kept = tables.into_iter().zip(own).filter(|(_, own)| *own);
    (kept.map(|(table, _)| table).collect(), titles)
}

/// What a list of people is called.
const LISTS: &[&str] = &[
    "名册",
    "花名册",
    "名单",
    "信息",
    "台账",
    "一览表",
    "登记",
    "统计",
    "基本情况",
    "情况",
    "通讯录",
    "记录",
];

/// Who has lists of their own.
const OTHERS: &[&str] = &[
    "党员",
    "积极分子",
    "发展对象",
    "入党申请人",
    "书记",
    "主任",
    "班子成员",
    "村干部",
    "社区干部",
    "嘎查干部",
    "网格员",
];

/// Those of them that reserves may be for.
const POSTS: &[&str] = &["书记", "主任"];

/// Words for lists of others, where nothing says 后备.
const OF_OTHERS: &[&str] = &[
    "会议",
    "培训",
    "参训",
    "值班",
    "通讯录",
    "慰问",
    "补贴",
    "工资",
    "党费",
    "志愿者",
    "低保",
    "体检",
    "保险",
    "选民",
    "村民代表",
    "两委干部",
    "两委成员",
    "两委班子",
    "村干部名",
    "网格员名",
    "脱贫户",
    "监测户",
];

/// Words for what people come together for: a list of who came is no list of reserves.
const OF_AN_EVENT: &[&str] = &[
    "会议", "培训", "参训", "值班", "座谈", "活动", "考试", "学习", "观摩", "点名", "参加", "参会",
    "统计",
];

/// Words for what some of the reserves, or people who are none yet, take part in or are named for.
const OF_A_SELECTION: &[&str] = &[
    "报名",
    "考试",
    "成绩",
    "考察",
    "体检",
    "考核结果",
    "考核情况",
    "表彰",
    "表扬",
    "联审名单",
    "联审对象",
    "联审人员",
    "拟推荐",
    "拟入库",
    "拟确定",
];

/// What a list says of people who are chosen, and a sign-in list does not.
fn is_personal(target: &Target) -> bool {
    matches!(
        target,
        Target::Ethnicity
            | Target::Birth
            | Target::IdNumber
            | Target::NativePlace
            | Target::Education
            | Target::FullTimeEducation
            | Target::InServiceEducation
            | Target::PoliticalStatus
            | Target::IsMember
            | Target::PartyJoined
            | Target::SchoolMajor
            | Target::FullTimeSchool
            | Target::InServiceSchool
            | Target::EnteredOn
            | Target::Resume
            | Target::Sources
            | Target::TargetPost
            | Target::Tick(..)
            | Target::Readiness
    )
}

/// What any list of people may say.
fn is_common(target: &Target) -> bool {
    matches!(
        target,
        Target::Sex
            | Target::Age
            | Target::Phone
            | Target::OtherPhone
            | Target::Mentors(_)
            | Target::MentorName(_)
            | Target::Address
    )
}
