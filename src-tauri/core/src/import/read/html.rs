//! Tables of HTML: pages saved as `.xls`, and what spreadsheets put on the clipboard. Not a
//! browser: tags, spans, entities, struck-through text, nothing else.

use super::grid::{Cell, Grid, Merge, Workbook, MAX_CELLS};
use super::runs::Runs;
use super::Unreadable;

/// All tables of the text, one below the other, in one sheet without a name; a line between them
/// is a row of its own.
pub(super) fn read(text: &str) -> Result<Workbook, Unreadable> {
    let mut table = Table {
        room: MAX_CELLS,
        struck_classes: struck_classes(text),
        ..Table::default()
    };
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        table.text(&rest[..open]);
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
        if !table.tag(&name, tag) {
            return Err(Unreadable::too_big());
        }
    }
    table.end_cell();
    table.end_line();
    Ok(Workbook {
        sheets: vec![table.grid],
    })
}

fn find_any_case(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes()
        .windows(wanted.len())
        .position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// The end of a tag, minding quoted attributes.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            (b'>', None) => return Some(at),
            _ => {}
        }
        if at > 20_000 {
            break;
        }
    }
    text.find('>')
}

fn tag_name(tag: &str) -> String {
    let name: String = tag
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '/' || *c == ':')
        .collect();
    let name = name.to_ascii_lowercase();
    match name.strip_suffix('/') {
        Some(alone) if !alone.is_empty() => alone.to_owned(),
        _ => name,
    }
}

fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(found) = lower[from..].find(wanted) {
        let at = from + found;
        from = at + wanted.len();
        let before = lower[..at]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_whitespace() || c == '"' || c == '\'');
        let rest = tag.get(from..)?.trim_start();
        if let (true, Some(value)) = (before, rest.strip_prefix('=')) {
            let value = value.trim_start();
            return Some(match value.chars().next()? {
                quote @ ('"' | '\'') => value[1..].split(quote).next().unwrap_or(""),
                _ => value
                    .split(|c: char| c.is_whitespace() || c == '>')
                    .next()
                    .unwrap_or(""),
            });
        }
    }
    None
}

/// Names of style classes that strike text through.
fn struck_classes(text: &str) -> Vec<String> {
    let Some(open) = text.find("<style") else {
        return Vec::new();
    };
    let style = text[open..].split("</style").next().unwrap_or("");
    style
        .split('}')
        .filter_map(|rule| rule.split_once('{'))
        .filter(|(_, body)| body.contains("line-through"))
        .filter_map(|(name, _)| {
            name.trim()
                .rsplit('.')
                .next()
                .map(|class| class.trim().to_owned())
        })
        .collect()
}

#[derive(Default)]
struct Table {
    grid: Grid,
    room: usize,
    struck_classes: Vec<String>,
    /// Next row, and the row the open cell stands in.
    next_row: usize,
    row: Option<usize>,
    column: usize,
    /// Cells taken by spans from above: (row, column).
    taken: std::collections::HashSet<(usize, usize)>,
    cell: Option<Open>,
    /// Text between tables, since the last line break.
    line: String,
    /// A first tag has been seen: what a clipboard writes before it is no text.
    begun: bool,
    in_caption: bool,
    depth: usize,
    striking: usize,
}

struct Open {
    row: usize,
    column: usize,
    runs: Runs,
    /// The whole cell, by its style.
    struck: bool,
}

impl Table {
    fn text(&mut self, raw: &str) {
        let striking = self.striking > 0;
        if let Some(cell) = &mut self.cell {
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
        } else if self.begun && (self.depth == 0 || self.in_caption) {
            self.line.push_str(&entities(raw));
        }
    }

