//! Filled sheets as departments send them.

use super::*;
use crate::error::Error;
use crate::people::Field;
use crate::reviews::{ReviewRoundEdit, ReviewStanding};
use crate::testing::{day, Office, TODAY};

const SECRET: &str = "2023年受过治安处罚";

struct Scene {
    office: Office,
    round: ReviewRoundId,
    people: Vec<PersonId>,
}

impl Scene {
    /// Two 王芳, one with an ID number, 赵强 and 杨丽娜; 公安局 and 信访局 are asked.
    fn new() -> Self {
        let mut office = Office::new();
        let people = vec![
            office.person_with(
                &[
                    (Field::Name, "王芳"),
                    (Field::IdNumber, "150221198506150017"),
                ],
                Some(0),
            ),
            office.person("王芳", Some(1)),
            office.person("赵强", Some(1)),
            office.person("杨丽娜", Some(0)),
        ];
        office.person("孙伟", Some(0));
        let edit = ReviewRoundEdit {
            id: None,
            name: "2025年资格联审".into(),
            purpose: None,
            document: None,
            sent_on: "2025-11-01".into(),
            due_on: "2025-11-20".into(),
            valid_months: None,
            departments: ["police", "petitions"]
                .map(|id| DepartmentId::from(id.to_owned()))
                .to_vec(),
            people: people.clone(),
            villages: None,
        };
        let round = office.registry.set_review_round(&edit, day(TODAY)).unwrap();
        Self {
            office,
            round: round.value,
            people,
        }
    }

    fn check(&self, text: &str, options: &ReplySheetOptions) -> Result<ReplySheetPlan> {
        let book = workbook("反馈.csv", text.as_bytes()).unwrap();
        let registry = &self.office.registry;
        registry.check_reply_sheet("反馈.csv", &book, options, day(TODAY))
    }

    fn import(&mut self, text: &str, options: &ReplySheetOptions) -> ReplySheetPlan {
        let book = workbook("反馈.csv", text.as_bytes()).unwrap();
        let registry = &mut self.office.registry;
        let imported = registry.import_reply_sheet("反馈.csv", &book, options, day(TODAY));
        imported.unwrap().value
    }
}

const SHEET: &str = "\
2025年资格联审征求意见反馈表,,,,,
反馈部门（盖章）：公安局,,,反馈日期：2025年11月12日,,
序号,姓名,性别,身份证号,反馈意见（无异议/有异议/建议缓用）,有异议或缓用的理由
1,王　芳,女,150221198506150017,无异议,
2,赵强,男,,有异议,2023年受过治安处罚
3,杨丽娜,女,,不详,
4,孙伟,男,,无异议,
5,周大勇,男,,无异议,
填表人：,,,复函文号：青公函〔2025〕8号,,
";

#[test]
fn a_filled_sheet_is_known_by_its_title_and_only_what_is_sure_goes_in() {
    let mut scene = Scene::new();
    let before = scene.office.registry.dump().unwrap();
    let plan = scene.check(SHEET, &ReplySheetOptions::default()).unwrap();
    assert_eq!(plan.departments, ["公安局"]);
    assert_eq!((plan.read, plan.new, plan.problems.len()), (5, 2, 3));
    let told: Vec<(&str, &str)> = plan
        .problems
        .iter()
        .map(|problem| (problem.place.as_str(), problem.message.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "反馈.csv 第 6 行 E 列",
                "意见看不懂，请写“无异议”“有异议”或“建议缓用”"
            ),
            (
                "反馈.csv 第 7 行 B 列",
                "孙伟不在“2025年资格联审”的送审名单里"
            ),
            ("反馈.csv 第 8 行 B 列", "台账里没有“周大勇”，请核对姓名"),
        ]
    );
    assert_eq!(
        plan.missing,
        ["王芳（南泉子村）"],
        "杨丽娜 is in the sheet, only not understood"
    );
    assert_eq!(
        scene.office.registry.dump().unwrap(),
        before,
        "a look changes nothing"
    );
    let shown = serde_json::to_string(&plan).unwrap();
    assert!(
        !shown.contains(SECRET) && !shown.contains("objection\""),
        "{shown}"
    );

    scene.import(SHEET, &ReplySheetOptions::default());
    let grid = scene
        .office
        .registry
        .review_grid(&scene.round, day(TODAY))
        .unwrap();
    let zhao = grid.rows.iter().find(|row| row.name == "赵强").unwrap();
    assert_eq!(zhao.standing, ReviewStanding::Objection);
    assert_eq!(grid.round.replies, 2);
    let again = scene.check(SHEET, &ReplySheetOptions::default()).unwrap();
    assert_eq!((again.new, again.changed, again.same), (0, 0, 2));
    scene.office.registry.undo(None).unwrap();
    assert_eq!(scene.office.registry.dump().unwrap(), before);
}

