//! 青蓝's core: records, rules, the store and report models. No window, no Tauri, no paper.
//!
//! Data flows one way: verb files of a noun's folder → `rules.rs` (pure) and → [`store`] (SQL).
//! Every change goes through [`Registry::transact`]; every read is asked as of a day.

pub mod changes;
pub mod codes;
pub mod date;
pub mod error;
pub mod ids;
pub mod names;
pub mod op;
pub mod reports;
pub mod villages;

pub use error::{Error, Result};
