//! Tables of years in office, and a comparison with counting days one by one.

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::ids::RecordId;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// `2015-01~2018-03 2018-07~`.
fn spans(text: &str) -> Vec<Span> {
    let span = |text: &str| {
        let (from, until) = text.split_once('~').unwrap();
        Span {
            from_on: from.parse().unwrap(),
            until_on: until.parse().ok(),
        }
    };
    text.split_whitespace().map(span).collect()
}

fn told(posts: &str, basis: Basis, on: &str) -> String {
    served(&runs(&spans(posts)), basis, day(on)).in_words()
}

#[test]
fn whole_months_are_counted_by_the_calendar_and_then_days() {
    let check = |from: &str, until: &str, expect: &str| {
        let length = Length::between(day(from), day(until));
        assert_eq!(length.in_words(), expect, "{from} {until}");
    };
    check("2020-03-01", "2025-03-01", "5年");
    check("2020-03-01", "2025-02-28", "4年11个月27天");
    check("2020-03-15", "2020-04-14", "30天");
    check("2020-03-15", "2020-04-15", "1个月");
    check("2020-02-29", "2025-02-28", "5年");
    check("2020-01-31", "2020-02-29", "1个月");
    check("2025-01-01", "2025-01-01", "不满1天");
    check("2025-01-02", "2025-01-01", "不满1天");
}

#[test]
fn a_gap_of_four_months_breaks_the_run_and_not_the_sum() {
    let posts = "2018-01~2021-03 2021-07~2023-05";
    assert_eq!(told(posts, Basis::Cumulative, "2023-05-01"), "5年");
    assert_eq!(told(posts, Basis::Continuous, "2023-05-01"), "1年10个月");
    let runs = runs(&spans(posts));
    assert!(cumulative(&runs, day("2023-05-01")).reaches(5));
    assert!(!cumulative(&runs, day("2023-04-30")).reaches(5));
    assert!(!continuous(&runs, day("2023-05-01")).reaches(5));
}

#[test]
fn posts_at_the_same_time_are_counted_once() {
    let posts = "2018-01~2021-01 2019-01~2020-01 2020-06~2022-01";
    for basis in [Basis::Cumulative, Basis::Continuous] {
        assert_eq!(told(posts, basis, "2025-01-01"), "4年");
    }
}

#[test]
fn spells_of_two_villages_and_two_terms_are_added_up() {
    let posts = "2016-03-10~2020-12-20 2020-12-20~";
    assert_eq!(told(posts, Basis::Cumulative, "2025-12-10"), "9年9个月");
    assert_eq!(told(posts, Basis::Continuous, "2025-12-10"), "9年9个月");
    let term = |name: &str, from: &str, until: &str| Term {
        id: RecordId::new(),
        township_id: None,
        name: name.into(),
        from_on: from.parse().unwrap(),
        until_on: until.parse().ok(),
    };
    let terms = [
        term("第十届", "2018-01", "2020-12-20"),
        term("第十一届", "2020-12-20", ""),
    ];
    let told: Vec<(Option<&str>, String)> = by_term(&spans(posts), &terms, day("2025-12-10"))
        .into_iter()
        .map(|(term, length)| (term.map(|term| term.name.as_str()), length.in_words()))
        .collect();
    assert_eq!(
        told,
        [
            (Some("第十届"), "2年11个月19天".to_owned()),
            (Some("第十一届"), "4年11个月20天".to_owned()),
            (None, "1年9个月22天".to_owned()),
        ]
    );
}

#[test]
fn an_end_and_a_beginning_in_one_month_are_no_gap_where_a_day_is_not_known() {
    let months = |posts: &str| runs(&spans(posts)).len();
    assert_eq!(months("2018-01~2021-03 2021-03-15~"), 1);
    assert_eq!(months("2018-01~2021-03-10 2021-03-15~"), 2);
    assert_eq!(months("2018-01~2021-03-15 2021-03-15~"), 1);
    assert_eq!(months("2018-01~2021-03 2021-04~"), 2);
}

#[test]
fn days_that_remain_of_several_spells_make_a_month_by_thirty() {
    let posts = "2020-01-01~2020-02-21 2021-01-01~2021-01-16";
    assert_eq!(told(posts, Basis::Cumulative, "2022-01-01"), "2个月5天");
}

