//! 村党组织书记台账: who is secretary where, of which type, how old at the next election, how long in
//! office, and which reserves are meant to follow.

use super::super::{Align, Column, Report, Row, Section};
use super::cells::{cut_to_note, dotted, drop_column, month};
use super::{page, unit, Letterhead};
use crate::date::in_words;
use crate::names;
use crate::secretaries::{SecretaryList, SecretaryRow, Successor};

const NAME: &str = "村党组织书记台账";
const COLUMNS: [(&str, f64, Align); 15] = [
    ("序\n号", 9.0, Align::Center),
    ("乡镇", 18.0, Align::Center),
    ("村", 20.0, Align::Center),
    ("姓名", 16.5, Align::Center),
    ("性\n别", 8.5, Align::Center),
    ("出生\n年月", 15.5, Align::Center),
    ("学历", 12.5, Align::Center),
    ("职务", 22.0, Align::Left),
    ("任职\n时间", 19.0, Align::Center),
    ("届次", 18.0, Align::Center),
    ("换届时\n年龄", 14.0, Align::Center),
    ("连续任职\n累计任职", 26.0, Align::Center),
    ("类型", 15.0, Align::Center),
    ("评定时间和理由", 33.0, Align::Left),
    ("接班后备", 30.0, Align::Left),
];
/// Where the township stands, and which columns get its room where there is but one.
const TOWNSHIP: usize = 1;
const HEIRS: [(usize, f64); 3] = [(11, 4.0), (REASON, 7.0), (14, 7.0)];
/// Where the reason of the type stands.
const REASON: usize = 13;

/// The list in one file.
pub(super) fn report(head: &Letterhead<'_>, list: &SecretaryList) -> Report {
    let title = format!("{}{NAME}", head.owner.name);
    let mut notes = Vec::new();
    let rows = (1..).zip(&list.rows);
    let mut rows: Vec<Row> = rows
        .map(|(number, row)| of_row(number, row, &mut notes))
        .collect();
    let mut columns = Column::each(&COLUMNS);
    if head.of_one_township() {
        drop_column(&mut columns, &mut rows, TOWNSHIP, &HEIRS);
    }
    let vacant: Vec<&str> = list.vacant.iter().map(|it| it.village.as_str()).collect();
    let vacant = match vacant.len() {
        0 => String::new(),
        count => format!("没有书记的村 {count} 个：{}。", vacant.join("、")),
    };
    notes.push(format!("注：{}。{vacant}", list.sentence));
    notes.push(match list.election_on {
        Some(on) => format!(
            "换届时年龄：到{}换届时的周岁；村“两委”一届五年，按登记的届次推算。",
            in_words(on)
        ),
        None => "换届时年龄：还没有登记届次，暂不能推算。".into(),
    });
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", unit(&head.owner.name, None)),
        right_line: head.right_line(),
        columns,
        rows,
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

fn of_row(number: usize, row: &SecretaryRow, notes: &mut Vec<String>) -> Row {
    let typed = row.typed.as_ref();
    let why = typed.map(|it| format!("{}\n{}", dotted(it.typed.from_on), it.typed.reason));
    let whose = format!("{number}. {}　评定理由", row.name);
    let successors: Vec<String> = row.successors.iter().map(successor).collect();
    let cells = vec![
        number.to_string(),
        row.township.clone(),
        row.village.clone(),
        names::spread(&row.name),
        row.sex.clone().unwrap_or_default(),
        month(row.birth),
        row.education.clone().unwrap_or_default(),
        row.title.clone(),
        dotted(row.from_on),
        row.term.clone().unwrap_or_default(),
        row.age_at_election
            .map(|age| age.to_string())
            .unwrap_or_default(),
        format!("{}\n{}", row.continuous, row.cumulative),
        typed.map_or("未定", |it| it.type_name.as_str()).to_owned(),
        cut_to_note(why.as_deref(), COLUMNS[REASON].1, &whose, notes),
        successors.join("\n"),
    ];
    Row {
        cells,
        person: Some(row.name.clone()),
    }
}

/// `申海涛（近期可用）`.
fn successor(one: &Successor) -> String {
    let name = names::spread(&one.name);
    let readiness = one.readiness.as_ref();
    readiness.map_or_else(|| name.clone(), |it| format!("{name}（{it}）"))
}
