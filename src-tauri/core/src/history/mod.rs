//! 操作记录: what was done, by action and by record, and taking it back.

mod conflicts;
mod words;

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::assessments::Points;
use crate::changes::Outcome;
use crate::error::{OrNotFound, Refused, Result};
use crate::names::masked;
use crate::op::Op;
use crate::people::Field;
use crate::registry::Registry;
use crate::reserves::{Mentor, Remarks, Reserve, Stated};
use crate::store::journal::Direction;
use crate::store::Row as _;
use crate::training::Hours;

/// One action of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryEntry {
    /// Number, in the order things happened.
    pub id: i64,
    /// Stable kind.
    pub kind: String,
    /// What the clerk calls it.
    pub label: String,
    /// Whom or what it was about.
    pub detail: String,
    /// `window` or `cli`.
    pub actor: String,
    /// RFC 3339, UTC.
    pub at: String,
    /// Taken back and not done again.
    pub undone: bool,
    /// The action an undo or redo is about.
    pub undo_of: Option<i64>,
    /// Whether 撤销 applies to it.
    pub can_undo: bool,
}

/// One record an action changed, as stored.
#[derive(Debug, Clone)]
pub(crate) struct RowChange {
    pub(crate) what: String,
    pub(crate) table: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// One field an action changed, as the clerk reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldChange {
    /// The record: noun and name.
    pub what: String,
    /// What forms call the field.
    pub field: String,
    /// Before; `None`: nothing.
    pub before: Option<String>,
    /// After; `None`: nothing.
    pub after: Option<String>,
}

/// An action with the fields it changed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryDetail {
    /// The action.
    pub entry: HistoryEntry,
    /// At most [`MOST_FIELDS`] of them.
    pub rows: Vec<FieldChange>,
    /// How many records it changed in all.
    pub records: usize,
}

/// More fields than this nobody reads.
const MOST_FIELDS: usize = 500;

/// Columns that say nothing to the clerk.
const TECHNICAL: &[&str] = &[
    "id",
    "township_id",
    "village_id",
    "person_id",
    "position",
    "seen_on",
    "start_assumed",
    "listed_on",
    "field",
    "scheme_id",
    "seat_id",
    "step_id",
    "pair_id",
    "item_id",
    "check_id",
    "reserve_id",
    "post_id",
    "secretary_type_id",
    "visit_id",
    "mentor_id",
    "relative_id",
    "type_id",
    "rotation_id",
    "from_village_id",
    "ended_into",
    "supervisor_id",
    "neighbour_id",
    "hash",
    "original_hash",
    "school_id",
    "teacher_id",
    "course_id",
    "request_id",
    "session_id",
    "plan_id",
    "template_id",
    "type_id",
    "reserve_id",
    "prospect_id",
    "cadre_id",
    "run_id",
    "list_id",
    "condition_id",
    "update_id",
    "round_id",
    "department_id",
    "indicator_list_id",
    "indicator_id",
    "assessment_id",
    "outcome_type_id",
];

/// Tables whose rows the journal keeps but does not show: what departments said of people.
pub(crate) const HIDDEN: &[&str] = &["review_replies"];
/// Shown instead of them.
const HIDDEN_WORD: &str = "（内容不显示）";

impl Registry {
    /// Actions before the one numbered `before` (all, when `None`), newest first.
    pub fn history(&self, before: Option<i64>, limit: u32) -> Result<Vec<HistoryEntry>> {
        self.db.history(before.unwrap_or(i64::MAX), limit)
    }

    /// One action and what it changed, field by field.
    pub fn history_detail(&self, number: i64) -> Result<HistoryDetail> {
        let entry = self.db.history_entry(number)?.or_not_found("操作")?;
        let changes = self.db.changed_rows(number)?;
        let records = changes.len();
        let mut rows = Vec::new();
        for change in changes {
            if rows.len() < MOST_FIELDS {
                rows.extend(fields_of(&change));
                rows.dedup();
            }
        }
        Ok(HistoryDetail {
            entry,
            rows,
            records,
        })
    }

    /// What undo and redo would take back or do again; `None` when there is nothing.
    pub fn next_undo_redo(&self) -> Result<(Option<HistoryEntry>, Option<HistoryEntry>)> {
        let entry =
            |number: Option<i64>| number.map_or(Ok(None), |number| self.db.history_entry(number));
        Ok((entry(self.db.op_to_undo()?)?, entry(self.db.op_to_redo()?)?))
    }

