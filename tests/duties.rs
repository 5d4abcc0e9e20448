//! Who answers for a village, from a day on: changes, and what sheets say of mentors.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::collections::BTreeMap;

use qinglan_core::date::Day;
use qinglan_core::duties::{
    DutyChange, DutyEdit, DutyKind, DutyRole, NewMentor, PostEdit, Reconcile, ReconcileAnswer,
    ReconcileState, VillageDuties,
};
use qinglan_core::ids::{PersonId, SchemeId, VillageId};
use qinglan_core::mentoring::pairs::OpenPairs;
use qinglan_core::mentoring::{Adjustment, PairFilter};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::roster::RosterRequest;
use qinglan_core::reserves::{Mentor, Move, ReserveDraft};
use qinglan_core::villages::{rules::parse, OwnerKind};
use qinglan_core::{sample, Error, Registry};
use tempfile::TempDir;

/// 青禾镇 with its villages; 赵景明 副镇长 is 包村领导 of all of them since 2023-03.
struct Office {
    registry: Registry,
    villages: Vec<VillageId>,
    zhao: PersonId,
    _folder: TempDir,
}

const TODAY: &str = "2025-11-26";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

impl Office {
    fn new(villages: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<String> = (1..=villages).map(|n| format!("第{n}村")).collect();
        let path = folder.path().join("台账.qinglan");
        let drafts = parse(&names.join("\n"));
        let mut registry = Registry::create(&path, OwnerKind::Township, "青禾镇", &drafts).unwrap();
        let villages = registry.villages(day(TODAY)).unwrap();
        let villages: Vec<VillageId> = villages.into_iter().map(|village| village.id).collect();
        let zhao = person(&mut registry, "赵景明");
        post(&mut registry, &zhao, "副镇长", None, "2021-06");
        let mut office = Self {
            registry,
            villages,
            zhao,
            _folder: folder,
        };
        let (zhao, all) = (office.zhao.clone(), office.villages.clone());
        office.duty(&zhao, &all, "2023-03", None).unwrap();
        office
    }

    fn duty(
        &mut self,
        person: &PersonId,
        villages: &[VillageId],
        from: &str,
        until: Option<&str>,
    ) -> Result<(), Error> {
        let edit = DutyEdit {
            id: None,
            person_id: person.clone(),
            village_ids: villages.to_vec(),
            role: DutyRole::Leader,
            from_on: from.into(),
            until_on: until.map(str::to_owned),
            document: None,
        };
        self.registry.set_duty(&edit).map(drop)
    }

    /// Somebody in the pool of a village.
    fn reserve(&mut self, village: usize, name: &str) -> PersonId {
        self.reserve_stating(village, name, &[])
    }

    fn reserve_stating(
        &mut self,
        village: usize,
        name: &str,
        mentors: &[(&str, &str, &str)],
    ) -> PersonId {
        let draft = ReserveDraft {
            village_id: Some(self.villages[village].clone()),
            entered_on: "2024-01".into(),
            ..ReserveDraft::default()
        };
        let id = self
            .registry
            .add_person(&named(name), Some(&draft.entry().unwrap()), day(TODAY))
            .unwrap()
            .value;
        let stated = mentors.iter().map(|(seat, name, post)| Mentor {
            seat: (*seat).into(),
            name: (*name).into(),
            post: Some((*post).to_owned()).filter(|post| !post.is_empty()),
        });
        let spell = self
            .registry
            .person(&id, day(TODAY))
            .unwrap()
            .spells
            .remove(0);
        let corrected = ReserveDraft {
            village_id: None,
            stated_mentors: Some(stated.collect()),
            ..draft
        };
        self.registry
            .edit_reserve(&spell.id, &corrected, day(TODAY), day(TODAY))
            .unwrap();
        id
    }

    fn on(&self, as_of: &str) -> Vec<VillageDuties> {
        self.registry.village_duties(day(as_of)).unwrap()
    }

    /// Name and post of a village's 包村领导 on a day.
    fn leader(&self, village: usize, as_of: &str) -> String {
        let holder = self.on(as_of).remove(village).leader;
        holder.map_or_else(String::new, |holder| {
            format!("{} {}", holder.name, holder.post.unwrap_or_default())
        })
    }

