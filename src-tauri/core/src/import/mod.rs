//! Reading the sheets people actually send.
//!
//! A batch of files goes through stages, each pure and a module of its own: bytes to cells
//! ([`read`]), header texts to fields ([`header`]), rows to people ([`layout`]), cells to values
//! ([`values`], [`mentors`], [`sheet_day`]), people to what would be written and what is asked
//! ([`plan`], on a [`ledger`] that starts as the register). [`draft`] keeps a batch while it is
//! looked at, [`view`] shows it, [`rejects`] lists what was left out. Only
//! [`crate::Registry::import_batch`] writes, in one action.

mod apply;
pub mod draft;
pub mod facts;
mod fingerprint;
pub mod header;
mod intervals;
pub mod known;
pub mod layout;
mod leaving;
pub mod ledger;
pub mod mentors;
pub mod places;
pub mod plan;
mod problem;
pub mod read;
pub mod rejects;
mod role;
pub mod sheet_day;
#[cfg(test)]
mod soup;
pub mod values;
pub mod view;

pub use apply::{ImportEntry, LoggedProblem, Summary};
pub use problem::{Problem, Severity};
