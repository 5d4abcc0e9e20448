//! Whatever a sheet looks like: every row is accounted for, the same sheet again changes nothing,
//! and one undo leaves the register as it was.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::{Options, Plan};
use qinglan_core::people::FactField;
use qinglan_core::reports::roster::{LayoutColumn, RosterRequest};
use qinglan_core::reserves::ReserveDraft;
use qinglan_core::{sample, Registry};
use qinglan_documents::Format;
use qinglan_tests::office::township;
use qinglan_tests::sheets::{book, today};

/// The villages of 青禾镇.
const VILLAGES: &str = "红旗村\n申家营村\n柳树沟村\n";

/// Columns with words for them and what may stand in them, good and bad.
const COLUMNS: [(&[&str], &[&str]); 12] = [
    (
        &["村", "所在村（社区）", "行政村名称", "所属\n党支部"],
        &[
            "红旗村",
            "申家营",
            "柳树沟村党支部",
            "某某村",
            "",
            "同上",
            "150299101203",
        ],
    ),
    (&["性别", "性 别（男/女）"], &["男", "女", "1", "未知", ""]),
    (
        &["出生年月", "出生日期（岁）", "出生\n时间"],
        &[
            "1985.06",
            "85.10",
            "1985.1",
            "1990年11月生",
            "不详",
            "19930212",
            "",
            "#N/A",
        ],
    ),
    (
        &["身份证号", "公民身份号码（18位）"],
        &[
            "",
            "150221198506150017",
            "1.50221E+17",
            "无",
            "150221850615001",
        ],
    ),
    (
        &["学历", "文化程度", "最高学历"],
        &["大专", "在读本科", "全日制大专\n在职本科", "不清楚", ""],
    ),
    (
        &["政治面貌", "党派"],
        &["党员（2012.07）", "群众", "积极分子", "待定", ""],
    ),
    (
        &["联系电话", "手机号码（必填）"],
        &["13812345678", "138 1234 5678/0470-8212345", "见备注", ""],
    ),
    (
        &["帮带责任人", "包村领导", "结对帮带人及职务"],
        &["廖朵（副镇长）", "仇穗 镇长、钟峁", "", "—", "1."],
    ),
    (
        &["人员类别", "来源"],
        &["致富能手", "退役军人、高校毕业生", "村医", "①②", ""],
    ),
    (&["培养方向", "拟任职务"], &["村书记", "治保主任", ""]),
    (
        &["备注", "说明"],
        &[
            "",
            "已退出",
            "由红旗村调整到申家营村",
            "=1+1",
            "<b>",
            "\u{e000}",
        ],
    ),
    (&["身高", "有无摩托车", "", "附加"], &["175", "有", ""]),
];

const NAMES: [&str; 10] = [
    "李明",
    "王 芳",
    "张强（男）",
    "阿依古丽•买买提",
    "李明",
    "王艳",
    "王燕",
    "暂缺",
    "侯𬱖",
    "赵敏\n孙丽",
];

const OTHER_ROWS: [&[&str]; 8] = [
    &[],
    &["小计", "2人"],
    &["一、红旗村（2人）"],
    &["致富能手类"],
    &["注：以上属实", "", "填报人：周游"],
    &["示例", "张三", "男"],
    &["第1页"],
    &["", "", "年  月  日"],
];

/// A sheet made at random.
#[derive(Debug, Clone)]
struct Sheet {
    title: bool,
    name_at: usize,
    /// Column, its word, and a value for each person.
    columns: Vec<(usize, usize, Vec<usize>)>,
    people: Vec<usize>,
    /// Rows between the people: before which, and what.
    others: Vec<(usize, usize)>,
    format: usize,
}

fn a_sheet() -> impl Strategy<Value = Sheet> {
    let column = (
        0..COLUMNS.len(),
        0..8_usize,
        prop::collection::vec(0..16_usize, 6),
    );
    (
        any::<bool>(),
        0..12_usize,
        prop::collection::vec(column, 2..10),
        prop::collection::vec(0..NAMES.len(), 1..6),
        prop::collection::vec((0..6_usize, 0..OTHER_ROWS.len()), 0..4),
        0..4_usize,
    )
        .prop_map(|(title, name_at, columns, people, others, format)| Sheet {
            title,
            name_at,
            columns,
            people,
            others,
            format,
        })
}

