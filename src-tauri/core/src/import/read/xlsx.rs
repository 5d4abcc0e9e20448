//! `.xlsx` through calamine, one streaming pass for values and styles, after a look at what the
//! zip would unpack to: its headers are not believed.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx};

use super::grid::{decimals, serial_day, shows_day, Cell, Grid, Merge, Value, Workbook, MAX_CELLS};
use super::watch::Watch;
use super::{comments, hidden, struck, Unreadable};

const MAX_ENTRIES: usize = 5_000;
pub(super) const MAX_PART: u64 = 96 << 20;
const MAX_ALL: u64 = 256 << 20;
/// More cell formats than any spreadsheet writes.
const MAX_FORMATS: usize = 70_000;

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let Inside {
        formulas,
        hiding,
        striking,
        commented,
    } = look_inside(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::damaged())?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let epoch_1904 = book.has_1904_epoch();
    let mut workbook = Workbook::default();
    let mut room = MAX_CELLS;
    for (name, hidden) in sheets {
        let mut grid = Grid {
            name,
            hidden,
            epoch_1904,
            ..Grid::default()
        };
        cells(&mut book, &mut grid, &mut room)?;
        if formulas && !grid.rows.is_empty() {
            empty_formulas(&mut book, &mut grid, &mut room)?;
        }
        if let Ok(merges) = book.merge_cells_by_sheet_name(&grid.name.clone()) {
            grid.merges = merges
                .iter()
                .filter(|range| range.start != range.end)
                .map(merge)
                .collect();
        }
        workbook.sheets.push(grid);
    }
    if !hiding.is_empty() {
        hidden::mark(bytes, &hiding, &mut workbook.sheets);
    }
    if striking {
        struck::mark(bytes, &mut workbook.sheets);
    }
    if commented {
        comments::mark(bytes, &mut workbook.sheets);
    }
    Ok(workbook)
}

fn merge(range: &calamine::Dimensions) -> Merge {
    Merge {
        top: range.start.0 as usize,
        left: range.start.1 as usize,
        bottom: range.end.0 as usize,
        right: range.end.1 as usize,
    }
}

/// What the sheets of a file hold that takes another look.
struct Inside {
    /// Some cell is a formula.
    formulas: bool,
    /// The parts whose sheets hide rows or columns.
    hiding: Vec<String>,
    /// Some run of a text is struck through.
    striking: bool,
    /// Some cell has a comment.
    commented: bool,
}

/// Unpacks every part once into nothing, counting and looking for what is inside.
fn look_inside(bytes: &[u8]) -> Result<Inside, Unreadable> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::damaged())?;
    if zip.len() > MAX_ENTRIES {
        return Err(Unreadable::too_big());
    }
    let names: Vec<String> = zip
        .file_names()
        .flatten()
        .map(std::borrow::Cow::into_owned)
        .collect();
    let has = |part: &str| names.iter().any(|name| name.eq_ignore_ascii_case(part));
    if has("content.xml") && has("mimetype") {
        return Err(Unreadable::open_document());
    }
    if has("xl/workbook.bin") || has("content.xml") {
        return Err(Unreadable::new("不认识这种表格格式"));
    }
    // What says itself that it is too big is not unpacked to see.
    let parts = 0..zip.len();
    let mut size = |at: usize| zip.by_index_raw(at).map_or(0, |part| part.size());
    if parts.clone().any(|at| size(at) > MAX_PART) {
        return Err(Unreadable::too_big());
    }
    let (mut all, mut formulas, mut hiding) = (0_u64, false, Vec::new());
    let mut strikes = Watch::new(struck::WORDS);
    let mut chunk = vec![0_u8; 64 << 10];
    for at in parts {
        let Ok(mut part) = zip.by_index(at) else {
            return Err(Unreadable::damaged());
        };
        let whole = part.name().map_err(|_| Unreadable::damaged())?.into_owned();
        let name = whole.to_ascii_lowercase();
        let ending = name.rsplit('.').next().unwrap_or_default();
        if !matches!(ending, "xml" | "rels") {
            continue;
        }
        let (styles, sheet) = (name.ends_with("styles.xml"), name.contains("worksheets/"));
        let texts = sheet || name.ends_with("sharedstrings.xml");
        let (mut size, mut formats, mut hides) = (0_u64, 0_usize, Watch::new(hidden::WORDS));
        loop {
            let n = part.read(&mut chunk).map_err(|_| Unreadable::damaged())?;
            if n == 0 {
                break;
            }
            size += n as u64;
            all += n as u64;
            if size > MAX_PART || all > MAX_ALL {
                return Err(Unreadable::too_big());
            }
            if styles {
                formats += chunk[..n].windows(3).filter(|tag| tag == b"<xf").count();
            } else if sheet {
                formulas = formulas || chunk[..n].windows(2).any(|tag| tag == b"<f");
                hides.see(&chunk[..n]);
            }
            if texts {
                strikes.see(&chunk[..n]);
            }
        }
        if hides.found() {
            hiding.push(whole);
        }
        if formats > MAX_FORMATS {
            return Err(Unreadable::too_big());
        }
    }
    Ok(Inside {
        formulas,
        hiding,
        striking: strikes.found(),
        commented: names
            .iter()
            .any(|name| name.to_ascii_lowercase().contains("comments")),
    })
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// What a style says about a cell's value.
#[derive(Clone, Copy, Default)]
struct Looks {
    struck: bool,
    decimals: Option<u8>,
    shows_day: bool,
}

