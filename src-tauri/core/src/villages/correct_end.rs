//! The day of a recorded 撤并 corrected: what ended or went on elsewhere on the one day does on the other.

use super::past::{wrong_day, Past};
use super::{rules, Village, VillageStatus};
use crate::date::{Day, PartialDate};
use crate::duties::{Duty, Post};
use crate::error::{OrNotFound, Result};
use crate::ids::VillageId;
use crate::registry::Tx;
use crate::reserves::{Reserve, MOVED};
use crate::rotations::{Rotation, RotationEvent, RotationEventKind};

impl Tx<'_> {
    /// Corrects on which day, and by which paper, a village came to its end.
    pub(super) fn correct_end(
        &self,
        id: &VillageId,
        on: PartialDate,
        document: Option<String>,
        today: Day,
    ) -> Result<()> {
        let village: Village = self.db.find(id.as_str())?.or_not_found("村")?;
        self.about(&format!("{}的撤并", village.name));
        let ended = village.ended_on.or_not_found("撤并记录")?;
        let past = Past::of(self.db, &village)?;
        let mut changes = past.changes(&village).into_iter();
        let last = changes.next_back();
        let last = last.map(|(then, _)| (then.until_on, "更过名或划归过"));
        let last = last.or(village.began_on.map(|began| (began, "设立")));
        rules::may_change("撤并", on, today, last).map_err(wrong_day)?;
        if on != ended {
            self.end_on_another_day(&village, ended, on)?;
        }
        self.db.update(&Village {
            ended_on: Some(on),
            ended_document: document,
            ..village
        })
    }

    fn end_on_another_day(
        &self,
        village: &Village,
        ended: PartialDate,
        on: PartialDate,
    ) -> Result<()> {
        let of = village.id.as_str();
        let (was, now) = (Some(ended), Some(on));
        let mut later = Vec::new();
        let mut is_later = |from: PartialDate, what: String| {
            if on.first_day() <= from.first_day() {
                later.push(format!("{what}（{}）", from.in_words()));
            }
        };
        for spell in self.db.find_by::<Reserve>("village_id", of)? {
            if spell.left_on != was || spell.left_reason.as_deref() != Some(MOVED) {
                continue;
            }
            is_later(spell.entered_on, self.db.person_name(&spell.person_id)?);
            let others: Vec<Reserve> = self.db.find_by("person_id", spell.person_id.as_str())?;
            for next in others {
                if Some(&next.village_id) != village.ended_into.as_ref() || next.entered_on != ended
                {
                    continue;
                }
                let left = next.left_on.map(PartialDate::first_day);
                if left.is_some_and(|left| left <= on.first_day()) {
                    is_later(on, self.db.person_name(&next.person_id)?);
                }
                self.db.update(&Reserve {
                    entered_on: on,
                    ..next
                })?;
            }
            self.db.update(&Reserve {
                left_on: now,
                ..spell
            })?;
        }
        let mut duties: Vec<Duty> = self.db.find_by("village_id", of)?;
        duties.retain(|duty| duty.until_on == was);
        for duty in duties {
            is_later(duty.from_on, self.db.person_name(&duty.person_id)?);
            self.db.update(&Duty {
                until_on: now,
                ..duty
            })?;
        }
        let mut posts: Vec<Post> = self.db.find_by("village_id", of)?;
        posts.retain(|post| post.until_on == was);
        for post in posts {
            is_later(post.from_on, post.title.clone());
            self.db.update(&Post {
                until_on: now,
                ..post
            })?;
        }
        let mut statuses: Vec<VillageStatus> = self.db.find_by("village_id", of)?;
        statuses.retain(|status| status.until_on == was);
        for status in statuses {
            is_later(status.from_on, status.status.clone());
            self.db.update(&VillageStatus {
                until_on: now,
                ..status
            })?;
        }
        let mut rotations: Vec<Rotation> = self.db.find_by("village_id", of)?;
        rotations.retain(|rotation| rotation.until_on == was);
        for rotation in rotations {
            is_later(rotation.from_on, self.db.person_name(&rotation.person_id)?);
            self.end_rotation_on_another_day(rotation, ended, on)?;
        }
        if later.is_empty() {
            return Ok(());
        }
        let (name, day) = (&village.name, on.in_words());
        let later = rules::some_records(&later);
        Err(wrong_day(format!(
            "{name}在{day}或以后还有记录，请先核对：{later}"
        )))
    }

    fn end_rotation_on_another_day(
        &self,
        rotation: Rotation,
        ended: PartialDate,
        on: PartialDate,
    ) -> Result<()> {
        let events: Vec<RotationEvent> = self.db.find_by("rotation_id", rotation.id.as_str())?;
        for event in events {
            if event.kind == RotationEventKind::End && event.on_day == ended {
                self.db.update(&RotationEvent {
                    on_day: on,
                    ..event
                })?;
            }
        }
        self.db.update(&Rotation {
            until_on: Some(on),
            ..rotation
        })
    }
}
