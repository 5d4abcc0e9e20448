//! Reviews: a round's people and cells, read at once and without the detour over JSON that single
//! records take.

use std::collections::HashSet;

use super::mentoring::{id, known_date, word};
use super::villages::called;
use super::Db;
use crate::date::Day;
use crate::error::Result;
use crate::ids::{DepartmentId, PersonId, ReviewRoundId, VillageId};
use crate::reviews::{Reply, ReplyCell, RoundPerson};
use crate::workbench::{EndingReply, ReviewDue};

impl Db {
    /// The people of a round in paper order, as of a day.
    pub(crate) fn review_people(
        &self,
        round: &ReviewRoundId,
        as_of: Day,
    ) -> Result<Vec<RoundPerson>> {
        let mut statement = self.conn.prepare_cached(include_str!("people.sql"))?;
        let mut rows = statement.query((round.as_str(), as_of.to_string()))?;
        let names = self.former_places()?;
        let former = self.former_names()?;
        let mut people = Vec::new();
        while let Some(row) = rows.next()? {
            let village_id: Option<VillageId> = row.get::<_, Option<String>>(4)?.map(Into::into);
            let village: Option<String> = row.get(5)?;
            let id: PersonId = id(row, 0)?;
            people.push(RoundPerson {
                name: called(former.get(&id), row.get(1)?, as_of),
                id,
                sex: row.get(2)?,
                id_number: row.get(3)?,
                village: (village_id.as_ref().zip(village))
                    .map(|(id, now)| names.village(id, now, as_of)),
                village_id,
            });
        }
        Ok(people)
    }

    /// Every reply of a round.
    pub(crate) fn review_cells(&self, round: &ReviewRoundId) -> Result<Vec<ReplyCell>> {
        let mut statement = self.conn.prepare_cached(include_str!("cells.sql"))?;
        let mut rows = statement.query([round.as_str()])?;
        let mut cells = Vec::new();
        while let Some(row) = rows.next()? {
            cells.push(ReplyCell {
                person_id: id(row, 0)?,
                department_id: id(row, 1)?,
                result: word(row, 2)?,
                replied_on: known_date(row, 3)?.first_day(),
                valid_until: known_date(row, 4)?.first_day(),
            });
        }
        Ok(cells)
    }

    /// How many departments and people a round has, and how many replies came by a day.
    pub(crate) fn review_counts(&self, round: &ReviewRoundId, as_of: Day) -> Result<[usize; 3]> {
        let mut statement = self.conn.prepare_cached(include_str!("counts.sql"))?;
        let counts: [i64; 3] = statement.query_row((round.as_str(), as_of.to_string()), |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?])
        })?;
        Ok(counts.map(|count| usize::try_from(count).unwrap_or_default()))
    }

    /// The departments a round asks.
    pub(crate) fn departments_asked(&self, round: &ReviewRoundId) -> Result<HashSet<DepartmentId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT department_id FROM review_departments WHERE round_id = ?1 ORDER BY id",
        )?;
        let ids = statement.query_map([round.as_str()], |row| row.get::<_, String>(0))?;
        ids.map(|id| Ok(id?.into())).collect()
    }

    /// The people a round asks about.
    pub(crate) fn people_of_round(&self, round: &ReviewRoundId) -> Result<Vec<PersonId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT person_id FROM review_people WHERE round_id = ?1 ORDER BY id",
        )?;
        let ids = statement.query_map([round.as_str()], |row| row.get::<_, String>(0))?;
        ids.map(|id| Ok(id?.into())).collect()
    }

    /// What a department ever answered in a round.
    pub(crate) fn replies_of_department(
        &self,
        round: &ReviewRoundId,
        department: &DepartmentId,
    ) -> Result<Vec<Reply>> {
        self.select(
            "WHERE round_id = ?1 AND department_id = ?2",
            (round.as_str(), department.as_str()),
        )
    }

    /// Whether any department answered about a person in a round.
    pub(crate) fn is_answered_about(
        &self,
        round: &ReviewRoundId,
        person: &PersonId,
    ) -> Result<bool> {
        let mut statement = self.conn.prepare_cached(
            "SELECT 1 FROM review_replies WHERE round_id = ?1 AND person_id = ?2",
        )?;
        Ok(statement.exists((round.as_str(), person.as_str()))?)
    }

    /// Whether any department ever objected to a person.
    pub(crate) fn was_objected_to(&self, person: &PersonId) -> Result<bool> {
        let mut statement = self.conn.prepare_cached(
            "SELECT 1 FROM review_replies WHERE person_id = ?1 AND result = 'objection'",
        )?;
        Ok(statement.exists([person.as_str()])?)
    }

    /// How many rounds ask about a person, in words; empty: none.
    pub(crate) fn reviews_of_person(&self, id: &PersonId) -> Result<String> {
        const USES: [(&str, &str); 1] = [("rounds", "次联审")];
        let sql = "SELECT count(*) AS rounds FROM review_people WHERE person_id = ?1";
        self.uses(sql, id.as_str(), &USES)
    }

    /// Everybody's name and ID number.
    pub(crate) fn names_and_numbers(&self) -> Result<Vec<(String, Option<String>)>> {
        let mut people = Vec::new();
        self.each("SELECT name, id_number FROM people ORDER BY id", |row| {
            people.push((row.get(0)?, row.get(1)?));
            Ok(())
        })?;
        Ok(people)
    }

    /// Departments whose replies are missing on a day, of rounds due up to another.
    pub(crate) fn reviews_due(&self, as_of: Day, until: Day) -> Result<Vec<ReviewDue>> {
        let mut statement = self.conn.prepare_cached(include_str!("missing.sql"))?;
        let mut rows = statement.query((as_of.to_string(), until.to_string()))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let due_on = known_date(row, 2)?.first_day();
            found.push(ReviewDue {
                round_id: id(row, 0)?,
                round: row.get(1)?,
                due_on,
                days: (due_on - as_of).num_days(),
                department: row.get(3)?,
                people: usize::try_from(row.get::<_, i64>(4)?).unwrap_or_default(),
            });
        }
        Ok(found)
    }

    /// Every reply by a department about a person, of those of whom one ends from a day up to another, in
    /// the order in which the rounds went out.
    pub(crate) fn replies_ending(&self, from: Day, until: Day) -> Result<Vec<EndingReply>> {
        let mut statement = self.conn.prepare_cached(include_str!("ending.sql"))?;
        let mut rows = statement.query((from.to_string(), until.to_string()))?;
        let mut replies = Vec::new();
        while let Some(row) = rows.next()? {
            replies.push(EndingReply {
                person_id: id(row, 0)?,
                department_id: id(row, 1)?,
                replied_on: known_date(row, 2)?.first_day(),
                valid_until: known_date(row, 3)?.first_day(),
                round_id: id(row, 4)?,
                round: row.get(5)?,
            });
        }
        Ok(replies)
    }
}