impl Sheet {
    fn rows(&self) -> Vec<Vec<String>> {
        let at = self.name_at.min(self.columns.len());
        let line = |name: &str, mut cells: Vec<String>| {
            cells.insert(at, name.to_owned());
            cells
        };
        let words = self.columns.iter().map(|(column, word, _)| {
            let words = COLUMNS[*column].0;
            words[word % words.len()].to_owned()
        });
        let mut rows = Vec::new();
        if self.title {
            rows.push(vec!["青禾镇村级后备力量花名册（2025年9月）".to_owned()]);
        }
        rows.push(line("姓名", words.collect()));
        for (nth, name) in self.people.iter().enumerate() {
            for (_, other) in self.others.iter().filter(|(before, _)| *before == nth) {
                rows.push(
                    OTHER_ROWS[*other]
                        .iter()
                        .map(|&text| text.to_owned())
                        .collect(),
                );
            }
            let values = self.columns.iter().map(|(column, _, values)| {
                let all = COLUMNS[*column].1;
                all[values[nth] % all.len()].to_owned()
            });
            rows.push(line(NAMES[*name], values.collect()));
        }
        rows
    }

    fn file(&self) -> InputFile {
        let rows = self.rows();
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let text = |mark: &str| -> String {
            let lines = rows.iter().map(|row| {
                let cells: Vec<String> = row.iter().map(quoted).collect();
                cells.join(mark) + "\r\n"
            });
            lines.collect()
        };
        let (name, bytes) = match self.format {
            0 => ("后备.csv", text(",").into_bytes()),
            1 => ("后备.txt", text("\t").into_bytes()),
            2 => {
                let line =
                    |row: &Vec<String>| format!("<tr><td>{}</td></tr>", row.join("</td><td>"));
                let lines: Vec<String> = rows.iter().map(line).collect();
                let page = format!("<html><table>{}</table></html>", lines.concat());
                ("后备.xls", page.into_bytes())
            }
            _ => {
                let rows: Vec<Vec<&str>> = rows
                    .iter()
                    .map(|row| row.iter().map(String::as_str).collect())
                    .collect();
                let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
                ("后备.xlsx", book(&rows))
            }
        };
        InputFile {
            name: name.into(),
            bytes: Ok(bytes),
        }
    }
}

fn import(registry: &mut Registry, file: &InputFile, again: bool) -> Plan {
    import_answering(registry, file, again, &[])
}

fn import_files(registry: &mut Registry, files: &[InputFile], again: bool) -> Plan {
    import_answering_all(registry, files, again, &[])
}

fn import_answering(
    registry: &mut Registry,
    file: &InputFile,
    again: bool,
    answers: &[(&str, &str)],
) -> Plan {
    import_answering_all(registry, std::slice::from_ref(file), again, answers)
}

fn import_answering_all(
    registry: &mut Registry,
    files: &[InputFile],
    again: bool,
    answers: &[(&str, &str)],
) -> Plan {
    let known = registry.import_known().unwrap();
    let draft = Draft::open(files, &known);
    let answers = answers.iter();
    let options = Options {
        as_of: today(),
        again,
        answers: answers
            .map(|(key, answer)| ((*key).into(), (*answer).into()))
            .collect(),
        ..Options::default()
    };
    let plan = draft.check(&known, &options);
    let plan = registry.import_batch(&known, &draft, plan).unwrap().value;
    let counts = plan.counts;
    assert_eq!(
        counts.rows,
        counts.added + counts.updated + counts.unchanged + counts.skipped + counts.asked,
        "{:#?}",
        plan.rows
    );
    assert_eq!(counts.rows, plan.rows.len());
    plan
}

