//! The pool: spells of people in villages' reserves, and who is in it on a day.

mod list;
pub mod rules;
mod spells;
mod stated;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{Day, PartialDate};
use crate::ids::{PersonId, ReserveId, TownshipId, VillageId};
use crate::mentoring::flag;
use crate::people::{FactsOnDay, Person};
use crate::store::Row;

pub(crate) use list::sort as sort_rows;
pub(crate) use spells::{refuse_future, some_of, MOVED};
pub(crate) use stated::{in_words as mentors_in_words, Sayable};

pub use list::{ReserveFilter, ReserveList, ReserveRow, Sort, SortBy, State};
pub use spells::{Entry, Leave, Move, ReserveDraft};
pub use stated::{Remarks, Stated, Statement};

/// One spell of a person in a village's pool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reserve {
    /// Identity.
    pub id: ReserveId,
    /// The village's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// Whose pool.
    pub village_id: VillageId,
    /// First day in the pool.
    pub entered_on: PartialDate,
    /// First day no longer; `None`: in the pool.
    pub left_on: Option<PartialDate>,
    /// One of 退出原因.
    pub left_reason: Option<String>,
    /// Where the person went.
    pub destination: Option<String>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// The clerk's order within the village.
    pub position: i64,
    /// Mentors as sheets stated them, each from its day on; shown until derived ones exist.
    pub stated_mentors: Stated<Vec<Mentor>>,
    /// 备注 of the roster, as said of each day.
    pub remark: Remarks,
    /// Nobody said since when: the first day is only that of the earliest list with the person.
    #[serde(with = "flag")]
    pub start_assumed: bool,
    /// Day of the newest list that has the person in this pool; `None`: none says its day.
    pub listed_on: Option<PartialDate>,
}

impl Row for Reserve {
    const TABLE: &'static str = "reserves";
}

/// A mentor as a sheet or the clerk states them: a name, not yet a person of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Mentor {
    /// 包村领导, 包村干部, 村党组织书记 … or 帮带人 where the sheet says no more.
    pub seat: String,
    /// Name.
    pub name: String,
    /// Post as written; `None` where the cell has the name only.
    pub post: Option<String>,
}

/// A spell with its person, village and dated properties, on the day it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReserveOnDay {
    /// The spell.
    pub reserve: Reserve,
    /// The person.
    pub person: Person,
    /// The person's dated properties that day.
    pub facts: FactsOnDay,
    /// The village's name.
    pub village: String,
    /// The township's name.
    pub township: String,
}

impl ReserveOnDay {
    /// 备注 of a roster of the day: what is said of the spell, else of the person.
    #[must_use]
    pub fn remark(&self, day: Day) -> Option<&str> {
        let of_the_spell = self.reserve.remark.on(day);
        of_the_spell.or(self.person.remark.as_deref())
    }
}
