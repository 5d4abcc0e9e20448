//! Rows about people who are known: which of several namesakes, what the clerk answered, and rows
//! that do not agree with each other.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::{Options, Plan};
use qinglan_core::import::Severity;
use qinglan_core::people::{FactField, Field, PersonInput, PersonMerge};
use qinglan_core::Registry;
use qinglan_tests::office::township;
use qinglan_tests::sheets::{check, codes, fact, people, sheets, today};
use tempfile::TempDir;

const ONE: &str = "150221198506150017";
const OTHER: &str = "150221198506150033";

/// A register of three villages that sheets are read into.
struct Office {
    _folder: TempDir,
    registry: Registry,
}

impl Office {
    fn new() -> Self {
        let (folder, registry) = township("红旗村\n申家营村\n柳树沟村\n");
        Self {
            _folder: folder,
            registry,
        }
    }

    /// 红旗村 has two people called 李明, born in one month.
    fn with_namesakes() -> Self {
        let mut office = Self::new();
        let rows =
            format!("红旗村,李明,男,{ONE},13812345678\n红旗村,李明,男,{OTHER},13900001111\n");
        let plan = office.import(&["村,姓名,性别,身份证号,联系电话\n", &rows].concat(), &[]);
        assert_eq!(plan.counts.added, 2);
        office
    }

    fn read(&mut self, files: &[(&str, Vec<u8>)], answers: &[(&str, &str)], writes: bool) -> Plan {
        let files: Vec<InputFile> = files
            .iter()
            .map(|(name, bytes)| InputFile {
                name: (*name).into(),
                bytes: Ok(bytes.clone()),
            })
            .collect();
        let owned = |(key, answer): &(&str, &str)| ((*key).to_owned(), (*answer).to_owned());
        let options = Options {
            as_of: today(),
            answers: answers.iter().map(owned).collect(),
            ..Options::default()
        };
        let known = self.registry.import_known().unwrap();
        let draft = Draft::open(&files, &known);
        let plan = draft.check(&known, &options);
        if !writes {
            return plan;
        }
        self.registry
            .import_batch(&known, &draft, plan)
            .unwrap()
            .value
    }

    fn import(&mut self, text: &str, answers: &[(&str, &str)]) -> Plan {
        self.read(&[("名单.csv", text.into())], answers, true)
    }

    fn check(&mut self, text: &str, answers: &[(&str, &str)]) -> Plan {
        self.read(&[("名单.csv", text.into())], answers, false)
    }

