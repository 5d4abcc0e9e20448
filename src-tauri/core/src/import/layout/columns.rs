//! The columns under a header: what each is called and which field that names, by what stands over
//! it, under it and beside it.

use crate::import::header::{is_known, is_of_candidates, normalise, sounding, Target};
use crate::people::rules::codes::{read_target_post, target_post_in_title};
use crate::people::rules::text::{clean_line, squeeze};
use crate::people::rules::Sources;

use super::apart::apart;
use super::headers::{Column, Line};
use super::prose::labelled_piece;
use super::settle::settle;
use super::ticked::{tick_columns, two_educations};
use super::villages::ends_as_village;
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

/// The columns of one table under a header, and the title that stands over them alone.
pub(super) struct Part {
    pub(super) columns: Vec<Column>,
    pub(super) title: Option<Line>,
}

/// A column, the header texts over it from the top row down and where they stand.
#[derive(Clone)]
pub(super) struct Headed {
    pub(super) column: Column,
    pub(super) path: Vec<String>,
    pub(super) origins: Vec<(usize, usize)>,
}

/// The columns of each table under a header; several where people stand beside each other.
pub(super) fn columns(
    sheet: &Unfolded<'_>,
    header: (usize, usize),
    sources: &Sources,
) -> Vec<Part> {
    let mut named = named(sheet, header, sources);
    which_education(sheet, header.1 + 1, &mut named);
    labels_of_the_whole(sheet, header.1, &mut named);
    of_sitting_cadres(&mut named);
    units_are_villages(sheet, header.1 + 1, &mut named);
    misspelt(&mut named);
    told_in_a_sentence(sheet, header.1 + 1, &mut named);
    let parts = apart(named);
    let beside = parts.len() > 1;
    parts
        .into_iter()
        .map(|mut headed| {
            let title = if beside {
                title(&mut headed, sources)
            } else {
                None
            };
            let mut columns: Vec<Column> = headed.into_iter().map(|headed| headed.column).collect();
            tick_columns(&mut columns, sources);
            two_educations(&mut columns);
            settle(&mut columns);
            Part { columns, title }
        })
        .collect()
}

/// Beside 姓名 a word for the names that is merged down over the people is a label of the whole list.
fn labels_of_the_whole(sheet: &Unfolded<'_>, last: usize, columns: &mut [Headed]) {
    let names = |headed: &Headed| headed.column.target == Some(Target::Name);
    let goes_down = |headed: &Headed| sheet.last_row(last, headed.column.at) > last;
    if columns
        .iter()
        .any(|headed| names(headed) && !goes_down(headed))
    {
        let labels = columns.iter_mut();
        let labels = labels.filter(|headed| names(headed) && goes_down(headed));
        labels.for_each(|headed| headed.column.target = Some(Target::Ignore));
    }
}

/// Of two columns under one cell 学历 the first may only say which education the second tells:
/// 全日制 | 高中 over 在职 | 大专.
fn which_education(sheet: &Unfolded<'_>, body: usize, columns: &mut [Headed]) {
    let only_says_which = |at: usize| {
        let mut texts = (body..sheet.grid.rows.len())
            .map(|row| squeeze(&sheet.grid.cell(row, at).shown()))
            .filter(|text| !text.is_empty())
            .peekable();
        let which = |text: String| text.trim_end_matches("教育").ends_with(['制', '职']);
        texts.peek().is_some() && texts.all(which)
    };
    for at in 1..columns.len() {
        let [first, second] = [&columns[at - 1], &columns[at]];
        let under_one = first.origins == second.origins
            && first.column.target == Some(Target::Education)
            && second.column.target == first.column.target;
        if under_one && only_says_which(first.column.at) {
            columns[at - 1].column.target = Some(Target::Ignore);
        }
    }
}

/// Under 基本情况 stands what is known of each person, in a sentence.
fn told_in_a_sentence(sheet: &Unfolded<'_>, body: usize, columns: &mut [Headed]) {
    const WORDS: [&str; 7] = [
        "基本情况",
        "个人情况",
        "个人基本情况",
        "简要情况",
        "人员情况",
        "基本信息",
        "个人信息",
    ];
    let told = |at: usize| {
        let rows = body..sheet.grid.rows.len();
        let texts = rows.map(|row| sheet.grid.cell(row, at).shown());
        let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
        let values = |text: &&String| {
            let pieces = text.split(['，', ',']).map(str::trim);
            pieces
                .filter(|piece| labelled_piece(piece).is_some())
                .count()
                >= 2
        };
        texts.iter().filter(values).count() * 2 > texts.len()
    };
    for headed in columns {
        let word = normalise(headed.path.last().map_or("", String::as_str));
        let open = headed.column.target.is_none() && WORDS.contains(&word.as_str());
        if open && told(headed.column.at) {
            headed.column.target = Some(Target::Profile);
        }
    }
}