impl Looks {
    fn of(style: &Style) -> Self {
        let format = style.number_format.as_ref();
        let code = format.map_or("General", |format| format.format_code.as_str());
        Self {
            struck: style
                .font
                .as_ref()
                .is_some_and(calamine::Font::has_strikethrough),
            decimals: decimals(code),
            shows_day: shows_day(code, format.and_then(|format| format.format_id)),
        }
    }
}

fn cells(book: &mut Book<'_>, grid: &mut Grid, room: &mut usize) -> Result<(), Unreadable> {
    let name = grid.name.clone();
    let Ok(mut reader) = book.worksheet_cells_reader(&name) else {
        return Ok(());
    };
    let mut looks = HashMap::<usize, Looks>::new();
    loop {
        let Some((cell, style)) = reader
            .next_cell_with_style_id()
            .map_err(|_| Unreadable::damaged())?
        else {
            return Ok(());
        };
        let (row, column) = cell.get_position();
        if matches!(cell.get_value(), DataRef::Empty) {
            continue;
        }
        let looks = *looks.entry(style).or_insert_with(|| {
            reader
                .styles()
                .get(style)
                .map(Looks::of)
                .unwrap_or_default()
        });
        let value = value(cell.get_value(), looks, grid.epoch_1904);
        if !grid.put(
            row as usize,
            column as usize,
            Cell {
                value,
                struck: looks.struck,
            },
            room,
        ) {
            return Err(Unreadable::too_big());
        }
    }
}

fn value(data: &DataRef<'_>, looks: Looks, epoch_1904: bool) -> Value {
    match data {
        DataRef::Empty => Value::Empty,
        #[expect(clippy::cast_precision_loss, reason = "cells hold doubles anyway")]
        DataRef::Int(number) => Value::Number(*number as f64, looks.decimals),
        DataRef::Float(number) => Value::Number(*number, looks.decimals),
        DataRef::SharedString(text) => Value::Text((*text).to_owned()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Value::Text(text.clone())
        }
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(when) => date(when, looks, epoch_1904),
        DataRef::Error(error) => Value::Error(error.to_string()),
    }
}

fn date(when: &ExcelDateTime, looks: Looks, epoch_1904: bool) -> Value {
    let serial = when.as_f64();
    serial_day(serial, epoch_1904).map_or(Value::Number(serial, None), |day| {
        Value::Date(day, looks.shows_day)
    })
}

/// Marks cells whose formula has no result in the file.
fn empty_formulas(
    book: &mut Book<'_>,
    grid: &mut Grid,
    room: &mut usize,
) -> Result<(), Unreadable> {
    let name = grid.name.clone();
    let Ok(mut reader) = book.worksheet_cells_reader(&name) else {
        return Ok(());
    };
    // The metadata reader expands no shared formulas, so their indices cost no memory.
    while let Ok(Some(record)) = reader.next_cell_with_formula_metadata() {
        if record.formula.is_some() && matches!(record.value, DataRef::Empty) {
            let (row, column) = (record.pos.0 as usize, record.pos.1 as usize);
            if !grid.put(row, column, Value::FormulaWithoutValue.into(), room) {
                return Err(Unreadable::too_big());
            }
        }
    }
    Ok(())
}
