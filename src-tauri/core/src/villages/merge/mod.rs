//! 合并到另一个村: a village that was entered under two names is one again.
//!
//! All that is recorded of the one goes to the other, of every day, as if it had always been there;
//! what both have of one day is one record where they say the same ([`once`]), else the merge is
//! refused and the records are named. Two villages that the county made one on a day are not for
//! this but for [`super::end`].

mod once;

pub(crate) use once::{as_one_duty, as_one_post};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FormerVillage, Village, VillageAlias};
use crate::changes::Outcome;
use crate::consistency::contradictions;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::VillageId;
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::reserves::Reserve;
use crate::store::history::noun_of;
use crate::store::Row as _;

/// Which village goes into which.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VillageMerge {
    /// The one that goes.
    pub id: VillageId,
    /// The one that stays, with all that both had.
    pub into: VillageId,
}

/// What would a merge do?
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct MergeQuestion {
    /// The village that would go.
    pub id: VillageId,
    /// The one that would stay, once it is chosen.
    #[serde(default)]
    pub into: Option<VillageId>,
}

/// What a merge would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergePreview {
    /// What goes over to the other village, of every day.
    pub moves: Vec<Moving>,
    /// Names in the pools of both villages: perhaps one person recorded twice, who stays two.
    pub namesakes: Vec<String>,
}

/// How many records of a kind go over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Moving {
    /// What the clerk calls them: 在库记录, 包村分工 …
    pub what: String,
    /// How many.
    pub count: i64,
}

impl Registry {
    /// What merging a village into another would do.
    pub fn preview_merge(&self, question: &MergeQuestion) -> Result<MergePreview> {
        let counts = self.db.counts_of_village(&question.id)?;
        let moves = counts.into_iter().map(|(table, count)| Moving {
            what: noun_of(&table).to_owned(),
            count,
        });
        Ok(MergePreview {
            moves: moves.collect(),
            namesakes: match &question.into {
                Some(into) => self.db.names_in_both_pools(&question.id, into)?,
                None => Vec::new(),
            },
        })
    }

    /// Everything of a village goes to another one, which is known by its names too from now on;
    /// the village itself goes.
    pub fn merge_villages(&mut self, merge: &VillageMerge) -> Result<Outcome<()>> {
        if merge.id == merge.into {
            let message = "请选择另一个村";
            return Err(Error::invalid("into", "village.same", message));
        }
        let before = contradictions(&self.db)?;
        self.transact(Op::MergeVillages, |tx| {
            let gone: Village = tx.db.find(merge.id.as_str())?.or_not_found("村")?;
            let stays: Village = tx.db.find(merge.into.as_str())?.or_not_found("村")?;
            tx.about(&format!("{}并入{}", gone.name, stays.name));
            for village in [&gone, &stays] {
                village.refuse_beyond_end(None, "into")?;
            }
            refuse(tx.unite_what_a_village_has_once(&gone, &stays)?)?;
            tx.append_pool(&gone, &stays)?;
            let names = tx.take_names(&gone)?;
            tx.db.replace_village(&gone, &stays)?;
            refuse(tx.unite_what_is_recorded_twice(&stays)?)?;
            tx.db.remove(Village::TABLE, gone.id.as_str())?;
            let stays = Village {
                code: stays.code.or(gone.code),
                kind: stays.kind.or(gone.kind),
                began_on: match (stays.began_on, gone.began_on) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    _ => None,
                },
                ..stays
            };
            tx.db.update(&stays)?;
            for name in &names {
                tx.add_alias(&stays, name)?;
            }
            let known = |now: &String| {
                let mut before = before.iter();
                before.any(|then| then == now || then.replace(&gone.name, &stays.name) == *now)
            };
            let mut after = contradictions(tx.db)?;
            after.retain(|now| !known(now));
            refuse(after)
        })
    }
}

impl Tx<'_> {
    /// The people of the village that goes stand behind those of the one that stays.
    fn append_pool(&self, gone: &Village, stays: &Village) -> Result<()> {
        let last = self.db.last_position(&stays.id)?;
        let came: Vec<Reserve> = self.db.find_by("village_id", gone.id.as_str())?;
        came.into_iter().try_for_each(|spell| {
            self.db.update(&Reserve {
                position: last + spell.position,
                ..spell
            })
        })
    }

    /// What a village is and was called, taken from it.
    fn take_names(&self, gone: &Village) -> Result<Vec<String>> {
        let mut names = vec![gone.name.clone()];
        let former: Vec<FormerVillage> = self.db.find_by("village_id", gone.id.as_str())?;
        for one in former {
            self.db.remove(FormerVillage::TABLE, one.id.as_str())?;
            names.push(one.name);
        }
        let aliases: Vec<VillageAlias> = self.db.find_by("village_id", gone.id.as_str())?;
        for alias in aliases {
            self.db.remove(VillageAlias::TABLE, alias.id.as_str())?;
            names.push(alias.alias);
        }
        Ok(names)
    }
}

/// Records that cannot stand side by side in one village.
fn refuse(records: Vec<String>) -> Result<()> {
    if records.is_empty() {
        return Ok(());
    }
    Err(Refused::VillagesClash { records }.into())
}

#[cfg(test)]
mod tests;
