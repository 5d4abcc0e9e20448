//! Mentor cells: several people with their posts, on seats the header or the post names.

mod asides;
mod lists;
mod numbers;
mod parting;
mod person;
mod posts;
mod words;

use crate::people::rules::text::{is_blank_word, squeeze};
use crate::reserves::Mentor;

use super::header::Seats;

pub use asides::Aside;
use lists::after;
use numbers::{counted, without_phones};
use parting::{items, Item, Mark};
use person::{meaning, seat_of_label, Meaning, Person};
pub(super) use posts::{is_post, run_together};
pub use posts::{pair, pairs, seat_of_post};
use words::points_above;

/// What a mentor cell says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MentorCell {
    /// In the order written.
    pub mentors: Vec<Mentor>,
    /// What of the cell is not kept.
    pub asides: Vec<Aside>,
}

/// Reads a cell. `seat` is what the header names; empty: told by each post.
#[must_use]
pub fn read(raw: &str, seat: &str) -> MentorCell {
    let mut stated = MentorCell::default();
    if is_blank_word(raw) {
        let said = squeeze(raw) == "暂无";
        stated
            .asides
            .extend(said.then(|| Aside::Undecided(raw.trim().to_owned())));
        return stated;
    }
    if points_above(&squeeze(raw)) {
        stated.asides.push(Aside::Elsewhere(raw.trim().to_owned()));
        return stated;
    }
    let (text, phones) = without_phones(raw);
    let items = items(&counted(&text));
    let mut reader = Reader {
        seat,
        posts_first: items
            .first()
            .is_some_and(|item| matches!(meaning(&item.text), Meaning::Post(_))),
        stated,
        before: Vec::new(),
        label: None,
        last: None,
        vacant: false,
    };
    let now = items.iter().any(|item| current(&item.text).is_some());
    for (at, item) in items.iter().enumerate() {
        let next = items.get(at + 1).map_or(Mark::Line, |item| item.mark);
        match former(&item.text).filter(|_| now) {
            Some(text) => reader.former(text),
            None => reader.item(item, next),
        }
    }
    reader.post_only();
    let Reader {
        mut stated, vacant, ..
    } = reader;
    stated.asides.extend(phones.into_iter().map(Aside::Number));
    if stated == MentorCell::default() && !vacant {
        stated.asides.push(Aside::Unreadable(raw.trim().to_owned()));
    }
    stated
}

/// The text without its phones, and an aside for each: of a column of posts.
#[must_use]
pub fn without_numbers(raw: &str) -> (String, Vec<Aside>) {
    let (text, phones) = without_phones(raw);
    (text, phones.into_iter().map(Aside::Number).collect())
}

/// 现李四, 现为李四: who is mentor now, beside somebody who was.
fn current(text: &str) -> Option<&str> {
    let rest = after(text, "现任 现为 现由 现是 现")?;
    let rest = rest.trim_start_matches(['：', ':', ' ']);
    matches!(meaning(rest), Meaning::Person(_)).then_some(rest)
}

/// 原张三, beside 现李四.
fn former(text: &str) -> Option<&str> {
    let rest = after(text, "原任 原为 原由 原来 原")?;
    Some(rest.trim_start_matches(['：', ':', ' ']))
}

/// A cell's reading under way.
struct Reader<'a> {
    seat: &'a str,
    /// Whether posts stand before their names: 副镇长 廖朵.
    posts_first: bool,
    stated: MentorCell,
    /// Posts whose name has not come.
    before: Vec<String>,
    /// A label that goes on, and whether it stands on a line of its own.
    label: Option<(String, bool)>,
    /// The mentor of the item before.
    last: Option<usize>,
    /// Whether the cell says that a seat is empty.
    vacant: bool,
}

