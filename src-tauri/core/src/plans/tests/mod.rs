//! Plans on a register: made, counted, made for many, taken back.

mod scene;

use scene::{a_year, day, from, told, typed, Scene, TODAY};

use super::*;
use crate::changes::Kind;
use crate::ids::CourseId;
use crate::mentoring::evidence::NewEvidence;
use crate::mentoring::items::{ItemEdit, ItemPlace};
use crate::mentoring::pairs::OpenPairs;
use crate::mentoring::visits::VisitEdit;
use crate::mentoring::EvidenceKind;
use crate::people::{Field, PersonInput};
use crate::reports::papers::{PaperKind, PaperRequest};
use crate::reserves::{Leave, ReserveFilter};
use crate::training::courses::CourseEdit;

#[test]
fn a_register_begins_with_templates_whose_ids_are_the_same_everywhere() {
    let scene = Scene::new();
    let templates = scene.registry.plan_templates().unwrap();
    let found: Vec<_> = templates
        .iter()
        .map(|one| {
            (
                one.template.id.as_str(),
                one.template.name.as_str(),
                one.steps.len(),
            )
        })
        .collect();
    let expect = [
        ("newcomer", "新入库型", 6),
        ("medium-term", "中期培养型", 7),
        ("near-term", "近期可用型", 5),
    ];
    assert_eq!(found, expect);
}

#[test]
fn progress_of_mentoring_is_counted_from_items_and_visits_inside_the_plan() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "中期培养");
    let mentor = scene
        .registry
        .add_person(
            &PersonInput([(Field::Name, "赵景明".to_owned())].into()),
            None,
            day(TODAY),
        )
        .unwrap()
        .value;
    let steps = vec![
        typed("完成帮带任务", PlanMeasure::Items, Some(1), "2025-10-31"),
        typed("谈心谈话", PlanMeasure::Visits, Some(2), "2025-10"),
        typed("写一篇调研报告", PlanMeasure::ByHand, None, "2025-12-20"),
    ];
    scene.registry.set_plan(&a_year(&person, steps)).unwrap();
    let pairs = OpenPairs {
        people: Some(vec![person.clone()]),
        from_on: "2025-09-01".into(),
        ..OpenPairs::default()
    };
    let pair_id = scene.registry.open_pairs(&pairs).unwrap().value.remove(0);
    let schemes = scene.registry.schemes(day(TODAY)).unwrap();
    let item = ItemEdit {
        at: ItemPlace {
            pair_id,
            step_id: schemes[0].steps[0].id.clone(),
            quarter: None,
        },
        done_on: "2025-09-08".into(),
        mentor_id: None,
        place: None,
        content: None,
        result: None,
    };
    let paper = NewEvidence {
        kind: EvidenceKind::Paper,
        label: "责任书".into(),
        copies: 1,
        file: None,
    };
    scene
        .registry
        .set_item(&item, &[paper], day(TODAY))
        .unwrap();
    for on_day in ["2024-12-30", "2025-10-08"] {
        let visit = VisitEdit {
            id: None,
            mentor_id: mentor.clone(),
            on_day: on_day.into(),
            method: "谈心谈话".into(),
            place: None,
            content: None,
            problem: None,
            next_step: None,
            people: vec![person.clone()],
        };
        scene.registry.set_visit(&visit, &[], day(TODAY)).unwrap();
    }

    let plan = scene.plan_of(&person, TODAY);
    assert_eq!(
        told(&plan),
        [
            "完成帮带任务 1/1 项 Done",
            "谈心谈话 1/2 次 Overdue",
            "写一篇调研报告 未完成 Due"
        ]
    );
    assert_eq!(
        (plan.done, plan.overdue, plan.state),
        (1, 1, PlanState::Active)
    );
    assert_eq!(
        plan.steps[1].days, -26,
        "a month's last day is the last day"
    );
    assert_eq!(plan.steps[1].counted[0].what, "赵景明 谈心谈话");
    let before = scene.plan_of(&person, "2025-09-07");
    assert_eq!(before.done, 0);
    let over = scene.plan_of(&person, "2026-01-01");
    assert_eq!(
        (over.state, over.steps[1].state),
        (PlanState::Ended, PlanStepState::Missed)
    );
    let bench = scene.registry.workbench(day(TODAY)).unwrap();
    let late: Vec<_> = bench
        .overdue
        .iter()
        .filter(|task| task.group == "计划")
        .collect();
    assert_eq!(late.len(), 1);
    assert_eq!(late[0].who.as_deref(), Some("帮带 2 次，1/2 次"));
}

