//! Training on registers of invented people.

use super::attendances::{AttendanceEdit, AttendanceEdits};
use super::requests::{RequestEdit, RequestFilter, RequestState};
use super::schools::SchoolEdit;
use super::sessions::{SessionCopy, SessionCourseEdit, SessionEdit, SessionFilter};
use super::sign_in::{Found, SignIn, SignInText};
use super::stats::{TrainingFilter, TrainingMinimum, TrainingStats};
use super::studies::StudyEdit;
use super::teachers::{TeacherEdit, TeacherFilter};
use super::*;
use crate::date::Day;
use crate::error::Error;
use crate::people::{Field, PersonInput};
use crate::reserves::Entry;
use crate::training::record::RecordRequest;
use crate::training::rules::Standing;
use crate::villages::{rules::parse, OwnerKind};
use crate::Registry;

const TODAY: &str = "2025-11-26";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

struct Scene {
    registry: Registry,
    villages: Vec<VillageId>,
    _folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.qinglan");
        let villages = parse("申家营村\n南泉子村\n红旗村\n");
        let registry = Registry::create(&path, OwnerKind::Township, "青禾镇", &villages).unwrap();
        let villages = registry.villages(day(TODAY)).unwrap();
        Self {
            registry,
            villages: villages.into_iter().map(|village| village.id).collect(),
            _folder: folder,
        }
    }

    fn reserve(&mut self, village: usize, name: &str, entered_on: &str) -> PersonId {
        self.reserve_with(village, &[(Field::Name, name)], entered_on)
    }

    fn reserve_with(
        &mut self,
        village: usize,
        fields: &[(Field, &str)],
        entered_on: &str,
    ) -> PersonId {
        let entry = Entry::new(self.villages[village].clone(), entered_on.parse().unwrap());
        let fields = fields
            .iter()
            .map(|(field, text)| (*field, (*text).to_owned()));
        let input = PersonInput(fields.collect());
        let added = self
            .registry
            .add_person(&input, Some(&entry), day(entered_on));
        added.unwrap().value
    }

    fn other(&mut self, name: &str) -> PersonId {
        let input = PersonInput([(Field::Name, name.to_owned())].into());
        let added = self.registry.add_person(&input, None, day(TODAY));
        added.unwrap().value
    }

    fn session(&mut self, title: &str, begins_on: &str, hours: &str) -> SessionId {
        let edit = a_session(title, begins_on, hours);
        self.registry.set_session(&edit, day(TODAY)).unwrap().value
    }

    fn came(&mut self, session: &SessionId, people: &[PersonId]) {
        let rows = people.iter().map(came).collect();
        self.save(session, rows).unwrap();
    }

    fn save(
        &mut self,
        session: &SessionId,
        rows: Vec<AttendanceEdit>,
    ) -> Result<attendances::AttendancesSaved, Error> {
        let edits = AttendanceEdits {
            session_id: session.clone(),
            rows,
            whole: false,
        };
        let saved = self.registry.set_attendances(&edits, day(TODAY));
        saved.map(|outcome| outcome.value)
    }

    fn stats(&self) -> TrainingStats {
        self.stats_of(&TrainingFilter {
            as_of: Some(day(TODAY)),
            ..TrainingFilter::default()
        })
    }

    fn stats_of(&self, filter: &TrainingFilter) -> TrainingStats {
        self.registry.training_stats(filter, day(TODAY)).unwrap()
    }

    fn signed(&self, text: &str) -> SignIn {
        let pasted = SignInText {
            session_id: None,
            on_day: Some(TODAY.into()),
            text: text.into(),
        };
        self.registry.match_sign_in(&pasted, day(TODAY)).unwrap()
    }
}

fn a_session(title: &str, begins_on: &str, hours: &str) -> SessionEdit {
    SessionEdit {
        title: title.into(),
        begins_on: Some(begins_on.into()),
        hours: hours.into(),
        form: "集中培训".into(),
        ..SessionEdit::default()
    }
}

fn came(person: &PersonId) -> AttendanceEdit {
    AttendanceEdit {
        person_id: Some(person.clone()),
        state: Some(AttendanceState::Present),
        ..AttendanceEdit::default()
    }
}

fn a_guest(name: &str, unit: &str) -> AttendanceEdit {
    AttendanceEdit {
        guest: Some(name.into()),
        guest_unit: Some(unit.into()),
        state: Some(AttendanceState::Present),
        ..AttendanceEdit::default()
    }
}

/// `field code` of each problem.
fn told<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<String> {
    match result.unwrap_err() {
        Error::Invalid(fields) => fields
            .iter()
            .map(|field| format!("{} {}", field.field, field.code))
            .collect(),
        other => vec![other.code().to_owned()],
    }
}

