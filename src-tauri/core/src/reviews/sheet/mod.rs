//! A department's filled sheet: its cells read ([`read`]), matched with a round ([`plan`]), and
//! written in one action. What cannot be told stays out, each row with its place.
//!
//! What the sheet says is as sensitive as what the register holds: the plan shown to the clerk says
//! who was found and what is in the way, and results and grounds only after the journal noted it.

mod plan;
mod read;
mod said;
#[cfg(test)]
mod tests;
mod who;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::plan::{Known, Planned};
use super::replies::{Asked, Said};
use super::{Department, ReplyResult, ReviewRound};
use crate::changes::Outcome;
use crate::date::Day;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{DepartmentId, PersonId, ReviewRoundId};
use crate::op::Op;
use crate::registry::Registry;

pub use crate::import::read::Workbook;
pub use read::{pasted, workbook};

/// What stands for the file of pasted cells.
pub const PASTED: &str = "粘贴的内容";

/// How a filled sheet is to be read.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ReplySheetOptions {
    /// Of which round; absent: the one its title names, or the only one.
    pub round_id: Option<ReviewRoundId>,
    /// From which department; absent: the one the sheet, its name or the file's name says.
    pub department_id: Option<DepartmentId>,
    /// Number of the answering letter, for rows that give none.
    pub letter: Option<String>,
    /// When it was given, for rows that do not say; absent: today.
    pub replied_on: Option<String>,
    /// The last day on which it holds, for rows that do not say.
    pub valid_until: Option<String>,
    /// Who is meant where that was asked: a row's key and a person.
    pub answers: Option<BTreeMap<String, PersonId>>,
    /// Whether results and grounds are shown, which the journal notes.
    pub reveal: Option<bool>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetRowState {
    /// The department had not answered about this person.
    New,
    /// It had answered something else, or on another day.
    Changed,
    /// It had answered the same.
    Same,
    /// The row gives no answer; 未反馈 as before.
    Unanswered,
}

/// A row of the sheet whose person was found.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetRow {
    /// Where it stands: `公安局 第 5 行`.
    pub place: String,
    /// From which department.
    pub department: String,
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Village.
    pub village: Option<String>,
    /// What becomes of it.
    pub state: SheetRowState,
    /// What it says, where that is shown.
    pub result: Option<ReplyResult>,
    /// Why, where that is shown.
    pub grounds: Option<String>,
}

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetCandidate {
    /// Who.
    pub person_id: PersonId,
    /// Name and village.
    pub label: String,
}

/// Why a row is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetProblem {
    /// Names the row in [`ReplySheetOptions::answers`].
    pub key: String,
    /// Where: `公安局 第 5 行 D 列`.
    pub place: String,
    /// One sentence; never what the department said.
    pub message: String,
    /// Who may be meant; empty: it is no question.
    pub candidates: Vec<SheetCandidate>,
}

/// What a filled sheet would do.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReplySheetPlan {
    /// The round.
    pub round_id: ReviewRoundId,
    /// Its name.
    pub round: String,
    /// The departments that answer.
    pub departments: Vec<String>,
    /// Rows with somebody's name.
    pub read: usize,
    /// Of these first answers.
    pub new: usize,
    /// Of these other answers than before.
    pub changed: usize,
    /// Of these the same answers as before.
    pub same: usize,
    /// Of these without an answer.
    pub unanswered: usize,
    /// Rows whose person was found and that can be taken.
    pub rows: Vec<SheetRow>,
    /// Rows that are not taken.
    pub problems: Vec<SheetProblem>,
    /// Of the round and neither in the sheet nor answered about before.
    pub missing: Vec<String>,
    /// Whether results and grounds are in it.
    pub revealed: bool,
}

impl Registry {
    /// What a filled sheet would do; with `reveal` the journal notes that its results were shown.
    pub fn check_reply_sheet(
        &self,
        file: &str,
        book: &Workbook,
        options: &ReplySheetOptions,
        today: Day,
    ) -> Result<ReplySheetPlan> {
        let planned = self.plan_reply_sheet(file, book, options, today)?;
        let reveal = options.reveal == Some(true);
        if reveal {
            let of = planned.departments().join("、");
            let count = planned.rows.len();
            self.note_reveal(&format!("{} {of}反馈表 {count} 人", planned.round.name))?;
        }
        Ok(planned.view(reveal))
    }

    /// Takes what a filled sheet says, in one action; rows that cannot be told stay out.
    pub fn import_reply_sheet(
        &mut self,
        file: &str,
        book: &Workbook,
        options: &ReplySheetOptions,
        today: Day,
    ) -> Result<Outcome<ReplySheetPlan>> {
        let planned = self.plan_reply_sheet(file, book, options, today)?;
        let view = planned.view(false);
        self.transact(Op::ImportReplies, |tx| {
            let mut written = 0;
            for (department, about) in planned.by_department() {
                let asked = Asked::of(tx.db, &planned.round.id, department)?;
                written += tx.write_replies(&asked, about.into_iter(), false)?;
            }
            tx.about(&format!("{} {written} 条", planned.round.name));
            Ok(view)
        })
    }

    fn plan_reply_sheet(
        &self,
        file: &str,
        book: &Workbook,
        options: &ReplySheetOptions,
        today: Day,
    ) -> Result<Planned> {
        let tables = read::tables(file, book)?;
        let round = self.round_of_sheet(options, &tables)?;
        let departments = self.departments_of(&round.id)?;
        let mut all: Vec<Department> = self.db.all()?;
        all.sort_by_key(|department| department.position);
        let known = Known {
            people: self.db.review_people(&round.id, today)?,
            register: self.db.names_and_numbers()?,
            replies: self.db.find_by("round_id", round.id.as_str())?,
            departments,
            all,
            round,
            today,
        };
        plan::plan(&tables, known, options)
    }

    fn round_of_sheet(
        &self,
        options: &ReplySheetOptions,
        tables: &[read::Table],
    ) -> Result<ReviewRound> {
        if let Some(id) = &options.round_id {
            return self.db.find(id.as_str())?.or_not_found("联审批次");
        }
        let rounds: Vec<ReviewRound> = self.db.all()?;
        let named = |round: &&ReviewRound| tables.iter().any(|table| table.names(&round.name));
        let mut named: Vec<&ReviewRound> = rounds.iter().filter(named).collect();
        // 2025年联审 stands in 2025年联审补充批次 too: the longest name is meant.
        named.sort_by_key(|round| std::cmp::Reverse(round.name.chars().count()));
        match (named.first(), rounds.as_slice()) {
            (Some(round), _) => Ok((*round).clone()),
            (None, [only]) => Ok(only.clone()),
            _ => {
                let message = "看不出是哪个联审批次的反馈表，请选择批次";
                Err(Error::invalid("round_id", "review.which_round", message))
            }
        }
    }
}

/// A row that is taken: about whom, and what is said; `None`: nothing.
#[derive(Clone)]
struct Taken {
    place: String,
    department: usize,
    person_id: PersonId,
    name: String,
    village: Option<String>,
    state: SheetRowState,
    said: Option<Said>,
}
