//! Backups and restoring one.

use std::path::PathBuf;

use qinglan_core::backups::{
    backup_beside, backups_beside, check_backup, restore_backup, Backup, Held,
};
use qinglan_core::changes::Outcome;
use qinglan_core::date::today;
use qinglan_core::error::{Refused, Result};
use serde::Deserialize;
use ts_rs::TS;

use super::registers::{info, RegisterInfo};
use super::Nothing;
use crate::files::FileToken;
use crate::session::Session;
use crate::task::Task;

/// Where a backup goes.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Add {
    /// A place chosen with `files.save_as`; absent: beside the register.
    pub to: Option<FileToken>,
}

/// Which backup to restore: one beside the register by name, or a chosen file.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct Restore {
    /// Name of an automatic one.
    pub name: Option<String>,
    /// A chosen file.
    pub token: Option<FileToken>,
}

/// Of a register that does not open as well: then they are what it comes back from.
pub(super) fn list(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<Backup>> {
    backups_beside(&session.register_at_hand())
}

pub(super) fn add(session: &Session, params: Add, _: &Task<'_>) -> Result<Backup> {
    let place = params.to.map(|token| session.file(&token)).transpose()?;
    session.with(|registry| match place {
        None => registry.back_up("manual"),
        Some(path) => registry.back_up_to(&path, today()),
    })
}

pub(super) fn check(session: &Session, params: Restore, _: &Task<'_>) -> Result<Held> {
    check_backup(&place_of(session, params)?)
}

/// Where the backup lies.
fn place_of(session: &Session, which: Restore) -> Result<PathBuf> {
    match (which.name, which.token) {
        (Some(name), None) => backup_beside(&session.register_at_hand(), &name),
        (None, Some(token)) => session.file(&token),
        _ => Err(Refused::BadParameters {
            detail: "请指定一份备份".into(),
        }
        .into()),
    }
}

pub(super) fn restore(
    session: &Session,
    params: Restore,
    _: &Task<'_>,
) -> Result<Outcome<RegisterInfo>> {
    let backup = place_of(session, params)?;
    session.set_registry(None);
    match restore_backup(&backup, &session.register_path()) {
        Ok(registry) => {
            let info = info(&registry)?;
            session.set_registry(Some(registry));
            Ok(Outcome::of_everything(info))
        }
        Err(error) => {
            session.open_again()?;
            Err(error)
        }
    }
}
