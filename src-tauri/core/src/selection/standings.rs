//! Where people stand with the conditions in use, as of a day; [`Judge`] knows it of each.

use std::collections::{HashMap, HashSet};

use super::checks::exemptions_of;
use super::overrides::overridden_on;
use super::rules::{
    last_check, standing, standing_said, threshold_said, warning_said, ConditionState, Known,
};
use super::{
    blockers_on, Check, Condition, ConditionKind, ConditionList, Exemption, Judged, Prospect,
    StandingFilter, StandingList, StandingRow, WhichStandings,
};
use crate::date::{in_force, Day, PartialDate};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, ReserveId, VillageId};
use crate::people::{FactField, Person};
use crate::registry::Registry;
use crate::reserves::State;

/// What the conditions in use say of some people on a day.
pub(super) struct Judge {
    pub(super) list: ConditionList,
    conditions: Vec<Condition>,
    people: HashMap<PersonId, OfPerson>,
    day: Day,
}

#[derive(Default)]
struct OfPerson {
    checks: Vec<Check>,
    exemptions: Vec<Exemption>,
    birth: Option<PartialDate>,
    education: Option<String>,
}

/// More people than this are read by whole tables.
const ONE_BY_ONE: usize = 20;

impl Registry {
    /// What the conditions in use say of these people on a day.
    pub(super) fn judge(&self, people: &[PersonId], day: Day) -> Result<Judge> {
        let (list, conditions) = self.adopted_list()?;
        let ids: Vec<&PersonId> = people.iter().collect();
        let facts = self.db.facts_of(&ids, day)?;
        let mut of: HashMap<PersonId, OfPerson> = HashMap::new();
        for id in people {
            let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
            let education = facts.get(id).and_then(|it| it.get(FactField::Education));
            let mut known = OfPerson {
                birth: person.birth,
                education: education.map(str::to_owned),
                ..OfPerson::default()
            };
            if people.len() <= ONE_BY_ONE {
                known.checks = self.db.find_by("person_id", id.as_str())?;
                known.exemptions = exemptions_of(&self.db, id)?;
            }
            of.insert(id.clone(), known);
        }
        if people.len() > ONE_BY_ONE {
            for check in self.db.all::<Check>()? {
                if let Some(known) = of.get_mut(&check.person_id) {
                    known.checks.push(check);
                }
            }
            for exemption in self.db.all::<Exemption>()? {
                if let Some(known) = of.get_mut(&exemption.person_id) {
                    known.exemptions.push(exemption);
                }
            }
        }
        Ok(Judge {
            list,
            conditions,
            people: of,
            day,
        })
    }

    /// Where people stand, as of a day.
    pub fn standings(&self, filter: &StandingFilter, today: Day) -> Result<StandingList> {
        let as_of = filter.as_of.unwrap_or(today);
        let mut rows = self.standing_rows(as_of)?;
        let blocked = |row: &StandingRow| {
            row.reserve_id.is_some() && !row.blockers.is_empty() && !row.overridden
        };
        let (list, _) = self.adopted_list()?;
        let mut standings = StandingList {
            as_of,
            list_id: list.id,
            list: list.name,
            in_pool_blocked: rows.iter().filter(|row| blocked(row)).count(),
            rows: Vec::new(),
        };
        rows.retain(|row| match filter.which {
            WhichStandings::Candidates => row.reserve_id.is_none(),
            WhichStandings::InPool => row.reserve_id.is_some(),
            WhichStandings::InPoolBlocked => blocked(row),
            WhichStandings::All => true,
        });
        rows.retain(|row| {
            let of = row.village_id.as_ref();
            filter.villages.is_empty() || of.is_some_and(|id| filter.villages.contains(id))
        });
        let asked = filter
            .text
            .as_deref()
            .map(str::trim)
            .filter(|it| !it.is_empty());
        if let Some(asked) = asked {
            let found = self.found_ids(asked)?;
            rows.retain(|row| found.contains(row.person_id.as_str()));
        }
        standings.rows = rows;
        Ok(standings)
    }

