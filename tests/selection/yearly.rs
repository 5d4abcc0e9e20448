//! 年度滚动更新 of a village.

use qinglan_core::people::Field;
use qinglan_core::selection::{Decision, DecisionEdit, YearlyUpdateEdit};

use super::{day, said, Office, TODAY};

#[test]
fn a_village_is_gone_through_once_a_year_in_one_action() {
    let mut office = Office::new();
    let people = ["申海涛", "申玉梅", "申国强"].map(|name| {
        let person = office.person(&[(Field::Name, name), (Field::Readiness, "长期储备")]);
        let spell = office.enter(&person, "2025-01-01").unwrap();
        (person, spell)
    });
    let decision = |at: usize, decision| DecisionEdit {
        reserve_id: people[at].1.clone(),
        decision,
        reason: None,
        destination: None,
        readiness: None,
        remark: None,
    };
    let leave = DecisionEdit {
        reason: Some("长期外出".into()),
        destination: Some("外出务工".into()),
        ..decision(1, Decision::Leave)
    };
    let readiness = DecisionEdit {
        readiness: Some("近期可用".into()),
        ..decision(2, Decision::Readiness)
    };
    let update = |decisions: Vec<DecisionEdit>| YearlyUpdateEdit {
        village_id: office.village("申家营村"),
        year: 2025,
        on_day: "2025-11-20".into(),
        document: None,
        decisions,
    };
    let missing = update(vec![decision(0, Decision::Stay)]);
    let no_reason = update(vec![decision(1, Decision::Leave)]);
    let good = update(vec![decision(0, Decision::Stay), leave, readiness]);
    let refused = said(office.registry.set_yearly_update(&missing, day(TODAY)));
    assert_eq!(refused, "还有 2 人没有确认：申玉梅、申国强");
    let refused = said(office.registry.set_yearly_update(&no_reason, day(TODAY)));
    assert_eq!(refused, "请选择退出原因");
    assert_eq!(
        office
            .registry
            .yearly_updates(2025, day(TODAY))
            .unwrap()
            .waiting,
        1
    );
    office.undo_and_redo(|office| {
        office
            .registry
            .set_yearly_update(&good, day(TODAY))
            .unwrap();
    });
    let again = office.registry.set_yearly_update(&good, day(TODAY));
    assert_eq!(again.unwrap_err().code(), "yearly_update.done");
    assert_eq!(office.in_pool("2025-11-19").len(), 3);
    assert_eq!(office.in_pool("2025-11-20"), ["申海涛", "申国强"]);
    let updates = office.registry.yearly_updates(2025, day(TODAY)).unwrap();
    let village = &updates.villages[0];
    assert_eq!((village.stay, village.leave, village.readiness), (1, 1, 1));
    assert_eq!((updates.done, updates.waiting), (1, 0));
    let sheet = office
        .registry
        .yearly_sheet(&village.village_id, 2025, day(TODAY))
        .unwrap();
    let told: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| {
            (
                row.name.as_str(),
                row.before.as_deref(),
                row.after.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("申海涛", Some("长期储备"), Some("长期储备")),
            ("申玉梅", Some("长期储备"), None),
            ("申国强", Some("长期储备"), Some("近期可用")),
        ]
    );
    assert_eq!(sheet.rows[1].destination.as_deref(), Some("外出务工"));
}
