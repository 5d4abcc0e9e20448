//! `.docx`: the tables of a text, with the paragraphs between them as rows of one cell, all on one
//! sheet without a name, so that titles and notes stand where tables of a workbook have them.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::Reader;

use crate::import::layout::tells_of_people;

use super::grid::{Cell, Grid, Merge, Value, Workbook, MAX_CELLS};
use super::runs::Runs;
use super::spreadsheetml::{attribute, resolve};
use super::Unreadable;

const DOCUMENT: &str = "word/document.xml";
const MAX_DOCUMENT: u64 = 64 << 20;
/// Columns one cell may take.
const MAX_SPAN: usize = 200;

/// Whether a zip holds a text and no workbook.
pub(super) fn is_word(bytes: &[u8]) -> bool {
    zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|zip| zip.index_for_name(DOCUMENT).is_some())
}

/// The text's tables.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let part = zip.by_name(DOCUMENT).map_err(|_| damaged())?;
    let mut text = String::new();
    let mut limited = part.take(MAX_DOCUMENT + 1);
    limited.read_to_string(&mut text).map_err(|_| damaged())?;
    if text.len() as u64 > MAX_DOCUMENT {
        return Err(Unreadable(
            "Word 文件过大。请把名单单独存成一个文件后再导入".into(),
        ));
    }
    let mut parser = Parser {
        room: MAX_CELLS,
        ..Parser::default()
    };
    parser.parse(&text)?;
    let tells = |cell: &Cell| tells_of_people(&cell.shown());
    if parser.tables == 0 && !parser.grid.rows.iter().flatten().any(tells) {
        return Err(Unreadable(
            "这个 Word 文件里没有表格。请改选写着名单的表格文件".into(),
        ));
    }
    Ok(Workbook {
        sheets: vec![parser.grid],
    })
}

fn damaged() -> Unreadable {
    Unreadable("文件已损坏或不完整。请在 WPS 文字中打开，另存为 .docx 后再导入".into())
}

#[derive(Default)]
struct Parser {
    grid: Grid,
    room: usize,
    row: usize,
    column: usize,
    /// Tables around the text at hand; those inside a cell are part of its text.
    depth: usize,
    text: Runs,
    span: usize,
    /// The cell goes on with the one above.
    goes_on: bool,
    /// The run at hand is struck through.
    struck: bool,
    in_text: bool,
    /// Tables begun so far.
    tables: usize,
}

