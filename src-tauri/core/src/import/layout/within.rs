//! Which part of a cell is a column's value, where the cell holds more than one.

use super::labelled::{value_at, with_value};

/// A part of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Within {
    /// The value behind a label, by its number from 0: 姓名：张三　性别：男.
    Label(usize),
    /// What stands between marks, by its number from 0: a line a person beside a cell of several.
    Piece(usize, &'static [char]),
    /// All of it, and beside a cell of several people nothing tells whose it is.
    Nobodys,
    /// All of it, and nothing tells whether it is the person's or the mentor's told before.
    MentorsPerhaps,
}

impl Within {
    /// The part in the text of a cell.
    #[must_use]
    pub fn said<'a>(&self, text: &'a str) -> &'a str {
        match self {
            Self::Label(nth) => value_at(text, *nth),
            Self::Piece(nth, marks) => pieces(text, marks).nth(*nth).unwrap_or_default(),
            Self::Nobodys | Self::MentorsPerhaps => text,
        }
    }

    /// The text of the cell in which the part is another one.
    #[must_use]
    pub fn with(&self, text: &str, part: &str) -> String {
        match self {
            Self::Label(nth) => with_value(text, *nth, part),
            Self::Piece(nth, marks) => {
                let mut all: Vec<&str> = pieces(text, marks).collect();
                if let Some(own) = all.get_mut(*nth) {
                    *own = part.trim();
                }
                let mark = marks.first().copied().unwrap_or('\n');
                all.join(mark.encode_utf8(&mut [0; 4]))
            }
            Self::Nobodys | Self::MentorsPerhaps => part.to_owned(),
        }
    }
}

/// What a text has between marks, without blanks and without numbers that count it: 1.会计.
pub(super) fn pieces<'a>(
    text: &'a str,
    marks: &'static [char],
) -> impl Iterator<Item = &'a str> + Clone {
    let pieces = text.split(marks).map(str::trim);
    let pieces = pieces.filter(|piece| !piece.is_empty()).enumerate();
    pieces.map(|(nth, piece)| uncounted(piece, nth + 1).unwrap_or(piece))
}

/// 会计 of 1.会计, not of 1.5亩.
fn uncounted(piece: &str, number: usize) -> Option<&str> {
    let rest = piece.strip_prefix(number.to_string().as_str())?;
    let rest = rest
        .strip_prefix(['.', '．', '、', ')', '）'])?
        .trim_start();
    (!rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_read_and_corrected_alone() {
        let text = "1.退役军人\n\n 2、会计 ";
        let second = Within::Piece(1, &['\n']);
        assert_eq!(second.said(text), "会计");
        assert_eq!(second.with(text, "文书"), "退役军人\n文书");
        assert_eq!(Within::Piece(2, &['\n']).said(text), "");
        assert_eq!(Within::Piece(0, &['\n']).said("1.5亩果园"), "1.5亩果园");
    }
}
