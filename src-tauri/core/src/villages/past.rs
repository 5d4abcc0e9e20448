//! What a village was before, from change to change: its 更名 and 划归, each from a day.

use super::{Former, FormerVillage, Township, Village};
use crate::date::PartialDate;
use crate::error::{Error, Result};
use crate::ids::{PersonId, RecordId};
use crate::registry::Tx;
use crate::store::villages::FormerPlaces;
use crate::store::Db;

/// What of a village is otherwise from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// 更名.
    Name,
    /// 划归.
    Township,
}

/// What a village was, the earliest first.
#[derive(Debug, Default)]
pub(super) struct Past(Vec<FormerVillage>);

impl Past {
    pub(super) fn of(db: &Db, village: &Village) -> Result<Self> {
        Ok(Self::from(db.find_by("village_id", village.id.as_str())?))
    }

    /// What it was, each with the changes that ended it.
    pub(super) fn changes(&self, now: &Village) -> Vec<(&FormerVillage, Vec<Change>)> {
        let next = self.0.iter().skip(1);
        let next = next.map(|next| (&next.name, &next.township_id));
        let next = next.chain([(&now.name, &now.township_id)]);
        let ended = |(then, (name, township)): (&FormerVillage, (&String, &_))| {
            let names = (then.name != *name).then_some(Change::Name);
            let townships = (then.township_id != *township).then_some(Change::Township);
            names.into_iter().chain(townships).collect()
        };
        let pairs = self.0.iter().zip(next);
        pairs.map(|pair| (pair.0, ended(pair))).collect()
    }

    /// The last change that another one has to come after, and in which words: of a day on which only
    /// something else changed, the same day will do.
    pub(super) fn last(
        &self,
        now: &Village,
        change: Change,
        on: PartialDate,
    ) -> Option<(PartialDate, &'static str)> {
        let (then, changes) = self.changes(now).pop()?;
        let same_day = then.until_on == on && !changes.contains(&change);
        let words = match changes.as_slice() {
            [Change::Name] => "更过名",
            [Change::Township] => "划归过",
            _ => "更过名、划归过",
        };
        (!same_day).then_some((then.until_on, words))
    }

    /// What it was, the latest first, as lists show it.
    pub(super) fn told(
        &self,
        now: &Village,
        townships: &[Township],
        names: &FormerPlaces,
    ) -> Vec<Former> {
        let told = self.changes(now).into_iter().rev().map(|(then, changes)| {
            let mut own = townships.iter();
            let own = own.find(|it| it.id == then.township_id);
            let last_day = then.until_on.day_before();
            let called = own.map(|it| names.township(&it.id, it.name.clone(), last_day));
            Former {
                id: then.id.clone(),
                name: changes.contains(&Change::Name).then(|| then.name.clone()),
                township: called.filter(|_| changes.contains(&Change::Township)),
                until_on: then.until_on,
                document: then.document.clone(),
            }
        });
        told.collect()
    }
}

impl From<Vec<FormerVillage>> for Past {
    fn from(mut former: Vec<FormerVillage>) -> Self {
        former.sort_by_key(|one| one.until_on);
        Self(former)
    }
}

impl Db {
    /// Whose record in a village begins when, as a refusal names it: 陈思远（2025年3月1日入库）.
    pub(super) fn record_begun(
        &self,
        person: &PersonId,
        from: PartialDate,
        what: &str,
    ) -> Result<String> {
        let name = self.person_name(person)?;
        Ok(format!("{name}（{}{what}）", from.in_words()))
    }
}

impl Tx<'_> {
    /// Keeps what a village was until a day, by which paper it became something else; what something
    /// else on that very day has kept already stays.
    pub(super) fn keep_former(
        &self,
        village: &Village,
        until_on: PartialDate,
        document: Option<String>,
    ) -> Result<()> {
        let former: Vec<FormerVillage> = self.db.find_by("village_id", village.id.as_str())?;
        match former.into_iter().find(|one| one.until_on == until_on) {
            Some(kept) => self.db.update(&FormerVillage {
                document: kept.document.or(document),
                ..kept
            }),
            None => self.db.insert(&FormerVillage {
                id: RecordId::new(),
                township_id: village.township_id.clone(),
                village_id: village.id.clone(),
                name: village.name.clone(),
                until_on,
                document,
                position: None,
            }),
        }
    }
}

/// A change may not hold from the day that was typed.
pub(super) fn wrong_day(message: String) -> Error {
    Error::invalid("on", "date.order", message)
}
