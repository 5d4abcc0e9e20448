//! 工作台, and what villages are measured by.

use qinglan_core::date::today;
use qinglan_core::error::Result;
use qinglan_core::villages::AsOf;
use qinglan_core::workbench::{Minimum, Workbench};

use crate::session::Session;
use crate::task::Task;

pub(super) fn get(session: &Session, params: AsOf, _: &Task<'_>) -> Result<Workbench> {
    session.with(|registry| registry.workbench(params.as_of.unwrap_or_else(today)))
}

pub(super) fn set_minimum(session: &Session, params: Minimum, _: &Task<'_>) -> Result<Minimum> {
    session.with(|registry| {
        registry.set_minimum(&params)?;
        registry.minimum()
    })
}
