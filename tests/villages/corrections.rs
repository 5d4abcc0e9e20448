//! What is recorded of a day is corrected or taken back; the name of a village that is no longer is free;
//! sheets that name one that is not there are asked about.

use qinglan_core::ids::RecordId;
use qinglan_core::rotations::RotationEdit;
use qinglan_core::training::requests::RequestEdit;
use qinglan_core::training::sessions::SessionEdit;
use qinglan_core::villages::{ChangeCorrection, ChangeOf, ChangeTakenBack, VillageDraft};
use qinglan_core::Error;

use super::office::{began, choices, day, import, refused, Office, TODAY};

/// The last change of a village.
fn last_change(office: &Office, village: &str) -> RecordId {
    let rows = office.registry.villages(day(TODAY)).unwrap();
    let row = rows.into_iter().find(|row| row.name == village).unwrap();
    row.former[0].id.clone()
}

fn corrected(office: &mut Office, of: ChangeOf, on: &str, name: Option<&str>) -> Result<(), Error> {
    let correction = ChangeCorrection {
        of,
        on: on.into(),
        document: Some("青政发〔2025〕4号".into()),
        name: name.map(str::to_owned),
    };
    office.registry.correct_change(&correction, day(TODAY))?;
    Ok(())
}

fn taken_back(office: &mut Office, of: ChangeOf) -> Result<(), Error> {
    office.registry.take_back_change(&ChangeTakenBack { of })?;
    Ok(())
}

#[test]
fn the_day_the_paper_and_the_former_name_of_a_rename_are_corrected_in_place() {
    let mut office = Office::new();
    office.rename("南泉子村", "泉子村", "2025-03-01").unwrap();
    let of = ChangeOf::Village(last_change(&office, "泉子村"));
    corrected(&mut office, of, "2025-04-01", Some("南泉村")).unwrap();
    assert_eq!(office.villages("2025-03-31")[1].0, "南泉村");
    assert_eq!(office.villages("2025-04-01")[1].0, "泉子村");
    let row = office.registry.villages(day(TODAY)).unwrap().remove(1);
    assert_eq!(row.former[0].document.as_deref(), Some("青政发〔2025〕4号"));
    office.rename("泉子村", "泉子新村", "2025-06-01").unwrap();
    let first = row.former[0].id.clone();
    for (on, why) in [
        ("2025-06-01", "2025年6月1日又有变动，更名时间应早于那一天"),
        ("2025-12-01", "更名时间不能在将来，到那一天再登记"),
    ] {
        let of = ChangeOf::Village(first.clone());
        assert_eq!(refused(corrected(&mut office, of, on, None)), why);
    }
    let of = ChangeOf::Village(last_change(&office, "泉子新村"));
    assert_eq!(
        refused(corrected(&mut office, of, "2025-04-01", None)),
        "2025年4月1日已经有过变动，更名时间应晚于那一天"
    );
}

#[test]
fn a_rename_that_never_was_is_taken_back_also_when_much_else_happened_since() {
    let mut office = Office::new();
    office.rename("南泉子村", "泉子村", "2025-03-01").unwrap();
    let first = last_change(&office, "泉子村");
    office.rename("泉子村", "泉子新村", "2025-06-01").unwrap();
    office.person("周涛", Some("泉子新村"));
    taken_back(&mut office, ChangeOf::Village(first)).unwrap();
    let called = |office: &Office, on: &str| office.villages(on)[1].0.clone();
    assert_eq!(called(&office, "2025-05-31"), "南泉子村");
    assert_eq!(called(&office, "2025-06-01"), "泉子新村");
    let last = last_change(&office, "泉子新村");
    let fresh = VillageDraft {
        name: "南泉子村".into(),
        ..VillageDraft::default()
    };
    let refusal = office
        .registry
        .add_villages(None, std::slice::from_ref(&fresh));
    assert_eq!(
        refused(refusal),
        "“南泉子村”是“泉子新村”的别名，请先去掉那个别名"
    );
    taken_back(&mut office, ChangeOf::Village(last)).unwrap();
    assert_eq!(called(&office, TODAY), "南泉子村");
    let row = office.registry.villages(day(TODAY)).unwrap().remove(1);
    assert!(row.former.is_empty(), "{:?}", row.former);
    assert_eq!(row.reserves, 3);
    assert_eq!(
        office.registry.undo(None).unwrap().value,
        "撤回村或乡镇的变动：泉子新村的更名"
    );
    assert_eq!(called(&office, TODAY), "泉子新村");
}

#[test]
fn a_rename_of_a_township_is_corrected_and_taken_back_with_its_office() {
    let mut office = Office::new();
    office.rename_township();
    let id = office.registry.township_rows().unwrap()[0].former[0]
        .id
        .clone();
    corrected(
        &mut office,
        ChangeOf::Township(id.clone()),
        "2025-04-01",
        None,
    )
    .unwrap();
    let called = |office: &Office, on: &str| office.registry.owner_on(day(on)).unwrap().name;
    assert_eq!(called(&office, "2025-03-31"), "青禾镇");
    assert_eq!(called(&office, "2025-04-01"), "青禾街道");
    taken_back(&mut office, ChangeOf::Township(id)).unwrap();
    assert_eq!(called(&office, TODAY), "青禾镇");
}

