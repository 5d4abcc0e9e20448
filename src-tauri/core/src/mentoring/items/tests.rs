//! Registering, flagging and taking back, as the clerk sees it.

use super::super::evidence::pictures::{jpeg, jpeg_taken_on};
use super::super::evidence::EvidenceFile;
use super::super::flags::{FlagFilter, FlagKind};
use super::super::visits::{VisitEdit, VisitFilter};
use super::super::{EvidenceKind, ItemState};
use super::*;
use crate::ids::VisitId;
use crate::testing::{day, Office, TODAY};

const SAID: &str = "到大棚现场讲解补贴公示的程序，要求会后三日内上墙";
/// The period of every pair.
const YEAR: (&str, &str) = ("2025-03-01", "2026-03-01");

impl Office {
    /// A mentee of a village and the pair under 3+1.
    fn paired(&mut self, name: &str, village: usize) -> PairId {
        let person = self.person(name, Some(village));
        self.pair(&person, "3+1", YEAR, None)
    }

    fn set(&mut self, edit: &ItemEdit, evidence: &[NewEvidence]) -> Result<ItemId> {
        let set = self.registry.set_item(edit, evidence, day(TODAY));
        set.map(|outcome| outcome.value)
    }

    fn visit(&mut self, edit: &VisitEdit, evidence: &[NewEvidence]) -> VisitId {
        let set = self.registry.set_visit(edit, evidence, day(TODAY));
        set.unwrap().value
    }

    /// The mentee of a pair.
    fn mentee(&self, pair: &PairId) -> PersonId {
        let pair: Pair = self.registry.db.find(pair.as_str()).unwrap().unwrap();
        pair.person_id
    }

    fn state(&self, pair: &PairId, step: usize) -> ItemState {
        self.detail(pair, step).cell.state
    }

    fn detail(&self, pair: &PairId, step: usize) -> ItemDetail {
        self.registry.item(&at(pair, step), day(TODAY)).unwrap()
    }

    fn flags(&self) -> Vec<(FlagKind, String)> {
        let filter = FlagFilter {
            as_of: Some(day(TODAY)),
            scheme: None,
        };
        let flags = self.registry.flags(&filter, day(TODAY)).unwrap();
        flags
            .into_iter()
            .map(|flag| (flag.kind, flag.text))
            .collect()
    }
}

fn at(pair: &PairId, step: usize) -> ItemPlace {
    ItemPlace {
        pair_id: pair.clone(),
        step_id: StepId::from(format!("3+1/step-{step}")),
        quarter: None,
    }
}

fn done(pair: &PairId, step: usize, on: &str) -> ItemEdit {
    ItemEdit {
        at: at(pair, step),
        done_on: on.into(),
        mentor_id: None,
        place: None,
        content: None,
        result: None,
    }
}

fn photo(bytes: Vec<u8>) -> NewEvidence {
    NewEvidence {
        kind: EvidenceKind::Photo,
        label: "现场照片".into(),
        copies: 1,
        file: Some(EvidenceFile::read(EvidenceKind::Photo, "现场.jpg", bytes).unwrap()),
    }
}

fn paper() -> NewEvidence {
    NewEvidence {
        kind: EvidenceKind::Paper,
        label: "责任书".into(),
        copies: 2,
        file: None,
    }
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result.unwrap_err() {
        Error::Invalid(fields) => fields[0].code.to_owned(),
        other => other.code().to_owned(),
    }
}