    /// Takes back the action numbered `number`, or the newest one in force. Its label.
    pub fn undo(&mut self, number: Option<i64>) -> Result<Outcome<String>> {
        let number = match number {
            Some(number) => number,
            None => self.db.op_to_undo()?.ok_or(Refused::NothingToUndo)?,
        };
        let entry = self.db.history_entry(number)?.or_not_found("操作")?;
        if !entry.can_undo {
            return Err(Refused::NothingToUndo.into());
        }
        self.revert(Op::Undo, &entry, Direction::Back)
    }

    /// Does the action again that was taken back last.
    pub fn redo(&mut self) -> Result<Outcome<String>> {
        let number = self.db.op_to_redo()?.ok_or(Refused::NothingToRedo)?;
        let entry = self.db.history_entry(number)?.or_not_found("操作")?;
        self.revert(Op::Redo, &entry, Direction::Forth)
    }

    fn revert(
        &mut self,
        op: Op,
        entry: &HistoryEntry,
        direction: Direction,
    ) -> Result<Outcome<String>> {
        let name = if entry.detail.is_empty() {
            entry.label.clone()
        } else {
            format!("{}：{}", entry.label, entry.detail)
        };
        let mut conflicts = Vec::new();
        let reverted = self.transact_about(op, Some(entry.id), |tx| {
            tx.about(&name);
            conflicts = tx.db.revert(entry.id, direction)?;
            match conflicts.as_slice() {
                [] => Ok(name.clone()),
                _ => Err(Refused::NothingToUndo.into()),
            }
        });
        if conflicts.is_empty() {
            reverted
        } else {
            // Told now that everything is again as it was.
            Err(self.undo_conflict(entry.id, &conflicts)?.into())
        }
    }
}

fn fields_of(change: &RowChange) -> Vec<FieldChange> {
    if HIDDEN.contains(&change.table.as_str()) {
        let shown = |image: &Option<String>| image.as_ref().map(|_| HIDDEN_WORD.to_owned());
        return vec![FieldChange {
            what: change.what.clone(),
            field: "反馈".into(),
            before: shown(&change.before),
            after: shown(&change.after),
        }];
    }
    let image = |text: &Option<String>| -> Map<String, Value> {
        let parsed = text
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok());
        parsed.unwrap_or_default()
    };
    let (before, after) = (image(&change.before), image(&change.after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let shown = |image: &Map<String, Value>, name: &str| match image.get(name)? {
        Value::Null => None,
        Value::String(text) if name == "stated_mentors" => {
            let stated = Stated::<Vec<Mentor>>::read(text);
            Some(stated.map_or_else(|_| text.clone(), |stated| stated.in_words()))
        }
        Value::String(text) if name == "remark" && change.table == Reserve::TABLE => {
            let stated = Remarks::read(text);
            Some(stated.map_or_else(|_| text.clone(), |stated| stated.in_words()))
        }
        Value::Number(tenths) if name == "points" => {
            Some(Points::tenths(tenths.as_i64().unwrap_or_default()).to_string())
        }
        Value::Number(tenths) if name == "hours" => {
            Some(Hours::tenths(tenths.as_i64().unwrap_or_default()).to_string())
        }
        Value::Number(flag) if words::says_yes_or_no(name) => {
            Some(words::yes_or_no(flag.as_i64() != Some(0)).to_owned())
        }
        Value::String(text) => Some(words::word_of(&change.table, name, text).to_owned()),
        other => Some(other.to_string()),
    };
    names
        .into_iter()
        .filter(|name| !TECHNICAL.contains(&name.as_str()))
        .map(|name| (name, shown(&before, name), shown(&after, name)))
        .filter(|(_, before, after)| before != after)
        .map(|(name, old, new)| {
            let property = property_of(&change.table, name, &before, &after);
            FieldChange {
                what: change.what.clone(),
                field: label_of(&change.table, property),
                // Full numbers are shown on request alone, and that is noted.
                before: old.map(|text| masked(property, text)),
                after: new.map(|text| masked(property, text)),
            }
        })
        .collect()
}

/// What a column of a changed row tells of: the value of a row that is about one property tells of
/// that.
fn property_of<'a>(
    table: &str,
    column: &'a str,
    before: &'a Map<String, Value>,
    after: &'a Map<String, Value>,
) -> &'a str {
    if !of_one_property(table) || column != "value" {
        return column;
    }
    let property = after.get("field").or(before.get("field"));
    property.and_then(Value::as_str).unwrap_or(column)
}

