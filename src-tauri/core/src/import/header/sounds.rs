//! Headers that are typed wrong: words that sound like a known one.

use std::sync::LazyLock;

use crate::names::pinyin;

use super::aliases::ALIASES;
use super::known::normalise;
use super::Target;

/// The field of the known word that a header sounds like, character by character, with at least
/// one character as it should be: 姓别, 联系电化. 机关 sounds like 籍贯 and has none of it.
pub(in crate::import) fn sounding(header: &str) -> Option<Target> {
    let word = normalise(header);
    let alike = |(_, known): &&(Target, String)| sounds_like(&word, known);
    SPOKEN.iter().find(alike).map(|(target, _)| target.clone())
}

static SPOKEN: LazyLock<Vec<(Target, String)>> = LazyLock::new(|| {
    let words = ALIASES.iter().flat_map(|(target, words)| {
        let words = words.split_whitespace().map(normalise);
        words.map(move |word| (target.clone(), word))
    });
    words
        .filter(|(_, word)| word.chars().count() >= 2)
        .collect()
});

fn sounds_like(word: &str, known: &str) -> bool {
    let pairs = || word.chars().zip(known.chars());
    word.chars().count() == known.chars().count()
        && pairs().any(|(own, should)| own == should)
        && pairs().all(|(own, should)| own == should || one_sound(own, should))
}

/// Whether two characters may be read alike; many do not tell -n from -ng.
fn one_sound(one: char, other: char) -> bool {
    let plain = |reading: String| reading.strip_suffix('g').unwrap_or(&reading).to_owned();
    let known: Vec<String> = pinyin::readings(other).into_iter().map(plain).collect();
    let mut own = pinyin::readings(one).into_iter().map(plain);
    own.any(|reading| known.contains(&reading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_typed_wrong_are_known_by_their_sound() {
        for (header, field) in [
            ("姓别", "sex"),
            ("名族", "ethnicity"),
            ("联系电化", "phone"),
            ("培养方想", "target_post"),
            ("身份证号吗", "id_number"),
        ] {
            let found = sounding(header).map(String::from);
            assert_eq!(found.as_deref(), Some(field), "{header}");
        }
        for header in ["机关", "建立", "培养方式", "入库人", "毕业时间"] {
            assert_eq!(sounding(header), None, "{header}");
        }
    }
}
