//! 择村匹配建议表, who could go where and why, before anything is written; and 择村结果表, who went.

use super::super::{Align, Column, Report, Row, Section};
use super::cells::{cut_to_note, dotted, drop_column, month};
use super::{page, secretaries, unit, Letterhead, PaperKind, PaperRequest};
use crate::date::Day;
use crate::error::Result;
use crate::matching::{MatchRequest, MatchResultFilter, MatchResults, MatchRow, Matching};
use crate::names;
use crate::registry::Registry;
use crate::secretaries::SecretaryFilter;
use crate::villages::Owner;

const SUGGESTED: &str = "择村匹配建议表";
const SUGGESTED_COLUMNS: [(&str, f64, Align); 11] = [
    ("序\n号", 9.0, Align::Center),
    ("姓名", 17.0, Align::Center),
    ("性\n别", 8.5, Align::Center),
    ("年\n龄", 9.5, Align::Center),
    ("学历", 14.0, Align::Center),
    ("专业", 28.0, Align::Center),
    ("籍贯", 31.0, Align::Center),
    ("建议去的村", 30.0, Align::Center),
    ("得分", 12.0, Align::Center),
    ("理　由", 78.0, Align::Left),
    ("其他可选的村", 40.0, Align::Left),
];
const RESULTS: &str = "择村结果表";
const RESULT_COLUMNS: [(&str, f64, Align); 12] = [
    ("序\n号", 9.0, Align::Center),
    ("乡镇", 20.0, Align::Center),
    ("村", 23.0, Align::Center),
    ("姓名", 17.0, Align::Center),
    ("性\n别", 8.5, Align::Center),
    ("出生\n年月", 16.0, Align::Center),
    ("学历", 14.0, Align::Center),
    ("专业", 29.0, Align::Center),
    ("到村时间", 21.0, Align::Center),
    ("到村任职", 34.0, Align::Left),
    ("匹配理由", 58.5, Align::Left),
    ("文号", 27.0, Align::Left),
];
/// Where the township of a result and its reasons stand.
const TOWNSHIP: usize = 1;
const REASONS: usize = 10;

impl Registry {
    /// 择村匹配建议表, 择村结果表 or 书记台账.
    pub(super) fn matching_paper(
        &self,
        request: &PaperRequest,
        owner: &Owner,
        as_of: Day,
    ) -> Result<Report> {
        let head = Letterhead::of(owner, "", as_of);
        let day = Some(as_of);
        Ok(match request.paper {
            PaperKind::Secretaries => {
                let wanted = SecretaryFilter {
                    as_of: day,
                    ..request.secretaries.clone().unwrap_or_default()
                };
                secretaries::report(&head, &self.secretaries(&wanted, as_of)?)
            }
            PaperKind::MatchResults => {
                let wanted = MatchResultFilter {
                    as_of: day,
                    ..request.match_results.clone().unwrap_or_default()
                };
                results(&head, &self.match_results(&wanted, as_of)?)
            }
            _ => {
                let wanted = MatchRequest {
                    as_of: day,
                    ..request.matching.clone().unwrap_or_default()
                };
                suggestion(&head, &self.match_people(&wanted, as_of)?)
            }
        })
    }
}

