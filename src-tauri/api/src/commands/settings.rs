//! Remembered choices of the window.

use qinglan_core::error::Result;
use serde::Deserialize;
use ts_rs::TS;

use crate::session::Session;
use crate::task::Task;

/// A choice by name.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Key {
    /// Its name.
    pub key: String,
}

/// A choice to remember.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct Setting {
    /// Its name.
    pub key: String,
    /// What was chosen.
    pub value: String,
}

pub(super) fn get(session: &Session, params: Key, _: &Task<'_>) -> Result<Option<String>> {
    session.with(|registry| registry.setting(&params.key))
}

pub(super) fn set(session: &Session, params: Setting, _: &Task<'_>) -> Result<()> {
    session.with(|registry| registry.set_setting(&params.key, &params.value))
}
