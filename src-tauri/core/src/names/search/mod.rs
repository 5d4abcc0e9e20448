//! Finding people while the clerk types: by name, by its sound in any reading, by village, by the
//! end of a phone or ID number.
//!
//! The index lives in memory and is asked at every keystroke. It is one pass over all people:
//! 60,000 of them take a few milliseconds (`cargo run --release -p qinglan-core --example
//! measure_search`), and nothing has to be kept in step but the list itself. People are kept in
//! 拼音 order, so equal matches come in that order without sorting.

mod word;

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

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

/// A person as the index knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The person's identity.
    pub id: String,
    /// As stored.
    pub name: String,
    /// Name of the village, empty without one.
    pub village: String,
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
    villages: Vec<Box<[u32]>>,
    village_numbers: HashMap<String, usize>,
    /// In the order of 拼音 key and id.
    people: Vec<Person>,
    keys: HashMap<String, String>,
}

#[derive(Debug)]
struct Person {
    key: String,
    id: String,
    name: Box<[u32]>,
    village: usize,
    phones: Box<[String]>,
    id_number: String,
}

impl SearchIndex {
    /// The index of these people; of two entries with one id the later counts.
    pub fn build(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut index = Self::default();
        let mut places: HashMap<String, usize> = HashMap::new();
        for entry in entries {
            let person = index.person(entry);
            if let Some(place) = places.get(&person.id) {
                index.people[*place] = person;
            } else {
                places.insert(person.id.clone(), index.people.len());
                index.people.push(person);
            }
        }
        index
            .people
            .sort_unstable_by(|a, b| (&a.key, &a.id).cmp(&(&b.key, &b.id)));
        index.keys = index
            .people
            .iter()
            .map(|p| (p.id.clone(), p.key.clone()))
            .collect();
        index
    }

    /// Adds a person, or replaces what was known of them.
    pub fn upsert(&mut self, entry: Entry) {
        self.remove(&entry.id);
        let person = self.person(entry);
        self.keys.insert(person.id.clone(), person.key.clone());
        let place = self
            .place(&person.key, &person.id)
            .unwrap_or_else(|place| place);
        self.people.insert(place, person);
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
                let villages = self.villages.iter().map(|village| word.in_village(village));
                let villages = villages.collect();
                (word, villages)
            })
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut by_rank: [Vec<Hit>; 8] = Default::default();
        for person in &self.people {
            let Some((matched, rank)) = person.matched(&words) else {
                continue;
            };
            let hits = &mut by_rank[rank as usize];
            if hits.len() < limit {
                hits.push(Hit {
                    id: person.id.clone(),
                    matched,
                    rank,
                });
            }
        }
        by_rank.into_iter().flatten().take(limit).collect()
    }

    fn place(&self, key: &str, id: &str) -> Result<usize, usize> {
        self.people
            .binary_search_by(|p| (p.key.as_str(), p.id.as_str()).cmp(&(key, id)))
    }

    fn person(&mut self, entry: Entry) -> Person {
        let village = if let Some(number) = self.village_numbers.get(&entry.village) {
            *number
        } else {
            self.villages.push(self.alphabet.spell(&entry.village));
            let number = self.villages.len() - 1;
            self.village_numbers.insert(entry.village, number);
            number
        };
        let digits = |phone: &String| phone.chars().filter(char::is_ascii_digit).collect();
        Person {
            key: pinyin::sort_key(&entry.name),
            name: self.alphabet.spell(&entry.name),
            id: entry.id,
            village,
            phones: entry.phones.iter().map(digits).collect(),
            id_number: normalise(&entry.id_number.unwrap_or_default())
                .into_iter()
                .collect(),
        }
    }
}

impl Person {
    /// What the best and the worst word match, when all do.
    fn matched(&self, words: &[(Word, Vec<bool>)]) -> Option<(Matched, Matched)> {
        let mut range = None;
        for (word, villages) in words {
            let found = self.matched_by(word, villages)?;
            let (best, worst) = range.unwrap_or((found, found));
            range = Some((found.min(best), found.max(worst)));
        }
        range
    }

    fn matched_by(&self, word: &Word, villages: &[bool]) -> Option<Matched> {
        let tail = |least, text: &str| word.digits(least).is_some_and(|w| text.ends_with(w));
        let head = |text: &str| word.digits(PHONE_HEAD).is_some_and(|w| text.starts_with(w));
        let phone = |phone: &String| tail(PHONE_TAIL, phone) || head(phone);
        word.in_name(&self.name).or_else(|| {
            if villages[self.village] {
                Some(Matched::Village)
            } else if self.phones.iter().any(phone) {
                Some(Matched::Phone)
            } else {
                tail(ID_TAIL, &self.id_number).then_some(Matched::IdNumber)
            }
        })
    }
}

#[cfg(test)]
mod tests;
