//! The same people, however their sheet is laid out: the reading depends on what a sheet says,
//! not on how.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use proptest::prelude::*;
use qinglan_core::people::Field;
use qinglan_tests::sheets::{book, check, codes, mentors, of, people, sheets, value};

/// Columns with the words offices write over them; the first two tell who and where.
const COLUMNS: [&[&str]; 8] = [
    &["姓名", "姓 名", "后备干部姓名", "姓\n名（必填）", "名字"],
    &["村", "村名", "所在村（社区）", "行政村", "所属\n嘎查村"],
    &["性别", "性 别", "性别（男/女）", "男/女"],
    &["出生年月", "出生日期", "*出生年月（岁）：", "出生时间"],
    &["学历", "文化程度", "最高学历", "受教育程度"],
    &["政治面貌", "政治\n面貌", "党派", "政治面貌（党员/群众）"],
    &["联系电话", "手机号码", "联系方式", "本人联系电话"],
    &["帮带人", "帮带责任人", "结对帮带人", "培养联系人"],
];

const PEOPLE: [[&str; 8]; 4] = [
    [
        "李明",
        "红旗村",
        "男",
        "1985-06",
        "大学",
        "中共党员",
        "13812345678",
        "廖朵（副镇长）",
    ],
    [
        "王芳",
        "红旗村",
        "女",
        "1990-11",
        "大专",
        "群众",
        "13812345679",
        "仇穗（包村干部）",
    ],
    [
        "张强",
        "申家营村",
        "男",
        "1988-03",
        "高中",
        "预备党员",
        "",
        "廖朵（副镇长）、仇穗（包村干部）",
    ],
    [
        "赵敏",
        "柳树沟村",
        "女",
        "1993-12",
        "初中",
        "共青团员",
        "13812345670",
        "",
    ],
];

/// How a sheet is laid out.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch that a sheet has or has not"
)]
struct Layout {
    order: Vec<usize>,
    words: Vec<usize>,
    dates: usize,
    title: bool,
    numbered: bool,
    blank_rows: bool,
    bands: bool,
    repeated: bool,
    footer: bool,
    format: usize,
}

fn layouts() -> impl Strategy<Value = Layout> {
    let order = Just((0..COLUMNS.len()).collect::<Vec<_>>()).prop_shuffle();
    let words = prop::collection::vec(0..20_usize, COLUMNS.len());
    let switches = prop::array::uniform6(any::<bool>());
    (order, words, 0..6_usize, switches, 0..6_usize).prop_map(
        |(order, words, dates, [title, numbered, blank_rows, bands, repeated, footer], format)| {
            Layout {
                order,
                words,
                dates,
                title,
                numbered,
                blank_rows,
                bands,
                repeated,
                footer,
                format,
            }
        },
    )
}

fn date(iso: &str, spelling: usize) -> String {
    let (year, month) = iso.split_once('-').unwrap();
    let short = month.trim_start_matches('0');
    match spelling {
        0 => format!("{year}.{month}"),
        1 => format!("{year}年{short}月"),
        2 => format!("{year}-{month}"),
        3 => format!("{year}/{short}"),
        4 => format!("{year}{month}"),
        _ => format!("{}.{month}", &year[2..]),
    }
}

fn rows(layout: &Layout) -> Vec<Vec<String>> {
    let order: Vec<usize> = layout
        .order
        .iter()
        .copied()
        .filter(|&column| !(layout.bands && column == 1))
        .collect();
    let line = |first: &str, cells: Vec<String>| {
        let number = layout.numbered.then(|| first.to_owned());
        number.into_iter().chain(cells).collect::<Vec<String>>()
    };
    let header = || {
        let words = order.iter().map(|&column| {
            let words = COLUMNS[column];
            words[layout.words[column] % words.len()].to_owned()
        });
        line("序号", words.collect())
    };
    let mut rows = Vec::new();
    if layout.title {
        rows.push(vec!["青禾镇村级后备力量花名册".to_owned()]);
        rows.push(vec![
            "填报单位：青禾镇党委　填报时间：2025年9月30日".to_owned()
        ]);
    }
    rows.push(header());
    let mut village = "";
    for (nth, person) in PEOPLE.iter().enumerate() {
        if layout.repeated && nth == 2 {
            rows.push(header());
        }
        if layout.bands && person[1] != village {
            village = person[1];
            rows.push(vec![format!(
                "{}、{village}",
                ["一", "二", "三", "四"][nth]
            )]);
        }
        if layout.blank_rows && nth % 2 == 1 {
            rows.push(Vec::new());
        }
        let cells = order.iter().map(|&column| match column {
            3 => date(person[3], layout.dates),
            _ => person[column].to_owned(),
        });
        rows.push(line(&(nth + 1).to_string(), cells.collect()));
    }
    if layout.footer {
        rows.push(vec!["合计".into(), "4人".into()]);
        rows.push(vec!["填报人：".into(), "某某".into()]);
    }
    rows
}

