//! What became of whom in a period, and the figures of it.

use std::collections::{HashMap, HashSet};

use super::rules::{count, sum_said};
use super::{
    OutcomeCount, OutcomeFilter, OutcomeLevel, OutcomeList, OutcomeRecord, OutcomeRow, OutcomeType,
};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, TownshipId, VillageId};
use crate::people::Person;
use crate::registry::Registry;
use crate::reserves::rules::in_pool_on;
use crate::reserves::Reserve;
use crate::store::Db;
use crate::villages::Village;

/// How outcomes are counted.
const DEFINITION: &str = "按成效日期计入起止时间；“项”为人次，“人”为人数，一人多项只计一人；\
占比为期内在库过的人中有该项成效的人所占的比例";
/// Of outcomes without a batch or a village.
const NONE: &str = "未注明";

impl Registry {
    /// Outcomes of a period.
    pub fn outcomes(&self, filter: &OutcomeFilter, today: Day) -> Result<OutcomeList> {
        let as_of = filter.as_of.unwrap_or(today);
        let scene = Scene::of_all(&self.db, as_of)?;
        let within = |village: Option<&VillageId>| {
            filter.villages.is_empty()
                || village.is_some_and(|village| filter.villages.contains(village))
        };
        let of_period = |outcome: &OutcomeRecord| {
            let on = outcome.on_day.first_day();
            on <= as_of
                && filter.from.is_none_or(|from| from <= on)
                && within(outcome.village_id.as_ref())
        };
        let all: Vec<OutcomeRecord> = self.db.all()?;
        let all = all.into_iter().filter(of_period);
        let mut rows: Vec<OutcomeRow> = all.map(|outcome| scene.row(outcome, as_of)).collect();
        rows.sort_by(|a, b| {
            let key = |row: &OutcomeRow| (row.outcome.on_day.first_day(), row.outcome.id.clone());
            key(b).cmp(&key(a))
        });
        let touches = |spell: &&Reserve| {
            spell.entered_on.first_day() <= as_of
                && spell
                    .left_on
                    .is_none_or(|left| filter.from.is_none_or(|from| left.first_day() > from))
                && within(Some(&spell.village_id))
        };
        let pool = scene.spells.values().flatten().filter(touches);
        let pool: HashSet<PersonId> = pool.map(|spell| spell.person_id.clone()).collect();
        let mut list = scene.figures(&rows, &pool);
        list.from = filter.from;
        list.as_of = as_of;
        let found = match filter.text.as_deref().map(str::trim) {
            Some(text) if !text.is_empty() => Some(self.found_ids(text)?),
            _ => None,
        };
        rows.retain(|row| {
            let outcome = &row.outcome;
            let batch = outcome.batch.as_deref().unwrap_or_default();
            (filter.types.is_empty() || filter.types.contains(&outcome.outcome_type_id))
                && filter.level.is_none_or(|level| level == outcome.level)
                && filter
                    .batch
                    .as_deref()
                    .is_none_or(|wanted| wanted.trim() == batch)
                && found
                    .as_ref()
                    .is_none_or(|it| it.contains(outcome.person_id.as_str()))
        });
        list.rows = rows;
        Ok(list)
    }

    /// What became of a person, the newest first.
    pub fn outcomes_of(&self, person: &PersonId, as_of: Day) -> Result<Vec<OutcomeRow>> {
        let scene = Scene::of_person(&self.db, person, as_of)?;
        let own: Vec<OutcomeRecord> = self.db.find_by("person_id", person.as_str())?;
        let mut rows: Vec<OutcomeRow> = own
            .into_iter()
            .filter(|outcome| outcome.on_day.first_day() <= as_of)
            .map(|outcome| scene.row(outcome, as_of))
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.outcome.on_day));
        Ok(rows)
    }
}

/// What the rows are told with.
struct Scene {
    types: Vec<OutcomeType>,
    /// In paper order.
    villages: Vec<Village>,
    townships: HashMap<TownshipId, String>,
    names: HashMap<PersonId, String>,
    spells: HashMap<PersonId, Vec<Reserve>>,
}

impl Scene {
    fn of_all(db: &Db, as_of: Day) -> Result<Self> {
        Self::read(db, db.all()?, db.all()?, as_of)
    }

