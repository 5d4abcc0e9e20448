//! Timelines of somebody made for it, and of everybody in the sample.

use std::collections::HashSet;

use super::{Timeline, TimelineKind};
use crate::assessments::{AssessmentEdit, AssessmentEdits, ScoreEdit, SheetRequest};
use crate::duties::PostEdit;
use crate::ids::{DepartmentId, IndicatorListId, OutcomeTypeId, PersonId};
use crate::matching::{AcceptMatches, AcceptedMatch};
use crate::outcomes::OutcomeEdit;
use crate::people::{Field, PersonInput};
use crate::registry::Registry;
use crate::reserves::{ReserveFilter, State};
use crate::reviews::{ReplyEdit, ReplyResult, ReviewRoundEdit};
use crate::secretaries::TypedSecretaryEdit;
use crate::selection::{CheckEdit, CheckFound, CheckResult, ConditionKind, ExemptionEdit};
use crate::testing::{day, Office, TODAY};

fn told(timeline: &Timeline) -> Vec<String> {
    let entries = timeline.entries.iter();
    entries
        .map(|entry| format!("{} {}", entry.on_day, entry.text))
        .collect()
}

fn of(registry: &Registry, person: &PersonId, on: &str) -> Vec<String> {
    told(&registry.timeline(person, day(on)).unwrap())
}

#[test]
fn everything_dated_about_a_person_stands_in_one_list_in_the_order_of_time() {
    let mut office = Office::new();
    let person = office.person_with(
        &[
            (Field::Name, "申海涛"),
            (Field::Birth, "1990.05"),
            (Field::PartyJoined, "2015.06"),
            (Field::Education, "高中"),
            (
                Field::Resume,
                "2008.09—2011.07 县一中学生\n2011.07至今 务农",
            ),
        ],
        Some(0),
    );
    let registry = &mut office.registry;
    let change = PersonInput([(Field::Education, "大专".to_owned())].into());
    registry
        .change_person(&person, day("2024-07-01"), None, &change, &[], day(TODAY))
        .unwrap();
    let post = PostEdit {
        id: None,
        person_id: person.clone(),
        village_id: Some(office.villages[0].clone()),
        unit: None,
        title: "村委会委员".into(),
        from_on: "2025-03-01".into(),
        until_on: None,
        document: Some("青党发〔2025〕3号".into()),
        term: None,
    };
    office.registry.set_post(&post).unwrap();
    office.pair(&person, "3+1", ("2025-09-01", "2026-09-01"), None);
    assert_eq!(
        of(&office.registry, &person, TODAY),
        [
            "1990-05 出生",
            "2008-09 县一中学生",
            "2011-07 务农",
            "2015-06 加入中国共产党",
            "2024-01-01 列为申家营村后备干部",
            "2024-07-01 学历：大专",
            "2025-03-01 任申家营村村委会委员",
            "2025-09-01 结对：3+1",
        ]
    );
    // What begins later is not known yet.
    let earlier = of(&office.registry, &person, "2025-02-28");
    assert_eq!(earlier.last().unwrap(), "2024-07-01 学历：大专");
}

#[test]
fn a_line_says_which_record_it_was_read_from() {
    let mut office = Office::new();
    let person = office.person("申海涛", Some(0));
    let pair = office.pair(&person, "3+1", ("2025-09-01", "2026-09-01"), None);
    let timeline = office.registry.timeline(&person, day(TODAY)).unwrap();
    let [spell, paired] = timeline.entries.as_slice() else {
        panic!("{timeline:?}");
    };
    assert_eq!(
        (spell.kind, spell.record.as_str()),
        (TimelineKind::Spell, person.as_str())
    );
    assert_eq!(
        (paired.kind, paired.record.as_str()),
        (TimelineKind::Pair, pair.as_str())
    );
    assert_eq!(paired.scheme.as_deref(), Some("3+1"));
    assert_eq!(paired.until_on.unwrap().to_string(), "2026-09-01");
}

#[test]
fn the_sample_has_lines_of_nearly_every_kind_none_of_them_later_than_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let on = day(TODAY);
    let registry = crate::sample::create(&folder.path().join("示例.qinglan"), on).unwrap();
    let everybody = ReserveFilter {
        state: State::All,
        ..ReserveFilter::default()
    };
    let mut kinds = HashSet::new();
    for row in registry.reserves(&everybody, on).unwrap().rows {
        let timeline = registry.timeline(&row.person_id, on).unwrap();
        assert!(timeline.entries.is_sorted_by_key(|entry| entry.on_day));
        for entry in timeline.entries {
            assert!(entry.on_day.first_day() <= on, "{}", entry.text);
            assert!(!entry.text.is_empty());
            kinds.insert(entry.kind);
        }
    }
    for kind in [
        TimelineKind::Resume,
        TimelineKind::Fact,
        TimelineKind::Spell,
        TimelineKind::Pair,
        TimelineKind::Item,
        TimelineKind::Training,
        TimelineKind::Rotation,
        TimelineKind::Plan,
        TimelineKind::Attachment,
        TimelineKind::Check,
        TimelineKind::Review,
        TimelineKind::Assessment,
        TimelineKind::Outcome,
    ] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}

