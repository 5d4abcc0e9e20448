//! Forms and letters: the same words in every format, each where the official paper has it.

use std::sync::atomic::{AtomicUsize, Ordering};

use qinglan_core::reports::{Report, Section};
use qinglan_documents::{bytes, coverage, write, Format};

use crate::read::{part, pdf_pages, pdf_words, sheets, squeezed, word_tables, word_text};
use crate::sample_forms::{form, forms, letter};

/// The texts of a form's head block, row by row.
fn head_block(section: &Section) -> Vec<Vec<String>> {
    let rows = section.form.iter();
    rows.map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect())
        .collect()
}

#[test]
fn a_form_says_the_same_cells_in_every_format() {
    let report = forms(vec![form("申海涛"), form("孟和")]);
    let paper = squeezed(&pdf_pages(&report).concat());
    let sheets = sheets(&report);
    let tables = word_tables(&report);
    for (number, section) in report.sections.iter().enumerate() {
        let labels = section.columns.iter().map(|column| column.label.clone());
        let mut rows = head_block(section);
        rows.push(labels.collect());
        rows.extend(section.rows.iter().map(|row| row.cells.clone()));
        assert_eq!(tables[number], rows, "in the document");
        let full = |cells: &[String]| -> Vec<String> {
            cells
                .iter()
                .filter(|text| !text.is_empty())
                .cloned()
                .collect()
        };
        let sheet = &sheets[number].1;
        let first = sheet.iter().position(|row| row[0] == "帮带对象").unwrap();
        for (row, written) in rows.iter().zip(&sheet[first..]) {
            // Cells over several columns leave the others empty.
            assert_eq!(full(written), full(row), "in the workbook");
            assert!(
                paper.contains(&squeezed(&row.concat())),
                "on paper: {row:?}"
            );
        }
    }
}

#[test]
fn a_form_is_one_page_with_five_steps_to_sign() {
    let pages = pdf_pages(&forms(vec![form("申海涛")]));
    assert_eq!(pages.len(), 1);
    assert!(squeezed(&pages[0]).contains("第1页共1页"));
    assert!(squeezed(&pages[0]).contains("一次成果检验注：一事一记"));
}

#[test]
fn each_form_of_a_batch_counts_its_own_pages() {
    let mut report = forms(vec![form("申海涛"), form("孟和")]);
    let feet = |report: &Report| -> Vec<bool> {
        let pages = pdf_pages(report);
        let own = pages
            .iter()
            .map(|page| squeezed(page).contains("第1页共1页"));
        own.collect()
    };
    assert_eq!(feet(&report), [true, true]);
    report.numbered_each = false;
    assert_eq!(feet(&report), [false, false]);
}

#[test]
fn in_word_each_form_is_a_section_that_counts_its_own_pages() {
    let mut report = forms(vec![form("申海涛"), form("孟和"), form("丁国栋")]);
    let parts = |report: &Report| {
        let file = bytes(report, Format::Docx).unwrap().0;
        (
            part(&file, "word/document.xml"),
            part(&file, "word/footer1.xml"),
        )
    };
    let (document, foot) = parts(&report);
    assert_eq!(document.matches("<w:sectPr").count(), 3);
    assert_eq!(document.matches("<w:pgNumType w:start=\"1\"").count(), 3);
    assert_eq!(document.matches("<w:footerReference").count(), 3);
    assert!(!document.contains("pageBreakBefore"), "no page stays empty");
    assert!(foot.contains("SECTIONPAGES"));
    assert_eq!(
        foot.matches(">1</w:t>").count(),
        1,
        "a program that does not know the pages of a form says no false number"
    );
    let (_, foot) = parts(&forms(vec![form("申海涛")]));
    assert!(
        foot.contains("NUMPAGES") && !foot.contains("SECTIONPAGES"),
        "of one form every program counts the pages"
    );
    report.numbered_each = false;
    let (document, foot) = parts(&report);
    assert_eq!(document.matches("<w:sectPr").count(), 1);
    assert_eq!(document.matches("<w:pageBreakBefore").count(), 2);
    assert!(foot.contains("NUMPAGES") && !foot.contains("SECTIONPAGES"));
}

#[test]
fn a_letter_that_three_mentors_sign_is_one_page_even_where_it_is_written_by_hand() {
    let mut report = letter();
    assert_eq!(pdf_pages(&report).len(), 1);
    for paragraph in &mut report.sections[0].body {
        if paragraph.text.starts_with("一年内") || paragraph.text.starts_with("每月") {
            paragraph.text = "＿".repeat(56);
        }
    }
    assert_eq!(pdf_pages(&report).len(), 1);
}