#[test]
fn twenty_sessions_with_1300_attendances_are_1300_人次_of_as_many_people_as_there_are() {
    let mut scene = Scene::new();
    let people: Vec<PersonId> = (0..110)
        .map(|number| scene.reserve(number % 3, &format!("后备{number:03}"), "2024-01-01"))
        .collect();
    for number in 0..20 {
        let begins_on = format!("2025-{:02}-{:02}", number % 10 + 1, number + 1);
        let session = scene.session(&format!("第{}期", number + 1), &begins_on, "4");
        let those: Vec<PersonId> = (0..65)
            .map(|at| people[(number * 7 + at) % people.len()].clone())
            .collect();
        scene.came(&session, &those);
    }
    for person in people.iter().take(46) {
        let edit = StudyEdit {
            people: vec![person.clone()],
            kind: "进修".into(),
            title: "农村干部学历教育".into(),
            begins_on: "2025-09".into(),
            ..StudyEdit::default()
        };
        scene.registry.set_studies(&edit).unwrap();
    }
    let stats = scene.stats();
    assert_eq!(stats.total.sessions, 20);
    assert_eq!(stats.total.attendances, 1_300);
    assert_eq!((stats.total.people, stats.in_pool), (110, 110));
    assert_eq!(stats.total.hours, Hours::full(5_200));
    assert_eq!(stats.total.session_hours, Hours::full(80));
    assert_eq!((stats.students, stats.studies), (46, 46));
    let by_person: usize = stats.people.iter().map(|row| row.attendances).sum();
    let by_village: usize = stats.villages.iter().map(|row| row.attendances).sum();
    let by_month: usize = stats.months.iter().map(|part| part.tally.attendances).sum();
    assert_eq!((by_person, by_village, by_month), (1_300, 1_300, 1_300));
    assert_eq!(
        stats.villages.iter().map(|row| row.people).sum::<usize>(),
        110
    );
    assert_eq!(stats.months.len(), 10);
    assert_eq!(stats.forms.len(), 1);
}

#[test]
fn guests_and_others_of_the_register_are_told_apart_from_reserves() {
    let mut scene = Scene::new();
    let reserve = scene.reserve(0, "武晓燕", "2024-01-01");
    let mentor = scene.other("梁启宏");
    for (title, begins_on) in [("一", "2025-03-03"), ("二", "2025-04-03")] {
        let session = scene.session(title, begins_on, "2.5");
        let rows = vec![came(&reserve), came(&mentor), a_guest("孙文", "县农技中心")];
        scene.save(&session, rows).unwrap();
    }
    let total = scene.stats().total;
    assert_eq!((total.attendances, total.people), (6, 2));
    assert_eq!((total.reserve_attendances, total.reserve_people), (2, 1));
    assert_eq!((total.guest_attendances, total.guests), (2, 1));
    assert_eq!(total.hours.to_string(), "15");
    let others: Vec<(String, usize)> = scene
        .stats()
        .others
        .into_iter()
        .map(|row| (row.name, row.outside))
        .collect();
    assert_eq!(others, [("梁启宏".to_owned(), 2)]);
}

#[test]
fn who_came_before_entering_the_pool_is_saved_told_and_not_counted_as_a_reserve() {
    let mut scene = Scene::new();
    let early = scene.reserve(0, "马俊", "2025-06-01");
    let session = scene.session("党务培训", "2025-05-20", "4");
    let saved = scene.save(&session, vec![came(&early)]).unwrap();
    let outside: Vec<_> = saved
        .outside
        .iter()
        .map(|it| (it.name.as_str(), it.standing))
        .collect();
    assert_eq!(outside, [("马俊", Standing::NotYet)]);
    let stats = scene.stats();
    assert_eq!(
        (stats.total.attendances, stats.total.reserve_attendances),
        (1, 0)
    );
    assert_eq!(
        (stats.people[0].attendances, stats.people[0].outside),
        (0, 1)
    );
    assert!(!stats.people[0].never_trained);
    let detail = scene.registry.session(&session).unwrap();
    assert_eq!(detail.attendances[0].standing, Standing::NotYet);
    assert_eq!(detail.row.counts.reserves, 0);
}

#[test]
fn nobody_came_to_a_session_that_has_not_begun() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "2024-01-01");
    let session = scene.session("下月培训", "2025-12-03", "4");
    let problems = told(scene.save(&session, vec![came(&person)]));
    assert_eq!(problems, ["rows[0].state attendance.future"]);
    let expected = AttendanceEdit {
        person_id: Some(person.clone()),
        ..AttendanceEdit::default()
    };
    scene.save(&session, vec![expected]).unwrap();
    let stats = scene.stats();
    assert_eq!(
        (stats.total.sessions, stats.total.expected),
        (0, 0),
        "it is to come"
    );
    assert!(stats.people[0].never_trained);
    // Nor does a session of which somebody came move there.
    let past = scene.session("上月培训", "2025-10-08", "4");
    scene.came(&past, &[person]);
    let moved = SessionEdit {
        id: Some(past),
        ..a_session("上月培训", "2025-12-08", "4")
    };
    let problems = told(scene.registry.set_session(&moved, day(TODAY)));
    assert_eq!(problems, ["begins_on session.future_presence"]);
}

