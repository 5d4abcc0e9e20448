//! Where one mentor ends and the next begins: marks, line breaks, numbers, brackets, blanks.

use crate::import::header::Seats;
use crate::people::rules::text::{clean_line, is_blank_word};

use super::posts::{is_name, is_post};

/// The people of a cell, a text each: parted by marks, line breaks or blanks outside brackets.
pub(super) fn items(raw: &str) -> Vec<String> {
    let chars: Vec<char> = raw.replace('\r', "\n").chars().collect();
    let mut items = vec![String::new()];
    let mut depth = 0_usize;
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '（' | '(' | '[' | '【' => depth += 1,
            '）' | ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let mark = matches!(
            c,
            '、' | '，'
                | ','
                | '；'
                | ';'
                | '/'
                | '\n'
                | '|'
                | '／'
                | '+'
                | '&'
                | '＆'
                | '-'
                | '－'
                | '—'
        );
        // 1、廖朵 and 0470-8212345: the mark belongs to the number.
        let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let numbers = at > 0
            && is_digit(at - 1)
            && (c == '、' || matches!(c, '-' | '－' | '—') && is_digit(at + 1));
        if depth == 0 && mark && !numbers {
            items.push(String::new());
        } else if let Some(item) = items.last_mut() {
            item.push(c);
        }
    }
    items
        .iter()
        .flat_map(|item| numbered(&clean_line(item)))
        .flat_map(|item| after_brackets(&item))
        .flat_map(|item| seated(&item).map_or_else(|| blanks(&item), |item| vec![item]))
        .filter(|item| !is_blank_word(item))
        .collect()
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

/// Parts a text after brackets that another name with brackets follows:
/// `甲（镇长）乙（干部）`, not `甲（女）副镇长`.
fn after_brackets(item: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = item;
    while let Some(close) = rest.find(['）', ')', ']', '】']) {
        let end = close + rest[close..].chars().next().map_or(1, char::len_utf8);
        let (own, after) = rest.split_at(end);
        let named = !own.trim_start().starts_with(['（', '(', '[', '【']);
        let next = after.split(['（', '(', '[', '【']).next().unwrap_or("");
        if !named || !after.contains(['（', '(', '[', '【']) || !is_name(next.trim()) {
            break;
        }
        parts.push(own.to_owned());
        rest = after;
    }
    parts.push(rest.to_owned());
    parts
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

/// What stands in the brackets that are all of a text.
pub(super) fn bracketed(item: &str) -> Option<&str> {
    let inside = item.strip_prefix(['（', '(', '[', '【'])?;
    let inside = inside.strip_suffix(['）', ')', ']', '】'])?;
    (!inside.contains(['（', '(', '[', '【'])).then(|| inside.trim())
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
    for word in words {
        let bare = word.split(['（', '(']).next().unwrap_or("").chars().count();
        let (joins, pairs) = people.last().map_or((false, false), |last| {
            let open = last.chars().count();
            // A name of two characters written wide, or a bracket after its name.
            let same = (open == 1 && bare <= 1) || bare == 0;
            let pairs = !whole && !is_bracketed(last) && is_post(last) != is_post(&word);
            (same || pairs, pairs && !same)
        });
        match people.last_mut() {
            Some(last) if joins => {
                if is_post(last) || is_post(&word) {
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

/// What stands before the first brackets of a text, in them and after them.
pub(super) fn around_brackets(item: &str) -> Option<(&str, &str, &str)> {
    let open = item.find(['（', '(', '[', '【'])?;
    let mut depth = 0_usize;
    for (at, c) in item[open..].char_indices() {
        match c {
            '（' | '(' | '[' | '【' => depth += 1,
            '）' | ')' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let close = open + at;
            let inside = item[open..close].trim_start_matches(['（', '(', '[', '【', ' ']);
            let after = &item[close + c.len_utf8()..];
            return Some((item[..open].trim(), inside.trim(), after.trim()));
        }
    }
    let inside = item[open..].trim_matches(['（', '(', '[', '【', ' ']);
    Some((item[..open].trim(), inside, ""))
}

pub(super) fn is_bracketed(text: &str) -> bool {
    text.ends_with(['）', ')', ']', '】'])
}
