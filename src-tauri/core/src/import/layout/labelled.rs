//! Values written with their labels in one cell: 姓名：张三　性别：男.

use crate::import::header::{field_of, is_foreign, is_known, Target};
use crate::people::rules::text::is_han;

use super::form;

/// A label and the value behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labelled<'a> {
    /// Without the colon.
    pub(super) label: &'a str,
    /// Empty where nothing is filled in.
    pub(super) value: &'a str,
    /// The label is the header of a field.
    pub(super) known: bool,
}

/// A label of a field is never longer, nor are the pieces of one more.
const LONGEST: usize = 24;
const PIECES: usize = 6;
/// A word before a colon that is no known label is taken for a label up to this length.
const UNKNOWN: usize = 8;

/// The labels of a cell with their values, in order; none where the cell does not begin with a
/// label. Of a text that may say anything, a remark, a label is only told by a gap before it.
pub(super) fn labelled(text: &str) -> Vec<Labelled<'_>> {
    let mut found: Vec<(usize, usize, usize, bool)> = Vec::new();
    for (at, colon) in colons(text) {
        let from = found.last().map_or(0, |&(_, _, value, _)| value);
        let free = found
            .last()
            .is_some_and(|&(from, to, ..)| is_free(&text[from..to]));
        let first = found.is_empty();
        match label(&text[from..at], first, free) {
            Some((start, known)) => found.push((from + start, at, at + colon, known)),
            None if first => return Vec::new(),
            None => {}
        }
    }
    let ends = found.iter().skip(1).map(|&(start, ..)| start);
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    found
        .iter()
        .zip(ends)
        .map(|(&(from, to, value, known), end)| {
            let (label, value) = (&text[from..to], &text[value..end]);
            let value = if end < text.len() {
                without_number_after(value)
            } else {
                value
            };
            let value = if is_free(label) {
                value.trim()
            } else {
                bare(value)
            };
            Labelled {
                label,
                value,
                known,
            }
        })
        .collect()
}

/// The value of a label of a cell, by its number.
pub(super) fn value_at(text: &str, nth: usize) -> &str {
    labelled(text).get(nth).map_or("", |found| found.value)
}

/// The text of a cell in which the value of a label is another one.
#[must_use]
pub(super) fn with_value(text: &str, nth: usize, value: &str) -> String {
    let parts: Vec<String> = labelled(text)
        .iter()
        .enumerate()
        .map(|(at, found)| {
            let value = if at == nth { value.trim() } else { found.value };
            format!("{}：{value}", found.label)
        })
        .collect();
    parts.join("　")
}

/// Whether a cell has a label of a field with a value behind it.
pub(super) fn says_a_field(text: &str) -> bool {
    let filled = |found: &Labelled<'_>| found.known && !found.value.is_empty();
    text.contains([':', '：']) && labelled(text).iter().any(filled)
}

/// Whether a cell has several labels of fields with their values.
pub(in crate::import) fn holds_fields(text: &str) -> bool {
    let known = |found: &&Labelled<'_>| found.known;
    text.contains([':', '：']) && labelled(text).iter().filter(known).count() > 1
}

/// Colons outside brackets: where each stands and how long it is.
fn colons(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut depth = 0_usize;
    text.char_indices().filter_map(move |(at, c)| {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            ':' | '：' if depth == 0 => return Some((at, c.len_utf8())),
            _ => {}
        }
        None
    })
}

/// Where the label before a colon begins, and whether it is known. `before` reaches back to the
/// value of the label before it.
fn label(before: &str, first: bool, free: bool) -> Option<(usize, bool)> {
    if first {
        let start = before.len() - unnumbered(before).len();
        let known = is_label(&before[start..]);
        return (known || is_short(&before[start..])).then_some((start, known));
    }
    let pieces = pieces(before);
    let gap = |start: usize| gap_before(before, start);
    let known = pieces
        .iter()
        .copied()
        .filter(|&start| !free || gap(start) == Gap::Wide)
        .find(|&start| is_label(&before[start..]));
    if let Some(start) = known {
        let owner = somebody_else(before, start);
        return Some(owner.map_or((start, true), |owner| (owner, false)));
    }
    let last = pieces.last().copied().filter(|_| !free)?;
    if last > 0 && is_short(&before[last..]) {
        return Some((last, false));
    }
    glued(&before[last..]).map(|start| (last + start, true))
}

/// The starts of the last pieces between marks, the longest text first.
fn pieces(text: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut after_mark = true;
    for (at, c) in text.char_indices() {
        let mark = is_mark(c);
        if after_mark && !mark {
            starts.push(at);
        }
        after_mark = mark;
    }
    let first = starts.len().saturating_sub(PIECES);
    starts.drain(..first);
    starts
}

fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ';' | '；' | ',' | '，' | '、' | '。' | '|' | '｜' | '_' | '＿'
        )
}

#[derive(PartialEq, Eq)]
enum Gap {
    Narrow,
    Wide,
}

/// How wide the blanks before a place are; a line break is wide.
fn gap_before(text: &str, start: usize) -> Gap {
    let blanks = text[..start].chars().rev().take_while(|c| is_mark(*c));
    let wide: usize = blanks
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{3000}' => 2,
            c if c.is_whitespace() => 1,
            _ => 0,
        })
        .sum();
    if wide >= 2 {
        Gap::Wide
    } else {
        Gap::Narrow
    }
}

