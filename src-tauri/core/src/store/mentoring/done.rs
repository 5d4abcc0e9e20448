//! What was done in pairs: items, visits and their files, as far as flags look at them.

use std::collections::HashMap;

use rusqlite::OptionalExtension;

use super::super::Db;
use super::{date, id, known_date};
use crate::date::{Day, PartialDate};
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, VisitId};
use crate::mentoring::flags::{FileSeen, ItemSeen, Seen, VisitSeen};
use crate::plans::{PlanCounted, PlanCountedKind};

impl Db {
    /// Items and visits up to a day, with their files.
    pub(crate) fn seen(&self, as_of: Day) -> Result<Seen> {
        let day = as_of.to_string();
        let mut seen = Seen::default();
        let mut statement = self.conn.prepare_cached(include_str!("seen_items.sql"))?;
        let mut rows = statement.query([&day])?;
        while let Some(row) = rows.next()? {
            seen.items.push(ItemSeen {
                id: id(row, 0)?,
                pair: id(row, 1)?,
                step: id(row, 2)?,
                quarter: row.get(3)?,
                done_on: known_date(row, 4)?,
                texts: [row.get(5)?, row.get(6)?],
            });
        }
        let mut people: HashMap<VisitId, Vec<PersonId>> = HashMap::new();
        let mut statement = self.conn.prepare_cached(include_str!("seen_people.sql"))?;
        let mut rows = statement.query([&day])?;
        while let Some(row) = rows.next()? {
            people.entry(id(row, 0)?).or_default().push(id(row, 1)?);
        }
        let mut statement = self.conn.prepare_cached(include_str!("seen_visits.sql"))?;
        let mut rows = statement.query([&day])?;
        while let Some(row) = rows.next()? {
            let visit: VisitId = id(row, 0)?;
            seen.visits.push(VisitSeen {
                people: people.remove(&visit).unwrap_or_default(),
                id: visit,
                mentor: id(row, 1)?,
                on_day: known_date(row, 2)?,
                texts: [row.get(3)?, row.get(4)?, row.get(5)?],
            });
        }
        let mut statement = self.conn.prepare_cached(include_str!("seen_files.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            seen.files.push(FileSeen {
                id: id(row, 0)?,
                item: row.get::<_, Option<String>>(1)?.map(Into::into),
                visit: row.get::<_, Option<String>>(2)?.map(Into::into),
                label: row.get(3)?,
                original_hash: row.get(4)?,
                taken_on: date(row, 5)?,
            });
        }
        Ok(seen)
    }

    /// Contacts with mentors up to a day, each with the mentee for whom it counts, the oldest first.
    pub(crate) fn visits_received(&self, as_of: Day) -> Result<Vec<(PersonId, PlanCounted)>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("visits_received.sql"))?;
        let mut rows = statement.query([as_of.to_string()])?;
        let mut visits = Vec::new();
        while let Some(row) = rows.next()? {
            let (method, mentor): (String, String) = (row.get(3)?, row.get(4)?);
            let visit = PlanCounted {
                kind: PlanCountedKind::Visit,
                scheme_id: None,
                id: row.get(1)?,
                on_day: known_date(row, 2)?,
                what: format!("{mentor} {method}"),
                amount: String::new(),
            };
            visits.push((id(row, 0)?, visit));
        }
        Ok(visits)
    }

    /// A person's name.
    pub(crate) fn person_name(&self, person: &PersonId) -> Result<String> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT name FROM people WHERE id = ?1")?;
        let name = statement.query_row([person.as_str()], |row| row.get(0));
        name.optional()?.or_not_found("人员")
    }

    /// The title that names a person on a day: of the township before that of a village, the
    /// newest first.
    pub(crate) fn title_on(&self, person: &PersonId, day: PartialDate) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached(include_str!("title_on.sql"))?;
        let day = day.first_day().to_string();
        let title = statement.query_row((person.as_str(), day), |row| row.get(0));
        Ok(title.optional()?)
    }
}
