//! Schemes and people: what of mentoring refers to one.

use super::Db;
use crate::error::Result;
use crate::ids::{PersonId, SchemeId, StepId};

impl Db {
    /// The last place in the list of schemes.
    pub(crate) fn last_scheme_position(&self) -> Result<i64> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT coalesce(max(position), 0) FROM schemes")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// What refers to a scheme, in words; empty: nothing.
    pub(crate) fn uses_of_scheme(&self, id: &SchemeId) -> Result<String> {
        const USES: [(&str, &str); 6] = [
            ("pairs", "对结对"),
            ("mentors", "名导师库成员"),
            ("named", "条指定的帮带人"),
            ("appraisals", "条考核"),
            ("reports", "份季度报告"),
            ("types", "个锻炼类型在用"),
        ];
        self.uses(include_str!("uses.sql"), id.as_str(), &USES)
    }

    /// What of mentoring refers to a person, in words; empty: nothing.
    pub(crate) fn mentoring_of(&self, id: &PersonId) -> Result<String> {
        const USES: [(&str, &str); 15] = [
            ("pairs", "对结对"),
            ("named", "条指定的帮带人"),
            ("pool", "条导师库记录"),
            ("items", "项任务登记"),
            ("visits", "条帮带记录"),
            ("mentees", "次作为帮带对象的帮带记录"),
            ("appraisals", "条考核"),
            ("kin", "条亲属关系"),
            ("rotations", "项岗位锻炼"),
            ("plans", "份培养计划"),
            ("matches", "条择村记录"),
            ("types", "条书记类型"),
            ("assessments", "次考核"),
            ("year_grades", "个年度等次"),
            ("outcomes", "条使用成效"),
        ];
        self.uses(include_str!("of_person.sql"), id.as_str(), &USES)
    }

    /// The counts of one row that are not 0, each with its noun.
    pub(super) fn uses(&self, sql: &str, id: &str, nouns: &[(&str, &str)]) -> Result<String> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let counts = statement.query_row([id], |row| {
            nouns
                .iter()
                .map(|(column, noun)| Ok((row.get::<_, i64>(*column)?, *noun)))
                .collect::<rusqlite::Result<Vec<_>>>()
        })?;
        let there = counts.into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = there
            .map(|(count, noun)| format!("{count} {noun}"))
            .collect();
        Ok(words.join("、"))
    }

    /// How many registered items a step has.
    pub(crate) fn items_of_step(&self, id: &StepId) -> Result<usize> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT count(*) FROM items WHERE step_id = ?1")?;
        let count: i64 = statement.query_row([id.as_str()], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }
}
