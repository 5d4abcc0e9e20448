//! 培训台账: a row a session of a period, and what they come to.

use super::super::cells::cut_to_note;
use super::super::{page, Letterhead};
use super::{between, days, rate};
use crate::reports::{Align, Column, Report, Row, Section};
use crate::training::sessions::{SessionCourseRow, SessionRow};
use crate::training::stats::TrainingStats;

const NAME: &str = "培训台账";
const COLUMNS: [(&str, f64, Align); 13] = [
    ("序\n号", 10.0, Align::Center),
    ("时间", 30.0, Align::Center),
    ("班次", 43.0, Align::Left),
    ("地点", 30.0, Align::Center),
    ("形式", 19.0, Align::Center),
    ("层\n级", 8.0, Align::Center),
    ("主办单位", 26.0, Align::Center),
    ("课程（授课人）", 47.0, Align::Left),
    ("学时", 13.0, Align::Center),
    ("应到", 13.0, Align::Center),
    ("实到\n人次", 13.0, Align::Center),
    ("其中\n后备", 13.0, Align::Center),
    ("其中\n台账外", 12.0, Align::Center),
];

/// The ledger of a period.
pub(super) fn report(
    head: &Letterhead<'_>,
    sessions: &[SessionRow],
    stats: &TrainingStats,
) -> Report {
    let mut notes = Vec::new();
    let rows = (1..).zip(sessions.iter().rev());
    let mut rows: Vec<Row> = rows
        .map(|(number, row)| line(number, row, &mut notes))
        .collect();
    rows.push(together(sessions, stats));
    notes.insert(0, summary(stats));
    notes.push(format!("口径：{}", stats.definition));
    let title = format!("{}{NAME}", head.owner.name);
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", head.owner.name),
        right_line: between(stats.from, stats.to),
        columns: COLUMNS
            .map(|(label, width, align)| Column::new(label, width, align))
            .to_vec(),
        rows,
        notes,
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{NAME}", head.owner.name)),
        title,
        sections: vec![section],
        ..Report::default()
    }
}

fn line(number: usize, row: &SessionRow, notes: &mut Vec<String>) -> Row {
    let session = &row.session;
    let courses = row
        .courses
        .iter()
        .map(course)
        .collect::<Vec<_>>()
        .join("\n");
    let whose = format!("{number}. 课程");
    let cells = vec![
        number.to_string(),
        days(&row.held_on),
        session.title.clone(),
        row.held_at.clone(),
        session.form.clone(),
        session.level.label().to_owned(),
        session.organizer.clone().unwrap_or_default(),
        cut_to_note(Some(&courses), COLUMNS[7].1, &whose, notes),
        session.hours.to_string(),
        row.counts.expected.to_string(),
        row.counts.present.to_string(),
        row.counts.reserves.to_string(),
        row.counts.guests.to_string(),
    ];
    Row {
        cells,
        person: None,
    }
}

/// The last row; it adds up what stands above it.
fn together(sessions: &[SessionRow], stats: &TrainingStats) -> Row {
    let sum = |of: fn(&SessionRow) -> usize| sessions.iter().map(of).sum::<usize>().to_string();
    let mut cells = vec![String::new(); COLUMNS.len()];
    cells[1] = "合计".into();
    cells[2] = format!("{} 场次", sessions.len());
    cells[8] = stats.total.session_hours.to_string();
    cells[9] = sum(|row| row.counts.expected);
    cells[10] = sum(|row| row.counts.present);
    cells[11] = sum(|row| row.counts.reserves);
    cells[12] = sum(|row| row.counts.guests);
    Row {
        cells,
        person: None,
    }
}

/// What a period comes to, in words.
pub(super) fn summary(stats: &TrainingStats) -> String {
    let total = &stats.total;
    let rate = match rate(total.attendances, total.expected) {
        rate if rate.is_empty() => String::new(),
        rate => format!("，参训率 {rate}"),
    };
    format!(
        "{}共举办培训 {} 场次、{} 学时，参训 {} 人次{rate}；参训的本台账人员 {} 人，其中后备干部 {} 人；\
         台账外人员 {} 人、{} 人次。",
        between(stats.from, stats.to),
        total.sessions,
        total.session_hours,
        total.attendances,
        total.people,
        total.reserve_people,
        total.guests,
        total.guest_attendances,
    )
}

/// `党章党规（林志远）`.
fn course(course: &SessionCourseRow) -> String {
    match &course.teacher {
        Some(teacher) => format!("{}（{teacher}）", course.title),
        None => course.title.clone(),
    }
}
