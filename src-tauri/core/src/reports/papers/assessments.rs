//! The papers of assessments: 考核评分表 (to be filled in, or filled), 考核排名通报, 年度考核汇总表.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::{Align, Column, Paper as Sheet, Paragraph, Report, Row, Section};
use super::cells::cut_to_note;
use super::{page, unit, Letterhead, PaperKind, PaperRequest, Papers};
use crate::assessments::{
    AssessmentSheet, AssessmentSubject, Indicator, Points, RankWithin, Ranking, RankingRequest,
    RankingRow, ScoreRow, ScoreStanding, SheetRequest, YearRequest, YearRollUp, YearRow, GRADES,
};
use crate::date::{in_words, Day};
use crate::error::Result;
use crate::ids::IndicatorListId;
use crate::names;
use crate::registry::Registry;
use crate::villages::Owner;

/// What a paper of assessments is about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct AssessmentPaper {
    /// By which list; absent: the first in use.
    pub list_id: Option<IndicatorListId>,
    /// The period; absent: of a 评分表 the present one, of a ranking the last that was scored.
    pub period: Option<String>,
    /// Of a 汇总表 the year; absent: that of the day.
    pub year: Option<String>,
    /// Among whom places are given.
    #[ts(as = "Option<RankWithin>", optional)]
    pub within: RankWithin,
    /// A 评分表 to be filled in by hand.
    #[ts(as = "Option<bool>", optional)]
    pub blank: bool,
}

/// Width of a table on A4 landscape, in millimetres.
const WIDE: f64 = 277.0;
/// Height of a row that is filled in by hand, in millimetres.
const BLANK_MM: f64 = 9.5;
const SIGNED: [&str; 3] = ["评分人（签字）：", "审核人（签字）：", "联系电话："];

