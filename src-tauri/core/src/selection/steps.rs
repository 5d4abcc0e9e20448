//! 选拔步骤: registered for one or many, corrected, and a way that comes to nothing.

use super::{Prospect, RunEnd, SelectionRun, SelectionStep, SelectionStepEdit};
use crate::changes::Outcome;
use crate::date::in_words;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{PersonId, RecordId, SelectionRunId, VillageId};
use crate::mentoring::items::text;
use crate::op::Op;
use crate::people::{typed_date, Person};
use crate::registry::{Registry, Tx};
use crate::reserves::{some_of, Reserve};
use crate::store::Row;
use crate::villages::Village;

impl Registry {
    /// Registers a step of people, or corrects its day. How many have it now.
    pub fn set_selection_step(&mut self, edit: &SelectionStepEdit) -> Result<Outcome<usize>> {
        let on_day = typed_date("on_day", &edit.on_day)?;
        let document = text("document", edit.document.as_deref(), 100)?;
        let note = text("note", edit.note.as_deref(), 500)?;
        if edit.people.is_empty() {
            return Err(Error::invalid("people", "people.missing", "请选择人员"));
        }
        self.transact(Op::SetSelectionStep, |tx| {
            let mut names = Vec::new();
            for id in &edit.people {
                let person: Person = tx.db.find(id.as_str())?.or_not_found("人员")?;
                let run = tx.run_for(&person, edit)?;
                let steps: Vec<SelectionStep> = tx.db.find_by("run_id", run.id.as_str())?;
                let known = steps.into_iter().find(|step| step.step == edit.step);
                let step = SelectionStep {
                    id: known
                        .as_ref()
                        .map_or_else(RecordId::new, |it| it.id.clone()),
                    township_id: run.township_id,
                    run_id: run.id,
                    step: edit.step,
                    on_day,
                    document: document.clone(),
                    note: note.clone(),
                };
                match known {
                    None => tx.db.insert(&step)?,
                    Some(known) if known != step => tx.db.update(&step)?,
                    Some(_) => {}
                }
                names.push(person.name);
            }
            tx.about(&format!("{} {}", edit.step.label(), some_of(&names)));
            Ok(names.len())
        })
    }

    /// Takes a step out that was registered by mistake; a way without steps goes with it.
    pub fn remove_selection_step(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveSelectionStep, |tx| {
            let step: SelectionStep = tx.db.find(id.as_str())?.or_not_found("选拔步骤")?;
            let run: SelectionRun = tx.db.find(step.run_id.as_str())?.or_not_found("选拔记录")?;
            let name = tx.db.person_name(&run.person_id)?;
            tx.about(&format!("{name} {}", step.step.label()));
            tx.db.remove(SelectionStep::TABLE, id.as_str())?;
            let rest: Vec<SelectionStep> = tx.db.find_by("run_id", run.id.as_str())?;
            if rest.is_empty() {
                tx.db.remove(SelectionRun::TABLE, run.id.as_str())?;
            }
            Ok(())
        })
    }

    /// Ways that came to nothing, on a day, for a reason. How many.
    pub fn end_selection_runs(&mut self, end: &RunEnd) -> Result<Outcome<usize>> {
        let on = typed_date("on", &end.on)?;
        let reason = text("reason", Some(&end.reason), 200)?;
        let reason = reason
            .ok_or_else(|| Error::invalid("reason", "reason.missing", "请填写没有通过的原因"))?;
        self.transact(Op::EndSelectionRun, |tx| {
            let mut names = Vec::new();
            for id in &end.ids {
                let run: SelectionRun = tx.db.find(id.as_str())?.or_not_found("选拔记录")?;
                let name = tx.db.person_name(&run.person_id)?;
                if !run.is_open() {
                    return Err(Refused::RunOver { name }.into());
                }
                let steps: Vec<SelectionStep> = tx.db.find_by("run_id", id.as_str())?;
                let last = steps.iter().map(|step| step.on_day.first_day()).max();
                if let Some(last) = last.filter(|last| on.first_day() < *last) {
                    let message = format!("{name}在{}还有步骤，终止时间不能更早", in_words(last));
                    return Err(Error::invalid("on", "interval.empty", message));
                }
                tx.db.update(&SelectionRun {
                    ended_on: Some(on),
                    end_reason: Some(reason.clone()),
                    ..run
                })?;
                names.push(name);
            }
            tx.about(&some_of(&names));
            Ok(names.len())
        })
    }

    /// Takes a way out that was registered by mistake, with its steps.
    pub fn remove_selection_run(&mut self, id: &SelectionRunId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveSelectionRun, |tx| {
            let run: SelectionRun = tx.db.find(id.as_str())?.or_not_found("选拔记录")?;
            tx.about(&tx.db.person_name(&run.person_id)?);
            for step in tx.db.find_by::<SelectionStep>("run_id", id.as_str())? {
                tx.db.remove(SelectionStep::TABLE, step.id.as_str())?;
            }
            tx.db.remove(SelectionRun::TABLE, id.as_str())
        })
    }
}

impl Tx<'_> {
    /// The run a step of a person belongs to: the one named; the one under way; of somebody in the
    /// pool that of the present spell; else a new one.
    fn run_for(&self, person: &Person, edit: &SelectionStepEdit) -> Result<SelectionRun> {
        if let Some(id) = &edit.run_id {
            let run: SelectionRun = self.db.find(id.as_str())?.or_not_found("选拔记录")?;
            return Some(run)
                .filter(|run| run.person_id == person.id)
                .or_not_found("选拔记录");
        }
        let runs: Vec<SelectionRun> = self.db.find_by("person_id", person.id.as_str())?;
        if let Some(run) = runs.iter().rfind(|run| run.is_open()) {
            return Ok(run.clone());
        }
        let spells: Vec<Reserve> = self.db.find_by("person_id", person.id.as_str())?;
        let spell = spells.into_iter().find(|spell| spell.left_on.is_none());
        if let Some(spell) = &spell {
            let of_spell = |run: &&SelectionRun| run.reserve_id.as_ref() == Some(&spell.id);
            if let Some(run) = runs.iter().find(of_spell) {
                return Ok(run.clone());
            }
        }
        let village_id = match &spell {
            Some(spell) => spell.village_id.clone(),
            None => self.village_for(person, edit.village_id.as_ref())?,
        };
        let village: Village = self.db.find(village_id.as_str())?.or_not_found("村")?;
        let run = SelectionRun {
            id: SelectionRunId::new(),
            township_id: village.township_id,
            person_id: person.id.clone(),
            village_id: village.id,
            reserve_id: spell.map(|spell| spell.id),
            ended_on: None,
            end_reason: None,
        };
        self.db.insert(&run)?;
        Ok(run)
    }

    /// Towards whose pool somebody is on the way: as typed, else the village that keeps in touch.
    fn village_for(&self, person: &Person, typed: Option<&VillageId>) -> Result<VillageId> {
        if let Some(typed) = typed {
            return Ok(typed.clone());
        }
        let village = self.touching_village(&person.id)?;
        village.ok_or_else(|| {
            let message = format!("请选择{}向哪个村推荐", person.name);
            Error::invalid("village_id", "village.missing", message)
        })
    }

    fn touching_village(&self, person: &PersonId) -> Result<Option<VillageId>> {
        let prospects: Vec<Prospect> = self.db.find_by("person_id", person.as_str())?;
        let open = prospects.into_iter().find(|it| it.until_on.is_none());
        Ok(open.map(|prospect| prospect.village_id))
    }
}