impl Reader<'_> {
    fn item(&mut self, item: &Item, next: Mark) {
        if item.mark == Mark::Line {
            self.label = self.label.take().filter(|(_, alone)| *alone);
        }
        let change = item.mark == Mark::Change;
        let text = current(&item.text).unwrap_or(&item.text);
        match meaning(text) {
            Meaning::Person(person) => self.person(person, change),
            Meaning::Post(post) => self.post(post, item.mark, next),
            Meaning::Label(label) => self.label = Some((label, true)),
            Meaning::Gone(word) => match self.pop() {
                Some(mentor) => self.aside(Aside::Gone {
                    name: mentor.name,
                    word,
                }),
                None => self.aside(Aside::Note(word)),
            },
            Meaning::Note(words) if self.stated.mentors.is_empty() => {
                self.aside(Aside::Unreadable(words));
            }
            Meaning::Note(words) => self.aside(Aside::Note(words)),
            Meaning::Nothing => {}
            Meaning::Nobody(reason) => {
                if let Some(mentor) = change.then(|| self.pop()).flatten() {
                    self.aside(Aside::Former(mentor.name));
                }
                // 村党组织书记 and 缺位 on lines of their own: the post is nobody else's.
                if matches!(reason, None | Some(Aside::Undecided(_))) {
                    self.before.clear();
                }
                self.last = None;
                self.vacant |= reason.is_none();
                self.stated.asides.extend(reason);
            }
        }
    }

    fn person(&mut self, person: Person, change: bool) {
        self.stated.asides.extend(person.asides);
        let mut posts = std::mem::take(&mut self.before);
        // 镇党委副书记、镇长：廖朵
        let label = person.label.clone().filter(|_| !posts.is_empty());
        posts.extend(person.post.or(label));
        if let Some(word) = person.gone {
            self.last = None;
            return self.aside(Aside::Gone {
                name: person.name,
                word,
            });
        }
        if let Some(mentor) = change.then(|| self.pop()).flatten() {
            let (before, after) = (mentor.name, person.name.clone());
            self.aside(Aside::Replaced { before, after });
        }
        if person.labelled {
            self.label = person.label.map(|label| (label, false));
        }
        let label = self.label.as_ref().map(|(label, _)| label.as_str());
        let told = label.and_then(seat_of_label);
        let of_all = posts.last().filter(|_| person.of_all).cloned();
        let post = Some(posts.join("、")).filter(|post| !post.is_empty());
        let seat = match self.seat {
            "" => label
                .and_then(seat_of_post)
                .or_else(|| post.as_deref().and_then(seat_of_post))
                .unwrap_or(Seats::GENERAL),
            seat => told.unwrap_or(seat),
        };
        if let Some(post) = of_all {
            let open = self
                .stated
                .mentors
                .iter_mut()
                .filter(|mentor| mentor.post.is_none());
            for mentor in open {
                seat.clone_into(&mut mentor.seat);
                mentor.post = Some(post.clone());
            }
        }
        let mentor = Mentor {
            seat: seat.to_owned(),
            name: person.name,
            post: post.or_else(|| label.map(str::to_owned)),
        };
        if !self.stated.mentors.contains(&mentor) {
            self.stated.mentors.push(mentor);
        }
        self.last = self.stated.mentors.len().checked_sub(1);
    }

    /// A post on its own is of the name before it that has none, else of the one after; where names
    /// stand first and the list goes on, one more of the name before.
    fn post(&mut self, post: String, mark: Mark, next: Mark) {
        let goes_on = !self.posts_first && mark == Mark::List && next == Mark::Line;
        let last = self.last.and_then(|last| self.stated.mentors.get_mut(last));
        match last.filter(|mentor| mentor.post.is_none() || goes_on) {
            Some(mentor) => {
                if let Some(found) =
                    seat_of_post(&post).filter(|_| self.seat.is_empty() && mentor.post.is_none())
                {
                    found.clone_into(&mut mentor.seat);
                }
                mentor.post = Some(match mentor.post.take() {
                    Some(first) => format!("{first}、{post}"),
                    None => post,
                });
            }
            // 镇党委副书记、镇长 廖朵: both are of the name that follows.
            None => self.before.push(post),
        }
    }

    fn former(&mut self, text: &str) {
        match meaning(text) {
            Meaning::Person(person) => self.aside(Aside::Former(person.name)),
            _ => self.aside(Aside::Former(text.to_owned())),
        }
        self.last = None;
    }

    /// Posts no name has come for.
    fn post_only(&mut self) {
        if !self.before.is_empty() {
            let posts = std::mem::take(&mut self.before);
            self.aside(Aside::PostOnly(posts.join("、")));
        }
    }

    /// Takes back the mentor of the item before.
    fn pop(&mut self) -> Option<Mentor> {
        let last = self.last.take()?;
        (last < self.stated.mentors.len()).then(|| self.stated.mentors.remove(last))
    }

    fn aside(&mut self, aside: Aside) {
        self.stated.asides.push(aside);
    }
}

#[cfg(test)]
mod tests;
