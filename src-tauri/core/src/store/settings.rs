//! Remembered choices and saved layouts: small texts by name, outside the journal.

use rusqlite::OptionalExtension;

use super::Db;
use crate::error::Result;

impl Db {
    /// A remembered choice.
    pub(crate) fn setting(&self, key: &str) -> Result<Option<String>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// Remembers a choice.
    pub(crate) fn set_setting(&self, key: &str, value: &str) -> Result<()> {
        self.refuse_to_write()?;
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)")?
            .execute([key, value])?;
        Ok(())
    }

    /// Saved layouts as JSON, by name.
    pub(crate) fn layouts(&self) -> Result<Vec<(String, String)>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT name, layout FROM layouts ORDER BY name")?;
        let layouts = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(layouts.collect::<Result<_, _>>()?)
    }

    /// Saves a layout under a name, over the one that had it.
    pub(crate) fn save_layout(&self, name: &str, layout: &str) -> Result<()> {
        self.refuse_to_write()?;
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO layouts (name, layout) VALUES (?1, ?2)")?
            .execute([name, layout])?;
        Ok(())
    }

    /// Forgets a layout.
    pub(crate) fn remove_layout(&self, name: &str) -> Result<()> {
        self.refuse_to_write()?;
        self.conn
            .prepare_cached("DELETE FROM layouts WHERE name = ?1")?
            .execute([name])?;
        Ok(())
    }

    /// Keeps a picture or document under the hash of its bytes; once is enough.
    pub(crate) fn add_blob(&self, hash: &str, media_type: &str, bytes: &[u8]) -> Result<()> {
        self.refuse_to_write()?;
        self.conn
            .prepare_cached(
                "INSERT OR IGNORE INTO blobs (hash, media_type, bytes) VALUES (?1, ?2, ?3)",
            )?
            .execute((hash, media_type, bytes))?;
        Ok(())
    }

    /// Media type of a kept picture or document.
    pub(crate) fn media_type(&self, hash: &str) -> Result<Option<String>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT media_type FROM blobs WHERE hash = ?1")?;
        Ok(statement.query_row([hash], |row| row.get(0)).optional()?)
    }

    /// Media type and bytes of a kept picture or document.
    pub(crate) fn blob(&self, hash: &str) -> Result<Option<(String, Vec<u8>)>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT media_type, bytes FROM blobs WHERE hash = ?1")?;
        Ok(statement
            .query_row([hash], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }
}
