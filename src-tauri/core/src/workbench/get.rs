//! The workbench of a day, gathered from what the register knows at once.

use std::collections::{HashMap, HashSet};

use chrono::Days;

use super::rules::{self, Counted};
use super::tasks::Tasks;
use super::{Missing, VillageGap, VillageGapKind, VillageProgress, Workbench};
use crate::date::Day;
use crate::error::Result;
use crate::ids::VillageId;
use crate::mentoring::checklists::Checklists;
use crate::mentoring::seats::{At, OnDay};
use crate::mentoring::{ItemState, PairState, QuarterReport};
use crate::people::{FactField, Field};
use crate::registry::Registry;
use crate::reserves::{ReserveOnDay, State};
use crate::rotations::rules::ENDING_WITHIN;

/// How many days ahead the workbench looks.
const AHEAD: u64 = 7;

impl Registry {
    /// What is late and what comes, how far each village is, and what it lacks.
    pub fn workbench(&self, as_of: Day) -> Result<Workbench> {
        let seating = self.seating_on(as_of)?;
        let checklists = self.checklists(None)?;
        let reports: Vec<QuarterReport> = self.db.all()?;
        let plans = self.plans_with(&seating, &checklists, as_of)?;
        let pool = self.db.reserves_on(as_of, &[], State::InPool)?;
        let on = seating.on(as_of);
        let soon_until = as_of.checked_add_days(Days::new(AHEAD)).unwrap_or(as_of);
        let minimum = self.minimum()?;

        let mut tasks = Tasks::new(&on, soon_until);
        tasks.of_pairs(&checklists);
        tasks.of_reports(&reports);
        tasks.of_people(&pool);
        tasks.of_plans(&pool, &plans);
        let ahead_until = on.day + chrono::Duration::days(ENDING_WITHIN);
        self.add_placements(&mut tasks)?;
        self.add_tenure(&mut tasks, ahead_until)?;
        let [overdue, soon, ahead] = tasks.sorted();

        let mut progress = progress(&on, &checklists, &pool);
        let (mut village_gaps, gaps) = seat_gaps(&on, &mut progress);
        village_gaps.extend(minimum_gaps(&on, &pool, minimum));
        let there: HashSet<&VillageId> = on.villages().map(|village| &village.id).collect();
        progress.retain(|village| there.contains(&village.village_id));
        Ok(Workbench {
            as_of,
            in_pool: pool.len(),
            villages: on.villages().count(),
            done: progress.iter().map(|village| village.done).sum::<usize>(),
            steps: progress.iter().map(|village| village.steps).sum(),
            gaps,
            overdue_tasks: overdue.len(),
            overdue,
            soon,
            soon_until,
            training: self.training_tasks(as_of, soon_until)?,
            selection: self.selection_tasks(&pool, as_of)?,
            reviews: self.review_tasks(as_of, soon_until)?,
            assessments: self.assessment_tasks(as_of)?,
            ahead,
            ahead_until,
            missing: missing(&pool),
            stale_dossiers: self.stale_dossiers(&pool, as_of)?,
            progress,
            village_gaps,
            backup_days: self.days_since_backup_outside(as_of)?,
            minimum,
        })
    }
}

/// How far each village is, in paper order.
fn progress(
    on: &OnDay<'_>,
    checklists: &Checklists,
    pool: &[ReserveOnDay],
) -> Vec<VillageProgress> {
    let villages = on.seating.villages.iter();
    let mut progress: Vec<VillageProgress> = villages
        .map(|village| VillageProgress {
            village_id: village.id.clone(),
            village: village.name.clone(),
            reserves: 0,
            done: 0,
            steps: 0,
            overdue: 0,
            gaps: 0,
        })
        .collect();
    for row in pool {
        if let Some(at) = on.seating.village_at.get(&row.reserve.village_id) {
            progress[*at].reserves += 1;
        }
    }
    for scheme in &on.seating.schemes {
        for (pair, state) in on.scheme_of(scheme).pairs() {
            let village = on.place(scheme.mentees, pair.person);
            let (PairState::Active, Some(village)) = (state, village) else {
                continue;
            };
            let of_village = &mut progress[village];
            for cell in checklists.cells(on.seating, pair, state, on.day) {
                of_village.steps += 1;
                of_village.done += usize::from(cell.state == ItemState::Done);
                of_village.overdue += usize::from(cell.state == ItemState::Overdue);
            }
        }
    }
    progress
}

