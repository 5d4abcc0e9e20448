//! Whose dossier is kept up to date: when anything about a person was last put down, by the journal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::date::{day_of, in_words, months_after, Day};
use crate::error::Result;
use crate::ids::{PersonId, VillageId};
use crate::people::Field;
use crate::registry::Registry;
use crate::reserves::{ReserveOnDay, State};

/// After so many months without an entry a dossier is to be looked through.
const QUARTER: i64 = 3;

/// Which dossiers a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct DossierFilter {
    /// The day; today when absent.
    pub as_of: Option<Day>,
    /// Villages; absent or empty: all.
    pub villages: Option<Vec<VillageId>>,
    /// Only those nobody has touched for a quarter.
    pub only_stale: Option<bool>,
}

/// One dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DossierRow {
    /// Whose.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The village in whose pool they are.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Its township.
    pub township: String,
    /// The day of the last entry; `None`: there was none by the day asked for.
    pub last_on: Option<Day>,
    /// What the last entry was: `登记任务`.
    pub last_what: Option<String>,
    /// Days since.
    pub days: Option<i64>,
    /// Whether nobody has touched it for a quarter.
    pub stale: bool,
    /// What it lacks, as forms call it: wanted fields, 照片, 简历, 家庭成员.
    pub lacks: Vec<&'static str>,
    /// Attachments.
    pub attachments: usize,
}

/// The dossiers of a day's pool and how fresh they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DossierList {
    /// The day.
    pub as_of: Day,
    /// Those last touched on this day or before are stale.
    pub since: Day,
    /// Dossiers of the villages asked for.
    pub dossiers: usize,
    /// Touched within the quarter.
    pub fresh: usize,
    /// Not touched for a quarter.
    pub stale: usize,
    /// 口径.
    pub definition: String,
    /// In paper order; the filter's choice among them.
    pub rows: Vec<DossierRow>,
}

impl Registry {
    /// The dossiers of those in the pool, with when anything about each was last put down.
    pub fn dossiers(&self, filter: &DossierFilter, today: Day) -> Result<DossierList> {
        let as_of = filter.as_of.unwrap_or(today);
        let since = stale_since(as_of);
        let villages = filter.villages.as_deref().unwrap_or_default();
        let pool = self.db.reserves_on(as_of, villages, State::InPool)?;
        let touched = self.db.last_touched(as_of)?;
        let attachments = self.db.attachments_per_person()?;
        let rows = pool.into_iter().map(|row| {
            let last = touched.get(row.person.id.as_str());
            let last_on = last.and_then(|(at, _)| day_of(at));
            DossierRow {
                last_on,
                last_what: last.map(|(_, what)| what.clone()),
                days: last_on.map(|on| (as_of - on).num_days()),
                stale: is_stale(last_on, since),
                attachments: attachments
                    .get(row.person.id.as_str())
                    .copied()
                    .unwrap_or_default(),
                ..row.dossier()
            }
        });
        let mut rows: Vec<DossierRow> = rows.collect();
        let stale = rows.iter().filter(|row| row.stale).count();
        let dossiers = rows.len();
        rows.retain(|row| filter.only_stale != Some(true) || row.stale);
        Ok(DossierList {
            as_of,
            since,
            dossiers,
            stale,
            fresh: dossiers - stale,
            definition: format!(
                "截至{}在库人员的档案；{}及以前最后一次登记的，为一季度未更新（登记、更正、撤销均算更新，查看和打印不算）。",
                in_words(as_of),
                in_words(since)
            ),
            rows,
        })
    }

    /// How many dossiers of the day's pool nobody has touched for a quarter.
    pub(crate) fn stale_dossiers(&self, pool: &[ReserveOnDay], as_of: Day) -> Result<usize> {
        let touched = self.db.touched_between(stale_since(as_of), as_of)?;
        let stale = pool
            .iter()
            .filter(|row| !touched.contains(row.person.id.as_str()));
        Ok(stale.count())
    }
}

/// The last day whose quarter is over by `as_of`. A shorter month ends the quarter of several days:
/// what was last touched on 28, 29 or 30 November is a quarter old on 28 February.
fn stale_since(as_of: Day) -> Day {
    let back = months_after(as_of, -QUARTER);
    let is_over = |day: &Day| months_after(*day, QUARTER) <= as_of;
    back.iter_days().take_while(is_over).last().unwrap_or(back)
}

fn is_stale(last_on: Option<Day>, since: Day) -> bool {
    last_on.is_none_or(|on| on <= since)
}

impl ReserveOnDay {
    fn dossier(self) -> DossierRow {
        let missing = self.missing();
        let mut lacks: Vec<&str> = missing.iter().map(|field| field.label()).collect();
        let person = &self.person;
        for (there, what) in [
            (&person.photo, "照片"),
            (&person.resume, Field::Resume.label()),
            (&person.family, Field::Family.label()),
        ] {
            if there.is_none() {
                lacks.push(what);
            }
        }
        DossierRow {
            lacks,
            person_id: self.person.id,
            name: self.person.name,
            village_id: self.reserve.village_id,
            village: self.village,
            township: self.township,
            last_on: None,
            last_what: None,
            days: None,
            stale: true,
            attachments: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quarter_of_the_last_days_of_november_ends_with_a_february_that_is_shorter() {
        for (as_of, since) in [
            ("2027-02-27", "2026-11-27"),
            ("2027-02-28", "2026-11-30"),
            ("2027-03-01", "2026-12-01"),
            ("2028-02-28", "2027-11-28"),
            ("2028-02-29", "2027-11-30"),
            ("2026-06-30", "2026-03-31"),
        ] {
            let day = |text: &str| text.parse::<Day>().unwrap();
            assert_eq!(stale_since(day(as_of)), day(since), "{as_of}");
        }
    }
}
