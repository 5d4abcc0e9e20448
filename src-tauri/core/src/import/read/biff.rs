//! `.xls` and WPS `.et` (OLE files with a BIFF workbook): calamine reads the values; the records
//! are walked here first, to refuse what would take too much memory and to learn what calamine
//! does not tell for this format: number formats and struck-through fonts, of cells and in texts.

use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Read};

use calamine::{Data, Reader, SheetVisible, Xls};

use super::grid::{decimals, serial_day, shows_day, Cell, Grid, Merge, Value, Workbook, MAX_CELLS};
use super::rich::{rich_texts, RichText};
use super::Unreadable;

const MAX_STREAM: u64 = 128 << 20;
const MAX_AREA: usize = 4_000_000;

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let stream = workbook_stream(bytes)?;
    let mut walked = walk(&stream)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Unreadable::encrypted(),
        _ => Unreadable::damaged(),
    })?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let epoch_1904 = book.has_1904_epoch();
    let mut workbook = Workbook::default();
    let mut room = MAX_CELLS;
    for (at, (name, hidden)) in sheets.into_iter().enumerate() {
        let mut grid = Grid {
            name,
            hidden,
            epoch_1904,
            ..Grid::default()
        };
        let Ok(range) = book.worksheet_range(&grid.name) else {
            continue;
        };
        let (top, left) = range.start().unwrap_or_default();
        let WalkedSheet {
            formats,
            texts,
            hidden_rows,
            hidden_columns,
        } = walked
            .sheets
            .get_mut(at)
            .map(std::mem::take)
            .unwrap_or_default();
        (grid.hidden_rows, grid.hidden_columns) = (hidden_rows, hidden_columns);
        for (row, column, data) in range.used_cells() {
            let place = (top as usize + row, left as usize + column);
            let looks = formats
                .get(&place)
                .and_then(|&xf| walked.looks.get(usize::from(xf)))
                .copied()
                .unwrap_or_default();
            let rich = texts
                .get(&place)
                .and_then(|number| walked.texts.get(number));
            let cell = match rich.map(|text| text.said(looks.struck)) {
                Some((text, struck)) => {
                    if matches!(data, Data::String(whole) if *whole != text) {
                        grid.partly_struck.insert(place);
                    }
                    Cell {
                        value: Value::Text(text),
                        struck,
                    }
                }
                None => Cell {
                    value: value(data, looks, epoch_1904),
                    struck: looks.struck,
                },
            };
            if !grid.put(place.0, place.1, cell, &mut room) {
                return Err(Unreadable::too_big());
            }
        }
        if let Ok(merges) = book.merge_cells_by_sheet_name(&grid.name) {
            grid.merges = merges
                .iter()
                .filter(|range| range.start != range.end)
                .map(|range| Merge {
                    top: range.start.0 as usize,
                    left: range.start.1 as usize,
                    bottom: range.end.0 as usize,
                    right: range.end.1 as usize,
                })
                .collect();
        }
        workbook.sheets.push(grid);
    }
    Ok(workbook)
}

fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut file =
        cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Unreadable::damaged())?;
    let names: Vec<String> = file
        .read_root_storage()
        .map(|entry| entry.name().to_owned())
        .collect();
    let stream_named = |wanted: &str| names.iter().find(|name| name.eq_ignore_ascii_case(wanted));
    if stream_named("EncryptedPackage").is_some() {
        return Err(Unreadable::encrypted());
    }
    let Some(name) = stream_named("Workbook").or_else(|| stream_named("Book")) else {
        return Err(if stream_named("WordDocument").is_some() {
            Unreadable("这是旧版 Word 文件。请在 WPS 文字中另存为 .docx 后再导入".into())
        } else {
            Unreadable::new("不认识这种表格格式")
        });
    };
    let stream = file
        .open_stream(format!("/{name}"))
        .map_err(|_| Unreadable::damaged())?;
    let mut bytes = Vec::new();
    stream
        .take(MAX_STREAM)
        .read_to_end(&mut bytes)
        .map_err(|_| Unreadable::damaged())?;
    Ok(bytes)
}

