//! A table too wide for one sheet of paper goes on on the next one, under the same title and with
//! the columns again that say whose a row is.

use std::borrow::Cow;

use qinglan_core::reports::{Report, Row, Section};

/// The report with every sheet of a wide table as a section of its own.
pub(crate) fn of(report: &Report) -> Cow<'_, Report> {
    if report
        .sections
        .iter()
        .all(|section| section.breaks.is_empty())
    {
        return Cow::Borrowed(report);
    }
    let sections = report.sections.iter().flat_map(sheets).collect();
    Cow::Owned(Report {
        sections,
        file_stem: report.file_stem.clone(),
        title: report.title.clone(),
        ..*report
    })
}

/// The columns of each sheet of a section's table, those that come again first.
pub(crate) fn columns_of_sheets(section: &Section) -> Vec<Vec<usize>> {
    let starts = [section.repeated]
        .into_iter()
        .chain(section.breaks.iter().copied());
    let ends = section
        .breaks
        .iter()
        .copied()
        .chain([section.columns.len()]);
    let sheets = starts.zip(ends);
    sheets
        .map(|(start, end)| (0..section.repeated).chain(start..end).collect())
        .collect()
}

fn sheets(section: &Section) -> Vec<Section> {
    if section.breaks.is_empty() {
        return vec![section.clone()];
    }
    let sheets = columns_of_sheets(section);
    let last = sheets.len() - 1;
    let sheets = sheets.iter().enumerate();
    let sheets = sheets.map(|(number, columns)| {
        let rows = section.rows.iter().map(|row| Row {
            cells: columns
                .iter()
                .filter_map(|&at| row.cells.get(at).cloned())
                .collect(),
            person: row.person.clone(),
        });
        let goes_on = number > 0;
        Section {
            name: section.name.clone(),
            attachment: section.attachment.clone().filter(|_| !goes_on),
            title: section.title.clone(),
            title_pt: section.title_pt,
            left_line: section.left_line.clone(),
            right_line: section.right_line.clone(),
            body: if goes_on {
                Vec::new()
            } else {
                section.body.clone()
            },
            columns: columns
                .iter()
                .map(|&at| section.columns[at].clone())
                .collect(),
            rows: rows.collect(),
            row_mm: section.row_mm,
            notes: if number == last {
                section.notes.clone()
            } else {
                Vec::new()
            },
            signing: if number == last {
                section.signing.clone()
            } else {
                Vec::new()
            },
            signatures: section.signatures.clone(),
            // It belongs to the same document, in which pages are counted through.
            new_page: section.new_page && !goes_on,
            page_break: section.page_break || goes_on,
            ..Section::default()
        }
    });
    sheets.collect()
}
