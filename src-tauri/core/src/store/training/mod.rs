//! Training: the columns figures are counted from, read at once and without the detour over JSON
//! that single records take; and who may be meant by a name.

use std::collections::HashMap;

use rusqlite::Row as SqlRow;

use super::mentoring::{date, id, known_date, place, word};
use super::villages::called;
use super::Db;
use crate::date::Day;
use crate::date::PartialDate;
use crate::duties::rules::Span;
use crate::error::{unexpected, Result};
use crate::ids::{PersonId, SessionId, TeacherId, VillageId};
use crate::reserves::Reserve;
use crate::training::rules::{Standing, Taught};
use crate::training::sessions::AttendanceCounts;
use crate::training::sign_in::{Called, Village};
use crate::training::stats::{Book, Came, Held, InPool, Studied, Who};
use crate::training::Hours;
use crate::villages::VillageAlias;

impl Db {
    /// What of training refers to a person, in words; empty: nothing.
    pub(crate) fn training_of(&self, id: &PersonId) -> Result<String> {
        const USES: [(&str, &str); 4] = [
            ("attendances", "次参训"),
            ("studies", "条进修"),
            ("requests", "条点单"),
            ("teachers", "条师资记录"),
        ];
        self.uses(include_str!("uses_of_person.sql"), id.as_str(), &USES)
    }

    /// How many sessions refer to each school (`school_id`) or village (`village_id`).
    pub(crate) fn sessions_by(&self, column: &str) -> Result<HashMap<String, usize>> {
        let sql = format!(
            "SELECT {column}, count(*) FROM sessions WHERE {column} IS NOT NULL GROUP BY {column}"
        );
        let mut counts = HashMap::new();
        self.each(&sql, |row| {
            counts.insert(row.get(0)?, count(row, 1)?);
            Ok(())
        })?;
        Ok(counts)
    }

    /// What each teacher taught from a day to another.
    pub(crate) fn taught(
        &self,
        from: Option<Day>,
        to: Day,
    ) -> Result<HashMap<TeacherId, Vec<Taught>>> {
        let mut statement = self.conn.prepare_cached(include_str!("taught.sql"))?;
        let mut rows = statement.query((from.map(|day| day.to_string()), to.to_string()))?;
        let mut taught: HashMap<TeacherId, Vec<Taught>> = HashMap::new();
        while let Some(row) = rows.next()? {
            taught.entry(id(row, 0)?).or_default().push(Taught {
                session: id(row, 1)?,
                begins_on: known_date(row, 2)?.first_day(),
                own: row.get::<_, Option<i64>>(3)?.map(Hours::tenths),
                usual: row.get::<_, Option<i64>>(4)?.map(Hours::tenths),
                whole: Hours::tenths(row.get(5)?),
                alone: row.get(6)?,
            });
        }
        Ok(taught)
    }

    /// The villages of everybody's spells in a pool with their days, the earliest first.
    pub(crate) fn pools(&self) -> Result<HashMap<PersonId, Vec<(VillageId, Span)>>> {
        let mut pools: HashMap<PersonId, Vec<(VillageId, Span)>> = HashMap::new();
        self.each(include_str!("spells.sql"), |row| {
            let days = Span {
                from_on: known_date(row, 2)?,
                until_on: date(row, 3)?,
            };
            let of_person = pools.entry(id(row, 0)?).or_default();
            of_person.push((id(row, 1)?, days));
            Ok(())
        })?;
        Ok(pools)
    }

    /// What the people to whom a journaled table refers were called on a day.
    pub(crate) fn person_names(&self, table: &str, day: Day) -> Result<HashMap<PersonId, String>> {
        self.tables.get(table)?;
        let sql = format!(
            "SELECT id, name FROM people WHERE id IN (SELECT person_id FROM {table}) ORDER BY id"
        );
        let former = self.former_names()?;
        let mut names = HashMap::new();
        self.each(&sql, |row| {
            let id: PersonId = id(row, 0)?;
            let name = called(former.get(&id), row.get(1)?, day);
            names.insert(id, name);
            Ok(())
        })?;
        Ok(names)
    }

