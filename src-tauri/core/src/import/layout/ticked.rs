//! Columns headed by a value and not by a field, to be ticked: 致富能手 | 退役军人; and two of one
//! header that the forms of offices tell apart.

use crate::import::header::{normalise, tick, Target};
use crate::people::rules::codes::{asked_about, read_education};
use crate::people::rules::Sources;

use super::headers::Column;

/// Columns headed by values of one field without a heading over them: 致富能手 | 退役军人. At
/// least two stand side by side, or the header says to tick it (女（打√）), and no column is headed by
/// the field itself.
pub(super) fn tick_columns(columns: &mut [Column], sources: &Sources) {
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
                let header = normalise(&column.header);
                let told = || {
                    let asks = column.target.is_some() && header.starts_with("是否");
                    tick(&field, told_to_tick(&header).filter(|_| !asks)?, sources)
                };
                tick(&field, &header, sources)
                    .or_else(told)
                    .filter(|_| open)
            })
            .collect();
        let beside = |at: usize| found.get(at).is_some_and(Option::is_some);
        for at in 0..columns.len() {
            let told = told_to_tick(&normalise(&columns[at].header)).is_some();
            if beside(at) && (told || beside(at + 1) || (at > 0 && beside(at - 1))) {
                columns[at].target.clone_from(&found[at]);
            }
        }
        if field == Target::Education {
            ranges_of_education(columns);
        }
    }
}

/// Beside ticked levels stands one that says no more than from where on: 大专及以上 | 高中 | 初中.
fn ranges_of_education(columns: &mut [Column]) {
    let ticked = |at: usize| {
        let target = columns.get(at).and_then(|column| column.target.as_ref());
        matches!(target, Some(Target::Tick(field, _)) if **field == Target::Education)
    };
    let range = |at: usize| {
        let header = normalise(&columns[at].header);
        let level = ["以上", "以下"]
            .iter()
            .find_map(|end| header.strip_suffix(end));
        level.is_some_and(|level| read_education(level.trim_end_matches('及')).is_some())
    };
    let beside = |at: usize| ticked(at + 1) || at.checked_sub(1).is_some_and(ticked);
    let open = |at: &usize| columns[*at].target.is_none() && range(*at) && beside(*at);
    if let Some(at) = (0..columns.len()).find(open) {
        columns[at].target = Some(Target::Education);
    }
}

/// The value of a header that says how to tick it, or asks for it: 女（打√）, 是否致富能手.
fn told_to_tick(header: &str) -> Option<&str> {
    ["请打√", "打√", "画√", "划√", "√", "打勾", "勾选", "打钩"]
        .iter()
        .find_map(|end| header.strip_suffix(end))
        .or_else(|| asked_about(header))
        .filter(|value| !value.is_empty())
}

/// Of two pairs of 学历 and 毕业院校 that nothing tells apart the first is the full-time one, as
/// official forms have them.
pub(super) fn two_educations(columns: &mut [Column]) {
    let is = |at: usize, target: &Target| {
        columns
            .get(at)
            .is_some_and(|column| column.target.as_ref() == Some(target))
    };
    let levels: Vec<usize> = (0..columns.len())
        .filter(|&at| is(at, &Target::Education))
        .collect();
    let &[first, second] = levels.as_slice() else {
        return;
    };
    let schools = |from: usize| {
        (from + 1..columns.len())
            .take_while(|&at| is(at, &Target::SchoolMajor))
            .count()
    };
    let (own, others) = (schools(first), schools(second));
    let alike = normalise(&columns[first].header) == normalise(&columns[second].header);
    let told = columns.iter().any(|column| {
        let target = column.target.as_ref();
        matches!(
            target,
            Some(Target::FullTimeEducation | Target::InServiceEducation)
        )
    });
    if !alike || told || own == 0 || own != others || first + own >= second {
        return;
    }
    let pairs = [
        (first, Target::FullTimeEducation, Target::FullTimeSchool),
        (second, Target::InServiceEducation, Target::InServiceSchool),
    ];
    for (at, level, school) in pairs {
        columns[at].target = Some(level);
        for column in &mut columns[at + 1..=at + own] {
            column.target = Some(school.clone());
        }
    }
}
