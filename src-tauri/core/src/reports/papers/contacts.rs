//! 储备人才联系台账: whom villages keep in touch with, and when they were spoken with last.

use super::super::{Align, Column, Report, Row, Section};
use super::cells::{cut_to_note, dotted, month};
use super::{page, unit, Letterhead, PaperRequest};
use crate::date::Day;
use crate::error::Result;
use crate::names;
use crate::registry::Registry;
use crate::selection::{ContactRow, ProspectFilter, ProspectList, ProspectRow, WhichProspects};
use crate::villages::Owner;

const NAME: &str = "储备人才联系台账";
const COLUMNS: [(&str, f64, Align); 13] = [
    ("序\n号", 9.0, Align::Center),
    ("联系村", 19.0, Align::Center),
    ("姓名", 17.0, Align::Center),
    ("性\n别", 8.0, Align::Center),
    ("出生\n年月", 16.0, Align::Center),
    ("学历", 13.0, Align::Center),
    ("特长领域", 29.0, Align::Left),
    ("现在何处", 33.0, Align::Left),
    ("联系\n干部", 17.0, Align::Center),
    ("列入\n时间", 20.0, Align::Center),
    ("次\n数", 9.0, Align::Center),
    ("最近一次联系", 61.0, Align::Left),
    ("现状", 26.0, Align::Center),
];
const LAST: usize = 11;

impl Registry {
    /// The prospects of the villages asked for, up to the day.
    pub(super) fn contacts_paper(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Report> {
        let filter = ProspectFilter {
            as_of: Some(as_of),
            which: WhichProspects::All,
            villages: request.villages.clone().unwrap_or_default(),
            text: None,
        };
        let list = self.prospects(&filter, as_of)?;
        Ok(report(&Letterhead::of(owner, "", as_of), &list))
    }
}

/// The list in one file.
fn report(head: &Letterhead<'_>, list: &ProspectList) -> Report {
    let title = format!("{}{NAME}", head.owner.name);
    let mut notes = vec![format!(
        "注：列入联系 {} 人，其中联系中 {} 人，已入库 {} 人；联系中超过 {} 天没有联系的 {} 人。",
        list.rows.len(),
        list.open,
        list.entered,
        list.contact_days,
        list.uncontacted,
    )];
    let rows = (1..).zip(&list.rows);
    let rows = rows.map(|(number, row)| of_row(number, row, &mut notes));
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", unit(&head.owner.name, None)),
        right_line: head.right_line(),
        columns: Column::each(&COLUMNS),
        rows: rows.collect(),
        notes,
        signatures: ["填报人：", "审核人（签字）：", "联系电话："]
            .map(Into::into)
            .to_vec(),
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{NAME}", head.owner.name)),
        title,
        sections: vec![section],
        ..Report::default()
    }
}

fn of_row(number: usize, row: &ProspectRow, notes: &mut Vec<String>) -> Row {
    let last = row.contacts.first().map(contact).unwrap_or_default();
    let whose = format!("{number}. {}最近一次联系", row.name);
    let state = match (&row.prospect.end_reason, row.uncontacted) {
        (Some(reason), _) => reason.clone(),
        (None, true) => format!("{} 天没联系", row.days_silent),
        (None, false) => "联系中".into(),
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let cells = vec![
        number.to_string(),
        row.village.clone(),
        names::spread(&row.name),
        text(&row.sex),
        month(row.birth),
        text(&row.education),
        text(&row.prospect.field),
        text(&row.prospect.whereabouts),
        row.cadre.as_deref().map(names::spread).unwrap_or_default(),
        dotted(row.prospect.from_on),
        row.contacts.len().to_string(),
        cut_to_note(Some(&last), COLUMNS[LAST].1, &whose, notes),
        state,
    ];
    Row {
        cells,
        person: Some(row.name.clone()),
    }
}

/// `2025.08.03 电话：介绍村里的产业；下一步：国庆见面`.
fn contact(row: &ContactRow) -> String {
    let contact = &row.contact;
    let head = format!("{} {}", dotted(contact.on_day), contact.method);
    let content = contact.content.as_ref();
    let content = content.map_or_else(String::new, |content| format!("：{content}"));
    let next = contact.next_step.as_ref();
    let next = next.map_or_else(String::new, |next| format!("；下一步：{next}"));
    format!("{head}{content}{next}")
}
