//! Who is meant by a name on a list: the same name, else one that sounds the same, else one that is
//! like it. Only the same name is ever taken without asking, and only when one person has it.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use super::read::{Read, Reader, Spellings, TITLES};
use super::{Candidate, Found, SignIn, SignInLine};
use crate::date::PartialDate;
use crate::ids::PersonId;
use crate::names::pinyin;
use crate::people::rules::names::matches_placeholder;
use crate::training::rules::Standing;
use crate::training::AttendanceState;

/// More people than this are no choice.
const MOST_CANDIDATES: usize = 8;
/// Said before a surname, or before the end of a given name …
const BEFORE: [char; 3] = ['小', '老', '阿'];
/// … or after it.
const AFTER: [char; 8] = ['姐', '哥', '总', '叔', '姨', '嫂', '工', '老'];

/// Someone of the register, as lists may call them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Called {
    pub(crate) person_id: PersonId,
    /// On the day of the list.
    pub(crate) name: String,
    /// What else they are and were called.
    pub(crate) other_names: Vec<String>,
    pub(crate) village: Option<String>,
    pub(crate) post: Option<String>,
    /// Every number, separated by 、.
    pub(crate) phones: String,
    pub(crate) standing: Standing,
    /// On the session's list already, or of the village to which it is brought.
    pub(crate) near: bool,
    pub(crate) birth: Option<PartialDate>,
}

/// A village's name and its other names.
pub(crate) type Village = (String, Vec<String>);

/// Everybody who may be meant, in the order in which candidates are shown.
#[derive(Debug)]
pub(crate) struct Register {
    people: Vec<Called>,
    villages: Spellings,
    by_name: HashMap<String, Vec<usize>>,
    /// Made when the first name is not known.
    by_sound: OnceCell<HashMap<String, Vec<usize>>>,
}

/// What became of a name, and who may be meant.
type Answer = (Found, Vec<usize>, String);