    /// What people of a name have of a field that is not dated, in the order they came.
    fn of(&self, name: &str, field: &str) -> Vec<String> {
        let known = self.registry.import_known().unwrap();
        let people = known.people.iter().map(|dossier| &dossier.person);
        let people = people.filter(|person| person.name == name);
        let text = |person| serde_json::to_value(person).unwrap()[field].clone();
        people
            .map(|person| text(person).as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

/// The messages of a code.
fn said<'a>(plan: &'a Plan, code: &str) -> Vec<&'a str> {
    let problems = plan.problems.iter().filter(|it| it.code == code);
    problems.map(|it| it.message.as_str()).collect()
}

#[test]
fn of_two_namesakes_each_is_a_choice_told_apart_by_their_numbers() {
    let mut office = Office::with_namesakes();
    for row in ["红旗村,李明,男,,大专\n", "红旗村,李明,男,1985.06,大专\n"] {
        let sheet = ["村,姓名,性别,出生年月,学历\n", row].concat();
        let plan = office.check(&sheet, &[]);
        assert_eq!(codes(&plan), ["person.maybe_duplicate"], "{row}");
        let question = &plan.questions[0];
        assert_eq!(question.choices, ["same:0017", "same:0033", "new", "skip"]);
        let labels = &question.labels;
        assert_eq!(labels[0], "是李明（身份证号150221********0017）");
        assert_eq!(labels[1], "是李明（身份证号150221********0033）");
        assert!(
            question.text.contains("2个同名同村的李明"),
            "{}",
            question.text
        );
        let numbers = question
            .compare
            .iter()
            .find(|it| it.label == "身份证号")
            .unwrap();
        assert_eq!(numbers.ours, "150221********0017；150221********0033");

        let key = question.key.clone();
        let plan = office.check(&sheet, &[(&key, "same")]);
        assert_eq!(people(&plan), "红旗村:李明?", "the first is no guess");
        let plan = office.check(&sheet, &[(&key, "same:0033")]);
        assert_eq!((plan.counts.updated, plan.counts.asked), (1, 0));
        let educated: Vec<_> = plan
            .named("李明")
            .filter(|it| !it.facts.is_empty())
            .collect();
        assert_eq!(educated.len(), 1);
        assert_eq!(educated[0].person.id_number.as_deref(), Some(OTHER));
        let plan = office.check(&sheet, &[(&key, "new")]);
        assert_eq!(plan.counts.added, 1);
    }
}

#[test]
fn a_telephone_number_tells_which_of_two_namesakes_is_meant() {
    let mut office = Office::with_namesakes();
    for row in [
        "红旗村,李明,男,,13900001111,大专",
        "红旗村,李明,男,1985.06,0472-8812345/13900001111,大专",
    ] {
        let plan = office.check(
            &format!("村,姓名,性别,出生年月,联系电话,学历\n{row}\n"),
            &[],
        );
        assert_eq!(codes(&plan), [""; 0], "{row}");
        let educated: Vec<_> = plan
            .named("李明")
            .filter(|it| !it.facts.is_empty())
            .collect();
        assert_eq!(educated.len(), 1);
        assert_eq!(educated[0].person.id_number.as_deref(), Some(OTHER));
    }
    let plan = office.check(
        "村,姓名,性别,学历,联系电话\n红旗村,李明,男,大专,13700009999\n",
        &[],
    );
    assert_eq!(people(&plan), "红旗村:李明?");
}

#[test]
fn two_rows_of_one_name_are_asked_about_one_by_one() {
    let mut office = Office::with_namesakes();
    let sheet = "村,姓名,性别,学历\n红旗村,李明,男,大专\n红旗村,李明,男,高中\n";
    let plan = office.check(sheet, &[]);
    let keys: Vec<String> = plan.questions.iter().map(|it| it.key.clone()).collect();
    assert_eq!(keys.len(), 2);
    let answers = [(keys[0].as_str(), "same:0033"), (&keys[1], "same:0017")];
    let plan = office.check(sheet, &answers);
    assert_eq!((plan.counts.updated, plan.counts.asked), (2, 0));
    let mut educated: Vec<(&str, &str)> = plan
        .named("李明")
        .map(|it| {
            (
                it.person.id_number.as_deref().unwrap(),
                it.facts[0].value.as_str(),
            )
        })
        .collect();
    educated.sort_unstable();
    assert_eq!(educated, [(ONE, "高中"), (OTHER, "大专")]);
}

#[test]
fn namesakes_in_other_villages_are_told_apart_before_it_is_asked_whether_one_moved() {
    let mut office = Office::with_namesakes();
    let sheet = "村,姓名,性别,出生年月\n申家营村,李明,男,1985.06\n";
    let plan = office.check(sheet, &[]);
    let key = plan.questions[0].key.clone();
    assert!(plan.questions[0].text.contains("别的村有2个同名的李明"));
    let plan = office.check(sheet, &[(&key, "same:0017")]);
    assert_eq!(codes(&plan), ["person.other_village"]);
    let moved = plan.questions[0].key.clone();
    let plan = office.check(sheet, &[(&key, "same:0017"), (&moved, "moved")]);
    assert_eq!((plan.counts.updated, plan.counts.asked), (1, 0));
}

#[test]
fn two_people_of_one_sound_are_both_choices() {
    let mut office = Office::new();
    office.import("村,姓名,性别,出生年月\n红旗村,王艳,女,1990.05\n", &[]);
    office.import(
        "村,姓名,性别,出生年月,身份证号\n红旗村,王嫣,女,,150221199005070021\n",
        &[("person:王嫣/红旗村/1990-05~王艳", "new")],
    );
    let plan = office.check("村,姓名,性别,出生年月\n红旗村,王燕,女,1990.05\n", &[]);
    let question = &plan.questions[0];
    assert_eq!(question.labels.len(), 4, "{:?}", question.labels);
    assert!(
        question.text.contains("王艳、王嫣姓名相近"),
        "{}",
        question.text
    );
}

#[test]
fn answers_of_no_use_are_said_and_the_import_goes_on() {
    let mut office = Office::new();
    office.import("村,姓名,性别,出生年月\n红旗村,王芳,女,1990.05\n", &[]);
    let sheet =
        "村,姓名,性别,出生年月\n枣子,赵磊,男,1992.01\n红旗村,王芳,女,\n申家营村,李强,男,1985.06\n";
    let plan = office.check(
        sheet,
        &[
            ("village:枣子", "没有的村"),
            ("village:早子", "柳树沟村"),
            ("village:红旗村", "申家营村"),
            ("village:申家营", "申家营村"),
            ("person:王芳/红旗村~王芳", " "),
        ],
    );
    assert_eq!((plan.counts.added, plan.counts.asked), (1, 2));
    let of_answers = plan
        .problems
        .iter()
        .filter(|it| it.code.starts_with("answer."));
    let of_answers: Vec<String> = of_answers
        .map(|it| {
            assert_eq!(
                (it.severity, it.row, it.file.as_str()),
                (Severity::Warns, 0, "")
            );
            format!("{} {}", it.code, it.message)
        })
        .collect();
    assert_eq!(
        of_answers,
        [
            "answer.empty “person:王芳/红旗村~王芳”的回答是空的，没有用上",
            "answer.unknown “village:早子”的回答没有用上：这次导入没有这个问题，请核对",
            "answer.refused “village:枣子”的回答“没有的村”不能用：村名单里没有这个村",
            "answer.unknown “village:红旗村”的回答没有用上：这次导入没有这个问题，请核对",
        ]
    );
}

#[test]
fn rows_of_one_person_that_contradict_each_other_name_both_rows_and_values() {
    let mut office = Office::new();
    let plan = office.import(
        &format!(
            "村,姓名,性别,身份证号,学历,联系电话,备注\n红旗村,李明,男,{ONE},高中,13812345678,能吃苦\n\
             红旗村,王芳,女,,大专,13700001111,\n红旗村,李明,男,{ONE},大专,13900001111,能吃苦，会开车\n"
        ),
        &[],
    );
    assert_eq!(said(&plan, "row.contradicts"), [
        "联系电话与第2行不一致：第2行写“138****5678”，这一行（第4行）写“139****1111”，以这一行为准，请核对",
        "学历与第2行不一致：第2行写“高中”，这一行（第4行）写“大专”，以这一行为准，请核对",
    ]);
    assert_eq!(
        plan.rows[2].problems.len(),
        2,
        "they stand at the later row"
    );
    assert_eq!(fact(&plan, "李明", FactField::Education), "大专");
    assert_eq!(office.of("李明", "phone"), ["13900001111"]);

    let again = office.import(
        &format!(
            "村,姓名,性别,身份证号,学历,联系电话,备注\n红旗村,李明,男,{ONE},高中,13812345678,能吃苦\n\
             红旗村,王芳,女,,大专,13700001111,\n红旗村,李明,男,{ONE},大专,13900001111,能吃苦，会开车\n"
        ),
        &[],
    );
    assert_eq!(again.counts.unchanged, 3);
    assert_eq!(
        said(&again, "row.contradicts").len(),
        2,
        "said in unchanged rows too"
    );
}

#[test]
fn sheets_of_one_day_that_contradict_each_other_say_so_and_of_two_days_do_not() {
    let row = |education: &'static str| -> [[&'static str; 4]; 2] {
        [
            ["姓名", "出生年月", "学历", "联系电话"],
            ["李明", "1985.06", education, "13812345678"],
        ]
    };
    let (low, high) = (row("高中"), row("大专"));
    let tables = [&low, &high].map(|rows| rows.each_ref().map(<[&str; 4]>::as_slice));
    let book = sheets(&[("红旗村", &tables[0]), ("红旗村（补）", &tables[1])]);
    let mut office = Office::new();
    let plan = office.read(&[("名单.xlsx", book)], &[], false);
    assert_eq!(said(&plan, "row.contradicts"), [
        "学历与〔红旗村〕第2行不一致：〔红旗村〕第2行写“高中”，这一行（第2行）写“大专”，以这一行为准，请核对"
    ]);

    let file = |title: &str, education: &str| -> Vec<u8> {
        format!("{title}\n村,姓名,性别,出生年月,学历\n红旗村,李明,男,1985.06,{education}\n").into()
    };
    let day = "红旗村后备名单（截至2025年9月30日）";
    let plan = office.read(
        &[("甲.csv", file(day, "大专")), ("乙.csv", file(day, "高中"))],
        &[],
        false,
    );
    assert_eq!(said(&plan, "row.contradicts"), [
        "学历与“甲.csv”第3行不一致：“甲.csv”第3行写“大专”，这一行（第3行）写“高中”，以这一行为准，请核对"
    ]);
    let later = "红旗村后备名单（截至2025年12月31日）";
    let plan = office.read(
        &[
            ("甲.csv", file(day, "高中")),
            ("乙.csv", file(later, "大专")),
        ],
        &[],
        false,
    );
    assert_eq!(said(&plan, "row.contradicts"), [""; 0]);
}