#[test]
fn bad_input_is_told_beside_its_field_and_nothing_is_saved() {
    let mut scene = Scene::new();
    let before = scene.registry.dump().unwrap();
    let mut check = |edit: SessionEdit, expect: &str| {
        let problems = told(scene.registry.set_session(&edit, day(TODAY)));
        assert_eq!(problems, [expect]);
    };
    let good = || a_session("党务培训", "2025-05-20", "4");
    check(
        SessionEdit {
            ends_on: Some("2025-05-19".into()),
            ..good()
        },
        "ends_on session.ends_before",
    );
    check(
        a_session("党务培训", "2025-05-20", "0"),
        "hours hours.range",
    );
    check(
        a_session("党务培训", "2025-05-20", "13"),
        "hours hours.range",
    );
    check(
        a_session("党务培训", "2025-05-20", "半天"),
        "hours hours.unreadable",
    );
    check(
        a_session("党务培训", "2025-05", "4"),
        "begins_on date.day_missing",
    );
    check(a_session(" ", "2025-05-20", "4"), "title training.missing");
    check(
        SessionEdit {
            courses: vec![SessionCourseEdit::default()],
            ..good()
        },
        "courses[0].title training.missing",
    );
    assert_eq!(scene.registry.dump().unwrap(), before);
}

#[test]
fn a_session_is_held_at_the_school_or_brought_to_a_village_and_counted_by_form_and_level() {
    let mut scene = Scene::new();
    let person = scene.reserve(1, "武晓燕", "2024-01-01");
    let school = SchoolEdit {
        name: "青禾镇党校".into(),
        ..SchoolEdit::default()
    };
    let school = scene.registry.set_school(&school).unwrap().value;
    let at_school = SessionEdit {
        school_id: Some(school.clone()),
        place: Some("二楼会议室".into()),
        organizer: Some("青禾镇党委".into()),
        ..a_session("党务培训", "2025-03-03", "4")
    };
    let brought = SessionEdit {
        village_id: Some(scene.villages[1].clone()),
        form: "现场教学".into(),
        level: Some(TrainingLevel::County),
        ..a_session("果树修剪", "2025-04-03", "2")
    };
    for edit in [&at_school, &brought] {
        let session = scene.registry.set_session(edit, day(TODAY)).unwrap().value;
        scene.came(&session, std::slice::from_ref(&person));
    }
    let both = SessionFilter::default();
    let rows = scene.registry.sessions(&both).unwrap().rows;
    let held: Vec<_> = rows
        .iter()
        .map(|row| (row.held_at.as_str(), row.session.organizer.as_deref()))
        .collect();
    let expect = [
        ("南泉子村", None),
        ("青禾镇党校（二楼会议室）", Some("青禾镇党委")),
    ];
    assert_eq!(held, expect);
    let own = SessionFilter {
        school_id: Some(school),
        ..SessionFilter::default()
    };
    assert_eq!(scene.registry.sessions(&own).unwrap().rows.len(), 1);
    let stats = scene.stats();
    let told = |parts: &[stats::TallyPart]| -> Vec<(String, usize)> {
        let parts = parts.iter();
        parts
            .map(|part| (part.label.clone(), part.tally.attendances))
            .collect()
    };
    let expect = |labels: [&str; 2]| labels.map(|label| (label.to_owned(), 1));
    assert_eq!(told(&stats.levels), expect(["县", "乡"]));
    let mut forms = told(&stats.forms);
    forms.sort();
    assert_eq!(forms, expect(["现场教学", "集中培训"]));
    let brought: Vec<usize> = stats.villages.iter().map(|row| row.brought).collect();
    assert_eq!(brought, [0, 1, 0]);
}

#[test]
fn what_cannot_be_on_a_list_is_told_with_its_row_and_nobody_is_saved() {
    let mut scene = Scene::new();
    let [one, two] = ["武晓燕", "马俊"].map(|name| scene.reserve(0, name, "2024-01-01"));
    let session = scene.session("党务培训", "2025-05-20", "4");
    let before = scene.registry.dump().unwrap();
    let hours = |hours: &str| AttendanceEdit {
        hours: Some(hours.into()),
        ..came(&two)
    };
    for (wrong, expect) in [
        (hours("1200"), "rows[1].hours hours.range"),
        (hours("-1"), "rows[1].hours hours.unreadable"),
        (hours("半天"), "rows[1].hours hours.unreadable"),
        (a_guest(" ", "县农技中心"), "rows[1].guest training.missing"),
    ] {
        let problems = told(scene.save(&session, vec![came(&one), wrong]));
        assert_eq!(problems, [expect]);
    }
    let error = scene.save(&session, vec![came(&one), hours("1200")]);
    let said = error.unwrap_err().to_string();
    assert!(said.starts_with("马俊：学时应在"), "{said}");
    assert_eq!(scene.registry.dump().unwrap(), before);
}

