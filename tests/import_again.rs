//! Whatever a sheet looks like: every row is accounted for, the same sheet again changes nothing,
//! and one undo leaves the register as it was.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::{Options, Plan};
use qinglan_core::villages::{OwnerKind, VillageDraft};
use qinglan_core::Registry;
use qinglan_tests::sheets::{book, today};

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

    /// Whether somebody is named twice: then a sheet may contradict itself, and its rows in turn
    /// change each other.
    fn names_somebody_twice(&self) -> bool {
        let names: BTreeSet<&str> = self.people.iter().map(|&name| NAMES[name]).collect();
        names.len() < self.people.len()
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
    let known = registry.import_known().unwrap();
    let draft = Draft::open(std::slice::from_ref(file), &known);
    let options = Options {
        as_of: today(),
        again,
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

#[test]
fn rows_are_accounted_for_again_changes_nothing_and_undo_restores() {
    let villages = ["红旗村", "申家营村", "柳树沟村"].map(|name| VillageDraft {
        name: name.into(),
        ..VillageDraft::default()
    });
    // The same sheets every time: what more of them show is mended first, then asked for here.
    let mut runner = TestRunner::new_with_rng(
        ProptestConfig {
            cases: 48,
            failure_persistence: None,
            ..ProptestConfig::default()
        },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    let result = runner.run(&a_sheet(), |sheet| {
        prop_assume!(!sheet.names_somebody_twice());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("青禾镇.qinglan");
        let mut registry =
            Registry::create(&path, OwnerKind::Township, "青禾镇", &villages).unwrap();
        let before = registry.dump().unwrap();
        let file = sheet.file();
        let first = import(&mut registry, &file, false);
        let after = registry.dump().unwrap();
        for again in [false, true] {
            let second = import(&mut registry, &file, again);
            prop_assert_eq!(second.counts.rows, first.counts.rows);
            prop_assert_eq!((second.counts.added, second.counts.updated), (0, 0));
            prop_assert_eq!(registry.dump().unwrap(), after.clone());
        }
        // What was read a second time changed nothing, so the first is what is undone.
        if after != before {
            registry.undo(None).unwrap();
        }
        prop_assert_eq!(registry.dump().unwrap(), before);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
