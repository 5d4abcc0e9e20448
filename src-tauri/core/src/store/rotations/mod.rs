//! Placements as they were planned on a day: the journal keeps which end an extension or an early
//! end replaced.

use std::collections::HashMap;

use super::mentoring::{date, known_date};
use super::Db;
use crate::date::{day_of, Day};
use crate::error::Result;
use crate::ids::{PersonId, RotationId};
use crate::rotations::rules::{self, Turn};
use crate::rotations::Rotation;

impl Db {
    /// All placements in the order they were recorded, each with the end that was planned on a day and
    /// without what was said of it later.
    pub(crate) fn rotations_on(&self, day: Day) -> Result<Vec<Rotation>> {
        Ok(as_planned(self.all()?, &self.turns(None)?, day))
    }

    /// A person's placements, told as [`Self::rotations_on`] tells all.
    pub(crate) fn rotations_of_on(&self, person: &PersonId, day: Day) -> Result<Vec<Rotation>> {
        let own = self.find_by("person_id", person.as_str())?;
        Ok(as_planned(own, &self.turns(Some(person))?, day))
    }

    fn turns(&self, of: Option<&PersonId>) -> Result<HashMap<RotationId, Vec<Turn>>> {
        let mut statement = self.conn.prepare_cached(include_str!("turns.sql"))?;
        let mut rows = statement.query([of.map(PersonId::as_str)])?;
        let mut turns: HashMap<RotationId, Vec<Turn>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let of: String = row.get(0)?;
            let on_day = known_date(row, 1)?.first_day();
            let at: String = row.get(2)?;
            let turn = Turn {
                from: day_of(&at).map_or(on_day, |recorded| recorded.min(on_day)),
                former: date(row, 3)?,
            };
            turns.entry(of.into()).or_default().push(turn);
        }
        Ok(turns)
    }
}

fn as_planned(
    mut rotations: Vec<Rotation>,
    turns: &HashMap<RotationId, Vec<Turn>>,
    day: Day,
) -> Vec<Rotation> {
    for rotation in &mut rotations {
        if !rotation.is_appraised(day) {
            rotation.take_appraisal_out();
        }
        if let Some(turns) = turns.get(&rotation.id) {
            rotation.until_on = rules::planned_end(rotation.span(), turns, day);
        }
    }
    rotations
}
