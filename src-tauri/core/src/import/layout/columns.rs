//! The columns under a header: what each is called and which field that names, settled among
//! them; and tables that stand beside each other on the same rows.

use crate::import::header::{is_known, normalise, target_of, tick, Target};
use crate::people::rules::text::clean_line;
use crate::people::rules::Sources;

use super::headers::Column;
use super::Unfolded;

/// The header text at a place; a blank one takes the group heading at its left.
pub(super) fn header_text(sheet: &Unfolded<'_>, row: usize, column: usize) -> String {
    let own = sheet.cell(row, column);
    if !own.is_blank() {
        return clean_line(&own.shown());
    }
    (0..column)
        .rev()
        .find(|&left| !sheet.cell(row, left).is_blank())
        .map(|left| clean_line(&sheet.cell(row, left).shown()))
        .unwrap_or_default()
}

/// The columns of each table under a header; several where people stand beside each other.
pub(super) fn columns(
    sheet: &Unfolded<'_>,
    header: (usize, usize),
    sources: &Sources,
) -> Vec<Vec<Column>> {
    let mut parts = apart(named(sheet, header, sources));
    for columns in &mut parts {
        tick_columns(columns, sources);
        settle(columns);
    }
    parts
}

fn named(sheet: &Unfolded<'_>, (first, last): (usize, usize), sources: &Sources) -> Vec<Column> {
    let width = (first..=last)
        .filter_map(|row| sheet.grid.rows.get(row))
        .map(Vec::len)
        .max()
        .unwrap_or(0);
    let filled = |row: usize, column: usize| !sheet.cell(row, column).is_blank();
    let mut columns: Vec<Column> = Vec::new();
    for at in 0..width {
        let mut path: Vec<String> = Vec::new();
        let mut origins: Vec<(usize, usize)> = Vec::new();
        for row in first..=last {
            let lower =
                (row + 1..=last).any(|lower| filled(lower, at) && sheet.origin(lower, at).0 > row);
            let place = if filled(row, at) {
                sheet.origin(row, at)
            } else if lower
                && !sheet
                    .grid
                    .merges
                    .iter()
                    .any(|merge| merge.top == row && merge.right > merge.left)
            {
                // Without merged cells a group heading stands over its first column only.
                let left = (0..at).rev().find(|&left| filled(row, left));
                match left.filter(|&left| (row + 1..=last).any(|lower| filled(lower, left))) {
                    Some(left) => sheet.origin(row, left),
                    None => continue,
                }
            } else {
                continue;
            };
            if !origins.contains(&place) {
                origins.push(place);
                path.push(clean_line(&sheet.grid.cell(place.0, place.1).shown()));
            }
        }
        if path.is_empty() {
            continue;
        }
        let header: Vec<String> = path
            .iter()
            .map(|text| text.chars().filter(|c| !c.is_whitespace()).collect())
            .collect();
        columns.push(Column {
            at,
            header: header.join("/"),
            target: target_of(&path, sources),
            exact: path.last().is_some_and(|text| is_known(text)),
            row: None,
        });
    }
    columns
}

/// Columns headed by values of one field without a heading over them: 致富能手 | 退役军人. At
/// least two stand side by side, and no column is headed by the field itself.
fn tick_columns(columns: &mut [Column], sources: &Sources) {
    for field in [
        Target::Sources,
        Target::Sex,
        Target::PoliticalStatus,
        Target::Education,
    ] {
        if columns.iter().any(|column| match &column.target {
            Some(Target::Tick(ticked, _)) => **ticked == field,
            target => target.as_ref() == Some(&field),
        }) {
            continue;
        }
        let found: Vec<Option<Target>> = columns
            .iter()
            .map(|column| {
                let open = matches!(
                    column.target,
                    None | Some(Target::IsMember | Target::Remark)
                );
                tick(&field, &normalise(&column.header), sources).filter(|_| open)
            })
            .collect();
        let beside = |at: usize| found.get(at).is_some_and(Option::is_some);
        for at in 0..columns.len() {
            if beside(at) && (beside(at + 1) || (at > 0 && beside(at - 1))) {
                columns[at].target.clone_from(&found[at]);
            }
        }
    }
}

