//! One item of a mentor cell: a person with a post, a post of the person beside it, a label.

use crate::names::is_full_name;
use crate::people::rules::read_name;
use crate::people::rules::text::{clean_line, squeeze};

use super::asides::Aside;
use super::lists::{after, holds, is_one, PLAIN};
use super::parting::{pieces, Piece};
use super::posts::{is_bare_post, is_role, is_titled, post, run_together, seat_of_post, title};
use super::words::{
    given, is_duty, may_be_two, name_and_leaving, name_and_note, named, said, without_duty, Said,
};

/// What an item says.
#[derive(Debug)]
pub(super) enum Meaning {
    Person(Person),
    /// A post of the name above or below.
    Post(String),
    /// 包村领导： before names on lines of their own.
    Label(String),
    /// 已调离, of the name above.
    Gone(String),
    /// 2025年3月起, of the name above.
    Note(String),
    /// 女 or 负责.
    Nothing,
    /// Nobody, with the reason where the item does not just say so.
    Nobody(Option<Aside>),
}

/// A person of an item.
#[derive(Debug, Default)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) post: Option<String>,
    /// Whether something stands before a colon.
    pub(super) labelled: bool,
    /// What stands before a colon, as a post.
    pub(super) label: Option<String>,
    /// Who has taken the place: 张三（现为李四）.
    now: Option<String>,
    /// Whether the post is that of those before, too: 均为副镇长.
    pub(super) of_all: bool,
    /// The word that says they have gone.
    pub(super) gone: Option<String>,
    /// What else the item says.
    pub(super) asides: Vec<Aside>,
}

/// Reads an item.
pub(super) fn meaning(item: &str) -> Meaning {
    let item = unnumbered(item);
    if let Some(post) = after(item, "职务 单位及职务 单位职务 现任职务 单位")
        .and_then(|post| post.strip_prefix(['：', ':']))
    {
        return Meaning::Post(post.trim().to_owned());
    }
    let parts = item.split_once(['：', ':']);
    // 廖朵（分管：农业）
    let Some((label, rest)) = parts.filter(|(label, _)| !label.contains(['（', '(', '【', '[']))
    else {
        return unlabelled(item);
    };
    let (label, rest) = (label.trim(), rest.trim());
    if rest.is_empty() {
        return Meaning::Label(label.to_owned());
    }
    // Either may be the name: 包村领导：廖朵 and 廖朵：副镇长.
    let text = if is_role(rest) && !is_role(label) {
        format!("{label}（{rest}）")
    } else {
        rest.to_owned()
    };
    match unlabelled(&text) {
        Meaning::Person(mut person) if text == rest => {
            person.labelled = true;
            if is_role(label) && !is_plain(label) {
                person.label = Some(label.to_owned());
            } else if !is_plain(label) && !is_duty(label) {
                person.asides.push(Aside::Note(label.to_owned()));
            }
            Meaning::Person(person)
        }
        other => other,
    }
}

/// 1.廖朵 and 2 钟峁 without the number, not 2025年3月起.
fn unnumbered(item: &str) -> &str {
    let item = item.trim_start_matches(['.', '．', '、', ' ']);
    let rest = item.trim_start_matches(|c: char| c.is_ascii_digit());
    let counts = (1..=2).contains(&(item.len() - rest.len()))
        && !rest.starts_with(['年', '月', '日', '-', '/', '组', '号'])
        && !rest
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let rest = rest.trim_start_matches(['.', '．', '、', ' ']);
    if counts { rest } else { item }.trim()
}

/// The seat a label names, whatever the header says: 包村领导, 驻村干部.
pub(super) fn seat_of_label(label: &str) -> Option<&'static str> {
    let named = holds(
        label,
        "包村 包联 联村 驻村 包片 联系 第一书记 村党 村支 村书记",
    );
    seat_of_post(label).filter(|_| named)
}

