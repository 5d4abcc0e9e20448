//! Dossiers on a real file: the list of 479 with how fresh each is, what a dossier prints, and what
//! is shown in full.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::assessments::{
    AssessmentEdit, AssessmentEdits, GradeEdit, GradeEdits, ScoreEdit,
};
use qinglan_core::date::Day;
use qinglan_core::dossiers::{DossierFilter, NewAttachment};
use qinglan_core::ids::PersonId;
use qinglan_core::outcomes::OutcomeEdit;
use qinglan_core::people::{Field, PersonInput};
use qinglan_core::reports::papers::{PaperKind, PaperRequest};
use qinglan_core::reports::{Report, Section};
use qinglan_core::reserves::{Entry, Leave, ReserveDraft, ReserveFilter};
use qinglan_core::Registry;
use qinglan_tests::office::township;
use tempfile::TempDir;

struct Office {
    _folder: TempDir,
    registry: Registry,
}

impl Office {
    fn new() -> Self {
        let (folder, registry) = township("申家营村\n柳树沟村\n南泉子村\n");
        Self {
            _folder: folder,
            registry,
        }
    }

    fn reserve(&mut self, village: usize, fields: &[(Field, &str)]) -> PersonId {
        let villages = self.registry.villages(today()).unwrap();
        let draft = ReserveDraft {
            village_id: Some(villages[village].id.clone()),
            entered_on: "2024-03-01".into(),
            ..ReserveDraft::default()
        };
        let fields = fields
            .iter()
            .map(|(field, text)| (*field, (*text).to_owned()));
        let input = PersonInput(fields.collect());
        let entry = draft.entry().unwrap();
        let added = self.registry.add_person(&input, Some(&entry), today());
        added.unwrap().value
    }

    fn dossiers(&self, request: PaperRequest) -> Vec<Report> {
        let asked = PaperRequest {
            paper: PaperKind::Dossier,
            ..request
        };
        self.registry.papers(&asked, today()).unwrap().reports
    }
}

fn today() -> Day {
    qinglan_core::date::today()
}

fn four_months_later() -> Day {
    let mut days = std::iter::successors(Some(today()), Day::succ_opt);
    days.nth(124).unwrap()
}

fn request() -> PaperRequest {
    PaperRequest::new(PaperKind::Dossier)
}

/// Everything a section says, form and table.
fn said(section: &Section) -> String {
    let form = section.form.iter().flat_map(|row| &row.cells);
    let form = form.map(|cell| cell.text.clone());
    let rows = section.rows.iter().flat_map(|row| row.cells.clone());
    let body = section.body.iter().map(|paragraph| paragraph.text.clone());
    body.chain(form).chain(rows).collect::<Vec<_>>().join("|")
}

const PERSON: [(Field, &str); 10] = [
    (Field::Name, "申海涛"),
    (Field::Birth, "1990.05"),
    (Field::IdNumber, "150221198506150017"),
    (Field::Phone, "13804726630"),
    (Field::Education, "大专"),
    (Field::FullTimeEducation, "中专"),
    (Field::InServiceEducation, "大专"),
    (
        Field::Resume,
        "2008.9—2011.07 县职业中学学生\n2011年7月至今 务农",
    ),
    (Field::Family, "妻子 李芳 1991.03 群众 村民"),
    (Field::Awards, "2023年被评为优秀网格员"),
];

