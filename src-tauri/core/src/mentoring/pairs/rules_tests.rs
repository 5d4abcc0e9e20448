//! What pairs follow, as tables.

use super::*;
use crate::ids::{PairId, PersonId, RecordId, SchemeId, SeatId, TownshipId};

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

/// `2025-03~2026-03`, without an end: `2025-03~`.
fn period(text: &str) -> Period {
    let (from, until) = text.split_once('~').unwrap();
    (date(from), until.parse().ok())
}

fn pair(days: &str) -> Pair {
    let (from_on, until_on) = period(days);
    Pair {
        id: PairId::new(),
        township_id: TownshipId::new(),
        scheme_id: SchemeId::from("3+1".to_owned()),
        person_id: PersonId::from("王芳".to_owned()),
        team: None,
        from_on,
        until_on,
        goal: None,
        measures: None,
        result: None,
        document: None,
    }
}

fn event(kind: PairEventKind, on: &str) -> PairEvent {
    PairEvent {
        id: RecordId::new(),
        township_id: TownshipId::new(),
        pair_id: PairId::new(),
        kind,
        on_day: date(on),
        until_on: None,
        reason: "外出学习".into(),
        document: None,
    }
}

#[test]
fn a_pair_usually_lasts_the_months_of_its_scheme() {
    let check = |from: &str, months: Option<i64>, expect: Option<&str>| {
        assert_eq!(usual_end(date(from), months), expect.map(date), "{from}");
    };
    check("2025-09-01", Some(12), Some("2026-09-01"));
    check("2025-09", Some(24), Some("2027-09-01"));
    check("2025-08-31", Some(6), Some("2026-02-28"));
    check("2025-09-01", None, None);
}

#[test]
fn two_pairs_of_one_mentee_and_scheme_share_no_day() {
    let check = |new: &str, there: &str, expect: bool| {
        let clashes = clash(&pair(new), &[pair(there)]).is_some();
        assert_eq!(clashes, expect, "{new} {there}");
    };
    check("2025-09-01~", "2025-03-01~", true);
    check("2025-09-01~", "2025-03-01~2025-09-01", false);
    check("2025-09-01~", "2025-03-01~2025-09-02", true);
    check("2025-01~2025-03", "2025-03-01~", false);
    let same = pair("2025-03-01~");
    assert!(clash(&same, std::slice::from_ref(&same)).is_none());
    let other_scheme = Pair {
        scheme_id: SchemeId::from("apprentices".to_owned()),
        ..pair("2025-03-01~")
    };
    assert!(clash(&same, &[other_scheme]).is_none());
}

#[test]
fn what_may_happen_to_a_pair_and_when() {
    use PairEventKind::{End, Resume, Suspend};
    let check = |days: &str, events: &[(PairEventKind, &str)], kind, on: &str, expect: &str| {
        let events: Vec<PairEvent> = events.iter().map(|(kind, on)| event(*kind, on)).collect();
        let answer = may_turn("王芳", &pair(days), &events, kind, date(on));
        let code = answer.err().map_or("ok", |error| error.code());
        assert_eq!(code, expect, "{days} {kind:?} {on}");
    };
    let year = "2025-03-01~2026-03-01";
    check(year, &[], End, "2025-03-02", "ok");
    check(year, &[], End, "2025-03-01", "input.invalid");
    check(year, &[], End, "2025-02-01", "input.invalid");
    check(year, &[], End, "2026-03-01", "ok");
    check(
        year,
        &[(End, "2026-03-01")],
        End,
        "2026-03-01",
        "pair.ended",
    );
    check(year, &[], End, "2026-03-02", "pair.ended");
    check(year, &[], Suspend, "2025-03-01", "ok");
    check(year, &[], Suspend, "2026-03-01", "pair.ended");
    check(
        year,
        &[(Suspend, "2025-05-01")],
        Suspend,
        "2025-06-01",
        "pair.suspended",
    );
    check(year, &[(Suspend, "2025-05-01")], Resume, "2025-06-01", "ok");
    check(
        year,
        &[(Suspend, "2025-05-01")],
        Resume,
        "2025-05-01",
        "input.invalid",
    );
    check(year, &[], Resume, "2025-06-01", "pair.not_suspended");
    let once = [(Suspend, "2025-05-01"), (Resume, "2025-07-01")];
    check(year, &once, Resume, "2025-08-01", "pair.not_suspended");
    check(year, &once, Suspend, "2025-07-01", "ok");
    check(year, &once, Suspend, "2025-06-01", "input.invalid");
    check(year, &once, End, "2025-06-01", "ok");
    check("2025-03~", &[], End, "2030-01-01", "ok");
}

