//! Lists of conditions: shipped, copied, edited, and which one people are checked by.

use std::collections::HashSet;

use super::{
    Condition, ConditionEdit, ConditionKind, ConditionList, ConditionListEdit, ConditionListView,
};
use crate::changes::Outcome;
use crate::codes::{self, List};
use crate::duties::filled;
use crate::error::{unexpected, Error, FieldProblem, OrNotFound, Refused, Result};
use crate::ids::{ConditionId, ConditionListId};
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::store::{Db, Row};

impl Registry {
    /// The lists in their order, each with its conditions and how many checks there are of it.
    pub fn condition_lists(&self) -> Result<Vec<ConditionListView>> {
        let mut lists: Vec<ConditionList> = self.db.all()?;
        lists.sort_by_key(|list| list.position);
        let counts = self.db.checks_of_conditions()?;
        let views = lists.into_iter().map(|list| {
            let conditions = conditions_of(&self.db, &list.id)?;
            let checks = conditions.iter().map(|it| counts.get(&it.id).copied());
            Ok(ConditionListView {
                checks: checks.map(Option::unwrap_or_default).sum(),
                list,
                conditions,
            })
        });
        views.collect()
    }

    /// Makes a list, or corrects one. A condition somebody was checked by cannot go.
    pub fn set_condition_list(
        &mut self,
        edit: &ConditionListEdit,
    ) -> Result<Outcome<ConditionListId>> {
        let problems = problems_of(edit);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let name = edit.name.trim();
        self.transact(Op::SetConditionList, |tx| {
            tx.about(name);
            let namesakes: Vec<ConditionList> = tx.db.find_by("name", name)?;
            if namesakes
                .iter()
                .any(|other| Some(&other.id) != edit.id.as_ref())
            {
                let message = format!("已有一份叫“{name}”的条件");
                return Err(Error::invalid("name", "name.taken", message));
            }
            let list = tx.list_called(edit.id.as_ref(), name)?;
            tx.set_conditions(&list, &edit.conditions)?;
            Ok(list.id)
        })
    }

    /// From now on people are checked by this list.
    pub fn adopt_condition_list(&mut self, id: &ConditionListId) -> Result<Outcome<()>> {
        self.transact(Op::AdoptConditionList, |tx| {
            let chosen: ConditionList = tx.db.find(id.as_str())?.or_not_found("资格条件")?;
            tx.about(&chosen.name);
            for list in tx.db.all::<ConditionList>()? {
                let adopted = list.id == chosen.id;
                if list.adopted != adopted {
                    tx.db.update(&ConditionList { adopted, ..list })?;
                }
            }
            Ok(())
        })
    }

    /// Takes a list out that nobody was checked by and that is not the one in use.
    pub fn remove_condition_list(&mut self, id: &ConditionListId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveConditionList, |tx| {
            let list: ConditionList = tx.db.find(id.as_str())?.or_not_found("资格条件")?;
            tx.about(&list.name);
            if list.adopted {
                let what = format!("“{}”正在采用", list.name);
                return Err(Refused::StillReferenced { what }.into());
            }
            for condition in conditions_of(tx.db, id)? {
                tx.remove_condition(&condition)?;
            }
            tx.db.remove(ConditionList::TABLE, id.as_str())
        })
    }

    /// The list people are checked by, with its conditions.
    pub(super) fn adopted_list(&self) -> Result<(ConditionList, Vec<Condition>)> {
        let lists: Vec<ConditionList> = self.db.all()?;
        let list = lists.into_iter().find(|list| list.adopted);
        let list = list.ok_or_else(|| unexpected("no list of conditions is adopted"))?;
        let conditions = conditions_of(&self.db, &list.id)?;
        Ok((list, conditions))
    }
}