/// The suggestion as a list to be discussed.
fn suggestion(head: &Letterhead<'_>, matching: &Matching) -> Report {
    let suggested = matching.rows.iter().map(|row| {
        let reasons = row.reasons.iter();
        let reasons: Vec<String> = reasons
            .map(|reason| format!("{} +{}", reason.text, reason.points))
            .collect();
        let others = row.alternatives.iter();
        let others: Vec<String> = others
            .map(|other| format!("{} {}", other.village, other.score))
            .collect();
        let cells = vec![
            String::new(),
            names::spread(&row.name),
            row.sex.clone().unwrap_or_default(),
            row.age.map(|age| age.to_string()).unwrap_or_default(),
            row.education.clone().unwrap_or_default(),
            row.major.clone().unwrap_or_default(),
            row.native_place.clone().unwrap_or_default(),
            where_to(row, !head.of_one_township()),
            row.score.to_string(),
            reasons.join("；"),
            others.join("、"),
        ];
        (row.name.clone(), cells)
    });
    let left = matching.unplaced.iter().map(|one| {
        let mut cells = vec![String::new(); SUGGESTED_COLUMNS.len()];
        cells[1] = names::spread(&one.name);
        cells[7] = "未排到".into();
        cells[9].clone_from(&one.why);
        (one.name.clone(), cells)
    });
    let rows = (1..).zip(suggested.chain(left));
    let rows = rows.map(|(number, (name, mut cells))| {
        cells[0] = number.to_string();
        Row {
            cells,
            person: Some(name),
        }
    });
    let rows = rows.collect();
    let mut notes = vec![format!(
        "注：{}。本表供研究，未写入台账。",
        matching.sentence
    )];
    if !matching.uncovered.is_empty() {
        let villages = matching.uncovered.iter().map(|it| it.village.as_str());
        let villages: Vec<&str> = villages.collect();
        notes.push(format!(
            "未排到人的村 {} 个：{}。",
            villages.len(),
            villages.join("、")
        ));
    }
    notes.push(format!("分值：{}。", matching.weights.in_words()));
    document(
        head,
        SUGGESTED,
        Column::each(&SUGGESTED_COLUMNS),
        rows,
        notes,
    )
}

/// The village, where there are several townships of which, and for who is in the pool of another
/// village, whose.
fn where_to(row: &MatchRow, several: bool) -> String {
    let mut lines: Vec<String> = several.then(|| row.township.clone()).into_iter().collect();
    lines.push(row.village.clone());
    lines.extend(row.pool.as_ref().map(|pool| format!("（现在{pool}库）")));
    lines.join("\n")
}

/// Who was sent where.
fn results(head: &Letterhead<'_>, results: &MatchResults) -> Report {
    let mut notes = Vec::new();
    let rows = (1..).zip(&results.rows);
    let rows = rows.map(|(number, row)| {
        let whose = format!("{number}. {}　匹配理由", row.name);
        let width = RESULT_COLUMNS[REASONS].1;
        let ended = if row.holds { "" } else { "（已不在岗）" };
        let cells = vec![
            number.to_string(),
            row.township.clone(),
            row.village.clone(),
            names::spread(&row.name),
            row.sex.clone().unwrap_or_default(),
            month(row.birth),
            row.education.clone().unwrap_or_default(),
            row.major.clone().unwrap_or_default(),
            dotted(row.from_on),
            format!("{}{ended}", row.placed_as),
            cut_to_note(Some(&row.reasons), width, &whose, &mut notes),
            row.document.clone().unwrap_or_default(),
        ];
        Row {
            cells,
            person: Some(row.name.clone()),
        }
    });
    let mut rows: Vec<Row> = rows.collect();
    let mut columns = Column::each(&RESULT_COLUMNS);
    if head.of_one_township() {
        let heirs = [(REASONS, RESULT_COLUMNS[TOWNSHIP].1)];
        drop_column(&mut columns, &mut rows, TOWNSHIP, &heirs);
    }
    notes.push(format!("注：{}。", results.sentence));
    notes.push("口径：截至日以前经择村到村的人，每人计一次；学历、年龄按截至日。".into());
    document(head, RESULTS, columns, rows, notes)
}

fn document(
    head: &Letterhead<'_>,
    name: &str,
    columns: Vec<Column>,
    rows: Vec<Row>,
    notes: Vec<String>,
) -> Report {
    let title = format!("{}{name}", head.owner.name);
    let section = Section {
        left_line: format!("填报单位（盖章）：{}", unit(&head.owner.name, None)),
        right_line: head.right_line(),
        columns,
        rows,
        notes,
        ..page(&head.owner.name, &title)
    };
    Report {
        file_stem: head.stem(&format!("{}-{name}", head.owner.name)),
        title,
        sections: vec![section],
        ..Report::default()
    }
}
