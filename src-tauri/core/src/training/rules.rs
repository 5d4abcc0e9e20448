//! What training follows. Each sentence is a function; none of them asks the store or the clock.

use std::collections::HashSet;

use crate::date::{in_force, in_words, Day, PartialDate};
use crate::error::{Error, Result};
use crate::ids::SessionId;
use crate::people::rules::text::squeeze;

use super::requests::RequestState;
use super::{AttendanceState, Hours};

/// The least 学时 of anything.
pub const LEAST_HOURS: Hours = Hours::tenths(1);
/// The most 学时 of a session or course.
pub const MOST_HOURS: Hours = Hours::full(200);
/// The most 学时 of a study elsewhere.
pub const MOST_STUDY_HOURS: Hours = Hours::full(5_000);
/// The most 学时 of one day.
const MOST_A_DAY: i64 = 12;
/// The longest session in days; what lasts longer is a study.
const LONGEST: i64 = 92;

/// What became of a request whose first session begins on a day.
#[must_use]
pub fn request_state(begins_on: Option<Day>, as_of: Day) -> RequestState {
    match begins_on {
        None => RequestState::Unmet,
        Some(day) if day > as_of => RequestState::Planned,
        Some(_) => RequestState::Met,
    }
}

/// Whether two requests in free words ask for the same.
#[must_use]
pub fn same_topic(one: &str, other: &str) -> bool {
    let bare = |text: &str| {
        let text: String = squeeze(text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        let endings = ["培训班", "培训", "课程", "技术", "知识", "课"];
        let ending = endings.iter().find_map(|ending| text.strip_suffix(ending));
        ending
            .filter(|text| !text.is_empty())
            .unwrap_or(&text)
            .to_owned()
    };
    bare(one) == bare(other)
}

/// The first and last day of a session, and its days where it is not held every day between.
/// Every day typed is one of its days.
pub fn held_on(
    begins_on: Option<Day>,
    ends_on: Option<Day>,
    days: &[Day],
) -> Result<(Day, Day, Vec<Day>)> {
    if let (Some(begins), Some(ends)) = (begins_on, ends_on) {
        if ends < begins {
            let message = format!(
                "结束日期（{}）早于开始日期（{}）",
                in_words(ends),
                in_words(begins)
            );
            return Err(Error::invalid("ends_on", "session.ends_before", message));
        }
    }
    let mut all: Vec<Day> = begins_on
        .iter()
        .chain(&ends_on)
        .chain(days)
        .copied()
        .collect();
    all.sort_unstable();
    all.dedup();
    let (Some(first), Some(last)) = (all.first().copied(), all.last().copied()) else {
        return Err(Error::invalid(
            "begins_on",
            "training.missing",
            "请填写开班日期",
        ));
    };
    if (last - first).num_days() >= LONGEST {
        let message = format!("一个班次最多 {LONGEST} 天；时间更长的请登记为进修");
        return Err(Error::invalid("ends_on", "session.too_long", message));
    }
    let every_day = days.is_empty() || days_between(first, last).len() == all.len();
    Ok((first, last, if every_day { Vec::new() } else { all }))
}

/// Every day from the first to the last.
#[must_use]
pub fn days_between(first: Day, last: Day) -> Vec<Day> {
    first.iter_days().take_while(|day| *day <= last).collect()
}

/// A day has only so many 学时.
pub fn hours_fit(hours: Hours, days: usize) -> Result<()> {
    let most = Hours::full(MOST_A_DAY * i64::try_from(days).unwrap_or(i64::MAX / 1000));
    if hours <= most {
        return Ok(());
    }
    let message = format!("{days} 天最多 {most} 学时，写的是 {hours}");
    Err(Error::invalid("hours", "hours.range", message))
}

/// The hours an attendance counts: own ones, else the session's; none for who did not come.
#[must_use]
pub fn counted_hours(state: AttendanceState, own: Option<Hours>, session: Hours) -> Hours {
    if state == AttendanceState::Present {
        own.unwrap_or(session)
    } else {
        Hours::ZERO
    }
}

/// A teacher's part of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taught {
    /// Which session.
    pub session: SessionId,
    /// Its first day.
    pub begins_on: Day,
    /// Hours told apart for this part.
    pub own: Option<Hours>,
    /// Usual hours of the course.
    pub usual: Option<Hours>,
    /// Hours of the whole session.
    pub whole: Hours,
    /// Whether the session has no other part.
    pub alone: bool,
}

impl Taught {
    /// The hours it counts: those told apart, else the whole session's when there is no other part,
    /// else the course's usual ones; unknown ones count none.
    #[must_use]
    pub fn counted(&self) -> Hours {
        let whole = self.alone.then_some(self.whole);
        self.own.or(whole).or(self.usual).unwrap_or_default()
    }
}

/// Sessions in which a teacher taught; two courses in one session are one.
#[must_use]
pub fn sessions_given(taught: &[Taught]) -> usize {
    let sessions: HashSet<&SessionId> = taught.iter().map(|taught| &taught.session).collect();
    sessions.len()
}

/// The title of the next session of a row: 第三期 is followed by 第四期, 第9期 by 第10期; any other
/// title stays.
#[must_use]
pub fn next_title(title: &str) -> String {
    const NUMBERS: [&str; 13] = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三",
    ];
    let Some((before, rest)) = title.rsplit_once('第') else {
        return title.to_owned();
    };
    let Some((number, unit, after)) = ["期", "讲", "次", "场"].iter().find_map(|unit| {
        rest.split_once(unit)
            .map(|(number, after)| (number, unit, after))
    }) else {
        return title.to_owned();
    };
    let next = match (
        number.parse::<u32>(),
        NUMBERS.iter().position(|it| *it == number),
    ) {
        (Ok(number), _) => Some((number + 1).to_string()),
        (_, Some(at)) => NUMBERS.get(at + 1).map(ToString::to_string),
        _ => None,
    };
    next.map_or(title.to_owned(), |next| {
        format!("{before}第{next}{unit}{after}")
    })
}

/// Whether a study was under way on some day from `from` to `to`.
#[must_use]
pub fn under_way(begins_on: Day, last_day: Option<Day>, from: Day, to: Day) -> bool {
    begins_on <= to && last_day.is_none_or(|last| last >= from)
}

/// How somebody stands to the pool on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 在库.
    Reserve,
    /// Enters it later: not counted as a reserve's attendance.
    NotYet,
    /// Left it before: not counted as a reserve's attendance.
    Left,
    /// Of the register but never in the pool: a mentor, a sitting cadre.
    Other,
    /// Not in the register.
    Guest,
}

/// How the days of somebody's spells say they stand on a day.
#[must_use]
pub fn standing(spells: &[(PartialDate, Option<PartialDate>)], day: Day) -> Standing {
    let in_pool =
        |(entered, left): &(PartialDate, Option<PartialDate>)| in_force(Some(*entered), *left, day);
    if spells.iter().any(in_pool) {
        Standing::Reserve
    } else if spells.iter().any(|(entered, _)| entered.first_day() <= day) {
        Standing::Left
    } else if spells.is_empty() {
        Standing::Other
    } else {
        Standing::NotYet
    }
}