#[test]
fn four_hundred_and_seventy_nine_dossiers_have_a_freshness_list_as_of_any_day() {
    let mut office = Office::new();
    for number in 0..479 {
        let name = format!("后备{number}");
        office.reserve(number % 3, &[(Field::Name, name.as_str())]);
    }
    let list = |day: Day, only_stale: bool| {
        let filter = DossierFilter {
            as_of: Some(day),
            only_stale: Some(only_stale),
            villages: None,
        };
        office.registry.dossiers(&filter, today()).unwrap()
    };
    let now = list(today(), false);
    assert_eq!((now.dossiers, now.fresh, now.stale), (479, 479, 0));
    assert_eq!(now.rows.len(), 479);
    assert!(list(today(), true).rows.is_empty());
    let later = list(four_months_later(), true);
    assert_eq!((later.dossiers, later.fresh, later.stale), (479, 0, 479));
    assert_eq!(later.rows.len(), 479);
    let paper = PaperRequest::new(PaperKind::Freshness);
    let paper = office.registry.papers(&paper, today()).unwrap();
    assert_eq!(paper.rows, 479);
    assert!(paper.reports[0].sections[0].notes[0].contains("档案共 479 份"));
}

#[test]
fn the_form_says_who_it_is_with_resume_as_dated_lines_and_relatives_as_rows() {
    let mut office = Office::new();
    office.reserve(0, &PERSON);
    let reports = office.dossiers(request());
    let form = &reports[0].sections[0];
    assert_eq!(form.title, "村级后备干部登记表");
    let text = said(form);
    for expect in [
        "申海涛",
        "1990.05",
        "中专",
        "在 职 教 育|大专",
        "2008.09--2011.07  县职业中学学生\n2011.07--至今  务农",
        "妻子|李　芳|1991.03|群众|村民",
        "2023年被评为优秀网格员",
        "村　党\n组　织\n意　见",
        "照　片",
    ] {
        assert!(text.contains(expect), "{expect:?} in {text}");
    }
    assert!(
        text.contains("150221********0017") && text.contains("138****6630"),
        "{text}"
    );
    let full = office.dossiers(PaperRequest {
        full_ids: true,
        ..request()
    });
    let text = said(&full[0].sections[0]);
    assert!(text.contains("150221198506150017") && text.contains("13804726630"));
}

#[test]
fn what_there_is_follows_under_headings_of_its_own_and_what_there_is_not_does_not() {
    let mut office = Office::new();
    let person = office.reserve(0, &PERSON);
    assert_eq!(office.dossiers(request())[0].sections.len(), 1);
    let paper = NewAttachment {
        kind: "学历证书".into(),
        title: "毕业证".into(),
        on_day: "2011.07".into(),
        pages: 2,
        file: None,
    };
    office.registry.add_attachments(&person, &[paper]).unwrap();
    let sections = &office.dossiers(request())[0].sections;
    assert_eq!(sections.len(), 2);
    assert!(sections[1].page_break);
    assert_eq!(
        said(&sections[1]),
        "一、附件清单|1|学历证书|毕业证|2011.07|2|纸质"
    );
}

