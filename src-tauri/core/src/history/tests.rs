//! What the history tells of a change, and what it keeps to itself.

use super::*;
use crate::testing::Office;

/// The fields of the newest action, each with what it is now, else what it was.
fn told(registry: &Registry) -> Vec<(String, String)> {
    let newest = registry.history(None, 1).unwrap()[0].id;
    let rows = registry.history_detail(newest).unwrap().rows;
    let value = |row: &FieldChange| row.after.clone().or(row.before.clone()).unwrap();
    rows.iter()
        .map(|row| (row.field.clone(), value(row)))
        .collect()
}

fn has(told: &[(String, String)], field: &str, value: &str) -> bool {
    told.contains(&(field.to_owned(), value.to_owned()))
}

#[test]
fn full_numbers_are_not_in_the_history() {
    let mut office = Office::new();
    let wang = office.person_with(
        &[
            (Field::Name, "王芳"),
            (Field::IdNumber, "150221198506150017"),
            (Field::Phone, "13812345678"),
            (Field::OtherPhones, "13912345678、13712345678"),
        ],
        None,
    );
    for removed in [false, true] {
        if removed {
            office.registry.remove_person(&wang).unwrap();
        }
        let told = told(&office.registry);
        assert!(has(&told, "身份证号", "150221********0017"), "{told:?}");
        assert!(has(&told, "联系电话", "138****5678"), "{told:?}");
        assert!(
            has(&told, "其他电话", "139****5678、137****5678"),
            "{told:?}"
        );
    }
}

#[test]
fn no_word_of_ours_and_no_number_for_yes_is_shown() {
    let office = Office::new();
    let first = office.registry.history(None, 100).unwrap();
    let begun = first.last().unwrap().id;
    let rows = office.registry.history_detail(begun).unwrap().rows;
    let value = |field: &str| {
        let row = rows.iter().find(|row| row.field == field);
        row.and_then(|row| row.after.clone())
    };
    assert_eq!(value("类型").as_deref(), Some("乡镇（街道、苏木）"));
    assert_eq!(value("示例").as_deref(), Some("否"));
}

#[test]
fn a_village_has_a_village_name_and_a_person_a_name() {
    let mut office = Office::new();
    let more = crate::villages::rules::parse("柳树沟村\n");
    office.registry.add_villages(None, &more).unwrap();
    assert!(has(&told(&office.registry), "村名", "柳树沟村"));
    office.person("王芳", None);
    assert!(has(&told(&office.registry), "姓名", "王芳"));
}

/// What a refused 撤销 says: before and after the moment of the later action.
fn refused(office: &mut Office, op: i64) -> (String, String) {
    let error = office.registry.undo(Some(op)).unwrap_err();
    assert_eq!(error.code(), "history.conflict");
    let message = error.to_wire().message;
    let message = message.trim_start_matches("后来又改过，不能撤销：");
    let (before, rest) = message.split_once("在 ").unwrap();
    let (moment, after) = rest.split_once(" 的").unwrap();
    assert!(moment.contains("日 ") && moment.contains(':'), "{moment}");
    (before.to_owned(), after.to_owned())
}

fn said(before: &str, after: &str) -> (String, String) {
    (before.to_owned(), after.to_owned())
}

fn newest(office: &Office) -> i64 {
    office.registry.history(None, 1).unwrap()[0].id
}

fn corrected(office: &mut Office, person: &crate::ids::PersonId, field: Field, text: &str) {
    let input = crate::people::PersonInput([(field, text.to_owned())].into());
    let day = crate::testing::day("2025-11-26");
    let edited = office.registry.edit_person(person, &input, day, day);
    edited.unwrap();
}

#[test]
fn a_refused_undo_names_the_record_the_field_and_the_later_action() {
    let mut office = Office::new();
    let wang = office.person("王芳", Some(0));
    let added = newest(&office);
    corrected(&mut office, &wang, Field::Phone, "13812345678");
    let expect = said("王芳（申家营村）的联系电话", "“修改人员”中改过。");
    assert_eq!(refused(&mut office, added), expect);
    // What was taken back meanwhile is no reason.
    office.registry.undo(None).unwrap();
    office.registry.undo(Some(added)).unwrap();
}

#[test]
fn a_refused_undo_names_what_leans_on_the_records_and_what_was_removed() {
    let mut office = Office::new();
    let wang = office.person("王芳", Some(0));
    let added = newest(&office);
    office.pair(&wang, "qinglan-one", ("2024-03-01", ""), None);
    let expect = said("结对 王芳", "“结对”中登记，用到了要撤销的记录。");
    assert_eq!(refused(&mut office, added), expect);

    let zhao = office.person("赵磊", Some(1));
    corrected(&mut office, &zhao, Field::Phone, "13812345678");
    let edited = newest(&office);
    office.registry.remove_person(&zhao).unwrap();
    assert_eq!(
        refused(&mut office, edited),
        said("赵磊", "“删除人员”中删除了。")
    );
}

#[test]
fn records_that_were_taken_back_are_still_told_apart_by_name() {
    let mut office = Office::new();
    office.person("王芳", Some(0));
    let added = newest(&office);
    office.registry.undo(Some(added)).unwrap();
    let rows = office.registry.history_detail(added).unwrap().rows;
    let of = |what: &str| rows.iter().any(|row| row.what == what);
    assert!(of("人员 王芳") && of("在库记录 王芳"), "{rows:?}");
}

#[test]
fn of_many_records_that_changed_since_five_are_told() {
    let mut office = Office::new();
    let people: Vec<_> = (0..7)
        .map(|at| office.person(&format!("王{at}"), Some(0)))
        .collect();
    office
        .registry
        .transact(Op::EditPeople, |tx| {
            for id in &people {
                let mut person: crate::people::Person = tx.db.find(id.as_str())?.unwrap();
                person.phone = Some("13812345678".into());
                tx.db.update(&person)?;
            }
            Ok(())
        })
        .unwrap();
    let all = newest(&office);
    for person in &people {
        corrected(&mut office, person, Field::Phone, "13912345678");
    }
    let (_, rest) = refused(&mut office, all);
    assert_eq!(rest.matches("改过；").count(), 4, "{rest}");
    assert!(rest.ends_with("改过……等 7 条。"), "{rest}");
}
