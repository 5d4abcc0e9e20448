//! Writing a planned batch: one action, whole or not at all.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::changes::Outcome;
use crate::date::{self, PartialDate};
use crate::error::{unexpected, Result};
use crate::ids::TownshipId;
use crate::op::Op;
use crate::people::rules::Sources;
use crate::people::{Fact, FormerValue, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::Reserve;
use crate::store::grouped;
use crate::store::import::{LoggedAnswer, LoggedSheet};
use crate::villages::{
    rules::kind_of, FormerVillage, Owner, OwnerKind, Township, Village, VillageAlias,
};

use super::draft::Draft;
use super::known::{Dossier, Known};
use super::places::{KnownTownship, KnownVillage, Places};
use super::plan::Plan;
use super::problem::{Problem, Severity};

impl Registry {
    /// What the register knows, for planning.
    pub fn import_known(&self) -> Result<Known> {
        let owner: Owner = self.owner()?;
        let facts: Vec<Fact> = self.db.all()?;
        let mut facts = grouped(facts, |fact| Some(fact.person_id.clone()));
        let spells: Vec<Reserve> = self.db.all()?;
        let mut spells = grouped(spells, |spell| Some(spell.person_id.clone()));
        let former: Vec<FormerValue> = self.db.all()?;
        let mut former = grouped(former, |former| Some(former.person_id.clone()));
        let people = self
            .db
            .all::<Person>()?
            .into_iter()
            .map(|person| Dossier {
                facts: facts.remove(&person.id).unwrap_or_default(),
                former: former.remove(&person.id).unwrap_or_default(),
                spells: spells.remove(&person.id).unwrap_or_default(),
                person,
            })
            .collect();
        let mappings = self
            .db
            .mappings()?
            .into_iter()
            .filter_map(|(fingerprint, mapping)| {
                Some((fingerprint, serde_json::from_str(&mapping).ok()?))
            })
            .collect();
        Ok(Known {
            county: owner.kind == OwnerKind::County,
            places: self.import_places()?,
            people,
            sheets: self.db.recognised_sheets()?,
            answers: self.db.answers()?,
            mappings,
            mentors: self.printed_mentors()?,
            sources: Sources::default(),
        })
    }

    fn import_places(&self) -> Result<Places> {
        let mut aliases: HashMap<_, Vec<String>> = HashMap::new();
        for alias in self.db.all::<VillageAlias>()? {
            aliases
                .entry(alias.village_id)
                .or_default()
                .push(alias.alias);
        }
        let mut belonged: HashMap<_, Vec<TownshipId>> = HashMap::new();
        for former in self.db.all::<FormerVillage>()? {
            let of = belonged.entry(former.village_id).or_default();
            of.push(former.township_id);
        }
        let villages = self.db.every_village_now()?.into_iter();
        let villages = villages
            .map(|village| KnownVillage {
                belonged_to: belonged.remove(&village.id).unwrap_or_default(),
                aliases: aliases.remove(&village.id).unwrap_or_default(),
                began_on: village.began_on.map(PartialDate::first_day),
                ended_on: village.ended_on.map(PartialDate::first_day),
                went_into: village.ended_into,
                id: village.id,
                township_id: village.township_id,
                name: village.name,
                code: village.code,
            })
            .collect();
        let townships = self
            .township_rows()?
            .into_iter()
            .map(|township| KnownTownship {
                id: township.id,
                name: township.name,
                former: township
                    .former
                    .into_iter()
                    .filter_map(|it| it.name)
                    .collect(),
            })
            .collect();
        Ok(Places::new(townships, villages))
    }

    /// Writes a batch as it was planned against what the register knows now. The caller backs up
    /// first.
    pub fn import_batch(
        &mut self,
        known: &Known,
        draft: &Draft,
        plan: Plan,
    ) -> Result<Outcome<Plan>> {
        let summary = summary(&plan)?;
        let files = draft.files.len();
        self.transact(Op::Import, |tx| {
            tx.write_places(known, &plan)?;
            tx.write_people(known, &plan)?;
            let sheets: Vec<LoggedSheet> = plan
                .sheets
                .iter()
                .map(|sheet| LoggedSheet {
                    file: sheet.file.clone(),
                    sheet: sheet.sheet.clone(),
                    fingerprint: sheet.fingerprint.clone(),
                    open: sheet.open.clone(),
                    resumed: sheet.resumed,
                })
                .collect();
            let answers: Vec<LoggedAnswer> =
                plan.settled.iter().map(|it| it.logged(&plan)).collect();
            tx.db
                .log_import(tx.op(), &date::now(), &summary, &sheets, &answers)?;
            for (fingerprint, mapping) in &draft.mapped {
                let mapping = serde_json::to_string(mapping)
                    .map_err(|error| unexpected(error.to_string()))?;
                tx.db.remember_mapping(fingerprint, &mapping)?;
            }
            tx.about(&format!(
                "{files} 个文件：新增 {} 人，更新 {} 人",
                plan.counts.added, plan.counts.updated
            ));
            Ok(())
        })
        .map(|outcome| Outcome {
            value: plan,
            changes: outcome.changes,
            op: outcome.op,
        })
    }

    /// The log of imports, newest first.
    pub fn imports(&self) -> Result<Vec<ImportEntry>> {
        let entries = self.db.imports()?.into_iter().map(|logged| {
            let summary: Summary = serde_json::from_str(&logged.summary)
                .map_err(|error| unexpected(error.to_string()))?;
            Ok(ImportEntry {
                id: logged.id,
                op: logged.op,
                at: logged.at,
                undone: logged.undone,
                files: logged.files,
                summary,
            })
        });
        entries.collect()
    }
}

/// A batch in the log.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct ImportEntry {
    /// Number, in the order they happened.
    pub id: i64,
    /// The action's number; `None` when nothing was written.
    pub op: Option<i64>,
    /// RFC 3339, UTC.
    pub at: String,
    /// Taken back.
    pub undone: bool,
    /// Names of the files that were read.
    pub files: Vec<String>,
    /// Counts and problems.
    pub summary: Summary,
}

