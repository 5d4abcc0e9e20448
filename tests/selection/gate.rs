//! What keeps somebody out of the pool, and the written reason that lets them in.

use std::collections::BTreeMap;

use qinglan_core::people::Field;
use qinglan_core::reserves::{Move, ReserveFilter};
use qinglan_core::selection::{
    CheckResult, ConditionKind, ExemptionEdit, OverrideEdit, RunFilter, Stage, StandingFilter,
    WhichStandings,
};

use super::{day, said, Office, TODAY};

#[test]
fn the_pool_of_110_is_told_by_four_primary_sources_that_sum_to_110() {
    let mut office = Office::new();
    let sources = [
        ("致富能手", 41),
        ("外出务工经商返乡人员", 33),
        ("高校毕业生", 22),
        ("退役军人", 14),
    ];
    for (source, people) in sources {
        for number in 0..people {
            // Some are of a second source too, which counts for nothing here.
            let of = match number % 5 {
                0 => format!("{source}、其他"),
                _ => source.to_owned(),
            };
            let name = format!("{}{number}", &source[..3]);
            let person = office.person(&[(Field::Name, &name), (Field::Sources, &of)]);
            office.enter(&person, "2025-03-01").unwrap();
        }
    }
    let all = ReserveFilter::default();
    let list = office.registry.reserves(&all, day(TODAY)).unwrap();
    let mut by_primary: BTreeMap<String, usize> = BTreeMap::new();
    for row in &list.rows {
        *by_primary.entry(row.sources[0].clone()).or_default() += 1;
    }
    assert_eq!(list.in_pool, 110);
    assert_eq!(by_primary.values().sum::<usize>(), 110);
    assert_eq!(by_primary.len(), 4);
    for (source, people) in sources {
        assert_eq!(by_primary[source], people, "{source}");
    }
}

#[test]
fn one_negative_hit_keeps_a_person_out_without_an_override() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.check(
        &person,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-10-20",
    );
    // An earlier day of entry is no way round.
    for on in ["2025-11-26", "2024-01-01"] {
        let refused = office.enter(&person, on).unwrap_err();
        assert_eq!(refused.code(), "reserve.entry_blocked");
        let said = refused.to_string();
        assert!(
            said.contains("申海涛暂不能入库：触碰“受过刑事处罚"),
            "{said}"
        );
        assert!(said.contains("2025年10月20日，镇纪委核查"), "{said}");
    }
    for (blank, code) in [("　 ", "reserve.entry_blocked"), ("无。", "input.invalid")] {
        let blank = office.with_reason("2025-11-26", blank);
        let refused = office
            .registry
            .enter_pool(&person, &blank, day(TODAY))
            .unwrap_err();
        assert_eq!(refused.code(), code);
    }
    assert_eq!(office.in_pool(TODAY), [""; 0]);

    let entry = office.with_reason("2025-11-26", "处罚已满十五年，镇党委会议研究同意");
    office
        .registry
        .enter_pool(&person, &entry, day(TODAY))
        .unwrap();
    assert_eq!(office.in_pool(TODAY), ["申海涛"]);
    let selection = office.registry.selection_of(&person, day(TODAY)).unwrap();
    let kept = &selection.overrides[0].record;
    assert_eq!(kept.reason, "处罚已满十五年，镇党委会议研究同意");
    assert!(kept.blockers.starts_with("触碰“受过刑事处罚"));
    let history = office.registry.person(&person, day(TODAY)).unwrap().history;
    assert_eq!(history[0].label, "入库");
    office.registry.undo(None).unwrap();
    assert_eq!(office.in_pool(TODAY), [""; 0]);
    assert!(office
        .registry
        .selection_of(&person, day(TODAY))
        .unwrap()
        .overrides
        .is_empty());
}

#[test]
fn a_later_check_that_finds_nothing_lets_somebody_in() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.check(
        &person,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-10-20",
    );
    office.check(
        &person,
        ConditionKind::Negative,
        CheckResult::Met,
        "2025-11-20",
    );
    office.enter(&person, "2025-11-26").unwrap();
    let selection = office.registry.selection_of(&person, day(TODAY)).unwrap();
    assert!(selection.overrides.is_empty());
}

#[test]
fn what_is_not_met_or_not_checked_is_said_and_keeps_nobody_out() {
    let mut office = Office::new();
    let fields = [
        (Field::Name, "申海涛"),
        (Field::Birth, "1975-03"),
        (Field::Education, "初中"),
    ];
    let person = office.person(&fields);
    office.check(
        &person,
        ConditionKind::Positive,
        CheckResult::Unmet,
        "2025-10-20",
    );
    let gates = office
        .registry
        .gates(std::slice::from_ref(&person), day(TODAY))
        .unwrap();
    assert!(gates[0].blockers.is_empty());
    assert_eq!(
        gates[0].warnings,
        [
            "不符合“政治上靠得住，拥护党的领导，听招呼、守规矩”",
            "50 岁，不符合“年龄一般在 45 岁以下”",
            "初中，不符合“一般有高中（中专）以上学历”",
            "还有 4 项正面条件没有核查",
            "还有 10 项负面条件没有核查",
        ]
    );
    for kind in [ConditionKind::Age, ConditionKind::Positive] {
        let exemption = ExemptionEdit {
            person_id: person.clone(),
            condition_id: office.condition(kind),
            on_day: "2025-11-01".into(),
            reason: "致富带头人，群众推荐".into(),
            document: None,
        };
        office
            .registry
            .set_exemption(&exemption, day(TODAY))
            .unwrap();
    }
    let gates = office
        .registry
        .gates(std::slice::from_ref(&person), day(TODAY))
        .unwrap();
    assert_eq!(
        gates[0].warnings[0],
        "初中，不符合“一般有高中（中专）以上学历”"
    );
    office.enter(&person, "2025-11-26").unwrap();
}

