//! Rosters of many columns, of a whole register: they can be read in every format.

use qinglan_core::date::Day;
use qinglan_core::reports::roster::{LayoutColumn, RosterRequest, COLUMNS};
use qinglan_core::reports::{Align, Column, Paper, Report, Row, Section};
use qinglan_core::sample;
use qinglan_documents::{bytes, Format};

use crate::read::{part, pdf_pages, sheets, squeezed, word_tables};
use crate::samples;

fn today() -> Day {
    "2025-11-26".parse().unwrap()
}

/// The sample register's roster with these columns; empty: every one.
fn roster(keys: &[&str], paper: Option<Paper>) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let registry = sample::create(&folder.path().join("示例.qinglan"), today()).unwrap();
    let columns = COLUMNS.iter().map(|column| column.key);
    let columns = columns.filter(|key| keys.is_empty() || keys.contains(key));
    let columns = columns.map(|key| LayoutColumn {
        key: key.into(),
        width_mm: None,
        label: None,
    });
    let request = RosterRequest {
        columns: columns.collect(),
        paper,
        full_ids: true,
        ..RosterRequest::default()
    };
    registry
        .rosters(&request, today())
        .unwrap()
        .reports
        .remove(0)
}

const EIGHTEEN: [&str; 18] = [
    "number",
    "village",
    "name",
    "sex",
    "ethnicity",
    "birth",
    "age",
    "education",
    "political_status",
    "party_joined",
    "id_number",
    "occupation",
    "sources",
    "target_post",
    "mentors",
    "phone",
    "address",
    "remark",
];

/// Cells of a column, by what the chooser calls it.
fn cells_of<'a>(report: &'a Report, label: &str) -> Vec<&'a str> {
    let sections = report.sections.iter();
    let cells = sections.flat_map(|section| {
        let labels = section.columns.iter();
        let at = labels
            .map(|column| squeezed(&column.label))
            .position(|it| it == label)
            .unwrap();
        section.rows.iter().map(move |row| row.cells[at].as_str())
    });
    cells.filter(|cell| !cell.is_empty()).collect()
}

#[test]
fn no_number_of_a_wide_roster_is_broken_and_no_row_is_divided() {
    let narrow = roster(&EIGHTEEN, None);
    assert_eq!((narrow.paper, narrow.body_pt), (Paper::A4Landscape, 9.0));
    let wide = roster(&[], None);
    assert_eq!(wide.paper, Paper::A3Landscape);
    assert!(wide.body_pt >= 7.5);
    for report in [narrow, wide] {
        let pages = pdf_pages(&report);
        let paper = pages.concat();
        for label in ["身份证号", "联系电话", "出生年月", "入党时间"] {
            for number in cells_of(&report, label) {
                assert!(paper.contains(number), "{label} {number}");
            }
        }
        let pages: Vec<String> = pages.iter().map(|page| squeezed(page)).collect();
        for section in &report.sections {
            let starts = [0].into_iter().chain(section.breaks.iter().copied());
            let ends = section.breaks.iter().copied();
            let ends = ends.chain([section.columns.len()]);
            let sheets: Vec<_> = starts.zip(ends).collect();
            for row in &section.rows {
                for &(start, end) in &sheets {
                    let cells = squeezed(&row.cells[start..end].concat());
                    assert!(pages.iter().any(|page| page.contains(&cells)), "{cells}");
                }
            }
        }
    }
}

#[test]
fn an_empty_column_leaves_its_room_to_the_others() {
    let report = roster(&EIGHTEEN, None);
    let columns = &report.sections[0].columns;
    let width = |label: &str| {
        let mut columns = columns.iter();
        columns
            .find(|column| squeezed(&column.label) == label)
            .unwrap()
            .width_mm
    };
    assert!(cells_of(&report, "住址").is_empty());
    assert!(width("住址") < 11.0 && width("备注") > 14.0 && width("身份证号") > 30.0);
}