    /// Who takes the first village's 包村领导 over after a day, and when; an empty name is nobody.
    fn coming(&self, as_of: &str) -> Vec<(String, String)> {
        let coming = self.on(as_of).remove(0).coming.into_iter();
        coming
            .filter(|one| one.kind == DutyKind::Leader)
            .map(|one| (one.name.unwrap_or_default(), one.from_on.to_string()))
            .collect()
    }

    fn change(&self, villages: &[usize], to: Option<NewMentor>, on: &str) -> DutyChange {
        DutyChange {
            role: DutyKind::Leader,
            villages: villages
                .iter()
                .map(|at| self.villages[*at].clone())
                .collect(),
            to,
            on: on.into(),
            document: Some("青禾党发〔2025〕31号".into()),
            from: None,
        }
    }

    fn refusal(&mut self, change: &DutyChange) -> String {
        let before = self.registry.dump().unwrap();
        let refused = self.registry.change_duty(change, day(TODAY)).unwrap_err();
        assert_eq!(self.registry.dump().unwrap(), before);
        refused.to_string()
    }
}

fn named(name: &str) -> PersonInput {
    PersonInput([(Field::Name, name.to_owned())].into())
}

fn person(registry: &mut Registry, name: &str) -> PersonId {
    let added = registry.add_person(&named(name), None, day(TODAY));
    added.unwrap().value
}

fn post(
    registry: &mut Registry,
    person: &PersonId,
    title: &str,
    village: Option<&VillageId>,
    from: &str,
) {
    registry
        .set_post(&post_edit(person, title, village, from))
        .unwrap();
}

fn post_edit(person: &PersonId, title: &str, village: Option<&VillageId>, from: &str) -> PostEdit {
    PostEdit {
        id: None,
        person_id: person.clone(),
        title: title.into(),
        village_id: village.cloned(),
        unit: None,
        from_on: from.into(),
        until_on: None,
        document: None,
        term: None,
    }
}

#[expect(clippy::unnecessary_wraps, reason = "as `to` of a change wants it")]
fn someone(name: &str, post: &str) -> Option<NewMentor> {
    Some(NewMentor {
        name: Some(name.into()),
        post: Some(post.to_owned()).filter(|post| !post.is_empty()),
        ..NewMentor::default()
    })
}

#[expect(clippy::unnecessary_wraps, reason = "as `to` of a change wants it")]
fn known(id: &PersonId) -> Option<NewMentor> {
    Some(NewMentor {
        person_id: Some(id.clone()),
        ..NewMentor::default()
    })
}

#[test]
fn a_duty_change_shows_from_its_day_on_and_undo_restores_the_dump() {
    let mut office = Office::new(12);
    for (at, village) in [0, 0, 1, 2].into_iter().enumerate() {
        office.reserve(village, &format!("后备{at}"));
    }
    let before = office.registry.dump().unwrap();
    let change = office.change(&[0, 1, 5], someone("秦立新", "副镇长"), "2025.12.1");
    let preview = office
        .registry
        .preview_duty_change(&change, day(TODAY))
        .unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
    assert_eq!(
        (preview.changed, preview.pairs, preview.unchanged),
        (3, 3, 0)
    );
    assert_eq!(preview.villages[0].pairs, 2);
    assert_eq!((preview.load_before, preview.load_after), (0, 3));
    assert_eq!((preview.limit, preview.over), (Some(25), false));
    assert_eq!(preview.the_day_before, day("2025-11-30"));
    assert!(preview.problems.is_empty());

    let answer = office.registry.change_duty(&change, day(TODAY)).unwrap();
    assert_eq!(answer.value, 3);
    for village in 0..12 {
        let then = if [0, 1, 5].contains(&village) {
            "秦立新 副镇长"
        } else {
            "赵景明 副镇长"
        };
        assert_eq!(office.leader(village, "2025-11-30"), "赵景明 副镇长");
        assert_eq!(office.leader(village, "2025-12-01"), then);
    }
    let label = office.registry.undo(None).unwrap();
    assert!(label.value.contains("变更包村分工"), "{}", label.value);
    assert_eq!(office.registry.dump().unwrap(), before);
}