/// Somebody in the pool and on the way through everything: checked, asked about, sent, scored, used.
#[expect(clippy::too_many_lines, reason = "one of everything, in its order")]
fn through_everything(office: &mut Office) -> PersonId {
    let person = office.person("申海涛", None);
    let registry = &mut office.registry;
    let today = day(TODAY);
    let conditions = registry.condition_lists().unwrap().remove(0).conditions;
    let of_kind = |kind| {
        let mut of = conditions.iter().filter(move |it| it.kind == kind);
        of.next().unwrap().id.clone()
    };
    let found = |kind, result| CheckFound {
        condition_id: of_kind(kind),
        result,
        evidence: None,
        proofs: Vec::new(),
    };
    let check = CheckEdit {
        people: vec![person.clone()],
        on_day: "2025-01-10".into(),
        checked_by: Some("镇纪委".into()),
        document: None,
        valid_to: None,
        found: vec![
            found(ConditionKind::Positive, CheckResult::Unmet),
            found(ConditionKind::Negative, CheckResult::Met),
        ],
    };
    registry.set_checks(&check, today).unwrap();
    let exemption = ExemptionEdit {
        person_id: person.clone(),
        condition_id: of_kind(ConditionKind::Age),
        on_day: "2025-01-11".into(),
        reason: "村里急需".into(),
        document: None,
    };
    registry.set_exemption(&exemption, today).unwrap();
    let departments = ["police", "court"].map(|id| DepartmentId::from(id.to_owned()));
    let round = ReviewRoundEdit {
        id: None,
        name: "2025年联审".into(),
        purpose: None,
        document: None,
        sent_on: "2025-02-01".into(),
        due_on: "2025-02-20".into(),
        valid_months: None,
        departments: departments.to_vec(),
        people: vec![person.clone()],
        villages: None,
    };
    let round = registry.set_review_round(&round, today).unwrap().value;
    let reply = ReplyEdit {
        round_id: round,
        department_id: departments[0].clone(),
        people: vec![person.clone()],
        result: ReplyResult::Objection,
        grounds: Some("涉嫌虚开发票一事".into()),
        letter: Some("公函〔2025〕7号".into()),
        replied_on: Some("2025-02-10".into()),
        valid_until: None,
        corrects: false,
    };
    registry.set_replies(&reply, today).unwrap();
    let accept = AcceptMatches {
        from_on: "2025-03-01".into(),
        enter_pool: true,
        override_reason: Some("已核实，不影响使用".into()),
        post: Some("村党支部书记".into()),
        matches: vec![AcceptedMatch {
            person_id: person.clone(),
            village_id: office.villages[1].clone(),
        }],
        ..AcceptMatches::default()
    };
    registry.accept_matches(&accept, today).unwrap();
    let typed = TypedSecretaryEdit {
        id: None,
        people: vec![person.clone()],
        secretary_type_id: registry.secretary_types().unwrap()[0].kind.id.clone(),
        from_on: "2025-04-01".into(),
        reason: "民主评议".into(),
        document: None,
    };
    registry.type_secretaries(&typed).unwrap();
    let list_id = IndicatorListId::from("five-compare".to_owned());
    let request = SheetRequest {
        list_id: Some(list_id.clone()),
        period: Some("2025-05".into()),
        ..SheetRequest::default()
    };
    let sheet = registry.assessment_sheet(&request, today).unwrap();
    let scores = sheet.indicators.iter().map(|indicator| ScoreEdit {
        indicator_id: indicator.id.clone(),
        points: "9.5".into(),
    });
    let edits = AssessmentEdits {
        list_id,
        period: "2025-05".into(),
        rows: vec![AssessmentEdit {
            subject_id: person.clone().into(),
            scores: scores.collect(),
            remark: None,
        }],
    };
    registry.set_assessments(&edits, today).unwrap();
    let outcome = OutcomeEdit {
        people: vec![person.clone()],
        type_id: Some(OutcomeTypeId::from("board".to_owned())),
        on_day: "2025-06-01".into(),
        post: Some("村委会委员".into()),
        batch: Some("2025年第一批".into()),
        ..OutcomeEdit::default()
    };
    registry.set_outcome(&outcome, today).unwrap();
    person
}

#[test]
fn the_whole_chain_stands_in_it_from_checks_to_what_became_of_one() {
    let mut office = Office::new();
    let person = through_everything(&mut office);
    let lines = of(&office.registry, &person, TODAY);
    for line in [
        "2025-01-10 资格核查 2 项：1 项有问题",
        "2025-01-11 破格：年龄一般在 45 岁以下",
        "2025-02-01 联审：2025年联审",
        "2025-03-01 强行入库（有书面理由）",
        "2025-03-01 择村：到南泉子村任后备干部、村党支部书记",
        "2025-04-01 评定为引领型书记",
        "2025-05 考核：2025年5月五比五看 47.5 分",
        "2025-06-01 使用成效：进“两委”（南泉子村村委会委员）",
    ] {
        assert!(lines.iter().any(|it| it == line), "{line}: {lines:#?}");
    }
    // The day before a thing it is not known yet.
    let earlier = of(&office.registry, &person, "2025-05-31");
    assert!(!earlier.iter().any(|line| line.contains("使用成效")));
    assert!(earlier.iter().any(|line| line.contains("47.5")));
}

#[test]
fn of_a_review_it_says_how_one_stands_and_neither_who_said_so_nor_why() {
    let mut office = Office::new();
    let person = through_everything(&mut office);
    let review_on = |on: &str| {
        let timeline = office.registry.timeline(&person, day(on)).unwrap();
        let review = timeline.entries.into_iter();
        let mut review = review.filter(|entry| entry.kind == TimelineKind::Review);
        review.next().unwrap().detail.unwrap()
    };
    assert_eq!(review_on("2025-02-09"), "未反馈齐，已反馈 0/2 个部门");
    assert_eq!(review_on(TODAY), "有异议，已反馈 1/2 个部门");
    let whole = office.registry.timeline(&person, day(TODAY)).unwrap();
    let whole = serde_json::to_string(&whole).unwrap();
    for secret in ["发票", "公函〔2025〕7号", "公安", "police"] {
        assert!(!whole.contains(secret), "{secret}: {whole}");
    }
}