#[test]
fn registering_a_step_with_its_evidence_is_one_action_that_undo_takes_back_and_redo_repeats() {
    let mut scene = Office::new();
    let pair = scene.paired("武晓燕", 0);
    assert_eq!(scene.state(&pair, 3), ItemState::Overdue);
    let before = scene.registry.dump().unwrap();
    let evidence = [photo(jpeg(80, 60)), paper()];
    scene.set(&done(&pair, 3, "2025.5.20"), &evidence).unwrap();
    let detail = scene.detail(&pair, 3);
    assert_eq!(detail.cell.state, ItemState::Done);
    assert_eq!(detail.cell.evidence, 2);
    assert_eq!(detail.evidence[0].media_type.as_deref(), Some("image/jpeg"));
    let after = scene.registry.dump().unwrap();
    scene.registry.undo(None).unwrap();
    assert_eq!(scene.registry.dump().unwrap(), before);
    assert_eq!(scene.state(&pair, 3), ItemState::Overdue);
    scene.registry.redo().unwrap();
    assert_eq!(scene.registry.dump().unwrap(), after);
    let id = &scene.detail(&pair, 3).evidence[0].evidence.id;
    let file = scene.registry.evidence_file(id).unwrap();
    assert_eq!(
        format!("{}.{}", file.stem, file.ending),
        "武晓燕-现场指导-1.jpg"
    );
    assert!(scene.registry.check().unwrap().is_empty());
}

#[test]
fn deleting_the_only_evidence_reopens_an_item() {
    let mut scene = Office::new();
    let pair = scene.paired("武晓燕", 0);
    scene
        .set(&done(&pair, 1, "2025-03-10"), &[paper()])
        .unwrap();
    assert_eq!(scene.state(&pair, 1), ItemState::Done);
    let id = scene.detail(&pair, 1).evidence[0].evidence.id.clone();
    scene.registry.remove_evidence(&id).unwrap();
    assert_eq!(scene.state(&pair, 1), ItemState::AwaitingEvidence);
    scene.registry.undo(None).unwrap();
    assert_eq!(scene.state(&pair, 1), ItemState::Done);
}

#[test]
fn evidence_may_come_later_and_be_called_something_else() {
    let mut scene = Office::new();
    let pair = scene.paired("武晓燕", 0);
    let item = scene.set(&done(&pair, 1, "2025-03-10"), &[]).unwrap();
    assert_eq!(scene.state(&pair, 1), ItemState::AwaitingEvidence);
    let proves = Proves::Item(item);
    let added = scene.registry.add_evidence(&proves, &[paper()]).unwrap();
    assert_eq!(scene.state(&pair, 1), ItemState::Done);
    scene
        .registry
        .edit_evidence(&added.value[0], "帮带计划", 3)
        .unwrap();
    let evidence = scene.detail(&pair, 1).evidence.remove(0).evidence;
    assert_eq!((evidence.label.as_str(), evidence.copies), ("帮带计划", 3));
    assert_eq!(
        code(scene.registry.edit_evidence(&evidence.id, "", 0)),
        "evidence.copies"
    );
    assert_eq!(
        code(scene.registry.add_evidence(&proves, &[])),
        "evidence.missing"
    );
    let fileless = NewEvidence {
        kind: EvidenceKind::Photo,
        ..paper()
    };
    assert_eq!(
        code(scene.registry.add_evidence(&proves, &[fileless])),
        "evidence.file"
    );
}

#[test]
fn an_item_is_corrected_in_place_and_taken_out_with_its_evidence() {
    let mut scene = Office::new();
    let pair = scene.paired("武晓燕", 0);
    let first = scene
        .set(&done(&pair, 1, "2025-03-10"), &[paper()])
        .unwrap();
    let again = scene.set(&done(&pair, 1, "2025-03-12"), &[]).unwrap();
    assert_eq!(first, again);
    assert_eq!(scene.detail(&pair, 1).evidence.len(), 1);
    scene.registry.remove_item(&first).unwrap();
    assert_eq!(scene.state(&pair, 1), ItemState::Overdue);
    assert!(scene.registry.db.all::<Evidence>().unwrap().is_empty());
}

#[test]
fn what_cannot_have_happened_is_refused() {
    let mut scene = Office::new();
    let mentee = scene.person("武晓燕", Some(0));
    let pair = scene.pair(&mentee, "3+1", YEAR, None);
    let mut on = |text: &str| code(scene.set(&done(&pair, 1, text), &[]));
    assert_eq!(on("2025-11-27"), "date.future");
    assert_eq!(on("2025-11"), "date.day_missing");
    assert_eq!(on("昨天"), "date.unreadable");
    let own = ItemEdit {
        mentor_id: Some(mentee.clone()),
        ..done(&pair, 1, TODAY)
    };
    assert_eq!(code(scene.set(&own, &[])), "pair.mentor.self");
    let of_another_scheme = ItemEdit {
        at: ItemPlace {
            step_id: StepId::from("apprentices/step-1".to_owned()),
            ..at(&pair, 1)
        },
        ..done(&pair, 1, TODAY)
    };
    assert_eq!(code(scene.set(&of_another_scheme, &[])), "record.not_found");
    assert!(scene.registry.db.all::<Item>().unwrap().is_empty());
}

