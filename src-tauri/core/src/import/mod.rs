//! Reading the sheets people actually send.
//!
//! A batch of files goes through stages, each pure and a module of its own: bytes to cells
//! ([`read`]), header texts to fields ([`header`]), rows to people ([`layout`]).

pub mod header;
pub mod layout;
pub mod read;
