//! Rows and columns an `.xlsx` hides, which calamine does not tell. Only sheets in which something
//! is hidden are read for it.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::Reader;
use zip::ZipArchive;

use super::grid::{Grid, MAX_COLUMNS, MAX_ROWS};
use super::spreadsheetml::{attribute, number};

pub(super) type Parts<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A list of sheets or of their files is never longer.
const MAX_LIST: u64 = 4 << 20;

/// What stands in a sheet that hides a row or a column.
pub(super) const WORDS: &[&[u8]] = &[
    b" hidden=\"1\"",
    b" hidden=\"true\"",
    b" hidden='1'",
    b" hidden='true'",
];

/// Notes in each sheet what it hides. `parts` are the files inside that hide something.
pub(super) fn mark(bytes: &[u8], parts: &[String], sheets: &mut [Grid]) {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return;
    };
    let files = files(&mut zip);
    for sheet in sheets {
        let file = files.get(&sheet.name).filter(|file| parts.contains(file));
        if let Some(part) = file.and_then(|file| zip.by_name(file).ok()) {
            read(part, sheet);
        }
    }
}

fn read(part: impl Read, sheet: &mut Grid) {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().check_end_names = false;
    let (mut bytes, mut row) = (Vec::new(), 0_usize);
    loop {
        bytes.clear();
        match reader.read_event_into(&mut bytes) {
            Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.local_name().as_ref() {
                "row" => {
                    row = number(&tag, "r").unwrap_or(row + 1);
                    if is_hidden(&tag) && (1..=MAX_ROWS).contains(&row) {
                        sheet.hidden_rows.insert(row - 1);
                    }
                }
                "col" if is_hidden(&tag) => {
                    let first = number(&tag, "min").unwrap_or(0).max(1);
                    let last = number(&tag, "max").unwrap_or(first).min(MAX_COLUMNS);
                    sheet.hidden_columns.extend(first - 1..last);
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"))
}

/// The file of each sheet by the sheet's name.
pub(super) fn files(zip: &mut Parts<'_>) -> HashMap<String, String> {
    let mut targets = HashMap::new();
    tags(zip, "xl/_rels/workbook.xml.rels", |tag| {
        if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
            let target = target.trim_start_matches('/');
            let target = target.strip_prefix("xl/").unwrap_or(target);
            targets.insert(id, format!("xl/{target}"));
        }
    });
    let mut files = HashMap::new();
    tags(zip, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() != "sheet" {
            return;
        }
        let file = attribute(tag, "id").and_then(|id| targets.get(&id).cloned());
        if let (Some(name), Some(file)) = (attribute(tag, "name"), file) {
            files.insert(name, file);
        }
    });
    files
}

/// Every tag of a short part.
pub(super) fn tags(zip: &mut Parts<'_>, part: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let mut text = String::new();
    let Ok(part) = zip.by_name(part) else {
        return;
    };
    if part.take(MAX_LIST).read_to_string(&mut text).is_err() {
        return;
    }
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => see(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