/// What the log keeps of a batch.
#[derive(Debug, Clone, Serialize, Deserialize, ts_rs::TS)]
#[expect(
    missing_docs,
    reason = "the counts of `Counts` and the problems of `Problem`"
)]
pub struct Summary {
    pub rows: usize,
    pub added: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub skipped: usize,
    pub asked: usize,
    pub problems: Vec<LoggedProblem>,
}

/// A problem as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[expect(missing_docs, reason = "the fields of `Problem`")]
pub struct LoggedProblem {
    pub file: String,
    pub sheet: String,
    pub row: usize,
    pub column: String,
    pub column_letter: String,
    pub code: String,
    pub severity: Severity,
    pub message: String,
    pub raw: String,
}

fn summary(plan: &Plan) -> Result<String> {
    let counts = &plan.counts;
    let problems: &[Problem] = &plan.problems;
    let summary = json!({
        "rows": counts.rows, "added": counts.added, "updated": counts.updated, "unchanged": counts.unchanged,
        "skipped": counts.skipped, "asked": counts.asked, "problems": problems,
    });
    serde_json::to_string(&summary).map_err(|error| unexpected(error.to_string()))
}

impl Tx<'_> {
    /// New townships and villages, and aliases learnt from answers.
    fn write_places(&self, known: &Known, plan: &Plan) -> Result<()> {
        let mut positions: HashMap<&str, i64> = HashMap::new();
        for (position, township) in (1..).zip(&plan.places.townships) {
            if !known
                .places
                .townships
                .iter()
                .any(|old| old.id == township.id)
            {
                self.db.insert(&Township {
                    id: township.id.clone(),
                    name: township.name.clone(),
                    position,
                })?;
            }
        }
        for village in &plan.places.villages {
            let position = positions.entry(village.township_id.as_str()).or_default();
            *position += 1;
            if known.places.villages.iter().any(|old| old.id == village.id) {
                continue;
            }
            self.db.insert(&Village {
                id: village.id.clone(),
                township_id: village.township_id.clone(),
                name: village.name.clone(),
                code: None,
                kind: kind_of(&village.name).map(str::to_owned),
                position: *position,
                ended_on: None,
                ended_into: None,
                ended_document: None,
                began_on: village.began_on.map(PartialDate::from),
                began_document: None,
            })?;
        }
        for (at, alias) in &plan.aliases {
            let village: Option<Village> = self.db.find(plan.places.villages[*at].id.as_str())?;
            if let Some(village) = village {
                self.add_alias(&village, alias)?;
            }
        }
        Ok(())
    }

    /// The difference between the register as it was and as planned.
    fn write_people(&self, known: &Known, plan: &Plan) -> Result<()> {
        let mut new: Vec<&Dossier> = Vec::new();
        for entry in &plan.ledger.people {
            let now = &entry.dossier;
            match entry.known.map(|at| &known.people[at]) {
                Some(before) if before == now => {}
                Some(before) => self.write_changed(before, now)?,
                None => new.push(now),
            }
        }
        self.db.insert_all(new.iter().map(|now| &now.person))?;
        self.db.insert_all(new.iter().flat_map(|now| &now.facts))?;
        self.db.insert_all(new.iter().flat_map(|now| &now.former))?;
        // A spell that ended goes in before the open one that followed it.
        self.db.insert_all(new.iter().flat_map(|now| &now.spells))
    }

    fn write_changed(&self, before: &Dossier, now: &Dossier) -> Result<()> {
        if before.person != now.person {
            self.db.update(&now.person)?;
        }
        self.db
            .write_differences(&before.facts, &now.facts, |fact| &fact.id)?;
        self.db
            .write_differences(&before.former, &now.former, |former| &former.id)?;
        for spell in &now.spells {
            match before.spells.iter().find(|old| old.id == spell.id) {
                Some(old) if old != spell => self.db.update(spell)?,
                Some(_) => {}
                None => {
                    self.db.insert(spell)?;
                    // A sheet tells what happened; the gate is not asked, see `selection`.
                    if spell.left_on.is_none() {
                        self.after_entry(spell, &[], None)?;
                    }
                }
            }
        }
        Ok(())
    }
}
