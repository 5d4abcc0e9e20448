//! A session's list being saved: row by row, each refused with its place or noted.

use std::collections::{HashMap, HashSet};

use super::{AttendanceEdit, Outside};
use crate::date::{in_words, Day};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Result};
use crate::ids::AttendanceId;
use crate::mentoring::items::text;
use crate::people::Person;
use crate::registry::Tx;
use crate::training::input::required;
use crate::training::rules::{self, Standing};
use crate::training::{read_hours, Attendance, AttendanceState, Hours, Session};

/// A session's list being saved.
pub(super) struct List<'t, 'a> {
    tx: &'t Tx<'a>,
    session: &'t Session,
    known: Vec<Attendance>,
    today: Day,
    /// Rows of the list that were named so far, each with the number that named it.
    named: HashMap<AttendanceId, usize>,
    pub(super) saved: usize,
    pub(super) outside: Vec<Outside>,
}

impl<'t, 'a> List<'t, 'a> {
    pub(super) fn new(
        tx: &'t Tx<'a>,
        session: &'t Session,
        known: Vec<Attendance>,
        today: Day,
    ) -> Self {
        Self {
            tx,
            session,
            known,
            today,
            named: HashMap::new(),
            saved: 0,
            outside: Vec::new(),
        }
    }

    pub(super) fn set(&mut self, number: usize, edit: &AttendanceEdit) -> Result<()> {
        let field = |name: &str| format!("rows[{number}].{name}");
        let known = self.known_row(edit)?;
        let mut row = match &known {
            Some(known) => known.clone(),
            None => self.new_row(&field("guest"), edit)?,
        };
        if let Some(id) = row.person_id.clone().filter(|_| known.is_none()) {
            let person: Person = self.tx.db.find(id.as_str())?.or_not_found("人员")?;
            row.township_id = Some(person.township_id);
        }
        if let Some(state) = edit.state {
            row.state = state;
        }
        if let Some(typed) = &edit.hours {
            let read = read_hours(&field("hours"), Some(typed), Hours::ZERO, rules::MOST_HOURS);
            row.hours = read.map_err(|error| self.said_of(&row, error))?;
        }
        for (name, typed, kept) in [
            ("result", &edit.result, &mut row.result),
            ("remark", &edit.remark, &mut row.remark),
        ] {
            if typed.is_some() {
                *kept = text(&field(name), typed.as_deref(), 200)?;
            }
        }
        if known.is_some() && edit.guest_unit.is_some() && row.guest.is_some() {
            row.guest_unit = text(&field("guest_unit"), edit.guest_unit.as_deref(), 100)?;
        }
        if row.state == AttendanceState::Present {
            self.refuse_future(&field("state"))?;
            self.note_outside(&row)?;
        }
        self.refuse_twice(&field("person_id"), number, &row)?;
        match &known {
            None => {
                self.tx.db.insert(&row)?;
                self.known.push(row);
                self.saved += 1;
            }
            Some(known) if *known != row => {
                self.tx.db.update(&row)?;
                self.saved += 1;
            }
            Some(_) => {}
        }
        Ok(())
    }

    /// Who of the list is meant.
    fn known_row(&self, edit: &AttendanceEdit) -> Result<Option<Attendance>> {
        if let Some(id) = &edit.id {
            let row = self.known.iter().find(|row| row.id == *id);
            return row.cloned().or_not_found("参训记录").map(Some);
        }
        let guest = filled(edit.guest.as_deref());
        let unit = filled(edit.guest_unit.as_deref());
        let meant = |row: &&Attendance| match &edit.person_id {
            Some(person) => row.person_id.as_ref() == Some(person),
            None => guest.is_some() && row.guest == guest && row.guest_unit == unit,
        };
        Ok(self.known.iter().find(meant).cloned())
    }

    fn new_row(&self, field: &str, edit: &AttendanceEdit) -> Result<Attendance> {
        let (guest, guest_unit) = if edit.person_id.is_some() {
            (None, None)
        } else {
            let name = edit.guest.as_deref().unwrap_or_default();
            let unit = text(field, edit.guest_unit.as_deref(), 100)?;
            (Some(required(field, name, 80, "姓名")?), unit)
        };
        Ok(Attendance {
            id: AttendanceId::new(),
            township_id: self.session.township_id.clone(),
            session_id: self.session.id.clone(),
            person_id: edit.person_id.clone(),
            guest,
            guest_unit,
            state: AttendanceState::Expected,
            hours: None,
            result: None,
            remark: None,
        })
    }

    /// Nobody came to what has not begun.
    fn refuse_future(&self, field: &str) -> Result<()> {
        let begins_on = self.session.begins_on.first_day();
        if begins_on <= self.today {
            return Ok(());
        }
        let message = format!(
            "“{}”{}才开班，还不能登记实到；可以先列为应到",
            self.session.title,
            in_words(begins_on)
        );
        Err(Error::invalid(field, "attendance.future", message))
    }

    fn note_outside(&mut self, row: &Attendance) -> Result<()> {
        let Some(person_id) = row.person_id.clone() else {
            return Ok(());
        };
        let on_day = self.session.begins_on.first_day();
        let stands = self.tx.standing(&person_id, on_day)?;
        if matches!(stands, Standing::NotYet | Standing::Left) {
            self.outside.push(Outside {
                name: self.tx.db.person_name(&person_id)?,
                person_id,
                standing: stands,
            });
        }
        Ok(())
    }

    /// Nobody is on a list twice.
    fn refuse_twice(&mut self, field: &str, number: usize, row: &Attendance) -> Result<()> {
        match self.named.insert(row.id.clone(), number) {
            None => Ok(()),
            Some(before) => {
                let name = self.name(row)?;
                let message = format!("第 {} 行和第 {} 行都是{name}", before + 1, number + 1);
                Err(Error::invalid(field, "attendance.twice", message))
            }
        }
    }

    /// Says of a problem whose it is.
    fn said_of(&self, row: &Attendance, error: Error) -> Error {
        match (error, self.name(row)) {
            (Error::Invalid(mut fields), Ok(name)) => {
                for field in &mut fields {
                    field.message = format!("{name}：{}", field.message);
                }
                Error::Invalid(fields)
            }
            (error, _) => error,
        }
    }

    fn name(&self, row: &Attendance) -> Result<String> {
        match &row.person_id {
            Some(person) => self.tx.db.person_name(person),
            None => Ok(row.guest.clone().unwrap_or_default()),
        }
    }

    pub(super) fn remove_others(&self) -> Result<usize> {
        let named: HashSet<&AttendanceId> = self.named.keys().collect();
        let others = self.known.iter().filter(|row| !named.contains(&row.id));
        let mut removed = 0;
        for row in others {
            self.tx.db.remove("attendances", row.id.as_str())?;
            removed += 1;
        }
        Ok(removed)
    }
}