#[derive(Clone, Copy, Default)]
struct Looks {
    struck: bool,
    decimals: Option<u8>,
    shows_day: bool,
}

#[derive(Default)]
struct Walked {
    /// By number of the cell format.
    looks: Vec<Looks>,
    /// Shared strings in several fonts by their number, where a font is struck through.
    texts: HashMap<u32, RichText>,
    sheets: Vec<WalkedSheet>,
}

#[derive(Default)]
struct WalkedSheet {
    /// The cell format of every filled cell.
    formats: HashMap<(usize, usize), u16>,
    /// The shared string of every cell that has one.
    texts: HashMap<(usize, usize), u32>,
    hidden_rows: BTreeSet<usize>,
    hidden_columns: BTreeSet<usize>,
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16_at(data, at)?) | u32::from(u16_at(data, at + 2)?) << 16)
}

/// The records of a stream from `at`: type and data.
fn records(stream: &[u8], mut at: usize) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at + 2)?);
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, data))
    })
}

fn walk(stream: &[u8]) -> Result<Walked, Unreadable> {
    let mut walked = Walked::default();
    let (mut fonts, mut formats, mut xfs, mut starts) =
        (Vec::new(), HashMap::new(), Vec::new(), Vec::new());
    let mut biff8 = true;
    let (mut strings, mut within) = (Vec::new(), 0);
    for (kind, data) in records(stream, 0) {
        // The shared strings, and the records that go on with them.
        if kind == 0x00FC || (kind == 0x003C && within == 0x00FC) {
            strings.push(data);
        }
        if kind != 0x003C {
            within = kind;
        }
        match kind {
            0x0809 => biff8 = u16_at(data, 0) == Some(0x0600),
            0x002F => return Err(Unreadable::encrypted()),
            0x0031 => fonts.push(u16_at(data, 2).unwrap_or(0) & 0x0008 != 0),
            0x041E => {
                if let Some((id, code)) = format_code(data, biff8) {
                    formats.insert(id, code);
                }
            }
            0x00E0 => xfs.push((u16_at(data, 0).unwrap_or(0), u16_at(data, 2).unwrap_or(0))),
            0x0085 => starts.push(u32_at(data, 0).unwrap_or(u32::MAX) as usize),
            0x000A => break,
            _ => {}
        }
    }
    // Font number 4 is never used.
    let struck = |font: u16| {
        let font = usize::from(font) - usize::from(font > 4);
        fonts.get(font).copied().unwrap_or(false)
    };
    if biff8 && fonts.contains(&true) {
        walked.texts = rich_texts(&strings, &struck);
    }
    walked.looks = xfs
        .into_iter()
        .map(|(font, format)| {
            let code = formats
                .get(&format)
                .map_or_else(|| builtin(format), String::as_str);
            Looks {
                struck: struck(font),
                decimals: decimals(code),
                shows_day: shows_day(code, Some(u32::from(format))),
            }
        })
        .collect();
    for start in starts {
        walked.sheets.push(sheet(stream, start)?);
    }
    Ok(walked)
}

fn builtin(format: u16) -> &'static str {
    match format {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        14 => "yyyy/m/d",
        17 => "mmm-yy",
        18..=21 | 45..=47 => "h:mm",
        27 | 36 | 50 | 52 | 55 | 57 => "yyyy m",
        15 | 16 | 22 | 28..=35 | 51 | 53 | 54 | 56 | 58 => "d",
        _ => "General",
    }
}

fn format_code(data: &[u8], biff8: bool) -> Option<(u16, String)> {
    let id = u16_at(data, 0)?;
    if !biff8 {
        let length = usize::from(*data.get(2)?);
        let text = data.get(3..3 + length)?;
        return Some((id, text.iter().map(|&byte| char::from(byte)).collect()));
    }
    let length = usize::from(u16_at(data, 2)?);
    let wide = *data.get(4)? & 1 != 0;
    let code = if wide {
        let units: Vec<u16> = data
            .get(5..5 + length * 2)?
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    } else {
        data.get(5..5 + length)?
            .iter()
            .map(|&byte| char::from(byte))
            .collect()
    };
    Some((id, code))
}

