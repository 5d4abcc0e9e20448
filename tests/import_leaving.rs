//! Sheets of one batch that do not agree about who is still in a pool, and rows that say somebody
//! left a village they are not recorded in: asked or flagged, never silent.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::{Options, Plan};
use qinglan_tests::office::township;
use qinglan_tests::sheets::{codes, known, people, sheets, today};

const HEAD: &str = "村,姓名,性别,身份证号,备注\n";
const ID: &str = "150221198506150017";

/// Files of one row each, 李明 in a village with a remark.
fn inputs(files: &[(&str, &str, &str)]) -> Vec<InputFile> {
    let files = files.iter();
    files
        .map(|(name, village, remark)| InputFile {
            name: (*name).into(),
            bytes: Ok(format!("{HEAD}{village},李明,男,{ID},{remark}\n").into()),
        })
        .collect()
}

/// What becomes of such files.
fn batch(files: &[(&str, &str, &str)], answers: &[(&str, &str)]) -> Plan {
    let files = inputs(files);
    let owned = |(key, answer): &(&str, &str)| ((*key).to_owned(), (*answer).to_owned());
    let options = Options {
        as_of: today(),
        answers: answers.iter().map(owned).collect(),
        ..Options::default()
    };
    Draft::open(&files, &known()).check(&known(), &options)
}

/// The spells of 李明: from and until.
fn spells(plan: &Plan) -> Vec<String> {
    let spells = plan.named("李明").flat_map(|dossier| &dossier.spells);
    spells
        .map(|spell| {
            let left = spell.left_on.map(|left| left.to_string());
            format!("{}..{}", spell.entered_on, left.unwrap_or_default())
        })
        .collect()
}

#[test]
fn who_left_by_one_sheet_and_is_listed_by_another_of_the_same_day_is_asked_about() {
    let files = [("名单.csv", "红旗村", ""), ("退出.csv", "红旗村", "已退出")];
    let plan = batch(&files, &[]);
    assert_eq!(people(&plan), "红旗村:李明 红旗村:李明?");
    assert_eq!(codes(&plan), ["person.left_and_listed"]);
    assert_eq!(spells(&plan), ["2026-11-22.."]);
    let question = &plan.questions[0];
    assert_eq!(question.choices, ["left", "stays", "skip"]);
    assert!(question.text.contains("“名单.csv”"), "{}", question.text);
    for (answer, said, after) in [
        ("left", "红旗村:李明 红旗村:李明", "2026-11-21..2026-11-22"),
        ("stays", "红旗村:李明 红旗村:李明", "2026-11-22.."),
        ("skip", "红旗村:李明 红旗村:李明!", "2026-11-22.."),
    ] {
        let plan = batch(&files, &[(&question.key, answer)]);
        assert_eq!(people(&plan), said, "{answer}");
        assert_eq!(spells(&plan), [after], "{answer}");
        assert!(!codes(&plan).is_empty(), "{answer}");
    }
}

#[test]
fn a_later_sheet_says_who_left_and_an_earlier_one_is_asked_about() {
    let (march, august) = ("2025年3月5日.csv", "2025年8月31日.csv");
    let plan = batch(&[(march, "红旗村", ""), (august, "红旗村", "已退出")], &[]);
    assert_eq!(people(&plan), "红旗村:李明 红旗村:李明");
    assert_eq!(spells(&plan), ["2025-03-05..2025-08-31"]);
    assert_eq!(codes(&plan), ["person.withdrawn_remark"]);
    let plan = batch(&[(august, "红旗村", ""), (march, "红旗村", "已退出")], &[]);
    assert_eq!(people(&plan), "红旗村:李明 红旗村:李明?");
    assert_eq!(codes(&plan), ["person.left_and_listed"]);
}

#[test]
fn a_list_without_a_day_does_not_keep_who_left_on_a_day_and_that_is_said() {
    let files = [
        ("名单.csv", "红旗村", ""),
        ("2025年8月31日.csv", "红旗村", "已退出"),
    ];
    let plan = batch(&files, &[]);
    assert_eq!(people(&plan), "红旗村:李明 红旗村:李明");
    assert_eq!(spells(&plan), ["2025-08-30..2025-08-31"]);
    assert_eq!(codes(&plan), ["person.withdrawn_remark"]);
    let message = &plan.problems[0].message;
    assert!(message.contains("“名单.csv”没有写日期"), "{message}");
}

