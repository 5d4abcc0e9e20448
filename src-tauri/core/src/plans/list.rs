//! Who has a plan and how far it is, as of a day.

use super::{PlanFilter, PlanList, PlanRow, PlanState, PlanView, WhichPlans};
use crate::date::Day;
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::FactField;
use crate::registry::Registry;
use crate::reserves::rules::in_pool_on;
use crate::reserves::{Reserve, State};

impl Registry {
    /// The reserves of a day and their plans.
    pub fn plans(&self, filter: &PlanFilter, today: Day) -> Result<PlanList> {
        let as_of = filter.as_of.unwrap_or(today);
        let plans = self.plans_on(as_of)?;
        let pool = self
            .db
            .reserves_on(as_of, &filter.villages, State::InPool)?;
        let rows = pool.into_iter().map(|row| PlanRow {
            plan: plans.current(&row.person.id),
            target_post: row.facts.get(FactField::TargetPost).map(str::to_owned),
            readiness: row.facts.get(FactField::Readiness).map(str::to_owned),
            person_id: row.person.id,
            name: row.person.name,
            village_id: row.reserve.village_id,
            village: row.village,
            township: row.township,
        });
        let mut rows: Vec<PlanRow> = rows.collect();
        let active = || {
            let plans = rows.iter().filter_map(|row| row.plan.as_ref());
            plans.filter(|plan| plan.state == PlanState::Active)
        };
        let mut list = PlanList {
            as_of,
            reserves: rows.len(),
            with_plan: rows.iter().filter(|row| row.plan.is_some()).count(),
            behind: active().filter(|plan| plan.overdue > 0).count(),
            overdue: active().map(|plan| plan.overdue).sum(),
            done: active().map(|plan| plan.done).sum(),
            steps: active().map(|plan| plan.steps.len()).sum(),
            rows: Vec::new(),
        };
        let text = filter.text.as_deref().map(str::trim);
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let found = self.found_ids(text)?;
            rows.retain(|row| found.contains(row.person_id.as_str()));
        }
        rows.retain(|row| {
            let readiness = row.readiness.as_ref();
            filter.which.shows(row.plan.as_ref())
                && (filter.readiness.is_empty()
                    || readiness.is_some_and(|it| filter.readiness.contains(it)))
        });
        list.rows = rows;
        Ok(list)
    }

    /// The plans of a person, the newest first.
    pub fn plans_of(&self, person: &PersonId, as_of: Day) -> Result<Vec<PlanView>> {
        let spells: Vec<Reserve> = self.db.find_by("person_id", person.as_str())?;
        let in_pool = spells.iter().any(|spell| in_pool_on(spell, as_of));
        Ok(self.plans_on(as_of)?.of(person, in_pool))
    }
}

impl WhichPlans {
    fn shows(self, plan: Option<&PlanView>) -> bool {
        match self {
            Self::All => true,
            Self::With => plan.is_some(),
            Self::Without => plan.is_none(),
            Self::Overdue => plan.is_some_and(|plan| plan.overdue > 0),
        }
    }
}