    /// Everybody in a pool, on the way into one or kept in touch with; villages in paper order.
    fn standing_rows(&self, as_of: Day) -> Result<Vec<StandingRow>> {
        let mut who: Vec<(PersonId, VillageId, Option<ReserveId>)> = Vec::new();
        for row in self.db.reserves_on(as_of, &[], State::InPool)? {
            who.push((row.person.id, row.reserve.village_id, Some(row.reserve.id)));
        }
        let mut seen: HashSet<PersonId> = who.iter().map(|(id, ..)| id.clone()).collect();
        let prospects = self.db.all::<Prospect>()?.into_iter();
        let prospects = prospects
            .filter(|it| in_force(Some(it.from_on), it.until_on, as_of))
            .map(|it| (it.person_id, it.village_id));
        for (person, village) in self.under_way(as_of)?.into_iter().chain(prospects) {
            if seen.insert(person.clone()) {
                who.push((person, village, None));
            }
        }
        let people: Vec<PersonId> = who.iter().map(|(id, ..)| id.clone()).collect();
        let judge = self.judge(&people, as_of)?;
        let overridden = overridden_on(&self.db, as_of)?;
        let villages = self.village_places(as_of)?;
        let mut rows = Vec::new();
        for (person, village, reserve) in who {
            let judged = judge.of(&person);
            let count = |standings: &[ConditionState]| {
                let of = judged.iter();
                of.filter(|it| standings.contains(&it.standing)).count()
            };
            let known = judge.known(&person);
            rows.push(StandingRow {
                name: self.db.person_name(&person)?,
                village: Some(villages.name(&village)),
                age: known.birth.map(|birth| birth.age_on(as_of)),
                education: known.education.map(str::to_owned),
                met: count(&[ConditionState::Met]),
                unmet: count(&[ConditionState::Unmet]),
                hits: count(&[ConditionState::Hit]),
                open: count(&[
                    ConditionState::Unchecked,
                    ConditionState::Expired,
                    ConditionState::Unknown,
                ]),
                exempt: count(&[ConditionState::Exempt]),
                of: judged.len(),
                blockers: blockers_on(&self.db, &person, as_of)?,
                overridden: reserve.as_ref().is_some_and(|id| overridden.contains(id)),
                reserve_id: reserve,
                village_id: Some(village),
                person_id: person,
            });
        }
        rows.sort_by_key(|row| {
            let place = row.village_id.as_ref().map(|id| villages.place(id));
            (place, row.reserve_id.is_some())
        });
        Ok(rows)
    }
}

impl Judge {
    /// Where a person stands with every condition, in their order.
    pub(super) fn of(&self, person: &PersonId) -> Vec<Judged> {
        let Some(of) = self.people.get(person) else {
            return Vec::new();
        };
        let known = self.known(person);
        let judged = self.conditions.iter().map(|condition| {
            let checks = of.checks.iter();
            let checks = checks.filter(|check| check.condition_id == condition.id);
            let check = last_check(checks, self.day);
            let mut exemptions = of.exemptions.iter();
            let exemption = exemptions.find(|it| it.condition_id == condition.id);
            let standing = standing(condition, check, exemption, known, self.day);
            Judged {
                said: standing_said(condition.kind, standing).into(),
                known: threshold_said(condition, known, self.day),
                standing,
                check: check.cloned(),
                exemption: exemption.cloned(),
                condition: condition.clone(),
            }
        });
        judged.collect()
    }

    fn known(&self, person: &PersonId) -> Known<'_> {
        let of = self.people.get(person);
        of.map_or_else(Known::default, |of| Known {
            birth: of.birth,
            education: of.education.as_deref(),
        })
    }

    /// What is said before a person enters and keeps nobody out.
    pub(super) fn warnings(&self, person: &PersonId) -> Vec<String> {
        let judged = self.of(person);
        let mut warnings: Vec<String> = judged
            .iter()
            .filter_map(|it| warning_said(&it.condition, it.standing, &it.known))
            .collect();
        for (kind, what) in [
            (ConditionKind::Positive, "正面条件"),
            (ConditionKind::Negative, "负面条件"),
        ] {
            let unchecked = judged
                .iter()
                .filter(|it| it.condition.kind == kind && it.standing == ConditionState::Unchecked)
                .count();
            if unchecked > 0 {
                warnings.push(format!("还有 {unchecked} 项{what}没有核查"));
            }
        }
        warnings
    }
}
