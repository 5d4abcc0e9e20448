//! Who is related to whom, for 回避. A relation is kept once and seen from either side.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::pairs::rules::seen_from_the_other;
use super::Kinship;
use crate::changes::Outcome;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, RecordId};
use crate::op::Op;
use crate::people::Person;
use crate::registry::Registry;
use crate::store::Row;

/// What a relative may be to a person.
pub const RELATIONS: [&str; 5] = ["配偶", "父母", "子女", "兄弟姐妹", "其他"];

/// A relative, seen from the person asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KinRow {
    /// The record.
    pub id: RecordId,
    /// The person asked for.
    pub person_id: PersonId,
    /// The relative.
    pub relative_id: PersonId,
    /// The relative's name.
    pub name: String,
    /// What the relative is to the person.
    pub relation: String,
}

/// A relation, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KinshipEdit {
    /// Who.
    pub person_id: PersonId,
    /// Whose relative.
    pub relative_id: PersonId,
    /// What the relative is to the person; one of [`RELATIONS`].
    pub relation: String,
}

impl Registry {
    /// A person's relatives.
    pub fn kinships(&self, person: &PersonId) -> Result<Vec<KinRow>> {
        let own: Vec<Kinship> = self.db.find_by("person_id", person.as_str())?;
        let theirs: Vec<Kinship> = self.db.find_by("relative_id", person.as_str())?;
        let theirs = theirs.into_iter().map(|kin| Kinship {
            relation: seen_from_the_other(&kin.relation).to_owned(),
            person_id: kin.relative_id,
            relative_id: kin.person_id,
            ..kin
        });
        let mut rows = Vec::new();
        for kin in own.into_iter().chain(theirs) {
            let relative: Person = self
                .db
                .find(kin.relative_id.as_str())?
                .or_not_found("人员")?;
            rows.push(KinRow {
                id: kin.id,
                person_id: kin.person_id,
                relative_id: kin.relative_id,
                name: relative.name,
                relation: kin.relation,
            });
        }
        Ok(rows)
    }

    /// Records or corrects what somebody is to a person.
    pub fn set_kinship(&mut self, edit: &KinshipEdit) -> Result<Outcome<RecordId>> {
        let relation = edit.relation.trim();
        if !RELATIONS.contains(&relation) {
            let message = format!("亲属关系应为{}之一", RELATIONS.join("、"));
            return Err(Error::invalid("relation", "kinship.unknown", message));
        }
        if edit.person_id == edit.relative_id {
            let message = "本人不能登记为自己的亲属";
            return Err(Error::invalid("relative_id", "kinship.self", message));
        }
        self.transact(Op::SetKinship, |tx| {
            let person: Person = tx.db.find(edit.person_id.as_str())?.or_not_found("人员")?;
            let relative: Person = tx
                .db
                .find(edit.relative_id.as_str())?
                .or_not_found("人员")?;
            tx.about(&format!("{}的{relation} {}", person.name, relative.name));
            let own: Vec<Kinship> = tx.db.find_by("person_id", person.id.as_str())?;
            let theirs: Vec<Kinship> = tx.db.find_by("person_id", relative.id.as_str())?;
            if let Some(kin) = own.into_iter().find(|kin| kin.relative_id == relative.id) {
                let relation = relation.to_owned();
                tx.db.update(&Kinship {
                    relation,
                    ..kin.clone()
                })?;
                return Ok(kin.id);
            }
            if let Some(kin) = theirs.into_iter().find(|kin| kin.relative_id == person.id) {
                let relation = seen_from_the_other(relation).to_owned();
                tx.db.update(&Kinship {
                    relation,
                    ..kin.clone()
                })?;
                return Ok(kin.id);
            }
            let kin = Kinship {
                id: RecordId::new(),
                township_id: person.township_id,
                person_id: person.id,
                relative_id: relative.id,
                relation: relation.to_owned(),
            };
            tx.db.insert(&kin)?;
            Ok(kin.id)
        })
    }

    /// Removes a relation recorded by mistake.
    pub fn remove_kinship(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::SetKinship, |tx| {
            let kin: Kinship = tx.db.find(id.as_str())?.or_not_found("亲属关系")?;
            let person: Person = tx.db.find(kin.person_id.as_str())?.or_not_found("人员")?;
            tx.about(&format!("删除 {}的{}", person.name, kin.relation));
            tx.db.remove(Kinship::TABLE, id.as_str())
        })
    }
}
