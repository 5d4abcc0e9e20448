//! Backups and restoring one.

use qinglan_core::backups::{restore_backup, Backup};
use qinglan_core::error::{Refused, Result};
use serde::Deserialize;
use ts_rs::TS;

use super::registers::{info, RegisterInfo};
use super::Nothing;
use crate::files::{name_of, FileToken};
use crate::host::PickFor;
use crate::session::Session;
use crate::task::Task;

/// Where a backup goes.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Add {
    /// Elsewhere, asked for in a dialog; else beside the register.
    pub elsewhere: bool,
}

/// Which backup to restore: one beside the register by name, or a chosen file.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Restore {
    /// Name of an automatic one.
    pub name: Option<String>,
    /// A chosen file.
    pub token: Option<FileToken>,
}

pub(super) fn list(session: &Session, _: Nothing, _: &Task<'_>) -> Result<Vec<Backup>> {
    session.with(|registry| registry.backups())
}

/// The backup's name; `None` when the clerk cancelled.
pub(super) fn add(session: &Session, params: Add, _: &Task<'_>) -> Result<Option<String>> {
    if !params.elsewhere {
        return session.with(|registry| Ok(Some(registry.back_up("manual")?.name)));
    }
    let owner = session.with(|registry| registry.owner())?;
    let name = format!(
        "青蓝备份-{}-{}.qinglan",
        owner.name,
        qinglan_core::date::today()
    );
    let Some(path) = session.host.pick_save(PickFor::Backup, &name)? else {
        return Ok(None);
    };
    session.with(|registry| registry.back_up_to(&path))?;
    Ok(Some(name_of(&path)))
}

pub(super) fn restore(session: &Session, params: Restore, _: &Task<'_>) -> Result<RegisterInfo> {
    let backup = match (params.name, params.token) {
        (Some(name), None) => session.with(|registry| registry.backup_path(&name))?,
        (None, Some(token)) => session.file(&token)?,
        _ => {
            return Err(Refused::BadParameters {
                detail: "请指定一份备份".into(),
            }
            .into())
        }
    };
    session.set_registry(None);
    match restore_backup(&backup, &session.register_path()) {
        Ok(registry) => {
            let info = info(&registry)?;
            session.set_registry(Some(registry));
            Ok(info)
        }
        Err(error) => {
            session.open_again()?;
            Err(error)
        }
    }
}