/// Village, name and mentor cell of everybody on the rosters of a day.
fn mentor_cells(registry: &Registry, as_of: &str) -> Vec<(String, String, String)> {
    let request = RosterRequest {
        as_of: Some(day(as_of)),
        ..RosterRequest::default()
    };
    let rosters = registry.rosters(&request, day(TODAY)).unwrap();
    let mut cells = Vec::new();
    for section in rosters.reports.iter().flat_map(|report| &report.sections) {
        let column = |label: &str| {
            let mut columns = section.columns.iter();
            columns
                .position(|column| column.label.contains(label))
                .unwrap()
        };
        let (name, mentors) = (column("姓名"), column("帮带人"));
        cells.extend(section.rows.iter().map(|row| {
            let cell = |at: usize| row.cells[at].clone();
            (section.name.clone(), cell(name), cell(mentors))
        }));
    }
    cells
}

#[test]
fn the_rosters_of_the_day_before_and_of_the_day_differ_exactly_there() {
    let mut office = Office::new(6);
    for village in 0..6 {
        office.reserve(village, &format!("后备{village}甲"));
        office.reserve(village, &format!("后备{village}乙"));
    }
    let before = mentor_cells(&office.registry, "2025-12-01");
    let change = office.change(&[1, 4], someone("秦立新", "副镇长"), "2025-12-01");
    office.registry.change_duty(&change, day(TODAY)).unwrap();
    assert_eq!(mentor_cells(&office.registry, "2025-11-30"), before);
    let after = mentor_cells(&office.registry, "2025-12-01");
    for (then, now) in before.iter().zip(&after) {
        if ["后备1", "后备4"]
            .iter()
            .any(|start| now.1.starts_with(start))
        {
            assert!(
                then.2.contains("赵景明") && now.2.contains("秦立新"),
                "{now:?}"
            );
            assert_eq!(then.2.replace("赵景明", "秦立新"), now.2);
        } else {
            assert_eq!(then, now);
        }
    }
    let (from, to) = (day("2025-11-30"), day("2025-12-01"));
    let adjusted = office.registry.adjustments(from, to, None).unwrap();
    assert_eq!(adjusted.len(), 4);
}

#[test]
fn a_reserve_who_moves_gets_the_mentors_of_the_new_village_from_that_day() {
    let mut office = Office::new(2);
    let change = office.change(&[1], someone("秦立新", "副镇长"), "2024-06-01");
    office.registry.change_duty(&change, day(TODAY)).unwrap();
    let moved = office.reserve(0, "后备甲");
    let spell = office
        .registry
        .person(&moved, day(TODAY))
        .unwrap()
        .spells
        .remove(0);
    let (to, on) = (office.villages[1].clone(), day("2025-12-01"));
    office
        .registry
        .move_reserve(&Move::new(spell.id, to, on))
        .unwrap();
    assert!(mentor_cells(&office.registry, "2025-11-30")[0]
        .2
        .contains("赵景明"));
    assert!(mentor_cells(&office.registry, "2025-12-01")[0]
        .2
        .contains("秦立新"));
}

#[test]
fn the_sample_shows_an_office_with_much_to_do_whenever_it_is_opened() {
    for today in ["2025-11-26", "2028-03-01"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("示例.qinglan");
        let registry = sample::create(&path, day(today)).unwrap();
        let pairs = registry.pairs(&PairFilter::default(), day(today)).unwrap();
        assert_eq!(pairs.mentees, 52);
        assert_eq!((pairs.done, pairs.steps), (165, 260));
        assert_eq!((pairs.overdue, pairs.gaps), (8, 2));
        let by_hand = pairs.rows.iter().flat_map(|row| &row.seats);
        let by_hand = by_hand.flat_map(|seat| &seat.mentors);
        assert_eq!(by_hand.filter(|mentor| mentor.reason.is_some()).count(), 1);
        assert!(registry.check().unwrap().is_empty());
    }
}