#[test]
fn one_person_in_two_villages_of_one_sheet_is_asked_about() {
    let mut office = Office::new();
    let sheet = format!("村,姓名,性别,身份证号\n红旗村,李明,男,{ONE}\n申家营村,李明,男,{ONE}\n");
    let plan = office.check(&sheet, &[]);
    assert_eq!(people(&plan), "红旗村:李明 申家营村:李明?");
    assert_eq!(codes(&plan), ["person.other_village"]);
}

/// Somebody of 红旗村 whose birth is known, and a row of the next list that says less.
const WANG: &str = "村,姓名,性别,出生年月\n红旗村,王芳,女,1990.05\n";
const NEXT: &str = "村,姓名,性别,学历\n红旗村,王芳,女,大专\n";
const WHO: &str = "person:王芳/红旗村~王芳";

#[test]
fn who_a_row_is_was_answered_last_year_and_is_not_asked_again() {
    let mut office = Office::new();
    office.import(WANG, &[]);
    assert_eq!(people(&office.check(NEXT, &[])), "红旗村:王芳?");
    office.import(NEXT, &[(WHO, "same")]);
    let year_after = NEXT.replace("大专", "本科");
    let plan = office.check(&year_after, &[]);
    assert_eq!((plan.counts.asked, plan.counts.updated), (0, 1));
    assert_eq!(codes(&plan), ["answer.remembered"]);
    assert_eq!(
        said(&plan, "answer.remembered"),
        ["按以前的回答处理：是同一个人，保留“王芳”；现在不同的请重新回答"]
    );
    assert_eq!(
        plan.answered.len(),
        1,
        "it is shown and can be answered anew"
    );
    // A row that says otherwise who it is, or writes two of the name, is another question.
    for other in [
        NEXT.replace("女", "男"),
        format!("{NEXT}红旗村,王芳,女,高中\n"),
    ] {
        assert!(office.check(&other, &[]).counts.asked > 0, "{other}");
    }
    // Another answer counts, and the earlier one is forgotten.
    office.import(&year_after, &[(WHO, "skip")]);
    let plan = office.check(&NEXT.replace("大专", "中专"), &[]);
    assert_eq!(people(&plan), "红旗村:王芳?");
}