fn file(layout: &Layout) -> (&'static str, Vec<u8>) {
    let rows = rows(layout);
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let text = |mark: &str| -> String {
        rows.iter()
            .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(mark) + "\r\n")
            .collect()
    };
    match layout.format {
        0 => ("表.csv", text(",").into_bytes()),
        1 => {
            let wide = text("\t");
            let units = wide.encode_utf16().flat_map(u16::to_le_bytes);
            ("表.xls", [0xFF, 0xFE].into_iter().chain(units).collect())
        }
        2 => {
            let table: String = rows
                .iter()
                .map(|row| {
                    let cells = row.iter().map(|cell| format!("<td>{cell}</td>"));
                    format!("<tr>{}</tr>", cells.collect::<Vec<_>>().concat())
                })
                .collect::<Vec<_>>()
                .concat();
            (
                "表.xls",
                format!("<html><table>{table}</table></html>").into_bytes(),
            )
        }
        3 => ("表.txt", [b"\xEF\xBB\xBF", text("\t").as_bytes()].concat()),
        _ => {
            let cells: Vec<Vec<&str>> = rows
                .iter()
                .map(|row| row.iter().map(String::as_str).collect())
                .collect();
            let rows: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
            ("表.xlsx", sheets(&[("Sheet1", &rows)]))
        }
    }
}

/// Everything the sheet says about its people, a line each.
fn said(layout: &Layout) -> Vec<String> {
    let (name, bytes) = file(layout);
    let plan = check(name, bytes);
    let counts = plan.counts;
    assert_eq!(
        (counts.rows, counts.added),
        (PEOPLE.len(), PEOPLE.len()),
        "{:#?}",
        plan.problems
    );
    let mut lines: Vec<String> = plan
        .rows
        .iter()
        .map(|row| {
            let reading = &row.reading;
            format!(
                "{} {:?} {:?} {:?} {:?}",
                reading.name, row.village, reading.birth, reading.values, reading.mentors
            )
        })
        .collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_layout_of_a_sheet_never_matters(layout in layouts()) {
        let plain = Layout {
            order: (0..COLUMNS.len()).collect(),
            words: vec![0; COLUMNS.len()],
            dates: 0,
            title: false,
            numbered: false,
            blank_rows: false,
            bands: false,
            repeated: false,
            footer: false,
            format: 0,
        };
        prop_assert_eq!(said(&layout), said(&plain));
    }
}

#[test]
fn a_list_on_its_side_is_read_person_by_person() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &["村级后备干部情况", "~", "~", "~"],
            &["序号", "1", "2", "3"],
            &["所在村", "红旗村", "~", "申家营村"],
            &["姓名", "李明", "王芳", "张强"],
            &["性别", "男", "女", "男"],
            &["出生年月", "1985.06", "1990.13", "1988.03"],
            &["联系电话", "13812345678", "", "13812345679"],
            &["有无摩托车", "有", "", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳 申家营村:张强");
    assert_eq!(value(of(&plan, "张强"), Field::Phone), "13812345679");
    let problems: Vec<_> = plan
        .problems
        .iter()
        .map(|problem| (problem.row, problem.column_letter.as_str(), problem.code))
        .collect();
    assert_eq!(
        problems,
        [(8, "B", "column.unknown"), (6, "C", "birth.unreadable")]
    );
}

