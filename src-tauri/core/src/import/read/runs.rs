//! Text put together from runs, some of them struck through. Whoever strikes one of two numbers
//! in a cell has taken it back; whoever strikes everything has taken back the row.

/// A cell's text under way.
#[derive(Debug, Default)]
pub(super) struct Runs {
    whole: String,
    /// Without what is struck through.
    kept: String,
}

impl Runs {
    /// Adds a run.
    pub(super) fn push(&mut self, text: &str, struck: bool) {
        self.whole.push_str(text);
        if !struck {
            self.kept.push_str(text);
        }
    }

    /// Adds the runs of another text.
    pub(super) fn append(&mut self, other: &Self) {
        self.whole.push_str(&other.whole);
        self.kept.push_str(&other.kept);
    }

    /// Whether anything in it is struck through.
    pub(super) fn any_struck(&self) -> bool {
        self.kept.len() < self.whole.len()
    }

    /// Whether nothing but blanks stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.whole.trim().is_empty()
    }

    /// Whether a part of it is struck through and another is not.
    pub(super) fn partly_struck(&self) -> bool {
        self.any_struck() && !self.kept.trim().is_empty()
    }

    /// Whether the text ends with one of these characters.
    pub(super) fn ends_with(&self, ends: &[char]) -> bool {
        self.whole.ends_with(ends)
    }

    /// What the cell says, and whether all of it is struck through: the whole text then.
    pub(super) fn finish(self) -> (String, bool) {
        let struck = self.kept.trim().is_empty() && !self.whole.trim().is_empty();
        (if struck { self.whole } else { self.kept }, struck)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_struck_through_in_part_is_not_said() {
        for (runs, expect) in [
            (&[("138", true), ("139", false)][..], ("139", false)),
            (&[("李明", true), (" ", false)], ("李明 ", true)),
            (&[("李", false), ("明", false)], ("李明", false)),
            (&[], ("", false)),
        ] {
            let mut text = Runs::default();
            for (run, struck) in runs {
                text.push(run, *struck);
            }
            assert_eq!(text.finish(), (expect.0.to_owned(), expect.1), "{runs:?}");
        }
    }
}
