//! Lists of conditions, and what was checked of whom.

use qinglan_core::ids::PersonId;
use qinglan_core::mentoring::evidence::{EvidenceFile, NewEvidence, Proves};
use qinglan_core::mentoring::EvidenceKind;
use qinglan_core::reports::papers::{PaperKind, PaperRequest};
use qinglan_core::selection::{
    CheckEdit, CheckFound, CheckResult, ConditionEdit, ConditionKind, ConditionListEdit,
    ExemptionEdit,
};

use super::{day, said, Office, TODAY};

#[test]
fn the_shipped_list_has_5_positive_and_10_negative_conditions_and_two_thresholds() {
    let office = Office::new();
    let lists = office.registry.condition_lists().unwrap();
    assert_eq!(lists.len(), 1);
    let count = |kind| {
        let of = lists[0].conditions.iter();
        of.filter(|condition| condition.kind == kind).count()
    };
    assert_eq!(count(ConditionKind::Positive), 5);
    assert_eq!(count(ConditionKind::Negative), 10);
    assert_eq!(
        count(ConditionKind::Age) + count(ConditionKind::Education),
        2
    );
    assert!(lists[0].list.adopted);
}

#[test]
fn lists_of_conditions_are_copied_and_what_was_checked_cannot_go() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    office.check(
        &person,
        ConditionKind::Positive,
        CheckResult::Met,
        "2025-10-20",
    );
    let shipped = office.registry.condition_lists().unwrap().remove(0);
    let edits = |keep: usize, with_ids: bool| -> Vec<ConditionEdit> {
        let conditions = shipped.conditions.iter().skip(keep);
        let edits = conditions.map(|it| ConditionEdit {
            id: Some(it.id.clone()).filter(|_| with_ids),
            kind: it.kind,
            label: it.label.clone(),
            most_age: it.most_age.map(|_| 40),
            least_education: it.least_education.clone(),
        });
        edits.collect()
    };
    let without_first = ConditionListEdit {
        id: Some(shipped.list.id.clone()),
        name: shipped.list.name.clone(),
        conditions: edits(1, true),
    };
    let refused = office.registry.set_condition_list(&without_first);
    assert_eq!(refused.unwrap_err().code(), "condition.in_use");
    let copy = ConditionListEdit {
        id: None,
        name: "书记后备人选条件".into(),
        conditions: edits(0, false),
    };
    let id = office.registry.set_condition_list(&copy).unwrap().value;
    let namesake = office.registry.set_condition_list(&copy);
    assert!(said(namesake).contains("已有一份叫“书记后备人选条件”的条件"));
    office.undo_and_redo(|office| {
        office.registry.adopt_condition_list(&id).unwrap();
    });
    let lists = office.registry.condition_lists().unwrap();
    let adopted: Vec<bool> = lists.iter().map(|view| view.list.adopted).collect();
    assert_eq!(adopted, [false, true]);
    let in_use = office.registry.remove_condition_list(&id);
    assert_eq!(in_use.unwrap_err().code(), "record.still_referenced");
    let bad = ConditionListEdit {
        id: None,
        name: "年龄".into(),
        conditions: vec![ConditionEdit {
            id: None,
            kind: ConditionKind::Age,
            label: "年龄适当".into(),
            most_age: Some(8),
            least_education: None,
        }],
    };
    let refused = said(office.registry.set_condition_list(&bad));
    assert_eq!(refused, "“年龄适当”的年龄上限应为 18 至 80 岁");
}

