//! 年度滚动更新: a village's pool gone through for a year, in one action.

use std::collections::HashMap;

use super::{
    Decision, DecisionEdit, YearlyDecision, YearlyRow, YearlySheet, YearlyUpdate, YearlyUpdateEdit,
    YearlyUpdates, YearlyVillage,
};
use crate::changes::Outcome;
use crate::codes::{self, List};
use crate::date::Day;
use crate::duties::filled;
use crate::error::{Error, FieldProblem, OrNotFound, Refused, Result};
use crate::ids::{RecordId, ReserveId, VillageId, YearlyUpdateId};
use crate::mentoring::items::{past_day, text};
use crate::op::Op;
use crate::people::FactField;
use crate::registry::{Registry, Tx};
use crate::reserves::{ReserveOnDay, State};
use crate::villages::Village;

impl Registry {
    /// How far villages are with a year's update.
    pub fn yearly_updates(&self, year: i32, as_of: Day) -> Result<YearlyUpdates> {
        let mut updates: HashMap<VillageId, YearlyUpdate> = HashMap::new();
        for update in self.db.all::<YearlyUpdate>()? {
            if update.year == year {
                updates.insert(update.village_id.clone(), update);
            }
        }
        let in_pool = self.db.reserves_per_village(as_of)?;
        let mut villages = Vec::new();
        for village in self.db.villages_on(as_of)? {
            let (village_id, village) = (village.id, village.name);
            let update = updates.get(&village_id);
            let decisions: Vec<YearlyDecision> = match update {
                Some(update) => self.db.find_by("update_id", update.id.as_str())?,
                None => Vec::new(),
            };
            let count = |wanted| {
                let of = decisions.iter();
                of.filter(|it| it.decision == wanted).count()
            };
            let people = in_pool.get(&village_id).copied().unwrap_or_default();
            villages.push(YearlyVillage {
                village,
                in_pool: usize::try_from(people).unwrap_or_default(),
                update_id: update.map(|update| update.id.clone()),
                done_on: update.map(|update| update.on_day),
                stay: count(Decision::Stay),
                leave: count(Decision::Leave),
                readiness: count(Decision::Readiness),
                village_id,
            });
        }
        Ok(YearlyUpdates {
            year,
            done: villages.iter().filter(|it| it.done_on.is_some()).count(),
            waiting: villages
                .iter()
                .filter(|it| it.done_on.is_none() && it.in_pool > 0)
                .count(),
            villages,
        })
    }

    /// A village's update of a year: what was decided, or who is in the pool on a day and waits.
    pub fn yearly_sheet(&self, village: &VillageId, year: i32, as_of: Day) -> Result<YearlySheet> {
        let name = self.village_name_on(village, as_of)?;
        let updates: Vec<YearlyUpdate> = self.db.find_by("village_id", village.as_str())?;
        let update = updates.into_iter().find(|update| update.year == year);
        let Some(update) = update else {
            let pool = self
                .db
                .reserves_on(as_of, std::slice::from_ref(village), State::InPool)?;
            return Ok(YearlySheet {
                village_id: village.clone(),
                village: name,
                year,
                done_on: None,
                document: None,
                rows: pool.iter().map(|row| row.waiting(as_of)).collect(),
            });
        };
        let decisions: Vec<YearlyDecision> = self.db.find_by("update_id", update.id.as_str())?;
        let mut of: HashMap<ReserveId, YearlyDecision> = decisions
            .into_iter()
            .map(|it| (it.reserve_id.clone(), it))
            .collect();
        let spells =
            self.db
                .reserves_on(update.on_day, std::slice::from_ref(village), State::All)?;
        let rows = spells.iter().filter_map(|spell| {
            let decided = of.remove(&spell.reserve.id)?;
            Some(spell.decided(decided, update.on_day))
        });
        Ok(YearlySheet {
            rows: rows.collect(),
            village_id: village.clone(),
            village: name,
            year,
            done_on: Some(update.on_day),
            document: update.document,
        })
    }

    /// Goes through a village's pool for a year: everybody in it on the day stays, leaves or gets
    /// another 成熟度. How many were gone through.
    pub fn set_yearly_update(
        &mut self,
        edit: &YearlyUpdateEdit,
        today: Day,
    ) -> Result<Outcome<usize>> {
        let on_day = past_day("on_day", &edit.on_day, today)?;
        let document = text("document", edit.document.as_deref(), 100)?;
        if !(2000..2200).contains(&edit.year) {
            return Err(Error::invalid(
                "year",
                "number.range",
                "年度应为四位数字，如 2025",
            ));
        }
        let problems = problems_of(&edit.decisions);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        self.transact(Op::SetYearlyUpdate, |tx| {
            let village: Village = tx.db.find(edit.village_id.as_str())?.or_not_found("村")?;
            tx.about(&format!("{} {} 年", village.name, edit.year));
            let updates: Vec<YearlyUpdate> = tx.db.find_by("village_id", village.id.as_str())?;
            if let Some(done) = updates.iter().find(|it| it.year == edit.year) {
                return Err(Refused::YearlyUpdateDone {
                    village: village.name,
                    year: edit.year,
                    on: done.on_day,
                }
                .into());
            }
            let here = std::slice::from_ref(&village.id);
            let pool = tx.db.reserves_on(on_day, here, State::InPool)?;
            every_one(&pool, &edit.decisions)?;
            let update = YearlyUpdate {
                id: YearlyUpdateId::new(),
                township_id: village.township_id,
                village_id: village.id,
                year: edit.year,
                on_day,
                document,
            };
            tx.db.insert(&update)?;
            for (at, decision) in edit.decisions.iter().enumerate() {
                let row = pool
                    .iter()
                    .find(|row| row.reserve.id == decision.reserve_id);
                let row = row.or_not_found("村的在库记录")?;
                tx.decide(&update, row, decision, at)?;
            }
            Ok(pool.len())
        })
    }
}

