//! Words that are known as they stand, in the form in which they are compared.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::people::rules::text::{is_invisible, simplified};

use super::aliases::{ALIASES, FOREIGN, MENTORS};
use super::Target;

/// A header as compared: NFKC, without blanks, line breaks, invisible characters, `：:*（）` and
/// the words 必填 and 选填.
#[must_use]
pub fn normalise(raw: &str) -> String {
    let text: String = raw
        .nfkc()
        .filter(|&c| !c.is_whitespace() && !is_invisible(c))
        .filter(|c| {
            !matches!(
                c,
                ':' | '*'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '【'
                    | '】'
                    | '“'
                    | '”'
                    | '"'
                    | '★'
                    | '▲'
                    | '※'
                    | '、'
                    | ','
                    | '，'
                    | ';'
                    | '。'
            )
        })
        .collect();
    simplified(text)
        .replace("必填项", "")
        .replace("必填", "")
        .replace("选填", "")
        .replace("可多选", "")
        .replace("下拉选择", "")
}

pub(super) static EXACT: LazyLock<HashMap<String, Target>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for (target, words) in ALIASES {
        for word in words.split_whitespace() {
            map.entry(normalise(word)).or_insert_with(|| target.clone());
        }
    }
    for (seat, words) in MENTORS {
        for word in words.split_whitespace() {
            map.entry(normalise(word))
                .or_insert_with(|| Target::Mentors((*seat).to_owned()));
        }
    }
    map
});

/// Whether a header text is a known word as it stands.
#[must_use]
pub fn is_known(text: &str) -> bool {
    EXACT.contains_key(&normalise(text))
}

/// Whether a name is the word of a header and nobody's. Every row is asked, and a name of plain
/// characters stands as it is compared.
#[must_use]
pub fn is_header_word(name: &str) -> bool {
    let plain = name.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    EXACT.contains_key(name) || (!plain && is_known(name))
}

/// The field of a word that is known as it stands.
pub(super) fn known_word(text: &str) -> Option<Target> {
    EXACT.get(&normalise(text)).cloned()
}

/// Whose column it is, when not the person's and not a mentor's.
pub(in crate::import) fn is_foreign(word: &str) -> bool {
    FOREIGN.iter().any(|foreign| word.contains(foreign))
}
