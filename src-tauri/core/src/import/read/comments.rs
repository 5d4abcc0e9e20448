//! Comments on the cells of an `.xlsx`, which calamine does not tell. Only workbooks with comments
//! are read for them.

use std::io::{BufReader, Cursor, Read};

use quick_xml::events::Event;
use quick_xml::Reader;
use zip::ZipArchive;

use super::grid::Grid;
use super::hidden::{files, tags};
use super::spreadsheetml::{attribute, resolve};
use super::struck::place_of;

/// More comments than any office writes on one sheet.
const MAX_COMMENTS: usize = 20_000;

/// Notes in each sheet what is written beside its cells.
pub(super) fn mark(bytes: &[u8], sheets: &mut [Grid]) {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return;
    };
    let files = files(&mut zip);
    for sheet in sheets {
        let Some(file) = files.get(&sheet.name) else {
            continue;
        };
        let mut part = None;
        if let Some((folder, name)) = file.rsplit_once('/') {
            tags(&mut zip, &format!("{folder}/_rels/{name}.rels"), |tag| {
                let of_comments =
                    attribute(tag, "Type").is_some_and(|it| it.ends_with("/comments"));
                part = attribute(tag, "Target")
                    .filter(|_| of_comments)
                    .or(part.take());
            });
        }
        let part = part.map(|target| {
            let own = target.trim_start_matches("../").trim_start_matches('/');
            let own = own.strip_prefix("xl/").unwrap_or(own);
            format!("xl/{own}")
        });
        if let Some(part) = part.and_then(|part| zip.by_name(&part).ok()) {
            read(part, sheet);
        }
    }
}

fn read(part: impl Read, sheet: &mut Grid) {
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().check_end_names = false;
    let (mut bytes, mut place, mut text, mut in_text) = (Vec::new(), None, String::new(), false);
    loop {
        bytes.clear();
        match reader.read_event_into(&mut bytes) {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "comment" => {
                    place = attribute(&tag, "ref").and_then(|reference| place_of(&reference));
                    text.clear();
                }
                "t" => in_text = true,
                _ => {}
            },
            Ok(Event::Text(words)) if in_text => text.push_str(words.as_ref()),
            Ok(Event::GeneralRef(reference)) if in_text => {
                let name: &str = reference.as_ref();
                text.push_str(&resolve(name));
            }
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "comment" if sheet.comments.len() < MAX_COMMENTS => {
                    let said = without_author(&text).trim();
                    if let Some(place) = place.take().filter(|_| !said.is_empty()) {
                        sheet.comments.insert(place, said.to_owned());
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// 组织办:, the line that programs write before a comment.
fn without_author(text: &str) -> &str {
    match text.split_once('\n') {
        Some((author, said)) if author.trim_end().ends_with([':', '：']) => said,
        _ => text,
    }
}