#[test]
fn leaving_a_village_one_is_not_recorded_in_is_asked_about() {
    let files = [
        ("2025年3月5日.csv", "红旗村", ""),
        ("2025年8月31日.csv", "申家营村", "已退出"),
    ];
    let plan = batch(&files, &[]);
    assert_eq!(people(&plan), "红旗村:李明 申家营村:李明?");
    assert_eq!(codes(&plan), ["person.left_elsewhere"]);
    assert_eq!(spells(&plan), ["2025-03-05.."]);
    let key = plan.questions[0].key.as_str();
    for (answer, after) in [
        ("left", "2025-03-05..2025-08-31"),
        ("stays", "2025-03-05.."),
        ("skip", "2025-03-05.."),
    ] {
        let plan = batch(&files, &[(key, answer)]);
        assert_eq!(spells(&plan), [after], "{answer}");
        assert_eq!(plan.counts.asked, 0, "{answer}");
        assert_eq!(plan.counts.skipped, usize::from(answer == "skip"));
    }
}

#[test]
fn who_has_moved_on_is_said_to_have_left_the_old_village_without_leaving_the_new_one() {
    let plan = batch(
        &[
            ("2025年3月5日.csv", "红旗村", ""),
            ("2025年6月30日.csv", "申家营村", "由红旗村调整到申家营村"),
            ("2025年8月31日.csv", "红旗村", "已退出"),
        ],
        &[],
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:李明 红旗村:李明");
    assert_eq!(spells(&plan), ["2025-03-05..2025-06-30", "2025-06-30.."]);
    assert_eq!(codes(&plan), ["person.withdrawn_remark"]);
    assert!(plan.problems[0].message.contains("登记在申家营村"));
}

#[test]
fn what_was_asked_and_not_answered_is_asked_again() {
    let (march, august) = ("2025年3月5日.csv", "2025年8月31日.csv");
    for (list, left) in [
        ("名单.csv", "退出.csv"),
        (august, march),
        (march, "2025年3月5日退出.csv"),
        (march, "退出.csv"),
    ] {
        let (_folder, mut registry) = township("红旗村\n");
        let files = inputs(&[(list, "红旗村", ""), (left, "红旗村", "已退出")]);
        let mut import = || {
            let known = registry.import_known().unwrap();
            let draft = Draft::open(&files, &known);
            let plan = draft.check_on(&known, today());
            let asked: Vec<String> = plan.questions.iter().map(|it| it.text.clone()).collect();
            let plan = registry.import_batch(&known, &draft, plan).unwrap().value;
            (codes(&plan), asked, registry.dump().unwrap())
        };
        let first = import();
        assert_eq!(first.0, ["person.left_and_listed"], "{list} {left}");
        assert_eq!(import(), first, "{list} {left}");
        assert_eq!(import(), first, "{list} {left}");
    }
}

#[test]
fn it_makes_no_difference_whether_the_list_or_the_sheet_of_who_left_is_read_first() {
    let (march, august) = ("2025年3月5日.csv", "2025年8月31日.csv");
    let sorted = |plan: &Plan| {
        let all = people(plan);
        let mut rows: Vec<&str> = all.split(' ').collect();
        rows.sort_unstable();
        rows.join(" ")
    };
    for (list, left, said) in [
        ("名单.csv", "退出.csv", "红旗村:李明 红旗村:李明?"),
        (march, "2025年3月5日退出.csv", "红旗村:李明 红旗村:李明?"),
        (march, august, "红旗村:李明 红旗村:李明"),
        (august, march, "红旗村:李明 红旗村:李明?"),
        ("名单.csv", august, "红旗村:李明 红旗村:李明"),
        (march, "退出.csv", "红旗村:李明 红旗村:李明?"),
    ] {
        let (listed, gone) = ((list, "红旗村", ""), (left, "红旗村", "已退出"));
        let one = batch(&[listed, gone], &[]);
        let other = batch(&[gone, listed], &[]);
        assert_eq!(sorted(&one), said, "{list} {left}");
        assert_eq!(sorted(&other), said, "{left} {list}");
        assert_eq!(codes(&other), codes(&one), "{left} {list}");
        assert_eq!(spells(&other), spells(&one), "{left} {list}");
        let asked = |plan: &Plan| -> Vec<(String, String)> {
            let questions = plan.questions.iter();
            questions
                .map(|question| (question.key.clone(), question.text.clone()))
                .collect()
        };
        assert_eq!(asked(&other), asked(&one), "{left} {list}");
        for (key, _) in asked(&one) {
            for answer in ["left", "stays", "skip"] {
                let one = batch(&[listed, gone], &[(&key, answer)]);
                let other = batch(&[gone, listed], &[(&key, answer)]);
                assert_eq!(spells(&other), spells(&one), "{left} {list} {answer}");
                assert_eq!(other.counts, one.counts, "{left} {list} {answer}");
            }
        }
    }
    // The rows stand where the files have them.
    let plan = batch(
        &[("退出.csv", "红旗村", "已退出"), ("名单.csv", "红旗村", "")],
        &[],
    );
    assert_eq!(people(&plan), "红旗村:李明? 红旗村:李明");
}

#[test]
fn sheets_of_one_file_and_a_sheet_sent_twice_do_not_depend_on_their_order_either() {
    let list: &[&[&str]] = &[
        &["村", "姓名", "性别", "身份证号"],
        &["红旗村", "李明", "男", ID],
    ];
    let gone: &[&[&str]] = &[
        &["村", "姓名", "性别", "身份证号", "备注"],
        &["红旗村", "李明", "男", ID, "已退出"],
    ];
    let book = |all: &[(&str, &[&[&str]])]| {
        let file = InputFile {
            name: "后备.xlsx".into(),
            bytes: Ok(sheets(all)),
        };
        Draft::open(&[file], &known()).check_on(&known(), today())
    };
    let plan = book(&[("退出", gone), ("名单", list)]);
    assert_eq!(people(&plan), "红旗村:李明? 红旗村:李明");
    let plan = book(&[("名单", list), ("退出", gone)]);
    assert_eq!(people(&plan), "红旗村:李明 红旗村:李明?");
    let plan = book(&[("退出", gone), ("名单", list), ("退出 (2)", gone)]);
    assert_eq!(people(&plan), "红旗村:李明? 红旗村:李明 红旗村:李明?");
    assert_eq!(plan.questions.len(), 1);
    let counts = plan.counts;
    assert_eq!((counts.rows, counts.added, counts.asked), (3, 1, 2));
}

/// 李明 of 红旗村 as listed on 5 March 2025, then a second list of 31 August.
fn then(second: &str) -> Plan {
    let file = |name: &str, text: String| InputFile {
        name: name.into(),
        bytes: Ok(text.into()),
    };
    let files = [
        file("2025年3月5日.csv", format!("{HEAD}红旗村,李明,男,{ID},\n")),
        file("2025年8月31日.csv", second.to_owned()),
    ];
    Draft::open(&files, &known()).check_on(&known(), today())
}

#[test]
fn a_title_may_say_that_its_people_have_left() {
    for title in ["已退出后备干部名单", "村级后备干部调整情况（调出）"] {
        let plan = then(&format!("{title}\n{HEAD}红旗村,李明,男,{ID},\n"));
        assert_eq!(spells(&plan), ["2025-03-05..2025-08-31"], "{title}");
        assert_eq!(codes(&plan), ["person.withdrawn_remark"], "{title}");
    }
    let plan = batch(&[("已退出后备干部名单.csv", "红旗村", "")], &[]);
    assert_eq!(people(&plan), "红旗村:李明!", "nobody is made of who left");
}

#[test]
fn who_has_a_day_or_a_reason_of_leaving_has_left() {
    let head = "村,姓名,性别,身份证号,入库时间,退出时间,退出原因\n";
    for (told, until) in [
        ("2024.3,超龄", "2025-08-31"),
        ("2024.3,", "2025-08-31"),
        (",外出务工", "2025-08-31"),
        (",", ""),
        ("无,—", ""),
    ] {
        let plan = then(&format!("{head}红旗村,李明,男,{ID},,{told}\n"));
        assert_eq!(spells(&plan), [format!("2025-03-05..{until}")], "{told}");
    }
}

#[test]
fn a_column_tells_why_somebody_left() {
    let head = "村,姓名,性别,身份证号,备注,退出时间,退出原因\n";
    for (told, reason) in [
        (",2024.3,因超龄", "超龄"),
        ("已退出,,外出务工（上海）", "外出务工（上海）"),
        (",,本人申请", "本人申请"),
        ("2025年5月因病去世,,", "去世"),
        ("已退出,,", ""),
    ] {
        let plan = then(&format!("{head}红旗村,李明,男,{ID},{told}\n"));
        let spell = &plan.named("李明").next().unwrap().spells[0];
        assert!(spell.left_on.is_some(), "{told}");
        assert_eq!(spell.left_reason.as_deref().unwrap_or(""), reason, "{told}");
        let said = plan.rows.iter().flat_map(|row| &row.changes);
        let said = said.filter(|change| change.field == "left_reason");
        assert_eq!(said.count(), usize::from(!reason.is_empty()), "{told}");
    }
}

/// 李明, listed on a day, and a sheet of who left with a column for when.
fn left_on(list: &str, sheet: &str, when: &str) -> Plan {
    let list = (list, format!("{HEAD}红旗村,李明,男,{ID},\n"));
    let left = format!(
        "村,姓名,性别,身份证号,备注,退出时间,退出原因\n红旗村,李明,男,{ID},已退出,{when},外出\n"
    );
    let files = [list, (sheet, left)].map(|(name, text)| InputFile {
        name: name.into(),
        bytes: Ok(text.into()),
    });
    Draft::open(&files, &known()).check_on(&known(), today())
}

#[test]
fn a_column_tells_the_day_on_which_somebody_left() {
    let (march, december) = ("2025年3月5日.csv", "2025年12月31日.csv");
    for (when, left, more) in [
        ("2025-08-15", "2025-08-15", None),
        ("2025.8", "2025-08", None),
        ("", "2025-12-31", None),
        ("已退出", "2025-12-31", None),
        ("2025", "2025-12-31", Some("left_on.unreadable")),
        ("2026-02-01", "2025-12-31", Some("left_on.future")),
        ("2025-03-01", "2025-12-31", Some("left_on.before_entry")),
    ] {
        let plan = left_on(march, december, when);
        assert_eq!(spells(&plan), [format!("2025-03-05..{left}")], "{when}");
        let said = codes(&plan).into_iter();
        let said: Vec<&str> = said.filter(|code| code.starts_with("left_on.")).collect();
        assert_eq!(said, Vec::from_iter(more), "{when}");
    }
    // When the list is of no day, nothing is known of the entry.
    let plan = left_on("名单.csv", december, "2025-08-15");
    assert_eq!(spells(&plan), ["2025-08-14..2025-08-15"]);
}

/// Imports files of one row each, one batch after the other; what is told of the last one, and how
/// 李明 stands after it.
fn one_by_one(files: &[(&str, &str, &str)], answers: &[(&str, &str)]) -> (Plan, String) {
    let (_folder, mut registry) = township("红旗村\n申家营村\n柳树沟村\n");
    let owned = |(key, answer): &(&str, &str)| ((*key).to_owned(), (*answer).to_owned());
    let options = Options {
        as_of: today(),
        answers: answers.iter().map(owned).collect(),
        ..Options::default()
    };
    let mut last = None;
    for file in inputs(files) {
        let known = registry.import_known().unwrap();
        let draft = Draft::open(&[file], &known);
        let plan = draft.check(&known, &options);
        last = Some(registry.import_batch(&known, &draft, plan).unwrap().value);
    }
    let known = registry.import_known().unwrap();
    let mut spells: Vec<String> = Vec::new();
    for spell in known.people.iter().flat_map(|person| &person.spells) {
        let villages = &known.places.villages;
        let village = villages
            .iter()
            .find(|it| it.id == spell.village_id)
            .unwrap();
        let left = spell.left_on.map(|left| left.to_string());
        let left = left.unwrap_or_default();
        spells.push(format!("{} {}..{left}", village.name, spell.entered_on));
    }
    spells.sort_unstable_by_key(|spell| spell.split(' ').nth(1).map(str::to_owned));
    (last.unwrap(), spells.join(" "))
}

#[test]
fn an_older_sheet_of_who_left_does_not_end_a_spell_that_began_after_it() {
    let (plan, spells) = one_by_one(
        &[
            ("2025年3月1日.csv", "红旗村", ""),
            ("2025年9月1日.csv", "红旗村", "已退出"),
            ("2026年3月1日.csv", "红旗村", "返回"),
            ("2025年9月1日再报.csv", "红旗村", "退出"),
        ],
        &[],
    );
    assert_eq!(spells, "红旗村 2025-03-01..2025-09-01 红旗村 2026-03-01..");
    assert_eq!(codes(&plan), ["person.withdrawn_remark"]);
    let message = &plan.problems[0].message;
    assert!(message.contains("本表日期早于入库日期，没有改动在库情况"));
    for sheet in ["2025年9月1日.csv", "2026年2月28日.csv"] {
        let files = [
            ("2026年3月1日.csv", "红旗村", ""),
            (sheet, "红旗村", "已退出"),
        ];
        let (plan, spells) = one_by_one(&files, &[]);
        assert_eq!(spells, "红旗村 2026-03-01..", "{sheet}");
        assert_eq!(codes(&plan), ["person.withdrawn_remark"], "{sheet}");
        assert_eq!(plan.questions, [], "{sheet}");
    }
}

#[test]
fn an_older_sheet_moves_nobody_out_of_the_village_they_came_to_later() {
    let files = [
        ("2026年3月1日.csv", "申家营村", ""),
        ("2025年3月1日.csv", "红旗村", ""),
    ];
    let moved = [("moved:李明/申家营村→红旗村", "moved")];
    let (plan, spells) = one_by_one(&files, &moved);
    assert_eq!(
        spells,
        "红旗村 2025-03-01..2026-03-01 申家营村 2026-03-01.."
    );
    assert_eq!(codes(&plan), ["person.other_village", "answer.unknown"]);
    let message = &plan.problems[0].message;
    assert!(
        message.contains("本表日期较早，按原在红旗村登记"),
        "{message}"
    );
    // Nor out of the second of two villages, whatever its remark says.
    let files = [
        ("2025年3月1日.csv", "红旗村", ""),
        ("2026年3月1日.csv", "申家营村", "由红旗村调整到申家营村"),
        ("2025年6月1日.csv", "柳树沟村", "由红旗村调整到柳树沟村"),
        ("2024年6月1日.csv", "红旗村", "能干"),
    ];
    let (plan, spells) = one_by_one(&files, &[]);
    assert_eq!(
        spells,
        "红旗村 2024-06-01..2026-03-01 申家营村 2026-03-01.."
    );
    assert_eq!(plan.questions, []);
}

#[test]
fn an_older_sheet_ends_nothing_that_a_newer_list_confirms() {
    let (plan, spells) = one_by_one(
        &[
            ("2024年3月1日.csv", "红旗村", ""),
            ("2026年3月1日.csv", "红旗村", "优秀"),
            ("2025年3月1日.csv", "红旗村", "已退出"),
        ],
        &[],
    );
    assert_eq!(spells, "红旗村 2024-03-01..");
    assert_eq!(codes(&plan), ["person.withdrawn_remark"]);
    let message = &plan.problems[0].message;
    assert!(
        message.contains("2026年3月1日的名单仍列着此人"),
        "{message}"
    );
}

#[test]
fn who_may_be_somebody_of_another_village_is_asked_about_whichever_sheet_comes_first() {
    let file = |name: &str, village: &str| InputFile {
        name: name.into(),
        bytes: Ok(format!("村,姓名,性别,出生年月\n{village},李明,男,1985.06\n").into()),
    };
    let newer = file("2026年3月1日.csv", "申家营村");
    let older = file("2025年3月1日.csv", "红旗村");
    let files = [newer.clone(), older.clone()];
    let plan = Draft::open(&files, &known()).check_on(&known(), today());
    assert_eq!(people(&plan), "申家营村:李明? 红旗村:李明");
    let question = &plan.questions[0];
    assert_eq!(question.choices, ["moved", "same", "new", "skip"]);
    assert_eq!(spells(&plan), ["2025-03-01.."]);
    // An older sheet that comes after the newer one is imported moves nobody.
    let (_folder, mut registry) = township("红旗村\n申家营村\n");
    let known = registry.import_known().unwrap();
    let draft = Draft::open(&[newer], &known);
    let plan = draft.check_on(&known, today());
    registry.import_batch(&known, &draft, plan).unwrap();
    let known = registry.import_known().unwrap();
    let plan = Draft::open(&[older], &known).check_on(&known, today());
    assert_eq!(people(&plan), "红旗村:李明?");
    let question = &plan.questions[0];
    assert_eq!(question.choices, ["same", "new", "skip"]);
    assert!(question.text.contains("本表日期早于入库日期"));
    assert_eq!(spells(&plan), ["2026-03-01.."]);
}

#[test]
fn sheets_of_years_move_somebody_on_their_days_in_whatever_order_they_come() {
    let first = ("2023年.csv", "红旗村", "");
    let second = ("2024年.csv", "申家营村", "由红旗村调整到申家营村");
    let third = ("2025年.csv", "申家营村", "");
    let moved = "红旗村 2023-12-31..2024-12-31 申家营村 2024-12-31..";
    for files in [
        [first, second, third],
        [third, first, second],
        [second, third, first],
        [third, second, first],
    ] {
        let (_, one_by_one) = one_by_one(&files, &[("moved:李明/红旗村→申家营村", "moved")]);
        assert_eq!(one_by_one, moved, "{files:?}");
        let plan = batch(&files, &[]);
        assert_eq!(plan.questions, [], "{files:?}");
        let mut spells = spells(&plan);
        spells.sort_unstable();
        assert_eq!(
            spells,
            ["2023-12-31..2024-12-31", "2024-12-31.."],
            "{files:?}"
        );
    }
}

#[test]
fn a_remark_tells_of_a_move_between_the_villages_it_names_only() {
    let files = |remark| {
        [
            ("2025年3月5日.csv", "红旗村", ""),
            ("2025年8月31日.csv", "申家营村", remark),
        ]
    };
    for remark in ["由红旗村调整到申家营村", "2025年8月从红旗转到申家营"] {
        let plan = batch(&files(remark), &[]);
        assert_eq!(codes(&plan).len(), 0, "{remark}");
        assert_eq!(
            spells(&plan),
            ["2025-03-05..2025-08-31", "2025-08-31.."],
            "{remark}"
        );
    }
    for remark in [
        "由柳树沟村调整到申家营村",
        "由东沟村调整到申家营村",
        "由申家营村调整到红旗村",
        "拟由红旗村调整到申家营村",
        "未由红旗村调整到申家营村",
    ] {
        let plan = batch(&files(remark), &[]);
        assert_eq!(codes(&plan), ["person.other_village"], "{remark}");
        assert_eq!(plan.counts.asked, 1, "{remark}");
        assert_eq!(spells(&plan), ["2025-03-05.."], "{remark}");
    }
}

#[test]
fn who_was_not_let_go_has_not_left() {
    let files = |remark| {
        [
            ("2025年3月5日.csv", "红旗村", ""),
            ("2025年8月31日.csv", "红旗村", remark),
        ]
    };
    for remark in ["不同意退出", "本人申请退出，未同意退出", "不予退出"] {
        let plan = batch(&files(remark), &[]);
        assert_eq!(spells(&plan), ["2025-03-05.."], "{remark}");
    }
}

#[test]
fn headings_and_columns_of_changes_say_who_left_of_those_known_too() {
    let (_folder, mut registry) = township("红旗村\n");
    let mut import = |title: &str, rows: &[&[&str]]| {
        let above = [title];
        let mut all: Vec<&[&str]> = vec![&above];
        all.extend(rows);
        let file = InputFile {
            name: "调整表.xlsx".into(),
            bytes: Ok(sheets(&[("Sheet1", &all)])),
        };
        let known = registry.import_known().unwrap();
        let draft = Draft::open(&[file], &known);
        let plan = draft.check_on(&known, today());
        let said = people(&plan);
        registry.import_batch(&known, &draft, plan).unwrap();
        let rows = registry.reserves_on(today(), &[]).unwrap();
        let names: Vec<String> = rows.iter().map(|row| row.person.name.clone()).collect();
        (said, names.join("、"))
    };
    let head: &[&str] = &["序号", "村", "姓名", "性别", "出生年月"];
    let (_, now) = import(
        "后备干部名册（2025年3月）",
        &[
            head,
            &["1", "红旗村", "李明", "男", "1985.01"],
            &["2", "红旗村", "王芳", "女", "1986.02"],
            &["3", "红旗村", "赵刚", "男", "1987.03"],
        ],
    );
    assert_eq!(now, "李明、王芳、赵刚");
    let (_, now) = import(
        "后备干部动态调整表（2025年9月）",
        &[
            head,
            &["一、新增人员"],
            &["1", "红旗村", "孙丽", "女", "1990.01"],
            &["二、退出人员（1人）"],
            &["1", "红旗村", "李明", "男", "1985.01"],
            &["三、保留人员"],
            &["1", "红旗村", "赵刚", "男", "1987.03"],
        ],
    );
    assert_eq!(now, "王芳、赵刚、孙丽");
    let head: &[&str] = &["序号", "村", "姓名", "性别", "出生年月", "调整类型"];
    let (said, now) = import(
        "后备干部动态调整表（2025年10月）",
        &[
            head,
            &["1", "红旗村", "王芳", "女", "1986.02", "调出"],
            &["2", "红旗村", "周涛", "男", "1991.01", "新增"],
            &["3", "红旗村", "吴兵", "男", "1970.01", "减少"],
        ],
    );
    assert_eq!(said, "红旗村:王芳 红旗村:周涛 红旗村:吴兵!");
    assert_eq!(now, "赵刚、孙丽、周涛");
}

#[test]
fn a_remark_about_somebody_else_or_a_plan_ends_nothing_and_is_flagged() {
    for remark in [
        "接替已退出的张三",
        "计划2027年退出",
        "曾任网格员；2023年调出",
    ] {
        let files = [
            ("2025年3月5日.csv", "红旗村", ""),
            ("2025年8月31日.csv", "红旗村", remark),
        ];
        let plan = batch(&files, &[]);
        assert_eq!(spells(&plan), ["2025-03-05.."], "{remark}");
        assert_eq!(codes(&plan), ["person.left_unclear"], "{remark}");
        assert_eq!(plan.counts.skipped, 0, "{remark}");
    }
}

/// What a list of 2024 and a later sheet with these rows say of 李明: his spells and the codes.
fn later(rows: &[&[&str]]) -> (Vec<String>, Vec<&'static str>) {
    let before: &[&[&str]] = &[
        &["后备力量名册（2024年12月31日）", "~", "~", "~"],
        &["村", "姓名", "性别", "身份证号"],
        &["红旗村", "李明", "男", ID],
    ];
    let files = [("2024.xlsx", before), ("后来.xlsx", rows)];
    let files = files.map(|(name, rows)| InputFile {
        name: name.into(),
        bytes: Ok(sheets(&[("名单", rows)])),
    });
    let plan = Draft::open(&files, &known()).check_on(&known(), today());
    (spells(&plan), codes(&plan))
}

#[test]
fn a_numbered_heading_over_a_table_of_its_own_says_who_has_left() {
    let (spells, codes) = later(&[
        &["后备力量动态调整情况（2025年6月30日）", "~", "~", "~"],
        &["一、本次新增人员（1人）"],
        &["村", "姓名", "性别", "身份证号"],
        &["红旗村", "王芳", "女", "150221199011150028"],
        &["二、本次调出人员（1人）"],
        &["村", "姓名", "性别", "身份证号"],
        &["红旗村", "李明", "男", ID],
    ]);
    assert_eq!(spells, ["2024-12-31..2025-06-30"]);
    assert_eq!(codes, ["person.withdrawn_remark"]);
}

#[test]
fn who_stands_before_a_change_and_not_after_it_has_left() {
    let change = |after: &str, born: &str| {
        later(&[
            &["后备力量调整表（2025年6月30日）", "~", "~", "~", "~"],
            &["村", "调整前", "~", "调整后", "~"],
            &["", "姓名", "出生年月", "姓名", "出生年月"],
            &["红旗村", "李明", "1985.06", after, born],
        ])
    };
    let (replaced, codes) = change("王芳", "1990.11");
    assert_eq!(replaced, ["2024-12-31..2025-06-30"]);
    assert_eq!(codes, ["person.withdrawn_remark"]);
    assert_eq!(
        change("李明", "1985.06"),
        (vec!["2024-12-31..".into()], vec![])
    );
}

#[test]
fn a_column_for_when_things_changed_is_the_day_of_leaving_and_of_coming() {
    let row = |name: &'static str, what: &'static str, id: &'static str| {
        ["红旗村", name, "男", id, what, "2025.5.8"]
    };
    let (spells, codes) = later(&[
        &["后备力量变动情况（2025年6月30日）", "~", "~", "~", "~", "~"],
        &["村", "姓名", "性别", "身份证号", "变动类型", "变动时间"],
        &row("李明", "减少", ID),
    ]);
    assert_eq!(spells, ["2024-12-31..2025-05-08"]);
    assert_eq!(codes, ["person.withdrawn_remark"]);
    let plan = qinglan_tests::sheets::check(
        "变动情况（2025年6月30日）.xlsx",
        sheets(&[(
            "后备力量",
            &[
                &["村", "姓名", "性别", "身份证号", "变动类型", "变动时间"],
                &row("李明", "增加", ID),
            ],
        )]),
    );
    assert_eq!(self::spells(&plan), ["2025-05-08.."]);
}

