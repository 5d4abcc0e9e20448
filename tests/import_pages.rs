//! Pages and texts that hold a list: tables inside tables, pages saved as one file, columns that only
//! blanks part. Every cell, and what becomes of every row.

use std::fmt::Write as _;

use qinglan_core::import::draft::{Draft, InputFile};
use qinglan_core::import::plan::{Outcome, Plan};
use qinglan_core::people::Field;
use qinglan_tests::sheets::{check, codes, entered_on, known, of, people, today, value};

/// What every row says: name, sex, birth, education, phone, remark.
fn said(plan: &Plan) -> Vec<String> {
    let fields = [Field::Sex, Field::Education, Field::Phone, Field::Remark];
    let rows = plan.rows.iter();
    rows.map(|row| {
        let birth = row.reading.birth.map(|birth| birth.to_string());
        let mut text = format!("{}|{}", row.name, birth.unwrap_or_default());
        for field in fields {
            let _ = write!(text, "|{}", value(row, field));
        }
        text
    })
    .collect()
}

const LIST: &str = "<table border=1><tr><td>序号</td><td>姓名</td><td>性别</td><td>出生年月</td><td>学历</td><td>联系电话</td><td>备注</td></tr>\
    <tr><td>1</td><td>李明</td><td>男</td><td>1985.06</td><td>大专</td><td>13812345678</td><td></td></tr>\
    <tr><td>2</td><td>王芳</td><td>女</td><td>1990.11</td><td>本科</td><td></td><td>退役</td></tr></table>";
const PEOPLE: [&str; 2] = [
    "李明|1985-06|男|大专|13812345678|",
    "王芳|1990-11|女|大学||退役",
];

#[test]
fn a_list_in_a_table_inside_a_cell_is_read() {
    for page in [
        // A page in a frame of tables: banner, menu and content, foot.
        format!("<html><body><table width=100%><tr><td colspan=2>协同办公平台</td></tr>\
            <tr><td rowspan=3 width=120>首页<br>通知</td><td>红旗村后备力量名单</td></tr>\
            <tr><td>{LIST}</td></tr><tr><td>填报时间：2025年3月5日</td></tr></table></body></html>"),
        // Three deep, with words before and after it in the same cell.
        format!("<table><tr><td><table><tr><td><p>红旗村后备力量名单</p>{LIST}<p>填报时间：2025年3月5日</p></td></tr></table></td></tr></table>"),
        // Header and people in tables of their own, rows of one table.
        format!("<table><tr><td>红旗村后备力量名单 填报时间：2025年3月5日</td></tr><tr><td>{}</td></tr></table>",
            LIST.replacen("</tr>", "</tr></table></td></tr><tr><td><table>", 1)),
        // The outer table is not ended.
        format!("<table><tr><td>红旗村后备力量名单 填报时间：2025年3月5日<tr><td>{LIST}"),
    ] {
        let plan = check("名单.xls", page.clone().into());
        assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳", "{page}");
        assert_eq!(said(&plan), PEOPLE, "{page}");
        assert_eq!(entered_on(&plan, "李明"), "2025-03-05", "{page}");
        assert_eq!(codes(&plan), [""; 0], "{page}");
    }
}

