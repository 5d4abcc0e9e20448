//! Phone numbers: mobile numbers of 11 digits and landlines. Operators are not checked.

use super::text::{is_blank_word, squeeze};

/// The numbers of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phones {
    /// In the order written, digits only (landlines keep the hyphen after the area code).
    pub numbers: Vec<String>,
    /// A part that should have been a number and is not.
    pub unreadable: bool,
}

/// Whether two lists of numbers, parted by 、, have one in common.
#[must_use]
pub fn share_a_number(one: &str, other: &str) -> bool {
    let numbers = |list| str::split(list, '、').filter(|number| !number.is_empty());
    numbers(one).any(|number| numbers(other).any(|its| its == number))
}

/// Reads one or more numbers separated by `/`, `、`, commas or line breaks.
#[must_use]
pub fn read_phones(raw: &str) -> Phones {
    let mut phones = Phones::default();
    // A number broken to fit into its column.
    let whole = squeeze(raw);
    if whole.len() == 11 && whole.starts_with('1') && whole.bytes().all(|b| b.is_ascii_digit()) {
        phones.numbers.push(whole);
        return phones;
    }
    let parts = raw.split(|c| {
        matches!(
            c,
            '/' | '、'
                | ','
                | '，'
                | ';'
                | '；'
                | '\n'
                | '\r'
                | '|'
                | '或'
                | '和'
                | '\\'
                | '／'
                | '。'
        )
    });
    for part in parts {
        if is_blank_word(part) {
            continue;
        }
        if let Some(number) = one(&squeeze(part)) {
            push(&mut phones.numbers, number);
            continue;
        }
        let words: Vec<Option<String>> = part
            .split_whitespace()
            .map(|word| one(&squeeze(word)))
            .collect();
        if words.len() > 1 && words.iter().any(Option::is_some) {
            phones.unreadable |= words.iter().any(Option::is_none);
            for number in words.into_iter().flatten() {
                push(&mut phones.numbers, number);
            }
        } else if let Some(two) = halves(&squeeze(part)) {
            for number in two {
                push(&mut phones.numbers, number);
            }
        } else {
            phones.unreadable = true;
        }
    }
    phones
}

fn push(numbers: &mut Vec<String>, number: String) {
    if !numbers.contains(&number) {
        numbers.push(number);
    }
}

/// One number, without what stands in brackets or around it (`手机：138…（微信同号）`).
fn one(text: &str) -> Option<String> {
    let text = text
        .split(['(', ')'])
        .fold((String::new(), 0), |(kept, nth), piece| {
            // Brackets around an area code hold digits; other brackets hold remarks.
            if nth % 2 == 0 || piece.bytes().all(|b| b.is_ascii_digit()) {
                (format!("{kept}{piece}"), nth + 1)
            } else {
                (kept, nth + 1)
            }
        });
    let text = text.0;
    let text = text
        .trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+')
        .trim_end_matches(|c: char| !c.is_ascii_digit());
    let text = text.strip_suffix(".0").unwrap_or(text);
    if text.is_empty()
        || !text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '–' | '+'))
    {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits
        .strip_prefix("0086")
        .or_else(|| digits.strip_prefix("86").filter(|rest| rest.len() == 11))
        .unwrap_or(&digits);
    match (digits.len(), digits.as_bytes().first()?) {
        (10..=12, b'0') => {
            let area = if digits.starts_with("01") || digits.starts_with("02") {
                3
            } else {
                4
            };
            Some(format!("{}-{}", &digits[..area], &digits[area..]))
        }
        (11, b'1') | (7 | 8, b'2'..=b'9') => Some(digits.to_owned()),
        _ => None,
    }
}

fn halves(text: &str) -> Option<[String; 2]> {
    let digits = text.len() == 22 && text.bytes().all(|b| b.is_ascii_digit());
    if digits {
        Some([one(&text[..11])?, one(&text[11..])?])
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (raw, expect) in [
            ("13812345678", "13812345678"),
            ("168 3231 6551", "16832316551"),
            ("138-1234-5678", "13812345678"),
            ("+8616987634689", "16987634689"),
            ("１３８１２３４５６７８", "13812345678"),
            ("16807959882/16365503268", "16807959882 16365503268"),
            ("16807959882、16365503268", "16807959882 16365503268"),
            ("16807959882 16365503268", "16807959882 16365503268"),
            ("1680795988216365503268", "16807959882 16365503268"),
            ("16807959882（微信同号）", "16807959882"),
            ("0470-1234567", "0470-1234567"),
            ("(0470)1234567", "0470-1234567"),
            ("13812345678\t", "13812345678"),
            ("15450\n001101", "15450001101"),
        ] {
            let phones = read_phones(raw);
            assert_eq!(
                (phones.numbers.join(" ").as_str(), phones.unreadable),
                (expect, false),
                "{raw}"
            );
        }
    }

    #[test]
    fn damaged_numbers_are_not_taken() {
        for raw in ["1543753874", "停机", "138123456789", "12345"] {
            let phones = read_phones(raw);
            assert!(phones.numbers.is_empty() && phones.unreadable, "{raw}");
        }
        assert_eq!(read_phones("无"), Phones::default());
        let half = read_phones("13812345678/1381234567");
        assert_eq!((half.numbers.len(), half.unreadable), (1, true));
    }
}
