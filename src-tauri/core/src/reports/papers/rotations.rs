//! 岗位锻炼台账: who is placed where, for what, how it goes; a township each.

use std::collections::HashSet;

use super::super::{Align, Column, Report, Row, Section};
use super::cells::{cut_to_note, dotted};
use super::{page, unit, Letterhead};
use crate::names;
use crate::rotations::{RotationList, RotationRow, RotationState};
use crate::villages::OwnerKind;

const NAME: &str = "岗位锻炼台账";
const COLUMNS: [(&str, f64, Align); 13] = [
    ("序\n号", 8.5, Align::Center),
    ("姓名", 16.5, Align::Center),
    ("所在村", 18.0, Align::Center),
    ("锻炼类型", 20.0, Align::Center),
    ("锻炼单位", 24.0, Align::Center),
    ("岗位", 23.0, Align::Left),
    ("起止时间", 23.0, Align::Center),
    ("负责人", 18.0, Align::Center),
    ("主要任务", 39.0, Align::Left),
    ("实　绩", 35.0, Align::Left),
    ("状态", 13.0, Align::Center),
    ("等次", 14.0, Align::Center),
    ("文号", 25.0, Align::Left),
];
/// Where the tasks stand.
const TASKS: usize = 8;
/// Where what was done stands.
const DONE: usize = 9;

/// The list as the page shows it, all in one file.
pub(super) fn report(head: &Letterhead<'_>, list: &RotationList) -> Report {
    let mut rows: Vec<&RotationRow> = list.rows.iter().collect();
    let mut townships: Vec<&str> = Vec::new();
    for row in &rows {
        if !townships.contains(&row.township.as_str()) {
            townships.push(&row.township);
        }
    }
    let place = |row: &&RotationRow| townships.iter().position(|it| *it == row.township);
    rows.sort_by_key(place);
    let by_township = rows.chunk_by(|one, next| one.township == next.township);
    let mut sections: Vec<Section> = by_township.map(|rows| section(head, rows)).collect();
    if sections.is_empty() {
        sections.push(section(head, &[]));
    }
    if let Some(last) = sections.last_mut() {
        last.notes.extend(figures(list));
    }
    Report {
        file_stem: head.stem(&format!("{}-{NAME}", head.owner.name)),
        title: format!("{}{NAME}", head.owner.name),
        sections,
        ..Report::default()
    }
}

fn section(head: &Letterhead<'_>, rows: &[&RotationRow]) -> Section {
    let first = rows.first().map(|row| row.township.as_str());
    let township = match head.owner.kind {
        OwnerKind::County => first.unwrap_or(&head.owner.name),
        OwnerKind::Township => &head.owner.name,
    };
    let mut notes = Vec::new();
    let told = (1..)
        .zip(rows)
        .map(|(number, row)| of_row(number, row, &mut notes));
    Section {
        left_line: format!("填报单位（盖章）：{}", unit(township, None)),
        right_line: head.right_line(),
        columns: COLUMNS
            .map(|(label, width, align)| Column::new(label, width, align))
            .to_vec(),
        rows: told.collect(),
        notes,
        signatures: ["填报人：", "审核人（签字）：", "联系电话："]
            .map(Into::into)
            .to_vec(),
        ..page(township, format!("{township}{NAME}"))
    }
}

fn of_row(number: usize, row: &RotationRow, notes: &mut Vec<String>) -> Row {
    let rotation = &row.rotation;
    let mut prose = |at: usize, text: &str| {
        let whose = format!(
            "{number}. {}　{}",
            row.name,
            COLUMNS[at].0.replace('　', "")
        );
        cut_to_note(Some(text), COLUMNS[at].1, &whose, notes)
    };
    let state = match row.state {
        RotationState::Planned => "未开始",
        RotationState::Current => "在岗",
        RotationState::Ended => "已结束",
    };
    let route = rotation.route.map(route).unwrap_or_default();
    let cells = vec![
        number.to_string(),
        names::spread(&row.name),
        row.pool_village.clone().unwrap_or_default(),
        format!("{}{route}", row.type_name),
        row.place.clone(),
        rotation.post.clone().unwrap_or_default(),
        period(row, "\n"),
        row.supervisor_name.clone().unwrap_or_default(),
        prose(TASKS, rotation.tasks.as_deref().unwrap_or_default()),
        prose(DONE, &done(row, "；")),
        state.to_owned(),
        rotation.grade.clone().unwrap_or_default(),
        rotation.document.clone().unwrap_or_default(),
    ];
    Row {
        cells,
        person: Some(row.name.clone()),
    }
}

fn route(route: crate::rotations::Route) -> &'static str {
    match route {
        crate::rotations::Route::Promotion => "\n（提拔）",
        crate::rotations::Route::Lateral => "\n（平行交流）",
    }
}

/// `2025.03.01` and `至2025.11.30` or `至今`, with `between` them.
pub(super) fn period(row: &RotationRow, between: &str) -> String {
    let from = dotted(row.rotation.from_on);
    let has_day = row
        .rotation
        .until_on
        .is_some_and(crate::date::PartialDate::has_day);
    let until = row.last_day.map_or("今".to_owned(), |last| {
        let last = crate::date::PartialDate::from(last);
        dotted(if has_day { last } else { last.to_month() })
    });
    format!("{from}{between}至{until}")
}

/// What was done, a measure each.
pub(super) fn done(row: &RotationRow, between: &str) -> String {
    let sums = row.sums.iter().map(|sum| sum.text.as_str());
    sums.collect::<Vec<_>>().join(between)
}

/// The figures of the day under the list.
fn figures(list: &RotationList) -> Vec<String> {
    let types = list.types.iter().filter(|count| count.current > 0);
    let types: Vec<String> = types
        .map(|count| format!("{} {} 项", count.type_name, count.current))
        .collect();
    let mut notes = vec![format!(
        "注：当日在岗 {} 项、{} 人{}{}；30 日内到期 {} 项，已结束未鉴定 {} 项。",
        list.current,
        list.people,
        if types.is_empty() { "" } else { "，其中" },
        types.join("、"),
        list.ending,
        list.unappraised
    )];
    notes.push(format!(
        "一线：{}（口径：当日在库、正在一线类岗位锻炼的人，每人计一次）。",
        list.front_line.sentence
    ));
    let texts = overlaps(list);
    if !texts.is_empty() {
        notes.push(format!("重叠：{}。", texts.join("；")));
    }
    notes
}

/// What is said of any two placements at the same time, of each two once.
fn overlaps(list: &RotationList) -> Vec<&str> {
    let mut told = HashSet::new();
    let mut texts = Vec::new();
    for row in &list.rows {
        let id = &row.rotation.id;
        for warning in &row.warnings {
            let Some(other) = &warning.other else {
                continue;
            };
            if told.insert((id.min(other), id.max(other))) {
                texts.push(warning.text.as_str());
            }
        }
    }
    texts
}
