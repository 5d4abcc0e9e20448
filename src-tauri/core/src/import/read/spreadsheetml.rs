//! XML spreadsheets of 2003, usually with the ending `.xls`.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::Reader;

use super::grid::{
    decimals, shows_day, Cell, Grid, Merge, Value, Workbook, MAX_CELLS, MAX_COLUMNS, MAX_ROWS,
};
use super::runs::Runs;
use super::Unreadable;

#[derive(Default)]
struct Parser {
    workbook: Workbook,
    room: usize,
    styles: HashMap<String, (bool, String)>,
    style: Option<String>,
    row: usize,
    column: usize,
    cell: Option<(String, usize, usize)>,
    kind: String,
    text: Runs,
    /// Inside a struck-through run.
    striking: bool,
    in_data: bool,
    in_visible: bool,
}

pub(super) fn read(text: &str) -> Result<Workbook, Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    let mut parser = Parser {
        room: MAX_CELLS,
        ..Parser::default()
    };
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => parser.open(&tag)?,
            Ok(Event::End(tag)) => parser.close(tag.local_name().as_ref())?,
            Ok(Event::Text(text)) if parser.in_data || parser.in_visible => {
                parser.text.push(text.as_ref(), parser.striking);
            }
            Ok(Event::CData(text)) if parser.in_data => {
                parser.text.push(text.as_ref(), parser.striking);
            }
            Ok(Event::GeneralRef(reference)) if parser.in_data => {
                let name: &str = reference.as_ref();
                parser.text.push(&resolve(name), parser.striking);
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => return Err(Unreadable::damaged()),
        }
    }
    Ok(parser.workbook)
}

pub(super) fn resolve(name: &str) -> String {
    match name {
        "amp" => "&".into(),
        "lt" => "<".into(),
        "gt" => ">".into(),
        "quot" => "\"".into(),
        "apos" => "'".into(),
        _ => name
            .strip_prefix('#')
            .and_then(|number| match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            })
            .and_then(char::from_u32)
            .map(String::from)
            .unwrap_or_default(),
    }
}

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| {
            let raw = attribute.value.to_string();
            raw.replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
        })
}

/// A number among the attributes of a tag.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(tag, name)?.parse().ok()
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "Hidden").is_some_and(|hidden| hidden == "1")
}