#[test]
fn a_step_by_hand_is_ticked_off_with_a_note_and_that_is_taken_back_in_one_step() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "中期培养");
    let steps = vec![
        typed("写一篇调研报告", PlanMeasure::ByHand, None, "2025-06-30"),
        typed("培训", PlanMeasure::Hours, Some(24), "2025-12-31"),
    ];
    scene.registry.set_plan(&a_year(&person, steps)).unwrap();
    let before = scene.registry.dump().unwrap();
    let plan = scene.plan_of(&person, TODAY);
    let (own, counted) = (&plan.steps[0].step.id, &plan.steps[1].step.id);
    let finish = |scene: &mut Scene, id: &PlanStepId, on: &str| {
        scene
            .registry
            .finish_plan_step(id, Some(on), Some("题目是村集体经济"), day(TODAY))
    };
    let outcome = finish(&mut scene, own, "2025.6.28").unwrap();
    assert!(outcome.changes.contains(&Kind::Plans));
    let done = scene.plan_of(&person, TODAY);
    assert_eq!(done.steps[0].state, PlanStepState::Done);
    assert_eq!(done.steps[0].counted[0].what, "题目是村集体经济");
    assert_eq!(scene.plan_of(&person, "2025-06-27").done, 0);

    let code = |error: crate::Error| error.code();
    assert_eq!(
        code(finish(&mut scene, own, "2024-12-31").unwrap_err()),
        "input.invalid"
    );
    assert_eq!(
        code(finish(&mut scene, own, "2025-11-27").unwrap_err()),
        "input.invalid"
    );
    assert_eq!(
        code(finish(&mut scene, counted, "2025-06-01").unwrap_err()),
        "plan.step_counted"
    );

    let correction = PlanEdit {
        id: Some(done.plan.id.clone()),
        steps: vec![PlanStepEdit {
            id: Some(own.clone()),
            ..typed(
                "写一篇两千字的调研报告",
                PlanMeasure::ByHand,
                None,
                "2025-06-30",
            )
        }],
        ..a_year(&person, Vec::new())
    };
    scene.registry.set_plan(&correction).unwrap();
    let corrected = scene.plan_of(&person, TODAY);
    assert_eq!(told(&corrected), ["写一篇两千字的调研报告 已完成 Done"]);
    scene.registry.undo(None).unwrap();
    scene.registry.undo(None).unwrap();
    assert_eq!(scene.registry.dump().unwrap(), before);
}

