//! 参训: who is expected at a session, who came, and for how many hours.

mod list;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::day;
use super::rules::{counted_hours, standing, Standing};
use super::{Attendance, AttendanceState, Hours, Session};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{OrNotFound, Result};
use crate::ids::{AttendanceId, PersonId, SessionId, VillageId};
use crate::names;
use crate::op::Op;
use crate::registry::{Registry, Tx};
use crate::reserves::Reserve;

use list::List;

/// Somebody on a session's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttendanceRow {
    /// The record.
    #[serde(flatten)]
    pub attendance: Attendance,
    /// Name.
    pub name: String,
    /// Of a reserve the village of the spell that day.
    pub village_id: Option<VillageId>,
    /// Its name.
    pub village: Option<String>,
    /// A guest's unit, or of somebody not in the pool the post held that day.
    pub unit: Option<String>,
    /// How they stood to the pool on the first day.
    pub standing: Standing,
    /// Hours that count: own ones or the session's, none for who did not come.
    pub counted: Hours,
}

/// Someone to put on a session's list, or what is known of them now. Of somebody on the list
/// already, an absent field stays as it is and an empty text clears it.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct AttendanceEdit {
    /// Who is on the list already; absent: found by person, or by name and unit of the guest.
    pub id: Option<AttendanceId>,
    /// A person of the register …
    pub person_id: Option<PersonId>,
    /// … or the name of somebody who is not in it.
    pub guest: Option<String>,
    /// The guest's unit.
    pub guest_unit: Option<String>,
    /// Whether they came; absent: 应到.
    pub state: Option<AttendanceState>,
    /// Own hours, as typed; empty: the session's.
    pub hours: Option<String>,
    /// 考核结果.
    pub result: Option<String>,
    /// Anything else.
    pub remark: Option<String>,
}

/// A session's list, or some of it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttendanceEdits {
    /// Of which session.
    pub session_id: SessionId,
    /// Who, each once.
    pub rows: Vec<AttendanceEdit>,
    /// Whether the rows are the whole list: who is not among them leaves it.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub whole: bool,
}

/// What was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttendancesSaved {
    /// Rows added or changed.
    pub saved: usize,
    /// Rows taken off the list.
    pub removed: usize,
    /// Those who came and were not (yet, or any more) in the pool that day: saved, and not counted
    /// as a reserve's attendance.
    pub outside: Vec<Outside>,
}

/// Somebody who was in the pool on another day only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Outside {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Not yet, or not any more.
    pub standing: Standing,
}

/// Whom a list asks for.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SuggestRequest {
    /// For this session, on its first day …
    pub session_id: Option<SessionId>,
    /// … or on this day, as typed; absent: today.
    pub on_day: Option<String>,
    /// Villages; empty: all.
    #[ts(as = "Option<Vec<VillageId>>", optional)]
    pub villages: Vec<VillageId>,
}

/// A reserve who should be expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Suggested {
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The village of the spell.
    pub village_id: VillageId,
    /// Its name.
    pub village: String,
    /// Masked.
    pub phone: Option<String>,
    /// What the session's list says of them; `None`: they are not on it.
    pub state: Option<AttendanceState>,
}

impl Registry {
    /// The reserves in the pool on a session's day, in paper order.
    pub fn suggest_attendances(
        &self,
        request: &SuggestRequest,
        today: Day,
    ) -> Result<Vec<Suggested>> {
        let (on_day, listed) = match &request.session_id {
            Some(id) => {
                let session: Session = self.db.find(id.as_str())?.or_not_found("班次")?;
                let listed: Vec<Attendance> = self.db.find_by("session_id", id.as_str())?;
                (session.begins_on.first_day(), listed)
            }
            None => match filled(request.on_day.as_deref()) {
                Some(typed) => (day("on_day", &typed)?, Vec::new()),
                None => (today, Vec::new()),
            },
        };
        let listed = listed.into_iter();
        let states: HashMap<PersonId, AttendanceState> = listed
            .filter_map(|row| Some((row.person_id?, row.state)))
            .collect();
        let reserves = self.reserves_on(on_day, &request.villages)?.into_iter();
        let suggested = reserves.map(|row| Suggested {
            state: states.get(&row.person.id).copied(),
            phone: row.person.phone.as_deref().map(names::mask_phone),
            person_id: row.person.id,
            name: row.person.name,
            village_id: row.reserve.village_id,
            village: row.village,
        });
        Ok(suggested.collect())
    }

