//! Recording, correcting and removing placements, each seen before it is done.

use std::collections::HashSet;

use super::scene::Scene;
use super::{
    rules, Rotation, RotationEdit, RotationEvent, RotationPreview, RotationTally, RotationType,
    RotationsSet,
};
use crate::changes::Outcome;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, RotationId, VillageId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::Person;
use crate::registry::Registry;
use crate::reserves::some_of;
use crate::store::{Db, Row};
use crate::villages::{interval, Village};

impl Registry {
    /// What a placement would be, and what looks wrong about it.
    pub fn preview_rotation(&self, edit: &RotationEdit) -> Result<RotationPreview> {
        let scene = Scene::read(&self.db)?;
        let kind = kind_of(&self.db, edit)?;
        let drafts = drafts(&self.db, &scene, edit, &kind)?;
        let mut warnings = Vec::new();
        for draft in &drafts {
            warnings.extend(scene.warnings(draft)?);
        }
        let first = drafts.first().map(|draft| draft.from_on);
        Ok(RotationPreview {
            people: drafts.len(),
            usual_until: first.and_then(|from| rules::usual_until(from, &kind)),
            warnings,
        })
    }

    /// Records placements, one a person, or corrects one. What looks wrong is said in the answer.
    pub fn set_rotation(&mut self, edit: &RotationEdit) -> Result<Outcome<RotationsSet>> {
        self.transact(Op::SetRotation, |tx| {
            let scene = Scene::read(tx.db)?;
            let kind = kind_of(tx.db, edit)?;
            let drafts = drafts(tx.db, &scene, edit, &kind)?;
            let names: Vec<String> = drafts
                .iter()
                .map(|draft| scene.name(&draft.person_id).to_owned())
                .collect();
            tx.about(&format!("{} {}", kind.name, some_of(&names)));
            let mut set = RotationsSet {
                ids: Vec::new(),
                warnings: Vec::new(),
            };
            for draft in drafts {
                set.warnings.extend(scene.warnings(&draft)?);
                match scene.rotations.iter().find(|known| known.id == draft.id) {
                    None => tx.db.insert(&draft)?,
                    Some(known) if *known != draft => tx.db.update(&draft)?,
                    Some(_) => {}
                }
                set.ids.push(draft.id);
            }
            Ok(set)
        })
    }

    /// Removes a placement recorded by mistake, with what was noted and tallied in it.
    pub fn remove_rotation(&mut self, id: &RotationId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveRotation, |tx| {
            let rotation: Rotation = tx.db.find(id.as_str())?.or_not_found("锻炼记录")?;
            let kind: RotationType = tx
                .db
                .find(rotation.type_id.as_str())?
                .or_not_found("锻炼类型")?;
            let name = tx.db.person_name(&rotation.person_id)?;
            let tallies: Vec<RotationTally> = tx.db.find_by("rotation_id", id.as_str())?;
            let with = match tallies.len() {
                0 => String::new(),
                count => format!("，连同 {count} 条实绩"),
            };
            tx.about(&format!("{name} {}{with}", kind.name));
            for tally in tallies {
                tx.db.remove(RotationTally::TABLE, tally.id.as_str())?;
            }
            for event in tx.db.find_by::<RotationEvent>("rotation_id", id.as_str())? {
                tx.db.remove(RotationEvent::TABLE, event.id.as_str())?;
            }
            tx.db.remove(Rotation::TABLE, id.as_str())
        })
    }
}

fn kind_of(db: &Db, edit: &RotationEdit) -> Result<RotationType> {
    let Some(id) = &edit.type_id else {
        return Err(Error::invalid("type_id", "rotation.type", "请选择锻炼类型"));
    };
    db.find(id.as_str())?.or_not_found("锻炼类型")
}

