//! The periods of assessments: months or quarters, each known by its first month.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{months_after, Day, PartialDate};
use crate::people::parse_date;
use crate::people::rules::text::squeeze;

/// How often something is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
}

impl PeriodKind {
    /// How many months one lasts.
    #[must_use]
    pub fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }

    /// As sentences call one of them: `个月`, `个季度`.
    #[must_use]
    pub fn measure(self) -> &'static str {
        match self {
            Self::Month => "个月",
            Self::Quarter => "个季度",
        }
    }
}

/// A month or a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Period {
    kind: PeriodKind,
    first: Day,
}

impl Period {
    /// The one a day lies in.
    pub(crate) fn of(kind: PeriodKind, day: Day) -> Self {
        let month = day.month0() / kind.months() * kind.months() + 1;
        let first = Day::from_ymd_opt(day.year(), month, 1).unwrap_or(day);
        Self { kind, first }
    }

    /// The one that was typed: `2025-11`, `2025年11月`, `2025Q4`, `2025年第四季度`; the error is a
    /// sentence.
    pub(crate) fn typed(kind: PeriodKind, text: &str) -> Result<Self, String> {
        if let Some(first) = quarter(&squeeze(text)) {
            return Ok(Self::of(kind, first));
        }
        let date = parse_date(text).map_err(|_| {
            let example = match kind {
                PeriodKind::Month => "2025-11 或 2025年11月",
                PeriodKind::Quarter => "2025Q4 或 2025年第4季度",
            };
            format!("“{}”不是考核时段，请写成 {example}", text.trim())
        })?;
        Ok(Self::of(kind, date.first_day()))
    }

    /// All that begin in a year.
    pub(crate) fn of_year(kind: PeriodKind, year: i32) -> Vec<Self> {
        let months = (1..=12).step_by(kind.months() as usize);
        let days = months.filter_map(|month| Day::from_ymd_opt(year, month, 1));
        days.map(|first| Self { kind, first }).collect()
    }

    /// The first day.
    pub(crate) fn first_day(self) -> Day {
        self.first
    }

    /// The last day.
    pub(crate) fn last_day(self) -> Day {
        let next = self.next().first;
        next.pred_opt().unwrap_or(next)
    }

    /// The one after it.
    pub(crate) fn next(self) -> Self {
        self.moved(1)
    }

    /// The one before it.
    pub(crate) fn previous(self) -> Self {
        self.moved(-1)
    }

    /// So many periods later.
    fn moved(self, periods: i64) -> Self {
        let months = periods * i64::from(self.kind.months());
        Self {
            first: months_after(self.first, months),
            ..self
        }
    }

    /// As stored: its first month.
    pub(crate) fn month(self) -> PartialDate {
        PartialDate::from(self.first).to_month()
    }

    /// `2025年11月`, `2025年第4季度`.
    pub(crate) fn label(self) -> String {
        format!("{}年{}", self.first.year(), self.within_year())
    }

    /// `11月`, `第4季度`.
    pub(crate) fn within_year(self) -> String {
        match self.kind {
            PeriodKind::Month => format!("{}月", self.first.month()),
            PeriodKind::Quarter => format!("第{}季度", self.first.month0() / 3 + 1),
        }
    }
}

/// The first day of a quarter written `2025Q4`, `2025年第4季度`, `2025年四季度`.
fn quarter(text: &str) -> Option<Day> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: i32 = year.parse().ok()?;
    let rest = rest.trim_start_matches(['年', '-', '第']);
    let number = rest
        .strip_prefix(['Q', 'q'])
        .or_else(|| rest.strip_suffix("季度"))?;
    let number = match number {
        "1" | "一" => 1,
        "2" | "二" => 2,
        "3" | "三" => 3,
        "4" | "四" => 4,
        _ => return None,
    };
    Day::from_ymd_opt(year, number * 3 - 2, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_as_clerks_write_it() {
        let check = |kind, text: &str, expect: &str| {
            assert_eq!(Period::typed(kind, text).unwrap().label(), expect, "{text}");
        };
        for text in ["2025-11", "2025年11月", "202511", "2025.11.26"] {
            check(PeriodKind::Month, text, "2025年11月");
        }
        for text in ["2025Q4", "2025年第4季度", "2025年四季度", "2025-11"] {
            check(PeriodKind::Quarter, text, "2025年第4季度");
        }
        let wrong = Period::typed(PeriodKind::Month, "上月").unwrap_err();
        assert_eq!(wrong, "“上月”不是考核时段，请写成 2025-11 或 2025年11月");
    }

    #[test]
    fn a_period_ends_the_day_before_the_next() {
        let february = Period::typed(PeriodKind::Month, "2024-02").unwrap();
        assert_eq!(february.last_day().to_string(), "2024-02-29");
        let quarter = Period::typed(PeriodKind::Quarter, "2025Q1").unwrap();
        assert_eq!(quarter.last_day().to_string(), "2025-03-31");
        assert_eq!(quarter.previous().label(), "2024年第4季度");
        assert_eq!(Period::of_year(PeriodKind::Quarter, 2025).len(), 4);
    }
}
