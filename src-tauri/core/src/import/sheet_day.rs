//! The day for which a sheet speaks: from its title, its fill-in line, its footer or its file's
//! name.

use chrono::{Datelike, Days, Months, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use crate::date::Day;
use crate::people::rules::dates::chinese_numerals;
use crate::people::rules::text::squeeze;

use super::layout::Around;
use super::read::grid::serial_day;

/// When a sheet was true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetDay {
    /// What changed, changed on this day.
    pub on: Day,
    /// The sheet is surely not older than this; `None` where nothing says so.
    pub earliest: Option<Day>,
    /// The sheet itself says the month or the day.
    pub stated: bool,
}

impl SheetDay {
    /// A day somebody names.
    #[must_use]
    pub fn stated(on: Day) -> Self {
        Self {
            on,
            earliest: Some(on),
            stated: true,
        }
    }

    /// Since when what the sheet says is attested: of a year alone by its end, or today while it
    /// runs. `None` where it writes no day.
    #[must_use]
    pub fn attested(self) -> Option<Day> {
        let whole_year = |earliest| if self.stated { earliest } else { self.on };
        self.earliest.map(whole_year)
    }

    /// The day on which, or soon after it, the sheet surely was true: of a year alone its first.
    #[must_use]
    pub fn listed_on(self) -> Option<Day> {
        let whole_year = |earliest| if self.stated { self.on } else { earliest };
        self.earliest.map(whole_year)
    }

    /// Whether the sheet surely was true later than another.
    #[must_use]
    pub fn is_after(self, other: Self) -> bool {
        if self.stated && other.stated {
            return self.on > other.on;
        }
        let both = self.earliest.zip(other.earliest);
        both.is_some_and(|(earliest, _)| earliest > other.on)
    }

    /// Whether `on` is the day meant, and not only the end of a year.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.stated || self.earliest.is_none()
    }
}

/// Reads the day from the words around a table, then from names; `fallback` where none is found.
/// A footer is only asked where the lines above say no more than a year, and what stands around the
/// whole sheet where neither says more: within the year they say, if any. A sheet cannot attest
/// what comes after `today`.
#[must_use]
pub fn sheet_day(around: &Around, names: &[&str], fallback: Day, today: Day) -> SheetDay {
    let of_text = |text: &str, lines: bool| {
        let found = candidates(text, lines).into_iter();
        found.filter_map(|found| found.begun_by(today))
    };
    let found = |texts: &[String]| -> Vec<Found> {
        let found = texts.iter().flat_map(|text| of_text(text, true));
        found.collect()
    };
    let mut own = found(&around.lines);
    if own.iter().all(|found| found.precision == Precision::Year) {
        own.extend(found(&around.footers));
    }
    if own.iter().all(|found| found.precision == Precision::Year) {
        let year = own.first().map(|found| found.first.year());
        let mut whole = found(&around.sheet);
        whole.retain(|found| year.is_none_or(|year| found.first.year() == year));
        own.extend(whole);
    }
    let best = own
        .into_iter()
        .chain(names.iter().flat_map(|name| of_text(name, false)))
        .enumerate()
        .max_by_key(|(at, found)| (found.precision, found.until_word, std::cmp::Reverse(*at)));
    let Some((_, found)) = best else {
        return SheetDay {
            on: fallback,
            earliest: None,
            stated: false,
        };
    };
    let last = match found.precision {
        Precision::Day => found.first,
        Precision::Month => found.first + Months::new(1) - Days::new(1),
        Precision::Year => found.first + Months::new(12) - Days::new(1),
    };
    // A period still running has not been seen to its end.
    let seen = if found.first <= fallback {
        last.min(fallback).max(found.first)
    } else {
        last
    };
    let on = match found.precision {
        Precision::Day => found.first,
        Precision::Month | Precision::Year => seen.min(today),
    };
    SheetDay {
        on,
        earliest: Some(found.first),
        stated: found.precision != Precision::Year,
    }
}

/// The last day of what only names say of a sheet's day; `None` where its own cells say as much, or
/// nothing says any. Of a time to come as of any other: it tells one sheet from another.
#[must_use]
pub fn named_day(around: &Around, names: &[&str]) -> Option<Day> {
    let own = sheet_day(around, &[], Day::MIN, Day::MAX);
    let told = sheet_day(around, names, Day::MIN, Day::MAX);
    (told.earliest.is_some() && told.on != own.on).then_some(told.on)
}

