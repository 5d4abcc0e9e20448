//! What is to be done about placements and tenure: ends to prepare, appraisals that are missing,
//! secretaries who reach five years.

use std::collections::HashMap;

use chrono::Datelike;

use super::tasks::Tasks;
use super::{Task, TaskKind};
use crate::date::{in_words, months_after, Day};
use crate::error::Result;
use crate::registry::Registry;
use crate::rotations::rules::{ends_within, last_day, state, ENDING_WITHIN};
use crate::rotations::{Rotation, RotationState, RotationType};
use crate::tenure::{Basis, TenureFilter};

/// How long after its end a missing appraisal is asked for, in months; older ones stand in the list
/// of placements only.
const ASKED_FOR: i64 = 12;

impl Registry {
    /// Placements that end, and those that ended without appraisal.
    pub(super) fn add_placements(&self, tasks: &mut Tasks<'_, '_>) -> Result<()> {
        let day = tasks.on.day;
        let types: Vec<RotationType> = self.db.all()?;
        let names: HashMap<_, _> = types.into_iter().map(|it| (it.id, it.name)).collect();
        let since = months_after(day, -ASKED_FOR);
        for rotation in self.db.rotations_on(day)? {
            let Some(last) = last_day(rotation.span()) else {
                continue;
            };
            let ended = state(rotation.span(), day) == RotationState::Ended;
            let unappraised = ended && !rotation.is_appraised(day) && last >= since;
            let name = names.get(&rotation.type_id).map_or("", String::as_str);
            if ends_within(rotation.span(), day, ENDING_WITHIN) {
                let until = format!("{name}到{}月{}日为止", last.month(), last.day());
                tasks.of_rotation(&rotation, last, TaskKind::RotationEnd, until);
            } else if unappraised {
                let since = format!("{name}已于{}结束", in_words(last));
                tasks.of_rotation(&rotation, last, TaskKind::Appraisal, since);
            }
        }
        Ok(())
    }

    /// Secretaries in office who reach five years 累计 up to a day.
    pub(super) fn add_tenure(&self, tasks: &mut Tasks<'_, '_>, until: Day) -> Result<()> {
        let list = self.tenure(
            &TenureFilter {
                as_of: Some(tasks.on.day),
                in_office: Some(true),
                ..TenureFilter::default()
            },
            tasks.on.day,
        )?;
        for row in list.rows {
            let served = row.served(Basis::Cumulative);
            let on = served
                .reaches_on
                .filter(|on| !served.reached && *on <= until);
            let person = tasks.on.seating.person_at.get(&row.person_id).copied();
            let (Some(on), Some(person)) = (on, person) else {
                continue;
            };
            let village = tasks.on.seating.village_at.get(&row.village_id).copied();
            let what = "任职满五年".to_owned();
            let task = Task {
                who: Some(format!("{}，已累计{}", row.title, served.text)),
                ..tasks.task(TaskKind::Tenure, on, "任职", what, person, village)
            };
            tasks.add(task);
        }
        Ok(())
    }
}

impl Tasks<'_, '_> {
    fn of_rotation(&mut self, rotation: &Rotation, last: Day, kind: TaskKind, who: String) {
        let seating = self.on.seating;
        let Some(person) = seating.person_at.get(&rotation.person_id).copied() else {
            return;
        };
        let own = rotation.village_id.as_ref();
        let village = own.or(rotation.from_village_id.as_ref());
        let village = village.and_then(|id| seating.village_at.get(id)).copied();
        let (group, what) = match kind {
            TaskKind::Appraisal => ("鉴定", "锻炼未鉴定"),
            _ => ("锻炼", "锻炼期满"),
        };
        let task = Task {
            who: Some(who),
            rotation_id: Some(rotation.id.clone()),
            ..self.task(kind, last, group, what.into(), person, village)
        };
        self.add(task);
    }
}
