//! The clerk's list of specialties.

use serde::Deserialize;
use ts_rs::TS;

use super::{rules, Specialty};
use crate::changes::Outcome;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::RecordId;
use crate::op::Op;
use crate::registry::Registry;
use crate::store::{Db, Row};

/// Longest list of words.
const LONGEST: usize = 500;

/// A specialty, as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SpecialtyEdit {
    /// Which; absent: a new one.
    pub id: Option<RecordId>,
    /// Its name, unlike any other's.
    #[ts(as = "String", optional = false)]
    pub name: String,
    /// What means it, separated by 、 or blanks.
    #[ts(as = "String", optional = false)]
    pub words: String,
}

impl Registry {
    /// The specialties in their order.
    pub fn specialties(&self) -> Result<Vec<Specialty>> {
        in_order(&self.db)
    }

    /// Makes a specialty, or corrects one. Its own name always means it.
    pub fn set_specialty(&mut self, edit: &SpecialtyEdit) -> Result<Outcome<RecordId>> {
        let name = edit.name.trim();
        if !(1..=20).contains(&name.chars().count()) {
            let message = "请填写门类名称（1 至 20 个字），如 养殖";
            return Err(Error::invalid("name", "text.length", message));
        }
        let words = rules::words_of(&format!("{name}、{}", edit.words)).join("、");
        if words.chars().count() > LONGEST {
            let message = format!("词语合起来最多 {LONGEST} 个字");
            return Err(Error::invalid("words", "text.too_long", message));
        }
        self.transact(Op::SetSpecialty, |tx| {
            tx.about(name);
            let all = in_order(tx.db)?;
            let known = match &edit.id {
                Some(id) => Some(
                    all.iter()
                        .find(|one| one.id == *id)
                        .or_not_found("专业门类")?,
                ),
                None => None,
            };
            let last = all.last().map_or(0, |one| one.position);
            let specialty = Specialty {
                id: known.map_or_else(RecordId::new, |known| known.id.clone()),
                township_id: known.and_then(|known| known.township_id.clone()),
                name: name.to_owned(),
                words,
                position: known.map_or(last + 1, |known| known.position),
            };
            let twice = |other: &Specialty| other.id != specialty.id && other.name == name;
            if all.iter().any(twice) {
                let message = format!("已有名为“{name}”的门类，请换一个名称");
                return Err(Error::invalid("name", "name.twice", message));
            }
            match known {
                None => tx.db.insert(&specialty)?,
                Some(known) if *known != specialty => tx.db.update(&specialty)?,
                Some(_) => {}
            }
            Ok(specialty.id)
        })
    }

    /// Takes a specialty off the list; its words stand for themselves then.
    pub fn remove_specialty(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveSpecialty, |tx| {
            let specialty: Specialty = tx.db.find(id.as_str())?.or_not_found("专业门类")?;
            tx.about(&specialty.name);
            tx.db.remove(Specialty::TABLE, id.as_str())
        })
    }
}

/// The specialties in their order.
pub(super) fn in_order(db: &Db) -> Result<Vec<Specialty>> {
    let mut all: Vec<Specialty> = db.all()?;
    all.sort_by_key(|one| one.position);
    Ok(all)
}
