//! The rows and cells of one table under way, spans laid out; tables inside its cells.

use std::collections::HashSet;

use super::super::grid::{Cell, Grid, Merge};
use super::super::runs::Runs;
use super::tags::attribute;

/// A row of more cells than this is a row of a list, and a table in it part of its cell.
const LAYOUT: usize = 3;

/// Columns and rows a cell may take.
const WIDEST: usize = 200;
const HIGHEST: usize = 5_000;

/// A table under way.
#[derive(Default)]
pub(super) struct Table {
    pub(super) grid: Grid,
    /// Next row, and the row the open cell stands in.
    pub(super) next_row: usize,
    row: Option<usize>,
    column: usize,
    /// Cells taken by spans from above: (row, column).
    taken: HashSet<(usize, usize)>,
    pub(super) cell: Option<Open>,
    /// Cells of the row that hold something.
    filled: usize,
    /// Cells of the row with tables in them.
    waiting: Vec<Open>,
    /// Tables begun and not ended: those inside cells are tables of their own, deeper ones text.
    pub(super) depth: usize,
}

/// A cell under way.
pub(super) struct Open {
    row: usize,
    column: usize,
    pub(super) runs: Runs,
    /// What stood in it before: texts and tables.
    parts: Vec<Part>,
    /// The whole cell, by its style.
    struck: bool,
}

enum Part {
    Text(Runs),
    Table(Grid),
}

impl Table {
    /// A table inside a cell.
    pub(super) fn inside() -> Self {
        Self {
            depth: 1,
            ..Self::default()
        }
    }

    /// Begins a row.
    pub(super) fn begin_row(&mut self, tag: &str, room: &mut usize) -> bool {
        let fits = self.end_row(room);
        let row = self.new_row();
        self.row = Some(row);
        let style = attribute(tag, "style").unwrap_or_default().replace(' ', "");
        if style.to_ascii_lowercase().contains("display:none") {
            self.grid.hidden_rows.insert(row);
        }
        self.column = 0;
        fits
    }

    /// Begins a cell; `false` when the table grows too big.
    pub(super) fn begin_cell(&mut self, tag: &str, classes: &[String], room: &mut usize) -> bool {
        self.end_cell(room);
        let row = match self.row {
            Some(row) => row,
            None => self.new_row(),
        };
        self.row = Some(row);
        while self.taken.remove(&(row, self.column)) {
            self.column += 1;
        }
        let span = |name: &str, most: usize| {
            attribute(tag, name)
                .and_then(|n| n.trim().parse::<usize>().ok())
                .unwrap_or(1)
                .clamp(1, most)
        };
        let (wide, high) = (span("colspan", WIDEST), span("rowspan", HIGHEST));
        if wide * high > *room {
            return false;
        }
        if wide * high > 1 {
            self.grid.merges.push(Merge {
                top: row,
                left: self.column,
                bottom: row + high - 1,
                right: self.column + wide - 1,
            });
            *room -= wide * high;
            for below in 1..high {
                for beside in 0..wide {
                    self.taken.insert((row + below, self.column + beside));
                }
            }
        }
        let struck = attribute(tag, "style").is_some_and(|style| style.contains("line-through"))
            || attribute(tag, "class")
                .is_some_and(|class| classes.iter().any(|struck| struck == class));
        self.cell = Some(Open {
            row,
            column: self.column,
            runs: Runs::default(),
            parts: Vec::new(),
            struck,
        });
        self.column += wide;
        *room > 0
    }

    /// Ends the open cell. One with tables in it waits for the end of its row.
    pub(super) fn end_cell(&mut self, room: &mut usize) {
        let Some(mut open) = self.cell.take() else {
            return;
        };
        if open.parts.is_empty() {
            self.put(open, room);
        } else {
            open.parts.push(Part::Text(std::mem::take(&mut open.runs)));
            self.waiting.push(open);
        }
    }

    /// Ends the row; `false` when the table grows too big.
    pub(super) fn end_row(&mut self, room: &mut usize) -> bool {
        self.end_cell(room);
        let filled = std::mem::take(&mut self.filled) + self.waiting.len();
        let mut fits = true;
        for open in std::mem::take(&mut self.waiting) {
            if filled <= LAYOUT && open.holds_a_list() {
                fits &= self.lay_out(open, room);
            } else {
                self.put(open.into_text(), room);
            }
        }
        self.row = None;
        fits
    }

    /// Ends the table: no span reaches over its end.
    pub(super) fn end(&mut self, room: &mut usize) -> bool {
        let fits = self.end_row(room);
        self.cut_spans();
        fits
    }

    /// A table begins inside the open cell.
    pub(super) fn begin_inner(&mut self) {
        if let Some(open) = &mut self.cell {
            open.parts.push(Part::Text(std::mem::take(&mut open.runs)));
        }
    }