#[test]
fn the_same_person_twice_on_a_list_is_told_with_both_places() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "2024-01-01");
    let session = scene.session("党务培训", "2025-05-20", "4");
    let rows = vec![came(&person), a_guest("孙文", ""), came(&person)];
    let error = scene.save(&session, rows).unwrap_err();
    assert!(
        error.to_string().contains("第 1 行和第 3 行都是武晓燕"),
        "{error}"
    );
    assert_eq!(
        scene.registry.session(&session).unwrap().attendances.len(),
        0
    );
}

#[test]
fn leave_own_hours_and_results_are_kept_and_an_absent_field_stays_as_it_is() {
    let mut scene = Scene::new();
    let [one, two] = ["武晓燕", "马俊"].map(|name| scene.reserve(0, name, "2024-01-01"));
    let session = scene.session("党务培训", "2025-05-20", "4");
    let rows = vec![
        AttendanceEdit {
            hours: Some("1.5".into()),
            result: Some("合格".into()),
            ..came(&one)
        },
        AttendanceEdit {
            person_id: Some(two.clone()),
            state: Some(AttendanceState::Leave),
            remark: Some("住院".into()),
            ..AttendanceEdit::default()
        },
    ];
    scene.save(&session, rows).unwrap();
    scene.save(&session, vec![came(&one)]).unwrap();
    let rows = scene.registry.session(&session).unwrap().attendances;
    let shown: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.name.as_str(),
                row.counted.to_string(),
                row.attendance.result.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("武晓燕", "1.5".into(), Some("合格")),
            ("马俊", "0".into(), None)
        ]
    );
    let stats = scene.stats();
    let of = |name: &str| stats.people.iter().find(|row| row.name == name).unwrap();
    assert_eq!((of("马俊").leave, of("马俊").never_trained), (1, true));
    assert_eq!((stats.total.expected, stats.total.attendances), (2, 1));
}

