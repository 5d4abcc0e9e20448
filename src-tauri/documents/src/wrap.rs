//! How many lines a text takes in a column, counted in ems: enough to keep rows tall enough in
//! a workbook, to divide a row taller than a page, and to break a run of digits that is wider
//! than its column, where typst would let it run over the line.

/// Width of a character in ems, about: Chinese is full width, digits half.
fn width(character: char) -> f64 {
    match character {
        '\n' => 0.0,
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | '\'' | '|' | '.' | ',' | ':' | ';' => 0.35,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' => 0.95,
        'A'..='Z' => 0.72,
        '\u{20}'..='\u{24f}' => 0.5,
        _ => 1.0,
    }
}

/// Width of a text in ems, about.
pub(crate) fn ems(text: &str) -> f64 {
    text.chars().map(width).sum()
}

/// Longer texts are words enough to break where the line ends.
const LONGEST_HALVED: usize = 6;

/// A short text that needs two lines, halved: `中共⏎党员`, not `中共党⏎员`. Only one run of Han or
/// of Latin characters is divided so; a masked ID whose end fills half a line stays as it is.
pub(crate) fn halved(text: &str, room: f64, width: impl Fn(char) -> f64) -> Option<String> {
    let total: f64 = text.chars().map(width).sum();
    let han = text.chars().all(is_han) && text.chars().count() <= LONGEST_HALVED;
    let latin = !text.chars().any(breaks_freely);
    let two_lines = total > room && total <= 2.0 * room.floor();
    if !two_lines || !(han || latin && total - room < room * 0.5) {
        return None;
    }
    let half = text.chars().count().div_ceil(2);
    let (position, _) = text.char_indices().nth(half)?;
    let (first, second) = text.split_at(position);
    Some(format!("{first}\n{second}"))
}

/// The least share of its size at which a number is still read with ease.
const SMALLEST: f64 = 0.75;

/// The share of its size at which a number a little wider than its column, a date or a phone, fits
/// on one line: `1996.09` is never broken. A longer one, such as an ID number, is.
pub(crate) fn narrowed(text: &str, room: f64, width: impl Fn(char) -> f64) -> Option<f64> {
    let of_number = |character: char| character.is_ascii_digit() || ".-/*X".contains(character);
    let total: f64 = text.chars().map(width).sum();
    let share = (room / total * 100.0).floor() / 100.0;
    (text.chars().all(of_number) && total > room && share >= SMALLEST).then_some(share)
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// `text` with a line break wherever a run that typst keeps whole is wider than the `room` ems it
/// has: a web address, a number, a name in Cyrillic or Mongolian letters. `width` measures a
/// character.
pub(crate) fn break_long_runs(text: &str, room: f64, width: impl Fn(char) -> f64) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut used = 0.0;
    for word in words(text) {
        let wide: f64 = word.chars().map(&width).sum();
        if word == "\n" {
            used = 0.0;
        } else if wide <= room {
            used = if used + wide > room {
                wide
            } else {
                used + wide
            };
        } else {
            // It begins where the line stands and goes on over as many as it needs.
            for character in word.chars() {
                let width = width(character);
                if used > 0.0 && used + width > room {
                    broken.push('\n');
                    used = 0.0;
                }
                used += width;
                broken.push(character);
            }
            continue;
        }
        broken.push_str(word);
    }
    broken
}

