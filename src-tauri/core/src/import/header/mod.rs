//! What the columns of a sheet mean: header texts to fields, by name and never by position.

mod aliases;
mod education;
mod known;
mod matching;
mod parts;
mod remainder;
mod seats;
mod sounds;
mod target;

pub(super) use known::is_foreign;
pub use known::{is_header_word, is_known, normalise};
pub(super) use matching::tick;
pub use matching::{field_of, is_exact, target_of, targets_of};
pub use parts::parts_of;
pub(super) use seats::is_of_candidates;
pub use seats::Seats;
pub(super) use sounds::sounding;
pub use target::{Target, TargetChoice};
