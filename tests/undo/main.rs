//! Whatever was done, undoing all of it brings the first dump back, and redoing all of it the last.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

mod placement;
mod way;

use proptest::prelude::*;
use qinglan_core::assessments::{
    AssessmentEdit, AssessmentEdits, GradeEdit, GradeEdits, ScoreEdit, SheetRequest,
};
use qinglan_core::date::Day;
use qinglan_core::dossiers::NewAttachment;
use qinglan_core::duties::{DutyChange, DutyKind, NewMentor};
use qinglan_core::ids::{IndicatorListId, OutcomeTypeId};
use qinglan_core::mentoring::items::{ItemEdit, ItemPlace};
use qinglan_core::mentoring::pairs::{NameMentor, OpenPairs, PairTurn};
use qinglan_core::mentoring::PairFilter;
use qinglan_core::outcomes::{OutcomeEdit, OutcomeFilter};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::plans::ApplyTemplate;
use qinglan_core::reserves::{Leave, Move, ReserveDraft, ReserveFilter, ReserveRow, State};
use qinglan_core::training::attendances::{AttendanceEdit, AttendanceEdits};
use qinglan_core::training::sessions::{SessionEdit, SessionFilter};
use qinglan_core::training::studies::StudyEdit;
use qinglan_core::training::AttendanceState;
use qinglan_core::villages::{rules::parse, OwnerKind, VillageEnd, VillageRename};
use qinglan_core::Registry;
use tempfile::TempDir;

use placement::{place, placement, Placement};
use way::{go, on_the_way, reveals, OnTheWay};

