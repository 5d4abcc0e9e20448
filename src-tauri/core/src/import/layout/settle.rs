//! Of several columns that name one field, or could be a mentor's, which is whose.

use crate::import::header::{normalise, Target};

use super::headers::Column;

/// Fields that two columns name go to the exact one, else to the first; a post right after a
/// mentor's name is the mentor's, whatever else it could be.
pub(super) fn settle(columns: &mut [Column]) {
    names_with_posts(columns);
    of_the_answer(columns);
    beside_mentors(columns);
    beside_others(columns);
    own_phone_first(columns);
    entered_before_named(columns);
    exact_before_partial(columns);
    leaders_of_several_villages(columns);
    mentors_of_other_years(columns);
    let mut seen: Vec<Target> = Vec::new();
    let mut mentor: Option<String> = None;
    for at in 0..columns.len() {
        let second_phone = is_second_phone(columns, at);
        let column = &mut columns[at];
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
            Target::Phone if seen.contains(&target) && second_phone => {
                column.target = Some(Target::OtherPhone);
            }
            _ if seen.contains(&target) && !target.may_repeat() => column.beat(),
            Target::MentorPost(_) => {}
            _ => mentor = None,
        }
        seen.push(target);
    }
}

/// A bare post or telephone after a column of somebody else's name is that person's, where another
/// column tells the reserve's own: 紧急联系人 | 联系电话 | 手机. Whom to call in need has no other.
fn beside_others(columns: &mut [Column]) {
    let mut other = false;
    for at in 0..columns.len() {
        let column = &columns[at];
        let header = normalise(&column.header);
        let Some(target) = column.target.clone() else {
            other = names_somebody(&header) || (other && header.contains(['职', '电']));
            continue;
        };
        let bare = matches!(
            header.as_str(),
            "职务"
                | "单位及职务"
                | "单位职务"
                | "工作单位及职务"
                | "电话"
                | "联系电话"
                | "联系方式"
                | "手机"
        );
        let told_elsewhere = columns
            .iter()
            .enumerate()
            .any(|(place, it)| place != at && it.target.as_ref() == Some(&target));
        let in_need = |column: &Column| column.header.contains("紧急");
        let of_one_in_need = target == Target::Phone && at > 0 && in_need(&columns[at - 1]);
        if other && bare && (told_elsewhere || of_one_in_need) {
            columns[at].target = None;
        } else {
            other = false;
        }
    }
}

/// Whether a column that is not read is one of names: 推荐人, 配偶姓名, 现任主任.
fn names_somebody(header: &str) -> bool {
    let ends = ["人", "姓名", "领导", "书记", "主任", "成员", "干部"];
    ends.iter().any(|end| header.ends_with(end)) && !header.starts_with("是否")
}

/// 本人电话 says whose it is and stands before any other telephone.
fn own_phone_first(columns: &mut [Column]) {
    let own = |column: &Column| {
        let header = normalise(&column.header);
        column.target == Some(Target::Phone) && (header.contains("本人") || header.contains("个人"))
    };
    let Some(first) = columns.iter().position(own) else {
        return;
    };
    for at in 0..columns.len() {
        if at != first && columns[at].target == Some(Target::Phone) && !own(&columns[at]) {
            let known = at > 0 && columns[at - 1].target.is_some();
            columns[at].beat();
            if known {
                columns[at].target = Some(Target::OtherPhone);
            }
        }
    }
}

/// 来源 beside 来源详情 or 来自IP is where an answer on the web came from.
fn of_the_answer(columns: &mut [Column]) {
    let of_the_web = |column: &Column| {
        let header = normalise(&column.header);
        header == "来源详情" || header.starts_with("来自IP") || header == "提交答卷时间"
    };
    if columns.iter().any(of_the_web) {
        let about_it = |column: &&mut Column| column.header.starts_with("来源");
        let columns = columns.iter_mut().filter(about_it);
        columns.for_each(|column| column.target = None);
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
        // A bare 职务 right of a mentor is the mentor's, one that says whose (现任职务) is not.
        let bare = at > 0
            && matches!(
                columns[at - 1].target,
                Some(Target::Mentors(_) | Target::MentorName(_))
            )
            && matches!(
                normalise(&columns[at].header).as_str(),
                "职务" | "单位及职务" | "单位职务"
            );
        match (target, &mentor) {
            // 帮带人（姓名） | 帮带人职务: alone the second would be 帮带人（职务）.
            (Some(Target::Mentors(seat)), Some(named))
                if post && seat == *named && at > 0 && names_mentor(&columns[at - 1]) =>
            {
                columns[at].target = Some(Target::MentorPost(seat));
            }
            (Some(Target::Mentors(seat) | Target::MentorName(seat)), _) => mentor = Some(seat),
            (Some(Target::Occupation), Some(seat)) if several || bare => {
                columns[at].target = Some(Target::MentorPost(seat.clone()));
            }
            (Some(Target::Phone), Some(_)) if several => columns[at].target = None,
            (Some(Target::OtherPhone), Some(_)) => columns[at].target = None,
            _ => mentor = None,
        }
    }
}