    /// Everybody on a session's list: reserves in paper order, others of the register, guests.
    pub(crate) fn attendance_rows(&self, session: &Session) -> Result<Vec<AttendanceRow>> {
        let on_day = session.begins_on.first_day();
        let list: Vec<Attendance> = self.db.find_by("session_id", session.id.as_str())?;
        let spells = self.db.spells_of_attendances(&session.id)?;
        let people = self.db.person_names("attendances", on_day)?;
        let villages = self.db.village_names(on_day)?;
        let order: HashMap<&VillageId, usize> =
            villages.iter().map(|(id, _)| id).zip(0..).collect();
        let mut rows = Vec::with_capacity(list.len());
        for attendance in list {
            let of = attendance.person_id.as_ref();
            let spells = of
                .and_then(|id| spells.get(id))
                .map_or(&[][..], Vec::as_slice);
            let days: Vec<_> = spells
                .iter()
                .map(|it| (it.entered_on, it.left_on))
                .collect();
            let stands = match of {
                None => Standing::Guest,
                Some(_) => standing(&days, on_day),
            };
            let holds = |it: &&Reserve| crate::reserves::rules::in_pool_on(it, on_day);
            let spell = spells.iter().find(holds);
            let village = spell.and_then(|spell| order.get(&spell.village_id).copied());
            let unit = match of {
                None => attendance.guest_unit.clone(),
                Some(_) if stands == Standing::Reserve => None,
                Some(person) => self.db.title_on(person, session.begins_on)?,
            };
            let name = of
                .and_then(|id| people.get(id))
                .or(attendance.guest.as_ref());
            let key = (stands as usize, village, spell.map(|spell| spell.position));
            rows.push((
                key,
                AttendanceRow {
                    name: name.cloned().unwrap_or_default(),
                    village_id: spell.map(|spell| spell.village_id.clone()),
                    village: village.map(|at| villages[at].1.clone()),
                    unit,
                    standing: stands,
                    counted: counted_hours(attendance.state, attendance.hours, session.hours),
                    attendance,
                },
            ));
        }
        rows.sort_by(|(a, one), (b, other)| {
            (a, &one.attendance.id).cmp(&(b, &other.attendance.id))
        });
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    /// Saves a session's list or some of it.
    pub fn set_attendances(
        &mut self,
        edits: &AttendanceEdits,
        today: Day,
    ) -> Result<Outcome<AttendancesSaved>> {
        self.transact(Op::SetAttendances, |tx| {
            let id = &edits.session_id;
            let session: Session = tx.db.find(id.as_str())?.or_not_found("班次")?;
            let known: Vec<Attendance> = tx.db.find_by("session_id", id.as_str())?;
            let mut list = List::new(tx, &session, known, today);
            for (number, edit) in edits.rows.iter().enumerate() {
                list.set(number, edit)?;
            }
            let removed = if edits.whole {
                list.remove_others()?
            } else {
                0
            };
            tx.about(&format!("{} {} 人", session.title, edits.rows.len()));
            Ok(AttendancesSaved {
                saved: list.saved,
                removed,
                outside: list.outside,
            })
        })
    }

    /// Takes some off a session's list.
    pub fn remove_attendances(&mut self, ids: &[AttendanceId]) -> Result<Outcome<usize>> {
        self.transact(Op::RemoveAttendances, |tx| {
            tx.about(&format!("{} 人", ids.len()));
            for id in ids {
                tx.db
                    .find::<Attendance>(id.as_str())?
                    .or_not_found("参训记录")?;
                tx.db.remove("attendances", id.as_str())?;
            }
            Ok(ids.len())
        })
    }
}

impl Tx<'_> {
    /// How a person stands to the pool on a day.
    pub(super) fn standing(&self, person: &PersonId, on_day: Day) -> Result<Standing> {
        let spells: Vec<Reserve> = self.db.find_by("person_id", person.as_str())?;
        let days: Vec<(PartialDate, Option<PartialDate>)> = spells
            .iter()
            .map(|it| (it.entered_on, it.left_on))
            .collect();
        Ok(standing(&days, on_day))
    }
}
