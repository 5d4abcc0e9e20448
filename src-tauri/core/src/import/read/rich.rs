//! The shared strings of an `.xls` workbook that are written in several fonts: calamine gives the
//! whole text of them, here is told which part of it is struck through.

use std::collections::HashMap;

use super::runs::Runs;

/// A text in several fonts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RichText {
    units: Vec<u16>,
    /// Where a font begins, and whether it is struck through.
    fonts: Vec<(usize, bool)>,
}

impl RichText {
    /// What the text says in a cell whose own font, that of its beginning, is struck through or
    /// not; and whether all of it is.
    pub(super) fn said(&self, struck: bool) -> (String, bool) {
        let mut text = Runs::default();
        let (mut from, mut struck) = (0, struck);
        for &(at, next) in self.fonts.iter().chain([&(self.units.len(), false)]) {
            let to = at.clamp(from, self.units.len());
            text.push(&String::from_utf16_lossy(&self.units[from..to]), struck);
            (from, struck) = (to, next);
        }
        text.finish()
    }
}

/// The texts in several fonts of a table of shared strings, by their number in it. `chunks` are
/// the data of its record and of those that continue it; `struck` tells of a font's number whether
/// it is struck through. What follows damaged data is left out.
pub(super) fn rich_texts(chunks: &[&[u8]], struck: &dyn Fn(u16) -> bool) -> HashMap<u32, RichText> {
    let mut texts = HashMap::new();
    let mut bytes = Bytes { chunks, at: 0 };
    // How many strings there are, twice.
    if bytes.skip(8).is_none() {
        return texts;
    }
    for number in 0_u32.. {
        let Some(text) = bytes.text(struck) else {
            break;
        };
        if !text.fonts.is_empty() {
            texts.insert(number, text);
        }
    }
    texts
}

/// Bytes that go on in the next record.
struct Bytes<'a> {
    chunks: &'a [&'a [u8]],
    /// In the first chunk.
    at: usize,
}

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        loop {
            let (first, rest) = self.chunks.split_first()?;
            if let Some(&byte) = first.get(self.at) {
                self.at += 1;
                return Some(byte);
            }
            (self.chunks, self.at) = (rest, 0);
        }
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.byte().map(drop))
    }

    /// The next text; its characters may go on in the next record, which says first how wide they
    /// are.
    fn text(&mut self, struck: &dyn Fn(u16) -> bool) -> Option<RichText> {
        let length = usize::from(self.u16()?);
        let flags = self.byte()?;
        let fonts = if flags & 8 == 0 { 0 } else { self.u16()? };
        let sounds = if flags & 4 == 0 {
            0
        } else {
            usize::from(self.u16()?) | usize::from(self.u16()?) << 16
        };
        let mut wide = flags & 1 != 0;
        let mut units = Vec::new();
        while units.len() < length {
            if self
                .chunks
                .first()
                .is_some_and(|chunk| self.at >= chunk.len())
            {
                wide = self.byte()? & 1 != 0;
            }
            units.push(if wide {
                self.u16()?
            } else {
                u16::from(self.byte()?)
            });
        }
        let fonts: Option<Vec<(usize, bool)>> = (0..fonts)
            .map(|_| Some((usize::from(self.u16()?), struck(self.u16()?))))
            .collect();
        let fonts = fonts?;
        self.skip(sounds)?;
        Some(RichText { units, fonts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A string of narrow characters whose font number 7 begins at a place.
    fn string(text: &str, struck_from: Option<u16>) -> Vec<u8> {
        let mut bytes = u16::try_from(text.len()).unwrap().to_le_bytes().to_vec();
        bytes.push(if struck_from.is_some() { 8 } else { 0 });
        if struck_from.is_some() {
            bytes.extend([1, 0]);
        }
        bytes.extend(text.bytes());
        if let Some(at) = struck_from {
            bytes.extend(at.to_le_bytes());
            bytes.extend([7, 0]);
        }
        bytes
    }

    #[test]
    fn what_is_struck_through_in_a_part_of_a_text_is_known() {
        let table = [vec![0; 8], string("ab", None), string("138139", Some(3))].concat();
        let texts = rich_texts(&[&table], &|font| font == 7);
        assert_eq!(texts[&1].said(false), ("138".into(), false));
        assert_eq!(texts[&1].said(true), ("138139".into(), true));
        assert_eq!(texts.len(), 1);
    }

    #[test]
    fn a_text_may_go_on_in_the_next_record_and_may_be_cut_off() {
        let table = [vec![0; 8], string("138139", Some(3))].concat();
        let (head, tail) = table.split_at(8 + 5 + 2);
        let tail = [&[0], tail].concat();
        let texts = rich_texts(&[head, &tail], &|font| font == 7);
        assert_eq!(texts[&0].said(false), ("138".into(), false));
        for cut in 0..table.len() {
            assert!(rich_texts(&[&table[..cut]], &|_| true).is_empty());
        }
    }
}
