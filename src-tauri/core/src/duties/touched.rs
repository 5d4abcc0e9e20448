//! Whom a change of duty touches: the seats of its day as they are, beside the seats as they
//! would be. What differs is what 调整清单 will say of it.

use std::collections::HashSet;

use super::change::{Plan, VillagePlan};
use super::preview::Unchanged;
use super::tenures::Tenure;
use super::who::Who;
use super::DutyKind;
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::{DutyId, PersonId, PostId, VillageId};
use crate::mentoring::pairs::rules::keeps_from_mentoring;
use crate::mentoring::seats::{At, Days, DutyHeld, PostHeld, Seating, Someone};
use crate::mentoring::{rules, Adjustment, Fill, Kinship, Seat};
use crate::store::Db;

/// The day of a change, as it is and as it would be.
pub(super) struct Touched {
    now: Seating,
    then: Seating,
    day: Day,
    kind: DutyKind,
    /// Who takes over.
    to: Option<At>,
    /// What 调整清单 says of the change, in paper order.
    pub(super) adjustments: Vec<Adjustment>,
}

/// What somebody carries under a scheme before and after a change.
pub(super) struct Load {
    pub(super) before: usize,
    pub(super) after: usize,
    pub(super) limit: Option<i64>,
    pub(super) over: bool,
}

impl Touched {
    pub(super) fn by(plan: &Plan, db: &Db) -> Result<Self> {
        let now = db.seating_on(plan.day)?;
        let mut then = now.clone();
        let to = plan.to.as_ref().map(|who| coming(&mut then, who, plan));
        for row in plan.villages.iter().filter(|row| row.changes) {
            for tenure in &row.ends {
                end(&mut then, tenure, plan.day);
            }
            if let Some(person) = to {
                begin(&mut then, person, row, plan);
            }
        }
        let adjustments = then.on(plan.day).adjusted_from(&now.on(plan.day));
        Ok(Self {
            day: plan.day,
            kind: plan.kind,
            to,
            adjustments,
            now,
            then,
        })
    }

    /// The mentees of a village who keep the mentor a hand named for such a seat.
    pub(super) fn unchanged(&self, village: &VillageId) -> Vec<Unchanged> {
        let on = self.now.on(self.day);
        let mut unchanged = Vec::new();
        for scheme in &self.now.schemes {
            let of_scheme = on.scheme_of(scheme);
            if !of_scheme
                .seats
                .iter()
                .any(|seat| fills(self.kind, seat.seat))
            {
                continue;
            }
            for person in of_scheme.mentees() {
                let here = of_scheme.place(person).map(|at| &self.now.villages[at].id);
                if here != Some(village) {
                    continue;
                }
                let seats = of_scheme.sits(person);
                let seats = seats.iter().filter(|sits| fills(self.kind, sits.seat));
                let mentors = seats.flat_map(|sits| &sits.mentors);
                unchanged.extend(mentors.filter_map(|mentor| mentor.named).map(|named| {
                    let someone = &self.now.people[person];
                    Unchanged {
                        person_id: someone.id.clone(),
                        name: someone.name.clone(),
                        reason: named.reason.clone().unwrap_or_default(),
                    }
                }));
            }
        }
        unchanged
    }

    /// What who takes over carries under the scheme where it is most, or too much.
    pub(super) fn load(&self) -> Option<Load> {
        let to = self.to?;
        let (now, then) = (self.now.on(self.day), self.then.on(self.day));
        let schemes = self.now.schemes.iter().zip(&self.then.schemes);
        let loads = schemes.filter_map(|(as_is, as_would_be)| {
            let after = then.scheme_of(as_would_be).load_of(to)?;
            let before = if to < self.now.people.len() {
                now.scheme_of(as_is).load_of(to)
            } else {
                None
            };
            Some(Load {
                before: before.map_or(0, |load| load.mentees),
                after: after.mentees,
                limit: after.limit,
                over: after.over,
            })
        });
        let of_equals_the_first = loads.collect::<Vec<_>>().into_iter().rev();
        of_equals_the_first.max_by_key(|load| (load.over, load.after))
    }
}

/// Whether such a duty or post fills a seat.
fn fills(kind: DutyKind, seat: &Seat) -> bool {
    match seat.fill {
        Fill::Duty => seat.duty_role.map(DutyKind::from) == Some(kind),
        Fill::VillagePost => {
            let titles = seat.post_titles.as_deref().unwrap_or_default();
            kind == DutyKind::Secretary && rules::holds_title(DutyKind::Secretary.label(), titles)
        }
        Fill::TownshipPost | Fill::Hand => false,
    }
}

/// Who takes over; one not yet in the register comes into it, with the post.
fn coming(seating: &mut Seating, who: &Who, plan: &Plan) -> At {
    let (name, post, township_id) = match who {
        Who::Known(person) => return seating.person_at[&person.id],
        Who::New {
            name,
            post,
            township_id,
        } => (name, post, township_id),
    };
    let mut townships = seating.townships.iter();
    let person = seating.people.len();
    seating.people.push(Someone {
        id: PersonId::new(),
        name: name.clone(),
        former_names: Vec::new(),
        birth: None,
        township: townships
            .position(|(id, _)| id == township_id)
            .unwrap_or_default(),
    });
    let own = post.as_ref().filter(|_| plan.kind != DutyKind::Secretary);
    seating.posts.extend(own.map(|title| PostHeld {
        id: PostId::new(),
        person,
        village: None,
        title: title.clone(),
        days: from(plan.day, None),
        document: None,
        unit: None,
    }));
    person
}

fn end(seating: &mut Seating, tenure: &Tenure, day: Day) {
    let until = Some(PartialDate::from(day));
    match tenure {
        Tenure::Duty(ended) => {
            if let Some(duty) = seating.duties.iter_mut().find(|duty| duty.id == ended.id) {
                duty.days.until_on = until;
            }
        }
        Tenure::Secretary(ended) => {
            if let Some(post) = seating.posts.iter_mut().find(|post| post.id == ended.id) {
                post.days.until_on = until;
            }
        }
    }
}

fn begin(seating: &mut Seating, person: At, row: &VillagePlan, plan: &Plan) {
    let village = seating.village_at[&row.village.id];
    let days = from(plan.day, row.until);
    match plan.kind.role() {
        Some(role) => seating.duties.push(DutyHeld {
            id: DutyId::new(),
            person,
            village,
            role,
            days,
            document: plan.document.clone(),
        }),
        None => seating.posts.push(PostHeld {
            id: PostId::new(),
            person,
            village: Some(village),
            title: row.title().to_owned(),
            days,
            document: plan.document.clone(),
            unit: None,
        }),
    }
}

fn from(day: Day, until_on: Option<PartialDate>) -> Days {
    Days {
        from_on: day.into(),
        until_on,
    }
}

/// Those who may not be mentored by a person: spouse, parents, children, siblings.
pub(super) fn kin_of(db: &Db, person: &PersonId) -> Result<HashSet<PersonId>> {
    let theirs = db.find_by::<Kinship>("person_id", person.as_str())?;
    let others = db.find_by::<Kinship>("relative_id", person.as_str())?;
    let theirs = theirs
        .into_iter()
        .map(|kin| (kin.relative_id, kin.relation));
    let kin = theirs.chain(others.into_iter().map(|kin| (kin.person_id, kin.relation)));
    Ok(kin
        .filter(|(_, relation)| keeps_from_mentoring(relation))
        .map(|(relative, _)| relative)
        .collect())
}
