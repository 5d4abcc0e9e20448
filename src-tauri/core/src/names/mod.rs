//! Names as offices write, order and look for them.
//!
//! Everything here is a pure function of its text: no store, no file, no clock. What the importer
//! makes of a damaged name is not here but with the rules of people.

pub mod pinyin;
mod surnames;
