//! Columns by name in queries of many rows: a name is looked up once a query, not once a row.

use std::collections::HashMap;

use rusqlite::types::FromSql;
use rusqlite::{Row, Statement};

/// Where each column of a query stands.
pub(super) struct Columns(HashMap<String, usize>);

impl Columns {
    pub(super) fn of(statement: &Statement<'_>) -> Self {
        let names = statement.column_names().into_iter().map(str::to_owned);
        Self(names.zip(0..).collect())
    }

    /// A row whose columns are read by name.
    pub(super) fn row<'r>(&'r self, row: &'r Row<'r>) -> NamedRow<'r> {
        NamedRow { columns: self, row }
    }
}

/// A row of a query with the places of its columns.
pub(super) struct NamedRow<'r> {
    columns: &'r Columns,
    row: &'r Row<'r>,
}

impl NamedRow<'_> {
    pub(super) fn get<T: FromSql>(&self, name: &str) -> rusqlite::Result<T> {
        let at = self.columns.0.get(name);
        let at = at.ok_or_else(|| rusqlite::Error::InvalidColumnName(name.into()))?;
        self.row.get(*at)
    }
}
