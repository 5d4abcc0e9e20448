//! What schemes follow, as tables.

use super::*;
use crate::ids::SchemeId;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn step(id: &str, label: &str, from: Option<&str>, until: Option<&str>) -> Step {
    Step {
        id: StepId::from(id.to_owned()),
        township_id: None,
        scheme_id: SchemeId::from("3+1".to_owned()),
        label: label.into(),
        measure: None,
        due: Due::End,
        due_days: None,
        due_on: None,
        evidence: false,
        position: 1,
        from_on: from.map(date),
        until_on: until.map(date),
    }
}

/// The parts after the changes.
fn applied(present: &[Step], changes: Vec<PartChange<Step>>) -> Vec<Step> {
    let mut parts = present.to_vec();
    for change in changes {
        let mut put = |part: Step| match parts.iter_mut().find(|old| old.id == part.id) {
            Some(old) => *old = part,
            None => parts.push(part),
        };
        match change {
            PartChange::Add(part) | PartChange::Correct(part) | PartChange::End(part) => put(part),
            PartChange::Renew { ended, begun } => {
                put(ended);
                put(begun);
            }
            PartChange::Remove(part) => parts.retain(|old| old.id != part.id),
        }
    }
    parts.sort_by_key(|part| part.position);
    parts
}

fn labels_on(parts: &[Step], on: &str) -> String {
    let holding = parts.iter().filter(|part| holds_on(*part, day(on)));
    holding
        .map(|part| part.label.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_change_from_a_day_leaves_the_days_before_as_they_were() {
    let present = [
        step("a", "帮带目标", None, None).at(1),
        step("b", "重点工作", None, None).at(2),
        step("c", "现场指导", None, None).at(3),
    ];
    let wanted = vec![
        step("a", "帮带目标", None, None),
        step("b", "重点项目", None, None),
        step("new", "成果检验", None, None),
    ];
    let changes = changed_parts(&present, &wanted, Some(date("2025-09-01")));
    let parts = applied(&present, changes);
    assert_eq!(
        labels_on(&parts, "2025-08-31"),
        "帮带目标 重点工作 现场指导"
    );
    assert_eq!(
        labels_on(&parts, "2025-09-01"),
        "帮带目标 重点项目 成果检验"
    );
    let unchanged = parts.iter().find(|part| part.label == "帮带目标").unwrap();
    assert_eq!(unchanged.id.as_str(), "a");
    let other = parts.iter().find(|part| part.label == "重点项目").unwrap();
    assert_ne!(other.id.as_str(), "b");
}

#[test]
fn a_correction_edits_in_place_and_keeps_every_identity() {
    let present = [
        step("a", "帮带目标", None, None).at(1),
        step("b", "重点工作", Some("2025-03"), None).at(2),
    ];
    let wanted = vec![
        step("b", "重点项目", None, None),
        step("a", "帮带目标", None, None),
    ];
    let parts = applied(&present, changed_parts(&present, &wanted, None));
    let ids: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(ids, ["b", "a"]);
    assert_eq!(labels_on(&parts, "2025-09-01"), "重点项目 帮带目标");
    assert_eq!(labels_on(&parts, "2025-02-28"), "帮带目标");
}

#[test]
fn what_becomes_of_one_part() {
    let check = |from: Option<&str>, wanted: Option<&str>, on: Option<&str>, expect: &str| {
        let present = [step("a", "帮带目标", from, Some("2026-01-01"))];
        let wanted: Vec<Step> = wanted
            .iter()
            .map(|label| step("a", label, None, None))
            .collect();
        let changes = changed_parts(&present, &wanted, on.map(date));
        let name = match changes.first() {
            None => "same",
            Some(PartChange::Add(_)) => "add",
            Some(PartChange::Correct(_)) => "correct",
            Some(PartChange::Renew { begun, .. }) => {
                assert_eq!(begun.until_on, Some(date("2026-01-01")));
                "renew"
            }
            Some(PartChange::End(_)) => "end",
            Some(PartChange::Remove(_)) => "remove",
        };
        assert_eq!(name, expect, "{from:?} {on:?}");
    };
    check(None, Some("帮带目标"), Some("2025-09-01"), "same");
    check(None, Some("帮带目标"), None, "same");
    check(None, Some("目标"), None, "correct");
    check(None, Some("目标"), Some("2025-09-01"), "renew");
    check(
        Some("2025-08-31"),
        Some("目标"),
        Some("2025-09-01"),
        "renew",
    );
    check(Some("2025-09"), Some("目标"), Some("2025-09-01"), "correct");
    check(None, None, Some("2025-09-01"), "end");
    check(Some("2025-09-01"), None, Some("2025-09"), "remove");
    check(None, None, None, "remove");
}

#[test]
fn a_fixed_day_is_a_day_of_every_year_or_of_one() {
    let check = |text: &str, expect: Option<&str>| {
        assert_eq!(fixed_day(text).as_deref(), expect, "{text}");
    };
    check("6-30", Some("06-30"));
    check("06.30", Some("06-30"));
    check("6月30日", Some("06-30"));
    check("2025年6月30日", Some("2025-06-30"));
    check("2024-02-29", Some("2024-02-29"));
    check("2-29", None);
    check("2025-06", None);
    check("13-1", None);
    check("25-6-30", None);
    check("", None);
}

#[test]
fn what_is_wrong_with_a_scheme_is_said_beside_each_field() {
    let seat = |label: &str, fill: Fill| SeatEdit {
        id: None,
        label: label.into(),
        task: None,
        fill,
        duty_role: None,
        post_titles: None,
        mentors: None,
    };
    let check = |change: &dyn Fn(&mut SchemeEdit), expect: &[&str]| {
        let mut edit = SchemeEdit {
            id: None,
            name: "老带新".into(),
            checklist: "任务".into(),
            mentees: super::super::Mentees::Anyone,
            everyone: false,
            mentees_per_mentor: None,
            months: None,
            reports: false,
            seats: vec![seat("师傅", Fill::Hand)],
            steps: vec![],
            from_on: None,
        };
        change(&mut edit);
        let problems = problems_of(&edit);
        let fields: Vec<&str> = problems.iter().map(|it| it.field.as_str()).collect();
        assert_eq!(fields, expect);
    };
    check(&|_| {}, &[]);
    check(&|edit| edit.name = " ".into(), &["name"]);
    check(&|edit| edit.months = Some(0), &["months"]);
    check(
        &|edit| edit.seats[0].mentors = Some(21),
        &["seats[0].mentors"],
    );
    check(
        &|edit| edit.seats[0].fill = Fill::Duty,
        &["seats[0].duty_role"],
    );
    check(
        &|edit| edit.seats[0].fill = Fill::VillagePost,
        &["seats[0].post_titles"],
    );
    check(
        &|edit| edit.seats.push(seat(" 师傅", Fill::Hand)),
        &["seats[1].label"],
    );
    let timed = |due: Due| StepEdit {
        id: None,
        label: "谈话".into(),
        measure: None,
        due,
        due_days: None,
        due_on: Some("二月".into()),
        evidence: false,
    };
    check(&|edit| edit.steps.push(timed(Due::End)), &[]);
    check(
        &|edit| edit.steps.push(timed(Due::Days)),
        &["steps[0].due_days"],
    );
    check(
        &|edit| edit.steps.push(timed(Due::On)),
        &["steps[0].due_on"],
    );
}