#[test]
fn a_quarterly_step_is_registered_for_the_quarter_in_which_it_was_done() {
    let mut scene = Office::new();
    let person = scene.person("马俊", None);
    let pair = scene.pair(&person, "apprentices", YEAR, None);
    let quarterly = |quarter: Option<&str>, on: &str| ItemEdit {
        at: ItemPlace {
            pair_id: pair.clone(),
            step_id: StepId::from("apprentices/step-2".to_owned()),
            quarter: quarter.map(str::to_owned),
        },
        ..done(&pair, 2, on)
    };
    let item = scene.set(&quarterly(None, "2025-05-06"), &[]).unwrap();
    let item: Item = scene.registry.db.find(item.as_str()).unwrap().unwrap();
    assert_eq!(item.quarter, "2025Q2");
    let late = scene
        .set(&quarterly(Some("2025Q3"), "2025-11-06"), &[])
        .unwrap();
    let late: Item = scene.registry.db.find(late.as_str()).unwrap().unwrap();
    assert_eq!(late.quarter, "2025Q3");
    assert_eq!(
        code(scene.set(&quarterly(Some("2027Q1"), "2025-11-06"), &[])),
        "item.quarter"
    );
}

#[test]
fn an_item_outside_the_period_of_its_pair_is_refused() {
    let mut scene = Office::new();
    let pair = scene.paired("武晓燕", 0);
    let before = scene.registry.dump().unwrap();
    let refused = scene.set(&done(&pair, 1, "2025-02-28"), &[paper()]);
    let message = refused.unwrap_err().to_string();
    assert!(
        message.contains("应在结对期间内（2025年3月1日至2026年2月28日）"),
        "{message}"
    );
    assert_eq!(
        scene.registry.dump().unwrap(),
        before,
        "nothing half-written"
    );
}

#[test]
fn an_item_that_came_to_lie_outside_the_period_does_not_count_and_is_flagged() {
    let mut scene = Office::new();
    let pair = scene.paired("武晓燕", 0);
    let early = done(&pair, 1, "2025-03-10");
    scene.set(&early, &[paper()]).unwrap();
    let record: Pair = scene.registry.db.find(pair.as_str()).unwrap().unwrap();
    let later = Pair {
        from_on: "2025-04-01".parse().unwrap(),
        ..record
    };
    let corrected = scene
        .registry
        .transact(Op::EditPair, |tx| tx.db.update(&later));
    corrected.unwrap();
    assert_eq!(scene.state(&pair, 1), ItemState::Outside);
    let says = "武晓燕（申家营村）“帮带目标”登记在2025年3月10日，不在结对期间（2025年4月1日至2026年2月28日）";
    assert_eq!(scene.flags(), [(FlagKind::Outside, says.to_owned())]);
    assert!(scene.detail(&pair, 1).cell.flagged);
    let still = ItemEdit {
        content: Some("补记内容".into()),
        ..early
    };
    scene.set(&still, &[]).unwrap();
}

#[test]
fn a_photo_taken_outside_the_period_is_flagged() {
    let mut scene = Office::new();
    let pair = scene.paired("武晓燕", 0);
    let old = photo(jpeg_taken_on(60, 40, "2024:11:03 09:30:00", 1));
    scene.set(&done(&pair, 1, "2025-03-10"), &[old]).unwrap();
    let says = "武晓燕（申家营村）“帮带目标”的现场照片拍摄于2024年11月3日，不在结对期间（2025年3月1日至2026年2月28日）";
    assert_eq!(scene.flags(), [(FlagKind::TakenOutside, says.to_owned())]);
    let row = scene.detail(&pair, 1).evidence.remove(0);
    assert_eq!(row.flags.len(), 1);
    assert_eq!(row.evidence.taken_on, "2024-11-03".parse().ok());
}

