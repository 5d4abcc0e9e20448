//! One row put in the place of another wherever the register says it, by what its columns refer to.

use serde_json::{Map, Value};

use super::dump::referenced;
use super::rows::{Denied, JOURNALED};
use super::Db;
use crate::error::{unexpected, Result};

type Image = Map<String, Value>;

/// Columns in which two rows that say the same may differ: which they are, and where they stand.
const OF_NO_ACCOUNT: [&str; 3] = ["id", "township_id", "position"];

/// Values that say nothing yet, and yield to one that does.
const UNDECIDED: [(&str, &str, &str); 1] = [("attendances", "state", "expected")];

/// What departments said of people is not compared: that two answers differ would tell of them.
const NEVER_COMPARED: &str = "review_replies";

impl Db {
    /// Puts `stays` in the place of `gone`, two rows of a table, in every record that says it, but for
    /// those of the tables left `out`. What both have once is one record where neither denies what the
    /// other says; a sentence each of what cannot be.
    pub(crate) fn put_in_place(
        &self,
        table: &str,
        gone: &str,
        stays: &str,
        out: &[&str],
    ) -> Result<Vec<String>> {
        let mut clashes = Vec::new();
        for (child, column) in self.columns_saying(table)? {
            if out.contains(&child) {
                continue;
            }
            for id in self.ids_saying(child, &column, gone)? {
                clashes.extend(self.say_instead(child, &column, &id, stays)?);
            }
        }
        Ok(clashes)
    }

    /// How many records of each table say a row, in the order of the tables.
    pub(crate) fn counts_saying(
        &self,
        table: &str,
        id: &str,
    ) -> Result<Vec<(&'static str, usize)>> {
        let mut counts: Vec<(&'static str, usize)> = Vec::new();
        for (child, column) in self.columns_saying(table)? {
            let found = self.ids_saying(child, &column, id)?.len();
            match counts.last_mut().filter(|(last, _)| *last == child) {
                Some((_, count)) => *count += found,
                None => counts.push((child, found)),
            }
        }
        counts.retain(|(child, count)| *count > 0 && *child != NEVER_COMPARED);
        Ok(counts)
    }

    /// Every journaled table and column that says a row of a table.
    pub(super) fn columns_saying(&self, table: &str) -> Result<Vec<(&'static str, String)>> {
        let mut found = Vec::new();
        for child in JOURNALED {
            let columns = self.tables.get(child)?.columns.iter();
            let saying = columns.filter(|column| referenced(column) == Some(table));
            found.extend(saying.map(|column| (*child, column.clone())));
        }
        Ok(found)
    }

    fn ids_saying(&self, table: &str, column: &str, id: &str) -> Result<Vec<String>> {
        let sql = format!("SELECT id FROM {table} WHERE {column} = ?1 ORDER BY id");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let ids = statement.query_map([id], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Makes a row say another in a column, or makes it one with the row that says so already.
    fn say_instead(&self, table: &str, column: &str, id: &str, stays: &str) -> Result<Vec<String>> {
        let Some(mut came) = self.row(table, id)? else {
            return Ok(Vec::new());
        };
        came.insert(column.to_owned(), stays.into());
        match self.write_unless_denied(table, &came)? {
            None => {
                self.drop_repeated(table, &came)?;
                Ok(Vec::new())
            }
            Some(Denied::ByItself) => {
                let what = self.describe_row(table, id)?;
                Ok(vec![format!("{what}：两头是同一个人")])
            }
            Some(Denied::ByAnother) => self.make_one(table, &came),
        }
    }

    /// A row goes into the one that has what only one may have, where they agree.
    fn make_one(&self, table: &str, came: &Image) -> Result<Vec<String>> {
        let (id, other) = (text(came, "id"), self.row_in_the_way(table, came)?);
        let known = other.as_deref().map(|other| self.row(table, other));
        let known = known.transpose()?.flatten();
        let one = known.as_ref().and_then(|known| united(table, known, came));
        let (Some(other), Some(one)) = (other, one) else {
            let what = self.describe_row(table, id)?;
            return Ok(vec![format!("{what}：两条记录都有，内容不同")]);
        };
        let clashes = self.put_in_place(table, id, &other, &[])?;
        self.remove(table, id)?;
        self.write(table, &one, true)?;
        Ok(clashes)
    }

    /// Takes out a row that says again what another one does, where nothing hangs on it.
    fn drop_repeated(&self, table: &str, came: &Image) -> Result<()> {
        if !self.columns_saying(table)?.is_empty() {
            return Ok(());
        }
        let of_account = came
            .iter()
            .filter(|(column, _)| !OF_NO_ACCOUNT.contains(&column.as_str()));
        let (columns, values): (Vec<&str>, Vec<&Value>) = of_account
            .map(|(column, value)| (column.as_str(), value))
            .unzip();
        if self
            .other_row(table, &columns, &values, text(came, "id"))?
            .is_some()
        {
            self.remove(table, text(came, "id"))?;
        }
        Ok(())
    }

    /// The row that has already what a row would have, of which there may be one.
    fn row_in_the_way(&self, table: &str, came: &Image) -> Result<Option<String>> {
        for columns in self.unique_columns(table)? {
            let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
            let values: Vec<&Value> = columns
                .iter()
                .map(|it| came.get(*it).unwrap_or(&Value::Null))
                .collect();
            if values.iter().any(|value| value.is_null()) {
                continue;
            }
            let other = self.other_row(table, &columns, &values, text(came, "id"))?;
            if other.is_some() {
                return Ok(other);
            }
        }
        Ok(None)
    }

    /// A row that has these values in these columns, and another id.
    fn other_row(
        &self,
        table: &str,
        columns: &[&str],
        values: &[&Value],
        id: &str,
    ) -> Result<Option<String>> {
        let same = columns
            .iter()
            .zip(1..)
            .map(|(column, n)| format!("CAST({column} AS TEXT) IS ?{n}"));
        let same = same.collect::<Vec<_>>().join(" AND ");
        let last = columns.len() + 1;
        let sql =
            format!("SELECT id FROM {table} WHERE {same} AND id <> ?{last} ORDER BY id LIMIT 1");
        let texts = values.iter().map(|value| match value {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        });
        let bound = texts.chain([Some(id.to_owned())]);
        let mut statement = self.conn.prepare_cached(&sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(bound))?;
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
    }

    /// The columns of every unique index of a table, but for its id.
    fn unique_columns(&self, table: &str) -> Result<Vec<Vec<String>>> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("unique_columns.sql"))?;
        let indexes = statement.query_map([table], |row| row.get::<_, String>(0))?;
        let columns = |joined: String| joined.split(' ').map(str::to_owned).collect();
        Ok(indexes
            .map(|joined| joined.map(columns))
            .collect::<Result<_, _>>()?)
    }

    fn row(&self, table: &str, id: &str) -> Result<Option<Image>> {
        let image = self.image(table, id)?;
        let read = |image: String| serde_json::from_str(&image);
        image
            .map(read)
            .transpose()
            .map_err(|error| unexpected(error.to_string()))
    }
}

fn text<'i>(image: &'i Image, column: &str) -> &'i str {
    image
        .get(column)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// What two rows say of one thing, where neither denies what the other says.