/// Whether a text of a footer tells the day of the sheet: 制表日期：…, or a day and nothing else.
#[must_use]
pub fn tells_day(text: &str) -> bool {
    let text = squeeze(text);
    let labelled = ["时间", "日期", "截至", "截止", "制表", "填报", "填表"]
        .iter()
        .any(|word| text.contains(word));
    let only = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '.' | '-' | '/'));
    text.chars().count() <= 40 && (labelled || only) && text.contains(|c: char| c.is_ascii_digit())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Year,
    Month,
    Day,
}

struct Found {
    first: NaiveDate,
    precision: Precision,
    /// 截至 stands before it.
    until_word: bool,
}

impl Found {
    /// What it says of a sheet that is read today: of a day or a month to come no more than its
    /// year, 2026年下半年, and of a year to come nothing, 2026—2030年.
    fn begun_by(self, today: Day) -> Option<Self> {
        if self.first <= today {
            return Some(self);
        }
        let year = Self {
            first: date(u32::try_from(self.first.year()).ok()?, 1, 1)?,
            precision: Precision::Year,
            ..self
        };
        Some(year).filter(|year| year.first <= today)
    }
}

fn candidates(text: &str, lines: bool) -> Vec<Found> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    // 二〇二五年九月
    let numerals = ["二〇", "二○", "二零"]
        .iter()
        .any(|start| text.contains(start));
    let text = if numerals {
        chinese_numerals(&text)
    } else {
        text
    };
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() || (at > 0 && chars[at - 1].is_ascii_digit()) {
            at += 1;
            continue;
        }
        let before: String = chars[at.saturating_sub(4)..at].iter().collect();
        let until_word =
            before.contains("截至") || before.contains("截止") || before.contains('至');
        let (year, after) = number(&chars, at);
        let length = after - at;
        let hit = match (length, year) {
            // 填报时间：25.9.13, and a day whose cell lost its date format.
            (2, _) if is_filled_in(&chars[..at]) => parts(&chars, 2000 + year, after)
                .filter(|(_, precision)| *precision != Precision::Year),
            (5, 36_000..=60_000) if is_filled_in(&chars[..at]) => {
                serial_day(f64::from(year), false).map(|day| (day, Precision::Day))
            }
            (8, _) => {
                date(year / 10_000, year / 100 % 100, year % 100).map(|day| (day, Precision::Day))
            }
            (6, _) if !lines => date(year / 100, year % 100, 1).map(|day| (day, Precision::Month)),
            (4, 2000..=2099) => parts(&chars, year, after),
            _ => None,
        };
        if let Some((first, precision)) = hit.filter(|(day, _)| (2000..2100).contains(&day.year()))
        {
            found.push(Found {
                first,
                precision,
                until_word,
            });
        }
        at = after;
    }
    found
}

/// Whether a label stands before a day that somebody filled in: 填报时间：25.9.13.
fn is_filled_in(before: &[char]) -> bool {
    let before: String = before.iter().collect();
    let labels = ["时间:", "日期:"];
    labels.iter().any(|label| before.ends_with(label))
}

