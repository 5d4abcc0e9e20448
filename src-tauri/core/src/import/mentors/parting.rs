//! Where one mentor ends and the next begins: marks, line breaks, numbers, brackets, blanks.

use crate::import::header::Seats;
use crate::names::{is_full_name, surname_length};
use crate::people::rules::text::{clean_line, is_blank_word, is_han};

use super::posts::{is_name, is_post, is_role, run_together};
use super::words::{is_duty, without_duty};

/// What of a cell speaks of one person, or of the one beside it, and what stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) mark: Mark,
}

/// What stands between an item and the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A line break, `；` or a number: something new begins.
    Line,
    /// `、`, a blank and the like: the list goes on.
    List,
    /// `→`, 改为: in place of the one before.
    Change,
}

/// Marks and words that put one person in the place of another.
const CHANGES: &[&str] = &[
    "——>",
    "-->",
    "==>",
    "->",
    "—>",
    "－>",
    "=>",
    "→",
    "⇒",
    "➡",
    "➔",
    "变更为",
    "调整为",
    "更换为",
    "替换为",
    "更替为",
    "换为",
    "换成",
    "改为",
    "改成",
    "变为",
];

/// Parts an item, and says what stands between the parts.
type Finer = fn(&str) -> (Mark, Vec<String>);

/// The items of a cell: parted by marks, line breaks or blanks outside brackets.
pub(super) fn items(raw: &str) -> Vec<Item> {
    let finer: [Finer; 5] = [
        |item| (Mark::Line, numbered(&clean_line(item))),
        |item| (Mark::List, after_brackets(item)),
        |item| (Mark::List, listed(item)),
        |item| {
            (
                Mark::List,
                seated(item).map_or_else(|| blanks(item), |item| vec![item]),
            )
        },
        |item| (Mark::List, conjoined(item)),
    ];
    let mut items = marked(raw);
    for finer in finer {
        items = items
            .iter()
            .flat_map(|item| {
                let (mark, parts) = finer(&item.text);
                let marks = std::iter::once(item.mark).chain(std::iter::repeat(mark));
                parts
                    .into_iter()
                    .zip(marks)
                    .map(|(text, mark)| Item { text, mark })
            })
            .collect();
    }
    // What stands before an empty item stands before the next.
    let mut before = None;
    items.retain_mut(|item| {
        let own = |c: char| matches!(c, '：' | ':' | ' ' | '。' | '.');
        item.text = item
            .text
            .trim_start_matches(own)
            .trim_end_matches(['。', ' '])
            .to_owned();
        item.mark = before
            .take()
            .filter(|_| item.mark != Mark::Change)
            .unwrap_or(item.mark);
        if is_blank_word(&item.text) {
            before = Some(item.mark).filter(|mark| *mark != Mark::List);
        }
        !is_blank_word(&item.text)
    });
    items
}

/// The parts of a cell between marks outside brackets.
fn marked(raw: &str) -> Vec<Item> {
    let plain = |c: char| match c {
        '\r' => '\n',
        '〔' | '［' | '｛' | '{' | '「' | '『' => '（',
        '〕' | '］' | '｝' | '}' | '」' | '』' => '）',
        c => c,
    };
    let chars: Vec<char> = raw.chars().map(plain).collect();
    let mut items = vec![Item {
        text: String::new(),
        mark: Mark::Line,
    }];
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        match c {
            '（' | '(' | '[' | '【' => depth += 1,
            '）' | ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let (mark, length) = match c {
            _ if depth > 0 => (None, 1),
            _ if change(&chars[at..]) > 0 => (Some(Mark::Change), change(&chars[at..])),
            '；' | ';' | '\n' | '。' | '|' | '｜' | '〡' => (Some(Mark::Line), 1),
            '、' | '，' | ',' | '/' | '／' | '+' | '＋' | '&' | '＆' | '-' | '－' | '—' | '–'
            | '\\' | '﹑' | '･' | '~' | '～' => {
                // 1、廖朵 and 0470-8212345: the mark belongs to the number.
                let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
                let numbers = at > 0
                    && is_digit(at - 1)
                    && (c == '、'
                        || matches!(c, '-' | '－' | '—' | '/' | '~' | '～') && is_digit(at + 1));
                (Some(Mark::List).filter(|_| !numbers), 1)
            }
            // 甲（镇长）和乙（干部）, not 甲（镇长）和平.
            '和' | '与' | '及' | '跟' if joins(&chars, at) => (Some(Mark::List), 1),
            _ => (None, 1),
        };
        match (mark, items.last_mut()) {
            (Some(mark), _) => items.push(Item {
                text: String::new(),
                mark,
            }),
            (None, Some(item)) => item.text.push(c),
            (None, None) => {}
        }
        at += length;
    }
    items
}

