//! Days, dates of month or day precision, and the half-open intervals every fact lives in.
//!
//! This is the only module of the core that reads the clock; everything else is given `today`
//! or `as_of`. How a date is *read* from what people type or put into a cell is the business of
//! [`crate::people::rules`] and [`crate::import`].

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// A calendar day; `YYYY-MM-DD` on the wire and on disk.
pub type Day = NaiveDate;

/// The day it is on this computer.
#[must_use]
pub fn today() -> Day {
    chrono::Local::now().date_naive()
}

/// This instant in UTC, RFC 3339 with milliseconds, as stored in every `*_at` column.
#[must_use]
pub fn now() -> String {
    chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// The instant at which a day ends on this computer, as `*_at` columns are compared.
#[must_use]
pub fn end_of(day: Day) -> String {
    let next = day
        .succ_opt()
        .unwrap_or(day)
        .and_time(chrono::NaiveTime::MIN);
    let instant = next.and_local_timezone(chrono::Local).earliest();
    let instant = instant.map_or(next.and_utc(), |instant| instant.to_utc());
    instant.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// The day on this computer of an instant stored in a `*_at` column.
#[must_use]
pub fn day_of(at: &str) -> Option<Day> {
    let instant = chrono::DateTime::parse_from_rfc3339(at).ok()?;
    Some(instant.with_timezone(&chrono::Local).date_naive())
}

/// An instant stored in a `*_at` column as a sentence says it, on this computer: `11月29日 10:20`, of
/// another year than this one with the year.
#[must_use]
pub fn moment_in_words(at: &str) -> String {
    let Ok(instant) = chrono::DateTime::parse_from_rfc3339(at) else {
        return at.to_owned();
    };
    let instant = instant.with_timezone(&chrono::Local);
    let this_year = instant.year() == chrono::Local::now().year();
    let format = if this_year {
        "%-m月%-d日 %H:%M"
    } else {
        "%Y年%-m月%-d日 %H:%M"
    };
    instant.format(format).to_string()
}

/// A date as precise as it is known: `1985-06` or `1985-06-15`.
///
/// Text order is time order, and a month stands for its first day: `1985-06` sorts before and
/// compares like `1985-06-01`, so SQL may compare stored texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    year: i32,
    month: u32,
    day: Option<u32>,
}

impl PartialDate {
    /// A month, when it exists (years 1900–2199).
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let date = Self {
            year,
            month,
            day: None,
        };
        ((1900..2200).contains(&year) && (1..=12).contains(&month)).then_some(date)
    }

    /// A day, when the calendar has it (years 1900–2199).
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day)?;
        Self::month(year, month).map(|date| Self {
            day: Some(day),
            ..date
        })
    }

    /// The first day the date may mean; the day on which someone born in that month turns a year older.
    #[must_use]
    pub fn first_day(self) -> Day {
        NaiveDate::from_ymd_opt(self.year, self.month, self.day.unwrap_or(1))
            .unwrap_or(NaiveDate::MIN)
    }

    /// The last day it may mean: itself, or the last of its month.
    #[must_use]
    pub fn last_day(self) -> Day {
        let first = self.first_day();
        if self.has_day() {
            return first;
        }
        months_after(first, 1).pred_opt().unwrap_or(first)
    }

    /// The day before the first one: the last of what ends before this date.
    #[must_use]
    pub fn day_before(self) -> Day {
        let first = self.first_day();
        first.pred_opt().unwrap_or(first)
    }

    /// Whether the day of the month is known.
    #[must_use]
    pub fn has_day(self) -> bool {
        self.day.is_some()
    }

    /// The same date cut to its month.
    #[must_use]
    pub fn to_month(self) -> Self {
        Self { day: None, ..self }
    }

    /// Year and month as printed in tables: `1985.06`.
    #[must_use]
    pub fn dotted_month(self) -> String {
        format!("{}.{:02}", self.year, self.month)
    }

    /// As sentences and papers say it, as precise as it is known: `2025年9月`, `2025年9月1日`.
    #[must_use]
    pub fn in_words(self) -> String {
        let day = self.day.map_or_else(String::new, |day| format!("{day}日"));
        format!("{}年{}月{day}", self.year, self.month)
    }

    /// Whether two dates agree as far as both are known.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        self.to_month() == other.to_month()
            && (self.day.is_none() || other.day.is_none() || self.day == other.day)
    }

    /// Full years from this birth date to `as_of` (周岁); month precision counts from the first of
    /// the month.
    #[must_use]
    pub fn age_on(self, as_of: Day) -> i32 {
        let birth = self.first_day();
        let before_birthday = (as_of.month(), as_of.day()) < (birth.month(), birth.day());
        as_of.year() - birth.year() - i32::from(before_birthday)
    }
}

impl From<Day> for PartialDate {
    fn from(day: Day) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
            day: Some(day.day()),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

/// The text is neither `YYYY-MM` nor `YYYY-MM-DD`, or names a day that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("不是 YYYY-MM 或 YYYY-MM-DD 形式的日期")
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    /// Reads the stored form only.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let number = |range: std::ops::Range<usize>| {
            text.get(range)
                .filter(|part| part.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|part| part.parse::<u32>().ok())
        };
        let (Some(year), Some(month)) = (number(0..4), number(5..7)) else {
            return Err(NotADate);
        };
        let year = i32::try_from(year).map_err(|_| NotADate)?;
        match (text.len(), text.as_bytes().get(4), text.as_bytes().get(7)) {
            (7, Some(b'-'), None) => Self::month(year, month),
            (10, Some(b'-'), Some(b'-')) => {
                number(8..10).and_then(|day| Self::day(year, month, day))
            }
            _ => None,
        }
        .ok_or(NotADate)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

