//! 帮带人负担表: how many mentees each mentor has, in which seats, and whether it is too many.

use super::super::{Align, Column, Margins, Paper, Report, Row, Section};
use super::{page, Letterhead};
use crate::mentoring::MentorLoad;
use crate::names;

const NAME: &str = "帮带人负担表";
const COLUMNS: [(&str, f64, Align); 8] = [
    ("序号", 12.0, Align::Center),
    ("帮带人", 20.0, Align::Center),
    ("职务", 40.0, Align::Left),
    ("席位（人数）", 40.0, Align::Left),
    ("帮带\n对象", 14.0, Align::Center),
    ("村数", 12.0, Align::Center),
    ("限额", 12.0, Align::Center),
    ("备注", 20.0, Align::Center),
];

/// The table of a scheme.
pub(super) fn report(head: &Letterhead<'_>, rows: &[MentorLoad]) -> Report {
    let title = format!("{}{}", head.owner.name, head.of_scheme(NAME));
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", head.owner.name),
        right_line: head.right_line(),
        columns: Column::each(&COLUMNS),
        rows: (1..).zip(rows).map(|(at, load)| row(at, load)).collect(),
        notes: vec![note(rows)],
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{}", head.owner.name, head.of_scheme(NAME))),
        title,
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections: vec![section],
        ..Report::default()
    }
}

fn row(number: usize, load: &MentorLoad) -> Row {
    let seats = load.seats.iter();
    let seats: Vec<_> = seats
        .map(|seat| format!("{}（{}）", seat.seat, seat.mentees))
        .collect();
    let mentees = if load.mentees_known {
        load.mentees.to_string()
    } else {
        String::new()
    };
    let cells = vec![
        number.to_string(),
        names::spread(&load.name),
        load.post.clone().unwrap_or_default(),
        seats.join("\n"),
        mentees,
        load.villages.to_string(),
        load.limit
            .map(|limit| limit.to_string())
            .unwrap_or_default(),
        remark(load).to_owned(),
    ];
    Row {
        cells,
        person: Some(load.name.clone()),
    }
}

fn remark(load: &MentorLoad) -> &'static str {
    match load {
        MentorLoad { over: true, .. } => "超过限额",
        MentorLoad {
            mentees_known: false,
            ..
        } => "对象待补",
        MentorLoad { mentees: 0, .. } => "无帮带对象",
        _ => "",
    }
}

fn note(rows: &[MentorLoad]) -> String {
    let count = |of: fn(&&MentorLoad) -> bool| rows.iter().filter(of).count();
    format!(
        "注：帮带人 {} 名，其中超过限额 {} 名、无帮带对象 {} 名；同一对象在几个席位的只计一人。",
        rows.len(),
        count(|load| load.over),
        count(|load| load.mentees_known && load.mentees == 0),
    )
}
