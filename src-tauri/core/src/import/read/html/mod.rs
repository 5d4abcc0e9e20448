//! Tables of HTML: pages saved as `.xls`, and what spreadsheets put on the clipboard. Not a
//! browser: tags, spans, entities, struck-through text, tables inside tables, nothing else.

mod table;
mod tags;

use super::grid::{Cell, Grid, Workbook, MAX_CELLS};
use super::Unreadable;

use table::Table;
use tags::{breaks_line, entities, find_any_case, tag_end, tag_name};

pub(super) use tags::{attribute, entities as plain, struck_by};

/// Tables inside tables deeper than this are text.
const DEEPEST: usize = 12;

/// All tables of the text, one below the other, in one sheet without a name; a line between them
/// is a row of its own.
pub(super) fn read(text: &str) -> Result<Workbook, Unreadable> {
    let mut room = MAX_CELLS;
    let grid = grid(text, &[], &mut room)?;
    Ok(Workbook { sheets: vec![grid] })
}

/// Whether a text has a table.
pub(super) fn has_table(text: &str) -> bool {
    ["<td", "<th"]
        .iter()
        .any(|tag| find_any_case(text, tag).is_some())
}

/// The sheet of a page; `classes` strike text through besides its own.
pub(super) fn grid(text: &str, classes: &[String], room: &mut usize) -> Result<Grid, Unreadable> {
    let mut page = Page {
        tables: vec![Table::default()],
        room,
        struck_classes: struck_by(style_of(text)),
        line: String::new(),
        begun: false,
        in_caption: false,
        striking: 0,
    };
    page.struck_classes.extend_from_slice(classes);
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        page.text(&rest[..open]);
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(end) = tag_end(rest) else {
            break;
        };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let name = tag_name(tag);
        if matches!(name.as_str(), "script" | "style" | "head" | "title") && !tag.ends_with('/') {
            let close = format!("</{name}");
            rest = find_any_case(rest, &close).map_or("", |at| &rest[at..]);
            continue;
        }
        if !page.tag(&name, tag) {
            return Err(Unreadable::too_big());
        }
    }
    page.finish().ok_or_else(Unreadable::too_big)
}

/// The styles a page holds.
fn style_of(text: &str) -> &str {
    let open = text.find("<style").unwrap_or(text.len());
    text[open..].split("</style").next().unwrap_or_default()
}

/// A page under way.
struct Page<'a> {
    /// The tables around the place at hand; the first holds what stands outside all of them.
    tables: Vec<Table>,
    room: &'a mut usize,
    struck_classes: Vec<String>,
    /// Text between tables, since the last line break.
    line: String,
    /// A first tag has been seen: what a clipboard writes before it is no text.
    begun: bool,
    in_caption: bool,
    striking: usize,
}