impl ts_rs::TS for PartialDate {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }
}

/// A fact holds from its first day until, but not on, its end; `None` is an open end.
#[must_use]
pub fn in_force(from_on: Option<PartialDate>, until_on: Option<PartialDate>, day: Day) -> bool {
    from_on.is_none_or(|from| from.first_day() <= day)
        && until_on.is_none_or(|until| until.first_day() > day)
}

/// A day as papers say it: `2025年11月30日`, without leading zeros (GB/T 9704).
#[must_use]
pub fn in_words(day: Day) -> String {
    PartialDate::from(day).in_words()
}

/// The days of something as a sentence says them, the last one included; `None`: it goes on.
/// `2025年3月1日至2026年2月28日`, `2025年3月至今`.
#[must_use]
pub fn days_in_words(from: PartialDate, last: Option<Day>) -> String {
    let last = last.map_or_else(|| "今".to_owned(), in_words);
    format!("{}至{last}", from.in_words())
}

/// Days that make a month where the rests of several spells are added up.
const DAYS_OF_A_MONTH: i64 = 30;

/// A time in whole calendar months and the days that remain.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct Length {
    /// Whole months.
    pub months: i64,
    /// Days besides.
    pub days: i64,
}

impl Length {
    /// From a day until, but not on, another one: whole months by the calendar, then days.
    #[must_use]
    pub fn between(from: Day, until: Day) -> Self {
        if until <= from {
            return Self::default();
        }
        let apart = (until.year() - from.year()) * 12
            + i32::try_from(until.month()).unwrap_or_default()
            - i32::try_from(from.month()).unwrap_or_default();
        let full = if months_after(from, i64::from(apart)) > until {
            apart - 1
        } else {
            apart
        };
        let months = i64::from(full);
        Self {
            months,
            days: (until - months_after(from, months)).num_days(),
        }
    }

    /// Several times together; where there is more than one, the days that remain of each make a
    /// month by thirty.
    #[must_use]
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        let parts = parts.into_iter().filter(|part| *part > Self::default());
        let parts: Vec<Self> = parts.collect();
        if let [one] = parts.as_slice() {
            return *one;
        }
        let (months, days) = parts.iter().fold((0, 0), |(months, days), part| {
            (months + part.months, days + part.days)
        });
        Self {
            months: months + days / DAYS_OF_A_MONTH,
            days: days % DAYS_OF_A_MONTH,
        }
    }

    /// Whether it is so many full years.
    #[must_use]
    pub fn reaches(self, years: u32) -> bool {
        self.months >= i64::from(years) * 12
    }

    /// `5年2个月`, `4年11个月29天`, `20天`; nothing at all is `不满1天`.
    #[must_use]
    pub fn in_words(self) -> String {
        let parts = [
            (self.months / 12, "年"),
            (self.months % 12, "个月"),
            (self.days, "天"),
        ];
        let told = parts.iter().filter(|(number, _)| *number > 0);
        let words: Vec<String> = told
            .map(|(number, unit)| format!("{number}{unit}"))
            .collect();
        let words = words.concat();
        if words.is_empty() {
            "不满1天".into()
        } else {
            words
        }
    }
}

/// The day so many months later, or earlier where they are negative; the last of a shorter month.
#[must_use]
pub fn months_after(day: Day, months: i64) -> Day {
    let count = u32::try_from(months.unsigned_abs()).map(Months::new).ok();
    if months < 0 {
        let earlier = count.and_then(|count| day.checked_sub_months(count));
        earlier.unwrap_or(Day::MIN)
    } else {
        let later = count.and_then(|count| day.checked_add_months(count));
        later.unwrap_or(Day::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_stands_for_its_first_day() {
        assert_eq!(date("1985-06").first_day(), date("1985-06-01").first_day());
        assert!(date("1985-06") < date("1985-06-01"));
        assert!(date("1985-06-30") < date("1985-07"));
    }

    #[test]
    fn one_grows_older_on_the_birthday_or_on_the_first_of_the_birth_month() {
        let age = |birth: &str, day: &str| date(birth).age_on(day.parse().unwrap());
        assert_eq!(age("1985-06-15", "2025-06-14"), 39);
        assert_eq!(age("1985-06-15", "2025-06-15"), 40);
        assert_eq!(age("1985-06", "2025-05-31"), 39);
        assert_eq!(age("1985-06", "2025-06-01"), 40);
    }

    #[test]
    fn months_later_or_earlier_is_the_same_day_or_the_last_of_a_shorter_month() {
        for (from, months, expect) in [
            ("2025-01-31", 0, "2025-01-31"),
            ("2025-01-31", 1, "2025-02-28"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2025-02-28", 1, "2025-03-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2025-11-30", 3, "2026-02-28"),
            ("2025-03-31", -1, "2025-02-28"),
            ("2025-01-15", -2, "2024-11-15"),
        ] {
            let from: Day = from.parse().unwrap();
            let expect: Day = expect.parse().unwrap();
            assert_eq!(months_after(from, months), expect, "{from} {months}");
        }
        assert_eq!(months_after(Day::MAX, 1), Day::MAX);
        assert_eq!(months_after(Day::MIN, -1), Day::MIN);
    }

    #[test]
    fn only_the_stored_form_of_a_real_day_is_a_date() {
        for text in [
            "1985",
            "1985-13",
            "1985-6",
            "2025-02-29",
            "1985/06",
            "１985-06",
            "1985-06-1",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
        }
        assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
    }
}