#[test]
fn a_template_makes_a_plan_for_everybody_of_a_village_and_one_undo_takes_all_back() {
    let mut scene = Scene::new();
    let ready = scene.reserve(0, "武晓燕", "中期培养");
    let other = scene.reserve(0, "武志刚", "长期储备");
    scene.reserve(1, "马俊", "中期培养");
    let before = scene.registry.dump().unwrap();
    let request = ApplyTemplate {
        villages: Some(vec![scene.villages[0].clone()]),
        readiness: Some(vec!["中期培养".into()]),
        ..from("medium-term", &[], "2025-01-15")
    };
    let preview = scene.registry.preview_plan_template(&request).unwrap();
    assert_eq!((preview.to_make, preview.rows.len()), (1, 1));
    assert_eq!(preview.until_on, day("2027-01-15"));
    assert_eq!(preview.steps[1].due_on, day("2026-01-15"));
    assert_eq!(preview.steps[1].asks, "培训 24 学时");
    assert_eq!(scene.apply(&request), 1);
    let plan = scene.plan_of(&ready, TODAY);
    let goals = plan.plan.goals.as_deref().unwrap();
    assert!(goals.contains("胜任村文书的条件"), "{goals}");
    assert_eq!(plan.plan.target_post.as_deref(), Some("村文书"));
    assert_eq!(scene.registry.plans_of(&other, day(TODAY)).unwrap(), []);
    let list = scene.list(PlanFilter::default());
    assert_eq!((list.reserves, list.with_plan, list.steps), (3, 1, 7));
    assert_eq!((list.behind, list.overdue), (1, 1));
    let shown = |which| {
        scene
            .list(PlanFilter {
                which,
                ..PlanFilter::default()
            })
            .rows
            .len()
    };
    assert_eq!(shown(WhichPlans::With), 1);
    assert_eq!(shown(WhichPlans::Without), 2);
    assert_eq!(shown(WhichPlans::Overdue), 1);
    scene.registry.undo(None).unwrap();
    assert_eq!(scene.registry.dump().unwrap(), before);
}

#[test]
fn who_has_a_plan_in_this_time_is_left_alone_or_it_gives_way_from_the_first_day() {
    let mut scene = Scene::new();
    let one = scene.reserve(0, "武晓燕", "中期培养");
    let two = scene.reserve(0, "武志刚", "中期培养");
    let left = scene.reserve(0, "武建军", "中期培养");
    let rows = scene
        .registry
        .reserves(&ReserveFilter::default(), day(TODAY))
        .unwrap()
        .rows;
    let spell = rows.iter().find(|row| row.person_id == left).unwrap();
    let leave = Leave {
        ids: vec![spell.reserve_id.clone()],
        left_on: "2025-05-01".into(),
        reason: "本人申请".into(),
        destination: None,
    };
    scene.registry.leave_pool(&leave, day(TODAY)).unwrap();
    scene.apply(&from("medium-term", &[&one], "2025-01-01"));
    let request = from("near-term", &[&one, &two, &left], "2025-07-01");
    let preview = scene.registry.preview_plan_template(&request).unwrap();
    let fates: Vec<ApplyFate> = preview.rows.iter().map(|row| row.fate).collect();
    assert_eq!(fates, [ApplyFate::Skip, ApplyFate::New, ApplyFate::Outside]);
    let there = preview.rows[0].there.as_deref();
    assert_eq!(there, Some("中期培养型 2025.01.01 至 2026.12.31"));
    assert_eq!(scene.apply(&request), 1);
    assert_eq!(
        scene.plan_of(&one, TODAY).plan.template.as_deref(),
        Some("中期培养型")
    );

    let replacing = ApplyTemplate {
        replace: true,
        ..from("near-term", &[&one], "2025-07-01")
    };
    assert_eq!(scene.apply(&replacing), 1);
    let plans = scene.registry.plans_of(&one, day(TODAY)).unwrap();
    let periods: Vec<_> = plans
        .iter()
        .map(|it| (it.plan.from_on, it.plan.until_on))
        .collect();
    let expect = [
        (day("2025-07-01"), day("2026-07-01")),
        (day("2025-01-01"), day("2025-07-01")),
    ];
    assert_eq!(periods, expect);
    let again = ApplyTemplate {
        replace: true,
        ..from("newcomer", &[&one], "2025-03-01")
    };
    assert_eq!(scene.apply(&again), 1);
    let plans = scene.registry.plans_of(&one, day(TODAY)).unwrap();
    let templates: Vec<_> = plans.iter().map(|it| it.plan.template.as_deref()).collect();
    assert_eq!(templates, [Some("新入库型"), Some("中期培养型")]);
}

