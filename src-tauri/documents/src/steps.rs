//! How far a document is: each section drawn is a step, and after each the work may be stopped.

use std::sync::atomic::{AtomicUsize, Ordering};

use qinglan_core::error::Refused;
use qinglan_core::reports::Report;
use qinglan_core::Result;

/// Told how many sections of how many are drawn; answers whether to go on. Called from several
/// threads.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) -> bool + Sync);

/// The steps of a piece of work.
pub(crate) struct Steps<'a> {
    done: AtomicUsize,
    total: usize,
    tell: Progress<'a>,
}

impl<'a> Steps<'a> {
    pub(crate) fn of(reports: &[Report], tell: Progress<'a>) -> Self {
        Self {
            done: AtomicUsize::new(0),
            total: reports.iter().map(|report| report.sections.len()).sum(),
            tell,
        }
    }

    /// `count` sections more are drawn.
    ///
    /// # Errors
    /// [`Refused::Cancelled`]
    pub(crate) fn advance(&self, count: usize) -> Result<()> {
        let done = self.done.fetch_add(count, Ordering::Relaxed) + count;
        if (self.tell)(done, self.total) {
            Ok(())
        } else {
            Err(Refused::Cancelled.into())
        }
    }
}