#[test]
fn done_items_stay_with_whoever_did_them_and_a_hand_named_mentor_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("示例.qinglan");
    let mut registry = sample::create(&path, day(TODAY)).unwrap();
    let duties = registry.village_duties(day(TODAY)).unwrap();
    let of = |name: &str| duties.iter().find(|row| row.village == name).unwrap();
    let newcomer = registry.find_people("秦立新", 1).unwrap().remove(0);
    let change = DutyChange {
        role: DutyKind::Leader,
        villages: vec![
            of("石槽村").village_id.clone(),
            of("柳树沟村").village_id.clone(),
        ],
        to: known(&newcomer.id),
        on: "2025-12-01".into(),
        document: None,
        from: None,
    };
    let preview = registry.preview_duty_change(&change, day(TODAY)).unwrap();
    let row = |name: &str| {
        preview
            .villages
            .iter()
            .find(|row| row.village == name)
            .unwrap()
    };
    assert_eq!((row("石槽村").pairs, row("柳树沟村").pairs), (2, 4));
    assert_eq!(row("石槽村").unchanged.len(), 1);
    assert!(!row("石槽村").unchanged[0].reason.is_empty());
    assert_eq!(preview.to.as_ref().unwrap().post.as_deref(), Some("副镇长"));

    let before = registry.dump().unwrap();
    registry.change_duty(&change, day(TODAY)).unwrap();
    let after = registry.dump().unwrap();
    for kept in ["items", "evidence", "pairs", "named_mentors", "reserves"] {
        assert_eq!(before[kept], after[kept], "{kept}");
    }
    let (from, to) = (day("2025-11-30"), day("2025-12-01"));
    let adjusted = registry.adjustments(from, to, None).unwrap();
    assert_eq!(adjusted.len(), preview.pairs);
    registry.undo(None).unwrap();
    assert_eq!(registry.dump().unwrap(), before);
}

#[test]
fn the_preview_counts_the_pairs_of_every_scheme_just_as_the_adjustment_list_will() {
    let mut office = Office::new(3);
    for village in [0, 0, 1, 2] {
        office.reserve(village, "后备");
    }
    let first_secretary = person(&mut office.registry, "驻村人");
    for village in 0..2 {
        let village_id = office.villages[village].clone();
        let secretary = person(&mut office.registry, &format!("书记{village}"));
        let title = "村党组织书记";
        post(
            &mut office.registry,
            &secretary,
            title,
            Some(&village_id),
            "2021-01",
        );
        office
            .registry
            .open_pairs(&OpenPairs {
                scheme_id: Some(SchemeId::from("cross-village".to_owned())),
                people: Some(vec![secretary]),
                from_on: "2025-03-01".into(),
                ..OpenPairs::default()
            })
            .unwrap();
        let duty = DutyEdit {
            id: None,
            person_id: first_secretary.clone(),
            village_ids: vec![village_id],
            role: DutyRole::FirstSecretary,
            from_on: "2024-05".into(),
            until_on: None,
            document: None,
        };
        office.registry.set_duty(&duty).unwrap();
    }
    let days = (day("2025-11-30"), day("2025-12-01"));
    let expected = [
        // Four reserves, and the two secretaries who are mentored themselves.
        (DutyKind::Leader, vec![3, 2, 1], 6),
        // Nobody but those two.
        (DutyKind::FirstSecretary, vec![1, 1, 0], 2),
        // Nobody had a 包村干部: the four reserves get one.
        (DutyKind::Contact, vec![2, 1, 1], 4),
        // The reserves of the villages; and both secretaries lose 包村领导 and 第一书记 with the post.
        (DutyKind::Secretary, vec![2, 1, 1], 8),
    ];
    for (role, by_village, all) in expected {
        for to in [someone("秦立新", "副镇长"), None] {
            if role == DutyKind::Contact && to.is_none() {
                continue;
            }
            let nobody = to.is_none();
            let change = DutyChange {
                role,
                ..office.change(&[0, 1, 2], to, "2025-12-01")
            };
            let preview = office.registry.preview_duty_change(&change, day(TODAY));
            let preview = preview.unwrap();
            office.registry.change_duty(&change, day(TODAY)).unwrap();
            let adjusted = office.registry.adjustments(days.0, days.1, None).unwrap();
            assert_eq!(preview.pairs, adjusted.len(), "{role:?}");
            for row in &preview.villages {
                let of_village =
                    |one: &&Adjustment| one.village_id.as_ref() == Some(&row.village_id);
                assert_eq!(row.pairs, adjusted.iter().filter(of_village).count());
            }
            if !nobody {
                let pairs: Vec<usize> = preview.villages.iter().map(|row| row.pairs).collect();
                assert_eq!(
                    (pairs, preview.pairs),
                    (by_village.clone(), all),
                    "{role:?}"
                );
            }
            office.registry.undo(None).unwrap();
        }
    }
}

