//! Cleaning of text as people type it: invisible characters, full-width forms, line breaks.

use unicode_normalization::UnicodeNormalization;

/// Whether the character is invisible and carries no meaning in a record.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}')
        || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// Whether the character belongs to a private-use area, where every font shows something else.
#[must_use]
pub fn is_private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Whether the character is a Chinese one (unified, extended or compatibility ideographs, 〇).
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether the character is visible and its own NFKC form: most of what sheets hold.
#[must_use]
pub fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() || matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Free text of several lines: invisible characters go, every line is trimmed, outer blank lines go.
#[must_use]
pub fn clean_lines(raw: &str) -> String {
    let visible: String = raw
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|&c| !is_invisible(c))
        .map(|c| {
            if c != '\n' && c.is_whitespace() {
                ' '
            } else {
                c
            }
        })
        .collect();
    let lines: Vec<&str> = visible.lines().map(str::trim).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Text of one line: as [`clean_lines`], and line breaks or runs of blanks become one blank, or
/// nothing between Chinese characters around a line break (a word wrapped by its cell).
#[must_use]
pub fn clean_line(raw: &str) -> String {
    let lines = clean_lines(raw);
    let mut line = String::with_capacity(lines.len());
    let mut gap: Option<bool> = None;
    for c in lines.chars() {
        if c.is_whitespace() {
            gap = Some(gap.unwrap_or(false) || c == '\n');
            continue;
        }
        if let Some(broken) = gap.take() {
            let wrapped = broken && line.chars().next_back().is_some_and(is_han) && is_han(c);
            if !wrapped && !line.is_empty() {
                line.push(' ');
            }
        }
        line.push(c);
    }
    line
}

/// The text in NFKC form without any blanks or invisible characters: how codes, numbers and
/// dates are compared. Not for names: compatibility characters in them are kept.
#[must_use]
pub fn squeeze(raw: &str) -> String {
    if raw.chars().all(is_plain) {
        return raw.to_owned();
    }
    raw.nfkc()
        .filter(|&c| !c.is_whitespace() && !is_invisible(c))
        .collect()
}

/// Whether the cell says that there is nothing: blank, 无, —, / and the like.
#[must_use]
pub fn is_blank_word(raw: &str) -> bool {
    let text = squeeze(raw);
    text.chars().all(|c| {
        matches!(
            c,
            '-' | '—' | '–' | '―' | '─' | '－' | '/' | '\\' | '_' | '.' | '。' | '、'
        )
    }) || matches!(
        text.as_str(),
        "无" | "(无)"
            | "暂无"
            | "没有"
            | "空"
            | "无无"
            | "#N/A"
            | "N/A"
            | "n/a"
            | "null"
            | "NULL"
            | "None"
            | "〇"
            | "~"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_words_are_joined_and_blanks_are_one() {
        assert_eq!(clean_line(" 村民\n小组长 "), "村民小组长");
        assert_eq!(clean_line("甲\u{a0}\u{3000}乙"), "甲 乙");
        assert_eq!(clean_line("A\nB"), "A B");
        assert_eq!(clean_lines("\u{200b}一 \r\n 二\u{200b}"), "一\n二");
    }

    #[test]
    fn words_for_nothing_are_blank() {
        for raw in ["", " ", "无", "—", "——", "/", "－", "-", "　", "暂无"] {
            assert!(is_blank_word(raw), "{raw:?}");
        }
        for raw in ["无锡", "-待核实", "0", "否"] {
            assert!(!is_blank_word(raw), "{raw:?}");
        }
    }
}