/// What the clerk calls a property of a changed row.
fn label_of(table: &str, column: &str) -> String {
    if let Some(label) = name_in(table, column) {
        return label.to_owned();
    }
    if let Some(field) = Field::ALL.iter().find(|field| field.name() == column) {
        return field.label().to_owned();
    }
    let label = match column {
        "kind" => "类型",
        "code" => "代码",
        "alias" => "别名",
        "status" => "状态",
        "from_on" => "开始时间",
        "until_on" => "结束时间",
        "entered_on" => "入库时间",
        "left_on" => "退出时间",
        "left_reason" => "退出原因",
        "destination" => "去向",
        "document" => "文号",
        "stated_mentors" => "帮带人",
        "photo" => "照片",
        "unit" => "单位",
        "term" => "届次",
        "role" => "分工",
        "sample" => "示例",
        other => {
            let own = label_in_villages(table, other)
                .or_else(|| label_in_plans(table, other))
                .or_else(|| label_in_selection(table, other))
                .or_else(|| label_in_reviews(table, other))
                .or_else(|| label_in_training(table, other))
                .or_else(|| label_in_rotations(table, other))
                .or_else(|| label_in_matching(table, other))
                .or_else(|| label_in_assessments(table, other));
            return own
                .unwrap_or_else(|| label_in_mentoring(table, other))
                .to_owned();
        }
    };
    label.to_owned()
}

/// What the clerk calls a column of the list of villages; `None`: as in mentoring.
fn label_in_villages(table: &str, column: &str) -> Option<&'static str> {
    match (table, column) {
        ("villages", "began_on") => Some("设立时间"),
        ("villages", "began_document") => Some("设立文号"),
        ("villages", "ended_on") => Some("撤并时间"),
        ("villages", "ended_document") => Some("撤并文号"),
        _ => None,
    }
}

/// Whether a row of a table is about one property of a person.
fn of_one_property(table: &str) -> bool {
    matches!(table, "facts" | "former_values")
}

/// What names a record, where it is not a person's 姓名 or 专业技术职务.
fn name_in(table: &str, column: &str) -> Option<&'static str> {
    match (table, column) {
        ("people" | "facts" | "former_values" | "teachers", "name")
        | ("people" | "former_values", "title") => None,
        ("villages", "name") => Some("村名"),
        ("townships", "name") => Some("乡镇"),
        ("posts" | "teachers", "title") => Some("职务"),
        ("attachments", "title") => Some("标题"),
        (_, "name" | "title") => Some("名称"),
        _ => None,
    }
}

/// What the clerk calls a column of the tables of matching and secretaries; `None`: as in mentoring.
fn label_in_matching(table: &str, column: &str) -> Option<&'static str> {
    Some(match (table, column) {
        ("village_needs", "industry") => "产业",
        ("village_needs", "majors") => "需要的专业特长",
        ("village_needs", "wishes") => "其他需求",
        ("specialties", "words") => "所含词语",
        ("matches", "score") => "得分",
        ("matches", "reasons") | ("typed_secretaries", "reason") => "理由",
        ("secretary_types", "meaning") => "说明",
        _ => return None,
    })
}

/// What the clerk calls a column of the tables of placements; `None`: as in mentoring.
fn label_in_rotations(table: &str, column: &str) -> Option<&'static str> {
    if !table.starts_with("rotation") {
        return None;
    }
    Some(match column {
        "category" => "类别",
        "front_line" => "计入一线",
        "least_months" => "最短期限（月）",
        "usual_months" => "一般期限（月）",
        "needs_village" => "须在村",
        "changes_posts" => "变动职务",
        "route" => "方式",
        "from_unit" => "原单位",
        "post" => "岗位",
        "supervisor" => "负责人",
        "tasks" => "任务",
        "appraisal" => "鉴定意见",
        "appraised_by" => "鉴定人",
        "appraised_on" => "鉴定日期",
        "measure" => "事项",
        "count" => "数量",
        "amount" => "金额（分）",
        _ => return None,
    })
}

/// What the clerk calls a column of the tables of training; `None`: as in mentoring.
fn label_in_training(table: &str, column: &str) -> Option<&'static str> {
    let label = match (table, column) {
        ("requests", "on_day") => "点单日期",
        ("requests", "people") => "人数",
        ("requests", "topic") => "想学什么",
        ("sessions" | "studies", "begins_on") => "开始日期",
        ("sessions" | "studies", "ends_on") => "结束日期",
        ("sessions", "days") => "上课日期",
        ("sessions", "form") => "培训形式",
        ("sessions", "organizer") => "主办单位",
        ("attendances", "guest") => "姓名（台账外）",
        ("attendances", "guest_unit") => "单位",
        ("attendances", "result") => "考核结果",
        ("attendances", "state") => "到场情况",
        ("studies", "institution") => "院校或机构",
        ("studies", "certificate") => "证书",
        ("studies", "result") => "结果",
        ("courses" | "teachers", "subject") => "领域",
        (_, "hours") => "学时",
        (_, "level") => "层级",
        _ => return None,
    };
    Some(label)
}

