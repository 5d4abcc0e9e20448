//! 待办清单: the tasks of 工作台, what else waits and what villages lack, as the window shows them that
//! day.

use super::super::{Align, Column, Margins, Paper, Report, Row, Section};
use super::cells::dotted;
use super::{page, Letterhead};
use crate::date::in_words;
use crate::names;
use crate::selection::SelectionTasks;
use crate::workbench::{ReviewTasks, Task, TrainingTasks, VillageGap, Workbench};

const NAME: &str = "待办清单";
const TASKS: [(&str, f64, Align); 8] = [
    ("序号", 11.0, Align::Center),
    ("期限", 20.0, Align::Center),
    ("天数", 20.0, Align::Center),
    ("类别", 14.0, Align::Center),
    ("事项", 30.0, Align::Left),
    ("村", 18.0, Align::Center),
    ("对象", 16.0, Align::Center),
    ("说明", 41.0, Align::Left),
];
const WAITING: [(&str, f64, Align); 4] = [
    ("序号", 11.0, Align::Center),
    ("类别", 16.0, Align::Center),
    ("事项", 85.0, Align::Left),
    ("说明", 58.0, Align::Left),
];
const GAPS: [(&str, f64, Align); 4] = [
    ("序号", 14.0, Align::Center),
    ("村", 36.0, Align::Center),
    ("缺口", 90.0, Align::Left),
    ("人数", 30.0, Align::Center),
];

/// The list of a day.
pub(super) fn report(head: &Letterhead<'_>, bench: &Workbench) -> Report {
    let title = format!("{}{NAME}", head.owner.name);
    let tasks = bench.overdue.iter().chain(&bench.soon);
    let tasks = tasks.chain(&bench.ahead);
    let mut sections = vec![Section {
        left_line: format!("单位：{}", head.owner.name),
        right_line: head.right_line(),
        columns: Column::each(&TASKS),
        rows: (1..).zip(tasks).map(|(at, task)| row(at, task)).collect(),
        notes: notes(bench),
        signatures: Vec::new(),
        ..page(&head.owner.name, &title)
    }];
    let waiting = waiting(bench);
    if !waiting.is_empty() {
        sections.push(Section {
            left_line: "其他待办".into(),
            columns: Column::each(&WAITING),
            rows: (1..)
                .zip(waiting)
                .map(|(at, one)| waiting_row(at, one))
                .collect(),
            signatures: Vec::new(),
            new_page: false,
            ..page("其他待办", "")
        });
    }
    if !bench.village_gaps.is_empty() {
        let gaps = (1..).zip(&bench.village_gaps);
        sections.push(Section {
            left_line: format!("各村缺口　共 {} 项", bench.village_gaps.len()),
            columns: Column::each(&GAPS),
            rows: gaps.map(|(at, gap)| gap_row(at, gap)).collect(),
            signatures: Vec::new(),
            new_page: false,
            ..page("各村缺口", "")
        });
    }
    Report {
        file_stem: head.stem(&format!("{}-{NAME}", head.owner.name)),
        title,
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections,
        ..Report::default()
    }
}

fn row(number: usize, task: &Task) -> Row {
    let cells = vec![
        number.to_string(),
        task.due_on.format("%Y.%m.%d").to_string(),
        left(task.days),
        task.group.clone(),
        task.what.clone(),
        task.village.clone().unwrap_or_default(),
        names::spread(&task.name),
        task.who.clone().unwrap_or_default(),
    ];
    Row {
        cells,
        person: Some(task.name.clone()),
    }
}

fn gap_row(number: usize, gap: &VillageGap) -> Row {
    let lacks = gap.text.strip_prefix(&gap.village).unwrap_or(&gap.text);
    let what = match gap.seat {
        Some(_) => format!("{}缺位", lacks.trim_start()),
        None => lacks.trim_start().to_owned(),
    };
    let cells = vec![
        number.to_string(),
        gap.village.clone(),
        what,
        gap.people.to_string(),
    ];
    Row {
        cells,
        person: None,
    }
}

fn notes(bench: &Workbench) -> Vec<String> {
    let ahead = match bench.ahead.len() {
        0 => String::new(),
        ahead => format!("，{}前要早做准备 {ahead} 项", in_words(bench.ahead_until)),
    };
    vec![format!(
        "注：逾期 {} 项，{}前到期 {} 项{ahead}。",
        bench.overdue.len(),
        in_words(bench.soon_until),
        bench.soon.len()
    )]
}