impl Registry {
    /// A paper of assessments.
    pub(super) fn assessment_papers(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Papers> {
        let asked = request.assessment.clone().unwrap_or_default();
        let villages = request.villages.clone().unwrap_or_default();
        let head = Letterhead::of(owner, "", as_of);
        let report = match request.paper {
            PaperKind::ScoreSheet => {
                let wanted = SheetRequest {
                    list_id: asked.list_id,
                    period: asked.period,
                    villages,
                    as_of: Some(as_of),
                };
                let sheet = self.assessment_sheet(&wanted, as_of)?;
                score_sheet(&head, &sheet, asked.blank)
            }
            PaperKind::Ranking => {
                let wanted = RankingRequest {
                    list_id: asked.list_id,
                    period: asked.period,
                    within: asked.within,
                    villages,
                    as_of: Some(as_of),
                };
                ranking(&head, &self.ranking(&wanted, as_of)?)
            }
            _ => {
                let wanted = YearRequest {
                    list_id: asked.list_id,
                    year: asked.year,
                    within: asked.within,
                    villages,
                    as_of: Some(as_of),
                };
                year(&head, &self.assessment_year(&wanted, as_of)?)
            }
        };
        Ok(Papers::of(report))
    }
}

/// `“五比五看”考核` of 五比五看, 村级月度排名 as it is.
fn called(list: &str) -> String {
    if list.contains("考核") || list.contains("排名") || list.contains("评分") {
        list.to_owned()
    } else {
        format!("“{list}”考核")
    }
}

/// The columns at the left: 序号, 村 and, of people, 姓名.
fn subject_columns(subject: AssessmentSubject) -> Vec<Column> {
    let mut columns = vec![
        Column::new("序\n号", 9.0, Align::Center),
        Column::new("村", 24.0, Align::Center),
    ];
    if subject == AssessmentSubject::People {
        columns.push(Column::new("姓名", 19.0, Align::Center));
    }
    columns
}

fn subject_cells(
    subject: AssessmentSubject,
    first: String,
    row: &crate::assessments::SubjectRow,
) -> Vec<String> {
    let mut cells = vec![first, row.village.clone()];
    if subject == AssessmentSubject::People {
        cells.push(names::spread(&row.name));
    }
    cells
}

fn points(points: Option<Points>) -> String {
    points.map(|points| points.to_string()).unwrap_or_default()
}

fn score_sheet(head: &Letterhead<'_>, sheet: &AssessmentSheet, blank: bool) -> Report {
    let subject = sheet.list.subject;
    let name = format!("{}评分表", called(&sheet.list.name));
    let title = format!("{}{}{name}", head.owner.name, sheet.period.label);
    let mut columns = subject_columns(subject);
    let used: f64 = columns.iter().map(|column| column.width_mm).sum();
    let remark = 45.0;
    let count = u32::try_from(sheet.indicators.len() + 1).unwrap_or(1);
    let each = (WIDE - used - remark) / f64::from(count);
    for indicator in &sheet.indicators {
        let label = format!("{}\n（{} 分）", indicator.label, indicator.full_marks);
        columns.push(Column::new(label, each, Align::Center));
    }
    let label = format!("合　计\n（{} 分）", sheet.full_marks);
    columns.push(Column::new(label, each, Align::Center));
    columns.push(Column::new("备　注", remark, Align::Left));
    let mut notes = Vec::new();
    if !blank {
        notes.push(format!(
            "注：应评 {}，已评 {}，缺项 {}，未评 {}。缺项、未评的不计合计，也不按零分计。",
            sheet.expected, sheet.scored, sheet.incomplete, sheet.missing
        ));
    }
    notes.push(guides(&sheet.indicators));
    let rows = (1..).zip(&sheet.rows).map(|(number, row)| {
        let mut cells = subject_cells(subject, number.to_string(), &row.subject);
        cells.extend(row.scores.iter().map(|it| points(it.filter(|_| !blank))));
        cells.push(points(row.total.filter(|_| !blank)));
        let whose = format!("{number}. {}　备注", row.subject.name);
        cells.push(cut_to_note(
            Some(&remark_of(row, blank)),
            remark,
            &whose,
            &mut notes,
        ));
        Row {
            cells,
            person: Some(row.subject.name.clone()),
        }
    });
    let rows = rows.collect();
    let section = Section {
        left_line: format!("考核单位（盖章）：{}", unit(&head.owner.name, None)),
        right_line: format!("考核时段：{}", sheet.period.label),
        columns,
        rows,
        row_mm: if blank { BLANK_MM } else { 0.0 },
        notes: notes.into_iter().filter(|note| !note.is_empty()).collect(),
        signatures: SIGNED.map(Into::into).to_vec(),
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!(
            "{}-{}{name}{}",
            head.owner.name,
            sheet.period.label,
            if blank { "（空白）" } else { "" }
        )),
        title,
        sections: vec![section],
        ..Report::default()
    }
}

/// What the remark column says: words of the clerk, and why there is no sum.
fn remark_of(row: &ScoreRow, blank: bool) -> String {
    let mut words: Vec<&str> = row.note.as_deref().into_iter().collect();
    if !blank {
        words.extend(row.remark.as_deref());
        match row.standing {
            ScoreStanding::Incomplete => words.push("缺项"),
            ScoreStanding::Missing | ScoreStanding::Ahead => words.push("未评"),
            ScoreStanding::Scored | ScoreStanding::Outside => {}
        }
    }
    words.join("；")
}

/// What is looked at, an indicator each.
fn guides(indicators: &[Indicator]) -> String {
    let guides: Vec<String> = indicators
        .iter()
        .filter_map(|it| Some(format!("{}：{}", it.label, it.guide.as_deref()?)))
        .collect();
    if guides.is_empty() {
        return String::new();
    }
    format!("评分说明：{}。最小计分单位 0.5 分。", guides.join("；"))
}