impl Tx<'_> {
    /// The list with its name corrected, or a new one, which is in use when it is the only one.
    fn list_called(&self, id: Option<&ConditionListId>, name: &str) -> Result<ConditionList> {
        if let Some(id) = id {
            let known: ConditionList = self.db.find(id.as_str())?.or_not_found("资格条件")?;
            let named = ConditionList {
                name: name.to_owned(),
                ..known.clone()
            };
            if named != known {
                self.db.update(&named)?;
            }
            return Ok(named);
        }
        let others: Vec<ConditionList> = self.db.all()?;
        let position = others.iter().map(|other| other.position).max();
        let made = ConditionList {
            id: ConditionListId::new(),
            township_id: None,
            name: name.to_owned(),
            adopted: others.is_empty(),
            position: position.unwrap_or_default() + 1,
        };
        self.db.insert(&made)?;
        Ok(made)
    }

    fn set_conditions(&self, list: &ConditionList, edits: &[ConditionEdit]) -> Result<()> {
        let present = conditions_of(self.db, &list.id)?;
        let kept: HashSet<&ConditionId> = edits.iter().filter_map(|it| it.id.as_ref()).collect();
        for condition in present.iter().filter(|it| !kept.contains(&it.id)) {
            self.remove_condition(condition)?;
        }
        for (edit, position) in edits.iter().zip(1..) {
            let known = present.iter().find(|it| Some(&it.id) == edit.id.as_ref());
            let condition = Condition {
                id: known.map_or_else(ConditionId::new, |known| known.id.clone()),
                township_id: list.township_id.clone(),
                list_id: list.id.clone(),
                kind: edit.kind,
                label: edit.label.trim().to_owned(),
                most_age: edit.most_age.filter(|_| edit.kind == ConditionKind::Age),
                least_education: filled(edit.least_education.as_deref())
                    .filter(|_| edit.kind == ConditionKind::Education),
                position,
            };
            match known {
                None => self.db.insert(&condition)?,
                Some(known) if known.kind != condition.kind => {
                    self.refuse_checked(known)?;
                    self.db.update(&condition)?;
                }
                Some(known) if *known != condition => self.db.update(&condition)?,
                Some(_) => {}
            }
        }
        Ok(())
    }

    fn remove_condition(&self, condition: &Condition) -> Result<()> {
        self.refuse_checked(condition)?;
        self.db.remove(Condition::TABLE, condition.id.as_str())
    }

    fn refuse_checked(&self, condition: &Condition) -> Result<()> {
        let uses = self.db.uses_of_condition(&condition.id)?;
        if uses.is_empty() {
            return Ok(());
        }
        Err(Refused::ConditionInUse {
            label: condition.label.clone(),
            uses,
        }
        .into())
    }
}

/// The conditions of a list in their order.
pub(super) fn conditions_of(db: &Db, list: &ConditionListId) -> Result<Vec<Condition>> {
    let mut conditions: Vec<Condition> = db.find_by("list_id", list.as_str())?;
    conditions.sort_by_key(|condition| condition.position);
    Ok(conditions)
}

/// Everything about a list, as typed, that cannot be accepted.
fn problems_of(edit: &ConditionListEdit) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    let mut problem = |field: String, code, message: String| {
        problems.push(FieldProblem {
            field,
            code,
            message,
        });
    };
    let fits = |text: &str, most| (1..=most).contains(&text.trim().chars().count());
    if !fits(&edit.name, 40) {
        let message = "请填写名称（1 至 40 个字）".to_owned();
        problem("name".into(), "text.length", message);
    }
    if edit.conditions.is_empty() {
        let message = "请至少列一项条件".to_owned();
        problem("conditions".into(), "condition.none", message);
    }
    for (at, condition) in edit.conditions.iter().enumerate() {
        let field = |name: &str| format!("conditions[{at}].{name}");
        if !fits(&condition.label, 120) {
            let message = format!("请写明第 {} 项条件的内容（1 至 120 个字）", at + 1);
            problem(field("label"), "text.length", message);
        }
        let label = condition.label.trim();
        let age = condition.most_age;
        if condition.kind == ConditionKind::Age && !age.is_some_and(|it| (18..=80).contains(&it)) {
            let message = format!("“{label}”的年龄上限应为 18 至 80 岁");
            problem(field("most_age"), "number.range", message);
        }
        let education = condition.least_education.as_deref().unwrap_or_default();
        let known = codes::label(List::Education, education).is_some();
        if condition.kind == ConditionKind::Education && !known {
            let message = format!("请为“{label}”选择最低学历");
            problem(field("least_education"), "education.unknown", message);
        }
    }
    problems
}
