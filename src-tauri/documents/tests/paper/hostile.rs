//! Texts nobody expects in a roster: they print as they were typed, or as □, and break nothing.

use qinglan_core::reports::Report;
use qinglan_documents::{bytes, coverage, Format};

use crate::read::{part, pdf_pages, pdf_words, sheets, squeezed, word_tables};
use crate::samples;

fn with_remark(remark: &str) -> Report {
    let mut report = samples::report(vec![samples::village(0, "申家营村", 2)]);
    report.sections[0].rows[0].cells[10] = remark.into();
    report
}

#[test]
fn markup_of_any_kind_stays_text() {
    for text in [
        "#import \"x.typ\": *",
        "#panic(1)",
        "*粗* _斜_ `码`",
        "$x^2$ @某 <标签>",
        "{{x}} ${y} %z%",
        "<img src=x onerror=alert(1)>",
        "</w:t></w:tc></w:tbl><w:tbl>",
        "= 标题\n- 列表\n+ 编号",
        "// 注释 /* 注释 */ \\u{41} \\n",
        "&lt;&amp;&#x41;",
        "第 &P 页 &\"黑体\"",
        "'; DROP TABLE people; --",
    ] {
        let report = with_remark(text);
        assert!(
            squeezed(&pdf_pages(&report).concat()).contains(&squeezed(text)),
            "{text}"
        );
        assert_eq!(sheets(&report)[0].1[4][10], text);
        assert_eq!(word_tables(&report)[0][1][10], text);
    }
}

#[test]
fn nothing_becomes_a_formula() {
    for text in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1＋1",
        "＋1",
        "－1",
        "＠A1",
        "=cmd|' /C calc'!A0",
    ] {
        let mut report = with_remark(text);
        report.sections[0].rows[0].cells[14] = text.into();
        let rows = &sheets(&report)[0].1;
        assert_eq!((rows[4][10].as_str(), rows[4][14].as_str()), (text, text));
        let styles = part(&bytes(&report, Format::Xlsx).unwrap().0, "xl/styles.xml");
        assert!(
            styles.contains("quotePrefix=\"1\""),
            "it stays text when it is edited"
        );
    }
}

#[test]
fn control_characters_and_direction_marks_do_not_reach_the_paper() {
    let report = with_remark("甲\u{0}\u{8}\u{1b}乙\u{202e}丙\u{200b}丁\r\n戊\t己\u{feff}");
    let expect = "甲乙丙丁\n戊 己";
    assert!(squeezed(&pdf_pages(&report).concat()).contains("甲乙丙丁戊己"));
    assert_eq!(sheets(&report)[0].1[4][10], expect);
    assert_eq!(word_tables(&report)[0][1][10], expect);
}

#[test]
fn code_points_that_xml_cannot_hold_leave_the_files_readable() {
    let mut report = with_remark("甲\u{fffe}乙\u{ffff}丙");
    let section = &mut report.sections[0];
    for text in [&mut section.name, &mut section.title, &mut report.title] {
        text.push('\u{ffff}');
    }
    assert_eq!(sheets(&report)[0].1[4][10], "甲乙丙");
    assert_eq!(word_tables(&report)[0][1][10], "甲乙丙");
    let (word, _) = bytes(&report, Format::Docx).unwrap();
    let (workbook, _) = bytes(&report, Format::Xlsx).unwrap();
    for xml in [
        part(&word, "word/document.xml"),
        part(&workbook, "xl/workbook.xml"),
        part(&workbook, "xl/sharedStrings.xml"),
        part(&workbook, "docProps/core.xml"),
    ] {
        assert!(!xml.contains(['\u{fffe}', '\u{ffff}']));
    }
}

#[test]
fn rare_characters_print() {
    let rare = "喆垚犇赟珺玥祎晞旻昇頔龑䶮䲠㛃𫖮𬀩𬸚𬱖𬍛𫍽𬘭𬭎𪩘𣵦𨟠·";
    let mut report = with_remark(rare);
    report.sections[0].title = format!("{rare}村花名册");
    report.sections[0].columns[10].label = rare.into();
    assert!(coverage(&report).unwrap().is_empty());
    let paper = squeezed(&pdf_pages(&report).concat());
    assert_eq!(paper.matches(rare).count(), 3);
    assert!(!paper.contains('□'));
    assert_eq!(sheets(&report)[0].1[4][10], rare);
    assert_eq!(word_tables(&report)[0][1][10], rare);
}

#[test]
fn a_character_nobody_can_draw_prints_as_a_box_and_is_named_with_its_person() {
    let mut report = with_remark("正常");
    report.sections[0].rows[1].cells[2] = "申\u{e863}梅".into();
    report.sections[0].rows[1].person = Some("申\u{e863}梅".into());
    report.sections[0].title.push('\u{10ffff}');
    let found = coverage(&report).unwrap();
    assert_eq!(found.len(), 2, "{found:?}");
    let in_title = found.iter().find(|one| one.column == "标题").unwrap();
    assert_eq!(
        (in_title.character.as_str(), &in_title.person),
        ("\u{10ffff}", &None)
    );
    let in_name = found.iter().find(|one| one.column == "姓名").unwrap();
    assert_eq!(in_name.person.as_deref(), Some("申\u{e863}梅"));
    assert_eq!(
        in_name.message,
        "申家营村 申□梅的“姓名”里有一个自造的字（U+E863），别的电脑上没有，印成 □：请查证件，改成正式的字"
    );

    let paper = squeezed(&pdf_pages(&report).concat());
    assert!(paper.contains("申□梅") && paper.contains("花名册□"));
    for format in [Format::Pdf, Format::Xlsx, Format::Docx] {
        let (_, undrawable) = bytes(&report, format).unwrap();
        assert!(undrawable.contains(in_name), "{format:?} tells it, too");
    }
    assert_eq!(sheets(&report)[0].1[5][2], "申□梅");
}