#[test]
fn somebody_else_of_the_same_name_is_known_again() {
    let mut office = Office::new();
    office.import(WANG, &[]);
    office.import(NEXT, &[(WHO, "new")]);
    let plan = office.import(&NEXT.replace("大专", "本科"), &[]);
    assert_eq!((plan.counts.asked, plan.counts.updated), (0, 1));
    assert_eq!(codes(&plan), ["answer.remembered"]);
    let births: Vec<String> = office.of("王芳", "birth");
    assert_eq!(births, ["1990-05", ""]);
    let educated = plan.named("王芳").find(|it| !it.facts.is_empty()).unwrap();
    assert_eq!(educated.person.birth, None);
}

#[test]
fn of_two_records_merged_into_one_every_sheet_finds_the_one_that_stays() {
    let mut office = Office::new();
    let first = office
        .import(WANG, &[])
        .named("王芳")
        .next()
        .unwrap()
        .person
        .id
        .clone();
    office.import(NEXT, &[(WHO, "new")]);
    let of_the_first = format!("村,姓名,性别,身份证号\n红旗村,王芳,女,{ONE}\n");
    let known = office.registry.import_known().unwrap().people.into_iter();
    let second = known
        .map(|it| it.person.id)
        .find(|id| *id != first)
        .unwrap();
    let number = PersonInput(
        [
            (Field::IdNumber, ONE.to_owned()),
            (Field::Birth, "1985.06".into()),
        ]
        .into(),
    );
    office
        .registry
        .edit_person(&second, &number, today(), today())
        .unwrap();
    let merge = PersonMerge {
        id: second,
        into: first.clone(),
        take: Some(vec![Field::Birth]),
    };
    office.registry.merge_people(&merge).unwrap();
    // What was answered is known of the one that stays, and so are the number and the name.
    let plan = office.import(&NEXT.replace("大专", "本科"), &[]);
    assert_eq!(
        (plan.counts.asked, plan.counts.added, plan.counts.updated),
        (0, 0, 1)
    );
    assert_eq!(codes(&plan), ["answer.remembered"]);
    for sheet in [of_the_first.as_str(), &WANG.replace("1990.05", "1985.06")] {
        let plan = office.import(sheet, &[]);
        assert_eq!((plan.counts.asked, plan.counts.added), (0, 0), "{sheet}");
        assert_eq!(plan.named("王芳").next().unwrap().person.id, first);
    }
    for _ in 0..4 {
        office.registry.undo(None).unwrap();
    }
    assert_eq!(office.of("王芳", "birth").len(), 2);
}

