//! Reading back what was written: PDF with poppler, XLSX with calamine, DOCX by its XML.

use std::io::{Cursor, Read};
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use qinglan_core::reports::Report;
use qinglan_documents::{bytes, Format};

/// The texts of the PDF's pages, in the order in which they are drawn.
pub(crate) fn pdf_pages(report: &Report) -> Vec<String> {
    let text = poppler(report, "pdftotext", &["-raw", "-enc", "UTF-8"]);
    let mut pages: Vec<String> = text.split('\u{c}').map(ToOwned::to_owned).collect();
    assert_eq!(
        pages.pop().as_deref(),
        Some(""),
        "every page ends with a form feed"
    );
    pages
}

/// The words of the PDF with their places.
pub(crate) fn pdf_words(report: &Report) -> Vec<Word> {
    let boxes = poppler(report, "pdftotext", &["-bbox"]);
    let mut page_width = 0.0;
    let mut words = Vec::new();
    for line in boxes.lines() {
        let number = |name: &str| -> f64 {
            let rest = line.split_once(&format!("{name}=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        if line.contains("<page") {
            page_width = number("width");
        } else if line.contains("<word") {
            words.push(Word {
                from: number("xMin"),
                to: number("xMax"),
                page_width,
            });
        }
    }
    words
}

/// A word's extent on its page, in points.
pub(crate) struct Word {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) page_width: f64,
}

/// Millimetres of the first page.
pub(crate) fn pdf_paper(report: &Report) -> (f64, f64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, bytes(report, Format::Pdf).unwrap().0).unwrap();
    let output = Command::new("pdfinfo").arg(&path).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("Page size"))
        .unwrap();
    let points: Vec<f64> = line
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    let mm = |points: f64| (points * 25.4 / 72.0).round();
    (mm(points[0]), mm(points[1]))
}

fn poppler(report: &Report, program: &str, options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, bytes(report, Format::Pdf).unwrap().0).unwrap();
    let output = Command::new(program)
        .args(options)
        .arg(&path)
        .arg("-")
        .output()
        .unwrap();
    assert!(output.status.success(), "{program} reads the file");
    String::from_utf8(output.stdout).unwrap()
}

/// Names and cells of the workbook's sheets, from A1 on; empty cells are empty texts.
pub(crate) fn sheets(report: &Report) -> Vec<(String, Vec<Vec<String>>)> {
    let mut workbook = workbook(report);
    let names = workbook.sheet_names();
    let mut sheets = Vec::new();
    for name in names {
        assert!(
            workbook.worksheet_formula(&name).unwrap().is_empty(),
            "no formula in {name}"
        );
        let range = workbook.worksheet_range(&name).unwrap();
        let rows = range.rows().map(|row| row.iter().map(text_of).collect());
        sheets.push((name, rows.collect()));
    }
    sheets
}

fn workbook(report: &Report) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes(report, Format::Xlsx).unwrap().0)).unwrap()
}

fn text_of(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("{other:?} is not text"),
    }
}

/// The document's tables as rows of cells.
pub(crate) fn word_tables(report: &Report) -> Vec<Vec<Vec<String>>> {
    let xml = part(&bytes(report, Format::Docx).unwrap().0, "word/document.xml");
    let tables = xml.split("<w:tbl>").skip(1);
    let rows = tables.map(|table| {
        let table = table.split("</w:tbl>").next().unwrap();
        let rows = table.split("<w:tr>").skip(1);
        rows.map(|row| row.split("<w:tc>").skip(1).map(word_text).collect())
            .collect()
    });
    rows.collect()
}

/// The text of a piece of a Word document; lines and paragraphs end with `\n`.
pub(crate) fn word_text(xml: &str) -> String {
    let pieces = xml.split('<').skip(1);
    let mut text = String::new();
    for piece in pieces {
        let (tag, content) = piece.split_once('>').unwrap();
        if tag == "w:t" || tag.starts_with("w:t ") {
            text.push_str(content);
        } else if tag.starts_with("w:br") || tag == "/w:p" {
            text.push('\n');
        }
    }
    text.truncate(text.trim_end_matches('\n').len());
    let escapes = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    escapes
        .iter()
        .fold(text, |text, (escape, plain)| text.replace(escape, plain))
}

/// A part of an Office file.
pub(crate) fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The text without white space, as lines of a cell are broken anywhere.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}
