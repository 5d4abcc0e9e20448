//! Making, changing, copying, ordering, retiring and removing schemes.

use super::super::{Scheme, Seat, Step};
use super::rules::{self, Part as _};
use super::{on_day, SchemeEdit};
use crate::changes::Outcome;
use crate::date::{Day, PartialDate};
use crate::duties::filled;
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::SchemeId;
use crate::op::Op;
use crate::people::typed_date;
use crate::registry::{Registry, Tx};
use crate::store::Row;

impl Registry {
    /// Makes a scheme, corrects one, or changes its seats and steps from a day on. Its name and
    /// limits have no history.
    pub fn set_scheme(&mut self, edit: &SchemeEdit, today: Day) -> Result<Outcome<SchemeId>> {
        let problems = rules::problems_of(edit);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let name = edit.name.trim();
        if edit.seats.is_empty() {
            let name = name.to_owned();
            return Err(Refused::SchemeNoSeats { name }.into());
        }
        let on = filled(edit.from_on.as_deref())
            .map(|text| typed_date("from_on", &text))
            .transpose()?;
        self.transact(Op::SetScheme, |tx| {
            tx.about(name);
            let old: Option<Scheme> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("帮带机制")?),
                None => None,
            };
            let scheme = tx.write_scheme(edit, old.as_ref())?;
            // A new scheme has its seats from its first day.
            let on = on.filter(|_| old.is_some());
            let day = on.map_or(today, PartialDate::first_day);
            tx.change_seats(edit, &scheme, on, day)?;
            tx.change_steps(edit, &scheme, on, day)?;
            Ok(scheme.id)
        })
    }

    /// A scheme like another one, as that is today.
    pub fn copy_scheme(
        &mut self,
        id: &SchemeId,
        name: &str,
        today: Day,
    ) -> Result<Outcome<SchemeId>> {
        let name = accepted_name(name)?;
        self.transact(Op::SetScheme, |tx| {
            let scheme: Scheme = tx.db.find(id.as_str())?.or_not_found("帮带机制")?;
            tx.about(&format!("{name}（复制自 {}）", scheme.name));
            let copy = Scheme {
                id: SchemeId::new(),
                name: name.to_owned(),
                position: tx.db.last_scheme_position()? + 1,
                retired_on: None,
                ..scheme
            };
            tx.refuse_taken_name(&copy)?;
            tx.db.insert(&copy)?;
            for seat in on_day::<Seat>(tx.db, id, today)? {
                let scheme_id = copy.id.clone();
                let seat = seat.renewed().lasting(None, None);
                tx.db.insert(&Seat { scheme_id, ..seat })?;
            }
            for step in on_day::<Step>(tx.db, id, today)? {
                let scheme_id = copy.id.clone();
                let step = step.renewed().lasting(None, None);
                tx.db.insert(&Step { scheme_id, ..step })?;
            }
            Ok(copy.id)
        })
    }

    /// Removes a scheme that nothing refers to.
    pub fn remove_scheme(&mut self, id: &SchemeId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveScheme, |tx| {
            let scheme: Scheme = tx.db.find(id.as_str())?.or_not_found("帮带机制")?;
            tx.about(&scheme.name);
            let uses = tx.db.uses_of_scheme(id)?;
            if !uses.is_empty() {
                let name = scheme.name;
                return Err(Refused::SchemeInUse { name, uses }.into());
            }
            for seat in tx.db.find_by::<Seat>("scheme_id", id.as_str())? {
                tx.db.remove(Seat::TABLE, seat.id.as_str())?;
            }
            for step in tx.db.find_by::<Step>("scheme_id", id.as_str())? {
                tx.db.remove(Step::TABLE, step.id.as_str())?;
            }
            tx.db.remove(Scheme::TABLE, id.as_str())
        })
    }

    /// No new pairs from a day on; `None`: in use again.
    pub fn retire_scheme(&mut self, id: &SchemeId, on: Option<&str>) -> Result<Outcome<()>> {
        let retired_on = filled(on).map(|text| typed_date("on", &text)).transpose()?;
        self.transact(Op::SetScheme, |tx| {
            let scheme: Scheme = tx.db.find(id.as_str())?.or_not_found("帮带机制")?;
            tx.about(&format!(
                "{} {}",
                scheme.name,
                if retired_on.is_some() {
                    "停用"
                } else {
                    "启用"
                }
            ));
            tx.db.update(&Scheme {
                retired_on,
                ..scheme
            })
        })
    }

    /// Puts the schemes into the clerk's order; those not named follow.
    pub fn order_schemes(&mut self, ids: &[SchemeId]) -> Result<Outcome<()>> {
        self.transact(Op::SetScheme, |tx| {
            tx.about("调整顺序");
            let mut schemes: Vec<Scheme> = tx.db.all()?;
            for id in ids {
                if schemes.iter().all(|scheme| scheme.id != *id) {
                    return Err(Refused::NotFound {
                        what: "帮带机制"
                    }
                    .into());
                }
            }
            let place = |id: &SchemeId| ids.iter().position(|it| it == id).unwrap_or(ids.len());
            schemes.sort_by_key(|scheme| (place(&scheme.id), scheme.position));
            for (position, scheme) in (1..).zip(schemes) {
                if scheme.position != position {
                    tx.db.update(&Scheme { position, ..scheme })?;
                }
            }
            Ok(())
        })
    }
}

impl Tx<'_> {
    fn write_scheme(&self, edit: &SchemeEdit, old: Option<&Scheme>) -> Result<Scheme> {
        let scheme = Scheme {
            id: old.map_or_else(SchemeId::new, |old| old.id.clone()),
            township_id: old.and_then(|old| old.township_id.clone()),
            name: edit.name.trim().to_owned(),
            checklist: edit.checklist.trim().to_owned(),
            mentees: edit.mentees,
            everyone: edit.everyone,
            mentees_per_mentor: edit.mentees_per_mentor,
            months: edit.months,
            reports: edit.reports,
            position: match old {
                Some(old) => old.position,
                None => self.db.last_scheme_position()? + 1,
            },
            retired_on: old.and_then(|old| old.retired_on),
        };
        self.refuse_taken_name(&scheme)?;
        match old {
            None => self.db.insert(&scheme)?,
            Some(old) if *old != scheme => self.db.update(&scheme)?,
            Some(_) => {}
        }
        Ok(scheme)
    }

    fn refuse_taken_name(&self, scheme: &Scheme) -> Result<()> {
        let named: Vec<Scheme> = self.db.find_by("name", &scheme.name)?;
        if named.iter().all(|other| other.id == scheme.id) {
            return Ok(());
        }
        let message = format!("已有名为“{}”的帮带机制，请换一个名称", scheme.name);
        Err(Error::invalid("name", "scheme.name_taken", message))
    }
}

fn accepted_name(text: &str) -> Result<&str> {
    let name = text.trim();
    if (1..=40).contains(&name.chars().count()) {
        return Ok(name);
    }
    let message = "请填写机制名称（1 至 40 个字）";
    Err(Error::invalid("name", "text.length", message))
}
