//! 乡镇党校 and other training places.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::input::{optional_date, required};
use super::School;
use crate::changes::Outcome;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::SchoolId;
use crate::mentoring::items::text;
use crate::op::Op;
use crate::registry::Registry;

/// A school in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SchoolRow {
    /// The record.
    #[serde(flatten)]
    pub school: School,
    /// Sessions held at it, those to come included.
    pub sessions: usize,
}

/// A school as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SchoolEdit {
    /// The school to correct; absent: a new one.
    pub id: Option<SchoolId>,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Option<String>,
    /// Anything else.
    pub remark: Option<String>,
    /// No new sessions from this day.
    pub retired_on: Option<String>,
}

impl Registry {
    /// The schools, the oldest record first, those out of use last.
    pub fn schools(&self) -> Result<Vec<SchoolRow>> {
        let sessions = self.db.sessions_by("school_id")?;
        let mut schools: Vec<School> = self.db.all()?;
        schools.sort_by_key(|school| school.retired_on.is_some());
        let rows = schools.into_iter().map(|school| SchoolRow {
            sessions: sessions.get(school.id.as_str()).copied().unwrap_or(0),
            school,
        });
        Ok(rows.collect())
    }

    /// Adds or corrects a school.
    pub fn set_school(&mut self, edit: &SchoolEdit) -> Result<Outcome<SchoolId>> {
        let name = required("name", &edit.name, 60, "党校名称")?;
        let place = text("place", edit.place.as_deref(), 100)?;
        let remark = text("remark", edit.remark.as_deref(), 500)?;
        let retired_on = optional_date("retired_on", edit.retired_on.as_deref())?;
        self.transact(Op::SetSchool, |tx| {
            tx.about(&name);
            let known: Option<School> = match &edit.id {
                None => None,
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("党校")?),
            };
            let called: Vec<School> = tx.db.find_by("name", &name)?;
            if called
                .iter()
                .any(|other| Some(&other.id) != edit.id.as_ref())
            {
                let message = format!("已有“{name}”");
                return Err(Error::invalid("name", "school.known", message));
            }
            let school = School {
                id: edit.id.clone().unwrap_or_else(SchoolId::new),
                township_id: match &known {
                    Some(known) => known.township_id.clone(),
                    None => tx.own_township()?,
                },
                name,
                place,
                remark,
                retired_on,
            };
            match known {
                None => tx.db.insert(&school)?,
                Some(_) => tx.db.update(&school)?,
            }
            Ok(school.id)
        })
    }

    /// Takes out a school at which no session was held.
    pub fn remove_school(&mut self, id: &SchoolId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveSchool, |tx| {
            let school: School = tx.db.find(id.as_str())?.or_not_found("党校")?;
            tx.about(&school.name);
            let sessions = tx.db.sessions_by("school_id")?;
            if let Some(sessions) = sessions.get(id.as_str()) {
                let what = format!("{}还有 {sessions} 个班次", school.name);
                return Err(Refused::StillReferenced { what }.into());
            }
            tx.db.remove("schools", id.as_str())
        })
    }
}
