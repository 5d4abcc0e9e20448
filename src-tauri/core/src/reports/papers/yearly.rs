//! 年度滚动更新表: a village's pool gone through for a year, a section a village; what is not decided
//! yet stays empty to be written in by hand.

use chrono::Datelike;

use super::super::{Align, Column, Report, Row, Section};
use super::cells::{dotted, month};
use super::{page, unit, Letterhead, PaperRequest};
use crate::date::{in_words, Day};
use crate::error::Result;
use crate::names;
use crate::registry::Registry;
use crate::selection::{Decision, YearlyRow, YearlySheet};
use crate::villages::Owner;

const NAME: &str = "年度后备干部滚动更新表";
const COLUMNS: [(&str, f64, Align); 12] = [
    ("序\n号", 9.0, Align::Center),
    ("姓名", 18.0, Align::Center),
    ("性\n别", 9.0, Align::Center),
    ("出生\n年月", 17.0, Align::Center),
    ("学历", 14.0, Align::Center),
    ("现任职务\n或从事职业", 36.0, Align::Left),
    ("培养方向", 26.0, Align::Center),
    ("入库\n时间", 20.0, Align::Center),
    ("原成熟度", 22.0, Align::Center),
    ("更新意见", 26.0, Align::Center),
    ("更新后", 42.0, Align::Left),
    ("备注", 38.0, Align::Left),
];

impl Registry {
    /// The sheets of a year in one file: of the villages asked for, or of all with people.
    pub(super) fn yearly_paper(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Report> {
        let year = request.year.unwrap_or(as_of.year());
        let updates = self.yearly_updates(year, as_of)?;
        let asked = request.villages.as_deref().unwrap_or_default();
        let mut sheets = Vec::new();
        for village in updates.villages {
            let wanted = asked.is_empty() || asked.contains(&village.village_id);
            if wanted && (village.in_pool > 0 || village.done_on.is_some()) {
                sheets.push(self.yearly_sheet(&village.village_id, year, as_of)?);
            }
        }
        Ok(report(&Letterhead::of(owner, "", as_of), year, &sheets))
    }
}

fn report(head: &Letterhead<'_>, year: i32, sheets: &[YearlySheet]) -> Report {
    let title = format!("{year}{NAME}");
    let whose = match sheets {
        [one] => format!("{}-{year}", one.village),
        _ => format!("{}-{year}", head.owner.name),
    };
    Report {
        file_stem: head.stem(&format!("{whose}{NAME}")),
        sections: sheets
            .iter()
            .map(|sheet| section(head, &title, sheet))
            .collect(),
        title,
        ..Report::default()
    }
}

fn section(head: &Letterhead<'_>, title: &str, sheet: &YearlySheet) -> Section {
    let rows = (1..).zip(&sheet.rows);
    let count = |decision| {
        let of = sheet.rows.iter();
        of.filter(|row| row.decision == Some(decision)).count()
    };
    let note = match sheet.done_on {
        Some(on) => {
            let document = sheet.document.as_ref();
            let document = document.map_or_else(String::new, |it| format!("（{it}）"));
            format!(
                "注：{}更新{document}，共 {} 人：继续保留 {} 人，调整成熟度 {} 人，退出 {} 人。",
                in_words(on),
                sheet.rows.len(),
                count(Decision::Stay),
                count(Decision::Readiness),
                count(Decision::Leave),
            )
        }
        None => format!("注：本年度还没有更新，共 {} 人。", sheet.rows.len()),
    };
    Section {
        left_line: format!(
            "填报单位（盖章）：{}",
            unit(&head.owner.name, Some(&sheet.village))
        ),
        right_line: sheet.done_on.map_or_else(
            || head.right_line(),
            |on| format!("更新日期 {}", in_words(on)),
        ),
        columns: Column::each(&COLUMNS),
        rows: rows.map(|(number, row)| of_row(number, row)).collect(),
        notes: vec![note],
        signatures: ["填报人：", "审核人（签字）：", "联系电话："]
            .map(Into::into)
            .to_vec(),
        ..page(&sheet.village, title)
    }
}

fn of_row(number: usize, row: &YearlyRow) -> Row {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let after = match row.decision {
        Some(Decision::Leave) => {
            let reason = text(&row.left_reason);
            let destination = row.destination.as_ref();
            destination.map_or(reason.clone(), |to| format!("{reason}，{to}"))
        }
        _ => text(&row.after),
    };
    let cells = vec![
        number.to_string(),
        names::spread(&row.name),
        text(&row.sex),
        month(row.birth),
        text(&row.education),
        text(&row.occupation),
        text(&row.target_post),
        dotted(row.entered_on),
        text(&row.before),
        row.decision.map(Decision::label).unwrap_or_default().into(),
        after,
        text(&row.remark),
    ];
    Row {
        cells,
        person: Some(row.name.clone()),
    }
}
