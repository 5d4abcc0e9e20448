//! What plans follow, as tables.

use super::*;
use crate::ids::{PersonId, PlanId, PlanStepId, PlanTemplateId, RecordId, TownshipId};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn plan(from: &str, until: &str) -> Plan {
    Plan {
        id: PlanId::new(),
        township_id: TownshipId::new(),
        person_id: PersonId::new(),
        from_on: day(from),
        until_on: day(until),
        goals: None,
        target_post: None,
        readiness: None,
        template: None,
        document: None,
    }
}

fn aim(measure: PlanMeasure, amount: Option<i64>, of: Option<&str>) -> PlanAim {
    let of = of.map(str::to_owned);
    PlanAim {
        measure,
        amount,
        course_id: of
            .clone()
            .filter(|_| measure == PlanMeasure::Course)
            .map(Into::into),
        type_id: of
            .filter(|_| measure != PlanMeasure::Course)
            .map(Into::into),
    }
}

fn step(aim: PlanAim) -> PlanStep {
    PlanStep {
        id: PlanStepId::new(),
        township_id: TownshipId::new(),
        plan_id: PlanId::new(),
        label: "培养步骤".into(),
        aim,
        due_on: day("2025-12-31"),
        done_on: None,
        note: None,
        position: 1,
    }
}

fn lesson(on: &str, hours: i64, courses: &[&str]) -> Lesson {
    Lesson {
        kind: PlanCountedKind::Session,
        id: on.into(),
        on_day: on.parse().unwrap(),
        what: "党校秋季班".into(),
        hours,
        courses: courses.iter().map(|it| (*it).to_owned().into()).collect(),
    }
}

fn placed(kind: &str, from: &str, until: &str) -> Placed {
    Placed {
        id: from.into(),
        type_id: kind.to_owned().into(),
        what: "跟岗历练".into(),
        from_on: from.parse().unwrap(),
        until_on: until.parse().ok(),
    }
}

fn contact(on: &str) -> PlanCounted {
    PlanCounted {
        kind: PlanCountedKind::Visit,
        scheme_id: None,
        id: on.into(),
        on_day: on.parse().unwrap(),
        what: "赵景明 谈心谈话".into(),
        amount: String::new(),
    }
}

/// How far a step of a plan for 2025 is: in words and when it was done.
fn far(step: &PlanStep, happened: &Happened, on: &str) -> (String, String) {
    let progress = progress(&plan("2025-01-01", "2026-01-01"), step, happened, day(on));
    let met = progress.met_on.map(|on| on.to_string());
    (said(step.aim.measure, &progress), met.unwrap_or_default())
}

#[test]
fn a_plan_is_under_way_in_its_period_while_its_reserve_is_in_the_pool() {
    let plan = plan("2025-03-01", "2026-03-01");
    let check = |on, in_pool, expect| assert_eq!(plan_state(&plan, in_pool, day(on)), expect);
    check("2025-02-28", true, PlanState::Planned);
    check("2025-03-01", true, PlanState::Active);
    check("2026-02-28", true, PlanState::Active);
    check("2026-02-28", false, PlanState::Ended);
    check("2026-03-01", true, PlanState::Ended);
}

#[test]
fn plans_that_follow_each_other_share_no_day() {
    let days = |from, until| (day(from), day(until));
    let year = days("2025-01-01", "2026-01-01");
    assert!(overlap(year, days("2025-12-31", "2026-02-01")));
    assert!(!overlap(year, days("2026-01-01", "2027-01-01")));
    assert!(!overlap(year, days("2024-01-01", "2025-01-01")));
}

#[test]
fn a_templates_step_is_due_after_its_months_or_on_its_day_but_never_after_the_plan() {
    let check = |months: Option<i64>, on: Option<&str>, from: &str, until: &str, expect: &str| {
        let step = PlanTemplateStep {
            id: RecordId::new(),
            township_id: None,
            template_id: PlanTemplateId::new(),
            label: "年终研判".into(),
            aim: aim(PlanMeasure::ByHand, None, None),
            due_months: months,
            due_on: on.map(str::to_owned),
            position: 1,
        };
        assert_eq!(due_day(&step, day(from), day(until)), day(expect));
    };
    check(Some(3), None, "2025-01-31", "2026-01-31", "2025-04-30");
    check(Some(12), None, "2025-01-01", "2026-01-01", "2025-12-31");
    check(Some(24), None, "2025-01-01", "2025-07-01", "2025-06-30");
    check(
        None,
        Some("12-20"),
        "2025-03-01",
        "2026-03-01",
        "2025-12-20",
    );
    check(
        None,
        Some("02-10"),
        "2025-03-01",
        "2026-03-01",
        "2026-02-10",
    );
    check(
        None,
        Some("12-20"),
        "2025-03-01",
        "2025-09-01",
        "2025-08-31",
    );
}

#[test]
fn the_goals_of_a_template_name_each_ones_own_post() {
    let goals = "以{培养方向}为方向，熟悉{培养方向}职责";
    assert_eq!(
        own_goals(goals, Some("村文书")),
        "以村文书为方向，熟悉村文书职责"
    );
    assert_eq!(own_goals("胜任{培养方向}", None), "胜任拟任岗位");
}

