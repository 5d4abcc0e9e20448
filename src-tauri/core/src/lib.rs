//! 青蓝's core: records, rules, the store and report models. No window, no Tauri, no paper.
//!
//! Data flows one way: verb files of a noun's folder → `rules.rs` (pure) and → `store` (SQL).
//! Every change is one [`Registry`] transaction; every list and figure is asked as of a day.
//!
//! * [`villages`] townships and their villages · [`people`] who they are, and what is true of them
//!   from a day on · [`reserves`] spells in the pool · [`duties`] posts and 包村分工
//! * [`selection`] prospects, steps and conditions that lead into the pool, its yearly update
//! * [`mentoring`] schemes, pairs, seats asked as of a day, what was done and its evidence
//! * [`training`] courses, sessions and who came, studies; 场次, 人次, 人数, 学时 counted from them
//! * [`rotations`] placements, what was done in them · [`tenure`] how long a secretary
//! * [`matching`] who could go to which village · [`secretaries`] of which type they are
//! * [`plans`] what a reserve should learn, try and do by when, and how far that is
//! * [`dossiers`] 一人一档: attachments, and whose dossier nobody has touched for a quarter
//! * [`timeline`] everything dated about a person
//! * [`reviews`] what departments say of people, masked until asked for
//! * [`assessments`] scores by period, ranks, grades of a year · [`outcomes`] what became of people
//! * [`workbench`] what is late, what comes, what is missing, as of a day
//! * [`import`] the sheets people send · [`reports`] what stands on paper
//! * [`history`] 操作记录 and undo · [`backups`] verified copies · `consistency` what cannot all be true
//! * [`names`] pinyin, strokes, masks, search · [`codes`] the lists forms offer

pub mod assessments;
mod assignment;
pub mod backups;
pub mod changes;
pub mod codes;
mod consistency;
pub mod date;
pub mod dossiers;
pub mod duties;
pub mod error;
pub mod history;
pub mod ids;
pub mod import;
pub mod matching;
pub mod mentoring;
pub mod names;
pub mod op;
pub mod outcomes;
pub mod people;
pub mod plans;
mod registry;
pub mod reports;
pub mod reserves;
pub mod reviews;
pub mod rotations;
pub mod sample;
pub mod secretaries;
pub mod selection;
pub mod settings;
pub mod specialties;
mod store;
pub mod tenure;
#[cfg(test)]
mod testing;
pub mod timeline;
pub mod training;
pub mod villages;
pub mod workbench;

pub use error::{Error, Result};
pub use registry::Registry;
