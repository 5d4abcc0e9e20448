//! The papers of training, placements, plans and what is due, of a whole register: every cell is the
//! same in every format.

use qinglan_core::date::Day;
use qinglan_core::reports::papers::{PaperKind, PaperRequest};
use qinglan_core::reports::Section;
use qinglan_core::sample;
use qinglan_core::training::sessions::SessionFilter;

use crate::read::{pdf_pages, sheets, squeezed, word_tables};

/// Head block, column heads and rows.
fn rows_of(section: &Section) -> Vec<Vec<String>> {
    let head = section.form.iter();
    let head = head.map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect());
    let labels = section.columns.iter().map(|column| column.label.clone());
    let labels: Option<Vec<String>> = (!section.columns.is_empty()).then(|| labels.collect());
    let rows = section.rows.iter().map(|row| row.cells.clone());
    head.chain(labels).chain(rows).collect()
}

/// Cells over several columns or rows leave the others empty.
fn full(cells: &[String]) -> Vec<&str> {
    let cells = cells.iter().map(String::as_str);
    cells.filter(|text| !text.is_empty()).collect()
}

#[test]
fn papers_of_training_placements_and_plans_say_the_same_cells_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let today: Day = "2025-11-26".parse().unwrap();
    let registry = sample::create(&folder.path().join("示例.qinglan"), today).unwrap();
    let sessions = registry.sessions(&SessionFilter::default()).unwrap();
    for kind in [
        PaperKind::SignIn,
        PaperKind::Sessions,
        PaperKind::TrainingStats,
        PaperKind::TrainingRecord,
        PaperKind::Menu,
        PaperKind::Rotations,
        PaperKind::Appraisal,
        PaperKind::Tenure,
        PaperKind::Plans,
        PaperKind::Workbench,
    ] {
        let request = PaperRequest {
            session: Some(sessions.rows[0].session.id.clone()),
            ..PaperRequest::new(kind)
        };
        let papers = registry.papers(&request, today).unwrap();
        let report = papers.reports.first().unwrap();
        let paper = squeezed(&pdf_pages(report).concat());
        let sheets: Vec<Vec<String>> = sheets(report)
            .into_iter()
            .flat_map(|sheet| sheet.1)
            .collect();
        let mut written = sheets.iter().map(|row| full(row));
        let tables: Vec<Vec<String>> = word_tables(report).concat();
        let mut typed = tables.iter().map(|row| full(row));
        for row in report.sections.iter().flat_map(rows_of) {
            let cells = full(&row);
            assert!(
                written.any(|it| it == cells),
                "{kind:?} in the workbook: {cells:?}"
            );
            assert!(
                typed.any(|it| it == cells),
                "{kind:?} in the document: {cells:?}"
            );
            for cell in cells {
                assert!(
                    paper.contains(&squeezed(cell)),
                    "{kind:?} on paper: {cell:?}"
                );
            }
        }
    }
}