#[test]
fn the_same_photo_in_another_pair_is_flagged_in_both_and_says_where_else() {
    let mut scene = Office::new();
    let one = scene.paired("武晓燕", 0);
    let other = scene.paired("马晓慧", 1);
    let same = jpeg(80, 60);
    scene
        .set(&done(&one, 3, "2025-05-20"), &[photo(same.clone())])
        .unwrap();
    scene
        .set(&done(&one, 4, "2025-05-20"), &[photo(same.clone())])
        .unwrap();
    assert_eq!(scene.flags(), [], "twice in one pair is its own affair");
    scene
        .set(&done(&other, 4, "2025-05-21"), &[photo(same)])
        .unwrap();
    let flags = scene.flags();
    assert!(flags.iter().all(|(kind, _)| *kind == FlagKind::SamePhoto));
    let says = |text: &str| flags.iter().any(|(_, flag)| flag == text);
    assert!(says(
        "武晓燕（申家营村）“现场指导”的现场照片也用于马晓慧（南泉子村）“小结点评”"
    ));
    assert!(says(
        "马晓慧（南泉子村）“小结点评”的现场照片也用于武晓燕（申家营村）“现场指导”等 2 处"
    ));
}

#[test]
fn the_same_text_in_another_pair_is_flagged_in_both() {
    let mut scene = Office::new();
    let one = scene.paired("武晓燕", 0);
    let other = scene.paired("马晓慧", 1);
    let says = |pair: &PairId, text: &str| ItemEdit {
        content: Some(text.into()),
        ..done(pair, 3, "2025-05-20")
    };
    scene.set(&says(&one, SAID), &[paper()]).unwrap();
    scene
        .set(&says(&other, "已完成，效果好"), &[paper()])
        .unwrap();
    assert_eq!(scene.flags(), [], "a short text is the same by chance");
    scene
        .set(&says(&other, &format!("{SAID}。")), &[paper()])
        .unwrap();
    let text = "武晓燕（申家营村）“现场指导”的文字与马晓慧（南泉子村）“现场指导”相同";
    assert_eq!(scene.flags()[0], (FlagKind::SameText, text.to_owned()));
    assert_eq!(scene.flags().len(), 2);
}

fn talk(mentor: &PersonId, on: &str, text: &str, people: &[&PersonId]) -> VisitEdit {
    VisitEdit {
        id: None,
        mentor_id: mentor.clone(),
        on_day: on.into(),
        method: "座谈交流".into(),
        place: None,
        content: Some(text.into()),
        problem: None,
        next_step: None,
        people: people.iter().map(|id| (*id).clone()).collect(),
    }
}

#[test]
fn the_same_text_in_an_item_and_in_a_visit_to_somebody_else_is_flagged_in_both() {
    let mut scene = Office::new();
    let mentor = scene.person("苏晓岚", None);
    let pair = scene.paired("武晓燕", 0);
    let mentee = scene.mentee(&pair);
    let third = scene.person("何建军", Some(1));
    let item = ItemEdit {
        content: Some(SAID.into()),
        ..done(&pair, 3, "2025-05-20")
    };
    scene.set(&item, &[paper()]).unwrap();
    let to_the_mentee = talk(&mentor, "2025-05-20", SAID, &[&mentee]);
    scene.visit(&to_the_mentee, &[]);
    assert_eq!(scene.flags(), [], "told once of the same mentee");
    scene.registry.undo(None).unwrap();
    let said = format!(" {SAID}。");
    let id = scene.visit(&talk(&mentor, "2025-06-01", &said, &[&third]), &[]);
    let of_item = "武晓燕（申家营村）“现场指导”的文字与苏晓岚2025年6月1日对何建军的帮带记录相同";
    let of_visit = "苏晓岚2025年6月1日对何建军的帮带记录的文字与武晓燕（申家营村）“现场指导”相同";
    let same_text = |text: &str| (FlagKind::SameText, text.to_owned());
    assert_eq!(scene.flags(), [same_text(of_item), same_text(of_visit)]);
    let filter = FlagFilter::default();
    let flags = scene.registry.flags(&filter, day(TODAY)).unwrap();
    assert_eq!(
        (&flags[0].item_id.is_some(), &flags[0].visit_id),
        (&true, &None)
    );
    assert_eq!((&flags[1].item_id, &flags[1].visit_id), (&None, &Some(id)));
    assert_eq!(flags[1].village.as_deref(), Some("南泉子村"));
}