#[test]
fn who_is_in_the_pool_and_below_the_minimum_or_never_trained_is_named() {
    let mut scene = Scene::new();
    let [one, two, _three] =
        ["武晓燕", "马俊", "丁国栋"].map(|name| scene.reserve(0, name, "2024-01-01"));
    let session = scene.session("党务培训", "2025-05-20", "4");
    scene.came(&session, &[one.clone(), two.clone()]);
    let study = StudyEdit {
        people: vec![one],
        kind: "外出培训".into(),
        title: "县委党校春季班".into(),
        begins_on: "2025-04-01".into(),
        ends_on: Some("2025-04-05".into()),
        hours: Some("28".into()),
        ..StudyEdit::default()
    };
    scene.registry.set_studies(&study).unwrap();
    let stats = scene.stats();
    let rows: Vec<_> = stats
        .people
        .iter()
        .map(|row| {
            (
                row.name.as_str(),
                row.year_hours.to_string(),
                row.below_minimum,
                row.never_trained,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("武晓燕", "32".into(), false, false),
            ("马俊", "4".into(), true, false),
            ("丁国栋", "0".into(), true, true),
        ]
    );
    assert_eq!((stats.below_minimum, stats.never_trained), (2, 1));
    assert!(
        stats.definition.contains("最低 32 学时"),
        "{}",
        stats.definition
    );
    let less = TrainingMinimum {
        hours: Hours::full(4),
    };
    scene.registry.set_training_minimum(&less).unwrap();
    assert_eq!(scene.stats().below_minimum, 1);
    let wrong = TrainingMinimum {
        hours: Hours::tenths(-1),
    };
    assert_eq!(
        told(scene.registry.set_training_minimum(&wrong)),
        ["hours hours.range"]
    );
}

#[test]
fn a_period_holds_what_began_in_it_and_the_pool_is_that_of_the_day() {
    let mut scene = Scene::new();
    let one = scene.reserve(0, "武晓燕", "2024-01-01");
    let two = scene.reserve(1, "马俊", "2025-08-01");
    for begins_on in ["2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01"] {
        let session = scene.session(begins_on, begins_on, "2");
        scene.came(&session, std::slice::from_ref(&one));
    }
    let filter = TrainingFilter {
        as_of: Some(day("2025-06-30")),
        ..TrainingFilter::default()
    };
    let stats = scene.stats_of(&filter);
    assert_eq!(
        (stats.from, stats.to),
        (day("2025-01-01"), day("2025-06-30"))
    );
    assert_eq!((stats.total.sessions, stats.in_pool), (2, 1));
    let both = TrainingFilter {
        from: Some(day("2024-01-01")),
        as_of: Some(day(TODAY)),
        villages: vec![scene.villages[1].clone()],
        ..TrainingFilter::default()
    };
    let stats = scene.stats_of(&both);
    assert_eq!(
        (stats.total.sessions, stats.in_pool),
        (0, 1),
        "nobody of 南泉子村 came"
    );
    assert_eq!(stats.people[0].person_id, two);
    assert_eq!(stats.villages.len(), 1);
    let wrong = TrainingFilter {
        from: Some(day("2026-01-01")),
        as_of: Some(day(TODAY)),
        ..TrainingFilter::default()
    };
    assert_eq!(
        told(scene.registry.training_stats(&wrong, day(TODAY))),
        ["from training.period"]
    );
}

#[test]
fn a_request_is_met_by_the_session_held_for_it_and_unmet_ones_make_the_next_menu() {
    let mut scene = Scene::new();
    let person = scene.reserve(1, "马俊", "2024-01-01");
    let ask =
        |village: Option<&VillageId>, person: Option<&PersonId>, topic: &str, people| RequestEdit {
            village_id: village.cloned(),
            person_id: person.cloned(),
            topic: Some(topic.into()),
            on_day: "2025-09-01".into(),
            people,
            ..RequestEdit::default()
        };
    let villages = scene.villages.clone();
    let mut set = |edit: RequestEdit| scene.registry.set_request(&edit, day(TODAY)).unwrap().value;
    let first = set(ask(Some(&villages[1]), None, "电商直播", Some(12)));
    set(ask(Some(&villages[0]), None, "电商直播培训", Some(5)));
    set(ask(None, Some(&person), "果树修剪", None));
    let list = |scene: &Scene, as_of| {
        let filter = RequestFilter {
            as_of: Some(day(as_of)),
            ..RequestFilter::default()
        };
        scene.registry.requests(&filter, day(TODAY)).unwrap()
    };
    let menu: Vec<_> = list(&scene, TODAY)
        .menu
        .into_iter()
        .map(|it| (it.requests, it.people, it.villages))
        .collect();
    assert_eq!(
        menu,
        [
            (2, 17, vec!["申家营村".to_owned(), "南泉子村".to_owned()]),
            (1, 1, vec!["南泉子村".to_owned()])
        ]
    );
    let own = RequestFilter {
        village_id: Some(villages[1].clone()),
        ..RequestFilter::default()
    };
    let own = scene.registry.requests(&own, day(TODAY)).unwrap().rows;
    let own: Vec<_> = own
        .iter()
        .map(|row| (row.village.as_deref(), row.person.as_deref()))
        .collect();
    assert_eq!(
        own,
        [(Some("南泉子村"), Some("马俊")), (Some("南泉子村"), None)]
    );
    let held = SessionEdit {
        requests: vec![first],
        village_id: Some(villages[1].clone()),
        ..a_session("送学上门", "2025-11-01", "3")
    };
    scene.registry.set_session(&held, day(TODAY)).unwrap();
    let states = |as_of| -> Vec<RequestState> {
        let rows = list(&scene, as_of).rows;
        rows.iter().rev().map(|row| row.state).collect()
    };
    let unmet = RequestState::Unmet;
    assert_eq!(states("2025-10-31"), [RequestState::Planned, unmet, unmet]);
    assert_eq!(states("2025-11-01"), [RequestState::Met, unmet, unmet]);
    assert_eq!(list(&scene, TODAY).menu.len(), 2);
    let nobody = ask(None, None, "果树修剪", None);
    assert_eq!(
        told(scene.registry.set_request(&nobody, day(TODAY))),
        ["village_id request.nobody"]
    );
}

#[test]
fn a_teachers_sessions_and_hours_are_counted_from_what_was_taught() {
    let mut scene = Scene::new();
    let edit = TeacherEdit {
        name: "林志远".into(),
        unit: Some("县委党校".into()),
        subject: Some("党章党规".into()),
        phone: Some("15400000001".into()),
        ..TeacherEdit::default()
    };
    let teacher = scene.registry.set_teacher(&edit).unwrap().value;
    assert_eq!(
        told(scene.registry.set_teacher(&edit)),
        ["name teacher.known"]
    );
    let taught = |title: &str, hours: &str| SessionCourseEdit {
        title: Some(title.into()),
        teacher_id: Some(teacher.clone()),
        hours: (!hours.is_empty()).then(|| hours.into()),
        ..SessionCourseEdit::default()
    };
    for (begins_on, courses) in [
        (
            "2025-03-01",
            vec![taught("党章", "1.5"), taught("村规", "2")],
        ),
        ("2025-04-01", vec![taught("党章", "")]),
        ("2025-12-01", vec![taught("党章", "")]),
    ] {
        let edit = SessionEdit {
            courses,
            ..a_session("培训", begins_on, "4")
        };
        scene.registry.set_session(&edit, day(TODAY)).unwrap();
    }
    let filter = TeacherFilter {
        as_of: Some(day(TODAY)),
        text: Some("党规".into()),
        ..TeacherFilter::default()
    };
    let row = &scene.registry.teachers(&filter, day(TODAY)).unwrap()[0];
    let asked = (row.teacher.unit.as_deref(), row.teacher.phone.as_deref());
    assert_eq!(asked, (Some("县委党校"), Some("15400000001")));
    assert_eq!((row.sessions, row.hours.to_string()), (2, "7.5".into()));
    assert_eq!(row.last_on, Some(day("2025-04-01")));
    assert_eq!(
        told(scene.registry.remove_teacher(&teacher)),
        ["record.still_referenced"]
    );
}

#[test]
fn the_last_session_is_copied_with_its_courses_and_its_list_but_those_who_left() {
    let mut scene = Scene::new();
    let [stays, leaves] = ["武晓燕", "马俊"].map(|name| scene.reserve(0, name, "2024-01-01"));
    let edit = SessionEdit {
        days: vec!["2025-09-08".into(), "2025-09-15".into()],
        courses: vec![SessionCourseEdit {
            title: Some("党务".into()),
            ..SessionCourseEdit::default()
        }],
        ..a_session("后备干部培训班（第九期）", "2025-09-01", "6")
    };
    let first = scene.registry.set_session(&edit, day(TODAY)).unwrap().value;
    scene
        .save(
            &first,
            vec![came(&stays), came(&leaves), a_guest("孙文", "")],
        )
        .unwrap();
    let spells: Vec<crate::reserves::Reserve> = scene
        .registry
        .db
        .find_by("person_id", leaves.as_str())
        .unwrap();
    let leave = crate::reserves::Leave {
        ids: vec![spells[0].id.clone()],
        left_on: "2025-10-01".into(),
        reason: "本人申请".into(),
        destination: None,
    };
    scene.registry.leave_pool(&leave, day(TODAY)).unwrap();
    let copy = SessionCopy {
        id: None,
        begins_on: "2025-12-01".into(),
        title: None,
    };
    let copied = scene.registry.copy_session(&copy).unwrap();
    let detail = scene.registry.session(&copied.value).unwrap();
    assert_eq!(detail.row.session.title, "后备干部培训班（第十期）");
    assert_eq!(
        detail.row.held_on,
        ["2025-12-01", "2025-12-08", "2025-12-15"].map(day)
    );
    assert_eq!(detail.row.courses[0].title, "党务");
    let list: Vec<_> = detail
        .attendances
        .iter()
        .map(|row| (row.name.as_str(), row.attendance.state))
        .collect();
    assert_eq!(
        list,
        [
            ("武晓燕", AttendanceState::Expected),
            ("孙文", AttendanceState::Expected)
        ]
    );
    scene.registry.undo(copied.op).unwrap();
    let sessions = scene.registry.sessions(&SessionFilter::default()).unwrap();
    assert_eq!(sessions.rows.len(), 1);
}

#[test]
fn everything_of_training_can_be_taken_back_and_done_again() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "2024-01-01");
    let before = scene.registry.dump().unwrap();
    let session = scene.session("党务培训", "2025-05-20", "4");
    scene.came(&session, &[person]);
    scene.registry.remove_session(&session).unwrap();
    assert_eq!(scene.registry.dump().unwrap(), before);
    scene.registry.undo(None).unwrap();
    assert_eq!(
        scene.registry.session(&session).unwrap().row.counts.present,
        1
    );
    scene.registry.undo(None).unwrap();
    scene.registry.undo(None).unwrap();
    assert_eq!(scene.registry.dump().unwrap(), before);
    scene.registry.redo().unwrap();
    scene.registry.redo().unwrap();
    assert_eq!(
        scene.registry.session(&session).unwrap().row.counts.present,
        1
    );
}

