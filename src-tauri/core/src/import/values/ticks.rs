//! Options of which some are ticked in one cell: □男 ☑女, 男□ 女☑, √党员 群众.

use crate::people::rules::text::clean_line;

const TICKED: &[char] = &['☑', '☒', '√', '✓', '✔', '■', '✅', '●'];
const OPEN: &[char] = &['□', '☐', '○', '◯'];

/// The ticked options of a cell, parted by 、; empty where none is. `None` where the cell has no
/// boxes: a √ alone before a word needs something else beside it that is not ticked.
pub(super) fn chosen(raw: &str) -> Option<String> {
    let is_mark = |c: char| TICKED.contains(&c) || OPEN.contains(&c);
    if !raw.contains(is_mark) {
        return None;
    }
    let text = clean_line(raw);
    let boxes = text.contains(OPEN);
    let words = text.split(|c: char| c.is_whitespace() || is_mark(c));
    let several = words.filter(|word| !word.is_empty()).count() > 1;
    let one_of_several = several && text.contains(TICKED);
    if !boxes && !one_of_several {
        return None;
    }
    let marks: Vec<(usize, char)> = text.char_indices().filter(|&(_, c)| is_mark(c)).collect();
    // The box stands before its option, or behind it.
    let behind = !text.starts_with(is_mark) && text.ends_with(is_mark);
    let option = |nth: usize| {
        let (at, mark) = marks[nth];
        let before = nth.checked_sub(1).map_or(0, |nth| {
            let (at, mark) = marks[nth];
            at + mark.len_utf8()
        });
        let after = marks.get(nth + 1).map_or(text.len(), |(at, _)| *at);
        let own = if behind {
            &text[before..at]
        } else {
            &text[at + mark.len_utf8()..after]
        };
        let own = own.trim_matches(|c: char| c.is_whitespace() || "、，,；;/".contains(c));
        // Without boxes only the word beside the mark is ticked.
        let mut words = own.split_whitespace();
        match (boxes, behind) {
            (true, _) => Some(own),
            (false, true) => words.next_back(),
            (false, false) => words.next(),
        }
    };
    let ticked = (0..marks.len()).filter(|&nth| TICKED.contains(&marks[nth].1));
    let ticked: Vec<&str> = ticked
        .filter_map(option)
        .filter(|own| !own.is_empty())
        .collect();
    Some(ticked.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_ticked_is_said() {
        for (raw, expect) in [
            ("□男 ☑女", Some("女")),
            ("☑男□女", Some("男")),
            ("男□ 女☑", Some("女")),
            ("□男 □女", Some("")),
            ("√党员 群众", Some("党员")),
            ("☑致富能手 □退役军人 ■其他", Some("致富能手、其他")),
            ("√致富能手", None),
            ("致富能手√", None),
            ("√", None),
            ("中共党员", None),
        ] {
            assert_eq!(chosen(raw).as_deref(), expect, "{raw}");
        }
    }
}