/// What a clerk may do next; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Step {
    Add(usize, u8),
    Correct(usize, u8),
    Change(usize, u8, u8),
    Leave(usize, u8),
    Move(usize, usize, u8),
    Enter(usize, usize, u8),
    Remove(usize),
    ChangeDuty(usize, u8, u8),
    Pair(usize, u8),
    TurnPair(usize, u8, u8),
    NameMentor(usize, usize, u8, u8),
    RegisterItem(usize, usize, u8),
    RetireScheme(usize, u8),
    Session(usize, u8),
    Attend(usize, usize, u8),
    DropSession(usize),
    Study(usize, u8),
    Plan(usize, u8, u8),
    FinishOne(usize, u8),
    Attach(usize, u8),
    Detach(usize),
    Place(Placement),
    Score(usize, u8, u8),
    Grade(usize, u8),
    Become(usize, u8, u8),
    DropOutcome(usize),
    Rename(usize, u8, u8),
    End(usize, usize, u8),
    Go(OnTheWay),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let any_place = 0usize..64;
    prop_oneof![
        4 => (any_place.clone(), any::<u8>()).prop_map(|(village, n)| Step::Add(village, n)),
        2 => (any_place.clone(), any::<u8>()).prop_map(|(who, n)| Step::Correct(who, n)),
        2 => (any_place.clone(), any::<u8>(), any::<u8>()).prop_map(|(who, n, on)| Step::Change(who, n, on)),
        2 => (any_place.clone(), any::<u8>()).prop_map(|(who, on)| Step::Leave(who, on)),
        1 => (any_place.clone(), any_place.clone(), any::<u8>()).prop_map(|(who, to, on)| Step::Move(who, to, on)),
        1 => (any_place.clone(), any_place.clone(), any::<u8>()).prop_map(|(who, to, on)| Step::Enter(who, to, on)),
        1 => any_place.clone().prop_map(Step::Remove),
        2 => (any_place.clone(), any::<u8>(), any::<u8>()).prop_map(|(village, n, on)| Step::ChangeDuty(village, n, on)),
        2 => (any_place.clone(), any::<u8>()).prop_map(|(village, on)| Step::Pair(village, on)),
        1 => (any_place.clone(), any::<u8>(), any::<u8>()).prop_map(|(pair, how, on)| Step::TurnPair(pair, how, on)),
        1 => (any_place.clone(), any_place.clone(), any::<u8>(), any::<u8>())
            .prop_map(|(who, seat, n, on)| Step::NameMentor(who, seat, n, on)),
        1 => (any_place.clone(), any_place.clone(), any::<u8>()).prop_map(|(pair, step, on)| Step::RegisterItem(pair, step, on)),
        1 => (any_place.clone(), any::<u8>()).prop_map(|(scheme, on)| Step::RetireScheme(scheme, on)),
        2 => (any_place.clone(), any::<u8>()).prop_map(|(village, on)| Step::Session(village, on)),
        2 => (any_place.clone(), any_place.clone(), any::<u8>())
            .prop_map(|(session, who, n)| Step::Attend(session, who, n)),
        1 => any_place.clone().prop_map(Step::DropSession),
        1 => (any_place.clone(), any::<u8>()).prop_map(|(who, on)| Step::Study(who, on)),
        2 => (any_place.clone(), any::<u8>(), any::<u8>()).prop_map(|(village, n, on)| Step::Plan(village, n, on)),
        1 => (any_place.clone(), any::<u8>()).prop_map(|(who, on)| Step::FinishOne(who, on)),
        2 => (any_place.clone(), any::<u8>()).prop_map(|(who, n)| Step::Attach(who, n)),
        1 => any_place.clone().prop_map(Step::Detach),
        3 => (any_place.clone(), any::<u8>(), any::<u8>()).prop_map(|(who, n, on)| Step::Score(who, n, on)),
        1 => (any_place.clone(), any::<u8>()).prop_map(|(who, n)| Step::Grade(who, n)),
        2 => (any_place.clone(), any::<u8>(), any::<u8>()).prop_map(|(who, n, on)| Step::Become(who, n, on)),
        1 => any_place.clone().prop_map(Step::DropOutcome),
        2 => (any_place.clone(), any::<u8>(), any::<u8>()).prop_map(|(village, n, on)| Step::Rename(village, n, on)),
        1 => (any_place.clone(), any_place, any::<u8>()).prop_map(|(village, into, on)| Step::End(village, into, on)),
        10 => placement().prop_map(Step::Place),
        24 => on_the_way().prop_map(Step::Go),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn today() -> Day {
    Day::from_ymd_opt(2024, 12, 31).unwrap()
}

fn day(number: u8) -> Day {
    Day::from_ymd_opt(2024, 1 + u32::from(number % 12), 1 + u32::from(number % 28)).unwrap()
}

fn attach(registry: &mut Registry, whom: Option<&ReserveRow>, n: u8) {
    let Some(row) = whom else { return };
    let paper = NewAttachment {
        kind: "考核材料".into(),
        title: format!("考核表{n}"),
        on_day: day(n).to_string(),
        pages: 1 + i64::from(n),
        file: None,
    };
    drop(registry.add_attachments(&row.person_id, &[paper]));
}

fn detach(registry: &mut Registry, whom: Option<&ReserveRow>) {
    let Some(row) = whom else { return };
    let attached = registry.attachments_of(&row.person_id).unwrap();
    if let Some(one) = attached.first() {
        registry.remove_attachment(&one.attachment.id).unwrap();
    }
}

/// Everybody who is or was in a pool.
fn everybody(registry: &Registry) -> Vec<ReserveRow> {
    let today = today();
    let filter = ReserveFilter {
        state: State::All,
        as_of: Some(today),
        ..ReserveFilter::default()
    };
    registry.reserves(&filter, today).unwrap().rows
}

/// Carries out a step; what the rules refuse changes nothing.
fn take(registry: &mut Registry, step: &Step) {
    let today = today();
    let villages = registry.villages(today).unwrap();
    let rows = everybody(registry);
    let who = |number: &usize| rows.get(number % rows.len().max(1));
    let village = |number: &usize| villages[number % villages.len()].id.clone();
    let fields = |pairs: &[(Field, String)]| PersonInput(pairs.iter().cloned().collect());
    let draft = |to: &usize, on: u8| ReserveDraft {
        village_id: Some(village(to)),
        entered_on: day(on).to_string(),
        ..ReserveDraft::default()
    };
    match step {
        Step::Add(to, n) => {
            let input = fields(&[
                (Field::Name, format!("王{n}")),
                (Field::Education, "大专".into()),
            ]);
            drop(registry.add_person(&input, Some(&draft(to, *n).entry().unwrap()), today));
        }
        Step::Rename(..) | Step::End(..) => relist(registry, step),
        Step::Correct(number, n) => {
            if let Some(row) = who(number) {
                let input = fields(&[(Field::Phone, format!("138000{n:05}"))]);
                drop(registry.edit_person(&row.person_id, &input, today, today));
            }
        }
        Step::Change(number, n, on) => {
            if let Some(row) = who(number) {
                let value = ["高中", "大专", "大学"].get(usize::from(*n % 4));
                let input = value.map(|value| (Field::Education, (*value).into()));
                let input = PersonInput(input.into_iter().collect());
                let ended: &[Field] = if value.is_some() {
                    &[]
                } else {
                    &[Field::Education]
                };
                drop(registry.change_person(&row.person_id, day(*on), None, &input, ended, today));
                let input = fields(&[(Field::Phone, format!("139000{n:05}"))]);
                let of_day = day(*on);
                drop(registry.change_person(&row.person_id, of_day, None, &input, &[], today));
            }
        }
        Step::Leave(number, on) => {
            if let Some(row) = who(number) {
                let leave = Leave {
                    ids: vec![row.reserve_id.clone()],
                    left_on: day(*on).to_string(),
                    reason: "本人申请".into(),
                    destination: None,
                };
                drop(registry.leave_pool(&leave, today));
            }
        }
        Step::Move(number, to, on) => {
            if let Some(row) = who(number) {
                let moved = Move::new(row.reserve_id.clone(), village(to), day(*on));
                drop(registry.move_reserve(&moved));
            }
        }
        Step::Enter(number, to, on) => {
            if let Some(row) = who(number) {
                let entry = draft(to, *on).entry().unwrap();
                drop(registry.enter_pool(&row.person_id, &entry, today));
            }
        }
        Step::Remove(number) => {
            if let Some(row) = who(number) {
                drop(registry.remove_person(&row.person_id));
            }
        }
        Step::ChangeDuty(..)
        | Step::Pair(..)
        | Step::TurnPair(..)
        | Step::NameMentor(..)
        | Step::RegisterItem(..)
        | Step::RetireScheme(..) => mentor(registry, step),
        Step::Session(..) | Step::Attend(..) | Step::DropSession(..) | Step::Study(..) => {
            train(registry, step);
        }
        Step::Plan(..) | Step::FinishOne(..) => plan(registry, step),
        Step::Attach(number, n) => attach(registry, who(number), *n),
        Step::Detach(number) => detach(registry, who(number)),
        Step::Place(step) => place(registry, step),
        Step::Score(..) | Step::Grade(..) | Step::Become(..) | Step::DropOutcome(..) => {
            assess(registry, step);
        }
        Step::Go(step) => go(registry, step),
        Step::Undo => drop(registry.undo(None)),
        Step::Redo => drop(registry.redo()),
    }
}

/// The same for what belongs to plans.
fn plan(registry: &mut Registry, step: &Step) {
    let today = today();
    let villages = registry.villages(today).unwrap();
    let village = |number: &usize| villages[number % villages.len()].id.clone();
    let rows = everybody(registry);
    let who = |number: &usize| rows.get(number % rows.len().max(1));
    match step {
        Step::Plan(number, n, on) => {
            let templates = registry.plan_templates().unwrap();
            let template = &templates[usize::from(*n) % templates.len()].template;
            drop(registry.apply_plan_template(&ApplyTemplate {
                template_id: template.id.clone(),
                people: None,
                villages: Some(vec![village(number)]),
                readiness: None,
                from_on: day(*on).to_string(),
                until_on: None,
                document: None,
                replace: n % 2 > 0,
            }));
        }
        Step::FinishOne(number, on) => {
            let Some(row) = who(number) else { return };
            let plans = registry.plans_of(&row.person_id, today).unwrap();
            let step = plans.iter().flat_map(|plan| &plan.steps).next();
            if let Some(step) = step {
                let id = step.step.id.clone();
                let on = day(*on).to_string();
                drop(registry.finish_plan_step(&id, Some(&on), None, today));
            }
        }
        _ => {}
    }
}

/// The same for what belongs to assessments and outcomes.
fn assess(registry: &mut Registry, step: &Step) {
    let today = today();
    let rows = everybody(registry);
    let who = |number: &usize| rows.get(number % rows.len().max(1));
    let list_id = || IndicatorListId::from("five-compare".to_owned());
    match step {
        Step::Score(number, n, on) => {
            let Some(row) = who(number) else { return };
            let period = day(*on).to_string();
            let request = SheetRequest {
                list_id: Some(list_id()),
                period: Some(period.clone()),
                ..SheetRequest::default()
            };
            let sheet = registry.assessment_sheet(&request, today).unwrap();
            // Some cells are empty: scores that are there go.
            let points = |at: usize| match (usize::from(*n) + at) % 4 {
                0 => String::new(),
                more => format!("{more}.5"),
            };
            let scores = sheet.indicators.iter().enumerate();
            let edit = AssessmentEdit {
                subject_id: row.person_id.clone().into(),
                scores: scores
                    .map(|(at, indicator)| ScoreEdit {
                        indicator_id: indicator.id.clone(),
                        points: if n % 7 == 0 {
                            String::new()
                        } else {
                            points(at)
                        },
                    })
                    .collect(),
                remark: (n % 3 == 0).then(|| "加分".into()),
            };
            let edits = AssessmentEdits {
                list_id: list_id(),
                period,
                rows: vec![edit],
            };
            drop(registry.set_assessments(&edits, today));
        }
        Step::Grade(number, n) => {
            let Some(row) = who(number) else { return };
            let grade = ["优秀", "合格", "不合格", ""][usize::from(*n % 4)];
            let edits = GradeEdits {
                list_id: list_id(),
                year: "2024".into(),
                decided_on: today.to_string(),
                document: None,
                rows: vec![GradeEdit {
                    subject_id: row.person_id.clone().into(),
                    grade: grade.into(),
                    reason: Some("集体研究".into()),
                }],
            };
            drop(registry.set_year_grades(&edits, today));
        }
        Step::Become(number, n, on) => {
            let Some(row) = who(number) else { return };
            let kind = ["board", "secretary", "advanced"][usize::from(*n % 3)];
            let edit = OutcomeEdit {
                people: vec![row.person_id.clone()],
                type_id: Some(OutcomeTypeId::from(kind.to_owned())),
                on_day: day(*on).to_string(),
                post: Some(
                    if kind == "secretary" {
                        "村党支部书记"
                    } else {
                        "村委会委员"
                    }
                    .into(),
                ),
                leave_reason: (n % 2 == 0).then(|| "已任用".into()),
                opens_post: n % 5 > 1,
                ..OutcomeEdit::default()
            };
            drop(registry.set_outcome(&edit, today));
        }
        Step::DropOutcome(at) => {
            let list = registry.outcomes(&OutcomeFilter::default(), today).unwrap();
            if let Some(row) = list.rows.get(at % list.rows.len().max(1)) {
                drop(registry.remove_outcome(&row.outcome.id));
            }
        }
        _ => {}
    }
}

/// The same for the list of villages.
fn relist(registry: &mut Registry, step: &Step) {
    let today = today();
    let villages = registry.villages(today).unwrap();
    let village = |number: &usize| villages[number % villages.len()].id.clone();
    match step {
        Step::Rename(number, n, on) => {
            let rename = VillageRename {
                id: village(number),
                name: format!("新{n}村"),
                on: day(*on).to_string(),
                document: None,
            };
            drop(registry.rename_village(&rename, today));
        }
        Step::End(number, into, on) => {
            let end = VillageEnd {
                id: village(number),
                on: day(*on).to_string(),
                into: (on % 4 > 0).then(|| village(into)),
                document: None,
            };
            // One village at least is there, for the other steps.
            if villages.len() > 1 {
                drop(registry.end_village(&end, today));
            }
        }
        _ => {}
    }
}

/// The same for what belongs to training.
fn train(registry: &mut Registry, step: &Step) {
    let today = today();
    let villages = registry.villages(today).unwrap();
    let sessions = registry.sessions(&SessionFilter::default()).unwrap().rows;
    let session = |number: &usize| sessions.get(number % sessions.len().max(1));
    let rows = everybody(registry);
    let who = |number: &usize| rows.get(number % rows.len().max(1));
    match step {
        Step::Session(village, on) => {
            let village = &villages[village % villages.len()];
            drop(registry.set_session(
                &SessionEdit {
                    title: format!("第{on}期"),
                    begins_on: Some(day(*on).to_string()),
                    hours: "4".into(),
                    form: "集中培训".into(),
                    village_id: Some(village.id.clone()),
                    ..SessionEdit::default()
                },
                today,
            ));
        }
        Step::Attend(number, person, n) => {
            let (Some(row), person) = (session(number), who(person)) else {
                return;
            };
            let edit = AttendanceEdit {
                person_id: person.map(|row| row.person_id.clone()),
                guest: person.is_none().then(|| format!("客{}", n % 3)),
                state: Some(AttendanceState::Present),
                result: (n % 2 == 0).then(|| "合格".into()),
                ..AttendanceEdit::default()
            };
            let edits = AttendanceEdits {
                session_id: row.session.id.clone(),
                rows: vec![edit],
                whole: n % 5 == 0,
            };
            drop(registry.set_attendances(&edits, today));
        }
        Step::DropSession(number) => {
            if let Some(row) = session(number) {
                drop(registry.remove_session(&row.session.id));
            }
        }
        Step::Study(number, on) => {
            if let Some(row) = who(number) {
                drop(registry.set_studies(&StudyEdit {
                    people: vec![row.person_id.clone()],
                    kind: "进修".into(),
                    title: "学历教育".into(),
                    begins_on: day(*on).to_string(),
                    ..StudyEdit::default()
                }));
            }
        }
        _ => {}
    }
}

/// The same for what belongs to mentoring.
fn mentor(registry: &mut Registry, step: &Step) {
    let today = today();
    let villages = registry.villages(today).unwrap();
    let village = |number: &usize| villages[number % villages.len()].id.clone();
    let schemes = registry.schemes(today).unwrap();
    let list = registry.pairs(&PairFilter::default(), today).unwrap();
    let row = |number: &usize| list.rows.get(number % list.rows.len().max(1));
    let named = |n: u8| NewMentor {
        name: Some(format!("赵{}", n % 5)),
        post: Some("副镇长".into()),
        ..NewMentor::default()
    };
    match step {
        Step::ChangeDuty(number, n, on) => {
            let roles = [
                DutyKind::Leader,
                DutyKind::Contact,
                DutyKind::FirstSecretary,
                DutyKind::Secretary,
            ];
            let change = DutyChange {
                role: roles[usize::from(*n) % roles.len()],
                villages: vec![village(number)],
                to: (n % 7 > 0).then(|| named(*n)),
                on: day(*on).to_string(),
                document: None,
                from: None,
            };
            drop(registry.change_duty(&change, today));
        }
        Step::Pair(number, on) => {
            drop(registry.open_pairs(&OpenPairs {
                villages: Some(vec![village(number)]),
                from_on: day(*on).to_string(),
                ..OpenPairs::default()
            }));
        }
        Step::TurnPair(number, how, on) => {
            let Some(id) = row(number).and_then(|row| row.pair_id.clone()) else {
                return;
            };
            let turn = PairTurn {
                ids: vec![id],
                on: day(*on).to_string(),
                reason: "长期外出".into(),
                document: None,
            };
            drop(match how % 3 {
                0 => registry.end_pairs(&turn),
                1 => registry.suspend_pairs(&turn),
                _ => registry.resume_pairs(&turn),
            });
        }
        Step::NameMentor(number, seat, n, on) => {
            let seats = &list.scheme.seats;
            if let Some(row) = row(number) {
                drop(registry.name_mentor(&NameMentor {
                    person_ids: vec![row.person_id.clone()],
                    seat_id: seats[seat % seats.len()].id.clone(),
                    mentor: (n % 4 > 0).then(|| named(*n)),
                    instead_of: None,
                    from_on: day(*on).to_string(),
                    until_on: None,
                    reason: Some("另有任务".into()),
                    document: None,
                }));
            }
        }
        Step::RegisterItem(number, step, on) => {
            let Some(pair_id) = row(number).and_then(|row| row.pair_id.clone()) else {
                return;
            };
            let steps = &list.scheme.steps;
            let edit = ItemEdit {
                at: ItemPlace {
                    pair_id,
                    step_id: steps[step % steps.len()].id.clone(),
                    quarter: None,
                },
                done_on: day(*on).to_string(),
                mentor_id: None,
                place: None,
                content: Some("讲程序".into()),
                result: None,
            };
            drop(registry.set_item(&edit, &[], today));
        }
        Step::RetireScheme(number, on) => {
            let scheme = &schemes[number % schemes.len()].scheme.id;
            let on = (on % 2 > 0).then(|| day(*on).to_string());
            drop(registry.retire_scheme(scheme, on.as_deref()));
        }
        _ => {}
    }
}

fn office(folder: &TempDir) -> Registry {
    let villages = parse("申家营村\n柳树沟村\n北坡头村\n");
    let path = folder.path().join("台账.qinglan");
    Registry::create(&path, OwnerKind::Township, "青禾镇", &villages).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_restores_every_dump_on_the_way_back_and_redoing_it_the_same(
        steps in prop::collection::vec(step(), 1..130)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut registry = office(&folder);
        let first = registry.dump().unwrap();
        for step in &steps {
            take(&mut registry, step);
        }
        let shown = reveals(&registry);
        let mut dumps = vec![registry.dump().unwrap()];
        while registry.undo(None).is_ok() {
            dumps.push(registry.dump().unwrap());
        }
        prop_assert_eq!(dumps.pop().unwrap(), first);
        while let Some(dump) = dumps.pop() {
            prop_assert!(registry.redo().is_ok());
            prop_assert_eq!(registry.dump().unwrap(), dump);
        }
        prop_assert_eq!(reveals(&registry), shown);
        prop_assert!(registry.check().unwrap().is_empty());
    }
}
