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
            let places = form_places(&section.form, scale);
            edges.extend(places.iter().flatten().map(|place| place.right));
        }
        edges.sort_by(f64::total_cmp);
        edges.dedup_by(|next, before| *next - *before < SAME_MM);
        if edges.is_empty() {
            // A letter: those who sign stand in two halves.
            edges = vec![room / 2.0, room];
        }
        Self { edges }
    }

    /// The grid of some rows of a form.
    pub(crate) fn of_places(rows: &[Vec<FormPlace>]) -> Self {
        let mut edges: Vec<f64> = rows.iter().flatten().map(|place| place.right).collect();
        edges.sort_by(f64::total_cmp);
        edges.dedup_by(|next, before| *next - *before < SAME_MM);
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

    /// The columns a place takes.
    pub(crate) fn span(&self, place: &FormPlace) -> Range<usize> {
        let after = |edge: f64| self.edges.partition_point(|it| *it < edge + SAME_MM);
        let from = if place.left < SAME_MM {
            0
        } else {
            after(place.left)
        };
        from..after(place.right).max(from + 1).min(self.len().max(1))
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

/// Where a cell of a form stands in its rows, mm from the left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct FormPlace {
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// How many rows it is high.
    pub(crate) rows: usize,
}

/// The places of every row's cells: what reaches down from rows above is left out.
pub(crate) fn form_places(rows: &[FormRow], scale: f64) -> Vec<Vec<FormPlace>> {
    let mut above: Vec<FormPlace> = Vec::new();
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        let mut at = 0.0;
        let mut own = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            at = free_from(&above, at);
            let place = FormPlace {
                left: at,
                right: at + cell.width_mm * scale,
                rows: cell.rows.max(1),
            };
            at = place.right;
            own.push(place);
        }
        above = reaching_down(above, &own);
        places.push(own);
    }
    places
}

/// What of a row's cells and of those above reaches into the next row, with the rows left.
pub(crate) fn reaching_down(above: Vec<FormPlace>, own: &[FormPlace]) -> Vec<FormPlace> {
    let all = above.into_iter().chain(own.iter().copied());
    let left = all.map(|place| FormPlace {
        rows: place.rows - 1,
        ..place
    });
    left.filter(|place| place.rows > 0).collect()
}

/// The first place from `at` on that nothing above reaches into.
fn free_from(above: &[FormPlace], mut at: f64) -> f64 {
    while let Some(place) = above
        .iter()
        .find(|place| place.left < at + SAME_MM && at + SAME_MM < place.right)
    {
        at = place.right;
    }
    at
}

/// Rows that no cell reaches into from above: each begins a group that is drawn together.
pub(crate) fn form_groups(rows: &[FormRow]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut start = 0;
    let mut reaches = 0;
    for (at, row) in rows.iter().enumerate() {
        if at > start && at >= reaches {
            groups.push(start..at);
            start = at;
        }
        let deepest = row.cells.iter().map(|cell| cell.rows.max(1)).max();
        reaches = reaches.max(at + deepest.unwrap_or(1));
    }
    if start < rows.len() {
        groups.push(start..rows.len());
    }
    groups
}

/// By how much a section shrinks to be no wider than `room` mm.
pub(crate) fn scale(section: &Section, room: f64) -> f64 {
    let places = form_places(&section.form, 1.0);
    let rights = places.iter().flatten().map(|place| place.right);
    let widest = rights.fold(column_widths(section).sum(), f64::max);
    if widest > room {
        room / widest
    } else {
        1.0
    }
}

fn column_widths(section: &Section) -> impl Iterator<Item = f64> + '_ {
    section.columns.iter().map(|column| column.width_mm)
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
    fn a_cell_over_several_rows_keeps_its_place_in_those_below() {
        let cell = |width| FormCell::value("", width);
        let rows = [
            FormRow::new(
                11.0,
                vec![cell(20.0).over(2), cell(30.0), cell(36.0).over(3)],
            ),
            FormRow::new(11.0, vec![cell(30.0)]),
            FormRow::new(11.0, vec![cell(10.0), cell(40.0)]),
            FormRow::new(11.0, vec![cell(86.0)]),
        ];
        let places = form_places(&rows, 1.0);
        let sides = |row: usize| -> Vec<(f64, f64)> {
            let places = places[row].iter();
            places.map(|place| (place.left, place.right)).collect()
        };
        assert_eq!(sides(0), [(0.0, 20.0), (20.0, 50.0), (50.0, 86.0)]);
        assert_eq!(sides(1), [(20.0, 50.0)]);
        assert_eq!(sides(2), [(0.0, 10.0), (10.0, 50.0)]);
        assert_eq!(form_groups(&rows), [0..3, 3..4]);
        let section = Section {
            form: rows.to_vec(),
            ..Section::default()
        };
        let grid = Grid::of(std::slice::from_ref(&section), 170.0);
        assert_eq!(grid.widths(), [10.0, 10.0, 30.0, 36.0]);
        assert_eq!(grid.span(&places[1][0]), 2..3);
        assert_eq!(grid.span(&places[0][2]), 3..4);
        assert_eq!(grid.span(&places[3][0]), 0..4);
    }

    #[test]
    fn a_letter_has_two_halves() {
        let grid = Grid::of(&[Section::default()], 156.0);
        assert_eq!(grid.widths(), [78.0, 78.0]);
        assert_eq!(grid.half(), 1);
    }
}
