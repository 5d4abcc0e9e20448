//! 培训记录: a person's sessions and studies of a period, and what each year comes to.

use super::super::cells::dotted;
use super::super::{page, Letterhead, Numbered, Paper, PaperRequest};
use super::days;
use crate::date::Day;
use crate::names;
use crate::reports::{Align, Column, Margins, Paper as Sheet, Report, Row, Section};
use crate::training::record::{RecordRow, TrainingRecord};
use crate::training::studies::StudyRow;

const NAME: &str = "培训记录";
const COLUMNS: [(&str, f64, Align); 8] = [
    ("序号", 12.0, Align::Center),
    ("时间", 26.0, Align::Center),
    ("班次或进修", 44.0, Align::Left),
    ("地点或院校", 28.0, Align::Center),
    ("形式", 19.0, Align::Center),
    ("学时", 12.0, Align::Center),
    ("到场", 12.0, Align::Center),
    ("结果", 17.0, Align::Center),
];

/// A record and the days it is printed for.
pub(super) struct Recorded {
    record: TrainingRecord,
    from: Day,
    to: Day,
}

impl Recorded {
    pub(super) fn of(record: TrainingRecord, request: &PaperRequest) -> Self {
        Self {
            from: request.from.unwrap_or(Day::MIN),
            to: request.to.unwrap_or(record.as_of).min(record.as_of),
            record,
        }
    }

    fn holds(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

impl Numbered for Recorded {
    fn name(&self) -> String {
        match &self.record.village {
            Some(village) => format!("{village}-{}", self.record.name),
            None => self.record.name.clone(),
        }
    }
}

/// The paper of a person.
pub(super) fn paper(head: &Letterhead<'_>, recorded: &Recorded) -> Paper {
    let record = &recorded.record;
    let mut lines: Vec<(Day, Vec<String>)> = Vec::new();
    for row in &record.sessions {
        lines.push((row.session.session.begins_on.first_day(), session(row)));
    }
    for row in &record.studies {
        lines.push((row.study.begins_on.first_day(), study(row)));
    }
    lines.retain(|(day, _)| recorded.holds(*day));
    lines.sort_by_key(|(day, _)| *day);
    let rows = (1..).zip(lines).map(|(number, (_, mut cells))| {
        cells.insert(0, format!("{number}"));
        Row {
            cells,
            person: Some(record.name.clone()),
        }
    });
    let rows: Vec<Row> = rows.collect();
    let years = record.years.iter().rev().map(|year| {
        let short = if year.below_minimum {
            format!("，不足 {} 学时", record.minimum)
        } else {
            String::new()
        };
        format!(
            "{}年：实到 {} 次，{} 学时，进修 {} 学时{short}。",
            year.year, year.attendances, year.hours, year.study_hours
        )
    });
    let mut notes: Vec<String> = years.collect();
    if rows.is_empty() {
        notes.insert(0, "没有参训和进修记录。".into());
    }
    let place = record.village.as_deref().unwrap_or(&head.owner.name);
    let section = Section {
        left_line: format!("单位：{place}　　姓名：{}", names::spread(&record.name)),
        right_line: head.right_line(),
        columns: COLUMNS
            .map(|(label, width, align)| Column::new(label, width, align))
            .to_vec(),
        rows,
        notes,
        row_mm: 9.0,
        ..page(&record.name, NAME)
    };
    Paper {
        kind: NAME.into(),
        report: Report {
            title: NAME.into(),
            paper: Sheet::A4Portrait,
            margins: Margins::FORM,
            sections: vec![section],
            ..Report::default()
        },
    }
}

fn session(row: &RecordRow) -> Vec<String> {
    let attendance = &row.attendance.attendance;
    vec![
        days(&row.session.held_on),
        row.session.session.title.clone(),
        row.session.held_at.clone(),
        row.session.session.form.clone(),
        row.attendance.counted.to_string(),
        attendance.state.label().to_owned(),
        attendance.result.clone().unwrap_or_default(),
    ]
}

fn study(row: &StudyRow) -> Vec<String> {
    let study = &row.study;
    let until = study.ends_on.map(dotted);
    let when = match until {
        Some(until) if until == dotted(study.begins_on) => until,
        Some(until) => format!("{}—{until}", dotted(study.begins_on)),
        None => format!("{}起", dotted(study.begins_on)),
    };
    let result = study.certificate.as_ref().or(study.result.as_ref());
    vec![
        when,
        study.title.clone(),
        study.institution.clone().unwrap_or_default(),
        study.kind.clone(),
        study
            .hours
            .map(|hours| hours.to_string())
            .unwrap_or_default(),
        String::new(),
        result.cloned().unwrap_or_default(),
    ]
}
