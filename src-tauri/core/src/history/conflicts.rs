//! Why an action cannot be taken back: which records changed since, and by which later action.

use super::{fields_of, RowChange, HIDDEN};
use crate::date::moment_in_words;
use crate::error::{Refused, Result};
use crate::registry::Registry;
use crate::store::journal::{Conflict, Since};

/// Conflicts that are told; of the others how many there are.
const TOLD: usize = 5;

impl Registry {
    /// The refusal to take an action back, with the first records that stand in the way.
    pub(super) fn undo_conflict(&self, number: i64, conflicts: &[Conflict]) -> Result<Refused> {
        let told = conflicts.iter().take(TOLD);
        let told = told.map(|conflict| self.conflict_in_words(number, conflict));
        Ok(Refused::UndoConflict {
            conflicts: told.collect::<Result<_>>()?,
            count: conflicts.len(),
        })
    }

    /// `张三（东村）的联系电话在 11月29日 10:20 的“修改人员”中改过`.
    fn conflict_in_words(&self, number: i64, conflict: &Conflict) -> Result<String> {
        let Conflict { table, id, since } = conflict;
        let whose = self.whose(conflict)?;
        let later = self.db.last_change_of(table, id, number)?;
        let by = match later {
            Some(op) => format!("在 {} 的“{}”中", moment_in_words(&op.at), op.label),
            None => "后来".to_owned(),
        };
        Ok(match since {
            Since::Changed { now: None, .. } => format!("{whose}{by}删除了"),
            Since::Changed { then: None, .. } => format!("{whose}{by}又登记过"),
            Since::Changed { then, now } => {
                let change = RowChange {
                    what: String::new(),
                    table: table.clone(),
                    before: then.clone(),
                    after: now.clone(),
                };
                let mut fields: Vec<String> =
                    fields_of(&change).into_iter().map(|it| it.field).collect();
                fields.dedup();
                let fields = match fields.as_slice() {
                    [] => String::new(),
                    fields => format!("的{}", fields.join("、")),
                };
                format!("{whose}{fields}{by}改过")
            }
            Since::LeansOn => format!("{whose}{by}登记，用到了要撤销的记录"),
            Since::InTheWay => format!("{whose}与后来登记的记录冲突"),
        })
    }

    /// Whose or which record it is, also of one that is gone.
    fn whose(&self, conflict: &Conflict) -> Result<String> {
        let Conflict { table, id, since } = conflict;
        let image = match since {
            Since::Changed { then, now } => now.as_ref().or(then.as_ref()),
            Since::LeansOn | Since::InTheWay => None,
        };
        let image: Option<serde_json::Value> =
            image.and_then(|image| serde_json::from_str(image).ok());
        let text = |column: &str| Some(image.as_ref()?.get(column)?.as_str()?.to_owned());
        if HIDDEN.contains(&table.as_str()) {
            return self.db.describe_row(table, id);
        }
        let person = match table.as_str() {
            "people" => Some(id.clone()),
            _ => text("person_id"),
        };
        let placed = person.map(|id| self.db.placed_name(&id)).transpose()?;
        let placed = placed.flatten();
        Ok(match (table.as_str(), placed) {
            ("people" | "facts" | "former_values", Some(placed)) => placed,
            (_, placed) => {
                let said = self.db.describe_row(table, id)?;
                match placed.or_else(|| text("name")) {
                    // A record that is gone has no name of its own any more.
                    Some(name) if !said.contains(' ') => format!("{said} {name}"),
                    _ => said,
                }
            }
        })
    }
}
