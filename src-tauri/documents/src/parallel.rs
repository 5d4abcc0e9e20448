//! Many documents on all cores.
//!
//! Typst hands pages to rayon, and a rayon thread that waits picks up other waiting work: with
//! documents as rayon tasks, one document starts inside another until the stack ends. So each
//! worker here is a thread with a stack of its own and is its own pool of one.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use qinglan_core::Result;

use crate::typeset::drawing;

/// Deep enough for typst's recursion over the longest cell.
const STACK: usize = 16 * 1024 * 1024;

thread_local! {
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// Workers that keep every core at work.
pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// `task` for every item by so many workers, results in the items' order; the first error ends the
/// work. Called by a worker, it goes on in that worker.
pub(crate) fn map<T, R>(
    items: &[T],
    workers: usize,
    task: impl Fn(&T) -> Result<R> + Sync,
) -> Result<Vec<R>>
where
    T: Sync,
    R: Send,
{
    if AT_WORK.get() {
        return items.iter().map(task).collect();
    }
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<Option<R>>> = Mutex::new(items.iter().map(|_| None).collect());
    let work = || -> Result<()> {
        AT_WORK.set(true);
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .use_current_thread();
        let _pool = pool.build().map_err(|error| drawing(error.to_string()))?;
        loop {
            let position = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(position) else {
                return Ok(());
            };
            let result = task(item).inspect_err(|_| next.store(items.len(), Ordering::Relaxed))?;
            results.lock().unwrap_or_else(PoisonError::into_inner)[position] = Some(result);
        }
    };
    std::thread::scope(|scope| {
        let workers = (0..workers.min(items.len()))
            .map(|_| {
                std::thread::Builder::new()
                    .stack_size(STACK)
                    .spawn_scoped(scope, work)
            })
            .collect::<Vec<_>>();
        for worker in workers {
            let worker = worker.map_err(|error| drawing(error.to_string()))?;
            worker
                .join()
                .map_err(|_| drawing("a drawing thread panicked".to_owned()))??;
        }
        Ok::<_, qinglan_core::Error>(())
    })?;
    let results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results
        .into_iter()
        .map(|result| result.ok_or_else(|| drawing(String::new())))
        .collect()
}