/// The text in pieces that typst keeps whole.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let whole = |before: char, next: char| !breaks_freely(before) && !breaks_freely(next);
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut before = rest.chars().next()?;
        let mut end = before.len_utf8();
        for next in rest[end..].chars() {
            if !whole(before, next) {
                break;
            }
            end += next.len_utf8();
            before = next;
        }
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// Whether a line may end before and after the character: Han, kana, Hangul, full-width forms.
/// All other letters make words.
fn breaks_freely(character: char) -> bool {
    matches!(
        character,
        '\n' | ' '
            | '\u{2e80}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe4f}'
            | '\u{ff00}'..='\u{ff60}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Lines that a text takes when typst sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    /// As its author divided it: every line fits.
    Exactly(usize),
    /// Typst divides it.
    AtMost(usize),
}

/// What typst may set a line narrower than its characters add up to, in ems.
const ROUNDING: f64 = 0.02;
/// What a line may leave free because the next may not begin with a comma, in ems.
const KEPT_TOGETHER: f64 = 2.0;

/// The lines of `text` in a column of `room` ems; `width` measures a character.
pub(crate) fn counted(text: &str, room: f64, width: impl Fn(char) -> f64) -> Lines {
    let fits = |line: &str| line.chars().map(&width).sum::<f64>() <= room - ROUNDING;
    let lines = text.split('\n');
    if lines.clone().all(fits) {
        return Lines::Exactly(lines.count());
    }
    let plain = |character: char| character == '\n' || character.is_alphanumeric();
    let kept = if text.chars().all(plain) {
        ROUNDING
    } else {
        KEPT_TOGETHER
    };
    let room = (room - kept).max(1.0);
    Lines::AtMost(lines.map(|line| lines_of(line, room, &width)).sum())
}

/// Lines `text` takes in a column of `room` ems; rather one too many than one too few.
pub(crate) fn lines(text: &str, room: f64) -> usize {
    let room = room.max(1.0);
    text.split('\n')
        .map(|line| lines_of(line, room, width))
        .sum()
}

/// `text` in pieces of at most `lines` lines each, as it breaks in a column of `room` ems: a cell
/// of a workbook can only be so tall. The pieces together are the text, but for the line breaks
/// between them.
pub(crate) fn divided(text: &str, room: f64, lines: usize) -> Vec<&str> {
    let room = room.max(1.0);
    let mut starts = Vec::new();
    let mut line_at = 0;
    for line in text.split('\n') {
        starts.push(line_at);
        each_break(line, room, width, |at| starts.push(line_at + at));
        line_at += line.len() + 1;
    }
    let firsts: Vec<usize> = starts.into_iter().step_by(lines.max(1)).collect();
    let ends = firsts.iter().skip(1).copied().chain([text.len()]);
    let pieces = firsts.iter().zip(ends).map(|(&from, to)| &text[from..to]);
    pieces
        .map(|piece| piece.strip_suffix('\n').unwrap_or(piece))
        .collect()
}

fn lines_of(line: &str, room: f64, width: impl Fn(char) -> f64) -> usize {
    let mut lines = 1;
    each_break(line, room, width, |_| lines += 1);
    lines
}

/// Tells where `line` goes on in another line, in bytes from its beginning.
fn each_break(line: &str, room: f64, width: impl Fn(char) -> f64, mut at: impl FnMut(usize)) {
    let mut used = 0.0;
    let mut word = 0.0;
    let mut word_at = 0;
    for (position, character) in line.char_indices() {
        let free = breaks_freely(character);
        if free {
            word_at = position + character.len_utf8();
        }
        word = if free { 0.0 } else { word + width(character) };
        used += width(character);
        if used > room + 1e-6 {
            let whole = !free && word <= room;
            used = if whole { word } else { width(character) };
            at(if whole { word_at } else { position });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_id_breaks_where_the_column_ends() {
        let id = "150221********0036";
        assert_eq!(break_long_runs(id, 5.13, width), "150221****\n****0036");
        assert_eq!(break_long_runs(id, 9.0, width), id);
        assert_eq!(break_long_runs("见附件ABC", 3.0, width), "见附件ABC");
    }

    #[test]
    fn no_run_of_letters_sticks_out_of_its_column() {
        for text in [
            "见https://www.example.com/aaaaaaa?id=12345",
            "Абвгдежзиклмнопрст",
            "微信号wxid_mmmmmmmmmmmmmmmm_0123456789，备用ABCDEFGHIJKL",
            "\u{182e}\u{1823}\u{1829}\u{182d}\u{1823}\u{182f}\u{182c}\u{1821}",
            "□□□□□□□□□□□□",
        ] {
            let broken = break_long_runs(text, 5.0, width);
            assert_eq!(broken.replace('\n', ""), text);
            for run in words(&broken) {
                let wide: f64 = run.chars().map(width).sum();
                assert!(wide <= 5.0, "{run} of {text}");
            }
        }
        assert_eq!(
            break_long_runs("见https://www", 5.0, width),
            "见https://\nwww"
        );
    }

    #[test]
    fn a_date_is_set_smaller_rather_than_broken() {
        for (text, room, expect) in [
            ("1996.09", 3.0, Some(0.89)),
            ("138****5678", 5.0, Some(0.9)),
            ("1996.09", 4.0, None),
            ("1996.09", 2.0, None),
            ("150221********0036", 5.13, None),
            ("中共党员", 3.2, None),
        ] {
            assert_eq!(narrowed(text, room, width), expect, "{text} in {room}");
        }
    }

    #[test]
    fn a_short_text_is_halved() {
        for (text, room, expect) in [
            ("中共党员", 3.2, Some("中共\n党员")),
            ("乌云其木格", 4.0, Some("乌云其\n木格")),
            ("中共党员", 4.0, None),
            ("外出务工经商返乡人员", 3.0, None),
            ("村党群服务中心", 5.5, None),
            ("“两委”委员", 4.0, None),
            ("150221********0036", 8.0, Some("150221***\n*****0036")),
            ("150221********0036", 5.13, None),
        ] {
            assert_eq!(
                halved(text, room, width).as_deref(),
                expect,
                "{text} in {room}"
            );
        }
    }

    #[test]
    fn a_height_is_known_only_where_every_line_surely_fits() {
        for (text, room, expect) in [
            ("", 5.0, Lines::Exactly(1)),
            ("甲乙丙　镇党委书记\n丁戊　包村干部", 9.5, Lines::Exactly(2)),
            ("外出务工经商返乡人员", 5.5, Lines::AtMost(2)),
            ("外出务工经商返乡人员", 4.0, Lines::AtMost(4)),
            ("冬季外出务工，春节返村", 4.0, Lines::AtMost(6)),
            ("甲乙丙丁", 4.0, Lines::AtMost(2)),
        ] {
            assert_eq!(counted(text, room, width), expect, "{text} in {room}");
        }
    }

    #[test]
    fn lines_are_counted_by_width() {
        for (text, room, expect) in [
            ("", 5.0, 1),
            ("申家营村", 4.0, 1),
            ("申家营村", 3.0, 2),
            ("甲\n乙\n丙", 9.0, 3),
            ("2014.06", 4.0, 1),
            ("见 2014.06", 4.0, 2),
        ] {
            assert_eq!(lines(text, room), expect, "{text:?} in {room}");
        }
    }

    #[test]
    fn a_long_text_is_divided_where_its_lines_end() {
        for (text, room, lines, expect) in [
            ("", 4.0, 2, vec![""]),
            ("甲乙丙丁", 4.0, 1, vec!["甲乙丙丁"]),
            ("甲乙丙丁戊己庚辛壬", 4.0, 2, vec!["甲乙丙丁戊己庚辛", "壬"]),
            ("甲\n乙\n丙\n丁", 4.0, 2, vec!["甲\n乙", "丙\n丁"]),
            ("甲\n乙丙丁戊己", 4.0, 2, vec!["甲\n乙丙丁戊", "己"]),
            ("见附件 ABCDEF", 6.0, 1, vec!["见附件 ", "ABCDEF"]),
        ] {
            let pieces = divided(text, room, lines);
            assert_eq!(pieces, expect, "{text:?} in {room}");
            assert!(pieces
                .iter()
                .all(|piece| super::lines(piece, room) <= lines));
        }
    }
}
