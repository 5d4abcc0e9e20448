//! Records on a real file: what is written is there after reopening, undo restores, refusals leave
//! the file as it was.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::path::{Path, PathBuf};

use qinglan_core::backups::{check_backup, restore_backup};
use qinglan_core::date::Day;
use qinglan_core::ids::{PersonId, VillageId};
use qinglan_core::people::{Field, GridRow, ManyEdit, PersonInput};
use qinglan_core::reserves::{Leave, Move, ReserveDraft, ReserveFilter, State};
use qinglan_core::villages::{rules::parse, OwnerKind, VillageEdit, VillageRename};
use qinglan_core::{Error, Registry};
use tempfile::TempDir;

struct Office {
    folder: TempDir,
    registry: Registry,
}

impl Office {
    /// 青禾镇 with two villages.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("青禾镇.qinglan");
        let mut registry = Registry::create(&path, OwnerKind::Township, "青禾镇", &[]).unwrap();
        registry
            .add_villages(None, &parse("申家营村\n柳树沟村\n"))
            .unwrap();
        Self { folder, registry }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("青禾镇.qinglan")
    }

    fn village(&self, name: &str) -> VillageId {
        let villages = self.registry.villages(today()).unwrap();
        villages
            .into_iter()
            .find(|village| village.name == name)
            .unwrap()
            .id
    }

    /// A reserve of a village since 2024-03.
    fn add(&mut self, name: &str, village: &str, fields: &[(Field, &str)]) -> PersonId {
        let mut input = input(fields);
        input.0.insert(Field::Name, name.into());
        let entry = self.spell(village, "2024.3").entry().unwrap();
        self.registry
            .add_person(&input, Some(&entry), today())
            .unwrap()
            .value
    }

    fn spell(&self, village: &str, entered_on: &str) -> ReserveDraft {
        ReserveDraft {
            village_id: Some(self.village(village)),
            entered_on: entered_on.into(),
            ..ReserveDraft::default()
        }
    }

    fn in_pool(&self, on: &str) -> Vec<String> {
        self.registry
            .reserves(&ReserveFilter::default(), day(on))
            .unwrap()
            .rows
            .into_iter()
            .map(|row| row.name)
            .collect()
    }

    fn reopen(self) -> Self {
        let path = self.path();
        drop(self.registry);
        Self {
            registry: Registry::open(&path).unwrap(),
            folder: self.folder,
        }
    }
}

fn input(fields: &[(Field, &str)]) -> PersonInput {
    PersonInput(
        fields
            .iter()
            .map(|(field, text)| (*field, (*text).into()))
            .collect(),
    )
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn today() -> Day {
    day("2025-11-26")
}

fn code<T>(result: Result<T, Error>) -> &'static str {
    result.err().map_or("ok", |error| error.code())
}

#[test]
fn undo_survives_a_restart_and_restores_the_dump() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    office.add(
        "王芳",
        "申家营村",
        &[(Field::Birth, "1990年5月"), (Field::Education, "本科")],
    );
    let after = office.registry.dump().unwrap();
    assert_ne!(before, after);

    let mut office = office.reopen();
    let undone = office.registry.undo(None).unwrap();
    assert_eq!(undone.value, "新增人员：王芳");
    assert_eq!(office.registry.dump().unwrap(), before);

    let mut office = office.reopen();
    office.registry.redo().unwrap();
    assert_eq!(office.registry.dump().unwrap(), after);
    assert_eq!(code(office.registry.redo()), "history.nothing_to_redo");
}

#[test]
fn a_new_register_cannot_be_undone_away() {
    let mut office = Office::new();
    office.registry.undo(None).unwrap();
    assert!(office.registry.villages(today()).unwrap().is_empty());
    assert_eq!(code(office.registry.undo(None)), "history.nothing_to_undo");
    assert_eq!(office.registry.townships().unwrap()[0].name, "青禾镇");
}

#[test]
fn a_new_action_after_undo_ends_what_could_be_redone() {
    let mut office = Office::new();
    office.add("王芳", "申家营村", &[]);
    office.registry.undo(None).unwrap();
    office.add("李强", "申家营村", &[]);
    assert_eq!(code(office.registry.redo()), "history.nothing_to_redo");
}

