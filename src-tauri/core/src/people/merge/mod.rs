//! 合并重复人员: one human being who was recorded twice is one person again.
//!
//! All that is recorded of the one goes to the other, of every day. What the two records say of a
//! field is chosen; what both have of one day is one record where they say the same ([`once`]), else
//! the merge is refused and the records are named. Which record went is remembered ([`MergedPerson`]):
//! what was answered about it in an import is still known.

mod fields;
mod once;
mod twins;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Fact, Field, FormerValue, Person};
use crate::changes::Outcome;
use crate::consistency::contradictions;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{PersonId, TownshipId};
use crate::names;
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::reserves::Reserve;
use crate::store::history::noun_of;
use crate::store::{Db, Row};
use fields::{better, facts_of_both, record_of_both, values_of_before, Told};
use once::BY_RULES;

pub use twins::Twin;

/// Which record goes into which.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PersonMerge {
    /// The one that goes.
    pub id: PersonId,
    /// The one that stays, with all that both had.
    pub into: PersonId,
    /// Fields in which what the one that goes says counts; absent: as suggested. A field that is empty
    /// in the one that stays is always filled.
    #[serde(default)]
    pub take: Option<Vec<Field>>,
}

/// What would a merge do?
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonMergeQuestion {
    /// The one that would go.
    pub id: PersonId,
    /// The one that would stay.
    pub into: PersonId,
}

/// What a merge would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonMergePreview {
    /// The one that would go, `王芳（申家营村，2024年1月1日起）`.
    pub goes: String,
    /// The one that would stay.
    pub stays: String,
    /// What either says of each field, where one does.
    pub fields: Vec<MergeField>,
    /// What goes over to the other record, besides its fields: `在库记录 1 条`.
    pub moves: Vec<String>,
}

/// What two records say of a field. Numbers of people are masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergeField {
    /// Which.
    pub field: Field,
    /// What forms call it.
    pub label: &'static str,
    /// In the one that goes.
    pub goes: Option<String>,
    /// In the one that stays.
    pub stays: Option<String>,
    /// They say different things.
    pub differs: bool,
    /// The one that goes says the better: more, or the newer.
    pub take: bool,
}

/// A record of somebody that went into another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MergedPerson {
    /// The record that went.
    pub(crate) id: PersonId,
    /// The township of the one that stays.
    pub(crate) township_id: TownshipId,
    /// The one that stays.
    pub(crate) person_id: PersonId,
}

impl Row for MergedPerson {
    const TABLE: &'static str = "merged_people";
}

/// A record of somebody, with what it says of each day.
#[derive(Debug, Clone)]
struct Side {
    person: Person,
    facts: Vec<Fact>,
    former: Vec<FormerValue>,
    spells: Vec<Reserve>,
}

impl Registry {
    /// What merging a person's record into another would do.
    pub fn preview_person_merge(
        &self,
        question: &PersonMergeQuestion,
    ) -> Result<PersonMergePreview> {
        let (goes, stays) = both(&self.db, &question.id, &question.into)?;
        let fields = Field::ALL.iter().filter_map(|field| {
            let (ours, theirs) = (stays.told(*field), goes.told(*field));
            let shown = |told: &Told| Some(names::masked(field.name(), told.value.clone()?));
            (ours.value.is_some() || theirs.value.is_some()).then(|| MergeField {
                field: *field,
                label: field.label(),
                goes: shown(&theirs),
                stays: shown(&ours),
                differs: theirs.value.is_some()
                    && ours.value.is_some()
                    && theirs.value != ours.value,
                take: better(*field, &theirs, &ours),
            })
        });
        let moves = self
            .db
            .counts_saying(Person::TABLE, question.id.as_str())?
            .into_iter();
        let moves = moves.filter(|(table, _)| !OF_THE_RECORD.contains(table));
        Ok(PersonMergePreview {
            fields: fields.collect(),
            moves: moves
                .map(|(table, count)| format!("{} {count} 条", noun_of(table)))
                .collect(),
            goes: self.db.told_apart(&goes)?,
            stays: self.db.told_apart(&stays)?,
        })
    }

