//! Finding people while the clerk types: by name, by its sound in any reading, by village, by the
//! end of a phone or ID number.
//!
//! The index lives in memory and is asked at every keystroke. It is one pass over all people:
//! 60,000 of them take a few milliseconds (`cargo run --release -p qinglan-core --example
//! measure_search`), and nothing has to be kept in step but the list itself. People are kept in
//! 拼音 order, so equal matches come in that order without sorting.

mod word;

use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use self::word::{normalise, Alphabet, Word};
use super::pinyin;

/// More words than this find nothing.
const MOST_WORDS: usize = 16;
/// Digits from which a word is looked for at the end of phone numbers.
const PHONE_TAIL: usize = 3;
/// Digits from which a word is looked for at the beginning of phone numbers.
const PHONE_HEAD: usize = 5;
/// Digits from which a word is looked for at the end of ID numbers.
const ID_TAIL: usize = 4;

/// Stands behind a name; no character has this number.
const END: u32 = u32::MAX;

/// A person as the index knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The person's identity.
    pub id: String,
    /// As stored.
    pub name: String,
    /// 曾用名: what they were called until a day.
    pub former_names: Vec<String>,
    /// Name of the village, empty without one.
    pub village: String,
    /// What else the village is and was called.
    pub other_villages: Vec<String>,
    /// Every phone number.
    pub phones: Vec<String>,
    /// The ID number or its end.
    pub id_number: Option<String>,
}

/// What about a person a query matched, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Matched {
    /// The name begins with it.
    NamePrefix,
    /// It stands in the name.
    Name,
    /// The name's sound begins with it.
    PinyinPrefix,
    /// The first letters of the name's syllables begin with it.
    Initials,
    /// It is the sound of a later part of the name.
    Pinyin,
    /// It matches what the person was called before, in any of these ways.
    FormerName,
    /// It stands in the village's name or begins its sound.
    Village,
    /// A phone number ends (or begins) with it.
    Phone,
    /// The ID number ends with it.
    IdNumber,
}

/// A person found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Hit {
    /// The person's identity.
    pub id: String,
    /// What the query's best word matched.
    pub matched: Matched,
    /// What its worst word matched; hits are ordered by it, then by the name's 拼音.
    pub rank: Matched,
}

/// Everyone who can be found.
#[derive(Debug, Default)]
pub struct SearchIndex {
    alphabet: Alphabet,
    /// All names of each.
    villages: Vec<Vec<Box<[u32]>>>,
    village_numbers: HashMap<Vec<String>, usize>,
    /// In the order of 拼音 key and id.
    people: Vec<Person>,
    keys: HashMap<String, String>,
    /// Names and numbers one after the other, after [`SearchIndex::build`] in the order of
    /// `people`: a pass that jumps about in memory takes several times as long. What a change
    /// leaves behind here is not reclaimed.
    letters: Vec<u32>,
    digits: String,
}

#[derive(Debug)]
struct Person {
    key: Box<str>,
    id: Box<str>,
    village: usize,
    /// In `letters`.
    name: Range<usize>,
    /// In `letters`, each name followed by [`END`].
    former_names: Range<usize>,
    /// In `digits`, each number followed by a space.
    phones: Range<usize>,
    /// In `digits`.
    id_number: Range<usize>,
}

impl SearchIndex {
    /// The index of these people; of two entries with one id the later counts.
    pub fn build(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut latest: HashMap<String, Entry> = HashMap::new();
        for entry in entries {
            latest.insert(entry.id.clone(), entry);
        }
        let keyed = |(id, entry): (String, Entry)| ((pinyin::sort_key(&entry.name), id), entry);
        let mut sorted: Vec<_> = latest.into_iter().map(keyed).collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut index = Self::default();
        for ((key, id), entry) in sorted {
            let person = index.person(&entry, &key);
            index.people.push(person);
            index.keys.insert(id, key);
        }
        index
    }

    /// Adds a person, or replaces what was known of them.
    pub fn upsert(&mut self, entry: Entry) {
        self.remove(&entry.id);
        let key = pinyin::sort_key(&entry.name);
        let person = self.person(&entry, &key);
        let place = self.place(&key, &entry.id).unwrap_or_else(|place| place);
        self.people.insert(place, person);
        self.keys.insert(entry.id, key);
    }