#[test]
fn who_stays_in_a_village_is_asked_once_and_again_when_they_have_moved() {
    let mut office = Office::new();
    let row = |village: &str, education: &str| {
        format!("村,姓名,性别,身份证号,学历\n{village},李明,男,{ONE},{education}\n")
    };
    office.import(&row("红旗村", "高中"), &[]);
    let key = "moved:李明/红旗村→申家营村";
    office.import(&row("申家营村", "中专"), &[(key, "same")]);
    let plan = office.import(&row("申家营村", "大专"), &[]);
    assert_eq!((plan.counts.asked, plan.counts.updated), (0, 1));
    assert_eq!(
        said(&plan, "answer.remembered"),
        ["按以前的回答处理：仍在红旗村；现在不同的请重新回答"]
    );
    let villages = plan.named("李明").map(|it| it.spells.len());
    assert_eq!(villages.collect::<Vec<_>>(), [1], "nobody was moved");
    // To a third village is another question, and so is the first one once it was answered anew.
    assert_eq!(office.check(&row("柳树沟村", "大专"), &[]).counts.asked, 1);
    let plan = office.check(&row("申家营村", "本科"), &[(key, "moved")]);
    assert_eq!(plan.named("李明").next().unwrap().spells.len(), 2);
}

#[test]
fn a_remembered_answer_goes_with_its_import_and_stands_in_no_dump() {
    let mut office = Office::new();
    office.import(WANG, &[]);
    office.import(NEXT, &[(WHO, "same")]);
    let dump = office.registry.dump().unwrap();
    assert!(!dump.to_string().contains("answer"), "{dump}");
    let year_after = NEXT.replace("大专", "本科");
    office.registry.undo(None).unwrap();
    assert_eq!(people(&office.check(&year_after, &[])), "红旗村:王芳?");
    office.registry.redo().unwrap();
    assert_eq!(people(&office.check(&year_after, &[])), "红旗村:王芳");
}

#[test]
fn numbers_behind_one_name_tell_two_people_apart() {
    let rows = |second: &str, birth: &str| {
        format!("村,姓名,性别,出生年月\n红旗村,王强1,男,1985.06\n红旗村,{second},男,{birth}\n")
    };
    for birth in ["1985.06", "1990.11"] {
        let plan = check("名单.csv", rows("王强2", birth).into());
        assert_eq!(plan.counts.added, 2, "{birth}");
        assert_eq!(plan.named("王强").count(), 2, "{birth}");
        assert_eq!(codes(&plan), ["name.namesake", "name.namesake"], "{birth}");
    }
    // A lone number, or the same one twice, points at a note.
    for second in ["李明", "王强1"] {
        let plan = check("名单.csv", rows(second, "1985.06").into());
        assert_eq!(plan.named("王强").count(), 1, "{second}");
        assert!(codes(&plan).contains(&"name.marked"), "{second}");
    }
}

#[test]
fn whether_a_numbered_namesake_is_the_one_of_the_register_is_asked() {
    let mut office = Office::new();
    let head = "村,姓名,性别,出生年月\n";
    office.import(&format!("{head}红旗村,王强,男,1985.06\n"), &[]);
    let rows = format!("{head}红旗村,王强1,男,1985.06\n红旗村,王强2,男,1985.06\n");
    let plan = office.import(&rows, &[]);
    assert_eq!(people(&plan), "红旗村:王强? 红旗村:王强?");
    let first = plan.questions[0].key.clone();
    let plan = office.import(&rows, &[(&first, "same")]);
    assert_eq!(people(&plan), "红旗村:王强 红旗村:王强");
    assert_eq!((plan.counts.unchanged, plan.counts.added), (1, 1));
}