#[test]
fn adjustments_are_asked_for_from_the_earlier_day_to_the_later() {
    let office = Office::new(1);
    let (early, late) = (day("2025-11-30"), day("2025-12-01"));
    assert!(office.registry.adjustments(early, early, None).is_ok());
    let refused = office.registry.adjustments(late, early, None).unwrap_err();
    assert!(refused.to_string().contains("起始日期不应晚于截止日期"));
}

#[test]
fn one_person_takes_over_whatever_another_holds_and_is_added_once() {
    let mut office = Office::new(6);
    for village in 0..6 {
        for number in 0..5 {
            office.reserve(village, &format!("后备{village}{number}"));
        }
    }
    let mut change = office.change(&[], someone("秦立新", "副镇长"), "2025-12-01");
    change.from = Some(office.zhao.clone());
    let preview = office
        .registry
        .preview_duty_change(&change, day(TODAY))
        .unwrap();
    assert_eq!(
        (preview.changed, preview.pairs, preview.load_after),
        (6, 30, 30)
    );
    assert!(preview.over);
    assert_eq!(preview.to.as_ref().unwrap().person_id, None);
    office.registry.change_duty(&change, day(TODAY)).unwrap();
    let holders: Vec<PersonId> = office
        .on("2025-12-01")
        .into_iter()
        .map(|row| row.leader.unwrap().person_id)
        .collect();
    assert!(holders.iter().all(|id| *id == holders[0]));

    // Named again, the same name with the same post is that person.
    let back = office.change(&[0], known(&office.zhao), "2026-01-01");
    office.registry.change_duty(&back, day(TODAY)).unwrap();
    let again = office.change(&[0], someone("秦 立新", "副镇长"), "2026-02-01");
    let preview = office
        .registry
        .preview_duty_change(&again, day(TODAY))
        .unwrap();
    assert_eq!(preview.to.unwrap().person_id.as_ref(), Some(&holders[0]));
    let other = office.change(&[0], someone("秦立新", "武装部长"), "2026-02-01");
    let preview = office
        .registry
        .preview_duty_change(&other, day(TODAY))
        .unwrap();
    assert_eq!(preview.to.unwrap().person_id, None);
}

#[test]
fn a_later_planned_change_is_respected() {
    let mut office = Office::new(1);
    let su = person(&mut office.registry, "苏晓岚");
    let han = person(&mut office.registry, "韩雪");
    let planned = office.change(&[0], known(&su), "2026-03-01");
    office.registry.change_duty(&planned, day(TODAY)).unwrap();
    assert_eq!(
        office.coming(TODAY),
        [("苏晓岚".to_owned(), "2026-03-01".to_owned())]
    );
    let sooner = office.change(&[0], known(&han), "2025-12-01");
    let preview = office
        .registry
        .preview_duty_change(&sooner, day(TODAY))
        .unwrap();
    let row = &preview.villages[0];
    assert_eq!(
        row.after.as_ref().unwrap().until_on.unwrap().to_string(),
        "2026-03-01"
    );
    assert!(row
        .note
        .as_ref()
        .unwrap()
        .contains("2026年3月1日起已登记为苏晓岚"));
    office.registry.change_duty(&sooner, day(TODAY)).unwrap();
    for (on, name) in [
        ("2025-11-30", "赵景明"),
        ("2025-12-01", "韩雪"),
        ("2026-02-28", "韩雪"),
        ("2026-03-01", "苏晓岚"),
    ] {
        assert!(office.leader(0, on).starts_with(name), "{on}");
    }
    assert_eq!(
        office.coming(TODAY),
        [("韩雪".to_owned(), "2025-12-01".to_owned())]
    );
    assert_eq!(office.coming("2026-03-01"), []);
}

