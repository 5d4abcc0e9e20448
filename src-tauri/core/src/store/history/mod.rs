//! Reading the journal back: 操作记录 and what an action did to which record.

use rusqlite::{OptionalExtension as _, Row as SqlRow};
use serde_json::Value;

use super::Db;
use crate::date;
use crate::error::Result;
use crate::history::{HistoryEntry, RowChange, HIDDEN};
use crate::op::Op;

impl Db {
    /// Notes an action that changes no record but must leave a trace, such as 查看完整号码.
    pub(crate) fn note(&self, op: Op, actor: &str, detail: &str) -> Result<()> {
        self.refuse_to_write()?;
        self.conn
            .prepare_cached(
                "INSERT INTO ops (kind, label, detail, actor, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((op.kind(), op.label(), detail, actor, date::now()))?;
        Ok(())
    }

    /// Actions before the one numbered `before`, newest first.
    pub(crate) fn history(&self, before: i64, limit: u32) -> Result<Vec<HistoryEntry>> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let entries = statement.query_map((before, limit), entry)?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// The newest actions that touched a record or, for a person, what belongs to them.
    pub(crate) fn history_of(&self, id: &str, limit: u32) -> Result<Vec<HistoryEntry>> {
        let mut statement = self.conn.prepare_cached(include_str!("about.sql"))?;
        let entries = statement.query_map((id, limit), entry)?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// Whether an action touched anybody but a person.
    pub(crate) fn touched_others(&self, number: i64, person: &str) -> Result<bool> {
        let mut statement = self.conn.prepare_cached(include_str!("others.sql"))?;
        Ok(statement.query_row((number, person), |row| row.get(0))?)
    }

    /// One action.
    pub(crate) fn history_entry(&self, number: i64) -> Result<Option<HistoryEntry>> {
        let found = self.history(number + 1, 1)?;
        Ok(found.into_iter().find(|entry| entry.id == number))
    }

    /// The newest action after the one numbered `number` that changed a record and is in force.
    pub(crate) fn last_change_of(
        &self,
        table: &str,
        id: &str,
        number: i64,
    ) -> Result<Option<HistoryEntry>> {
        let mut statement = self.conn.prepare_cached(include_str!("last_change.sql"))?;
        Ok(statement.query_row((table, id, number), entry).optional()?)
    }

    /// A person as records are told apart by: `王芳（申家营村）`; `None`: there never was one.
    pub(crate) fn placed_name(&self, person: &str) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached(include_str!("placed.sql"))?;
        let placed = statement.query_row([person], |row| {
            let (name, village): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
            Ok(name.map(|name| match village {
                Some(village) => format!("{name}（{village}）"),
                None => name,
            }))
        });
        Ok(placed?)
    }

    /// The records an action changed, in order, with their images.
    pub(crate) fn changed_rows(&self, number: i64) -> Result<Vec<RowChange>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT table_name, row_id, before, after FROM op_rows WHERE op_id = ?1 ORDER BY seq",
        )?;
        let mut rows = statement.query([number])?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            let (table, id): (String, String) = (row.get(0)?, row.get(1)?);
            let (before, after): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
            let name = match self.name_of_row(&table, &id)? {
                None if !HIDDEN.contains(&table.as_str()) => {
                    self.name_of_gone(after.as_deref().or(before.as_deref()))?
                }
                name => name,
            };
            changes.push(RowChange {
                what: with_noun(&table, name),
                table,
                before,
                after,
            });
        }
        Ok(changes)
    }

    /// What a record that is gone was called: by its own name, else by its person's.
    fn name_of_gone(&self, image: Option<&str>) -> Result<Option<String>> {
        let image: Value = image
            .and_then(|image| serde_json::from_str(image).ok())
            .unwrap_or_default();
        let text = |key: &str| image.get(key).and_then(Value::as_str);
        match (text("name"), text("person_id")) {
            (Some(name), _) => Ok(Some(name.to_owned())),
            (None, Some(person)) => Ok(self.placed_name(person)?),
            (None, None) => Ok(None),
        }
    }

    /// A record as the clerk would name it: `人员 王芳`, `村 申家营村`.
    pub(crate) fn describe_row(&self, table: &str, id: &str) -> Result<String> {
        Ok(with_noun(table, self.name_of_row(table, id)?))
    }

    fn name_of_row(&self, table: &str, id: &str) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached(include_str!("describe.sql"))?;
        Ok(statement.query_row((table, id), |row| row.get(0))?)
    }
}

