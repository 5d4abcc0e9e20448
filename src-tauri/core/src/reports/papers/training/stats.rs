//! 参训统计: a period by village and by person, and who was never trained.

use super::super::{page, Letterhead};
use super::ledger::summary;
use super::{between, rate};
use crate::names;
use crate::reports::{Align, Column, Margins, Paper, Paragraph, Report, Row, Section};
use crate::training::stats::{PersonTraining, TrainingStats, VillageTraining};
use crate::training::Hours;

const NAME: &str = "参训统计表";
const VILLAGES: [(&str, f64, Align); 10] = [
    ("村", 32.0, Align::Center),
    ("在库\n人数", 15.0, Align::Center),
    ("送学上门\n场次", 19.0, Align::Center),
    ("应到\n人次", 15.0, Align::Center),
    ("实到\n人次", 15.0, Align::Center),
    ("参训率", 17.0, Align::Center),
    ("参训\n人数", 14.0, Align::Center),
    ("学时", 15.0, Align::Center),
    ("从未\n参训", 14.0, Align::Center),
    ("学时\n不足", 14.0, Align::Center),
];
const PEOPLE: [(&str, f64, Align); 10] = [
    ("序号", 12.0, Align::Center),
    ("村", 28.0, Align::Center),
    ("姓名", 20.0, Align::Center),
    ("应到\n人次", 14.0, Align::Center),
    ("实到\n人次", 14.0, Align::Center),
    ("请假", 12.0, Align::Center),
    ("学时", 15.0, Align::Center),
    ("进修\n次数", 13.0, Align::Center),
    ("年度\n学时", 16.0, Align::Center),
    ("备注", 26.0, Align::Center),
];
const NEVER: [(&str, f64, Align); 4] = [
    ("序号", 16.0, Align::Center),
    ("村", 50.0, Align::Center),
    ("姓名", 40.0, Align::Center),
    ("备注", 64.0, Align::Center),
];

/// The figures of a period.
pub(super) fn report(head: &Letterhead<'_>, stats: &TrainingStats) -> Report {
    let title = format!("{}{NAME}", head.owner.name);
    let sections = vec![
        Section {
            body: vec![Paragraph {
                text: in_all(stats),
                heading: false,
            }],
            columns: columns(&VILLAGES),
            rows: villages(stats),
            notes: vec![format!("口径：{}", stats.definition)],
            ..section(head, stats, "分村", &title)
        },
        Section {
            columns: columns(&PEOPLE),
            rows: (1..)
                .zip(&stats.people)
                .map(|(at, row)| person(at, row))
                .collect(),
            notes: vec![format!(
                "口径：{}在库的人；人次、学时只计实到的，年度学时另加当年结束的进修学时，不到 {} \
                 学时的为学时不足。",
                crate::date::in_words(stats.as_of),
                stats.minimum
            )],
            ..section(
                head,
                stats,
                "分人",
                &format!("{}后备干部参训情况表", head.owner.name),
            )
        },
        Section {
            columns: columns(&NEVER),
            rows: never_trained(stats),
            notes: vec![format!(
                "{}在库 {} 人，其中期间从未参训 {} 人。",
                crate::date::in_words(stats.as_of),
                stats.in_pool,
                stats.never_trained
            )],
            ..section(
                head,
                stats,
                "未参训",
                &format!("{}未参训人员名单", head.owner.name),
            )
        },
    ];
    Report {
        file_stem: head.stem(&format!("{}-{NAME}", head.owner.name)),
        title,
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections,
        ..Report::default()
    }
}

fn section(head: &Letterhead<'_>, stats: &TrainingStats, name: &str, title: &str) -> Section {
    Section {
        left_line: format!("填报单位（盖章）：{}", head.owner.name),
        right_line: between(stats.from, stats.to),
        ..page(name, title)
    }
}

fn columns(columns: &[(&str, f64, Align)]) -> Vec<Column> {
    let columns = columns.iter();
    columns
        .map(|(label, width, align)| Column::new(*label, *width, *align))
        .collect()
}

fn in_all(stats: &TrainingStats) -> String {
    let studies = match stats.studies {
        0 => String::new(),
        studies => format!("期间进修、外出培训 {} 人、{studies} 人次。", stats.students),
    };
    format!("{}{studies}", summary(stats))
}

fn villages(stats: &TrainingStats) -> Vec<Row> {
    let rows = stats
        .villages
        .iter()
        .filter(|row| row.reserves + row.expected + row.brought > 0);
    let mut lines: Vec<Row> = rows.map(village).collect();
    let sum = |of: fn(&VillageTraining) -> usize| stats.villages.iter().map(of).sum::<usize>();
    let (expected, attendances) = (sum(|row| row.expected), sum(|row| row.attendances));
    let hours: Hours = stats.villages.iter().map(|row| row.hours).sum();
    lines.push(Row {
        cells: vec![
            "合计".into(),
            sum(|row| row.reserves).to_string(),
            sum(|row| row.brought).to_string(),
            expected.to_string(),
            attendances.to_string(),
            rate(attendances, expected),
            // One who came as a reserve of two villages is one.
            stats.total.reserve_people.to_string(),
            hours.to_string(),
            stats.never_trained.to_string(),
            stats.below_minimum.to_string(),
        ],
        person: None,
    });
    lines
}

fn village(row: &VillageTraining) -> Row {
    Row {
        cells: vec![
            row.village.clone(),
            row.reserves.to_string(),
            row.brought.to_string(),
            row.expected.to_string(),
            row.attendances.to_string(),
            rate(row.attendances, row.expected),
            row.people.to_string(),
            row.hours.to_string(),
            row.never_trained.to_string(),
            row.below_minimum.to_string(),
        ],
        person: None,
    }
}

fn person(number: usize, row: &PersonTraining) -> Row {
    let mut remarks = Vec::new();
    if row.never_trained {
        remarks.push("从未参训".to_owned());
    } else if row.below_minimum {
        remarks.push("学时不足".to_owned());
    }
    if row.outside > 0 {
        remarks.push(format!("另有不在库时 {} 次", row.outside));
    }
    Row {
        cells: vec![
            number.to_string(),
            row.village.clone().unwrap_or_default(),
            names::spread(&row.name),
            row.expected.to_string(),
            row.attendances.to_string(),
            row.leave.to_string(),
            row.hours.to_string(),
            row.studies.to_string(),
            row.year_hours.to_string(),
            remarks.join("\n"),
        ],
        person: Some(row.name.clone()),
    }
}

fn never_trained(stats: &TrainingStats) -> Vec<Row> {
    let never = stats.people.iter().filter(|row| row.never_trained);
    let lines = (1..).zip(never).map(|(number, row)| Row {
        cells: vec![
            number.to_string(),
            row.village.clone().unwrap_or_default(),
            names::spread(&row.name),
            match (row.expected, row.leave) {
                (0, _) => "没有列入过名单".into(),
                (expected, leave) => format!("应到 {expected} 次，请假 {leave} 次"),
            },
        ],
        person: Some(row.name.clone()),
    });
    lines.collect()
}