#[test]
fn an_end_nobody_follows_is_announced_as_an_empty_seat() {
    let mut office = Office::new(1);
    let change = office.change(&[0], None, "2026-03-01");
    office.registry.change_duty(&change, day(TODAY)).unwrap();
    assert_eq!(
        office.coming(TODAY),
        [(String::new(), "2026-03-01".to_owned())]
    );
}

#[test]
fn nobody_may_hold_a_seat_from_a_day_on() {
    let mut office = Office::new(2);
    let change = office.change(&[1], None, "2025-12-01");
    office.registry.change_duty(&change, day(TODAY)).unwrap();
    assert_eq!(office.leader(0, "2025-12-01"), "赵景明 副镇长");
    assert_eq!(office.leader(1, "2025-11-30"), "赵景明 副镇长");
    assert_eq!(office.leader(1, "2025-12-01"), "");
    assert!(office.refusal(&change).contains("没有要变更的包村领导"));
}

#[test]
fn a_new_secretary_takes_over_the_title_of_the_old_one() {
    let mut office = Office::new(2);
    let he = person(&mut office.registry, "何文清");
    let (first, second) = (office.villages[0].clone(), office.villages[1].clone());
    post(
        &mut office.registry,
        &he,
        "党总支书记",
        Some(&first),
        "2021-03",
    );
    office.reserve(0, "后备甲");
    let mut change = office.change(&[0, 1], someone("申有田", ""), "2025-12-01");
    change.role = DutyKind::Secretary;
    let preview = office
        .registry
        .preview_duty_change(&change, day(TODAY))
        .unwrap();
    assert_eq!((preview.changed, preview.pairs), (2, 1));
    office.registry.change_duty(&change, day(TODAY)).unwrap();
    let on = |office: &Office, as_of: &str, village: usize| {
        let holder = office.on(as_of).remove(village).secretary;
        holder.map(|holder| (holder.name, holder.post.unwrap()))
    };
    let pair = |name: &str, post: &str| Some((name.to_owned(), post.to_owned()));
    assert_eq!(on(&office, "2025-11-30", 0), pair("何文清", "党总支书记"));
    assert_eq!(on(&office, "2025-11-30", 1), None);
    assert_eq!(on(&office, "2025-12-01", 0), pair("申有田", "党总支书记"));
    assert_eq!(on(&office, "2025-12-01", 1), pair("申有田", "村党组织书记"));
    let done = &office.registry.history(None, 1).unwrap()[0];
    assert_eq!(done.label, "变更村党组织书记");

    // A second one beside is refused; a deputy is not.
    let refused = office
        .registry
        .set_post(&post_edit(&he, "支部书记", Some(&second), "2026-01"));
    assert_eq!(refused.unwrap_err().code(), "duty.overlap");
    post(
        &mut office.registry,
        &he,
        "党支部副书记",
        Some(&second),
        "2026-01",
    );
}

#[test]
fn bad_changes_are_refused_with_the_rule_that_says_no() {
    let mut office = Office::new(2);
    let su = person(&mut office.registry, "苏晓岚");
    for on in ["2023-03-01", "2023-03", "2022-12-31"] {
        let early = office.change(&[0], known(&su), on);
        let message = office.refusal(&early);
        assert!(
            message.contains("赵景明2023年3月1日才开始任职"),
            "{on}: {message}"
        );
    }
    let same = office.change(&[0, 1], known(&office.zhao), "2025-12-01");
    assert!(office.refusal(&same).contains("已经由其担任"));
    let no_name = office.change(&[0], someone("  ", "副镇长"), "2025-12-01");
    assert!(office
        .refusal(&no_name)
        .contains("请选择人员，或填写姓名和职务"));
    let no_village = office.change(&[], known(&su), "2025-12-01");
    assert!(office.refusal(&no_village).contains("请选择村"));
    let no_day = office.change(&[0], known(&su), "下个月");
    assert!(office.refusal(&no_day).contains("不是日期"));
    let mut not_his = office.change(&[0], known(&su), "2025-12-01");
    not_his.from = Some(su.clone());
    assert!(office.refusal(&not_his).contains("当日不由这个人担任"));
}