    fn of_person(db: &Db, id: &PersonId, as_of: Day) -> Result<Self> {
        let person: Person = db.find(id.as_str())?.or_not_found("人员")?;
        let spells = db.find_by("person_id", id.as_str())?;
        Self::read(db, vec![person], spells, as_of)
    }

    fn read(db: &Db, people: Vec<Person>, reserves: Vec<Reserve>, as_of: Day) -> Result<Self> {
        let mut types: Vec<OutcomeType> = db.all()?;
        types.sort_by_key(|kind| kind.position);
        let townships = db.townships_on(as_of)?;
        let villages = db.every_village_on(as_of)?;
        let mut spells: HashMap<PersonId, Vec<Reserve>> = HashMap::new();
        for spell in reserves {
            spells
                .entry(spell.person_id.clone())
                .or_default()
                .push(spell);
        }
        Ok(Self {
            types,
            villages,
            townships: townships.into_iter().map(|it| (it.id, it.name)).collect(),
            names: people.into_iter().map(|it| (it.id, it.name)).collect(),
            spells,
        })
    }

    fn row(&self, outcome: OutcomeRecord, as_of: Day) -> OutcomeRow {
        let kind = self
            .types
            .iter()
            .find(|it| it.id == outcome.outcome_type_id);
        let village = outcome.village_id.as_ref();
        let village = village.and_then(|id| self.villages.iter().find(|it| it.id == *id));
        let township = village.map_or(&outcome.township_id, |village| &village.township_id);
        let spells = self.spells.get(&outcome.person_id);
        OutcomeRow {
            name: self
                .names
                .get(&outcome.person_id)
                .cloned()
                .unwrap_or_default(),
            type_name: kind.map(|kind| kind.name.clone()).unwrap_or_default(),
            counted: kind.is_some_and(|kind| kind.counted),
            village: village.map(|village| village.name.clone()),
            township: self.townships.get(township).cloned().unwrap_or_default(),
            in_pool: spells
                .into_iter()
                .flatten()
                .any(|spell| in_pool_on(spell, as_of)),
            outcome,
        }
    }

    /// The figures of all rows of a period.
    fn figures(&self, rows: &[OutcomeRow], pool: &HashSet<PersonId>) -> OutcomeList {
        let counted = || rows.iter().filter(|row| row.counted);
        let there = |count: &OutcomeCount| count.outcomes > 0;
        let by_type = self.types.iter().map(|kind| {
            let own = rows
                .iter()
                .filter(|row| row.outcome.outcome_type_id == kind.id);
            OutcomeCount {
                type_id: Some(kind.id.clone()),
                counted: kind.counted,
                ..count(&kind.name, own, pool)
            }
        });
        let by_level = OutcomeLevel::ALL.into_iter().map(|level| OutcomeCount {
            level: Some(level),
            ..count(
                level.label(),
                counted().filter(|row| row.outcome.level == level),
                pool,
            )
        });
        let by_level: Vec<OutcomeCount> = by_level.filter(there).collect();
        let mut batches: Vec<Option<&str>> =
            counted().map(|row| row.outcome.batch.as_deref()).collect();
        batches.sort_unstable_by_key(|batch| (batch.is_none(), *batch));
        batches.dedup();
        let by_batch = batches.into_iter().map(|batch| {
            let own = counted().filter(|row| row.outcome.batch.as_deref() == batch);
            count(batch.unwrap_or(NONE), own, pool)
        });
        let villages = self.villages.iter().map(Some).chain([None]);
        let by_village = villages.map(|village| {
            let id = village.map(|village| &village.id);
            let own = counted().filter(|row| row.outcome.village_id.as_ref() == id);
            OutcomeCount {
                village_id: id.cloned(),
                ..count(village.map_or(NONE, |village| &village.name), own, pool)
            }
        });
        let all = count("", counted(), pool);
        let levels: Vec<_> = by_level
            .iter()
            .filter_map(|count| Some((count.level?, count.outcomes)))
            .collect();
        OutcomeList {
            from: None,
            as_of: Day::MIN,
            outcomes: all.outcomes,
            people: all.people,
            of_pool: all.of_pool,
            pool: pool.len(),
            by_type: by_type.filter(there).collect(),
            by_batch: by_batch.collect(),
            by_village: by_village.filter(there).collect(),
            sentence: sum_said(&levels),
            by_level,
            definition: DEFINITION.into(),
            rows: Vec::new(),
        }
    }
}
