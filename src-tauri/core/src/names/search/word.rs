//! One word of a query against one name: as written, in full pinyin, in initials, and in any
//! mixture of these.
//!
//! Names are kept as numbers into an [`Alphabet`], so what a word can do with a character (take
//! its initial, its syllable, the character itself) is worked out once per query and character,
//! not once per name. A set of reached places in the word is one `u64`.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::Matched;
use crate::names::{is_separator, pinyin};

/// Longest word looked up by sound; longer ones are compared as written only.
const LONGEST_BY_SOUND: usize = 63;

/// The characters met so far in names and villages, with their readings.
#[derive(Debug, Default)]
pub(super) struct Alphabet {
    numbers: HashMap<char, u32>,
    characters: Vec<(char, Vec<Vec<char>>)>,
}

impl Alphabet {
    /// A text as numbers, new characters added.
    pub(super) fn spell(&mut self, text: &str) -> Vec<u32> {
        let letters = normalise(text);
        letters.into_iter().map(|c| self.number(c)).collect()
    }

    fn number(&mut self, c: char) -> u32 {
        *self.numbers.entry(c).or_insert_with(|| {
            let mut readings: Vec<Vec<char>> = Vec::new();
            for reading in pinyin::readings(c) {
                readings.push(reading.chars().collect());
                if reading.contains('v') {
                    readings.push(reading.replace('v', "u").chars().collect());
                }
            }
            self.characters.push((c, readings));
            u32::try_from(self.characters.len() - 1).unwrap_or(u32::MAX)
        })
    }
}

/// NFKC, small letters, ü as v, separators dropped.
pub(super) fn normalise(text: &str) -> Vec<char> {
    let small = text.nfkc().flat_map(char::to_lowercase);
    small
        .filter(|c| !is_separator(*c))
        .map(|c| if c == 'ü' { 'v' } else { c })
        .collect()
}

/// Where a character takes the word on to, as sets of places.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// By its initial.
    short: u64,
    /// By more than that, or as the character itself.
    long: u64,
}

impl Step {
    fn any(self) -> bool {
        self.short | self.long != 0
    }
}

/// A word made ready for the names of an index.
pub(super) struct Word {
    digits: Option<String>,
    /// `None` when no name has one of the characters.
    literal: Option<Vec<u32>>,
    length: usize,
    /// For each character of the alphabet, whether the word can begin with it.
    begins: Vec<bool>,
    /// For each character of the alphabet, `length` steps; empty when the word has no letters.
    steps: Vec<Step>,
}

impl Word {
    /// `None` for a word of nothing but separators.
    pub(super) fn new(text: &str, alphabet: &Alphabet) -> Option<Self> {
        let chars = normalise(text);
        let literal = chars
            .iter()
            .map(|c| alphabet.numbers.get(c).copied())
            .collect();
        let by_sound =
            chars.len() <= LONGEST_BY_SOUND && chars.iter().any(char::is_ascii_lowercase);
        let mut steps = Vec::new();
        if by_sound {
            steps.reserve(alphabet.characters.len() * chars.len());
            for (c, readings) in &alphabet.characters {
                steps.extend((0..chars.len()).map(|at| step(&chars, at, *c, readings)));
            }
        }
        let length = chars.len();
        let begins = steps
            .chunks(length.max(1))
            .map(|of_one| of_one[0].any())
            .collect();
        let digits = chars.iter().all(|c| c.is_ascii_digit() || *c == 'x');
        (length > 0).then(|| Self {
            digits: digits.then(|| chars.iter().collect()),
            literal,
            length,
            begins,
            steps,
        })
    }

    /// The word, when it is nothing but digits and x.
    pub(super) fn digits(&self) -> Option<&str> {
        self.digits.as_deref()
    }

    /// How a name matches.
    pub(super) fn in_name(&self, name: &[u32]) -> Option<Matched> {
        if let Some(place) = self.literal_place(name) {
            return Some(if place == 0 {
                Matched::NamePrefix
            } else {
                Matched::Name
            });
        }
        if self.steps.is_empty() {
            return None;
        }
        self.sounded_from(name).or_else(|| {
            let inside = (1..name.len()).any(|start| self.sounded_from(&name[start..]).is_some());
            inside.then_some(Matched::Pinyin)
        })
    }

    /// Whether a village matches: a part of it as written, or its sound from the beginning.
    pub(super) fn in_village(&self, village: &[u32]) -> bool {
        self.literal_place(village).is_some() || (self.sounded_from(village).is_some())
    }

    fn literal_place(&self, name: &[u32]) -> Option<usize> {
        let literal = self.literal.as_deref()?;
        name.windows(literal.len()).position(|part| part == literal)
    }

    /// Whether the word is how the characters sound from the first one on.
    fn sounded_from(&self, name: &[u32]) -> Option<Matched> {
        if !*self.begins.get(*name.first()? as usize)? {
            return None;
        }
        let whole = 1 << self.length;
        let (mut initials, mut mixed) = (1_u64, 0_u64);
        for number in name {
            let start = *number as usize * self.length;
            let steps = self.steps.get(start..start + self.length)?;
            let (mut next_initials, mut next_mixed) = (0, 0);
            let mut places = initials | mixed;
            while places != 0 {
                let place = places.trailing_zeros() as usize;
                places &= places - 1;
                let step = steps[place];
                if initials & (1 << place) != 0 {
                    next_initials |= step.short;
                    next_mixed |= step.long;
                }
                if mixed & (1 << place) != 0 {
                    next_mixed |= step.short | step.long;
                }
            }
            if next_mixed & whole != 0 {
                return Some(Matched::PinyinPrefix);
            }
            if next_initials & whole != 0 {
                return Some(Matched::Initials);
            }
            if next_initials | next_mixed == 0 {
                return None;
            }
            (initials, mixed) = (next_initials, next_mixed);
        }
        None
    }
}

/// Where the word is after a character, read or written, took letters from `at` on.
fn step(word: &[char], at: usize, c: char, readings: &[Vec<char>]) -> Step {
    let rest = &word[at..];
    let mut step = Step::default();
    if rest[0] == c {
        step.long |= 1 << (at + 1);
    }
    for reading in readings.iter().filter(|reading| reading[0] == rest[0]) {
        step.short |= 1 << (at + 1);
        let two_letters = reading.get(1) == Some(&'h') && rest.get(1) == Some(&'h');
        if two_letters {
            step.short |= 1 << (at + 2);
        }
        let common = reading.iter().zip(rest).take_while(|(a, b)| a == b).count();
        let initial = if two_letters { 2 } else { 1 };
        if common > initial && (common == reading.len() || common == rest.len()) {
            step.long |= 1 << (at + common);
        }
    }
    step
}
