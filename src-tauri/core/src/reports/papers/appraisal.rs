//! 岗位锻炼鉴定表: one placement, what was to be done and was done, and places for the opinions. What
//! nobody wrote yet is left to be written in by hand.

use super::super::roster::lines_of;
use super::super::{FormCell, FormRow, Margins, Paper as Sheet, Report, Section};
use super::cells::{cut_to_note, month};
use super::rotations::{done, period};
use super::{page, unit, Letterhead, Numbered, Paper};
use crate::date::in_words;
use crate::names;
use crate::people::{FactField, FactsOnDay, Person};
use crate::rotations::RotationRow;

/// Width of the form but for the labels at its left.
const WIDE: f64 = 148.0;
const LABEL: f64 = 22.0;
/// A line of running text, and the space around it, mm.
const LINE_MM: f64 = 5.4;
const AROUND_MM: f64 = 6.0;
/// The opinions share this height with what is written above them, mm.
const TEXTS_MM: f64 = 148.0;
const LEAST_MM: f64 = 20.0;

/// A placement with what its form says of the person.
pub(super) struct Appraised {
    pub(super) row: RotationRow,
    pub(super) person: Person,
    pub(super) facts: FactsOnDay,
}

impl Numbered for Appraised {
    fn name(&self) -> String {
        let village = self.row.pool_village.as_deref();
        let place = village.unwrap_or(&self.row.township);
        format!("{place}-{}", self.row.name)
    }
}

impl Appraised {
    fn fact(&self, field: FactField) -> String {
        self.facts.get(field).unwrap_or_default().to_owned()
    }
}

/// The paper of a placement.
pub(super) fn form(head: &Letterhead<'_>, one: &Appraised) -> Paper {
    let title = format!("{}鉴定表", one.row.type_name);
    Paper {
        kind: "岗位锻炼鉴定表".into(),
        report: Report {
            title: title.clone(),
            paper: Sheet::A4Portrait,
            margins: Margins::FORM,
            sections: vec![section(head, one, title)],
            ..Report::default()
        },
    }
}

fn section(head: &Letterhead<'_>, one: &Appraised, title: String) -> Section {
    let row = &one.row;
    let mut notes = Vec::new();
    let mut form = facts(one);
    let rotation = &row.rotation;
    let mut written = |label: &str, text: &str| {
        cut_to_note(Some(text), WIDE, &label.replace('　', ""), &mut notes)
    };
    let tasks = written("主要任务", rotation.tasks.as_deref().unwrap_or_default());
    let done = written("主要实绩", &done(row, "；"));
    let opinion = opinion(
        row,
        &written(
            "鉴定意见",
            rotation.appraisal.as_deref().unwrap_or_default(),
        ),
    );
    let party = format!(
        "\n\n{}（盖章）　　　　　年　　月　　日",
        unit(&row.township, None)
    );
    let texts = [
        ("主要任务", tasks, 1.0),
        ("主要实绩", done, 1.0),
        ("个人小结", String::new(), 1.6),
        ("锻炼单位\n鉴定意见", opinion, 1.6),
        ("乡镇党委\n意　　见", party, 1.2),
    ];
    let heights = shared(&texts);
    for ((label, text, _), height) in texts.into_iter().zip(heights) {
        if label.starts_with("乡镇党委") {
            form.push(FormRow::new(
                11.0,
                vec![
                    FormCell::label("鉴定等次", LABEL),
                    FormCell::value(grade(row), WIDE),
                ],
            ));
        }
        form.push(FormRow::new(
            height,
            vec![FormCell::label(label, LABEL), FormCell::text(text, WIDE)],
        ));
    }
    Section {
        left_line: format!("填报单位（盖章）：{}", unit(&row.township, None)),
        right_line: head.right_line(),
        form,
        notes,
        ..page(&row.name, title)
    }
}

/// Who it is, and the placement.
fn facts(one: &Appraised) -> Vec<FormRow> {
    let row = &one.row;
    let rotation = &row.rotation;
    let label = |text: &str| FormCell::label(text, LABEL);
    let six = |cells: [(&str, String); 3]| {
        let widths = [28.0, 30.0, 46.0];
        let cells = cells.into_iter().zip(widths);
        let cells =
            cells.flat_map(|((name, text), width)| [label(name), FormCell::value(text, width)]);
        FormRow::new(11.0, cells.collect())
    };
    let four = |cells: [(&str, String); 2]| {
        let widths = [58.0, 68.0];
        let cells = cells.into_iter().zip(widths);
        let cells =
            cells.flat_map(|((name, text), width)| [label(name), FormCell::value(text, width)]);
        FormRow::new(11.0, cells.collect())
    };
    let village = row.pool_village.clone().unwrap_or_default();
    vec![
        six([
            ("姓　　名", names::spread(&row.name)),
            ("性　　别", one.person.sex.clone().unwrap_or_default()),
            ("出生年月", month(row.birth)),
        ]),
        six([
            ("政治面貌", one.fact(FactField::PoliticalStatus)),
            ("学　　历", one.fact(FactField::Education)),
            ("所 在 村", village),
        ]),
        four([
            ("锻炼类型", row.type_name.clone()),
            ("锻炼单位", row.place.clone()),
        ]),
        four([
            ("锻炼岗位", rotation.post.clone().unwrap_or_default()),
            ("负 责 人", row.supervisor_name.clone().unwrap_or_default()),
        ]),
        four([
            ("起止时间", period(row, "")),
            ("文　　号", rotation.document.clone().unwrap_or_default()),
        ]),
    ]
}

/// The opinion, and who gave it when.
fn opinion(row: &RotationRow, text: &str) -> String {
    let rotation = &row.rotation;
    let who = rotation.appraised_by.clone().unwrap_or_default();
    let when = rotation.appraised_on.map_or_else(
        || "　　　年　　月　　日".to_owned(),
        |on| in_words(on.first_day()),
    );
    format!("{text}\n鉴定人（签字）：{who}　　　　　{when}")
}

/// `☑优秀　□合格　□不合格`, all open where nobody graded it.
fn grade(row: &RotationRow) -> String {
    let given = row.rotation.grade.as_deref();
    let marks = crate::rotations::GRADES.map(|grade| {
        let mark = if given == Some(grade) { "■" } else { "□" };
        format!("{mark}{grade}")
    });
    marks.join("　　　")
}

/// The heights of rows of running text: as high as their text, the rest shared by weight.
fn shared(texts: &[(&str, String, f64)]) -> Vec<f64> {
    let needed: Vec<f64> = texts
        .iter()
        .map(|(_, text, _)| {
            #[expect(clippy::cast_precision_loss, reason = "a few lines")]
            let lines = lines_of(text, WIDE) as f64;
            (lines * LINE_MM + AROUND_MM).max(LEAST_MM)
        })
        .collect();
    let rest = (TEXTS_MM - needed.iter().sum::<f64>()).max(0.0);
    let weights: f64 = texts.iter().map(|(_, _, weight)| weight).sum();
    needed
        .iter()
        .zip(texts)
        .map(|(height, (_, _, weight))| height + rest * weight / weights)
        .collect()
}