#[test]
fn two_duties_for_one_seat_may_not_overlap() {
    let mut office = Office::new(2);
    let su = person(&mut office.registry, "苏晓岚");
    let villages = office.villages.clone();
    let before = office.registry.dump().unwrap();
    let overlap = office.duty(&su, &villages, "2025-01", None).unwrap_err();
    assert_eq!(overlap.code(), "duty.overlap");
    let message = overlap.to_string();
    assert!(
        message.contains("第1村的包村领导自2023年3月1日起是赵景明"),
        "{message}"
    );
    assert!(message.contains("变更"), "{message}");
    assert_eq!(office.registry.dump().unwrap(), before);
    office
        .duty(&su, &villages[..1], "2020-05", Some("2023-03"))
        .unwrap();
}

#[test]
fn a_duty_that_ends_before_it_begins_is_refused() {
    let mut office = Office::new(1);
    let su = person(&mut office.registry, "苏晓岚");
    let villages = office.villages.clone();
    let before = office.registry.dump().unwrap();
    for until in ["2020-05", "2020-04", "2019-12-31"] {
        let backwards = office.duty(&su, &villages, "2020-05", Some(until));
        let message = backwards.unwrap_err().to_string();
        assert!(message.contains("结束时间应晚于开始时间"), "{message}");
    }
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn three_hundred_villages_change_hands_at_once() {
    let mut office = Office::new(300);
    for number in 0..60 {
        office.reserve(number, &format!("后备{number}"));
    }
    let all: Vec<usize> = (0..300).collect();
    let change = office.change(&all, someone("秦立新", "副镇长"), "2025-12-01");
    let preview = office.registry.preview_duty_change(&change, day(TODAY));
    assert_eq!(preview.unwrap().villages.len(), 300);
    let answer = office.registry.change_duty(&change, day(TODAY)).unwrap();
    assert_eq!(answer.value, 300);
}

#[test]
fn stated_mentors_become_duties_and_posts_where_the_rows_agree() {
    let mut office = Office::new(3);
    let trio = |contact: &'static str| {
        [
            ("包村领导", "苏晓岚", "组织委员"),
            ("包村干部", contact, "党建办干事"),
            ("村党组织书记", "何文清", "党支部书记"),
        ]
    };
    let nobody = office.change(&[0, 1, 2], None, "2024-01-01");
    office.registry.change_duty(&nobody, day(TODAY)).unwrap();
    office.reserve_stating(0, "后备甲", &trio("孟佳"));
    office.reserve_stating(
        0,
        "后备乙",
        &[
            ("包村领导", "苏 晓岚", ""),
            ("包村干部", "孟佳", "包村干部"),
        ],
    );
    office.reserve_stating(1, "后备丙", &trio("孟佳"));
    office.reserve_stating(1, "后备丁", &trio("韩雪"));
    office.reserve_stating(1, "后备戊", &trio("韩雪"));
    let before = office.registry.dump().unwrap();

    let found = office.registry.preview_reconciliation(day(TODAY)).unwrap();
    assert_eq!((found.agreed, found.already, found.asked), (5, 0, 1));
    assert_eq!(found.suggested_on, day("2024-01-01"));
    // 苏晓岚 and 孟佳 once each, and a 何文清 of each village.
    assert_eq!(found.people_to_add, 4);
    let asked = found
        .seats
        .iter()
        .find(|seat| seat.state == ReconcileState::Asked)
        .unwrap();
    assert_eq!(
        (asked.choices[0].name.as_str(), asked.choices[0].rows),
        ("韩雪", 2)
    );
    assert_eq!(asked.choices[1].name, "孟佳");

    let answers = BTreeMap::from([(asked.key.clone(), ReconcileAnswer::Choice(1))]);
    let reconcile = Reconcile {
        from_on: "2024.01".into(),
        answers,
        document: None,
        as_of: Some(day(TODAY)),
    };
    let done = office
        .registry
        .reconcile_mentors(&reconcile, day(TODAY))
        .unwrap()
        .value;
    assert_eq!((done.duties, done.posts, done.people), (4, 4, 4));
    let row = &office.on("2024-01-01")[1];
    let contact = row.contact.as_ref().unwrap();
    assert_eq!(
        (contact.name.as_str(), contact.post.as_deref()),
        ("孟佳", Some("党建办干事"))
    );
    assert_eq!(
        row.secretary.as_ref().unwrap().post.as_deref(),
        Some("党支部书记")
    );
    assert_eq!(office.leader(0, "2024-01-01"), "苏晓岚 组织委员");
    assert_eq!(office.leader(0, "2023-12-31"), "赵景明 副镇长");

    let again = office.registry.preview_reconciliation(day(TODAY)).unwrap();
    assert_eq!((again.agreed, again.already, again.asked), (0, 6, 0));
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn a_sheet_that_names_whom_a_later_change_replaced_is_not_asked_about() {
    let mut office = Office::new(1);
    office.reserve_stating(0, "后备甲", &[("包村领导", "赵景明", "副镇长")]);
    let change = office.change(&[0], someone("苏晓岚", "组织委员"), "2025-09-01");
    office.registry.change_duty(&change, day(TODAY)).unwrap();

    let found = office.registry.preview_reconciliation(day(TODAY)).unwrap();
    assert_eq!((found.agreed, found.already, found.asked), (0, 1, 0));
}

#[test]
fn where_the_register_names_another_mentor_the_clerk_is_asked() {
    let mut office = Office::new(1);
    office.reserve_stating(0, "后备甲", &[("包村领导", "苏晓岚", "组织委员")]);
    let found = office.registry.preview_reconciliation(day(TODAY)).unwrap();
    let seat = &found.seats[0];
    assert_eq!(seat.state, ReconcileState::Asked);
    assert_eq!(
        (seat.choices[1].name.as_str(), seat.choices[1].rows),
        ("赵景明", 0)
    );
    let mut reconcile = Reconcile {
        from_on: "2025-01-01".into(),
        answers: BTreeMap::from([("village:x:包村领导".to_owned(), ReconcileAnswer::Choice(0))]),
        document: None,
        as_of: Some(day(TODAY)),
    };
    let refused = office
        .registry
        .reconcile_mentors(&reconcile, day(TODAY))
        .unwrap_err();
    assert!(refused
        .to_string()
        .contains("没有“village:x:包村领导”这个问题"));
    reconcile.answers = BTreeMap::from([(seat.key.clone(), ReconcileAnswer::Choice(0))]);
    office
        .registry
        .reconcile_mentors(&reconcile, day(TODAY))
        .unwrap();
    assert_eq!(office.leader(0, "2024-12-31"), "赵景明 副镇长");
    assert_eq!(office.leader(0, "2025-01-01"), "苏晓岚 组织委员");
}

#[test]
fn mentors_of_one_name_are_told_apart_by_what_they_hold_or_do() {
    let mut office = Office::new(1);
    let village = office.villages[0].clone();
    let secretary = person(&mut office.registry, "赵景明");
    let title = "村党支部书记";
    post(
        &mut office.registry,
        &secretary,
        title,
        Some(&village),
        "2021-03",
    );
    let contact = person(&mut office.registry, "赵景明");
    let duty = DutyEdit {
        id: None,
        person_id: contact,
        village_ids: vec![village],
        role: DutyRole::Contact,
        from_on: "2023-03".into(),
        until_on: None,
        document: None,
    };
    office.registry.set_duty(&duty).unwrap();
    let hits = office.registry.find_people("赵景明", 5).unwrap();
    let mut said: Vec<_> = hits
        .iter()
        .map(|hit| (hit.village.as_deref(), hit.post.as_deref()))
        .collect();
    said.sort_unstable();
    let deputy = (None, Some("副镇长"));
    let here = (Some("第1村"), Some("村党支部书记"));
    assert_eq!(said, [deputy, (None, Some("包村干部")), here]);
}
