//! What seats, pairs and checklists follow. Each sentence is a function; none of them asks the
//! store or the clock.

mod quarters;
mod steps;
mod titles;

use crate::date::{Day, PartialDate};

use super::{Fill, Gap, Mentees, PairEventKind, PairState};

pub use crate::date::in_force;
pub(crate) use quarters::Quarter;
pub(crate) use steps::{fixed_day_in, item_state, periods_of, quarters, Done, Period, StepPeriod};
pub use titles::{holds_title, is_village_party_secretary};

/// The village whose duties and posts answer for a mentee: a reserve's is that of the spell, a
/// cross-village secretary's that of the post, anybody else's that of a spell or else of a post.
pub(crate) fn place<V>(
    mentees: Mentees,
    spell: Option<V>,
    secretary_at: Option<V>,
    post_at: Option<V>,
) -> Option<V> {
    match mentees {
        Mentees::Reserves => spell,
        Mentees::CrossVillage => secretary_at,
        Mentees::CivilServants | Mentees::Anyone => spell.or(post_at),
    }
}

/// Of two who hold what one should, the one who came later does; on the same day, the one
/// recorded later.
pub(crate) fn holder<'a, T>(
    holding: impl IntoIterator<Item = (PartialDate, &'a str, T)>,
) -> Option<T> {
    holding
        .into_iter()
        .max_by_key(|(from, id, _)| (from.first_day(), *id))
        .map(|(_, _, holder)| holder)
}

/// Who sits in a seat, and why nobody does: named mentors before the derived one.
pub(crate) fn who_sits<N, M: PartialEq>(
    fill: Fill,
    wanted: usize,
    named: Vec<N>,
    derived: Option<M>,
    mentee: &M,
    has_village: bool,
) -> (Sitting<N, M>, Option<Gap>) {
    if fill == Fill::Hand {
        let gap = (named.len() < wanted).then_some(Gap::Unnamed);
        return (Sitting::Named(named), gap);
    }
    if !named.is_empty() {
        return (Sitting::Named(named), None);
    }
    match derived {
        Some(holder) if holder == *mentee => (Sitting::Nobody, Some(Gap::Holder)),
        Some(holder) => (Sitting::Derived(holder), None),
        None if !has_village && fill != Fill::TownshipPost => {
            (Sitting::Nobody, Some(Gap::NoVillage))
        }
        None => (Sitting::Nobody, Some(Gap::Vacant)),
    }
}

/// Those who sit in a seat.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Sitting<N, M> {
    /// Whom a hand named.
    Named(Vec<N>),
    /// Whom duty or post says.
    Derived(M),
    /// Nobody.
    Nobody,
}

/// What a pair is on a day, given whether its mentee is still eligible and what happened to it,
/// oldest first.
#[must_use]
pub(crate) fn pair_state(
    from_on: PartialDate,
    until_on: Option<PartialDate>,
    eligible: bool,
    events: impl IntoIterator<Item = (PairEventKind, PartialDate)>,
    day: Day,
) -> PairState {
    if from_on.first_day() > day {
        return PairState::Planned;
    }
    if until_on.is_some_and(|until| until.first_day() <= day) || !eligible {
        return PairState::Ended;
    }
    let happened = events.into_iter().filter(|(_, on)| on.first_day() <= day);
    happened.fold(PairState::Active, |state, (kind, _)| match kind {
        PairEventKind::Suspend => PairState::Suspended,
        PairEventKind::Resume => PairState::Active,
        PairEventKind::End | PairEventKind::Extend => state,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_seat_is_in_force_from_its_first_day_until_its_end() {
        let check = |from: Option<&str>, until: Option<&str>, on: &str| {
            in_force(from.map(date), until.map(date), day(on))
        };
        assert!(check(None, None, "2025-01-01"));
        assert!(!check(Some("2025-03"), None, "2025-02-28"));
        assert!(check(Some("2025-03"), None, "2025-03-01"));
        assert!(check(None, Some("2025-03-01"), "2025-02-28"));
        assert!(!check(None, Some("2025-03-01"), "2025-03-01"));
    }

    #[test]
    fn the_place_of_a_mentee_is_told_by_what_the_scheme_is_for() {
        let check = |mentees, expect| assert_eq!(place(mentees, None, Some(2), Some(3)), expect);
        check(Mentees::Reserves, None);
        check(Mentees::CrossVillage, Some(2));
        check(Mentees::CivilServants, Some(3));
        check(Mentees::Anyone, Some(3));
        let check = |mentees, expect| assert_eq!(place(mentees, Some(1), None, Some(3)), expect);
        check(Mentees::Reserves, Some(1));
        check(Mentees::CrossVillage, None);
        check(Mentees::Anyone, Some(1));
    }

    #[test]
    fn of_two_holders_the_later_one_holds_and_then_the_one_recorded_later() {
        assert_eq!(holder::<u8>([]), None);
        let later = [(date("2025-01"), "b", 1), (date("2024-12-31"), "c", 2)];
        assert_eq!(holder(later), Some(1));
        let same_day = [(date("2025-01"), "a", 1), (date("2025-01-01"), "b", 2)];
        assert_eq!(holder(same_day), Some(2));
    }

    #[test]
    fn whom_a_hand_named_sits_before_whom_duty_says_and_a_gap_says_why() {
        let check = |fill, named: &[u8], derived: Option<u8>, village, expect, gap| {
            let sits = who_sits(fill, 2, named.to_vec(), derived, &1, village);
            assert_eq!(sits, (expect, gap));
        };
        check(Fill::Duty, &[], Some(7), true, Sitting::Derived(7), None);
        check(
            Fill::Duty,
            &[9],
            Some(7),
            true,
            Sitting::Named(vec![9]),
            None,
        );
        check(
            Fill::Duty,
            &[],
            None,
            true,
            Sitting::Nobody,
            Some(Gap::Vacant),
        );
        check(
            Fill::VillagePost,
            &[],
            Some(1),
            true,
            Sitting::Nobody,
            Some(Gap::Holder),
        );
        check(
            Fill::Duty,
            &[],
            None,
            false,
            Sitting::Nobody,
            Some(Gap::NoVillage),
        );
        check(Fill::Duty, &[9], None, false, Sitting::Named(vec![9]), None);
        check(
            Fill::TownshipPost,
            &[],
            None,
            false,
            Sitting::Nobody,
            Some(Gap::Vacant),
        );
        check(
            Fill::Hand,
            &[9],
            None,
            false,
            Sitting::Named(vec![9]),
            Some(Gap::Unnamed),
        );
        check(
            Fill::Hand,
            &[8, 9],
            None,
            true,
            Sitting::Named(vec![8, 9]),
            None,
        );
    }

    #[test]
    fn a_pair_is_active_in_its_period_while_its_mentee_may_be_one_and_nobody_suspended_it() {
        let events = [
            (PairEventKind::Suspend, date("2025-03-01")),
            (PairEventKind::Resume, date("2025-05-01")),
        ];
        let check = |on: &str, eligible, expect| {
            let state = pair_state(
                date("2025-01-10"),
                Some(date("2026-01-10")),
                eligible,
                events,
                day(on),
            );
            assert_eq!(state, expect, "{on}");
        };
        check("2025-01-09", true, PairState::Planned);
        check("2025-01-10", true, PairState::Active);
        check("2025-01-10", false, PairState::Ended);
        check("2025-02-28", true, PairState::Active);
        check("2025-03-01", true, PairState::Suspended);
        check("2025-05-01", true, PairState::Active);
        check("2026-01-09", true, PairState::Active);
        check("2026-01-10", true, PairState::Ended);
    }
}
