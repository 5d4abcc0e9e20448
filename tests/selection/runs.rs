//! The dated steps on the way to the pool.

use qinglan_core::reserves::Leave;
use qinglan_core::selection::{
    CheckResult, ConditionKind, RunEnd, RunEntry, RunFilter, RunState, Stage, WhichRuns,
};

use super::{day, said, Office, TODAY};

#[test]
fn steps_are_dated_per_person_none_is_forced_and_odd_orders_are_said() {
    let mut office = Office::new();
    let [a, b] = ["申海涛", "申玉梅"].map(|name| office.named(name));
    office.step(&[&a, &b], Stage::Recommended, "2025-06-01");
    office.step(&[&a], Stage::Publicity, "2025-08-01");
    office.step(&[&a], Stage::Review, "2025-09-01");
    let list = |on: &str| {
        let filter = RunFilter {
            as_of: Some(day(on)),
            ..RunFilter::default()
        };
        office.registry.selection_runs(&filter, day(TODAY)).unwrap()
    };
    assert_eq!(list("2025-05-31").open, 0);
    let people = |on: &str| {
        let stages = list(on).stages.into_iter();
        let taken = stages.filter(|count| count.people > 0);
        taken
            .map(|count| (count.label, count.people))
            .collect::<Vec<_>>()
    };
    assert_eq!(people("2025-07-31"), [("推荐".to_owned(), 2)]);
    assert_eq!(
        people("2025-08-01"),
        [("推荐".to_owned(), 1), ("公示".to_owned(), 1)]
    );
    let rows = list(TODAY).rows;
    assert_eq!(rows[0].name, "申海涛");
    assert_eq!(rows[0].stage_said, "公示 2025.08.01");
    assert_eq!(rows[0].doubts, ["公示在联审之前"]);
}

#[test]
fn steps_belong_to_one_run_so_that_who_enters_again_has_its_own() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.step(&[&person], Stage::Recommended, "2023-06-01");
    let first = office.enter(&person, "2023-09-01").unwrap();
    office.step(&[&person], Stage::Publicity, "2023-08-01");
    let leave = Leave {
        ids: vec![first],
        left_on: "2024-09-01".into(),
        reason: "长期外出".into(),
        destination: Some("外出务工".into()),
    };
    office.registry.leave_pool(&leave, day(TODAY)).unwrap();
    office.step(&[&person], Stage::Recommended, "2025-06-01");
    let all = RunFilter {
        which: WhichRuns::All,
        ..RunFilter::default()
    };
    let runs = office.registry.selection_runs(&all, day(TODAY)).unwrap();
    assert_eq!((runs.open, runs.entered), (1, 1));
    let open: Vec<_> = runs
        .rows
        .iter()
        .filter(|row| row.state == RunState::Open)
        .collect();
    let ids = vec![open[0].run.id.clone()];
    office.undo_and_redo(|office| {
        let entry = RunEntry {
            ids,
            entered_on: "2025-09-01".into(),
            document: Some("青禾党发〔2025〕9号".into()),
            override_reason: None,
        };
        office.registry.enter_runs(&entry, day(TODAY)).unwrap();
    });
    let selection = office.registry.selection_of(&person, day(TODAY)).unwrap();
    let told: Vec<Vec<String>> = selection
        .runs
        .iter()
        .map(|run| {
            let steps = run.steps.iter();
            let taken = steps.filter_map(|step| Some(format!("{} {}", step.label, step.on_day?)));
            taken.collect()
        })
        .collect();
    assert_eq!(
        told,
        [
            vec!["推荐 2025-06-01", "入库 2025-09-01"],
            vec!["推荐 2023-06-01", "公示 2023-08-01", "入库 2023-09-01"],
        ]
    );
    // Both spells are kept, with why and where to.
    let spells = office.registry.person(&person, day(TODAY)).unwrap().spells;
    assert_eq!(spells.len(), 2);
    assert_eq!(spells[0].left_on, None);
    assert_eq!(spells[1].left_reason.as_deref(), Some("长期外出"));
    assert_eq!(spells[1].destination.as_deref(), Some("外出务工"));
    assert_eq!(office.in_pool("2024-08-31"), ["申海涛"]);
    assert_eq!(office.in_pool("2024-09-01"), [""; 0]);
    assert_eq!(office.in_pool("2025-09-01"), ["申海涛"]);
}

#[test]
fn many_enter_at_once_or_nobody_and_who_is_kept_out_is_named() {
    let mut office = Office::new();
    let people = ["申海涛", "申玉梅", "申国强"].map(|name| office.named(name));
    office.step(&people.each_ref(), Stage::Decision, "2025-11-01");
    office.check(
        &people[1],
        ConditionKind::Negative,
        CheckResult::Hit,
        "2025-10-20",
    );
    let runs = office
        .registry
        .selection_runs(&RunFilter::default(), day(TODAY))
        .unwrap();
    let entry = |reason: Option<&str>| RunEntry {
        ids: runs.rows.iter().map(|row| row.run.id.clone()).collect(),
        entered_on: "2025-11-20".into(),
        document: None,
        override_reason: reason.map(str::to_owned),
    };
    let refused = said(office.registry.enter_runs(&entry(None), day(TODAY)));
    assert!(refused.starts_with("申玉梅暂不能入库：触碰"), "{refused}");
    assert_eq!(office.in_pool(TODAY), [""; 0]);
    office
        .registry
        .enter_runs(&entry(Some("已整改，县委组织部同意")), day(TODAY))
        .unwrap();
    assert_eq!(office.in_pool(TODAY).len(), 3);
    let overrides = people.each_ref().map(|id| {
        let selection = office.registry.selection_of(id, day(TODAY)).unwrap();
        selection.overrides.len()
    });
    assert_eq!(overrides, [0, 1, 0], "only who needed a reason has one");
}

#[test]
fn a_way_that_came_to_nothing_says_why_and_another_one_may_begin() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.step(&[&person], Stage::Township, "2025-06-01");
    let runs = |office: &Office| {
        let all = RunFilter {
            which: WhichRuns::All,
            ..RunFilter::default()
        };
        office.registry.selection_runs(&all, day(TODAY)).unwrap()
    };
    let end = |on: &str, reason: &str| RunEnd {
        ids: vec![runs(&office).rows[0].run.id.clone()],
        on: on.into(),
        reason: reason.into(),
    };
    let (no_reason, early) = (end("2025-07-01", ""), end("2025-05-01", "初审未通过"));
    let good = end("2025-07-01", "初审未通过");
    assert_eq!(
        said(office.registry.end_selection_runs(&no_reason)),
        "请填写没有通过的原因"
    );
    assert!(said(office.registry.end_selection_runs(&early)).contains("2025年6月1日还有步骤"));
    office.registry.end_selection_runs(&good).unwrap();
    let again = office.registry.end_selection_runs(&good).unwrap_err();
    assert_eq!(again.code(), "selection.run_over");
    office.step(&[&person], Stage::Recommended, "2025-10-01");
    let list = runs(&office);
    assert_eq!((list.open, list.ended), (1, 1));
}
