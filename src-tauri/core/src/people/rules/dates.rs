//! Dates as people type them into a cell: `1985.06`, `1985年6月`, `85.06`, `19850615`,
//! `1985.06(40岁)` … to a [`PartialDate`].

use crate::date::PartialDate;

use super::text::squeeze;

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// No date is in it, or one that does not exist.
    Unreadable,
    /// Only a year.
    OnlyYear,
    /// 5/6/1985: the day or the month comes first.
    DayOrMonth([PartialDate; 2]),
}

/// Reads a date. Years of two digits are taken in the hundred years that end with
/// `latest_year`.
pub fn read_date(raw: &str, latest_year: i32) -> Result<PartialDate, DateError> {
    if is_lunar(raw) {
        return Err(DateError::Unreadable);
    }
    let text = plain(raw);
    let parts = split(&text);
    let Some(parts) = parts else {
        return Err(DateError::Unreadable);
    };
    let date = match parts.as_slice() {
        [one] => from_digits(one, latest_year)?,
        [year, month] => build(year, month, None, latest_year),
        [one, other, year] if one.len() <= 2 && year.len() == 4 => {
            return year_last((one, other), year, latest_year);
        }
        [year, month, day] => build(year, month, Some(day), latest_year),
        _ => None,
    };
    date.ok_or(DateError::Unreadable)
}

/// A year written with two digits, in the hundred years that end with `latest_year`.
#[must_use]
pub fn full_year(short: i32, latest_year: i32) -> i32 {
    let recent = 2000 + short;
    if recent <= latest_year {
        recent
    } else {
        1900 + short
    }
}

/// Whether brackets with nothing else in them say that a date is one of the farmers' calendar:
/// 1985年6月6日（农历), not 1985.7.23（农历六月初六).
fn is_lunar(raw: &str) -> bool {
    let text = squeeze(raw);
    ["(农历)", "(阴历)", "(旧历)"]
        .iter()
        .any(|word| text.contains(word))
}

/// The other date that stands in brackets after one: 1985.6（身份证1985.7).
#[must_use]
pub fn date_in_brackets(raw: &str, latest_year: i32) -> Option<PartialDate> {
    let text = squeeze(raw);
    let (_, inside) = text.split_once('(')?;
    let inside = inside.split(')').next()?;
    let digits = inside.trim_start_matches(|c: char| !c.is_ascii_digit());
    let solar = !["农历", "阴历", "旧历"]
        .iter()
        .any(|word| inside.contains(word));
    read_date(digits, latest_year).ok().filter(|_| solar)
}

/// The text without ages, brackets, clock times and words around a date.
fn plain(raw: &str) -> String {
    // A clock time stands after a blank, so it goes before blanks do.
    let raw = raw.trim().replace(['\u{a0}', '\u{3000}', 'T'], " ");
    let first = match raw.split_once(' ') {
        Some((date, time)) if time.contains(':') || time.contains('：') => date.to_owned(),
        _ => raw,
    };
    let ages = |word: &&str| {
        word.strip_suffix('岁')
            .is_some_and(|age| age.parse::<u8>().is_ok())
    };
    let kept: Vec<&str> = first
        .split_whitespace()
        .filter(|word| !ages(word))
        .collect();
    let text = squeeze(&kept.concat());
    let outside = without_brackets(&text);
    let told = without_age(&outside)
        .chars()
        .any(|c| c.is_ascii_digit() || chinese_digit(c).is_some());
    let outside = if told {
        outside
    } else {
        let inside = text.strip_prefix(outside.as_str()).unwrap_or(&text);
        inside.replace(['(', ')'], "")
    };
    let mut text: String = without_age(&outside)
        .trim_matches(|c| matches!(c, '\'' | '’' | '‘' | '`' | '"' | '=' | ',' | ';'))
        .to_owned();
    for word in ["出生", "生于", "生", "左右", "入党", "公历", "阳历", "约"] {
        text = text.replace(word, "");
    }
    if let Some(at) = text.find("岁") {
        let head = &text[..at];
        let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && digits <= 3 && head.len() > digits {
            text = head[..head.len() - digits].to_owned();
        }
    }
    english_month(&text).unwrap_or_else(|| chinese_numerals(&text))
}

/// Jun-85 and 15-Jun-1985, as a spreadsheet in English shows a date, with the year first.
fn english_month(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let (day, word, year) = match parts.as_slice() {
        [word, year] => ("", word, year),
        [day, word, year] => (*day, word, year),
        _ => return None,
    };
    let known = |month: &&str| word.eq_ignore_ascii_case(month);
    let month = MONTHS.iter().position(known)? + 1;
    Some(format!("{year}.{month}.{day}"))
}