fn with_noun(table: &str, name: Option<String>) -> String {
    let noun = noun_of(table);
    name.map_or_else(|| noun.to_owned(), |name| format!("{noun} {name}"))
}

/// What the clerk calls the records of a table.
pub(crate) fn noun_of(table: &str) -> &'static str {
    match table {
        "owner" => "台账",
        "townships" => "乡镇",
        "villages" => "村",
        "village_aliases" => "村别名",
        "village_statuses" => "村状态",
        "former_villages" => "村原来的情况",
        "former_townships" => "乡镇的原名",
        "people" => "人员",
        "facts" => "人员情况",
        "former_values" => "人员原来的情况",
        "merged_people" => "并入的人员",
        "reserves" => "在库记录",
        "posts" => "任职",
        "duties" => "包村分工",
        "schemes" => "帮带机制",
        "scheme_seats" => "席位",
        "scheme_steps" => "任务项",
        "scheme_mentors" => "导师库",
        "pairs" => "结对",
        "pair_events" => "结对变动",
        "named_mentors" => "指定帮带人",
        "items" => "任务登记",
        "visits" => "帮带记录",
        "visit_mentees" => "帮带记录对象",
        "evidence" => "佐证",
        "appraisals" => "帮带人评定",
        "quarter_reports" => "季度报告",
        "kinships" => "亲属关系",
        "neighbours" => "相邻村",
        "departments" => "联审部门",
        "review_rounds" => "联审批次",
        "review_departments" => "送审部门",
        "review_people" => "送审人员",
        "review_replies" => "联审反馈",
        "plans" => "培养计划",
        "plan_steps" => "计划步骤",
        "plan_templates" => "计划模板",
        "plan_template_steps" => "模板步骤",
        "attachments" => "附件",
        "indicator_lists" => "考核指标表",
        "indicators" => "考核指标",
        "assessments" => "考核",
        "scores" => "得分",
        "year_grades" => "年度等次",
        "outcome_types" => "成效类型",
        "outcomes" => "使用成效",
        "schools" => "党校",
        "teachers" => "师资",
        "courses" => "课程",
        "requests" => "点单",
        "sessions" => "班次",
        "session_courses" => "班次课程",
        "session_requests" => "班次点单",
        "attendances" => "参训",
        "studies" => "进修",
        "rotation_types" => "锻炼类型",
        "rotations" => "岗位锻炼",
        "rotation_events" => "锻炼变动",
        "rotation_tallies" => "实绩",
        "terms" => "届次",
        "prospects" => "重点回引对象",
        "contacts" => "联系记录",
        "selection_runs" => "选拔记录",
        "selection_steps" => "选拔步骤",
        "condition_lists" => "资格条件表",
        "conditions" => "资格条件",
        "checks" => "资格核查",
        "exemptions" => "破格",
        "overrides" => "强行入库理由",
        "yearly_updates" => "年度滚动更新",
        "yearly_decisions" => "年度更新意见",
        "village_needs" => "村情与需求",
        "specialties" => "专业门类",
        "matches" => "择村结果",
        "secretary_types" => "书记类型",
        "typed_secretaries" => "书记评定",
        _ => "记录",
    }
}

fn entry(row: &SqlRow<'_>) -> rusqlite::Result<HistoryEntry> {
    Ok(HistoryEntry {
        id: row.get("id")?,
        kind: row.get("kind")?,
        label: row.get("label")?,
        detail: row.get("detail")?,
        actor: row.get("actor")?,
        at: row.get("at")?,
        undone: row.get("undone")?,
        undo_of: row.get("undo_of")?,
        can_undo: row.get("can_undo")?,
    })
}
