//! 青蓝's commands: each declared once, with its name, parameters and result.
//!
//! From the one table in [`commands`] come the dispatcher ([`Session::call`]), the window's types
//! (`ui/src/ipc/bindings.ts`), the command line and the check that nothing is missing. A **query**
//! answers `T`; a **change** answers `Outcome<T>`, whose `changes` tell the page what to fetch
//! again.
//!
//! Adding a command: write its handler in the noun's file under `commands/` (parameters as a
//! struct that denies unknown fields, a body that calls the core), add its line to the table, run
//! `cargo xtask bindings`.
//!
//! Deliberately not here: rules (core), drawing (documents), dialogs and printers (the [`Host`]).

pub mod bindings;
pub mod commands;
mod files;
mod host;
mod session;
mod task;
mod tray;

pub use files::{input_file, read as read_file, FileToken};
pub use host::{Handed, Host, PickFor, Terminal};
pub use session::Session;
pub use task::{Progress, Task};
