//! Who answers for which village on a day.

use serde::Serialize;
use ts_rs::TS;

use super::tenures::Tenures;
use super::{DutyKind, Holder};
use crate::date::{Day, PartialDate};
use crate::error::Result;
use crate::ids::VillageId;
use crate::registry::Registry;

/// A village and whoever holds its seats on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VillageDuties {
    /// The village.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Its township's name.
    pub township: String,
    /// People in its pool.
    pub reserves: i64,
    /// 村党组织书记.
    pub secretary: Option<Holder>,
    /// 包村领导.
    pub leader: Option<Holder>,
    /// 包村干部.
    pub contact: Option<Holder>,
    /// 驻村第一书记.
    pub first_secretary: Option<Holder>,
    /// What the next change of each seat is, of those that are known to come.
    pub coming: Vec<ComingHolder>,
}

/// Who takes a seat of a village over after the day asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ComingHolder {
    /// Which seat.
    pub kind: DutyKind,
    /// Who; `None`: nobody holds it from that day on.
    pub name: Option<String>,
    /// First day.
    pub from_on: PartialDate,
}

impl Registry {
    /// Every village with its holders as of a day, in paper order.
    pub fn village_duties(&self, as_of: Day) -> Result<Vec<VillageDuties>> {
        let tenures = Tenures::read(&self.db)?;
        let row = |village: crate::villages::VillageRow| {
            let holder = |kind| {
                tenures
                    .on(&village.id, kind, as_of)
                    .map(|tenure| tenures.shown(&self.db, tenure, as_of))
                    .transpose()
            };
            let coming = DutyKind::ALL.into_iter().filter_map(|kind| {
                tenures
                    .coming(&self.db, &village.id, kind, as_of)
                    .transpose()
            });
            Ok(VillageDuties {
                coming: coming.collect::<Result<_>>()?,
                secretary: holder(DutyKind::Secretary)?,
                leader: holder(DutyKind::Leader)?,
                contact: holder(DutyKind::Contact)?,
                first_secretary: holder(DutyKind::FirstSecretary)?,
                reserves: village.reserves,
                village_id: village.id,
                village: village.name,
                township: village.township,
            })
        };
        self.villages(as_of)?.into_iter().map(row).collect()
    }
}
