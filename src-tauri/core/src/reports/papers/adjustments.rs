//! 调整清单: every seat that has another mentor on the later of two days, with its reason.

use super::super::{Align, Column, Report, Row, Section};
use super::cells::{mentor, scheme_title, VACANT};
use super::page;
use crate::date::{in_words, Day};
use crate::mentoring::{Adjustment, MentorOnDay};
use crate::names;
use crate::villages::Owner;

const NAME: &str = "结对帮带调整清单";
const COLUMNS: [(&str, f64, Align); 9] = [
    ("序\n号", 10.0, Align::Center),
    ("村", 22.0, Align::Center),
    ("帮带\n对象", 18.0, Align::Center),
    ("机制", 28.0, Align::Center),
    ("席位", 27.0, Align::Center),
    ("调整前\n（姓名、职务）", 52.0, Align::Left),
    ("调整后\n（姓名、职务）", 52.0, Align::Left),
    ("调整原因", 25.0, Align::Center),
    ("文号", 43.0, Align::Left),
];

/// The list between two days.
pub(super) fn report(owner: &Owner, (from, to): (Day, Day), rows: &[Adjustment]) -> Report {
    let title = format!("{}{NAME}", owner.name);
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", owner.name),
        right_line: format!("{}至{}", in_words(from), in_words(to)),
        columns: Column::each(&COLUMNS),
        rows: (1..)
            .zip(rows)
            .map(|(at, adjusted)| row(at, adjusted))
            .collect(),
        notes: vec![note(rows)],
        ..page(&owner.name, &title)
    };
    Report {
        file_stem: format!(
            "{}-{NAME}-{}-{}",
            owner.name,
            from.format("%Y%m%d"),
            to.format("%Y%m%d")
        ),
        title,
        sections: vec![section],
        ..Report::default()
    }
}

fn row(number: usize, adjusted: &Adjustment) -> Row {
    // Who is not in the pool yet, or no longer, has no seat that could be vacant.
    let nobody = if matches!(adjusted.why.as_str(), "入库" | "退出") {
        "—"
    } else {
        VACANT
    };
    let who = |of: &Option<MentorOnDay>| of.as_ref().map_or(nobody.to_owned(), mentor);
    let cells = vec![
        number.to_string(),
        adjusted.village.clone().unwrap_or_default(),
        names::spread(&adjusted.name),
        scheme_title(&adjusted.scheme),
        adjusted.seat.clone(),
        who(&adjusted.before),
        who(&adjusted.after),
        adjusted.why.clone(),
        adjusted.document.clone().unwrap_or_default(),
    ];
    Row {
        cells,
        person: Some(adjusted.name.clone()),
    }
}

fn note(rows: &[Adjustment]) -> String {
    if rows.is_empty() {
        return "注：两日之间帮带人没有变化。".into();
    }
    let mut people: Vec<_> = rows.iter().map(|row| &row.person_id).collect();
    people.sort_unstable();
    people.dedup();
    format!(
        "注：共调整 {} 席，涉及帮带对象 {} 人；两日各按当日分工和任职。",
        rows.len(),
        people.len()
    )
}
