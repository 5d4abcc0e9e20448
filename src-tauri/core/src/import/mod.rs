//! Reading the sheets people actually send.
//!
//! A batch of files goes through stages, each pure and a module of its own: bytes to cells
//! ([`read`]), header texts to fields ([`header`]), rows to people ([`layout`]),
//! cells to values ([`values`]).

mod apply;
pub mod draft;
pub mod facts;
pub mod header;
pub mod known;
pub mod layout;
pub mod ledger;
pub mod mentors;
pub mod places;
pub mod plan;
mod problem;
pub mod read;
pub mod sheet_day;
pub mod values;

pub use apply::{ImportEntry, LoggedProblem, Summary};
pub use problem::{Problem, Severity};