#[test]
fn a_changed_or_removed_template_leaves_running_plans_as_they_are() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "近期可用");
    scene.apply(&from("near-term", &[&person], "2025-01-01"));
    let before = scene.plan_of(&person, TODAY);
    let edit = PlanTemplateEdit {
        id: Some(PlanTemplateId::from("near-term".to_owned())),
        name: "近期可用型".into(),
        months: 6,
        goals: None,
        readiness: None,
        steps: vec![PlanTemplateStepEdit {
            id: None,
            label: "试岗".into(),
            measure: PlanMeasure::Months,
            amount: Some(3),
            course_id: None,
            type_id: None,
            due_months: Some(6),
            due_on: None,
        }],
    };
    scene.registry.set_plan_template(&edit).unwrap();
    assert_eq!(scene.plan_of(&person, TODAY), before);
    let id = edit.id.clone().unwrap();
    scene.registry.remove_plan_template(&id).unwrap();
    assert_eq!(scene.plan_of(&person, TODAY), before);
    assert_eq!(scene.registry.plan_templates().unwrap().len(), 2);
    let taken = PlanTemplateEdit {
        id: None,
        name: "新入库型".into(),
        ..edit
    };
    let refused = scene.registry.set_plan_template(&taken).unwrap_err();
    assert!(refused.to_string().contains("已有名为“新入库型”的模板"));
}

#[test]
fn a_plan_that_cannot_be_is_refused_with_the_place() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "近期可用");
    let step = |amount, due: &str| vec![typed("培训", PlanMeasure::Hours, amount, due)];
    let fields = |scene: &mut Scene, edit: &PlanEdit| match scene.registry.set_plan(edit) {
        Err(crate::Error::Invalid(fields)) => fields.into_iter().map(|it| it.field).collect(),
        Err(other) => vec![other.code().to_owned()],
        Ok(_) => Vec::<String>::new(),
    };
    let edit = a_year(&person, step(None, "2026-01-01"));
    assert_eq!(
        fields(&mut scene, &edit),
        ["steps[0].amount", "steps[0].due_on"]
    );
    let edit = a_year(&person, Vec::new());
    assert_eq!(fields(&mut scene, &edit), ["steps"]);
    let early = PlanEdit {
        from_on: "2023-01-01".into(),
        ..a_year(&person, step(Some(8), "2025-06-30"))
    };
    assert_eq!(fields(&mut scene, &early), ["plan.outside_spell"]);
    let edit = a_year(&person, step(Some(8), "2025-06-30"));
    assert_eq!(fields(&mut scene, &edit), [""; 0]);
    assert_eq!(fields(&mut scene, &edit), ["plan.overlap"]);
    let refused = scene.registry.remove_person(&person).unwrap_err();
    assert!(refused.to_string().contains("1 份培养计划"), "{refused}");
}

#[test]
fn the_form_says_the_goals_and_of_each_step_what_was_done() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "近期可用");
    scene.reserve(0, "武志刚", "近期可用");
    let steps = vec![
        typed("写一篇调研报告", PlanMeasure::ByHand, None, "2025-06-30"),
        typed("岗位业务培训", PlanMeasure::Hours, Some(24), "2025-09-30"),
        typed("谈心谈话", PlanMeasure::Visits, Some(2), "2025-12-20"),
    ];
    scene.registry.set_plan(&a_year(&person, steps)).unwrap();
    let own = scene.plan_of(&person, TODAY).steps[0].step.id.clone();
    let note = Some("题目是村集体经济");
    let finished = scene
        .registry
        .finish_plan_step(&own, Some("2025-06-28"), note, day(TODAY));
    finished.unwrap();
    let request = PaperRequest {
        as_of: Some(day(TODAY)),
        ..PaperRequest::new(PaperKind::Plans)
    };
    let papers = scene.registry.papers(&request, day(TODAY)).unwrap();
    assert_eq!((papers.rows, papers.reports.len()), (1, 1));
    let report = &papers.reports[0];
    assert_eq!(report.file_stem, "申家营村-武晓燕-培养计划表-20251126");
    let section = &report.sections[0];
    assert_eq!(section.right_line, "截至 2025年11月26日");
    assert_eq!(section.form[3].cells[1].text, "一年内熟悉文书工作");
    assert_eq!(
        section.form[2].cells[5].text,
        "2025年1月1日\n至2025年12月31日"
    );
    let rows: Vec<String> = section.rows.iter().map(|row| row.cells.join("|")).collect();
    assert_eq!(
        rows,
        [
            "1|自定|写一篇调研报告|按要求完成|2025.06.30|2025.06.28 完成\n题目是村集体经济",
            "2|教育培训|岗位业务培训|培训 24 学时|2025.09.30|0/24 学时，逾期 57 天",
            "3|结对帮带|谈心谈话|帮带 2 次|2025.12.20|",
        ]
    );
    let of_nobody = PaperRequest {
        villages: Some(vec![scene.villages[1].clone()]),
        ..request
    };
    assert_eq!(
        scene.registry.papers(&of_nobody, day(TODAY)).unwrap().rows,
        0
    );
}

