//! What stands in a cell of names and is no part of a name: `@王强`, `王强*`, `<b>王强</b>`, `王强1`.

use super::names::{
    is_interpunct, is_placeholder, take_brackets, tells_namesakes, without_note, NameReading,
};
use super::text::{clean_line, clean_lines, is_blank_word, is_han, is_private_use};

/// A name's cell without what is no part of a name, and that in the order in which it stood; `None`
/// where there was nothing but blanks, quotes and commas. Brackets before a name go after it:
/// （大）王强 is 王强（大）.
#[must_use]
pub fn without_marks(raw: &str) -> (String, Option<String>) {
    if raw.chars().all(is_han) || is_blank_word(raw) {
        return (raw.to_owned(), None);
    }
    let mut out = String::new();
    let text = without_markup(&clean_lines(raw), &mut out);
    let of_a_name = |c: &char| !is_symbol(*c) || is_name_mark(*c);
    let (text, symbols): (String, String) = text.chars().partition(of_a_name);
    out.extend(symbols.chars().filter(|c| !is_silent(*c)));
    let start = text.find(|c| !at_no_start(c)).unwrap_or(text.len());
    let (name, after) = text[start..].split_at(end_of_name(&text[start..]));
    let (name, brackets) = unwrapped(name);
    let around = text[..start].chars().chain(brackets).chain(after.chars());
    out.extend(around.filter(|&c| !c.is_whitespace() && !is_silent(c)));
    (brackets_last(name), Some(out).filter(|out| !out.is_empty()))
}

/// A text without tags and character references, which are left out.
fn without_markup(raw: &str, out: &mut String) -> String {
    let mut text = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let body = &rest[1..];
        let end = if rest.starts_with('<') { '>' } else { ';' };
        let named = body.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '#'));
        let close = body
            .find(end)
            .filter(|&close| named && (end == '>' || (close <= 8 && body[..close].is_ascii())));
        let width = close.map_or(1, |close| close + 2);
        let (markup, after) = rest.split_at(width);
        match (close, markup) {
            (None, _) => text.push_str(markup),
            (_, "&nbsp;") => text.push(' '),
            (_, tag) if tag.to_ascii_lowercase().starts_with("<br") => text.push('\n'),
            _ => out.push_str(markup),
        }
        rest = after;
    }
    text + rest
}

/// Where a name ends: before marks, and a number of at most two digits, which may point at a note
/// below the table. A mark after one character stands for those that are hidden: 张*.
fn end_of_name(text: &str) -> usize {
    let is_mark = |c: char| at_no_end(c) || matches!(c, '*' | '＊');
    let unmarked = without_reference(text.trim_end()).trim_end_matches(is_mark);
    let name = without_number(unmarked).trim_end_matches(is_mark);
    let is_han_name = name.chars().filter(|c| is_han(*c)).count() >= 2;
    if is_han_name {
        name.len()
    } else {
        text.trim_end_matches(at_no_end).len()
    }
}

/// 王强 of 王强[1].
fn without_reference(text: &str) -> &str {
    let inner = text.strip_suffix([']', '】']);
    let own = inner.and_then(|inner| {
        let open = inner.trim_end_matches(is_number);
        open.strip_suffix(['[', '【'])
            .filter(|_| open.len() < inner.len())
    });
    own.unwrap_or(text)
}

/// 王强 of 王强1; not where others stand in the cell.
fn without_number(text: &str) -> &str {
    let own = text.trim_end_matches(is_number);
    let digits = text[own.len()..].chars().count();
    let several = own.contains(['、', '，', ',', '；', ';', '/']);
    if digits <= 2 && !several {
        own
    } else {
        text
    }
}

/// 王强 of 【王强】 and 王强（）, and the brackets around all of it.
fn unwrapped(name: &str) -> (&str, Vec<char>) {
    let empty = ["（）", "()", "（ ）", "( )"];
    let filled = empty
        .iter()
        .find_map(|brackets| name.strip_suffix(brackets));
    let name = filled.unwrap_or(name).trim_end();
    let pairs = [
        ('【', '】'),
        ('[', ']'),
        ('《', '》'),
        ('〈', '〉'),
        ('「', '」'),
    ];
    let inside = pairs.into_iter().find_map(|(open, close)| {
        let inside = name.strip_prefix(open)?.strip_suffix(close)?;
        Some((inside.trim(), vec![open, close]))
    });
    inside.unwrap_or((name, Vec::new()))
}

