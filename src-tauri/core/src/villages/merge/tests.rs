//! A village that was entered twice, and what becomes of both.

use super::*;
use crate::duties::{Duty, DutyEdit, DutyRole};
use crate::ids::PersonId;
use crate::matching::VillageNeedEdit;
use crate::mentoring::neighbours::NeighbourRow;
use crate::people::Field;
use crate::reserves::Move;
use crate::sample;
use crate::testing::{day, Office, TODAY};
use crate::villages::rules::parse;
use crate::villages::VillageRow;

fn merge(office: &Office) -> VillageMerge {
    VillageMerge {
        id: office.villages[1].clone(),
        into: office.villages[0].clone(),
    }
}

fn said<T>(result: Result<T>) -> String {
    result
        .err()
        .map(|it| it.to_wire().message)
        .unwrap_or_default()
}

fn spells_of(office: &Office, person: &PersonId) -> Vec<Reserve> {
    office
        .registry
        .db
        .find_by("person_id", person.as_str())
        .unwrap()
}

fn villages(office: &Office) -> Vec<VillageRow> {
    office.registry.villages(day(TODAY)).unwrap()
}

#[test]
fn everything_goes_to_the_other_village_which_has_the_old_name_too() {
    let mut office = Office::new();
    let wang = office.person("王芳", Some(0));
    let zhao = office.person("赵磊", Some(1));
    let before = office.registry.dump().unwrap();
    office.registry.merge_villages(&merge(&office)).unwrap();
    let [village] = villages(&office).try_into().unwrap();
    assert_eq!((village.name.as_str(), village.reserves), ("申家营村", 2));
    assert_eq!(village.aliases, ["南泉子村"]);
    let called = office.registry.db.villages_called("南泉子").unwrap();
    assert_eq!(called[0].id, village.id);
    let place = |person| spells_of(&office, person)[0].position;
    assert!(place(&wang) < place(&zhao), "those who came stand behind");
    assert_eq!(office.registry.check().unwrap(), [""; 0]);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn every_record_of_every_village_of_the_sample_can_go_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("示例.qinglan");
    let mut registry = sample::create(&path, day(TODAY)).unwrap();
    let villages = registry.villages(day(TODAY)).unwrap();
    registry.add_villages(None, &parse("新民村\n")).unwrap();
    let into = registry.db.villages_called("新民村").unwrap()[0].id.clone();
    let before = registry.dump().unwrap();
    for gone in villages {
        let moves = |registry: &Registry, id: &VillageId| {
            let (id, into) = (id.clone(), None);
            registry
                .preview_merge(&MergeQuestion { id, into })
                .unwrap()
                .moves
        };
        let told = moves(&registry, &gone.id);
        let merge = VillageMerge {
            id: gone.id.clone(),
            into: into.clone(),
        };
        registry.merge_villages(&merge).unwrap();
        assert_eq!(moves(&registry, &gone.id), []);
        assert_eq!(moves(&registry, &into), told, "{}", gone.name);
        assert_eq!(registry.check().unwrap(), [""; 0]);
        registry.undo(None).unwrap();
        assert_eq!(registry.dump().unwrap(), before, "{}", gone.name);
    }
}

#[test]
fn a_move_between_the_two_was_none() {
    let mut office = Office::new();
    let wang = office.person("王芳", Some(1));
    let spell = spells_of(&office, &wang)[0].id.clone();
    let to = Move::new(spell, office.villages[0].clone(), day("2025-03-01"));
    office.registry.move_reserve(&to).unwrap();
    let before = office.registry.dump().unwrap();
    office.registry.merge_villages(&merge(&office)).unwrap();
    let [spell] = spells_of(&office, &wang).try_into().unwrap();
    assert_eq!(spell.entered_on, "2024-01-01".parse().unwrap());
    assert_eq!(
        (spell.left_on, spell.left_reason, spell.destination),
        (None, None, None)
    );
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
    office.registry.redo().unwrap();
    assert_eq!(spells_of(&office, &wang).len(), 1);
}