#[test]
fn widths_and_type_are_the_same_in_every_format() {
    let keys = [&EIGHTEEN[..], &["native_place", "readiness", "entered_on"]].concat();
    let report = roster(&keys, Some(Paper::A4Landscape));
    assert!(report.body_pt < 10.5 && report.sections[0].breaks.is_empty());
    let columns = &report.sections[0].columns;
    let given: Vec<f64> = columns.iter().map(|column| column.width_mm).collect();
    let numbers = |xml: &str, tag: &str, name: &str| -> Vec<f64> {
        let pieces = xml.split(tag).skip(1);
        let numbers = pieces.map(|piece| {
            let rest = piece.split_once(&format!(" {name}=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.parse().unwrap()
        });
        numbers.collect()
    };
    let alike = |widths: &[f64], format: &str| {
        let scale = given.iter().sum::<f64>() / widths.iter().sum::<f64>();
        for (column, (width, given)) in columns.iter().zip(widths.iter().zip(&given)) {
            assert!(
                (width * scale - given).abs() < 0.6,
                "{format} {}",
                column.label
            );
        }
    };
    let word = bytes(&report, Format::Docx).unwrap().0;
    let word = part(&word, "word/document.xml");
    alike(&numbers(&word, "<w:gridCol", "w:w")[..given.len()], "Word");
    let size = format!("<w:sz w:val=\"{}\" />", report.body_pt * 2.0);
    assert!(word.contains(&size), "{size}");
    let book = bytes(&report, Format::Xlsx).unwrap().0;
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    let of_columns = sheet
        .split("<cols>")
        .nth(1)
        .unwrap()
        .split("</cols>")
        .next()
        .unwrap();
    let mut widths = Vec::new();
    for piece in of_columns.split("<col ").skip(1) {
        let piece = format!(" {piece}");
        let [min, max, width] =
            ["min", "max", "width"].map(|name| numbers(&format!("<col{piece}"), "<col", name)[0]);
        let mut at = min;
        while at <= max {
            // Excel counts in characters and 5 pixels at the sides.
            widths.push(width);
            at += 1.0;
        }
    }
    alike(&widths, "Excel");
    let styles = part(&book, "xl/styles.xml");
    assert!(styles.contains(&format!("<sz val=\"{}\"/>", report.body_pt)));
}

/// A table that no sheet holds: the number and the name, then eighteen ID numbers.
fn endless() -> Report {
    let named = |label: &str| Column::new(label, 16.5, Align::Center);
    let mut columns = vec![named("序号"), named("姓名")];
    columns.extend((1..=18).map(|at| Column::new(format!("证件{at}"), 20.0, Align::Center)));
    let rows = (1..=3).map(|at| {
        let mut cells = vec![at.to_string(), format!("王芳{at}")];
        cells.extend((1..=18).map(|number| format!("1502211990{number:02}05{at:04}")));
        Row {
            cells,
            person: None,
        }
    });
    let section = Section {
        columns,
        rows: rows.collect(),
        breaks: vec![11],
        repeated: 2,
        notes: vec!["口径：以截至之日在库为准。".into()],
        ..samples::village(0, "申家营村", 0)
    };
    samples::report(vec![section])
}

#[test]
fn a_table_wider_than_the_paper_goes_on_on_a_sheet_with_the_names_again() {
    let report = endless();
    let pages = pdf_pages(&report);
    assert_eq!(pages.len(), 2);
    for (page, [own, other]) in pages.iter().zip([["证件9", "证件10"], ["证件10", "证件9"]])
    {
        assert!(page.contains("王芳1") && page.contains("王芳3"), "{page}");
        assert!(page.contains(own) && !page.contains(other), "{page}");
        assert!(page.contains("花名册"));
    }
    assert!(!pages[0].contains("口径") && pages[1].contains("口径"));
    assert!(squeezed(&pages[1]).contains("第2页共2页"));

    let tables = word_tables(&report);
    assert_eq!(tables.len(), 2);
    assert_eq!(tables[1][1][..2], ["1", "王芳1"]);

    // A workbook has no paper to end at: one row a person, parted only when it is printed.
    let (_, rows) = &sheets(&report)[0];
    assert_eq!(
        rows.iter().filter(|row| row[1].starts_with("王芳")).count(),
        3
    );
    assert_eq!(rows.last().unwrap().len(), 20);
    let book = bytes(&report, Format::Xlsx).unwrap().0;
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("fitToWidth=\"2\""), "{sheet}");
    assert!(part(&book, "xl/workbook.xml").contains("$A:$B"));
}

#[test]
fn a_row_is_divided_only_where_it_is_taller_than_a_page() {
    let mut village = samples::village(0, "申家营村", 6);
    // Thirty lines fill most of a page, but not all.
    for row in &mut village.rows {
        row.cells[13] = (1..=30)
            .map(|at| format!("赵景明{at}　副镇长"))
            .collect::<Vec<_>>()
            .join("\n");
    }
    let pages = pdf_pages(&samples::report(vec![village.clone()]));
    let pages: Vec<String> = pages.iter().map(|page| squeezed(page)).collect();
    assert_eq!(pages.len(), 6);
    for row in &village.rows {
        let row = squeezed(&row.cells.concat());
        assert_eq!(pages.iter().filter(|page| page.contains(&row)).count(), 1);
    }
}
