//! One report says the same cells in every format.

use std::fmt::Write;

use qinglan_core::reports::{Align, Column, Report, Section};
use qinglan_documents::{bytes, Format};

use crate::read::{part, pdf_pages, sheets, squeezed, word_tables, word_text};
use crate::samples;

fn two_villages() -> Report {
    let mut second = samples::village(3, "东滩村", 4);
    second.notes = vec![
        "注：1. 备注全文见附件。".into(),
        "2. 统计口径：截至当日在库人员。".into(),
    ];
    samples::report(vec![samples::village(0, "申家营村", 12), second])
}

#[test]
fn pdf_workbook_and_document_say_the_same_cells() {
    let report = two_villages();
    let paper = squeezed(&pdf_pages(&report).concat());
    let sheets = sheets(&report);
    let tables = word_tables(&report);
    for (number, section) in report.sections.iter().enumerate() {
        let labels: Vec<_> = section
            .columns
            .iter()
            .map(|column| column.label.clone())
            .collect();
        let head = sheets[number]
            .1
            .iter()
            .position(|row| *row == labels)
            .unwrap();
        assert_eq!(tables[number][0], labels);
        for (index, row) in section.rows.iter().enumerate() {
            assert_eq!(
                sheets[number].1[head + 1 + index],
                row.cells,
                "in the workbook"
            );
            assert_eq!(tables[number][1 + index], row.cells, "in the document");
            assert!(
                paper.contains(&squeezed(&row.cells.concat())),
                "on paper: {:?}",
                row.cells
            );
        }
    }
}

#[test]
fn what_stands_around_the_table_is_in_every_format() {
    let report = two_villages();
    let paper = squeezed(&pdf_pages(&report).concat());
    let office = bytes(&report, Format::Docx).unwrap().0;
    let word = word_text(&part(&office, "word/document.xml"));
    let word_foot = word_text(&part(&office, "word/footer1.xml"));
    let book = bytes(&report, Format::Xlsx).unwrap().0;
    for (section, (_, rows)) in report.sections.iter().zip(sheets(&report)) {
        let sheet: String = rows.concat().concat();
        let attachment = section.attachment.as_ref();
        let lines = [&section.title, &section.left_line, &section.right_line];
        for text in lines.into_iter().chain(attachment).chain(&section.notes) {
            assert!(sheet.contains(text), "workbook: {text}");
            assert!(word.contains(text), "document: {text}");
            assert!(paper.contains(&squeezed(text)), "paper: {text}");
        }
        for signature in &section.signatures {
            assert!(part(&book, "xl/worksheets/sheet1.xml").contains(signature));
            assert!(word_foot.contains(signature));
            assert!(paper.contains(signature));
        }
    }
}

#[test]
fn the_sample_village_reads_as_before() {
    let report = samples::report(vec![samples::village(0, "申家营村", 10)]);
    let mut text = String::new();
    for (number, page) in pdf_pages(&report).iter().enumerate() {
        writeln!(text, "———— 第 {} 页\n{}", number + 1, page.trim_end()).unwrap();
    }
    insta::assert_snapshot!("pdf", text);
    let mut text = String::new();
    for (name, rows) in sheets(&report) {
        writeln!(text, "———— {name}").unwrap();
        for row in rows {
            writeln!(text, "{}", row.join("|").replace('\n', "⏎")).unwrap();
        }
    }
    insta::assert_snapshot!("xlsx", text);
}

#[test]
fn the_workbook_prints_as_the_pages_do() {
    let report = two_villages();
    let book = bytes(&report, Format::Xlsx).unwrap().0;
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("paperSize=\"9\""));
    assert!(
        sheet.contains("fitToHeight=\"0\""),
        "one page wide, as long as it takes"
    );
    assert!(sheet.contains("第 &amp;P 页　共 &amp;N 页"));
    let names = part(&book, "xl/workbook.xml");
    assert!(
        names.contains("申家营村!$4:$4"),
        "the head row is repeated: {names}"
    );
}

#[test]
fn both_sides_under_the_title_are_whole_in_the_workbook_whatever_the_columns() {
    let widths = [12.0, 36.0, 24.0, 72.0, 26.0];
    let sheet = |left: &str| {
        let section = Section {
            name: "签到".into(),
            title: "签到表".into(),
            left_line: left.into(),
            right_line: "6 学时".into(),
            columns: widths
                .map(|width| Column::new("列", width, Align::Center))
                .to_vec(),
            new_page: true,
            ..Section::default()
        };
        let book = bytes(&samples::report(vec![section]), Format::Xlsx)
            .unwrap()
            .0;
        part(&book, "xl/worksheets/sheet1.xml")
    };
    let long = sheet("时间：2026.11.20　　地点：青禾镇党校（二楼会议室）");
    assert!(long.contains(r#"ref="A2:D2""#), "{long}");
    let short = sheet("时间：2026.11.20");
    assert!(short.contains(r#"ref="A2:C2""#), "{short}");
}

#[test]
fn the_document_repeats_heads_and_keeps_rows_whole() {
    let report = two_villages();
    let xml = part(
        &bytes(&report, Format::Docx).unwrap().0,
        "word/document.xml",
    );
    assert_eq!(
        xml.matches("<w:tblHeader />").count(),
        2,
        "one head a table"
    );
    let rows: usize = report
        .sections
        .iter()
        .map(|section| section.rows.len() + 1)
        .sum();
    assert_eq!(xml.matches("<w:cantSplit />").count(), rows);
    assert!(xml.contains("w:orient=\"landscape\""));
    assert_eq!(
        xml.matches("<w:pageBreakBefore").count(),
        1,
        "the second village on a new page"
    );
}

#[test]
fn rows_of_a_workbook_are_tall_enough_for_their_lines() {
    let mut report = samples::report(vec![samples::village(0, "申家营村", 1)]);
    report.sections[0].rows[0].cells[15] = "一二三四五六七八九十".repeat(3);
    let sheet = part(
        &bytes(&report, Format::Xlsx).unwrap().0,
        "xl/worksheets/sheet1.xml",
    );
    let row = sheet.split("<row r=\"5\"").nth(1).unwrap();
    let height: f64 = row
        .split("ht=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    // Three characters a line make ten lines of 10.5 pt type.
    assert!(height >= 10.0 * 13.0, "{height}");
}
