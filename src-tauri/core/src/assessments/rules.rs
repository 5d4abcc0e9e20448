//! How scores are read, ranked, averaged and graded. Pure.

use super::{IndicatorList, Points, GRADES};
use crate::people::rules::text::squeeze;

/// Why typed points cannot be taken; each a sentence after the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointsProblem {
    /// Stable code.
    pub code: &'static str,
    /// `25 超出满分 20，请填 0 至 20`.
    pub message: String,
}

/// Points as typed (`18.5`, `18.5分`), from 0 to full marks; `None` where nothing is typed.
pub fn read_points(typed: &str, full_marks: i64) -> Result<Option<Points>, PointsProblem> {
    let text = squeeze(typed);
    let number = text.strip_suffix('分').unwrap_or(&text);
    if number.is_empty() {
        return Ok(None);
    }
    let problem = |code, message| Err(PointsProblem { code, message });
    let Some(hundredths) = decimal(number) else {
        let message = format!("“{text}”不是分数，请填 0 至 {full_marks} 的数字");
        return problem("score.unreadable", message);
    };
    if !(0..=full_marks * 100).contains(&hundredths) {
        let why = if hundredths < 0 {
            "小于 0"
        } else {
            "超出满分"
        };
        let over = if hundredths < 0 {
            String::new()
        } else {
            format!(" {full_marks}")
        };
        let message = format!("{number} {why}{over}，请填 0 至 {full_marks}");
        return problem("score.range", message);
    }
    if hundredths % 50 != 0 {
        let message = format!("{number} 不是整分或半分，最小到 0.5 分");
        return problem("score.half", message);
    }
    Ok(Some(Points::tenths(hundredths / 10)))
}

/// A number in hundredths, with at most two decimals that are not 0.
fn decimal(text: &str) -> Option<i64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = part.trim_end_matches('0');
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(sign * (whole.parse::<i64>().ok()? * 100 + part))
}

/// Places from the highest value down; equal values share a place and the next one is that much
/// further: 1, 1, 3. Who has no value has no place.
#[must_use]
pub fn places<T: Ord>(values: &[Option<T>]) -> Vec<Option<usize>> {
    let mut sorted: Vec<&T> = values.iter().flatten().collect();
    sorted.sort_unstable();
    let place = |value: &T| sorted.len() - sorted.partition_point(|other| *other <= value) + 1;
    values
        .iter()
        .map(|value| value.as_ref().map(place))
        .collect()
}

/// What the present periods of a year come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mean {
    /// Points of all present periods.
    pub points: i64,
    /// Full marks of all present periods, in tenths too.
    pub full: i64,
    /// Present periods.
    pub present: i64,
}

impl Mean {
    /// One more period.
    pub fn add(&mut self, points: Points, full: Points) {
        self.points += points.in_tenths();
        self.full += full.in_tenths();
        self.present += 1;
    }

    /// Average points of a present period, in hundredths and rounded half up; `None`: none is present.
    #[must_use]
    pub fn hundredths(self) -> Option<i64> {
        (self.present > 0).then(|| (self.points * 20 + self.present) / (self.present * 2))
    }

    /// The average in words: `92.35`; empty: none is present.
    #[must_use]
    pub fn said(self) -> String {
        let Some(hundredths) = self.hundredths() else {
            return String::new();
        };
        let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The grade that the share of the full marks suggests; `None`: no period is present.
    #[must_use]
    pub fn suggests(self, list: &IndicatorList) -> Option<&'static str> {
        if self.present == 0 || self.full == 0 {
            return None;
        }
        let reaches = |percent: i64| self.points * 100 >= percent * self.full;
        Some(if reaches(list.excellent) {
            GRADES[0]
        } else if reaches(list.qualified) {
            GRADES[1]
        } else {
            GRADES[2]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AssessmentSubject, PeriodKind};
    use super::*;
    use crate::ids::IndicatorListId;

    #[test]
    fn points_are_half_points_within_the_full_marks() {
        let check = |typed: &str, expect: Result<Option<i64>, &str>| {
            let read = read_points(typed, 20);
            let read = read.map(|points| points.map(Points::in_tenths));
            let read = read.as_ref().map_err(|problem| problem.message.as_str());
            assert_eq!(read, expect.as_ref().map_err(|message| *message), "{typed}");
        };
        check("18.5", Ok(Some(185)));
        check(" １８．５0 分 ", Ok(Some(185)));
        check("0", Ok(Some(0)));
        check("20", Ok(Some(200)));
        check("", Ok(None));
        check("25", Err("25 超出满分 20，请填 0 至 20"));
        check("-1", Err("-1 小于 0，请填 0 至 20"));
        check("18.3", Err("18.3 不是整分或半分，最小到 0.5 分"));
        check("优", Err("“优”不是分数，请填 0 至 20 的数字"));
    }

    #[test]
    fn equal_scores_share_a_place_and_the_next_place_is_left_out() {
        let check = |values: &[Option<i64>], expect: &[Option<usize>]| {
            assert_eq!(places(values), expect);
        };
        check(
            &[Some(90), Some(95), None, Some(95), Some(80)],
            &[Some(3), Some(1), None, Some(1), Some(4)],
        );
        check(&[None, None], &[None, None]);
        let many: Vec<Option<i64>> = (0..100).map(|at| Some(at / 10)).collect();
        let places = places(&many);
        assert_eq!(
            (places[99], places[89], places[0]),
            (Some(1), Some(11), Some(91))
        );
    }

    #[test]
    fn an_average_is_of_the_present_periods_only() {
        let mut mean = Mean::default();
        assert_eq!((mean.hundredths(), mean.said().as_str()), (None, ""));
        for tenths in [900, 915, 880] {
            mean.add(Points::tenths(tenths), Points::full(100));
        }
        assert_eq!(mean.said(), "89.83");
        mean.add(Points::tenths(905), Points::full(100));
        assert_eq!(mean.said(), "90");
    }

    #[test]
    fn a_grade_is_suggested_by_the_share_of_the_full_marks_not_by_the_rounded_average() {
        let list = IndicatorList {
            id: IndicatorListId::new(),
            township_id: None,
            name: "五比五看".into(),
            period: PeriodKind::Month,
            subject: AssessmentSubject::People,
            excellent: 90,
            qualified: 60,
            position: 1,
            retired_on: None,
        };
        let suggests = |points, present| {
            let mean = Mean {
                points,
                full: present * 1000,
                present,
            };
            mean.suggests(&list)
        };
        assert_eq!(suggests(900, 1), Some("优秀"));
        assert_eq!(suggests(2695, 3), Some("合格"));
        assert_eq!(suggests(595, 1), Some("不合格"));
        assert_eq!(suggests(0, 0), None);
    }
}
