//! 五年任职名单: who has been 村党组织书记 for so many years, and how that was counted.

use super::super::{Align, Column, Report, Row, Section};
use super::cells::{dotted, drop_column, month};
use super::{page, unit, Letterhead};
use crate::date::{Day, PartialDate};
use crate::names;
use crate::tenure::{Basis, PersonTenure, TenureList, TenureSpell};

const COLUMNS: [(&str, f64, Align); 11] = [
    ("序\n号", 9.0, Align::Center),
    ("乡镇", 18.0, Align::Center),
    ("村", 20.0, Align::Center),
    ("姓名", 17.0, Align::Center),
    ("出生\n年月", 16.0, Align::Center),
    ("职务", 24.0, Align::Left),
    ("任职经历", 83.0, Align::Left),
    ("连续任职", 27.0, Align::Center),
    ("累计任职", 27.0, Align::Center),
    ("满年限\n日期", 22.0, Align::Center),
    ("备注", 14.0, Align::Center),
];
/// Where the township stands, and which columns get its room where there is but one.
const TOWNSHIP: usize = 1;
const HEIRS: [(usize, f64); 3] = [(2, 3.0), (6, 10.0), (10, 5.0)];
/// Full years in the words of a title.
const YEARS: [&str; 11] = [
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
];

/// The list in one file.
pub(super) fn report(head: &Letterhead<'_>, list: &TenureList) -> Report {
    let years = usize::try_from(list.years)
        .ok()
        .and_then(|years| YEARS.get(years).map(ToString::to_string))
        .unwrap_or_else(|| list.years.to_string());
    let count = match list.basis {
        Basis::Cumulative => "累计",
        Basis::Continuous => "连续",
    };
    let name = format!("村党组织书记{count}任职满{years}年名单");
    let title = format!("{}{name}", head.owner.name);
    let rows = (1..).zip(&list.rows);
    let mut rows: Vec<Row> = rows
        .map(|(number, row)| of_row(number, row, list.basis, head.as_of))
        .collect();
    let mut columns = Column::each(&COLUMNS);
    if head.of_one_township() {
        drop_column(&mut columns, &mut rows, TOWNSHIP, &HEIRS);
    }
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", unit(&head.owner.name, None)),
        right_line: head.right_line(),
        columns,
        rows,
        notes: vec![
            format!(
                "注：共 {} 人，其中在任 {} 人；现任书记中一年内将满年限 {} 人。",
                list.rows.len(),
                list.rows.iter().filter(|row| row.in_office).count(),
                list.soon
            ),
            list.definition.clone(),
        ],
        signatures: ["填报人：", "审核人（签字）：", "联系电话："]
            .map(Into::into)
            .to_vec(),
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{name}", head.owner.name)),
        title,
        sections: vec![section],
        ..Report::default()
    }
}

fn of_row(number: usize, row: &PersonTenure, basis: Basis, as_of: Day) -> Row {
    let spells: Vec<String> = row.spells.iter().map(spell).collect();
    let served = row.served(basis);
    let projected = !served.reached && served.reaches_on.is_some();
    let remark = match (row.in_office, projected) {
        (true, true) => "预计（在任）",
        (true, false) => "在任",
        _ => "已离任",
    };
    let reaches = served.reaches_on.filter(|on| served.reached || *on > as_of);
    let cells = vec![
        number.to_string(),
        row.township.clone(),
        row.village.clone(),
        names::spread(&row.name),
        month(row.birth),
        row.title.clone(),
        spells.join("\n"),
        row.continuous.text.clone(),
        row.cumulative.text.clone(),
        reaches.map(|on| dotted(on.into())).unwrap_or_default(),
        remark.to_owned(),
    ];
    Row {
        cells,
        person: Some(row.name.clone()),
    }
}

/// `2018.01—2021.03　申家营村党支部书记`.
fn spell(spell: &TenureSpell) -> String {
    let until = spell.until_on.map_or("今".to_owned(), |until| {
        // What stands on paper is the last day or month, as people write it.
        let last = until.first_day().pred_opt().map(PartialDate::from);
        last.map_or_else(String::new, |last| {
            dotted(if until.has_day() {
                last
            } else {
                last.to_month()
            })
        })
    });
    format!(
        "{}—{until}　{}{}",
        dotted(spell.from_on),
        spell.village,
        spell.title
    )
}
