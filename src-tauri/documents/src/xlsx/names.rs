//! Names of sheets, as Excel allows them.

use std::collections::HashSet;

/// Counted in UTF-16 units.
const LONGEST: usize = 31;

/// Gives every sheet a valid name of its own.
#[derive(Default)]
pub(super) struct SheetNames {
    taken: HashSet<String>,
}

impl SheetNames {
    /// The name for a sheet that should be called `wish`.
    pub(super) fn next(&mut self, wish: &str) -> String {
        let wish: String = wish
            .chars()
            .map(|character| match character {
                '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '_',
                _ if character.is_control() => '_',
                _ => character,
            })
            .collect();
        let wish = wish.trim_matches(['\'', ' ', '　']);
        let wish = if wish.is_empty() { "花名册" } else { wish };
        // Excel keeps this name for itself.
        let wish = if wish.eq_ignore_ascii_case("history") {
            "花名册 history"
        } else {
            wish
        };
        let numbered = (2..).map(|number| {
            let number = format!("({number})");
            format!("{}{number}", cut(wish, LONGEST - number.len()))
        });
        let mut candidates = std::iter::once(cut(wish, LONGEST).to_owned()).chain(numbered);
        let free = candidates.find(|name| self.taken.insert(name.to_lowercase()));
        free.unwrap_or_default()
    }
}

/// As much of the beginning as fits.
fn cut(text: &str, units: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, character)| {
        used += character.len_utf16();
        used > units
    });
    let kept = end.map_or(text, |(position, _)| &text[..position]);
    kept.trim_end_matches('\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excel_accepts_every_name_and_no_two_are_alike() {
        let mut names = SheetNames::default();
        let wishes = [
            "申家营村",
            "申家营村",
            "a/b:c*d?e[f]g\\h",
            "",
            "'村'",
            "History",
            "A",
            "a",
        ];
        let given: Vec<String> = wishes.iter().map(|wish| names.next(wish)).collect();
        assert_eq!(
            given,
            [
                "申家营村",
                "申家营村(2)",
                "a_b_c_d_e_f_g_h",
                "花名册",
                "村",
                "花名册 history",
                "A",
                "a(2)"
            ]
        );
        let long = "𠮷".repeat(40);
        for name in [names.next(&long), names.next(&long)] {
            assert!(name.encode_utf16().count() <= 31, "{name}");
        }
    }
}