    /// Forgets a person; does nothing when they are not known.
    pub fn remove(&mut self, id: &str) {
        if let Some(key) = self.keys.remove(id) {
            if let Ok(place) = self.place(&key, id) {
                self.people.remove(place);
            }
        }
    }

    /// How many people can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether nobody can be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The best `limit` people whom every word of the query matches. Any text is safe; a query
    /// of nothing but spaces and punctuation finds nobody.
    #[must_use]
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        let mut words: Vec<&str> = query.split_whitespace().collect();
        words.dedup();
        if words.len() > MOST_WORDS {
            return Vec::new();
        }
        let words: Vec<(Word, Vec<bool>)> = words
            .into_iter()
            .filter_map(|text| Word::new(text, &self.alphabet))
            .map(|word| {
                let called = |names: &Vec<Box<[u32]>>| {
                    let mut names = names.iter();
                    names.any(|name| word.in_village(name))
                };
                let villages = self.villages.iter().map(called).collect();
                (word, villages)
            })
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut by_rank: [Vec<Hit>; 9] = Default::default();
        for person in &self.people {
            let Some((matched, rank)) = self.matched(person, &words) else {
                continue;
            };
            let hits = &mut by_rank[rank as usize];
            if hits.len() < limit {
                hits.push(Hit {
                    id: person.id.to_string(),
                    matched,
                    rank,
                });
            }
        }
        by_rank.into_iter().flatten().take(limit).collect()
    }

    fn place(&self, key: &str, id: &str) -> Result<usize, usize> {
        self.people
            .binary_search_by(|person| (&*person.key, &*person.id).cmp(&(key, id)))
    }

    fn person(&mut self, entry: &Entry, key: &str) -> Person {
        let village = self.village(entry);
        let name = self.letters.len();
        self.letters.extend(self.alphabet.spell(&entry.name));
        let former_names = self.letters.len();
        for former in &entry.former_names {
            let spelt = self.alphabet.spell(former).into_iter();
            self.letters.extend(spelt.chain([END]));
        }
        let phones = self.digits.len();
        for phone in &entry.phones {
            self.digits
                .extend(phone.nfkc().filter(char::is_ascii_digit).chain([' ']));
        }
        let id_number = self.digits.len();
        self.digits
            .extend(entry.id_number.iter().flat_map(|text| normalise(text)));
        Person {
            key: key.into(),
            id: entry.id.as_str().into(),
            village,
            name: name..former_names,
            former_names: former_names..self.letters.len(),
            phones: phones..id_number,
            id_number: id_number..self.digits.len(),
        }
    }

    fn village(&mut self, entry: &Entry) -> usize {
        let others = entry.other_villages.iter().cloned();
        let names: Vec<String> = std::iter::once(entry.village.clone())
            .chain(others)
            .collect();
        if let Some(number) = self.village_numbers.get(&names) {
            return *number;
        }
        let spelt = names.iter().map(|name| self.alphabet.spell(name).into());
        self.villages.push(spelt.collect());
        self.village_numbers.insert(names, self.villages.len() - 1);
        self.villages.len() - 1
    }

    /// What the best and the worst word match, when all do.
    fn matched(&self, person: &Person, words: &[(Word, Vec<bool>)]) -> Option<(Matched, Matched)> {
        let mut range = None;
        for (word, villages) in words {
            let found = self.matched_by(person, word, villages)?;
            let (best, worst) = range.unwrap_or((found, found));
            range = Some((found.min(best), found.max(worst)));
        }
        range
    }

    fn matched_by(&self, person: &Person, word: &Word, villages: &[bool]) -> Option<Matched> {
        if let Some(matched) = word.in_name(&self.letters[person.name.clone()]) {
            return Some(matched);
        }
        let mut former = self.letters[person.former_names.clone()].split(|letter| *letter == END);
        if former.any(|name| word.in_name(name).is_some()) {
            return Some(Matched::FormerName);
        }
        if villages[person.village] {
            return Some(Matched::Village);
        }
        let digits = word.digits()?;
        let phone = |phone: &str| {
            (digits.len() >= PHONE_TAIL && phone.ends_with(digits))
                || (digits.len() >= PHONE_HEAD && phone.starts_with(digits))
        };
        if self.digits[person.phones.clone()].split(' ').any(phone) {
            return Some(Matched::Phone);
        }
        let id_number = &self.digits[person.id_number.clone()];
        (digits.len() >= ID_TAIL && id_number.ends_with(digits)).then_some(Matched::IdNumber)
    }
}

#[cfg(test)]
mod tests;