fn unlabelled(item: &str) -> Meaning {
    let pieces = pieces(item);
    let outside: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Outside(text) => Some(text.as_str()),
            Piece::Inside(_) => None,
        })
        .collect();
    match (outside.as_slice(), pieces.as_slice()) {
        // A post in brackets on a line of its own.
        ([], [Piece::Inside(inside)]) if inside.is_empty() => Meaning::Nothing,
        ([], [Piece::Inside(inside)]) => alone(inside, true),
        ([text], [_]) => alone(text, false),
        _ => whole(&pieces),
    }
}

/// A text without brackets in it; `bracketed` where they stood around it.
fn alone(text: &str, bracketed: bool) -> Meaning {
    if is_bare_post(text) || bracketed && is_role(text) {
        return Meaning::Post(post(text).to_owned());
    }
    if text.contains(' ') {
        return whole(&[Piece::Outside(text.to_owned())]);
    }
    let nobody = named(text).err();
    if nobody.is_some() || !is_full_name(text) {
        match said(text) {
            Said::Nothing => return Meaning::Nothing,
            Said::Gone => return Meaning::Gone(text.to_owned()),
            Said::DatedPost(post) => return Meaning::Post(post),
            Said::Note if matches!(nobody, None | Some(Some(Aside::Unreadable(_)))) => {
                return Meaning::Note(text.to_owned());
            }
            Said::Note | Said::Former(_) | Said::Now(_) | Said::Post(_) => {}
        }
    }
    match nobody {
        // 副镇长廖朵同志帮带 and 廖朵副镇长 say more than one thing.
        None | Some(Some(Aside::Unreadable(_) | Aside::More(_) | Aside::PostOnly(_))) => {
            match whole(&[Piece::Outside(text.to_owned())]) {
                Meaning::Nobody(Some(Aside::Unreadable(_))) => {
                    Meaning::Nobody(Some(Aside::Unreadable(text.to_owned())))
                }
                meaning => meaning,
            }
        }
        Some(reason) => Meaning::Nobody(reason),
    }
}

/// A person told by several pieces.
fn whole(pieces: &[Piece]) -> Meaning {
    let mut person = Person::default();
    let mut posts: Vec<String> = Vec::new();
    let mut former = None;
    let nameless = pieces
        .iter()
        .all(|piece| !matches!(piece, Piece::Outside(text) if !is_role(text)));
    let full = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Inside(text) if is_full_name(text) && !is_role(text)));
    for piece in pieces {
        match piece {
            // 张镇长（张三）
            Piece::Outside(text) if full && is_titled(text) => posts.push(title(text).to_owned()),
            Piece::Outside(text) if person.name.is_empty() => {
                let (name, post) = outside(text, &mut person);
                posts.extend(post);
                person.name = name;
            }
            Piece::Outside(text) if is_role(text) => posts.push(text.clone()),
            Piece::Outside(text) => match said(text) {
                Said::Nothing => {}
                Said::Gone => person.gone = Some(text.clone()),
                _ => person.asides.push(Aside::Note(text.clone())),
            },
            // 副镇长（廖朵） is the other way round.
            Piece::Inside(text)
                if nameless
                    && person.name.is_empty()
                    && !is_role(text)
                    && named(text).is_ok()
                    && said(text) == Said::Post(text.clone()) =>
            {
                person.name.clone_from(text);
            }
            Piece::Inside(text) => posts.extend(inside(text, &mut person, &mut former)),
        }
    }
    posts.dedup();
    if person.name.is_empty() {
        return match posts.len() {
            0 => Meaning::Nothing,
            _ => Meaning::Post(posts.join("、")),
        };
    }
    person.post = Some(clean_line(&posts.join("、"))).filter(|post| !post.is_empty());
    finish(person, former)
}