impl Register {
    /// Of people, those in the pool first, and villages with their aliases.
    pub(crate) fn new(people: Vec<Called>, villages: &[Village]) -> Self {
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, person) in people.iter().enumerate() {
            let names: BTreeSet<String> = person.names().map(bare).collect();
            for name in names {
                by_name.entry(name).or_default().push(at);
            }
        }
        Self {
            people,
            villages: Spellings::of(villages),
            by_name,
            by_sound: OnceCell::new(),
        }
    }

    /// Reads and matches a pasted list.
    pub(crate) fn sign_in(&self, text: &str) -> SignIn {
        let known = |name: &str| self.by_name.contains_key(&bare(name));
        let mut reader = Reader::new(&self.villages, &known);
        let mut lines: Vec<SignInLine> = Vec::new();
        let mut seen = Seen::default();
        for (number, text) in (1..).zip(text.lines()) {
            if text.trim().is_empty() {
                continue;
            }
            let reads = reader.line(text);
            if reads.is_empty() {
                lines.push(skipped(number, text));
            }
            for read in reads {
                let line = self.line(number, text, read, &mut seen);
                lines.push(line);
            }
        }
        let count = |wanted: &[Found]| lines.iter().filter(|it| wanted.contains(&it.found)).count();
        SignIn {
            matched: count(&[Found::Matched]),
            asked: count(&[
                Found::Ambiguous,
                Found::Homophone,
                Found::Partial,
                Found::Stranger,
            ]),
            duplicates: count(&[Found::Duplicate]),
            skipped: count(&[Found::Skipped]),
            lines,
        }
    }

    fn line(&self, number: usize, text: &str, read: Read, seen: &mut Seen) -> SignInLine {
        let (mut found, people, mut why) = self.answer(&read);
        let earlier = match (found, people.first()) {
            (Found::Matched, Some(person)) => seen.person(*person, number),
            (Found::Ambiguous, _) => None,
            _ => seen.name(&read, number),
        };
        if let Some(earlier) = earlier {
            found = Found::Duplicate;
            why = format!("与第 {earlier} 行是同一个人");
        }
        SignInLine {
            line: number,
            text: text.to_owned(),
            candidates: people.into_iter().map(|at| self.candidate(at)).collect(),
            unit: (!read.words.is_empty()).then(|| read.words.join(" ")),
            name: read.name,
            village: read.village,
            state: read.state.unwrap_or(AttendanceState::Present),
            found,
            same_as: earlier,
            why,
        }
    }

    fn answer(&self, read: &Read) -> Answer {
        if let Some(same) = self.by_name.get(&bare(&read.name)) {
            return self.of_one_name(read, same);
        }
        let phone = self.where_(|person| person.has_phone(read));
        if let Some(person) = phone.first() {
            let why = format!("电话是{}的，姓名不同", self.people[*person].name);
            return (Found::Partial, phone, why);
        }
        let sound = pinyin::plain(&read.name);
        let same = self.by_sound().get(&sound).cloned().unwrap_or_default();
        if !same.is_empty() {
            let why = format!("台账里没有“{}”，有同音的人", read.name);
            return (Found::Homophone, self.likeliest(read, same), why);
        }
        let like = self.where_(|person| person.is_like(&read.name));
        if !like.is_empty() {
            let why = format!("台账里没有“{}”，有相近的人", read.name);
            return (Found::Partial, self.likeliest(read, like), why);
        }
        let why = format!("台账里没有“{}”", read.name);
        (Found::Stranger, Vec::new(), why)
    }

    /// Of people of one name: phone, village or unit on the line decide.
    fn of_one_name(&self, read: &Read, same: &[usize]) -> Answer {
        let those = |fits: &dyn Fn(&Called) -> bool| -> Vec<usize> {
            let fits = |at: &usize| fits(&self.people[*at]);
            same.iter().copied().filter(fits).collect()
        };
        let by_phone = those(&|person| person.has_phone(read));
        if let [one] = by_phone.as_slice() {
            return (Found::Matched, vec![*one], String::new());
        }
        if let [one] = same {
            let person = &self.people[*one];
            return match (&person.village, &read.village) {
                (Some(village), Some(written)) if village != written => {
                    let why = format!("台账里的{}在{village}，这一行写的是{written}", person.name);
                    (Found::Ambiguous, vec![*one], why)
                }
                _ => (Found::Matched, vec![*one], String::new()),
            };
        }
        let by_village =
            those(&|person| person.village.is_some() && person.village == read.village);
        let by_unit = those(&|person| person.has_unit(read));
        for fits in [by_village, by_unit] {
            if let [one] = fits.as_slice() {
                return (Found::Matched, vec![*one], String::new());
            }
        }
        let why = format!("台账里有 {} 个“{}”", same.len(), read.name);
        (Found::Ambiguous, self.likeliest(read, same.to_vec()), why)
    }

    fn where_(&self, fits: impl Fn(&Called) -> bool) -> Vec<usize> {
        let people = self.people.iter().enumerate();
        people
            .filter(|(_, person)| fits(person))
            .map(|(at, _)| at)
            .collect()
    }

    /// Those of the line's village or unit first, then those near the session, and no more than one
    /// can choose from.
    fn likeliest(&self, read: &Read, mut people: Vec<usize>) -> Vec<usize> {
        people.sort_by_key(|at| {
            let person = &self.people[*at];
            let of_village = person.village.is_some() && person.village == read.village;
            (!(of_village || person.has_unit(read)), !person.near)
        });
        people.truncate(MOST_CANDIDATES);
        people
    }

    fn by_sound(&self) -> &HashMap<String, Vec<usize>> {
        self.by_sound.get_or_init(|| {
            let mut by_sound: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, person) in self.people.iter().enumerate() {
                by_sound
                    .entry(pinyin::plain(&person.name))
                    .or_default()
                    .push(at);
            }
            by_sound
        })
    }

    fn candidate(&self, at: usize) -> Candidate {
        let person = &self.people[at];
        let phone = person
            .phones
            .split('、')
            .next()
            .filter(|phone| !phone.is_empty());
        Candidate {
            person_id: person.person_id.clone(),
            name: person.name.clone(),
            village: person.village.clone(),
            unit: person.post.clone(),
            birth: person.birth,
            phone: phone.map(crate::names::mask_phone),
            standing: person.standing,
        }
    }
}