/// Imports a sheet three times; what becomes of each row is said of the first and the last time,
/// the register must stay as the first time left it.
fn thrice(rows: &str) -> [String; 2] {
    let (_folder, mut registry) = township(VILLAGES);
    let file = InputFile {
        name: "红旗村.csv".into(),
        bytes: Ok(rows.into()),
    };
    let said = |plan: &Plan| {
        let rows = plan.rows.iter();
        let rows = rows.map(|row| format!("{}:{:?}", row.name, row.outcome));
        rows.collect::<Vec<_>>().join(" ")
    };
    let first = import(&mut registry, &file, false);
    let after = registry.dump().unwrap();
    import(&mut registry, &file, false);
    assert_eq!(registry.dump().unwrap(), after);
    let last = import(&mut registry, &file, true);
    assert_eq!(registry.dump().unwrap(), after);
    [said(&first), said(&last)]
}

#[test]
fn rows_that_take_back_what_each_other_say_change_nothing_again() {
    assert_eq!(
        thrice("姓名,出生年月,学历,联系电话\n李明,1985.06,大专,13812345678\n李明,1985.06,本科,13912345678\n"),
        ["李明:Added 李明:Updated", "李明:Unchanged 李明:Unchanged"]
    );
}

#[test]
fn who_is_said_to_have_left_and_is_listed_too_stays_and_is_flagged() {
    let heads = "姓名,性别,出生年月,备注\n";
    let (left, stays) = ("李明,男,1985.06,已退出\n", "李明,男,1985.06,\n");
    assert_eq!(
        thrice(&[heads, left, stays].concat()),
        ["李明:Skipped 李明:Added", "李明:Skipped 李明:Unchanged"]
    );
    assert_eq!(
        thrice(&[heads, stays, left].concat()),
        ["李明:Added 李明:Skipped", "李明:Unchanged 李明:Skipped"]
    );
}

#[test]
fn one_number_under_two_names_of_one_sound_is_asked_each_time() {
    let asked = "王燕:Added 王燕:Asked 王艳:Asked";
    let again = asked.replace("Added", "Unchanged");
    assert_eq!(
        thrice("姓名,身份证号,出生年月\n王燕,150221198506150017,不详\n王燕,,85.10\n王艳,150221198506150017,不详\n"),
        [asked.to_owned(), again]
    );
}

#[test]
fn a_mentor_named_on_a_seat_and_on_none_is_one() {
    assert_eq!(
        thrice("姓名,出生年月,包村领导,结对帮带人及职务\n李明,1985.06,仇穗 镇长、钟峁,仇穗 镇长、钟峁\n"),
        ["李明:Added", "李明:Unchanged"]
    );
}

/// Imports a register's own roster into it; what changed.
fn own_roster_again(registry: &mut Registry, format: Format, columns: &[&str]) -> Vec<String> {
    let columns = columns.iter().map(|key| LayoutColumn {
        key: (*key).into(),
        width_mm: None,
        label: None,
    });
    let request = RosterRequest {
        columns: columns.collect(),
        ..RosterRequest::default()
    };
    let rosters = registry.rosters(&request, today()).unwrap();
    let [report] = rosters.reports.as_slice() else {
        panic!("{} rosters", rosters.reports.len());
    };
    let file = InputFile {
        name: format!("青禾镇-村级后备力量花名册.{}", format.extension()),
        bytes: Ok(qinglan_documents::bytes(report, format).unwrap().0),
    };
    let plan = import(registry, &file, false);
    assert_eq!(plan.counts.rows, rosters.people.len());
    let changed = plan.rows.iter().filter(|row| !row.changes.is_empty());
    changed
        .map(|row| format!("{} {:?}", row.name, row.changes))
        .collect()
}

/// Also where duties have changed since a sheet stated a mentor: who holds one now is derived.
#[test]
fn the_registers_own_roster_changes_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut registry = sample::create(&folder.path().join("示例.qinglan"), today()).unwrap();
    // Only that a list of today has them is noted.
    let changed = own_roster_again(&mut registry, Format::Xlsx, &[]);
    assert_eq!(changed, [""; 0]);
    let before = registry.dump().unwrap();
    let long = [
        "number",
        "village",
        "name",
        "birth",
        "sex",
        "occupation",
        "mentors",
        "resume",
        "remark",
    ];
    for format in [Format::Xlsx, Format::Docx] {
        for columns in [&[][..], &long] {
            let changed = own_roster_again(&mut registry, format, columns);
            assert_eq!(changed, [""; 0], "{format:?}");
            assert_eq!(registry.dump().unwrap(), before, "{format:?}");
        }
    }
}