/// The records a request comes to.
fn drafts(
    db: &Db,
    scene: &Scene,
    edit: &RotationEdit,
    kind: &RotationType,
) -> Result<Vec<Rotation>> {
    let (from_on, until_on) = interval(&edit.from_on, edit.until_on.as_deref())?;
    let (village_id, unit) = place(
        db,
        edit.village_id.as_ref(),
        edit.unit.as_deref(),
        ["village_id", "unit"],
    )?;
    if village_id.is_none() && unit.is_none() {
        let (field, message) = if kind.needs_village {
            ("village_id", "请选择村")
        } else {
            ("unit", "请选择村，或填写单位")
        };
        return Err(Error::invalid(field, "rotation.place", message));
    }
    let (from_village_id, from_unit) = place(
        db,
        edit.from_village_id.as_ref(),
        edit.from_unit.as_deref(),
        ["from_village_id", "from_unit"],
    )?;
    let (supervisor_id, supervisor) =
        supervisor(db, edit.supervisor_id.as_ref(), edit.supervisor.as_deref())?;
    let known: Option<Rotation> = match &edit.id {
        Some(id) => Some(db.find(id.as_str())?.or_not_found("锻炼记录")?),
        None => None,
    };
    let people = match &known {
        Some(known) => vec![known.person_id.clone()],
        None => edit.people.clone(),
    };
    if people.is_empty() {
        return Err(Error::invalid("people", "people.missing", "请选择人员"));
    }
    let post = text("post", edit.post.as_deref(), 100)?;
    let document = text("document", edit.document.as_deref(), 100)?;
    let tasks = text("tasks", edit.tasks.as_deref(), 2000)?;
    let mut seen = HashSet::new();
    let mut drafts = Vec::new();
    for id in people.into_iter().filter(|id| seen.insert(id.clone())) {
        let person: Person = db.find(id.as_str())?.or_not_found("人员")?;
        let mut from_village_id = from_village_id.clone();
        if known.is_none() && from_village_id.is_none() && from_unit.is_none() {
            let pool = scene.pool_village(&person.id, from_on.first_day());
            let pool = pool.map(|at| scene.seating.villages[at].id.clone());
            from_village_id = pool.filter(|pool| Some(pool) != village_id.as_ref());
        }
        let known = known.as_ref();
        drafts.push(Rotation {
            id: known.map_or_else(RotationId::new, |known| known.id.clone()),
            township_id: person.township_id,
            person_id: person.id,
            type_id: kind.id.clone(),
            route: edit.route.filter(|_| kind.changes_posts),
            from_on,
            until_on,
            village_id: village_id.clone(),
            unit: unit.clone(),
            from_village_id,
            from_unit: from_unit.clone(),
            post: post.clone(),
            document: document.clone(),
            supervisor_id: supervisor_id.clone(),
            supervisor: supervisor.clone(),
            tasks: tasks.clone(),
            grade: known.and_then(|known| known.grade.clone()),
            appraisal: known.and_then(|known| known.appraisal.clone()),
            appraised_by: known.and_then(|known| known.appraised_by.clone()),
            appraised_on: known.and_then(|known| known.appraised_on),
        });
    }
    Ok(drafts)
}

/// A village of the register, or a unit in words; never both.
fn place(
    db: &Db,
    village: Option<&VillageId>,
    unit: Option<&str>,
    [of_village, of_unit]: [&str; 2],
) -> Result<(Option<VillageId>, Option<String>)> {
    let unit = text(of_unit, unit, 100)?;
    let Some(village) = village else {
        return Ok((None, unit));
    };
    if unit.is_some() {
        let message = "村和单位只填一处";
        return Err(Error::invalid(of_village, "rotation.two_places", message));
    }
    let village: Village = db.find(village.as_str())?.or_not_found("村")?;
    Ok((Some(village.id), None))
}

/// A person of the register, or words; never both.
pub(super) fn supervisor(
    db: &Db,
    person: Option<&PersonId>,
    words: Option<&str>,
) -> Result<(Option<PersonId>, Option<String>)> {
    let Some(person) = person else {
        return Ok((None, text("supervisor", words, 100)?));
    };
    let person: Person = db.find(person.as_str())?.or_not_found("负责人")?;
    Ok((Some(person.id), None))
}
