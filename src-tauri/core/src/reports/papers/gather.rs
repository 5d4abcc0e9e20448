//! What papers of pairs need beyond the rows of the list, read at once for all pairs asked for.

use std::collections::{HashMap, HashSet};

use super::appraisal::Appraised;
use super::cells::scheme_title;
use super::{Numbered, PaperRequest};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{ItemId, PersonId, SchemeId, StepId};
use crate::mentoring::{
    Evidence, Item, ItemState, Pair, PairFilter, PairList, PairRow, Step, WhichPairs,
};
use crate::people::{FactField, FactsOnDay};
use crate::registry::Registry;
use crate::rotations::{RotationFilter, RotationList, RotationRow, WhichRotations};
use crate::tenure::{TenureFilter, TenureList};

/// The pairs of a request and how their paper calls what they belong to.
pub(super) struct OnPaper {
    pub(super) scheme: String,
    pub(super) checklist: String,
    pub(super) pairs: Vec<PairOnPaper>,
}

/// A mentee with or without a pair, with everything its papers say.
pub(super) struct PairOnPaper {
    pub(super) row: PairRow,
    pub(super) facts: FactsOnDay,
    /// The record; `None`: not paired.
    pub(super) pair: Option<Pair>,
    /// What each seat answers for: label and task.
    pub(super) tasks: Vec<(String, Option<String>)>,
    /// The steps of the pair, in their order.
    pub(super) steps: Vec<StepOnPaper>,
}

/// A step of a pair and what was registered for it.
pub(super) struct StepOnPaper {
    /// `一次`.
    pub(super) measure: String,
    /// `现场指导`.
    pub(super) label: String,
    /// Of a quarterly step: `2025Q3`; else empty.
    pub(super) quarter: String,
    /// Known by the day of the paper and inside the pair's period.
    pub(super) item: Option<Item>,
    pub(super) evidence: Vec<Evidence>,
}

impl Numbered for PairOnPaper {
    fn name(&self) -> String {
        let village = self.row.village.as_deref();
        let place = village.unwrap_or(&self.row.township);
        format!("{place}-{}", self.row.name)
    }
}

impl Registry {
    /// The pairs a request asks for, in paper order.
    pub(super) fn pairs_on_paper(&self, request: &PaperRequest, as_of: Day) -> Result<OnPaper> {
        let mut list = self.pairs(
            &PairFilter {
                scheme: request.scheme.clone(),
                villages: request.villages.clone().unwrap_or_default(),
                state: if request.pairs.is_some() {
                    WhichPairs::All
                } else {
                    WhichPairs::Current
                },
                ..PairFilter::default()
            },
            as_of,
        )?;
        list.rows.retain(|row| {
            let pair = row.pair_id.as_ref();
            let people = request.people.as_ref();
            request
                .pairs
                .as_ref()
                .is_none_or(|asked| pair.is_some_and(|pair| asked.contains(pair)))
                && people.is_none_or(|asked| asked.contains(&row.person_id))
                && (request.paper == super::PaperKind::Pairs || pair.is_some())
        });
        let scheme = scheme_title(&list.scheme.scheme.name);
        let checklist = list.scheme.scheme.checklist.clone();
        let pairs = self.with_records(list, as_of)?;
        Ok(OnPaper {
            scheme,
            checklist,
            pairs,
        })
    }

    /// How a paper calls the scheme asked for.
    pub(super) fn scheme_on_paper(&self, scheme: Option<&SchemeId>) -> Result<String> {
        let seating = self.db.seating()?;
        Ok(scheme_title(&seating.scheme(scheme)?.name))
    }

    /// The placements a request asks for, `usual` of them where it does not say.
    pub(super) fn rotations_on_paper(
        &self,
        request: &PaperRequest,
        usual: WhichRotations,
        as_of: Day,
    ) -> Result<RotationList> {
        let asked = request.rotations.clone().unwrap_or_default();
        let ids = request.rotation_ids.as_deref();
        let mut list = self.rotations(
            &RotationFilter {
                as_of: Some(as_of),
                state: match ids {
                    Some(_) => Some(WhichRotations::All),
                    None => asked.state.or(Some(usual)),
                },
                villages: asked.villages.or_else(|| request.villages.clone()),
                ..asked
            },
            as_of,
        )?;
        list.rows.retain(|row| {
            ids.is_none_or(|ids| ids.contains(&row.rotation.id))
                && request
                    .people
                    .as_ref()
                    .is_none_or(|people| people.contains(&row.rotation.person_id))
        });
        Ok(list)
    }

