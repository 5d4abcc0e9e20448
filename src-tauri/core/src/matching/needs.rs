//! 村情与需求: what villages live from and whom they could use, typed or pasted for many at once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VillageNeed;
use crate::changes::Outcome;
use crate::date::Day;
use crate::error::{Error, FieldProblem, OrNotFound, Result};
use crate::ids::{RecordId, VillageId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::registry::Registry;
use crate::reserves::some_of;
use crate::store::Row;
use crate::villages::Village;

/// Headings of pasted columns, which are no village.
const HEADINGS: [&str; 5] = ["村", "村名", "村名称", "行政村", "村（社区）"];

/// What one village needs, as typed; all empty: nothing is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VillageNeedEdit {
    /// Which village.
    pub village_id: VillageId,
    /// 产业.
    #[serde(default)]
    pub industry: Option<String>,
    /// Wanted majors and skills.
    #[serde(default)]
    pub majors: Option<String>,
    /// Anything else.
    #[serde(default)]
    pub wishes: Option<String>,
}

/// What a village needs, as listed or as pasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VillageNeedRow {
    /// Which village; `None`: a pasted name no village has, or several.
    pub village_id: Option<VillageId>,
    /// Its name, or the name as pasted.
    pub village: String,
    /// Its township's name.
    pub township: Option<String>,
    /// 产业.
    pub industry: Option<String>,
    /// Wanted majors and skills.
    pub majors: Option<String>,
    /// Anything else.
    pub wishes: Option<String>,
    /// What is wrong with a pasted row: `没有这个村`, `有 2 个村叫这个名字`.
    pub problem: Option<String>,
}

impl Registry {
    /// Every village with what it needs, in paper order.
    pub fn village_needs(&self, as_of: Day) -> Result<Vec<VillageNeedRow>> {
        let needs: Vec<VillageNeed> = self.db.all()?;
        let villages = self.villages(as_of)?.into_iter().map(|village| {
            let need = needs.iter().find(|need| need.village_id == village.id);
            VillageNeedRow {
                industry: need.and_then(|need| need.industry.clone()),
                majors: need.and_then(|need| need.majors.clone()),
                wishes: need.and_then(|need| need.wishes.clone()),
                village_id: Some(village.id),
                village: village.name,
                township: Some(village.township),
                problem: None,
            }
        });
        Ok(villages.collect())
    }

    /// Rows pasted from a sheet, a village each: name, 产业, wanted majors, anything else, parted by
    /// tabs. Nothing is written; a name no village has is told.
    pub fn read_village_needs(&self, pasted: &str) -> Result<Vec<VillageNeedRow>> {
        let mut rows = Vec::new();
        for line in pasted.lines() {
            let mut cells = line.split('\t').map(str::trim);
            let name = cells.next().unwrap_or_default();
            if name.is_empty() || HEADINGS.contains(&name) {
                continue;
            }
            let mut cell = || {
                let text = cells.next().unwrap_or_default();
                Some(text.to_owned()).filter(|text| !text.is_empty())
            };
            let mut row = VillageNeedRow {
                village_id: None,
                village: name.to_owned(),
                township: None,
                industry: cell(),
                majors: cell(),
                wishes: cell(),
                problem: None,
            };
            match self.db.villages_called(name)?.as_slice() {
                [village] => {
                    row.village_id = Some(village.id.clone());
                    row.village.clone_from(&village.name);
                }
                [] => row.problem = Some("没有这个村".into()),
                several => row.problem = Some(format!("有 {} 个村叫这个名字", several.len())),
            }
            rows.push(row);
        }
        Ok(rows)
    }

    /// Records or corrects what villages need. How many differ now.
    pub fn set_village_needs(&mut self, edits: &[VillageNeedEdit]) -> Result<Outcome<usize>> {
        let read: Vec<[Option<String>; 3]> = accepted(edits)?;
        self.transact(Op::SetVillageNeeds, |tx| {
            let mut names = Vec::new();
            for (edit, [industry, majors, wishes]) in edits.iter().zip(read) {
                let village: Village = tx.db.find(edit.village_id.as_str())?.or_not_found("村")?;
                let known: Vec<VillageNeed> = tx.db.find_by("village_id", village.id.as_str())?;
                let known = known.into_iter().next();
                let nothing = industry.is_none() && majors.is_none() && wishes.is_none();
                let need = VillageNeed {
                    id: known
                        .as_ref()
                        .map_or_else(RecordId::new, |known| known.id.clone()),
                    township_id: village.township_id,
                    village_id: village.id,
                    industry,
                    majors,
                    wishes,
                };
                match known {
                    None if nothing => continue,
                    None => tx.db.insert(&need)?,
                    Some(known) if known == need => continue,
                    Some(_) if nothing => tx.db.remove(VillageNeed::TABLE, need.id.as_str())?,
                    Some(_) => tx.db.update(&need)?,
                }
                names.push(village.name);
            }
            tx.about(&some_of(&names));
            Ok(names.len())
        })
    }
}

/// The texts of all rows, or everything that is wrong with them.
fn accepted(edits: &[VillageNeedEdit]) -> Result<Vec<[Option<String>; 3]>> {
    let mut problems: Vec<FieldProblem> = Vec::new();
    let mut rows = Vec::new();
    for (at, edit) in edits.iter().enumerate() {
        let mut cell = |name: &str, typed: Option<&String>, longest: usize| {
            let field = format!("rows[{at}].{name}");
            match text(&field, typed.map(String::as_str), longest) {
                Ok(text) => text,
                Err(Error::Invalid(found)) => {
                    problems.extend(found);
                    None
                }
                Err(_) => None,
            }
        };
        rows.push([
            cell("industry", edit.industry.as_ref(), 200),
            cell("majors", edit.majors.as_ref(), 200),
            cell("wishes", edit.wishes.as_ref(), 500),
        ]);
    }
    if problems.is_empty() {
        Ok(rows)
    } else {
        Err(Error::Invalid(problems))
    }
}
