//! Cells of an `.xlsx` in which only a part is struck through, which calamine does not tell. Only
//! workbooks with such a run are read for it.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::Reader;
use zip::ZipArchive;

use super::grid::{Grid, Value, MAX_COLUMNS, MAX_ROWS};
use super::hidden::files;
use super::runs::Runs;
use super::spreadsheetml::{attribute, resolve};

/// What stands in a part with struck-through runs.
pub(super) const WORDS: &[&[u8]] = &[b"<strike"];

/// Takes what is struck through out of the cells of all sheets.
pub(super) fn mark(bytes: &[u8], sheets: &mut [Grid]) {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return;
    };
    let files = files(&mut zip);
    let shared = zip
        .by_name("xl/sharedStrings.xml")
        .map_or_else(|_| HashMap::new(), shared_texts);
    for sheet in sheets {
        if let Some(part) = files
            .get(&sheet.name)
            .and_then(|file| zip.by_name(file).ok())
        {
            cells(part, &shared, sheet);
        }
    }
}

/// A text some of whose runs are struck through: what it says, and whether all of it is.
type Said = (String, bool);

/// The texts in which something is struck through, by their number in the list of shared texts.
fn shared_texts(part: impl Read) -> HashMap<usize, Said> {
    let mut texts = HashMap::new();
    let (mut number, mut runs) = (0, RunReader::default());
    walk(part, |event| match event {
        Event::Start(tag) if tag.local_name().as_ref() == "si" => runs = RunReader::default(),
        Event::End(tag) if tag.local_name().as_ref() == "si" => {
            if let Some(said) = std::mem::take(&mut runs).said() {
                texts.insert(number, said);
            }
            number += 1;
        }
        other => runs.see(other),
    });
    texts
}

/// Corrects the cells of a sheet that show such a text, shared or their own.
fn cells(part: impl Read, shared: &HashMap<usize, Said>, sheet: &mut Grid) {
    let (mut runs, mut place, mut is_shared) = (RunReader::default(), None, false);
    let mut number = String::new();
    let mut in_number = false;
    walk(part, |event| match event {
        Event::Start(tag) if tag.local_name().as_ref() == "c" => {
            place = attribute(tag, "r").and_then(|reference| place_of(&reference));
            is_shared = attribute(tag, "t").is_some_and(|kind| kind == "s");
            runs = RunReader::default();
            number.clear();
        }
        Event::Start(tag) if tag.local_name().as_ref() == "v" => in_number = true,
        Event::End(tag) if tag.local_name().as_ref() == "v" => in_number = false,
        Event::Text(text) if in_number => number.push_str(text.as_ref()),
        Event::End(tag) if tag.local_name().as_ref() == "c" => {
            let said = if is_shared {
                number
                    .trim()
                    .parse()
                    .ok()
                    .and_then(|at| shared.get(&at).cloned())
            } else {
                std::mem::take(&mut runs).said()
            };
            let cell = place
                .and_then(|(row, column): (usize, usize)| sheet.rows.get_mut(row)?.get_mut(column));
            if let (Some((text, struck)), Some(cell)) = (said, cell) {
                cell.value = Value::Text(text);
                cell.struck |= struck;
                sheet.partly_struck.extend(place.filter(|_| !struck));
            }
        }
        other => runs.see(other),
    });
}

/// Every event of a part, empty tags opened and closed.
fn walk(part: impl Read, mut see: impl FnMut(&Event<'_>)) {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        match reader.read_event_into(&mut bytes) {
            Ok(Event::Eof) | Err(_) => return,
            Ok(event) => see(&event),
        }
    }
}

/// The runs of one text.
#[derive(Default)]
struct RunReader {
    runs: Runs,
    /// The run at hand is struck through.
    struck: bool,
    in_text: bool,
    /// How a word is read aloud is no part of it.
    in_phonetic: bool,
}

impl RunReader {
    fn see(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "r" => self.struck = false,
                "strike" => self.struck = is_on(tag),
                "rPh" => self.in_phonetic = true,
                "t" => self.in_text = !self.in_phonetic,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "rPh" => self.in_phonetic = false,
                "t" => self.in_text = false,
                _ => {}
            },
            Event::Text(text) => self.push(text.as_ref()),
            Event::GeneralRef(reference) => {
                let name: &str = reference.as_ref();
                self.push(&resolve(name));
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.in_text {
            self.runs.push(text, self.struck);
        }
    }

    fn said(self) -> Option<Said> {
        self.runs.any_struck().then(|| self.runs.finish())
    }
}

fn is_on(tag: &BytesStart<'_>) -> bool {
    !attribute(tag, "val").is_some_and(|on| matches!(on.as_str(), "0" | "false"))
}

/// The row and column of `C2`, from 0.
pub(super) fn place_of(reference: &str) -> Option<(usize, usize)> {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    let column = letters.fold(0_usize, |column, letter| {
        column
            .saturating_mul(26)
            .saturating_add(usize::from(letter - b'A') + 1)
    });
    let digits = reference.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let row: usize = digits.parse().ok()?;
    let inside = (1..=MAX_ROWS).contains(&row) && (1..=MAX_COLUMNS).contains(&column);
    inside.then(|| (row - 1, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_a_row_and_a_column() {
        assert_eq!(place_of("A1"), Some((0, 0)));
        assert_eq!(place_of("AB12"), Some((11, 27)));
        assert_eq!(place_of("12"), None);
        assert_eq!(place_of("ZZZZZZZZZZZZZZZZ9"), None);
    }

    #[test]
    fn runs_that_are_struck_through_are_found_by_the_number_of_their_text() {
        let xml = "<sst><si><t>李明</t></si><si><r><rPr><strike/></rPr><t>138</t></r><r><t>139 &amp;</t></r></si>\
                   <si><r><rPr><strike val=\"1\"/></rPr><t>王芳</t></r></si><si><r><rPr><strike val=\"0\"/></rPr><t>赵敏</t></r></si></sst>";
        let texts = shared_texts(xml.as_bytes());
        assert_eq!(texts.len(), 2, "{texts:?}");
        assert_eq!(texts[&1], ("139 &".to_owned(), false));
        assert_eq!(texts[&2], ("王芳".to_owned(), true));
    }
}