#[test]
fn moving_to_another_village_asks_the_gate_too_and_takes_the_reason_along() {
    let mut office = Office::new();
    let [clean, known] = ["申海涛", "申玉梅"].map(|name| office.named(name));
    let clean_spell = office.enter(&clean, "2025-01-01").unwrap();
    office.check(
        &clean,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-06-01",
    );
    let to = office.village("柳树沟村");
    let refused =
        office
            .registry
            .move_reserve(&Move::new(clean_spell, to.clone(), day("2025-11-01")));
    assert_eq!(refused.unwrap_err().code(), "reserve.entry_blocked");

    office.check(
        &known,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-06-01",
    );
    let entry = office.with_reason("2025-07-01", "已整改");
    let spell = office
        .registry
        .enter_pool(&known, &entry, day(TODAY))
        .unwrap()
        .value;
    office
        .registry
        .move_reserve(&Move::new(spell, to, day("2025-11-01")))
        .unwrap();
    let selection = office.registry.selection_of(&known, day(TODAY)).unwrap();
    let reasons: Vec<_> = selection
        .overrides
        .iter()
        .map(|it| (it.village.as_str(), it.record.reason.as_str()))
        .collect();
    assert_eq!(reasons, [("柳树沟村", "已整改"), ("申家营村", "已整改")]);
}

#[test]
fn who_is_in_the_pool_with_a_hit_and_no_reason_is_listed_until_there_is_one() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    let spell = office.enter(&person, "2025-01-01").unwrap();
    let blocked = |office: &Office| {
        let filter = StandingFilter {
            which: WhichStandings::InPoolBlocked,
            ..StandingFilter::default()
        };
        let list = office.registry.standings(&filter, day(TODAY)).unwrap();
        assert_eq!(list.in_pool_blocked, list.rows.len());
        list.rows
            .into_iter()
            .map(|row| row.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(blocked(&office), [""; 0]);
    let edit = |reason: &str, on: &str| OverrideEdit {
        reserve_id: spell.clone(),
        on_day: on.into(),
        reason: reason.into(),
        document: None,
    };
    let nothing = office
        .registry
        .set_override(&edit("没有事", "2025-11-01"), day(TODAY));
    assert_eq!(nothing.unwrap_err().code(), "override.nothing");

    office.check(
        &person,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-06-01",
    );
    assert_eq!(blocked(&office), ["申海涛"]);
    let empty = office
        .registry
        .set_override(&edit(" ", "2025-11-01"), day(TODAY));
    assert_eq!(said(empty), "请填写书面理由（1 至 500 个字）");
    let early = office
        .registry
        .set_override(&edit("已整改", "2024-11-01"), day(TODAY));
    assert!(said(early).contains("自2025年1月1日起入库"));
    office.undo_and_redo(|office| {
        let edit = edit("已整改", "2025-11-01");
        office.registry.set_override(&edit, day(TODAY)).unwrap();
    });
    assert_eq!(blocked(&office), [""; 0]);
}

#[test]
fn who_is_kept_out_is_told_as_it_was_known_on_the_day() {
    let mut office = Office::new();
    let [inside, outside] = ["申海涛", "申玉梅"].map(|name| office.named(name));
    let spell = office.enter(&inside, "2025-01-01").unwrap();
    office.step(&[&outside], Stage::Recommended, "2025-02-01");
    for person in [&inside, &outside] {
        let found = (ConditionKind::Negative, CheckResult::Hit);
        office.check(person, found.0, found.1, "2025-06-01");
    }
    let reason = OverrideEdit {
        reserve_id: spell,
        on_day: "2025-09-01".into(),
        reason: "已整改".into(),
        document: None,
    };
    office.registry.set_override(&reason, day(TODAY)).unwrap();
    let blocked = |office: &Office, on: &str| {
        let filter = StandingFilter {
            as_of: Some(day(on)),
            which: WhichStandings::All,
            ..StandingFilter::default()
        };
        let list = office.registry.standings(&filter, day(TODAY)).unwrap();
        let names = list.rows.into_iter();
        let names = names.filter(|row| !row.blockers.is_empty());
        (
            names.map(|row| row.name).collect::<Vec<_>>(),
            list.in_pool_blocked,
        )
    };
    assert_eq!(blocked(&office, "2025-05-31"), (vec![], 0));
    let both = || vec!["申玉梅".to_owned(), "申海涛".to_owned()];
    assert_eq!(blocked(&office, "2025-06-01"), (both(), 1));
    assert_eq!(blocked(&office, "2025-08-31"), (both(), 1));
    assert_eq!(blocked(&office, "2025-09-01"), (both(), 0));
    let ways = |office: &Office, on: &str| {
        let filter = RunFilter {
            as_of: Some(day(on)),
            ..RunFilter::default()
        };
        let list = office.registry.selection_runs(&filter, day(TODAY)).unwrap();
        list.rows[0].blockers.len()
    };
    assert_eq!(ways(&office, "2025-05-31"), 0);
    assert_eq!(ways(&office, "2025-06-01"), 1);
    // Who came in later was on the way before.
    let entry = office.with_reason("2025-10-01", "已整改");
    office
        .registry
        .enter_pool(&outside, &entry, day(TODAY))
        .unwrap();
    assert_eq!(blocked(&office, "2025-08-31"), (both(), 1));
    // At the gate everything counts that is known: an earlier day is no way round it.
    let third = office.named("申国强");
    office.check(
        &third,
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-06-01",
    );
    assert!(office.enter(&third, "2025-05-01").is_err());
}