fn number(chars: &[char], from: usize) -> (u32, usize) {
    let mut value = 0_u32;
    let mut at = from;
    while let Some(digit) = chars.get(at).and_then(|c| c.to_digit(10)) {
        value = value.saturating_mul(10).saturating_add(digit);
        at += 1;
    }
    (value, at)
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// What follows a year: month, day, or nothing.
fn parts(chars: &[char], year: u32, after: usize) -> Option<(NaiveDate, Precision)> {
    let separator = |at: usize| {
        chars
            .get(at)
            .is_some_and(|c| matches!(c, '年' | '.' | '-' | '/' | '_'))
    };
    let whole_year = chars
        .get(after)
        .is_some_and(|c| *c == '年')
        .then(|| date(year, 1, 1))
        .flatten()
        .map(|day| (day, Precision::Year));
    if !separator(after) {
        return whole_year;
    }
    let (month, next) = number(chars, after + 1);
    let part = last_month_of_part(&chars[after..]).and_then(|month| date(year, month, 1));
    if let Some(first) = part {
        return Some((first, Precision::Month));
    }
    if next == after + 1 || !(1..=12).contains(&month) {
        return whole_year;
    }
    let first = date(year, month, 1)?;
    if chars
        .get(next)
        .is_some_and(|c| matches!(c, '月' | '.' | '-' | '/' | '_'))
    {
        let (day, end) = number(chars, next + 1);
        if end > next + 1 {
            if let Some(day) = date(year, month, day) {
                return Some((day, Precision::Day));
            }
        }
    }
    Some((first, Precision::Month))
}

/// The last month of the half or quarter of a year that follows it: 年上半年, 年第三季度.
fn last_month_of_part(after: &[char]) -> Option<u32> {
    let text: String = after.iter().take(6).collect();
    let text = text.strip_prefix('年')?;
    if text.starts_with("上半年") {
        return Some(6);
    }
    if text.starts_with("下半年") {
        return Some(12);
    }
    let (quarter, _) = text.split_once("季度")?;
    let quarters = [("一", "1"), ("二", "2"), ("三", "3"), ("四", "4")];
    let quarter = quarter.trim_start_matches('第');
    let nth = quarters
        .iter()
        .position(|(han, digit)| quarter == *han || quarter == *digit)?;
    u32::try_from(nth * 3 + 3).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lines: &[&str], names: &[&str], expect: &str, stated: bool) {
        check_with_footers(lines, &[], names, expect, stated);
    }

    fn check_with_footers(
        lines: &[&str],
        footers: &[&str],
        names: &[&str],
        expect: &str,
        stated: bool,
    ) {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        let around = Around {
            lines: owned(lines),
            footers: owned(footers),
            ..Around::default()
        };
        let today = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        let day = sheet_day(&around, names, today, today);
        assert_eq!(
            (day.on.to_string().as_str(), day.stated),
            (expect, stated),
            "{lines:?} {names:?}"
        );
    }

    #[test]
    fn titles_and_names_say_the_day() {
        check(
            &["填报单位：青禾镇党委　　填报时间：2025年9月30日"],
            &[],
            "2025-09-30",
            true,
        );
        check(
            &["动态调整表", "（截至2025年12月31日）"],
            &["调整表（2025年11月）.xlsx"],
            "2025-12-31",
            true,
        );
        check(
            &["花名册"],
            &["调整表（2025年12月）.xlsx"],
            "2025-12-31",
            true,
        );
        check(
            &["统计表（2025年）", "填报人：　日期：2025.09"],
            &[],
            "2025-09-30",
            true,
        );
        check(&["花名册"], &["台账（2024年）.xls"], "2024-12-31", false);
        check(&["2024年上半年台账"], &[], "2024-06-30", true);
        check(&["2024年第三季度台账"], &[], "2024-09-30", true);
        check(&["二〇二四年六月三十日"], &[], "2024-06-30", true);
        check(&["花名册"], &["花名册20251130.xlsx"], "2025-11-30", true);
        check(&["花名册"], &["红旗村上报表.xlsx"], "2026-06-01", false);
        check(&["2026年花名册"], &[], "2026-06-01", false);
        check(&["联系电话：0470-1234567"], &[], "2026-06-01", false);
    }

    #[test]
    fn no_sheet_is_of_a_day_to_come() {
        check(&["2026年下半年台账"], &[], "2026-06-01", false);
        check(&["2026年第二季度台账"], &[], "2026-06-01", true);
        check(&["2027年换届人选名册"], &[], "2026-06-01", false);
        check(&["2026—2030年名册"], &[], "2026-06-01", false);
        check(&["填报时间：2026年12月"], &[], "2026-06-01", false);
        check(
            &["2030年规划", "填报时间：2026年3月5日"],
            &[],
            "2026-03-05",
            true,
        );
    }

    #[test]
    fn a_day_filled_in_is_read_however_short_it_is_written() {
        let title = "2026-2030年名册";
        check(&[title, "填报时间：25.9.13"], &[], "2025-09-13", true);
        check(&["花名册", "填报日期：45912"], &[], "2025-09-12", true);
        check(&["花名册", "联系电话：45912"], &[], "2026-06-01", false);
    }

    #[test]
    fn a_year_alone_is_attested_by_its_end() {
        let of = |title: &str| {
            let around = Around {
                lines: vec![title.to_owned()],
                ..Around::default()
            };
            let today = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
            let attested = sheet_day(&around, &[], today, today).attested();
            attested.map(|day| day.to_string()).unwrap_or_default()
        };
        assert_eq!(of("2025年度花名册"), "2025-12-31");
        assert_eq!(of("2026年度花名册"), "2026-06-01");
        assert_eq!(of("花名册"), "");
    }

    #[test]
    fn a_footer_says_the_day_where_the_title_does_not() {
        let footer: &[&str] = &["制表日期：2025年8月31日"];
        check_with_footers(&["花名册"], footer, &[], "2025-08-31", true);
        check_with_footers(&["2025年花名册"], footer, &[], "2025-08-31", true);
        check_with_footers(&["截至2025年9月"], footer, &[], "2025-09-30", true);
        for text in ["制表日期：2025年8月31日", "2025.8.31", "2025-08-31"] {
            assert!(tells_day(text), "{text}");
        }
        for text in ["注：1.李明2025年8月退伍", "审核人：吴用", "年  月  日"] {
            assert!(!tells_day(text), "{text}");
        }
    }
}