#[test]
fn a_sheet_without_a_day_is_of_today_once_and_a_later_one_leaves_what_was_said_before() {
    let mut scene = Scene::new();
    let usual = ReplySheetOptions::default();
    let earlier = "公安局,,反馈日期：2025年11月12日\n姓名,反馈意见,理由\n赵强,有异议,正在核查\n";
    scene.import(earlier, &usual);
    let undated = "公安局,\n姓名,反馈意见\n赵强,无异议\n";
    let plan = scene.import(undated, &usual);
    assert_eq!((plan.new, plan.changed), (0, 1));
    let standing = |on: &str| {
        let registry = &scene.office.registry;
        let grid = registry.review_grid(&scene.round, day(on)).unwrap();
        let zhao = grid.rows.into_iter().find(|row| row.name == "赵强");
        zhao.unwrap().standing
    };
    assert_eq!(standing("2025-11-25"), ReviewStanding::Objection);
    assert_eq!(standing(TODAY), ReviewStanding::Waiting);
    let book = workbook("反馈.csv", undated.as_bytes()).unwrap();
    let registry = &scene.office.registry;
    let tomorrow = registry.check_reply_sheet("反馈.csv", &book, &usual, day("2025-11-27"));
    assert_eq!(
        tomorrow.map(|plan| (plan.changed, plan.same)).unwrap(),
        (0, 1)
    );
    let first = scene.check(earlier, &usual).unwrap();
    assert_eq!(
        (first.changed, first.same),
        (0, 1),
        "it is there of its day"
    );
}

#[test]
fn what_the_sheet_says_is_shown_once_the_journal_notes_it() {
    let scene = Scene::new();
    let options = ReplySheetOptions {
        reveal: Some(true),
        ..ReplySheetOptions::default()
    };
    let plan = scene.check(SHEET, &options).unwrap();
    assert_eq!(plan.rows[1].grounds.as_deref(), Some(SECRET));
    let history = scene.office.registry.history(None, 1).unwrap();
    assert_eq!(history[0].detail, "2025年资格联审 公安局反馈表 2 人");
}

#[test]
fn two_of_one_name_are_asked_about_and_the_answer_is_taken() {
    let mut scene = Scene::new();
    let sheet = "信访局反馈表\n姓名,反馈意见\n王芳,同意\n";
    let plan = scene.check(sheet, &ReplySheetOptions::default()).unwrap();
    assert_eq!(plan.rows.len(), 0);
    let asked = &plan.problems[0];
    assert_eq!(asked.message, "送审名单里有 2 个“王芳”，请确认是谁");
    assert_eq!(asked.candidates.len(), 2);
    let options = ReplySheetOptions {
        answers: Some([(asked.key.clone(), scene.people[1].clone())].into()),
        ..ReplySheetOptions::default()
    };
    assert_eq!(scene.import(sheet, &options).new, 1);
}