/// What waits besides the tasks of a day: its kind, what it is, and what else there is to say.
type Waiting = (&'static str, String, String);

/// Everything that waits and is no task of a day, in the order of the window.
fn waiting(bench: &Workbench) -> Vec<Waiting> {
    let mut waiting = Vec::new();
    if bench.missing.people > 0 {
        let what = format!("{} 人资料待补", bench.missing.people);
        waiting.push((
            "资料",
            what,
            format!("缺{}", bench.missing.fields.join("、")),
        ));
    }
    if bench.stale_dossiers > 0 {
        let what = format!("{} 人的档案一季度未更新", bench.stale_dossiers);
        waiting.push(("档案", what, String::new()));
    }
    waiting.extend(of_reviews(&bench.reviews));
    waiting.extend(bench.assessments.iter().map(|task| {
        let what = format!("“{}”{}", task.list, task.period.label);
        let (expected, lacking) = (task.expected, task.lacking);
        (
            "考核",
            what,
            format!("应评 {expected}，未评或缺项 {lacking}"),
        )
    }));
    waiting.extend(of_training(&bench.training));
    waiting.extend(of_selection(&bench.selection));
    waiting
}

fn of_reviews(tasks: &ReviewTasks) -> Vec<Waiting> {
    let due = tasks.due.iter().map(|due| {
        let what = format!("{}未反馈（{} 人）", due.department, due.people);
        ("联审", what, format!("{}，{}", due.round, left(due.days)))
    });
    let expiring = tasks.expiring.iter().map(|round| {
        let from = in_words(round.ends_on);
        let what = format!("{} 人的联审意见自{from}起陆续到期", round.people);
        ("联审", what, round.round.clone())
    });
    due.chain(expiring).collect()
}

fn of_training(tasks: &TrainingTasks) -> Vec<Waiting> {
    let mut waiting: Vec<Waiting> = Vec::new();
    waiting.extend(tasks.soon.iter().map(|task| {
        let what = format!("{}　{}", dotted(task.begins_on.into()), task.title);
        let expected = match task.expected {
            0 => "还没有名单".to_owned(),
            people => format!("应到 {people} 人"),
        };
        let more = match task.held_at.as_str() {
            "" => expected,
            place => format!("{place}，{expected}"),
        };
        ("开班", what, more)
    }));
    waiting.extend(tasks.unsaid.iter().map(|task| {
        let what = format!("{}　{}", dotted(task.begins_on.into()), task.title);
        let lacks = match task.unsaid {
            0 => "还没有名单".to_owned(),
            people => format!("{people} 人没说到没到"),
        };
        ("待点名", what, lacks)
    }));
    if tasks.never_trained > 0 {
        let what = format!("今年还没参加过培训的 {} 人", tasks.never_trained);
        waiting.push(("学时", what, String::new()));
    }
    if tasks.below_minimum > 0 {
        let what = format!("不到 {} 学时的 {} 人", tasks.minimum, tasks.below_minimum);
        waiting.push(("学时", what, String::new()));
    }
    if tasks.unmet > 0 {
        let what = format!("{} 条点单还没有开班", tasks.unmet);
        waiting.push(("点单", what, String::new()));
    }
    waiting
}

fn of_selection(tasks: &SelectionTasks) -> Vec<Waiting> {
    let told = [
        (
            tasks.in_pool_blocked,
            "资格",
            format!(
                "在库 {} 人触碰负面条件或联审有异议，还没有书面理由",
                tasks.in_pool_blocked
            ),
        ),
        (
            tasks.uncontacted,
            "联系",
            format!(
                "重点回引对象 {} 人超过 {} 天没联系",
                tasks.uncontacted, tasks.contact_days
            ),
        ),
        (
            tasks.not_updated,
            "更新",
            format!(
                "{} 个村还没有做 {} 年度滚动更新",
                tasks.not_updated, tasks.year
            ),
        ),
        (
            tasks.under_way,
            "选拔中",
            format!("{} 人正在走选拔步骤", tasks.under_way),
        ),
    ];
    let told = told.into_iter().filter(|(count, ..)| *count > 0);
    told.map(|(_, kind, what)| (kind, what, String::new()))
        .collect()
}

fn waiting_row(number: usize, (kind, what, more): Waiting) -> Row {
    Row {
        cells: vec![number.to_string(), kind.to_owned(), what, more],
        person: None,
    }
}

/// How many days are left, as lists say it.
fn left(days: i64) -> String {
    match days {
        0 => "今天".into(),
        late if late < 0 => format!("逾期{}天", -late),
        days => format!("{days}天后"),
    }
}