/// The name, and what is wrong with it.
fn finish(mut person: Person, former: Option<String>) -> Meaning {
    let text = std::mem::take(&mut person.name);
    let text = text.trim_end_matches("同志");
    let first = match named(text) {
        Err(Some(Aside::More(_))) => text.rsplit_once('等').map(|(name, _)| name),
        _ => None,
    };
    if first.is_some() {
        person.asides.push(Aside::More(text.to_owned()));
    }
    person.name = read_name(first.unwrap_or(text)).name;
    if let Err(reason) = named(&person.name) {
        return Meaning::Nobody(reason);
    }
    if may_be_two(&person.name) {
        person.asides.push(Aside::Doubtful(person.name.clone()));
    }
    if let Some(after) = person.now.take() {
        let before = std::mem::replace(&mut person.name, after.clone());
        person.post = None;
        person.asides.push(Aside::Replaced { before, after });
    }
    if let Some(before) = former {
        let after = person.name.clone();
        person.asides.push(Aside::Replaced { before, after });
    }
    Meaning::Person(person)
}

/// Name and posts of a text outside brackets: 廖朵 副镇长, 副镇长廖朵, 由廖朵帮带.
fn outside(text: &str, person: &mut Person) -> (String, Option<String>) {
    if let Some((first, second)) = text.split_once(' ') {
        return match (is_role(first), is_role(second)) {
            (true, true) => (String::new(), Some(text.to_owned())),
            (true, false) => (outside(second, person).0, Some(first.to_owned())),
            _ => (outside(first, person).0, Some(second.to_owned())),
        };
    }
    if is_role(text) && run_together(text).is_none() && !is_titled(text) {
        return (String::new(), Some(text.to_owned()));
    }
    let text = match name_and_leaving(text) {
        Some((name, word)) => {
            person.gone = Some(word.to_owned());
            name
        }
        None => text,
    };
    let text = match name_and_note(text) {
        Some((name, word)) => {
            person.asides.push(Aside::Note(word.to_owned()));
            name
        }
        None => text,
    };
    let text = given(text).trim_end_matches("同志");
    let text = match text.strip_suffix('等').filter(|name| is_full_name(name)) {
        Some(name) => {
            person.asides.push(Aside::More(text.to_owned()));
            name
        }
        None => text,
    };
    if let Some((name, post)) = run_together(text) {
        return (name, Some(post).filter(|post| !is_plain(post)));
    }
    let (name, duty) = without_duty(text);
    person
        .asides
        .extend(duty.map(|duty| Aside::Note(duty.to_owned())));
    match run_together(name) {
        Some((name, post)) => (name, Some(post).filter(|post| !is_plain(post))),
        None => (name.to_owned(), None),
    }
}

/// Whether a post only says that somebody is a mentor.
fn is_plain(post: &str) -> bool {
    is_one(post, PLAIN)
}

/// The posts of a text in brackets; the rest of it is of the person, or told aside.
fn inside(text: &str, person: &mut Person, former: &mut Option<String>) -> Option<String> {
    let wide = text.split(' ').all(|word| word.chars().count() == 1);
    let text = if wide { squeeze(text) } else { text.to_owned() };
    let marks = ['，', ',', '；', ';', '、', ' ', '\n', '/'];
    let text = text.trim_matches(marks);
    let words = text.split(marks);
    let mut posts = Vec::new();
    let mut aside = false;
    for word in words.map(str::trim).filter(|word| !word.is_empty()) {
        person.of_all |= word.starts_with('均');
        match said(word) {
            Said::Post(post) if is_plain(&post) => {}
            Said::Post(post) => posts.push(post),
            Said::DatedPost(post) => {
                posts.push(post);
                person.asides.push(Aside::Note(word.to_owned()));
            }
            Said::Gone => person.gone = Some(word.to_owned()),
            Said::Former(name) => *former = Some(name),
            Said::Now(name) => person.now = Some(name),
            Said::Note => person.asides.push(Aside::Note(word.to_owned())),
            Said::Nothing => {}
        }
        aside |= !matches!(said(word), Said::Post(post) if post == word);
    }
    if posts.is_empty() {
        None
    } else if aside {
        Some(posts.join("、"))
    } else {
        Some(text.to_owned())
    }
}
