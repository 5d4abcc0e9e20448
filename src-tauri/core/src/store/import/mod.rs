//! The lasting log of imports, recognised sheets and remembered mappings. None of it is
//! journaled: losing it loses no fact.

use std::collections::HashMap;

use super::Db;
use crate::error::{unexpected, Result};
use crate::ids::PersonId;

/// A sheet as the log keeps it.
#[derive(Debug, Clone)]
pub(crate) struct LoggedSheet {
    pub(crate) file: String,
    pub(crate) sheet: String,
    pub(crate) fingerprint: String,
    /// People asked about or skipped, counted from 0.
    pub(crate) open: Vec<usize>,
    /// The others had been written by an earlier import.
    pub(crate) resumed: bool,
}

/// Whom a row means, as was answered.
#[derive(Debug, Clone)]
pub(crate) struct LoggedAnswer {
    /// Key of the question.
    pub(crate) question: String,
    /// Fingerprint of what the row says of who it is.
    pub(crate) row_says: String,
    /// `None`: it is asked again.
    pub(crate) person: Option<PersonId>,
}

/// A batch as the log keeps it.
#[derive(Debug, Clone)]
pub(crate) struct LoggedImport {
    pub(crate) id: i64,
    pub(crate) op: Option<i64>,
    pub(crate) at: String,
    pub(crate) summary: String,
    pub(crate) undone: bool,
    pub(crate) files: Vec<String>,
}

impl Db {
    /// Sheets imported before and not undone, by fingerprint: their people still open.
    pub(crate) fn recognised_sheets(&self) -> Result<HashMap<String, Vec<usize>>> {
        let mut statement = self.conn.prepare_cached(include_str!("recognised.sql"))?;
        let mut rows = statement.query([])?;
        let mut known: HashMap<String, Vec<usize>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let fingerprint: String = row.get("fingerprint")?;
            let (resumed, undone): (bool, bool) = (row.get("resumed")?, row.get("undone")?);
            let open: String = row.get("open_rows")?;
            let open =
                serde_json::from_str(&open).map_err(|error| unexpected(error.to_string()))?;
            match (undone, resumed) {
                // What an undone import wrote is gone; what came before it stands as it was.
                (true, true) => {}
                (true, false) => drop(known.remove(&fingerprint)),
                // Resumed from an import that is undone now: nothing of it stands.
                (false, true) if !known.contains_key(&fingerprint) => {}
                (false, _) => drop(known.insert(fingerprint, open)),
            }
        }
        Ok(known)
    }

    /// Whom rows mean as was answered in imports that are not undone, by question and what the row
    /// says.
    pub(crate) fn answers(&self) -> Result<HashMap<(String, String), PersonId>> {
        let mut statement = self.conn.prepare_cached(include_str!("answers.sql"))?;
        let mut rows = statement.query([])?;
        let mut known = HashMap::new();
        while let Some(row) = rows.next()? {
            let question = (row.get("question")?, row.get("row_says")?);
            match row.get::<_, Option<String>>("person_id")? {
                Some(person) => known.insert(question, PersonId::from(person)),
                None => known.remove(&question),
            };
        }
        Ok(known)
    }

    /// Writes a batch into the log.
    pub(crate) fn log_import(
        &self,
        op: i64,
        at: &str,
        summary: &str,
        sheets: &[LoggedSheet],
        answers: &[LoggedAnswer],
    ) -> Result<i64> {
        self.conn
            .prepare_cached("INSERT INTO imports (op_id, at, summary) VALUES (?1, ?2, ?3)")?
            .execute((op, at, summary))?;
        let id = self.conn.last_insert_rowid();
        let mut statement = self.conn.prepare_cached(include_str!("add_sheet.sql"))?;
        for sheet in sheets {
            let open = serde_json::to_string(&sheet.open)
                .map_err(|error| unexpected(error.to_string()))?;
            statement.execute((
                id,
                &sheet.file,
                &sheet.sheet,
                &sheet.fingerprint,
                open,
                sheet.resumed,
            ))?;
        }
        let mut statement = self.conn.prepare_cached(include_str!("add_answer.sql"))?;
        for answer in answers {
            let person = answer.person.as_ref().map(PersonId::as_str);
            statement.execute((id, &answer.question, &answer.row_says, person))?;
        }
        Ok(id)
    }

    /// The log, newest first.
    pub(crate) fn imports(&self) -> Result<Vec<LoggedImport>> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(LoggedImport {
                id: row.get("id")?,
                op: row.get("op_id")?,
                at: row.get("at")?,
                summary: row.get("summary")?,
                undone: row.get("undone")?,
                files: row
                    .get::<_, String>("files")?
                    .split('\n')
                    .filter(|file| !file.is_empty())
                    .map(str::to_owned)
                    .collect(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What headers were mapped to by hand, by fingerprint.
    pub(crate) fn mappings(&self) -> Result<Vec<(String, String)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT fingerprint, mapping FROM import_mappings ORDER BY fingerprint",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Remembers what a header was mapped to.
    pub(crate) fn remember_mapping(&self, fingerprint: &str, mapping: &str) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT OR REPLACE INTO import_mappings (fingerprint, mapping) VALUES (?1, ?2)",
            )?
            .execute([fingerprint, mapping])?;
        Ok(())
    }
}
