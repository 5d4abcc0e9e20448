//! 全覆盖情况表: the statement, the figures by township, and every exception by name and reason.

use super::super::{Align, Column, Margins, Paper, Paragraph, Report, Row, Section};
use super::cells::scheme_title;
use super::{page, Letterhead};
use crate::mentoring::{Coverage, CoverageException, TownshipCoverage};
use crate::names;
use crate::villages::Owner;

const NAME: &str = "全覆盖情况表";
const TOWNSHIPS: [(&str, f64, Align); 6] = [
    ("乡　镇", 45.0, Align::Label),
    ("村　数", 25.0, Align::Center),
    ("已覆盖", 25.0, Align::Center),
    ("帮带对象", 25.0, Align::Center),
    ("已覆盖", 25.0, Align::Center),
    ("覆盖率", 25.0, Align::Center),
];
const EXCEPTIONS: [(&str, f64, Align); 6] = [
    ("序号", 14.0, Align::Center),
    ("乡镇", 27.0, Align::Center),
    ("村", 30.0, Align::Center),
    ("帮带对象", 26.0, Align::Center),
    ("席位", 30.0, Align::Center),
    ("原因", 43.0, Align::Left),
];

/// The statement of a day.
pub(super) fn report(owner: &Owner, coverage: &Coverage) -> Report {
    let scheme = scheme_title(&coverage.scheme);
    let head = Letterhead::of(owner, &scheme, coverage.as_of);
    let title = format!("{}{scheme}{NAME}", owner.name);
    let mut rows: Vec<Row> = coverage.townships.iter().map(township).collect();
    if rows.len() != 1 {
        rows.push(township(&TownshipCoverage {
            township: "合　计".into(),
            villages: coverage.villages,
            villages_covered: coverage.villages_covered,
            mentees: coverage.mentees,
            mentees_covered: coverage.mentees_covered,
        }));
    }
    let mut sections = vec![Section {
        left_line: format!("填报单位（盖章）：{}", owner.name),
        right_line: head.right_line(),
        body: statement(coverage),
        columns: Column::each(&TOWNSHIPS),
        rows,
        notes: vec!["注：一人各席位均有帮带人为已覆盖；一村帮带对象全部已覆盖为村已覆盖。".into()],
        ..page(&owner.name, &title)
    }];
    if !coverage.exceptions.is_empty() {
        let exceptions = (1..).zip(&coverage.exceptions);
        sections.push(Section {
            right_line: head.right_line(),
            left_line: format!("共 {} 席", coverage.exceptions.len()),
            columns: Column::each(&EXCEPTIONS),
            rows: exceptions.map(|(at, gap)| exception(at, gap)).collect(),
            ..page("缺位", "帮带人缺位名单")
        });
    }
    Report {
        file_stem: head.stem(&format!("{}-{scheme}{NAME}", owner.name)),
        title,
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections,
        ..Report::default()
    }
}

fn statement(coverage: &Coverage) -> Vec<Paragraph> {
    let mut text = format!(
        "{}。\n应有帮带人席位 {} 个，已有 {} 个，帮带人 {} 名。",
        coverage.sentence, coverage.seats, coverage.seats_filled, coverage.mentors
    );
    let gaps = coverage.by_seat.iter().filter(|seat| seat.gaps > 0);
    let gaps: Vec<_> = gaps
        .map(|seat| format!("{} {} 席", seat.seat, seat.gaps))
        .collect();
    if !gaps.is_empty() {
        text = format!("{text}\n缺位：{}，名单附后。", gaps.join("、"));
    }
    Paragraph::lines(&text).collect()
}

fn township(of: &TownshipCoverage) -> Row {
    #[expect(clippy::cast_precision_loss, reason = "people of a county")]
    let share = of.mentees_covered as f64 / of.mentees.max(1) as f64 * 100.0;
    // Rounded down: 99.96 % is not all.
    let share = if of.mentees == 0 {
        String::new()
    } else {
        format!("{:.1}%", (share * 10.0).floor() / 10.0)
    };
    let numbers = [
        of.villages,
        of.villages_covered,
        of.mentees,
        of.mentees_covered,
    ];
    let mut cells = vec![of.township.clone()];
    cells.extend(numbers.map(|number| number.to_string()));
    cells.push(share);
    Row {
        cells,
        person: None,
    }
}

fn exception(number: usize, gap: &CoverageException) -> Row {
    let cells = vec![
        number.to_string(),
        gap.township.clone(),
        gap.village.clone().unwrap_or_default(),
        names::spread(&gap.name),
        gap.seat.clone(),
        gap.text.clone(),
    ];
    Row {
        cells,
        person: Some(gap.name.clone()),
    }
}