#[test]
fn a_pair_is_extended_to_a_later_day_only() {
    let check = |days: &str, until: &str, expect: bool| {
        let answer = may_extend("王芳", &pair(days), date(until));
        assert_eq!(answer.is_ok(), expect, "{days} {until}");
    };
    check("2025-03-01~2026-03-01", "2026-09-01", true);
    check("2025-03-01~2026-03-01", "2026-03-01", false);
    check("2025-03-01~2026-03-01", "2025-12-01", false);
    check("2025-03-01~", "2026-09-01", false);
}

#[test]
fn near_relatives_do_not_mentor_each_other_and_each_sees_the_other_rightly() {
    let check = |relation: &str, keeps: bool, other: &str| {
        assert_eq!(keeps_from_mentoring(relation), keeps, "{relation}");
        assert_eq!(seen_from_the_other(relation), other);
    };
    check("配偶", true, "配偶");
    check("父母", true, "子女");
    check("子女", true, "父母");
    check("兄弟姐妹", true, "兄弟姐妹");
    check("其他", false, "其他");
}

#[test]
fn a_seat_has_room_while_fewer_sit_in_it_than_it_wants() {
    let check = |limit: i64, holders: &[&str], new: &str, expect: bool| {
        let holders: Vec<Period> = holders.iter().map(|text| period(text)).collect();
        assert_eq!(
            has_room(limit, &holders, period(new)),
            expect,
            "{holders:?} {new}"
        );
    };
    check(1, &[], "2025-03-01~", true);
    check(1, &["2025-01-01~"], "2025-03-01~", false);
    check(2, &["2025-01-01~"], "2025-03-01~", true);
    check(2, &["2025-01-01~", "2025-02-01~"], "2025-03-01~", false);
    check(
        2,
        &["2025-01-01~2025-06-01", "2025-06-01~"],
        "2025-03-01~",
        true,
    );
    check(1, &["2025-06-01~"], "2025-03-01~2025-06-01", true);
    check(1, &["2025-06-01~"], "2025-03-01~", false);
}

#[test]
fn who_was_named_for_the_whole_pair_follows_its_days() {
    let check = |named: &str, old: &str, new: &str, expect: Option<&str>| {
        let (from_on, until_on) = period(named);
        let named = NamedMentor {
            id: RecordId::new(),
            township_id: TownshipId::new(),
            seat_id: SeatId::new(),
            person_id: PersonId::new(),
            mentor_id: PersonId::new(),
            from_on,
            until_on,
            reason: None,
            document: None,
        };
        let moved = following(&named, period(old), period(new));
        assert_eq!(moved.as_ref().map(naming_of), expect.map(period));
    };
    let year = "2025-03-01~2026-03-01";
    check(
        year,
        year,
        "2025-03-01~2026-09-01",
        Some("2025-03-01~2026-09-01"),
    );
    check(year, year, "2025-02-01~", Some("2025-02-01~"));
    check(
        "2025-03-01~2025-06-01",
        year,
        "2025-02-01~2026-03-01",
        Some("2025-02-01~2025-06-01"),
    );
    check(
        "2025-06-01~2026-03-01",
        year,
        "2025-03-01~2025-09-01",
        Some("2025-06-01~2025-09-01"),
    );
    check("2025-06-01~2026-03-01", year, "2025-03-01~2025-05-01", None);
}
