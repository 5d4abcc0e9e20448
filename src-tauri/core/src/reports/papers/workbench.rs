//! 待办清单: the tasks of 工作台 and what villages lack, as the window shows them that day.

use super::super::{Align, Column, Margins, Paper, Report, Row, Section};
use super::{page, Letterhead};
use crate::date::in_words;
use crate::names;
use crate::workbench::{Task, VillageGap, Workbench};

const NAME: &str = "待办清单";
const TASKS: [(&str, f64, Align); 8] = [
    ("序号", 11.0, Align::Center),
    ("期限", 22.0, Align::Center),
    ("天数", 18.0, Align::Center),
    ("类别", 19.0, Align::Center),
    ("事项", 32.0, Align::Left),
    ("村", 20.0, Align::Center),
    ("对象", 18.0, Align::Center),
    ("说明", 30.0, Align::Left),
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
    let mut sections = vec![Section {
        left_line: format!("单位：{}", head.owner.name),
        right_line: head.right_line(),
        columns: Column::each(&TASKS),
        rows: (1..).zip(tasks).map(|(at, task)| row(at, task)).collect(),
        notes: notes(bench),
        signatures: Vec::new(),
        ..page(&head.owner.name, &title)
    }];
    if !bench.village_gaps.is_empty() {
        let gaps = (1..).zip(&bench.village_gaps);
        sections.push(Section {
            left_line: format!("共 {} 项", bench.village_gaps.len()),
            right_line: head.right_line(),
            columns: Column::each(&GAPS),
            rows: gaps.map(|(at, gap)| gap_row(at, gap)).collect(),
            signatures: Vec::new(),
            ..page("各村缺口", "各村缺口")
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
        match task.days {
            0 => "今天".into(),
            late if late < 0 => format!("逾期{}天", -late),
            days => format!("{days}天后"),
        },
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
    let mut notes = vec![format!(
        "注：逾期 {} 项，{}前到期 {} 项。",
        bench.overdue.len(),
        in_words(bench.soon_until),
        bench.soon.len()
    )];
    let late = bench.reviews.due.iter().filter(|due| due.days < 0);
    let late: Vec<&str> = late.map(|due| due.department.as_str()).collect();
    if !late.is_empty() {
        notes.push(format!("联审逾期未反馈：{}。", late.join("、")));
    }
    notes.extend(bench.reviews.expiring.iter().map(|round| {
        let (name, people) = (&round.round, round.people);
        format!(
            "{name}：{people} 人的联审意见自{}起陆续到期。",
            in_words(round.ends_on)
        )
    }));
    if bench.missing.people > 0 {
        notes.push(format!(
            "资料待补 {} 人：{}。",
            bench.missing.people,
            bench.missing.fields.join("、")
        ));
    }
    for task in &bench.assessments {
        notes.push(format!(
            "考核待评：“{}”{}应评 {}，未评或缺项 {}。",
            task.list, task.period.label, task.expected, task.lacking
        ));
    }
    notes
}
