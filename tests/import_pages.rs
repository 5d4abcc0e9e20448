//! Pages that hold a list: tables inside tables. Every cell, and what becomes of every row.

use std::fmt::Write as _;

use qinglan_core::import::plan::Plan;
use qinglan_core::people::Field;
use qinglan_tests::sheets::{check, codes, entered_on, of, people, value};

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
