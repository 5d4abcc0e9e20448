//! Posts and duties: who is what, and who answers for which village, from a day on.
//!
//! Seats of a derived scheme such as 3+1 are answered from these on the day asked; a mentor is
//! never copied into a pair.

mod change;
mod list;
mod preview;
mod reconcile;
pub mod rules;
mod set;
mod stated;
mod tenures;
mod touched;
mod who;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::PartialDate;
use crate::ids::{DutyId, PersonId, PostId, TownshipId, VillageId};
use crate::store::Row;

pub use change::DutyChange;
pub use list::{ComingHolder, VillageDuties};
pub use preview::{DutyPreview, DutyPreviewPerson, DutyPreviewVillage, NewHolder, Unchanged};
pub use reconcile::{
    Reconcile, ReconcileAnswer, ReconcileChoice, ReconcileSeat, ReconcileState, ReconcileWord,
    Reconciled, Reconciliation,
};
pub use set::{DutyEdit, PostEdit};
pub use who::NewMentor;

pub(crate) use set::filled;
pub(crate) use tenures::Tenures;
pub(crate) use who::secretary_title;

/// A dated post of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Post {
    /// Identity.
    pub id: PostId,
    /// The person's township.
    pub township_id: TownshipId,
    /// Who.
    pub person_id: PersonId,
    /// Where it is in a village.
    pub village_id: Option<VillageId>,
    /// Where it is not.
    pub unit: Option<String>,
    /// 村党组织书记, 副镇长 …
    pub title: String,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Number of the paper that says so.
    pub document: Option<String>,
    /// 届次.
    pub term: Option<String>,
}

impl Row for Post {
    const TABLE: &'static str = "posts";
}

/// A post with its village's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PostRow {
    /// The post.
    #[serde(flatten)]
    pub post: Post,
    /// The village's name.
    pub village: Option<String>,
}

/// What a person does for a village.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum DutyRole {
    /// The township leader responsible for the village.
    #[serde(rename = "包村领导")]
    Leader,
    /// The contact cadre responsible for the village.
    #[serde(rename = "包村干部")]
    Contact,
    /// The first secretary sent to the village.
    #[serde(rename = "驻村第一书记")]
    FirstSecretary,
}

/// Who, for a village, has a role, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Duty {
    /// Identity.
    pub id: DutyId,
    /// The village's township.
    pub township_id: TownshipId,
    /// Which village.
    pub village_id: VillageId,
    /// Who.
    pub person_id: PersonId,
    /// As what.
    pub role: DutyRole,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Number of the paper that says so.
    pub document: Option<String>,
}

impl Row for Duty {
    const TABLE: &'static str = "duties";
}

/// A duty with its village's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DutyRow {
    /// The duty.
    #[serde(flatten)]
    pub duty: Duty,
    /// The village's name.
    pub village: String,
}

/// A seat of a village that somebody holds from a day: a duty, or the post of its secretary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum DutyKind {
    /// The township leader responsible for the village.
    #[serde(rename = "包村领导")]
    Leader,
    /// The contact cadre responsible for the village.
    #[serde(rename = "包村干部")]
    Contact,
    /// The first secretary sent to the village.
    #[serde(rename = "驻村第一书记")]
    FirstSecretary,
    /// The village's party secretary, by a post there.
    #[serde(rename = "村党组织书记")]
    Secretary,
}

impl DutyKind {
    /// Every seat of a village.
    pub const ALL: [Self; 4] = [
        Self::Leader,
        Self::Contact,
        Self::FirstSecretary,
        Self::Secretary,
    ];

    /// As printed.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Leader => "包村领导",
            Self::Contact => "包村干部",
            Self::FirstSecretary => "驻村第一书记",
            Self::Secretary => "村党组织书记",
        }
    }

    /// The duty; `None`: it is a post.
    #[must_use]
    pub fn role(self) -> Option<DutyRole> {
        match self {
            Self::Leader => Some(DutyRole::Leader),
            Self::Contact => Some(DutyRole::Contact),
            Self::FirstSecretary => Some(DutyRole::FirstSecretary),
            Self::Secretary => None,
        }
    }
}

impl From<DutyRole> for DutyKind {
    fn from(role: DutyRole) -> Self {
        match role {
            DutyRole::Leader => Self::Leader,
            DutyRole::Contact => Self::Contact,
            DutyRole::FirstSecretary => Self::FirstSecretary,
        }
    }
}

/// Whoever holds a seat of a village.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Holder {
    /// The duty or post.
    pub id: String,
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// What they are besides; the secretary's title in the village.
    pub post: Option<String>,
    /// First day.
    pub from_on: PartialDate,
    /// First day no longer; `None`: still.
    pub until_on: Option<PartialDate>,
    /// Number of the paper that says so.
    pub document: Option<String>,
}