#[test]
fn tables_beside_each_other_have_titles_and_columns_of_their_own() {
    let plan = check(
        "x.xlsx",
        book(&[
            &["红旗村后备干部", "~", "~", "", "申家营村后备干部", "~", "~"],
            &["姓名", "性别", "出生年月", "", "姓名", "性别", "出生年月"],
            &["李明", "男", "1985.06", "", "王芳", "女", "1990.11"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
    let plan = check(
        "x.xlsx",
        book(&[
            &["红旗村后备干部", "~", "", "申家营村后备干部", "~", "~"],
            &["姓名", "出生年月", "", "姓名", "学历", "联系电话"],
            &["李明", "1985.06", "", "王芳", "大专", "13812345679"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
    assert_eq!(value(of(&plan, "王芳"), Field::Education), "大专");
}

#[test]
fn a_row_below_that_only_names_a_second_mentor_belongs_to_the_person_above() {
    let plan = check(
        "红旗村后备.xlsx",
        book(&[
            &["序号", "姓名", "性别", "帮带人", "职务", "联系电话"],
            &["1", "李明", "男", "廖朵", "副镇长", "13812345678"],
            &["", "", "", "仇穗", "包村干部", ""],
            &["2", "王芳", "女", "廖朵", "副镇长", ""],
            &["", "", "", "审核人：", "", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    let row = of(&plan, "李明");
    assert_eq!(mentors(row), "包村领导=廖朵/副镇长 包村干部=仇穗/包村干部");
    assert_eq!(value(row, Field::Occupation), "");
}

#[test]
fn posts_that_fit_no_name_are_listed() {
    let plan = check(
        "红旗村后备.xlsx",
        book(&[
            &["姓名", "性别", "帮带人姓名", "帮带人职务"],
            &["李明", "男", "廖朵、仇穗", "副镇长"],
        ]),
    );
    assert_eq!(mentors(of(&plan, "李明")), "帮带人=廖朵/ 帮带人=仇穗/");
    assert_eq!(codes(&plan), ["mentor.post_unmatched"]);
}

#[test]
fn headers_repeated_on_every_page_and_their_sums_are_nobody() {
    let plan = check(
        "红旗村后备.xlsx",
        book(&[
            &["序号", "姓名", "性别"],
            &["1", "李明", "男"],
            &["本页小计", "1人", ""],
            &["序号", "姓名", "性别"],
            &["2", "王芳", "女"],
            &["本页小计", "1人", ""],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(plan.counts.rows, 2);
}

#[test]
fn what_is_left_out_of_a_row_is_always_listed() {
    let plan = check(
        "红旗村后备.xlsx",
        book(&[
            &["姓名", "女（打√）", "年龄", "人员类别"],
            &["李明", "", "40", "其他（网格员）"],
            &["王芳", "√", "约三十", "致富能手"],
        ]),
    );
    assert_eq!(value(of(&plan, "李明"), Field::Sources), "其他");
    assert_eq!(value(of(&plan, "王芳"), Field::Sex), "女");
    assert_eq!(
        codes(&plan),
        ["source.unknown", "age.without_birth", "age.without_birth"]
    );
}

#[test]
fn a_header_is_found_among_many_columns_nobody_knows() {
    let extra: Vec<String> = (1..=300).map(|n| format!("附加{n}")).collect();
    let mut header = vec!["姓名", "性别", "出生年月"];
    header.extend(extra.iter().map(String::as_str));
    let mut row = vec!["李明", "男", "1985.06"];
    row.resize(header.len(), "值");
    let plan = check("红旗村.xlsx", book(&[&header, &row]));
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(plan.problems.len(), 300);
}

#[test]
fn committees_and_branches_are_their_village() {
    let plan = check(
        "后备.xlsx",
        book(&[
            &["村级组织", "姓名", "出生年月"],
            &["红旗村村委会", "甲一", "1985.01"],
            &["红旗村委会", "甲二", "1985.02"],
            &["中共红旗村支部委员会", "甲三", "1985.03"],
            &["红旗村党总支", "甲四", "1985.04"],
            &["青禾镇红旗村村民委员会", "甲五", "1985.05"],
        ]),
    );
    assert_eq!(
        people(&plan),
        "红旗村:甲一 红旗村:甲二 红旗村:甲三 红旗村:甲四 红旗村:甲五"
    );
}

#[test]
fn a_file_without_content_is_named() {
    let plan = check("空.csv", b" \r\n\r\n".to_vec());
    assert_eq!(codes(&plan), ["file.unreadable"]);
    assert!(plan.problems[0].message.starts_with("文件里没有内容"));
}

#[test]
fn headings_of_villages_may_say_more_than_their_name() {
    for heading in [
        ["红旗村", "2人", "", ""],
        ["村名：", "红旗村", "", ""],
        ["红旗村（包村领导：廖朵；包村干部：仇穗）", "~", "~", "~"],
        ["红旗村", "", "", "包村领导：廖朵，包村干部：仇穗"],
    ] {
        let plan = check(
            "汇总后备.xlsx",
            book(&[
                &["序号", "姓名", "性别", "出生年月"],
                &["申家营村", "~", "~", "~"],
                &["1", "李明", "男", "1985.06"],
                &heading,
                &["1", "王芳", "女", "1990.11"],
            ]),
        );
        assert_eq!(people(&plan), "申家营村:李明 红旗村:王芳", "{heading:?}");
        assert_eq!(mentors(of(&plan, "李明")), "");
        if heading.concat().contains("廖朵") {
            assert_eq!(
                mentors(of(&plan, "王芳")),
                "包村领导=廖朵/包村领导 包村干部=仇穗/包村干部"
            );
        }
    }
}

#[test]
fn a_remark_after_the_name_is_a_remark() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["姓名", "性别", "出生年月"],
            &["李明（已退出）", "男", "1985.06"],
            &["王芳（大学生村官）", "女", "1990.11"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明! 红旗村:王芳");
    assert_eq!(value(of(&plan, "王芳"), Field::Remark), "大学生村官");
    assert_eq!(codes(&plan), ["person.withdrawn_remark"]);
}

#[test]
fn a_list_on_its_side_may_group_its_labels() {
    let plan = check(
        "红旗村.xlsx",
        book(&[
            &["基本情况", "姓名", "李明", "王芳"],
            &["^", "性别", "男", "女"],
            &["^", "出生年月", "1985.06", "1990.11"],
            &["帮带人", "姓名", "廖朵", "仇穗"],
            &["^", "职务", "副镇长", "包村干部"],
        ]),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(mentors(of(&plan, "王芳")), "包村干部=仇穗/包村干部");
}
