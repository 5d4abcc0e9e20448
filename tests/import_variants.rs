//! The same people, however their sheet is laid out: the reading depends on what a sheet says,
//! not on how.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose scene cannot be set has failed"
)]

use proptest::prelude::*;
use qinglan_tests::sheets::{check, sheets};

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
