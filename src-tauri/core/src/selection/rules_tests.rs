//! What the rules say, as tables and sentences.

use super::*;
use crate::ids::{ConditionId, ConditionListId, PersonId, RecordId, TownshipId};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn condition(kind: ConditionKind, age: Option<i64>, education: Option<&str>) -> Condition {
    Condition {
        id: ConditionId::new(),
        township_id: None,
        list_id: ConditionListId::new(),
        kind,
        label: "条件".into(),
        most_age: age,
        least_education: education.map(str::to_owned),
        position: 1,
    }
}

fn check(on: &str, result: CheckResult, valid_until: Option<&str>) -> Check {
    Check {
        id: RecordId::new(),
        township_id: TownshipId::new(),
        person_id: PersonId::new(),
        condition_id: ConditionId::new(),
        on_day: day(on),
        result,
        checked_by: None,
        evidence: None,
        document: None,
        valid_until: valid_until.map(day),
    }
}

fn exemption(on: &str) -> Exemption {
    Exemption {
        id: RecordId::new(),
        township_id: TownshipId::new(),
        person_id: PersonId::new(),
        condition_id: ConditionId::new(),
        on_day: day(on),
        reason: "技术骨干".into(),
        document: None,
    }
}

#[test]
fn a_threshold_is_judged_by_the_record_as_of_the_day() {
    let age = condition(ConditionKind::Age, Some(45), None);
    let education = condition(ConditionKind::Education, None, Some("高中"));
    for (condition, birth, school, on, expect) in [
        (&age, Some("1980-06-15"), None, "2026-06-14", Some(true)),
        (&age, Some("1980-06-15"), None, "2026-06-15", Some(false)),
        (&age, Some("1980-06"), None, "2026-05-31", Some(true)),
        (&age, Some("1980-06"), None, "2026-06-01", Some(false)),
        (&age, None, Some("大学"), "2026-06-01", None),
        (&education, None, Some("中专"), "2026-06-01", Some(true)),
        (&education, None, Some("大学"), "2026-06-01", Some(true)),
        (&education, None, Some("初中"), "2026-06-01", Some(false)),
        (&education, Some("1980-06"), None, "2026-06-01", None),
    ] {
        let known = Known {
            birth: birth.map(date),
            education: school,
        };
        let said = (birth, school, on);
        assert_eq!(reaches(condition, known, day(on)), expect, "{said:?}");
    }
}

#[test]
fn the_last_check_holds_and_what_is_too_old_is_said_so() {
    let positive = condition(ConditionKind::Positive, None, None);
    let found = [
        check("2025-01-10", CheckResult::Unmet, None),
        check("2025-06-10", CheckResult::Met, Some("2025-12-10")),
    ];
    let on = |text: &str| {
        let held = last_check(&found, day(text));
        standing(&positive, held, None, Known::default(), day(text))
    };
    assert_eq!(on("2025-01-09"), ConditionState::Unchecked);
    assert_eq!(on("2025-01-10"), ConditionState::Unmet);
    assert_eq!(on("2025-06-10"), ConditionState::Met);
    assert_eq!(on("2025-12-09"), ConditionState::Met);
    assert_eq!(on("2025-12-10"), ConditionState::Expired);
}

#[test]
fn a_hit_stays_one_however_old_and_whatever_is_exempt() {
    let negative = condition(ConditionKind::Negative, None, None);
    let hit = check("2020-01-10", CheckResult::Hit, Some("2021-01-10"));
    let exempt = exemption("2020-01-10");
    let now = day("2025-11-26");
    let found = standing(&negative, Some(&hit), Some(&exempt), Known::default(), now);
    assert_eq!(found, ConditionState::Hit);
    assert!(hit_said(&negative, &hit, now).contains("请重新核查"));
    let cleared = check("2025-11-01", CheckResult::Met, None);
    let last = last_check([&hit, &cleared], now);
    let found = standing(&negative, last, None, Known::default(), now);
    assert_eq!(found, ConditionState::Met);
}

#[test]
fn 破格_holds_from_its_day_for_what_is_not_met() {
    let age = condition(ConditionKind::Age, Some(40), None);
    let known = Known {
        birth: Some(date("1980-06")),
        education: None,
    };
    let exempt = exemption("2025-03-01");
    let on = |text: &str| standing(&age, None, Some(&exempt), known, day(text));
    assert_eq!(on("2025-02-28"), ConditionState::Unmet);
    assert_eq!(on("2025-03-01"), ConditionState::Exempt);
    assert_eq!(
        on("2020-03-01"),
        ConditionState::Met,
        "39 needs no exemption"
    );
}

#[test]
fn steps_out_of_their_usual_order_are_said() {
    use Stage::{Publicity, Recommended, Review, Village};
    let check = |steps: &[(Stage, &str)], entered: Option<&str>| {
        let steps: Vec<_> = steps.iter().map(|(stage, on)| (*stage, date(on))).collect();
        order_doubts(&steps, entered.map(date))
    };
    assert!(check(&[(Recommended, "2025-03-01"), (Review, "2025-05-01")], None).is_empty());
    assert!(check(&[(Recommended, "2025-03-10"), (Village, "2025-03")], None).is_empty());
    assert_eq!(
        check(&[(Publicity, "2025-03-01"), (Review, "2025-05-01")], None),
        ["公示在联审之前"]
    );
    assert_eq!(
        check(&[(Publicity, "2025-06-01")], Some("2025-05-20")),
        ["公示在入库之后"]
    );
}

#[test]
fn somebody_stands_at_the_furthest_step_taken_by_the_day() {
    let steps = [
        (Stage::Recommended, date("2025-03-01")),
        (Stage::Review, date("2025-05-01")),
        (Stage::Village, date("2025-06-01")),
    ];
    let on = |text: &str| stage_on(&steps, day(text)).map(|(stage, _)| stage);
    assert_eq!(on("2025-02-28"), None);
    assert_eq!(on("2025-04-30"), Some(Stage::Recommended));
    assert_eq!(on("2025-07-01"), Some(Stage::Review));
}

#[test]
fn silence_counts_from_the_last_contact_or_from_the_beginning() {
    let now = day("2025-11-26");
    assert_eq!(days_silent(date("2025-11-01"), None, now), 25);
    assert_eq!(
        days_silent(date("2025-01"), Some(date("2025-11-20")), now),
        6
    );
}

#[test]
fn the_yearly_update_is_asked_for_from_october_on_or_once_begun() {
    assert!(!update_is_due(9, 0));
    assert!(update_is_due(10, 0));
    assert!(update_is_due(3, 1));
}

#[test]
fn a_written_reason_says_why() {
    for (reason, expect) in [
        ("欠款已还清，法院已结案", true),
        ("镇党委研究同意", true),
        ("已结案", true),
        ("无", false),
        (" 没有。", false),
        ("——", false),
        ("……", false),
        ("123", false),
        ("", false),
    ] {
        assert_eq!(says_why(reason), expect, "{reason}");
    }
}
