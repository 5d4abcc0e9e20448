//! One grid for form and table: office formats know cells only as spans of columns, so the edges
//! of every row together make the columns.

use std::ops::Range;

use qinglan_core::reports::{FormRow, Section};

/// Edges closer than this fall together, mm.
const SAME_MM: f64 = 0.05;

/// The columns of one or more sections drawn below each other.
pub(crate) struct Grid {
    /// Right edges of the columns, from the left, mm.
    edges: Vec<f64>,
}

impl Grid {
    /// The grid of sections no wider than `room` mm.
    pub(crate) fn of(sections: &[Section], room: f64) -> Self {
        let mut edges = Vec::new();
        for section in sections {
            let scale = scale(section, room);
            edges.extend(ends(column_widths(section), scale));
            for row in &section.form {
                edges.extend(ends(form_widths(row), scale));
            }
        }
        edges.sort_by(f64::total_cmp);
        edges.dedup_by(|next, before| *next - *before < SAME_MM);
        if edges.is_empty() {
            // A letter: those who sign stand in two halves.
            edges = vec![room / 2.0, room];
        }
        Self { edges }
    }

    /// Widths of the columns, mm.
    pub(crate) fn widths(&self) -> Vec<f64> {
        let starts = std::iter::once(&0.0).chain(&self.edges);
        let widths = self.edges.iter().zip(starts);
        widths.map(|(end, start)| end - start).collect()
    }

    /// How many columns.
    pub(crate) fn len(&self) -> usize {
        self.edges.len()
    }

    /// How many columns are left of the edge nearest to the middle.
    pub(crate) fn half(&self) -> usize {
        let middle = self.edges.last().copied().unwrap_or_default() / 2.0;
        let distance = |edge: f64| (edge - middle).abs();
        let inner = self.edges[..self.len().max(1) - 1].iter().enumerate();
        let nearest = inner.min_by(|(_, a), (_, b)| distance(**a).total_cmp(&distance(**b)));
        nearest.map_or(self.len(), |(position, _)| position + 1)
    }

    /// The columns each cell of a row takes; the last reaches the right edge of the row's own
    /// table.
    pub(crate) fn spans(&self, widths: &[f64]) -> Vec<Range<usize>> {
        let mut from = 0;
        let spans = ends(widths.iter().copied(), 1.0).map(|end| {
            let to = self.edges.partition_point(|edge| *edge < end + SAME_MM);
            let span = from..to.max(from + 1).min(self.len().max(1));
            from = span.end;
            span
        });
        spans.collect()
    }
}

/// By how much a section shrinks to be no wider than `room` mm.
pub(crate) fn scale(section: &Section, room: f64) -> f64 {
    let forms = section.form.iter().map(|row| form_widths(row).sum());
    let widest = forms.fold(column_widths(section).sum(), f64::max);
    if widest > room {
        room / widest
    } else {
        1.0
    }
}

fn column_widths(section: &Section) -> impl Iterator<Item = f64> + '_ {
    section.columns.iter().map(|column| column.width_mm)
}

fn form_widths(row: &FormRow) -> impl Iterator<Item = f64> + '_ {
    row.cells.iter().map(|cell| cell.width_mm)
}

/// Right edges of cells of these widths.
fn ends(widths: impl Iterator<Item = f64>, scale: f64) -> impl Iterator<Item = f64> {
    widths.scan(0.0, move |end, width| {
        *end += width * scale;
        Some(*end)
    })
}

#[cfg(test)]
mod tests {
    use qinglan_core::reports::{Align, Column, FormCell};

    use super::*;

    #[test]
    fn every_edge_of_form_and_table_is_a_column() {
        let cell = |width| FormCell::value("", width);
        let section = Section {
            form: vec![
                FormRow::new(11.0, vec![cell(22.0), cell(28.0), cell(50.0)]),
                FormRow::new(11.0, vec![cell(22.0), cell(78.0)]),
            ],
            columns: [22.0, 19.0, 59.0]
                .map(|width| Column::new("", width, Align::Left))
                .to_vec(),
            ..Section::default()
        };
        let grid = Grid::of(std::slice::from_ref(&section), 170.0);
        assert_eq!(grid.widths(), [22.0, 19.0, 9.0, 50.0]);
        assert_eq!(grid.spans(&[22.0, 28.0, 50.0]), [0..1, 1..3, 3..4]);
        assert_eq!(grid.spans(&[22.0, 78.0]), [0..1, 1..4]);
        assert_eq!(grid.spans(&[22.0, 19.0, 59.0]), [0..1, 1..2, 2..4]);
        assert_eq!(grid.half(), 3);
        let narrow = Grid::of(std::slice::from_ref(&section), 50.0);
        assert_eq!(narrow.widths(), [11.0, 9.5, 4.5, 25.0]);
    }

    #[test]
    fn a_letter_has_two_halves() {
        let grid = Grid::of(&[Section::default()], 156.0);
        assert_eq!(grid.widths(), [78.0, 78.0]);
        assert_eq!(grid.half(), 1);
    }
}