#[test]
fn who_was_trained_and_where_training_took_place_cannot_be_removed() {
    let mut scene = Scene::new();
    let person = scene.other("梁启宏");
    let session = scene.session("党务培训", "2025-05-20", "4");
    scene.came(&session, std::slice::from_ref(&person));
    let error = scene.registry.remove_person(&person).unwrap_err();
    assert!(error.to_string().contains("梁启宏还有1 次参训"), "{error}");
    let edit = SessionEdit {
        village_id: Some(scene.villages[2].clone()),
        ..a_session("送学", "2025-06-01", "2")
    };
    scene.registry.set_session(&edit, day(TODAY)).unwrap();
    let village = scene.villages[2].clone();
    assert_eq!(
        told(scene.registry.remove_village(&village)),
        ["record.still_referenced"]
    );
}

#[test]
fn a_persons_record_holds_every_session_and_what_each_year_comes_to() {
    let mut scene = Scene::new();
    let person = scene.reserve(0, "武晓燕", "2024-01-01");
    for (begins_on, hours) in [
        ("2024-05-20", "4"),
        ("2025-05-20", "6.5"),
        ("2025-06-20", "2"),
    ] {
        let session = scene.session(begins_on, begins_on, hours);
        scene.came(&session, std::slice::from_ref(&person));
    }
    let request = RecordRequest {
        person_id: person,
        as_of: Some(day(TODAY)),
    };
    let record = scene
        .registry
        .training_record(&request, day(TODAY))
        .unwrap();
    let years: Vec<_> = record
        .years
        .iter()
        .map(|year| (year.year, year.attendances, year.hours.to_string()))
        .collect();
    assert_eq!(years, [(2025, 2, "8.5".into()), (2024, 1, "4".into())]);
    assert_eq!(record.sessions.len(), 3);
    assert_eq!(record.village.as_deref(), Some("申家营村"));
}