#[test]
fn progress_of_training_and_rotations_is_counted_from_who_came_and_who_was_where() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "近期可用");
    let course = scene.registry.set_course(&CourseEdit {
        title: "村级财务".into(),
        ..CourseEdit::default()
    });
    let course = course.unwrap().value;
    let named = |label: &str, measure, amount, course_id: Option<&CourseId>| PlanStepEdit {
        course_id: course_id.cloned(),
        type_id: (measure == PlanMeasure::Months).then(|| "trial".to_owned().into()),
        ..typed(label, measure, amount, "2025-12-20")
    };
    let steps = vec![
        named("培训", PlanMeasure::Hours, Some(24), None),
        named("财务课", PlanMeasure::Course, None, Some(&course)),
        named("锻炼", PlanMeasure::Placement, None, None),
        named("试岗", PlanMeasure::Months, Some(3), None),
    ];
    scene.registry.set_plan(&a_year(&person, steps)).unwrap();
    let asked: Vec<String> = scene
        .plan_of(&person, TODAY)
        .steps
        .into_iter()
        .map(|it| it.asks)
        .collect();
    assert_eq!(
        asked,
        [
            "培训 24 学时",
            "参加“村级财务”课程",
            "岗位锻炼一次",
            "试岗满 3 个月"
        ]
    );

    scene.session("2025-03-10", "8", &person, Some(&course));
    scene.session("2024-11-10", "8", &person, None);
    scene.study(&person, "2025-05", "2025-06", "12.5");
    scene.trial(&person, "2025-08-01", "2025-12-01");
    let check = |on: &str, expect: [&str; 4]| {
        let plan = scene.plan_of(&person, on);
        let found: Vec<&str> = plan.steps.iter().map(|it| it.progress.as_str()).collect();
        assert_eq!(found, expect, "{on}");
    };
    check("2025-03-09", ["0/24 学时", "未完成", "未完成", "0/3 个月"]);
    check("2025-03-10", ["8/24 学时", "已完成", "未完成", "0/3 个月"]);
    check("2025-06-29", ["8/24 学时", "已完成", "未完成", "0/3 个月"]);
    check(
        "2025-06-30",
        ["20.5/24 学时", "已完成", "未完成", "0/3 个月"],
    );
    check(
        "2025-08-01",
        ["20.5/24 学时", "已完成", "已完成", "0/3 个月"],
    );
    check(TODAY, ["20.5/24 学时", "已完成", "已完成", "3/3 个月"]);
    let plan = scene.plan_of(&person, TODAY);
    let counted: Vec<PlanCountedKind> = plan.steps[0].counted.iter().map(|it| it.kind).collect();
    assert_eq!(counted, [PlanCountedKind::Session, PlanCountedKind::Study]);
    assert_eq!(plan.steps[3].counted[0].what, "试岗 申家营村");

    let refused = scene.registry.remove_course(&course).unwrap_err();
    assert!(
        refused.to_string().contains("1 项培养计划步骤"),
        "{refused}"
    );
}
