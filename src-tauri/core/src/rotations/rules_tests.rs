//! Tables of what rotations and tallies follow.

use super::super::Category;
use super::*;
use crate::ids::{RecordId, RotationId, RotationTypeId, TownshipId};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn days(from: &str, until: &str) -> Span {
    Span {
        from_on: from.parse().unwrap(),
        until_on: until.parse().ok(),
    }
}

fn kind(name: &str, least: Option<i64>) -> RotationType {
    RotationType {
        id: RotationTypeId::new(),
        township_id: None,
        name: name.into(),
        category: Category::Post,
        front_line: true,
        least_months: least,
        usual_months: Some(6),
        needs_village: true,
        changes_posts: false,
        scheme_id: None,
        position: 1,
        retired_on: None,
    }
}

#[test]
fn a_rotation_is_under_way_from_its_first_day_until_its_end() {
    let check = |on: &str, expect| {
        let days = days("2025-09-01", "2025-12-01");
        assert_eq!(state(days, day(on)), expect, "{on}");
    };
    check("2025-08-31", RotationState::Planned);
    check("2025-09-01", RotationState::Current);
    check("2025-11-30", RotationState::Current);
    check("2025-12-01", RotationState::Ended);
    assert_eq!(
        state(days("2025-09", ""), day("2035-01-01")),
        RotationState::Current
    );
}

#[test]
fn an_end_is_told_of_thirty_days_before_the_last_day() {
    let check = |on: &str, expect: bool| {
        let days = days("2025-09-01", "2025-12-01");
        assert_eq!(ends_within(days, day(on), ENDING_WITHIN), expect, "{on}");
    };
    check("2025-10-30", false);
    check("2025-10-31", true);
    check("2025-11-30", true);
    check("2025-12-01", false);
    assert!(!ends_within(
        days("2025-09-01", ""),
        day("2025-11-30"),
        ENDING_WITHIN
    ));
}

#[test]
fn a_trial_of_less_than_three_months_is_too_short() {
    let trial = kind("试岗", Some(3));
    let check = |from: &str, until: &str, expect| {
        assert_eq!(
            too_short(days(from, until), &trial),
            expect,
            "{from} {until}"
        );
    };
    check("2025-09-01", "2025-12-01", None);
    check("2025-09-01", "2025-11-30", Some(3));
    check("2025-09", "2025-12", None);
    check("2025-11-30", "2026-02-28", None);
    check("2025-09-01", "", None);
    assert_eq!(
        too_short(days("2025-09-01", "2025-09-02"), &kind("跟岗", None)),
        None
    );
}

#[test]
fn a_usual_end_is_as_precise_as_the_beginning() {
    let until = |from: &str| {
        let until = usual_until(from.parse().unwrap(), &kind("跟岗", None));
        until.map(|until| until.to_string())
    };
    assert_eq!(until("2025-08-31").as_deref(), Some("2026-02-28"));
    assert_eq!(until("2025-09").as_deref(), Some("2026-03"));
}

#[test]
fn what_looks_wrong_is_said_in_whole_sentences() {
    let mut trial = kind("试岗", Some(3));
    trial.retired_on = "2025-01".parse().ok();
    let said = doubts(Placement {
        name: "申海涛",
        kind: &trial,
        days: days("2025-09-01", "2025-10-01"),
        in_village: false,
        in_pool: false,
    });
    let texts: Vec<&str> = said.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "申海涛的试岗不满 3 个月",
            "申海涛在2025年9月1日不在后备库",
            "试岗一般在本台账的村，这里只写了单位",
            "“试岗”自2025年1月1日起停用",
        ]
    );
    let text = overlap_text(
        "申海涛",
        ("跟岗历练", "党政办", days("2025-09-01", "2025-12-01")),
        ("网格员", "申家营村", days("2025-03-01", "")),
    );
    assert_eq!(
        text,
        "申海涛同时有两项锻炼：跟岗历练（党政办，自2025年9月1日至2025年11月30日）与网格员（申家营村，自2025年3月1日起）"
    );
}