fn united(table: &str, known: &Image, came: &Image) -> Option<Image> {
    if table == NEVER_COMPARED {
        return None;
    }
    let mut one = known.clone();
    for (column, value) in came {
        let undecided = |value: &Value| {
            let said = |(of, at, word): &(&str, &str, &str)| {
                *of == table && *at == column && value == word
            };
            value.is_null() || UNDECIDED.iter().any(said)
        };
        let own = known.get(column).unwrap_or(&Value::Null);
        if OF_NO_ACCOUNT.contains(&column.as_str()) || own == value || undecided(value) {
            continue;
        }
        if !undecided(own) {
            return None;
        }
        one.insert(column.clone(), value.clone());
    }
    Some(one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Office;

    /// Whoever adds a table that says a person has them merged with the others, shown in the dump, and
    /// journaled.
    #[test]
    fn every_foreign_key_to_a_journaled_table_is_known_by_its_column() {
        let office = Office::new();
        let db = &office.registry.db;
        let sql = "SELECT tables.name, keys.\"from\", keys.\"table\"
                   FROM sqlite_schema AS tables JOIN pragma_foreign_key_list(tables.name) AS keys
                   WHERE tables.type = 'table'";
        let mut statement = db.conn.prepare(sql).unwrap();
        let keys = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        let keys: Vec<(String, String, String)> = keys.unwrap().map(Result::unwrap).collect();
        let of_people = keys
            .iter()
            .filter(|(_, _, table)| table == "people")
            .count();
        assert!(of_people > 30, "{of_people}");
        for (table, column, other) in keys {
            if JOURNALED.contains(&other.as_str()) {
                assert!(
                    JOURNALED.contains(&table.as_str()),
                    "{table} is not journaled"
                );
                assert_eq!(
                    referenced(&column),
                    Some(other.as_str()),
                    "{table}.{column}"
                );
            }
        }
    }
}