#[test]
fn a_check_carries_files_and_papers_that_stand_on_the_form_and_go_with_it() {
    let mut office = Office::new();
    let (person, other) = (office.named("申海涛"), office.named("武晓燕"));
    let scan = b"%PDF-1.7 no criminal record".to_vec();
    let proof = |label: &str, file: Option<EvidenceFile>| NewEvidence {
        kind: file
            .as_ref()
            .map_or(EvidenceKind::Paper, |_| EvidenceKind::Document),
        label: label.into(),
        copies: 1,
        file,
    };
    let file = EvidenceFile::read(EvidenceKind::Document, "证明.pdf", scan.clone()).unwrap();
    let edit = CheckEdit {
        people: vec![person.clone(), other.clone()],
        on_day: "2025-10-01".into(),
        checked_by: Some("派出所".into()),
        document: None,
        valid_to: None,
        found: vec![CheckFound {
            condition_id: office.condition(ConditionKind::Negative),
            result: CheckResult::Met,
            evidence: None,
            proofs: vec![proof("无犯罪记录证明", Some(file)), proof("走访笔录", None)],
        }],
    };
    let before = office.registry.dump().unwrap();
    office.registry.set_checks(&edit, day(TODAY)).unwrap();
    let of = |office: &Office, whom: &PersonId| {
        office
            .registry
            .selection_of(whom, day(TODAY))
            .unwrap()
            .evidence
    };
    assert_eq!(of(&office, &other).len(), 2);
    let rows = of(&office, &person);
    let named: Vec<_> = rows.iter().map(|row| row.evidence.label.as_str()).collect();
    assert_eq!(named, ["无犯罪记录证明", "走访笔录"]);
    let kept = office.registry.evidence_file(&rows[0].evidence.id).unwrap();
    assert_eq!(kept.stem, "申海涛-资格核查-无犯罪记录证明-1");
    assert_eq!((kept.ending.as_str(), kept.bytes), ("pdf", scan));

    // The form lists them, the register counts nobody's file as used twice.
    let request = PaperRequest {
        people: Some(vec![person.clone()]),
        ..PaperRequest::new(PaperKind::Qualification)
    };
    let papers = office.registry.papers(&request, day(TODAY)).unwrap();
    let rows_on_paper = &papers.reports[0].sections[0].rows;
    let shown = rows_on_paper.iter().map(|row| row.cells[4].as_str());
    let shown: Vec<_> = shown.filter(|cell| !cell.is_empty()).collect();
    assert!(
        shown.contains(&"派出所 2025.10.01\n无犯罪记录证明1份\n走访笔录1份"),
        "{shown:?}"
    );

    // More is added to what stands; a check that goes takes its evidence along, and undo brings both.
    let check = rows[0].evidence.check_id.clone().unwrap();
    let more = [proof("照片", None)];
    let added = office
        .registry
        .add_evidence(&Proves::Check(check.clone()), &more);
    added.unwrap();
    let full = office.registry.dump().unwrap();
    office.registry.remove_check(&check).unwrap();
    assert_eq!(of(&office, &person), []);
    assert_eq!(of(&office, &other).len(), 2);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), full);
    office.registry.undo(None).unwrap();
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn checks_that_do_not_fit_their_condition_are_refused_with_the_place() {
    let mut office = Office::new();
    let person = office.named("申海涛");
    let edit = |kind, result, on: &str, valid_to: &str| CheckEdit {
        people: vec![person.clone()],
        on_day: on.into(),
        checked_by: None,
        document: None,
        valid_to: Some(valid_to.into()),
        found: vec![CheckFound {
            condition_id: office.condition(kind),
            result,
            evidence: None,
            proofs: Vec::new(),
        }],
    };
    let cases = [
        (
            edit(ConditionKind::Age, CheckResult::Met, "2025-10-01", ""),
            "自动判断",
        ),
        (
            edit(ConditionKind::Positive, CheckResult::Hit, "2025-10-01", ""),
            "核查结果选错了",
        ),
        (
            edit(
                ConditionKind::Negative,
                CheckResult::Unmet,
                "2025-10-01",
                "",
            ),
            "核查结果选错了",
        ),
        (
            edit(ConditionKind::Negative, CheckResult::Met, "国庆", ""),
            "不是日期",
        ),
        (
            edit(ConditionKind::Negative, CheckResult::Met, "2026-01-01", ""),
            "不能晚于今天",
        ),
        (
            edit(
                ConditionKind::Negative,
                CheckResult::Met,
                "2025-10-01",
                "2025-09",
            ),
            "有效期不能早于核查日期",
        ),
    ];
    for (edit, words) in cases {
        let refused = said(office.registry.set_checks(&edit, day(TODAY)));
        assert!(refused.contains(words), "{refused}");
    }
    let negative = ExemptionEdit {
        person_id: person.clone(),
        condition_id: office.condition(ConditionKind::Negative),
        on_day: "2025-10-01".into(),
        reason: "已整改".into(),
        document: None,
    };
    let refused = said(office.registry.set_exemption(&negative, day(TODAY)));
    assert!(refused.starts_with("负面条件不能破格"), "{refused}");
}
