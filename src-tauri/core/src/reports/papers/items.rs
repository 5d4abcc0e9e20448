//! 任务纪实表: one pair, its goal, and a row a step to be signed. What is not done stays empty.

use super::super::roster::lines_of;
use super::super::{
    Align, Column, FormCell, FormRow, Margins, Paper as Sheet, Report, Row, Section,
};
use super::cells::{checklist_title, columns, cut_to_note, dotted, last_day, lines, month, words};
use super::gather::{PairOnPaper, StepOnPaper};
use super::{page, unit, Letterhead, Paper};
use crate::date::in_words;
use crate::mentoring::{Evidence, EvidenceKind};
use crate::names;
use crate::people::FactField;

const COLUMNS: [(&str, f64, Align); 7] = [
    ("事　项", 22.0, Align::Label),
    ("时　间", 19.0, Align::Center),
    ("地　点", 22.0, Align::Center),
    ("内　容", 40.0, Align::Left),
    ("成　效", 30.0, Align::Left),
    ("佐　证", 18.0, Align::Center),
    ("签　字", 19.0, Align::Center),
];
/// Width of the form but for the labels at its left.
const WIDE: f64 = 148.0;
/// The steps of a usual checklist share this height, so that one page holds all, mm.
const ROWS_MM: f64 = 140.0;
/// A row is as high as five share the height, and never too low to be signed.
const HIGHEST_MM: f64 = 28.0;
const LOWEST_MM: f64 = 15.0;
/// A line of running text, and the space around it, mm.
const LINE_MM: f64 = 4.6;
const AROUND_MM: f64 = 6.0;
const GOAL_MM: f64 = 17.0;
const NOTE: &str = "注：一事一记，完成时间须在结对期内；未开展的事项留空，佐证材料附后。";

/// The paper of a pair.
pub(super) fn form(head: &Letterhead<'_>, pair: &PairOnPaper) -> Paper {
    let kind = format!("{}纪实表", checklist_title(head.checklist));
    let title = head.of_scheme(&kind);
    Paper {
        kind: head.of_scheme(&kind.replace(['“', '”'], "")),
        report: Report {
            title: title.clone(),
            paper: Sheet::A4Portrait,
            margins: Margins::FORM,
            sections: vec![section(head, pair, title)],
            ..Report::default()
        },
    }
}

fn section(head: &Letterhead<'_>, pair: &PairOnPaper, title: String) -> Section {
    let mut notes = vec![NOTE.to_owned()];
    let (form, over) = head_block(pair, &mut notes);
    let rows: Vec<Row> = pair
        .steps
        .iter()
        .map(|step| row(step, &pair.row.name, &mut notes))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a few steps")]
    let share = (ROWS_MM - over) / rows.len().max(1) as f64;
    let unit = unit(&pair.row.township, pair.row.village.as_deref());
    Section {
        left_line: format!("填报单位（盖章）：{unit}"),
        right_line: head.right_line(),
        form,
        columns: Column::each(&COLUMNS),
        rows,
        row_mm: share.clamp(LOWEST_MM, HIGHEST_MM),
        notes,
        ..page(&pair.row.name, title)
    }
}

/// What stands above the steps, and by how much it is higher than usual, mm.
fn head_block(pair: &PairOnPaper, notes: &mut Vec<String>) -> (Vec<FormRow>, f64) {
    let value = FormCell::value;
    let label = |text: &str| FormCell::label(text, 22.0);
    let until = match last_day(pair.row.until_on) {
        Some(day) => format!("至{}", in_words(day)),
        None => "长期".into(),
    };
    let mentors = columns(&lines(&pair.row.seats));
    let mentors_mm = height(&mentors, 24.0);
    let mut form = vec![
        FormRow::new(
            11.0,
            vec![
                label("帮带对象"),
                value(names::spread(&pair.row.name), 28.0),
                label("出生年月"),
                value(month(pair.row.birth), 30.0),
                label("现任职务"),
                value(pair.fact(FactField::Occupation), 46.0),
            ],
        ),
        FormRow::new(
            11.0,
            vec![
                label("结对时间"),
                value(words(pair.row.from_on), 28.0),
                label("期　　限"),
                value(until, 30.0),
                label("培养方向"),
                value(pair.fact(FactField::TargetPost), 46.0),
            ],
        ),
        FormRow::new(24.0, vec![label("帮带人"), FormCell::text(mentors, WIDE)]),
    ];
    let mut over = mentors_mm - 24.0;
    let goal = pair.text(|pair| &pair.goal);
    let measures = pair.text(|pair| &pair.measures);
    for (name, text, least) in [("帮带目标", goal, GOAL_MM), ("帮带措施", measures, 0.0)] {
        if text.is_none() && least == 0.0 {
            continue;
        }
        let printed = cut_to_note(text, WIDE, name, notes);
        let taken = height(&printed, least.max(11.0));
        over += taken - least;
        form.push(FormRow::new(
            least.max(11.0),
            vec![label(name), FormCell::text(printed, WIDE)],
        ));
    }
    #[expect(clippy::cast_precision_loss, reason = "a few notes")]
    let below: f64 = notes[1..]
        .iter()
        .map(|note| lines_of(note, 170.0) as f64 * LINE_MM + 2.2)
        .sum();
    (form, over + below)
}

fn height(text: &str, least: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let lines = lines_of(text, WIDE) as f64;
    // Lines broken by hand stand further apart.
    let pitch = if text.contains('\n') { 5.4 } else { LINE_MM };
    (lines * pitch + AROUND_MM).max(least)
}

fn row(step: &StepOnPaper, person: &str, notes: &mut Vec<String>) -> Row {
    let mut what = format!("{}\n{}", step.measure, step.label);
    if let Some((year, quarter)) = step.quarter.split_once('Q') {
        what = format!("{what}\n{year}年{quarter}季度");
    }
    let what = what.trim().to_owned();
    let mut text = |at: usize, text: Option<&str>| {
        let whose = format!("{}　{}", step.label, COLUMNS[at].0.replace('　', ""));
        cut_to_note(text, COLUMNS[at].1, &whose, notes)
    };
    let item = step.item.as_ref();
    let cells = vec![
        what,
        item.map(|item| dotted(item.done_on)).unwrap_or_default(),
        text(2, item.and_then(|item| item.place.as_deref())),
        text(3, item.and_then(|item| item.content.as_deref())),
        text(4, item.and_then(|item| item.result.as_deref())),
        evidence(&step.evidence, COLUMNS[5].1),
        String::new(),
    ];
    Row {
        cells,
        person: Some(person.to_owned()),
    }
}

/// `责任书1份` `照片3张`, a line each; the number goes to the next line where it has no room in a
/// column of a width in millimetres.
pub(super) fn evidence(all: &[Evidence], width_mm: f64) -> String {
    let mut counted: Vec<(&str, &str, i64)> = Vec::new();
    for proof in all {
        // A print of a photo is kept as paper.
        let is_photo = proof.kind == EvidenceKind::Photo || proof.label.ends_with("照片");
        let unit = if is_photo { "张" } else { "份" };
        let known = counted
            .iter_mut()
            .find(|(label, of, _)| *label == proof.label && *of == unit);
        match known {
            Some((.., copies)) => *copies += proof.copies,
            None => counted.push((&proof.label, unit, proof.copies)),
        }
    }
    let lines = counted.iter().map(|(label, unit, copies)| {
        let between = if lines_of(&format!("{label}{copies}{unit}"), width_mm) > 1 {
            "\n"
        } else {
            ""
        };
        format!("{label}{between}{copies}{unit}")
    });
    lines.collect::<Vec<_>>().join("\n")
}