#[test]
fn the_workbook_keeps_the_frame_of_a_form_together() {
    let report = forms(vec![form("申海涛")]);
    let book = bytes(&report, Format::Xlsx).unwrap().0;
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("orientation=\"portrait\""));
    // Eleven columns of every edge in form and table: 村干部 over two, 内容 over two.
    assert_eq!(sheet.matches("<col ").count(), 11);
    assert!(sheet.contains("<mergeCell ref=\"B5:K5\"/>"), "帮带人");
    assert!(!sheet.contains("<pane"), "nothing is frozen above a form");
}

#[test]
fn a_letter_says_the_same_in_every_format_and_leaves_room_to_sign() {
    let report = letter();
    let paper = squeezed(&pdf_pages(&report).concat());
    let word = word_text(&part(
        &bytes(&report, Format::Docx).unwrap().0,
        "word/document.xml",
    ));
    let sheet: String = sheets(&report)[0].1.concat().concat();
    let section = &report.sections[0];
    let body = section.body.iter().map(|paragraph| &paragraph.text);
    for text in body.chain(&section.signing).chain([&section.title]) {
        assert!(paper.contains(&squeezed(text)), "on paper: {text}");
        assert!(word.contains(text), "in the document: {text}");
        assert!(sheet.contains(text), "in the workbook: {text}");
    }
    for said in [&squeezed(&word), &squeezed(&sheet), &paper] {
        assert_eq!(said.matches("年月日").count(), section.signing.len());
    }
}

fn hostile(text: &str) -> Report {
    let mut section = form("申海涛");
    section.form[3].cells[1].text = text.into();
    section.rows[0].cells[3] = text.into();
    forms(vec![section])
}

#[test]
fn nothing_written_into_a_form_is_markup_or_a_formula() {
    for text in [
        "=1+1",
        "#panic(1)",
        "</w:t></w:tc>",
        "$x$ *粗* <标签>",
        "@SUM(A1)",
    ] {
        let report = hostile(text);
        let sheet = &sheets(&report)[0].1;
        assert_eq!(
            sheet.concat().iter().filter(|cell| *cell == text).count(),
            2
        );
        assert_eq!(word_tables(&report)[0][3][1], text);
        let paper = squeezed(&pdf_pages(&report).concat());
        assert_eq!(paper.matches(&squeezed(text)).count(), 2, "{text}");
    }
}

#[test]
fn a_goal_of_two_thousand_characters_goes_on_on_the_next_page_and_loses_nothing() {
    let report = hostile(&"甲乙丙丁戊己庚、辛。".repeat(200));
    let pages = pdf_pages(&report);
    assert!(pages.len() > 1);
    assert_eq!(squeezed(&pages.concat()).matches('庚').count(), 400);
    for word in pdf_words(&report) {
        assert!(
            word.from >= 60.0 && word.to <= word.page_width - 49.0,
            "inside the margins"
        );
    }
    for format in [Format::Xlsx, Format::Docx] {
        assert!(bytes(&report, format).is_ok());
    }
}

#[test]
fn what_a_form_cannot_print_is_named_by_its_label() {
    let report = hostile("甲\u{e863}乙");
    let found = coverage(&report).unwrap();
    let columns: Vec<&str> = found.iter().map(|one| one.column.as_str()).collect();
    assert_eq!(columns, ["帮带目标", "内　容"]);
    let mut report = letter();
    report.sections[0].body[0].text.push('\u{e000}');
    report.sections[0].signing[0].push('\u{e001}');
    for format in [Format::Pdf, Format::Xlsx, Format::Docx] {
        let (_, undrawable) = bytes(&report, format).unwrap();
        let columns: Vec<&str> = undrawable.iter().map(|one| one.column.as_str()).collect();
        assert_eq!(columns, ["正文", "签字"], "{format:?}");
    }
}

#[test]
fn one_file_of_many_forms_tells_how_far_it_is_and_can_be_stopped() {
    let names = ["申海涛", "孟和", "张三", "李四", "王五", "赵六"];
    let report = forms(names.map(form).to_vec());
    let folder = tempfile::tempdir().unwrap();
    for format in [Format::Pdf, Format::Xlsx, Format::Docx] {
        let path = folder.path().join(format.extension());
        let told = AtomicUsize::new(0);
        let progress = |done: usize, total: usize| {
            assert!(done >= 1 && done <= total && total == names.len());
            told.fetch_add(1, Ordering::Relaxed);
            true
        };
        write(&report, format, &path, &progress).unwrap();
        assert_eq!(told.into_inner(), names.len());
        std::fs::remove_file(&path).unwrap();
        let error = write(&report, format, &path, &|done, _| done < 3).unwrap_err();
        assert_eq!(error.code(), "task.cancelled");
        assert!(!path.exists(), "nothing is left behind");
    }
}