/// Whether a word between two people stands after brackets and before a name.
fn joins(chars: &[char], at: usize) -> bool {
    let name = chars[at + 1..].iter().take_while(|c| is_han(**c)).count();
    at > 0 && matches!(chars[at - 1], '）' | ')' | ']' | '】') && name >= 2
}

/// How many characters of a text are the word for a change it begins with.
fn change(chars: &[char]) -> usize {
    let begins = |word: &&&str| {
        word.chars()
            .eq(chars.iter().copied().take(word.chars().count()))
    };
    CHANGES
        .iter()
        .find(begins)
        .map_or(0, |word| word.chars().count())
}

/// Parts 张三和李四 where both are whole names; 孟和 and 格日勒图和 are one.
fn conjoined(item: &str) -> Vec<String> {
    for word in ["以及", "和", "与", "及", "跟"] {
        for (at, _) in item.match_indices(word) {
            let (one, other) = (&item[..at], &item[at + word.len()..]);
            let open = one.matches(['（', '(']).count() > one.matches(['）', ')']).count();
            if open || !is_whole(one) {
                continue;
            }
            let rest = conjoined(other);
            if rest.iter().all(|other| is_whole(other)) {
                return std::iter::once(one.to_owned()).chain(rest).collect();
            }
        }
    }
    vec![item.to_owned()]
}

/// Whether a text is a whole name, with its post or without.
fn is_whole(text: &str) -> bool {
    let named: Vec<String> = pieces(text)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Outside(text) => Some(text),
            Piece::Inside(_) => None,
        })
        .collect();
    let [name] = named.as_slice() else {
        return false;
    };
    let (_, name) = name.split_once(['：', ':']).unwrap_or(("", name));
    let name = match name.split_once(' ') {
        Some((name, role)) if is_role(role) => name,
        Some((role, name)) if is_role(role) => name,
        _ => name,
    };
    let (name, _) = without_duty(name);
    is_full_name(name) && !is_role(name)
        || run_together(name).is_some_and(|(name, _)| is_full_name(&name))
}

/// Parts a text at numbers that count people: `1.甲 镇长 2.乙 干部`.
fn numbered(item: &str) -> Vec<String> {
    let chars: Vec<char> = item.chars().collect();
    let mut parts = vec![String::new()];
    for (at, &c) in chars.iter().enumerate() {
        let counts = c.is_ascii_digit()
            && at > 0
            && !chars[at - 1].is_ascii_digit()
            && chars
                .get(at + 1)
                .is_some_and(|mark| matches!(mark, '.' | '．' | '、'))
            || matches!(c, '①' | '②' | '③' | '④');
        if counts {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

/// Parts a text after brackets that another name follows: `甲（镇长）乙（干部）`, and before brackets
/// whose post is of the name after them: `（镇长）甲（干部）乙`; not `甲（女）副镇长`.
fn after_brackets(item: &str) -> Vec<String> {
    let pieces = pieces(item);
    let post = |piece: Option<&Piece>| matches!(piece, Some(Piece::Inside(text)) if is_role(text));
    let inside = |piece: Option<&Piece>| matches!(piece, Some(Piece::Inside(_)));
    let first = post(pieces.first());
    let mut people: Vec<Vec<Piece>> = vec![Vec::new()];
    for (at, piece) in pieces.iter().enumerate() {
        let next = pieces.get(at + 1);
        let own = people.last().map(Vec::as_slice).unwrap_or_default();
        let named = own
            .iter()
            .any(|piece| matches!(piece, Piece::Outside(text) if !is_role(text)));
        let begins = match piece {
            // （镇长）甲（干部）乙
            Piece::Inside(text) => {
                named && is_role(text) && names(next) && (first || inside(own.last()))
            }
            Piece::Outside(text) => {
                let name = names(Some(piece))
                    || text.contains(['：', ':'])
                    || inside(next) && is_name(text) && !is_role(text) && !is_duty(text);
                named && name
            }
        };
        match people.last_mut() {
            Some(own) if !begins => own.push(piece.clone()),
            _ => people.push(vec![piece.clone()]),
        }
    }
    people
        .iter()
        .map(|pieces| pieces.iter().map(Piece::shown).collect())
        .collect()
}

/// 驻村工作队（张三、李四）: several names in brackets after what they are.
fn listed(item: &str) -> Vec<String> {
    if let [Piece::Outside(role), Piece::Inside(names)] = pieces(item).as_slice() {
        let names: Vec<&str> = names
            .split(['、', '，', ',', '；', ';', ' '])
            .filter(|name| !name.is_empty())
            .collect();
        if is_role(role) && names.len() > 1 && names.iter().all(|name| is_whole(name)) {
            return names.iter().map(|name| format!("{role}：{name}")).collect();
        }
    }
    vec![item.to_owned()]
}

/// Whether a piece is a whole name, with its post or without.
fn names(piece: Option<&Piece>) -> bool {
    matches!(piece, Some(Piece::Outside(text)) if is_whole(text))
}

/// A text outside brackets or in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Outside(String),
    Inside(String),
}

impl Piece {
    fn shown(&self) -> String {
        match self {
            Self::Outside(text) => text.clone(),
            Self::Inside(text) => format!("（{text}）"),
        }
    }
}

/// What stands outside the brackets of a text and in them, in order.
pub(super) fn pieces(item: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut depth = 0_usize;
    let mut text = String::new();
    let mut take = |text: &mut String, inside: bool| {
        let own = std::mem::take(text);
        let own = own.trim_matches([' ', '“', '”', '"']).to_owned();
        if inside {
            pieces.push(Piece::Inside(own));
        } else if !own.is_empty() {
            pieces.push(Piece::Outside(own));
        }
    };
    for c in item.chars() {
        match c {
            '（' | '(' | '[' | '【' => {
                depth += 1;
                if depth == 1 {
                    take(&mut text, false);
                    continue;
                }
            }
            '）' | ')' | ']' | '】' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    take(&mut text, true);
                    continue;
                }
            }
            '）' | ')' | ']' | '】' => continue,
            _ => {}
        }
        text.push(c);
    }
    take(&mut text, depth > 0);
    pieces
}