#[test]
fn the_day_of_an_end_is_corrected_with_what_ended_or_went_on_that_day() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    let gone = office.village("南泉子村");
    let end = office.end("南泉子村", "2025-06-01", Some("柳树沟村"));
    office.registry.end_village(&end, day(TODAY)).unwrap();
    corrected(&mut office, ChangeOf::End(gone.clone()), "2025-07-01", None).unwrap();
    assert_eq!(
        office.counted("2025-06-30"),
        ["申家营村 1", "南泉子村 2", "柳树沟村 0"]
    );
    assert_eq!(office.counted("2025-07-01"), ["申家营村 1", "柳树沟村 2"]);
    let seats = |on: &str| office.registry.village_duties(day(on)).unwrap();
    let leader = format!("{:?}", seats("2025-06-30")[1]);
    assert!(leader.contains("梁启宏"), "{leader}");
    assert_eq!(office.registry.contradictions().unwrap(), [""; 0]);
    let early = corrected(&mut office, ChangeOf::End(gone.clone()), "2024-01-01", None);
    assert!(refused(early).starts_with("南泉子村在2024年1月1日或以后还有记录，请先核对："),);
    taken_back(&mut office, ChangeOf::End(gone)).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn placements_end_with_their_village_and_what_is_still_open_is_said() {
    let mut office = Office::new();
    let zhao = office.person("周涛", None);
    let kinds = office.registry.rotation_types().unwrap();
    let rotation = RotationEdit {
        people: vec![zhao],
        type_id: Some(kinds[0].kind.id.clone()),
        from_on: "2025-01".into(),
        village_id: Some(office.village("南泉子村")),
        ..RotationEdit::default()
    };
    office.registry.set_rotation(&rotation).unwrap();
    let request = RequestEdit {
        village_id: Some(office.village("南泉子村")),
        topic: Some("电商直播".into()),
        on_day: "2025-05-01".into(),
        ..RequestEdit::default()
    };
    office.registry.set_request(&request, day(TODAY)).unwrap();
    let session = SessionEdit {
        title: "送学上门".into(),
        begins_on: Some("2025-07-10".into()),
        hours: "4".into(),
        form: "集中培训".into(),
        village_id: Some(office.village("南泉子村")),
        ..SessionEdit::default()
    };
    office.registry.set_session(&session, day(TODAY)).unwrap();
    let end = office.end("南泉子村", "2025-06-01", Some("柳树沟村"));
    let preview = office.registry.preview_village_end(&end, day(TODAY));
    let preview = preview.unwrap();
    assert_eq!(preview.rotations, 1);
    assert_eq!(
        preview.pending,
        [
            "定在这个村的班次“送学上门”（2025年7月10日）",
            "没有办的点单“电商直播”"
        ]
    );
    office.registry.end_village(&end, day(TODAY)).unwrap();
    assert_eq!(
        office.registry.contradictions().unwrap(),
        ["南泉子村已于2025年6月1日撤并，2025年7月10日的班次“送学上门”还定在这个村"]
    );
    let list = office.registry.rotations(
        &qinglan_core::rotations::RotationFilter {
            state: Some(qinglan_core::rotations::WhichRotations::All),
            ..Default::default()
        },
        day(TODAY),
    );
    let row = list.unwrap().rows.remove(0);
    assert_eq!(row.last_day, Some(day("2025-05-31")));
}

#[test]
fn the_name_of_a_village_that_is_no_longer_is_free_for_another_one_from_then_on() {
    let mut office = Office::new();
    let end = office.end("柳树沟村", "2025-06-01", None);
    office.registry.end_village(&end, day(TODAY)).unwrap();
    let fresh = |on: Option<&str>| VillageDraft {
        name: "柳树沟村".into(),
        began_on: on.map(str::to_owned),
        ..VillageDraft::default()
    };
    for on in [None, Some("2025-05-01")] {
        assert_eq!(
            refused(office.registry.add_villages(None, &[fresh(on)])),
            "“柳树沟村”已于2025年6月1日撤并，又有同名的村的，请写设立时间，不早于那一天"
        );
    }
    let added = office
        .registry
        .add_villages(None, &[fresh(Some("2025-09-01"))]);
    assert_eq!(added.unwrap().value, 1);
    let there = |on: &str| {
        let names = office.villages(on).into_iter();
        names.filter(|(name, _)| name == "柳树沟村").count()
    };
    assert_eq!(
        ["2025-05-31", "2025-08-31", "2025-09-01"].map(there),
        [1, 0, 1]
    );
    let meant = |on: &str| import(&office, "周涛", "柳树沟村", on);
    assert_eq!(meant("2025-03-31"), ["柳树沟村:周涛"]);
    assert_eq!(meant("2025-10-31"), ["柳树沟村:周涛"]);
}

#[test]
fn a_sheet_that_names_a_village_which_is_not_there_that_day_is_asked_about() {
    let mut office = Office::new();
    let end = office.end("柳树沟村", "2025-06-01", None);
    office.registry.end_village(&end, day(TODAY)).unwrap();
    assert_eq!(
        import(&office, "周涛", "柳树沟村", "2025-05-31"),
        ["柳树沟村:周涛"]
    );
    assert_eq!(
        import(&office, "周涛", "柳树沟村", "2025-10-31"),
        ["?“柳树沟村”已于2025年6月1日撤并，没有并入别的村，这些人是哪个村的？"]
    );
    let offered = choices(&office, "石桥村", "2025-10-31");
    assert!(offered.contains(&"申家营村".to_owned()), "{offered:?}");
    assert!(!offered.contains(&"柳树沟村".to_owned()), "{offered:?}");
    let mut office = Office::new();
    began(&mut office, "柳树沟村", "2025-03-01").unwrap();
    assert_eq!(
        import(&office, "周涛", "柳树沟村", "2025-02-28"),
        ["?“柳树沟村”2025年2月28日还没有设立，这些人是哪个村的？"]
    );
}