    /// Who was expected at one session or at each, and who came, counted.
    pub(crate) fn session_counts(
        &self,
        one: Option<&SessionId>,
    ) -> Result<HashMap<SessionId, AttendanceCounts>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("session_counts.sql"))?;
        let mut rows = statement.query([one.map(SessionId::as_str)])?;
        let mut counts = HashMap::new();
        while let Some(row) = rows.next()? {
            let of_session = AttendanceCounts {
                expected: count(row, 1)?,
                present: count(row, 2)?,
                reserves: count(row, 3)?,
                guests: count(row, 4)?,
                leave: count(row, 5)?,
                absent: count(row, 6)?,
            };
            counts.insert(id(row, 0)?, of_session);
        }
        Ok(counts)
    }

    /// The spells of those on a session's list.
    pub(crate) fn spells_of_attendances(
        &self,
        session: &SessionId,
    ) -> Result<HashMap<PersonId, Vec<Reserve>>> {
        let of_list =
            "WHERE person_id IN (SELECT person_id FROM attendances WHERE session_id = ?1)";
        Ok(by_person(self.select(of_list, [session.as_str()])?))
    }

    /// The spells of those who studied elsewhere.
    pub(crate) fn spells_of_students(&self) -> Result<HashMap<PersonId, Vec<Reserve>>> {
        let of_students = "WHERE person_id IN (SELECT person_id FROM studies)";
        Ok(by_person(self.select(of_students, [])?))
    }

    /// Everything figures are counted from: the sessions that begin from a day to another.
    pub(crate) fn training_book(&self, from: Day, to: Day) -> Result<Book> {
        let mut book = Book::default();
        for (at, village) in self.every_village_on(to)?.into_iter().enumerate() {
            let ended = village.ended_on.map(|ended| (at, ended.first_day()));
            book.ended.extend(ended);
            if village.began_on.is_some_and(|began| to < began.first_day()) {
                book.not_yet.insert(at);
            }
            book.villages.push((village.id, village.name));
        }
        let villages = places(book.villages.iter().map(|(id, _)| id));
        let former = self.former_names()?;
        self.each(include_str!("people.sql"), |row| {
            let id: PersonId = id(row, 0)?;
            let name = called(former.get(&id), row.get(1)?, to);
            book.people.push((id, name));
            Ok(())
        })?;
        let people = places(book.people.iter().map(|(id, _)| id));
        self.each(include_str!("spells.sql"), |row| {
            let spell = InPool {
                village: place(&villages, row, 1)?,
                from_on: known_date(row, 2)?,
                until_on: date(row, 3)?,
                position: row.get(4)?,
            };
            let person = place(&people, row, 0)?;
            book.spells.entry(person).or_default().push(spell);
            Ok(())
        })?;
        let days = (from.to_string(), to.to_string());
        self.each_between(include_str!("sessions.sql"), &days, |row| {
            let brought = row.get_ref(5)? != rusqlite::types::ValueRef::Null;
            book.sessions.push(Held {
                id: id(row, 0)?,
                begins_on: known_date(row, 1)?.first_day(),
                hours: Hours::tenths(row.get(2)?),
                form: row.get(3)?,
                level: word(row, 4)?,
                village: brought.then(|| place(&villages, row, 5)).transpose()?,
            });
            Ok(())
        })?;
        let sessions = places(book.sessions.iter().map(|held| &held.id));
        let mut guests: HashMap<(String, Option<String>), usize> = HashMap::new();
        self.each_between(include_str!("came.sql"), &days, |row| {
            let who = match row.get::<_, Option<String>>(2)? {
                None => Who::Person(place(&people, row, 1)?),
                Some(guest) => {
                    let next = guests.len();
                    Who::Guest(*guests.entry((guest, row.get(3)?)).or_insert(next))
                }
            };
            book.came.push(Came {
                session: place(&sessions, row, 0)?,
                who,
                state: state(row, 4)?,
                hours: row.get::<_, Option<i64>>(5)?.map(Hours::tenths),
            });
            Ok(())
        })?;
        self.each_between(include_str!("studied.sql"), &days, |row| {
            book.studied.push(Studied {
                person: place(&people, row, 0)?,
                begins_on: known_date(row, 1)?.first_day(),
                last_day: date(row, 2)?.map(PartialDate::last_day),
                hours: row.get::<_, Option<i64>>(3)?.map(Hours::tenths),
            });
            Ok(())
        })?;
        Ok(book)
    }

    /// Everybody as lists of a session may call them on a day, those in the pool first, and every
    /// village with its other names.
    pub(crate) fn called_on(
        &self,
        on_day: Day,
        session: Option<&SessionId>,
    ) -> Result<(Vec<Called>, Vec<Village>)> {
        let mut statement = self.conn.prepare_cached(include_str!("called.sql"))?;
        let mut rows = statement.query((on_day.to_string(), session.map(SessionId::as_str)))?;
        let names = self.former_places()?;
        let former = self.former_names()?;
        let mut people = Vec::new();
        while let Some(row) = rows.next()? {
            let birth: Option<String> = row.get(7)?;
            let person_id: PersonId = id(row, 0)?;
            let (own, now) = (former.get(&person_id), row.get::<_, String>(1)?);
            let before = own.into_iter().flatten().map(|(_, name)| name.clone());
            people.push(Called {
                name: called(own, now.clone(), on_day),
                other_names: before.chain([now]).collect(),
                person_id,
                village: match row.get(2)? {
                    Some(now) => Some(names.village(&id(row, 8)?, now, on_day)),
                    None => None,
                },
                phones: row.get(3)?,
                post: row.get(4)?,
                standing: match row.get_ref(5)?.as_str().unwrap_or_default() {
                    "reserve" => Standing::Reserve,
                    "left" => Standing::Left,
                    "not_yet" => Standing::NotYet,
                    _ => Standing::Other,
                },
                near: row.get(6)?,
                birth: birth.and_then(|birth| birth.parse().ok()),
            });
        }
        let aliases: Vec<VillageAlias> = self.all()?;
        let villages = self.village_names(on_day)?.into_iter().map(|(id, name)| {
            let own = aliases.iter().filter(|alias| alias.village_id == id);
            (name, own.map(|alias| alias.alias.clone()).collect())
        });
        Ok((people, villages.collect()))
    }

    fn each_between(
        &self,
        sql: &str,
        days: &(String, String),
        mut read: impl FnMut(&SqlRow<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query((&days.0, &days.1))?;
        while let Some(row) = rows.next()? {
            read(row)?;
        }
        Ok(())
    }
}

/// Where the record of each id stands.
fn places<'a, I: Clone + Eq + std::hash::Hash + 'a>(
    ids: impl Iterator<Item = &'a I>,
) -> HashMap<I, usize> {
    ids.cloned().zip(0..).collect()
}

fn by_person(spells: Vec<Reserve>) -> HashMap<PersonId, Vec<Reserve>> {
    let mut by_person: HashMap<PersonId, Vec<Reserve>> = HashMap::new();
    for spell in spells {
        by_person
            .entry(spell.person_id.clone())
            .or_default()
            .push(spell);
    }
    by_person
}

fn state(row: &SqlRow<'_>, column: usize) -> Result<crate::training::AttendanceState> {
    let text = row.get_ref(column)?.as_str().unwrap_or_default();
    let state = crate::training::AttendanceState::named(text);
    state.ok_or_else(|| unexpected(format!("{text} is no state of an attendance")))
}

fn count(row: &SqlRow<'_>, column: usize) -> Result<usize> {
    let count: i64 = row.get(column)?;
    Ok(usize::try_from(count).unwrap_or_default())
}
