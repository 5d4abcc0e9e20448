//! A person's 培训记录: every session they were expected at, studies, and what each year comes to.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::attendances::AttendanceRow;
use super::rules::{counted_hours, Standing};
use super::sessions::SessionRow;
use super::studies::{last_day, StudyFilter, StudyRow};
use super::{Attendance, AttendanceState, Hours, Session};
use crate::date::Day;
use crate::error::{OrNotFound, Result};
use crate::ids::{PersonId, VillageId};
use crate::people::{FormerValue, Person};
use crate::registry::Registry;

/// Whose record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RecordRequest {
    /// Who.
    pub person_id: PersonId,
    /// The day; absent: today.
    #[serde(default)]
    pub as_of: Option<Day>,
}

/// A session somebody was expected at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordRow {
    /// The session.
    pub session: SessionRow,
    /// What is known of the person there.
    pub attendance: AttendanceRow,
}

/// What a year of somebody's comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordYear {
    /// Which.
    pub year: i32,
    /// 实到人次.
    pub attendances: usize,
    /// 学时 of the sessions.
    pub hours: Hours,
    /// 学时 of studies that ended in it.
    pub study_hours: Hours,
    /// Both are less than the minimum.
    pub below_minimum: bool,
}

/// A person's 培训记录.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrainingRecord {
    /// The day.
    pub as_of: Day,
    /// Who.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// The village in whose pool they are on the day.
    pub village_id: Option<VillageId>,
    /// Its name.
    pub village: Option<String>,
    /// Sessions, the newest first; those to come included.
    pub sessions: Vec<RecordRow>,
    /// Studies, the newest first.
    pub studies: Vec<StudyRow>,
    /// Years in which there was anything, the newest first.
    pub years: Vec<RecordYear>,
    /// 学时 a year at least.
    pub minimum: Hours,
}

impl Registry {
    /// What somebody was taught, as of a day.
    pub fn training_record(&self, request: &RecordRequest, today: Day) -> Result<TrainingRecord> {
        let as_of = request.as_of.unwrap_or(today);
        let id = &request.person_id;
        let person: Person = self.db.find(id.as_str())?.or_not_found("人员")?;
        let former: Vec<FormerValue> = self.db.find_by("person_id", id.as_str())?;
        let spells: Vec<crate::reserves::Reserve> = self.db.find_by("person_id", id.as_str())?;
        let days: Vec<_> = spells
            .iter()
            .map(|it| (it.entered_on, it.left_on))
            .collect();
        let place = |day: Day| {
            let mut spells = spells.iter();
            let spell = spells.find(|it| crate::reserves::rules::in_pool_on(it, day));
            spell.map(|it| it.village_id.clone())
        };
        let villages = self.db.village_names(as_of)?;
        let name_of = |id: Option<&VillageId>| {
            let mut villages = villages.iter();
            villages
                .find(|(it, _)| Some(it) == id)
                .map(|(_, name)| name.clone())
        };
        let mut listed: Vec<(Session, Attendance)> = Vec::new();
        for attendance in self.db.find_by::<Attendance>("person_id", id.as_str())? {
            let session = self.db.find(attendance.session_id.as_str())?;
            listed.push((session.or_not_found("班次")?, attendance));
        }
        listed.sort_by(|(a, _), (b, _)| (b.begins_on, &b.id).cmp(&(a.begins_on, &a.id)));
        let (sessions, attendances): (Vec<Session>, Vec<Attendance>) = listed.into_iter().unzip();
        let sessions = self.session_rows(sessions)?;
        let mut rows = Vec::with_capacity(sessions.len());
        for (session, attendance) in sessions.into_iter().zip(attendances) {
            let on_day = session.session.begins_on.first_day();
            let stands = super::rules::standing(&days, on_day);
            let village_id = place(on_day);
            let unit = match stands {
                Standing::Reserve => None,
                _ => self.db.title_on(id, session.session.begins_on)?,
            };
            let counted = counted_hours(attendance.state, attendance.hours, session.session.hours);
            rows.push(RecordRow {
                attendance: AttendanceRow {
                    name: person.name_on(on_day, &former),
                    village: name_of(village_id.as_ref()),
                    village_id,
                    unit,
                    standing: stands,
                    counted,
                    attendance,
                },
                session,
            });
        }
        let studies = self.studies(
            &StudyFilter {
                as_of: Some(as_of),
                person_id: Some(id.clone()),
                ..StudyFilter::default()
            },
            as_of,
        )?;
        let minimum = self.training_minimum()?.hours;
        let village_id = place(as_of);
        Ok(TrainingRecord {
            as_of,
            years: years(&rows, &studies.rows, as_of, minimum),
            name: person.name_on(as_of, &former),
            village: name_of(village_id.as_ref()),
            village_id,
            person_id: person.id,
            sessions: rows,
            studies: studies.rows,
            minimum,
        })
    }
}

fn years(
    sessions: &[RecordRow],
    studies: &[StudyRow],
    as_of: Day,
    minimum: Hours,
) -> Vec<RecordYear> {
    let mut years: BTreeMap<i32, (usize, Hours, Hours)> = BTreeMap::new();
    for row in sessions {
        let begins_on = row.session.session.begins_on.first_day();
        if row.attendance.attendance.state == AttendanceState::Present && begins_on <= as_of {
            let year = years.entry(begins_on.year()).or_default();
            year.0 += 1;
            year.1 += row.attendance.counted;
        }
    }
    for row in studies {
        if let Some(last) = last_day(&row.study).filter(|last| *last <= as_of) {
            years.entry(last.year()).or_default().2 += row.study.hours.unwrap_or_default();
        }
    }
    let years = years.into_iter().rev();
    let years = years.map(|(year, (attendances, hours, study_hours))| RecordYear {
        year,
        attendances,
        hours,
        study_hours,
        below_minimum: hours + study_hours < minimum,
    });
    years.collect()
}
