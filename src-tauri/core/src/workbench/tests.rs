//! What stands on the workbench of a morning.

use std::collections::HashSet;

use super::*;
use crate::duties::{Duty, DutyRole, PostEdit};
use crate::ids::{DutyId, RecordId, SessionId};
use crate::mentoring::items::{ItemEdit, ItemPlace};
use crate::mentoring::{Pair, PairEvent, PairEventKind, QuarterReport, ReportState};
use crate::names;
use crate::op::Op;
use crate::people::{Field, Person};
use crate::reports::papers::{PaperKind, PaperRequest};
use crate::rotations::{RotationAppraisal, RotationEdit};
use crate::testing::{day, Office, TODAY};
use crate::training::attendances::{AttendanceEdit, AttendanceEdits};
use crate::training::sessions::SessionEdit;
use crate::training::AttendanceState;

impl Office {
    /// The person has a duty for a village.
    fn duty(&mut self, village: usize, name: &str, role: DutyRole) {
        let person = self.person(name, None);
        let village_id = self.villages[village].clone();
        let duty = Duty {
            id: DutyId::new(),
            township_id: self.township_of(&person),
            village_id,
            person_id: person,
            role,
            from_on: "2024-01-01".parse().unwrap(),
            until_on: None,
            document: None,
        };
        self.registry
            .transact(Op::SetDuty, |tx| tx.db.insert(&duty))
            .unwrap();
    }

    fn session(&mut self, title: &str, begins_on: &str) -> SessionId {
        let edit = SessionEdit {
            title: title.into(),
            begins_on: Some(begins_on.into()),
            hours: "4".into(),
            form: "集中培训".into(),
            ..SessionEdit::default()
        };
        let set = self.registry.set_session(&edit, day(TODAY));
        set.unwrap().value
    }

    fn bench(&self) -> Workbench {
        self.registry.workbench(day(TODAY)).unwrap()
    }
}

/// `days group what name who`.
fn told(tasks: &[Task]) -> Vec<String> {
    let lines = tasks.iter().map(|task| {
        let who = task.who.as_deref().unwrap_or("–");
        format!(
            "{} {} {} {} {who}",
            task.days, task.group, task.what, task.name
        )
    });
    lines.collect()
}

#[test]
fn steps_that_are_late_and_those_of_the_next_seven_days_are_told_with_who_is_to_do_them() {
    let mut scene = Office::new();
    let late = scene.person("武晓燕", Some(0));
    scene.pair(&late, "3+1", ("2025-11-01", "2026-11-01"), None);
    let soon = scene.person("马俊", Some(1));
    scene.pair(&soon, "3+1", ("2025-11-18", "2026-11-18"), None);
    let later = scene.person("丁国栋", Some(1));
    scene.pair(&later, "3+1", ("2025-11-19", "2026-11-19"), None);
    scene.duty(0, "韩雪", DutyRole::Contact);
    scene.duty(0, "梁启宏", DutyRole::Leader);
    let bench = scene.bench();
    assert_eq!(
        told(&bench.overdue),
        ["-10 五个一 帮带目标 武晓燕 包村领导 梁启宏"]
    );
    assert_eq!(told(&bench.soon), ["7 五个一 帮带目标 马俊 –"]);
    assert_eq!(bench.soon_until, day("2025-12-03"));
    assert_eq!((bench.done, bench.steps), (0, 15));
}

#[test]
fn a_step_done_without_its_evidence_stays_on_the_list_and_says_so() {
    let mut scene = Office::new();
    let person = scene.person("武晓燕", Some(0));
    let pair = scene.pair(&person, "3+1", ("2025-11-01", "2026-11-01"), None);
    let edit = ItemEdit {
        at: ItemPlace {
            pair_id: pair,
            step_id: StepId::from("3+1/step-1".to_owned()),
            quarter: None,
        },
        done_on: "2025-11-05".into(),
        mentor_id: None,
        place: None,
        content: None,
        result: None,
    };
    scene.registry.set_item(&edit, &[], day(TODAY)).unwrap();
    let bench = scene.bench();
    assert_eq!(
        told(&bench.overdue),
        ["-10 五个一 帮带目标，缺佐证 武晓燕 –"]
    );
    assert_eq!((bench.progress[0].done, bench.progress[0].overdue), (0, 0));
}