impl Parser {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        match tag.local_name().as_ref() {
            "Style" => {
                self.style = attribute(tag, "ID");
                if let Some(id) = &self.style {
                    self.styles.insert(id.clone(), (false, String::new()));
                }
            }
            "Font" => {
                if let Some(style) = self.style.as_ref().and_then(|id| self.styles.get_mut(id)) {
                    style.0 = attribute(tag, "StrikeThrough").is_some_and(|on| on == "1");
                }
            }
            "NumberFormat" => {
                if let Some(style) = self.style.as_ref().and_then(|id| self.styles.get_mut(id)) {
                    style.1 = attribute(tag, "Format").unwrap_or_default();
                }
            }
            "Worksheet" => {
                let name = attribute(tag, "Name").unwrap_or_default();
                self.workbook.sheets.push(Grid {
                    name,
                    ..Grid::default()
                });
                self.row = 0;
            }
            "Row" => {
                if let Some(index) = number(tag, "Index") {
                    self.row = index.saturating_sub(1);
                }
                self.column = 0;
                if let (true, Some(sheet)) = (is_hidden(tag), self.workbook.sheets.last_mut()) {
                    let more = number(tag, "Span").unwrap_or(0).min(MAX_ROWS);
                    let last = self.row.saturating_add(more).min(MAX_ROWS);
                    sheet.hidden_rows.extend(self.row..=last);
                }
            }
            "Table" => self.column = 0,
            "Column" => {
                if let Some(index) = number(tag, "Index") {
                    self.column = index.saturating_sub(1);
                }
                let more = number(tag, "Span").unwrap_or(0).min(MAX_COLUMNS);
                let last = self.column.saturating_add(more).min(MAX_COLUMNS);
                if let (true, Some(sheet)) = (is_hidden(tag), self.workbook.sheets.last_mut()) {
                    sheet.hidden_columns.extend(self.column..=last);
                }
                self.column = last + 1;
            }
            "Cell" => {
                if let Some(index) = number(tag, "Index") {
                    self.column = index.saturating_sub(1);
                }
                let wide = number(tag, "MergeAcross").unwrap_or(0).min(1_000);
                let high = number(tag, "MergeDown").unwrap_or(0).min(10_000);
                if let (true, Some(sheet)) = (wide + high > 0, self.workbook.sheets.last_mut()) {
                    sheet.merges.push(Merge {
                        top: self.row,
                        left: self.column,
                        bottom: self.row.saturating_add(high),
                        right: self.column.saturating_add(wide),
                    });
                }
                self.cell = Some((
                    attribute(tag, "StyleID").unwrap_or_default(),
                    self.row,
                    self.column,
                ));
                self.column = self.column.saturating_add(wide + 1);
                self.kind.clear();
            }
            "Data" => {
                self.kind = attribute(tag, "Type").unwrap_or_default();
                self.text = Runs::default();
                self.in_data = true;
            }
            "S" => self.striking = true,
            "Visible" => {
                self.text = Runs::default();
                self.in_visible = true;
            }
            _ => {}
        }
        if self.workbook.sheets.len() > 1_000 {
            return Err(Unreadable::too_big());
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "Style" => self.style = None,
            "Row" => self.row = self.row.saturating_add(1),
            "S" => self.striking = false,
            "Data" => {
                (self.in_data, self.striking) = (false, false);
                self.put()?;
            }
            "Visible" => {
                self.in_visible = false;
                let (text, _) = std::mem::take(&mut self.text).finish();
                if let (true, Some(sheet)) =
                    (text.contains("Hidden"), self.workbook.sheets.last_mut())
                {
                    sheet.hidden = true;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self) -> Result<(), Unreadable> {
        let (Some((style, row, column)), Some(sheet)) =
            (self.cell.take(), self.workbook.sheets.last_mut())
        else {
            return Ok(());
        };
        let (struck, format) = self.styles.get(&style).cloned().unwrap_or_default();
        if self.text.partly_struck() {
            sheet.partly_struck.insert((row, column));
        }
        let (text, all_struck) = std::mem::take(&mut self.text).finish();
        let struck = struck || all_struck;
        let value = match self.kind.as_str() {
            "Number" => text.trim().parse().map_or_else(
                |_| Value::Text(text.clone()),
                |number| Value::Number(number, decimals(&format)),
            ),
            "DateTime" => text.get(..10).and_then(|day| day.parse().ok()).map_or_else(
                || Value::Text(text.clone()),
                |day| Value::Date(day, shows_day(&format, None)),
            ),
            "Boolean" => Value::Bool(text.trim() == "1"),
            "Error" => Value::Error(text),
            _ if text.is_empty() => return Ok(()),
            _ => Value::Text(text),
        };
        if sheet.put(row, column, Cell { value, struck }, &mut self.room) {
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
    fn cells_styles_and_merges_are_read() {
        let text = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/><NumberFormat ss:Format="0.00"/></Style></Styles>
<Worksheet ss:Name="甲村"><Table><Column/><Column ss:Hidden="1" ss:Span="1"/><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">标题 &amp; 一</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:StyleID="s1"><Data ss:Type="Number">1985.1</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">1985-06-15T00:00:00.000</Data></Cell></Row></Table>
<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"#;
        let book = read(text).unwrap();
        let grid = &book.sheets[0];
        assert_eq!((grid.name.as_str(), grid.hidden), ("甲村", true));
        assert_eq!(grid.cell(0, 0).shown(), "标题 & 一");
        assert_eq!(grid.cell(2, 0).shown(), "1985.10");
        assert!(grid.cell(2, 0).struck);
        assert_eq!(grid.cell(2, 2).shown(), "1985-06-15");
        assert_eq!(grid.merges.len(), 1);
        assert_eq!(grid.hidden_rows, [2].into());
        assert_eq!(grid.hidden_columns, [1, 2].into());
    }
}
