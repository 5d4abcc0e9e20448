//! What forms of training type, read; each problem stands beside its field.

use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::TownshipId;
use crate::mentoring::items::text;
use crate::people::typed_date;
use crate::registry::Tx;
use crate::villages::{Owner, OwnerKind};

/// A text that has to be there.
pub(super) fn required(field: &str, typed: &str, longest: usize, what: &str) -> Result<String> {
    text(field, Some(typed), longest)?
        .ok_or_else(|| Error::invalid(field, "training.missing", format!("请填写{what}")))
}

/// A day known to the day; it may lie ahead.
pub(crate) fn day(field: &str, typed: &str) -> Result<Day> {
    let date = typed_date(field, typed)?;
    if date.has_day() {
        Ok(date.first_day())
    } else {
        let message = "请写明是哪一天，如 2025.11.26";
        Err(Error::invalid(field, "date.day_missing", message))
    }
}

/// A date as precise as it is known, where one is typed.
pub(super) fn optional_date(field: &str, typed: Option<&str>) -> Result<Option<PartialDate>> {
    filled(typed)
        .map(|typed| typed_date(field, &typed))
        .transpose()
}

impl Tx<'_> {
    /// The township to which a record without a village belongs: the owner's, or none of a
    /// county's.
    pub(crate) fn own_township(&self) -> Result<Option<TownshipId>> {
        let owner: Owner = self.db.find("owner")?.or_not_found("单位")?;
        match owner.kind {
            OwnerKind::County => Ok(None),
            OwnerKind::Township => self.first_township().map(|township| Some(township.id)),
        }
    }
}