    /// Everything of a person's record goes to another one; the record itself goes.
    pub fn merge_people(&mut self, merge: &PersonMerge) -> Result<Outcome<()>> {
        let before = contradictions(&self.db)?;
        self.transact(Op::MergePeople, |tx| {
            let (goes, stays) = both(tx.db, &merge.id, &merge.into)?;
            let (from, into) = (tx.db.told_apart(&goes)?, tx.db.told_apart(&stays)?);
            tx.about(&format!("{from}并入{into}"));
            let counts = |field: &Field| {
                let (ours, theirs) = (stays.told(*field), goes.told(*field));
                let chosen = match &merge.take {
                    Some(take) => take.contains(field),
                    None => better(*field, &theirs, &ours),
                };
                theirs.value.is_some() && (chosen || ours.value.is_none())
            };
            let taken: Vec<Field> = Field::ALL.iter().copied().filter(counts).collect();
            tx.merge_fields(&goes, &stays, &taken)?;
            let mut clashes = tx.db.put_in_place(
                Person::TABLE,
                goes.person.id.as_str(),
                stays.person.id.as_str(),
                &BY_RULES,
            )?;
            clashes.extend(tx.unite_what_has_days(&goes.person, &stays.person)?);
            refuse(clashes)?;
            tx.db.remove(Person::TABLE, goes.person.id.as_str())?;
            tx.db
                .update(&record_of_both(&goes.person, &stays.person, &taken))?;
            tx.db.insert(&MergedPerson {
                id: goes.person.id,
                township_id: stays.person.township_id,
                person_id: stays.person.id,
            })?;
            let mut after = contradictions(tx.db)?;
            let name = &stays.person.name;
            after.retain(|now| now.contains(name) && !before.contains(now));
            refuse(after)
        })
    }
}

/// Tables that hold the fields of a record.
const OF_THE_RECORD: [&str; 3] = [Fact::TABLE, FormerValue::TABLE, MergedPerson::TABLE];

impl Tx<'_> {
    /// What both records say of each day, as one.
    fn merge_fields(&self, goes: &Side, stays: &Side, taken: &[Field]) -> Result<()> {
        let known: Vec<Fact> = [&stays.facts[..], &goes.facts[..]].concat();
        let facts = facts_of_both(goes, stays, taken);
        self.db.write_differences(&known, &facts, |fact| &fact.id)?;
        let known: Vec<FormerValue> = [&stays.former[..], &goes.former[..]].concat();
        let former = values_of_before(goes, stays, taken);
        self.db
            .write_differences(&known, &former, |former| &former.id)
    }
}

impl Db {
    /// A record as two of one name are told apart.
    fn told_apart(&self, side: &Side) -> Result<String> {
        let name = &side.person.name;
        let Some(last) = twins::last_of(&side.spells) else {
            return Ok(name.clone());
        };
        let village = self.village_label(&last.village_id)?;
        Ok(format!(
            "{name}（{village}，{}入库）",
            last.entered_on.in_words()
        ))
    }
}

/// The record that goes and the one that stays.
fn both(db: &Db, goes: &PersonId, stays: &PersonId) -> Result<(Side, Side)> {
    if goes == stays {
        return Err(Error::invalid("id", "person.same", "请选择另一个人"));
    }
    let side = |id: &PersonId| -> Result<Side> {
        Ok(Side {
            person: db.find(id.as_str())?.or_not_found("人员")?,
            facts: db.find_by("person_id", id.as_str())?,
            former: db.find_by("person_id", id.as_str())?,
            spells: db.find_by("person_id", id.as_str())?,
        })
    };
    Ok((side(goes)?, side(stays)?))
}

/// Records that cannot both be of one person.
fn refuse(records: Vec<String>) -> Result<()> {
    if records.is_empty() {
        return Ok(());
    }
    Err(Refused::PeopleClash { records }.into())
}

#[cfg(test)]
mod tests;
