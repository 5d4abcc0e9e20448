//! 签到表: everybody on a session's list, village by village, with room to sign on each day.

use super::super::page;
use super::super::Letterhead;
use super::days;
use crate::names;
use crate::reports::{Align, Column, Margins, Paper, Report, Row, Section};
use crate::training::attendances::AttendanceRow;
use crate::training::sessions::SessionDetail;

/// Rows left for those who are not on the list.
const SPARE: usize = 5;
/// Rows of a list that is written by hand only.
const BLANK: usize = 22;
/// More days than this are signed on sheets of their own.
const MOST_DAYS: usize = 5;
const WIDTH: f64 = 170.0;
const FIXED: [(&str, f64, Align); 3] = [
    ("序号", 12.0, Align::Center),
    ("村（单位）", 36.0, Align::Center),
    ("姓名", 28.0, Align::Center),
];
const REMARK: f64 = 26.0;

/// The sheet of a session.
pub(super) fn report(head: &Letterhead<'_>, detail: &SessionDetail) -> Report {
    let session = &detail.row.session;
    let signed = signed_columns(detail);
    let mut columns: Vec<Column> = FIXED
        .map(|(label, width, align)| Column::new(label, width, align))
        .to_vec();
    let taken: f64 = FIXED.iter().map(|(_, width, _)| width).sum();
    let mut left = WIDTH - taken - REMARK;
    for label in &signed {
        let width = (WIDTH - taken - REMARK) / f64::from(u8::try_from(signed.len()).unwrap_or(1));
        left -= width;
        columns.push(Column::new(label, width, Align::Center));
    }
    columns.push(Column::new("备注", REMARK + left, Align::Center));
    let blank = if detail.attendances.is_empty() {
        BLANK
    } else {
        SPARE
    };
    let listed = detail.attendances.iter().map(Some);
    let rows = listed.chain(std::iter::repeat_n(None, blank));
    let rows = (1..)
        .zip(rows)
        .map(|(number, row)| line(number, row, columns.len()));
    let title = format!("{}签到表", session.title);
    let section = Section {
        left_line: format!(
            "时间：{}　　地点：{}",
            days(&detail.row.held_on),
            detail.row.held_at
        ),
        right_line: format!("{} 学时", session.hours),
        rows: rows.collect(),
        columns,
        row_mm: 9.0,
        signatures: vec!["组织单位（盖章）：".into(), "记录人：".into()],
        ..page(&session.title, &title)
    };
    Report {
        file_stem: format!(
            "{}-{}-签到表-{}",
            head.owner.name,
            session.title,
            session.begins_on.first_day().format("%Y%m%d")
        ),
        title,
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections: vec![section],
        ..Report::default()
    }
}

/// One column to sign in, or one a day.
fn signed_columns(detail: &SessionDetail) -> Vec<String> {
    let held_on = &detail.row.held_on;
    if held_on.len() < 2 || held_on.len() > MOST_DAYS {
        return vec!["签　到".into()];
    }
    let labels = held_on.iter().map(|day| day.format("%m.%d").to_string());
    labels.collect()
}

fn line(number: usize, row: Option<&AttendanceRow>, columns: usize) -> Row {
    let mut cells = vec![String::new(); columns];
    cells[0] = number.to_string();
    if let Some(row) = row {
        let unit = row.village.as_ref().or(row.unit.as_ref());
        cells[1] = unit.cloned().unwrap_or_default();
        cells[2] = names::spread(&row.name);
    }
    Row {
        cells,
        person: row.map(|row| row.name.clone()),
    }
}