/// `（大）王强` and `（女）王芳` with the brackets at the end.
fn brackets_last(name: &str) -> String {
    let moved = name.strip_prefix(['（', '(']).and_then(|rest| {
        let (inside, outside) = rest.split_once(['）', ')'])?;
        let outside = clean_line(outside);
        let plain = outside.chars().filter(|c| is_han(*c)).count() >= 2
            && !outside.contains(['（', '(', '）', ')']);
        let moved = format!("{outside}（{inside}）");
        let told = tells_namesakes(&moved)
            || take_brackets(&mut NameReading::default(), inside)
            || without_note(&moved).1.is_some();
        (plain && told).then_some(moved)
    });
    moved.unwrap_or_else(|| name.to_owned())
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || is_small_number(c)
}

/// ① and ¹.
fn is_small_number(c: char) -> bool {
    matches!(c, '①'..='⑳' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
}

/// Whether a character is a symbol and no letter, mark or sign a name may have.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{FE0F}')
        && !c.is_whitespace()
}

/// Symbols that say something in a name: a character not typed, a dot, a quote, a small number.
fn is_name_mark(c: char) -> bool {
    is_placeholder(c)
        || is_interpunct(c)
        || is_small_number(c)
        || matches!(c, '‘' | '’' | '“' | '”' | '—' | '–' | '‐' | '-')
        || matches!(c, '★' | '☆' | '▲' | '※' | '◆')
}

/// Whether a character begins no name. Marks of a list are taken by [`super::read_name`].
fn at_no_start(c: char) -> bool {
    at_no_end(c) && !matches!(c, '★' | '☆' | '▲' | '※' | '◆') || matches!(c, ')' | '）')
}

/// Whether a character ends no name.
fn at_no_end(c: char) -> bool {
    let of_a_name = c.is_alphanumeric() || is_private_use(c) || is_placeholder(c) || is_bracket(c);
    let plain = c.is_ascii() || is_interpunct(c) || is_silent(c) || is_symbol(c);
    !of_a_name && (plain || c.is_whitespace()) || is_interpunct(c) && c != '●'
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】')
}

/// Marks that say nothing wherever they stand at the ends of a name.
fn is_silent(c: char) -> bool {
    matches!(
        c,
        '\u{FE0F}' | '\'' | '"' | '‘' | '’' | '“' | '”' | ',' | '，' | '。' | '、' | ';' | '；'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_part_of_a_name() {
        for (raw, name, left_out) in [
            ("王强", "王强", ""),
            ("@王强", "王强", "@"),
            ("@王", "王", "@"),
            ("李😀", "李", "😀"),
            ("李😀明", "李明", "😀"),
            ("<b>王强</b>", "王强", "<b></b>"),
            ("&amp;", "", "&amp;"),
            ("王&nbsp;强", "王 强", ""),
            ("王强*", "王强", "*"),
            ("王强1", "王强", "1"),
            ("王强 12", "王强", "12"),
            ("王强①", "王强", "①"),
            ("王强[1]", "王强", "[1]"),
            ("王强#", "王强", "#"),
            ("王强、", "王强", ""),
            ("“王强”", "王强", ""),
            ("【王强】", "王强", "【】"),
            ("王强（）", "王强", ""),
            ("王强<br>李明", "王强\n李明", ""),
            ("王强❤\u{fe0f}", "王强", "❤"),
            ("玉素甫·努尔", "玉素甫·努尔", ""),
            ("John O'Neil-Smith", "John O'Neil-Smith", ""),
        ] {
            let left_out = Some(left_out.to_owned()).filter(|text| !text.is_empty());
            assert_eq!(without_marks(raw), (name.to_owned(), left_out), "{raw}");
        }
    }

    #[test]
    fn what_may_be_a_part_of_a_name_stays() {
        for raw in [
            "张*",
            "张**",
            "张□",
            "李（氵甸）",
            "（氵甸）小明",
            "王强（小）",
            "王？",
            "李明2009",
            "王强13812345678",
            "王强1、李明2",
            "王强A",
            "毛\u{e863}",
            "★王芳",
            "1.李明",
            "12345",
        ] {
            assert_eq!(without_marks(raw), (raw.to_owned(), None), "{raw}");
        }
    }

    #[test]
    fn brackets_before_a_name_go_after_it() {
        for (raw, name) in [
            ("（大）王强", "王强（大）"),
            ("（女）王芳", "王芳（女）"),
            ("（回族）王芳", "王芳（回族）"),
            ("（已退出）王芳", "王芳（已退出）"),
            ("（王×）芳芳", "（王×）芳芳"),
        ] {
            assert_eq!(without_marks(raw).0, name, "{raw}");
        }
    }
}