/// Other sheets every time, `PROPTEST_CASES` of them when that is set; what fails is printed as its
/// rows. Somebody may be named twice, so that a sheet contradicts itself.
#[test]
fn rows_are_accounted_for_again_changes_nothing_and_undo_restores() {
    let (folder, registry) = township(VILLAGES);
    drop(registry);
    let empty = folder.path().join("青禾镇.qinglan");
    let cases = std::env::var("PROPTEST_CASES").ok();
    let mut runner = TestRunner::new(ProptestConfig {
        cases: cases.and_then(|cases| cases.parse().ok()).unwrap_or(48),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let result = runner.run(&a_sheet(), |sheet| {
        let path = folder.path().join("一份.qinglan");
        std::fs::copy(&empty, &path).unwrap();
        let mut registry = Registry::open(&path).unwrap();
        let before = registry.dump().unwrap();
        let file = sheet.file();
        let rows = sheet.rows();
        let first = import(&mut registry, &file, false);
        let after = registry.dump().unwrap();
        for again in [false, true] {
            let second = import(&mut registry, &file, again);
            let counts = second.counts;
            prop_assert_eq!(counts.rows, first.counts.rows, "{:#?}", rows);
            prop_assert_eq!((counts.added, counts.updated), (0, 0), "{:#?}", rows);
            prop_assert_eq!(registry.dump().unwrap(), after.clone(), "{:#?}", rows);
        }
        // What was read a second time changed nothing, so the first is what is undone.
        if after != before {
            registry.undo(None).unwrap();
        }
        prop_assert_eq!(registry.dump().unwrap(), before, "{:#?}", rows);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

/// Imports sheets of 李明 one batch after the other; what is told of the last one, and how he
/// stands after it.
fn one_by_one(files: &[(&str, &str)]) -> (Plan, String) {
    let (_folder, mut registry) = township(VILLAGES);
    let mut last = None;
    for (name, cells) in files {
        let head = "村,姓名,身份证号,学历,联系电话,帮带人,备注\n";
        let file = InputFile {
            name: (*name).into(),
            bytes: Ok(format!("{head}红旗村,{cells}\n").into()),
        };
        last = Some(import(&mut registry, &file, false));
    }
    let known = registry.import_known().unwrap();
    let person = &known.people[0];
    let mentors: Vec<&str> = person
        .spells
        .iter()
        .flat_map(|spell| spell.stated_mentors.on(today()))
        .map(|mentor| mentor.name.as_str())
        .collect();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let said = [
        person.person.name.clone(),
        text(&person.person.phone),
        mentors.join("、"),
        text(&person.person.remark),
    ];
    (last.unwrap(), said.join(" "))
}

const ID: &str = "150221198506150017";

#[test]
fn an_older_sheet_fills_blanks_but_does_not_overwrite_what_a_newer_one_said_before() {
    let new = format!("李明,{ID},本科,13800001119,李四（镇长）,优秀");
    let old = format!("李铭,{ID},大专,13800001111,张三（副镇长）,能干");
    let (plan, said) = one_by_one(&[("2026年3月1日.csv", &new), ("2025年3月1日.csv", &old)]);
    assert_eq!(said, "李明 13800001119 李四 优秀");
    let kept = plan.problems.iter().find(|it| it.code == "person.older");
    let message = &kept.unwrap().message;
    assert!(message.contains("姓名、联系电话、备注"), "{message}");
    // Blanks are filled, and the newer sheet wins whichever comes first.
    let blank = format!("李明,{ID},本科,,,");
    let (plan, said) = one_by_one(&[("2026年3月1日.csv", &blank), ("2025年3月1日.csv", &old)]);
    assert_eq!(said, "李明 13800001111 张三 能干");
    assert_eq!(plan.counts.updated, 1);
    let (_, said) = one_by_one(&[("2025年3月1日.csv", &old), ("2026年3月1日.csv", &new)]);
    assert_eq!(said, "李明 13800001119 李四 优秀");
}

#[test]
fn lists_of_several_years_say_who_mentored_in_each_whatever_order_they_come_in() {
    let year = |year: &str, mentors: &str| {
        let row = format!("红旗村,李明,{ID},大专,13800001111,{mentors},");
        let head = "村,姓名,身份证号,学历,联系电话,帮带人,备注\n";
        InputFile {
            name: format!("{year}年3月1日.csv"),
            bytes: Ok(format!("{head}{row}\n").into()),
        }
    };
    let files = [
        year("2024", "张三（副镇长）"),
        year("2025", "李四（镇长）"),
        year("2026", "王五（人大主席）"),
    ];
    for order in [[0, 1, 2], [2, 1, 0], [2, 0, 1]] {
        let (_folder, mut registry) = township(VILLAGES);
        for at in order {
            import(&mut registry, &files[at], false);
        }
        for (day, expect) in [
            ("2023-12-31", "张三"),
            ("2025-02-28", "张三"),
            ("2025-03-01", "李四"),
            ("2026-02-28", "李四"),
            ("2026-03-01", "王五"),
        ] {
            let known = registry.import_known().unwrap();
            let stated = &known.people[0].spells[0].stated_mentors;
            let mentors = stated.on(day.parse().unwrap()).iter();
            let names: Vec<&str> = mentors.map(|mentor| mentor.name.as_str()).collect();
            assert_eq!(names, [expect], "{order:?} {day}");
        }
        let again = import(&mut registry, &files[1], true);
        assert_eq!(again.counts.unchanged, 1, "{order:?}");
    }
}

#[test]
fn the_same_cells_are_another_sheet_only_where_its_name_tells_another_day() {
    let row = format!("红旗村,李明,{ID},大专,13800001111,张三,");
    let cells = format!("村,姓名,身份证号,学历,联系电话,帮带人,备注\n{row}\n");
    let named = |name: &str| InputFile {
        name: name.into(),
        bytes: Ok(cells.clone().into()),
    };
    let (_folder, mut registry) = township(VILLAGES);
    let listed = |registry: &Registry| {
        let known = registry.import_known().unwrap();
        known.people[0].spells[0].listed_on.map(|on| on.to_string())
    };
    let is_known = |registry: &Registry, name: &str| {
        let known = registry.import_known().unwrap();
        let draft = Draft::open(&[named(name)], &known);
        draft.view(&known, today()).sheets[0].recognised
    };
    import(&mut registry, &named("2025年3月31日.csv"), false);
    for (name, known) in [
        ("名单（2025年3月31日）.csv", true),
        ("2025年3月.csv", true),
        ("名单.csv", true),
        ("2025年9月30日.csv", false),
    ] {
        assert_eq!(is_known(&registry, name), known, "{name}");
        let plan = import(&mut registry, &named(name), false);
        assert_eq!(plan.counts.unchanged, 1, "{name}");
        let on = if known { "2025-03-31" } else { "2025-09-30" };
        assert_eq!(listed(&registry).as_deref(), Some(on), "{name}");
    }
    assert!(is_known(&registry, "2025年9月.csv"));
    assert!(is_known(&registry, "2025年3月31日.csv"));
    // A day in the cells is theirs, whatever the name.
    let titled = format!("名单（2026年3月1日）,,,,,,\n{cells}");
    let titled = |name: &str| InputFile {
        name: name.into(),
        bytes: Ok(titled.clone().into()),
    };
    import(&mut registry, &titled("一.csv"), false);
    let known = registry.import_known().unwrap();
    let draft = Draft::open(&[titled("2025年.csv")], &known);
    assert!(draft.view(&known, today()).sheets[0].recognised);
}

#[test]
fn a_list_between_two_that_agree_tells_of_its_own_time_whatever_order_they_come_in() {
    let year = |year: &str, education: &str| InputFile {
        name: format!("{year}年3月1日.csv"),
        bytes: Ok(format!("村,姓名,身份证号,学历\n红旗村,李明,{ID},{education}\n").into()),
    };
    for (between, expect) in [
        ("大专", "大专 大专 大专 大专"),
        ("高中", "大专 高中 高中 大专"),
    ] {
        let files = [
            year("2024", "大专"),
            year("2025", between),
            year("2026", "大专"),
        ];
        for order in [[0, 1, 2], [0, 2, 1], [2, 0, 1], [2, 1, 0]] {
            let (_folder, mut registry) = township(VILLAGES);
            for at in order {
                import(&mut registry, &files[at], false);
            }
            let known = registry.import_known().unwrap();
            let days = ["2025-02-28", "2025-03-01", "2026-02-28", "2026-03-01"];
            let on = |day: &&str| {
                let day = day.parse().unwrap();
                let mut facts = known.people[0].facts.iter();
                facts.find(|fact| fact.holds_on(day)).unwrap().value.clone()
            };
            let said: Vec<String> = days.iter().map(on).collect();
            assert_eq!(said.join(" "), expect, "{order:?}");
        }
    }
}

#[test]
fn a_sheet_read_again_and_then_undone_is_not_taken_for_written() {
    let (_folder, mut registry) = township(VILLAGES);
    let list = InputFile {
        name: "红旗村.csv".into(),
        bytes: Ok(format!("村,姓名,身份证号,学历\n红旗村,李明,{ID},大专\n").into()),
    };
    import(&mut registry, &list, false);
    assert_eq!(import(&mut registry, &list, true).counts.unchanged, 1);
    registry.undo(None).unwrap();
    assert_eq!(import(&mut registry, &list, false).counts.added, 1);
}

/// What the rosters of days say of the only person's telephone.
fn phones_on(registry: &Registry, days: &[&str]) -> String {
    let on = |day: &&str| {
        let rows = registry.reserves_on(day.parse().unwrap(), &[]).unwrap();
        rows[0].person.phone.clone().unwrap_or_default()
    };
    days.iter().map(on).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_roster_of_a_day_has_the_telephone_that_the_list_of_that_day_had() {
    let list = |day: &str, phone: &str| InputFile {
        name: format!("{day}.csv"),
        bytes: Ok(format!(
            "村,姓名,身份证号,学历,入库时间,联系电话\n红旗村,李明,{ID},大专,2023年1月,{phone}\n"
        )
        .into()),
    };
    let files = [
        list("2024年3月1日", "13800001111"),
        list("2025年3月1日", "13800001112"),
        list("2025年9月1日", "13800001112"),
        list("2026年3月1日", "13800001111"),
    ];
    let days = ["2024-03-01", "2025-02-28", "2025-03-01", "2026-03-01"];
    let right = "13800001111 13800001111 13800001112 13800001111";
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
        let (_folder, mut registry) = township(VILLAGES);
        let before = registry.dump().unwrap();
        let in_order: Vec<InputFile> = order.iter().map(|at| files[*at].clone()).collect();
        let at_once = import_files(&mut registry, &in_order, false);
        assert_eq!(at_once.counts.added, 1, "{order:?}");
        assert_eq!(phones_on(&registry, &days), right, "at once, {order:?}");
        let dump = registry.dump().unwrap();
        let again = import_files(&mut registry, &in_order, true);
        assert_eq!(again.counts.unchanged, 4, "{order:?}");
        assert_eq!(registry.dump().unwrap(), dump, "{order:?}");
        registry.undo(None).unwrap();
        assert_eq!(registry.dump().unwrap(), before);

        for file in &in_order {
            import(&mut registry, file, false);
        }
        assert_eq!(phones_on(&registry, &days), right, "in turn, {order:?}");
    }
}

#[test]
fn lists_that_say_no_more_than_their_year_go_by_it_whatever_order_they_come_in() {
    let year = |year: &str, political: &str, phone: &str| {
        let head = format!("{year}年度后备干部名册\n村,姓名,身份证号,政治面貌,联系电话\n");
        InputFile {
            name: format!("{year}.csv"),
            bytes: Ok(format!("{head}红旗村,李明,{ID},{political},{phone}\n").into()),
        }
    };
    let files = [
        year("2023", "群众", "13800001111"),
        year("2024", "预备党员", "13800001112"),
        year("2025", "中共党员", "13800001113"),
    ];
    let said = |registry: &Registry| {
        let known = registry.import_known().unwrap();
        let person = &known.people[0];
        let on = |day: &str| {
            let mut facts = person.facts.iter();
            let day = day.parse().unwrap();
            let fact =
                facts.find(|fact| fact.field == FactField::PoliticalStatus && fact.holds_on(day));
            fact.unwrap().value.clone()
        };
        let phone = person.person.phone.clone().unwrap_or_default();
        let of_years = ["2023-12-31", "2024-12-31", "2026-11-22"].map(on);
        format!("{} {phone}", of_years.join("、"))
    };
    let right = "群众、预备党员、中共党员 13800001113";
    for order in [[0, 1, 2], [2, 1, 0], [2, 0, 1]] {
        let (_folder, mut registry) = township(VILLAGES);
        for at in order {
            import(&mut registry, &files[at], false);
        }
        assert_eq!(said(&registry), right, "{order:?}");
        for file in &files {
            let again = import(&mut registry, file, true);
            assert_eq!(again.counts.unchanged, 1, "{order:?} {}", file.name);
        }
        let (_folder, mut registry) = township(VILLAGES);
        let known = registry.import_known().unwrap();
        let draft = Draft::open(&order.map(|at| files[at].clone()), &known);
        let plan = draft.check_on(&known, today());
        registry.import_batch(&known, &draft, plan).unwrap();
        assert_eq!(said(&registry), right, "in one batch {order:?}");
    }
}

/// Where 李明 was on days, after lists of several years came in an order.
fn villages_by_day(files: &[InputFile], order: &[usize]) -> Vec<String> {
    let (_folder, mut registry) = township(VILLAGES);
    for &at in order {
        let moved = [("moved:李明/红旗村→申家营村", "moved")];
        import_answering(&mut registry, &files[at], true, &moved);
    }
    let days = ["2024-02-29", "2024-03-01", "2025-12-01", "2026-03-01"];
    let on = |day: &&str| {
        let rows = registry.reserves_on(day.parse().unwrap(), &[]).unwrap();
        let rows = rows.iter().map(|row| row.village.clone());
        rows.collect::<Vec<_>>().join("、")
    };
    days.iter().map(on).collect()
}

#[test]
fn lists_of_several_years_say_who_was_where_whatever_order_they_come_in() {
    let year = |year: &str, village: &str| InputFile {
        name: format!("{village}{year}年3月1日.csv"),
        bytes: Ok(format!("村,姓名,身份证号,学历\n{village},李明,{ID},大专\n").into()),
    };
    let stays = ["2024", "2025", "2026"].map(|of| year(of, "红旗村"));
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let expect = ["", "红旗村", "红旗村", "红旗村"];
        assert_eq!(villages_by_day(&stays, &order), expect, "{order:?}");
    }
    let moves = [year("2024", "红旗村"), year("2026", "申家营村")];
    for order in [[0, 1], [1, 0]] {
        let expect = ["", "红旗村", "红旗村", "申家营村"];
        assert_eq!(villages_by_day(&moves, &order), expect, "{order:?}");
    }
}

#[test]
fn a_remark_that_only_says_somebody_left_is_gone_when_they_are_back() {
    let row = |remark: &str| format!("李明,{ID},本科,13800001119,,{remark}");
    let (plan, said) = one_by_one(&[
        ("2024年3月1日.csv", &row("")),
        ("2025年3月1日.csv", &row("已退出")),
    ]);
    assert_eq!(said, "李明 13800001119  ");
    assert_eq!(plan.counts.updated, 1);
    let (plan, said) = one_by_one(&[
        ("2024年3月1日.csv", &row("")),
        ("2025年3月1日.csv", &row("2025年2月因病退出")),
        ("2026年3月1日.csv", &row("").replace("本科", "研究生")),
    ]);
    assert_eq!(said, "李明 13800001119  ");
    assert_eq!(plan.counts.updated, 1);
}

#[test]
fn a_remark_made_by_hand_of_the_time_in_the_pool_is_followed_by_that_of_a_newer_sheet() {
    let list = |day: &str, remark: &str| InputFile {
        name: format!("{day}.csv"),
        bytes: Ok(format!(
            "村,姓名,身份证号,学历,入库时间,备注\n红旗村,李明,{ID},大专,2023年1月,{remark}\n"
        )
        .into()),
    };
    let files = [
        list("2024年3月1日", "种植大户"),
        list("2026年1月1日", "外出务工"),
        list("2026年6月1日", "已返乡"),
    ];
    let days = ["2024-03-01", "2025-12-31", "2026-01-01", "2026-06-01"];
    for order in [[0, 1, 2], [2, 0, 1], [2, 1, 0]] {
        let (_folder, mut registry) = township(VILLAGES);
        import(&mut registry, &list("2025年3月1日", "没有写"), false);
        let person = registry.reserves_on(today(), &[]).unwrap().remove(0);
        let draft = ReserveDraft {
            entered_on: "2023-01".into(),
            remark: Some("党员示范户".into()),
            ..ReserveDraft::default()
        };
        let edited = registry.edit_reserve(&person.reserve.id, &draft, today(), today());
        edited.unwrap();
        let in_order: Vec<InputFile> = order.iter().map(|at| files[*at].clone()).collect();
        import_files(&mut registry, &in_order, false);
        let printed = days.map(|day| {
            let day = day.parse().unwrap();
            let rows = registry.reserves_on(day, &[]).unwrap();
            rows[0].remark(day).unwrap_or_default().to_owned()
        });
        let expect = ["党员示范户", "党员示范户", "外出务工", "已返乡"];
        assert_eq!(printed, expect, "{order:?}");
        let dump = registry.dump().unwrap();
        let again = import_files(&mut registry, &in_order, true);
        assert_eq!(again.counts.updated, 0, "{order:?}");
        assert_eq!(registry.dump().unwrap(), dump, "{order:?}");
    }
}

/// The sheets of the sample township contradict each other, some of them without a day.
#[test]
fn the_sample_township_imported_again_updates_nobody() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let villages = std::fs::read_to_string(folder.join("villages.csv")).unwrap();
    let truth = std::fs::read_to_string(folder.join("township/truth.json")).unwrap();
    let truth: serde_json::Value = serde_json::from_str(&truth).unwrap();
    let names = truth["import_order"].as_array().unwrap().iter();
    let files: Vec<InputFile> = names
        .map(|name| InputFile {
            name: name.as_str().unwrap().into(),
            bytes: Ok(std::fs::read(folder.join("township").join(name.as_str().unwrap())).unwrap()),
        })
        .collect();
    let (_folder, mut registry) = township(&villages);
    let first = import_files(&mut registry, &files, false);
    let after = registry.dump().unwrap();
    let again = import_files(&mut registry, &files, true);
    let counts = again.counts;
    assert_eq!((counts.added, counts.updated), (0, 0), "{counts:?}");
    assert_eq!(counts.asked, first.counts.asked);
    assert!(registry.dump().unwrap() == after);
}

#[test]
fn of_sheets_that_contradict_each_other_only_the_one_that_holds_has_updated_somebody() {
    let (_folder, mut registry) = township(VILLAGES);
    let head = "2025年3月5日\n姓名,身份证号,学历,联系电话,入党时间\n李明,150221198506150017,";
    let sheet = |name: &str, values: &str| InputFile {
        name: format!("红旗村{name}.csv"),
        bytes: Ok(format!("{head}{values}\n").into()),
    };
    let said = |plan: &Plan| {
        let rows = plan.rows.iter().map(|row| {
            let changes = row.changes.iter();
            let changes = changes.map(|change| {
                let (old, new) = (change.old.as_deref(), change.new.as_deref());
                format!("{}→{}", old.unwrap_or_default(), new.unwrap_or_default())
            });
            format!(
                "{:?} {}",
                row.outcome,
                changes.collect::<Vec<_>>().join(" ")
            )
        });
        rows.collect::<Vec<_>>().join("; ")
    };
    import(
        &mut registry,
        &sheet("一", "高中,13812345678,2012.07"),
        false,
    );
    let both = [
        sheet("二", "大专,13912345678,2013.07"),
        sheet("三", "本科,13812345678,2014.07"),
    ];
    let plan = import_files(&mut registry, &both, false);
    assert_eq!(said(&plan), "Unchanged ; Updated 高中→大学 2012-07→2014-07");
    let after = registry.dump().unwrap();
    let plan = import_files(&mut registry, &both, true);
    assert_eq!(said(&plan), "Unchanged ; Unchanged ");
    assert!(registry.dump().unwrap() == after);
}
