//! Pages saved as one file (单个文件网页, `.mht`), as spreadsheets save them: a message of several
//! parts, each sheet a page of its own.

use encoding_rs::{Encoding, GB18030};

use super::grid::{Grid, Workbook, MAX_CELLS};
use super::{encoding, html, Unreadable};

/// Parts inside parts, and how many parts there may be.
const DEEPEST: usize = 4;
const MOST: usize = 4_000;

/// A part of the message.
struct Part {
    /// As in `Content-Type`, in small letters without its parameters.
    kind: String,
    /// Where its page was, the last word of it in small letters.
    name: String,
    bytes: Vec<u8>,
    charset: Option<&'static Encoding>,
}

/// Whether a file begins with the header of a message that holds pages.
pub(super) fn is_message(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(4_096)];
    let (header, _) = Header::read(start);
    let kind = header.get("content-type").unwrap_or_default();
    let page = begins(kind, "text/html") && header.get("mime-version").is_some();
    page || begins(kind, "multipart/")
}

/// The sheets of the message.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Unreadable> {
    let mut parts = Vec::new();
    take(bytes, 0, &mut parts)?;
    let styles = parts.iter().filter(|part| part.kind == "text/css");
    let classes: Vec<String> = styles
        .flat_map(|part| html::struck_by(&part.text().unwrap_or_default()))
        .collect();
    let mut pages: Vec<(String, String)> = Vec::new();
    for part in parts.iter().filter(|part| part.kind == "text/html") {
        pages.push((part.name.clone(), part.text()?));
    }
    let listed = pages.iter().find_map(|(_, page)| listed(page));
    let listed = match listed {
        Some(listed) => of_pages(listed, &pages)?,
        None => every(&pages),
    };
    let mut room = MAX_CELLS;
    let mut sheets = Vec::new();
    for (name, text) in listed {
        let hidden = ["SheetHidden", "SheetVeryHidden"]
            .iter()
            .any(|word| text.contains(&format!("<x:Visible>{word}")));
        sheets.push(Grid {
            name,
            hidden,
            ..html::grid(text, &classes, &mut room)?
        });
    }
    Ok(Workbook { sheets })
}

/// The sheets a page lists, where it does: their names and the names of their pages.
fn listed(page: &str) -> Option<Vec<(String, String)>> {
    let sheets: Vec<(String, String)> = page
        .split("<x:ExcelWorksheet>")
        .skip(1)
        .filter_map(|sheet| {
            let source = sheet.split("<x:WorksheetSource").nth(1)?;
            let address = html::attribute(source.split('>').next()?, "href")?;
            Some((name_of(sheet), last_word(address)))
        })
        .collect();
    (!sheets.is_empty()).then_some(sheets)
}

/// The pages of sheets; a page that is not there is missing.
fn of_pages(
    listed: Vec<(String, String)>,
    pages: &[(String, String)],
) -> Result<Vec<(String, &str)>, Unreadable> {
    let page = |wanted: &str| {
        let found = pages.iter().find(|(name, _)| name == wanted);
        found.map(|(_, page)| page.as_str())
    };
    let sheets = listed.into_iter();
    sheets
        .map(|(name, wanted)| Ok((name, page(&wanted).ok_or_else(Unreadable::damaged)?)))
        .collect()
}

/// Every page with a table, where none lists the others.
fn every(pages: &[(String, String)]) -> Vec<(String, &str)> {
    let tables = pages
        .iter()
        .filter(|(name, page)| html::has_table(page) && !name.starts_with("tabstrip."));
    tables
        .map(|(_, page)| (name_of(page), page.as_str()))
        .collect()
}

/// The name of the first sheet a text tells of.
fn name_of(text: &str) -> String {
    let name = text.split("<x:Name>").nth(1).unwrap_or_default();
    html::plain(name.split('<').next().unwrap_or_default())
}

/// The last word of an address: `sheet001.htm`.
fn last_word(address: &str) -> String {
    let word = address.rsplit(['/', '\\']).next().unwrap_or_default();
    word.trim().to_ascii_lowercase()
}