#[test]
fn what_is_late_is_counted_whole_where_only_the_latest_are_kept() {
    let mut scene = Office::new();
    let person = scene.person("武晓燕", Some(0));
    scene.pair(&person, "3+1", ("2025-06-01", "2026-06-01"), None);
    let bench = scene.bench();
    let latest = bench.overdue[..2].to_vec();
    let kept = bench.keep_overdue(2);
    assert_eq!((kept.overdue_tasks, kept.overdue), (3, latest));
}

#[test]
fn a_suspended_pair_is_never_late() {
    let mut scene = Office::new();
    let person = scene.person("武晓燕", Some(0));
    let pair = scene.pair(&person, "3+1", ("2025-06-01", "2026-06-01"), None);
    assert_eq!(scene.bench().overdue.len(), 3);
    let record: Person = scene.registry.db.find(person.as_str()).unwrap().unwrap();
    let event = PairEvent {
        id: RecordId::new(),
        township_id: record.township_id,
        pair_id: pair,
        kind: PairEventKind::Suspend,
        on_day: "2025-07-01".parse().unwrap(),
        until_on: None,
        reason: "外出学习".into(),
        document: None,
    };
    scene
        .registry
        .transact(Op::SuspendPair, |tx| tx.db.insert(&event))
        .unwrap();
    assert_eq!(told(&scene.bench().overdue), [""; 0]);
}

#[test]
fn birthdays_confirmations_and_ends_of_pairs_of_the_next_seven_days_are_told() {
    let mut scene = Office::new();
    let born = |name, birth| [(Field::Name, name), (Field::Birth, birth)];
    scene.person_with(&born("柳成", "1989-11-29"), Some(0));
    scene.person_with(&born("高峰", "1989-12-04"), Some(0));
    let joined = |name, joined| {
        [
            (Field::Name, name),
            (Field::PoliticalStatus, "预备党员"),
            (Field::PartyJoined, joined),
        ]
    };
    scene.person_with(&joined("杨帆", "2024-12"), Some(0));
    scene.person_with(&joined("韩梅", "2024-12-20"), Some(0));
    scene.person_with(&joined("贾文斌", "2024-11-20"), Some(0));
    let ends = scene.person("石磊", Some(1));
    scene.pair(&ends, "mentor-pool", ("2025-11-01", "2025-11-28"), None);
    let bench = scene.bench();
    assert_eq!(
        told(&bench.overdue),
        ["-6 转正 预备期满 贾文斌 预备党员 2024.11 起"]
    );
    assert_eq!(
        told(&bench.soon),
        [
            "1 帮带任务 首次谈话 石磊 –",
            "1 帮带任务 季度谈话 石磊 –",
            "1 帮带任务 期满评价 石磊 –",
            "1 结对 结对期满 石磊 结对到11月27日为止",
            "3 年龄 满 36 岁 柳成 不再计入 35 岁以下",
            "5 转正 预备期满 杨帆 预备党员 2024.12 起",
        ]
    );
}