#[test]
fn what_turns_the_pages_of_a_list_is_nobody() {
    let pages = "<table><tr><td>共2条</td><td>第1页</td><td>下一页</td></tr></table>";
    let page = format!("<table><tr><td>红旗村后备力量名单<br>{LIST}{pages}</td></tr></table>");
    let plan = check("名单.htm", page.into());
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn a_table_inside_a_cell_of_a_list_is_text_of_the_cell() {
    let family =
        "<table><tr><td>父亲</td><td>李某</td></tr><tr><td>母亲</td><td>王某</td></tr></table>";
    let plan = check(
        "红旗村.xls",
        format!("<table><tr><td>姓名</td><td>性别</td><td>出生年月</td><td>学历</td><td>备注</td></tr>\
            <tr><td><table><tr><td>李明</td></tr></table></td><td>男</td><td>1985.06</td><td>大专</td><td>{family}</td></tr>\
            <tr><td>王芳</td><td>女</td><td>1990.11</td><td>本科</td><td></td></tr></table>").into(),
    );
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳");
    assert_eq!(
        value(of(&plan, "李明"), Field::Remark),
        "父亲 李某\n母亲 王某"
    );
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn tables_without_end_inside_each_other_are_read_or_refused() {
    let deep = "<table><tr><td>甲".repeat(20_000);
    let plan = check("深.xls", deep.into());
    assert_eq!(codes(&plan), ["sheet.no_header"]);
}

fn quoted(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        let _ = write!(text, "={byte:02X}");
        if at % 20 == 19 {
            text.push_str("=\r\n");
        }
    }
    text
}

fn in_gbk(text: &str) -> Vec<u8> {
    // The fixture in GBK tells every character that is needed here.
    let known = [
        ("姓", [0xD0, 0xD5]),
        ("名", [0xC3, 0xFB]),
        ("性", [0xD0, 0xD4]),
        ("别", [0xB1, 0xF0]),
        ("学", [0xD1, 0xA7]),
        ("历", [0xC0, 0xFA]),
        ("张", [0xD5, 0xC5]),
        ("强", [0xC7, 0xBF]),
        ("男", [0xC4, 0xD0]),
        ("高", [0xB8, 0xDF]),
        ("中", [0xD6, 0xD0]),
        ("出", [0xB3, 0xF6]),
        ("生", [0xC9, 0xFA]),
        ("年", [0xC4, 0xEA]),
        ("月", [0xD4, 0xC2]),
    ];
    text.chars()
        .flat_map(|c| {
            let found = known.iter().find(|(han, _)| han.starts_with(c));
            found.map_or_else(|| vec![c as u8], |(_, bytes)| bytes.to_vec())
        })
        .collect()
}

/// A workbook as spreadsheets save it in one file: the list of its sheets, two sheets, one of them
/// hidden, the tabs and the styles.
fn workbook() -> String {
    let main = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>\
        <x:ExcelWorksheet><x:Name>红旗村</x:Name><x:WorksheetSource HRef=\"Book.files/sheet001.htm\"/></x:ExcelWorksheet>\
        <x:ExcelWorksheet><x:Name>申家营村</x:Name><x:WorksheetSource HRef=\"Book.files/sheet002.htm\"/></x:ExcelWorksheet>\
        <x:ExcelWorksheet><x:Name>旧表</x:Name><x:WorksheetSource HRef=\"Book.files/sheet003.htm\"/></x:ExcelWorksheet>\
        </x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head><frameset></frameset></html>";
    let first = LIST
        .replace("<tr><td>2</td>", "<tr><td class=xl24>2</td>")
        .replace("<td>王芳", "<td class=xl24>王芳");
    let second = in_gbk("<html><meta charset=gb2312><table><tr><td>姓名</td><td>性别</td><td>出生年月</td><td>学历</td></tr><tr><td>张强</td><td>男</td><td>1988.03</td><td>高中</td></tr></table></html>");
    let hidden = format!("<html><xml><x:Visible>SheetHidden</x:Visible></xml>{LIST}</html>");
    let part = |name: &str, kind: &str, body: String| {
        format!("--=_Next\r\nContent-Location: file:///C:/{name}\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: {kind}\r\n\r\n{body}\r\n\r\n")
    };
    [
        "From: <Saved by WPS>\r\nSubject: \r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=_Next\"\r\n\r\n多部分\r\n\r\n".to_owned(),
        part("Book.htm", "text/html; charset=\"utf-8\"", quoted(main.as_bytes())),
        part("Book.files/stylesheet.css", "text/css; charset=\"utf-8\"", quoted(b".xl24 {text-decoration:line-through;}")),
        part("Book.files/tabstrip.htm", "text/html; charset=\"utf-8\"", quoted(b"<table><tr><td>Sheet1</td></tr></table>")),
        part("Book.files/sheet001.htm", "text/html; charset=\"utf-8\"", quoted(first.as_bytes())),
        part("Book.files/sheet002.htm", "text/html; charset=\"gb2312\"", quoted(&second)),
        part("Book.files/sheet003.htm", "text/html; charset=\"utf-8\"", quoted(hidden.as_bytes())),
        "--=_Next--\r\n".to_owned(),
    ]
    .concat()
}

#[test]
fn a_workbook_saved_as_one_page_is_read_sheet_by_sheet() {
    for name in ["台账.mht", "台账.xls"] {
        let plan = check(name, workbook().into());
        assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳! 申家营村:张强");
        assert_eq!(
            said(&plan),
            [PEOPLE[0], PEOPLE[1], "张强|1988-03|男|高中||"]
        );
        assert_eq!(codes(&plan), ["person.withdrawn_remark", "sheet.hidden"]);
        let sheets: Vec<&str> = plan.rows.iter().map(|row| row.sheet.as_str()).collect();
        assert_eq!(sheets, ["红旗村", "红旗村", "申家营村"]);
    }
}

#[test]
fn one_sheet_saved_as_one_page_is_the_page_itself() {
    let base64 = "PHRhYmxlPjx0cj48dGQ+5aeT5ZCNPC90ZD48dGQ+5oCn5YirPC90ZD48dGQ+5Ye655Sf5bm05pyIPC90ZD48L3RyPjx0cj48dGQ+5p2O5piOPC90ZD48dGQ+55S3PC90ZD48dGQ+MTk4NS4wNjwvdGQ+PC90cj48L3RhYmxlPg==";
    let plan = check(
        "红旗村.mht",
        format!("MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{base64}\n").into(),
    );
    assert_eq!(people(&plan), "红旗村:李明");
    assert_eq!(said(&plan), ["李明|1985-06|男|||"]);
}

#[test]
fn a_page_that_is_cut_off_says_so() {
    let whole = workbook();
    for end in [whole.len() - 12, whole.len() * 2 / 3, 200] {
        let plan = check("台账.mht", whole.as_bytes()[..end].to_vec());
        assert_eq!(codes(&plan), ["file.unreadable"], "{end}");
        let message = &plan.problems[0].message;
        assert!(message.contains("文件已损坏或不完整"), "{message}");
        assert!(message.contains("另存为 .xlsx"), "{message}");
    }
    let without = whole.replace("sheet002.htm\r\n", "sheet009.htm\r\n");
    assert_eq!(
        codes(&check("台账.mht", without.into())),
        ["file.unreadable"]
    );
}

#[test]
fn columns_that_blanks_part_are_read() {
    let text = "红旗村后备力量名单        2025年3月5日\n\n\
        序号    姓　名      性别    出生年月    学历    联系电话       备注\n\
        1       李  明      男      1985.06     大专    13812345678\n\
        2       王芳        女      1990.11     本科                   退役，会计\n\
        3       欧阳修远    男                  高中\n\
        填报人：廖朵            审核人：仇穗\n";
    let plan = check("名单.txt", text.into());
    assert_eq!(people(&plan), "红旗村:李明 红旗村:王芳 红旗村:欧阳修远");
    assert_eq!(
        said(&plan),
        [
            "李明|1985-06|男|大专|13812345678|",
            "王芳|1990-11|女|大学||退役，会计",
            "欧阳修远||男|高中||"
        ]
    );
    assert_eq!(entered_on(&plan, "李明"), "2025-03-05");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn pasted_text_that_blanks_part_is_read_whatever_its_page_says() {
    let text = "姓名　　性别　　出生年月　　村\n李　明　　男　　1985.06　　红旗村\n王芳　　女　　1990.11　　申家营村\n";
    let page = format!(
        "<html><body><p>{}</p></body></html>",
        text.replace('\n', "<br>")
    );
    for html in [None, Some(page.as_str())] {
        let draft = Draft::pasted(html, text, &known());
        let plan = draft.check_on(&known(), today());
        assert_eq!(people(&plan), "红旗村:李明 申家营村:王芳");
        assert_eq!(said(&plan), ["李明|1985-06|男|||", "王芳|1990-11|女|||"]);
    }
}

#[test]
fn where_blanks_do_not_tell_the_column_nothing_is_taken_and_that_is_said() {
    let file = InputFile {
        name: "红旗村.txt".into(),
        bytes: Ok(
            "姓名  性别  出生年月  学历\n欧阳修远  男  1985.06  大专\n李明  1990.11  高中\n".into(),
        ),
    };
    let plan = Draft::open(&[file], &known()).check_on(&known(), today());
    assert!(plan.rows.iter().all(|row| row.outcome != Outcome::Added));
    assert_eq!(codes(&plan), ["sheet.no_header"]);
}