impl Tx<'_> {
    fn decide(
        &self,
        update: &YearlyUpdate,
        row: &ReserveOnDay,
        edit: &DecisionEdit,
        at: usize,
    ) -> Result<()> {
        let before = row.facts.get(FactField::Readiness);
        match edit.decision {
            Decision::Stay => {}
            Decision::Leave => {
                let reason = filled(edit.reason.as_deref()).unwrap_or_default();
                let destination = edit.destination.as_deref();
                self.leave_pool(&row.reserve.id, update.on_day.into(), &reason, destination)?;
            }
            Decision::Readiness => {
                let readiness = filled(edit.readiness.as_deref()).unwrap_or_default();
                if before == Some(readiness.as_str()) {
                    let field = format!("decisions[{at}].readiness");
                    let message = format!("{}的成熟度本来就是“{readiness}”", row.person.name);
                    return Err(Error::invalid(&field, "yearly.same_readiness", message));
                }
                let on = update.on_day.into();
                self.change_fact(&row.person, FactField::Readiness, readiness, on)?;
            }
        }
        self.db.insert(&YearlyDecision {
            id: RecordId::new(),
            township_id: update.township_id.clone(),
            update_id: update.id.clone(),
            reserve_id: row.reserve.id.clone(),
            decision: edit.decision,
            before: before.map(str::to_owned),
            remark: text(
                &format!("decisions[{at}].remark"),
                edit.remark.as_deref(),
                200,
            )?,
        })
    }
}

impl ReserveOnDay {
    fn waiting(&self, as_of: Day) -> YearlyRow {
        let fact = |field| self.facts.get(field).map(str::to_owned);
        YearlyRow {
            reserve_id: self.reserve.id.clone(),
            person_id: self.person.id.clone(),
            name: self.person.name.clone(),
            sex: self.person.sex.clone(),
            birth: self.person.birth,
            age: self.person.birth.map(|birth| birth.age_on(as_of)),
            education: fact(FactField::Education),
            occupation: fact(FactField::Occupation),
            target_post: fact(FactField::TargetPost),
            entered_on: self.reserve.entered_on,
            before: fact(FactField::Readiness),
            decision: None,
            after: None,
            left_reason: None,
            destination: None,
            remark: None,
        }
    }

    /// `on_day` is that of the update; the facts of the row are that day's.
    fn decided(&self, decided: YearlyDecision, on_day: Day) -> YearlyRow {
        let left = decided.decision == Decision::Leave;
        let row = self.waiting(on_day);
        YearlyRow {
            after: row.before.filter(|_| !left),
            before: decided.before,
            decision: Some(decided.decision),
            left_reason: self.reserve.left_reason.clone().filter(|_| left),
            destination: self.reserve.destination.clone().filter(|_| left),
            remark: decided.remark,
            ..row
        }
    }
}

/// What each decision lacks by itself.
fn problems_of(decisions: &[DecisionEdit]) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    for (at, edit) in decisions.iter().enumerate() {
        let field = |name: &str| format!("decisions[{at}].{name}");
        let readiness = filled(edit.readiness.as_deref()).unwrap_or_default();
        let problem = match edit.decision {
            Decision::Leave if filled(edit.reason.as_deref()).is_none() => {
                Some(("reason", "reserve.reason_missing", "请选择退出原因"))
            }
            Decision::Readiness if codes::label(List::Readiness, &readiness).is_none() => {
                Some(("readiness", "readiness.unknown", "请选择新的成熟度"))
            }
            _ => None,
        };
        if let Some((name, code, message)) = problem {
            problems.push(FieldProblem {
                field: field(name),
                code,
                message: message.into(),
            });
        }
    }
    problems
}

/// Everybody in the pool is gone through, once.
fn every_one(pool: &[ReserveOnDay], decisions: &[DecisionEdit]) -> Result<()> {
    let times = |row: &ReserveOnDay| {
        let of = decisions.iter();
        of.filter(|it| it.reserve_id == row.reserve.id).count()
    };
    let names = |wanted: &dyn Fn(usize) -> bool| {
        let of = pool.iter().filter(|row| wanted(times(row)));
        of.map(|row| row.person.name.clone()).collect::<Vec<_>>()
    };
    let (missing, twice) = (names(&|times| times == 0), names(&|times| times > 1));
    if let Some(name) = twice.first() {
        let message = format!("{name}列了两次");
        return Err(Error::invalid("decisions", "yearly.twice", message));
    }
    if !missing.is_empty() {
        let message = format!("还有 {} 人没有确认：{}", missing.len(), missing.join("、"));
        return Err(Error::invalid("decisions", "yearly.missing", message));
    }
    Ok(())
}
