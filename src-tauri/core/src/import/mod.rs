//! Reading the sheets people actually send.
//!
//! A batch of files goes through stages, each pure and a module of its own: bytes to cells
//! ([`read`]), header texts to fields ([`header`]), rows to people ([`layout`]),
//! cells to values ([`values`]).

pub mod header;
pub mod layout;
pub mod mentors;
pub mod places;
mod problem;
pub mod read;
pub mod sheet_day;
pub mod values;

pub use problem::{Problem, Severity};
