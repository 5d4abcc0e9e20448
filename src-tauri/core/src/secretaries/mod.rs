//! 村党组织书记 as a list: of which type each is from a day on, when their board is elected anew and
//! how old they are then, how long they have served, and which reserves are meant to follow them.
//!
//! Who is secretary is answered from posts, and years in office are counted by [`crate::tenure`];
//! stored are only the types and who was said to be of which from when.

mod list;
pub mod rules;
mod set;
mod types;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{Day, PartialDate};
use crate::ids::{PersonId, RecordId, SecretaryTypeId, TownshipId, VillageId};
use crate::store::Row;

/// 书记类型: what secretaries are told apart by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SecretaryType {
    /// Identity; a preset's is the same in every register.
    pub id: SecretaryTypeId,
    /// `None`: used by all townships.
    pub township_id: Option<TownshipId>,
    /// `引领型`.
    pub name: String,
    /// Who is of it, in words.
    pub meaning: Option<String>,
    /// Order in lists.
    pub position: i64,
}

impl Row for SecretaryType {
    const TABLE: &'static str = "secretary_types";
}

/// Of which type a secretary is from a day on, until the next such day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TypedSecretary {
    /// Identity.
    pub id: RecordId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// Of which type.
    pub secretary_type_id: SecretaryTypeId,
    /// First day.
    pub from_on: PartialDate,
    /// Why this one.
    pub reason: String,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for TypedSecretary {
    const TABLE: &'static str = "typed_secretaries";
}

/// A type with what refers to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SecretaryTypeRow {
    /// The type.
    #[serde(flatten)]
    pub kind: SecretaryType,
    /// How often a secretary was said to be of it, over all days.
    pub uses: usize,
}

/// A type, as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SecretaryTypeEdit {
    /// Which; absent: a new one.
    pub id: Option<SecretaryTypeId>,
    /// Its name, unlike any other's.
    #[ts(as = "String", optional = false)]
    pub name: String,
    /// Who is of it.
    pub meaning: Option<String>,
}

/// One or many secretaries are of a type from a day on, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TypedSecretaryEdit {
    /// What to correct (then of its one person); absent: from the day on they are of this type.
    #[serde(default)]
    pub id: Option<RecordId>,
    /// Who.
    pub people: Vec<PersonId>,
    /// Of which type.
    pub secretary_type_id: SecretaryTypeId,
    /// First day.
    pub from_on: String,
    /// Why.
    pub reason: String,
    /// Number of the paper that says so.
    #[serde(default)]
    pub document: Option<String>,
}

/// Which secretaries are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SecretaryFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// Only of these villages; absent or empty: all.
    pub villages: Option<Vec<VillageId>>,
    /// Only of these types; absent or empty: all.
    pub types: Option<Vec<SecretaryTypeId>>,
    /// Only those whose type is 未定.
    pub only_undecided: Option<bool>,
    /// Part of a name or a village.
    pub text: Option<String>,
}

/// A type somebody is of, with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TypedRow {
    /// What was recorded.
    #[serde(flatten)]
    pub typed: TypedSecretary,
    /// The type's name.
    pub type_name: String,
}

/// A reserve of the village who is meant to become its secretary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Successor {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Full years on the day.
    pub age: Option<i32>,
    /// One of 成熟度.
    pub readiness: Option<String>,
}

/// The secretary of a village on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SecretaryRow {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// 性别.
    pub sex: Option<String>,
    /// 出生年月.
    pub birth: Option<PartialDate>,
    /// Full years on the day.
    pub age: Option<i32>,
    /// 学历 on the day.
    pub education: Option<String>,
    /// Where.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Its township's name.
    pub township: String,
    /// As the post is called.
    pub title: String,
    /// First day in the post.
    pub from_on: PartialDate,
    /// 届次: as the post says, else the term of the day.
    pub term: Option<String>,
    /// Full years on the day of the next election.
    pub age_at_election: Option<i32>,
    /// 连续, in words.
    pub continuous: String,
    /// 累计, in words.
    pub cumulative: String,
    /// The type of the day; `None`: 未定.
    pub typed: Option<TypedRow>,
    /// Every type recorded, the newest first.
    pub history: Vec<TypedRow>,
    /// Reserves meant to follow, the readiest first.
    pub successors: Vec<Successor>,
}

/// How many are of a type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SecretaryTypeCount {
    /// The type.
    pub secretary_type_id: SecretaryTypeId,
    /// Its name.
    pub name: String,
    /// People, each once.
    pub people: usize,
}

/// A village without a secretary on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VacantVillage {
    /// Which.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
}

/// The secretaries of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SecretaryList {
    /// The day.
    pub as_of: Day,
    /// In paper order.
    pub rows: Vec<SecretaryRow>,
    /// People who are secretary of one of the villages asked for, each once.
    pub secretaries: usize,
    /// Of them by type, in the types' order.
    pub types: Vec<SecretaryTypeCount>,
    /// Of them those whose type is 未定.
    pub undecided: usize,
    /// Villages asked for that have none, in paper order.
    pub vacant: Vec<VacantVillage>,
    /// The next election of boards; `None`: no term is recorded.
    pub election_on: Option<Day>,
    /// `299 名书记：引领型 92 人、…、未定 6 人`.
    pub sentence: String,
}
