//! 重点回引对象: kept in touch with, listed as of a day, given up.

use std::collections::HashMap;

use super::contacts::contact_rows;
use super::rules::{days_silent, CONTACT_DAYS};
use super::{
    Contact, NewPerson, Prospect, ProspectEdit, ProspectEnd, ProspectFilter, ProspectList,
    ProspectRow, WhichProspects, ENTERED,
};
use crate::changes::Outcome;
use crate::date::{in_force, in_words, Day};
use crate::error::{Error, OrNotFound, Refused, Result};
use crate::ids::{PersonId, ProspectId, VillageId};
use crate::mentoring::items::text;
use crate::names::mask_phone;
use crate::op::Op;
use crate::people::{typed_date, FactField, Field, Person, PersonInput};
use crate::registry::{Registry, Tx};
use crate::reserves::rules::in_pool_on;
use crate::reserves::{some_of, Reserve};
use crate::store::Row;
use crate::villages::Village;

/// Where the agreed number of days is remembered.
const KEPT_DAYS: &str = "selection.contact_days";

impl Registry {
    /// Prospects as of a day.
    pub fn prospects(&self, filter: &ProspectFilter, today: Day) -> Result<ProspectList> {
        let as_of = filter.as_of.unwrap_or(today);
        let prospects: Vec<Prospect> = self.db.all()?;
        let mut rows = self.prospect_rows(prospects, as_of)?;
        let open =
            |row: &ProspectRow| in_force(Some(row.prospect.from_on), row.prospect.until_on, as_of);
        let mut list = ProspectList {
            as_of,
            open: rows.iter().filter(|row| open(row)).count(),
            uncontacted: rows.iter().filter(|row| row.uncontacted).count(),
            entered: rows
                .iter()
                .filter(|row| !open(row) && row.prospect.end_reason.as_deref() == Some(ENTERED))
                .count(),
            contact_days: self.contact_days()?,
            rows: Vec::new(),
        };
        rows.retain(|row| match filter.which {
            WhichProspects::Open => open(row),
            WhichProspects::Uncontacted => row.uncontacted,
            WhichProspects::Ended => !open(row),
            WhichProspects::All => true,
        });
        rows.retain(|row| {
            filter.villages.is_empty() || filter.villages.contains(&row.prospect.village_id)
        });
        let asked = filter
            .text
            .as_deref()
            .map(str::trim)
            .filter(|it| !it.is_empty());
        if let Some(asked) = asked {
            let found = self.found_ids(asked)?;
            rows.retain(|row| {
                let own = [&row.prospect.field, &row.prospect.whereabouts, &row.cadre];
                found.contains(row.prospect.person_id.as_str())
                    || own.into_iter().flatten().any(|it| it.contains(asked))
            });
        }
        list.rows = rows;
        Ok(list)
    }

    /// Prospects that had begun by a day, with their contacts up to it; villages in paper order,
    /// the longest silent first.
    pub(super) fn prospect_rows(
        &self,
        mut prospects: Vec<Prospect>,
        as_of: Day,
    ) -> Result<Vec<ProspectRow>> {
        prospects.retain(|prospect| prospect.from_on.first_day() <= as_of);
        let most = self.contact_days()?;
        let people: Vec<&PersonId> = prospects.iter().map(|it| &it.person_id).collect();
        let facts = self.db.facts_of(&people, as_of)?;
        let villages = self.village_places(as_of)?;
        let mut rows = Vec::new();
        for prospect in prospects {
            let person: Person = self
                .db
                .find(prospect.person_id.as_str())?
                .or_not_found("人员")?;
            let spells: Vec<Reserve> = self.db.find_by("person_id", person.id.as_str())?;
            let mut contacts: Vec<Contact> =
                self.db.find_by("prospect_id", prospect.id.as_str())?;
            contacts.retain(|contact| contact.on_day.first_day() <= as_of);
            contacts.sort_by(|a, b| (b.on_day, &b.id).cmp(&(a.on_day, &a.id)));
            let days_silent = days_silent(
                prospect.from_on,
                contacts.first().map(|it| it.on_day),
                as_of,
            );
            let cadre = prospect.cadre_id.as_ref();
            let open = in_force(Some(prospect.from_on), prospect.until_on, as_of);
            rows.push(ProspectRow {
                cadre: cadre.map(|id| self.db.person_name(id)).transpose()?,
                village: villages.name(&prospect.village_id),
                education: facts
                    .get(&person.id)
                    .and_then(|facts| facts.get(FactField::Education))
                    .map(str::to_owned),
                contacts: contact_rows(&self.db, contacts)?,
                days_silent,
                uncontacted: open && days_silent > most,
                in_pool: spells.iter().any(|spell| in_pool_on(spell, as_of)),
                name: person.name,
                sex: person.sex,
                birth: person.birth,
                phone: person.phone.as_deref().map(mask_phone),
                prospect,
            });
        }
        rows.sort_by_key(|row| {
            let village = villages.place(&row.prospect.village_id);
            (
                village,
                std::cmp::Reverse(row.days_silent),
                row.prospect.id.clone(),
            )
        });
        Ok(rows)
    }

