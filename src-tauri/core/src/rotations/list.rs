//! Placements as of a day: the list with its counts, one of them, and where a person was.

use std::collections::{BTreeMap, HashSet};

use super::rules::{self, ENDING_WITHIN};
use super::scene::Scene;
use super::{
    BatchCount, BatchType, FrontLine, PersonRotations, Rotation, RotationDetail, RotationDoubt,
    RotationEvent, RotationFilter, RotationList, RotationRow, RotationState, TypeCount,
    WhichRotations,
};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, RotationId, VillageId};
use crate::registry::Registry;

impl Registry {
    /// The placements a filter asks for, and how many there are of what.
    pub fn rotations(&self, filter: &RotationFilter, today: Day) -> Result<RotationList> {
        let as_of = filter.as_of.unwrap_or(today);
        let scene = Scene::on(&self.db, as_of)?;
        let villages = filter.villages.as_deref().unwrap_or_default();
        let mut rows: Vec<RotationRow> = Vec::new();
        for rotation in &scene.rotations {
            let row = scene.row(rotation, as_of)?;
            if villages.is_empty() || row.touches(villages) {
                rows.push(row);
            }
        }
        rows.sort_by(|a, b| {
            let by = |row: &RotationRow| {
                let rotation = &row.rotation;
                (scene.order(rotation), std::cmp::Reverse(rotation.from_on))
            };
            (by(a), &a.rotation.id).cmp(&(by(b), &b.rotation.id))
        });
        let current = || {
            let rows = rows.iter();
            rows.filter(|row| row.state == RotationState::Current)
        };
        let people: HashSet<_> = current().map(|row| &row.rotation.person_id).collect();
        let mut list = RotationList {
            as_of,
            current: current().count(),
            people: people.len(),
            ending: current()
                .filter(|row| rules::ends_within(row.rotation.span(), as_of, ENDING_WITHIN))
                .count(),
            overlaps: current().filter(|row| row.overlaps()).count(),
            unappraised: rows.iter().filter(|row| row.unappraised).count(),
            types: types(&scene, &rows),
            batches: batches(&scene, &rows),
            front_line: front_line(&scene, villages, as_of),
            rows: Vec::new(),
        };
        let found = filter
            .text
            .as_deref()
            .map(str::trim)
            .filter(|it| !it.is_empty());
        let found = found
            .map(|text| Ok::<_, crate::Error>((text, self.found_ids(text)?)))
            .transpose()?;
        if filter.only_front_line == Some(true) {
            let pool = pool_of(&scene, villages, as_of);
            rows.retain(|row| row.front_line && pool.contains(&row.rotation.person_id));
        }
        rows.retain(|row| {
            let said = |text: &str| {
                let texts = [
                    Some(row.place.as_str()),
                    row.from_place.as_deref(),
                    row.rotation.post.as_deref(),
                    row.rotation.document.as_deref(),
                    row.supervisor_name.as_deref(),
                ];
                texts.into_iter().flatten().any(|it| it.contains(text))
            };
            let id = row.rotation.person_id.as_str();
            row.is_asked_for(filter, as_of)
                && found
                    .as_ref()
                    .is_none_or(|(text, ids)| ids.contains(id) || said(text))
        });
        list.rows = rows;
        Ok(list)
    }

    /// Everything about a rotation as of a day.
    pub fn rotation(&self, id: &RotationId, as_of: Day) -> Result<RotationDetail> {
        let scene = Scene::on(&self.db, as_of)?;
        let mut rotations = scene.rotations.iter();
        let rotation = rotations.find(|it| it.id == *id).or_not_found("锻炼记录")?;
        let mut events: Vec<RotationEvent> = self.db.find_by("rotation_id", id.as_str())?;
        events.sort_by(|a, b| (a.on_day, &a.id).cmp(&(b.on_day, &b.id)));
        Ok(RotationDetail {
            row: scene.row(rotation, as_of)?,
            events,
            tallies: scene.tally_rows(rotation)?,
        })
    }

    /// Where a person was, and how long they were a secretary.
    pub fn rotations_of(&self, id: &PersonId, as_of: Day) -> Result<PersonRotations> {
        let scene = Scene::of_person(&self.db, id, as_of)?;
        let rows: Result<Vec<RotationRow>> = scene.of(id).map(|it| scene.row(it, as_of)).collect();
        let mut rows = rows?;
        rows.sort_by_key(|row| std::cmp::Reverse(row.rotation.from_on));
        let tallies = scene.of(id).flat_map(|it| scene.tallies(&it.id));
        Ok(PersonRotations {
            rows,
            sums: rules::sums(tallies),
            tenure: self.tenure_of(id, as_of)?,
        })
    }
}