#[test]
fn a_quarterly_report_is_asked_for_until_it_is_submitted_and_of_a_team_once() {
    let mut scene = Office::new();
    let reports = |scene: &Office| {
        let bench = scene.bench();
        let late = bench
            .overdue
            .into_iter()
            .filter(|task| task.kind == TaskKind::Report);
        told(&late.collect::<Vec<_>>())
    };
    for name in ["石磊", "石秀英"] {
        let person = scene.person(name, Some(0));
        scene.pair(
            &person,
            "apprentices",
            ("2025-07-10", "2026-07-10"),
            Some("果树组"),
        );
    }
    assert_eq!(reports(&scene), ["-57 季报 三季度季报 果树组 还没有交"]);
    let record: Vec<Pair> = scene.registry.db.all().unwrap();
    let mut report = QuarterReport {
        id: RecordId::new(),
        township_id: record[0].township_id.clone(),
        scheme_id: record[0].scheme_id.clone(),
        pair_id: None,
        team: Some("果树组".into()),
        quarter: "2025Q3".into(),
        state: ReportState::Returned,
        on_day: "2025-10-12".parse().unwrap(),
        reason: Some("没有盖章".into()),
        summary: None,
    };
    scene
        .registry
        .transact(Op::SetQuarterReport, |tx| tx.db.insert(&report))
        .unwrap();
    assert_eq!(
        reports(&scene),
        ["-57 季报 三季度季报 果树组 退回：没有盖章"]
    );
    report.state = ReportState::Submitted;
    report.reason = None;
    scene
        .registry
        .transact(Op::SetQuarterReport, |tx| tx.db.update(&report))
        .unwrap();
    assert_eq!(reports(&scene), [""; 0]);
}

#[test]
fn a_village_without_a_holder_of_a_seat_is_one_gap_with_everybody_who_lacks_it() {
    let mut scene = Office::new();
    for name in ["马俊", "马晓慧", "丁国栋"] {
        scene.person(name, Some(1));
    }
    scene.duty(1, "苏晓岚", DutyRole::Leader);
    let bench = scene.bench();
    let seats: Vec<(&str, usize)> = bench
        .village_gaps
        .iter()
        .filter(|gap| gap.kind == VillageGapKind::Seat)
        .map(|gap| (gap.text.as_str(), gap.people))
        .collect();
    assert_eq!(
        seats,
        [("南泉子村 包村干部", 3), ("南泉子村 村党组织书记", 3)]
    );
    assert_eq!((bench.gaps, bench.progress[1].gaps), (2, 2));
}

#[test]
fn a_village_below_the_minimum_is_listed_with_the_reason_and_the_minimum_is_the_clerks() {
    let mut scene = Office::new();
    let fields = |name, birth, sex| {
        [
            (Field::Name, name),
            (Field::Birth, birth),
            (Field::Sex, sex),
            (Field::Education, "大专"),
        ]
    };
    scene.person_with(&fields("武晓燕", "1980-05", "女"), Some(0));
    scene.person_with(&fields("武志刚", "1981-05", "男"), Some(0));
    let below = |scene: &Office| -> Vec<String> {
        let gaps = scene.bench().village_gaps.into_iter();
        gaps.filter(|gap| gap.kind == VillageGapKind::Minimum)
            .map(|gap| gap.text)
            .collect()
    };
    assert_eq!(
        below(&scene),
        ["申家营村 无 35 岁以下", "南泉子村 无后备干部"]
    );
    let minimum = Minimum {
        young_age: 45,
        reserves: 0,
        ..Minimum::default()
    };
    scene.registry.set_minimum(&minimum).unwrap();
    assert_eq!(below(&scene), [""; 0]);
    assert_eq!(scene.registry.minimum().unwrap(), minimum);
    let wrong = Minimum {
        women: -1,
        ..minimum
    };
    assert_eq!(
        scene.registry.set_minimum(&wrong).unwrap_err().code(),
        "input.invalid"
    );
}

#[test]
fn people_of_whom_something_is_unknown_are_counted_with_what() {
    let mut scene = Office::new();
    scene.person_with(&[(Field::Name, "武晓燕"), (Field::Sex, "女")], Some(0));
    let missing = scene.bench().missing;
    assert_eq!((missing.people, missing.ids.len()), (1, 1));
    assert!(missing.fields.contains(&"学历".to_owned()));
    assert!(!missing.fields.contains(&"性别".to_owned()));
}

