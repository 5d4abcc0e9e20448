//! Text files: UTF-8, UTF-16 of either order, GB18030, with or without a mark.

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE, UTF_8};

use super::Unreadable;

/// The text of a file, when it is one.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return text_only(text.into_owned());
    }
    if let Some(encoding) = wide(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return text_only(text.into_owned());
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return text_only(text.into_owned());
    }
    let (text, _) = GB18030.decode_without_bom_handling(bytes);
    text_only(text.into_owned())
}

/// UTF-16 without a mark: tabs, line ends, digits or commas leave a zero byte on one side.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(8192) & !1];
    let (mut little, mut big) = (0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        match pair {
            [b'\t' | b'\n' | b'\r' | b',' | b' '..=b'~', 0] => little += 1,
            [0, b'\t' | b'\n' | b'\r' | b',' | b' '..=b'~'] => big += 1,
            _ => {}
        }
    }
    let enough = (sample.len() / 40).max(2);
    if little >= enough && little > big {
        Some(UTF_16LE)
    } else if big >= enough {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Refuses what is no text at all: pictures, programs, damaged files.
fn text_only(text: String) -> Result<String, Unreadable> {
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in text.chars().take(100_000) {
        all += 1;
        if c == '\u{FFFD}'
            || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{1a}' | '\u{c}'))
        {
            odd += 1;
        }
    }
    if odd * 20 > all || text.contains('\0') {
        return Err(Unreadable::no_sheet("不是表格文件，或文件已损坏"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_is_recognised() {
        let text = "姓名\t性别\n李明\t男\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(utf16.iter().copied())
            .collect();
        let gbk = GB18030.encode(text).0.into_owned();
        let bom = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for bytes in [text.as_bytes().to_vec(), utf16, big, marked, gbk, bom] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_picture_is_no_text() {
        let bytes: Vec<u8> = (0..4000_u32).map(|n| (n * n % 251) as u8).collect();
        assert!(decode(&bytes).is_err());
    }
}