/// `name found candidates` of each line.
#[test]
fn somebody_renamed_is_called_in_lists_of_a_day_as_on_that_day() {
    let mut scene = Scene::new();
    let wang = scene.reserve(0, "王二丫", "2024-01-01");
    let session = scene.session("春训", "2025-03-10", "8");
    scene.came(&session, std::slice::from_ref(&wang));
    let study = StudyEdit {
        people: vec![wang.clone()],
        kind: "进修".into(),
        title: "电商".into(),
        begins_on: "2025-03".into(),
        ..StudyEdit::default()
    };
    scene.registry.set_studies(&study).unwrap();
    let name = PersonInput([(Field::Name, "王晓燕".to_owned())].into());
    let on = day("2025-07-01");
    scene
        .registry
        .change_person(&wang, on, None, &name, &[], day(TODAY))
        .unwrap();
    let held: Session = scene.registry.db.find(session.as_str()).unwrap().unwrap();
    assert_eq!(
        scene.registry.attendance_rows(&held).unwrap()[0].name,
        "王二丫"
    );
    let record = |as_of: &str| {
        let request = RecordRequest {
            person_id: wang.clone(),
            as_of: Some(day(as_of)),
        };
        let record = scene
            .registry
            .training_record(&request, day(TODAY))
            .unwrap();
        let (session, study) = (&record.sessions[0], &record.studies[0]);
        [
            record.name.clone(),
            session.attendance.name.clone(),
            study.name.clone(),
        ]
        .join(" ")
    };
    assert_eq!(record("2025-06-30"), "王二丫 王二丫 王二丫");
    assert_eq!(record(TODAY), "王晓燕 王二丫 王晓燕");
    let never = |as_of: &str| {
        let filter = TrainingFilter {
            as_of: Some(day(as_of)),
            ..TrainingFilter::default()
        };
        scene.stats_of(&filter).people[0].name.clone()
    };
    assert_eq!(
        (never("2025-06-30"), never(TODAY)),
        ("王二丫".into(), "王晓燕".into())
    );
    // A list that still has the old name is understood.
    assert_eq!(lines(&scene.signed("王二丫"))[0], "王二丫 Matched 王晓燕");
}

fn lines(signed: &SignIn) -> Vec<String> {
    let line = |line: &sign_in::SignInLine| {
        let names: Vec<&str> = line.candidates.iter().map(|it| it.name.as_str()).collect();
        format!("{} {:?} {}", line.name, line.found, names.join("、"))
    };
    signed.lines.iter().map(line).collect()
}

#[test]
fn a_pasted_list_is_matched_and_whatever_is_doubtful_is_asked() {
    let mut scene = Scene::new();
    for (village, name) in [
        (0, "武晓燕"),
        (0, "王艳"),
        (1, "马俊"),
        (1, "申海涛"),
        (2, "阿不都·热合曼"),
    ] {
        scene.reserve(village, name, "2024-01-01");
    }
    let signed = scene.signed(
        "青禾镇后备干部培训班签到表\n\
         1. 武晓燕 申家营村 13812345678\n\
         2、王燕\n\
         3  马　俊（南泉子村）\n\
         海涛\n\
         小马\n\
         阿不都热合曼 红旗村\n\
         武晓燕\n\
         \n\
         孙文 县农技中心\n\
         孙文 县农技中心\n\
         申海涛 红旗村",
    );
    assert_eq!(
        lines(&signed),
        [
            " Skipped ",
            "武晓燕 Matched 武晓燕",
            "王燕 Homophone 王艳",
            "马俊 Matched 马俊",
            "海涛 Partial 申海涛",
            "小马 Partial 马俊",
            "阿不都热合曼 Matched 阿不都·热合曼",
            "武晓燕 Duplicate 武晓燕",
            "孙文 Stranger ",
            "孙文 Duplicate ",
            "申海涛 Ambiguous 申海涛",
        ]
    );
    assert_eq!(signed.lines[7].same_as, Some(2));
    assert_eq!(signed.lines[8].unit.as_deref(), Some("县农技中心"));
    assert_eq!(
        (
            signed.matched,
            signed.asked,
            signed.duplicates,
            signed.skipped
        ),
        (3, 5, 2, 1)
    );
    assert!(signed.lines[10].why.contains("台账里的申海涛在南泉子村"));
    let people = scene.registry.find_people("孙文", 5).unwrap();
    assert_eq!(people.len(), 0, "nobody is made from an unknown name");
}

