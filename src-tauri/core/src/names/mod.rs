//! Names as offices write, order and look for them.
//!
//! Everything here is a pure function of its text: no store, no file, no clock. What the importer
//! makes of a damaged name is not here but with the rules of people.

pub mod pinyin;
pub mod strokes;
mod surnames;

/// Whether a character only joins or spaces out a name and does not count where names are
/// compared.
fn is_separator(c: char) -> bool {
    c == '·' || c.is_whitespace() || c.is_ascii_punctuation() || c.is_control()
}
