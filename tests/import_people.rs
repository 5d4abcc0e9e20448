//! Rows about people who are known: which of several namesakes, what the clerk answered, and rows
//! that do not agree with each other.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::{Options, Plan};
use qinglan_core::import::Severity;
use qinglan_core::people::FactField;
use qinglan_core::Registry;
use qinglan_tests::office::township;
use qinglan_tests::sheets::{codes, fact, people, sheets, today};
use tempfile::TempDir;

const ONE: &str = "150221198506150017";

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
