//! What a clerk finds on paper and in the files, read back with other programs.
#![expect(clippy::unwrap_used, reason = "a test stops where it stumbles")]

mod cells;
mod dossiers;
mod files;
mod forms;
mod hostile;
mod pages;
mod read;
mod register;
mod sample_dossiers;
mod sample_forms;
mod samples;
mod wide;
