//! A form with cells over several rows, a photo and dated lines, in every format.

use std::io::Cursor;

use qinglan_core::reports::{Align, Column};
use qinglan_core::reports::{
    FormCell, FormRow, Margins, Paper, Paragraph, Picture, Report, Row, Section,
};
use qinglan_documents::{bytes, Format, Preview};

use crate::read::{part, pdf_pages, sheets, squeezed, word_tables};

/// A white PNG of a few pixels with a red one: what a clerk may have as photo.
fn photo() -> Picture {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(Cursor::new(&mut file), 36, 49);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let red: Vec<u8> = [200, 30, 30].repeat(36 * 49);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&red).unwrap();
    drop(writer);
    Picture(file.into())
}

/// Two rows beside a photo, a label over two rows, 简历, and on the next page a table.
fn dossier(photo: Option<Picture>) -> Report {
    let label = |text: &str, width| FormCell::label(text, width);
    let value = |text: &str, width| FormCell::value(text, width);
    let picture = FormCell {
        picture: photo,
        ..value("照　片", 36.0).over(2)
    };
    let form = vec![
        FormRow::new(24.0, vec![label("姓名", 20.0), value("申海涛", 114.0), picture]),
        FormRow::new(25.0, vec![label("民族", 20.0), value("汉族", 114.0)]),
        FormRow::new(
            11.0,
            vec![
                label("学历", 20.0).over(2),
                label("全日制", 40.0),
                value("大专", 110.0),
            ],
        ),
        FormRow::new(11.0, vec![label("在职", 40.0), value("大学", 110.0)]),
        FormRow::new(
            60.0,
            vec![
                label("简历", 20.0),
                FormCell::dated(
                    "2010.09--2013.07  河套农牧职业学院学生\n（其间：2011.03--2011.06  顶岗实习）\n2013.07--至今  务农\n没有年月的一行",
                    150.0,
                ),
            ],
        ),
    ];
    let first = Section {
        name: "申海涛".into(),
        title: "村级后备干部登记表".into(),
        form,
        new_page: true,
        ..Section::default()
    };
    let second = Section {
        name: "申海涛".into(),
        body: vec![Paragraph::heading("一、教育培训")],
        columns: vec![Column::new("班次", 170.0, Align::Left)],
        rows: vec![Row {
            cells: vec!["青禾镇党校秋季班".into()],
            person: None,
        }],
        page_break: true,
        ..Section::default()
    };
    Report {
        file_stem: "01-申家营村-申海涛-一人一档".into(),
        title: "一人一档".into(),
        paper: Paper::A4Portrait,
        margins: Margins::FORM,
        sections: vec![first, second],
        numbered_each: true,
    }
}

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
    let report = dossier(Some(photo()));
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
