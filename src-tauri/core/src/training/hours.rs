//! 学时: kept in tenths, read and shown as decimals.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::people::rules::text::squeeze;

/// 学时 in tenths: 25 are 2.5.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(transparent)]
pub struct Hours(i64);

impl Hours {
    /// None at all.
    pub const ZERO: Self = Self(0);

    /// So many tenths.
    #[must_use]
    pub const fn tenths(tenths: i64) -> Self {
        Self(tenths)
    }

    /// In tenths.
    #[must_use]
    pub const fn in_tenths(self) -> i64 {
        self.0
    }

    /// So many full hours.
    #[must_use]
    pub const fn full(hours: i64) -> Self {
        Self(hours * 10)
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}", self.0 / 10),
            tenth => write!(f, "{}.{tenth}", self.0 / 10),
        }
    }
}

impl Add for Hours {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Hours {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Self::add)
    }
}

/// Hours as typed (`2.5`, `4学时`), from `least` to `most`; `None` where nothing is typed.
pub fn read_hours(
    field: &str,
    typed: Option<&str>,
    least: Hours,
    most: Hours,
) -> Result<Option<Hours>> {
    let text = squeeze(typed.unwrap_or_default());
    let number = ["个学时", "学时", "课时", "小时"]
        .iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(&text);
    if number.is_empty() {
        return Ok(None);
    }
    let Some(hours) = decimal(number) else {
        let message = format!("“{text}”不是学时，应为数字，最多一位小数，如 2.5");
        return Err(Error::invalid(field, "hours.unreadable", message));
    };
    if hours < least || hours > most {
        let message = format!("学时应在 {least} 至 {most} 之间，写的是 {hours}");
        return Err(Error::invalid(field, "hours.range", message));
    }
    Ok(Some(hours))
}

/// A number with at most one decimal that is not 0.
fn decimal(text: &str) -> Option<Hours> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || part.len() > 1 || !digits(whole) || !digits(part) {
        return None;
    }
    let tenth: i64 = if part.is_empty() {
        0
    } else {
        part.parse().ok()?
    };
    Some(Hours(whole.parse::<i64>().ok()? * 10 + tenth))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_typed_and_shown_as_decimals() {
        let check = |typed: &str, expect: Option<&str>| {
            let read = read_hours("hours", Some(typed), Hours::tenths(1), Hours::full(200));
            let shown = read.unwrap().map(|hours| hours.to_string());
            assert_eq!(shown.as_deref(), expect, "{typed}");
        };
        check("2.5", Some("2.5"));
        check("２.５ 学时", Some("2.5"));
        check("8课时", Some("8"));
        check("4.00", Some("4"));
        check(" ", None);
    }

    #[test]
    fn what_is_no_number_of_hours_is_told_with_what_was_typed() {
        let check = |typed: &str, code: &str| {
            let read = read_hours("hours", Some(typed), Hours::tenths(1), Hours::full(200));
            let Err(Error::Invalid(fields)) = read else {
                panic!("{typed} was read");
            };
            assert_eq!((fields[0].code, fields[0].field.as_str()), (code, "hours"));
        };
        for typed in ["半天", "2.55", "-4", ".5", "1e3", "９９９９９９９"] {
            check(typed, "hours.unreadable");
        }
        check("0", "hours.range");
        check("200.1", "hours.range");
    }
}
