//! Remembered choices: small texts by name, outside the journal.

use crate::error::{Error, Result};
use crate::registry::Registry;

/// Longest value; saved filters are the largest.
const LONGEST: usize = 20_000;

impl Registry {
    /// A remembered choice.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        self.db.setting(key)
    }

    /// Remembers a choice.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        if key.len() > 100 || value.len() > LONGEST {
            return Err(Error::invalid("value", "text.too_long", "要记住的内容太长"));
        }
        self.db.set_setting(key, value)
    }
}
