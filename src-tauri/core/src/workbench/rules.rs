//! What the workbench finds, a sentence a function.

use chrono::Datelike;

use super::Minimum;
use crate::codes::is_college_or_above;
use crate::date::{months_after, Day, PartialDate};

/// Ages after which somebody no longer counts in a table: `35岁以下` still has those of 35.
pub const BANDS: [i32; 6] = [30, 35, 40, 45, 50, 55];

/// The day on which somebody turns so many years old.
#[must_use]
pub fn turns(birth: PartialDate, years: i32) -> Option<Day> {
    let first = birth.first_day();
    let year = first.year().checked_add(years)?;
    // Born on 29 February: a year older on 1 March where there is none.
    Day::from_ymd_opt(year, first.month(), first.day())
        .or_else(|| Day::from_ymd_opt(year, first.month() + 1, 1))
}

/// The band somebody leaves on a day from `from` to `until`, and the day: who turns 36 no longer
/// counts as 35岁以下.
#[must_use]
pub fn leaves_band(birth: PartialDate, from: Day, until: Day) -> Option<(i32, Day)> {
    let leaves = BANDS.iter().map(|band| (*band, turns(birth, band + 1)));
    leaves
        .filter_map(|(band, day)| Some((band, day?)))
        .find(|(_, day)| (from..=until).contains(day))
}

/// The day on which a probationary member's year is over.
#[must_use]
pub fn probation_ends(joined: PartialDate) -> Day {
    months_after(joined.first_day(), 12)
}

/// Someone in a village's pool, as far as the minimum asks.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// Full years; `None`: unknown.
    pub age: Option<i32>,
    /// 男 or 女; `None`: unknown.
    pub sex: Option<&'a str>,
    /// 学历; `None`: unknown.
    pub education: Option<&'a str>,
}

/// What a village's pool lacks of the suggested minimum, in words; what is unknown does not count.
#[must_use]
pub fn lacks(minimum: Minimum, pool: &[Counted<'_>]) -> Vec<String> {
    let count = |fits: &dyn Fn(&Counted<'_>) -> bool| {
        i64::try_from(pool.iter().filter(|one| fits(one)).count()).unwrap_or(i64::MAX)
    };
    let mut lacks = Vec::new();
    let people = count(&|_| true);
    if people < minimum.reserves {
        lacks.push(if people == 0 {
            "无后备干部".to_owned()
        } else {
            format!("后备干部 {people} 人，少于 {} 人", minimum.reserves)
        });
    }
    if people == 0 {
        return lacks;
    }
    let young = count(&|one| {
        one.age
            .is_some_and(|age| i64::from(age) <= minimum.young_age)
    });
    let women = count(&|one| one.sex == Some("女"));
    let college = count(&|one| one.education.is_some_and(is_college_or_above));
    let parts = [
        (
            young,
            minimum.young,
            format!("{} 岁以下", minimum.young_age),
        ),
        (women, minimum.women, "女性".to_owned()),
        (college, minimum.college, "大专以上".to_owned()),
    ];
    for (has, wants, what) in parts {
        if has < wants {
            lacks.push(match has {
                0 if what.starts_with(|c: char| c.is_ascii_digit()) => format!("无 {what}"),
                0 => format!("无{what}"),
                _ => format!("{what} {has} 人，少于 {wants} 人"),
            });
        }
    }
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn one_leaves_35岁以下_on_the_day_one_turns_36() {
        let week = |birth| leaves_band(date(birth), day("2025-11-26"), day("2025-12-03"));
        assert_eq!(week("1989-11-29"), Some((35, day("2025-11-29"))));
        assert_eq!(
            week("1989-12"),
            Some((35, day("2025-12-01"))),
            "a month begins on its first"
        );
        assert_eq!(week("1990-11-29"), None, "35 still counts");
        assert_eq!(week("1989-12-04"), None, "after the week");
        assert_eq!(week("1984-11-26"), Some((40, day("2025-11-26"))));
        assert_eq!(turns(date("1988-02-29"), 37), Some(day("2025-03-01")));
    }

    #[test]
    fn a_probationary_member_is_confirmed_a_year_after_joining() {
        assert_eq!(probation_ends(date("2024-12")), day("2025-12-01"));
        assert_eq!(probation_ends(date("2024-02-29")), day("2025-02-28"));
    }

    #[test]
    fn a_village_below_the_minimum_is_told_what_it_lacks() {
        let one = |age, sex, education| Counted {
            age: Some(age),
            sex: Some(sex),
            education: Some(education),
        };
        let check = |pool: &[Counted<'_>]| lacks(Minimum::default(), pool);
        assert!(check(&[one(35, "女", "大专"), one(50, "男", "初中")]).is_empty());
        assert_eq!(
            check(&[one(36, "女", "大专"), one(50, "男", "初中")]),
            ["无 35 岁以下"]
        );
        assert_eq!(
            check(&[one(30, "男", "高中")]),
            ["后备干部 1 人，少于 2 人", "无女性", "无大专以上"]
        );
        assert_eq!(check(&[]), ["无后备干部"]);
        let unknown = Counted {
            age: None,
            sex: None,
            education: None,
        };
        assert_eq!(
            check(&[unknown; 2]),
            ["无 35 岁以下", "无女性", "无大专以上"]
        );
    }
}
