//! Whom villages keep in touch with before the pool.

use qinglan_core::selection::{
    ProspectEdit, ProspectEnd, ProspectEntry, ProspectFilter, WhichProspects,
};

use super::{day, said, Office, TODAY};

#[test]
fn prospects_are_known_by_name_and_told_of_when_nobody_spoke_with_them() {
    let mut office = Office::new();
    let quiet = office.prospect("孟繁星", "2025-03-01");
    let recent = office.prospect("苗雨晴", "2025-03-01");
    office.contact(&quiet, "2025-08-01").unwrap();
    office.contact(&recent, "2025-11-20").unwrap();
    let list = |which, on: &str| {
        let filter = ProspectFilter {
            as_of: Some(day(on)),
            which,
            ..ProspectFilter::default()
        };
        office.registry.prospects(&filter, day(TODAY)).unwrap()
    };
    let now = list(WhichProspects::Uncontacted, TODAY);
    assert_eq!((now.open, now.uncontacted, now.contact_days), (2, 1, 90));
    assert_eq!(now.rows[0].name, "孟繁星");
    assert_eq!(now.rows[0].days_silent, 117);
    assert_eq!(now.rows[0].cadre.as_deref(), Some("申有福"));
    assert_eq!(now.rows[0].contacts[0].cadre.as_deref(), Some("申有福"));
    assert_eq!(list(WhichProspects::Open, "2025-02-28").open, 0);
    assert_eq!(
        list(WhichProspects::Uncontacted, "2025-10-30").uncontacted,
        1
    );
}

#[test]
fn a_prospect_comes_into_the_pool_in_one_action() {
    let mut office = Office::new();
    let prospect = office.prospect("孟繁星", "2025-03-01");
    office.undo_and_redo(|office| {
        let entry = ProspectEntry {
            ids: vec![prospect.clone()],
            entered_on: "2025-11-20".into(),
            ..ProspectEntry::default()
        };
        office.registry.enter_prospects(&entry, day(TODAY)).unwrap();
    });
    assert_eq!(office.in_pool("2025-11-20"), ["孟繁星"]);
    let filter = ProspectFilter {
        which: WhichProspects::Ended,
        ..ProspectFilter::default()
    };
    let ended = office.registry.prospects(&filter, day(TODAY)).unwrap();
    assert_eq!((ended.open, ended.entered), (0, 1));
    let row = &ended.rows[0];
    assert_eq!(row.prospect.end_reason.as_deref(), Some("已入库"));
    assert_eq!(row.prospect.until_on, "2025-11-20".parse().ok());
    assert!(row.in_pool);
}

#[test]
fn what_cannot_be_understood_about_prospects_is_refused_with_the_place() {
    let mut office = Office::new();
    let prospect = office.prospect("孟繁星", "2025-03-10");
    let refused = said(office.contact(&prospect, "2025-03-09"));
    assert_eq!(refused, "孟繁星自2025年3月10日起列入，联系时间不能更早");
    assert!(said(office.contact(&prospect, "三月初")).contains("不是日期"));
    assert!(said(office.contact(&prospect, "2025-12-01")).contains("不能晚于今天"));
    office.contact(&prospect, "2025-06-01").unwrap();
    let end = |on: &str, reason: &str| ProspectEnd {
        ids: vec![prospect.clone()],
        until_on: on.into(),
        reason: reason.into(),
    };
    let refused = said(office.registry.end_prospects(&end("2025-09-01", "")));
    assert_eq!(refused, "请填写终止的原因");
    let refused = said(
        office
            .registry
            .end_prospects(&end("2025-05-31", "无意回村")),
    );
    assert!(refused.contains("2025年6月1日还有联系记录"), "{refused}");
    office.undo_and_redo(|office| {
        let end = end("2025-09-01", "无意回村");
        office.registry.end_prospects(&end).unwrap();
    });
    let refused = said(office.contact(&prospect, "2025-09-02"));
    assert_eq!(refused, "孟繁星已于2025年9月1日终止，联系时间不能更晚");
    let nobody = ProspectEdit {
        village_id: Some(office.village("申家营村")),
        from_on: "2025.9".into(),
        ..ProspectEdit::default()
    };
    assert_eq!(
        said(office.registry.set_prospect(&nobody, day(TODAY))),
        "请填写姓名"
    );
}
