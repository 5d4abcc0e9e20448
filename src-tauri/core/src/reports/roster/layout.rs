//! Which columns stand on the paper and how wide; saved under a name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::columns::{column, LayoutColumn, RosterColumn, COLUMNS};
use crate::error::{unexpected, Error, Result};
use crate::registry::Registry;
use crate::reports::widths::{em, Needs, NARROWEST, USUAL_PT};
use crate::reports::{Column, Paper};

/// Columns and paper, saved under a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// What the clerk calls it.
    pub name: String,
    /// Columns in their order.
    pub columns: Vec<LayoutColumn>,
    /// Sheet; absent: by the number of columns.
    #[serde(default)]
    pub paper: Option<Paper>,
}

/// Most columns of a roster.
const MOST: usize = 40;
/// A column is at most this wide, mm.
const WIDEST: f64 = 200.0;
/// Cell inset at the left and right together.
const INSET: f64 = 3.1;
/// Width of a Han character of body text, 10.5 pt.
const CHARACTER: f64 = USUAL_PT * 25.4 / 72.0;

impl Registry {
    /// The saved layouts, by name.
    pub fn layouts(&self) -> Result<Vec<Layout>> {
        let saved = self.db.layouts()?;
        let read = |(_, layout): (String, String)| {
            serde_json::from_str(&layout).map_err(|error| unexpected(error.to_string()))
        };
        saved.into_iter().map(read).collect()
    }

    /// Saves a layout under its name, over the one that had it.
    pub fn save_layout(&mut self, layout: &Layout) -> Result<()> {
        let name = layout.name.trim();
        if name.is_empty() || name.chars().count() > 30 {
            return Err(Error::invalid(
                "name",
                "name.length",
                "版式名称应为 1 至 30 个字",
            ));
        }
        named(&layout.columns)?;
        let layout = Layout {
            name: name.to_owned(),
            ..layout.clone()
        };
        let text = serde_json::to_string(&layout).map_err(|error| unexpected(error.to_string()))?;
        self.db.save_layout(name, &text)
    }

    /// Forgets a layout.
    pub fn remove_layout(&mut self, name: &str) -> Result<()> {
        self.db.remove_layout(name)
    }
}

/// The columns a layout names, each with what the clerk changed about it and the usual width.
pub(super) fn named(chosen: &[LayoutColumn]) -> Result<Vec<Chosen>> {
    if chosen.is_empty() || chosen.len() > MOST {
        return Err(Error::invalid(
            "columns",
            "roster.columns",
            format!("请选择 1 至 {MOST} 栏"),
        ));
    }
    chosen.iter().map(Chosen::of).collect()
}

/// A column of the paper, and the width the clerk gave it.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) known: &'static RosterColumn,
    pub(super) printed: Column,
    given_mm: Option<f64>,
}

impl Chosen {
    fn of(choice: &LayoutColumn) -> Result<Self> {
        let Some(known) = column(&choice.key) else {
            let labels: Vec<&str> = COLUMNS.iter().map(|column| column.label).collect();
            let message = format!("没有名为“{}”的栏，可选：{}", choice.key, labels.join("、"));
            return Err(Error::invalid("columns", "roster.column_unknown", message));
        };
        if choice.width_mm.is_some_and(|width| width <= 0.0) {
            let message = format!("“{}”的宽度应大于 0 毫米", known.label);
            return Err(Error::invalid("columns", "roster.width", message));
        }
        let label = choice.label.as_deref().map(str::trim);
        let label = label.filter(|label| !label.is_empty());
        let given = choice.width_mm.filter(|width| width.is_finite());
        Ok(Self {
            known,
            printed: Column {
                label: label.unwrap_or(known.header).to_owned(),
                width_mm: known.width_mm,
                align: known.align,
                digits: known.digits,
            },
            given_mm: given.map(|width| width.clamp(NARROWEST, WIDEST)),
        })
    }

    /// What it needs, with nothing in it yet; on a `blank` list, which is filled in by hand, as much
    /// as usual.
    pub(super) fn needs(&self, blank: bool) -> Needs {
        let Column { label, align, .. } = &self.printed;
        let usual = self.known.width_mm;
        let given = self.given_mm.or(blank.then_some(usual));
        Needs::new(label, *align, usual, given)
    }
}

/// Lines a text takes in a column, about.
pub(in crate::reports) fn lines_of(text: &str, width_mm: f64) -> usize {
    let room = ((width_mm - INSET) / CHARACTER).max(1.0);
    let lines = text.split('\n').map(|line| {
        let mut lines = 1;
        let mut used = 0.0;
        for character in line.chars() {
            let width = em(character);
            if used + width > room {
                lines += 1;
                used = 0.0;
            }
            used += width;
        }
        lines
    });
    lines.sum()
}

/// The width in which usual type breaks as type of `pt` points breaks in `width_mm`.
pub(super) fn in_usual_type(width_mm: f64, pt: f64) -> f64 {
    (width_mm - INSET) * USUAL_PT / pt + INSET
}

/// The text cut to `most` lines of a column and ended with `…`; `None` when all of it fits.
pub(in crate::reports) fn cut(text: &str, width_mm: f64, most: usize) -> Option<String> {
    let room = ((width_mm - INSET) / CHARACTER).max(1.0);
    let (mut lines, mut used) = (1, 0.0);
    let mut last_fitting = 0;
    for (place, character) in text.char_indices() {
        let width = em(character);
        if character == '\n' {
            lines += 1;
            used = 0.0;
        } else if used + width > room {
            lines += 1;
            used = width;
        } else {
            used += width;
        }
        if lines > most {
            return Some(format!("{}…", text[..last_fitting].trim_end()));
        }
        if lines < most || used + 1.0 <= room {
            last_fitting = place + character.len_utf8();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_to_six_lines_and_a_short_one_is_not() {
        assert_eq!(cut("冬季外出务工", 13.2, 6), None);
        let capitals = cut(&"WIFI".repeat(10), 13.2, 6).unwrap();
        assert!(lines_of(&capitals, 13.2) <= 6, "{capitals}");
        let long = "长".repeat(2000);
        let shown = cut(&long, 25.0, 6).unwrap();
        assert!(shown.ends_with('…'));
        assert_eq!(shown.chars().count(), 5 * 6);
    }

    #[test]
    fn a_column_without_width_is_refused() {
        for width in [0.0, -3.0] {
            let narrow = [LayoutColumn {
                key: "name".into(),
                width_mm: Some(width),
                label: None,
            }];
            let error = named(&narrow).unwrap_err();
            assert_eq!(error.to_string(), "“姓名”的宽度应大于 0 毫米");
        }
    }

    #[test]
    fn an_unknown_column_is_named() {
        let unknown = [LayoutColumn {
            key: "shoe_size".into(),
            width_mm: None,
            label: None,
        }];
        assert!(named(&unknown)
            .unwrap_err()
            .to_string()
            .contains("shoe_size"));
    }
}
