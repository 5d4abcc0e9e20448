//! A village or township that is called otherwise from a day on, and a village that begins on a day or is
//! no longer: lists of every day stay as they were that day.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

mod corrections;
mod office;

use office::{began, day, import, refused, told, Office, TODAY};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::papers::PaperRequest;
use qinglan_core::reserves::{ReserveDraft, ReserveFilter};
use qinglan_core::villages::{VillageEdit, VillageEnd};
use serde_json::json;

#[test]
fn a_village_is_called_by_its_name_of_the_day_in_lists_and_on_paper() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    let then = office.rosters("2025-02-28");
    office.rename("南泉子村", "泉子新村", "2025-03-01").unwrap();
    assert_eq!(
        office.pool("2025-02-28"),
        ["申家营村:王芳", "南泉子村:赵磊", "南泉子村:马晓慧"]
    );
    assert_eq!(
        office.pool("2025-03-01"),
        ["申家营村:王芳", "泉子新村:赵磊", "泉子新村:马晓慧"]
    );
    assert_eq!(office.rosters("2025-02-28"), then);
    let now = office.rosters("2025-03-01");
    assert!(now.concat().contains("泉子新村"), "{now:?}");
    assert!(!now.concat().contains("南泉子村"), "{now:?}");

    let coverage = |on: &str| {
        let coverage = office.registry.coverage(None, day(on)).unwrap();
        let mut exceptions = coverage.exceptions.into_iter();
        exceptions.find_map(|it| it.village.filter(|name| name.contains("泉子")))
    };
    assert_eq!(coverage("2025-02-28").as_deref(), Some("南泉子村"));
    assert_eq!(coverage("2025-03-01").as_deref(), Some("泉子新村"));

    let row = office.registry.villages(day(TODAY)).unwrap().remove(1);
    assert_eq!(row.aliases, ["南泉子村"]);
    assert_eq!(row.former[0].name.as_deref(), Some("南泉子村"));
    assert_eq!(row.former[0].until_on, "2025-03-01".parse().unwrap());

    assert_eq!(office.registry.check().unwrap(), [""; 0]);
    let label = office.registry.undo(None).unwrap().value;
    assert_eq!(label, "村更名：南泉子村更名为泉子新村");
    assert_eq!(office.registry.dump().unwrap(), before);
    office.registry.redo().unwrap();
    assert_eq!(office.villages(TODAY)[1].0, "泉子新村");
}

#[test]
fn a_village_has_as_many_names_as_days_on_which_it_got_one_and_may_get_an_old_one_again() {
    let mut office = Office::new();
    office.rename("南泉子村", "泉子村", "2024-06").unwrap();
    office.rename("泉子村", "南泉子村", "2025-03-01").unwrap();
    let called = |on: &str| office.villages(on)[1].0.clone();
    let names = ["2024-05-31", "2024-06-01", "2025-02-28", "2025-03-01"].map(called);
    assert_eq!(names, ["南泉子村", "泉子村", "泉子村", "南泉子村"]);
    let row = office.registry.villages(day(TODAY)).unwrap().remove(1);
    assert_eq!(row.aliases, ["泉子村"]);
}

#[test]
fn a_mistake_in_a_name_is_corrected_for_every_day() {
    let mut office = Office::new();
    office.rename("南泉子村", "泉子新村", "2025-03-01").unwrap();
    let edit = VillageEdit {
        id: office.village("泉子新村"),
        name: "泉新村".into(),
        code: None,
        kind: Some("村".into()),
        aliases: vec!["南泉子村".into()],
    };
    office.registry.edit_village(&edit).unwrap();
    assert_eq!(office.villages("2025-02-28")[1].0, "南泉子村");
    assert_eq!(office.villages("2025-03-01")[1].0, "泉新村");
}

#[test]
fn a_name_that_is_taken_and_a_day_that_cannot_be_are_refused() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    for (name, on, why) in [
        ("申家营村", "2025-03-01", "已经有一个“申家营村”"),
        (
            "南泉子村",
            "2025-03-01",
            "现在就叫“南泉子村”，请填写新的名称",
        ),
        ("泉子村", "2025-12-01", "更名时间不能在将来，到那一天再登记"),
        ("", "2025-03-01", "村名应为 1 至 60 个字"),
    ] {
        assert_eq!(refused(office.rename("南泉子村", name, on)), why);
    }
    assert_eq!(office.registry.dump().unwrap(), before);
    office.rename("南泉子村", "泉子村", "2025-03-01").unwrap();
    for on in ["2025-03-01", "2025-02-01"] {
        assert_eq!(
            refused(office.rename("泉子村", "泉子新村", on)),
            "2025年3月1日已经更过名，更名时间应晚于那一天"
        );
    }
}

