//! A pasted sign-in list: each line read, and matched against the register. Nobody is ever made
//! from an unknown name; what is doubtful is asked.

mod matching;
mod read;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::Standing;
use super::{AttendanceState, Session};
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, SessionId};
use crate::registry::Registry;

pub(crate) use matching::{Called, Register, Village};

/// More lines than this nobody signs.
const MOST_LINES: usize = 3_000;

/// What was pasted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct SignInText {
    /// At which session; people stand where they stood on its first day …
    #[serde(default)]
    pub session_id: Option<SessionId>,
    /// … or on this day, as typed; absent: today.
    #[serde(default)]
    pub on_day: Option<String>,
    /// One person or several a line; a table's cells separated by tabs.
    pub text: String,
}

/// What became of a name on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// Exactly this person.
    Matched,
    /// Several people have the name, or the line says another village: asked.
    Ambiguous,
    /// Nobody has the name, somebody's sounds the same (王艳, 王燕): asked.
    Homophone,
    /// Nobody has the name, somebody's is like it (小王, 王书记, a given name, one character off): asked.
    Partial,
    /// The same person or guest stands on an earlier line.
    Duplicate,
    /// Nobody has the name or one like it: asked.
    Stranger,
    /// A heading or an empty row; nobody.
    Skipped,
}

/// A name on the list and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignInLine {
    /// The line of the pasted text, from 1.
    pub line: usize,
    /// The line as pasted.
    pub text: String,
    /// The name on it.
    pub name: String,
    /// The village on it.
    pub village: Option<String>,
    /// What else is on it: unit and title.
    pub unit: Option<String>,
    /// 实到, or what the line says: 请假, 缺席.
    pub state: AttendanceState,
    /// What became of it.
    pub found: Found,
    /// Who is meant, or may be, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// Of a duplicate the earlier line.
    pub same_as: Option<usize>,
    /// Why it is asked, in words; empty where it is clear.
    pub why: String,
}

/// Someone who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Candidate {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Of a reserve the village that day.
    pub village: Option<String>,
    /// The post held that day.
    pub unit: Option<String>,
    /// Tells people of one name and village apart.
    pub birth: Option<PartialDate>,
    /// Masked.
    pub phone: Option<String>,
    /// How they stood to the pool that day.
    pub standing: Standing,
}

/// A pasted list, read and matched; nothing is saved yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SignIn {
    /// In the order pasted; a line with several names stands as often.
    pub lines: Vec<SignInLine>,
    /// Names that are clear.
    pub matched: usize,
    /// Names that are asked about.
    pub asked: usize,
    /// Names that stand on an earlier line, too.
    pub duplicates: usize,
    /// Lines that name nobody.
    pub skipped: usize,
}

impl Registry {
    /// Reads a pasted sign-in list and says who is meant; saves nothing.
    pub fn match_sign_in(&self, pasted: &SignInText, today: Day) -> Result<SignIn> {
        let on_day = match &pasted.session_id {
            Some(id) => {
                let session: Session = self.db.find(id.as_str())?.or_not_found("班次")?;
                session.begins_on.first_day()
            }
            None => match filled(pasted.on_day.as_deref()) {
                Some(typed) => super::input::day("on_day", &typed)?,
                None => today,
            },
        };
        if pasted.text.lines().count() > MOST_LINES {
            let message = format!("一次最多 {MOST_LINES} 行");
            return Err(Error::invalid("text", "sign_in.too_long", message));
        }
        let (people, villages) = self.db.called_on(on_day, pasted.session_id.as_ref())?;
        Ok(Register::new(people, &villages).sign_in(&pasted.text))
    }
}