    /// Takes the table that ended inside the open cell.
    pub(super) fn take_inner(&mut self, inner: Grid) {
        if let Some(open) = &mut self.cell {
            open.parts.push(Part::Table(inner));
        }
    }

    fn put(&mut self, open: Open, room: &mut usize) {
        let place = (open.row, open.column);
        if self.put_runs(place, open.runs, open.struck, room).is_some() {
            self.filled += 1;
        }
    }

    /// Puts a text into its cell, struck through as a whole by its style; `None` where there is no
    /// text, else whether the table does not grow too big.
    fn put_runs(
        &mut self,
        (row, column): (usize, usize),
        runs: Runs,
        struck: bool,
        room: &mut usize,
    ) -> Option<bool> {
        let partly = runs.partly_struck();
        let cell = cell_of(runs, struck)?;
        if partly {
            self.grid.partly_struck.insert((row, column));
        }
        Some(self.grid.put(row, column, cell, room))
    }

    /// A row below the last one.
    fn new_row(&mut self) -> usize {
        self.next_row += 1;
        self.next_row - 1
    }

    /// The texts of a cell and the rows of the tables in it, one below the other.
    fn lay_out(&mut self, open: Open, room: &mut usize) -> bool {
        let Open {
            row,
            column,
            parts,
            struck,
            ..
        } = open;
        self.cut_spans();
        let mut place = Some(row);
        let mut fits = true;
        for part in parts {
            match part {
                Part::Table(inner) => {
                    place = None;
                    fits &= self.append(inner, column, room);
                }
                Part::Text(runs) if runs.is_blank() => {}
                Part::Text(runs) => {
                    let row = place.take().unwrap_or_else(|| self.new_row());
                    let put = self.put_runs((row, column), runs, struck, room);
                    fits &= put.unwrap_or(true);
                }
            }
        }
        fits
    }

    /// Adds a table's rows below the last one.
    fn append(&mut self, inner: Grid, column: usize, room: &mut usize) -> bool {
        let first = self.next_row;
        self.next_row += inner.rows.len();
        let hidden = inner.hidden_rows.into_iter();
        self.grid.hidden_rows.extend(hidden.map(|row| first + row));
        let partly = inner.partly_struck.into_iter();
        let moved = partly.map(|(row, at)| (first + row, column + at));
        self.grid.partly_struck.extend(moved);
        let merges = inner.merges.into_iter().map(|merge| Merge {
            top: first + merge.top,
            left: column + merge.left,
            bottom: first + merge.bottom,
            right: column + merge.right,
        });
        self.grid.merges.extend(merges);
        let rows = inner.rows.into_iter().enumerate();
        let cells = rows.flat_map(|(row, cells)| {
            let cells = cells.into_iter().enumerate();
            cells.map(move |(at, cell)| (row, at, cell))
        });
        cells
            .filter(|(.., cell)| !cell.is_blank())
            .all(|(row, at, cell)| self.grid.put(first + row, column + at, cell, room))
    }

    /// Ends every span with the last row.
    fn cut_spans(&mut self) {
        let last = self.next_row.saturating_sub(1);
        self.taken.clear();
        let near = |merge: &&mut Merge| merge.top + HIGHEST >= last;
        for merge in self.grid.merges.iter_mut().rev().take_while(near) {
            merge.bottom = merge.bottom.min(last);
        }
    }
}

/// The cell of a text, where there is one; `struck` as a whole, by its style.
fn cell_of(runs: Runs, struck: bool) -> Option<Cell> {
    let (text, all_struck) = runs.finish();
    let text = text.trim();
    (!text.is_empty()).then(|| Cell {
        struck: struck || all_struck,
        ..Cell::text(text)
    })
}

impl Open {
    /// Whether a table in it has columns.
    fn holds_a_list(&self) -> bool {
        let columns = |part: &Part| matches!(part, Part::Table(grid) if grid.width() > 1);
        self.parts.iter().any(columns)
    }

    /// The cell with the tables in it as lines of text.
    fn into_text(self) -> Self {
        let mut runs = Runs::default();
        for part in self.parts {
            if !runs.ends_with(&['\n']) {
                runs.push("\n", false);
            }
            match part {
                Part::Text(text) => runs.append(&text),
                Part::Table(grid) => {
                    for cells in &grid.rows {
                        for cell in cells.iter().filter(|cell| !cell.is_blank()) {
                            runs.push(&cell.shown(), cell.struck);
                            runs.push(" ", false);
                        }
                        runs.push("\n", false);
                    }
                }
            }
        }
        Self {
            runs,
            parts: Vec::new(),
            ..self
        }
    }
}