impl Called {
    /// Everything they are and were called.
    fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.other_names.iter();
        others.chain([&self.name]).map(String::as_str)
    }

    fn has_phone(&self, read: &Read) -> bool {
        let mut own = self.phones.split('、').filter(|phone| !phone.is_empty());
        own.any(|phone| read.phones.iter().any(|it| it == phone))
    }

    fn has_unit(&self, read: &Read) -> bool {
        let post = self.post.as_deref().unwrap_or_default();
        !post.is_empty()
            && read
                .words
                .iter()
                .any(|word| post.contains(word.as_str()) || word.contains(post))
    }

    /// Whether a name that is not theirs may mean them.
    fn is_like(&self, name: &str) -> bool {
        let (own, name) = (bare(&self.name), bare(name));
        let length = name.chars().count();
        let given = own.strip_prefix(|_: char| true).unwrap_or_default();
        let surname = own.chars().next();
        let called = called_by(&name);
        let by_surname = called.is_some_and(|(called, title)| {
            Some(called) == surname && title.is_none_or(|title| self.has_title(title))
        });
        // 小翠 or 翠姐 of 潘茵翠, 买买提 of 玉素甫·买买提, 建国 of 欧阳建国.
        let by_given = called.is_some_and(|(called, title)| {
            title.is_none() && !given.is_empty() && given.ends_with(called)
        });
        let of_long = own.chars().count() > 3 && (own.starts_with(&name) || own.ends_with(&name));
        by_surname
            || by_given
            || matches_placeholder(&own, &name)
            || (length > 1 && (given == name || of_long))
            || (length > 2 && own.chars().count() == length && one_apart(&own, &name))
            || (length > 2 && name.strip_prefix(BEFORE) == Some(given))
            || (length > 3 && (own.contains(&name) || name.contains(&own)))
    }

    fn has_title(&self, title: &str) -> bool {
        self.post
            .as_deref()
            .is_some_and(|post| post.contains(title))
    }
}

/// The character that is said in `小王`, `王姐`, `王书记`, and the title.
fn called_by(name: &str) -> Option<(char, Option<&'static str>)> {
    let mut chars = name.chars();
    let (first, rest) = (chars.next()?, chars.as_str());
    if let Some(title) = TITLES.iter().find(|title| **title == rest) {
        return Some((first, Some(title)));
    }
    let mut rest = rest.chars();
    let second = rest.next().filter(|_| rest.next().is_none())?;
    if BEFORE.contains(&first) {
        Some((second, None))
    } else {
        AFTER.contains(&second).then_some((first, None))
    }
}

/// Whether names of one surname differ in one character.
fn one_apart(one: &str, other: &str) -> bool {
    let differ = one
        .chars()
        .zip(other.chars())
        .filter(|(a, b)| a != b)
        .count();
    differ == 1 && one.chars().next() == other.chars().next()
}

/// A name without what only spaces it out.
fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '·' | '•' | '・' | '.' | '．'))
        .collect()
}

fn skipped(number: usize, text: &str) -> SignInLine {
    SignInLine {
        line: number,
        text: text.to_owned(),
        name: String::new(),
        village: None,
        unit: None,
        state: AttendanceState::Present,
        found: Found::Skipped,
        candidates: Vec::new(),
        same_as: None,
        why: "没有姓名".into(),
    }
}

/// The lines on which people and names stood first.
#[derive(Default)]
struct Seen {
    people: HashMap<usize, usize>,
    names: HashMap<(String, Option<String>, Vec<String>), usize>,
}

impl Seen {
    fn person(&mut self, person: usize, line: usize) -> Option<usize> {
        let first = *self.people.entry(person).or_insert(line);
        (first != line).then_some(first)
    }

    fn name(&mut self, read: &Read, line: usize) -> Option<usize> {
        let key = (bare(&read.name), read.village.clone(), read.words.clone());
        let first = *self.names.entry(key).or_insert(line);
        (first != line).then_some(first)
    }
}