    /// `false` when the table grows too big.
    fn tag(&mut self, name: &str, tag: &str) -> bool {
        self.begun = true;
        if self.cell.is_none() && breaks_line(name) {
            self.end_line();
        }
        match name {
            "caption" => self.in_caption = true,
            "/caption" => self.in_caption = false,
            "table" => self.depth += 1,
            "/table" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.end_cell();
                    self.row = None;
                }
            }
            "tr" if self.depth <= 1 => {
                self.end_cell();
                self.row = Some(self.next_row);
                let style = attribute(tag, "style").unwrap_or_default().replace(' ', "");
                if style.to_ascii_lowercase().contains("display:none") {
                    self.grid.hidden_rows.insert(self.next_row);
                }
                self.next_row += 1;
                self.column = 0;
            }
            "td" | "th" if self.depth <= 1 => return self.open_cell(tag),
            "/tr" | "/td" | "/th" if self.depth <= 1 => self.end_cell(),
            "br" | "/p" | "/div" => {
                if let Some(cell) = &mut self.cell {
                    cell.runs.push("\n", false);
                }
            }
            "s" | "strike" | "del" => self.striking += 1,
            "/s" | "/strike" | "/del" => self.striking = self.striking.saturating_sub(1),
            _ => {}
        }
        true
    }

    fn open_cell(&mut self, tag: &str) -> bool {
        self.end_cell();
        let row = *self.row.get_or_insert_with(|| {
            self.next_row += 1;
            self.next_row - 1
        });
        while self.taken.remove(&(row, self.column)) {
            self.column += 1;
        }
        let span = |name: &str, most: usize| {
            attribute(tag, name)
                .and_then(|n| n.trim().parse::<usize>().ok())
                .unwrap_or(1)
                .clamp(1, most)
        };
        let (wide, high) = (span("colspan", 200), span("rowspan", 5_000));
        if wide * high > self.room {
            return false;
        }
        if wide * high > 1 {
            self.grid.merges.push(Merge {
                top: row,
                left: self.column,
                bottom: row + high - 1,
                right: self.column + wide - 1,
            });
            self.room -= wide * high;
            for below in 1..high {
                for beside in 0..wide {
                    self.taken.insert((row + below, self.column + beside));
                }
            }
        }
        let struck = attribute(tag, "style").is_some_and(|style| style.contains("line-through"))
            || attribute(tag, "class")
                .is_some_and(|class| self.struck_classes.iter().any(|struck| struck == class));
        self.cell = Some(Open {
            row,
            column: self.column,
            runs: Runs::default(),
            struck,
        });
        self.column += wide;
        self.room > 0
    }

    /// Puts the text between tables into a row of its own.
    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.line);
        let text = text.trim();
        if !text.is_empty() {
            let cell = Cell::text(text);
            self.grid.put(self.next_row, 0, cell, &mut self.room);
            self.next_row += 1;
        }
    }

    fn end_cell(&mut self) {
        if let Some(open) = self.cell.take() {
            let (text, struck) = open.runs.finish();
            let text = text.trim();
            if !text.is_empty() {
                let cell = Cell {
                    struck: struck || open.struck,
                    ..Cell::text(text)
                };
                self.grid.put(open.row, open.column, cell, &mut self.room);
            }
        }
    }
}

/// Whether a line of text ends at a tag.
fn breaks_line(name: &str) -> bool {
    let name = name.trim_start_matches('/');
    matches!(
        name,
        "p" | "div" | "br" | "table" | "tr" | "caption" | "center" | "body" | "hr" | "li"
    ) || (name.len() == 2 && name.starts_with('h'))
}

/// Text with its character references resolved.
fn entities(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let resolved = rest[1..]
            .char_indices()
            .take(10)
            .find(|(_, c)| *c == ';')
            .and_then(|(end, _)| {
                let name = &rest[1..=end];
                let c = match name {
                    "nbsp" | "ensp" | "emsp" => ' ',
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    "middot" => '·',
                    "times" => '×',
                    "mdash" => '—',
                    "ldquo" => '“',
                    "rdquo" => '”',
                    _ => {
                        let number = name.strip_prefix('#')?;
                        let code = match number.strip_prefix(['x', 'X']) {
                            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                            None => number.parse().ok()?,
                        };
                        char::from_u32(code)?
                    }
                };
                Some((c, end + 2))
            });
        let (c, length) = resolved.unwrap_or(('&', 1));
        text.push(c);
        rest = &rest[length..];
    }
    text + rest
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