impl Part {
    fn text(&self) -> Result<String, Unreadable> {
        let stated = self.charset.or_else(|| charset_of_page(&self.bytes));
        match stated {
            Some(encoding) if Encoding::for_bom(&self.bytes).is_none() => {
                let (text, _) = encoding.decode_without_bom_handling(&self.bytes);
                Ok(text.into_owned())
            }
            _ => encoding::decode(&self.bytes),
        }
    }
}

/// `charset=gb2312` among the first tags of a page.
fn charset_of_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2_048)]).to_ascii_lowercase();
    let label = start
        .split("charset=")
        .nth(1)?
        .trim_start_matches(['"', '\'']);
    named(label.split(['"', '\'', ' ', ';', '>', '/']).next()?)
}

/// An encoding by its name; every name of a Chinese one means the widest.
fn named(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.trim().as_bytes())?;
    Some(match encoding.name() {
        "GBK" | "gb18030" => GB18030,
        // What says so of a Chinese page is looked at: often neither is true.
        "UTF-8" | "windows-1252" => return None,
        _ => encoding,
    })
}

/// Takes the parts of a message or of one of its parts.
fn take(bytes: &[u8], depth: usize, parts: &mut Vec<Part>) -> Result<(), Unreadable> {
    let (header, body) = Header::read(bytes);
    let kind = header.get("content-type").unwrap_or("text/plain");
    if !begins(kind, "multipart/") {
        if parts.len() >= MOST {
            return Err(Unreadable::too_big());
        }
        parts.push(Part {
            kind: kind
                .split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase(),
            name: last_word(header.get("content-location").unwrap_or_default()),
            bytes: decoded(
                body,
                header.get("content-transfer-encoding").unwrap_or_default(),
            )?,
            charset: parameter(kind, "charset").and_then(|label| named(&label)),
        });
        return Ok(());
    }
    let boundary = parameter(kind, "boundary").filter(|boundary| !boundary.is_empty());
    let boundary = boundary.ok_or_else(Unreadable::damaged)?;
    if depth >= DEEPEST {
        return Err(Unreadable::too_big());
    }
    for part in parted(body, &boundary)? {
        take(part, depth + 1, parts)?;
    }
    Ok(())
}

/// The texts between the boundaries. A message without its last one is not whole.
fn parted<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<&'a [u8]>, Unreadable> {
    let mark = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut from = None;
    for (at, line) in lines(body) {
        let Some(rest) = line.strip_prefix(mark.as_bytes()) else {
            continue;
        };
        let last = rest.starts_with(b"--");
        if !last && !rest.trim_ascii().is_empty() {
            continue;
        }
        if let Some(from) = from {
            parts.push(&body[from..at]);
        }
        if last {
            return Ok(parts);
        }
        from = Some((at + line.len()).min(body.len()));
    }
    Err(Unreadable::damaged())
}

/// Lines with their line ends, and where each begins.
fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(move |line| {
            let start = at;
            at += line.len();
            (start, line)
        })
}

/// The header of a message or a part.
struct Header(Vec<(String, String)>);