/// 包村干部 孟佳 党建办干事: the seat, a name and a post, as papers print them. The seat is written
/// as a label.
fn seated(item: &str) -> Option<String> {
    let (seat, person) = item.split_once(' ')?;
    let (name, post) = person.rsplit_once(' ')?;
    let name: String = name.split(' ').collect();
    let fits = Seats::KNOWN.contains(&seat) && is_name(&name) && !is_post(&name) && is_post(post);
    fits.then(|| format!("{seat}：{name} {post}"))
}

/// Parts a text at blanks that part people: `甲（镇长） 乙（干部）`, not `张　三` nor `甲 镇长`.
fn blanks(item: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    let mut word = String::new();
    for c in item.chars() {
        match c {
            '（' | '(' | '[' | '【' => depth += 1,
            '）' | ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c == ' ' && depth == 0 {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(c);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    let mut people: Vec<String> = Vec::new();
    // 甲 镇长 乙 支书: whoever has a name and a post takes no second name.
    let mut whole = false;
    let is_role = |text: &str| !text.contains(['：', ':']) && is_role(text);
    for word in words {
        let bare = word.split(['（', '(']).next().unwrap_or("").chars().count();
        let (joins, pairs) = people.last().map_or((false, false), |last| {
            let open = last.chars().count();
            // A name of two characters written wide, or a bracket after its name.
            let wide = open == 1 && bare <= 1 || open == 2 && bare <= 2 && is_compound(last, &word);
            // 包村领导： 廖朵 and 廖朵 同志.
            let label = last.ends_with(['：', ':']) || word.starts_with(['：', ':']);
            let same = wide || bare == 0 || label || word == "同志";
            let pairs = !whole && !is_bracketed(last) && is_role(last) != is_role(&word);
            (same || pairs, pairs && !same)
        });
        match people.last_mut() {
            Some(last) if joins => {
                if is_role(last) || is_role(&word) {
                    last.push(' ');
                }
                last.push_str(&word);
                whole |= pairs;
            }
            _ => {
                people.push(word);
                whole = false;
            }
        }
    }
    people
}

/// 欧阳 修远: a surname of two characters and a given name.
fn is_compound(surname: &str, given: &str) -> bool {
    surname_length(&format!("{surname}{given}")) == 2 && given.chars().all(is_han)
}

pub(super) fn is_bracketed(text: &str) -> bool {
    text.ends_with(['）', ')', ']', '】'])
}
