//! Long work: it says how far it is, and stops when asked.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use qinglan_core::error::{Refused, Result};
use serde::Serialize;
use ts_rs::TS;

/// How far a command is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// Number to cancel it by.
    pub task: u64,
    /// Steps done.
    pub done: usize,
    /// Steps in all.
    pub total: usize,
    /// What is being done.
    pub label: String,
}

/// The tasks under way and those asked to stop.
#[derive(Debug, Default)]
pub(crate) struct Tasks {
    last: AtomicU64,
    cancelled: Mutex<HashSet<u64>>,
}

impl Tasks {
    pub(crate) fn begin<'a>(&'a self, tell: &'a (dyn Fn(Progress) + Sync)) -> Task<'a> {
        Task {
            number: self.last.fetch_add(1, Ordering::Relaxed) + 1,
            tasks: self,
            tell,
        }
    }

    pub(crate) fn cancel(&self, task: u64) {
        self.cancelled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(task);
    }

    fn is_cancelled(&self, task: u64) -> bool {
        self.cancelled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(&task)
    }
}

/// One command under way.
pub struct Task<'a> {
    number: u64,
    tasks: &'a Tasks,
    tell: &'a (dyn Fn(Progress) + Sync),
}

impl Task<'_> {
    /// Says how far the work is; whether to go on.
    pub fn step(&self, done: usize, total: usize, label: &str) -> bool {
        (self.tell)(Progress {
            task: self.number,
            done,
            total,
            label: label.to_owned(),
        });
        !self.tasks.is_cancelled(self.number)
    }

    /// Says how far the work is; refused when the clerk pressed 取消.
    pub fn check(&self, done: usize, total: usize, label: &str) -> Result<()> {
        if self.step(done, total, label) {
            Ok(())
        } else {
            Err(Refused::Cancelled.into())
        }
    }
}