const RANKS: [(&str, f64, Align); 7] = [
    ("名次", 16.0, Align::Center),
    ("村", 34.0, Align::Center),
    ("姓名", 26.0, Align::Center),
    ("得分", 24.0, Align::Center),
    ("上期\n名次", 20.0, Align::Center),
    ("升降", 22.0, Align::Center),
    ("备　注", 48.0, Align::Left),
];

fn ranking(head: &Letterhead<'_>, ranking: &Ranking) -> Report {
    let name = format!("{}情况通报", called(&ranking.list.name));
    let title = format!("{}{}{name}", head.owner.name, ranking.period.label);
    let of_people = ranking.list.subject == AssessmentSubject::People;
    let mut columns = Column::each(&RANKS);
    if !of_people {
        let name = columns.remove(2);
        columns[1].width_mm += name.width_mm;
    }
    let together = |one: &RankingRow, next: &RankingRow| match ranking.within {
        RankWithin::Register => true,
        RankWithin::Township => one.subject.township == next.subject.township,
        RankWithin::Village => one.subject.village_id == next.subject.village_id,
    };
    let mut sections: Vec<Section> = ranking
        .rows
        .chunk_by(together)
        .map(|rows| Section {
            columns: columns.clone(),
            rows: rows.iter().map(|row| ranked(row, of_people)).collect(),
            left_line: match (rows.first(), ranking.within) {
                (Some(row), RankWithin::Village) => row.subject.village.clone(),
                (Some(row), RankWithin::Township) => row.subject.township.clone(),
                _ => head.owner.name.clone(),
            },
            right_line: format!("考核时段：{}", ranking.period.label),
            new_page: false,
            title: String::new(),
            ..page(&head.owner.name, "")
        })
        .collect();
    if sections.is_empty() {
        sections.push(Section {
            columns,
            ..page(&head.owner.name, &title)
        });
    }
    if let Some(first) = sections.first_mut() {
        first.title.clone_from(&title);
        first.new_page = true;
        first.body = Paragraph::lines(&opening(ranking)).collect();
    }
    if let Some(last) = sections.last_mut() {
        last.notes = vec![format!("注：{}。", ranking.definition)];
    }
    Report {
        file_stem: head.stem(&format!(
            "{}-{}{name}",
            head.owner.name, ranking.period.label
        )),
        title,
        paper: Sheet::A4Portrait,
        sections,
        ..Report::default()
    }
}

fn ranked(row: &RankingRow, of_people: bool) -> Row {
    let dash = || "—".to_owned();
    let mut cells = vec![
        row.rank.map_or_else(dash, |rank| rank.to_string()),
        row.subject.village.clone(),
    ];
    if of_people {
        cells.push(names::spread(&row.subject.name));
    }
    let state = match row.standing {
        ScoreStanding::Incomplete => "缺项，未排名",
        ScoreStanding::Missing | ScoreStanding::Ahead => "未评",
        ScoreStanding::Scored | ScoreStanding::Outside => "",
    };
    let remark = [Some(state), row.remark.as_deref()];
    let remark: Vec<&str> = remark
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    cells.extend([
        points(row.total),
        row.before.map_or_else(dash, |rank| rank.to_string()),
        row.moved.map_or_else(dash, moved),
        remark.join("；"),
    ]);
    Row {
        cells,
        person: Some(row.subject.name.clone()),
    }
}

/// `升 2`, `降 1`, `持平`.
fn moved(places: i64) -> String {
    match places {
        0 => "持平".into(),
        1.. => format!("升 {places}"),
        _ => format!("降 {}", -places),
    }
}

