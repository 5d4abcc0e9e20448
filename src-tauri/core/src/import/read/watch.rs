//! Finds out whether bytes that pass in chunks hold one of a few words: what takes another look at
//! a file is looked for while the file is unpacked for counting.

/// A search under way.
pub(super) struct Watch {
    /// All begin with the same two bytes.
    words: &'static [&'static [u8]],
    found: bool,
    /// The end of the chunk before.
    tail: Vec<u8>,
}

impl Watch {
    /// Looks for any of some words, all of which begin with the same two bytes.
    pub(super) fn new(words: &'static [&'static [u8]]) -> Self {
        Self {
            words,
            found: false,
            tail: Vec::new(),
        }
    }

    /// Looks at the next chunk.
    pub(super) fn see(&mut self, chunk: &[u8]) {
        if self.found {
            return;
        }
        let longest = self.words.iter().map(|word| word.len()).max();
        let overlap = longest.unwrap_or(1) - 1;
        let edge = [&self.tail, &chunk[..chunk.len().min(overlap)]].concat();
        self.found = self.holds(&edge) || self.holds(chunk);
        let last = if chunk.len() < overlap { &edge } else { chunk };
        self.tail = last[last.len().saturating_sub(overlap)..].to_vec();
    }

    /// Whether a word has passed.
    pub(super) fn found(&self) -> bool {
        self.found
    }

    fn holds(&self, bytes: &[u8]) -> bool {
        let Some(start) = self.words.first().and_then(|word| word.get(..2)) else {
            return false;
        };
        let mut rest = bytes;
        while let Some(at) = rest.windows(2).position(|pair| pair == start) {
            rest = &rest[at..];
            if self.words.iter().any(|word| rest.starts_with(word)) {
                return true;
            }
            rest = &rest[1..];
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::{hidden, struck};
    use super::*;

    #[test]
    fn a_word_over_the_edge_of_two_chunks_is_seen() {
        for (words, text) in [
            (
                hidden::WORDS,
                &b"<row r=\"1\" hidden=\"true\" spans=\"1:3\">"[..],
            ),
            (struck::WORDS, b"<si><r><rPr><strike/></rPr><t>"),
        ] {
            for cut in 0..text.len() {
                let mut watch = Watch::new(words);
                watch.see(&text[..cut]);
                watch.see(&text[cut..]);
                assert!(watch.found(), "{cut}");
            }
        }
        let mut watch = Watch::new(hidden::WORDS);
        watch.see(b"<row r=\"1\" hidden=\"false\" ht=\"12\"><col hidden=\"0\"/>");
        assert!(!watch.found());
    }
}