#[test]
fn the_printed_list_has_exactly_the_tasks_and_gaps_of_the_window() {
    let mut scene = Office::new();
    let late = scene.person("武晓燕", Some(0));
    scene.pair(&late, "3+1", ("2025-11-01", "2026-11-01"), None);
    let team = scene.person("石磊", Some(1));
    scene.pair(
        &team,
        "apprentices",
        ("2025-07-10", "2025-11-28"),
        Some("果树组"),
    );
    scene.person_with(
        &[(Field::Name, "柳成"), (Field::Birth, "1989-11-29")],
        Some(0),
    );
    scene.person_with(
        &[
            (Field::Name, "杨帆"),
            (Field::PoliticalStatus, "预备党员"),
            (Field::PartyJoined, "2024-12"),
        ],
        Some(1),
    );
    placed(&mut scene, &late, "shadowing", "2025-06-20", "2025-12-20");
    scene.session("冬季轮训", "2025-11-30");
    scene.session("党务实务", "2025-11-20");
    let bench = scene.bench();
    let kinds: HashSet<TaskKind> = bench
        .overdue
        .iter()
        .chain(&bench.soon)
        .map(|task| task.kind)
        .collect();
    assert_eq!(kinds.len(), 5, "each kind of task is there: {kinds:?}");
    let printed = |villages: Option<Vec<VillageId>>| {
        let request = PaperRequest {
            as_of: Some(day(TODAY)),
            villages,
            ..PaperRequest::new(PaperKind::Workbench)
        };
        let mut papers = scene.registry.papers(&request, day(TODAY)).unwrap();
        papers.reports.remove(0).sections
    };
    let sections = printed(None);
    let rows: Vec<String> = sections[0]
        .rows
        .iter()
        .map(|row| format!("{} {} {}", row.cells[1], row.cells[4], row.cells[6]))
        .collect();
    let shown: Vec<String> = bench
        .overdue
        .iter()
        .chain(&bench.soon)
        .chain(&bench.ahead)
        .map(|task| {
            let due = task.due_on.format("%Y.%m.%d");
            format!("{due} {} {}", task.what, names::spread(&task.name))
        })
        .collect();
    assert_eq!(rows, shown);
    assert!(
        !bench.ahead.is_empty(),
        "a placement that ends within 30 days"
    );
    let waiting: Vec<String> = sections[1]
        .rows
        .iter()
        .map(|row| row.cells[1..].join(" ").trim_end().to_owned())
        .collect();
    let missing = bench.missing.fields.join("、");
    assert_eq!(
        waiting,
        [
            format!("资料 4 人资料待补 缺{missing}"),
            "档案 4 人的档案一季度未更新".to_owned(),
            "开班 2025.11.30　冬季轮训 还没有名单".to_owned(),
            "待点名 2025.11.20　党务实务 还没有名单".to_owned(),
            "学时 今年还没参加过培训的 4 人".to_owned(),
            "学时 不到 32 学时的 4 人".to_owned(),
            "更新 2 个村还没有做 2025 年度滚动更新".to_owned(),
        ]
    );
    assert_eq!(sections[2].rows.len(), bench.village_gaps.len());
    let of_first = printed(Some(vec![scene.villages[0].clone()]));
    let villages = of_first.iter().flat_map(|section| &section.rows);
    assert!(villages.clone().count() > 0);
    let elsewhere = |row: &&crate::reports::Row| row.cells.iter().any(|it| it == "南泉子村");
    assert_eq!(villages.filter(elsewhere).count(), 0);
}

#[test]
fn a_backup_elsewhere_is_remembered_and_its_days_are_counted() {
    let scene = Office::new();
    assert_eq!(scene.bench().backup_days, None);
    scene
        .registry
        .back_up_to(&scene.folder.path().join("备份.qinglan"), day(TODAY))
        .unwrap();
    let nine_later = day(TODAY) + chrono::Days::new(9);
    assert_eq!(
        scene.registry.workbench(nine_later).unwrap().backup_days,
        Some(9)
    );
}

