//! 更名: a village or township is called otherwise from a day on.
//!
//! Lists of the days before go on printing the name of then, and sheets that still use it are understood.
//! A name that was written wrong is none of this: it is corrected, and was never right on any day.

use serde::Deserialize;
use ts_rs::TS;

use super::edit::accepted_name;
use super::past::{wrong_day, Change, Past};
use super::{rules, FormerTownship, Owner, OwnerKind, Township, Village, VillageAlias};
use crate::changes::Outcome;
use crate::date::Day;
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{RecordId, TownshipId, VillageId};
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::{Registry, Tx};
use crate::store::Row as _;

/// A village's next name, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VillageRename {
    /// Which.
    pub id: VillageId,
    /// What it is called from the day on.
    pub name: String,
    /// First day of that name.
    pub on: String,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
}

/// A township's next name, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TownshipRename {
    /// Which.
    pub id: TownshipId,
    /// What it is called from the day on.
    pub name: String,
    /// First day of that name.
    pub on: String,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
}

impl Registry {
    /// A village is called otherwise from a day on; by its former name it is found still.
    pub fn rename_village(&mut self, rename: &VillageRename, today: Day) -> Result<Outcome<()>> {
        let name = accepted_name(&rename.name, "name", "村名")?;
        let on = typed_date("on", &rename.on)?;
        self.transact(Op::RenameVillage, |tx| {
            let village: Village = tx.db.find(rename.id.as_str())?.or_not_found("村")?;
            tx.about(&format!("{}更名为{name}", village.name));
            let last = Past::of(tx.db, &village)?.last(&village, Change::Name, on);
            rules::may_change("更名", on, today, last).map_err(wrong_day)?;
            village.refuse_before_beginning(on.first_day(), "on")?;
            village.refuse_beyond_end(Some(on.first_day()), "on")?;
            refuse_same(&name, &village.name)?;
            tx.refuse_taken_village_name(&village, &name, Some(on.first_day()))?;
            tx.forget_own_alias(&village, &name)?;
            let renamed = Village {
                name,
                ..village.clone()
            };
            tx.db.update(&renamed)?;
            tx.add_alias(&renamed, &village.name)?;
            tx.keep_former(&village, on, filled(rename.document.as_deref()))
        })
    }

    /// A township is called otherwise from a day on, and so is its office where that keeps the register.
    pub fn rename_township(&mut self, rename: &TownshipRename, today: Day) -> Result<Outcome<()>> {
        let name = accepted_name(&rename.name, "name", "乡镇名称")?;
        let on = typed_date("on", &rename.on)?;
        self.transact(Op::RenameTownship, |tx| {
            let township: Township = tx.db.find(rename.id.as_str())?.or_not_found("乡镇")?;
            tx.about(&format!("{}更名为{name}", township.name));
            let former: Vec<FormerTownship> = tx.db.find_by("township_id", township.id.as_str())?;
            let last = former.iter().map(|one| (one.until_on, "更过名")).max();
            rules::may_change("更名", on, today, last).map_err(wrong_day)?;
            refuse_same(&name, &township.name)?;
            let before = township.name.clone();
            tx.call_township(township.clone(), &name)?;
            tx.db.insert(&FormerTownship {
                id: RecordId::new(),
                township_id: township.id,
                name: before,
                until_on: on,
                document: filled(rename.document.as_deref()),
            })
        })
    }
}

impl Tx<'_> {
    /// Gives a township its name, and its office where that keeps the register.
    pub(super) fn call_township(&self, township: Township, name: &str) -> Result<()> {
        let named: Vec<Township> = self.db.find_by("name", name)?;
        if named.iter().any(|other| other.id != township.id) {
            let message = format!("已经有一个“{name}”");
            return Err(Error::invalid("name", "township.taken", message));
        }
        let owner: Owner = self.db.find("owner")?.or_not_found("单位")?;
        if owner.kind == OwnerKind::Township && owner.name == township.name {
            let name = name.to_owned();
            self.db.update(&Owner { name, ..owner })?;
        }
        let name = name.to_owned();
        self.db.update(&Township { name, ..township })
    }

    /// What was another name of the village is its own name now.
    fn forget_own_alias(&self, village: &Village, name: &str) -> Result<()> {
        let aliases: Vec<VillageAlias> = self.db.find_by("village_id", village.id.as_str())?;
        let mut same = aliases.into_iter().filter(|alias| alias.alias == name);
        same.try_for_each(|alias| self.db.remove(VillageAlias::TABLE, alias.id.as_str()))
    }
}

fn refuse_same(name: &str, now: &str) -> Result<()> {
    if name != now {
        return Ok(());
    }
    let message = format!("现在就叫“{now}”，请填写新的名称");
    Err(Error::invalid("name", "name.same", message))
}
