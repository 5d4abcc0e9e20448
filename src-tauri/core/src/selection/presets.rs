//! The shipped lists of conditions, as data, in own wording. They are offered and not forced: a new
//! register begins with the first of them, and every register keeps what its clerk made of it. A
//! preset and its conditions have the same ids in every register, so that registers can be merged.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Condition, ConditionKind, ConditionList};
use crate::changes::Outcome;
use crate::error::{unexpected, Error, OrNotFound, Result};
use crate::ids::{ConditionId, ConditionListId};
use crate::op::Op;
use crate::registry::{Registry, Tx};

const PRESETS: &str = include_str!("../../data/conditions.json");

#[derive(Deserialize)]
struct Preset {
    id: ConditionListId,
    name: String,
    about: String,
    conditions: Vec<PresetCondition>,
}

#[derive(Deserialize)]
struct PresetCondition {
    kind: ConditionKind,
    label: String,
    most_age: Option<i64>,
    least_education: Option<String>,
}

/// A list that may be taken into the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConditionPreset {
    /// Identity the list has, or would have.
    pub id: ConditionListId,
    /// Its name.
    pub name: String,
    /// For whom it is.
    pub about: String,
    /// In their order.
    pub conditions: Vec<Condition>,
    /// Whether the register has it, whatever it is called by now.
    pub taken: bool,
}

impl Registry {
    /// The shipped lists in their order.
    pub fn condition_presets(&self) -> Result<Vec<ConditionPreset>> {
        let present: Vec<ConditionList> = self.db.all()?;
        let presets = presets()?.into_iter().map(|preset| ConditionPreset {
            taken: present.iter().any(|list| list.id == preset.id),
            conditions: preset.conditions(),
            id: preset.id,
            name: preset.name,
            about: preset.about,
        });
        Ok(presets.collect())
    }

    /// Takes a shipped list into the register; people are not checked by it before it is adopted.
    pub fn add_condition_preset(
        &mut self,
        id: &ConditionListId,
    ) -> Result<Outcome<ConditionListId>> {
        let preset = presets()?.into_iter().find(|preset| preset.id == *id);
        let preset = preset.or_not_found("预置清单")?;
        self.transact(Op::SetConditionList, |tx| {
            tx.about(&preset.name);
            tx.add_condition_list(&preset)
        })
    }
}

impl Preset {
    /// Numbered by kind: `young-talent/negative-3`; of a threshold there is one.
    fn conditions(&self) -> Vec<Condition> {
        let mut numbers: HashMap<&str, i64> = HashMap::new();
        let conditions = (1..).zip(&self.conditions);
        let conditions = conditions.map(|(position, condition)| {
            let place = match condition.kind {
                ConditionKind::Positive => "positive",
                ConditionKind::Negative => "negative",
                ConditionKind::Age => "age",
                ConditionKind::Education => "education",
            };
            let number = numbers.entry(place).or_default();
            *number += 1;
            let id = if condition.kind.is_threshold() {
                format!("{}/{place}", self.id)
            } else {
                format!("{}/{place}-{number}", self.id)
            };
            Condition {
                id: ConditionId::from(id),
                township_id: None,
                list_id: self.id.clone(),
                kind: condition.kind,
                label: condition.label.clone(),
                most_age: condition.most_age,
                least_education: condition.least_education.clone(),
                position,
            }
        });
        conditions.collect()
    }
}

impl Tx<'_> {
    fn add_condition_list(&self, preset: &Preset) -> Result<ConditionListId> {
        let lists: Vec<ConditionList> = self.db.all()?;
        if let Some(known) = lists.iter().find(|list| list.id == preset.id) {
            let message = format!("已有“{}”，不用再加入", known.name);
            return Err(Error::invalid("id", "name.taken", message));
        }
        if lists.iter().any(|list| list.name == preset.name) {
            let message = format!("已有一份叫“{}”的条件，请先改它的名称", preset.name);
            return Err(Error::invalid("id", "name.taken", message));
        }
        let position = lists.iter().map(|list| list.position).max();
        self.db.insert(&ConditionList {
            id: preset.id.clone(),
            township_id: None,
            name: preset.name.clone(),
            adopted: false,
            position: position.unwrap_or_default() + 1,
        })?;
        self.db.insert_all(&preset.conditions())?;
        Ok(preset.id.clone())
    }
}

fn presets() -> Result<Vec<Preset>> {
    serde_json::from_str(PRESETS).map_err(|error| unexpected(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Office;

    #[test]
    fn a_new_register_begins_with_the_first_preset_word_for_word() {
        let office = Office::new();
        let first = office.registry.condition_presets().unwrap().remove(0);
        let list = office.registry.condition_lists().unwrap().remove(0);
        assert_eq!((&list.list.id, &list.list.name), (&first.id, &first.name));
        assert_eq!(list.conditions, first.conditions);
        assert!(first.taken && list.list.adopted);
    }

    #[test]
    fn every_preset_has_5_positive_and_10_negative_conditions_and_both_thresholds() {
        for preset in presets().unwrap() {
            let count = |kind| {
                let of_kind = preset.conditions.iter();
                of_kind.filter(|condition| condition.kind == kind).count()
            };
            let counts = [
                ConditionKind::Positive,
                ConditionKind::Negative,
                ConditionKind::Age,
                ConditionKind::Education,
            ]
            .map(count);
            assert_eq!(counts, [5, 10, 1, 1], "{}", preset.name);
            let mut labels: Vec<&str> = preset.conditions.iter().map(|it| &*it.label).collect();
            labels.sort_unstable();
            labels.dedup();
            assert_eq!(labels.len(), 17, "{}", preset.name);
        }
    }

    #[test]
    fn a_preset_is_taken_once_changes_nothing_else_and_may_go_again() {
        let mut office = Office::new();
        let registry = &mut office.registry;
        let before = registry.dump().unwrap();
        let id = ConditionListId::from("young-talent".to_owned());
        registry.add_condition_preset(&id).unwrap();
        let lists = registry.condition_lists().unwrap();
        let adopted: Vec<bool> = lists.iter().map(|it| it.list.adopted).collect();
        assert_eq!(adopted, [true, false]);
        assert_eq!(lists[1].conditions.len(), 17);
        let twice = registry.add_condition_preset(&id).unwrap_err();
        assert_eq!(
            twice.to_string(),
            "已有“年轻干部、回引人才资格条件”，不用再加入"
        );
        let unknown = ConditionListId::from("other".to_owned());
        assert!(registry.add_condition_preset(&unknown).is_err());
        // People may be checked by it, or it goes; and it may come back.
        registry.adopt_condition_list(&id).unwrap();
        registry.undo(None).unwrap();
        registry.remove_condition_list(&id).unwrap();
        assert_eq!(registry.dump().unwrap(), before);
        registry.add_condition_preset(&id).unwrap();
    }
}
