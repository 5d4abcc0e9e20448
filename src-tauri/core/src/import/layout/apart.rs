//! Tables that stand beside each other on the same rows: where one ends and the next begins.

use crate::import::header::{normalise, Target};
use crate::people::rules::codes::target_post_in_title;

use super::columns::Headed;

/// Parts columns at every name of a person after the first, when what is told about the people
/// is told again with it: 序号 姓名 性别 | 序号 姓名 性别. Columns before the first part (序号 村名)
/// and after the last belong to every part. Else at blank columns between tables of their own.
pub(super) fn apart(columns: Vec<Headed>) -> Vec<Vec<Headed>> {
    let is_name = |at: &usize| columns[*at].column.target == Some(Target::Name);
    let names: Vec<usize> = (0..columns.len()).filter(is_name).collect();
    let word = |at: usize| {
        let header = &columns[at].column.header;
        normalise(header.rsplit('/').next().unwrap_or(""))
    };
    let &[first, second, ..] = names.as_slice() else {
        return vec![columns];
    };
    let again = |at: usize, by: usize| {
        columns.get(at + by).is_some()
            && columns[at].column.target.is_some()
            && word(at) == word(at + by)
    };
    let period = second - first;
    let regular = names.windows(2).all(|pair| pair[1] - pair[0] == period);
    let before = (0..first).rev().take_while(|&at| again(at, period)).count();
    let after = (first + 1..second - before)
        .take_while(|&at| again(at, period))
        .count();
    let length = before + 1 + after;
    // 后备人选1 | 后备人选2 have nothing of their own but a name.
    let numberless = |at: usize| {
        let number = |c: char| c.is_ascii_digit() || "一二三四五六".contains(c);
        word(at).trim_end_matches(number).to_owned()
    };
    let numbered = period == 1
        && names
            .iter()
            .all(|&at| numberless(at) == numberless(first) && numberless(at) != word(at));
    let of_a_post = |at: &usize| target_post_in_title(&columns[*at].column.header);
    let posts: Vec<&str> = names.iter().filter_map(of_a_post).collect();
    let of_posts = period == 1 && posts.len() == names.len();
    if !regular || (length < 2 && !numbered && !of_posts) {
        return under_headings(&columns, &names)
            .or_else(|| between_gaps(&columns))
            .unwrap_or_else(|| vec![columns]);
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
                .map(|(_, headed)| headed.clone())
                .collect()
        })
        .collect()
}

/// Tables of people under headings that say who comes and who goes: 调出人员 | 调入人员, whatever
/// columns each has. What stands under none of these belongs to both.
fn under_headings(columns: &[Headed], names: &[usize]) -> Option<Vec<Vec<Headed>>> {
    const WORDS: [&str; 12] = [
        "调出", "调入", "退出", "移出", "调整", "新增", "增加", "补充", "纳入", "人选", "后备",
        "储备",
    ];
    let heading = |headed: &Headed| {
        headed
            .origins
            .first()
            .copied()
            .filter(|_| headed.path.len() > 1)
    };
    let of_people = |at: &usize| {
        let over = columns[*at].path.first()?;
        let told = WORDS.iter().any(|word| over.contains(word));
        heading(&columns[*at]).filter(|_| told)
    };
    let headings: Vec<(usize, usize)> = names.iter().map(of_people).collect::<Option<_>>()?;
    let under = |own: &(usize, usize)| {
        let all = columns.iter().map(heading);
        all.filter(|over| *over == Some(*own)).count()
    };
    let apart = headings.windows(2).all(|pair| pair[0] != pair[1]);
    if !apart || headings.iter().any(|own| under(own) < 2) {
        return None;
    }
    let part = |own: &(usize, usize)| {
        let belongs = |headed: &&Headed| {
            let over = heading(headed).filter(|over| headings.contains(over));
            over.is_none_or(|over| over == *own)
        };
        columns.iter().filter(belongs).cloned().collect()
    };
    Some(headings.iter().map(part).collect())
}

/// Tables with other columns that a column without a header keeps apart, when each names its
/// people and tells something about them.
fn between_gaps(columns: &[Headed]) -> Option<Vec<Vec<Headed>>> {
    let beside = |pair: &Headed, next: &Headed| next.column.at <= pair.column.at + 1;
    let parts: Vec<Vec<Headed>> = columns.chunk_by(beside).map(<[Headed]>::to_vec).collect();
    let whole = |part: &Vec<Headed>| {
        let targets = part
            .iter()
            .filter_map(|headed| headed.column.target.as_ref());
        let names = targets.clone().filter(|target| **target == Target::Name);
        names.count() == 1 && targets.count() >= 2
    };
    (parts.len() > 1 && parts.iter().all(whole)).then_some(parts)
}
