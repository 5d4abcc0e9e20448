//! 联系记录: when a prospect was spoken with, by whom, what about, and what comes next.

use super::{Contact, ContactEdit, ContactRow, Prospect};
use crate::changes::Outcome;
use crate::date::{in_words, Day};
use crate::error::{Error, OrNotFound, Result};
use crate::ids::RecordId;
use crate::mentoring::items::{past_day, text};
use crate::op::Op;
use crate::registry::Registry;
use crate::store::{Db, Row};

impl Registry {
    /// Registers a contact, or corrects one; on a day on which the village keeps in touch.
    pub fn set_contact(&mut self, edit: &ContactEdit, today: Day) -> Result<Outcome<RecordId>> {
        let on_day = past_day("on_day", &edit.on_day, today)?;
        let method = text("method", Some(&edit.method), 20)?;
        let method =
            method.ok_or_else(|| Error::invalid("method", "contact.method", "请选择联系方式"))?;
        let content = text("content", edit.content.as_deref(), 1000)?;
        let next_step = text("next_step", edit.next_step.as_deref(), 500)?;
        self.transact(Op::SetContact, |tx| {
            let known: Option<Contact> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("联系记录")?),
                None => None,
            };
            let of = known.as_ref().map(|known| &known.prospect_id);
            let id = of.or(edit.prospect_id.as_ref());
            let id = id
                .ok_or_else(|| Error::invalid("prospect_id", "people.missing", "请选择联系对象"))?;
            let prospect: Prospect = tx.db.find(id.as_str())?.or_not_found("重点回引对象")?;
            let name = tx.db.person_name(&prospect.person_id)?;
            tx.about(&format!("{name} {on_day}"));
            let from = prospect.from_on.first_day();
            if on_day < from {
                let message = format!("{name}自{}起列入，联系时间不能更早", in_words(from));
                return Err(Error::invalid("on_day", "contact.before", message));
            }
            if let Some(until) = prospect.until_on.filter(|until| until.first_day() < on_day) {
                let until = in_words(until.first_day());
                let message = format!("{name}已于{until}终止，联系时间不能更晚");
                return Err(Error::invalid("on_day", "contact.after", message));
            }
            let cadre = edit.cadre.as_ref();
            let cadre = cadre
                .map(|cadre| tx.mentor_person(cadre, &prospect.township_id, on_day.into()))
                .transpose()?;
            let contact = Contact {
                id: known
                    .as_ref()
                    .map_or_else(RecordId::new, |it| it.id.clone()),
                township_id: prospect.township_id,
                prospect_id: prospect.id,
                on_day: on_day.into(),
                cadre_id: cadre.map(|cadre| cadre.id).or(prospect.cadre_id),
                method,
                content,
                next_step,
            };
            match known {
                None => tx.db.insert(&contact)?,
                Some(known) if known != contact => tx.db.update(&contact)?,
                Some(_) => {}
            }
            Ok(contact.id)
        })
    }

    /// Takes a contact out.
    pub fn remove_contact(&mut self, id: &RecordId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveContact, |tx| {
            let contact: Contact = tx.db.find(id.as_str())?.or_not_found("联系记录")?;
            let prospect: Prospect = tx
                .db
                .find(contact.prospect_id.as_str())?
                .or_not_found("重点回引对象")?;
            let name = tx.db.person_name(&prospect.person_id)?;
            tx.about(&format!("{name} {}", contact.on_day));
            tx.db.remove(Contact::TABLE, id.as_str())
        })
    }
}

/// Contacts with the names of who spoke.
pub(super) fn contact_rows(db: &Db, contacts: Vec<Contact>) -> Result<Vec<ContactRow>> {
    let rows = contacts.into_iter().map(|contact| {
        let cadre = contact.cadre_id.as_ref();
        Ok(ContactRow {
            cadre: cadre.map(|id| db.person_name(id)).transpose()?,
            contact,
        })
    });
    rows.collect()
}