#[test]
fn whoever_is_called_by_an_end_of_the_name_is_asked_about_those_near_the_session_first() {
    let mut scene = Scene::new();
    for (village, name) in [
        (0, "潘茵翠"),
        (0, "蔡祺凯"),
        (1, "李翠"),
        (0, "玉素甫·买买提"),
        (0, "苏日娜敖其尔"),
        (0, "欧阳建国"),
    ] {
        scene.reserve(village, name, "2024-01-01");
    }
    let brought = SessionEdit {
        village_id: Some(scene.villages[1].clone()),
        ..a_session("送学上门", "2025-06-01", "4")
    };
    let session = scene.registry.set_session(&brought, day(TODAY)).unwrap();
    let pasted = SignInText {
        session_id: Some(session.value),
        on_day: None,
        text: "买买提\n小翠\n翠姐\n阿祺凯\n苏日娜\n建国\n小国栋".into(),
    };
    let signed = scene.registry.match_sign_in(&pasted, day(TODAY)).unwrap();
    assert_eq!(
        lines(&signed),
        [
            "买买提 Partial 玉素甫·买买提",
            "小翠 Partial 李翠、潘茵翠",
            "翠姐 Partial 李翠、潘茵翠",
            "阿祺凯 Partial 蔡祺凯",
            "苏日娜 Partial 苏日娜敖其尔",
            "建国 Partial 欧阳建国",
            "小国栋 Stranger ",
        ]
    );
}

#[test]
fn of_people_of_one_name_village_phone_or_unit_on_the_line_decide() {
    let mut scene = Scene::new();
    let named = |phone| [(Field::Name, "王芳"), (Field::Phone, phone)];
    scene.reserve_with(0, &named("13800000001"), "2024-01-01");
    scene.reserve_with(1, &named("13800000002"), "2024-01-01");
    let signed = scene.signed("王芳\n王芳 南泉子\n王芳 13800000001\n王芳");
    let shown: Vec<(Found, usize, Option<&str>)> = signed
        .lines
        .iter()
        .map(|line| {
            (
                line.found,
                line.candidates.len(),
                line.candidates[0].village.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (Found::Ambiguous, 2, Some("申家营村")),
            (Found::Matched, 1, Some("南泉子村")),
            (Found::Matched, 1, Some("申家营村")),
            (Found::Ambiguous, 2, Some("申家营村")),
        ]
    );
}

#[test]
fn namesakes_of_one_village_are_told_apart_by_their_birth() {
    let mut scene = Scene::new();
    for birth in ["1982-05", "1991-10"] {
        let fields = [(Field::Name, "梁粮奎"), (Field::Birth, birth)];
        scene.reserve_with(1, &fields, "2024-01-01");
    }
    let signed = scene.signed("梁粮奎 南泉子村 43岁");
    let line = &signed.lines[0];
    assert_eq!((line.found, line.unit.as_deref()), (Found::Ambiguous, None));
    let births = line.candidates.iter().map(|it| it.birth.unwrap());
    let births: Vec<String> = births.map(|birth| birth.to_string()).collect();
    assert_eq!(births, ["1982-05", "1991-10"]);
}

#[test]
fn a_pasted_table_is_read_by_its_header_two_blocks_side_by_side_included() {
    let mut scene = Scene::new();
    for (village, name) in [(0, "武晓燕"), (0, "高村"), (1, "马俊")] {
        scene.reserve(village, name, "2024-01-01");
    }
    let signed = scene.signed(
        "序号\t姓名\t单位\t签名\t序号\t姓名\t单位\t签名\n\
         1\t武晓燕\t申家营村\t√\t2\t马 俊\t南泉子村\t请假\n\
         3\t高村\t申家营村\t\t4\t\t\t",
    );
    assert_eq!(
        lines(&signed),
        [
            " Skipped ",
            "武晓燕 Matched 武晓燕",
            "马俊 Matched 马俊",
            "高村 Matched 高村",
        ]
    );
    assert_eq!(signed.lines[2].state, AttendanceState::Leave);
    assert_eq!(signed.lines[1].village.as_deref(), Some("申家营村"));
}

#[test]
fn several_names_on_a_line_are_several_people() {
    let mut scene = Scene::new();
    for name in ["武晓燕", "马俊", "丁国栋"] {
        scene.reserve(0, name, "2024-01-01");
    }
    let signed = scene.signed("武晓燕、马俊、孙文\n申家营村丁国栋");
    assert_eq!(
        lines(&signed),
        [
            "武晓燕 Matched 武晓燕",
            "马俊 Matched 马俊",
            "孙文 Stranger ",
            "丁国栋 Matched 丁国栋",
        ]
    );
}
