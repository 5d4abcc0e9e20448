//! 建议结对表: who is proposed to mentor whom and why, before anything is written.

use super::super::{Align, Column, Report, Row, Section};
use super::{page, Letterhead};
use crate::mentoring::proposals::Proposal;
use crate::names;

const NAME: &str = "建议名单";
const COLUMNS: [(&str, f64, Align); 7] = [
    ("序\n号", 12.0, Align::Center),
    ("村", 30.0, Align::Center),
    ("帮带对象", 25.0, Align::Center),
    ("建议帮带人", 28.0, Align::Center),
    ("职务", 60.0, Align::Left),
    ("理由", 90.0, Align::Left),
    ("备注", 32.0, Align::Center),
];

/// The proposal as a list to be discussed.
pub(super) fn report(head: &Letterhead<'_>, proposal: &Proposal) -> Report {
    let kind = head.of_scheme(NAME);
    let proposed = proposal.rows.iter().map(|row| Row {
        cells: vec![
            String::new(),
            row.village.clone().unwrap_or_default(),
            names::spread(&row.name),
            names::spread(&row.mentor),
            row.post.clone().unwrap_or_default(),
            row.reasons.join("；"),
            if row.kept { "沿用" } else { "" }.into(),
        ],
        person: Some(row.name.clone()),
    });
    let left = proposal.unmatched.iter().map(|row| Row {
        cells: vec![
            String::new(),
            String::new(),
            names::spread(&row.name),
            String::new(),
            String::new(),
            row.why.clone(),
            "未匹配".into(),
        ],
        person: Some(row.name.clone()),
    });
    let mut rows: Vec<Row> = proposed.chain(left).collect();
    for (number, row) in (1..).zip(&mut rows) {
        row.cells[0] = number.to_string();
    }
    let title = format!("{}{kind}", head.owner.name);
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", head.owner.name),
        right_line: head.right_line(),
        columns: Column::each(&COLUMNS),
        rows,
        notes: vec![format!(
            "注：建议结对 {} 人，其中沿用原帮带人 {} 人；未匹配 {} 人。本表供研究，未写入台账。",
            proposal.rows.len(),
            proposal.kept,
            proposal.unmatched.len()
        )],
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{kind}", head.owner.name)),
        title,
        sections: vec![section],
        ..Report::default()
    }
}