impl RotationRow {
    /// Whether it is at, from or of the pool of one of the villages.
    fn touches(&self, villages: &[VillageId]) -> bool {
        let own = [
            &self.rotation.village_id,
            &self.rotation.from_village_id,
            &self.pool_village_id,
        ];
        own.into_iter().flatten().any(|id| villages.contains(id))
    }

    /// Whether the person is elsewhere at the same time.
    #[must_use]
    pub fn overlaps(&self) -> bool {
        let mut warnings = self.warnings.iter();
        warnings.any(|warning| warning.doubt == RotationDoubt::Overlap)
    }

    fn is_asked_for(&self, filter: &RotationFilter, as_of: Day) -> bool {
        let rotation = &self.rotation;
        let types = filter.types.as_deref().unwrap_or_default();
        let month = rotation.from_on.to_month().to_string();
        filter.state.unwrap_or_default().shows(self.state)
            && (types.is_empty() || types.contains(&rotation.type_id))
            && filter
                .document
                .as_ref()
                .is_none_or(|asked| rotation.document.as_ref() == Some(asked))
            && filter.month.as_ref().is_none_or(|asked| *asked == month)
            && filter
                .ending_within
                .is_none_or(|days| rules::ends_within(rotation.span(), as_of, days.into()))
            && (filter.only_overlaps != Some(true) || self.overlaps())
            && (filter.only_unappraised != Some(true) || self.unappraised)
    }
}

impl WhichRotations {
    fn shows(self, state: RotationState) -> bool {
        match self {
            Self::All => true,
            Self::Current => state == RotationState::Current,
            Self::Ended => state == RotationState::Ended,
            Self::Planned => state == RotationState::Planned,
        }
    }
}

/// How many of each type; a retired one only where there are some.
fn types(scene: &Scene, rows: &[RotationRow]) -> Vec<TypeCount> {
    let mut counts = Vec::new();
    for kind in &scene.types {
        let own = || rows.iter().filter(|row| row.rotation.type_id == kind.id);
        let current = || own().filter(|row| row.state == RotationState::Current);
        let people: HashSet<_> = current().map(|row| &row.rotation.person_id).collect();
        let count = TypeCount {
            type_id: kind.id.clone(),
            type_name: kind.name.clone(),
            category: kind.category,
            current: current().count(),
            people: people.len(),
            begun: own().filter(|row| row.has_begun()).count(),
        };
        if count.begun > 0 || kind.retired_on.is_none() {
            counts.push(count);
        }
    }
    counts
}

impl RotationRow {
    fn has_begun(&self) -> bool {
        self.state != RotationState::Planned
    }
}

/// How many each paper made, month by month, the newest first.
fn batches(scene: &Scene, rows: &[RotationRow]) -> Vec<BatchCount> {
    let mut batches: BTreeMap<(String, Option<&str>), Vec<&RotationRow>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.has_begun()) {
        let month = row.rotation.from_on.to_month().to_string();
        let key = (month, row.rotation.document.as_deref());
        batches.entry(key).or_default().push(row);
    }
    let counted = batches.into_iter().rev().map(|((month, document), rows)| {
        let of_type = |kind: &super::RotationType| {
            let own = rows.iter().filter(|row| row.rotation.type_id == kind.id);
            BatchType {
                type_name: kind.name.clone(),
                begun: own.count(),
            }
        };
        let types = scene.types.iter().map(of_type);
        BatchCount {
            document: document.map(str::to_owned),
            month,
            begun: rows.len(),
            current: rows
                .iter()
                .filter(|row| row.state == RotationState::Current)
                .count(),
            types: types.filter(|of_type| of_type.begun > 0).collect(),
        }
    });
    counted.collect()
}

/// Who is in the pool, of the villages asked for.
fn pool_of<'a>(scene: &'a Scene, villages: &[VillageId], day: Day) -> HashSet<&'a PersonId> {
    let asked = |(_, at): &(&PersonId, usize)| {
        villages.is_empty() || villages.contains(&scene.seating.villages[*at].id)
    };
    let pool = scene.pool(day).filter(asked);
    pool.map(|(id, _)| id).collect()
}

/// How many of the pool, of the villages asked for, are in a placement that counts as 一线.
fn front_line(scene: &Scene, villages: &[VillageId], day: Day) -> FrontLine {
    let pool = pool_of(scene, villages, day);
    let counts = |rotation: &&Rotation| {
        rules::state(rotation.span(), day) == RotationState::Current
            && scene
                .kind(&rotation.type_id)
                .is_ok_and(|kind| kind.front_line)
    };
    let there = pool.iter().filter(|id| scene.of(id).any(|it| counts(&it)));
    rules::front_line(pool.len(), there.count())
}
