//! Somebody who was recorded twice, and what becomes of both records.

use super::*;
use crate::date::PartialDate;
use crate::duties::{Duty, DutyRole, Post};
use crate::ids::{DutyId, PostId};
use crate::people::{FactField, PersonInput};
use crate::reserves::{Leave, Move};
use crate::sample;
use crate::testing::{day, Office, TODAY};

fn said<T>(result: Result<T>) -> String {
    let error = result.err().map(|it| it.to_wire().message);
    error.unwrap_or_default()
}

fn merge(goes: &PersonId, stays: &PersonId) -> PersonMerge {
    PersonMerge {
        id: goes.clone(),
        into: stays.clone(),
        take: None,
    }
}

fn of<R: Row>(office: &Office, person: &PersonId) -> Vec<R> {
    office
        .registry
        .db
        .find_by("person_id", person.as_str())
        .unwrap()
}

fn on(text: &str) -> PartialDate {
    text.parse().unwrap()
}

#[test]
fn what_either_record_has_is_one_person_s_and_one_undo_makes_them_two_again() {
    let mut office = Office::new();
    let full = [
        (Field::Name, "王芳"),
        (Field::IdNumber, "150221198506150017"),
        (Field::Education, "大专"),
    ];
    let goes = office.person_with(&full, None);
    let thin = [
        (Field::Name, "王芳"),
        (Field::Phone, "13800001111"),
        (Field::Birth, "1985-06"),
    ];
    let stays = office.person_with(&thin, Some(0));
    let before = office.registry.dump().unwrap();
    let question = PersonMergeQuestion {
        id: goes.clone(),
        into: stays.clone(),
    };
    let preview = office.registry.preview_person_merge(&question).unwrap();
    assert_eq!(preview.stays, "王芳（申家营村，2024年1月1日入库）");
    let told = preview.fields.iter().map(|it| {
        let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "空".into());
        format!(
            "{} {} {} {}",
            it.label,
            shown(&it.stays),
            shown(&it.goes),
            it.take
        )
    });
    let told: Vec<String> = told.collect();
    assert!(
        told.contains(&"身份证号 空 150221********0017 true".to_owned()),
        "{told:?}"
    );
    assert!(
        told.contains(&"出生年月 1985-06 1985-06-15 true".to_owned()),
        "{told:?}"
    );
    assert!(
        told.contains(&"联系电话 138****1111 空 false".to_owned()),
        "{told:?}"
    );
    office.registry.merge_people(&merge(&goes, &stays)).unwrap();
    let one = office.registry.person(&stays, day(TODAY)).unwrap();
    assert_eq!(one.fields[&Field::Education], "大专");
    assert_eq!(one.fields[&Field::IdNumber], "150221********0017");
    assert_eq!(one.fields[&Field::Phone], "138****1111");
    assert!(office.registry.person(&goes, day(TODAY)).is_err());
    assert_eq!(office.registry.check().unwrap(), [""; 0]);
    let entry = office.registry.history(None, 1).unwrap().remove(0);
    assert_eq!(
        (entry.label.as_str(), entry.detail.as_str()),
        ("合并重复人员", "王芳并入王芳（申家营村，2024年1月1日入库）")
    );
    assert_eq!(office.registry.find_people("王芳", 9).unwrap().len(), 1);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
    assert_eq!(office.registry.find_people("王芳", 9).unwrap().len(), 2);
    office.registry.redo().unwrap();
    assert_eq!(
        office.registry.person(&stays, day(TODAY)).unwrap().fields[&Field::Education],
        "大专"
    );
}

#[test]
fn everybody_of_the_sample_can_go_into_somebody_new_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("示例.qinglan");
    let mut registry = sample::create(&path, day(TODAY)).unwrap();
    let fields = PersonInput([(Field::Name, "无名氏".to_owned())].into());
    let stays = registry
        .add_person(&fields, None, day(TODAY))
        .unwrap()
        .value;
    let before = registry.dump().unwrap();
    let people: Vec<Person> = registry.db.all().unwrap();
    for person in people.iter().filter(|it| it.id != stays).step_by(7) {
        let counts = |registry: &Registry, id: &PersonId| {
            let counts = registry
                .db
                .counts_saying(Person::TABLE, id.as_str())
                .unwrap();
            let counts = counts
                .into_iter()
                .filter(|(table, _)| *table != MergedPerson::TABLE);
            counts.collect::<Vec<_>>()
        };
        let had = counts(&registry, &person.id);
        registry.merge_people(&merge(&person.id, &stays)).unwrap();
        assert_eq!(counts(&registry, &person.id), []);
        assert_eq!(counts(&registry, &stays), had, "{}", person.name);
        assert_eq!(registry.check().unwrap(), [""; 0]);
        registry.undo(None).unwrap();
        assert!(registry.dump().unwrap() == before, "{}", person.name);
    }
}