#[test]
fn a_township_and_its_office_are_called_by_their_name_of_the_day() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    let then = office.rosters("2025-02-28");
    office.rename_township();
    assert_eq!(office.rosters("2025-02-28"), then);
    let now = office.rosters("2025-03-01").concat();
    assert!(now.contains("青禾街道") && !now.contains("青禾镇"), "{now}");
    let paper = |on: &str| {
        let request = json!({ "paper": "coverage", "as_of": on, "one_file": true });
        let request: PaperRequest = serde_json::from_value(request).unwrap();
        let papers = office.registry.papers(&request, day(TODAY)).unwrap();
        told(&papers.reports[0])
    };
    assert!(paper("2025-02-28").contains("青禾镇"));
    assert!(paper("2025-03-01").contains("青禾街道"));
    assert_eq!(office.registry.owner().unwrap().name, "青禾街道");
    let former = &office.registry.township_rows().unwrap()[0].former[0];
    assert_eq!(former.name.as_deref(), Some("青禾镇"));
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn a_village_that_went_into_another_is_in_lists_until_its_last_day_and_its_people_go_on() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    let then = office.rosters("2025-05-31");
    let end = office.end("南泉子村", "2025-06-01", Some("柳树沟村"));
    let preview = office
        .registry
        .preview_village_end(&end, day(TODAY))
        .unwrap();
    assert_eq!((preview.people, preview.duties, preview.posts), (2, 1, 1));
    assert_eq!(preview.problems, [""; 0]);
    let ended = office.registry.end_village(&end, day(TODAY)).unwrap();
    assert_eq!(ended.value, 2);

    assert_eq!(
        office.counted("2025-05-31"),
        ["申家营村 1", "南泉子村 2", "柳树沟村 0"]
    );
    assert_eq!(office.counted("2025-06-01"), ["申家营村 1", "柳树沟村 2"]);
    assert_eq!(office.rosters("2025-05-31"), then);
    assert_eq!(
        office.pool("2025-06-01"),
        ["申家营村:王芳", "柳树沟村:赵磊", "柳树沟村:马晓慧"]
    );
    let now = office.rosters("2025-06-01").concat();
    assert!(!now.contains("南泉子村"), "{now}");
    let bench = |on: &str| office.registry.workbench(day(on)).unwrap();
    assert_eq!(bench("2025-05-31").villages, 3);
    assert_eq!(bench("2025-06-01").villages, 2);
    let gaps = bench("2025-06-01").village_gaps;
    assert!(gaps.iter().all(|gap| gap.village != "南泉子村"), "{gaps:?}");
    let seats = |on: &str| office.registry.village_duties(day(on)).unwrap().len();
    assert_eq!((seats("2025-05-31"), seats("2025-06-01")), (3, 2));

    let all = office.registry.every_village(day(TODAY)).unwrap();
    assert_eq!(all[1].ended_on, Some("2025-06-01".parse().unwrap()));
    assert_eq!(all[1].ended_into.as_deref(), Some("柳树沟村"));

    assert_eq!(office.registry.check().unwrap(), [""; 0]);
    assert_eq!(office.registry.contradictions().unwrap(), [""; 0]);
    let label = office.registry.undo(None).unwrap().value;
    assert_eq!(label, "撤并村：南泉子村并入柳树沟村");
    assert_eq!(office.registry.dump().unwrap(), before);
    office.registry.redo().unwrap();
    assert_eq!(office.counted("2025-06-01"), ["申家营村 1", "柳树沟村 2"]);
}

#[test]
fn somebody_who_left_after_the_end_was_in_the_other_pool_until_then() {
    let mut office = Office::new();
    let filter = ReserveFilter::default();
    let rows = office.registry.reserves(&filter, day(TODAY)).unwrap().rows;
    let zhao = rows.iter().find(|row| row.name == "赵磊").unwrap();
    let leave = qinglan_core::reserves::Leave {
        ids: vec![zhao.reserve_id.clone()],
        left_on: "2025-09-01".into(),
        reason: "本人申请".into(),
        destination: None,
    };
    office.registry.leave_pool(&leave, day(TODAY)).unwrap();
    let end = office.end("南泉子村", "2025-06-01", Some("柳树沟村"));
    office.registry.end_village(&end, day(TODAY)).unwrap();
    let where_on = |on: &str| {
        let pool = office.pool(on).into_iter();
        pool.filter(|told| told.contains("赵磊"))
            .collect::<Vec<_>>()
    };
    assert_eq!(where_on("2025-05-31"), ["南泉子村:赵磊"]);
    assert_eq!(where_on("2025-06-01"), ["柳树沟村:赵磊"]);
    assert_eq!(where_on("2025-09-01"), [""; 0]);
}

