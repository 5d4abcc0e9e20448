//! The pages themselves.

use qinglan_core::reports::Paper;
use qinglan_documents::Preview;

use crate::read::{pdf_pages, pdf_paper, pdf_words, squeezed};
use crate::samples;

#[test]
fn head_row_and_foot_stand_on_every_page_but_the_title_only_on_the_first() {
    let report = samples::report(vec![samples::village(0, "申家营村", 40)]);
    let pages = pdf_pages(&report);
    assert!(pages.len() >= 4, "{} pages", pages.len());
    for (number, page) in pages.iter().enumerate() {
        let page = squeezed(page);
        assert_eq!(page.matches("身份证号").count(), 1, "page {number}");
        assert!(
            page.contains(&format!("第{}页共{}页", number + 1, pages.len())),
            "{page}"
        );
        assert!(page.contains("填报人：") && page.contains("审核人（签字）："));
        assert_eq!(page.contains("花名册"), number == 0);
        assert_eq!(page.contains("附件1"), number == 0);
        assert_eq!(page.contains("截至2025年11月30日"), number == 0);
    }
}

#[test]
fn nine_people_stand_on_the_first_page() {
    let report = samples::report(vec![samples::village(0, "申家营村", 9)]);
    assert_eq!(pdf_pages(&report).len(), 1);
    let report = samples::report(vec![samples::village(0, "申家营村", 10)]);
    assert_eq!(pdf_pages(&report).len(), 2);
}

#[test]
fn a_row_is_never_divided_between_pages() {
    let report = samples::report(vec![samples::village(0, "申家营村", 40)]);
    let pages: Vec<String> = pdf_pages(&report)
        .iter()
        .map(|page| squeezed(page))
        .collect();
    for row in &report.sections[0].rows {
        let row = squeezed(&row.cells.concat());
        assert_eq!(
            pages.iter().filter(|page| page.contains(&row)).count(),
            1,
            "{row}"
        );
    }
}

#[test]
fn notes_and_signatures_never_stand_on_a_page_without_rows_under_their_head() {
    for people in 3..24 {
        let mut village = samples::village(0, "申家营村", people);
        village.notes = vec!["口径：以截至之日在库为准。".into()];
        village.signing = vec!["村党组织负责人（签字）：".into()];
        let last = squeezed(&village.rows[people - 1].cells.concat());
        let pages = pdf_pages(&samples::report(vec![village]));
        let page = squeezed(pages.last().unwrap());
        let count = |text: &str| page.matches(text).count();
        assert_eq!(count("口径"), 1, "{people} people");
        assert_eq!(count("村党组织负责人（签字）"), 1, "{people} people");
        assert_eq!(count(&last), 1, "{people} people");
        assert_eq!(count("身份证号"), 1, "{people} people");
    }
}

#[test]
fn villages_start_a_page_or_run_on_as_the_report_says() {
    let villages = || {
        vec![
            samples::village(0, "申家营村", 2),
            samples::village(2, "东滩村", 2),
        ]
    };
    let pages = pdf_pages(&samples::report(villages()));
    assert_eq!(pages.len(), 2);
    assert!(squeezed(&pages[1]).contains("第2页共2页"));

    let mut together = samples::report(villages());
    together.sections[1].new_page = false;
    let pages = pdf_pages(&together);
    assert_eq!(pages.len(), 1);
    assert!(pages[0].contains("申家营村党支部") && pages[0].contains("东滩村党支部"));
}

#[test]
fn a_whole_county_is_one_document_numbered_through() {
    let report = samples::report(samples::county());
    let pages = pdf_pages(&report);
    assert_eq!(pages.len(), 299);
    for (number, (page, village)) in pages.iter().zip(&report.sections).enumerate() {
        let page = squeezed(page);
        assert!(
            page.contains(&format!("青禾镇{}党支部", village.name)),
            "{page}"
        );
        assert!(
            page.contains(&format!("第{}页共299页", number + 1)),
            "{page}"
        );
    }
}

#[test]
fn paper_and_columns_are_those_of_the_report() {
    let mut report = samples::report(vec![samples::village(0, "申家营村", 3)]);
    for (paper, size) in [
        (Paper::A4Landscape, (297.0, 210.0)),
        (Paper::A3Landscape, (420.0, 297.0)),
        (Paper::A4Portrait, (210.0, 297.0)),
    ] {
        report.paper = paper;
        assert_eq!(pdf_paper(&report), size);
        for word in pdf_words(&report) {
            assert!(
                word.from >= 28.0 && word.to <= word.page_width - 28.0,
                "inside the margins"
            );
        }
    }
}

#[test]
fn the_preview_shows_the_pages_of_the_pdf() {
    let report = samples::report(vec![samples::village(0, "申家营村", 20)]);
    let preview = Preview::of(&report, &|_, _| true).unwrap();
    assert_eq!(preview.page_count(), pdf_pages(&report).len());
    let images = preview.images(1..99, 758).unwrap();
    assert_eq!(images.len(), preview.page_count() - 1);
    for image in images {
        assert_eq!((image.width, image.height), (758, 536));
        assert_eq!(image.section, "申家营村");
        let mut reader = png::Decoder::new(std::io::Cursor::new(&image.png))
            .read_info()
            .unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        assert!(pixels[0] == 255, "the paper is white");
        assert!(
            pixels.iter().filter(|&&grey| grey < 64).count() > 1_000,
            "the ink is black"
        );
    }
    assert!(preview.images(7..9, 758).unwrap().is_empty());
}

#[test]
fn a_report_without_people_still_prints_its_head() {
    let mut report = samples::report(vec![samples::village(0, "申家营村", 0)]);
    report.sections[0].attachment = None;
    let pages = pdf_pages(&report);
    assert_eq!(pages.len(), 1);
    assert!(squeezed(&pages[0]).contains("身份证号"));
}
