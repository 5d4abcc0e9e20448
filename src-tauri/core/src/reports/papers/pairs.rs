//! 结对花名册: who is paired with whom, for how long, to what end and how far; a township each.

use super::super::{Align, Column, Report, Row, Section};
use super::cells::{beside, cut_to_note, dotted, lines, month};
use super::gather::PairOnPaper;
use super::{cells, page, unit, Letterhead};
use crate::mentoring::PairRow;
use crate::names;
use crate::people::FactField;
use crate::villages::OwnerKind;

const NAME: &str = "花名册";
const COLUMNS: [(&str, f64, Align); 14] = [
    ("序\n号", 8.5, Align::Center),
    ("村", 17.2, Align::Center),
    ("帮带\n对象", 16.5, Align::Center),
    ("出生\n年月", 15.3, Align::Center),
    ("学历", 11.5, Align::Center),
    ("政治\n面貌", 11.5, Align::Center),
    ("帮带人", 16.5, Align::Center),
    ("职务", 28.0, Align::Left),
    ("席位", 24.5, Align::Center),
    ("结对\n时间", 19.5, Align::Center),
    ("期限", 19.5, Align::Center),
    ("目标", 32.0, Align::Left),
    ("措施", 32.0, Align::Left),
    ("完成\n情况", 25.0, Align::Left),
];
/// Where the texts a clerk wrote freely begin.
const PROSE: usize = 11;

/// The roster of the pairs, all in one file.
pub(super) fn report(head: &Letterhead<'_>, pairs: &[PairOnPaper]) -> Report {
    let by_township = pairs.chunk_by(|one, next| one.row.township == next.row.township);
    let mut sections: Vec<Section> = by_township.map(|pairs| section(head, pairs)).collect();
    if sections.is_empty() {
        sections.push(section(head, &[]));
    }
    let kind = head.of_scheme(NAME);
    Report {
        file_stem: head.stem(&format!("{}-{kind}", head.owner.name)),
        title: format!("{}{kind}", head.owner.name),
        sections,
        ..Report::default()
    }
}

fn section(head: &Letterhead<'_>, pairs: &[PairOnPaper]) -> Section {
    let first = pairs.first().map(|pair| pair.row.township.as_str());
    let township = match head.owner.kind {
        OwnerKind::County => first.unwrap_or(&head.owner.name),
        OwnerKind::Township => &head.owner.name,
    };
    let mut notes = Vec::new();
    let rows = (1..).zip(pairs);
    let rows = rows.map(|(number, pair)| row(head, number, pair, &mut notes));
    Section {
        left_line: format!("填报单位（盖章）：{}", unit(township, None)),
        right_line: head.right_line(),
        columns: Column::each(&COLUMNS),
        rows: rows.collect(),
        notes,
        signatures: ["填报人：", "审核人（签字）：", "联系电话："]
            .map(Into::into)
            .to_vec(),
        ..page(township, format!("{township}{}", head.of_scheme(NAME)))
    }
}

fn row(head: &Letterhead<'_>, number: usize, pair: &PairOnPaper, notes: &mut Vec<String>) -> Row {
    let mentors = lines(&pair.row.seats);
    let of = |text: fn(&cells::Line) -> &String| mentors.iter().map(text).cloned().collect();
    let [name, post, seat] = beside(&[
        (of(|line| &line.name), 3),
        (of(|line| &line.post), 7),
        (of(|line| &line.seat), 6),
    ]);
    let until = cells::last_day(pair.row.until_on).map(|day| dotted(day.into()));
    let open = if pair.row.pair_id.is_some() {
        "长期"
    } else {
        ""
    };
    let mut prose = |at: usize, text: Option<&str>| {
        let whose = format!(
            "{number}. {}　{}",
            pair.row.name,
            COLUMNS[at].0.replace('\n', "")
        );
        cut_to_note(text, COLUMNS[at].1, &whose, notes)
    };
    let result = pair.text(|pair| &pair.result);
    let counted = done_of(head, pair);
    let cells = vec![
        number.to_string(),
        pair.row.village.clone().unwrap_or_default(),
        names::spread(&pair.row.name),
        month(pair.row.birth),
        pair.fact(FactField::Education),
        pair.fact(FactField::PoliticalStatus),
        name,
        post,
        seat,
        pair.row.from_on.map(dotted).unwrap_or_default(),
        until.map_or(open.to_owned(), |until| format!("至\n{until}")),
        prose(PROSE, pair.text(|pair| &pair.goal)),
        prose(PROSE + 1, pair.text(|pair| &pair.measures)),
        prose(PROSE + 2, Some(result.unwrap_or(&counted))),
    ];
    Row {
        cells,
        person: Some(pair.row.name.clone()),
    }
}

/// How far the steps are, where the clerk wrote nothing about it: `五个一 3/5`.
fn done_of(head: &Letterhead<'_>, pair: &PairOnPaper) -> String {
    let PairRow { done, steps, .. } = &pair.row;
    if *steps == 0 {
        return String::new();
    }
    format!("{} {done}/{steps}", head.checklist)
}
