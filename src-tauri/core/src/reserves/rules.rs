//! What spells in the pool follow.

use super::Reserve;
use crate::date::{in_force, Day};

/// In the pool from the day of entry until, but not on, the day of leaving.
#[must_use]
pub fn in_pool_on(spell: &Reserve, day: Day) -> bool {
    in_force(Some(spell.entered_on), spell.left_on, day)
}

/// Two spells of one person share a day.
#[must_use]
pub fn overlap(one: &Reserve, other: &Reserve) -> bool {
    let begins_before_end = |a: &Reserve, b: &Reserve| {
        b.left_on
            .is_none_or(|left| a.entered_on.first_day() < left.first_day())
    };
    begins_before_end(one, other) && begins_before_end(other, one)
}

/// Order of education on forms: 研究生 > 大学 > 大专 > 中专 = 中技 = 高中 = 职高 > 初中 > 小学.
/// 在读 counts for nothing yet.
#[must_use]
pub fn education_reaches(education: &str, least: &str) -> bool {
    let rank = |label: &str| crate::codes::education_rank(label);
    !education.contains("在读")
        && rank(education).is_some_and(|rank_of| rank(least).is_some_and(|l| rank_of >= l))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{PersonId, ReserveId, TownshipId, VillageId};
    use crate::reserves::Stated;

    fn spell(entered: &str, left: Option<&str>) -> Reserve {
        Reserve {
            id: ReserveId::new(),
            township_id: TownshipId::new(),
            person_id: PersonId::new(),
            village_id: VillageId::new(),
            entered_on: entered.parse().unwrap(),
            left_on: left.map(|left| left.parse().unwrap()),
            left_reason: None,
            destination: None,
            document: None,
            position: 1,
            stated_mentors: Stated::default(),
            remark: crate::reserves::Remarks::default(),
            start_assumed: false,
            listed_on: None,
        }
    }

    #[test]
    fn one_who_leaves_on_a_day_is_in_the_pool_the_day_before_and_not_that_day() {
        let spell = spell("2024-03", Some("2025-09-01"));
        let on = |day: &str| in_pool_on(&spell, day.parse().unwrap());
        assert!(!on("2024-02-29"));
        assert!(on("2024-03-01"));
        assert!(on("2025-08-31"));
        assert!(!on("2025-09-01"));
    }

    #[test]
    fn a_spell_that_begins_when_the_other_ends_does_not_overlap_it() {
        let first = spell("2024-03", Some("2025-09-01"));
        assert!(!overlap(&first, &spell("2025-09-01", None)));
        assert!(overlap(&first, &spell("2025-08-31", None)));
        assert!(overlap(&first, &spell("2020-01", None)));
        assert!(!overlap(&first, &spell("2020-01", Some("2024-03-01"))));
    }
}
