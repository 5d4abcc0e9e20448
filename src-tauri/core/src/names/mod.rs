//! Names as offices write, order and look for them.
//!
//! Everything here is a pure function of its text: no store, no file, no clock. What the importer
//! makes of a damaged name is not here but with the rules of people.

pub mod pinyin;
pub mod search;
pub mod strokes;
mod surnames;

/// A name as official tables print it: two Han characters are spread to the width of three,
/// `张　三`. Every other name stays as it is.
#[must_use]
pub fn spread(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(first), Some(second), None) if is_han(first) && is_han(second) => {
            format!("{first}\u{3000}{second}")
        }
        _ => name.to_owned(),
    }
}

/// An ID number with its middle hidden, `150221********0017`: place and the last four stay. Shorter
/// text is hidden whole; words without a digit are no number and stay.
#[must_use]
pub fn mask_id(id_number: &str) -> String {
    mask(id_number, 6, 4)
}

/// A phone number with its middle hidden, `138****5678`. Numbers of fewer than eight characters are
/// hidden whole; words without a digit, `停机`, are no number and stay.
#[must_use]
pub fn mask_phone(phone: &str) -> String {
    mask(phone, 3, 4)
}

/// Several phone numbers, separated by 、, each with its middle hidden.
#[must_use]
pub fn mask_phones(phones: &str) -> String {
    let masked: Vec<String> = phones.split('、').map(mask_phone).collect();
    masked.join("、")
}

/// A value of a column as lists show it: numbers by which somebody is known or reached are masked.
#[must_use]
pub fn masked(column: &str, value: String) -> String {
    match column {
        "id_number" => mask_id(&value),
        "phone" | "other_phones" => mask_phones(&value),
        _ => value,
    }
}

/// An ethnic group as narrow columns print it: `汉` for 汉族, `蒙古` for 蒙古族.
#[must_use]
pub fn short_ethnicity(ethnicity: &str) -> &str {
    match ethnicity.strip_suffix('族') {
        Some(short) if !short.is_empty() => short,
        _ => ethnicity,
    }
}

fn mask(text: &str, head: usize, tail: usize) -> String {
    if !text.chars().any(char::is_numeric) {
        return text.to_owned();
    }
    let length = text.chars().count();
    let shown = |place: usize| length > head + tail && (place < head || place >= length - tail);
    let hide = |(place, c)| if shown(place) { c } else { '*' };
    text.chars().enumerate().map(hide).collect()
}

/// Whether a character is one of the surnames that most people have.
#[must_use]
pub fn is_common_surname(c: char) -> bool {
    surnames::is_common(c)
}

/// Whether a text looks like a whole name as most people have one: a surname many have and a given
/// name of one or two characters. Mongol and Tibetan names mostly do not.
#[must_use]
pub fn is_full_name(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let given = match chars.as_slice() {
        name if surnames::compound(name).is_some() => name.len() - 2,
        [surname, given @ ..] if surnames::is_surname(*surname) => given.len(),
        _ => return false,
    };
    (1..=2).contains(&given) && chars.iter().copied().all(is_han)
}

/// How many characters of surname a text begins with: none, one or two.
#[must_use]
pub fn surname_length(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    match chars.first() {
        _ if surnames::compound(&chars).is_some() => 2,
        Some(first) if surnames::is_surname(*first) => 1,
        _ => 0,
    }
}

/// Whether a character is Chinese writing, in any plane.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character only joins or spaces out a name and does not count where names are
/// compared.
fn is_separator(c: char) -> bool {
    matches!(c, '·' | '•' | '‧' | '・')
        || c.is_whitespace()
        || c.is_ascii_punctuation()
        || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_two_han_characters_are_spread() {
        let check = |name: &str, expect: &str| assert_eq!(spread(name), expect);
        check("张三", "张　三");
        check("欧阳锋", "欧阳锋");
        check("喆𫖮", "喆　𫖮");
        check("Li", "Li");
        check("王·", "王·");
        check("", "");
    }

    #[test]
    fn a_whole_name_is_a_surname_and_a_given_name() {
        for name in ["张三", "李建国", "欧阳锋", "司马相如", "孟和"] {
            assert!(is_full_name(name), "{name}");
        }
        for text in ["张", "和平", "格日勒图", "欧阳修远山", "张王李四", "张·三"]
        {
            assert!(!is_full_name(text), "{text}");
        }
        assert_eq!(["欧阳锋", "张三", "阿依"].map(surname_length), [2, 1, 0]);
    }

    #[test]
    fn masks_keep_what_tells_people_apart_and_hide_the_rest() {
        assert_eq!(mask_id("150221198506150017"), "150221********0017");
        assert_eq!(mask_id("63222420000229002X"), "632224********002X");
        assert_eq!(mask_phone("13812345678"), "138****5678");
        assert_eq!(mask_phone("0472-8812345"), "047*****2345");
        assert_eq!(mask_phone("8812345"), "*******");
        assert_eq!(mask_phones("13812345678、8812345"), "138****5678、*******");
        assert_eq!(mask_id(""), "");
        assert_eq!(mask_phone("停机"), "停机");
    }

    #[test]
    fn ethnic_groups_are_printed_without_族() {
        assert_eq!(short_ethnicity("汉族"), "汉");
        assert_eq!(short_ethnicity("蒙古族"), "蒙古");
        assert_eq!(short_ethnicity("穿青人"), "穿青人");
        assert_eq!(short_ethnicity("族"), "族");
    }
}