impl Parser {
    fn parse(&mut self, text: &str) -> Result<(), Unreadable> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.open(&tag),
                Ok(Event::End(tag)) => self.close(tag.local_name().as_ref())?,
                Ok(Event::Text(text)) if self.in_text => self.push(text.as_ref()),
                Ok(Event::GeneralRef(reference)) if self.in_text => {
                    let name: &str = reference.as_ref();
                    self.push(&resolve(name));
                }
                Ok(Event::Eof) => return Ok(()),
                Ok(_) => {}
                Err(_) => return Err(damaged()),
            }
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val");
        match tag.local_name().as_ref() {
            "tbl" => {
                self.depth += 1;
                self.tables += 1;
                if self.depth == 1 {
                    self.text = Runs::default();
                }
            }
            "tr" if self.depth == 1 => self.column = 0,
            "tc" if self.depth == 1 => {
                (self.span, self.goes_on) = (1, false);
                self.text = Runs::default();
            }
            "gridSpan" if self.depth == 1 => {
                let span = value().and_then(|span| span.parse().ok()).unwrap_or(1);
                self.span = usize::clamp(span, 1, MAX_SPAN);
            }
            "vMerge" if self.depth == 1 => {
                self.goes_on = value().is_none_or(|how| how != "restart");
            }
            "gridBefore" if self.depth == 1 => {
                let skipped = value()
                    .and_then(|skipped| skipped.parse().ok())
                    .unwrap_or(0);
                self.column += usize::min(skipped, MAX_SPAN);
            }
            "r" => self.struck = false,
            "strike" | "dstrike" => {
                self.struck = !matches!(value().as_deref(), Some("0" | "false" | "off"));
            }
            "t" => self.in_text = true,
            "br" | "cr" => self.text.push("\n", false),
            "tab" => self.text.push(" ", false),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "t" => self.in_text = false,
            "p" if self.depth == 0 => {
                let (text, _) = std::mem::take(&mut self.text).finish();
                if !text.trim().is_empty() {
                    self.put((self.row, 0), &text, false)?;
                    self.row += 1;
                }
            }
            "p" => self.text.push("\n", false),
            "tc" if self.depth == 1 => {
                let (row, column, right) = (self.row, self.column, self.column + self.span - 1);
                if self.text.partly_struck() {
                    self.grid.partly_struck.insert((row, column));
                }
                let (text, struck) = std::mem::take(&mut self.text).finish();
                self.column = right + 1;
                if self.goes_on {
                    self.merge_up(row, column, right);
                } else {
                    self.put((row, column), text.trim(), struck)?;
                    if right > column {
                        self.grid.merges.push(Merge {
                            top: row,
                            left: column,
                            bottom: row,
                            right,
                        });
                    }
                }
            }
            "tr" if self.depth == 1 => self.row += 1,
            "tbl" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    /// Lengthens the merged range above by a row, or begins one with the cell above.
    fn merge_up(&mut self, row: usize, left: usize, right: usize) {
        let Some(above) = row.checked_sub(1) else {
            return;
        };
        let range = self
            .grid
            .merges
            .iter_mut()
            .rev()
            .find(|range| range.left == left && range.bottom == above);
        match range {
            Some(range) => range.bottom = row,
            None => self.grid.merges.push(Merge {
                top: above,
                left,
                bottom: row,
                right,
            }),
        }
    }

    fn push(&mut self, text: &str) {
        self.text.push(text, self.struck);
    }

    fn put(
        &mut self,
        (row, column): (usize, usize),
        text: &str,
        struck: bool,
    ) -> Result<(), Unreadable> {
        if text.is_empty() {
            return Ok(());
        }
        let cell = Cell {
            value: Value::Text(text.to_owned()),
            struck,
        };
        if self.grid.put(row, column, cell, &mut self.room) {
            Ok(())
        } else {
            Err(Unreadable::too_big())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_which_a_part_is_struck_through_is_known() {
        let run = |strike: &str, text: &str| {
            format!("<w:r><w:rPr>{strike}</w:rPr><w:t>{text}</w:t></w:r>")
        };
        let cell = |runs: &str| format!("<w:tc><w:p>{runs}</w:p></w:tc>");
        let struck = run("<w:strike/>", "刘红");
        let text = format!(
            "<w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr>{}{}</w:tr></w:tbl></w:body></w:document>",
            cell(&struck),
            cell(&format!("{struck}{}", run("", "李明"))),
        );
        let mut parser = Parser {
            room: 100,
            ..Parser::default()
        };
        parser.parse(&text).unwrap();
        assert_eq!(parser.grid.partly_struck, [(0, 1)].into());
        assert_eq!(parser.grid.cell(0, 1).shown(), "李明");
    }

    #[test]
    fn tables_and_the_lines_between_them_stand_on_one_sheet() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let merged = |how: &str, text: &str| {
            format!("<w:tc><w:tcPr><w:vMerge{how}/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
        };
        let wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>甲 &amp; 乙</w:t></w:r></w:p></w:tc>";
        let text = format!(
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>红旗村花名册</w:t></w:r></w:p><w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{wide}</w:tr></w:tbl></w:body></w:document>",
            merged(" w:val=\"restart\"", "姓名"),
            cell("性别"),
            merged("", ""),
            cell("男"),
        );
        let mut parser = Parser {
            room: 100,
            ..Parser::default()
        };
        parser.parse(&text).unwrap();
        let shown: Vec<Vec<String>> = parser
            .grid
            .rows
            .iter()
            .map(|row| row.iter().map(Cell::shown).collect())
            .collect();
        assert_eq!(
            shown,
            [
                vec!["红旗村花名册"],
                vec!["姓名", "性别"],
                vec!["", "男"],
                vec!["甲 & 乙"]
            ]
        );
        assert!(parser.grid.rows[3][0].struck);
        let ranges: Vec<_> = parser
            .grid
            .merges
            .iter()
            .map(|range| (range.top, range.left, range.bottom, range.right))
            .collect();
        assert_eq!(ranges, [(1, 0, 2, 0), (3, 0, 3, 1)]);
    }
}
