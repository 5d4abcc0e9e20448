//! Tenure: how long somebody was 村党组织书记, 连续 and 累计, over villages and terms.
//!
//! Counted from posts for the day asked, stored nowhere. What stands on disk are the [`Term`]s (届次)
//! of village boards, by which tenure can be told.

mod list;
pub mod rules;
mod terms;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{Day, PartialDate};
use crate::ids::{PersonId, PostId, RecordId, TownshipId, VillageId};
use crate::store::Row;

pub use rules::Length;
pub use terms::TermEdit;

/// 届次: a term of village boards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Term {
    /// Identity.
    pub id: RecordId,
    /// `None`: of all townships.
    pub township_id: Option<TownshipId>,
    /// `第十一届`.
    pub name: String,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: the present one.
    pub until_on: Option<PartialDate>,
}

impl Row for Term {
    const TABLE: &'static str = "terms";
}

/// How years in office are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// 累计: all spells summed, days of two posts at once counted once.
    #[default]
    Cumulative,
    /// 连续: the spell without a gap that lasts on the day, or the last one.
    Continuous,
}

/// A post as secretary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TenureSpell {
    /// The post.
    pub post_id: PostId,
    /// Where.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// As the post is called.
    pub title: String,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// How long, up to the day asked.
    pub length: Length,
    /// The same in words.
    pub length_text: String,
}

/// How long in one term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TermTenure {
    /// The term; `None`: outside every recorded one.
    pub term: Option<String>,
    /// How long, days of two posts at once counted once.
    pub length: Length,
    /// The same in words.
    pub length_text: String,
}

/// How long somebody was secretary, by one basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Served {
    /// How long, up to the day asked.
    pub length: Length,
    /// The same in words: `5年2个月`.
    pub text: String,
    /// Whether it reaches the years asked for.
    pub reached: bool,
    /// The day on which it does: past, or projected if still in office; `None`: never, as it is.
    pub reaches_on: Option<Day>,
}

/// Somebody's time as secretary up to a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PersonTenure {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// 出生年月.
    pub birth: Option<PartialDate>,
    /// The person's township.
    pub township: String,
    /// Whether in office on the day.
    pub in_office: bool,
    /// The village where they are, or last were.
    pub village: String,
    /// Its identity.
    pub village_id: VillageId,
    /// As the post there is called.
    pub title: String,
    /// The posts, oldest first.
    pub spells: Vec<TenureSpell>,
    /// 连续.
    pub continuous: Served,
    /// 累计.
    pub cumulative: Served,
    /// By term, oldest first.
    pub terms: Vec<TermTenure>,
}

/// Whose tenure is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct TenureFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// By which count somebody is eligible; absent: 累计.
    pub basis: Option<Basis>,
    /// How many years make eligible; absent: five.
    pub years: Option<u32>,
    /// Only in these villages; absent or empty: all.
    pub villages: Option<Vec<VillageId>>,
    /// Only who is in office on the day; absent: also who was.
    pub in_office: Option<bool>,
    /// Only who reaches the years.
    pub only_eligible: Option<bool>,
    /// Part of a name or a village.
    pub text: Option<String>,
}

/// The secretaries of a day and before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TenureList {
    /// The day.
    pub as_of: Day,
    /// By which count.
    pub basis: Basis,
    /// How many years make eligible.
    pub years: u32,
    /// The longest first.
    pub rows: Vec<PersonTenure>,
    /// Those who reach the years, of the villages asked for.
    pub eligible: usize,
    /// Those who reach them within a year of the day.
    pub soon: usize,
    /// In office on the day.
    pub in_office: usize,
    /// 口径: what is counted and how.
    pub definition: String,
}
