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
fn a_village_has_a_village_name_and_a_person_a_name() {
    let mut office = Office::new();
    let more = crate::villages::rules::parse("柳树沟村\n");
    office.registry.add_villages(None, &more).unwrap();
    assert!(has(&told(&office.registry), "村名", "柳树沟村"));
    office.person("王芳", None);
    assert!(has(&told(&office.registry), "姓名", "王芳"));
}