#[test]
fn a_character_that_no_font_has_is_shown_with_its_code_and_what_to_do() {
    let found = coverage(&with_remark("\u{323af}")).unwrap();
    let [one] = found.as_slice() else {
        panic!("{found:?}")
    };
    let said = &one.message;
    let person = one.person.as_deref().unwrap();
    assert!(said.starts_with(&format!("申家营村 {person}的“")), "{said}");
    assert!(said.contains("\u{323af} U+323AF"), "{said}");
    assert!(said.contains("请核对"), "{said}");
}

#[test]
fn the_village_of_a_person_is_told_where_a_table_is_of_several() {
    let mut report = with_remark("\u{e863}");
    let section = &mut report.sections[0];
    section.name = "青禾镇".into();
    section.rows[0].person = Some("申海涛".into());
    let label = section.columns[10].label.replace('\n', "");
    let expect = format!("申家营村 申海涛的“{label}”里有一个自造的字（U+E863）");
    for format in [Format::Pdf, Format::Xlsx, Format::Docx] {
        let (_, found) = bytes(&report, format).unwrap();
        assert!(
            found[0].message.starts_with(&expect),
            "{}",
            found[0].message
        );
    }
}

#[test]
fn a_note_longer_than_a_row_can_be_tall_goes_on_in_the_next_row() {
    let mut report = with_remark("见附注");
    let lines: Vec<String> = (1..=400).map(|n| format!("第{n}条走访记录")).collect();
    let note = format!("注：{}", lines.join("\n"));
    report.sections[0].notes = vec![note.clone(), "甲".repeat(9_000)];
    let rows = &sheets(&report)[0].1;
    let said: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    let whole = said.join("\n");
    assert!(whole.contains(&note), "nothing of the note is lost");
    assert_eq!(whole.matches('甲').count(), 9_000);
    let (book, _) = bytes(&report, Format::Xlsx).unwrap();
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    let heights = sheet.split(" ht=\"").skip(1).map(|rest| {
        let height = rest.split_once('"').unwrap().0;
        height.parse::<f64>().unwrap()
    });
    assert!(
        heights.clone().all(|height| height <= 409.0),
        "Excel's limit"
    );
    assert!(heights.sum::<f64>() > 420.0 * 14.5, "every line has room");
}

#[test]
fn names_of_fifty_characters_and_remarks_of_two_thousand_stay_in_their_columns() {
    let mut report = with_remark(&"甲乙丙丁戊己庚、辛。".repeat(200));
    let row = &mut report.sections[0].rows[1].cells;
    row[2] = "阿".repeat(25) + "·" + &"依".repeat(24);
    row[14] = "1".repeat(120);
    row[15] = "https://example.com/".to_owned() + &"a".repeat(180);
    let pages = pdf_pages(&report);
    assert!(
        pages.len() >= 2,
        "a row taller than a page goes on on the next"
    );
    let paper = squeezed(&pages.concat());
    assert_eq!(paper.matches('庚').count(), 200, "nothing is lost");
    report.sections[0].columns[3].label = "ABCDEFGHIJ".repeat(3);
    report.sections[0].notes = vec!["x".repeat(400)];
    let ends = pdf_words(&report);
    assert!(
        ends.iter().all(|word| word.to <= word.page_width - 28.0),
        "inside the margins"
    );
    assert_eq!(sheets(&report)[0].1[4][10].chars().count(), 2_000);
}

#[test]
fn the_foot_may_say_anything() {
    let mut report = with_remark("");
    report.sections[0].signatures = vec!["A&B：".into(), "𠮷：".into(), "#x \u{e000}：".into()];
    assert!(squeezed(&pdf_pages(&report)[0]).contains("A&B：𠮷：#x□："));
    let sheet = part(
        &bytes(&report, Format::Xlsx).unwrap().0,
        "xl/worksheets/sheet1.xml",
    );
    assert!(sheet.contains("A&amp;&amp;B："), "Excel prints one &");
    report.sections[0].signatures = vec!["长".repeat(300)];
    assert!(bytes(&report, Format::Xlsx).is_ok());
}

#[test]
fn an_empty_report_is_a_file_that_opens() {
    let empty = samples::report(Vec::new());
    assert_eq!(pdf_pages(&empty).len(), 1);
    assert_eq!(sheets(&empty).len(), 1);
    assert!(word_tables(&empty).is_empty());
    let mut bare = samples::report(vec![samples::village(0, "申家营村", 2)]);
    bare.sections[0].columns.clear();
    bare.sections[0]
        .rows
        .iter_mut()
        .for_each(|row| row.cells.clear());
    for format in [Format::Pdf, Format::Xlsx, Format::Docx] {
        assert!(bytes(&bare, format).is_ok(), "{format:?}");
    }
}