impl Page<'_> {
    fn table(&mut self) -> Option<&mut Table> {
        self.tables.last_mut()
    }

    fn text(&mut self, raw: &str) {
        let striking = self.striking > 0;
        let outside = self.begun && (self.in_caption || self.tables.len() == 1);
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        if let Some(cell) = &mut table.cell {
            // Line breaks of the source are blanks; only <br> and <p> break a line.
            for c in entities(raw).chars() {
                let c = if matches!(c, '\n' | '\r' | '\t') {
                    ' '
                } else {
                    c
                };
                if !(c == ' ' && cell.runs.ends_with(&[' ', '\n'])) {
                    cell.runs.push(c.encode_utf8(&mut [0; 4]), striking);
                }
            }
        } else if outside && (table.depth == 0 || self.in_caption) {
            self.line.push_str(&entities(raw));
        }
    }

    /// `false` when the page grows too big.
    fn tag(&mut self, name: &str, tag: &str) -> bool {
        self.begun = true;
        let in_cell = self.table().is_some_and(|table| table.cell.is_some());
        if !in_cell && breaks_line(name) {
            self.end_line();
        }
        match name {
            "caption" => self.in_caption = true,
            "/caption" => self.in_caption = false,
            "table" => return self.begin_table(),
            "/table" => return self.end_table(),
            "tr" | "td" | "th" | "/tr" | "/td" | "/th" => return self.part(name, tag),
            "br" | "/p" | "/div" => {
                if let Some(cell) = self.table().and_then(|table| table.cell.as_mut()) {
                    cell.runs.push("\n", false);
                }
            }
            "s" | "strike" | "del" => self.striking += 1,
            "/s" | "/strike" | "/del" => self.striking = self.striking.saturating_sub(1),
            _ => {}
        }
        true
    }

    /// A row or a cell begins or ends.
    fn part(&mut self, name: &str, tag: &str) -> bool {
        let Some(table) = self.tables.last_mut().filter(|table| table.depth <= 1) else {
            return true;
        };
        match name {
            "tr" => return table.begin_row(tag, self.room),
            "td" | "th" => return table.begin_cell(tag, &self.struck_classes, self.room),
            "/tr" => return table.end_row(self.room),
            _ => table.end_cell(self.room),
        }
        true
    }

    fn begin_table(&mut self) -> bool {
        let deepest = self.tables.len() > DEEPEST;
        let Some(table) = self.tables.last_mut() else {
            return true;
        };
        if table.depth == 0 || deepest {
            table.depth += 1;
            return true;
        }
        // A table between two cells stands in one of its own.
        let fits = table.cell.is_some() || table.begin_cell("td", &[], self.room);
        table.begin_inner();
        self.tables.push(Table::inside());
        fits
    }

    fn end_table(&mut self) -> bool {
        let inner = self.tables.len() > 1;
        let Some(table) = self.tables.last_mut() else {
            return true;
        };
        table.depth = table.depth.saturating_sub(1);
        if table.depth > 0 {
            return true;
        }
        let fits = table.end(self.room);
        if inner {
            let ended = self.tables.pop().map(|table| table.grid);
            if let (Some(table), Some(grid)) = (self.tables.last_mut(), ended) {
                table.take_inner(grid);
            }
        }
        fits
    }

    /// Puts the text between tables into a row of its own.
    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.line);
        let text = text.trim();
        if let Some(table) = self.tables.last_mut().filter(|_| !text.is_empty()) {
            let cell = Cell::text(text);
            table.grid.put(table.next_row, 0, cell, self.room);
            table.next_row += 1;
        }
    }

    /// The whole page; `None` when it grows too big.
    fn finish(mut self) -> Option<Grid> {
        let mut fits = true;
        while self.tables.len() > 1 {
            self.table()?.depth = 1;
            fits &= self.end_table();
        }
        fits &= self.tables.first_mut()?.end(self.room);
        self.end_line();
        self.tables.pop().map(|table| table.grid).filter(|_| fits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_breaks_and_struck_text_are_read() {
        let book = read("<html><style>.x{text-decoration:line-through}</style><table><tr><td colspan=2>标题</td></tr>\n<tr><td rowspan=2>甲村</td><td>李&#26126;<br>男</td></tr><tr><td class=x>王&amp;芳</td><td><s>已退出</s></td></tr></table>").unwrap();
        let grid = &book.sheets[0];
        assert_eq!(grid.cell(1, 1).shown(), "李明\n男");
        assert_eq!(grid.cell(2, 1).shown(), "王&芳");
        assert!(grid.cell(2, 1).struck && grid.cell(2, 2).struck && !grid.cell(1, 1).struck);
        assert_eq!(grid.merges.len(), 2);
        let book = read("Version:1.0<html><body><h2>红旗村<b>后备</b></h2><table><caption>甲</caption><tr><td>姓名</td></tr></table></body></html>").unwrap();
        let lines: Vec<String> = (0..3)
            .map(|row| book.sheets[0].cell(row, 0).shown())
            .collect();
        assert_eq!(lines, ["红旗村后备", "甲", "姓名"]);
        let book = read("<table><tr><td><s>138</s> 139</td></tr></table>").unwrap();
        let cell = book.sheets[0].cell(0, 0);
        assert_eq!((cell.shown().as_str(), cell.struck), ("139", false));
    }
}
