//! Schemes and pairs on a real file: what the rules refuse, what they keep, and the figures that
//! were seen in real places (the people are invented).

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::date::Day;
use qinglan_core::duties::NewMentor;
use qinglan_core::ids::{PairId, PersonId, SchemeId, VillageId};
use qinglan_core::mentoring::kinships::KinshipEdit;
use qinglan_core::mentoring::pairs::{NameMentor, OpenPairs, PairExtension, PairTurn, SeatMentor};
use qinglan_core::mentoring::quarter_reports::{QuarterReportEdit, QuarterReportState};
use qinglan_core::mentoring::schemes::{SchemeEdit, SeatEdit, StepEdit};
use qinglan_core::mentoring::{MentorFilter, PairFilter, PairRow, SchemeView};
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reserves::{Leave, Move, ReserveDraft, ReserveFilter};
use qinglan_core::{Error, Registry};
use qinglan_tests::office::{township, village};
use tempfile::TempDir;

struct Office {
    _folder: TempDir,
    registry: Registry,
}

impl Office {
    fn new() -> Self {
        let (folder, registry) = township("申家营村\n柳树沟村\n");
        Self {
            _folder: folder,
            registry,
        }
    }

    fn village(&self, name: &str) -> VillageId {
        village(&self.registry, name, day("2025-06-01"))
    }

    fn person(&mut self, name: &str) -> PersonId {
        let input = PersonInput([(Field::Name, name.to_owned())].into());
        let added = self.registry.add_person(&input, None, day("2025-06-01"));
        added.unwrap().value
    }

    /// In 申家营村's pool since 2024-03.
    fn reserve(&mut self, name: &str) -> PersonId {
        self.reserve_from(name, "2024-03-01")
    }

    fn reserve_from(&mut self, name: &str, entered_on: &str) -> PersonId {
        let input = PersonInput([(Field::Name, name.to_owned())].into());
        let draft = ReserveDraft {
            village_id: Some(self.village("申家营村")),
            entered_on: entered_on.into(),
            ..ReserveDraft::default()
        };
        let entry = draft.entry().unwrap();
        let added = self
            .registry
            .add_person(&input, Some(&entry), day("2025-06-01"));
        added.unwrap().value
    }

    fn scheme(&self, id: &str) -> SchemeView {
        let schemes = self.registry.schemes(day("2025-06-01")).unwrap();
        let scheme = schemes.into_iter().find(|it| it.scheme.id.as_str() == id);
        scheme.unwrap()
    }

    /// Pairs from 2025-03-01; the mentor takes the scheme's first seat.
    fn open(
        &mut self,
        scheme: &str,
        people: &[&PersonId],
        mentor: Option<&PersonId>,
    ) -> Result<Vec<PairId>, Error> {
        let seat_id = self.scheme(scheme).seats[0].id.clone();
        let mentors = mentor.map(|mentor| SeatMentor {
            seat_id,
            person_id: mentor.clone(),
        });
        let request = OpenPairs {
            scheme_id: Some(SchemeId::from(scheme.to_owned())),
            people: Some(people.iter().map(|id| (*id).clone()).collect()),
            from_on: "2025-03-01".into(),
            mentors: Some(mentors.into_iter().collect()),
            ..OpenPairs::default()
        };
        Ok(self.registry.open_pairs(&request)?.value)
    }

    fn rows(&self, scheme: &str, on: &str) -> Vec<PairRow> {
        let filter = PairFilter {
            scheme: Some(SchemeId::from(scheme.to_owned())),
            ..PairFilter::default()
        };
        self.registry.pairs(&filter, day(on)).unwrap().rows
    }

    /// Who sits in the first seat of the first row.
    fn mentors(&self, scheme: &str, on: &str) -> Vec<String> {
        let rows = self.rows(scheme, on);
        let mentors = rows[0].seats[0].mentors.iter();
        mentors.map(|mentor| mentor.name.clone()).collect()
    }

