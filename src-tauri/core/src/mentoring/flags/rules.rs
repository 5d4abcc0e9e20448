//! When two texts say the same.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

/// Shorter texts are the same by chance: 已完成, 入户走访.
const TELLING: usize = 15;

/// A text by what it says: without blanks, punctuation and width. `None`: too short to tell.
pub(super) fn saying(text: &str) -> Option<String> {
    let bare: String = text
        .nfkc()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    (bare.chars().count() >= TELLING).then_some(bare)
}

/// What the texts of a record say, each once.
pub(super) fn sayings(texts: &[Option<String>]) -> HashSet<String> {
    let texts = texts.iter().flatten();
    texts.filter_map(|text| saying(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_width_and_punctuation_do_not_make_another_text() {
        let text = "到大棚现场，讲解补贴公示的程序和要求。";
        assert_eq!(
            saying(text),
            saying(" 到大棚现场, 讲解补贴公示的程序和要求!\n")
        );
        assert_ne!(
            saying(text),
            saying("到大棚现场，讲解土地流转的程序和要求。")
        );
    }

    #[test]
    fn a_short_text_is_the_same_by_chance() {
        assert_eq!(saying("入户走访，了解情况。已完成"), None);
        assert!(saying("一二三四五六七八九十一二三四五").is_some());
    }
}