#[test]
fn two_visits_with_the_same_photo_are_flagged_and_with_the_same_text_unless_to_the_same_people() {
    let mut scene = Office::new();
    let mentor = scene.person("苏晓岚", None);
    let one = scene.person("武晓燕", Some(0));
    let other = scene.person("马晓慧", Some(1));
    let same = || photo(jpeg(80, 60));
    scene.visit(&talk(&mentor, "2025-06-01", SAID, &[&one]), &[same()]);
    scene.visit(&talk(&mentor, "2025-06-08", SAID, &[&one]), &[same()]);
    let visit = |day: u32, name: &str| format!("苏晓岚2025年6月{day}日对{name}的帮带记录");
    let [first, second] = [visit(1, "武晓燕"), visit(8, "武晓燕")];
    let twice = |one: &str, other: &str| {
        let says = format!("{one}的现场照片也用于{other}");
        (FlagKind::SamePhoto, says)
    };
    let mut flags = scene.flags();
    flags.sort_by(|a, b| a.1.cmp(&b.1));
    assert_eq!(flags, [twice(&first, &second), twice(&second, &first)]);
    scene.visit(&talk(&mentor, "2025-06-02", SAID, &[&other]), &[same()]);
    let flags = scene.flags();
    let says = |kind, text: &str| flags.iter().any(|flag| *flag == (kind, text.to_owned()));
    let others = format!("{}等 2 处", visit(1, "武晓燕"));
    let mine = visit(2, "马晓慧");
    assert_eq!(flags.len(), 6);
    assert!(says(
        FlagKind::SamePhoto,
        &format!("{mine}的现场照片也用于{others}")
    ));
    assert!(says(
        FlagKind::SameText,
        &format!("{mine}的文字与{others}相同")
    ));
    assert!(says(
        FlagKind::SameText,
        &format!("{second}的文字与{mine}相同")
    ));
}

#[test]
fn the_same_photo_of_an_item_and_of_a_visit_to_somebody_else_is_flagged_in_both() {
    let mut scene = Office::new();
    let mentor = scene.person("苏晓岚", None);
    let pair = scene.paired("武晓燕", 0);
    let other = scene.person("马晓慧", Some(1));
    let same = || photo(jpeg(80, 60));
    scene.set(&done(&pair, 3, "2025-05-20"), &[same()]).unwrap();
    scene.visit(&talk(&mentor, "2025-06-01", "谈心", &[&other]), &[same()]);
    let same_photo = |text: &str| (FlagKind::SamePhoto, text.to_owned());
    assert_eq!(
        scene.flags(),
        [
            same_photo(
                "武晓燕（申家营村）“现场指导”的现场照片也用于苏晓岚2025年6月1日对马晓慧的帮带记录"
            ),
            same_photo(
                "苏晓岚2025年6月1日对马晓慧的帮带记录的现场照片也用于武晓燕（申家营村）“现场指导”"
            ),
        ]
    );
}

#[test]
fn a_photo_of_a_visit_taken_before_the_mentee_was_paired_is_flagged() {
    let mut scene = Office::new();
    let mentor = scene.person("苏晓岚", None);
    let pair = scene.paired("武晓燕", 0);
    let mentee = scene.mentee(&pair);
    let unpaired = scene.person("马晓慧", Some(1));
    let old = || photo(jpeg_taken_on(60, 40, "2024:11:03 09:30:00", 1));
    scene.visit(&talk(&mentor, "2025-06-01", "谈心", &[&unpaired]), &[old()]);
    assert_eq!(scene.flags(), []);
    scene.registry.undo(None).unwrap();
    scene.visit(&talk(&mentor, "2025-06-01", "谈心", &[&mentee]), &[old()]);
    let says = "苏晓岚2025年6月1日对武晓燕的帮带记录的现场照片拍摄于2024年11月3日，不在结对期间（2025年3月1日至2026年2月28日）";
    assert_eq!(scene.flags(), [(FlagKind::TakenOutside, says.to_owned())]);
}

