//! 年度最低学时: editable, kept with the register.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::{Hours, TrainingLevel, FORMS, STUDY_KINDS};
use super::TrainingOptions;
use crate::error::{unexpected, Error, Result};
use crate::registry::Registry;

/// Where the minimum is remembered.
const MINIMUM: &str = "training.minimum";
/// Most that may be asked of a year.
const MOST: Hours = Hours::full(1_000);

/// What everybody in the pool should be taught in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrainingMinimum {
    /// 学时 a year.
    pub hours: Hours,
}

impl Default for TrainingMinimum {
    /// 32 学时, what party members are to study a year (全国党员教育培训工作规划).
    fn default() -> Self {
        Self {
            hours: Hours::full(32),
        }
    }
}

impl Registry {
    /// 学时 a year at least.
    pub fn training_minimum(&self) -> Result<TrainingMinimum> {
        let kept = self.setting(MINIMUM)?;
        let kept = kept.and_then(|text| serde_json::from_str(&text).ok());
        Ok(kept.unwrap_or_default())
    }

    /// Remembers another minimum.
    pub fn set_training_minimum(&mut self, minimum: &TrainingMinimum) -> Result<()> {
        if !(Hours::ZERO..=MOST).contains(&minimum.hours) {
            let message = format!("年度最低学时应在 0 至 {MOST} 之间");
            return Err(Error::invalid("hours", "hours.range", message));
        }
        let text = serde_json::to_string(minimum).map_err(|error| unexpected(error.to_string()))?;
        self.set_setting(MINIMUM, &text)
    }

    /// What forms of training offer.
    pub fn training_options(&self) -> Result<TrainingOptions> {
        Ok(TrainingOptions {
            forms: FORMS.map(str::to_owned).to_vec(),
            levels: TrainingLevel::ALL.to_vec(),
            study_kinds: STUDY_KINDS.map(str::to_owned).to_vec(),
            minimum: self.training_minimum()?,
        })
    }
}