/// Somebody's placement of a type.
fn placed(scene: &mut Office, person: &PersonId, kind: &str, from: &str, until: &str) {
    let edit = RotationEdit {
        people: vec![person.clone()],
        type_id: Some(kind.to_owned().into()),
        from_on: from.into(),
        until_on: Some(until.into()),
        village_id: Some(scene.villages[0].clone()),
        ..RotationEdit::default()
    };
    scene.registry.set_rotation(&edit).unwrap();
}

#[test]
fn placements_that_end_within_thirty_days_and_those_over_without_appraisal_are_told() {
    let mut scene = Office::new();
    let [over, soon, later, far] =
        ["武晓燕", "马俊", "丁国栋", "石磊"].map(|name| scene.person(name, Some(0)));
    placed(&mut scene, &over, "trial", "2025-08-01", "2025-11-21");
    placed(&mut scene, &soon, "grid", "2025-01-01", "2025-12-01");
    placed(&mut scene, &later, "resident", "2025-01-01", "2025-12-27");
    placed(&mut scene, &far, "resident", "2025-01-01", "2025-12-28");
    let bench = scene.bench();
    assert_eq!(
        told(&bench.overdue),
        ["-6 鉴定 锻炼未鉴定 武晓燕 试岗已于2025年11月20日结束"]
    );
    assert_eq!(
        told(&bench.soon),
        ["4 锻炼 锻炼期满 马俊 网格员到11月30日为止"]
    );
    assert_eq!(
        told(&bench.ahead),
        ["30 锻炼 锻炼期满 丁国栋 驻村到12月26日为止"]
    );
    assert_eq!(bench.ahead_until, day("2025-12-26"));
    let ids = bench
        .overdue
        .iter()
        .filter_map(|task| task.rotation_id.clone());
    let appraisal = RotationAppraisal {
        ids: ids.collect(),
        grade: Some("合格".into()),
        appraisal: None,
        appraised_by: None,
        appraised_on: None,
    };
    scene
        .registry
        .appraise_rotations(&appraisal, day(TODAY))
        .unwrap();
    assert_eq!(told(&scene.bench().overdue), [""; 0]);
}

#[test]
fn a_secretary_who_reaches_five_years_within_thirty_days_is_told() {
    let mut scene = Office::new();
    for (name, village, from) in [("申有田", 0, "2020-12-15"), ("马成", 1, "2020-12-27")] {
        let person = scene.person(name, Some(village));
        let edit = PostEdit {
            id: None,
            person_id: person,
            title: "党支部书记".into(),
            village_id: Some(scene.villages[village].clone()),
            unit: None,
            from_on: from.into(),
            until_on: None,
            document: None,
            term: None,
        };
        scene.registry.set_post(&edit).unwrap();
    }
    let bench = scene.bench();
    assert_eq!(
        told(&bench.ahead),
        ["19 任职 任职满五年 申有田 党支部书记，已累计4年11个月11天"]
    );
}

#[test]
fn sessions_of_the_week_lists_nobody_filled_in_and_who_is_taught_too_little_wait() {
    let mut scene = Office::new();
    let person = scene.person("武晓燕", Some(0));
    scene.person("马俊", Some(1));
    scene.session("下周班", "2025-12-04");
    scene.session("本周班", "2025-12-03");
    scene.session("没有登记", "2025-11-20");
    let registered = scene.session("已登记", "2025-11-19");
    let edits = AttendanceEdits {
        session_id: registered,
        rows: vec![AttendanceEdit {
            person_id: Some(person),
            state: Some(AttendanceState::Present),
            ..AttendanceEdit::default()
        }],
        whole: false,
    };
    scene.registry.set_attendances(&edits, day(TODAY)).unwrap();
    let waits = scene.bench().training;
    let told = |tasks: &[SessionTask]| -> Vec<String> {
        let tasks = tasks.iter();
        tasks
            .map(|task| format!("{} {}", task.days, task.title))
            .collect()
    };
    assert_eq!(told(&waits.soon), ["7 本周班"]);
    assert_eq!(told(&waits.unsaid), ["-6 没有登记"]);
    assert_eq!((waits.never_trained, waits.below_minimum), (1, 2));
}
