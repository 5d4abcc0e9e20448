//! 书记类型: the clerk's list of them.

use super::{SecretaryType, SecretaryTypeEdit, SecretaryTypeRow, TypedSecretary};
use crate::changes::Outcome;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::SecretaryTypeId;
use crate::mentoring::items::text;
use crate::op::Op;
use crate::registry::Registry;
use crate::store::{Db, Row};

impl Registry {
    /// The types in their order.
    pub fn secretary_types(&self) -> Result<Vec<SecretaryTypeRow>> {
        let typed: Vec<TypedSecretary> = self.db.all()?;
        let row = |kind: SecretaryType| SecretaryTypeRow {
            uses: typed
                .iter()
                .filter(|it| it.secretary_type_id == kind.id)
                .count(),
            kind,
        };
        Ok(in_order(&self.db)?.into_iter().map(row).collect())
    }

    /// Makes a type, or corrects one.
    pub fn set_secretary_type(
        &mut self,
        edit: &SecretaryTypeEdit,
    ) -> Result<Outcome<SecretaryTypeId>> {
        let name = edit.name.trim();
        if !(1..=20).contains(&name.chars().count()) {
            let message = "请填写类型名称（1 至 20 个字），如 引领型";
            return Err(Error::invalid("name", "text.length", message));
        }
        let meaning = text("meaning", edit.meaning.as_deref(), 200)?;
        self.transact(Op::SetSecretaryType, |tx| {
            tx.about(name);
            let all = in_order(tx.db)?;
            let known = match &edit.id {
                Some(id) => Some(
                    all.iter()
                        .find(|kind| kind.id == *id)
                        .or_not_found("书记类型")?,
                ),
                None => None,
            };
            let last = all.last().map_or(0, |kind| kind.position);
            let kind = SecretaryType {
                id: known.map_or_else(SecretaryTypeId::new, |known| known.id.clone()),
                township_id: known.and_then(|known| known.township_id.clone()),
                name: name.to_owned(),
                meaning,
                position: known.map_or(last + 1, |known| known.position),
            };
            if all
                .iter()
                .any(|other| other.id != kind.id && other.name == kind.name)
            {
                let message = format!("已有名为“{name}”的类型，请换一个名称");
                return Err(Error::invalid("name", "name.twice", message));
            }
            match known {
                None => tx.db.insert(&kind)?,
                Some(known) if *known != kind => tx.db.update(&kind)?,
                Some(_) => {}
            }
            Ok(kind.id)
        })
    }

    /// Removes a type nobody was ever said to be of.
    pub fn remove_secretary_type(&mut self, id: &SecretaryTypeId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveSecretaryType, |tx| {
            let kind: SecretaryType = tx.db.find(id.as_str())?.or_not_found("书记类型")?;
            tx.about(&kind.name);
            let uses: Vec<TypedSecretary> = tx.db.find_by("secretary_type_id", id.as_str())?;
            if !uses.is_empty() {
                let what = format!("“{}”已有 {} 条书记类型记录", kind.name, uses.len());
                return Err(Refused::StillReferenced { what }.into());
            }
            tx.db.remove(SecretaryType::TABLE, id.as_str())
        })
    }
}

/// The types in their order.
pub(super) fn in_order(db: &Db) -> Result<Vec<SecretaryType>> {
    let mut types: Vec<SecretaryType> = db.all()?;
    types.sort_by_key(|kind| kind.position);
    Ok(types)
}
