//! 工作台, and what villages are measured by.

use qinglan_core::date::{today, Day};
use qinglan_core::error::Result;
use qinglan_core::workbench::{Minimum, Workbench};
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// The workbench of a day.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct WorkbenchOn {
    /// The day; today if not given.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// At most so many of what is late; all if not given.
    #[serde(default)]
    pub overdue: Option<usize>,
}

pub(super) fn get(session: &Session, params: WorkbenchOn, _: &Task<'_>) -> Result<Workbench> {
    let as_of = params.as_of.unwrap_or_else(today);
    let bench = session.with(|registry| registry.workbench(as_of))?;
    Ok(bench.keep_overdue(params.overdue.unwrap_or(usize::MAX)))
}

pub(super) fn set_minimum(session: &Session, params: Minimum, _: &Task<'_>) -> Result<Minimum> {
    session.with(|registry| {
        registry.set_minimum(&params)?;
        registry.minimum()
    })
}