    /// After how many days without a contact a prospect is told of.
    pub fn contact_days(&self) -> Result<i64> {
        let kept = self.setting(KEPT_DAYS)?;
        Ok(kept
            .and_then(|text| text.parse().ok())
            .unwrap_or(CONTACT_DAYS))
    }

    /// Remembers another number of days.
    pub fn set_contact_days(&mut self, days: i64) -> Result<()> {
        if !(7..=730).contains(&days) {
            return Err(Error::invalid("days", "number.range", "应为 7 至 730 天"));
        }
        self.set_setting(KEPT_DAYS, &days.to_string())
    }

    /// Keeps in touch with somebody, or corrects what was registered of it. Somebody not yet in the
    /// register comes into it by the name alone.
    pub fn set_prospect(&mut self, edit: &ProspectEdit, today: Day) -> Result<Outcome<ProspectId>> {
        let from_on = typed_date("from_on", &edit.from_on)?;
        let Some(village_id) = &edit.village_id else {
            return Err(Error::invalid("village_id", "village.missing", "请选择村"));
        };
        let field = text("field", edit.field.as_deref(), 100)?;
        let whereabouts = text("whereabouts", edit.whereabouts.as_deref(), 100)?;
        let remark = text("remark", edit.remark.as_deref(), 500)?;
        self.transact(Op::SetProspect, |tx| {
            let village: Village = tx.db.find(village_id.as_str())?.or_not_found("村")?;
            let known: Option<Prospect> = match &edit.id {
                Some(id) => Some(tx.db.find(id.as_str())?.or_not_found("重点回引对象")?),
                None => None,
            };
            let person = match &known {
                Some(known) => tx.db.find(known.person_id.as_str())?.or_not_found("人员")?,
                None => tx.prospect_person(&edit.person, &village, today)?,
            };
            tx.about(&person.name);
            let cadre = edit.cadre.as_ref();
            let cadre = cadre
                .map(|cadre| tx.mentor_person(cadre, &village.township_id, from_on))
                .transpose()?;
            let prospect = Prospect {
                id: known
                    .as_ref()
                    .map_or_else(ProspectId::new, |it| it.id.clone()),
                township_id: village.township_id,
                person_id: person.id.clone(),
                village_id: village.id,
                field,
                whereabouts,
                cadre_id: cadre.map(|cadre| cadre.id),
                from_on,
                until_on: known.as_ref().and_then(|it| it.until_on),
                end_reason: known.as_ref().and_then(|it| it.end_reason.clone()),
                remark,
            };
            tx.refuse_prospect(&person, &prospect)?;
            match known {
                None => tx.db.insert(&prospect)?,
                Some(known) if known != prospect => tx.db.update(&prospect)?,
                Some(_) => {}
            }
            Ok(prospect.id)
        })
    }

    /// Gives prospects up on a day, for a reason. How many.
    pub fn end_prospects(&mut self, end: &ProspectEnd) -> Result<Outcome<usize>> {
        let until_on = typed_date("until_on", &end.until_on)?;
        let reason = text("reason", Some(&end.reason), 200)?;
        let reason =
            reason.ok_or_else(|| Error::invalid("reason", "reason.missing", "请填写终止的原因"))?;
        self.transact(Op::EndProspect, |tx| {
            let mut names = Vec::new();
            for id in &end.ids {
                let prospect: Prospect = tx.db.find(id.as_str())?.or_not_found("重点回引对象")?;
                let name = tx.db.person_name(&prospect.person_id)?;
                let from = prospect.from_on.first_day();
                let contacts: Vec<Contact> = tx.db.find_by("prospect_id", id.as_str())?;
                let last = contacts.iter().map(|it| it.on_day.first_day()).max();
                if until_on.first_day() < from {
                    let message = format!("{name}自{}起列入，终止时间不能更早", in_words(from));
                    return Err(Error::invalid("until_on", "interval.empty", message));
                }
                if let Some(last) = last.filter(|last| until_on.first_day() < *last) {
                    let message =
                        format!("{name}在{}还有联系记录，终止时间不能更早", in_words(last));
                    return Err(Error::invalid("until_on", "interval.empty", message));
                }
                tx.db.update(&Prospect {
                    until_on: Some(until_on),
                    end_reason: Some(reason.clone()),
                    ..prospect
                })?;
                names.push(name);
            }
            tx.about(&some_of(&names));
            Ok(names.len())
        })
    }