#[test]
fn a_village_does_not_end_over_people_later_records_or_in_the_future() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    for (end, why) in [
        (
            office.end("南泉子村", "2025-06-01", None),
            "南泉子村还有 2 人在库：请选择并入哪个村，或者先办理退出",
        ),
        (
            office.end("南泉子村", "2025-06-01", Some("南泉子村")),
            "请选择另一个村",
        ),
        (
            office.end("柳树沟村", "2025-12-01", None),
            "撤并时间不能在将来，到那一天再登记",
        ),
        (
            office.end("申家营村", "2024-01-01", Some("柳树沟村")),
            "申家营村在2024年1月1日或以后还有新开始的记录，请先核对：王芳（2024年1月入库）",
        ),
    ] {
        let preview = office
            .registry
            .preview_village_end(&end, day(TODAY))
            .unwrap();
        assert_eq!(preview.problems, [why]);
        assert_eq!(refused(office.registry.end_village(&end, day(TODAY))), why);
    }
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn nothing_new_is_recorded_of_a_village_that_is_no_longer() {
    let mut office = Office::new();
    let gone = office.village("柳树沟村");
    let end = office.end("柳树沟村", "2025-06-01", None);
    office.registry.end_village(&end, day(TODAY)).unwrap();
    let input = PersonInput([(Field::Name, "周涛".to_owned())].into());
    let entry = ReserveDraft {
        village_id: Some(gone.clone()),
        entered_on: "2025-08".into(),
        ..ReserveDraft::default()
    };
    let entry = entry.entry().unwrap();
    let added = office.registry.add_person(&input, Some(&entry), day(TODAY));
    assert_eq!(refused(added), "柳树沟村已于2025年6月1日撤并，请核对");
    let again = office.registry.end_village(
        &VillageEnd {
            id: gone,
            on: "2025-08-01".into(),
            into: None,
            document: None,
        },
        day(TODAY),
    );
    assert_eq!(refused(again), "柳树沟村已于2025年6月1日撤并");
}

#[test]
fn a_village_is_in_lists_from_its_first_day_on() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    began(&mut office, "柳树沟村", "2025-03-01").unwrap();
    assert_eq!(office.counted("2025-02-28"), ["申家营村 1", "南泉子村 2"]);
    assert_eq!(
        office.counted("2025-03-01"),
        ["申家营村 1", "南泉子村 2", "柳树沟村 0"]
    );
    assert!(!office.rosters("2025-02-28").concat().contains("柳树沟村"));
    let bench = |on: &str| office.registry.workbench(day(on)).unwrap();
    assert_eq!(bench("2025-02-28").villages, 2);
    let gaps = bench("2025-02-28").village_gaps;
    assert!(gaps.iter().all(|gap| gap.village != "柳树沟村"), "{gaps:?}");
    let seats = |on: &str| office.registry.village_duties(day(on)).unwrap().len();
    assert_eq!((seats("2025-02-28"), seats("2025-03-01")), (2, 3));
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn a_village_does_not_begin_after_what_is_recorded_of_it_and_nothing_begins_before_it() {
    let mut office = Office::new();
    office.rename("申家营村", "申家村", "2024-06-01").unwrap();
    for (village, on, why) in [
        (
            "南泉子村",
            "2024-02-01",
            "南泉子村在2024年2月1日以前已有记录，请先核对：赵磊（2024年1月入库）、马晓慧（2024年1月入库）、梁启宏（2024年1月包村领导）等 4 条",
        ),
        ("柳树沟村", "2025-12-01", "设立时间不能在将来，到那一天再登记"),
        (
            "申家村",
            "2024-06-01",
            "申家村2024年6月1日已有变动，设立时间应早于那一天",
        ),
    ] {
        assert_eq!(refused(began(&mut office, village, on)), why);
    }
    began(&mut office, "柳树沟村", "2025-03-01").unwrap();
    let input = PersonInput([(Field::Name, "周涛".to_owned())].into());
    let entry = ReserveDraft {
        village_id: Some(office.village("柳树沟村")),
        entered_on: "2025-02".into(),
        ..ReserveDraft::default()
    };
    let entry = entry.entry().unwrap();
    let added = office.registry.add_person(&input, Some(&entry), day(TODAY));
    assert_eq!(refused(added), "柳树沟村2025年3月1日起才有，请核对");
    assert_eq!(
        refused(office.rename("柳树沟村", "柳沟村", "2025-02-01")),
        "柳树沟村2025年3月1日起才有，请核对"
    );
    let end = office.end("柳树沟村", "2025-03-01", None);
    assert_eq!(
        refused(office.registry.end_village(&end, day(TODAY))),
        "柳树沟村2025年3月1日起才有，撤并时间应晚于那一天"
    );
}

#[test]
fn a_sheet_finds_a_village_by_its_former_name_and_one_that_is_no_longer_in_the_other() {
    let mut office = Office::new();
    office.rename("申家营村", "申家村", "2025-03-01").unwrap();
    let end = office.end("南泉子村", "2025-06-01", Some("申家村"));
    office.registry.end_village(&end, day(TODAY)).unwrap();
    for (village, on, means) in [
        ("申家营村", "2025-10-01", "申家村:周涛"),
        ("南泉子村", "2025-10-01", "申家村:周涛"),
        ("南泉子", "2025-06-01", "申家村:周涛"),
        ("南泉子村", "2025-05-31", "南泉子村:周涛"),
    ] {
        assert_eq!(import(&office, "周涛", village, on), [means], "{village}");
    }
}