#[test]
fn an_action_others_built_upon_is_not_undone_and_the_conflict_is_named() {
    let mut office = Office::new();
    let id = office.add("王芳", "申家营村", &[]);
    let added = office.registry.history(None, 1).unwrap()[0].id;
    office
        .registry
        .edit_person(
            &id,
            &input(&[(Field::Phone, "13800001234")]),
            today(),
            today(),
        )
        .unwrap();
    let before = office.registry.dump().unwrap();
    let error = office.registry.undo(Some(added)).unwrap_err();
    assert_eq!(error.code(), "history.conflict");
    assert!(
        error.to_string().contains("王芳（申家营村）的联系电话"),
        "{error}"
    );
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn one_who_left_is_on_the_list_of_the_day_before_and_may_enter_again() {
    let mut office = Office::new();
    let id = office.add("王芳", "申家营村", &[]);
    let spell = office
        .registry
        .person(&id, today())
        .unwrap()
        .spells
        .remove(0);
    let leave = Leave {
        ids: vec![spell.id],
        left_on: "2025-09-01".into(),
        reason: "本人申请".into(),
        destination: None,
    };
    office.registry.leave_pool(&leave, today()).unwrap();
    assert_eq!(office.in_pool("2025-08-31"), ["王芳"]);
    assert!(office.in_pool("2025-09-01").is_empty());

    let again = office.spell("柳树沟村", "2025-10-01").entry().unwrap();
    office.registry.enter_pool(&id, &again, today()).unwrap();
    assert_eq!(office.in_pool("2025-10-01"), ["王芳"]);
    assert_eq!(
        office.registry.person(&id, today()).unwrap().spells.len(),
        2
    );
    let both = ReserveFilter {
        state: State::All,
        ..ReserveFilter::default()
    };
    let both = office.registry.reserves(&both, today()).unwrap();
    assert_eq!((both.rows.len(), both.count), (2, 1), "one person");
    let third = office.spell("柳树沟村", "2025-11-01").entry().unwrap();
    assert_eq!(
        code(office.registry.enter_pool(&id, &third, today())),
        "reserve.already_in_pool"
    );
}

#[test]
fn a_wrong_village_is_corrected_in_place_without_a_move_and_undone() {
    let mut office = Office::new();
    let id = office.add("王芳", "申家营村", &[]);
    let villages = |office: &Office| -> Vec<(String, String, bool)> {
        let spells = office.registry.person(&id, today()).unwrap().spells;
        let told = spells.into_iter();
        told.map(|spell| {
            (
                spell.village,
                spell.entered_on.to_string(),
                spell.left_on.is_none(),
            )
        })
        .collect()
    };
    let spell = office.registry.person(&id, today()).unwrap().spells[0]
        .id
        .clone();
    let corrected = office.spell("柳树沟村", "2024.3");
    office
        .registry
        .edit_reserve(&spell, &corrected, today(), today())
        .unwrap();
    let right = ("柳树沟村".to_owned(), "2024-03".to_owned(), true);
    assert_eq!(villages(&office), [right]);
    office.registry.undo(None).unwrap();
    let wrong = ("申家营村".to_owned(), "2024-03".to_owned(), true);
    assert_eq!(villages(&office), [wrong]);
}

#[test]
fn a_change_holds_from_its_day_and_a_correction_always() {
    let mut office = Office::new();
    let id = office.add(
        "王芳",
        "申家营村",
        &[(Field::Education, "高中"), (Field::Sex, "女")],
    );
    let education = |office: &Office, on: &str| {
        office
            .registry
            .person(&id, day(on))
            .unwrap()
            .fields
            .get(&Field::Education)
            .cloned()
    };
    office
        .registry
        .change_person(
            &id,
            day("2025-07-01"),
            None,
            &input(&[(Field::Education, "大专")]),
            &[],
            today(),
        )
        .unwrap();
    assert_eq!(education(&office, "2025-06-30").as_deref(), Some("高中"));
    assert_eq!(education(&office, "2025-07-01").as_deref(), Some("大专"));

    office
        .registry
        .edit_person(&id, &input(&[(Field::Education, "本科")]), today(), today())
        .unwrap();
    assert_eq!(education(&office, "2025-06-30").as_deref(), Some("高中"));
    assert_eq!(education(&office, "2025-07-01").as_deref(), Some("大学"));

    let sex = input(&[(Field::Sex, "男")]);
    assert_eq!(
        code(
            office
                .registry
                .change_person(&id, day("2025-07-01"), None, &sex, &[], today())
        ),
        "input.invalid"
    );
}

/// What the list of a day says of the only person: name, telephone.
fn listed(office: &Office, on: &str) -> (String, Option<String>) {
    let rows = office.registry.reserves_on(day(on), &[]).unwrap();
    let person = &rows[0].person;
    (person.name.clone(), person.phone.clone())
}

#[test]
fn a_telephone_and_a_name_changed_from_a_day_leave_the_lists_of_before() {
    let mut office = Office::new();
    let old = [(Field::Phone, "13800000001")];
    let id = office.add("王芳", "申家营村", &old);
    let before = office.registry.dump().unwrap();
    let mut change = |on: &str, fields: &[(Field, &str)]| {
        let change =
            office
                .registry
                .change_person(&id, day(on), None, &input(fields), &[], today());
        change.unwrap();
    };
    change("2025-03-01", &[(Field::Phone, "13800000002")]);
    change("2025-07-01", &[(Field::Name, "王方")]);
    // What was forgotten comes between.
    change("2025-01-01", &[(Field::Phone, "13800000003")]);
    let said = |on, name: &str, phone: &str| {
        assert_eq!(
            listed(&office, on),
            (name.into(), Some(phone.into())),
            "{on}"
        );
    };
    said("2024-12-31", "王芳", "13800000001");
    said("2025-01-01", "王芳", "13800000003");
    said("2025-03-01", "王芳", "13800000002");
    said("2025-07-01", "王方", "13800000002");

    // A mistake is corrected in what held on the day that is looked at.
    let right = input(&[(Field::Phone, "13800000009")]);
    let then = day("2025-02-01");
    office
        .registry
        .edit_person(&id, &right, then, today())
        .unwrap();
    assert_eq!(
        listed(&office, "2025-02-01").1.as_deref(),
        Some("13800000009")
    );
    assert_eq!(
        listed(&office, "2025-07-01").1.as_deref(),
        Some("13800000002")
    );
    let detail = office.registry.person(&id, then).unwrap();
    assert_eq!(detail.fields[&Field::Phone], "138****0009");
    let spans = detail.record.iter().map(|span| {
        let day = |day: Option<qinglan_core::date::PartialDate>| {
            day.map_or_else(String::new, |day| day.to_string())
        };
        let value = span.value.as_deref().unwrap_or_default();
        format!("{value} {}..{}", day(span.from_on), day(span.until_on))
    });
    assert_eq!(
        spans.collect::<Vec<_>>(),
        [
            "王芳 ..2025-07-01",
            "王方 2025-07-01..",
            "138****0001 ..2025-01-01",
            "138****0009 2025-01-01..2025-03-01",
            "138****0002 2025-03-01..",
        ]
    );
    for _ in 0..4 {
        office.registry.undo(None).unwrap();
    }
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn a_remark_of_the_time_in_the_pool_is_that_of_the_day_of_the_list() {
    let mut office = Office::new();
    let own = [(Field::Remark, "有大货车驾照")];
    let id = office.add("王芳", "申家营村", &own);
    let spell = |office: &Office| {
        office
            .registry
            .person(&id, today())
            .unwrap()
            .spells
            .remove(0)
    };
    let edit = |office: &mut Office, remark: &str, as_of: &str| {
        let spell = spell(office);
        let draft = ReserveDraft {
            entered_on: spell.entered_on.to_string(),
            remark: Some(remark.into()),
            ..ReserveDraft::default()
        };
        let edited = office
            .registry
            .edit_reserve(&spell.id, &draft, day(as_of), today());
        edited.unwrap();
    };
    let change = |office: &mut Office, on: &str, remark: &str| {
        let (fields, ended): (&[_], &[_]) = match remark {
            "" => (&[], &[Field::Remark]),
            remark => (&[(Field::Remark, remark)], &[]),
        };
        let changed =
            office
                .registry
                .change_person(&id, day(on), None, &input(fields), ended, today());
        changed.unwrap();
    };
    let printed = |office: &Office| {
        let on = |on: &str| {
            let rows = office.registry.reserves_on(day(on), &[]).unwrap();
            rows[0].remark(day(on)).unwrap_or("无").to_owned()
        };
        let days = ["2024-12-31", "2025-03-01", "2025-07-01"];
        days.map(on).join(" ")
    };
    assert_eq!(printed(&office), "有大货车驾照 有大货车驾照 有大货车驾照");
    edit(&mut office, "党员示范户", "2025-11-26");
    assert_eq!(printed(&office), "党员示范户 党员示范户 党员示范户");
    change(&mut office, "2025-07-01", "外出务工");
    change(&mut office, "2025-03-01", "已返乡");
    assert_eq!(printed(&office), "党员示范户 已返乡 外出务工");
    // A mistake is corrected in what held on the day that is looked at.
    edit(&mut office, "党员中心户", "2024-12-31");
    assert_eq!(printed(&office), "党员中心户 已返乡 外出务工");
    assert_eq!(spell(&office).remark.as_deref(), Some("外出务工"));
    let said = office.registry.history(None, 1).unwrap()[0].id;
    let said = office.registry.history_detail(said).unwrap().rows.remove(0);
    assert_eq!(
        said.before.unwrap(),
        "党员示范户；2025年3月1日起：已返乡；2025年7月1日起：外出务工"
    );
    change(&mut office, "2025-07-01", "");
    assert_eq!(printed(&office), "党员中心户 已返乡 无");
    let village = office.village("柳树沟村");
    let to = Move::new(spell(&office).id, village, day("2025-06-01"));
    office.registry.move_reserve(&to).unwrap();
    assert_eq!(printed(&office), "党员中心户 已返乡 已返乡");
}

#[test]
fn what_is_to_come_of_a_record_is_refused() {
    let mut office = Office::new();
    let id = office.add("王芳", "申家营村", &[]);
    let phone = input(&[(Field::Phone, "13800000002")]);
    let later = today().succ_opt().unwrap();
    let refused = office
        .registry
        .change_person(&id, later, None, &phone, &[], today());
    assert!(refused.unwrap_err().to_string().contains("请到那天再登记"));
    let gone =
        office
            .registry
            .change_person(&id, today(), None, &input(&[]), &[Field::Name], today());
    assert!(gone.unwrap_err().to_string().contains("请填写姓名"));
}

#[test]
fn a_list_of_a_day_before_somebody_joined_says_no_day_of_joining() {
    let mut office = Office::new();
    office.add(
        "王芳",
        "申家营村",
        &[
            (Field::PartyJoined, "2025-06"),
            (Field::WorkStarted, "2010-07"),
        ],
    );
    let joined = |on: &str| {
        let rows = office.registry.reserves_on(day(on), &[]).unwrap();
        let person = &rows[0].person;
        (person.party_joined.is_some(), person.work_started.is_some())
    };
    assert_eq!(joined("2025-05-31"), (false, true));
    assert_eq!(joined("2025-06-01"), (true, true));
}

#[test]
fn an_empty_value_is_no_change_unless_the_clerk_says_there_is_none_any_more() {
    let mut office = Office::new();
    let id = office.add("王芳", "申家营村", &[(Field::Occupation, "村委会委员")]);
    let on = day("2025-07-01");
    let before = office.registry.dump().unwrap();
    let empty = input(&[(Field::Occupation, " ")]);
    let refused = office
        .registry
        .change_person(&id, on, None, &empty, &[], today());
    assert!(refused.unwrap_err().to_string().contains("请填写"));
    let many = ManyEdit {
        ids: vec![id.clone()],
        field: Field::Occupation,
        value: String::new(),
        on: Some(on),
    };
    assert_eq!(
        code(office.registry.edit_people(&many, today())),
        "input.invalid"
    );
    assert_eq!(office.registry.dump().unwrap(), before);

    let ended = [Field::Occupation];
    office
        .registry
        .change_person(&id, on, None, &input(&[]), &ended, today())
        .unwrap();
    let occupation = |on| office.registry.person(&id, day(on)).unwrap().fields;
    assert!(occupation("2025-06-30").contains_key(&Field::Occupation));
    assert!(!occupation("2025-07-01").contains_key(&Field::Occupation));
}

#[test]
fn an_id_number_fills_birth_and_sex_that_stand_empty_and_says_where_they_disagree() {
    let mut office = Office::new();
    let id = office.add(
        "王芳",
        "申家营村",
        &[(Field::IdNumber, "150221198506150017")],
    );
    let person = |office: &Office| office.registry.person(&id, today()).unwrap();
    let fields = person(&office).fields;
    assert_eq!(fields[&Field::Birth], "1985-06-15");
    assert_eq!(fields[&Field::Sex], "男");
    assert_eq!(person(&office).id_says, None);

    let other = input(&[(Field::Birth, "1985.8"), (Field::Sex, "女")]);
    office
        .registry
        .edit_person(&id, &other, today(), today())
        .unwrap();
    assert_eq!(person(&office).fields[&Field::Birth], "1985-08");
    assert_eq!(
        person(&office).id_says.as_deref(),
        Some("1985年6月15日、男")
    );
}

#[test]
fn what_was_done_to_several_people_at_once_is_told_from_what_was_done_to_one() {
    let mut office = Office::new();
    let wang = office.add("王芳", "申家营村", &[]);
    let zhao = office.add("赵强", "申家营村", &[]);
    let many = ManyEdit {
        ids: vec![wang.clone(), zhao],
        field: Field::Ethnicity,
        value: "汉".into(),
        on: None,
    };
    office.registry.edit_people(&many, today()).unwrap();
    let person = office.registry.person(&wang, today()).unwrap();
    let labels = |several: bool| {
        let entries = person.history.iter();
        let entries = entries.filter(|one| person.of_several.contains(&one.id) == several);
        entries.map(|one| one.label.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(labels(true), ["批量修改"]);
    assert_eq!(labels(false), ["新增人员"]);
}

#[test]
fn every_field_that_cannot_be_accepted_is_named_and_nothing_is_written() {
    let mut office = Office::new();
    let before = office.registry.dump().unwrap();
    let fields = input(&[
        (Field::Name, "王芳"),
        (Field::Birth, "1990.13"),
        (Field::IdNumber, "150221198506150018"),
        (Field::Phone, "12"),
    ]);
    let Err(Error::Invalid(problems)) = office.registry.add_person(&fields, None, today()) else {
        panic!("accepted");
    };
    let fields: Vec<&str> = problems
        .iter()
        .map(|problem| problem.field.as_str())
        .collect();
    assert_eq!(fields, ["birth", "id_number", "phone"]);
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn nobody_is_born_or_joins_the_party_in_the_future_or_joins_before_being_born() {
    let mut office = Office::new();
    let id = office.add("王芳", "申家营村", &[(Field::Birth, "1990.05")]);
    let before = office.registry.dump().unwrap();
    let ahead = "2199.01";
    for (typed, told) in [
        (vec![(Field::Birth, ahead)], "出生年月不能在将来"),
        (vec![(Field::PartyJoined, ahead)], "入党时间不能在将来"),
        (
            vec![(Field::PartyJoined, "1985.01")],
            "入党时间 1985-01 应晚于出生年月 1990-05",
        ),
    ] {
        let field = typed[0].0;
        let edited = office
            .registry
            .edit_person(&id, &input(&typed), today(), today());
        let many = ManyEdit {
            ids: vec![id.clone()],
            field,
            value: typed[0].1.to_owned(),
            on: None,
        };
        let many = office.registry.edit_people(&many, today());
        let row = GridRow {
            person_id: Some(id.clone()),
            village: "申家营村".into(),
            entered_on: None,
            fields: input(&typed),
        };
        let checked = office.registry.check_grid_row(&row, today()).unwrap();
        assert!(checked.problems[0].message.starts_with(told), "{checked:?}");
        let grid = office.registry.enter_grid(&[row], today());
        let mut all = vec![(Field::Name, "李强"), (Field::Birth, "1990.05")];
        all.retain(|(known, _)| *known != field);
        all.extend(typed);
        let added = office.registry.add_person(&input(&all), None, today());
        for error in [
            edited.unwrap_err(),
            many.unwrap_err(),
            grid.unwrap_err(),
            added.unwrap_err(),
        ] {
            assert!(error.to_string().starts_with(told), "{error}");
            let Error::Invalid(problems) = error else {
                panic!("no field");
            };
            assert!(problems[0].field.ends_with(field.name()), "{problems:?}");
        }
    }
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn nobody_else_gets_an_id_number_that_is_taken() {
    let mut office = Office::new();
    office.add(
        "王芳",
        "申家营村",
        &[(Field::IdNumber, "15022119850615001 7")],
    );
    let other = input(&[
        (Field::Name, "李强"),
        (Field::IdNumber, "150221198506150017"),
    ]);
    let error = office
        .registry
        .add_person(&other, None, today())
        .unwrap_err();
    assert!(error.to_string().contains("王芳"), "{error}");
}

#[test]
fn many_are_changed_at_once_and_back_with_one_undo() {
    let mut office = Office::new();
    let ids = vec![
        office.add("王芳", "申家营村", &[]),
        office.add("李强", "柳树沟村", &[]),
    ];
    let before = office.registry.dump().unwrap();
    let edit = ManyEdit {
        ids,
        field: Field::Readiness,
        value: "近期可用".into(),
        on: None,
    };
    assert_eq!(
        office.registry.edit_people(&edit, today()).unwrap().value,
        2
    );
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn people_are_found_by_initials_village_and_the_end_of_the_phone() {
    let mut office = Office::new();
    office.add("曾玉梅", "申家营村", &[(Field::Phone, "13800001234")]);
    for text in ["zym", "zengy", "玉", "申家", "1234"] {
        let hits = office.registry.find_people(text, 20).unwrap();
        assert_eq!(hits.len(), 1, "{text}");
        assert_eq!(hits[0].phone.as_deref(), Some("138****1234"));
    }
}

#[test]
fn a_renamed_person_and_a_renamed_village_are_found_by_the_old_name_too() {
    let mut office = Office::new();
    let id = office.add("武二丫", "申家营村", &[]);
    let found = |office: &Office, text: &str| -> Vec<String> {
        let hits = office.registry.find_people(text, 20).unwrap().into_iter();
        hits.map(|hit| match hit.former_names {
            Some(former) => format!("{}（曾用名 {former}）", hit.name),
            None => hit.name,
        })
        .collect()
    };
    assert_eq!(found(&office, "武二丫"), ["武二丫"]);
    let renamed = input(&[(Field::Name, "武晓燕")]);
    office
        .registry
        .change_person(&id, day("2025-07-01"), None, &renamed, &[], today())
        .unwrap();
    for text in ["武二丫", "二丫", "wuerya", "wey", "武晓燕", "wxy"] {
        assert_eq!(found(&office, text), ["武晓燕（曾用名 武二丫）"], "{text}");
    }
    let village = VillageRename {
        id: office.village("申家营村"),
        name: "新丰社区".into(),
        on: "2025-07-01".into(),
        document: None,
    };
    office.registry.rename_village(&village, today()).unwrap();
    for text in ["申家营", "shenjiay", "新丰", "xinf"] {
        assert_eq!(found(&office, text).len(), 1, "{text}");
    }
    let list = office.registry.reserves(
        &ReserveFilter {
            text: Some("wuerya".into()),
            ..ReserveFilter::default()
        },
        today(),
    );
    assert_eq!(list.unwrap().rows[0].name, "武晓燕");
    office.registry.undo(None).unwrap();
    office.registry.undo(None).unwrap();
    assert_eq!(found(&office, "wey"), ["武二丫"]);
    assert!(found(&office, "wxy").is_empty() && found(&office, "新丰").is_empty());
}

#[test]
fn a_search_right_after_a_change_or_its_undo_finds_what_is_true_now() {
    let mut office = Office::new();
    let zeng = office.add("曾玉梅", "申家营村", &[(Field::Phone, "13800001234")]);
    let found = |office: &Office, text: &str| -> Vec<String> {
        let hits = office.registry.find_people(text, 20).unwrap();
        hits.into_iter().map(|hit| hit.name).collect()
    };
    assert_eq!(found(&office, "申家"), ["曾玉梅"]);

    let name = input(&[(Field::Name, "曾美玉"), (Field::Phone, "13800005678")]);
    office
        .registry
        .edit_person(&zeng, &name, today(), today())
        .unwrap();
    assert_eq!(found(&office, "zmy"), ["曾美玉"]);
    assert_eq!(found(&office, "5678"), ["曾美玉"]);
    assert!(found(&office, "zym").is_empty() && found(&office, "1234").is_empty());
    office.registry.undo(None).unwrap();
    assert_eq!(found(&office, "zym"), ["曾玉梅"]);
    office.registry.redo().unwrap();
    assert_eq!(found(&office, "zmy"), ["曾美玉"]);

    let spell = office.registry.person(&zeng, today()).unwrap().spells[0]
        .id
        .clone();
    let there = office.village("柳树沟村");
    office
        .registry
        .move_reserve(&Move::new(spell, there.clone(), today()))
        .unwrap();
    assert_eq!(found(&office, "柳树"), ["曾美玉"]);
    assert!(found(&office, "申家").is_empty());

    let village = VillageEdit {
        id: there,
        name: "杨树沟村".into(),
        code: None,
        kind: None,
        aliases: Vec::new(),
    };
    office.registry.edit_village(&village).unwrap();
    assert_eq!(found(&office, "杨树"), ["曾美玉"]);

    let li = office.add("李强", "申家营村", &[]);
    assert_eq!(found(&office, "liq"), ["李强"]);
    office.registry.remove_person(&li).unwrap();
    assert!(found(&office, "liq").is_empty());
    office.registry.undo(None).unwrap();
    assert_eq!(found(&office, "liq"), ["李强"]);
    let office = office.reopen();
    assert_eq!(found(&office, "qiang"), ["李强"]);
}

#[test]
fn the_number_for_noon_comes_with_its_names_and_its_definition() {
    let mut office = Office::new();
    office.add(
        "甲",
        "申家营村",
        &[(Field::Birth, "1985.06"), (Field::Education, "大专")],
    );
    office.add(
        "乙",
        "申家营村",
        &[(Field::Birth, "1984.06"), (Field::Education, "大学")],
    );
    office.add("丙", "申家营村", &[(Field::Birth, "1995.06")]);
    let filter = ReserveFilter {
        education_at_least: Some("大专".into()),
        age_max: Some(40),
        ..ReserveFilter::default()
    };
    let list = office.registry.reserves(&filter, today()).unwrap();
    assert_eq!((list.count, list.in_pool, list.uncounted.len()), (1, 3, 1));
    assert_eq!(list.rows[0].name, "甲");
    assert!(list.definition.contains("截至2025年11月26日") && list.definition.contains("含40周岁"));
}

#[test]
fn a_file_that_is_foreign_or_in_use_is_refused_unchanged() {
    let office = Office::new();
    assert_eq!(code(Registry::open(&office.path())), "register.in_use");

    let foreign = office.folder.path().join("照片.qinglan");
    let bytes = b"not a database, though long enough to have the header of one. ".repeat(8);
    std::fs::write(&foreign, &bytes).unwrap();
    assert_eq!(code(Registry::open(&foreign)), "register.foreign");
    assert_eq!(std::fs::read(&foreign).unwrap(), bytes);

    let missing = Registry::open(&office.folder.path().join("没有.qinglan")).unwrap_err();
    assert_eq!(missing.code(), "file.missing");
    assert!(missing.to_string().contains("没有.qinglan"), "{missing}");

    let taken = Registry::create(&office.path(), OwnerKind::Township, "青禾镇", &[]);
    assert_eq!(code(taken), "register.exists");
}

#[test]
fn a_backup_is_verified_and_brings_everything_back() {
    let mut office = Office::new();
    office.add("王芳", "申家营村", &[]);
    let full = office.registry.dump().unwrap();
    let backup = office.folder.path().join("u盘.qinglan");
    office.registry.back_up_to(&backup, today()).unwrap();
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.back_up("manual").unwrap().reason, "manual");

    let held = check_backup(&backup).unwrap();
    assert_eq!(
        (held.name.as_str(), held.people),
        (office.registry.owner().unwrap().name.as_str(), 1)
    );
    assert!(held.changed_at.is_some() && held.villages > 0, "{held:?}");

    let path = office.path();
    drop(office.registry);
    let restored = restore_backup(&backup, &path).unwrap();
    assert_eq!(restored.dump().unwrap(), full);
    let kept = restored.backups().unwrap();
    let reasons: Vec<&str> = kept.iter().map(|backup| backup.reason.as_str()).collect();
    assert!(
        reasons.contains(&"restore") && reasons.contains(&"manual"),
        "{reasons:?}"
    );
}

#[test]
fn a_damaged_backup_is_refused_and_the_register_stays() {
    let mut office = Office::new();
    office.add("王芳", "申家营村", &[]);
    let backup = office.folder.path().join("坏.qinglan");
    office.registry.back_up_to(&backup, today()).unwrap();
    let mut bytes = std::fs::read(&backup).unwrap();
    bytes[8192..20000].fill(0x5A);
    std::fs::write(&backup, bytes).unwrap();
    let before = office.registry.dump().unwrap();
    assert_eq!(check_backup(&backup).unwrap_err().code(), "backup.broken");
    let path = office.path();
    drop(office.registry);
    assert_eq!(code(restore_backup(&backup, &path)), "backup.broken");
    assert_eq!(Registry::open(&path).unwrap().dump().unwrap(), before);
}

/// Writes a text of a file over with another of as many bytes, wherever it stands.
fn overwrite(file: &Path, text: &str, other: &str) {
    let mut bytes = std::fs::read(file).unwrap();
    let mut found = 0;
    for at in 0..bytes.len() - text.len() {
        if bytes[at..].starts_with(text.as_bytes()) {
            bytes[at..at + text.len()].copy_from_slice(other.as_bytes());
            found += 1;
        }
    }
    assert!(found > 0, "{text} stands nowhere");
    std::fs::write(file, bytes).unwrap();
}

#[test]
fn a_backup_in_which_a_name_became_another_one_is_refused() {
    let mut office = Office::new();
    office.add("王芳", "申家营村", &[]);
    let backup = office.folder.path().join("坏.qinglan");
    office.registry.back_up_to(&backup, today()).unwrap();
    let sound = office.folder.path().join("好.qinglan");
    std::fs::copy(&backup, &sound).unwrap();
    overwrite(&backup, "王芳", "王艳");
    let path = office.path();
    let before = office.registry.dump().unwrap();
    drop(office.registry);
    assert_eq!(code(restore_backup(&backup, &path)), "backup.broken");
    // The copy of the one file is as good as the file, and the register has no trace of it.
    assert_eq!(
        restore_backup(&sound, &path).unwrap().dump().unwrap(),
        before
    );
    std::fs::copy(&path, &sound).unwrap();
    overwrite(&sound, "王芳", "王艳");
    let renamed = restore_backup(&sound, &path).unwrap();
    assert_ne!(
        renamed.dump().unwrap(),
        before,
        "nothing is known of a file copied by hand"
    );
}

#[test]
fn a_backup_that_was_opened_and_written_in_is_a_register_and_can_be_restored() {
    let mut office = Office::new();
    let backup = office.folder.path().join("u盘.qinglan");
    office.registry.back_up_to(&backup, today()).unwrap();
    let mut other = Registry::open(&backup).unwrap();
    other.add_township("别的镇").unwrap();
    let written = other.dump().unwrap();
    drop(other);
    let path = office.path();
    office.add("王芳", "申家营村", &[]);
    drop(office.registry);
    let restored = restore_backup(&backup, &path).unwrap();
    assert_eq!(restored.dump().unwrap(), written);
}

#[test]
fn a_backup_makes_its_folder_and_what_a_killed_one_left_goes() {
    let office = Office::new();
    let backup = office.folder.path().join("备份/2025/u盘.qinglan");
    office.registry.back_up_to(&backup, today()).unwrap();
    assert!(backup.is_file());
    let path = office.path();
    office.registry.back_up("manual").unwrap();
    let beside = path.with_extension("backups");
    let ours = [
        beside.join("20251126-083100-import.unfinished"),
        path.with_extension("incoming"),
    ];
    let other = beside.join("我的.unfinished");
    for left in ours.iter().chain([&other]) {
        std::fs::write(left, "半份").unwrap();
    }
    drop(office.registry);
    drop(Registry::open(&path).unwrap());
    assert!(ours.iter().all(|left| !left.exists()));
    assert!(other.exists(), "not one of ours");
}

#[test]
fn a_backup_replaces_an_older_one_of_this_register_and_nothing_else() {
    let mut office = Office::new();
    let backup = office.folder.path().join("u盘.qinglan");
    office.registry.back_up_to(&backup, today()).unwrap();
    office.add("王芳", "申家营村", &[]);
    office.registry.back_up_to(&backup, today()).unwrap();
    let other = Office::new();
    let text = office.folder.path().join("要紧.txt");
    std::fs::write(&text, "要紧的").unwrap();
    for taken in [&other.path(), &text] {
        let refused = office.registry.back_up_to(taken, today());
        assert_eq!(code(refused), "register.exists");
    }
    assert_eq!(std::fs::read_to_string(&text).unwrap(), "要紧的");
    assert_eq!(other.in_pool("2025-11-26"), Vec::<String>::new());
}

#[test]
fn a_file_that_was_not_closed_is_no_backup_as_its_last_records_lie_beside_it() {
    let mut office = Office::new();
    office.add("王芳", "申家营村", &[]);
    let copy = office.folder.path().join("拷贝.qinglan");
    std::fs::copy(office.path(), &copy).unwrap();
    let wal = |path: &Path| PathBuf::from(format!("{}-wal", path.display()));
    std::fs::copy(wal(&office.path()), wal(&copy)).unwrap();
    let place = office.folder.path().join("新台账.qinglan");
    assert_eq!(code(restore_backup(&copy, &place)), "backup.broken");
    assert!(!place.exists());
    drop(Registry::open(&copy).unwrap());
    let restored = restore_backup(&copy, &place).unwrap();
    assert_eq!(restored.dump().unwrap(), office.registry.dump().unwrap());
}

#[test]
fn a_backup_is_not_put_over_the_file_of_another_program() {
    let office = Office::new();
    let backup = office.folder.path().join("u盘.qinglan");
    office.registry.back_up_to(&backup, today()).unwrap();
    let foreign = office.folder.path().join("别的.db");
    // Bytes 68 to 71 of a database name the program it belongs to.
    let mut page = std::fs::read(&backup).unwrap();
    page[68..72].copy_from_slice(&7_u32.to_be_bytes());
    std::fs::write(&foreign, &page).unwrap();
    assert_eq!(code(restore_backup(&backup, &foreign)), "register.foreign");
    assert_eq!(std::fs::read(&foreign).unwrap(), page);
}

#[test]
fn redo_does_again_what_was_taken_back_last_and_not_what_a_new_action_overtook() {
    let mut office = Office::new();
    office.add("甲", "申家营村", &[]);
    office.registry.undo(None).unwrap();
    office.add("乙", "申家营村", &[]);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.redo().unwrap().value, "新增人员：乙");
    assert_eq!(code(office.registry.redo()), "history.nothing_to_redo");
    assert_eq!(office.in_pool("2025-11-26"), ["乙"]);
}

#[test]
fn nobody_enters_or_leaves_the_pool_in_the_future() {
    let mut office = Office::new();
    let future = "入库时间不能在将来，请核对";
    let typed = input(&[(Field::Name, "王芳")]);
    let ahead = office.spell("申家营村", "2099.1").entry().unwrap();
    let refused = office.registry.add_person(&typed, Some(&ahead), today());
    assert_eq!(refused.unwrap_err().to_string(), future);

    let id = office.add("李强", "申家营村", &[]);
    let spell = office.registry.person(&id, today()).unwrap().spells[0]
        .id
        .clone();
    let mut leave = Leave {
        ids: vec![spell.clone()],
        left_on: "2099.1".into(),
        reason: "本人申请".into(),
        destination: None,
    };
    let refused = office.registry.leave_pool(&leave, today()).unwrap_err();
    assert_eq!(refused.to_string(), "退出时间不能在将来，请核对");
    let corrected = office.spell("申家营村", "2099.1");
    let refused = office
        .registry
        .edit_reserve(&spell, &corrected, today(), today());
    assert_eq!(refused.unwrap_err().to_string(), future);

    leave.left_on = "2025-09-01".into();
    office.registry.leave_pool(&leave, today()).unwrap();
    let refused = office.registry.enter_pool(&id, &ahead, today());
    assert_eq!(refused.unwrap_err().to_string(), future);
}

#[test]
fn everything_wrong_with_a_new_person_is_told_at_once() {
    let mut office = Office::new();
    office.add(
        "王芳",
        "申家营村",
        &[(Field::IdNumber, "150298198506157191")],
    );
    let typed = input(&[
        (Field::Phone, "138"),
        (Field::Birth, "2099.1"),
        (Field::IdNumber, "150298198506157191"),
    ]);
    let spell = ReserveDraft {
        entered_on: "2099.1".into(),
        ..ReserveDraft::default()
    };
    let checked = office
        .registry
        .check_person(None, &typed, Some(&spell), today())
        .unwrap();
    let mut fields: Vec<&str> = checked
        .problems
        .iter()
        .map(|problem| problem.field.as_str())
        .collect();
    fields.sort_unstable();
    let expected = [
        "birth",
        "entered_on",
        "id_number",
        "name",
        "phone",
        "village_id",
    ];
    assert_eq!(fields, expected);
    assert_eq!(checked.doubts.len(), 1, "the number tells another birth");
}