/// The seats that are not filled, one a village and seat, and how many there are with those of
/// mentees without a village.
fn seat_gaps(on: &OnDay<'_>, progress: &mut [VillageProgress]) -> (Vec<VillageGap>, usize) {
    let mut gaps = Vec::new();
    let mut count = 0;
    for scheme in &on.seating.schemes {
        let of_scheme = on.scheme_of(scheme);
        let mut people: HashMap<(Option<At>, usize), usize> = HashMap::new();
        for person in of_scheme.mentees() {
            let village = of_scheme.place(person);
            for (at, sits) in of_scheme.sits(person).iter().enumerate() {
                if sits.gap.is_some() {
                    *people.entry((village, at)).or_default() += 1;
                }
            }
        }
        count += people.len();
        let mut found: Vec<_> = people.into_iter().collect();
        found.sort_unstable();
        for ((village, seat), people) in found {
            let Some(village) = village else { continue };
            progress[village].gaps += 1;
            let seat = of_scheme.seats[seat].seat.label.clone();
            let name = progress[village].village.clone();
            let gap = VillageGap {
                kind: VillageGapKind::Seat,
                village_id: progress[village].village_id.clone(),
                text: format!("{name} {seat}"),
                village: name,
                seat: Some(seat),
                people,
            };
            gaps.push((village, gap));
        }
    }
    gaps.sort_by_key(|(village, _)| *village);
    (gaps.into_iter().map(|(_, gap)| gap).collect(), count)
}

/// Villages below the suggested minimum, in paper order, with the reason.
fn minimum_gaps(on: &OnDay<'_>, pool: &[ReserveOnDay], minimum: super::Minimum) -> Vec<VillageGap> {
    let mut counted: HashMap<&str, Vec<Counted<'_>>> = HashMap::new();
    for row in pool {
        let one = Counted {
            age: row.person.birth.map(|birth| birth.age_on(on.day)),
            sex: row.person.sex.as_deref(),
            education: row.facts.get(FactField::Education),
        };
        counted
            .entry(row.reserve.village_id.as_str())
            .or_default()
            .push(one);
    }
    let villages = on.villages().filter_map(|village| {
        let pool = counted
            .get(village.id.as_str())
            .map_or(&[][..], Vec::as_slice);
        let lacks = rules::lacks(minimum, pool);
        (!lacks.is_empty()).then(|| VillageGap {
            kind: VillageGapKind::Minimum,
            village_id: village.id.clone(),
            village: village.name.clone(),
            seat: None,
            people: pool.len(),
            text: format!("{} {}", village.name, lacks.join("，")),
        })
    });
    villages.collect()
}

/// Of whom what is unknown.
fn missing(pool: &[ReserveOnDay]) -> Missing {
    let mut fields: Vec<(Field, usize)> = Vec::new();
    let mut missing = Missing::default();
    for row in pool {
        let unknown = row.missing();
        if !unknown.is_empty() {
            missing.ids.push(row.person.id.clone());
        }
        for field in unknown {
            match fields.iter_mut().find(|(known, _)| *known == field) {
                Some((_, count)) => *count += 1,
                None => fields.push((field, 1)),
            }
        }
    }
    fields.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    missing.people = missing.ids.len();
    missing.fields = fields
        .iter()
        .map(|(field, _)| field.label().to_owned())
        .collect();
    missing
}