impl Header {
    /// Reads a header and tells what follows the blank line below it.
    fn read(bytes: &[u8]) -> (Self, &[u8]) {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut begun = false;
        for (at, line) in lines(bytes) {
            let text = String::from_utf8_lossy(line);
            let text = text.trim_end();
            if text.is_empty() {
                if begun {
                    return (Self(fields), &bytes[at + line.len()..]);
                }
                continue;
            }
            begun = true;
            let goes_on = text.starts_with([' ', '\t']);
            if let Some((_, value)) = fields.last_mut().filter(|_| goes_on) {
                *value = format!("{value} {}", text.trim());
            } else {
                let (name, value) = text.split_once(':').unwrap_or((text, ""));
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            if fields.len() > 100 {
                break;
            }
        }
        (Self(fields), &[])
    }

    fn get(&self, name: &str) -> Option<&str> {
        let mut fields = self.0.iter();
        let found = fields.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

fn begins(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// `boundary="…"` of a field.
fn parameter(field: &str, name: &str) -> Option<String> {
    field.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn decoded(body: &[u8], encoding: &str) -> Result<Vec<u8>, Unreadable> {
    match encoding.to_ascii_lowercase().as_str() {
        "quoted-printable" => Ok(unquoted(body)),
        "base64" => from_base64(body).ok_or_else(Unreadable::damaged),
        _ => Ok(body.to_vec()),
    }
}

/// `=E6` is a byte, `=` before a line end joins two lines; any other `=` stays.
fn unquoted(body: &[u8]) -> Vec<u8> {
    let digit = |at: usize| body.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        at += 1;
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        if let (Some(high), Some(low)) = (digit(at), digit(at + 1)) {
            bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
            at += 2;
            continue;
        }
        let blanks = body[at..]
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'));
        let end = at + blanks.count();
        match body.get(end..) {
            Some([b'\r', b'\n', ..]) => at = end + 2,
            Some([b'\n', ..]) => at = end + 1,
            _ => bytes.push(byte),
        }
    }
    bytes
}

/// `None` where another character stands among the letters.
fn from_base64(body: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in body {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            byte if byte.is_ascii_whitespace() => continue,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(six)) & 0xFF_FFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xFF).unwrap_or_default());
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    const PAGE: &str =
        "<table><tr><td>姓名</td><td>村</td></tr><tr><td>李明</td><td>红旗村</td></tr></table>";

    fn quoted(bytes: &[u8]) -> String {
        let mut text = String::new();
        for (at, byte) in bytes.iter().enumerate() {
            let _ = write!(text, "={byte:02X}");
            if at % 20 == 19 {
                text.push_str("=\r\n");
            }
        }
        text
    }

    fn message(parts: &[(&str, &str)]) -> String {
        let parts = parts
            .iter()
            .map(|(header, body)| format!("--b\r\n{header}\r\n\r\n{body}\r\n"));
        let parts = parts.collect::<Vec<_>>().concat();
        format!("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"b\"\r\n\r\n前言\r\n{parts}--b--\r\n")
    }

    fn shown(text: &str) -> Vec<String> {
        let book = read(text.as_bytes()).unwrap();
        let sheets = book.sheets.iter();
        sheets
            .map(|sheet| format!("{}:{}", sheet.name, sheet.cell(1, 0).shown()))
            .collect()
    }

    #[test]
    fn pages_are_decoded_by_what_their_header_says() {
        let gbk = quoted(&GB18030.encode(PAGE).0);
        let utf8 = quoted(PAGE.as_bytes());
        for (header, body) in [
            ("Content-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: quoted-printable", gbk.as_str()),
            ("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: Quoted-Printable", utf8.as_str()),
            ("Content-Type: text/html; charset=\"us-ascii\"\r\nContent-Transfer-Encoding: quoted-printable", gbk.as_str()),
            ("Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit", PAGE),
            ("Content-Type: text/html\r\nContent-Transfer-Encoding: base64", "PHRhYmxlPjx0cj48dGQ+5aeT5ZCNPC90ZD48L3RyPjx0cj48dGQ+\r\n5p2O5piOPC90ZD48L3RyPjwvdGFibGU+"),
        ] {
            assert_eq!(shown(&message(&[(header, body)])), [":李明"], "{header}");
        }
    }

    #[test]
    fn a_message_that_is_not_whole_is_damaged() {
        let header = "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit";
        let whole = message(&[(header, PAGE)]);
        assert!(is_message(whole.as_bytes()));
        for end in [whole.len() - 8, whole.len() / 2, 60] {
            let found = read(&whole.as_bytes()[..whole.floor_char_boundary(end)]);
            assert_eq!(found, Err(Unreadable::damaged()), "{end}");
        }
        let base64 = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64";
        let found = read(message(&[(base64, "PHRh!!!!")]).as_bytes());
        assert_eq!(found, Err(Unreadable::damaged()));
    }

    #[test]
    fn messages_inside_messages_have_an_end() {
        let mut body = String::new();
        for depth in (0..50).rev() {
            body = format!("Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n{body}\r\n--b{depth}--\r\n");
        }
        let found = read(format!("MIME-Version: 1.0\r\n{body}").as_bytes());
        assert_eq!(found, Err(Unreadable::too_big()));
    }
}