    /// Takes a prospect out that was registered by mistake, with its contacts; the person stays.
    pub fn remove_prospect(&mut self, id: &ProspectId) -> Result<Outcome<()>> {
        self.transact(Op::RemoveProspect, |tx| {
            let prospect: Prospect = tx.db.find(id.as_str())?.or_not_found("重点回引对象")?;
            let contacts: Vec<Contact> = tx.db.find_by("prospect_id", id.as_str())?;
            let name = tx.db.person_name(&prospect.person_id)?;
            tx.about(&match contacts.len() {
                0 => name,
                count => format!("{name}，连同 {count} 条联系记录"),
            });
            for contact in contacts {
                tx.db.remove(Contact::TABLE, contact.id.as_str())?;
            }
            tx.db.remove(Prospect::TABLE, id.as_str())
        })
    }
}

impl Tx<'_> {
    /// The person meant; a name not in the register comes into it.
    fn prospect_person(&self, typed: &NewPerson, village: &Village, today: Day) -> Result<Person> {
        if let Some(id) = &typed.person_id {
            return self.db.find(id.as_str())?.or_not_found("人员");
        }
        let fields = [
            (Field::Name, typed.name.clone().unwrap_or_default()),
            (Field::Phone, typed.phone.clone().unwrap_or_default()),
        ];
        let accepted = PersonInput(fields.into()).accept("")?;
        let person = self.add_person(&accepted, None, today, "")?;
        let of_village = Person {
            township_id: village.township_id.clone(),
            ..person
        };
        self.db.update(&of_village)?;
        Ok(of_village)
    }

    /// Nobody is kept in touch with twice at a time, nor while in a pool.
    fn refuse_prospect(&self, person: &Person, prospect: &Prospect) -> Result<()> {
        let name = person.name.clone();
        let first = prospect.from_on.first_day();
        let others: Vec<Prospect> = self.db.find_by("person_id", person.id.as_str())?;
        let clash = others.iter().find(|other| {
            let begins = other.from_on.first_day();
            let before = |end: Option<crate::date::PartialDate>, day: Day| {
                end.is_none_or(|end| day < end.first_day())
            };
            other.id != prospect.id
                && before(other.until_on, first)
                && before(prospect.until_on, begins)
        });
        if let Some(clash) = clash {
            let village = self.db.village_label(&clash.village_id)?;
            return Err(Refused::AlreadyProspect { name, village }.into());
        }
        let spells: Vec<Reserve> = self.db.find_by("person_id", person.id.as_str())?;
        if let Some(spell) = spells.iter().find(|spell| in_pool_on(spell, first)) {
            let village = self.db.village_label(&spell.village_id)?;
            return Err(Refused::AlreadyInPool { name, village }.into());
        }
        if let Some(until) = prospect.until_on.filter(|until| until.first_day() < first) {
            let message = format!("列入时间不能晚于终止时间{}", until.in_words());
            return Err(Error::invalid("from_on", "interval.empty", message));
        }
        let contacts: Vec<Contact> = self.db.find_by("prospect_id", prospect.id.as_str())?;
        let earliest = contacts.iter().map(|it| it.on_day.first_day()).min();
        if let Some(on) = earliest.filter(|on| *on < first) {
            let message = format!("{}已有联系记录，列入时间不能更晚", in_words(on));
            return Err(Error::invalid("from_on", "interval.empty", message));
        }
        Ok(())
    }
}

/// Names of villages and their order on paper.
pub(super) struct VillagePlaces(HashMap<VillageId, (usize, String)>);

impl VillagePlaces {
    pub(super) fn name(&self, id: &VillageId) -> String {
        self.0
            .get(id)
            .map(|(_, name)| name.clone())
            .unwrap_or_default()
    }

    pub(super) fn place(&self, id: &VillageId) -> usize {
        self.0.get(id).map_or(usize::MAX, |(place, _)| *place)
    }
}

impl Registry {
    pub(super) fn village_places(&self, as_of: Day) -> Result<VillagePlaces> {
        let villages = self.db.village_names(as_of)?.into_iter().enumerate();
        let places = villages.map(|(place, (id, name))| (id, (place, name)));
        Ok(VillagePlaces(places.collect()))
    }
}
