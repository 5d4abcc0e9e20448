//! 设立: the first day of a village that was not always there, such as one that two became.
//!
//! Lists of the days before do not have it, and nothing of it begins before it.

use serde::Deserialize;
use ts_rs::TS;

use super::past::Past;
use super::{rules, Village, VillageStatus};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::{filled, Duty, DutyKind, Post};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::{PersonId, VillageId};
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::Registry;
use crate::reserves::Reserve;
use crate::store::Db;

/// A village's first day, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VillageBeginning {
    /// Which.
    pub id: VillageId,
    /// Its first day; empty: it always was.
    #[serde(default)]
    pub on: Option<String>,
    /// Number of the paper.
    #[serde(default)]
    pub document: Option<String>,
}

impl Registry {
    /// Records or corrects the day on which a village began.
    pub fn set_village_beginning(
        &mut self,
        beginning: &VillageBeginning,
        today: Day,
    ) -> Result<Outcome<()>> {
        let on = filled(beginning.on.as_deref());
        let on = on.map(|on| typed_date("on", &on)).transpose()?;
        self.transact(Op::SetVillageBeginning, |tx| {
            let village: Village = tx.db.find(beginning.id.as_str())?.or_not_found("村")?;
            tx.about(&village.name);
            if let Some(on) = on {
                rules::may_change("设立", on, today, None).map_err(wrong)?;
                village.refuse_beginning_after_changes(tx.db, on)?;
                let earlier = begun_earlier(tx.db, &village, on.first_day())?;
                if !earlier.is_empty() {
                    let (name, on) = (&village.name, on.in_words());
                    return Err(wrong(format!(
                        "{name}在{on}以前已有记录，请先核对：{}",
                        rules::some_records(&earlier)
                    )));
                }
            }
            let document = filled(beginning.document.as_deref());
            tx.db.update(&Village {
                began_on: on,
                began_document: document.filter(|_| on.is_some()),
                ..village
            })
        })
    }
}

impl Village {
    /// A village does not begin when it was called otherwise already, or was no longer.
    fn refuse_beginning_after_changes(&self, db: &Db, on: PartialDate) -> Result<()> {
        let past = Past::of(db, self)?;
        let mut changes = past.changes(self).into_iter();
        let first = changes.next().map(|(then, _)| (then.until_on, "变动"));
        let ended = self.ended_on.map(|ended| (ended, "撤并"));
        let mut later = first.into_iter().chain(ended);
        match later.find(|(day, _)| day.first_day() <= on.first_day()) {
            Some((day, what)) => Err(wrong(format!(
                "{}{}已有{what}，设立时间应早于那一天",
                self.name,
                day.in_words()
            ))),
            None => Ok(()),
        }
    }
}

/// Whose records in the village begin before a day.
fn begun_earlier(db: &Db, village: &Village, day: Day) -> Result<Vec<String>> {
    let of = village.id.as_str();
    let mut found: Vec<(PersonId, PartialDate, String)> = Vec::new();
    for spell in db.find_by::<Reserve>("village_id", of)? {
        found.push((spell.person_id, spell.entered_on, "入库".into()));
    }
    for duty in db.find_by::<Duty>("village_id", of)? {
        let what = DutyKind::from(duty.role).label();
        found.push((duty.person_id, duty.from_on, what.into()));
    }
    for post in db.find_by::<Post>("village_id", of)? {
        found.push((post.person_id, post.from_on, post.title));
    }
    found.retain(|(_, from, _)| from.first_day() < day);
    let told = found.iter();
    let told = told.map(|(person, from, what)| db.record_begun(person, *from, what));
    let mut told: Vec<String> = told.collect::<Result<_>>()?;
    let mut statuses: Vec<VillageStatus> = db.find_by("village_id", of)?;
    statuses.retain(|status| status.from_on.first_day() < day);
    told.extend(statuses.into_iter().map(|status| status.status));
    Ok(told)
}

fn wrong(message: String) -> Error {
    Error::invalid("on", "village.not_yet", message)
}
