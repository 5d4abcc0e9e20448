//! The shipped schemes, as data. A preset and its parts have the same ids in every register, so
//! that registers of townships can be merged.

use std::collections::HashMap;

use serde::Deserialize;

use super::super::{Due, Fill, Mentees, Scheme, Seat, Step};
use crate::duties::DutyRole;
use crate::error::{unexpected, Result};
use crate::ids::{SchemeId, SeatId, StepId};
use crate::registry::Tx;

/// The schemes observed in real places, own wording.
const PRESETS: &str = include_str!("../../../data/schemes.json");

#[derive(Deserialize)]
struct Presets {
    /// Checklists that several schemes share, by name.
    checklists: HashMap<String, Vec<PresetStep>>,
    schemes: Vec<Preset>,
}

#[derive(Deserialize)]
struct Preset {
    id: String,
    name: String,
    checklist: String,
    mentees: Mentees,
    everyone: bool,
    mentees_per_mentor: Option<i64>,
    months: Option<i64>,
    reports: bool,
    seats: Vec<PresetSeat>,
    steps: PresetSteps,
}

#[derive(Deserialize)]
struct PresetSeat {
    label: String,
    task: String,
    fill: Fill,
    duty_role: Option<DutyRole>,
    post_titles: Option<String>,
    #[serde(default = "one")]
    mentors: i64,
}

/// The steps themselves, or the name of the checklist that several presets share.
#[derive(Deserialize)]
#[serde(untagged)]
enum PresetSteps {
    Shared(String),
    Own(Vec<PresetStep>),
}

#[derive(Clone, Deserialize)]
struct PresetStep {
    label: String,
    measure: String,
    due: Due,
    due_days: Option<i64>,
    evidence: bool,
}

fn one() -> i64 {
    1
}

impl Tx<'_> {
    /// Puts the shipped schemes into a new register.
    pub(crate) fn add_preset_schemes(&self) -> Result<()> {
        let presets: Presets =
            serde_json::from_str(PRESETS).map_err(|error| unexpected(error.to_string()))?;
        for (position, preset) in (1..).zip(presets.schemes) {
            let steps = match &preset.steps {
                PresetSteps::Own(steps) => steps,
                PresetSteps::Shared(name) => presets
                    .checklists
                    .get(name)
                    .ok_or_else(|| unexpected("a preset names no checklist"))?,
            };
            self.add_preset(position, &preset, steps)?;
        }
        Ok(())
    }

    fn add_preset(&self, position: i64, preset: &Preset, steps: &[PresetStep]) -> Result<()> {
        let scheme_id = SchemeId::from(preset.id.clone());
        self.db.insert(&Scheme {
            id: scheme_id.clone(),
            township_id: None,
            name: preset.name.clone(),
            checklist: preset.checklist.clone(),
            mentees: preset.mentees,
            everyone: preset.everyone,
            mentees_per_mentor: preset.mentees_per_mentor,
            months: preset.months,
            reports: preset.reports,
            position,
            retired_on: None,
        })?;
        for (position, seat) in (1..).zip(&preset.seats) {
            self.db.insert(&Seat {
                id: SeatId::from(format!("{scheme_id}/seat-{position}")),
                township_id: None,
                scheme_id: scheme_id.clone(),
                label: seat.label.clone(),
                task: Some(seat.task.clone()),
                fill: seat.fill,
                duty_role: seat.duty_role,
                post_titles: seat.post_titles.clone(),
                mentors: seat.mentors,
                position,
                from_on: None,
                until_on: None,
            })?;
        }
        for (position, step) in (1..).zip(steps) {
            self.db.insert(&Step {
                id: StepId::from(format!("{scheme_id}/step-{position}")),
                township_id: None,
                scheme_id: scheme_id.clone(),
                label: step.label.clone(),
                measure: Some(step.measure.clone()),
                due: step.due,
                due_days: step.due_days,
                due_on: None,
                evidence: step.evidence,
                position,
                from_on: None,
                until_on: None,
            })?;
        }
        Ok(())
    }
}
