//! 选拔进度: who is at which step as of a day.

use super::rules::{order_doubts, stage_on};
use super::{
    blockers_on, RunFilter, RunList, RunRow, RunState, SelectionRun, SelectionStep, Stage,
    StageCount, StepDay, WhichRuns,
};
use crate::date::{Day, PartialDate};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, VillageId};
use crate::people::{FactField, Person};
use crate::registry::Registry;
use crate::reserves::Reserve;

impl Registry {
    /// Runs as of a day.
    pub fn selection_runs(&self, filter: &RunFilter, today: Day) -> Result<RunList> {
        let as_of = filter.as_of.unwrap_or(today);
        let mut rows = self.run_rows(self.db.all()?, as_of)?;
        let count = |state| rows.iter().filter(|row| row.state == state).count();
        let stages = Stage::ALL.into_iter().map(|stage| StageCount {
            stage,
            label: stage.label().into(),
            people: rows
                .iter()
                .filter(|row| row.state == RunState::Open && row.stage == Some(stage))
                .count(),
        });
        let mut list = RunList {
            as_of,
            open: count(RunState::Open),
            entered: count(RunState::Entered),
            ended: count(RunState::Ended),
            stages: stages.collect(),
            rows: Vec::new(),
        };
        rows.retain(|row| {
            let wanted = match filter.which {
                WhichRuns::Open => row.state == RunState::Open,
                WhichRuns::Entered => row.state == RunState::Entered,
                WhichRuns::Ended => row.state == RunState::Ended,
                WhichRuns::All => true,
            };
            wanted
                && filter.stage.is_none_or(|stage| row.stage == Some(stage))
                && (filter.villages.is_empty() || filter.villages.contains(&row.run.village_id))
        });
        let asked = filter
            .text
            .as_deref()
            .map(str::trim)
            .filter(|it| !it.is_empty());
        if let Some(asked) = asked {
            let found = self.found_ids(asked)?;
            rows.retain(|row| found.contains(row.run.person_id.as_str()));
        }
        list.rows = rows;
        Ok(list)
    }

    /// Who is on the way into a pool on a day, and into whose.
    pub(super) fn under_way(&self, as_of: Day) -> Result<Vec<(PersonId, VillageId)>> {
        let mut under_way = Vec::new();
        for run in self.db.all::<SelectionRun>()? {
            let (steps, entered_on) = self.days_of(&run)?;
            let days: Vec<_> = steps.iter().map(|step| (step.step, step.on_day)).collect();
            let state = state_on(&run, stage_on(&days, as_of), entered_on, as_of);
            if state == Some(RunState::Open) {
                under_way.push((run.person_id, run.village_id));
            }
        }
        Ok(under_way)
    }

    /// The steps of a run, and when the spell began it led to.
    fn days_of(&self, run: &SelectionRun) -> Result<(Vec<SelectionStep>, Option<PartialDate>)> {
        let steps = self.db.find_by("run_id", run.id.as_str())?;
        let spell: Option<Reserve> = match &run.reserve_id {
            Some(id) => self.db.find(id.as_str())?,
            None => None,
        };
        Ok((steps, spell.map(|spell| spell.entered_on)))
    }

    /// Runs that had begun by a day; villages in paper order, the furthest first.
    pub(super) fn run_rows(&self, runs: Vec<SelectionRun>, as_of: Day) -> Result<Vec<RunRow>> {
        let people: Vec<&PersonId> = runs.iter().map(|run| &run.person_id).collect();
        let facts = self.db.facts_of(&people, as_of)?;
        let villages = self.village_places(as_of)?;
        let mut rows = Vec::new();
        for run in runs {
            let (steps, entered_on) = self.days_of(&run)?;
            let days: Vec<_> = steps.iter().map(|step| (step.step, step.on_day)).collect();
            let reached = stage_on(&days, as_of);
            let Some(state) = state_on(&run, reached, entered_on, as_of) else {
                continue;
            };
            let person: Person = self.db.find(run.person_id.as_str())?.or_not_found("人员")?;
            let blockers = match state {
                RunState::Open => blockers_on(&self.db, &run.person_id, as_of)?,
                _ => Vec::new(),
            };
            let education = facts.get(&person.id);
            let education = education.and_then(|facts| facts.get(FactField::Education));
            rows.push(RunRow {
                village: villages.name(&run.village_id),
                age: person.birth.map(|birth| birth.age_on(as_of)),
                education: education.map(str::to_owned),
                name: person.name,
                state,
                stage: reached.map(|(stage, _)| stage),
                stage_said: stage_said(state, reached, entered_on, &run),
                steps: step_days(&steps, entered_on),
                entered_on,
                doubts: order_doubts(&days, entered_on),
                blockers,
                run,
            });
        }
        rows.sort_by_key(|row| {
            let village = villages.place(&row.run.village_id);
            (village, std::cmp::Reverse(row.stage), row.run.id.clone())
        });
        Ok(rows)
    }
}

/// Where a run stands on a day; `None`: it had not begun.
fn state_on(
    run: &SelectionRun,
    reached: Option<(Stage, PartialDate)>,
    entered_on: Option<PartialDate>,
    as_of: Day,
) -> Option<RunState> {
    let by = |date: Option<PartialDate>| date.is_some_and(|on| on.first_day() <= as_of);
    if by(entered_on) {
        Some(RunState::Entered)
    } else if reached.is_none() {
        None
    } else if by(run.ended_on) {
        Some(RunState::Ended)
    } else {
        Some(RunState::Open)
    }
}

/// `公示 2025.11.03`, `入库 2025.11.20`, `未通过 2025.10`.
fn stage_said(
    state: RunState,
    reached: Option<(Stage, PartialDate)>,
    entered_on: Option<PartialDate>,
    run: &SelectionRun,
) -> String {
    let dotted = |on: PartialDate| on.to_string().replace('-', ".");
    let (what, on) = match state {
        RunState::Entered => ("入库", entered_on),
        RunState::Ended => ("未通过", run.ended_on),
        RunState::Open => (
            reached.map_or("", |(stage, _)| stage.label()),
            reached.map(|(_, on)| on),
        ),
    };
    on.map_or(what.to_owned(), |on| format!("{what} {}", dotted(on)))
}

fn step_days(steps: &[SelectionStep], entered_on: Option<PartialDate>) -> Vec<StepDay> {
    let mut days: Vec<StepDay> = Stage::ALL
        .into_iter()
        .map(|stage| {
            let taken = steps.iter().find(|step| step.step == stage);
            StepDay {
                step: Some(stage),
                label: stage.label().into(),
                id: taken.map(|step| step.id.clone()),
                on_day: taken.map(|step| step.on_day),
                document: taken.and_then(|step| step.document.clone()),
                note: taken.and_then(|step| step.note.clone()),
            }
        })
        .collect();
    days.push(StepDay {
        step: None,
        label: "入库".into(),
        id: None,
        on_day: entered_on,
        document: None,
        note: None,
    });
    days
}
