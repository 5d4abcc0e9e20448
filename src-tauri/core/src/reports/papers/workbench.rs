//! 待办清单: the steps that are overdue and those due within a week, of all schemes, by day.

use super::super::{Align, Column, Margins, Paper, Report, Row, Section};
use super::cells::{lines, scheme_title, VACANT};
use super::{page, Letterhead};
use crate::date::{in_words, Day};
use crate::mentoring::{ItemCell, ItemState, PairRow};
use crate::names;

const NAME: &str = "待办清单";
/// Days ahead.
const SOON: i64 = 7;
const COLUMNS: [(&str, f64, Align); 7] = [
    ("序号", 12.0, Align::Center),
    ("期限", 22.0, Align::Center),
    ("逾期\n天数", 14.0, Align::Center),
    ("事项", 38.0, Align::Left),
    ("村", 24.0, Align::Center),
    ("帮带对象", 22.0, Align::Center),
    ("帮带人", 38.0, Align::Left),
];

/// A step to be done.
struct Due<'a> {
    on: Day,
    scheme: &'a str,
    pair: &'a PairRow,
    cell: &'a ItemCell,
}

/// The list of a day; `pairs` are those of every scheme, with its name.
pub(super) fn report(head: &Letterhead<'_>, pairs: &[(String, Vec<PairRow>)]) -> Report {
    let until = head.as_of + chrono::Duration::days(SOON);
    let mut due: Vec<Due<'_>> = Vec::new();
    for (scheme, rows) in pairs {
        for pair in rows {
            let open = pair.items.iter().filter_map(|cell| {
                let wanted = match cell.state {
                    ItemState::Overdue => true,
                    ItemState::Due | ItemState::AwaitingEvidence => {
                        cell.due_on.is_some_and(|on| on <= until)
                    }
                    _ => false,
                };
                let on = cell.due_on.filter(|_| wanted)?;
                Some(Due {
                    on,
                    scheme,
                    pair,
                    cell,
                })
            });
            due.extend(open);
        }
    }
    due.sort_by_key(|due| due.on);
    let overdue = due.iter().filter(|due| due.on < head.as_of).count();
    let title = format!("{}结对帮带{NAME}", head.owner.name);
    let rows = (1..).zip(&due).map(|(number, due)| row(number, due));
    let section = Section {
        left_line: format!("单位：{}", head.owner.name),
        right_line: head.right_line(),
        columns: COLUMNS
            .map(|(label, width, align)| Column::new(label, width, align))
            .to_vec(),
        rows: rows.collect(),
        notes: vec![format!(
            "注：逾期 {overdue} 项，{}前到期 {} 项。",
            in_words(until),
            due.len() - overdue
        )],
        signatures: Vec::new(),
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-结对帮带{NAME}", head.owner.name)),
        title,
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections: vec![section],
        ..Report::default()
    }
}

fn row(number: usize, due: &Due<'_>) -> Row {
    let mentors = lines(&due.pair.seats);
    let mentors = mentors.iter().map(|line| match line.name.as_str() {
        VACANT => format!("{}{VACANT}", line.seat),
        name => name.to_owned(),
    });
    let cells = vec![
        number.to_string(),
        due.on.format("%Y.%m.%d").to_string(),
        match due.cell.days {
            0 => String::new(),
            days => days.to_string(),
        },
        format!("{}\n（{}）", due.cell.label, scheme_title(due.scheme)),
        due.pair.village.clone().unwrap_or_default(),
        names::spread(&due.pair.name),
        mentors.collect::<Vec<_>>().join("\n"),
    ];
    Row {
        cells,
        person: Some(due.pair.name.clone()),
    }
}
