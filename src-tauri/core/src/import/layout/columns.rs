//! The columns under a header: what each is called and which field that names, settled among
//! them; and tables that stand beside each other on the same rows.

use crate::import::header::{is_known, is_of_candidates, normalise, tick, Target};
use crate::people::rules::codes::{
    asked_about, read_education, read_target_post, target_post_in_title,
};
use crate::people::rules::text::{clean_line, squeeze};
use crate::people::rules::Sources;

use super::headers::{Column, Line};
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
struct Headed {
    column: Column,
    path: Vec<String>,
    origins: Vec<(usize, usize)>,
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

/// Columns headed by values of one field without a heading over them: 致富能手 | 退役军人. At
/// least two stand side by side, or the header says to tick it (女（打√）), and no column is headed by
/// the field itself.
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
fn two_educations(columns: &mut [Column]) {
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

/// Fields that two columns name go to the exact one, else to the first; a post right after a
/// mentor's name is the mentor's, whatever else it could be.
pub(super) fn settle(columns: &mut [Column]) {
    names_with_posts(columns);
    beside_mentors(columns);
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

/// Parts columns at every name of a person after the first, when what is told about the people
/// is told again with it: 序号 姓名 性别 | 序号 姓名 性别. Columns before the first part (序号 村名)
/// and after the last belong to every part. Else at blank columns between tables of their own.
fn apart(columns: Vec<Headed>) -> Vec<Vec<Headed>> {
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