#[test]
fn the_share_on_the_front_line_is_rounded_to_a_tenth() {
    assert_eq!(front_line(237, 79).permille, 333);
    assert_eq!(
        front_line(237, 79).sentence,
        "237 名后备干部中 79 名在一线锻炼，占 33.3%"
    );
    assert_eq!(front_line(3, 2).permille, 667);
    assert_eq!(front_line(0, 0).permille, 0);
    assert_eq!(front_line(8, 8).permille, 1000);
}

fn tally(measure: &str, count: Option<(i64, &str)>, amount: Option<i64>) -> RotationTally {
    RotationTally {
        id: RecordId::new(),
        township_id: TownshipId::new(),
        rotation_id: RotationId::new(),
        from_on: "2025-07".parse().unwrap(),
        until_on: None,
        measure: measure.into(),
        count: count.map(|(count, _)| count),
        unit: count.map(|(_, unit)| unit.into()),
        amount,
        remark: None,
    }
}

#[test]
fn tallies_are_summed_by_measure_and_unit() {
    let tallies = [
        tally("调解纠纷", Some((12, "件")), None),
        tally("帮办贷款", Some((3, "笔")), Some(30_000_000)),
        tally("调解纠纷", Some((5, "件")), None),
        tally("帮办贷款", None, Some(20_000_000)),
        tally("走访", Some((2, "户")), None),
        tally("走访", Some((7, "次")), None),
    ];
    let texts: Vec<String> = sums(&tallies).into_iter().map(|sum| sum.text).collect();
    assert_eq!(
        texts,
        [
            "帮办贷款 3 笔 50 万元",
            "调解纠纷 17 件",
            "走访 2 户",
            "走访 7 次",
        ]
    );
}

#[test]
fn a_period_is_printed_from_its_first_to_its_last_day_or_month() {
    let check = |from: &str, last: &str, expect: &str| {
        let period = RotationTally {
            from_on: from.parse().unwrap(),
            until_on: last.parse().ok().map(after),
            ..tally("走访", Some((1, "次")), None)
        };
        assert_eq!(when(&period), expect);
    };
    check("2025-09-08", "", "2025.09.08");
    check("2025-09", "", "2025.09");
    check("2025-07", "2025-09", "2025.07—2025.09");
    check("2025-07-01", "2025-09-30", "2025.07.01—2025.09.30");
    check("2025-12", "2025-12", "2025.12");
}

#[test]
fn a_count_is_a_whole_number() {
    assert_eq!(read_count("1,600"), Some(1600));
    assert_eq!(read_count(" １２ "), Some(12));
    assert_eq!(read_count("12.5"), None);
    assert_eq!(read_count("-1"), None);
}

#[test]
fn a_day_knows_the_end_that_was_planned_by_then() {
    let turn = |from: &str, former: &str| Turn {
        from: day(from),
        former: former.parse().ok(),
    };
    let check = |until: &str, turns: &[Turn], on: &str, expect: &str| {
        let planned = planned_end(days("2025-03-01", until), turns, day(on));
        let planned = planned.map_or_else(String::new, |end| end.to_string());
        assert_eq!(planned, expect, "{on}");
    };
    // Extended in August to 2026-03, ended in November from December on.
    let both = [
        turn("2025-08-20", "2025-09-01"),
        turn("2025-11-20", "2026-03-01"),
    ];
    check("2025-12-01", &both, "2025-08-19", "2025-09-01");
    check("2025-12-01", &both, "2025-08-20", "2026-03-01");
    check("2025-12-01", &both, "2025-11-19", "2026-03-01");
    check("2025-12-01", &both, "2025-11-20", "2025-12-01");
    // An end recorded late is known from its own day on, whatever was decided between.
    let late = [
        turn("2025-08-20", "2025-09-01"),
        turn("2025-06-15", "2026-03-01"),
    ];
    check("2025-06-15", &late, "2025-06-14", "2025-09-01");
    check("2025-06-15", &late, "2025-07-01", "2025-06-15");
    // One without an end, ended early.
    check("2025-06-01", &[turn("2025-05-01", "")], "2025-04-30", "");
    // Corrected since to a later beginning: the end of old says nothing.
    check(
        "2025-06-01",
        &[turn("2025-05-01", "2025-02-01")],
        "2025-04-30",
        "2025-06-01",
    );
    check("", &[], "2025-04-30", "");
}