#[test]
fn who_left_came_back_was_graded_and_used_has_all_of_it_in_the_dossier() {
    let mut office = Office::new();
    let person = office.reserve(0, &PERSON);
    let registry = &mut office.registry;
    let all = registry.reserves(&ReserveFilter::default(), today());
    let leave = Leave {
        ids: vec![all.unwrap().rows[0].reserve_id.clone()],
        left_on: "2024-07-01".into(),
        reason: "长期外出".into(),
        destination: Some("呼和浩特务工".into()),
    };
    registry.leave_pool(&leave, today()).unwrap();
    let village = registry.villages(today()).unwrap()[1].id.clone();
    let entry = Entry::new(village, "2025-02-01".parse().unwrap());
    registry.enter_pool(&person, &entry, today()).unwrap();
    let scores = (1..=5).map(|number| ScoreEdit {
        indicator_id: format!("five-compare/{number}").into(),
        points: "9".into(),
    });
    let month = AssessmentEdits {
        list_id: "five-compare".to_owned().into(),
        period: "2025-11".into(),
        rows: vec![AssessmentEdit {
            subject_id: person.clone().into(),
            scores: scores.collect(),
            remark: None,
        }],
    };
    registry.set_assessments(&month, today()).unwrap();
    let grades = GradeEdits {
        list_id: "five-compare".to_owned().into(),
        year: "2025".into(),
        decided_on: "2025-12-20".into(),
        document: None,
        rows: vec![GradeEdit {
            subject_id: person.clone().into(),
            grade: "优秀".into(),
            reason: Some("防汛一线表现突出".into()),
        }],
    };
    registry.set_year_grades(&grades, today()).unwrap();
    let outcome = OutcomeEdit {
        people: vec![person],
        type_id: Some("board".to_owned().into()),
        on_day: "2026-01-15".into(),
        post: Some("村委会委员".into()),
        document: Some("青禾党发〔2026〕3号".into()),
        ..OutcomeEdit::default()
    };
    registry.set_outcome(&outcome, today()).unwrap();
    let told = |as_of: &str| {
        let asked = PaperRequest {
            as_of: Some(as_of.parse().unwrap()),
            ..request()
        };
        let sections = office.dossiers(asked).remove(0).sections;
        sections[1..].iter().map(said).collect::<Vec<_>>()
    };
    let spells = "一、进出后备库|2024.03.01—\n2024.06.30|申家营村|长期外出|呼和浩特务工||2025.02.01起|柳树沟村|||";
    assert_eq!(told("2025-10-31"), [spells]);
    let all = told("2026-01-15");
    assert_eq!(all[0], spells);
    assert!(
        all[1].starts_with("二、考核情况|2025|") && all[1].contains("|优秀|"),
        "{}",
        all[1]
    );
    assert!(all[1].ends_with("防汛一线表现突出"), "{}", all[1]);
    assert_eq!(
        all[2],
        "三、使用成效|2026.01.15|进“两委”|村|柳树沟村村委会委员|青禾党发〔2026〕3号"
    );
}

#[test]
fn a_batch_is_one_file_or_a_file_each_named_by_number_village_name_and_day() {
    let mut office = Office::new();
    let first = office.reserve(0, &[(Field::Name, "申海涛")]);
    office.reserve(0, &[(Field::Name, "孟和")]);
    office.reserve(1, &[(Field::Name, "田鹏飞")]);
    let each = office.dossiers(PaperRequest {
        one_file: false,
        ..request()
    });
    let day = today().format("%Y%m%d");
    let stems: Vec<&str> = each
        .iter()
        .map(|report| report.file_stem.as_str())
        .collect();
    assert_eq!(
        stems,
        [
            format!("01-申家营村-申海涛-一人一档-{day}"),
            format!("02-申家营村-孟和-一人一档-{day}"),
            format!("03-柳树沟村-田鹏飞-一人一档-{day}"),
        ]
    );
    let together = office.dossiers(request());
    assert_eq!(together.len(), 1);
    assert_eq!(together[0].file_stem, format!("青禾镇-一人一档-{day}"));
    assert_eq!(together[0].sections.len(), 3);
    let chosen = office.dossiers(PaperRequest {
        people: Some(vec![first]),
        ..request()
    });
    assert_eq!(
        chosen[0].file_stem,
        format!("申家营村-申海涛-一人一档-{day}")
    );
    let villages = office.registry.villages(today()).unwrap();
    let of_village = office.dossiers(PaperRequest {
        villages: Some(vec![villages[1].id.clone()]),
        ..request()
    });
    assert_eq!(of_village[0].sections[0].name, "田鹏飞");
}

#[test]
fn who_left_the_pool_or_never_was_in_one_has_a_dossier_when_asked_for_by_name() {
    let mut office = Office::new();
    let input = PersonInput([(Field::Name, "赵景明".to_owned())].into());
    let outside = office
        .registry
        .add_person(&input, None, today())
        .unwrap()
        .value;
    assert!(office.dossiers(request()).is_empty());
    let asked = office.dossiers(PaperRequest {
        people: Some(vec![outside]),
        ..request()
    });
    assert!(said(&asked[0].sections[0]).contains("赵景明"));
}
