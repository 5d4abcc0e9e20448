//! The papers of outcomes: 使用成效台账 and 使用成效统计表.

use super::super::{Align, Column, Paper as Sheet, Report, Row, Section};
use super::cells::{cut_to_note, dotted};
use super::{page, unit, Letterhead, PaperKind, PaperRequest, Papers};
use crate::date::{in_words, Day};
use crate::error::Result;
use crate::names;
use crate::outcomes::{OutcomeCount, OutcomeFilter, OutcomeList, OutcomeRow};
use crate::registry::Registry;
use crate::villages::Owner;

const LEDGER: &str = "后备干部使用成效台账";
const STATS: &str = "后备干部使用成效统计表";
const COLUMNS: [(&str, f64, Align); 11] = [
    ("序\n号", 9.0, Align::Center),
    ("所在村", 24.0, Align::Center),
    ("姓名", 18.0, Align::Center),
    ("成效类型", 24.0, Align::Center),
    ("时　间", 22.0, Align::Center),
    ("层级", 17.0, Align::Center),
    ("岗位（职务）", 38.0, Align::Left),
    ("单　位", 34.0, Align::Left),
    ("批　次", 26.0, Align::Center),
    ("文　号", 41.0, Align::Left),
    ("备　注", 24.0, Align::Left),
];
const FIGURES: [(&str, f64, Align); 5] = [
    ("分　类", 30.0, Align::Label),
    ("项　目", 62.0, Align::Center),
    ("成效（项）", 32.0, Align::Center),
    ("人数（人）", 32.0, Align::Center),
    ("占期内\n在库人数", 34.0, Align::Center),
];

impl Registry {
    /// A paper of outcomes.
    pub(super) fn outcome_papers(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Papers> {
        let asked = request.outcomes.clone().unwrap_or_default();
        let list = self.outcomes(
            &OutcomeFilter {
                as_of: Some(asked.as_of.unwrap_or(as_of)),
                from: asked.from.or(request.from),
                villages: request.villages.clone().unwrap_or(asked.villages),
                ..asked
            },
            as_of,
        )?;
        let head = Letterhead::of(owner, "", list.as_of);
        let report = match request.paper {
            PaperKind::OutcomeStats => stats(&head, &list),
            _ => ledger(&head, &list),
        };
        Ok(Papers::of(report))
    }
}

/// `2025年1月1日至2025年11月26日`, or `截至…` from the beginning.
fn period(list: &OutcomeList) -> String {
    let until = in_words(list.as_of);
    match list.from {
        Some(from) => format!("{} 至 {until}", in_words(from)),
        None => format!("截至 {until}"),
    }
}

fn ledger(head: &Letterhead<'_>, list: &OutcomeList) -> Report {
    let title = format!("{}{LEDGER}", head.owner.name);
    let mut notes = vec![format!(
        "注：期内使用成效 {}，涉及 {} 人；本表 {} 条。",
        list.sentence,
        list.people,
        list.rows.len()
    )];
    // The earliest stands first on paper.
    let rows = (1..).zip(list.rows.iter().rev());
    let rows = rows
        .map(|(number, row)| of_row(number, row, &mut notes))
        .collect();
    report(
        head,
        LEDGER,
        &title,
        Section {
            left_line: format!("填报单位（盖章）：{}", unit(&head.owner.name, None)),
            right_line: period(list),
            columns: Column::each(&COLUMNS),
            rows,
            notes,
            ..page(&head.owner.name, &title)
        },
    )
}

fn of_row(number: usize, row: &OutcomeRow, notes: &mut Vec<String>) -> Row {
    let outcome = &row.outcome;
    let mut prose = |at: usize, text: &Option<String>| {
        let (label, width, _) = COLUMNS[at];
        let whose = format!("{number}. {}　{}", row.name, label.replace('　', ""));
        cut_to_note(text.as_deref(), width, &whose, notes)
    };
    let cells = vec![
        number.to_string(),
        row.village.clone().unwrap_or_default(),
        names::spread(&row.name),
        row.type_name.clone(),
        dotted(outcome.on_day),
        outcome.level.label().to_owned(),
        prose(6, &outcome.post),
        prose(7, &outcome.unit),
        outcome.batch.clone().unwrap_or_default(),
        prose(9, &outcome.document),
        prose(10, &outcome.remark),
    ];
    Row {
        cells,
        person: Some(row.name.clone()),
    }
}

fn stats(head: &Letterhead<'_>, list: &OutcomeList) -> Report {
    let title = format!("{}{STATS}", head.owner.name);
    let groups = [
        ("按类型", &list.by_type),
        ("按层级", &list.by_level),
        ("按批次", &list.by_batch),
        ("按村", &list.by_village),
    ];
    let mut rows: Vec<Row> = groups
        .into_iter()
        .flat_map(|(group, counts)| {
            let of_first = move |at| if at == 0 { group } else { "" };
            let rows = counts.iter().enumerate();
            rows.map(move |(at, count)| figure(of_first(at), count))
        })
        .collect();
    let share = |people: usize| crate::outcomes::rules::share(people, list.pool);
    rows.push(Row {
        cells: vec![
            "合　计".into(),
            "计入使用的成效".into(),
            list.outcomes.to_string(),
            list.people.to_string(),
            share(list.of_pool),
        ],
        person: None,
    });
    let mut report = report(
        head,
        STATS,
        &title,
        Section {
            left_line: format!("填报单位（盖章）：{}", unit(&head.owner.name, None)),
            right_line: period(list),
            columns: Column::each(&FIGURES),
            rows,
            notes: vec![
                format!(
                    "注：期内在库过 {} 人；使用成效 {}。",
                    list.pool, list.sentence
                ),
                format!(
                    "口径：{}。按层级、批次、村只计“计入使用”的类型。",
                    list.definition
                ),
            ],
            ..page(&head.owner.name, &title)
        },
    );
    report.paper = Sheet::A4Portrait;
    report
}

fn figure(group: &str, count: &OutcomeCount) -> Row {
    let note = if count.counted {
        ""
    } else {
        "（不计入使用）"
    };
    Row {
        cells: vec![
            group.to_owned(),
            format!("{}{note}", count.label),
            count.outcomes.to_string(),
            count.people.to_string(),
            count.share.clone(),
        ],
        person: None,
    }
}

fn report(head: &Letterhead<'_>, name: &str, title: &str, section: Section) -> Report {
    Report {
        file_stem: head.stem(&format!("{}-{name}", head.owner.name)),
        title: title.to_owned(),
        sections: vec![section],
        ..Report::default()
    }
}