#[test]
fn the_day_five_years_are_full_is_told_before_and_after_it() {
    let check = |posts: &str, basis, on: &str, expect: Option<&str>| {
        let found = reaches_on(&runs(&spans(posts)), basis, 5, day(on));
        assert_eq!(found, expect.map(day), "{posts} {on}");
    };
    let both = "2018-01~2021-03 2021-07~";
    check(both, Basis::Cumulative, "2022-01-01", Some("2023-05-01"));
    check(both, Basis::Cumulative, "2025-01-01", Some("2023-05-01"));
    check(both, Basis::Continuous, "2022-01-01", Some("2026-07-01"));
    check(both, Basis::Continuous, "2020-01-01", None);
    check("2018-01~2021-03", Basis::Cumulative, "2022-01-01", None);
    check(
        "2020-06-15~",
        Basis::Cumulative,
        "2022-01-01",
        Some("2025-06-15"),
    );
    check(
        "2021-03-15~",
        Basis::Cumulative,
        "2022-01-01",
        Some("2026-03-15"),
    );
    check(
        "2016-01~2021-01",
        Basis::Continuous,
        "2025-01-01",
        Some("2021-01-01"),
    );
    check("", Basis::Cumulative, "2025-01-01", None);
}

fn any_spans() -> impl Strategy<Value = Vec<Span>> {
    let span = (0u64..5000, 1u64..2500, any::<bool>());
    prop::collection::vec(span, 1..6).prop_map(|drawn| {
        let start = day("2008-01-01");
        drawn
            .into_iter()
            .map(|(from, days, open)| Span {
                from_on: (start + Days::new(from)).into(),
                until_on: (!open).then(|| (start + Days::new(from + days)).into()),
            })
            .collect()
    })
}

/// Days before `day` on which any of the posts is held, counted one by one.
fn held(spans: &[Span], day: Day) -> i64 {
    let mut count = 0;
    let mut at = self::day("2008-01-01");
    while at < day {
        count += i64::from(spans.iter().any(|span| span.holds_on(at)));
        at = at + Days::new(1);
    }
    count
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn runs_hold_exactly_the_days_on_which_a_post_is_held(spans in any_spans(), on in 0u64..9000) {
        let day = day("2008-01-01") + Days::new(on);
        let runs = runs(&spans);
        let days: i64 = runs
            .iter()
            .map(|run| (run.until.map_or(day, |until| until.min(day)) - run.from).num_days().max(0))
            .sum();
        prop_assert_eq!(days, held(&spans, day));
        let mut pairs = runs.windows(2);
        prop_assert!(pairs.all(|pair| pair[0].until.unwrap() < pair[1].from));
    }

    #[test]
    fn months_and_days_stay_near_the_days_counted_one_by_one(spans in any_spans(), on in 0u64..9000) {
        let day = day("2008-01-01") + Days::new(on);
        let runs = runs(&spans);
        let length = cumulative(&runs, day);
        let thousandths = length.months * 30_437 + length.days * 1000;
        let apart = (held(&spans, day) * 1000 - thousandths).abs();
        prop_assert!(apart <= 4000 * i64::try_from(runs.len()).unwrap(), "{length:?} {apart}");
    }

    #[test]
    fn time_in_office_never_shrinks_and_the_day_it_reaches_is_the_first(spans in any_spans()) {
        let runs = runs(&spans);
        let reached = reaches_on(&runs, Basis::Cumulative, 5, day("2026-01-01"));
        let mut before = Length::default();
        let mut at = day("2008-01-01");
        let mut first = None;
        while at < day("2040-01-01") && first.is_none() {
            let length = cumulative(&runs, at);
            prop_assert!(length >= before);
            before = length;
            first = length.reaches(5).then_some(at);
            at = at + Days::new(1);
        }
        prop_assert_eq!(reached, first);
    }

    #[test]
    fn terms_share_out_the_days_and_nothing_is_lost(spans in any_spans(), cut in 0u64..7000) {
        let cut: PartialDate = (day("2008-01-01") + Days::new(cut)).into();
        let term = |name: &str, from: &str, until| Term {
            id: RecordId::new(),
            township_id: None,
            name: name.into(),
            from_on: from.parse().unwrap(),
            until_on: until,
        };
        let mut second = term("二", "2008-01", None);
        second.from_on = cut;
        let mut terms = vec![second];
        if cut.first_day() > day("2008-06-01") {
            terms.insert(0, term("一", "2008-06", Some(cut)));
        }
        let on = day("2030-01-01");
        let parts = by_term(&spans, &terms, on);
        let months: i64 = parts.iter().map(|(_, length)| length.months * 30_437 + length.days * 1000).sum();
        let whole = held(&spans, on) * 1000;
        let pieces = i64::try_from(runs(&spans).len() + terms.len() + 1).unwrap();
        prop_assert!((whole - months).abs() <= 5000 * pieces);
    }
}