#[test]
fn objections_without_grounds_and_double_rows_stay_out_with_their_place() {
    let scene = Scene::new();
    let sheet = "\
公安局,,
姓名,审查意见,理由
赵强,有异议,
杨丽娜,无异议,
杨丽娜,建议缓用,信访未办结
";
    let plan = scene.check(sheet, &ReplySheetOptions::default()).unwrap();
    assert_eq!(plan.rows.len(), 0);
    let told: Vec<String> = plan
        .problems
        .iter()
        .map(|problem| format!("{}：{}", problem.place, problem.message))
        .collect();
    assert_eq!(
        told,
        [
            "反馈.csv 第 3 行 C 列：没有写明理由（“有异议”和“建议缓用”应写明理由）",
            "反馈.csv 第 4 行：杨丽娜在第 5 行还有一条不同的意见，请只留一条",
            "反馈.csv 第 5 行：杨丽娜在第 4 行还有一条不同的意见，请只留一条",
        ]
    );
}

#[test]
fn a_sheet_of_a_department_that_was_not_asked_is_refused() {
    let scene = Scene::new();
    let sheet = "税务局,\n姓名,反馈意见\n赵强,无异议\n";
    let refused = scene
        .check(sheet, &ReplySheetOptions::default())
        .err()
        .unwrap();
    assert!(refused.to_string().contains("税务局不在"), "{refused}");
    let unknown = "姓名,反馈意见\n赵强,无异议\n";
    let Some(Error::Invalid(fields)) = scene.check(unknown, &ReplySheetOptions::default()).err()
    else {
        panic!("asked which department it is");
    };
    assert_eq!(fields[0].field, "department_id");
}

#[test]
fn an_id_number_that_is_somebody_elses_is_asked_about() {
    let scene = Scene::new();
    let sheet = "公安局,,\n姓名,身份证号,是否有异议\n赵强,150221198506150017,否\n";
    let plan = scene.check(sheet, &ReplySheetOptions::default()).unwrap();
    let asked = &plan.problems[0];
    assert!(
        asked.message.contains("身份证号是王芳的"),
        "{}",
        asked.message
    );
    assert_eq!(asked.candidates.len(), 2);
}

#[test]
fn what_the_form_says_of_its_department_goes_before_the_name_of_the_sheet() {
    let scene = Scene::new();
    let copied = "公安局反馈表,\n反馈部门（盖章）：烟草专卖局,\n姓名,反馈意见\n赵强,无异议\n";
    let refused = scene.check(copied, &ReplySheetOptions::default()).err();
    let refused = refused.unwrap().to_string();
    assert!(
        refused.contains("烟草专卖局不在“2025年资格联审”的送审部门里"),
        "{refused}"
    );
    let blank = "公安局反馈表,\n反馈部门（盖章）：,\n姓名,反馈意见\n赵强,无异议\n";
    let plan = scene.check(blank, &ReplySheetOptions::default()).unwrap();
    assert_eq!(plan.departments, ["公安局"]);
    let chosen = ReplySheetOptions {
        department_id: Some(DepartmentId::from("police".to_owned())),
        ..ReplySheetOptions::default()
    };
    assert_eq!(scene.check(copied, &chosen).unwrap().new, 1);
}

#[test]
fn a_misspelt_name_with_the_masked_number_of_the_form_is_asked_about() {
    let mut scene = Scene::new();
    let sheet = "公安局,,\n姓名,身份证号,反馈意见\n王方,150221********0017,无异议\n";
    let plan = scene.check(sheet, &ReplySheetOptions::default()).unwrap();
    let asked = &plan.problems[0];
    assert_eq!(
        asked.message,
        "身份证号是王芳的，姓名写的是“王方”，请确认是谁"
    );
    assert!(!plan.missing.iter().any(|one| one == "王芳（申家营村）"));
    let options = ReplySheetOptions {
        answers: Some([(asked.key.clone(), asked.candidates[0].person_id.clone())].into()),
        ..ReplySheetOptions::default()
    };
    assert_eq!(scene.import(sheet, &options).new, 1);
}