#[test]
fn one_talk_counts_for_several_mentees_and_is_found_by_each() {
    let mut scene = Office::new();
    let mentor = scene.person("苏晓岚", None);
    let people = vec![
        scene.person("武晓燕", Some(0)),
        scene.person("马晓慧", Some(1)),
    ];
    let mut edit = VisitEdit {
        id: None,
        mentor_id: mentor.clone(),
        on_day: "2025.11.3".into(),
        method: "谈心谈话".into(),
        place: Some("村部".into()),
        content: Some("了解思想动态".into()),
        problem: None,
        next_step: None,
        people: people.clone(),
    };
    let before = scene.registry.dump().unwrap();
    let id = scene
        .registry
        .set_visit(&edit, &[paper()], day(TODAY))
        .unwrap()
        .value;
    let list = |scene: &Office, filter: VisitFilter| scene.registry.visits(&filter).unwrap();
    let to = |person: &PersonId| VisitFilter {
        person_id: Some(person.clone()),
        ..VisitFilter::default()
    };
    for person in &people {
        let rows = list(&scene, to(person));
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].mentor, "苏晓岚");
        assert_eq!(rows[0].people[1].village.as_deref(), Some("南泉子村"));
        assert_eq!(rows[0].evidence.len(), 1);
    }
    let text = |text: &str| VisitFilter {
        text: Some(text.into()),
        ..VisitFilter::default()
    };
    assert_eq!(list(&scene, text("思想")).len(), 1);
    assert_eq!(list(&scene, text("马晓慧")).len(), 1);
    assert_eq!(list(&scene, text("大棚")).len(), 0);
    edit.id = Some(id.clone());
    edit.people.remove(0);
    scene.registry.set_visit(&edit, &[], day(TODAY)).unwrap();
    assert_eq!(list(&scene, to(&people[0])).len(), 0);
    scene.registry.remove_visit(&id).unwrap();
    assert_eq!(scene.registry.dump().unwrap(), before);
}

#[test]
fn a_visit_tomorrow_to_oneself_or_to_nobody_is_refused() {
    let mut scene = Office::new();
    let mentor = scene.person("苏晓岚", None);
    let mentee = scene.person("武晓燕", Some(0));
    let visit = |on: &str, method: &str, people: &[&PersonId]| VisitEdit {
        id: None,
        mentor_id: mentor.clone(),
        on_day: on.into(),
        method: method.into(),
        place: None,
        content: None,
        problem: None,
        next_step: None,
        people: people.iter().map(|id| (*id).clone()).collect(),
    };
    let mut refused = |edit: VisitEdit| code(scene.registry.set_visit(&edit, &[], day(TODAY)));
    assert_eq!(
        refused(visit("2025-11-27", "谈心谈话", &[&mentee])),
        "date.future"
    );
    assert_eq!(refused(visit(TODAY, " ", &[&mentee])), "visit.method");
    assert_eq!(refused(visit(TODAY, "谈心谈话", &[])), "visit.people");
    assert_eq!(
        refused(visit(TODAY, "谈心谈话", &[&mentee, &mentor])),
        "pair.mentor.self"
    );
}

#[test]
fn a_files_name_says_whose_it_is_and_what_of() {
    let mut scene = Office::new();
    let pair = scene.paired("武晓燕", 0);
    let two = [photo(jpeg(30, 20)), paper(), photo(jpeg(20, 30))];
    scene.set(&done(&pair, 3, "2025-05-20"), &two).unwrap();
    let ids = scene.registry.evidence_of_pairs(&[pair]).unwrap();
    let names: Vec<String> = ids
        .iter()
        .map(|id| scene.registry.evidence_file(id).unwrap())
        .map(|file| format!("{}.{}", file.stem, file.ending))
        .collect();
    assert_eq!(names, ["武晓燕-现场指导-1.jpg", "武晓燕-现场指导-2.jpg"]);
}
