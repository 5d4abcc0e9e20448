//! What of selection refers to a person or a condition.

use std::collections::HashMap;

use super::Db;
use crate::error::Result;
use crate::ids::{ConditionId, PersonId};

impl Db {
    /// What of selection refers to a person, in words; empty: nothing.
    pub(crate) fn selection_of(&self, id: &PersonId) -> Result<String> {
        const USES: [(&str, &str); 7] = [
            ("prospects", "条重点回引对象记录"),
            ("cadre", "名由其负责联系的回引对象"),
            ("contacts", "条由其联系的记录"),
            ("runs", "次选拔记录"),
            ("checks", "条资格核查"),
            ("exemptions", "条破格"),
            ("decisions", "次年度滚动更新"),
        ];
        self.uses(include_str!("of_person.sql"), id.as_str(), &USES)
    }

    /// What refers to a condition, in words; empty: nothing.
    pub(crate) fn uses_of_condition(&self, id: &ConditionId) -> Result<String> {
        const USES: [(&str, &str); 2] = [("checks", "条核查"), ("exemptions", "条破格")];
        self.uses(include_str!("of_condition.sql"), id.as_str(), &USES)
    }

    /// How many findings there are of each condition that has one.
    pub(crate) fn checks_of_conditions(&self) -> Result<HashMap<ConditionId, usize>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT condition_id, count(*) FROM checks GROUP BY condition_id ORDER BY condition_id",
        )?;
        let counts = statement.query_map([], |row| {
            let id: String = row.get(0)?;
            let count: i64 = row.get(1)?;
            Ok((id.into(), usize::try_from(count).unwrap_or_default()))
        })?;
        Ok(counts.collect::<Result<_, _>>()?)
    }
}