fn duty(office: &mut Office, village: usize, who: &PersonId, from: &str, until: Option<&str>) {
    let edit = DutyEdit {
        id: None,
        village_ids: vec![office.villages[village].clone()],
        person_id: who.clone(),
        role: DutyRole::Leader,
        from_on: from.into(),
        until_on: until.map(str::to_owned),
        document: None,
    };
    office.registry.set_duty(&edit).unwrap();
}

#[test]
fn one_leader_of_both_is_one_and_two_are_named() {
    let mut office = Office::new();
    let liang = office.person("梁启宏", None);
    let meng = office.person("孟繁", None);
    duty(&mut office, 0, &liang, "2024-03-01", None);
    duty(&mut office, 1, &liang, "2023-01-01", Some("2024-06-01"));
    let before = office.registry.dump().unwrap();
    office.registry.merge_villages(&merge(&office)).unwrap();
    let duties: Vec<Duty> = office.registry.db.all().unwrap();
    assert_eq!(duties.len(), 1);
    assert_eq!(duties[0].from_on, "2023-01-01".parse().unwrap());
    assert_eq!(duties[0].until_on, None);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);

    duty(&mut office, 1, &meng, "2024-06-01", None);
    let before = office.registry.dump().unwrap();
    let refused = said(office.registry.merge_villages(&merge(&office)));
    let named =
        "申家营村的包村领导同一天登记了两次：梁启宏（自2023年1月1日起）和孟繁（自2024年6月1日起）";
    assert_eq!(
        refused,
        format!("合并后有记录互相冲突，没有合并：{named}。")
    );
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn what_a_village_has_once_is_joined() {
    let mut office = Office::new();
    let more = parse("柳树沟村\n");
    office.registry.add_villages(None, &more).unwrap();
    let all: Vec<VillageId> = villages(&office).into_iter().map(|it| it.id).collect();
    let need = |at: usize, industry: &str, majors: Option<&str>| VillageNeedEdit {
        village_id: all[at].clone(),
        industry: Some(industry.into()),
        majors: majors.map(str::to_owned),
        wishes: None,
    };
    let needs = [need(0, "肉羊养殖", None), need(1, "蔬菜", Some("会计"))];
    office.registry.set_village_needs(&needs).unwrap();
    let beside = NeighbourRow {
        village_id: all[1].clone(),
        neighbours: vec![all[0].clone(), all[2].clone()],
    };
    office.registry.set_neighbours(&beside).unwrap();
    let before = office.registry.dump().unwrap();
    office.registry.merge_villages(&merge(&office)).unwrap();
    let needs = office.registry.village_needs(day(TODAY)).unwrap();
    assert_eq!(needs[0].industry.as_deref(), Some("肉羊养殖、蔬菜"));
    assert_eq!(needs[0].majors.as_deref(), Some("会计"));
    let neighbours = office.registry.neighbours().unwrap();
    let of_first = neighbours
        .iter()
        .find(|it| it.village_id == all[0])
        .unwrap();
    assert_eq!(of_first.neighbours, [all[2].clone()]);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn before_a_merge_it_is_said_what_goes_over_and_who_may_be_one() {
    let mut office = Office::new();
    office.person("王芳", Some(0));
    office.person_with(&[(Field::Name, "王芳")], Some(1));
    let liang = office.person("梁启宏", None);
    duty(&mut office, 1, &liang, "2024-03-01", None);
    let preview = office.registry.preview_merge(&MergeQuestion {
        id: office.villages[1].clone(),
        into: Some(office.villages[0].clone()),
    });
    let preview = preview.unwrap();
    let told: Vec<String> = preview
        .moves
        .iter()
        .map(|it| format!("{} {}", it.what, it.count))
        .collect();
    assert_eq!(told, ["在库记录 1", "包村分工 1"]);
    assert_eq!(preview.namesakes, ["王芳"]);
    let same = VillageMerge {
        id: office.villages[1].clone(),
        into: office.villages[1].clone(),
    };
    assert_eq!(
        said(office.registry.merge_villages(&same)),
        "请选择另一个村"
    );
}