#[test]
fn what_may_have_taken_somebody_out_of_the_pool_is_said_and_changes_nothing() {
    let state = |header: &str, text: &str| {
        later(&[
            &["后备力量名册（2025年6月30日）", "~", "~", "~", "~"],
            &["村", "姓名", "性别", "身份证号", header],
            &["红旗村", "李明", "男", ID, text],
        ])
    };
    for text in [
        "当选村委会主任",
        "2025.4考上事业编",
        "已选入两委",
        "外嫁",
        "调走",
    ] {
        let (spells, codes) = state("备注", text);
        assert_eq!(spells, ["2024-12-31.."], "{text}");
        assert_eq!(codes, ["person.left_unclear"], "{text}");
    }
    for text in ["考取会计证", "2021年当选村民代表", "长期外出务工"] {
        let (spells, codes) = state("备注", text);
        assert_eq!(
            (spells, codes),
            (vec!["2024-12-31..".into()], vec![]),
            "{text}"
        );
    }
    let (spells, _) = state("在库状态", "已使用");
    assert_eq!(spells, ["2024-12-31..2025-06-30"]);
    let (spells, codes) = state("在库状态", "转为正式干部");
    assert_eq!(spells, ["2024-12-31.."]);
    assert_eq!(codes, ["person.left_unclear"]);
}

#[test]
fn a_column_for_the_former_village_tells_a_move() {
    let (spells, codes) = later(&[
        &["后备力量调整名单（2025年6月30日）", "~", "~", "~"],
        &["姓名", "身份证号", "原所在村", "现所在村"],
        &["李明", ID, "红旗村", "柳树沟村"],
    ]);
    assert_eq!(spells, ["2024-12-31..2025-06-30", "2025-06-30.."]);
    assert!(codes.is_empty(), "{codes:?}");
    let (spells, codes) = later(&[
        &["后备力量调整名单（2025年6月30日）", "~", "~", "~"],
        &["姓名", "身份证号", "原所在村", "现所在村"],
        &["李明", ID, "申家营村", "柳树沟村"],
    ]);
    assert_eq!(spells, ["2024-12-31.."]);
    assert_eq!(codes, ["person.other_village"]);
}