/// Of several columns for a post or a phone, one that follows a mentor's name is the mentor's.
fn beside_mentors(columns: &mut [Column]) {
    let mut mentor: Option<String> = None;
    for at in 0..columns.len() {
        let target = columns[at].target.clone();
        let several = columns
            .iter()
            .filter(|other| other.target == target)
            .count()
            > 1;
        let post = columns[at].header.ends_with("职务");
        match (target, &mentor) {
            // 帮带人姓名 | 帮带人职务: alone the second would be 帮带人（职务）.
            (Some(Target::Mentors(seat)), Some(named))
                if post
                    && seat == *named
                    && at > 0
                    && matches!(columns[at - 1].target, Some(Target::MentorName(_))) =>
            {
                columns[at].target = Some(Target::MentorPost(seat));
            }
            (Some(Target::Mentors(seat) | Target::MentorName(seat)), _) => mentor = Some(seat),
            (Some(Target::Occupation), Some(seat)) if several => {
                columns[at].target = Some(Target::MentorPost(seat.clone()));
            }
            (Some(Target::Phone), Some(_)) if several => columns[at].target = None,
            _ => mentor = None,
        }
    }
}

/// Fields that two columns name go to the first; a post right after a mentor's name is the
/// mentor's, whatever else it could be.
fn settle(columns: &mut [Column]) {
    beside_mentors(columns);
    let mut seen: Vec<Target> = Vec::new();
    let mut mentor: Option<String> = None;
    for column in columns {
        let Some(target) = column.target.clone() else {
            mentor = mentor.filter(|_| column.header.contains("电话"));
            continue;
        };
        match &target {
            Target::Mentors(seat) | Target::MentorName(seat) => mentor = Some(seat.clone()),
            Target::Occupation if seen.contains(&target) => {
                if let Some(seat) = mentor.take() {
                    column.target = Some(Target::MentorPost(seat));
                }
            }
            Target::Phone if seen.contains(&target) => column.target = None,
            _ if seen.contains(&target) && !target.may_repeat() => column.target = None,
            Target::MentorPost(_) => {}
            _ => mentor = None,
        }
        seen.push(target);
    }
}

/// Parts columns at every name of a person after the first, when what is told about the people
/// is told again with it: 序号 姓名 性别 | 序号 姓名 性别. Columns before the first part (序号 村名)
/// and after the last belong to every part.
fn apart(columns: Vec<Column>) -> Vec<Vec<Column>> {
    let names: Vec<usize> = (0..columns.len())
        .filter(|&at| columns[at].target == Some(Target::Name))
        .collect();
    let word = |at: usize| normalise(columns[at].header.rsplit('/').next().unwrap_or(""));
    let &[first, second, ..] = names.as_slice() else {
        return vec![columns];
    };
    let again = |at: usize, by: usize| {
        columns.get(at + by).is_some() && columns[at].target.is_some() && word(at) == word(at + by)
    };
    let period = second - first;
    let regular = names.windows(2).all(|pair| pair[1] - pair[0] == period);
    let before = (0..first).rev().take_while(|&at| again(at, period)).count();
    let after = (first + 1..second - before)
        .take_while(|&at| again(at, period))
        .count();
    let length = before + 1 + after;
    if !regular || length < 2 {
        return vec![columns];
    }
    let start = first - before;
    let end = start + period * names.len();
    (0..names.len())
        .map(|nth| {
            let from = start + nth * period;
            let own = from..from + period;
            let shared = |at: usize| at < start || (at >= end && start > 0);
            let last = nth + 1 == names.len();
            columns
                .iter()
                .enumerate()
                .filter(|(at, _)| own.contains(at) || shared(*at) || (last && *at >= end))
                .map(|(_, column)| column.clone())
                .collect()
        })
        .collect()
}
