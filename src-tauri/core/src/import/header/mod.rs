//! What the columns of a sheet mean: header texts to fields, by name and never by position.

mod aliases;
mod matching;
mod parts;
mod target;

pub(super) use matching::tick;
pub use matching::{is_known, normalise, target_of, targets_of, Seats};
pub use parts::parts_of;
pub use target::{Target, TargetChoice};
