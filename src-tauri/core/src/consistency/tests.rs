//! Records nobody could write through the verbs, and that registers at work have none.

use crate::duties::{Duty, DutyRole, Post};
use crate::ids::{DutyId, PostId, RecordId, ReserveId};
use crate::op::Op;
use crate::people::{Fact, FactField};
use crate::reserves::{Remarks, Reserve, Stated};
use crate::sample;
use crate::testing::{day, Office, TODAY};
use crate::villages::{Village, VillageEnd};

/// Writes rows that no verb would.
fn write(office: &mut Office, rows: impl FnOnce(&crate::registry::Tx<'_>) -> crate::Result<()>) {
    office
        .registry
        .transact(Op::EditPerson, |tx| rows(tx))
        .unwrap();
}

#[test]
fn the_sample_and_an_office_at_work_contradict_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("示例.qinglan");
    let registry = sample::create(&path, "2025-11-26".parse().unwrap()).unwrap();
    assert_eq!(registry.contradictions().unwrap(), [""; 0]);
}

#[test]
fn what_is_recorded_twice_of_one_day_names_the_person_and_the_village() {
    let mut office = Office::new();
    let wang = office.person("王芳", Some(0));
    let zhao = office.person("赵磊", Some(1));
    let township_id = office.township_of(&wang);
    let date = |text: &str| text.parse().unwrap();
    let fact = |value: &str, from: Option<&str>, until: Option<&str>| Fact {
        id: RecordId::new(),
        township_id: township_id.clone(),
        person_id: wang.clone(),
        field: FactField::Education,
        value: value.into(),
        from_on: from.map(date),
        until_on: until.map(date),
        seen_on: None,
    };
    let post = || Post {
        id: PostId::new(),
        township_id: township_id.clone(),
        person_id: wang.clone(),
        village_id: Some(office.villages[0].clone()),
        unit: None,
        title: "村文书".into(),
        from_on: date("2023-01"),
        until_on: None,
        document: None,
        term: None,
    };
    let duty = |person| Duty {
        id: DutyId::new(),
        township_id: township_id.clone(),
        village_id: office.villages[0].clone(),
        person_id: person,
        role: DutyRole::Leader,
        from_on: date("2024-01-01"),
        until_on: None,
        document: None,
    };
    let spell = Reserve {
        id: ReserveId::new(),
        township_id: township_id.clone(),
        person_id: wang.clone(),
        village_id: office.villages[1].clone(),
        entered_on: date("2023-06-01"),
        left_on: Some(date("2024-03-01")),
        left_reason: None,
        destination: None,
        document: None,
        position: 9,
        stated_mentors: Stated::default(),
        remark: Remarks::default(),
        start_assumed: false,
        listed_on: None,
    };
    let facts = [
        fact("高中", None, Some("2025-01-01")),
        fact("大专", Some("2024-06-01"), None),
    ];
    let posts = [post(), post()];
    let duties = [duty(wang.clone()), duty(zhao)];
    write(&mut office, |tx| {
        tx.db.insert(&spell)?;
        tx.db.insert_all(&facts)?;
        tx.db.insert_all(&posts)?;
        tx.db.insert_all(&duties)
    });
    assert_eq!(
        office.registry.check().unwrap(),
        [""; 0],
        "the file is sound"
    );
    assert_eq!(
        office.registry.contradictions().unwrap(),
        [
            "王芳的两段在库时间重叠：南泉子村（自2023年6月1日至2024年2月29日）和申家营村（自2024年1月1日起）",
            "王芳（申家营村）的学历同一天有两个：“高中”（至2024年12月31日）和“大专”（自2024年6月1日起）",
            "王芳（申家营村）的任职“申家营村村文书”重复：自2023年1月1日起，又自2023年1月1日起",
            "申家营村的包村领导同一天登记了两次：王芳（自2024年1月1日起）和赵磊（自2024年1月1日起）",
        ]
    );
}

#[test]
fn somebody_in_the_pool_of_a_village_that_is_no_longer_is_named() {
    let mut office = Office::new();
    let wang = office.person("王芳", Some(1));
    let end = VillageEnd {
        id: office.villages[0].clone(),
        on: "2025-06-01".into(),
        into: None,
        document: None,
    };
    office.registry.end_village(&end, day(TODAY)).unwrap();
    assert_eq!(office.registry.contradictions().unwrap(), [""; 0]);
    write(&mut office, |tx| {
        let [spell]: [Reserve; 1] = tx
            .db
            .find_by("person_id", wang.as_str())?
            .try_into()
            .unwrap();
        let villages: Vec<Village> = tx.db.all()?;
        let gone = villages.into_iter().find(|it| it.ended_on.is_some());
        tx.db.update(&Reserve {
            village_id: gone.unwrap().id,
            ..spell
        })
    });
    assert_eq!(
        office.registry.contradictions().unwrap(),
        ["申家营村已于2025年6月1日撤并，王芳还在它的后备库里"]
    );
}