#[test]
fn what_is_chosen_counts_and_the_older_of_two_values_is_that_of_its_days() {
    let mut office = Office::new();
    let goes = office.person_with(
        &[(Field::Name, "王芳"), (Field::Education, "高中")],
        Some(0),
    );
    let stays = office.person_with(
        &[
            (Field::Name, "王方"),
            (Field::Education, "大专"),
            (Field::Address, "一组"),
        ],
        None,
    );
    // Seen when the entry was: 2024-01-01 and 2026-12-31.
    let mut choice = merge(&goes, &stays);
    choice.take = Some(vec![Field::Name]);
    office.registry.merge_people(&choice).unwrap();
    let education = |on: &str| {
        let one = office.registry.person(&stays, day(on)).unwrap();
        (
            one.fields[&Field::Name].clone(),
            one.fields[&Field::Education].clone(),
        )
    };
    assert_eq!(education("2025-01-01"), ("王芳".into(), "高中".into()));
    assert_eq!(education("2026-12-31"), ("王芳".into(), "大专".into()));
    assert_eq!(
        of::<Fact>(&office, &stays)
            .iter()
            .filter(|it| it.field == FactField::Education)
            .count(),
        2
    );
}

#[test]
fn a_spell_a_post_and_a_duty_recorded_twice_are_one() {
    let mut office = Office::new();
    let goes = office.person("王芳", Some(0));
    let stays = office.person("王芳", Some(0));
    let township_id = office.township_of(&stays);
    let village_id = office.villages[0].clone();
    let recorded = office.registry.transact(Op::SetPost, |tx| {
        for (person, from) in [(&goes, "2024-06-01"), (&stays, "2024-07-01")] {
            tx.db.insert(&Post {
                id: PostId::new(),
                township_id: township_id.clone(),
                person_id: person.clone(),
                village_id: Some(village_id.clone()),
                unit: None,
                title: "村委会委员".into(),
                from_on: on(from),
                until_on: None,
                document: None,
                term: None,
            })?;
            tx.db.insert(&Duty {
                id: DutyId::new(),
                township_id: township_id.clone(),
                village_id: village_id.clone(),
                person_id: person.clone(),
                role: DutyRole::Contact,
                from_on: on(from),
                until_on: None,
                document: None,
            })?;
        }
        Ok(())
    });
    recorded.unwrap();
    let before = office.registry.dump().unwrap();
    office.registry.merge_people(&merge(&goes, &stays)).unwrap();
    assert_eq!(of::<Reserve>(&office, &stays).len(), 1);
    assert_eq!(of::<Post>(&office, &stays)[0].from_on, on("2024-06-01"));
    assert_eq!(of::<Post>(&office, &stays).len(), 1);
    assert_eq!(of::<Duty>(&office, &stays).len(), 1);
    assert_eq!(office.registry.contradictions().unwrap(), [""; 0]);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn a_pair_recorded_twice_is_one_with_the_steps_of_both() {
    let mut office = Office::new();
    let goes = office.person("王芳", Some(0));
    let stays = office.person("王芳", Some(0));
    let days = ("2025-01-01", "");
    let pairs = [&goes, &stays].map(|person| office.pair(person, "3+1", days, None));
    let steps: Vec<crate::mentoring::Step> =
        office.registry.db.find_by("scheme_id", "3+1").unwrap();
    let registered = office.registry.transact(Op::SetPost, |tx| {
        for (pair, step, content) in [(0, 0, "一"), (1, 0, "一"), (0, 1, "二")] {
            tx.db.insert(&crate::mentoring::Item {
                id: crate::ids::ItemId::new(),
                township_id: tx
                    .db
                    .find::<Person>(stays.as_str())?
                    .or_not_found("人员")?
                    .township_id,
                pair_id: pairs[pair].clone(),
                step_id: steps[step].id.clone(),
                quarter: String::new(),
                done_on: on("2025-03-01"),
                mentor_id: None,
                place: None,
                content: Some(content.into()),
                result: None,
            })?;
        }
        Ok(())
    });
    registered.unwrap();
    let before = office.registry.dump().unwrap();
    office.registry.merge_people(&merge(&goes, &stays)).unwrap();
    let [pair] = of::<crate::mentoring::Pair>(&office, &stays)
        .try_into()
        .unwrap();
    let items: Vec<crate::mentoring::Item> = office
        .registry
        .db
        .find_by("pair_id", pair.id.as_str())
        .unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(pair.id, pairs[1]);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn two_that_cannot_be_one_are_refused_with_the_records_that_clash() {
    let mut office = Office::new();
    let goes = office.person("王芳", Some(0));
    let stays = office.person("王芳", Some(1));
    let before = office.registry.dump().unwrap();
    let refused = said(office.registry.merge_people(&merge(&goes, &stays)));
    assert_eq!(
        refused,
        "合并后有记录互相冲突，没有合并：两段在库时间重叠：南泉子村（自2024年1月1日起）和申家营村（自2024年1月1日起）。"
    );
    assert_eq!(office.registry.dump().unwrap(), before);
    assert_eq!(
        said(office.registry.merge_people(&merge(&goes, &goes))),
        "请选择另一个人"
    );

    // In one village, and gone by the one record alone.
    let spell = of::<Reserve>(&office, &goes).remove(0);
    let to = Move::new(spell.id, office.villages[1].clone(), day("2025-01-01"));
    office.registry.move_reserve(&to).unwrap();
    let open = of::<Reserve>(&office, &goes)
        .into_iter()
        .find(|it| it.left_on.is_none())
        .unwrap();
    let leave = Leave {
        ids: vec![open.id],
        left_on: "2025-06-01".into(),
        reason: "本人申请".into(),
        destination: None,
    };
    office.registry.leave_pool(&leave, day(TODAY)).unwrap();
    let refused = said(office.registry.merge_people(&merge(&goes, &stays)));
    assert!(
        refused.contains("同一段在库时间的退出时间不同"),
        "{refused}"
    );
    assert!(refused.contains("两段在库时间重叠"), "{refused}");
}

#[test]
fn one_who_mentors_their_other_record_is_two_people() {
    let mut office = Office::new();
    let goes = office.person("王芳", None);
    let stays = office.person("王芳", None);
    let kin = office.registry.transact(Op::SetKinship, |tx| {
        tx.db.insert(&crate::mentoring::Kinship {
            id: crate::ids::RecordId::new(),
            township_id: tx
                .db
                .find::<Person>(goes.as_str())?
                .or_not_found("人员")?
                .township_id,
            person_id: goes.clone(),
            relative_id: stays.clone(),
            relation: "兄弟姐妹".into(),
        })
    });
    kin.unwrap();
    let refused = said(office.registry.merge_people(&merge(&goes, &stays)));
    assert!(refused.contains("两头是同一个人"), "{refused}");
}

#[test]
fn whoever_may_be_recorded_twice_is_told() {
    let mut office = Office::new();
    let one = office.person_with(&[(Field::Name, "王芳"), (Field::Birth, "1990-05")], Some(0));
    let other = office.person_with(
        &[(Field::Name, "王芳"), (Field::Birth, "1990-05-06")],
        Some(1),
    );
    office.person_with(&[(Field::Name, "王芳"), (Field::Birth, "1970-01")], Some(1));
    let [told] = office.registry.twins().unwrap().try_into().unwrap();
    assert!(
        told.starts_with("王芳（申家营村）和王芳（南泉子村）像是同一个人：姓名、出生年月相同"),
        "{told}"
    );
    let [twin] = office
        .registry
        .person(&one, day(TODAY))
        .unwrap()
        .twins
        .try_into()
        .unwrap();
    assert_eq!(
        (twin.id, twin.village.as_deref()),
        (other, Some("南泉子村"))
    );
}
