//! 时间线: everything dated about a person in one list, as of a day. It is read from the records
//! themselves; nothing is written down for it.

mod chain;
mod gather;
#[cfg(test)]
mod tests;

use serde::Serialize;
use ts_rs::TS;

use crate::date::{Day, PartialDate};
use crate::ids::PersonId;

/// What a line is about; the filter of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// What the résumé says.
    Resume,
    /// Who one is, and what changed about that.
    Fact,
    /// On the way into the pool: contacts with a prospect, steps of selection.
    Selection,
    /// 资格核查, 破格, and the written reason to enter all the same.
    Check,
    /// 联审, masked.
    Review,
    /// In and out of the pool.
    Spell,
    /// 任职.
    Post,
    /// 包村分工.
    Duty,
    /// 结对.
    Pair,
    /// A registered step of a checklist.
    Item,
    /// 帮带记录.
    Visit,
    /// 培训 and 进修.
    Training,
    /// 岗位锻炼.
    Rotation,
    /// 培养计划.
    Plan,
    /// 附件.
    Attachment,
    /// 择村.
    Match,
    /// 书记类型.
    Secretary,
    /// 考核: totals of periods, grades of years.
    Assessment,
    /// 使用成效.
    Outcome,
}

/// A line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TimelineEntry {
    /// When, or since when.
    pub on_day: PartialDate,
    /// Until when, that day excluded; `None`: of one day, or open.
    pub until_on: Option<PartialDate>,
    /// What it is about.
    pub kind: TimelineKind,
    /// What happened, in words.
    pub text: String,
    /// What else there is to say.
    pub detail: Option<String>,
    /// The record it was read from: of a pair, item, visit, session, rotation, plan, attachment its
    /// id; of everything else the person's.
    pub record: String,
    /// Of a registered step the step's id, to open its cell.
    pub step: Option<String>,
    /// Of a pair or step the scheme's id.
    pub scheme: Option<String>,
}

/// A person's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Timeline {
    /// Whose.
    pub person_id: PersonId,
    /// The day: what begins later is left out.
    pub as_of: Day,
    /// The earliest first.
    pub entries: Vec<TimelineEntry>,
}