/// Where the word right before a label begins that says whose it is: 配偶 姓名：李四.
fn somebody_else(before: &str, start: usize) -> Option<usize> {
    let words = before[..start].trim_end_matches(is_mark);
    let word = words.rsplit(is_mark).next().unwrap_or_default();
    let own = is_foreign(word) && gap_before(before, start) == Gap::Narrow;
    own.then_some(words.len() - word.len())
}

/// Where a known word begins that ends a value without a mark between them: 张三性别.
fn glued(piece: &str) -> Option<usize> {
    let at_least_two = |start: usize| piece[start..].chars().count() >= 2;
    let mut starts = piece.char_indices().map(|(at, _)| at).skip(1);
    let start = starts.find(|&start| {
        let word = &piece[start..];
        at_least_two(start) && word.starts_with(char::is_alphanumeric) && is_known(word)
    })?;
    (!is_foreign(piece)).then_some(start)
}

fn is_label(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().count() <= LONGEST && form::is_label(text)
}

fn is_short(text: &str) -> bool {
    let text = text.trim();
    (2..=UNKNOWN).contains(&text.chars().count()) && text.chars().all(is_han)
}

/// Whether the values of a field are texts in which labels may stand.
pub(super) fn says_anything(field: &Target) -> bool {
    matches!(
        field,
        Target::Remark
            | Target::Resume
            | Target::Awards
            | Target::Family
            | Target::Skills
            | Target::Keep
    )
}

fn is_free(label: &str) -> bool {
    field_of(label).as_ref().is_some_and(says_anything)
}

/// A label without the number before it: 1.姓名, （一）姓名.
fn unnumbered(text: &str) -> &str {
    let text = text.trim_start();
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let open = text.trim_start_matches(['(', '（']);
    let rest = open.trim_start_matches(number);
    let body = rest.trim_start_matches([')', '）', '、', '.', '．']);
    if rest.len() < open.len() && body.len() < rest.len() {
        body.trim_start()
    } else {
        text.trim_start_matches(['●', '◆', '■', '★', '*', '·', '-'])
            .trim_start()
    }
}

/// A value without the number of the label after it: 大专 of 学历：大专 2、姓名：李四.
fn without_number_after(value: &str) -> &str {
    let trimmed = value.trim_end();
    let start = trimmed
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(trimmed.len(), |(at, c)| at + c.len_utf8());
    let word = &trimmed[start..];
    let number = !word.is_empty() && word.ends_with(['、', '.', '．', ')', '）']);
    if number && unnumbered(word).is_empty() {
        &trimmed[..start]
    } else {
        value
    }
}

/// A value without blanks, lines to write on and marks around it.
fn bare(value: &str) -> &str {
    value
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '_' | '＿'))
        .trim_end_matches(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let found = labelled(text).into_iter().map(|found| {
            let mark = if found.known { "" } else { "?" };
            let label: String = found.label.split_whitespace().collect();
            format!("{label}{mark}={}", found.value)
        });
        found.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn labels_of_a_cell_are_parted_with_their_values() {
        for (text, expect) in [
            ("姓名：张三", "姓名=张三"),
            ("姓名：张三　性别：男", "姓名=张三|性别=男"),
            ("姓　名：李　明　性　别：男", "姓名=李　明|性别=男"),
            (
                "姓名:张三;性别:男，民族：汉族",
                "姓名=张三|性别=男|民族=汉族",
            ),
            (
                "姓名：张三\n出生年月（岁）：1985.06（40岁）",
                "姓名=张三|出生年月（岁）=1985.06（40岁）",
            ),
            ("姓名：张三性别：男", "姓名=张三|性别=男"),
            ("姓名：__张三__ 性别：____", "姓名=张三|性别="),
            ("姓名/性别：张三/男", "姓名/性别=张三/男"),
            ("1.姓名：张三 血型：A", "姓名=张三|血型?=A"),
            ("政治面貌：党员 村：红旗村", "政治面貌=党员|村=红旗村"),
            ("血型：A", "血型?=A"),
            ("姓名：", "姓名="),
            (
                "1、学历：大专\n2、民族：汉 （3）性别：男 2.政治面貌：群众",
                "学历=大专|民族=汉|性别=男|政治面貌=群众",
            ),
            ("编号：1、姓名：张三 籍贯：", "编号=1|姓名=张三|籍贯="),
        ] {
            assert_eq!(said(text), expect, "{text}");
        }
    }

    #[test]
    fn what_is_said_inside_a_value_is_no_label() {
        for (text, expect) in [
            (
                "备注：退役，联系电话：13812345678",
                "备注=退役，联系电话：13812345678",
            ),
            (
                "备注：退役　　联系电话：13812345678",
                "备注=退役|联系电话=13812345678",
            ),
            ("姓名：李娜（女，民族：汉）", "姓名=李娜（女，民族：汉）"),
            ("姓名：张三 配偶 姓名：李四", "姓名=张三|配偶姓名?=李四"),
            ("简历：2008年 任职：会计", "简历=2008年 任职：会计"),
            ("下午3:30开会", ""),
            ("注：1. 姓名：如实填写", ""),
            ("https://a.b", ""),
        ] {
            assert_eq!(said(text), expect, "{text}");
        }
    }

    #[test]
    fn a_value_is_corrected_alone() {
        let text = "姓名：张三 性别：男";
        assert_eq!(value_at(text, 1), "男");
        assert_eq!(value_at(text, 2), "");
        assert_eq!(with_value(text, 0, "张珊"), "姓名：张珊　性别：男");
    }
}