/// The format numbers of a sheet's filled cells and what it hides; refuses sheets that would not
/// fit in memory.
fn sheet(stream: &[u8], start: usize) -> Result<WalkedSheet, Unreadable> {
    let mut sheet = WalkedSheet::default();
    let cells = &mut sheet.formats;
    let (mut bottom, mut right) = (0, 0);
    let mut depth = 0_usize;
    for (kind, data) in records(stream, start) {
        match kind {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            0x0200 => {
                let (first, last, column) = match data.len() {
                    10 => (
                        u16_at(data, 0).map(u32::from),
                        u16_at(data, 2).map(u32::from),
                        u16_at(data, 6),
                    ),
                    _ => (u32_at(data, 0), u32_at(data, 4), u16_at(data, 10)),
                };
                let (Some(first), Some(last), Some(column)) = (first, last, column) else {
                    return Err(Unreadable::damaged());
                };
                if last > 65_536 || first > last || column > 256 {
                    return Err(Unreadable::damaged());
                }
            }
            // A row, and what columns look like.
            0x0208 => {
                let row = u16_at(data, 0).filter(|_| u16_at(data, 12).unwrap_or(0) & 0x20 != 0);
                sheet.hidden_rows.extend(row.map(usize::from));
            }
            0x007D => {
                if let (Some(first), Some(last)) = (u16_at(data, 0), u16_at(data, 2)) {
                    if u16_at(data, 8).unwrap_or(0) & 1 != 0 {
                        let columns = usize::from(first)..=usize::from(last.min(255));
                        sheet.hidden_columns.extend(columns);
                    }
                }
            }
            // Number, label, rich label, boolean, RK, shared label, formula.
            0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x0006 => {
                if let (Some(row), Some(column), Some(xf)) =
                    (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4))
                {
                    let place = (usize::from(row), usize::from(column));
                    (bottom, right) = (bottom.max(place.0), right.max(place.1));
                    cells.insert(place, xf);
                    if let Some(number) = u32_at(data, 6).filter(|_| kind == 0x00FD) {
                        sheet.texts.insert(place, number);
                    }
                }
            }
            // Several RKs in a row.
            0x00BD => {
                if let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) {
                    for (nth, rk) in data
                        .get(4..data.len().saturating_sub(2))
                        .unwrap_or(&[])
                        .chunks_exact(6)
                        .enumerate()
                    {
                        let place = (usize::from(row), usize::from(first) + nth);
                        (bottom, right) = (bottom.max(place.0), right.max(place.1));
                        cells.insert(place, u16::from_le_bytes([rk[0], rk[1]]));
                    }
                }
            }
            _ => {}
        }
    }
    if (bottom + 1) * (right + 1) > MAX_AREA || cells.len() > MAX_CELLS {
        return Err(Unreadable::too_big());
    }
    Ok(sheet)
}

fn value(data: &Data, looks: Looks, epoch_1904: bool) -> Value {
    match data {
        Data::Empty => Value::Empty,
        #[expect(clippy::cast_precision_loss, reason = "cells hold doubles anyway")]
        Data::Int(number) => Value::Number(*number as f64, looks.decimals),
        Data::Float(number) => Value::Number(*number, looks.decimals),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Value::Text(text.clone())
        }
        Data::Bool(truth) => Value::Bool(*truth),
        Data::DateTime(when) => {
            let serial = when.as_f64();
            serial_day(serial, epoch_1904).map_or(Value::Number(serial, None), |day| {
                Value::Date(day, looks.shows_day)
            })
        }
        Data::Error(error) => Value::Error(error.to_string()),
    }
}