/// A date without the age beside it: 1985.05/40, and nothing of 40岁.
fn without_age(text: &str) -> &str {
    let digits = |age: &str| age.len() == 2 && age.bytes().all(|b| b.is_ascii_digit());
    let age = text.strip_suffix('岁').unwrap_or(text);
    match age.rsplit_once('/') {
        Some((date, age)) if digits(age) && age > "12" && date.contains(['.', '年']) => date,
        None if age.len() < text.len() && digits(age) => "",
        _ => text,
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

fn chinese_digit(c: char) -> Option<char> {
    "〇一二三四五六七八九"
        .chars()
        .position(|digit| digit == c || (c == '零' && digit == '〇') || (c == '○' && digit == '〇'))
        .and_then(|value| char::from_digit(u32::try_from(value).ok()?, 10))
}

/// 一九八五年六月 and 十二月 in digits.
pub(crate) fn chinese_numerals(text: &str) -> String {
    if !text
        .chars()
        .any(|c| chinese_digit(c).is_some() || c == '十')
    {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut digits = String::new();
    for (at, &c) in chars.iter().enumerate() {
        if c == '十' {
            let before = at > 0 && chinese_digit(chars[at - 1]).is_some();
            let after = chars
                .get(at + 1)
                .is_some_and(|&next| chinese_digit(next).is_some());
            digits.push_str(match (before, after) {
                (false, false) => "10",
                (false, true) => "1",
                (true, false) => "0",
                (true, true) => "",
            });
        } else {
            digits.push(chinese_digit(c).unwrap_or(c));
        }
    }
    digits
}

/// The groups of digits, when nothing but separators stands between and after them.
fn split(text: &str) -> Option<Vec<String>> {
    let mut groups = vec![String::new()];
    for c in text.chars() {
        match c {
            '0'..='9' => groups.last_mut()?.push(c),
            '.' | '。' | '·' | '-' | '/' | '\\' | '年' | '月' | '日' | '号' | '—' | '–' | '~'
            | '、' | ',' | '_' | '•' | '‧' => {
                if !groups.last()?.is_empty() {
                    groups.push(String::new());
                }
            }
            _ => return None,
        }
    }
    groups.retain(|group| !group.is_empty());
    (!groups.is_empty()).then_some(groups)
}

fn from_digits(digits: &str, latest_year: i32) -> Result<Option<PartialDate>, DateError> {
    Ok(match digits.len() {
        4 | 2 => return Err(DateError::OnlyYear),
        // 850505 is of no year of four digits.
        6 if !digits.starts_with("19") && !digits.starts_with("20") => {
            build(&digits[..2], &digits[2..4], Some(&digits[4..]), latest_year)
        }
        5 | 6 => build(&digits[..4], &digits[4..], None, latest_year),
        8 => build(&digits[..4], &digits[4..6], Some(&digits[6..]), latest_year),
        _ => None,
    })
}

/// 25/6/1985 and 6/25/1985, where only one of the two numbers can be the month.
fn year_last(
    (one, other): (&str, &str),
    year: &str,
    latest_year: i32,
) -> Result<PartialDate, DateError> {
    let day_first = build(year, other, Some(one), latest_year);
    let month_first = build(year, one, Some(other), latest_year);
    match (day_first, month_first) {
        (Some(date), Some(other)) if date != other => Err(DateError::DayOrMonth([date, other])),
        (Some(date), _) | (None, Some(date)) => Ok(date),
        (None, None) => Err(DateError::Unreadable),
    }
}

fn build(year: &str, month: &str, day: Option<&str>, latest_year: i32) -> Option<PartialDate> {
    if month.len() > 2 || day.is_some_and(|day| day.len() > 2) {
        // 1985.0615 is a month and a day without their separator.
        if month.len() == 4 && day.is_none() {
            return build(year, &month[..2], Some(&month[2..]), latest_year);
        }
        return None;
    }
    let year = match (year.len(), year.parse::<i32>().ok()?) {
        (4, year) => year,
        (2, short) => full_year(short, latest_year),
        _ => return None,
    };
    let month = month.parse().ok()?;
    match day.map(str::parse::<u32>) {
        Some(day) => PartialDate::day(year, month, day.ok()?),
        None => PartialDate::month(year, month),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_spelling_is_read() {
        for (raw, expect) in [
            ("1985.06", "1985-06"),
            ("1985.6", "1985-06"),
            ("1985年6月", "1985-06"),
            ("1985-06", "1985-06"),
            ("1985/6/15", "1985-06-15"),
            ("198506", "1985-06"),
            ("19850615", "1985-06-15"),
            ("85.06", "1985-06"),
            ("05.03", "2005-03"),
            ("1985．06", "1985-06"),
            ("1985。06", "1985-06"),
            ("1985.06(40岁)", "1985-06"),
            ("1985.06\n（40岁）", "1985-06"),
            ("1985年06月15日", "1985-06-15"),
            ("1985-06-15 00:00:00", "1985-06-15"),
            ("1985-06-15T00:00:00", "1985-06-15"),
            ("1985.06.", "1985-06"),
            ("1985 .06", "1985-06"),
            ("（1985.06）", "1985-06"),
            ("1985年6月生", "1985-06"),
            ("1985.06 40岁", "1985-06"),
            ("1985.0615", "1985-06-15"),
            ("一九八五年十二月", "1985-12"),
            ("二〇〇一年六月", "2001-06"),
            ("'1985.06", "1985-06"),
            ("’85.06", "1985-06"),
            ("Jun-85", "1985-06"),
            ("25/6/1985", "1985-06-25"),
            ("6/25/1985", "1985-06-25"),
            ("6.6.1985", "1985-06-06"),
            ("15-Jun-1985", "1985-06-15"),
            ("1985.7.23（农历六月初六）", "1985-07-23"),
            ("1985.05/40", "1985-05"),
            ("40岁（1985.05）", "1985-05"),
            ("850505", "1985-05-05"),
        ] {
            let read = read_date(raw, 2012).map(|date| date.to_string());
            assert_eq!(read, Ok(expect.to_owned()), "{raw:?}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for raw in [
            "1976.13",
            "不详",
            "93后",
            "1985.06.31",
            "1985.00",
            "abc",
            "",
            "1985.6.1.2",
            "40岁",
            "12345678901",
            "1985年6月6日（农历）",
        ] {
            assert_eq!(read_date(raw, 2012), Err(DateError::Unreadable), "{raw:?}");
        }
        assert_eq!(read_date("1985", 2012), Err(DateError::OnlyYear));
        assert_eq!(read_date("1985年", 2012), Err(DateError::OnlyYear));
    }
}