/// 包村领导（职务） without a column for the name holds both: 廖朵（副镇长）.
fn names_with_posts(columns: &mut [Column]) {
    let named = |seat: &str| {
        let mut columns = columns.iter().filter_map(|column| column.target.as_ref());
        columns.any(|target| match target {
            Target::Mentors(own) | Target::MentorName(own) => own == seat,
            _ => false,
        })
    };
    let bracketed = |header: &str| header.ends_with(['）', ')']);
    let both: Vec<Option<String>> = columns
        .iter()
        .map(|column| match &column.target {
            Some(Target::MentorPost(seat)) if bracketed(&column.header) && !named(seat) => {
                Some(seat.clone())
            }
            _ => None,
        })
        .collect();
    for (column, seat) in columns.iter_mut().zip(both) {
        if let Some(seat) = seat {
            column.target = Some(Target::Mentors(seat));
        }
    }
}

/// Of 推荐时间 and 入库时间 the second tells when somebody came into the pool.
fn entered_before_named(columns: &mut [Column]) {
    let named = |column: &Column| column.header.contains("推荐");
    let tells = |column: &Column| column.target == Some(Target::EnteredOn);
    if columns.iter().any(|column| tells(column) && !named(column)) {
        let only_named = columns
            .iter_mut()
            .filter(|column| tells(column) && named(column));
        only_named.for_each(|column| column.target = None);
    }
}

/// Whether a column holds a mentor's name and does not speak of a post.
fn names_mentor(column: &Column) -> bool {
    matches!(
        column.target,
        Some(Target::Mentors(_) | Target::MentorName(_))
    ) && !column.header.contains("职务")
}

/// Of several columns of one field a header that is a word as it stands beats one that only holds
/// it, wherever they stand.
fn exact_before_partial(columns: &mut [Column]) {
    let gives_way = |column: &Column| columns.iter().any(|other| column.gives_way_to(other));
    let beaten: Vec<bool> = columns.iter().map(gives_way).collect();
    let columns = columns.iter_mut().zip(beaten);
    let beaten = columns.filter(|(_, beaten)| *beaten);
    beaten.for_each(|(column, _)| column.beat());
}

/// 包片领导 beside 包村领导 answers for several villages and is not who answers for this one.
fn leaders_of_several_villages(columns: &mut [Column]) {
    let own = |column: &Column, word: &str| {
        let seat = column.target.as_ref()?.seat()?;
        normalise(&column.header)
            .contains(word)
            .then(|| seat.to_owned())
    };
    let of_the_village: Vec<String> = columns
        .iter()
        .filter_map(|column| own(column, "包村"))
        .collect();
    for column in columns.iter_mut() {
        if own(column, "包片").is_some_and(|seat| of_the_village.contains(&seat)) {
            column.beat();
        }
    }
}

/// Of 2024年帮带领导 and 2025年帮带领导 the latest are the mentors of now.
fn mentors_of_other_years(columns: &mut [Column]) {
    let dated = |column: &Column| {
        column.target.as_ref()?.seat()?;
        let header = normalise(&column.header);
        let (year, rest) = header.split_once('年')?;
        let year: u16 = year
            .parse()
            .ok()
            .filter(|year| (1_990..2_100).contains(year))?;
        Some((rest.to_owned(), year))
    };
    let all: Vec<Option<(String, u16)>> = columns.iter().map(dated).collect();
    let latest = |word: &str| {
        let years = all.iter().flatten().filter(|(other, _)| other == word);
        years.map(|(_, year)| *year).max()
    };
    for (column, own) in columns.iter_mut().zip(&all) {
        if let Some((word, year)) = own {
            if latest(word) > Some(*year) {
                column.beat();
            }
        }
    }
}

/// A second word for the phone beside what else is known of the person is one more phone: 电话 |
/// 手机. The same word again, or one after an unknown column, may be anybody's.
fn is_second_phone(columns: &[Column], at: usize) -> bool {
    let column = &columns[at];
    let before = at.checked_sub(1).and_then(|before| columns.get(before));
    let known = before.is_some_and(|before| before.target.is_some());
    let again = columns[..at].iter().any(|other| {
        other.target == column.target && normalise(&other.header) == normalise(&column.header)
    });
    column.exact && known && !again
}
