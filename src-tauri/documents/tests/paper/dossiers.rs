//! A form with cells over several rows, a photo and dated lines, in every format.

use std::io::Cursor;

use qinglan_core::reports::Picture;
use qinglan_documents::{bytes, Format, Preview};

use crate::read::{part, pdf_pages, sheets, squeezed, word_tables};
use crate::sample_dossiers::{dossier, photo};

#[test]
fn a_dossier_goes_on_on_its_next_page_and_counts_its_own() {
    let mut report = dossier(None);
    let mut other = dossier(None);
    report.sections.append(&mut other.sections);
    let pages = pdf_pages(&report);
    assert_eq!(pages.len(), 4);
    for (page, foot) in pages
        .iter()
        .zip(["第1页共2页", "第2页共2页"].iter().cycle())
    {
        assert!(squeezed(page).contains(foot), "{page}");
    }
    assert!(squeezed(&pages[1]).contains("一、教育培训班次青禾镇党校秋季班"));
    let file = bytes(&report, Format::Docx).unwrap().0;
    let document = part(&file, "word/document.xml");
    assert_eq!(document.matches("<w:pageBreakBefore").count(), 2);
    assert_eq!(document.matches("<w:sectPr").count(), 2);
}

#[test]
fn without_a_photo_its_frame_says_so_in_every_format() {
    let report = dossier(None);
    assert!(pdf_pages(&report)[0].contains("照"));
    assert_eq!(word_tables(&report)[0][0], ["姓名", "申海涛", "照　片"]);
    assert!(sheets(&report)[0]
        .1
        .iter()
        .flatten()
        .any(|cell| cell == "照　片"));
}

#[test]
fn a_photo_stands_in_every_format_instead_of_the_word() {
    let report = dossier(Some(photo(36, 49)));
    let paper = pdf_pages(&report);
    assert!(!paper[0].contains("照"));
    let pdf = bytes(&report, Format::Pdf).unwrap().0;
    let image = pdf.windows(6).any(|six| six == b"/Image");
    assert!(image, "the file has a picture");
    let document = bytes(&report, Format::Docx).unwrap().0;
    assert!(part(&document, "word/document.xml").contains("<w:drawing>"));
    assert!(part(&document, "word/_rels/document.xml.rels").contains(".jpg\""));
    let book = bytes(&report, Format::Xlsx).unwrap().0;
    assert!(part(&book, "xl/drawings/drawing1.xml").contains("<xdr:pic>"));
    let preview = Preview::of(&report, &|_, _| true).unwrap();
    let pages = preview.images(0..2, 300).unwrap();
    let colour = |at: usize| {
        let reader = png::Decoder::new(Cursor::new(&pages[at].png)).read_info();
        reader.unwrap().info().color_type
    };
    assert_eq!(colour(0), png::ColorType::Rgb);
    assert_eq!(colour(1), png::ColorType::Grayscale);
}

#[test]
fn a_photo_that_cannot_be_read_leaves_its_place_white_and_the_rest_prints() {
    let report = dossier(Some(Picture(b"%PDF-1.7".to_vec().into())));
    assert!(squeezed(&pdf_pages(&report)[0]).contains("申海涛"));
    for format in [Format::Docx, Format::Xlsx] {
        assert!(bytes(&report, format).is_ok());
    }
}

#[test]
fn cells_over_several_rows_are_merged_where_they_stand() {
    let report = dossier(None);
    let document = part(
        &bytes(&report, Format::Docx).unwrap().0,
        "word/document.xml",
    );
    assert_eq!(
        document.matches("<w:vMerge w:val=\"restart\" />").count(),
        2
    );
    assert_eq!(
        document.matches("<w:vMerge w:val=\"continue\" />").count(),
        2
    );
    let book = bytes(&report, Format::Xlsx).unwrap().0;
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    // Edges at 20, 60, 134 and 170 mm: four columns; title in row 1.
    assert_eq!(sheet.matches("<col ").count(), 4);
    assert!(
        sheet.contains("<mergeCell ref=\"D2:D3\"/>"),
        "the photo: {sheet}"
    );
    assert!(sheet.contains("<mergeCell ref=\"A4:A5\"/>"), "学历");
}

#[test]
fn dated_lines_say_the_same_in_every_format() {
    let report = dossier(None);
    let lines = [
        "2010.09--2013.07",
        "河套农牧职业学院学生",
        "顶岗实习",
        "没有年月的一行",
    ];
    let paper = squeezed(&pdf_pages(&report)[0]);
    let word = squeezed(&word_tables(&report)[0].concat().concat());
    let sheet = squeezed(&sheets(&report)[0].1.concat().concat());
    for line in lines {
        for (format, text) in [("pdf", &paper), ("docx", &word), ("xlsx", &sheet)] {
            assert!(text.contains(line), "{line} in {format}: {text}");
        }
    }
}

#[test]
fn a_large_batch_is_bound_from_parts_and_says_the_same_on_as_many_pages() {
    let mut report = dossier(Some(photo(36, 49)));
    for number in 1..130 {
        let mut other = dossier(None);
        let name = &mut other.sections[0].form[0].cells[1].text;
        *name = format!("后备{number}号");
        report.sections.append(&mut other.sections);
    }
    let done = std::sync::atomic::AtomicUsize::new(0);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("一人一档.pdf");
    let pages = qinglan_documents::write_pdf(&report, &path, &|step, total| {
        done.fetch_max(step, std::sync::atomic::Ordering::Relaxed);
        assert_eq!(total, 260);
        true
    });
    assert_eq!(pages.unwrap(), 260);
    assert_eq!(done.into_inner(), 260);
    let said = pdf_pages(&report);
    assert_eq!(said.len(), 260);
    for (number, page) in said.iter().enumerate().skip(2).step_by(2) {
        let name = format!("后备{}号", number / 2);
        assert!(
            squeezed(page).contains(&name),
            "{name} on page {number}: {page}"
        );
        assert!(squeezed(page).contains("第1页共2页"));
    }
}
