//! Backups: made by themselves, verified before they count, and brought back safely.

pub mod rules;

use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

use crate::date::{self, Day};
use crate::error::{Error, Fault, OrNotFound, Refused, Result};
use crate::registry::Registry;
use crate::store::backup::{backup_folder, held_by, make_folder, people_in, restore};
use crate::store::shown;

/// An automatic backup of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Backup {
    /// File name, which says when and why.
    pub name: String,
    /// RFC 3339, UTC.
    pub at: String,
    /// Stable word: `auto`, `import`, `restore`, `upgrade`, `exit`, `manual`.
    pub reason: String,
    /// Bytes.
    pub size: u64,
    /// People in it.
    pub people: i64,
}

/// What a backup holds, told before it takes the place of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Held {
    /// The office whose register it is.
    pub name: String,
    /// When it was last changed; RFC 3339, UTC. `None`: never since it was made.
    pub changed_at: Option<String>,
    /// Villages in it.
    pub villages: i64,
    /// People in it.
    pub people: i64,
}

/// Where the day of the last backup made elsewhere is remembered.
const OUTSIDE: &str = "backups.outside";

impl Registry {
    /// Makes a verified backup beside the register and tidies up old ones.
    pub fn back_up(&self, reason: &str) -> Result<Backup> {
        self.db.refuse_to_write()?;
        let folder = backup_folder(self.path());
        make_folder(&folder)?;
        let name = free_name(&folder, reason);
        let path = folder.join(&name);
        let people = self.db.copy_to(&path)?;
        self.db.gather()?;
        tidy(&folder)?;
        described(&path, &date::now(), reason, people)
    }

    /// Makes a verified backup wherever the clerk wants it. What is there already is only replaced
    /// when it is a backup of this register: never another register, nor a file of something else. A
    /// folder that is not there is made.
    pub fn back_up_to(&self, path: &Path, today: Day) -> Result<Backup> {
        if path == self.path() {
            return Err(Refused::RegisterExists { path: shown(path) }.into());
        }
        if path.exists() && !self.db.is_copied_in(path) {
            return Err(Refused::RegisterExists { path: shown(path) }.into());
        }
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        let people = self.db.copy_to(path)?;
        if !self.db.is_read_only()? {
            // The copy is made and good, also where a full disk lets nothing be noted here.
            drop(self.db.set_setting(OUTSIDE, &today.to_string()));
        }
        described(path, &date::now(), "manual", people)
    }

    /// Days from the last backup made elsewhere to a day; `None`: there was none.
    pub(crate) fn days_since_backup_outside(&self, as_of: Day) -> Result<Option<i64>> {
        let made_on = self.db.setting(OUTSIDE)?;
        let made_on = made_on.and_then(|text| text.parse::<Day>().ok());
        Ok(made_on.map(|made_on| (as_of - made_on).num_days().max(0)))
    }

    /// [`backups_beside`] this register.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        backups_beside(self.path())
    }

    /// When the newest automatic backup was made; RFC 3339, UTC.
    #[must_use]
    pub fn last_backup_at(&self) -> Option<String> {
        let newest = names_in(&backup_folder(self.path())).into_iter().next()?;
        rules::parts_of(&newest).map(|(at, _)| at)
    }
}

/// The automatic backups of a register, newest first; it need not be open, or open at all.
pub fn backups_beside(register: &Path) -> Result<Vec<Backup>> {
    let folder = backup_folder(register);
    let mut backups = Vec::new();
    for name in names_in(&folder) {
        if let Some((at, reason)) = rules::parts_of(&name) {
            let path = folder.join(name);
            let people = people_in(&path).unwrap_or_default();
            backups.push(described(&path, &at, &reason, people)?);
        }
    }
    Ok(backups)
}

/// Where an automatic backup of a register lies.
pub fn backup_beside(register: &Path, name: &str) -> Result<PathBuf> {
    let folder = backup_folder(register);
    names_in(&folder)
        .into_iter()
        .find(|known| known == name)
        .map(|name| folder.join(name))
        .or_not_found("备份")
}

/// Checks a backup as restoring it does, and tells what it holds. Nothing is changed.
pub fn check_backup(backup: &Path) -> Result<Held> {
    refuse_missing(backup)?;
    held_by(backup)
}

/// Puts a backup in the place of the register at `register`, which must be closed. What was there
/// is kept as a backup; nothing changes when the backup does not verify.
pub fn restore_backup(backup: &Path, register: &Path) -> Result<Registry> {
    refuse_missing(backup)?;
    let folder = backup_folder(register);
    let safety = folder.join(free_name(&folder, "restore"));
    restore(backup, register, &safety)?;
    Registry::open(register)
}

fn refuse_missing(backup: &Path) -> Result<()> {
    if backup.is_file() {
        Ok(())
    } else {
        Err(Refused::NotFound {
            what: "备份文件"
        }
        .into())
    }
}

/// Backup names in a folder, newest first.
fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| rules::parts_of(name).is_some())
        .collect();
    names.sort_unstable_by(|a, b| b.cmp(a));
    names
}

/// A name no backup of the folder has yet, though two be made within a second.
fn free_name(folder: &Path, reason: &str) -> String {
    let name = rules::file_name(&date::now(), reason);
    if !folder.join(&name).exists() {
        return name;
    }
    let free = |number: &u32| !folder.join(rules::numbered(&name, *number)).exists();
    (2..1000)
        .find(free)
        .map_or(name.clone(), |number| rules::numbered(&name, number))
}

fn described(path: &Path, at: &str, reason: &str, people: i64) -> Result<Backup> {
    let size = std::fs::metadata(path)
        .map_err(|error| {
            Error::from(Fault::File {
                path: shown(path),
                detail: error.to_string(),
            })
        })?
        .len();
    Ok(Backup {
        name: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        at: at.to_owned(),
        reason: reason.to_owned(),
        size,
        people,
    })
}

/// Removes the backups nobody needs any more.
fn tidy(folder: &Path) -> Result<()> {
    let names = names_in(folder);
    for name in rules::superfluous(&names, &date::now()) {
        let path = folder.join(name);
        std::fs::remove_file(&path).map_err(|error| Fault::File {
            path: shown(&path),
            detail: error.to_string(),
        })?;
    }
    Ok(())
}
