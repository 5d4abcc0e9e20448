//! 点单汇总表: what villages and people ask for and no session has met, the most wanted first.

use super::super::{page, Letterhead};
use crate::date::in_words;
use crate::reports::{Align, Column, Margins, Paper, Report, Row, Section};
use crate::training::requests::MenuEntry;

const NAME: &str = "培训点单汇总表";
const COLUMNS: [(&str, f64, Align); 7] = [
    ("序号", 12.0, Align::Center),
    ("课程或内容", 46.0, Align::Left),
    ("点单数", 15.0, Align::Center),
    ("人数", 15.0, Align::Center),
    ("点单的村", 46.0, Align::Left),
    ("最早点单", 20.0, Align::Center),
    ("备注", 16.0, Align::Center),
];

/// The list as of a day.
pub(super) fn report(head: &Letterhead<'_>, menu: &[MenuEntry]) -> Report {
    let title = format!("{}{NAME}", head.owner.name);
    let requests: usize = menu.iter().map(|entry| entry.requests).sum();
    let rows = (1..).zip(menu).map(|(number, entry)| line(number, entry));
    let section = Section {
        left_line: format!("单位：{}", head.owner.name),
        right_line: head.right_line(),
        columns: COLUMNS
            .map(|(label, width, align)| Column::new(label, width, align))
            .to_vec(),
        rows: rows.collect(),
        notes: vec![format!(
            "口径：{}前点单、还没有安排班次的 {requests} 条，按课程或内容合并；人数为点单时所报人数，\
             个人点单计 1 人，没有报人数的不计。",
            in_words(head.as_of)
        )],
        signatures: Vec::new(),
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{NAME}", head.owner.name)),
        title,
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections: vec![section],
        ..Report::default()
    }
}

fn line(number: usize, entry: &MenuEntry) -> Row {
    let cells = vec![
        number.to_string(),
        entry.what.clone(),
        entry.requests.to_string(),
        if entry.people == 0 {
            String::new()
        } else {
            entry.people.to_string()
        },
        entry.villages.join("、"),
        entry.since.format("%Y.%m.%d").to_string(),
        match entry.course_id {
            Some(_) => "课程库".into(),
            None => String::new(),
        },
    ];
    Row {
        cells,
        person: None,
    }
}