    /// Placements with what their forms say of the people, as of each one's last day.
    pub(super) fn appraised(&self, rows: Vec<RotationRow>, as_of: Day) -> Result<Vec<Appraised>> {
        let mut forms = Vec::new();
        for row in rows {
            let id = &row.rotation.person_id;
            let day = row.last_day.map_or(as_of, |last| last.min(as_of));
            let mut facts = self.db.facts_of(&[id], day)?;
            forms.push(Appraised {
                facts: facts.remove(id).unwrap_or_default(),
                person: self.db.find(id.as_str())?.or_not_found("人员")?,
                row,
            });
        }
        Ok(forms)
    }

    /// The secretaries a request asks for; where it does not say, those who reach the years.
    pub(super) fn tenure_on_paper(&self, request: &PaperRequest, as_of: Day) -> Result<TenureList> {
        let asked = request.tenure.clone().unwrap_or_default();
        let mut list = self.tenure(
            &TenureFilter {
                as_of: Some(as_of),
                only_eligible: asked.only_eligible.or(Some(true)),
                villages: asked.villages.or_else(|| request.villages.clone()),
                ..asked
            },
            as_of,
        )?;
        if let Some(people) = &request.people {
            list.rows.retain(|row| people.contains(&row.person_id));
        }
        Ok(list)
    }

    fn with_records(&self, list: PairList, as_of: Day) -> Result<Vec<PairOnPaper>> {
        let people: Vec<&PersonId> = list.rows.iter().map(|row| &row.person_id).collect();
        let mut facts = self.db.facts_of(&people, as_of)?;
        let pairs = self
            .db
            .find_by::<Pair>("scheme_id", list.scheme.scheme.id.as_str())?;
        let mut pairs: HashMap<_, _> = pairs.into_iter().map(|it| (it.id.clone(), it)).collect();
        let wanted: HashSet<&ItemId> = list
            .rows
            .iter()
            .flat_map(|row| &row.items)
            .filter_map(|cell| cell.item_id.as_ref())
            .collect();
        let items = self.db.all::<Item>()?.into_iter();
        let mut items: HashMap<ItemId, Item> = items
            .filter(|item| wanted.contains(&item.id))
            .map(|item| (item.id.clone(), item))
            .collect();
        let mut evidence: HashMap<ItemId, Vec<Evidence>> = HashMap::new();
        for proof in self.db.all::<Evidence>()? {
            if let Some(item) = proof
                .item_id
                .clone()
                .filter(|item| items.contains_key(item))
            {
                evidence.entry(item).or_default().push(proof);
            }
        }
        // A running pair keeps the steps it began with, whatever the scheme has today.
        let steps = self.db.all::<Step>()?.into_iter();
        let measures: HashMap<StepId, String> = steps
            .filter_map(|step| step.measure.map(|measure| (step.id, measure)))
            .collect();
        let PairList { scheme, rows, .. } = list;
        let on_paper = rows.into_iter().map(|row| {
            let steps = row.items.iter().map(|cell| {
                let done = matches!(cell.state, ItemState::Done | ItemState::AwaitingEvidence);
                let item = cell.item_id.as_ref().filter(|_| done);
                StepOnPaper {
                    measure: measures.get(&cell.step_id).cloned().unwrap_or_default(),
                    label: cell.label.clone(),
                    quarter: cell.quarter.clone(),
                    evidence: item.and_then(|id| evidence.remove(id)).unwrap_or_default(),
                    item: item.and_then(|id| items.remove(id)),
                }
            });
            PairOnPaper {
                steps: steps.collect(),
                facts: facts.remove(&row.person_id).unwrap_or_default(),
                pair: row.pair_id.as_ref().and_then(|id| pairs.remove(id)),
                tasks: scheme
                    .seats
                    .iter()
                    .map(|seat| (seat.label.clone(), seat.task.clone()))
                    .collect(),
                row,
            }
        });
        Ok(on_paper.collect())
    }
}

impl PairOnPaper {
    pub(super) fn fact(&self, field: FactField) -> String {
        self.facts.get(field).unwrap_or_default().to_owned()
    }

    /// A text of the pair's record.
    pub(super) fn text(&self, of: fn(&Pair) -> &Option<String>) -> Option<&str> {
        self.pair.as_ref().and_then(|pair| of(pair).as_deref())
    }
}
