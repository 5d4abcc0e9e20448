//! Tables of what departments write and what it means, and of how long it holds.

use super::rules::*;
use super::{ReplyCell, ReplyResult, ReviewConcern, ReviewStanding};
use crate::date::Day;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn answer(result: ReplyResult, until: &str) -> Answer {
    Answer {
        result,
        valid_until: day(until),
    }
}

#[test]
fn a_departments_words_are_read_with_the_grounds_beside_them() {
    use ReplyResult::{Deferral, NoObjection, Objection};
    for (text, expect) in [
        ("无异议", Some((NoObjection, None))),
        (" 无 异 议。", Some((NoObjection, None))),
        ("没有不同意见", Some((NoObjection, None))),
        ("同意", Some((NoObjection, None))),
        ("√", Some((NoObjection, None))),
        ("有异议", Some((Objection, None))),
        ("不同意", Some((Objection, None))),
        (
            "有异议：2023年受过治安处罚",
            Some((Objection, Some("2023年受过治安处罚"))),
        ),
        (
            "建议缓用（信访未办结）",
            Some((Deferral, Some("信访未办结"))),
        ),
        ("暂缓使用", Some((Deferral, None))),
        ("待定", None),
        ("无异议？", None),
        ("", None),
    ] {
        let expect = expect.map(|(result, grounds)| (result, grounds.map(str::to_owned)));
        assert_eq!(read_result(text), expect, "{text}");
    }
}

#[test]
fn a_reply_of_twelve_months_holds_until_the_day_before_next_years() {
    assert_eq!(valid_until(day("2025-09-10"), 12), day("2026-09-09"));
    assert_eq!(valid_until(day("2024-02-29"), 12), day("2025-02-27"));
    assert!(!is_expired(day("2026-09-09"), day("2026-09-09")));
    assert!(is_expired(day("2026-09-09"), day("2026-09-10")));
}

#[test]
fn one_objection_outweighs_everything_and_does_not_lapse() {
    let today = day("2025-11-26");
    let clear = answer(ReplyResult::NoObjection, "2026-09-09");
    let lapsed = answer(ReplyResult::NoObjection, "2025-11-25");
    let deferral = answer(ReplyResult::Deferral, "2026-09-09");
    let objection = answer(ReplyResult::Objection, "2025-01-01");
    for (answers, asked, expect) in [
        (vec![clear, clear], 2, ReviewStanding::Clear),
        (vec![clear], 2, ReviewStanding::Waiting),
        (vec![], 0, ReviewStanding::Clear),
        (vec![clear, lapsed], 2, ReviewStanding::Expired),
        (vec![deferral, lapsed], 2, ReviewStanding::Deferral),
        (vec![objection, deferral], 3, ReviewStanding::Objection),
    ] {
        assert_eq!(standing(&answers, asked, today), expect);
    }
    let blockers = blockers(&[objection, deferral, lapsed], 4, today);
    let concerns: Vec<_> = blockers.iter().map(|it| (it.concern, it.blocks)).collect();
    assert_eq!(
        concerns,
        [
            (ReviewConcern::Objection, true),
            (ReviewConcern::Deferral, false),
            (ReviewConcern::Expired, false),
            (ReviewConcern::Missing, false),
        ]
    );
    assert!(blockers[2].text.contains("2 个部门") && blockers[2].text.contains("2025年1月1日"));
}

#[test]
fn a_department_is_known_by_its_short_and_its_long_names() {
    for (text, name, expect) in [
        ("反馈部门（盖章）：公安局", "公安局", true),
        ("青禾县公安局", "公安局", true),
        ("公安意见", "公安局", true),
        ("民宗局反馈", "统战部（民宗局）", true),
        ("统战", "统战部（民宗局）", true),
        ("纪委监委", "纪委监委", true),
        ("法院", "检察院", false),
        ("税务", "公安局", false),
    ] {
        assert_eq!(names_department(text, name), expect, "{text} {name}");
    }
}

#[test]
fn the_last_answer_given_by_the_day_counts_of_each_department_about_each_person() {
    use ReplyResult::{Deferral, NoObjection, Objection};
    let given = |person: &str, department: &str, on: &str, result| ReplyCell {
        person_id: person.to_owned().into(),
        department_id: department.to_owned().into(),
        result,
        replied_on: day(on),
        valid_until: day("2027-01-01"),
    };
    let all = || {
        vec![
            given("王芳", "公安局", "2025-10-08", Objection),
            given("王芳", "公安局", "2025-09-01", NoObjection),
            given("王芳", "法院", "2025-09-01", NoObjection),
            given("丁国栋", "公安局", "2025-09-01", NoObjection),
            given("丁国栋", "公安局", "2025-09-01", Deferral),
        ]
    };
    let said = |as_of| {
        let counting = counting(all(), day(as_of)).into_iter();
        let mut results: Vec<(String, ReplyResult)> = counting
            .map(|it| (format!("{} {}", it.person_id, it.department_id), it.result))
            .collect();
        results.sort_by(|a, b| a.0.cmp(&b.0));
        results
    };
    let expect = |of_police| {
        [
            ("丁国栋 公安局".to_owned(), Deferral),
            ("王芳 公安局".to_owned(), of_police),
            ("王芳 法院".to_owned(), NoObjection),
        ]
    };
    assert_eq!(said("2025-08-31"), []);
    assert_eq!(said("2025-10-07"), expect(NoObjection));
    assert_eq!(said("2025-10-08"), expect(Objection));
}