/// A header that no word is known for and that sounds like one, of a field no other column has.
fn misspelt(columns: &mut [Headed]) {
    for at in 0..columns.len() {
        let headed = &columns[at];
        let [only] = headed.path.as_slice() else {
            continue;
        };
        let found = sounding(only).filter(|_| headed.column.target.is_none());
        let told = |target: &Target| {
            let mut all = columns.iter().map(|it| it.column.target.as_ref());
            all.any(|other| other == Some(target))
        };
        if let Some(target) = found.filter(|target| !told(target)) {
            let column = &mut columns[at].column;
            (column.target, column.misspelt) = (Some(target), true);
        }
    }
}

/// Where no column is for the village and every 工作单位 is one, the unit is the village.
fn units_are_villages(sheet: &Unfolded<'_>, body: usize, columns: &mut [Headed]) {
    let places = [Target::Village, Target::Place];
    let told = |headed: &Headed| {
        places
            .iter()
            .any(|it| headed.column.target.as_ref() == Some(it))
    };
    if columns.iter().any(told) {
        return;
    }
    let villages = |at: usize| {
        let mut texts = (body..sheet.grid.rows.len())
            .map(|row| squeeze(&sheet.grid.cell(row, at).shown()))
            .filter(|text| !text.is_empty())
            .peekable();
        texts.peek().is_some() && texts.all(|text| ends_as_village(&text))
    };
    let unit = columns.iter_mut().find(|headed| {
        headed.column.target == Some(Target::Occupation)
            && matches!(
                normalise(&headed.column.header).as_str(),
                "工作单位" | "现工作单位"
            )
    });
    if let Some(headed) = unit.filter(|headed| villages(headed.column.at)) {
        headed.column.target = Some(Target::Village);
    }
}

/// Under 村委会主任 beside 后备力量 stands who holds the post, not who may come to hold it.
fn of_sitting_cadres(columns: &mut [Headed]) {
    let group = |headed: &Headed| {
        let (_, groups) = headed.path.split_last()?;
        groups.first().cloned()
    };
    let of_reserves = columns.iter().any(|headed| {
        let name = headed.column.target == Some(Target::Name);
        name && group(headed).is_some_and(|group| is_of_candidates(&group))
    });
    if !of_reserves {
        return;
    }
    let holds_a_post =
        |group: String| !is_of_candidates(&group) && read_target_post(&group).is_some();
    for headed in columns {
        let target = headed.column.target.as_ref();
        if target.and_then(Target::seat).is_none() && group(headed).is_some_and(holds_a_post) {
            headed.column.target = None;
        }
    }
}

/// Takes the text over all of a part's own columns for what it is, its title: 红旗村 over
/// 姓名 性别 and 申家营村 over 姓名 性别.
fn title(columns: &mut [Headed], sources: &Sources) -> Option<Line> {
    let name = columns
        .iter()
        .find(|headed| headed.column.target == Some(Target::Name))?;
    let (&(row, at), text) = (name.origins.first()?, name.path.first()?.clone());
    // 书记后备 | 主任后备: a header that is a title too.
    if name.path.len() == 1 && target_post_in_title(&text).is_some() {
        return Some(Line { row, text });
    }
    if name.path.len() < 2 || is_known(&text) {
        return None;
    }
    let under: Vec<&mut Headed> = columns
        .iter_mut()
        .filter(|headed| headed.path.len() > 1 && headed.origins.first() == Some(&(row, at)))
        .collect();
    if under.len() < 2 {
        return None;
    }
    for headed in under {
        headed.path.remove(0);
        headed.origins.remove(0);
        let at = headed.column.at;
        let nth = headed.column.share.as_ref().map_or(0, |share| share.nth);
        if let Some(column) = Column::parts(&headed.path, at, sources)
            .into_iter()
            .nth(nth)
        {
            headed.column = column;
        }
    }
    Some(Line { row, text })
}

fn named(sheet: &Unfolded<'_>, (first, last): (usize, usize), sources: &Sources) -> Vec<Headed> {
    let width = (first..=last)
        .filter_map(|row| sheet.grid.rows.get(row))
        .map(Vec::len)
        .max()
        .unwrap_or(0);
    let filled = |row: usize, column: usize| !sheet.cell(row, column).is_blank();
    let mut columns: Vec<Headed> = Vec::new();
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
        let parts = Column::parts(&path, at, sources).into_iter();
        columns.extend(parts.map(|column| Headed {
            column,
            path: path.clone(),
            origins: origins.clone(),
        }));
    }
    columns
}
