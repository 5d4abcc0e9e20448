//! Which villages lie side by side. Each pair of villages is kept once and seen from either side.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Neighbours;
use crate::changes::Outcome;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{RecordId, VillageId};
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::store::Row;
use crate::villages::Village;

/// A village and those beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NeighbourRow {
    /// The village.
    pub village_id: VillageId,
    /// Those beside it.
    pub neighbours: Vec<VillageId>,
}

impl Registry {
    /// The villages that have neighbours recorded, each with all of them.
    pub fn neighbours(&self) -> Result<Vec<NeighbourRow>> {
        let mut beside: BTreeMap<VillageId, Vec<VillageId>> = BTreeMap::new();
        for pair in self.db.all::<Neighbours>()? {
            let (one, other) = (pair.village_id, pair.neighbour_id);
            beside.entry(one.clone()).or_default().push(other.clone());
            beside.entry(other).or_default().push(one);
        }
        Ok(beside
            .into_iter()
            .map(|(village_id, neighbours)| NeighbourRow {
                village_id,
                neighbours,
            })
            .collect())
    }

    /// Says which villages lie beside one: these and no others.
    pub fn set_neighbours(&mut self, edit: &NeighbourRow) -> Result<Outcome<()>> {
        self.transact(Op::SetNeighbours, |tx| {
            let village: Village = tx.db.find(edit.village_id.as_str())?.or_not_found("村")?;
            tx.about(&format!("{} {} 个", village.name, edit.neighbours.len()));
            let present = tx.neighbours_of(&village.id)?;
            for (id, other) in &present {
                if !edit.neighbours.contains(other) {
                    tx.db.remove(Neighbours::TABLE, id.as_str())?;
                }
            }
            let mut known: Vec<VillageId> = present.into_iter().map(|(_, other)| other).collect();
            for id in &edit.neighbours {
                let other: Village = tx.db.find(id.as_str())?.or_not_found("村")?;
                if other.id == village.id {
                    let message = "本村不能登记为自己的相邻村";
                    return Err(Error::invalid("neighbours", "neighbour.self", message));
                }
                if known.contains(&other.id) {
                    continue;
                }
                tx.add_neighbours(&village, &other.id)?;
                known.push(other.id);
            }
            Ok(())
        })
    }
}

impl Tx<'_> {
    /// A village lies beside another.
    pub(crate) fn add_neighbours(&self, village: &Village, other: &VillageId) -> Result<()> {
        let (first, second) = if village.id < *other {
            (&village.id, other)
        } else {
            (other, &village.id)
        };
        self.db.insert(&Neighbours {
            id: RecordId::new(),
            township_id: village.township_id.clone(),
            village_id: first.clone(),
            neighbour_id: second.clone(),
        })
    }

    /// The records of a village's neighbours.
    pub(crate) fn neighbours_of(&self, id: &VillageId) -> Result<Vec<(RecordId, VillageId)>> {
        let first: Vec<Neighbours> = self.db.find_by("village_id", id.as_str())?;
        let second: Vec<Neighbours> = self.db.find_by("neighbour_id", id.as_str())?;
        let first = first.into_iter().map(|it| (it.id, it.neighbour_id));
        Ok(first
            .chain(second.into_iter().map(|it| (it.id, it.village_id)))
            .collect())
    }
}