/// What the clerk calls a column of the tables of plans; `None`: as in mentoring.
fn label_in_plans(table: &str, column: &str) -> Option<&'static str> {
    if !table.starts_with("plan") {
        return None;
    }
    Some(match column {
        "goals" => "培养目标",
        "template" => "所用模板",
        "measure" => "怎样算完成",
        "amount" => "数量",
        "due_months" => "第几个月内",
        "note" => "完成说明",
        _ => return None,
    })
}

/// What the clerk calls a column of the tables of selection; `None`: as in mentoring.
fn label_in_selection(table: &str, column: &str) -> Option<&'static str> {
    Some(match (table, column) {
        ("prospects", "field") => "特长领域",
        ("prospects", "whereabouts") => "现在何处",
        ("prospects" | "selection_runs", "end_reason") => "终止原因",
        ("selection_runs", "ended_on") => "未通过时间",
        ("selection_steps", "step") => "步骤",
        ("selection_steps", "note") => "说明",
        ("condition_lists", "adopted") => "采用",
        ("conditions", "label") => "条件",
        ("conditions", "most_age") => "年龄上限",
        ("conditions", "least_education") => "最低学历",
        ("checks", "result") => "核查结果",
        ("checks", "checked_by") => "核查人",
        ("checks", "evidence") => "依据",
        ("checks", "valid_until") => "失效日期",
        ("overrides", "reason") => "书面理由",
        ("overrides", "blockers") => "当时的问题",
        ("yearly_decisions", "decision") => "更新意见",
        ("yearly_decisions", "before") => "原成熟度",
        _ => return None,
    })
}

/// What the clerk calls a column of the tables of reviews; `None`: as in mentoring.
fn label_in_reviews(table: &str, column: &str) -> Option<&'static str> {
    if table != "review_rounds" {
        return None;
    }
    Some(match column {
        "purpose" => "用途",
        "sent_on" => "送审日期",
        "due_on" => "反馈期限",
        "valid_months" => "有效期（月）",
        _ => return None,
    })
}

/// What the clerk calls a column of the tables of assessments and outcomes; `None`: as in mentoring.
fn label_in_assessments(table: &str, column: &str) -> Option<&'static str> {
    Some(match (table, column) {
        ("indicator_lists", "period") => "多久一评",
        ("indicator_lists", "subject") => "评什么",
        ("indicator_lists", "excellent") => "优秀线（%）",
        ("indicator_lists", "qualified") => "合格线（%）",
        ("indicators", "guide") => "看什么",
        ("indicators", "full_marks") => "满分",
        ("assessments", "period_on") => "考核时段",
        ("scores", "points") => "得分",
        ("year_grades", "suggested") => "建议等次",
        ("year_grades", "decided_on") => "评定日期",
        ("outcomes" | "outcome_types", "level") => "层级",
        ("outcomes", "batch") => "批次",
        ("outcomes", "post") => "岗位",
        ("outcome_types", "counted") => "计入使用",
        ("outcome_types", "leave_reason") => "退出原因",
        _ => return None,
    })
}

/// What the clerk calls a column of the tables of mentoring.
fn label_in_mentoring<'a>(table: &str, column: &'a str) -> &'a str {
    match column {
        "label" if table == "evidence" => "佐证名称",
        "label" => "名称",
        "checklist" => "任务统称",
        "mentees" if table == "schemes" => "帮带对象",
        "mentees" => "最多带几人",
        "everyone" => "全员适用",
        "mentees_per_mentor" => "每人最多带几人",
        "months" => "期限（月）",
        "reports" => "季度报告",
        "retired_on" => "停用时间",
        "task" => "职责",
        "fill" => "怎样产生",
        "duty_role" => "分工",
        "post_titles" => "职务名称",
        "mentors" => "人数",
        "measure" => "量词",
        "due" => "到期规则",
        "due_days" => "到期天数",
        "due_on" => "到期日",
        "evidence" => "需要佐证",
        "specialty" => "专长",
        "team" => "组",
        "goal" => "帮带目标",
        "measures" => "帮带措施",
        "result" if table == "pairs" => "完成情况",
        "result" => "成效",
        "on_day" => "日期",
        "reason" => "原因",
        "quarter" => "季度",
        "done_on" => "完成日期",
        "place" => "地点",
        "content" => "内容",
        "method" => "方式",
        "problem" => "发现的问题",
        "next_step" => "下一步",
        "copies" => "份数",
        "original_name" => "原文件名",
        "original_size" => "原文件大小",
        "taken_on" => "拍摄日期",
        "year" => "年度",
        "grade" => "等次",
        "recommended" => "推荐优秀",
        "state" => "状态",
        "summary" => "摘要",
        "relation" => "关系",
        other => other,
    }
}

#[cfg(test)]
mod tests;
