//! What the columns of a sheet mean: header texts to fields, by name and never by position.

mod aliases;
mod matching;
mod target;

pub(super) use matching::tick;
pub use matching::{is_known, normalise, target_of, Seats};
pub use target::{Target, TargetChoice};
