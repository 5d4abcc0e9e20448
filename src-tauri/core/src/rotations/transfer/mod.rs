//! 跨村任职: one comes to another village as its secretary, from a day. Posts of both villages, the
//! placement and the pair are one action, seen before it is done.

mod moving;

use super::scene::Scene;
use super::{Transfer, TransferPreview, Transferred};
use crate::changes::Outcome;
use crate::date::{in_words, Day};
use crate::duties::{DutyChange, DutyPreviewVillage, Post};
use crate::error::{Error, Result};
use crate::ids::VillageId;
use crate::op::Op;
use crate::registry::Registry;
use crate::store::Db;
use crate::villages::VillageStatus;

use moving::Move;

impl Registry {
    /// What a 跨村任职 would do, without doing it.
    pub fn preview_transfer(&self, transfer: &Transfer, today: Day) -> Result<TransferPreview> {
        let scene = Scene::read(&self.db)?;
        let moving = Move::of(&self.db, &scene, transfer)?;
        let rotation = moving.rotation(&self.db, transfer)?;
        let mut problems: Vec<String> = moving
            .problems
            .iter()
            .map(|problem| problem.message.clone())
            .collect();
        let mut shown = |change: Option<DutyChange>| -> Result<Option<DutyPreviewVillage>> {
            let Some(change) = change else {
                return Ok(None);
            };
            let mut preview = self.preview_duty_change(&change, today)?;
            problems.append(&mut preview.problems);
            Ok(preview.villages.pop())
        };
        let departure = shown(moving.departure())?;
        let arrival = shown(Some(moving.arrival()))?;
        let day = moving.day();
        let pool = scene.pool_village(&moving.person.id, day);
        Ok(TransferPreview {
            name: moving.person.name.clone(),
            on: day,
            from_village: moving.from.as_ref().map(|village| village.name.clone()),
            village: moving.village.name.clone(),
            statuses: statuses(&self.db, &moving.village.id, day)?,
            arrival,
            departure,
            ends: moving.post_rows(),
            stays_in_pool: pool.map(|at| scene.seating.villages[at].name.clone()),
            scheme: moving.scheme.as_ref().map(|scheme| scheme.name.clone()),
            warnings: moving.warnings(&scene, &rotation)?,
            problems,
            person_id: moving.person.id.clone(),
            mentors: moving.mentors(scene)?,
        })
    }

    /// 跨村任职: the secretaries of both villages change on the day, other posts in the village that
    /// is left end, the placement is recorded and its pair opened.
    pub fn transfer(&mut self, transfer: &Transfer, today: Day) -> Result<Outcome<Transferred>> {
        self.transact(Op::Transfer, |tx| {
            let scene = Scene::read(tx.db)?;
            let moving = Move::of(tx.db, &scene, transfer)?;
            if !moving.problems.is_empty() {
                return Err(Error::Invalid(moving.problems));
            }
            let rotation = moving.rotation(tx.db, transfer)?;
            let warnings = moving.warnings(&scene, &rotation)?;
            if let Some(change) = moving.departure() {
                tx.change_duty(&change, today)?;
            }
            tx.change_duty(&moving.arrival(), today)?;
            for post in &moving.ends {
                tx.db.update(&Post {
                    until_on: Some(moving.from_on),
                    ..post.clone()
                })?;
            }
            tx.db.insert(&rotation)?;
            let paired = match moving.pair() {
                Some(request) => !tx.open_pairs(&request)?.is_empty(),
                None => false,
            };
            tx.about(&format!(
                "{} {}到{}任{}，{}起",
                moving.person.name,
                moving
                    .from
                    .as_ref()
                    .map(|from| format!("由{}", from.name))
                    .unwrap_or_default(),
                moving.village.name,
                moving.title,
                in_words(moving.day()),
            ));
            Ok(Transferred {
                rotation_id: rotation.id,
                ended: moving.ends.len() + usize::from(moving.is_secretary()),
                paired,
                warnings,
            })
        })
    }
}

/// What a village officially is on a day, the newest first.
fn statuses(db: &Db, village: &VillageId, day: Day) -> Result<Vec<VillageStatus>> {
    let mut statuses: Vec<VillageStatus> = db.find_by("village_id", village.as_str())?;
    statuses.retain(|it| crate::date::in_force(Some(it.from_on), it.until_on, day));
    statuses.sort_by_key(|it| std::cmp::Reverse(it.from_on));
    Ok(statuses)
}
