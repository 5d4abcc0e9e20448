//! Quarters of a year, as steps and reports count them.

use std::fmt;
use std::str::FromStr;

use chrono::Datelike;

use crate::date::Day;

/// A quarter, written `2025Q3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Quarter {
    year: i32,
    /// 1 to 4.
    number: u32,
}

impl Quarter {
    /// The quarter a day lies in.
    pub(crate) fn of(day: Day) -> Self {
        Self {
            year: day.year(),
            number: day.month0() / 3 + 1,
        }
    }

    /// Its first day.
    pub(crate) fn first_day(self) -> Day {
        Day::from_ymd_opt(self.year, self.number * 3 - 2, 1).unwrap_or(Day::MAX)
    }

    /// Its last day.
    pub(crate) fn last_day(self) -> Day {
        let after = self.next().first_day();
        after.pred_opt().unwrap_or(after)
    }

    /// The quarter after it.
    pub(crate) fn next(self) -> Self {
        match self.number {
            4 => Self {
                year: self.year + 1,
                number: 1,
            },
            number => Self {
                number: number + 1,
                ..self
            },
        }
    }

    /// `三季度`.
    pub(crate) fn in_words(self) -> &'static str {
        ["一季度", "二季度", "三季度", "四季度"][self.number as usize - 1]
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, number) = text.split_once('Q').ok_or(())?;
        let (year, number) = match (year.len(), number) {
            (4, "1" | "2" | "3" | "4") => (year.parse(), number.parse()),
            _ => return Err(()),
        };
        Ok(Self {
            year: year.map_err(|_| ())?,
            number: number.map_err(|_| ())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_is_three_months_and_the_fourth_is_followed_by_the_first() {
        for (text, first, last, next) in [
            ("2025Q1", "2025-01-01", "2025-03-31", "2025Q2"),
            ("2025Q3", "2025-07-01", "2025-09-30", "2025Q4"),
            ("2025Q4", "2025-10-01", "2025-12-31", "2026Q1"),
        ] {
            let quarter: Quarter = text.parse().unwrap();
            assert_eq!(
                (quarter.first_day(), quarter.last_day()),
                (day(first), day(last))
            );
            assert_eq!(quarter.next().to_string(), next);
            assert_eq!(Quarter::of(day(last)), quarter);
        }
    }

    #[test]
    fn nothing_else_is_a_quarter() {
        for text in ["2025", "2025Q0", "2025Q5", "25Q1", "2025q1", "2025Q01", ""] {
            assert_eq!(text.parse::<Quarter>(), Err(()), "{text}");
        }
    }
}