/// What the notice says before its table.
fn opening(ranking: &Ranking) -> String {
    let measure = match ranking.list.subject {
        AssessmentSubject::People => "人",
        AssessmentSubject::Villages => "个村",
    };
    let called = called(&ranking.list.name);
    let mut parts = vec![format!(
        "{}{called}应评 {} {measure}，参加排名 {} {measure}",
        ranking.period.label, ranking.expected, ranking.ranked
    )];
    if !ranking.mean.is_empty() {
        let (mean, full) = (&ranking.mean, ranking.full_marks);
        parts.push(format!("平均得分 {mean} 分（满分 {full} 分）"));
    }
    let lacking = ranking.rows.iter().filter(|row| row.rank.is_none()).count();
    if lacking > 0 {
        parts.push(format!("缺项或未评 {lacking} {measure}，请尽快补齐"));
    }
    format!("{}。现将排名情况通报如下：", parts.join("；"))
}

fn year(head: &Letterhead<'_>, year: &YearRollUp) -> Report {
    let subject = year.list.subject;
    let name = format!("{}年度汇总表", called(&year.list.name));
    let title = format!("{}{}年{name}", head.owner.name, year.year);
    let mut columns = subject_columns(subject);
    let tail: [(&str, f64, Align); 6] = [
        ("平均分", 16.0, Align::Center),
        ("已评/\n应评", 14.0, Align::Center),
        ("名次", 11.0, Align::Center),
        ("建议\n等次", 14.0, Align::Center),
        ("评定\n等次", 14.0, Align::Center),
        ("备　注", 26.0, Align::Left),
    ];
    let used: f64 = columns.iter().map(|column| column.width_mm).sum();
    let after: f64 = tail.iter().map(|column| column.1).sum();
    let count = u32::try_from(year.periods.len().max(1)).unwrap_or(1);
    let each = (WIDE - used - after) / f64::from(count);
    let of_year = format!("{}年", year.year);
    for period in &year.periods {
        let label = period.label.strip_prefix(&of_year).unwrap_or(&period.label);
        columns.push(Column::new(label, each, Align::Center));
    }
    columns.extend(Column::each(&tail));
    let mut notes = vec![
        format!(
            "注：{}；共 {}，其中有缺评、缺项时段的 {}。“缺”为未评，“缺项”为指标不全，“—”为当期不在库或尚未开评。",
            GRADES
                .iter()
                .zip(year.graded)
                .map(|(grade, count)| format!("{grade} {count}"))
                .collect::<Vec<_>>()
                .join("、"),
            year.rows.len(),
            year.lacking
        ),
        format!("口径：{}。", year.definition),
    ];
    let rows = (1..).zip(&year.rows).map(|(number, row)| {
        let mut cells = subject_cells(subject, number.to_string(), &row.subject);
        cells.extend(row.periods.iter().map(|cell| match cell.standing {
            ScoreStanding::Scored => points(cell.total),
            ScoreStanding::Incomplete => "缺项".into(),
            ScoreStanding::Missing => "缺".into(),
            ScoreStanding::Outside => "—".into(),
            ScoreStanding::Ahead => String::new(),
        }));
        cells.extend(summed(row));
        let reason = row.grade.as_ref().and_then(|grade| grade.reason.as_deref());
        let whose = format!("{number}. {}　备注", row.subject.name);
        cells.push(cut_to_note(reason, tail[5].1, &whose, &mut notes));
        Row {
            cells,
            person: Some(row.subject.name.clone()),
        }
    });
    let rows = rows.collect();
    let section = Section {
        left_line: format!("考核单位（盖章）：{}", unit(&head.owner.name, None)),
        right_line: format!("截至 {}", in_words(year.as_of)),
        columns,
        rows,
        notes,
        signatures: SIGNED.map(Into::into).to_vec(),
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{}年{name}", head.owner.name, year.year)),
        title,
        sections: vec![section],
        ..Report::default()
    }
}

/// What the year comes to, a cell each.
fn summed(row: &YearRow) -> [String; 5] {
    [
        row.mean.clone(),
        format!("{}/{}", row.present, row.expected),
        row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        row.suggested.clone().unwrap_or_default(),
        row.grade
            .as_ref()
            .map(|grade| grade.grade.clone())
            .unwrap_or_default(),
    ]
}
