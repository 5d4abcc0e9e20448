//! The register's facts as one canonical text: ids become ordinals in the order of the content,
//! so that two registers of equal content have equal dumps whatever their history.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::rows::JOURNALED;
use super::Db;
use crate::error::{unexpected, Result};

/// The table a reference column points into.
pub(super) fn referenced(column: &str) -> Option<&'static str> {
    match column {
        "township_id" => Some("townships"),
        "village_id" | "neighbour_id" | "from_village_id" | "ended_into" => Some("villages"),
        "person_id" | "mentor_id" | "relative_id" | "supervisor_id" | "cadre_id" => Some("people"),
        "scheme_id" => Some("schemes"),
        "seat_id" => Some("scheme_seats"),
        "step_id" => Some("scheme_steps"),
        "pair_id" => Some("pairs"),
        "item_id" => Some("items"),
        "visit_id" => Some("visits"),
        "school_id" => Some("schools"),
        "teacher_id" => Some("teachers"),
        "course_id" => Some("courses"),
        "request_id" => Some("requests"),
        "session_id" => Some("sessions"),
        "type_id" => Some("rotation_types"),
        "rotation_id" => Some("rotations"),
        "plan_id" => Some("plans"),
        "template_id" => Some("plan_templates"),
        "reserve_id" => Some("reserves"),
        "prospect_id" => Some("prospects"),
        "run_id" => Some("selection_runs"),
        "list_id" => Some("condition_lists"),
        "condition_id" => Some("conditions"),
        "check_id" => Some("checks"),
        "update_id" => Some("yearly_updates"),
        "department_id" => Some("departments"),
        "round_id" => Some("review_rounds"),
        "secretary_type_id" => Some("secretary_types"),
        "post_id" => Some("posts"),
        "indicator_list_id" => Some("indicator_lists"),
        "indicator_id" => Some("indicators"),
        "assessment_id" => Some("assessments"),
        "outcome_type_id" => Some("outcome_types"),
        _ => None,
    }
}

impl Db {
    /// Everything the journal guards, canonically; what departments said of people only when `whole`.
    pub(crate) fn dump(&self, whole: bool) -> Result<Value> {
        let mut ordinals: HashMap<(&str, String), usize> = HashMap::new();
        let mut belongings = self.belongings_of_people()?;
        let mut dump = Map::new();
        for table in JOURNALED {
            let mut rows: Vec<(String, String, Map<String, Value>)> = Vec::new();
            for (id, mut row) in self.images(table)? {
                replace_references(&mut row, &ordinals);
                if !whole {
                    hide(table, &mut row);
                }
                let mut key = Value::Object(without_own(table, &row)).to_string();
                if *table == "people" {
                    key.push_str(&belongings.remove(&id).unwrap_or_default());
                }
                rows.push((key, id, row));
            }
            rows.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
            let mut list = Vec::with_capacity(rows.len());
            for (ordinal, (_, id, mut row)) in (1..).zip(rows) {
                ordinals.insert((table, id), ordinal);
                row.insert("id".into(), ordinal.into());
                list.push(row);
            }
            // Those of the same table have their places only now.
            let list = list.into_iter().map(|mut row| {
                replace_references(&mut row, &ordinals);
                Value::Object(row)
            });
            let list = list.collect();
            dump.insert((*table).into(), Value::Array(list));
        }
        Ok(Value::Object(dump))
    }

    /// What tells two people of equal records apart: their facts, the villages of their spells,
    /// their posts and duties.
    fn belongings_of_people(&self) -> Result<HashMap<String, String>> {
        let mut belongings: HashMap<String, Vec<String>> = HashMap::new();
        let mut statement = self.conn.prepare(
            "SELECT person_id, field || value || ifnull(from_on, '') FROM facts
             UNION ALL
             SELECT person_id, field || ifnull(value, '') || until_on FROM former_values
             UNION ALL
             SELECT person_id, villages.name || entered_on FROM reserves JOIN villages ON villages.id = village_id
             UNION ALL
             SELECT person_id, title || from_on FROM posts
             UNION ALL
             SELECT person_id, villages.name || role || from_on FROM duties JOIN villages ON villages.id = village_id",
        )?;
        let pairs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for pair in pairs {
            let (person, text): (String, String) = pair?;
            belongings.entry(person).or_default().push(text);
        }
        let sorted = belongings.into_iter().map(|(person, mut texts)| {
            texts.sort_unstable();
            (person, texts.join("\n"))
        });
        Ok(sorted.collect())
    }

    fn images(&self, table: &str) -> Result<Vec<(String, Map<String, Value>)>> {
        let columns = &self.tables.get(table)?.columns;
        let image = super::rows::json_object(columns, table);
        let mut statement = self.conn.prepare(&format!("SELECT {image} FROM {table}"))?;
        let mut rows = statement.query([])?;
        let mut images = Vec::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            let mut image: Map<String, Value> =
                serde_json::from_str(&text).map_err(|error| unexpected(error.to_string()))?;
            let id = image
                .remove("id")
                .and_then(|id| id.as_str().map(str::to_owned));
            images.push((id.unwrap_or_default(), image));
        }
        Ok(images)
    }
}

/// Hides what departments said, before the rows are put in the order of their content.
fn hide(table: &str, row: &mut Map<String, Value>) {
    if table == "review_replies" {
        for column in ["result", "grounds"] {
            row.insert(column.into(), "***".into());
        }
    }
}

/// A row without what points into its own table, whose rows are not in their order yet.
fn without_own(table: &str, row: &Map<String, Value>) -> Map<String, Value> {
    let other = |(column, _): &(&String, &Value)| referenced(column) != Some(table);
    let others = row.iter().filter(other);
    others
        .map(|(column, value)| (column.clone(), value.clone()))
        .collect()
}

fn replace_references(row: &mut Map<String, Value>, ordinals: &HashMap<(&str, String), usize>) {
    for (column, value) in row.iter_mut() {
        let Some(table) = referenced(column) else {
            continue;
        };
        if let Some(ordinal) = value
            .as_str()
            .and_then(|id| ordinals.get(&(table, id.to_owned())))
        {
            *value = (*ordinal).into();
        }
    }
}
