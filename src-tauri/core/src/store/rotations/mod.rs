//! Placements as they were planned on a day: the journal keeps which end an extension or an early
//! end replaced.

use std::collections::HashMap;

use super::mentoring::{date, known_date};
use super::Db;
use crate::date::{day_of, Day};
use crate::error::Result;
use crate::ids::RotationId;
use crate::rotations::rules::{self, Turn};
use crate::rotations::Rotation;

impl Db {
    /// All placements in the order they were recorded, each with the end that was planned on a day and
    /// without what was said of it later.
    pub(crate) fn rotations_on(&self, day: Day) -> Result<Vec<Rotation>> {
        let turns = self.turns()?;
        let mut rotations: Vec<Rotation> = self.all()?;
        for rotation in &mut rotations {
            if !rotation.is_appraised(day) {
                rotation.take_appraisal_out();
            }
            if let Some(turns) = turns.get(&rotation.id) {
                rotation.until_on = rules::planned_end(rotation.span(), turns, day);
            }
        }
        Ok(rotations)
    }

    fn turns(&self) -> Result<HashMap<RotationId, Vec<Turn>>> {
        let mut statement = self.conn.prepare_cached(include_str!("turns.sql"))?;
        let mut rows = statement.query([])?;
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