    fn name(
        &mut self,
        scheme: &str,
        mentee: &PersonId,
        mentor: &PersonId,
        on: &str,
    ) -> Result<usize, Error> {
        let name = NameMentor {
            person_ids: vec![mentee.clone()],
            seat_id: self.scheme(scheme).seats[0].id.clone(),
            mentor: Some(NewMentor {
                person_id: Some(mentor.clone()),
                ..NewMentor::default()
            }),
            instead_of: None,
            from_on: on.into(),
            until_on: None,
            reason: None,
            document: None,
        };
        Ok(self.registry.name_mentor(&name)?.value)
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn turn(ids: &[PairId], on: &str) -> PairTurn {
    PairTurn {
        ids: ids.to_vec(),
        on: on.into(),
        reason: "外出学习".into(),
        document: None,
    }
}

/// The code and whether the sentence tells the clerk who or what.
fn refused<T>(result: Result<T, Error>, says: &str) -> &'static str {
    let error = result.err().unwrap();
    let (message, _) = qinglan_core::error::messages::of(&error);
    assert!(message.contains(says), "{message} does not say {says}");
    error.code()
}

/// A scheme as its form holds it.
fn form(view: &SchemeView) -> SchemeEdit {
    let scheme = &view.scheme;
    let seats = view.seats.iter().map(|seat| SeatEdit {
        id: Some(seat.id.clone()),
        label: seat.label.clone(),
        task: seat.task.clone(),
        fill: seat.fill,
        duty_role: seat.duty_role,
        post_titles: seat.post_titles.clone(),
        mentors: Some(seat.mentors),
    });
    let steps = view.steps.iter().map(|step| StepEdit {
        id: Some(step.id.clone()),
        label: step.label.clone(),
        measure: step.measure.clone(),
        due: step.due,
        due_days: step.due_days,
        due_on: step.due_on.clone(),
        evidence: step.evidence,
    });
    SchemeEdit {
        id: Some(scheme.id.clone()),
        name: scheme.name.clone(),
        checklist: scheme.checklist.clone(),
        mentees: scheme.mentees,
        everyone: scheme.everyone,
        mentees_per_mentor: scheme.mentees_per_mentor,
        months: scheme.months,
        reports: scheme.reports,
        seats: seats.collect(),
        steps: steps.collect(),
        from_on: None,
    }
}

#[test]
fn thirty_pairs_of_qinglan_are_a_hundred_and_fifty_items() {
    let mut office = Office::new();
    for number in 0..30 {
        let mentee = office.person(&format!("学员{number}"));
        let mentor = office.person(&format!("导师{number}"));
        office
            .open("qinglan-one", &[&mentee], Some(&mentor))
            .unwrap();
    }
    let rows = office.rows("qinglan-one", "2025-06-01");
    assert_eq!(rows.len(), 30);
    assert_eq!(rows.iter().map(|row| row.items.len()).sum::<usize>(), 150);
}

#[test]
fn what_is_overdue_is_told_by_mentor() {
    let mut office = Office::new();
    let mentees: Vec<PersonId> = (0..3).map(|n| office.person(&format!("学员{n}"))).collect();
    let (su, qin, new) = (
        office.person("苏晓岚"),
        office.person("秦立新"),
        office.person("何文静"),
    );
    for (mentee, mentor) in mentees.iter().zip([&su, &su, &qin]) {
        office.open("qinglan-one", &[mentee], Some(mentor)).unwrap();
    }
    let late = |office: &Office, on: &str, only_overdue: bool| {
        let filter = MentorFilter {
            scheme: Some(SchemeId::from("qinglan-one".to_owned())),
            only_overdue,
            ..MentorFilter::default()
        };
        let list = office.registry.mentors(&filter, day(on)).unwrap();
        let rows = list.rows.into_iter();
        let rows = rows.map(|row| (row.load.name, row.overdue));
        let mut rows: Vec<(String, usize)> = rows.collect();
        rows.sort();
        (list.overdue, rows)
    };
    assert_eq!(late(&office, "2025-03-01", true), (0, vec![]));
    let overdue: Vec<usize> = office
        .rows("qinglan-one", "2025-12-31")
        .iter()
        .map(PairRow::overdue)
        .collect();
    assert!(overdue.iter().all(|&of_pair| of_pair > 0), "{overdue:?}");
    let expected = vec![
        ("秦立新".to_owned(), overdue[2]),
        ("苏晓岚".to_owned(), overdue[0] + overdue[1]),
    ];
    assert_eq!(late(&office, "2025-12-31", false), (2, expected));
    // What is open follows whoever mentors now.
    office
        .name("qinglan-one", &mentees[2], &new, "2025-11-01")
        .unwrap();
    let (_, rows) = late(&office, "2025-12-31", true);
    assert!(
        rows.contains(&("何文静".to_owned(), overdue[2])),
        "{rows:?}"
    );
    assert!(rows.iter().all(|(name, _)| name != "秦立新"), "{rows:?}");
}

#[test]
fn who_enters_the_pool_only_after_the_first_day_is_counted_and_not_paired() {
    let mut office = Office::new();
    office.reserve("王芳");
    office.reserve_from("赵强", "2025-05");
    let told = |from_on: &str| {
        let request = OpenPairs {
            villages: Some(vec![office.village("申家营村"), office.village("柳树沟村")]),
            from_on: from_on.into(),
            ..OpenPairs::default()
        };
        let preview = office.registry.preview_open_pairs(&request).unwrap();
        (preview.to_open, preview.not_yet)
    };
    assert_eq!(told("2025-04-30"), (1, 1));
    assert_eq!(told("2025-05-01"), (2, 0));
}

#[test]
fn twenty_eight_new_civil_servants_have_exactly_one_mentor_each() {
    let mut office = Office::new();
    let mentors: Vec<PersonId> = (0..14)
        .map(|n| office.person(&format!("导师{n}")))
        .collect();
    for number in 0..28 {
        let mentee = office.person(&format!("新录用{number}"));
        let mentor = &mentors[number / 2];
        office
            .open("civil-servants", &[&mentee], Some(mentor))
            .unwrap();
    }
    let rows = office.rows("civil-servants", "2025-06-01");
    assert_eq!(rows.len(), 28);
    assert!(rows.iter().all(|row| row.seats[0].mentors.len() == 1));
    let mentee = rows[0].person_id.clone();
    office
        .name("civil-servants", &mentee, &mentors[13], "2025-07-01")
        .unwrap();
    let rows = office.rows("civil-servants", "2025-07-01");
    assert!(rows.iter().all(|row| row.seats[0].mentors.len() == 1));
    assert_eq!(rows[0].seats[0].mentors[0].name, "导师13");
    assert_eq!(office.mentors("civil-servants", "2025-06-30"), ["导师0"]);
}

#[test]
fn one_master_has_ten_apprentices_opened_at_once_and_those_paired_are_left_alone() {
    let mut office = Office::new();
    let master = office.person("梁师傅");
    let people: Vec<PersonId> = (0..10)
        .map(|n| office.person(&format!("徒弟{n}")))
        .collect();
    let people: Vec<&PersonId> = people.iter().collect();
    assert_eq!(
        office
            .open("apprentices", &people[..4], Some(&master))
            .unwrap()
            .len(),
        4
    );
    assert_eq!(
        office
            .open("apprentices", &people, Some(&master))
            .unwrap()
            .len(),
        6
    );
    let rows = office.rows("apprentices", "2025-06-01");
    assert_eq!(rows.len(), 10);
    assert!(rows
        .iter()
        .all(|row| row.seats[0].mentors[0].name == "梁师傅"));
}

#[test]
fn a_report_of_each_team_is_missing_until_it_comes_and_may_go_back() {
    let mut office = Office::new();
    let scheme_id = SchemeId::from("apprentices".to_owned());
    for team in ["肉牛组", "果蔬组"] {
        let people = [0, 1].map(|n| office.person(&format!("{team}{n}")));
        let request = OpenPairs {
            scheme_id: Some(scheme_id.clone()),
            people: Some(people.into()),
            from_on: "2025-03-01".into(),
            team: Some(team.into()),
            ..OpenPairs::default()
        };
        office.registry.open_pairs(&request).unwrap();
    }
    let mut report_on = |on: &str, state, reason: Option<&str>| {
        let edit = QuarterReportEdit {
            scheme_id: scheme_id.clone(),
            pair_id: None,
            team: Some("肉牛组".into()),
            quarter: "2025Q3".into(),
            state,
            on: on.into(),
            reason: reason.map(Into::into),
            summary: None,
        };
        let set = office
            .registry
            .set_quarter_report(&edit, day("2025-11-26"))
            .map(|_| ());
        let list = office.registry.quarter_reports(Some(&scheme_id), "2025Q3");
        let list = list.unwrap();
        set.map(|()| (list.missing, list.submitted, list.returned))
    };
    let tomorrow = report_on("2025-11-27", QuarterReportState::Submitted, None);
    let Err(Error::Invalid(fields)) = tomorrow else {
        panic!("a report of tomorrow is taken")
    };
    assert_eq!(
        (fields[0].field.as_str(), fields[0].code),
        ("on", "date.future")
    );
    let mut report = |state, reason| report_on("2025-09-30", state, reason);
    assert_eq!(
        report(QuarterReportState::Submitted, None).unwrap(),
        (1, 1, 0)
    );
    assert!(report(QuarterReportState::Returned, None).is_err());
    let returned = report(QuarterReportState::Returned, Some("没有附照片"));
    assert_eq!(returned.unwrap(), (1, 0, 1));
    assert_eq!(
        report(QuarterReportState::Missing, None).unwrap(),
        (2, 0, 0)
    );
}

#[test]
fn what_a_report_says_is_listed_corrected_and_undone() {
    let mut office = Office::new();
    let fang = office.reserve("王芳");
    let pair = office
        .open("qinglan-one", &[&fang], None)
        .unwrap()
        .remove(0);
    let scheme_id = SchemeId::from("qinglan-one".to_owned());
    let said = |office: &Office| {
        let list = office.registry.quarter_reports(Some(&scheme_id), "2025Q3");
        let row = list.unwrap().rows.remove(0);
        (row.summary, row.on_day.map(|on| on.to_string()))
    };
    let mut edit = QuarterReportEdit {
        scheme_id: scheme_id.clone(),
        pair_id: Some(pair),
        team: None,
        quarter: "2025Q3".into(),
        state: QuarterReportState::Submitted,
        on: "2025-09-28".into(),
        reason: None,
        summary: Some("走访 12 户".into()),
    };
    let today = day("2025-11-26");
    office.registry.set_quarter_report(&edit, today).unwrap();
    let first = (Some("走访 12 户".into()), Some("2025-09-28".into()));
    assert_eq!(said(&office), first);
    edit.on = "2025-09-30".into();
    edit.summary = Some("走访 21 户".into());
    office.registry.set_quarter_report(&edit, today).unwrap();
    let corrected = (Some("走访 21 户".into()), Some("2025-09-30".into()));
    assert_eq!(said(&office), corrected);
    office.registry.undo(None).unwrap();
    assert_eq!(said(&office), first);
}

#[test]
fn a_mentor_who_is_the_mentee_is_refused() {
    let mut office = Office::new();
    let fang = office.reserve("王芳");
    let before = office.registry.dump().unwrap();
    let own = office.open("qinglan-one", &[&fang], Some(&fang));
    assert_eq!(refused(own, "王芳"), "pair.mentor.self");
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn a_pair_outside_the_spell_of_its_mentee_is_refused() {
    let mut office = Office::new();
    let outside = office.person("赵强");
    let before = office.registry.dump().unwrap();
    let pair = office.open("3+1", &[&outside], None);
    assert_eq!(refused(pair, "赵强"), "pair.outside_spell");
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn a_pair_that_ends_before_it_begins_is_refused() {
    let mut office = Office::new();
    let fang = office.reserve("王芳");
    let before = office.registry.dump().unwrap();
    for until in ["2025-03-01", "2025-02-28"] {
        let backwards = office.registry.open_pairs(&OpenPairs {
            people: Some(vec![fang.clone()]),
            from_on: "2025-03-01".into(),
            until_on: Some(until.into()),
            ..OpenPairs::default()
        });
        assert_eq!(
            refused(backwards, "结束时间应晚于开始时间"),
            "input.invalid"
        );
    }
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn what_the_rules_of_pairs_forbid_is_refused_with_who_and_why() {
    let mut office = Office::new();
    let (fang, mother, other) = (
        office.reserve("王芳"),
        office.person("李桂兰"),
        office.person("赵强"),
    );
    office
        .registry
        .set_kinship(&KinshipEdit {
            person_id: mother.clone(),
            relative_id: fang.clone(),
            relation: "子女".into(),
        })
        .unwrap();
    let before = office.registry.dump().unwrap();
    let one = "qinglan-one";
    let kin = office.open(one, &[&fang], Some(&mother));
    assert_eq!(refused(kin, "李桂兰是王芳的父母"), "pair.mentor.kin");
    let derived = office.name("3+1", &fang, &other, "2025-03-01");
    assert_eq!(
        refused(derived, "包村领导"),
        "pair.seat.derived_without_reason"
    );
    let alone = office.name(one, &fang, &other, "2025-03-01");
    assert_eq!(
        refused(alone, "没有“青蓝结对（一对一）”的结对"),
        "pair.none"
    );
    assert_eq!(office.registry.dump().unwrap(), before);

    let pairs = office.open(one, &[&fang], Some(&other)).unwrap();
    let registry = &mut office.registry;
    assert_eq!(
        refused(registry.end_pairs(&turn(&pairs, "2025-03-01")), "王芳"),
        "input.invalid"
    );
    assert_eq!(
        refused(registry.resume_pairs(&turn(&pairs, "2025-06-01")), "王芳"),
        "pair.not_suspended"
    );
    registry.suspend_pairs(&turn(&pairs, "2025-05-01")).unwrap();
    assert_eq!(
        refused(
            registry.suspend_pairs(&turn(&pairs, "2025-06-01")),
            "2025年5月1日"
        ),
        "pair.suspended"
    );
    let extension = PairExtension {
        ids: pairs.clone(),
        until_on: "2025-12-01".into(),
        reason: "任务未完".into(),
        document: None,
    };
    assert_eq!(
        refused(registry.extend_pairs(&extension), "2026年2月28日"),
        "input.invalid"
    );
    assert_eq!(
        refused(registry.remove_person(&other), "指定的帮带人"),
        "record.still_referenced"
    );
}

#[test]
fn a_pair_ends_with_the_spell_and_goes_on_in_another_village_by_itself() {
    let mut office = Office::new();
    let fang = office.reserve("王芳");
    office.open("3+1", &[&fang], None).unwrap();
    let spell = office
        .registry
        .reserves(&ReserveFilter::default(), day("2025-06-01"))
        .unwrap()
        .rows
        .remove(0);
    let to = office.village("柳树沟村");
    office
        .registry
        .move_reserve(&Move::new(spell.reserve_id, to, day("2025-05-01")))
        .unwrap();
    let rows = office.rows("3+1", "2025-05-01");
    assert_eq!(rows[0].village.as_deref(), Some("柳树沟村"));
    assert!(rows[0].pair_id.is_some());
    let spell = office
        .registry
        .reserves(&ReserveFilter::default(), day("2025-06-01"))
        .unwrap()
        .rows
        .remove(0);
    let leave = Leave {
        ids: vec![spell.reserve_id],
        left_on: "2025-08-01".into(),
        reason: "本人申请".into(),
        destination: None,
    };
    office
        .registry
        .leave_pool(&leave, day("2025-08-01"))
        .unwrap();
    assert_eq!(office.rows("3+1", "2025-07-31").len(), 1);
    assert!(office.rows("3+1", "2025-08-01").is_empty());
}

#[test]
fn a_scheme_changed_from_a_day_keeps_the_history_of_its_running_pairs() {
    let mut office = Office::new();
    let (mentee, mentor) = (office.person("王芳"), office.person("赵强"));
    office
        .open("qinglan-one", &[&mentee], Some(&mentor))
        .unwrap();
    let before = office.registry.dump().unwrap();
    let mut edit = form(&office.scheme("qinglan-one"));
    edit.seats[0].label = "成长导师".into();
    edit.steps[0].label = "成长目标".into();
    edit.steps.pop();
    edit.from_on = Some("2025-06-01".into());
    office
        .registry
        .set_scheme(&edit, day("2025-06-01"))
        .unwrap();
    let label =
        |office: &Office, on: &str| office.rows("qinglan-one", on)[0].seats[0].label.clone();
    assert_eq!(label(&office, "2025-05-31"), "帮带导师");
    assert_eq!(label(&office, "2025-06-01"), "成长导师");
    assert_eq!(office.mentors("qinglan-one", "2025-05-31"), ["赵强"]);
    assert_eq!(office.mentors("qinglan-one", "2025-06-01"), ["赵强"]);
    let items = &office.rows("qinglan-one", "2025-06-01")[0].items;
    assert_eq!((items.len(), items[0].label.as_str()), (5, "帮带目标"));
    assert_eq!(office.scheme("qinglan-one").steps.len(), 4);
    office.registry.undo(None).unwrap();
    assert_eq!(office.registry.dump().unwrap(), before);
}

#[test]
fn a_scheme_in_use_is_not_deleted_and_one_without_seats_or_of_a_taken_name_never_comes() {
    let mut office = Office::new();
    let (mentee, mentor) = (office.person("王芳"), office.person("赵强"));
    let pairs = office
        .open("qinglan-one", &[&mentee], Some(&mentor))
        .unwrap();
    let id = SchemeId::from("qinglan-one".to_owned());
    assert_eq!(
        refused(office.registry.remove_scheme(&id), "1 对结对"),
        "scheme.in_use"
    );
    let mut edit = form(&office.scheme("qinglan-one"));
    edit.seats[0].id = None;
    assert_eq!(
        refused(
            office.registry.set_scheme(&edit, day("2025-06-01")),
            "帮带导师"
        ),
        "scheme.part_in_use"
    );
    edit.seats.clear();
    assert_eq!(
        refused(office.registry.set_scheme(&edit, day("2025-06-01")), "席位"),
        "scheme.no_seats"
    );
    let taken = office.registry.copy_scheme(&id, "3+1", day("2025-06-01"));
    assert_eq!(refused(taken, "3+1"), "input.invalid");
    let copy = office
        .registry
        .copy_scheme(&id, "老带新", day("2025-06-01"));
    office.registry.remove_scheme(&copy.unwrap().value).unwrap();
    office.registry.remove_pair(&pairs[0]).unwrap();
    office.registry.remove_scheme(&id).unwrap();
    while office.registry.undo(None).is_ok() {}
    assert_eq!(office.registry.schemes(day("2025-06-01")).unwrap().len(), 7);
}
