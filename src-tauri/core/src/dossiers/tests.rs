//! Attachments and freshness on a real file.

use super::{AttachmentEdit, DossierFilter, NewAttachment};
use crate::date::{day_of, Day};
use crate::ids::PersonId;
use crate::mentoring::evidence::pictures::jpeg;
use crate::mentoring::evidence::EvidenceFile;
use crate::mentoring::visits::VisitEdit;
use crate::mentoring::EvidenceKind;
use crate::people::{Field, PersonInput};
use crate::registry::Registry;
use crate::testing::Office;

fn scan(name: &str) -> EvidenceFile {
    EvidenceFile::read(EvidenceKind::Scan, name, jpeg(60, 40)).unwrap()
}

fn attachment(title: &str, file: Option<EvidenceFile>) -> NewAttachment {
    NewAttachment {
        kind: "学历证书".into(),
        title: title.into(),
        on_day: "2013.07".into(),
        pages: 2,
        file,
    }
}

/// The day of the actions that tests carry out.
fn this_day() -> Day {
    day_of(&crate::date::now()).unwrap()
}

fn after(months: u32) -> Day {
    let months = chrono::Months::new(months);
    this_day().checked_add_months(months).unwrap()
}

fn stale(registry: &Registry, day: Day) -> Vec<String> {
    let filter = DossierFilter {
        as_of: Some(day),
        only_stale: Some(true),
        ..DossierFilter::default()
    };
    let list = registry.dossiers(&filter, day).unwrap();
    assert_eq!(list.rows.len(), list.stale);
    let pool = registry.reserves_on(day, &[]).unwrap();
    assert_eq!(registry.stale_dossiers(&pool, day).unwrap(), list.stale);
    list.rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn an_attachment_is_kept_listed_saved_under_its_title_and_taken_out_with_undo() {
    let mut office = Office::new();
    let person = office.person("申海涛", Some(0));
    let registry = &mut office.registry;
    let before = registry.dump().unwrap();
    let added = registry
        .add_attachments(
            &person,
            &[
                attachment("", Some(scan("大专毕业证.jpg"))),
                attachment("入党志愿书", None),
            ],
        )
        .unwrap();
    let rows = registry.attachments_of(&person).unwrap();
    let titles: Vec<&str> = rows
        .iter()
        .map(|row| row.attachment.title.as_str())
        .collect();
    assert_eq!(titles, ["大专毕业证", "入党志愿书"]);
    assert_eq!(rows[0].media_type.as_deref(), Some("image/jpeg"));
    assert_eq!(rows[1].media_type, None, "kept in a cupboard");
    let file = registry.attachment_file(&added.value[0]).unwrap();
    assert_eq!(
        (file.stem.as_str(), file.ending.as_str()),
        ("申海涛-大专毕业证", "jpg")
    );
    assert_eq!(
        registry
            .attachment_file(&added.value[1])
            .unwrap_err()
            .code(),
        "record.not_found"
    );

    let edit = AttachmentEdit {
        id: added.value[0].clone(),
        kind: "学历证书".into(),
        title: "毕业证书".into(),
        on_day: "2013年7月1日".into(),
        pages: 1,
    };
    registry.edit_attachment(&edit).unwrap();
    let corrected = &registry.attachments_of(&person).unwrap();
    let corrected = corrected
        .iter()
        .find(|row| row.attachment.id == edit.id)
        .unwrap();
    assert_eq!(
        corrected.attachment.on_day.unwrap().to_string(),
        "2013-07-01"
    );
    assert!(corrected.attachment.hash.is_some(), "the file stays");

    registry.remove_attachment(&edit.id).unwrap();
    assert_eq!(registry.attachments_of(&person).unwrap().len(), 1);
    registry.undo(None).unwrap();
    assert_eq!(registry.attachments_of(&person).unwrap().len(), 2);
    registry.undo(None).unwrap();
    registry.undo(None).unwrap();
    assert_eq!(registry.dump().unwrap(), before);
}

#[test]
fn what_is_wrong_with_an_attachment_is_said_beside_its_field() {
    let mut office = Office::new();
    let person = office.person("申海涛", Some(0));
    let mut wrong = |change: fn(&mut NewAttachment)| {
        let mut new = attachment("毕业证", None);
        change(&mut new);
        let refused = office
            .registry
            .add_attachments(&person, &[new])
            .unwrap_err();
        let crate::Error::Invalid(fields) = refused else {
            panic!("{refused:?}");
        };
        (fields[0].field.clone(), fields[0].code)
    };
    let at = |field: &str| format!("attachments[0].{field}");
    assert_eq!(wrong(|it| it.pages = 0), (at("pages"), "attachment.pages"));
    assert_eq!(
        wrong(|it| it.on_day = "不详".into()),
        (at("on_day"), "date.unreadable")
    );
    assert_eq!(
        wrong(|it| it.title = "字".repeat(101)),
        (at("title"), "text.too_long")
    );
    let none = office.registry.add_attachments(&person, &[]).unwrap_err();
    assert!(none.to_string().contains("请选择文件"));
}

#[test]
fn a_dossier_is_stale_from_the_day_on_which_its_last_entry_is_a_quarter_old() {
    let mut office = Office::new();
    office.person("申海涛", Some(0));
    let registry = &office.registry;
    assert_eq!(stale(registry, this_day()), [""; 0]);
    let quarter = after(3);
    assert_eq!(stale(registry, quarter.pred_opt().unwrap()), [""; 0]);
    assert_eq!(stale(registry, quarter), ["申海涛"]);
    let list = registry
        .dossiers(&DossierFilter::default(), quarter)
        .unwrap();
    assert_eq!((list.dossiers, list.fresh, list.stale), (1, 0, 1));
    assert_eq!(list.rows[0].last_on, Some(this_day()));
    assert_eq!(list.rows[0].last_what.as_deref(), Some("新增人员"));
    assert!(list.definition.contains("一季度未更新"));
}

#[test]
fn touching_anything_of_a_person_makes_the_dossier_fresh_and_looking_does_not() {
    type Touch = fn(&mut Office, &PersonId);
    let touches: [(&str, Touch); 6] = [
        ("a corrected record", |office, person| {
            let input = PersonInput([(Field::Skills, "养殖".to_owned())].into());
            drop(
                office
                    .registry
                    .edit_person(person, &input, this_day(), this_day())
                    .unwrap(),
            );
        }),
        ("an attachment", |office, person| {
            let new = [attachment("毕业证", None)];
            drop(office.registry.add_attachments(person, &new).unwrap());
        }),
        ("an attachment taken out again", |office, person| {
            let new = [attachment("毕业证", None)];
            let added = office.registry.add_attachments(person, &new).unwrap();
            office.registry.db.backdate("2020-01-01T00:00:00.000Z");
            drop(office.registry.remove_attachment(&added.value[0]).unwrap());
        }),
        ("a pair", |office, person| {
            drop(office.pair(person, "qinglan-one", ("2025-01-01", "2026-01-01"), None));
        }),
        ("a photo", |office, person| {
            let photo = super::read_portrait("照片.jpg", &jpeg(30, 40)).unwrap();
            drop(office.registry.set_photo(person, Some(&photo)).unwrap());
        }),
        ("an undone change", |office, person| {
            let input = PersonInput([(Field::Skills, "养殖".to_owned())].into());
            office
                .registry
                .edit_person(person, &input, this_day(), this_day())
                .unwrap();
            office.registry.db.backdate("2020-01-01T00:00:00.000Z");
            drop(office.registry.undo(None).unwrap());
        }),
    ];
    for (what, touch) in touches {
        let mut office = Office::new();
        let subject = office.person("申海涛", Some(0));
        office.person("孟和", Some(1));
        office.registry.db.backdate("2020-01-01T00:00:00.000Z");
        assert_eq!(
            stale(&office.registry, this_day()),
            ["申海涛", "孟和"],
            "{what}"
        );
        touch(&mut office, &subject);
        assert_eq!(stale(&office.registry, this_day()), ["孟和"], "{what}");
    }
    let mut office = Office::new();
    let person = office.person("申海涛", Some(0));
    office.registry.db.backdate("2020-01-01T00:00:00.000Z");
    let shown = crate::people::RevealField::Both;
    office
        .registry
        .reveal_person(&person, shown, this_day())
        .unwrap();
    assert_eq!(stale(&office.registry, this_day()), ["申海涛"]);
}

#[test]
fn what_hangs_on_a_pair_a_plan_a_placement_or_a_visit_is_about_its_person() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("示例.qinglan");
    let mut registry = crate::sample::create(&path, this_day()).unwrap();
    let pool = registry.reserves_on(this_day(), &[]).unwrap();
    let visit = VisitEdit {
        id: None,
        mentor_id: pool[0].person.id.clone(),
        on_day: this_day().to_string(),
        method: "谈心谈话".into(),
        place: None,
        content: None,
        problem: None,
        next_step: None,
        people: vec![pool[1].person.id.clone()],
    };
    registry.set_visit(&visit, &[], this_day()).unwrap();
    registry.db.backdate("2020-01-01T00:00:00.000Z");
    let everybody = stale(&registry, this_day()).len();
    for (table, known, column) in [
        ("items", "pair_id", "place"),
        ("plan_steps", "plan_id", "label"),
        ("rotation_tallies", "rotation_id", "remark"),
        ("evidence", "item_id", "label"),
        ("visits", "id", "place"),
    ] {
        let op = crate::op::Op::EditPair;
        let changed = registry.transact(op, |tx| tx.db.change_one(table, known, column));
        assert_eq!(
            changed.unwrap().value,
            1,
            "the sample has no {table} with {known}"
        );
        assert!(
            stale(&registry, this_day()).len() < everybody,
            "{table} with {known}"
        );
        registry.db.backdate("2020-01-01T00:00:00.000Z");
    }
}

#[test]
fn four_hundred_and_seventy_nine_dossiers_have_a_freshness_list() {
    let mut office = Office::new();
    let people: Vec<PersonId> = (0..479)
        .map(|number| office.person(&format!("后备{number}"), Some(number % 2)))
        .collect();
    office.registry.db.backdate("2020-01-01T00:00:00.000Z");
    for person in people.iter().step_by(3) {
        let new = [attachment("考核表", None)];
        office.registry.add_attachments(person, &new).unwrap();
    }
    let list = office
        .registry
        .dossiers(&DossierFilter::default(), this_day());
    let list = list.unwrap();
    assert_eq!((list.dossiers, list.fresh, list.stale), (479, 160, 319));
    assert_eq!(list.rows.len(), 479);
    let village = office.villages[0].clone();
    let filter = DossierFilter {
        villages: Some(vec![village]),
        ..DossierFilter::default()
    };
    let of_village = office.registry.dossiers(&filter, this_day()).unwrap();
    assert_eq!(
        (of_village.dossiers, of_village.fresh + of_village.stale),
        (240, 240)
    );
}
