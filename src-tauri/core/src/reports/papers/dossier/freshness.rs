//! 档案更新情况表: when each dossier was last added to, those of a quarter ago first to be seen.

use super::super::super::{Align, Column, Report, Row, Section};
use super::super::cells::dotted;
use super::super::{page, Letterhead};
use crate::dossiers::{DossierList, DossierRow};
use crate::names;

const NAME: &str = "档案更新情况表";
const COLUMNS: [(&str, f64, Align); 9] = [
    ("序\n号", 10.0, Align::Center),
    ("村", 30.0, Align::Center),
    ("姓名", 22.0, Align::Center),
    ("最近更新", 26.0, Align::Center),
    ("更新内容", 42.0, Align::Center),
    ("距今\n（天）", 18.0, Align::Center),
    ("一季度\n未更新", 20.0, Align::Center),
    ("附件\n（份）", 16.0, Align::Center),
    ("待补充", 93.0, Align::Left),
];

pub(super) fn report(head: &Letterhead<'_>, list: &DossierList) -> Report {
    let rows = (1..).zip(&list.rows);
    let rows = rows.map(|(number, row)| of_row(number, row));
    let title = format!("{}{NAME}", head.owner.name);
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", head.owner.name),
        right_line: head.right_line(),
        columns: Column::each(&COLUMNS),
        rows: rows.collect(),
        notes: vec![format!(
            "注：档案共 {} 份，一季度内更新 {} 份，未更新 {} 份。口径：{}",
            list.dossiers, list.fresh, list.stale, list.definition
        )],
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{NAME}", head.owner.name)),
        title,
        sections: vec![section],
        ..Report::default()
    }
}

fn of_row(number: usize, row: &DossierRow) -> Row {
    let cells = vec![
        number.to_string(),
        row.village.clone(),
        names::spread(&row.name),
        row.last_on.map_or("—".into(), |on| dotted(on.into())),
        row.last_what
            .clone()
            .unwrap_or_else(|| "当日尚未建档".into()),
        row.days.map(|days| days.to_string()).unwrap_or_default(),
        if row.stale { "√" } else { "" }.into(),
        row.attachments.to_string(),
        row.lacks.join("、"),
    ];
    Row {
        cells,
        person: Some(row.name.clone()),
    }
}