#[test]
fn hours_add_up_inside_the_plan_and_are_enough_on_a_day() {
    let happened = Happened {
        lessons: vec![
            lesson("2025-09-20", 85, &[]),
            lesson("2024-12-31", 400, &[]),
            lesson("2025-03-10", 80, &[]),
            lesson("2025-11", 80, &[]),
            lesson("2026-01-01", 400, &[]),
        ],
        ..Happened::default()
    };
    let hours = step(aim(PlanMeasure::Hours, Some(24), None));
    let check = |on, progress: &str, met: &str| {
        assert_eq!(far(&hours, &happened, on), (progress.into(), met.into()));
    };
    check("2025-03-09", "0/24 学时", "");
    check("2025-03-10", "8/24 学时", "");
    check("2025-10-31", "16.5/24 学时", "");
    check("2025-11-01", "24/24 学时", "2025-11");
    let twice = step(aim(PlanMeasure::Sessions, Some(2), None));
    assert_eq!(
        far(&twice, &happened, "2025-09-30"),
        ("2/2 次".into(), "2025-09-20".into())
    );
}

#[test]
fn a_named_course_is_done_by_the_first_lesson_that_teaches_it() {
    let happened = Happened {
        lessons: vec![
            lesson("2025-03-10", 80, &["党务"]),
            lesson("2025-09-20", 80, &["党务", "财务"]),
        ],
        ..Happened::default()
    };
    let course = step(aim(PlanMeasure::Course, None, Some("财务")));
    assert_eq!(
        far(&course, &happened, "2025-09-19"),
        ("未完成".into(), String::new())
    );
    assert_eq!(
        far(&course, &happened, "2025-09-20"),
        ("已完成".into(), "2025-09-20".into())
    );
}

#[test]
fn a_rotation_counts_by_its_days_inside_the_plan() {
    let happened = Happened {
        placements: vec![
            placed("shadowing", "2024-11-01", "2025-03-16"),
            placed("trial", "2025-06-01", ""),
        ],
        ..Happened::default()
    };
    let check = |measure, amount, kind: Option<&str>, on, progress: &str, met: &str| {
        let found = far(&step(aim(measure, amount, kind)), &happened, on);
        assert_eq!(found, (progress.into(), met.into()), "{on}");
    };
    let (once, months) = (PlanMeasure::Placement, PlanMeasure::Months);
    check(once, None, None, "2025-01-01", "已完成", "2025-01-01");
    check(once, None, Some("trial"), "2025-05-31", "未完成", "");
    check(
        once,
        None,
        Some("trial"),
        "2025-06-01",
        "已完成",
        "2025-06-01",
    );
    check(once, None, Some("exchange"), "2025-12-31", "未完成", "");
    check(months, Some(3), None, "2025-05-01", "2/3 个月", "");
    check(months, Some(3), None, "2025-08-30", "2/3 个月", "");
    check(
        months,
        Some(3),
        None,
        "2025-08-31",
        "3/3 个月",
        "2025-08-31",
    );
    check(
        months,
        Some(2),
        Some("shadowing"),
        "2025-05-01",
        "2/2 个月",
        "2025-02-28",
    );
    check(months, Some(8), Some("trial"), "2026-06-01", "7/8 个月", "");
}

#[test]
fn mentoring_counts_what_was_done_and_a_step_by_hand_its_day() {
    let happened = Happened {
        items: vec![contact("2025-09-05"), contact("2026-02-01")],
        visits: vec![
            contact("2025-03"),
            contact("2024-12"),
            contact("2025-10-08"),
        ],
        ..Happened::default()
    };
    let check = |step: &PlanStep, on, progress: &str, met: &str| {
        assert_eq!(far(step, &happened, on), (progress.into(), met.into()));
    };
    check(
        &step(aim(PlanMeasure::Items, Some(2), None)),
        "2026-06-01",
        "1/2 项",
        "",
    );
    let visits = step(aim(PlanMeasure::Visits, Some(2), None));
    check(&visits, "2025-10-07", "1/2 次", "");
    check(&visits, "2025-10-08", "2/2 次", "2025-10-08");
    let by_hand = |on: Option<&str>| PlanStep {
        done_on: on.map(day),
        ..step(aim(PlanMeasure::ByHand, None, None))
    };
    check(&by_hand(None), "2025-10-08", "未完成", "");
    check(&by_hand(Some("2025-06-01")), "2025-05-31", "未完成", "");
    check(
        &by_hand(Some("2025-06-01")),
        "2025-06-01",
        "已完成",
        "2025-06-01",
    );
    check(&by_hand(Some("2024-06-01")), "2025-06-01", "未完成", "");
}

#[test]
fn a_step_is_late_from_the_day_after_its_last_and_missed_once_the_plan_is_over() {
    use PlanState::{Active, Ended};
    let check = |met, state, on, expect| {
        assert_eq!(step_state(met, day("2025-06-30"), state, day(on)), expect);
    };
    check(false, Active, "2025-06-30", (PlanStepState::Due, 0));
    check(false, Active, "2025-07-03", (PlanStepState::Overdue, -3));
    check(true, Active, "2025-07-03", (PlanStepState::Done, -3));
    check(false, Ended, "2026-07-03", (PlanStepState::Missed, -368));
    check(true, Ended, "2026-07-03", (PlanStepState::Done, -368));
}

#[test]
fn what_a_step_asks_for_is_said_in_words() {
    let check = |measure, amount, name, expect: &str| {
        assert_eq!(asks(&aim(measure, amount, None), name), expect);
    };
    check(PlanMeasure::Hours, Some(24), None, "培训 24 学时");
    check(
        PlanMeasure::Course,
        None,
        Some("村级财务"),
        "参加“村级财务”课程",
    );
    check(
        PlanMeasure::Placement,
        None,
        Some("跟岗历练"),
        "跟岗历练一次",
    );
    check(PlanMeasure::Placement, None, None, "岗位锻炼一次");
    check(PlanMeasure::Months, Some(3), Some("试岗"), "试岗满 3 个月");
    check(PlanMeasure::Items, Some(5), None, "帮带任务 5 项");
}
